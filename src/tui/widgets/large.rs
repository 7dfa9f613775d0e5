//! Large letters, drawn in quarters of cells for people at the back of a room.

use std::collections::HashMap;
use std::sync::OnceLock;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_normalization::UnicodeNormalization;

const FONT: &str = include_str!("../../../assets/font/large.txt");
/// The rows of pixels from the top of a capital's accent to the baseline.
const ASCENT: i32 = 11;
/// The rows of pixels below the baseline.
const DESCENT: i32 = 3;
/// The rows of pixels from one baseline to the next.
const PITCH: i32 = 12;
/// The rows of pixels of a digit.
const DIGIT: i32 = 8;
/// The width of a blank, in pixels.
const BLANK: i32 = 6;
/// The characters of all combinations of quarters: 1 is the upper left, 2 the upper right, 4 the lower left, 8 the
/// lower right.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// A letter as pixels, which are half as wide as they are high.
#[derive(Debug)]
struct Glyph {
    advance: i32,
    left: i32,
    /// How many rows of pixels its first row is above the baseline.
    top: i32,
    rows: Vec<&'static str>,
}

fn font() -> &'static HashMap<char, Glyph> {
    static GLYPHS: OnceLock<HashMap<char, Glyph>> = OnceLock::new();
    GLYPHS.get_or_init(|| {
        let mut glyphs = HashMap::new();
        let mut last = None;
        for line in FONT.lines().filter(|line| !line.starts_with("//")) {
            if let Some((c, glyph)) = header(line) {
                glyphs.insert(c, glyph);
                last = Some(c);
            } else if let Some(glyph) = last.and_then(|c| glyphs.get_mut(&c)) {
                glyph.rows.push(line);
            }
        }
        glyphs
    })
}

fn header(line: &str) -> Option<(char, Glyph)> {
    let mut parts = line.split(' ');
    let c = parts.next()?.chars().next()?;
    let mut number = || parts.next()?.parse().ok();
    let (advance, left, top) = (number()?, number()?, number()?);
    let rows = Vec::new();
    Some((
        c,
        Glyph {
            advance,
            left,
            top,
            rows,
        },
    ))
}

/// The size of letters: how many quarters of a cell a pixel is wide and high, from 1. At 1, a line takes six rows and
/// the first line seven, and a letter about five columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(pub u16);

impl Size {
    /// Returns how many rows so many lines take.
    pub fn rows(self, lines: usize) -> usize {
        let between = i32::try_from(lines.saturating_sub(1)).unwrap_or(i32::MAX);
        let pixels = PITCH
            .saturating_mul(between)
            .saturating_add(ASCENT + DESCENT);
        let pixels = usize::try_from(pixels).unwrap_or(0);
        (pixels * usize::from(self.0)).div_ceil(2)
    }

    /// Returns the same number as rows of a screen.
    pub fn screen_rows(self, lines: usize) -> u16 {
        u16::try_from(self.rows(lines)).unwrap_or(u16::MAX)
    }

    /// Returns how many rows a line of digits takes.
    pub fn digit_rows(self) -> u16 {
        let pixels = u16::try_from(DIGIT).unwrap_or(0);
        (pixels * self.0).div_ceil(2)
    }

    /// Returns how many columns a text takes in one line; `None` if one of its letters cannot be drawn.
    pub fn columns(self, text: &str) -> Option<usize> {
        Some(self.columns_of(pixels(text)?))
    }

    fn columns_of(self, pixels: i32) -> usize {
        let pixels = usize::try_from(pixels).unwrap_or(0);
        (pixels * usize::from(self.0)).div_ceil(2)
    }

    /// Breaks a text at its blanks into lines of at most `columns`; `None` if a word is too long, or one of its letters
    /// cannot be drawn.
    pub fn wrap(self, text: &str, columns: usize) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            let mut used = 0;
            for word in paragraph.split_whitespace() {
                let wide = pixels(word)?;
                let longer = used + BLANK + wide;
                if !line.is_empty() && self.columns_of(longer) <= columns {
                    line.push(' ');
                    line.push_str(word);
                    used = longer;
                } else if self.columns_of(wide) > columns {
                    return None;
                } else {
                    if !line.is_empty() {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push_str(word);
                    used = wide;
                }
            }
            lines.push(line);
        }
        Some(lines)
    }
}

fn pixels(text: &str) -> Option<i32> {
    let mut sum = 0;
    for c in text.nfc() {
        sum += if c.is_whitespace() {
            BLANK
        } else {
            font().get(&c)?.advance
        };
    }
    Some(sum)
}

/// Lines in large letters, as a widget.
#[derive(Clone, Debug)]
pub struct Large<'a> {
    /// The lines, from top to bottom.
    pub lines: &'a [String],
    /// The size of the letters.
    pub size: Size,
    /// The style of the letters.
    pub style: Style,
}

