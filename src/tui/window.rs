//! Windows over the screen: help, palette, the lists of the session, a question, a line to fill.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use super::app::{App, Effect, Screen};
use super::carry::{self, Carry};
use super::comparison::{self, Comparison};
use super::console;
use super::entry::Line;
use super::handover::{self, HandoverForm, Row};
use super::item_story::{self, ItemStory};
use super::keys::{Action, Context, Key};
use super::late::{self, Late};
use super::results::{self, Looking};
use super::room;
use crate::domain::command::Command;
use crate::domain::event::{ItemId, List, Outcome};
use crate::domain::session::{Note, State};

mod answers;
mod search;

use answers::confirm;
pub use search::{Palette, Search, help_lines};

/// A window over the screen.
#[derive(Clone, Debug)]
pub enum Window {
    /// What the keys do here.
    Help(Search),
    /// Every action by name.
    Palette(Palette),
    /// Which list something is for; the place of the chosen one.
    NoteMenu(usize),
    /// What the room's screen shows; the place of the chosen line.
    RoomShows(usize),
    /// Something for a list.
    Note(Box<NoteForm>),
    /// The lists of the session; the place of the chosen note.
    Lists(usize),
    /// Which items a step works on.
    Choose(Choosing),
    /// A line to fill.
    Ask(Ask, Line),
    /// A question.
    Question(Question),
    /// Intent, notes and handout; how far they are scrolled.
    Reader(usize),
    /// Items from an earlier session.
    Carry(Box<Carry>),
    /// The open actions of earlier sessions; the place of the chosen one.
    Review(usize),
    /// What can be done about the time left.
    Late(Box<Late>),
    /// What each step brought.
    Results(Looking),
    /// Where items come from.
    ItemStory(Box<ItemStory>),
    /// Two sessions side by side.
    Comparison(Box<Comparison>),
    /// What to write of the session.
    Handover(Box<HandoverForm>),
    /// What was written: the paths, and what there is to say about them.
    Written(Vec<String>),
}

/// Which items a step works on.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The step's place.
    pub place: usize,
    /// What it could work on.
    pub lines: Vec<ChoiceLine>,
    /// The place of the line under the cursor.
    pub cursor: usize,
}

/// One item to choose or leave.
#[derive(Clone, Debug)]
pub struct ChoiceLine {
    /// The item.
    pub item: ItemId,
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub marked: bool,
}

impl Choosing {
    fn toggle(&mut self, action: Action) {
        if action == Action::ToggleAll {
            let marks = !self.lines.iter().all(|line| line.marked);
            for line in &mut self.lines {
                line.marked = marks;
            }
        } else if let Some(line) = self.lines.get_mut(self.cursor) {
            line.marked = !line.marked;
        }
    }
}

/// Something being noted.
#[derive(Clone, Debug)]
pub struct NoteForm {
    /// For which list.
    pub list: List,
    /// What.
    pub text: Line,
    /// Who.
    pub by: Line,
    /// Whether `by` has the focus.
    pub focus: NoteField,
    /// The note being edited; `None`: a new one.
    pub editing: Option<u32>,
}

/// A field of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteField {
    /// What.
    #[default]
    Text,
    /// Who.
    By,
}

/// What a line is filled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// How many people are in the room.
    People,
    /// How many people vote.
    Voters,
    /// The text to look for in a replay.
    Search,
    /// What a level added to the message.
    Addition {
        /// The chain.
        chain: u8,
        /// The level.
        level: u8,
    },
}

/// A question; Enter says yes, Esc no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Is the workshop over?
    End,
    /// Shall the step be left out although it is under way?
    Skip,
    /// Shall all items of the step go?
    RemoveAll,
    /// Shall each of these lines become an item?
    Paste(Vec<String>),
    /// Do so many milliseconds in which the machine slept count?
    Slept(u64),
    /// Shall a session of its own begin at the moment replayed?
    Branch,
    /// Shall a session go for good?
    RemoveSession {
        /// Its id.
        id: String,
        /// Whose it is.
        name: String,
        /// Every file that goes.
        files: Vec<PathBuf>,
    },
}

impl Window {
    /// The choice of a list.
    pub fn note_menu() -> Self {
        Self::NoteMenu(0)
    }

