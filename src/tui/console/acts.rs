//! What each key does in a session.

use crossterm::event::{KeyCode, KeyEvent};

use super::super::app::{Access, App, Effect, Screen, Tone, local};
use super::super::ballot;
use super::super::carry;
use super::super::handover;
use super::super::keys::Action;
use super::super::results;
use super::super::room::{self, Viewpoint};
use super::super::window::{Ask, Question, Window};
use super::super::wording;
use super::Console;
use super::capture::{choose, confirm, edit, field, item, unowned, vote_by_one};
use super::cascade::{addition, assumption, mark, stage};
use super::settle::{may_go_on, may_leave, settle};
use super::themes::{cluster, remove_theme};
use crate::domain::clock;
use crate::domain::command::{self, Command, Refusal, decide};
use crate::domain::event::{Event, List, Mark, Stage};
use crate::domain::practice;
use crate::domain::text::Clean;
use crate::domain::workshop::Kind;

/// Takes a key that is no action: text, or the number of a theme.
pub fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    if console.booth.is_some() {
        return ballot::typed(app, event);
    }
    if let (Some(Kind::Cluster), false, KeyCode::Char(c)) =
        (console.kind(), console.typing, event.code)
        && let Some(number) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
    {
        return number
            .checked_sub(1)
            .map_or_else(Vec::new, |theme| cluster(app, Some(theme)));
    }
    console.typed(event)
}

pub(super) fn console(app: &mut App) -> Option<&mut Console> {
    match &mut app.screen {
        Screen::Console(console) => Some(console),
        _ => None,
    }
}

/// Whether nothing can be written here, which is said.
pub(in crate::tui) fn only_looks(app: &mut App) -> bool {
    let Some(Access::ReadOnly(why)) = app.console().map(|console| &console.access) else {
        return false;
    };
    let why = why.clone();
    app.say(Tone::Warn, why);
    true
}

/// Has a command decided; its event is applied and put on disk, a refusal is said. Whether it was taken.
pub fn run(app: &mut App, effects: &mut Vec<Effect>, command: Command) -> bool {
    let now = app.now;
    let words = app.words();
    if only_looks(app) {
        return false;
    }
    let Some(console) = console(app) else {
        return false;
    };
    match decide(&console.session, command) {
        Ok(event) => {
            let enters = matches!(event, Event::StepEntered(_) | Event::StageEntered { .. });
            effects.push(console.take(event, now));
            if enters && app.rehearsal.is_some() {
                practise(app, effects);
            }
            true
        }
        Err(Refusal::Same) => true,
        Err(refusal) => {
            app.say(Tone::Warn, wording::refusal(&refusal, words));
            false
        }
    }
}

/// In a rehearsal, gives the step what a room could answer.
pub(in crate::tui) fn practise(app: &mut App, effects: &mut Vec<Effect>) {
    let said = app.notice.clone();
    let commands = app.console().map(|console| practice::fill(console.state()));
    for command in commands.unwrap_or_default() {
        run(app, effects, command);
    }
    app.notice = said;
    if let Some(console) = console(app) {
        console.sync_to_step();
    }
}

pub(super) fn run_one(app: &mut App, command: Command) -> Vec<Effect> {
    let mut effects = Vec::new();
    run(app, &mut effects, command);
    if let Some(console) = console(app) {
        console.sync_to_step();
    }
    effects
}

