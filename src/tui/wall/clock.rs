//! Draws the room's clock: large and calm, and of another shape when it matters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::fit::fit;
use super::page::{WallPage, below, blank, centred};
use crate::domain::clock::Cue;
use crate::domain::room::RoomClock;
use crate::tui::widgets::large::{Size, Time};
use crate::tui::widgets::text::{cut, left, width};

impl WallPage<'_> {
    /// Draws the clock: digits on the right, what to say about the time on the left, and a line of progress above both.
    pub(super) fn clock(&self, area: Rect, buf: &mut Buffer) {
        let Some(clock) = &self.view.clock else {
            return;
        };
        if area.is_empty() {
            return;
        }
        let digits = left(clock.countdown.left());
        let style = self.clock_style(clock);
        if area.height < 5 {
            self.small_clock(&digits, style, area, buf);
            return;
        }
        self.progress(clock, area, buf);
        let row = below(area, 1);
        let Some((size, columns)) = digit_size(&digits, row) else {
            self.small_clock(&digits, style, row, buf);
            return;
        };
        let place = Rect {
            x: row.right().saturating_sub(columns),
            y: row.bottom().saturating_sub(size.digit_rows()),
            width: columns.min(row.width),
            height: size.digit_rows().min(row.height),
        };
        if (clock.countdown.is_over() || clock.flashes) && !clock.is_paused {
            let ground = Rect {
                x: place.x.saturating_sub(2).max(area.x),
                width: (place.width + 2).min(area.width),
                ..place
            };
            blank(style, ground, buf);
        }
        (&Time {
            text: &digits,
            size,
            style,
        })
            .render(place, buf);
        let beside = Rect {
            width: place.x.saturating_sub(row.x).saturating_sub(3),
            ..row
        };
        self.moment(clock, beside, buf);
    }

    /// Draws the clock in the terminal's own letters on the last row, beside the part that runs.
    fn small_clock(&self, digits: &str, style: Style, area: Rect, buf: &mut Buffer) {
        let y = area.bottom().saturating_sub(1);
        let digits = cut(digits, usize::from(area.width));
        let cells = u16::try_from(width(&digits)).unwrap_or(0).min(area.width);
        buf.set_string(area.right() - cells, y, digits, style);
        let phase = self
            .view
            .clock
            .as_ref()
            .and_then(|clock| clock.phase.as_ref());
        if let Some((label, part)) = phase {
            let room = usize::from(area.width - cells).saturating_sub(2);
            let text = cut(&format!("{}  {label}", left(part.left())), room);
            buf.set_string(area.x, y, text, self.theme.quiet);
        }
    }

    /// Draws a line as long as the time that is left.
    fn progress(&self, clock: &RoomClock, area: Rect, buf: &mut Buffer) {
        let cells = usize::from(area.width);
        let used = usize::from(share(clock.countdown.share(), area.width)).min(cells);
        let line = "━".repeat(cells - used);
        buf.set_string(area.x, area.y, "─".repeat(cells), self.theme.line);
        buf.set_string(area.x, area.y, line, self.clock_style(clock));
    }

    /// Returns the style of the clock: calm, then asking for attention, then over.
    fn clock_style(&self, clock: &RoomClock) -> Style {
        match (clock.is_paused, clock.cue) {
            (true, _) => self.theme.text,
            _ if clock.flashes => self.theme.pressed,
            (_, Some(Cue::TimeUp | Cue::Over | Cue::Stop)) => self.theme.banner,
            _ if clock.countdown.is_over() => self.theme.banner,
            (_, Some(Cue::TwoMinutes | Cue::HalfMinute | Cue::TenSeconds)) => self.theme.warn,
            _ => self.theme.strong,
        }
    }

    /// Draws what to say beside the digits: a cue, the part that runs, or that the clock is paused.
    fn moment(&self, clock: &RoomClock, area: Rect, buf: &mut Buffer) {
        let cue = match clock.cue {
            Some(Cue::Half) => Some("room-half"),
            Some(Cue::TwoMinutes) => Some("room-two-minutes"),
            Some(Cue::HalfMinute) => Some("room-half-minute"),
            Some(Cue::TimeUp | Cue::Over) => Some("room-time-up"),
            Some(Cue::BreakOver) => Some("room-break-over"),
            Some(Cue::Start { .. } | Cue::TenSeconds | Cue::Stop) | None => None,
        };
        let (text, style) = if clock.is_paused {
            (self.words.get("room-paused").into_owned(), self.theme.text)
        } else if let Some(key) = cue {
            (self.words.get(key).into_owned(), self.theme.warn)
        } else if let Some((label, part)) = &clock.phase {
            let time = left(part.left());
            (format!("{time}  {label}"), self.theme.text)
        } else {
            return;
        };
        let fitted = fit(&text, area.width, area.height, Size(1));
        let top = area.height.saturating_sub(fitted.rows());
        fitted.draw(below(area, top), style, buf);
    }

    /// Draws STOP if the box of a cascade is over, and returns whether it is: then there is nothing else to see.
    pub(super) fn stop(&self, area: Rect, buf: &mut Buffer) -> bool {
        let over = self
            .view
            .clock
            .as_ref()
            .filter(|clock| clock.is_hard && clock.countdown.is_over() && !clock.is_paused);
        if over.is_none() {
            return false;
        }
        blank(self.theme.banner, area, buf);
        let upper = Rect {
            height: area.height * 3 / 4,
            ..area
        };
        centred("STOP", Size(8), self.theme.banner, upper, buf);
        let text = self.words.get("room-stop");
        let lower = below(area, upper.height);
        centred(&text, Size(1), self.theme.banner, lower, buf);
        true
    }
}

/// Returns the largest digits that fit, and how many columns they take; `None` if none fit.
fn digit_size(digits: &str, area: Rect) -> Option<(Size, u16)> {
    let columns = |size: Size| {
        let columns = size.columns(digits).unwrap_or(usize::MAX);
        u16::try_from(columns).unwrap_or(u16::MAX)
    };
    let fits = |size: &Size| size.digit_rows() <= area.height && columns(*size) <= area.width;
    let size = (1..=8).rev().map(Size).find(fits)?;
    Some((size, columns(size)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
fn share(share: f64, cells: u16) -> u16 {
    (share.clamp(0.0, 1.0) * f64::from(cells)).round() as u16
}