impl Widget for &Large<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let mut canvas = Canvas::new(area, self.size);
        let mut base = ASCENT;
        for line in self.lines {
            canvas.write(line, base);
            base += PITCH;
        }
        canvas.paint(self.style, buf);
    }
}

/// A time in large digits, as a widget that is no higher than they are.
#[derive(Clone, Debug)]
pub struct Time<'a> {
    /// What it shows: digits, a colon, a sign.
    pub text: &'a str,
    /// The size of the letters.
    pub size: Size,
    /// The style of the letters.
    pub style: Style,
}

impl Widget for &Time<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let mut canvas = Canvas::new(area, self.size);
        canvas.write(self.text, DIGIT);
        canvas.paint(self.style, buf);
    }
}

/// An area divided into quarters of cells, and which of them are inked.
struct Canvas {
    area: Rect,
    scale: i32,
    width: i32,
    height: i32,
    ink: Vec<bool>,
}

impl Canvas {
    fn new(area: Rect, size: Size) -> Self {
        let (width, height) = (i32::from(area.width) * 2, i32::from(area.height) * 2);
        let quarters = usize::from(area.width) * 2 * usize::from(area.height) * 2;
        Self {
            area,
            scale: i32::from(size.0.max(1)),
            width,
            height,
            ink: vec![false; quarters],
        }
    }

    /// Writes a line whose baseline is the row of pixels `base`.
    fn write(&mut self, text: &str, base: i32) {
        let mut x = 0;
        for c in text.nfc() {
            let Some(glyph) = font().get(&c) else {
                x += BLANK;
                continue;
            };
            for (y, row) in (base - glyph.top..).zip(&glyph.rows) {
                for (at, dot) in (x + glyph.left..).zip(row.bytes()) {
                    if dot == b'#' {
                        self.dot(at, y);
                    }
                }
            }
            x += glyph.advance;
        }
    }

    fn dot(&mut self, x: i32, y: i32) {
        for dy in 0..self.scale {
            for dx in 0..self.scale {
                self.set(x * self.scale + dx, y * self.scale + dy);
            }
        }
    }

    fn set(&mut self, x: i32, y: i32) {
        if (0..self.width).contains(&x) && (0..self.height).contains(&y) {
            let index = usize::try_from(y * self.width + x).ok();
            if let Some(quarter) = index.and_then(|index| self.ink.get_mut(index)) {
                *quarter = true;
            }
        }
    }

    fn paint(&self, style: Style, buf: &mut Buffer) {
        let inked = |x: i32, y: i32| {
            let index = usize::try_from(y * self.width + x).ok();
            index.and_then(|index| self.ink.get(index)) == Some(&true)
        };
        for row in 0..self.area.height {
            for column in 0..self.area.width {
                let (x, y) = (i32::from(column) * 2, i32::from(row) * 2);
                let quarters = [(0, 0), (1, 0), (0, 1), (1, 1)];
                let bits = quarters
                    .iter()
                    .zip([1, 2, 4, 8])
                    .filter(|((dx, dy), _)| inked(x + dx, y + dy))
                    .fold(0, |bits: usize, (_, bit)| bits + bit);
                if bits > 0
                    && let Some(cell) = QUARTERS.get(bits)
                {
                    buf.set_string(self.area.x + column, self.area.y + row, cell, style);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_dutch_and_english_are_written_with_can_be_drawn() {
        let all = "ÁÉÍÓÚÀÈËÏÖÜÂÊÎÔÛÇÑáéíóúàèëïöüâêîôûçñĳĲ€’‘“”„–—…·×→≥≤−";
        let ascii: String = ('!'..='~').collect();
        for c in all.chars().chain(ascii.chars()) {
            assert!(font().contains_key(&c), "{c:?} has no glyph");
            let inked = font()[&c].rows.iter().any(|row| row.contains('#'));
            assert!(inked, "{c:?} is blank");
        }
    }

    #[test]
    fn an_accent_is_drawn_however_it_was_typed() {
        let draw = |text: &str| {
            let area = Rect::new(0, 0, 20, 8);
            let mut buf = Buffer::empty(area);
            (&Large {
                lines: &[text.to_owned()],
                size: Size(1),
                style: Style::new(),
            })
                .render(area, &mut buf);
            buf
        };
        assert_eq!(draw("e\u{301}e"), draw("ée"));
        assert_ne!(draw("ee"), draw("ée"));
    }

    #[test]
    fn a_text_that_cannot_be_drawn_or_does_not_fit_is_not_wrapped() {
        assert_eq!(Size(1).wrap("漢字", 100), None);
        assert_eq!(Size(1).wrap("verantwoordelijkheid", 20), None);
        let lines = Size(1).wrap("één twee drie", 30).unwrap();
        assert!(lines.len() > 1 && lines.join(" ") == "één twee drie");
    }
}
