//! The windows over a screen in one list: what each holds, what keys do in it, and how it is drawn.
//!
//! A new window needs a file or folder of its own, a line in [`Opening`] by which it is asked for, and an arm in each
//! function here.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::console::state::Console;
use crate::tui::console::unplanned::UnplannedForm;
use crate::tui::entry::{Entry, Line};
use crate::tui::env::Env;
use crate::tui::keys::{Action, Context};
use crate::tui::request::{Ask, Opening, Question, Request};

pub mod answer;
mod behind;
pub mod carry;
pub mod choosing;
pub mod comparison;
mod cursor;
mod fields;
pub mod handover;
mod heading;
pub mod item_story;
pub mod joining;
pub mod late;
pub mod notes;
pub mod pasted;
pub mod people;
mod programme;
pub mod question;
pub mod reader;
pub mod results;
pub mod room_shows;
pub mod search;
pub mod splitting;
pub mod unplanned;

pub use behind::Behind;
use carry::state::Carry;
use choosing::Choosing;
use comparison::state::Comparison;
use handover::state::HandoverForm;
use item_story::state::ItemStory;
use joining::Joining;
use late::state::Late;
use notes::state::NoteForm;
use pasted::state::Pasting;
use people::state::PeopleForm;
use results::state::Looking;
use search::state::{Help, Palette};
use splitting::Splitting;

/// A window over the screen.
#[derive(Clone, Debug)]
pub enum Window {
    /// What the keys do here.
    Help(Help),
    /// Every action by name.
    Palette(Palette),
    /// The menu of lists to note something in; the index of the chosen one.
    NoteMenu(usize),
    /// The choice of what the room's screen shows; the index of the chosen line.
    RoomShows(usize),
    /// A note being written.
    Note(Box<NoteForm>),
    /// All notes of the session; the index of the chosen one.
    Lists(usize),
    /// The choice of the items a step works on.
    Choose(Choosing),
    /// The choice of the item that another is joined with.
    Join(Box<Joining>),
    /// An item to be split, and where.
    Split(Box<Splitting>),
    /// A line to fill in.
    Ask(Ask, Line),
    /// What stands at the head of the session, to be corrected.
    Heading(Box<Entry>),
    /// The people in the room by name.
    People(Box<PeopleForm>),
    /// The menu of what can be asked that was not planned; the index of the chosen line.
    UnplannedMenu(usize),
    /// A step that was not planned.
    Unplanned(Box<UnplannedForm>),
    /// The steps of the programme; the index of the chosen one.
    Programme(usize),
    /// A question to be answered with yes or no.
    Question(Question),
    /// A pasted text, and what it comes to.
    Pasted(Box<Pasting>),
    /// The intent, notes and handout of the step; how many lines they are scrolled.
    Reader(usize),
    /// Items from an earlier session.
    Carry(Box<Carry>),
    /// The open actions of earlier sessions; the index of the chosen one.
    Review(usize),
    /// What can be done about the time left.
    Late(Box<Late>),
    /// The results of each step.
    Results(Looking),
    /// Where items come from.
    ItemStory(Box<ItemStory>),
    /// Two sessions compared.
    Comparison(Box<Comparison>),
    /// The choice of the documents to write.
    Handover(Box<HandoverForm>),
    /// The documents that were written: their paths, and remarks about them.
    Written(Vec<String>),
}

