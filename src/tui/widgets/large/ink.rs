//! Ink in quarters of cells, of which large letters and bars are made.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::widgets::bars::cell_at;

/// The characters of all combinations of quarters: 1 is the upper left, 2 the upper right, 4 the lower left, 8 the
/// lower right.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];
/// A cell of which every quarter is inked.
const FULL: usize = 15;

/// Paints a cell of which these quarters are inked.
fn paint(cell: &mut Cell, quarters: usize, style: Style) {
    let symbol = QUARTERS.get(quarters).copied().unwrap_or(" ");
    cell.set_symbol(symbol).set_style(style);
}

/// Returns which quarters of a cell are inked.
pub(super) fn inked_in(cell: &Cell) -> usize {
    let sign = QUARTERS.iter().position(|sign| *sign == cell.symbol());
    sign.unwrap_or(0)
}

/// Paints a bar between two shares of an area between 0 and 1, to half a cell. A low one is half as high as its rows, so
/// that bars below one another stay apart.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
pub fn bar((from, to): (f64, f64), area: Rect, is_low: bool, style: Style, buf: &mut Buffer) {
    let halves = f64::from(area.width) * 2.0;
    let [from, to] = [from, to].map(|at| (at.clamp(0.0, 1.0) * halves).round() as u16);
    let to = to.max(from.saturating_add(1)).min(area.width * 2);
    for row in 0..area.height {
        let half = if is_low { 12 } else { FULL };
        for column in from / 2..to.div_ceil(2) {
            let left = if column * 2 >= from { 5 } else { 0 };
            let right = if column * 2 + 1 < to { 10 } else { 0 };
            if let Some(cell) = buf.cell_mut((area.x + column, area.y + row)) {
                paint(cell, (left | right) & half, style);
            }
        }
    }
}

/// Paints a thin line with ends between two shares of an area between 0 and 1, where the area is still blank.
pub fn range((from, to): (f64, f64), area: Rect, style: Style, buf: &mut Buffer) {
    let cells = usize::from(area.width);
    let [from, to] = [from, to].map(|at| u16::try_from(cell_at(at, cells)).unwrap_or(0));
    let y = area.y + area.height.saturating_sub(1) / 2;
    for column in from..=to.min(area.width.saturating_sub(1)) {
        let sign = match column {
            _ if column == from => "├",
            _ if column == to => "┤",
            _ => "─",
        };
        let cell = buf.cell_mut((area.x + column, y));
        if let Some(cell) = cell.filter(|cell| cell.symbol() == " ") {
            cell.set_symbol(sign).set_style(style);
        }
    }
}

/// An area divided into quarters of cells, and which of them are inked.
pub(super) struct Canvas {
    area: Rect,
    /// How many quarters a pixel is wide and high.
    pixel: (i32, i32),
    width: i32,
    height: i32,
    ink: Vec<bool>,
}

impl Canvas {
    pub(super) fn new(area: Rect, pixel: (u16, u16)) -> Self {
        let (width, height) = (i32::from(area.width) * 2, i32::from(area.height) * 2);
        let quarters = usize::from(area.width) * 2 * usize::from(area.height) * 2;
        Self {
            area,
            pixel: (pixel.0.into(), pixel.1.into()),
            width,
            height,
            ink: vec![false; quarters],
        }
    }

    /// Inks a pixel.
    pub(super) fn dot(&mut self, x: i32, y: i32) {
        let (wide, high) = self.pixel;
        for dy in 0..high {
            for dx in 0..wide {
                self.set(x * wide + dx, y * high + dy);
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

    /// Puts the ink into the buffer, beside what is there.
    pub(super) fn paint(&self, style: Style, buf: &mut Buffer) {
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
                let place = (self.area.x + column, self.area.y + row);
                if bits > 0
                    && let Some(cell) = buf.cell_mut(place)
                {
                    // An accent may stand where a letter of the line above ends.
                    paint(cell, bits | inked_in(cell), style);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_apart_from_the_next() {
        let area = Rect::new(0, 0, 4, 2);
        let mut buf = Buffer::empty(area);
        let style = Style::new().fg(Color::Blue).bg(Color::White);
        bar((0.0, 0.625), area, false, style, &mut buf);
        let row = |y: u16| -> String { (0..4).map(|x| buf[(x, y)].symbol()).collect() };
        assert_eq!([row(0), row(1)], ["██▌ ", "██▌ "]);
        bar((0.0, 0.625), Rect::new(0, 0, 4, 1), true, style, &mut buf);
        assert_eq!(buf[(1, 0)].symbol(), "▄");
    }
}
