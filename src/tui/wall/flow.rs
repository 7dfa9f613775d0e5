//! Puts the pieces of a flow, set in letters of one size, into columns and on pages.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::scene::{Piece, Placed, What};
use super::set::{SetPiece, Setter, short, stacked};
use crate::tui::widgets::large::Size;

/// How pieces are divided: for each page its columns, and in each the pieces with the row each begins at.
pub(super) type Packed = Vec<Vec<Vec<(u16, Rc<SetPiece>)>>>;

impl Setter<'_> {
    /// Returns how many columns the flow can have side by side in letters of a size.
    pub(super) fn most_columns(&self, size: Size, width: u16) -> u16 {
        if self.flow.is_cloud {
            return 1;
        }
        let is_table = |piece: &Piece| matches!(piece.what, What::Row(..));
        if self.flow.pieces.iter().any(is_table) {
            return 1;
        }
        let least = match size {
            Size::CELLS => 24,
            _ => short(size.columns("nnnnnnnnnnnn")),
        };
        (1..=4)
            .rev()
            .find(|count| Self::column(size, width, *count) >= least)
            .unwrap_or(1)
    }

    /// Returns the rows that the last piece takes, and those between it and the one above.
    pub(super) fn last(&self, size: Size, width: u16) -> u16 {
        if self.flow.is_cloud {
            let lines = self.lines(size, width);
            return lines.map_or(0, |lines| lines.last().map_or(0, |(set, _)| set.rows));
        }
        let last = self.flow.pieces.len().saturating_sub(1);
        let set = self.piece(last, size, width);
        let gap = self.flow.pieces.last().map_or(0, |piece| gap(piece, size));
        set.map_or(0, |set| set.rows + gap)
    }

    /// Returns how wide each of so many columns is.
    pub(super) fn column(size: Size, width: u16, count: u16) -> u16 {
        let gaps = (count - 1) * gutter(size);
        width.saturating_sub(gaps) / count.max(1)
    }

    /// Counts the pieces from the first on that stand in so many columns of `rows`, each in the letters it should have.
    pub(super) fn fitting(&self, size: Size, (width, rows): (u16, u16), count: u16) -> usize {
        if self.flow.is_cloud {
            return self.words_in(size, (width, rows));
        }
        let column = Self::column(size, width, count);
        let (mut at, mut used) = (0, 0);
        for (index, piece) in self.flow.pieces.iter().enumerate() {
            let Some(set) = self.piece(index, size, column) else {
                return index;
            };
            let gap = if used == 0 { 0 } else { gap(piece, size) };
            // What leads stands with what it leads.
            let next = if piece.leads {
                let next = self.piece(index + 1, size, column);
                next.map_or(0, |set| set.rows)
            } else {
                0
            };
            if used + gap + set.rows + next <= rows {
                used += gap + set.rows;
                continue;
            }
            at += 1;
            if at == count || set.rows + next > rows {
                return index;
            }
            used = set.rows;
        }
        self.flow.pieces.len()
    }

    /// Puts all pieces on as many pages as that takes. A piece that is higher than a page has smaller letters, and if
    /// that does not help, goes on on the next.
    /// Also returns how many pieces have smaller letters.
    pub(super) fn pages(
        &self,
        size: Size,
        (width, rows): (u16, u16),
        count: u16,
    ) -> (Packed, usize) {
        let rows = rows.max(1);
        if self.flow.is_cloud {
            return self.pages_of_words(size, (width, rows));
        }
        let column = Self::column(size, width, count);
        let mut pages: Packed = vec![vec![Vec::new()]];
        let (mut used, mut smaller) = (0, 0);
        for (index, piece) in self.flow.pieces.iter().enumerate() {
            let Some((set, at_size)) = self.whole(index, size, column, rows) else {
                continue;
            };
            smaller += usize::from(at_size < size);
            let mut gap = if used == 0 { 0 } else { gap(piece, at_size) };
            let next = if piece.leads {
                let next = self.whole(index + 1, size, column, rows);
                next.map_or(0, |(set, _)| set.rows)
            } else {
                0
            };
            for set in split(set, rows) {
                let Some(page) = pages.last_mut() else {
                    break;
                };
                if used > 0 && used + gap + (set.rows + next).min(rows) > rows {
                    if page.len() < usize::from(count) {
                        page.push(Vec::new());
                    } else {
                        pages.push(vec![Vec::new()]);
                    }
                    used = set.rows;
                } else {
                    used += gap + set.rows;
                }
                gap = 0;
                let column = pages.last_mut().and_then(|page| page.last_mut());
                if let Some(column) = column {
                    column.push((used - set.rows, set));
                }
            }
        }
        (pages, smaller)
    }

    /// Sets a piece in the largest letters in which it is no higher than a page.
    fn whole(
        &self,
        index: usize,
        size: Size,
        width: u16,
        rows: u16,
    ) -> Option<(Rc<SetPiece>, Size)> {
        if let Some(set) = self.piece(index, size, width)
            && set.rows <= rows
        {
            return Some((set, size));
        }
        let piece = self.flow.pieces.get(index)?;
        let mut own = size.further(piece.steps);
        loop {
            let is_last = own == Size::CELLS;
            let stacked = match &piece.what {
                What::Row(cells, _) if is_last => stacked(cells, piece, width),
                _ => None,
            };
            let set = stacked.or_else(|| self.set_in(piece, own, width));
            if let Some(set) = set
                && (set.rows <= rows || is_last)
            {
                return Some((Rc::new(set.of(index)), own.min(size)));
            }
            own = own.smaller()?;
        }
    }
}

/// Splits a piece into parts of at most so many rows.
fn split(set: Rc<SetPiece>, rows: u16) -> Vec<Rc<SetPiece>> {
    if set.rows <= rows {
        return vec![set];
    }
    let part = |from: u16| {
        let inks = set
            .inks
            .iter()
            .filter(|ink| ink.area.y / rows == from / rows);
        let inks = inks.map(|ink| Placed {
            area: Rect {
                y: ink.area.y - from,
                ..ink.area
            },
            ..ink.clone()
        });
        Rc::new(SetPiece {
            rows: rows.min(set.rows - from),
            inks: inks.collect(),
        })
    };
    (0..set.rows).step_by(rows.into()).map(part).collect()
}

/// Returns the cells between columns of letters of a size.
pub(super) fn gutter(size: Size) -> u16 {
    size.rows().clamp(3, 8) + 1
}

/// Returns the rows between a piece and the one above it.
fn gap(piece: &Piece, size: Size) -> u16 {
    match (piece.is_apart, size.rows()) {
        (true, rows) => (rows / 2).max(1),
        (false, rows) => rows / 3,
    }
}
