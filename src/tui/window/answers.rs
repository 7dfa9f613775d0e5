//! What Enter does in each window.

use super::super::app::{self, App, Effect, Screen};
use super::super::console;
use super::super::entry::Line;
use super::super::replay;
use super::super::room;
use super::{Ask, Choosing, NoteForm, Question, Window, listed};
use crate::domain::command::Command;
use crate::domain::event::{ItemId, List, Value};
use crate::domain::text::Clean;
use crate::domain::workshop::Kind;

/// Takes what stands in the window, and closes it.
pub(super) fn confirm(app: &mut App) -> Vec<Effect> {
    let Some(window) = app.window.take() else {
        return Vec::new();
    };
    match window {
        Window::Help(help) => {
            app.window = help.under.map(|under| *under);
            Vec::new()
        }
        Window::Reader(_)
        | Window::Late(_)
        | Window::Handover(_)
        | Window::Results(_)
        | Window::ItemStory(_)
        | Window::Comparison(_)
        | Window::Written(_)
        | Window::Carry(_)
        | Window::Review(_) => Vec::new(),
        Window::Palette(palette) => {
            let chosen = palette
                .shown(app)
                .get(palette.search.cursor)
                .map(|(action, _)| *action);
            app.window = palette.search.under.map(|under| *under);
            chosen
                .map(|action| app::act(app, action))
                .unwrap_or_default()
        }
        Window::NoteMenu(cursor) => {
            let order = [List::ParkingLot, List::Decision, List::Quote, List::Note];
            app.window = order
                .get(cursor)
                .copied()
                .map(|list| Window::note(app, list));
            Vec::new()
        }
        Window::RoomShows(cursor) => {
            let Some(choice) = room::CHOICES.get(cursor).copied() else {
                return Vec::new();
            };
            if !matches!(choice, room::Choice::Show(_)) {
                // One looks what it does to the wall, and goes on.
                app.window = Some(Window::RoomShows(cursor));
            }
            room::choose(app, choice)
        }
        Window::Lists(cursor) => {
            let note = app
                .console()
                .and_then(|console| listed(console.state()).get(cursor).copied().cloned());
            app.window = note.as_ref().map(Window::edit_note);
            Vec::new()
        }
        Window::Note(note) => save_note(app, note),
        Window::Choose(choosing) => save_choice(app, choosing),
        Window::Ask(Ask::Search, line) => replay::look_for(app, line.text()),
        Window::Ask(ask, line) => answer(app, ask, line),
        Window::Question(Question::Branch) => replay::branch(app),
        Window::Question(Question::RemoveSession { id, files, .. }) => {
            vec![Effect::Remove { id, files }]
        }
        Window::Question(question) => agree(app, question),
    }
}

/// The marked items are what the step works on from now; a note of the summary says that it was chosen by hand.
fn save_choice(app: &mut App, choosing: Choosing) -> Vec<Effect> {
    let mut effects = Vec::new();
    let marked = choosing.lines.into_iter().filter(|line| line.marked);
    let items: Vec<ItemId> = marked.map(|line| line.item).collect();
    let place = choosing.place;
    console::run(
        app,
        &mut effects,
        Command::Choose {
            place,
            items: Some(items),
        },
    );
    if let Screen::Console(console) = &mut app.screen {
        console.sync_to_step();
    }
    effects
}

fn save_note(app: &mut App, note: Box<NoteForm>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let (text, by) = (Clean::line(note.text.text()), Clean::line(note.by.text()));
    let command = match note.editing {
        Some(id) => Command::EditNote { id, text, by },
        None => Command::AddNote {
            list: note.list,
            text,
            by,
        },
    };
    let (list, is_new) = (note.list, note.editing.is_none());
    if !console::run(app, &mut effects, command) {
        app.window = Some(Window::Note(note));
    } else if let Screen::Console(console) = &mut app.screen
        && is_new
    {
        console.notes.remove(&list);
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

fn answer(app: &mut App, ask: Ask, line: Line) -> Vec<Effect> {
    let mut effects = Vec::new();
    let count = line
        .text()
        .trim()
        .parse::<u16>()
        .ok()
        .filter(|count| (1..=999).contains(count));
    let place = app
        .console()
        .and_then(|console| console.state().current)
        .unwrap_or_default();
    let command = match (ask, count) {
        (Ask::Addition { chain, level }, _) => Some(Command::AddAddition {
            place,
            chain,
            level,
            text: Clean::line(line.text()),
        }),
        (Ask::People, Some(people)) => Some(Command::SetPeople(people)),
        (Ask::Voters, Some(voters)) => Some(Command::SetVoters { place, voters }),
        (Ask::Search, _) | (_, None) => None,
    };
    let taken = if let Some(command) = command {
        console::run(app, &mut effects, command)
    } else {
        let text = app.words().get("form-wrong-people").into_owned();
        app.say(app::Tone::Warn, text);
        false
    };
    if !taken {
        app.window = Some(Window::Ask(ask, line));
    } else if let (Ask::Addition { .. }, Screen::Console(console)) = (ask, &mut app.screen) {
        console.heard = Line::default();
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

fn agree(app: &mut App, question: Question) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = app.console() else {
        return effects;
    };
    let Some((place, step, part)) = console.state().current() else {
        return effects;
    };
    let command = match question {
        Question::Branch | Question::RemoveSession { .. } => return effects,
        Question::End => Command::Next,
        Question::Skip => Command::Skip,
        Question::RemoveAll => Command::RemoveItems(part.order.clone()),
        Question::Slept(slept) => Command::CountSleep(slept),
        Question::Paste(ref lines) => {
            let (Kind::Collect(_) | Kind::Actions(_)) = step.kind else {
                return effects;
            };
            let Some(first) = step.kind.fields().first().map(|field| field.id.clone()) else {
                return effects;
            };
            // What is chosen beside the text counts for every line.
            let chosen = console.entry.chosen();
            let row = |line: &String| {
                let mut fields = chosen.clone();
                fields.insert(first.clone(), Value::Text(Clean::line(line)));
                fields
            };
            Command::AddItems {
                place,
                rows: lines.iter().map(row).collect(),
            }
        }
    };
    let taken = console::run(app, &mut effects, command);
    if !taken && matches!(question, Question::Paste(_)) {
        // What was pasted stands nowhere else.
        app.window = Some(Window::question(question));
        return effects;
    }
    if let Screen::Console(console) = &mut app.screen {
        console.sync_to_step();
    }
    effects
}
