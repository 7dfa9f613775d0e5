//! What the fields of every step have in common: how they look, the line being typed, nothing to work on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::chrome::paragraph;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::wrap;

/// The line being typed, alone, where the rest of the screen shows what the room sees.
pub(crate) fn typed_line(
    env: &Env,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = look(env, console, area, "");
    field::draw(&console.entry, &look, area, buf)
}

/// How the fields look: who has the focus, how wide their labels are.
pub(super) fn look<'a>(env: &'a Env, console: &Console, area: Rect, hint: &'a str) -> Look<'a> {
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
        labels: Labels::Cut,
    }
}

/// Says that no earlier step gave anything to work on.
pub(super) fn no_items(env: &Env, area: Rect, buf: &mut Buffer) {
    let text = wrap(&env.words().get("no-input"), area.width.into());
    paragraph(&text, env.theme.quiet, area, buf);
}
