//! Sets the pieces of a flow in a column, in letters of one size: text, a name with its value and its scale, the rows of
//! tables.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::scene::{Flow, Ink, Measure, Piece, Placed, Track, What, is_right};
use crate::domain::document::Table;
use crate::tui::widgets::bars::cell_at;
use crate::tui::widgets::broken::Measured;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::section::shares;

/// How names, values and scales stand together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arranged {
    name: Name,
    /// The columns of the values.
    value: u16,
}

/// Where names stand.
#[derive(Clone, Copy, Debug)]
enum Name {
    /// Beside the scales, in so many columns.
    Beside(u16),
    /// Above the scales, with the values at their ends.
    Above,
    /// Alone above the scales, which have the values at their ends.
    Alone,
    /// Above the scales, with the values below these.
    OnTop,
}

pub(super) fn short(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// Adds rows up; what is more than any wall has stays that.
pub(super) fn together<const N: usize>(rows: [u16; N]) -> u16 {
    rows.into_iter().fold(0, u16::saturating_add)
}

/// A piece set in a column: the rows it takes, and what is drawn there, counted from its upper left corner.
#[derive(Debug)]
pub(super) struct SetPiece {
    pub(super) rows: u16,
    pub(super) inks: Vec<Placed>,
}

impl SetPiece {
    /// The same as the piece with this index.
    pub(super) fn of(mut self, index: usize) -> Self {
        for ink in &mut self.inks {
            ink.piece = Some(index);
        }
        self
    }
}

/// What was measured of a piece: its index, the size of the letters and the columns there are.
type Known = HashMap<(usize, Size, u16), Option<Rc<SetPiece>>>;

/// The lines of a wall of words, each with how many words stand in it.
pub(super) type Lines = Rc<Vec<(Rc<SetPiece>, usize)>>;

/// How wide the columns of a table are.
pub(super) type Widths = Rc<Vec<usize>>;

/// Sets the pieces of a flow, and remembers what it set.
pub(super) struct Setter<'a> {
    pub(super) flow: &'a Flow,
    set: RefCell<Known>,
    /// The columns before texts, for a size.
    insets: RefCell<HashMap<Size, u16>>,
    /// How measures are arranged, for a size and a width.
    pub(super) arranged: RefCell<HashMap<(Size, u16), Arranged>>,
    /// How wide the columns of tables are, for a table, a size and a width.
    pub(super) tables: RefCell<HashMap<(usize, Size, u16), Widths>>,
    /// The lines of a wall of words, for a size and a width.
    pub(super) lines: RefCell<HashMap<(Size, u16), Option<Lines>>>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(flow: &'a Flow) -> Self {
        Self {
            flow,
            set: RefCell::default(),
            insets: RefCell::default(),
            arranged: RefCell::default(),
            tables: RefCell::default(),
            lines: RefCell::default(),
        }
    }

    pub(super) fn piece(&self, index: usize, size: Size, width: u16) -> Option<Rc<SetPiece>> {
        let key = (index, size, width);
        if let Some(known) = self.set.borrow().get(&key) {
            return known.clone();
        }
        let piece = self.flow.pieces.get(index)?;
        let set = self.set_piece(index, piece, size, width).map(Rc::new);
        self.set.borrow_mut().insert(key, set.clone());
        set
    }

    fn set_piece(&self, index: usize, piece: &Piece, size: Size, width: u16) -> Option<SetPiece> {
        // What is larger than the rest is less so where it is too wide.
        let steps = (0..=piece.steps.max(0))
            .rev()
            .map(|step| step.min(piece.steps));
        let mut sizes = steps.map(|steps| self.own(size, steps));
        let set = sizes.find_map(|own| self.set_in(piece, own, width))?;
        Some(set.of(index))
    }

    /// Returns the letters of a piece that is so many steps larger or smaller than those of this size.
    pub(super) fn own(&self, size: Size, steps: i8) -> Size {
        let least = if self.flow.is_large {
            size.min(Size::SMALL)
        } else {
            Size::CELLS
        };
        size.further(steps).max(least)
    }

    /// Sets a piece in letters of this size; `None` if it cannot be set in them.
    pub(super) fn set_in(&self, piece: &Piece, own: Size, width: u16) -> Option<SetPiece> {
        Some(match &piece.what {
            What::Text(text) => {
                let inset = if piece.mark.is_empty() {
                    0
                } else {
                    self.inset(own)
                };
                let room = width.saturating_sub(inset);
                let mut inks = Vec::new();
                if inset > 0 {
                    let columns = short(own.columns(&piece.mark));
                    let x = inset.saturating_sub(columns + short(own.columns(" ")));
                    inks.push(line(own, (x, 0), columns, &piece.mark, piece.style));
                }
                let lines = text.lines(own, room.into())?;
                for (y, text) in (0..).zip(&lines) {
                    inks.push(line(own, (inset, y * own.rows()), room, text, piece.style));
                }
                SetPiece {
                    rows: short(lines.len()) * own.rows(),
                    inks,
                }
            }
            What::Measure(measure) => self.measure(measure, piece, own, width)?,
            What::Row(cells, table) => {
                let row = self.row(cells, *table, piece, own, width);
                let is_last = own == Size::CELLS;
                row.or_else(|| is_last.then(|| stacked(cells, piece, width)).flatten())?
            }
        })
    }

    /// Returns the columns before texts, in which their marks stand.
    pub(super) fn inset(&self, size: Size) -> u16 {
        if let Some(known) = self.insets.borrow().get(&size) {
            return *known;
        }
        let marks = self
            .flow
            .pieces
            .iter()
            .filter(|piece| !piece.mark.is_empty());
        let widest = marks
            .map(|piece| size.columns(&format!("{} ", piece.mark)))
            .max();
        let inset = short(widest.unwrap_or(0));
        self.insets.borrow_mut().insert(size, inset);
        inset
    }

    fn arranged(&self, size: Size, width: u16) -> Arranged {
        if let Some(known) = self.arranged.borrow().get(&(size, width)) {
            return *known;
        }
        let measures = self
            .flow
            .pieces
            .iter()
            .filter_map(|piece| match &piece.what {
                What::Measure(measure) => Some(&**measure),
                _ => None,
            });
        let measures: Vec<&Measure> = measures.collect();
        let values = measures.iter().map(|measure| measure.value.columns(size));
        let value = short(values.max().unwrap_or(0));
        let gap = short(size.columns("  "));
        let lines = |columns: u16| {
            let lines = measures.iter().map(|measure| {
                let lines = measure.label.lines(size, columns.into())?;
                Some(lines.len())
            });
            lines.collect::<Option<Vec<usize>>>()
        };
        let tenths = [2, 3, 4, 5].map(|tenths| width * tenths / 10);
        let in_lines = |most: usize| {
            let fits =
                |columns: &u16| lines(*columns).is_some_and(|it| it.iter().all(|n| *n <= most));
            tenths.into_iter().find(fits)
        };
        let beside = in_lines(1)
            .or_else(|| in_lines(2))
            .filter(|label| width.saturating_sub(label + value + 2 * gap) >= (width / 4).max(8));
        let rows = |columns: u16, each: u16| {
            let rows = |n: usize| n * usize::from(size.rows()) + usize::from(each);
            Some(lines(columns)?.into_iter().map(rows).sum::<usize>())
        };
        let room = width.checked_sub(value + gap);
        let tracks = measures.iter().map(|it| track_rows(&it.track, size));
        let above = room.and_then(|room| rows(room, tracks.max().unwrap_or(0)));
        let name = match beside {
            Some(columns) => Name::Beside(columns),
            // A scale and a name need some room beside the values.
            None if room < Some((width / 4).max(8)) => Name::OnTop,
            None if above.is_some() && above <= rows(width, size.rows()) => Name::Above,
            None => Name::Alone,
        };
        let arranged = Arranged { name, value };
        self.arranged.borrow_mut().insert((size, width), arranged);
        arranged
    }

    /// Sets a name, its value and its scale: beside each other if there is room, else the scale below the name. The value
    /// stands at the end of the name, or where it would break that into more lines, at the end of the scale.
    pub(super) fn measure(
        &self,
        measure: &Measure,
        piece: &Piece,
        size: Size,
        width: u16,
    ) -> Option<SetPiece> {
        let arranged = self.arranged(size, width);
        let gap = short(size.columns("  "));
        let beside = width.saturating_sub(arranged.value + gap);
        let columns = match arranged.name {
            Name::Beside(columns) => columns,
            Name::Above => beside,
            Name::Alone | Name::OnTop => width,
        };
        let names = measure.label.lines(size, columns.into())?;
        let values = measure.value.lines(size, width.into())?;
        let mut inks = Vec::new();
        for (y, text) in (0..).zip(&names) {
            let at = (0, y * size.rows());
            inks.push(line(size, at, columns, text, piece.style));
        }
        let under = short(names.len().max(1)) * size.rows();
        // Letters' own scales are letters, and a bar that stands beside letters is nearly as high as they are.
        let high = (size.rows() * 2 / 3).max(1);
        let (top, area, rows) = match arranged.name {
            Name::Beside(_) => {
                let x = columns + gap;
                let area = Rect::new(x, 0, beside.saturating_sub(x), high);
                (0, area, under)
            }
            Name::Above => {
                let height = track_rows(&measure.track, size);
                // Below large letters a bar must not touch the name of the next.
                let apart = u16::from(size > Size::CELLS && height > 0);
                let area = Rect::new(0, under, width, height - apart);
                let top = under.saturating_sub(size.rows());
                (top, area, together([under, height]))
            }
            Name::Alone => {
                let (down, high) = match measure.track {
                    Track::Pair(_) => (0, size.rows()),
                    _ => ((size.rows() - high).div_ceil(2), high),
                };
                let area = Rect::new(0, under + down, beside, high);
                let rows = short(values.len().max(1)) * size.rows();
                (under, area, together([under, rows]))
            }
            Name::OnTop => {
                let height = track_rows(&measure.track, size);
                let area = Rect::new(0, under, width, height.min(high));
                let top = together([under, height]);
                let rows = short(values.len()) * size.rows();
                (top, area, together([top, rows, 1]))
            }
        };
        for (y, text) in (0..).zip(&values) {
            let taken = short(size.columns(text));
            let is_below = matches!(arranged.name, Name::OnTop);
            let x = if is_below {
                0
            } else {
                width.saturating_sub(taken)
            };
            let at = (x, top.saturating_add(y * size.rows()));
            inks.push(line(size, at, taken.min(width), text, measure.strong));
        }
        track(measure, area, size, &mut inks);
        Some(SetPiece { rows, inks })
    }

    pub(super) fn row(
        &self,
        cells: &[Measured],
        table: usize,
        piece: &Piece,
        size: Size,
        width: u16,
    ) -> Option<SetPiece> {
        let columns = self.columns(table, size, width)?;
        let gap = short(size.columns("  "));
        let (mut x, mut most) = (0, 1);
        let mut inks = Vec::new();
        let found = self.flow.tables.get(table)?;
        for (n, (cell, column)) in cells.iter().zip(columns.iter()).enumerate() {
            let lines = cell.lines(size, *column)?;
            most = most.max(lines.len());
            let room = short(*column);
            for (y, text) in (0..).zip(&lines) {
                let taken = short(size.columns(text));
                let inset = if is_right(found, n) {
                    room.saturating_sub(taken)
                } else {
                    0
                };
                let at = (x + inset, y * size.rows());
                inks.push(line(size, at, taken.min(room), text, piece.style));
            }
            x += room + gap;
        }
        Some(SetPiece {
            rows: short(most) * size.rows(),
            inks,
        })
    }

    /// Returns how wide the columns of a table are; `None` if they do not fit beside each other.
    fn columns(&self, table: usize, size: Size, width: u16) -> Option<Widths> {
        let key = (table, size, width);
        if let Some(known) = self.tables.borrow().get(&key) {
            return Some(Rc::clone(known));
        }
        let widths = Rc::new(widths(self.flow.tables.get(table)?, size, width)?);
        self.tables.borrow_mut().insert(key, Rc::clone(&widths));
        Some(widths)
    }
}

