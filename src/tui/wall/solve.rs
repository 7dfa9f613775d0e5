//! Gives every block of a scene the size of its letters, and a place on a page: everything is seen whole, and as large
//! as it fits.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use ratatui::layout::Rect;

use super::flow::{Packed, gutter};
use super::layout::{Kept, Layout};
use super::page::PLAIN;
use super::scene::{Block, Content, Flow, Ink, Placed, Rank, Scene, clock_rows};
use super::set::Setter;
use crate::tui::widgets::large::Size;

/// Lays out a scene. Where there is too little room, first more columns are tried, then smaller letters for the block
/// of the lowest rank, then pages.
pub(super) fn solve(scene: &Scene, area: Rect, previous: Option<&Kept>) -> Layout {
    let solver = Solver::new(scene, area);
    let stage = solver.stage(previous);
    let sizes = solver.stages.get(stage).cloned().unwrap_or_default();
    let sizes = solver.enlarged(sizes);
    let pages = solver.place(&sizes);
    let focus = solver.flow().and_then(|(_, flow)| flow.focus);
    let is_there = |page: &Vec<Placed>| focus.is_some() && page.iter().any(|it| it.piece == focus);
    Layout {
        focus: pages.iter().position(is_there).unwrap_or(0),
        pages,
        kept: Kept {
            key: scene.key,
            area,
            sizes,
        },
    }
}

/// The most pages that a list takes before its letters become the terminal's own, where these are small.
const MOST_PAGES: u16 = 4;

struct Solver<'a> {
    scene: &'a Scene,
    area: Rect,
    setter: Option<Setter<'a>>,
    /// The sizes of all blocks to try, the best first: from one to the next a single block is a step smaller.
    stages: Vec<Vec<Size>>,
    /// The rows between blocks.
    gap: u16,
    texts: RefCell<HashMap<(usize, Size), Option<u16>>>,
    fitting: RefCell<HashMap<(Size, u16, bool, u16), usize>>,
}

/// A flow divided into pages.
struct Paged {
    pages: Packed,
    /// How many columns a page has.
    columns: u16,
    /// How many pieces have smaller letters than the rest, because they are higher than a page.
    smaller: usize,
    /// How many pieces go on on another page, because even so they are higher than one.
    splits: usize,
}

/// Returns the sizes to try. The next block to become smaller is the one whose letters are largest for its rank: of two
/// as large, that of the lower rank.
fn stages(blocks: &[Block]) -> Vec<Vec<Size>> {
    let first: Vec<Size> = blocks.iter().map(|block| block.sizes.1).collect();
    std::iter::successors(Some(first), |sizes| {
        let (index, _) = blocks
            .iter()
            .zip(sizes)
            .enumerate()
            .filter(|(_, (block, size))| **size > block.sizes.0)
            .max_by_key(|(_, (block, size))| {
                (size.step() + block.rank.behind(), Reverse(block.rank))
            })?;
        let mut next = sizes.clone();
        let size = next.get_mut(index)?;
        *size = size.smaller()?;
        Some(next)
    })
    .collect()
}

impl<'a> Solver<'a> {
    fn new(scene: &'a Scene, area: Rect) -> Self {
        let flow = scene.blocks.iter().find_map(|block| match &block.content {
            Content::Flow(flow) => Some(flow),
            Content::Text(..) | Content::Clock(_) => None,
        });
        Self {
            scene,
            area,
            setter: flow.map(Setter::new),
            stages: stages(&scene.blocks),
            gap: match area.height {
                ..16 => 0,
                16..40 => 1,
                _ => 2,
            },
            texts: RefCell::default(),
            fitting: RefCell::default(),
        }
    }

    fn flow(&self) -> Option<(usize, &'a Flow)> {
        let mut blocks = self.scene.blocks.iter().enumerate();
        blocks.find_map(|(index, block)| match &block.content {
            Content::Flow(flow) => Some((index, flow)),
            Content::Text(..) | Content::Clock(_) => None,
        })
    }

    fn width(&self, block: &Block) -> usize {
        self.area.width.saturating_sub(block.aside).into()
    }

    /// Returns the rows a text takes; `None` if it cannot be set in letters of this size.
    fn text_rows(&self, index: usize, size: Size) -> Option<u16> {
        if let Some(known) = self.texts.borrow().get(&(index, size)) {
            return *known;
        }
        let rows = match &self.scene.blocks.get(index)?.content {
            Content::Text(text, _) => {
                let block = self.scene.blocks.get(index)?;
                let lines = text.lines(size, self.width(block));
                lines.and_then(|lines| u16::try_from(lines.len()).ok()?.checked_mul(size.rows()))
            }
            Content::Clock(_) => Some(clock_rows(size)),
            Content::Flow(_) => None,
        };
        self.texts.borrow_mut().insert((index, size), rows);
        rows
    }

