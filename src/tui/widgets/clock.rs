//! The large clock of the console, with digits of three rows that are read across a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::tui::theme::Grain;

/// The rows the digits take.
pub const ROWS: u16 = 3;

/// A time in large digits.
#[derive(Clone, Debug)]
pub struct Digits<'a> {
    /// What it shows: digits, colons and a plus; anything else is a blank.
    pub text: &'a str,
    /// The style of the digits.
    pub style: Style,
    /// How fine they can be drawn.
    pub grain: Grain,
}

/// Returns the three rows of a character, of which each half block is a point, or of strokes where there are no halves.
fn glyph(c: char, grain: Grain) -> [&'static str; 3] {
    match grain {
        Grain::Quarters => in_halves(c),
        Grain::Whole => in_strokes(c),
    }
}

fn in_strokes(c: char) -> [&'static str; 3] {
    match c {
        '0' => [" _ ", "| |", "|_|"],
        '1' => ["   ", "  |", "  |"],
        '2' => [" _ ", " _|", "|_ "],
        '3' => [" _ ", " _|", " _|"],
        '4' => ["   ", "|_|", "  |"],
        '5' => [" _ ", "|_ ", " _|"],
        '6' => [" _ ", "|_ ", "|_|"],
        '7' => [" _ ", "  |", "  |"],
        '8' => [" _ ", "|_|", "|_|"],
        '9' => [" _ ", "|_|", " _|"],
        ':' => [" ", ".", "."],
        '+' => ["   ", "_|_", " | "],
        _ => [" ", " ", " "],
    }
}

fn in_halves(c: char) -> [&'static str; 3] {
    match c {
        '0' => ["█▀█", "█ █", "▀▀▀"],
        '1' => ["▀█ ", " █ ", "▀▀▀"],
        '2' => ["▀▀█", "█▀▀", "▀▀▀"],
        '3' => ["▀▀█", " ▀█", "▀▀▀"],
        '4' => ["█ █", "▀▀█", "  ▀"],
        '5' => ["█▀▀", "▀▀█", "▀▀▀"],
        '6' => ["█▀▀", "█▀█", "▀▀▀"],
        '7' => ["▀▀█", "  █", "  ▀"],
        '8' => ["█▀█", "█▀█", "▀▀▀"],
        '9' => ["█▀█", "▀▀█", "▀▀▀"],
        ':' => ["▄", "▄", " "],
        '+' => [" ▄ ", "▀█▀", "   "],
        _ => [" ", " ", " "],
    }
}

impl Digits<'_> {
    /// Returns how many cells wide it is.
    pub fn width(&self) -> u16 {
        let cells: usize = self
            .text
            .chars()
            .map(|c| glyph(c, self.grain)[0].chars().count() + 1)
            .sum();
        u16::try_from(cells.saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

impl Widget for &Digits<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let mut x = area.x;
        for c in self.text.chars() {
            let rows = glyph(c, self.grain);
            let width = u16::try_from(rows[0].chars().count()).unwrap_or(0);
            if x + width > area.right() {
                return;
            }
            for (y, row) in (area.y..area.bottom()).zip(rows) {
                buf.set_string(x, y, row, self.style);
            }
            x += width + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A digit in one grain is as wide as in the other, and no two are drawn alike.
    #[test]
    fn digits_of_strokes_take_the_place_of_those_of_halves() {
        let signs = "0123456789:+";
        for c in signs.chars() {
            let strokes = glyph(c, Grain::Whole);
            assert!(strokes.concat().is_ascii());
            for (row, halves) in strokes.iter().zip(glyph(c, Grain::Quarters)) {
                assert_eq!(row.len(), halves.chars().count(), "{c}");
            }
            let alike = signs.chars().filter(|it| in_strokes(*it) == strokes);
            assert_eq!(alike.count(), 1, "{c}");
        }
    }
}