    /// Something new for a list, or what was half typed when the window was closed.
    pub fn note(app: &App, list: List) -> Self {
        let half_typed = app
            .console()
            .and_then(|console| console.notes.get(&list).cloned());
        let (text, by) = half_typed.unwrap_or_default();
        Self::Note(Box::new(NoteForm {
            list,
            text,
            by,
            focus: NoteField::Text,
            editing: None,
        }))
    }

    fn edit_note(note: &Note) -> Self {
        Self::Note(Box::new(NoteForm {
            list: note.list,
            text: Line::new(note.text.as_str()),
            by: Line::new(note.by.as_str()),
            focus: NoteField::Text,
            editing: Some(note.id),
        }))
    }

    /// The lists of the session.
    pub fn lists() -> Self {
        Self::Lists(0)
    }

    /// A line to fill.
    pub fn ask(ask: Ask) -> Self {
        Self::Ask(ask, Line::default())
    }

    /// A question.
    pub fn question(question: Question) -> Self {
        Self::Question(question)
    }

    /// Everything the step holds for the facilitator.
    pub fn reader() -> Self {
        Self::Reader(0)
    }

    /// What can be done about the time left.
    pub fn late() -> Self {
        Self::Late(Box::default())
    }

    /// The contexts keys work in now.
    pub fn contexts(&self) -> Vec<Context> {
        match self {
            Self::Lists(_) => vec![Context::Window, Context::Lists, Context::Anywhere],
            Self::Carry(carry) if carry.choice.is_some() => {
                vec![Context::Window, Context::Marks, Context::Anywhere]
            }
            Self::Review(_) => vec![Context::Window, Context::Review, Context::Anywhere],
            Self::Late(_) => vec![Context::Window, Context::Late, Context::Anywhere],
            Self::Choose(_) => vec![Context::Window, Context::Marks, Context::Anywhere],
            Self::Results(_) => vec![Context::Results, Context::Anywhere],
            Self::ItemStory(item_story) if item_story.leads => {
                vec![Context::Moments, Context::ItemStory, Context::Anywhere]
            }
            Self::ItemStory(_) => vec![Context::ItemStory, Context::Anywhere],
            Self::Comparison(_) => vec![Context::Comparison, Context::Anywhere],
            Self::Handover(form) if form.row() == Some(Row::Folder) => {
                vec![Context::Window, Context::Anywhere]
            }
            Self::Handover(_) => vec![
                Context::Window,
                Context::Marks,
                Context::Handover,
                Context::Anywhere,
            ],
            _ => vec![Context::Window, Context::Anywhere],
        }
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Self::Help(search) => Some(&mut search.filter),
            Self::Palette(palette) => Some(&mut palette.search.filter),
            Self::Note(note) => Some(match note.focus {
                NoteField::By => &mut note.by,
                NoteField::Text => &mut note.text,
            }),
            Self::Ask(_, line) => Some(line),
            Self::Late(late) => Some(&mut late.until),
            Self::Handover(form) if form.row() == Some(Row::Folder) => Some(&mut form.folder),
            Self::Results(_)
            | Self::ItemStory(_)
            | Self::Comparison(_)
            | Self::Handover(_)
            | Self::Written(_)
            | Self::NoteMenu(_)
            | Self::RoomShows(_)
            | Self::Carry(_)
            | Self::Review(_)
            | Self::Choose(_)
            | Self::Lists(_)
            | Self::Question(_)
            | Self::Reader(_) => None,
        }
    }
}

/// Takes pasted text.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    if let Some(line) = app.window.as_mut().and_then(Window::line_mut) {
        line.insert(text);
    }
    if let Some(Window::Late(late)) = &mut app.window {
        late.retype();
    }
    keep(app)
}

/// The notes of all lists, in the order they are shown.
pub fn listed(state: &State) -> Vec<&Note> {
    List::ALL
        .iter()
        .flat_map(|list| state.list(*list))
        .collect()
}

/// Takes a key of typing.
pub fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Some(window) = &mut app.window else {
        return Vec::new();
    };
    if let Window::NoteMenu(_) = window {
        let list = match Key::of(event) {
            Some(Key::Char('o')) => List::ParkingLot,
            Some(Key::Char('d')) => List::Decision,
            Some(Key::Char('c')) => List::Quote,
            Some(Key::Char('t')) => List::Note,
            _ => return Vec::new(),
        };
        app.window = Some(Window::note(app, list));
        return Vec::new();
    }
    let changed = window.line_mut().is_some_and(|line| line.key(event));
    if changed && let Window::Help(search) | Window::Palette(Palette { search, .. }) = window {
        search.cursor = 0;
    }
    if changed && let Window::Late(late) = window {
        late.retype();
    }
    keep(app)
}

