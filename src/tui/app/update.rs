//! How a message changes the program, and which effects it asks for.

use super::{App, Screen, input, letters, requests, take};
use crate::domain::event::Moment;
use crate::tui::keys::Action;
use crate::tui::messages::{Effect, Msg};
use crate::tui::request::{Opening, Question, Request};

/// Applies `msg` at the time `now` and returns the effects it asks for.
pub fn update(app: &mut App, msg: Msg, now: Moment) -> Vec<Effect> {
    app.env.now = now;
    match &mut app.screen {
        Screen::Console(console) => {
            console.notice_jump(&mut app.env);
            console.take_theme_due(&mut app.env);
        }
        Screen::Replay(replay) => replay.advance(now),
        Screen::Home | Screen::Form(_) => {}
    }
    letters::do_due(app);
    take::take(app, msg);
    let mut effects = requests::meet(app);
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
        Screen::Home | Screen::Form(_) => {}
    }
    effects.extend(requests::meet(app));
    effects
}

/// Performs an action and returns the effects it asks for.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    input::act(app, action);
    requests::meet(app)
}