impl Window {
    /// Opens a window; `None` if there is nothing to show in it, and a notice says so.
    pub fn open(opening: Opening, behind: &Behind<'_>, env: &mut Env) -> Option<Self> {
        Some(match (opening, behind.console) {
            (Opening::Help, _) => Self::Help(Help::new(behind)),
            (Opening::Palette, _) => Self::Palette(Palette::new(behind, env.words())),
            (Opening::Ask(ask), _) => Self::Ask(ask, answer::half_typed(ask, behind)),
            (Opening::Question(question), _) => Self::Question(question),
            (Opening::PeopleList, _) => Self::People(Box::new(people::acts::open(behind, env)?)),
            (Opening::HandoverOfPair(states, lang), _) => {
                let form = HandoverForm::of_pair(states, lang, behind.folder);
                Self::Handover(Box::new(form))
            }
            (_, None) => return None,
            (Opening::NoteMenu, _) => Self::NoteMenu(0),
            (Opening::Note(list), Some(console)) => {
                Self::Note(Box::new(NoteForm::new(console, list)))
            }
            (Opening::EditNote(id), Some(console)) => {
                let notes = console.state().notes.iter();
                let note = notes.into_iter().find(|note| note.id == id)?;
                Self::Note(Box::new(NoteForm::edit(console, note)))
            }
            (Opening::Heading, Some(console)) => {
                Self::Heading(Box::new(heading::open(console.state(), env.words())))
            }
            (Opening::Pasted, Some(console)) => Self::Pasted(Box::new(Pasting::new(console, env)?)),
            (Opening::Lists, _) => Self::Lists(0),
            (Opening::RoomShows, Some(console)) => Self::RoomShows(room_shows::shown(console)),
            (Opening::UnplannedMenu, _) => Self::UnplannedMenu(0),
            (Opening::Unplanned(asked), Some(console)) => {
                let kept = console.unplanned.as_deref();
                let form = UnplannedForm::new(console.state(), kept, asked, env.words());
                Self::Unplanned(Box::new(form))
            }
            (Opening::Programme, Some(console)) => {
                Self::Programme(programme::at_current(console.state()))
            }
            (Opening::Choose, Some(console)) => Self::Choose(Choosing::new(console, env)?),
            (Opening::Join, Some(console)) => Self::Join(Box::new(Joining::new(console, env)?)),
            (Opening::Split, Some(console)) => Self::Split(Box::new(Splitting::new(console, env)?)),
            (Opening::Reader, _) => Self::Reader(0),
            (Opening::Carry, Some(console)) => {
                Self::Carry(Box::new(carry::acts::open(console, env)?))
            }
            (Opening::Review, Some(console)) => Self::Review(carry::review::open(console, env)?),
            (Opening::Late, Some(console)) => Self::Late(Box::new(Late::of(console.state()))),
            (Opening::Results, Some(console)) => {
                Self::Results(Looking::at_current(console.state()))
            }
            (Opening::ItemStory, Some(console)) => {
                let place = console.state().current;
                let chosen = console.items().get(console.row).cloned();
                let story = item_story::acts::open(behind, console, place, chosen.as_ref(), env)?;
                Self::ItemStory(Box::new(story))
            }
            (Opening::StoriesOf(place), Some(console)) => {
                let story = item_story::acts::open(behind, console, Some(place), None, env)?;
                Self::ItemStory(Box::new(story))
            }
            (Opening::Handover, Some(console)) => {
                let form = HandoverForm::on_screen(console.state(), behind.folder);
                Self::Handover(Box::new(form))
            }
        })
    }

    /// Returns the contexts keys are looked up in now, the most important first.
    pub fn contexts(&self) -> Vec<Context> {
        let own: &[Context] = match self {
            Self::Results(_) => &[Context::Results],
            Self::Comparison(_) => &[Context::Comparison],
            Self::ItemStory(story) if story.leads => &[Context::Moments, Context::ItemStory],
            Self::ItemStory(_) => &[Context::ItemStory],
            Self::Lists(_) => &[Context::Window, Context::Lists],
            Self::NoteMenu(_) => &[Context::Window, Context::NoteMenu],
            Self::Review(_) => &[Context::Window, Context::Review],
            Self::Late(_) => &[Context::Window, Context::Late],
            Self::Choose(_) => &[Context::Window, Context::Marks],
            Self::Carry(carry) if carry.choice.is_some() => &[Context::Window, Context::Marks],
            Self::Pasted(_) => &[Context::Pasted, Context::Window],
            Self::People(form) if form.has_unclear() => &[Context::Commas, Context::People],
            Self::People(_) => &[Context::People],
            Self::Handover(form) if !form.is_typing() => {
                &[Context::Window, Context::Marks, Context::Handover]
            }
            _ => &[Context::Window],
        };
        own.iter().copied().chain([Context::Anywhere]).collect()
    }