/// What an action does in a session.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if console(app).is_some_and(|console| console.booth.is_some()) {
        return ballot::act(app, action);
    }
    match action {
        Action::Ballot => ballot::open(app),
        Action::Next => next(app),
        Action::Skip if console(app).is_some_and(|console| console.is_underway()) => {
            open(app, Window::question(Question::Skip))
        }
        Action::Previous | Action::Skip | Action::Undo | Action::Redo => {
            step_or_history(app, action)
        }
        Action::Clock => run_one(app, Command::ToggleClock),
        Action::More => add_time(app, 60),
        Action::Less => add_time(app, -60),
        Action::Late => open(app, Window::late()),
        Action::RoomView | Action::Reveal | Action::Black | Action::Freeze | Action::RoomShows => {
            room::act(app, action)
        }
        Action::Trace => super::super::item_story::open(app),
        Action::Results => {
            results::open(app);
            Vec::new()
        }
        Action::Export if app.rehearsal.is_some() => {
            let text = app.words().get("said-rehearsal").into_owned();
            app.say(Tone::Warn, text);
            Vec::new()
        }
        Action::Export => {
            handover::open(app);
            Vec::new()
        }
        Action::Back if app.rehearsal.is_some() => vec![Effect::Close, Effect::Quit],
        Action::Back => leave(app),
        Action::Note => open(app, Window::note_menu()),
        Action::ParkingLot => note(app, List::ParkingLot),
        Action::Decision => note(app, List::Decision),
        Action::Quote => note(app, List::Quote),
        Action::OwnNote => note(app, List::Note),
        Action::Lists => open(app, Window::lists()),
        Action::People => open(app, Window::ask(Ask::People)),
        Action::Voters => open(app, Window::ask(Ask::Voters)),
        Action::Read => open(app, Window::reader()),
        Action::Carry => carry::open(app),
        Action::Review => carry::open_review(app),
        Action::RemoveAll => open(app, Window::question(Question::RemoveAll)),
        Action::Addition => addition(app),
        Action::Assumption => assumption(app),
        Action::Chains | Action::StageBack => stage(app, action),
        Action::MarkIntact => mark(app, Some(Mark::Intact)),
        Action::MarkChanged => mark(app, Some(Mark::Changed)),
        Action::MarkLost => mark(app, Some(Mark::Lost)),
        Action::Silent => {
            if let Some(console) = console(app) {
                let rungs = wording::rungs(console.state());
                console.rung = console
                    .rung
                    .map_or(Some(0), |rung| (rung + 1 < rungs).then_some(rung + 1));
            }
            Vec::new()
        }
        Action::Escape => escape(app),
        Action::Confirm => confirm(app),
        Action::Edit => edit(app),
        Action::NextField | Action::PreviousField | Action::Chain => field(app, action),
        Action::Up | Action::Down | Action::Left | Action::Right | Action::First | Action::Last => {
            travel(app, action)
        }
        Action::RemoveTheme => remove_theme(app),
        Action::Choose => choose(app),
        Action::MoveUp | Action::MoveDown | Action::Remove => item(app, action),
        _ => Vec::new(),
    }
}

pub(super) fn open(app: &mut App, window: Window) -> Vec<Effect> {
    app.window = Some(window);
    Vec::new()
}

fn note(app: &mut App, list: List) -> Vec<Effect> {
    let window = Window::note(app, list);
    open(app, window)
}

/// Gives the step other minutes, and says how many it has now.
fn add_time(app: &mut App, seconds: i64) -> Vec<Effect> {
    let mut effects = Vec::new();
    let taken = run(app, &mut effects, Command::AddTime(seconds));
    let place = app.console().and_then(|console| console.state().current);
    if taken && let (Some(console), Some(place)) = (app.console(), place) {
        let planned = clock::step(console.state(), place, app.now).planned;
        let key = if seconds > 0 {
            "said-more"
        } else {
            "said-less"
        };
        let minutes = ((planned + 30_000) / 60_000).into();
        let text = app.words().with(key, &[("minutes", minutes)]);
        app.say(Tone::Good, text);
    }
    effects
}

fn leave(app: &mut App) -> Vec<Effect> {
    app.screen = Screen::Home;
    app.sessions = None;
    vec![Effect::Close, Effect::ListSessions]
}

