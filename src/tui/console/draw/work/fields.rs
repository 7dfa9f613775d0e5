//! What the fields of every step have in common: their look, the line being typed, and the hint when there is nothing
//! to work on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::chrome::{last_rows, paragraph, text_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::{cut, wrap};

/// Draws the line being typed alone, while the rest of the screen shows what the room sees; returns where the caret
/// stands.
pub(crate) fn typed_line(
    env: &Env,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = look(env, console, area, "");
    if let Some(n) = console.editing_number() {
        let text = env.words().with("editing", &[("n", n.into())]);
        let last = last_rows(area, 1);
        text_line(cut(&text, area.width.into()), env.theme.warn, last, buf);
    }
    field::draw(&console.entry, &look, area, buf)
}

/// Returns how the fields look: whether they have the focus, and how wide their labels are.
pub(super) fn look<'a>(env: &'a Env, console: &'a Console, area: Rect, hint: &'a str) -> Look<'a> {
    let lang = console.state().lang();
    Look {
        theme: &env.theme,
        lang,
        focus: if console.typing {
            Focus::Typing
        } else {
            Focus::Elsewhere
        },
        label: field::label_width(&console.entry, lang, area.width),
        hint,
        here: env.here(),
        people: console.offered(),
        labels: Labels::Cut,
    }
}

/// Says that earlier steps left nothing to work on.
pub(super) fn no_items(env: &Env, area: Rect, buf: &mut Buffer) {
    let text = wrap(&env.words().get("no-input"), area.width.into());
    paragraph(&text, env.theme.quiet, area, buf);
}