    /// Returns the locale key of an action's name in this window; `None` if it has its usual name.
    pub fn name(&self, action: Action) -> Option<&'static str> {
        match (self, action) {
            (Self::Results(_) | Self::Comparison(_), Action::Right) => Some("do-step-on"),
            (Self::Results(_) | Self::Comparison(_), Action::Left) => Some("do-step-back"),
            (Self::Results(_) | Self::Comparison(_) | Self::Pasted(_), Action::Down) => {
                Some("do-scroll")
            }
            (
                Self::Results(_) | Self::Comparison(_) | Self::ItemStory(_) | Self::People(_),
                Action::Escape,
            ) => Some("do-close"),
            (Self::ItemStory(_), Action::NextField) => Some("do-story"),
            (Self::Late(_), Action::Confirm) => Some("do-agree"),
            (Self::Question(_), Action::Confirm) => Some("do-yes"),
            (Self::Join(_), Action::Confirm) => Some("do-join"),
            (Self::Split(_), Action::Confirm) => Some("do-split"),
            (Self::Pasted(_), Action::Confirm) => Some("do-add"),
            (Self::People(_), Action::Confirm) => Some("do-next-line"),
            (Self::People(_), Action::Prepare) => Some("do-keep-people"),
            (Self::People(_), Action::NextField) => Some("do-read-otherwise"),
            (Self::Pasted(_), Action::Escape) => Some("do-keep-paste"),
            _ => None,
        }
    }

    /// Whether it covers the whole screen.
    pub fn is_whole_screen(&self) -> bool {
        matches!(self, Self::Results(_) | Self::Comparison(_))
    }

    /// Performs an action in the window. `console` is the session behind it.
    pub fn act(&mut self, console: Option<&mut Console>, action: Action, env: &mut Env) {
        match (self, console) {
            (Self::Help(help), _) => help.act(action, env),
            (Self::Palette(palette), _) => palette.act(action, env),
            (Self::Comparison(it), _) => comparison::acts::act(it, action, env),
            (Self::Handover(form), console) => {
                handover::acts::act(form, console.map(|it| it.state()), action, env);
            }
            (Self::Question(question), console) => question::act(question, console, action, env),
            (Self::People(form), console) => people::acts::act(form, console, action, env),
            (Self::Ask(ask, line), console) => answer::act(*ask, line, console, action, env),
            (Self::Written(_), _) | (_, None) => close(action, env),
            (Self::Heading(entry), Some(console)) => heading::act(entry, console, action, env),
            (Self::UnplannedMenu(cursor), _) => unplanned::menu(cursor, action, env),
            (Self::Unplanned(form), Some(console)) => unplanned::act(form, console, action, env),
            (Self::Programme(cursor), Some(console)) => {
                programme::act(cursor, console, action, env);
            }
            (Self::NoteMenu(cursor), _) => notes::acts::menu(cursor, action, env),
            (Self::Note(form), Some(console)) => notes::acts::form(form, console, action, env),
            (Self::Lists(cursor), Some(console)) => {
                notes::acts::lists(cursor, console, action, env);
            }
            (Self::RoomShows(cursor), Some(console)) => {
                room_shows::act(cursor, console, action, env);
            }
            (Self::Choose(choosing), Some(console)) => choosing.act(console, action, env),
            (Self::Join(joining), Some(console)) => joining.act(console, action, env),
            (Self::Split(splitting), Some(console)) => splitting.act(console, action, env),
            (Self::Pasted(pasting), Some(console)) => {
                pasted::acts::act(pasting, console, action, env);
            }
            (Self::Reader(scroll), _) => reader::act(scroll, action, env),
            (Self::Carry(carry), Some(console)) => carry::acts::act(carry, console, action, env),
            (Self::Review(cursor), Some(console)) => {
                carry::review::act(cursor, console, action, env);
            }
            (Self::Late(late), Some(console)) => late::acts::act(late, console, action, env),
            (Self::Results(looking), Some(console)) => {
                results::acts::act(looking, console.state(), action, env);
            }
            (Self::ItemStory(story), _) => item_story::acts::act(story, action, env),
        }
    }

    /// Takes a key that is no action: text.
    pub fn typed(&mut self, console: Option<&mut Console>, event: KeyEvent, env: &mut Env) {
        if let Self::Unplanned(form) = self {
            return form.typed(event, env);
        }
        let is_taken = match self {
            Self::People(form) => {
                form.key(event, console.as_ref().map(|it| it.state()));
                true
            }
            Self::Note(note) => event == KeyEvent::from(KeyCode::Right) && note.take_offer(),
            _ => false,
        };
        if !is_taken && self.line_mut().is_some_and(|line| line.key(event)) {
            self.changed();
        }
        self.keep(console, env);
    }

    /// Takes a word typed where letters are keys; returns whether there is a field for it.
    pub fn take_word(&mut self, console: &mut Console, word: &str, env: &mut Env) -> bool {
        let Self::NoteMenu(cursor) = self else {
            return false;
        };
        let Some(form) = notes::acts::of_word(*cursor, console, word) else {
            return false;
        };
        *self = Self::Note(Box::new(form));
        self.keep(Some(console), env);
        true
    }

    /// Takes pasted text.
    pub fn paste(&mut self, mut console: Option<&mut Console>, text: &str, env: &mut Env) {
        if let Some(console) = &mut console
            && self.take_word(console, text, env)
        {
            return;
        }
        if let Self::People(form) = self {
            people::acts::paste(form, console.as_ref().map(|it| it.state()), text, env);
            return self.keep(console, env);
        }
        if let (Self::Pasted(pasting), Some(console)) = (&mut *self, &mut console) {
            // Pasted again, perhaps mended: what was pasted last counts.
            console.pasted = Some(text.to_owned());
            if let Some(again) = Pasting::new(console, env) {
                **pasting = again;
            }
            return;
        }
        if let Some(line) = self.line_mut() {
            line.insert(text);
        }
        match self {
            Self::Late(late) => late.retype(),
            Self::Join(joining) => joining.retype(),
            _ => {}
        }
        self.keep(console, env);
    }

    /// Returns the line being typed in, if there is one.
    fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Self::Help(help) => Some(&mut help.filter),
            Self::Palette(palette) => Some(&mut palette.filter),
            Self::Note(note) => Some(note.draft.line_mut()),
            Self::Ask(_, line) => Some(line),
            Self::Join(joining) => Some(&mut joining.typed),
            Self::Split(splitting) => Some(&mut splitting.line),
            Self::Heading(entry) => entry.slot_mut().map(|slot| &mut slot.line),
            Self::Unplanned(form) => form.line_mut(),
            Self::Late(late) => (!late.is_prepared).then_some(&mut late.until),
            Self::Handover(form) if form.is_typing() => Some(&mut form.folder),
            _ => None,
        }
    }

    /// Follows a change of the line being typed in.
    fn changed(&mut self) {
        match self {
            Self::Help(help) => help.cursor = 0,
            Self::Palette(palette) => palette.cursor = 0,
            Self::Late(late) => late.retype(),
            Self::Join(joining) => joining.retype(),
            _ => {}
        }
    }

    /// Keeps a half-typed note, addition or list of people, in case its window is closed or the program ends.
    fn keep(&self, console: Option<&mut Console>, env: &mut Env) {
        let Some(console) = console else { return };
        match self {
            Self::Note(note) if note.editing.is_none() => {
                console.keep_note(note.list, &note.draft);
            }
            Self::Ask(Ask::Addition { .. }, line) => console.heard = line.clone(),
            Self::People(form) => console.half_listed = form.half_typed(),
            _ => return,
        }
        console.save_draft(env);
    }

    /// Draws the window over the screen and returns where the caret stands.
    pub fn draw(
        &self,
        console: Option<&Console>,
        env: &Env,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        match (self, console) {
            (Self::Help(help), _) => return search::draw::help(env, help, area, buf),
            (Self::Palette(palette), _) => return search::draw::palette(env, palette, area, buf),
            (Self::Handover(form), _) => return handover::draw::draw(env, form, area, buf),
            (Self::Note(form), _) => return notes::draw::form(env, form, area, buf),
            (Self::Ask(ask, line), console) => {
                return answer::draw(env, (*ask, console), line, area, buf);
            }
            (Self::People(form), _) => return people::draw::draw(env, form, area, buf),
            (Self::Unplanned(form), _) => return unplanned::draw(env, form, area, buf),
            (Self::Heading(entry), _) => return heading::draw(env, entry, area, buf),
            (Self::Late(late), Some(console)) => {
                return late::draw::draw(env, late, console.state(), area, buf);
            }
            (Self::Join(joining), Some(console)) => {
                return joining::draw(env, joining, console.state(), area, buf);
            }
            (Self::Split(splitting), Some(console)) => {
                return splitting::draw(env, splitting, console.state(), area, buf);
            }
            (Self::UnplannedMenu(cursor), _) => unplanned::draw_menu(env, *cursor, area, buf),
            (Self::NoteMenu(cursor), _) => notes::draw::menu(env, *cursor, area, buf),
            (Self::Question(question), _) => question::draw(env, question, area, buf),
            (Self::Comparison(page), _) => comparison::draw::draw(env, page, area, buf),
            (Self::Written(lines), _) => handover::draw::written(env, lines, area, buf),
            (Self::Choose(choosing), _) => choosing::draw(env, choosing, area, buf),
            (Self::Pasted(pasting), _) => pasted::draw::draw(env, pasting, area, buf),
            (Self::Carry(carry), _) => carry::draw::lists(env, carry, area, buf),
            (_, None) => {}
            (Self::ItemStory(story), Some(console)) => {
                item_story::draw::draw(env, story, console.state(), area, buf);
            }
            (Self::Results(looking), Some(console)) => {
                results::draw::draw(env, looking, console.state(), area, buf);
            }
            (Self::RoomShows(cursor), Some(console)) => {
                room_shows::draw(env, *cursor, console.state(), area, buf);
            }
            (Self::Programme(cursor), Some(console)) => {
                programme::draw(env, *cursor, console.state(), area, buf);
            }
            (Self::Lists(cursor), Some(console)) => {
                notes::draw::all(env, *cursor, console.state(), area, buf);
            }
            (Self::Reader(scroll), Some(console)) => {
                reader::draw(env, *scroll, console.state(), area, buf);
            }
            (Self::Review(cursor), Some(console)) => {
                carry::draw::review(env, *cursor, console, area, buf);
            }
        }
        None
    }
}

/// Closes a window in which there is nothing else to do.
fn close(action: Action, env: &mut Env) {
    if matches!(action, Action::Escape | Action::Confirm) {
        env.ask(Request::Close);
    }
}
