//! Signs that terminals count differently, drawn so that what stands behind them keeps its column.
//!
//! No two terminals agree how many cells an emoji of several characters takes, and one that does not know a sign may
//! leave it out. So such a sign is drawn as its first character, over blanks, and the place behind it is named. A sign
//! that it lacks is drawn as one it has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter;

use crossterm::queue;
use crossterm::terminal::{DisableLineWrap, EnableLineWrap};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::repertoire::Repertoire;

/// The characters of which every terminal knows how many cells they take, as ranges.
const COUNTED_ALIKE: [(char, char); 19] = [
    (' ', '~'),
    ('\u{a1}', '\u{ac}'),
    ('\u{ae}', '\u{2ff}'),
    ('\u{370}', '\u{482}'),
    ('\u{48a}', '\u{52f}'),
    ('\u{1e00}', '\u{1fff}'),
    ('\u{2010}', '\u{2027}'),
    ('\u{2030}', '\u{203b}'),
    ('\u{203d}', '\u{2048}'),
    ('\u{20a0}', '\u{20bf}'),
    ('\u{2190}', '\u{2193}'),
    ('\u{219a}', '\u{22ff}'),
    ('\u{2500}', '\u{25fa}'),
    ('\u{2713}', '\u{2713}'),
    ('\u{3041}', '\u{3096}'),
    ('\u{30a1}', '\u{30fa}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{ff01}', '\u{ff60}'),
];

/// The first of the letters of which flags are made, and the last.
const FLAG_LETTERS: (char, char) = ('\u{1f1e6}', '\u{1f1ff}');
/// What stands for a flag: a terminal without it would show two letters.
const FLAG: &str = "\u{2691}";

/// Whether every terminal takes as many cells for a sign as we do.
fn is_counted_alike(sign: &str) -> bool {
    if sign.is_ascii() {
        return true;
    }
    let mut characters = sign.chars();
    let (Some(only), None) = (characters.next(), characters.next()) else {
        return false;
    };
    COUNTED_ALIKE
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&only))
}

/// Returns what is drawn for a sign: of a symbol of several characters the first, of any flag one sign.
fn drawn(sign: &str) -> Cow<'_, str> {
    if sign.starts_with(|c| (FLAG_LETTERS.0..=FLAG_LETTERS.1).contains(&c)) {
        return FLAG.into();
    }
    let is_symbol = |first: char| first >= '\u{2000}' && !first.is_alphabetic();
    let is_styled = sign.contains(['\u{fe0e}', '\u{fe0f}', '\u{20e3}']);
    match sign.chars().next() {
        Some(first) if is_styled || is_symbol(first) => first.to_string().into(),
        _ => sign.into(),
    }
}

/// The terminal, with every sign in its place.
#[derive(Debug)]
pub(super) struct Placed<W: Write> {
    inner: CrosstermBackend<W>,
    repertoire: Repertoire,
    /// What we drew, by row and column, without the cells that a wide sign covers.
    shown: BTreeMap<(u16, u16), Cell>,
}

impl<W: Write> Placed<W> {
    pub(super) fn new(out: W, repertoire: Repertoire) -> Self {
        Self {
            inner: CrosstermBackend::new(out),
            repertoire,
            shown: BTreeMap::new(),
        }
    }

    /// Remembers what is to be drawn; returns where it stands, with all that stands behind a sign in doubt, which may
    /// have been drawn over.
    fn remember<'a>(
        &mut self,
        content: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> Vec<(u16, u16)> {
        let mut changed = Vec::new();
        let mut doubtful: BTreeMap<u16, u16> = BTreeMap::new();
        let mut covered = (0, 0);
        for (x, y, cell) in content {
            // The library writes a blank over the second half of some signs; a terminal may take it for the next cell.
            if covered.0 == y && x < covered.1 {
                continue;
            }
            let end = x.saturating_add(cell.cell_width().max(1));
            covered = (y, end);
            for under in x + 1..end {
                self.shown.remove(&(y, under));
            }
            let cell = self.repertoire.drawn(cell);
            if !is_counted_alike(cell.symbol()) {
                doubtful.entry(y).or_insert(x);
            }
            self.shown.insert((y, x), cell);
            changed.push((y, x));
        }
        changed.retain(|(y, x)| doubtful.get(y).is_none_or(|from| x < from));
        for (y, from) in doubtful {
            let behind = self.shown.range((y, from)..=(y, u16::MAX));
            changed.extend(behind.map(|(at, _)| *at));
        }
        changed
    }
}

/// Draws one sign in doubt. At the edge it must not break the row either.
fn place<W: Write>(
    inner: &mut CrosstermBackend<W>,
    (y, x): (u16, u16),
    cell: &Cell,
) -> io::Result<()> {
    let mut blank = cell.clone();
    blank.set_symbol(" ");
    let mut sign = cell.clone();
    sign.set_symbol(&drawn(cell.symbol()));
    let end = x.saturating_add(cell.cell_width().max(1));
    queue!(inner, DisableLineWrap)?;
    inner.draw((x..end).map(|x| (x, y, &blank)))?;
    inner.draw(iter::once((x, y, &sign)))?;
    queue!(inner, EnableLineWrap)
}

impl<W: Write> Backend for Placed<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let places = self.remember(content);
        let Self { inner, shown, .. } = self;
        let mut plain: Vec<(u16, u16, &Cell)> = Vec::new();
        for at in places {
            let Some(cell) = shown.get(&at) else { continue };
            if is_counted_alike(cell.symbol()) {
                plain.push((at.1, at.0, cell));
                continue;
            }
            if !plain.is_empty() {
                inner.draw(plain.drain(..))?;
            }
            place(inner, at, cell)?;
        }
        inner.draw(plain.into_iter())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.shown.clear();
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.shown.clear();
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

impl<W: Write> Write for Placed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_several_characters_is_one_that_every_terminal_draws_and_a_flag_no_letters() {
        for (sign, shown) in [("🇳🇱", FLAG), ("🇳", FLAG), ("👍🏽", "👍"), ("❤\u{fe0f}", "❤")]
        {
            assert_eq!(drawn(sign), shown);
        }
        for whole in ["é", "e\u{301}", "漢"] {
            assert_eq!(drawn(whole), whole);
        }
    }
}