    /// Returns the rows that the texts and the clock leave; `None` if they do not even fit themselves.
    fn room(&self, sizes: &[Size]) -> Option<u16> {
        let mut left = self.area.height;
        for (index, (block, size)) in self.scene.blocks.iter().zip(sizes).enumerate() {
            if !matches!(block.content, Content::Flow(_)) {
                left = left.checked_sub(self.text_rows(index, *size)?)?;
            }
        }
        let gaps = u16::try_from(self.scene.blocks.len().saturating_sub(1)).unwrap_or(u16::MAX);
        left.checked_sub(gaps.saturating_mul(self.gap))
    }

    /// Counts the pieces of the flow, from the first on, that stand on one page, or on a few of a list; all blocks fit if
    /// these are all. Of a scene without a flow it counts one if it fits. With `one_more` all count only if there is room
    /// for another.
    fn count(&self, sizes: &[Size], one_more: bool) -> usize {
        let Some(room) = self.room(sizes) else {
            return 0;
        };
        let (Some((index, _)), Some(setter)) = (self.flow(), &self.setter) else {
            return 1;
        };
        let Some(size) = sizes.get(index).copied() else {
            return 0;
        };
        let width = self.area.width;
        // More pages are better than letters that nobody at the back reads.
        let is_plain_next = size == Size::SMALL && self.area.height >= PLAIN;
        let pages = match setter.flow.is_growing && is_plain_next {
            // Before there are many of them the question makes way.
            true if self.is_asked_small(sizes) => MOST_PAGES,
            true => 2,
            false => 1,
        };
        let known = (size, room, one_more, pages);
        if let Some(count) = self.fitting.borrow().get(&known) {
            return *count;
        }
        let columns = 1..=setter.most_columns(size, width);
        let counts =
            columns.map(|count| setter.fitting(size, (width, room), (count, pages), one_more));
        let count = counts.max().unwrap_or(0);
        self.fitting.borrow_mut().insert(known, count);
        count
    }

    /// Whether what the room is to look at is in the smallest large letters, or in smaller ones.
    fn is_asked_small(&self, sizes: &[Size]) -> bool {
        let mut blocks = self.scene.blocks.iter().zip(sizes);
        blocks.all(|(block, size)| {
            let is_asked = matches!(block.content, Content::Text(..)) && block.rank == Rank::First;
            !is_asked || *size <= Size::SMALL
        })
    }

    /// Returns how much there is to fit.
    fn all(&self) -> usize {
        self.flow().map_or(1, |(_, flow)| flow.pieces.len())
    }

    /// Returns the stage to lay the scene out in.
    fn stage(&self, previous: Option<&Kept>) -> usize {
        let last = self.stages.len().saturating_sub(1);
        let best = if self.flow().is_some_and(|(_, flow)| flow.is_growing) {
            self.grown(last)
        } else {
            let fits = |stage: &Vec<Size>| self.count(stage, false) >= self.all();
            let whole = self.stages.iter().position(fits);
            whole.unwrap_or_else(|| self.paged(last))
        };
        let known = previous.filter(|kept| kept.key == self.scene.key && kept.area == self.area);
        let was = known.and_then(|kept| self.stages.iter().position(|it| *it == kept.sizes));
        let Some(was) = was.filter(|was| *was > best) else {
            return best;
        };
        // Letters become larger again only when there is room for one piece more than that takes.
        let has_spare = |stage: &usize| {
            let sizes = self.stages.get(*stage).map_or(&[][..], Vec::as_slice);
            self.count(sizes, true) >= self.all()
        };
        (best..was).find(has_spare).unwrap_or(was)
    }

