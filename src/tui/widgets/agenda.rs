//! Draws the agenda: what was done when, what runs now, what is expected when.

use std::slice;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::domain::clock::Change;
use crate::domain::session::Status;
use crate::tui::theme::Theme;
use crate::tui::widgets::text::{cut, pad, wrap};

/// A line of the agenda, ready to show.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whether the step is done, runs, or is still to come.
    pub status: Status,
    /// The clock time at which it begins: `14:32`.
    pub time: String,
    /// The title of the step.
    pub title: String,
    /// The minutes it takes or took.
    pub minutes: u64,
    /// Whether it took some seconds, and no whole minute.
    pub is_brief: bool,
    /// How the current plan differs from the first one.
    pub change: Change,
}

/// The cells before the title of a step.
const TITLE: u16 = 9;

/// The agenda, as a widget.
#[derive(Clone)]
pub struct Agenda<'a> {
    /// The lines, from top to bottom.
    pub rows: &'a [Row],
    /// What to say of steps above and below what is shown, by how many they are.
    pub more: &'a dyn Fn(usize, usize) -> String,
    /// The styles to draw with.
    pub theme: &'a Theme,
}

impl Widget for &Agenda<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let count = self.rows.len();
        let is_cut = count > usize::from(area.height) && area.height > 1;
        let area = Rect {
            height: area.height - u16::from(is_cut),
            ..area
        };
        let height = usize::from(area.height);
        let current = self
            .rows
            .iter()
            .position(|row| row.status.is_current())
            .unwrap_or(0);
        // The current step stays in sight, with what comes next below it.
        let top = current
            .saturating_sub(height / 3)
            .min(count.saturating_sub(height));
        let title_cells = usize::from(area.width).saturating_sub(13);
        // Titles stand whole where there are rows for that.
        let titles = self.rows.iter().map(|row| wrap(&row.title, title_cells));
        let titles: Vec<Vec<String>> = titles.collect();
        let is_whole = titles.iter().map(|title| title.len().max(1)).sum::<usize>() <= height;
        let mut y = area.y;
        for (row, title) in self.rows.iter().zip(&titles).skip(top) {
            if y >= area.bottom() {
                break;
            }
            let title: &[String] = if is_whole {
                title
            } else {
                slice::from_ref(&row.title)
            };
            let is_dropped = row.change == Change::Dropped;
            let (mark, style) = match row.status {
                Status::Open | Status::Again => ("▶", self.theme.accent),
                Status::Done => ("✓", self.theme.quiet),
                Status::Skipped => ("–", self.theme.quiet),
                Status::NotReached if is_dropped => ("–", self.theme.quiet),
                Status::NotReached | Status::Begun => (" ", self.theme.text),
            };
            let time = if is_dropped { "" } else { &row.time };
            let minutes = match (row.status, row.change) {
                (_, Change::Dropped) | (Status::Skipped, _) => "–".to_owned(),
                (Status::Open | Status::Begun | Status::NotReached, Change::Shorter) => {
                    format!("↓{}", row.minutes)
                }
                (Status::Open | Status::Begun | Status::NotReached, Change::Longer) => {
                    format!("↑{}", row.minutes)
                }
                _ if row.is_brief => "<1".to_owned(),
                _ => row.minutes.to_string(),
            };
            let line = Line::from(vec![
                Span::styled(format!("{mark} "), style),
                Span::styled(
                    format!("{time:>5}  "),
                    if row.status.is_current() {
                        style
                    } else {
                        self.theme.quiet
                    },
                ),
                Span::styled(
                    pad(title.first().map_or("", String::as_str), title_cells),
                    style,
                ),
                Span::styled(format!("{minutes:>4}"), self.theme.quiet),
            ]);
            buf.set_line(area.x, y, &line, area.width);
            y += 1;
            for rest in title.iter().skip(1) {
                buf.set_stringn(area.x + TITLE, y, rest, title_cells, style);
                y += 1;
            }
        }
        if is_cut {
            let more = (self.more)(top, count - top - height);
            let more = cut(&more, usize::from(area.width.saturating_sub(TITLE)));
            buf.set_string(area.x + TITLE, area.bottom(), more, self.theme.quiet);
        }
    }
}
