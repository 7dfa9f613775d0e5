//! Sets a wall of words: words of several sizes beside each other, in lines.

use std::rc::Rc;

use super::flow::Packed;
use super::scene::{Ink, Placed};
use super::set::{Lines, SetPiece, Setter, short, together};
use crate::tui::widgets::large::Size;

/// A line that is being filled: its words, each with the column it begins at.
#[derive(Default)]
struct Line {
    words: Vec<(u16, Rc<SetPiece>)>,
    columns: u16,
}

impl Line {
    /// Puts its words on one foot, in the middle of the width.
    fn set(self, width: u16) -> (Rc<SetPiece>, usize) {
        let rows = self
            .words
            .iter()
            .map(|(_, set)| set.rows)
            .max()
            .unwrap_or(0);
        let left = width.saturating_sub(self.columns) / 2;
        let count = self.words.len();
        let inks = self.words.iter().flat_map(|(x, set)| {
            set.inks.iter().map(move |ink| {
                let mut ink = ink.clone();
                ink.area.x += left + x;
                ink.area.y += rows - set.rows;
                ink
            })
        });
        let inks = inks.collect();
        (Rc::new(SetPiece { rows, inks }), count)
    }
}

impl Setter<'_> {
    /// Returns the lines of a wall of words in letters of a size; `None` if one of them cannot be set in them.
    pub(super) fn lines(&self, size: Size, width: u16) -> Option<Lines> {
        let key = (size, width);
        if let Some(known) = self.lines.borrow().get(&key) {
            return known.clone();
        }
        let lines = self.set_lines(size, width).map(Rc::new);
        self.lines.borrow_mut().insert(key, lines.clone());
        lines
    }

    fn set_lines(&self, size: Size, width: u16) -> Option<Vec<(Rc<SetPiece>, usize)>> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        for index in 0..self.flow.pieces.len() {
            let set = self.piece(index, size, width)?;
            let (word, columns) = bare(&set);
            let gap = short(size.columns("  ")).max(3);
            if !line.words.is_empty() && together([line.columns, gap, columns]) > width {
                lines.push(std::mem::take(&mut line).set(width));
            }
            let x = if line.words.is_empty() {
                0
            } else {
                line.columns + gap
            };
            line.columns = x + columns;
            line.words.push((x, Rc::new(word)));
        }
        if !line.words.is_empty() {
            lines.push(line.set(width));
        }
        Some(lines)
    }

    /// Counts the words, from the first on, that stand in so many rows.
    pub(super) fn words_in(&self, size: Size, (width, rows): (u16, u16)) -> usize {
        let Some(lines) = self.lines(size, width) else {
            return 0;
        };
        let (mut used, mut count) = (0, 0);
        for (set, words) in lines.iter() {
            let gap = if used == 0 { 0 } else { between(size) };
            used = together([used, gap, set.rows]);
            if used > rows {
                break;
            }
            count += words;
        }
        count
    }

    /// Puts the lines on as many pages as that takes, in smaller letters where one is higher than a page; also returns
    /// how many words those are.
    pub(super) fn pages_of_words(&self, size: Size, (width, rows): (u16, u16)) -> (Packed, usize) {
        let sizes = std::iter::successors(Some(size), |size| size.smaller());
        let fits = |lines: &Lines| lines.iter().all(|(set, _)| set.rows <= rows);
        let mut found = sizes.filter_map(|size| Some((size, self.lines(size, width)?)));
        let found = found.find(|(own, lines)| fits(lines) || *own == Size::CELLS);
        let Some((own, lines)) = found else {
            return (vec![vec![Vec::new()]], 0);
        };
        let mut pages: Packed = vec![vec![Vec::new()]];
        let mut used = 0;
        for (set, _) in lines.iter() {
            let gap = if used == 0 { 0 } else { between(own) };
            if used > 0 && together([used, gap, set.rows]) > rows {
                pages.push(vec![Vec::new()]);
                used = 0;
            }
            let y = if used == 0 { 0 } else { used + gap };
            used = together([y, set.rows]);
            if let Some(column) = pages.last_mut().and_then(|page| page.last_mut()) {
                column.push((y, Rc::clone(set)));
            }
        }
        let smaller = if own < size {
            self.flow.pieces.len()
        } else {
            0
        };
        (pages, smaller)
    }
}

/// Returns the rows between two lines of words.
fn between(size: Size) -> u16 {
    size.rows() / 4
}

/// Returns a word that takes no more columns than its letters do, and how many these are.
fn bare(set: &SetPiece) -> (SetPiece, u16) {
    let columns = |ink: &Placed| match &ink.ink {
        Ink::Text(text, _) => short(ink.size.columns(text)),
        _ => ink.area.width,
    };
    let inks = set.inks.iter().map(|ink| {
        let mut ink = ink.clone();
        ink.area.width = columns(&ink);
        ink
    });
    let inks: Vec<Placed> = inks.collect();
    let most = inks.iter().map(|ink| ink.area.width).max().unwrap_or(0);
    let rows = set.rows;
    (SetPiece { rows, inks }, most)
}
