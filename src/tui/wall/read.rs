//! Reads a wall aloud, so to speak: what stands on each of its pages, line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::WallPage;
use super::scene::{Ink, Placed};
use super::{inner, lay_out};
use crate::domain::room::RoomView;
use crate::domain::words::Words;
use crate::tui::theme::Theme;

/// Returns the lines of each page of a wall of this size. A line is what stands beside each other of one thing: a name
/// with its value, a row of a table.
pub fn read(view: &RoomView, theme: &Theme, area: Rect) -> Vec<Vec<String>> {
    let page = WallPage {
        theme,
        words: Words::of(view.lang),
        view,
        area: inner(area),
    };
    let layout = lay_out(view, theme, area, None);
    layout
        .pages
        .iter()
        .map(|placed| page.lines(placed))
        .collect()
}

impl WallPage<'_> {
    fn lines(&self, placed: &[Placed]) -> Vec<String> {
        let mut lines: Vec<(Option<usize>, u16, String)> = Vec::new();
        for it in placed {
            let text = match &it.ink {
                Ink::Text(text, _) => text.clone(),
                Ink::Clock => self.clock_line(),
                Ink::Bar(..) | Ink::Range(..) => continue,
            };
            match lines.last_mut() {
                Some((piece, y, line))
                    if piece.is_some() && (*piece, *y) == (it.piece, it.area.y) =>
                {
                    line.push_str("  ");
                    line.push_str(&text);
                }
                _ => lines.push((it.piece, it.area.y, text)),
            }
        }
        lines.into_iter().map(|(_, _, line)| line).collect()
    }

    /// What the clock says, in a line.
    fn clock_line(&self) -> String {
        let row = Rect {
            height: 1,
            ..self.area
        };
        let mut buf = Buffer::empty(row);
        self.clock(row, &mut buf);
        let signs = buf.content().iter().map(ratatui::buffer::Cell::symbol);
        let line: String = signs.collect();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
