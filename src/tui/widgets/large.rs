//! Large letters, drawn in quarters of cells for people at the back of a room, on one small scale of heights.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::width;
use crate::tui::theme::Grain;
use face::{Face, OVERHANG, Sign, faces};
use ink::Canvas;

mod face;
pub mod ink;

/// A height of letters: the rows of a line, the face (0: the terminal's own letters), and how many quarters of a cell a
/// pixel of it is wide and high.
type Step = (u16, usize, (u16, u16));

/// The heights where there are quarters of cells, the smallest first. There are none of two rows: at the back of a room
/// they say less than the terminal's own.
const QUARTERS: [Step; 9] = [
    (1, 0, (1, 1)),
    (3, 1, (1, 1)),
    (4, 2, (1, 1)),
    (6, 3, (1, 1)),
    (8, 2, (2, 2)),
    (12, 3, (2, 2)),
    (18, 3, (3, 3)),
    (24, 3, (4, 4)),
    (36, 3, (6, 6)),
];

/// The same where there is no less than a cell. The pixels of the smaller faces stand in pairs, so that a pair is a cell;
/// their letters are narrow.
const WHOLE: [Step; 6] = [
    (1, 0, (1, 1)),
    (6, 1, (1, 2)),
    (8, 2, (1, 2)),
    (12, 3, (2, 2)),
    (24, 3, (4, 4)),
    (36, 3, (6, 6)),
];

fn scale(grain: Grain) -> &'static [Step] {
    match grain {
        Grain::Quarters => &QUARTERS,
        Grain::Whole => &WHOLE,
    }
}

fn last(grain: Grain) -> u8 {
    u8::try_from(scale(grain).len().saturating_sub(1)).unwrap_or(0)
}

/// The height of letters: a step on the scale of a grain, by which it is compared with others of that grain.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    step: u8,
    grain: Grain,
}

impl PartialEq for Size {
    fn eq(&self, other: &Self) -> bool {
        self.step == other.step
    }
}

impl Eq for Size {}

impl PartialOrd for Size {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Size {
    fn cmp(&self, other: &Self) -> Ordering {
        self.step.cmp(&other.step)
    }
}

impl Hash for Size {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.step.hash(state);
    }
}

impl Size {
    /// The terminal's own letters.
    pub const CELLS: Self = Self::of(Grain::Quarters, 0);
    /// The smallest large letters where there are quarters of cells, of three rows a line.
    pub const SMALL: Self = Self::of(Grain::Quarters, 1);
    /// The largest letters where there are quarters of cells.
    pub const LARGEST: Self = Self::of(Grain::Quarters, 8);

    const fn of(grain: Grain, step: u8) -> Self {
        Self { step, grain }
    }

