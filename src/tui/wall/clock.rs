//! Draws the room's clock: large and calm, and of another shape when it matters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::page::{TALL, WallPage, below, blank, cells};
use super::scene::{Block, Content, Rank};
use crate::domain::clock::Cue;
use crate::domain::room::RoomClock;
use crate::tui::theme::Grain;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::{cut, left};

impl WallPage<'_> {
    /// The clock, if there is one. Where its time is the point of the scene it is larger.
    pub(super) fn clock_block(&self, is_point: bool) -> Option<Block> {
        self.view.clock.as_ref()?;
        let most = match (self.area.height, is_point) {
            (..14, _) => 1,
            (14..28, false) => 4,
            (14..28, true) | (28..TALL, false) => 6,
            (28..TALL, true) | (_, false) => 8,
            (_, true) => 12,
        };
        Some(Block {
            content: Content::Clock(self.is_urgent()),
            rank: if is_point { Rank::Second } else { Rank::Third },
            sizes: (self.small(), Size::within(self.theme.grain, most)),
            aside: 0,
        })
    }

    /// Whether the time matters more than usual now.
    fn is_urgent(&self) -> bool {
        self.view.clock.as_ref().is_some_and(|clock| {
            let is_cue = !matches!(clock.cue, None | Some(Cue::Start { .. } | Cue::Half));
            !clock.is_paused && (clock.flashes || is_cue || clock.countdown.is_over())
        })
    }

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
        if area.height < 3 {
            self.small_clock(&digits, style, area, buf);
            return;
        }
        self.progress(clock, area, buf);
        let row = below(area, 1);
        let Some((size, columns)) = digit_size(self.theme.grain, &digits, row) else {
            self.small_clock(&digits, style, row, buf);
            return;
        };
        let place = Rect {
            x: row.right().saturating_sub(columns),
            y: row.bottom().saturating_sub(size.digit_rows()),
            width: columns.min(row.width),
            height: size.digit_rows().min(row.height),
        };
        if clock.flashes && !clock.is_paused {
            let ground = Rect {
                x: place.x.saturating_sub(2).max(area.x),
                width: (place.width + 4).min(buf.area.right().saturating_sub(place.x) + 2),
                ..place
            };
            blank(style, ground, buf);
        }
        size.draw_digits(&digits, place, style, buf);
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
        let taken = cells(&digits).min(area.width);
        buf.set_string(area.right() - taken, y, digits, style);
        let phase = self
            .view
            .clock
            .as_ref()
            .and_then(|clock| clock.phase.as_ref());
        if let Some((label, part)) = phase {
            let room = usize::from(area.width - taken).saturating_sub(2);
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
            // It is told once that the time is up; from then on the figure alone says by how much.
            (_, Some(Cue::TimeUp | Cue::Over | Cue::Stop)) => self.theme.bad,
            _ if clock.countdown.is_over() => self.theme.bad,
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
        let text = self.measured(&text);
        let lines = |size: &Size| {
            let lines = text.lines(*size, area.width.into())?;
            let rows = u16::try_from(lines.len()).ok()?.checked_mul(size.rows())?;
            (rows <= area.height).then_some((*size, rows, lines))
        };
        // It is never larger than the digits beside it.
        let sizes = Size::all_of(self.theme.grain).rev();
        let mut sizes = sizes.filter(|size| size.digit_rows() <= area.height.max(1) * 2 / 3 + 1);
        let Some((size, rows, lines)) = sizes.find_map(|size| lines(&size)) else {
            return;
        };
        for (n, line) in (0..).zip(lines) {
            let place = below(area, area.height - rows + n * size.rows());
            size.draw(&line, place, style, buf);
        }
    }
}

/// Returns the largest digits that fit, and how many columns they take; `None` if none fit.
fn digit_size(grain: Grain, digits: &str, area: Rect) -> Option<(Size, u16)> {
    let columns = |size: Size| u16::try_from(size.columns(digits)).unwrap_or(u16::MAX);
    let fits = |size: &Size| size.digit_rows() <= area.height && columns(*size) <= area.width;
    let size = Size::all_of(grain).rev().find(fits)?;
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