/// Keeps a note or an addition half typed, for when its window is closed or the program ends.
fn keep(app: &mut App) -> Vec<Effect> {
    let (Some(window), Screen::Console(console)) = (&app.window, &mut app.screen) else {
        return Vec::new();
    };
    match window {
        Window::Note(note) if note.editing.is_none() => {
            let (text, by) = (&note.text, &note.by);
            let is_blank = text.text().trim().is_empty() && by.text().trim().is_empty();
            if is_blank {
                console.notes.remove(&note.list);
            } else {
                console.notes.insert(note.list, (text.clone(), by.clone()));
            }
        }
        Window::Ask(Ask::Addition { .. }, line) => console.heard = line.clone(),
        _ => return Vec::new(),
    }
    vec![Effect::Draft(console.draft())]
}

/// What an action does in the window.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match app.window {
        Some(Window::Late(_)) => return late::act(app, action),
        Some(Window::Carry(_)) => return carry::act(app, action),
        Some(Window::Handover(_)) => return handover::act(app, action),
        Some(Window::Results(_)) => return results::act(app, action),
        Some(Window::ItemStory(_)) => return item_story::act(app, action),
        Some(Window::Comparison(_)) => return comparison::act(app, action),
        _ => {}
    }
    match action {
        Action::Escape => {
            app.window = match app.window.take() {
                Some(Window::Help(search) | Window::Palette(Palette { search, .. })) => {
                    search.under.map(|under| *under)
                }
                _ => None,
            };
            Vec::new()
        }
        Action::Confirm => confirm(app),
        Action::Up | Action::Down => {
            travel(app, action);
            Vec::new()
        }
        Action::NextField | Action::PreviousField => {
            if let Some(Window::Note(note)) = &mut app.window {
                note.focus = if note.focus == NoteField::Text {
                    NoteField::By
                } else {
                    NoteField::Text
                };
            }
            Vec::new()
        }
        Action::Toggle | Action::ToggleAll => {
            if let Some(Window::Choose(choosing)) = &mut app.window {
                choosing.toggle(action);
            }
            Vec::new()
        }
        Action::Remove => remove(app),
        Action::ReviewDone => carry::review(app, Outcome::Done),
        Action::ReviewCarriedOn => carry::review(app, Outcome::CarriedOn),
        Action::ReviewDropped => carry::review(app, Outcome::Dropped),
        _ => Vec::new(),
    }
}

fn travel(app: &mut App, action: Action) {
    let last = match &app.window {
        Some(Window::Help(search)) => help_lines(app, search).len(),
        Some(Window::Palette(palette)) => palette.shown(app).len(),
        Some(Window::NoteMenu(_)) => List::ALL.len(),
        Some(Window::RoomShows(_)) => room::CHOICES.len(),
        Some(Window::Choose(choosing)) => choosing.lines.len(),
        Some(Window::Lists(_)) => app
            .console()
            .map_or(0, |console| listed(console.state()).len()),
        Some(Window::Reader(_)) => 200,
        Some(Window::Review(_)) => app
            .console()
            .map_or(0, |console| console.open_actions.len()),
        _ => return,
    }
    .saturating_sub(1);
    let cursor = match &mut app.window {
        Some(Window::Help(search)) => &mut search.cursor,
        Some(Window::Palette(palette)) => &mut palette.search.cursor,
        Some(
            Window::NoteMenu(cursor)
            | Window::RoomShows(cursor)
            | Window::Lists(cursor)
            | Window::Reader(cursor)
            | Window::Review(cursor),
        ) => cursor,
        Some(Window::Choose(choosing)) => &mut choosing.cursor,
        _ => return,
    };
    *cursor = if action == Action::Up {
        cursor.saturating_sub(1)
    } else {
        (*cursor + 1).min(last)
    };
}

fn remove(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(Window::Lists(cursor)) = app.window else {
        return effects;
    };
    let id = app
        .console()
        .and_then(|console| listed(console.state()).get(cursor).map(|note| note.id));
    if let Some(id) = id {
        console::run(app, &mut effects, Command::RemoveNote(id));
        travel(app, Action::Up);
    }
    effects
}
