//! The large clock of the console, with digits of three rows that are read across a table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// The rows the digits take.
pub const ROWS: u16 = 3;

/// A time in large digits.
#[derive(Clone, Debug)]
pub struct Digits<'a> {
    /// What it shows: digits, colons and a plus; anything else is a blank.
    pub text: &'a str,
    /// The style of the digits.
    pub style: Style,
}

/// Returns the three rows of a character. Each half block is a point.
fn glyph(c: char) -> [&'static str; 3] {
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
            .map(|c| glyph(c)[0].chars().count() + 1)
            .sum();
        u16::try_from(cells.saturating_sub(1)).unwrap_or(u16::MAX)
    }
}

impl Widget for &Digits<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let mut x = area.x;
        for c in self.text.chars() {
            let rows = glyph(c);
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