fn next(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !may_leave(app, &mut effects) {
        return effects;
    }
    let Some(console) = console(app) else {
        return effects;
    };
    let state = console.state();
    let is_last = state
        .current
        .is_some_and(|place| command::after(state, place).is_none());
    if is_last && console.access == Access::Write {
        app.window = Some(Window::question(Question::End));
        return effects;
    }
    let reminder = unowned(state);
    if run(app, &mut effects, Command::Next)
        && let Some((who, when)) = reminder
    {
        let text = app.words().with(
            "said-unowned",
            &[("who", who.into()), ("when", when.into())],
        );
        app.say(Tone::Warn, text);
    }
    if let Some(console) = self::console(app) {
        console.sync_to_step();
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

fn step_or_history(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let words = app.words();
    let Some(console) = console(app) else {
        return effects;
    };
    let (command, said) = match action {
        Action::Previous => (Command::Previous, None),
        Action::Skip => (Command::Skip, None),
        Action::Undo => (
            Command::Undo,
            console
                .session
                .undo_target()
                .map(|target| ("said-undone", target)),
        ),
        _ => (
            Command::Redo,
            console
                .session
                .redo_target()
                .map(|target| ("said-redone", target)),
        ),
    };
    let said = said.map(|(key, target)| {
        let time = local(target.at.wall, console.state().offset)
            .format("%H:%M")
            .to_string();
        // What is taken out has its name in what stood before; what is put back, in what stands.
        let before = match (&target.event, action) {
            (Event::ItemsRemoved(_), Action::Undo) => console.session.before(target.seq),
            _ => None,
        };
        let state = before.as_ref().unwrap_or(&console.session).state();
        let what = wording::event(&target.event, state, words);
        words.with(key, &[("what", what.into()), ("time", time.into())])
    });
    if matches!(action, Action::Previous | Action::Skip) && !may_leave(app, &mut effects) {
        return effects;
    }
    if run(app, &mut effects, command)
        && let Some(text) = said
    {
        app.say(Tone::Good, text);
    }
    if let Some(console) = self::console(app) {
        console.sync_to_step();
    }
    effects
}

fn escape(app: &mut App) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    if console.viewpoint == Viewpoint::Room && !console.typing {
        console.viewpoint = Viewpoint::Facilitator;
        console.begin_anew();
        return Vec::new();
    }
    console.rung = None;
    console.digits.clear();
    let mut effects = Vec::new();
    if console.typing {
        // What cannot be taken as it is stays typed, and is said; the field is left all the same.
        settle(app, &mut effects);
        let Some(console) = self::console(app) else {
            return effects;
        };
        console.typing = false;
        if console.editing.take().is_some() {
            console.touched = false;
            console.sync_to_step();
            console.typing = false;
            effects.push(Effect::Draft(console.draft()));
        }
    }
    effects
}

fn travel(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !may_go_on(app, &mut effects) {
        return effects;
    }
    let Some(console) = console(app) else {
        return effects;
    };
    if console.stage() == Some(Stage::Picture) {
        console.scroll = if action == Action::Up {
            console.scroll.saturating_sub(1)
        } else {
            console.scroll + 1
        };
        return effects;
    }
    let last = console.items().len().saturating_sub(1);
    let is_list = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
    if console.typing && is_list {
        // From the field the arrows go up into the list, the new item kept where it is.
        if console.editing.is_none() && !console.items().is_empty() {
            console.typing = false;
            console.row = last;
        }
        return effects;
    }
    if is_list && !console.typing && action == Action::Down && console.row == last {
        console.typing = console.may_type();
        return effects;
    }
    let last_column = match (console.kind(), console.state().current()) {
        (Some(Kind::Cascade(cascade)), _) => cascade.levels.len().saturating_sub(1),
        _ => 0,
    };
    match action {
        Action::Up => console.row = console.row.saturating_sub(1),
        Action::Down => console.row = (console.row + 1).min(last),
        Action::First => console.row = 0,
        Action::Last => console.row = last,
        Action::Left | Action::Right if matches!(console.kind(), Some(Kind::Vote(_))) => {
            return vote_by_one(app, action);
        }
        Action::Left => console.column = console.column.saturating_sub(1),
        Action::Right => console.column = (console.column + 1).min(last_column),
        _ => {}
    }
    if !is_list && last_column == 0 {
        console.sync_to_step();
    }
    effects
}

/// Takes pasted text: a list is asked about first, one line goes where the cursor is.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(console) = console(app).filter(|console| console.booth.is_none()) else {
        return Vec::new();
    };
    let lines: Vec<String> = text
        .lines()
        .map(|line| Clean::line(line).as_str().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let takes_items = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
    if lines.len() > 1 && takes_items && console.editing.is_none() {
        app.window = Some(Window::question(Question::Paste(lines)));
        return Vec::new();
    }
    if console.typing
        && let Some(slot) = console
            .entry
            .slot_mut()
            .filter(|slot| slot.choices().is_empty())
    {
        slot.line.insert(text);
        console.touched = true;
        return vec![Effect::Draft(console.draft())];
    }
    Vec::new()
}
