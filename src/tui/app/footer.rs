//! Draws the keys that work now in the bottom row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{App, Screen};
use crate::tui::console::state::Console;
use crate::tui::home::state::Tab;
use crate::tui::keys::{self, Action, Binding, Context, Key};
use crate::tui::messages::{Access, SessionLine};
use crate::tui::widgets::text::width;

/// The actions offered in a session that is open for reading only.
const LOOKING: [Action; 9] = [
    Action::Help,
    Action::Palette,
    Action::Read,
    Action::Lists,
    Action::Results,
    Action::RoomView,
    Action::Export,
    Action::Down,
    Action::Back,
];

/// Draws the keys that work now, the most useful first. When there is little room, help is the last to go.
pub(super) fn draw(app: &App, area: Rect, buf: &mut Buffer) {
    let env = &app.env;
    buf.set_style(area, env.theme.foot);
    let words = app.words();
    let contexts = app.contexts();
    let no_letters = app.windows.is_empty() && app.console().is_some_and(Console::takes_no_letters);
    let part = |binding: &Binding| {
        let free = binding
            .keys
            .iter()
            .filter(|key| !(no_letters && matches!(key, Key::Char(_))))
            .find(|key| keys::lookup(&contexts, **key) == Some(binding.action));
        Some(FooterKey {
            key: free?.name(words),
            label: words.get(&short_name(app, binding.action)).into_owned(),
            is_pinned: binding.footer >= 90,
        })
    };
    let offered = offered(app, &contexts);
    let parts: Vec<FooterKey> = offered.into_iter().filter_map(part).collect();
    let kept = kept(&parts, usize::from(area.width).saturating_sub(1));
    let spans: Vec<Span<'_>> = parts
        .into_iter()
        .zip(kept)
        .filter(|(_, is_kept)| *is_kept)
        .flat_map(|(part, _)| {
            [
                Span::styled(format!(" {}", part.key), env.theme.key),
                Span::styled(format!(" {}  ", part.label), env.theme.foot),
            ]
        })
        .collect();
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// A key in the footer.
struct FooterKey {
    key: String,
    label: String,
    /// Whether it gets its room before the others.
    is_pinned: bool,
}

/// Returns the lines of the table that the footer offers now, each action once, the most useful first.
fn offered(app: &App, contexts: &[Context]) -> Vec<&'static Binding> {
    let mut shown: Vec<_> = keys::active(contexts)
        .into_iter()
        .filter(|binding| binding.footer > 0 && !is_idle(app, binding.action))
        .collect();
    shown.sort_by_key(|binding| binding.footer);
    let mut seen = Vec::new();
    shown.retain(|binding| {
        let is_new = !seen.contains(&binding.action);
        seen.push(binding.action);
        is_new
    });
    shown
}

/// Returns which parts fit in so many cells. Those that are pinned get their room first.
fn kept(parts: &[FooterKey], mut room: usize) -> Vec<bool> {
    let size = |part: &FooterKey| width(&part.key) + width(&part.label) + 4;
    let mut kept = vec![false; parts.len()];
    for is_pinned in [true, false] {
        for (part, keep) in parts.iter().zip(&mut kept) {
            if part.is_pinned == is_pinned && size(part) <= room {
                room -= size(part);
                *keep = true;
            }
        }
    }
    kept
}

/// Whether an action has nothing to work on here, so that the footer does not offer it.
fn is_idle(app: &App, action: Action) -> bool {
    match &app.screen {
        _ if !app.windows.is_empty() => false,
        Screen::Home => {
            let line = app.home.chosen_session();
            let has_action = app.home.chosen_action().is_some();
            match action {
                Action::Prepare if app.home.tab == Tab::Workshops => false,
                Action::Prepare => !line.is_some_and(|line| line.is_prepared || line.is_over()),
                Action::ReviewDone | Action::ReviewDropped => !has_action,
                Action::Undo => app.home.settled.is_empty(),
                Action::Compare => app.home.tab == Tab::Actions,
                _ => false,
            }
        }
        Screen::Form(form) => {
            let chooses = form
                .entry
                .slot()
                .is_some_and(|slot| !slot.choices().is_empty());
            action == Action::Right && !chooses
        }
        Screen::Console(console) => {
            if matches!(console.access, Access::ReadOnly(_)) {
                return !LOOKING.contains(&action);
            }
            if action == Action::Undo {
                return console.session.undo_target().is_none();
            }
            let is_empty = console.booth.is_none() && console.items().is_empty();
            let works = [Action::MoveUp, Action::Remove, Action::Edit];
            let wanted = if console.is_list() {
                &works[..2]
            } else {
                &works[..]
            };
            is_empty && console.kind().is_some() && wanted.contains(&action)
        }
        Screen::Planner(planner) => {
            let has_step = planner.step().is_some();
            let of_steps = [Action::Edit, Action::MoveUp, Action::More, Action::Remove];
            !has_step && of_steps.contains(&action)
        }
        Screen::Replay(_) => false,
    }
}

/// Returns the locale key of an action's name in the footer. Enter and Tab are named after what they do here.
fn short_name(app: &App, action: Action) -> String {
    let here = match (app.windows.last(), &app.screen) {
        (Some(window), _) => window.name(action),
        (None, Screen::Home) => match action {
            Action::NextField => Some("do-other-list"),
            Action::Prepare if app.home.tab == Tab::Workshops => Some("do-adapt"),
            Action::Prepare if app.home.chosen_session().is_some_and(SessionLine::is_over) => {
                Some("do-correct-session")
            }
            Action::Prepare => Some("do-open-prepared"),
            Action::Confirm => {
                let line = app.home.chosen_session();
                let begins = line.is_some_and(|line| line.is_prepared);
                let replays = app.home.tab == Tab::Actions;
                let other = replays.then_some("do-open-session");
                begins.then_some("do-begin").or(other)
            }
            _ => None,
        },
        (None, Screen::Planner(planner)) => in_plan(planner.is_form, action),
        (None, Screen::Form(_)) => (action == Action::Confirm).then_some("do-start"),
        (None, Screen::Replay(_)) => (action == Action::Next).then_some("do-step"),
        (None, Screen::Console(console)) => in_session(console, action),
    };
    format!("{}-short", here.unwrap_or(action.name()))
}

fn in_session(console: &Console, action: Action) -> Option<&'static str> {
    if let Some(booth) = &console.booth {
        return Some(booth.name(action, console.state()));
    }
    match action {
        Action::Confirm if console.typing && console.kind().is_some() => {
            let adds = console.is_list() && console.editing.is_none();
            Some(if adds { "do-add" } else { "do-save" })
        }
        Action::Next if console.is_prepared() => Some("do-begin"),
        Action::Late if console.is_prepared() => Some("do-plan"),
        Action::Edit if console.items().is_empty() => Some("do-type"),
        Action::Down => Some("do-scroll"),
        _ => None,
    }
}

/// Returns the locale key of an action's name in a plan; `None` if it has its usual name.
fn in_plan(is_form: bool, action: Action) -> Option<&'static str> {
    match action {
        Action::Edit => Some("do-plan-step"),
        Action::Remove => Some("do-plan-remove"),
        Action::Confirm if is_form => Some("do-next-field"),
        Action::Escape if is_form => Some("do-plan-sheet"),
        Action::Next if is_form => Some("do-step-on"),
        _ => None,
    }
}