    /// Returns the stage for what takes pages anyhow: as large as it can be on so many, and if the letters of the flow
    /// become larger that way, all of them, on one more. What is to be compared stands on as few as it can.
    fn paged(&self, last: usize) -> usize {
        let flow = |stage: usize| {
            let (index, _) = self.flow()?;
            self.stages.get(stage)?.get(index).copied()
        };
        let paged = |stage: usize| self.packed(self.stages.get(stage)?);
        let is_chart = self.flow().is_some_and(|(_, flow)| flow.is_chart());
        let Some(least) = paged(last) else {
            return last;
        };
        let mut best = last;
        for stage in (0..last).rev() {
            let more = usize::from(!is_chart && flow(stage) > flow(last));
            match paged(stage) {
                Some(paged) if paged.pages.len() > least.pages.len() + 1 => break,
                Some(paged) if paged.smaller > least.smaller => break,
                Some(paged) if paged.pages.len() <= least.pages.len() + more => best = stage,
                _ => {}
            }
        }
        best
    }

    /// Puts the flow on as few pages as it takes; `None` if the texts leave no room for it.
    fn packed(&self, sizes: &[Size]) -> Option<Paged> {
        let (index, _) = self.flow()?;
        let setter = self.setter.as_ref()?;
        let size = *sizes.get(index)?;
        let room = self.room(sizes)?;
        let width = self.area.width;
        (1..=setter.most_columns(size, width))
            .map(|columns| {
                let (pages, [smaller, splits]) = setter.pages(size, (width, room), columns);
                Paged {
                    pages,
                    columns,
                    smaller,
                    splits,
                }
            })
            .min_by_key(|paged| (paged.splits, paged.smaller, paged.pages.len()))
    }

    /// Returns the stage for a list as it grew: with each piece no block became smaller by more than a step.
    fn grown(&self, last: usize) -> usize {
        let counts: Vec<usize> = self
            .stages
            .iter()
            .map(|sizes| self.count(sizes, false))
            .collect();
        let mut stage = None;
        for pieces in 1..=self.all() {
            let fitting = counts
                .iter()
                .position(|count| *count >= pieces)
                .unwrap_or(last);
            stage = Some(match stage {
                None => fitting,
                Some(before) if fitting > before => self.a_step_below(before).min(fitting),
                Some(before) => before,
            });
        }
        stage.unwrap_or(last)
    }

    /// Enlarges what there is still room for, the highest rank first. A list that grows is left as it is, so that it
    /// does not jump.
    fn enlarged(&self, mut sizes: Vec<Size>) -> Vec<Size> {
        let is_growing = self.flow().is_some_and(|(_, flow)| flow.is_growing);
        if is_growing || self.count(&sizes, false) < self.all() {
            return sizes;
        }
        let blocks = self.scene.blocks.iter().enumerate();
        let mut ranked: Vec<(usize, &Block)> = blocks.collect();
        ranked.sort_by_key(|(_, block)| block.rank);
        for (index, block) in ranked {
            let most = self.most(block, &sizes);
            while let Some(size) = sizes.get(index).copied().filter(|it| *it < most) {
                let mut larger = sizes.clone();
                if let Some(it) = larger.get_mut(index) {
                    *it = size.further(1);
                }
                if self.count(&larger, false) < self.all() {
                    break;
                }
                sizes = larger;
            }
        }
        sizes
    }

    /// Returns the largest letters a block may have: those of a text are no larger than those of what matters more,
    /// and a clock that has nothing to say is no larger than what the room looks at.
    fn most(&self, block: &Block, sizes: &[Size]) -> Size {
        let most = block.sizes.1;
        let blocks = self.scene.blocks.iter().zip(sizes);
        let above = match block.content {
            Content::Text(..) => blocks
                .filter(|(other, _)| {
                    !matches!(other.content, Content::Clock(_)) && other.rank < block.rank
                })
                .map(|(_, size)| *size)
                .min(),
            Content::Clock(false) if block.rank == Rank::Third => blocks
                .filter(|(other, _)| other.rank == Rank::First)
                .map(|(_, size)| *size)
                .max(),
            Content::Clock(_) | Content::Flow(_) => None,
        };
        above.map_or(most, |above| above.min(most))
    }

    /// Returns the last stage in which no block is more than a step smaller than in this one.
    fn a_step_below(&self, stage: usize) -> usize {
        let Some(before) = self.stages.get(stage) else {
            return stage;
        };
        let is_near = |sizes: &Vec<Size>| {
            let pairs = before.iter().zip(sizes);
            pairs
                .clone()
                .all(|(before, size)| size.step() + 1 >= before.step())
        };
        let near = self
            .stages
            .iter()
            .skip(stage)
            .take_while(|sizes| is_near(sizes));
        stage + near.count().saturating_sub(1)
    }

