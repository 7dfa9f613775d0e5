//! The window that chooses what the room's screen shows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cursor::travel;
use crate::domain::event::Shows;
use crate::domain::session::State;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::console::room::RoomChoice;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::theme::Viewpoint;

/// Returns the index of what is shown now.
pub(super) fn shown(console: &Console) -> usize {
    let state = console.state();
    let shows = &state.room.shows;
    let beside = shows.step().cloned().map(Shows::Step);
    let now = RoomChoice::Show(beside.unwrap_or_else(|| shows.clone()));
    let at = RoomChoice::all(state)
        .iter()
        .position(|choice| *choice == now);
    at.unwrap_or(0)
}

pub(super) fn act(cursor: &mut usize, console: &mut Console, action: Action, env: &mut Env) {
    let choices = RoomChoice::all(console.state());
    match (action, choices.get(*cursor)) {
        (Action::Escape, _) => env.ask(Request::Close),
        (Action::Confirm, Some(choice)) => {
            // The other choices keep the window open, so that one can look at the wall and go on.
            if matches!(choice, RoomChoice::Show(_)) {
                env.ask(Request::Close);
            }
            console.choose_for_room(choice, env);
        }
        _ => travel(cursor, action, choices.len()),
    }
}

pub(super) fn draw(env: &Env, cursor: usize, state: &State, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let set = &state.room;
    let choices = RoomChoice::all(state);
    let rows = u16::try_from(choices.len()).unwrap_or(u16::MAX);
    let inner = open(
        env,
        &words.get("room-shows-title"),
        (64, rows + 4),
        area,
        buf,
    );
    let line = |(index, choice): (usize, &RoomChoice)| {
        let name = choice.name(state, words);
        let theme = env.themes.of(Viewpoint::Room);
        // Three shapes: one of several, on or off, and one that Enter moves on.
        let text = match choice {
            RoomChoice::Show(shows) if *shows == set.shows => format!("  ●  {name}"),
            RoomChoice::Show(_) => format!("  ○  {name}"),
            RoomChoice::Typing if set.typing => format!(" [x] {name}"),
            RoomChoice::Typing => format!(" [ ] {name}"),
            RoomChoice::Theme => {
                let title = theme.map_or("", |scheme| scheme.title.get(words.lang()));
                format!("     {name} ‹ {title} ›")
            }
        };
        (text, on_window(env, index == cursor))
    };
    let lines: Vec<_> = choices.iter().enumerate().map(line).collect();
    list(&lines, cursor, inner, buf);
}
