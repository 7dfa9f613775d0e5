//! What keys do in the window that asks which documents to write.

use super::state::HandoverForm;
use crate::domain::session::State;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;

pub(in crate::tui::windows) fn act(
    form: &mut HandoverForm,
    on_screen: Option<&State>,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Escape => env.ask(Request::Close),
        Action::Up | Action::PreviousField => form.cursor = form.cursor.saturating_sub(1),
        Action::Down | Action::NextField => form.cursor = (form.cursor + 1).min(form.last()),
        Action::Toggle | Action::Left | Action::Right => form.turn(),
        Action::ToggleAll => {
            let all = form.formats.iter().all(|(_, wanted)| *wanted);
            for (_, wanted) in &mut form.formats {
                *wanted = !all;
            }
        }
        Action::Confirm => match form.export(on_screen) {
            Ok(export) => {
                env.tell(Tone::Good, "said-writing");
                env.ask(Request::HandOver(export));
            }
            Err(missing) => env.tell(Tone::Warn, missing),
        },
        _ => {}
    }
}
