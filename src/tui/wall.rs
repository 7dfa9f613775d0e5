//! Draws the room's screen, which twenty people read from their chairs. It is given a `RoomView` and nothing else.
//!
//! ```text
//!  3 / 11  Our values                     number and title, quiet
//!
//!  Which values do we live by             the question, as large as there is room for
//!  when nobody is looking?
//!
//!  • Open                                 what stands below it
//!  • Helpful
//!  ─────────────────────────────
//!  in pairs 2:10                 7:42     the clock
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use crate::domain::event::Curtain;
use crate::domain::room::{Body, RoomView, Scene, StepScene};
use crate::domain::words::Words;
use crate::tui::theme::Theme;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::{cut, width};

mod between;
mod body;
mod clock;
mod fit;
mod page;
mod results;
mod shares;
mod units;

use fit::fit;
pub use page::TALL;
use page::{WallPage, below, blank};
use shares::covers;

/// Draws what the room sees, on a background of its own.
pub fn draw(view: &RoomView, theme: &Theme, area: Rect, buf: &mut Buffer) {
    if view.curtain == Curtain::Black {
        buf.set_style(area, theme.black);
        return;
    }
    buf.set_style(area, theme.text);
    let page = WallPage {
        theme,
        words: Words::of(view.lang),
        view,
    };
    let margin = Margin::new(
        (area.width / 32).clamp(1, 6).min(area.width / 4),
        u16::from(area.height > 8) + u16::from(area.height > TALL),
    );
    let area = area.inner(margin);
    if area.is_empty() {
        return;
    }
    match &view.scene {
        Scene::Agenda(lines) => page.agenda(lines, area, buf),
        Scene::Break { title, until } => page.pause(title, *until, area, buf),
        Scene::Over { headline, actions } => page.over(headline, actions, area, buf),
        Scene::Step(step) => page.step(step, area, buf),
    }
}

/// Draws the screen of a projector that waits for a session.
pub fn draw_waiting(words: &'static Words, theme: &Theme, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, theme.text);
    let area = area.inner(Margin::new(area.width / 16, area.height / 8));
    let fitted = fit(&words.get("room-waiting"), area.width, area.height, Size(3));
    let top = area.height.saturating_sub(fitted.rows()) / 2;
    fitted.draw(below(area, top), theme.strong, buf);
}

impl WallPage<'_> {
    fn step(&self, step: &StepScene, area: Rect, buf: &mut Buffer) {
        if self.stop(area, buf) {
            return;
        }
        let head = self.head(step, area, buf);
        let rest = below(area, head);
        let shares = self.shares(step, rest);
        let band = below(rest, rest.height - shares.clock.min(rest.height));
        let upper = Rect {
            height: (rest.height - band.height).saturating_sub(u16::from(shares.clock > 1)),
            ..rest
        };
        self.clock(band, buf);
        let question = step.prompt.as_ref().filter(|_| !covers(&step.body));
        let below_it = question.map_or(upper, |prompt| {
            let fitted = fit(prompt, upper.width, upper.height, shares.question);
            let free = upper.height.saturating_sub(fitted.rows());
            let top = if step.body == Body::Nothing {
                free / 3
            } else {
                0
            };
            fitted.draw(below(upper, top), self.theme.strong, buf);
            below(upper, top + fitted.rows() + 1)
        });
        self.body(&step.body, shares, below_it, buf);
        self.typing(upper, buf);
    }

    /// Draws the number and the title of the step, and returns how many rows they take.
    fn head(&self, step: &StepScene, area: Rect, buf: &mut Buffer) -> u16 {
        if area.height < 10 {
            return 0;
        }
        let (n, count) = step.number;
        let args = [("n", n.into()), ("count", count.into())];
        let number = self.words.with("step-of", &args);
        if area.height >= TALL {
            let text = format!("{number}   {}", step.title);
            let fitted = fit(&text, area.width, Size(1).screen_rows(1), Size(1));
            fitted.draw(area, self.theme.quiet, buf);
            return fitted.rows().min(area.height) + 2;
        }
        let cells = usize::from(area.width);
        buf.set_stringn(area.x, area.y, &number, cells, self.theme.quiet);
        let used = width(&number) + 2;
        let x = area.x + u16::try_from(used).unwrap_or(0);
        let title = cut(&step.title, cells.saturating_sub(used));
        if x < area.right() {
            buf.set_string(x, area.y, title, self.theme.accent);
        }
        2
    }

    /// Draws what is being typed, on the last rows above the clock.
    fn typing(&self, area: Rect, buf: &mut Buffer) {
        let Some(typed) = self.view.typing.as_ref().filter(|typed| !typed.is_blank()) else {
            return;
        };
        let fitted = fit(
            typed.as_str(),
            area.width,
            (area.height / 3).max(1),
            Size(1),
        );
        let rows = fitted.rows().min(area.height);
        let place = Rect {
            y: area.bottom() - rows,
            height: rows,
            ..area
        };
        blank(self.theme.field, place, buf);
        fitted.draw(place, self.theme.field, buf);
    }
}