    /// Every height where there are quarters of cells, the smallest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        Self::all_of(Grain::Quarters)
    }

    /// Every height of a grain, the smallest first.
    pub fn all_of(grain: Grain) -> impl DoubleEndedIterator<Item = Self> {
        (0..=last(grain)).map(move |step| Self::of(grain, step))
    }

    /// The smallest large letters of a grain.
    pub fn small(grain: Grain) -> Self {
        Self::of(grain, 1)
    }

    /// The largest letters of a grain.
    pub fn largest(grain: Grain) -> Self {
        Self::of(grain, last(grain))
    }

    /// Returns the largest height of a grain of at most so many rows a line.
    pub fn within(grain: Grain, rows: u16) -> Self {
        let mut fitting = Self::all_of(grain).rev().filter(|size| size.rows() <= rows);
        fitting.next().unwrap_or(Self::CELLS)
    }

    /// Returns the next smaller height; `None` for the smallest.
    pub fn smaller(self) -> Option<Self> {
        let step = self.step.checked_sub(1)?;
        Some(Self { step, ..self })
    }

    /// Returns the height so many steps further on the scale, as far as it goes.
    #[must_use]
    pub fn further(self, steps: i8) -> Self {
        let step = self.step.saturating_add_signed(steps);
        Self {
            step: step.min(last(self.grain)),
            ..self
        }
    }

    /// Returns which step on the scale it is, from 0.
    pub fn step(self) -> u8 {
        self.step
    }

    fn scale(self) -> (u16, Option<&'static Face>, (u16, u16)) {
        let (rows, face, pixel) = self.on_scale();
        let face = face.checked_sub(1).and_then(|face| faces().get(face));
        (rows, face, pixel)
    }

    fn on_scale(self) -> Step {
        let step = scale(self.grain).get(usize::from(self.step)).copied();
        step.unwrap_or(QUARTERS[0])
    }

    /// Returns which face it is drawn in, 0 for the terminal's own letters. Texts are as wide in pixels in every size of
    /// a face.
    pub fn face(self) -> usize {
        self.on_scale().1
    }

    /// Returns how many rows a line takes.
    pub fn rows(self) -> u16 {
        self.scale().0
    }

    /// Returns how many rows a line of digits takes.
    pub fn digit_rows(self) -> u16 {
        let (rows, face, (_, high)) = self.scale();
        face.map_or(rows, |face| (face.digit * high).div_ceil(2))
    }

    /// Returns how many columns a text takes in one line.
    pub fn columns(self, text: &str) -> usize {
        match self.scale() {
            (_, None, _) => width(text),
            (_, Some(face), _) => self.columns_of(face.pixels(text)),
        }
    }

    /// Returns how wide a text is in pixels of its face, which several sizes share; see [`Size::columns_of`].
    pub fn pixels(self, text: &str) -> u32 {
        match self.scale().1 {
            None => u32::try_from(width(text)).unwrap_or(u32::MAX),
            Some(face) => face.pixels(text),
        }
    }

    /// Whether every sign of a text can be drawn in these letters.
    pub fn is_complete(self, text: &str) -> bool {
        let face = self.scale().1;
        face.is_none_or(|face| {
            let signs = face.signs(text);
            signs.iter().all(|sign| !matches!(sign, Sign::Own(_)))
        })
    }

    /// Returns the width of a blank in the same pixels.
    pub fn blank(self) -> u32 {
        self.scale().1.map_or(1, |face| face.blank)
    }

    /// Returns how many columns so many pixels of its face take.
    pub fn columns_of(self, pixels: u32) -> usize {
        let pixels = usize::try_from(pixels).unwrap_or(usize::MAX);
        match self.scale() {
            (_, None, _) => pixels,
            (_, Some(_), (wide, _)) => pixels.saturating_mul(wide.into()).div_ceil(2),
        }
    }

    /// Draws one line from the upper left corner of an area. Nothing is drawn right of the area.
    pub fn draw(self, text: &str, area: Rect, style: Style, buf: &mut Buffer) {
        let (_, Some(face), (_, high)) = self.scale() else {
            if !area.is_empty() {
                buf.set_stringn(area.x, area.y, text, area.width.into(), style);
            }
            return;
        };
        let above = OVERHANG * high / 2;
        self.write(text, face, face.ascent, above, area, style, buf);
    }

    /// Draws digits, which take no more rows than they are high.
    pub fn draw_digits(self, text: &str, area: Rect, style: Style, buf: &mut Buffer) {
        match self.scale().1 {
            Some(face) => self.write(text, face, face.digit.into(), 0, area, style, buf),
            None => self.draw(text, area, style, buf),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one line, where and how")]
    fn write(
        self,
        text: &str,
        face: &'static Face,
        base: i32,
        above: u16,
        area: Rect,
        style: Style,
        buf: &mut Buffer,
    ) {
        let (_, _, pixel) = self.scale();
        // An accent may stand in the blank row above.
        let above = above.min(area.y.saturating_sub(buf.area.y));
        let area = Rect {
            y: area.y - above,
            height: area.height.min(self.rows()) + above,
            ..area
        };
        let mut canvas = Canvas::new(area, pixel);
        let high = i32::from(pixel.1);
        let base = base + i32::from(above) * 2 / high;
        let mut own = Vec::new();
        let mut x: u32 = 0;
        for sign in face.signs(text) {
            let left = i32::try_from(x).unwrap_or(i32::MAX / 2);
            match &sign {
                Sign::Blank => {}
                Sign::Own(text) => own.push((self.columns_of(x), *text)),
                Sign::Glyph(glyph) => {
                    for (y, row) in (base - glyph.top..).zip(&glyph.rows) {
                        for (at, dot) in (left + glyph.left..).zip(row.bytes()) {
                            if dot == b'#' {
                                canvas.dot(at, y);
                            }
                        }
                    }
                }
            }
            x = x.saturating_add(face.advance(&sign));
        }
        canvas.paint(style, buf);
        // A sign the face lacks stands on the line in the terminal's own letters.
        let row = u16::try_from(((base - 1) * high / 2).max(0)).unwrap_or(0);
        for (at, text) in own {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            if at < area.width && row < area.height {
                let room = usize::from(area.width - at);
                buf.set_stringn(area.x + at, area.y + row, text, room, style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(size: Size, text: &str) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, 10));
        size.draw(text, Rect::new(0, 1, 60, 9), Style::new(), &mut buf);
        buf
    }

    #[test]
    fn an_accent_is_drawn_however_it_was_typed() {
        for size in Size::all().skip(1) {
            assert_eq!(drawn(size, "e\u{301}e"), drawn(size, "ée"));
            assert_ne!(drawn(size, "ee"), drawn(size, "ée"));
        }
    }

    /// The accent of a capital reaches into the line above, where the tail of another letter may be.
    #[test]
    fn an_accent_takes_nothing_from_the_line_above() {
        for size in Size::all().skip(1) {
            let rows = size.rows();
            let draw = |texts: [&str; 2]| {
                let mut buf = Buffer::empty(Rect::new(0, 0, 200, 2 * rows));
                for (y, text) in [0, rows].into_iter().zip(texts) {
                    size.draw(text, Rect::new(0, y, 200, rows), Style::new(), &mut buf);
                }
                buf
            };
            let [both, above, below] = [["gjg", "ËÉÊ"], ["gjg", ""], ["", "ËÉÊ"]].map(draw);
            for (at, cell) in both.content.iter().enumerate() {
                let whole = [&above, &below].map(|buf| ink::inked_in(&buf.content[at]));
                assert_eq!(ink::inked_in(cell), whole[0] | whole[1], "{size:?} {at}");
            }
        }
    }

    #[test]
    fn every_step_of_the_scale_is_larger_than_the_one_before() {
        for grain in [Grain::Quarters, Grain::Whole] {
            let sizes: Vec<Size> = Size::all_of(grain).collect();
            assert_eq!(sizes.last(), Some(&Size::largest(grain)));
            for pair in sizes.windows(2) {
                assert_eq!(pair[0].further(1), pair[1]);
                assert_eq!(pair[1].smaller(), Some(pair[0]));
                assert!(pair[0].rows() < pair[1].rows());
                assert!(pair[0].columns("waarden") < pair[1].columns("waarden"));
            }
        }
    }

    /// A terminal that has no halves of cells draws letters of grounds alone.
    #[test]
    fn letters_of_whole_cells_need_no_glyph_of_a_font() {
        for size in Size::all_of(Grain::Whole).skip(1) {
            let area = Rect::new(0, 4, 600, 40);
            let mut buf = Buffer::empty(Rect::new(0, 0, 600, 50));
            size.draw("Één: 12,50 % “ja”?", area, Style::new(), &mut buf);
            size.draw_digits("12:05+", area, Style::new(), &mut buf);
            let mut drawn = buf.content.iter().map(ratatui::buffer::Cell::symbol);
            assert!(drawn.clone().any(|symbol| symbol == "█"));
            assert!(drawn.all(|symbol| matches!(symbol, "█" | " ")), "{size:?}");
        }
    }

    #[test]
    fn a_sign_the_letters_lack_stands_on_their_line_in_its_own() {
        let buf = drawn(Size::SMALL, "ja 🎉 nee");
        let found: Vec<(u16, u16)> = (0..10)
            .flat_map(|y| (0..60).map(move |x| (x, y)))
            .filter(|at| buf[*at].symbol() == "🎉")
            .collect();
        let plain = u16::try_from(Size::SMALL.columns("ja ")).unwrap();
        assert_eq!(found, [(plain, 3)], "{buf:?}");
        assert!(Size::SMALL.columns("漢字") > 3);
    }
}