/// Returns how wide the columns of a table are in letters of a size; `None` if they do not fit beside each other.
pub(super) fn widths(table: &Table, size: Size, width: u16) -> Option<Vec<usize>> {
    let natural: Vec<usize> = (0..table.columns.len())
        .map(|n| {
            let title = table.columns.get(n).map(|column| column.title.as_str());
            let cells = table.rows.iter().filter_map(|row| row.get(n));
            let texts = cells.map(String::as_str).chain(title);
            texts.map(|text| size.columns(text)).max().unwrap_or(0)
        })
        .collect();
    let gaps = size.columns("  ") * natural.len().saturating_sub(1);
    let room = usize::from(width).checked_sub(gaps)?;
    let least = if size == Size::CELLS {
        1
    } else {
        size.columns("nnnn")
    };
    let widths = shares(&natural, room, least);
    // What the rows are must not come to stand as a tower of syllables.
    let first = natural.first().copied().unwrap_or(0);
    let is_tower =
        size > Size::CELLS && widths.first() < Some(&first.min(size.columns("nnnnnnnnnnnn")));
    (!is_tower && widths.iter().sum::<usize>() <= room).then_some(widths)
}

/// Sets the cells of a row below one another, where they do not fit beside each other.
pub(super) fn stacked(cells: &[Measured], piece: &Piece, width: u16) -> Option<SetPiece> {
    let lines = cells
        .iter()
        .map(|cell| cell.lines(Size::CELLS, width.into()));
    let lines: Vec<String> = lines.collect::<Option<Vec<_>>>()?.concat();
    let inks = (0..).zip(&lines);
    let inks = inks.map(|(y, text)| line(Size::CELLS, (0, y), width, text, piece.style));
    Some(SetPiece {
        rows: short(lines.len()),
        inks: inks.collect(),
    })
}

