//! Draws what the room sees between steps: the programme, a break, the end.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::{WallPage, below, cells, centred};
use crate::domain::room::Status;
use crate::domain::room::{AgendaLine, Promise};
use crate::tui::wall::fit::{fit, fit_all};
use crate::tui::widgets::large::Size;
use crate::tui::wording::local;

impl WallPage<'_> {
    fn time(&self, wall: i64) -> String {
        let at = local(wall, self.view.offset);
        at.format("%H:%M").to_string()
    }

    /// Draws the programme with its times, and what is done and what runs now.
    pub(super) fn agenda(&self, lines: &[AgendaLine], area: Rect, buf: &mut Buffer) {
        let title = fit(&self.view.workshop, area.width, area.height / 4, Size(2));
        title.draw(area, self.theme.strong, buf);
        let area = below(area, title.rows() + 1);
        let parts: Vec<String> = lines
            .iter()
            .map(|line| {
                let mark = match line.status {
                    Status::Done | Status::Skipped => "✓",
                    Status::Open | Status::Again => "→",
                    Status::NotReached | Status::Begun => "·",
                };
                format!("{mark} {}  {}", self.time(line.begins), line.title)
            })
            .collect();
        let whole = fit_all(&parts, ("", ""), (area.width, area.height), Size(2));
        // What is over makes room for what is to come.
        let now = lines.iter().position(|line| line.status.is_current());
        let over = usize::from(whole.rows().saturating_sub(area.height));
        let first = now.unwrap_or(0).saturating_sub(1).min(over);
        let mut y = 0;
        for (line, part) in lines.iter().zip(&parts).skip(first) {
            let style = match line.status {
                Status::Open | Status::Again => self.theme.accent,
                Status::NotReached | Status::Begun => self.theme.text,
                Status::Done | Status::Skipped => self.theme.quiet,
            };
            let fitted = whole.alike(part, area.width);
            fitted.draw(below(area, y), style, buf);
            y += fitted.rows();
        }
    }

    /// Draws a break: until when it lasts, and how long still.
    pub(super) fn pause(&self, title: &str, until: i64, area: Rect, buf: &mut Buffer) {
        // When to be back is what everyone wants to know, so the title and the clock make way.
        let fitted = fit(title, area.width, area.height / 4, Size(2));
        let upper = Rect {
            height: (fitted.rows() + 1).min(area.height / 4),
            ..area
        };
        centred(title, Size(2), self.theme.quiet, upper, buf);
        let band = (area.height / 4).max(5).min(area.height / 2);
        let middle = Rect {
            y: upper.bottom(),
            height: area.height - upper.height - band,
            ..area
        };
        let back = self
            .words
            .with("room-back", &[("time", self.time(until).into())]);
        centred(&back, Size(4), self.theme.strong, middle, buf);
        self.clock(below(area, area.height - band), buf);
    }

    /// Draws the end: the headline, and who does what.
    pub(super) fn over(
        &self,
        headline: &[String],
        actions: &[Promise],
        area: Rect,
        buf: &mut Buffer,
    ) {
        let title = fit(
            &self.words.get("room-over"),
            area.width,
            area.height / 4,
            Size(2),
        );
        title.draw(area, self.theme.accent, buf);
        let mut rest = below(area, title.rows() + 1);
        if !headline.is_empty() {
            // As many whole sentences as leave room for what was promised.
            let promised: u16 = self
                .action_texts(actions)
                .iter()
                .map(|action| cells(action, rest.width.saturating_sub(2)))
                .sum();
            let room = rest.height.saturating_sub(promised + 1);
            let mut used = 0;
            let fitting = headline.iter().take_while(|sentence| {
                used += cells(sentence, rest.width);
                used <= room
            });
            let shown = &headline[..fitting.count().max(1)];
            let fitted = fit_all(shown, ("", ""), (rest.width, room.max(1)), Size(1));
            let rows = fitted.rows().min(rest.height);
            fitted.draw(
                Rect {
                    height: rows,
                    ..rest
                },
                self.theme.strong,
                buf,
            );
            rest = below(rest, rows + 1);
        }
        self.promises(actions, Size(1), rest, buf);
    }
}
