//! Puts the pieces of a flow, set in letters of one size, into columns and on pages.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::scene::{Piece, Placed, What};
use super::set::{SetPiece, Setter, short, stacked, together};
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
        // Bars are compared over the whole width, unless there is far more of it than they need.
        let is_chart = self.flow.is_chart();
        let least = match (size == Size::CELLS, is_chart) {
            (true, false) => 24,
            (true, true) => 36,
            (false, false) => short(size.columns("nnnnnnnnnnnn")),
            (false, true) => short(size.columns("nnnnnnnnnnnnnnnnnnnnnnnnnnnn")),
        };
        (1..=4)
            .rev()
            .find(|count| {
                let column = Self::column(size, width, *count);
                column >= least && self.spares_words(size, column)
            })
            .unwrap_or(1)
    }

    /// Whether no word has to be broken for a column of large letters, unless it is uncommonly long.
    fn spares_words(&self, size: Size, column: u16) -> bool {
        let texts = self.flow.pieces.iter().map(|piece| match &piece.what {
            What::Text(text) => text.widest(size),
            What::Measure(measure) => measure.label.widest(size),
            What::Row(..) => 0,
        });
        let most = size.columns("nnnnnnnnnnnnnnnn");
        let widest = short(texts.max().unwrap_or(0).min(most));
        size == Size::CELLS || together([widest, self.inset(size)]) <= column
    }

    /// Returns the rows that the tallest piece takes, and those between it and the one above.
    pub(super) fn tallest(&self, size: Size, width: u16) -> u16 {
        if self.flow.is_cloud {
            let lines = self.lines(size, width);
            let rows = lines.iter().flat_map(|lines| lines.iter());
            return rows.map(|(set, _)| set.rows).max().unwrap_or(0);
        }
        let pieces = self.flow.pieces.iter().enumerate();
        let rows = pieces.filter_map(|(index, piece)| {
            let set = self.piece(index, size, width)?;
            Some(together([set.rows, gap(piece, size)]))
        });
        rows.max().unwrap_or(0)
    }

    /// Returns how wide each of so many columns is.
    pub(super) fn column(size: Size, width: u16, count: u16) -> u16 {
        let gaps = (count - 1) * gutter(size);
        width.saturating_sub(gaps) / count.max(1)
    }

    /// Counts the pieces from the first on that stand on so many pages of so many columns of `rows`, each in the letters
    /// it should have; with `one_more` all of them only if another as tall as the tallest fits.
    pub(super) fn fitting(
        &self,
        size: Size,
        (width, rows): (u16, u16),
        (count, pages): (u16, u16),
        one_more: bool,
    ) -> usize {
        if self.flow.is_cloud {
            let spare = if one_more {
                self.tallest(size, width)
            } else {
                0
            };
            let rows = rows.saturating_mul(pages).saturating_sub(spare);
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
            if together([used, gap, set.rows, next]) <= rows {
                used += gap + set.rows;
                continue;
            }
            at += 1;
            if at == count * pages || together([set.rows, next]) > rows {
                return index;
            }
            used = set.rows;
        }
        let all = self.flow.pieces.len();
        let is_last = at + 1 == count * pages;
        // Beside a number with more digits there is less room for every text.
        let is_nines = |piece: &Piece| {
            let number = piece.mark.trim_end_matches('=');
            !number.is_empty() && number.chars().all(|digit| digit == '9')
        };
        if one_more && self.flow.pieces.last().is_some_and(is_nines) {
            return all.saturating_sub(1);
        }
        if one_more && is_last && together([used, self.tallest(size, column)]) > rows {
            return all.saturating_sub(1);
        }
        all
    }

    /// Puts all pieces on as many pages as that takes. A piece that is higher than a page has smaller letters, and if
    /// that does not help, goes on on the next.
    /// Also returns how many pieces have smaller letters, and how many are split.
    pub(super) fn pages(
        &self,
        size: Size,
        (width, rows): (u16, u16),
        count: u16,
    ) -> (Packed, [usize; 2]) {
        let rows = rows.max(1);
        if self.flow.is_cloud {
            let (pages, smaller) = self.pages_of_words(size, (width, rows));
            return (pages, [smaller, 0]);
        }
        let column = Self::column(size, width, count);
        let mut pages: Packed = vec![vec![Vec::new()]];
        let (mut used, mut smaller, mut splits) = (0, 0, 0);
        for (index, piece) in self.flow.pieces.iter().enumerate() {
            let Some((set, at_size)) = self.whole(index, size, column, rows) else {
                continue;
            };
            smaller += usize::from(at_size < size);
            splits += usize::from(set.rows > rows);
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
                if used > 0 && together([used, gap, together([set.rows, next]).min(rows)]) > rows {
                    if page.len() < usize::from(count) {
                        page.push(Vec::new());
                        used = set.rows;
                    } else {
                        let head = self.head(piece, size, column, rows - set.rows.min(rows));
                        used = together([head.as_ref().map_or(0, |head| head.rows), set.rows]);
                        let head = head.into_iter().map(|head| (0, head));
                        pages.push(vec![head.collect()]);
                    }
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
        (pages, [smaller, splits])
    }

    /// Sets the head of a piece that begins a page, with what is free below it; `None` if it has none, or no room for one.
    fn head(&self, piece: &Piece, size: Size, width: u16, rows: u16) -> Option<Rc<SetPiece>> {
        let (index, head) = piece
            .head
            .and_then(|at| Some((at, self.flow.pieces.get(at)?)))?;
        let set = self.piece(index, size, width)?;
        let free = (gap(head, size) / 2).max(1);
        let inks = set.inks.clone();
        let rows_of = together([set.rows, free]);
        (rows_of <= rows).then(|| {
            Rc::new(SetPiece {
                rows: rows_of,
                inks,
            })
        })
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
        let mut own = self.own(size, piece.steps);
        loop {
            let set = self.set_in(piece, own, width);
            let set = set.filter(|set| set.rows <= rows);
            let set = set.or_else(|| match &piece.what {
                _ if own > Size::CELLS => None,
                What::Row(cells, _) => stacked(cells, piece, width),
                _ => self.set_in(piece, own, width),
            });
            if let Some(set) = set {
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