pub(super) fn line(size: Size, (x, y): (u16, u16), width: u16, text: &str, style: Style) -> Placed {
    Placed {
        area: Rect::new(x, y, width, size.rows()),
        size,
        ink: Ink::Text(text.to_owned(), style),
        piece: None,
    }
}

/// Returns the rows of a scale below a name, and what is free below it.
fn track_rows(track: &Track, size: Size) -> u16 {
    let apart = u16::from(size > Size::CELLS);
    match track {
        // Points are letters.
        Track::Pair(_) => size.rows() + apart,
        Track::Bar(length, None) if *length <= 0.0 => 0,
        _ => ((size.rows() + 1) / 3).max(1) + apart,
    }
}

fn track(measure: &Measure, area: Rect, size: Size, inks: &mut Vec<Placed>) {
    let [accent, other] = measure.inks;
    let mut put = |area: Rect, ink: Ink| {
        inks.push(Placed {
            area,
            size,
            ink,
            piece: None,
        });
    };
    match &measure.track {
        Track::Bar(length, yardstick) => {
            if *length > 0.0 {
                put(area, Ink::Bar((0.0, *length), accent, size == Size::CELLS));
            }
            if let Some(range) = yardstick {
                put(area, Ink::Range(*range, other));
            }
        }
        Track::Pair(at) => {
            if let [Some(first), Some(second)] = at {
                let between = (first.min(*second), first.max(*second));
                put(area, Ink::Range(between, other));
            }
            let mut taken = None;
            for (at, sign) in at.iter().zip(["●", "○"]) {
                let Some(at) = at else { continue };
                let columns = short(size.columns(sign));
                let room = area.width.saturating_sub(columns);
                let x = area.x + short(cell_at(*at, usize::from(room) + 1));
                // Where two points are one, the first is seen.
                if taken.is_none_or(|taken: u16| taken.abs_diff(x) >= columns) {
                    let place = Rect::new(x, area.y, columns, size.rows());
                    put(place, Ink::Text(sign.to_owned(), accent));
                }
                taken = taken.or(Some(x));
            }
        }
        Track::Balance([left, right]) => {
            let is_low = size == Size::CELLS;
            put(area, Ink::Bar((0.5 - left / 2.0, 0.5), accent, is_low));
            put(area, Ink::Bar((0.5, 0.5 + right / 2.0), other, is_low));
        }
    }
}
