//! How a message changes the program, and which effects it asks for.

use super::{App, Screen, input, letters, requests, take};
use crate::domain::event::Moment;
use crate::tui::console::state::Half;
use crate::tui::env::Tone;
use crate::tui::keys::Action;
use crate::tui::messages::{Effect, Msg};
use crate::tui::request::{Ask, Opening, Question, Request};
use crate::tui::windows::Window;

/// Applies `msg` at the time `now` and returns the effects it asks for.
pub fn update(app: &mut App, msg: Msg, now: Moment) -> Vec<Effect> {
    app.env.now = now;
    match &mut app.screen {
        Screen::Console(console) => {
            console.notice_jump(&mut app.env);
            console.take_theme_due(&mut app.env);
        }
        Screen::Replay(replay) => replay.advance(now),
        Screen::Home | Screen::Form(_) | Screen::Planner(_) => {}
    }
    let mut effects = Vec::new();
    if letters::do_waiting(app, &msg) {
        effects.extend(requests::meet(app));
    }
    take::take(app, msg);
    effects.extend(requests::meet(app));
    match &mut app.screen {
        Screen::Console(console) => {
            if console.rings(now) && app.bell {
                app.env.effect(Effect::Bell);
            }
            if app.windows.is_empty()
                && let Some(slept) = console.slept.take()
            {
                let question = Question::Slept(slept);
                app.env.ask(Request::Open(Opening::Question(question)));
            }
        }
        Screen::Replay(replay) => app.env.now = replay.moment(),
        Screen::Home | Screen::Form(_) | Screen::Planner(_) => {}
    }
    effects.extend(requests::meet(app));
    tell_of_half_typed(app);
    effects
}

/// Says that half-typed text is back once it shows, which may be in another step or in a window.
fn tell_of_half_typed(app: &mut App) {
    let Screen::Console(console) = &mut app.screen else {
        return;
    };
    let shown = match app.windows.last() {
        None => console.half_in_field(),
        Some(Window::Note(form)) => form.editing.is_none().then_some(Half::Note(form.list)),
        Some(Window::Ask(Ask::Addition { .. }, _)) => Some(Half::Heard),
        Some(Window::People(_)) => Some(Half::People),
        Some(_) => None,
    };
    if shown.is_some_and(|half| console.is_back(&half)) {
        let before = app.env.notice.take();
        let tone = before.as_ref().map_or(Tone::Good, |notice| notice.tone);
        let said = app.env.words().get("said-draft");
        let both = before
            .map(|notice| notice.text)
            .into_iter()
            .chain([said.into_owned()]);
        let text = both.collect::<Vec<_>>().join(" ");
        app.env.say(tone, text);
    }
}

/// Performs an action and returns the effects it asks for.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    input::act(app, action);
    let effects = requests::meet(app);
    tell_of_half_typed(app);
    effects
}