    /// Puts everything in its place.
    fn place(&self, sizes: &[Size]) -> Vec<Vec<Placed>> {
        let size_of = |index: usize| sizes.get(index).copied().unwrap_or(Size::CELLS);
        let left = self.room(sizes).unwrap_or(0);
        let paged = self.packed(sizes);
        let mut pages: Vec<Vec<Placed>> = Vec::new();
        let count = paged.as_ref().map_or(1, |paged| paged.pages.len().max(1));
        for number in 0..count {
            let mut page = Vec::new();
            let used = paged
                .as_ref()
                .map_or(0, |paged| tallest(&paged.pages, number));
            // An urgent clock grows into what is free; only what it leaves comes between the others.
            let free = left.saturating_sub(used);
            let grown = self.clock_growth(free);
            let free = free - grown;
            // What is left over comes above what stands alone, and between the pieces of a list.
            let mut y = if self.scene.is_centred {
                free / 2
            } else if paged.is_none() {
                free / 3
            } else {
                0
            };
            for (index, block) in self.scene.blocks.iter().enumerate() {
                let size = size_of(index);
                match (&block.content, &paged) {
                    (Content::Text(text, style), _) => {
                        let lines = text.lines(size, self.width(block)).unwrap_or_default();
                        for line in lines {
                            let columns = u16::try_from(size.columns(&line)).unwrap_or(u16::MAX);
                            let inset = if self.scene.is_centred {
                                self.area.width.saturating_sub(columns) / 2
                            } else {
                                0
                            };
                            let area = Rect {
                                x: self.area.x + inset,
                                y: self.area.y + y,
                                width: self.area.width - inset,
                                height: size.rows(),
                            };
                            page.push(Placed {
                                area: area.intersection(self.area),
                                size,
                                ink: Ink::Text(line, *style),
                                piece: None,
                            });
                            y = y.saturating_add(size.rows());
                        }
                    }
                    (Content::Flow(_), Some(paged)) => {
                        let column = Setter::column(size, self.area.width, paged.columns);
                        let step = column + gutter(size);
                        put(
                            &paged.pages,
                            number,
                            (step, free, size),
                            self.area,
                            y,
                            &mut page,
                        );
                        y = y.saturating_add(left - grown);
                    }
                    (Content::Clock(_), _) => page.push(self.clock(size, grown)),
                    (Content::Flow(_), _) => {}
                }
                y = y.saturating_add(self.gap);
            }
            pages.push(page);
        }
        pages
    }

    /// Returns how many of the free rows the clock takes besides its own: some where the time matters, else none.
    fn clock_growth(&self, free: u16) -> u16 {
        let is_urgent = |block: &Block| matches!(block.content, Content::Clock(true));
        if self.scene.blocks.iter().any(is_urgent) {
            free.min(self.area.height / 4)
        } else {
            0
        }
    }

    /// Returns the place of the clock: the last rows, those of its digits and so many more.
    fn clock(&self, size: Size, more: u16) -> Placed {
        let height = (clock_rows(size) + more).min(self.area.height);
        Placed {
            area: Rect {
                y: self.area.bottom() - height,
                height,
                ..self.area
            },
            size: Size::CELLS,
            ink: Ink::Clock,
            piece: None,
        }
    }
}

/// Returns the rows of the tallest column of a page.
fn tallest(packed: &Packed, page: usize) -> u16 {
    let columns = packed.get(page).into_iter().flatten();
    let rows = columns.filter_map(|column| column.last().map(|(y, set)| y + set.rows));
    rows.max().unwrap_or(0)
}

/// Puts the pieces of a page in their places, with what is free between them.
fn put(
    packed: &Packed,
    number: usize,
    (step, free, size): (u16, u16, Size),
    area: Rect,
    top: u16,
    page: &mut Vec<Placed>,
) {
    let Some(columns) = packed.get(number) else {
        return;
    };
    let most = columns.iter().map(Vec::len).max().unwrap_or(0);
    let gaps = u16::try_from(most.saturating_sub(1)).unwrap_or(u16::MAX);
    let between = free
        .checked_div(gaps)
        .unwrap_or(0)
        .min(size.rows().div_ceil(2));
    for (n, column) in (0..).zip(columns) {
        for (k, (y, set)) in (0..).zip(column) {
            let y = area.y + top + y + between * k;
            for ink in &set.inks {
                let place = Rect {
                    x: area.x + n * step + ink.area.x,
                    y: y + ink.area.y,
                    ..ink.area
                };
                page.push(Placed {
                    area: place.intersection(area),
                    ..ink.clone()
                });
            }
        }
    }
}
