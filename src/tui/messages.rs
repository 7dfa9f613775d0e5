//! The messages that come in to the program, and the effects it asks for.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::domain::carry::{Earlier, OpenAction};
use crate::domain::draft::Draft;
use crate::domain::event::{EventIndex, Outcome, Person, Stamped, Variant};
use crate::domain::format::{Format, Handover};
use crate::domain::merge::Split;
use crate::domain::replay::Timeline;
use crate::domain::script::sheet::{Sheet, SheetStep};
use crate::domain::session::{Session, State};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::Workshop;
use crate::tui::speed::Speed;

/// A workshop of the catalogue.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The workshop, or a report of everything that is wrong with its script.
    pub workshop: Result<Arc<Workshop>, String>,
    /// Where it comes from, in words; empty if it came with the program.
    pub origin: String,
}

/// A workshop opened to be planned with.
#[derive(Debug)]
pub struct OpenPlan {
    /// Its run sheet.
    pub sheet: Sheet,
    /// The name of its file in the user's folder.
    pub file: String,
    /// The text in that file; `None` while it is not there.
    pub on_disk: Option<String>,
    /// The steps of all workshops.
    pub library: Vec<LibraryStep>,
}

/// A step of a workshop that another can take over.
#[derive(Clone, Debug)]
pub struct LibraryStep {
    /// The title of its workshop.
    pub workshop: Text,
    /// The step.
    pub step: SheetStep,
    /// The step as the script has it.
    pub text: String,
}

/// A plan to be put on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanText {
    /// The name of its file in the user's folder.
    pub file: String,
    /// The text it is to have.
    pub text: String,
    /// The text it has; `None` if it is not there.
    pub before: Option<String>,
}

/// A line in the list of saved sessions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionLine {
    /// Its id, which is the name of its file without the extension.
    pub id: String,
    /// The title of its workshop, in the language of the session.
    pub title: String,
    /// The client; may be empty.
    pub client: String,
    /// The group; may be empty.
    pub group: String,
    /// When it began, in milliseconds since 1970 UTC.
    pub started: i64,
    /// For a branch, the moment of the other session at which it began, in milliseconds since 1970 UTC.
    pub branched: Option<i64>,
    /// The minutes used so far.
    pub minutes: u64,
    /// The number of the current step, counted from 1, its title, and how many steps there are; `None` if it has ended.
    pub step: Option<(usize, String, usize)>,
    /// Whether it is prepared: its first step has not begun.
    pub is_prepared: bool,
    /// The sentences of its headline so far.
    pub headline: Vec<String>,
    /// Whether it was closed in an orderly way.
    pub closed: bool,
    /// Whether it is open in another window now.
    pub in_use: bool,
    /// How many lines of its file are damaged; the others still count.
    pub damaged: usize,
    /// Why its file cannot be read, in words; `None` if it can.
    pub trouble: Option<String>,
    /// Another file with this session in it, if there is one.
    pub copy: Option<Copied>,
    /// The path of the rescue file it goes on in, if the disk refused its own.
    pub rescue: Option<String>,
}

/// Another file with the same session in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The name of the other file, without its extension.
    pub other: String,
    /// What each of the two files has that the other lacks.
    pub split: Split,
}

impl SessionLine {
    /// Whether its workshop is over.
    pub fn is_over(&self) -> bool {
        self.step.is_none() && self.trouble.is_none()
    }

    /// Whether the program broke off in it: it is unfinished, nobody has it open, and nobody closed it.
    pub fn is_crashed(&self) -> bool {
        self.step.is_some()
            && !self.is_prepared
            && !self.closed
            && !self.in_use
            && self.trouble.is_none()
    }

    /// Returns its name among others: the client or else the group, if either is known, and its title.
    pub fn named(&self) -> String {
        let who = [&self.client, &self.group]
            .into_iter()
            .find(|it| !it.is_empty());
        who.map_or_else(
            || self.title.clone(),
            |who| format!("{who} · {}", self.title),
        )
    }
}

/// A message that comes in to the program.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed or released.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse was moved, pressed or scrolled.
    Mouse(MouseEvent),
    /// The terminal got another size, so everything is drawn again.
    Resized,
    /// Time passed, and the screen may have to change.
    Tick,
    /// The workshops were read again.
    Workshops(Vec<Listed>),
    /// A workshop was opened to be planned with.
    Plan(Box<OpenPlan>),
    /// The plan is on disk.
    PlanSaved,
    /// The plan's file was changed by somebody else, so that the plan is in another file now.
    PlanMoved {
        /// The name of that file.
        file: String,
        /// The id the plan has there.
        id: String,
        /// The text it has there.
        text: String,
    },
    /// The plan is not on disk; says why, in words.
    PlanNotSaved(String),
    /// The saved sessions were read.
    Sessions(Vec<SessionLine>),
    /// A session was opened.
    Opened(Box<OpenSession>),
    /// What was asked failed; says why, in words.
    Failed(String),
    /// There is news of the disk.
    Disk(DiskNews),
    /// The session on the screen, which is open elsewhere, went on.
    Followed(Box<Session>),
    /// A session was read to be replayed.
    Replayed(Box<OpenReplay>),
    /// The session being replayed has new events.
    Grown(Box<Timeline>),
    /// The sessions before the one with this id were read.
    Earlier(String, Box<Earlier>),
    /// The open actions of all sessions were read, and how many sessions were left out because their files are damaged.
    OpenActions(Vec<OpenAction>, usize),
    /// It was noted what became of an action, or that was taken back.
    Settled(Settled, Settling),
    /// What became of an action was not noted, or not taken back; says why, in words.
    NotSettled(String),
    /// The minutes the steps of a workshop took so far were read.
    Learned(Learned),
    /// The number of projectors that show the session changed to this.
    Projectors(usize),
    /// A session was read so that documents can be written of it.
    Looked(Box<State>),
    /// The files that would go with a session were looked up, for the question whether to remove it.
    Removable {
        /// The id of the session.
        id: String,
        /// Its name, as it is given in the question.
        name: String,
        /// Every file of it.
        files: Vec<PathBuf>,
    },
    /// A session was removed, or could not be.
    Removed {
        /// The id of the session.
        id: String,
        /// Why it stays, in words; `None` if it was removed.
        kept: Option<String>,
    },
    /// Two sessions were read to be compared.
    Compared(Box<[State; 2]>),
    /// A document is being made.
    Exporting(Format),
    /// The documents were not written; says why, in words.
    NotExported(String),
    /// The documents were written to these paths, the readable one first; the second list is remarks about them.
    Exported(Vec<String>, Vec<String>),
}

/// A session that was opened.
#[derive(Debug)]
pub struct OpenSession {
    /// The session.
    pub session: Session,
    /// Whether this program may write it.
    pub access: Access,
    /// What was half typed when the program last ended, if anything.
    pub draft: Option<Draft>,
    /// A remark about opening it, in words, if there is one.
    pub notice: Option<String>,
}

/// What became of an action, as it was noted at home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The id of the session in which it was noted.
    pub session: String,
    /// The number of the event that says so.
    pub seq: u64,
    /// What was to be done.
    pub what: Clean,
    /// What became of it.
    pub outcome: Outcome,
}

/// What happened to a note of what became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// It was made.
    Noted,
    /// It was taken back.
    TakenBack,
}

/// Whether a session may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// This program may write it.
    Write,
    /// It may not; says why, in words.
    ReadOnly(String),
    /// It may not, because it is shown as it was at a moment of its replay.
    Replayed,
}

/// News of the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskNews {
    /// Everything up to the event with this sequence number is on disk.
    Saved(u64),
    /// Writing fails; says why, in words.
    Failing(String),
    /// The session goes on in a rescue file.
    Rescued {
        /// The path of the rescue file.
        path: String,
        /// Whether that file outlives the machine being switched off.
        lasts: bool,
    },
    /// The file is in the memory of the machine, and is lost when it is switched off.
    InMemory,
}

/// An effect the program asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the workshops again: a script may have changed.
    ListWorkshops,
    /// Open the workshop with this id to plan with; `None` for one that has nothing in it yet.
    ReadPlan(Option<String>),
    /// Put a plan on disk.
    SavePlan(PlanText),
    /// Read the saved sessions.
    ListSessions,
    /// Begin a session.
    Create(NewSession),
    /// Open a session to go on with it.
    Open(String),
    /// Read a session to write documents of it, without opening it.
    Look(String),
    /// Look up the files that would go with a session.
    LookToRemove {
        /// The id of the session.
        id: String,
        /// Its name, as it is given in the question.
        name: String,
    },
    /// Remove a session for good: exactly these files.
    Remove {
        /// The id of the session.
        id: String,
        /// Every file of it, as shown in the question.
        files: Vec<PathBuf>,
    },
    /// Read two sessions to compare them.
    Compare([String; 2]),
    /// Replay a session, starting at its end.
    Replay(String),
    /// Begin a new session with these events of another.
    Branch(Vec<Stamped>),
    /// Put an event on disk.
    Append(Stamped),
    /// Keep what is half typed; an empty draft removes what was kept.
    Draft {
        /// Everything that is half typed.
        draft: Draft,
        /// Whether the room's screen shows what is being typed.
        is_shown: bool,
    },
    /// Read what earlier sessions hand on to this one.
    ReadEarlier {
        /// The id of this session.
        session: String,
        /// When it began, in milliseconds since 1970 UTC.
        began: i64,
    },
    /// Do something about the open actions of all sessions.
    Actions(AboutActions),
    /// Read how long the steps of a workshop took so far.
    ReadTimes(Arc<Workshop>),
    /// Close the session.
    Close,
    /// Write documents.
    Export(Export),
    /// Keep the settings for the next run.
    Remember(Settings),
    /// Make a sound.
    Bell,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// End the program.
    Quit,
}

/// Something to do about the open actions of all sessions.
#[derive(Clone, Debug, PartialEq)]
pub enum AboutActions {
    /// Read them.
    Read,
    /// Note in its session what became of one.
    Settle(Box<OpenAction>, Outcome),
    /// Take back what was noted of one.
    TakeBack(Settled),
}

/// Documents to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The session or sessions they are written of.
    pub of: Subject,
    /// Which documents, for whom and where.
    pub handover: Handover,
}

/// The session or sessions documents are written of.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// One session.
    Session(Box<State>),
    /// Two sessions side by side.
    Pair(Box<[State; 2]>),
}

/// The settings kept for the next run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language used outside a session.
    pub lang: Lang,
    /// The id of the theme of the facilitator's screen; `None` if there are no themes.
    pub theme: Option<String>,
    /// The id of the theme of the room's screen; `None` if there are no themes.
    pub room_theme: Option<String>,
    /// Whether the laptop makes a sound when time runs out.
    pub bell: bool,
    /// Whether the program takes the mouse.
    pub mouse: bool,
    /// The facilitator's name.
    pub facilitator: Clean,
}

/// What a new session starts with.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// The workshop to run.
    pub workshop: Arc<Workshop>,
    /// The language the room speaks.
    pub lang: Lang,
    /// Whether the full or the short version is planned, or so many minutes.
    pub variant: Variant,
    /// The client; may be empty.
    pub client: Clean,
    /// The group; may be empty.
    pub group: Clean,
    /// How many people are in the room.
    pub people: u16,
    /// Who they are, by name; empty if that was not typed.
    pub listed: Vec<Person>,
    /// The facilitator's name; may be empty.
    pub facilitator: Clean,
    /// When it begins.
    pub begins: Begins,
}

/// When a new session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// At once, with its first step and the clock.
    Now,
    /// When it is taken up and its first step is begun: it is prepared.
    Later,
}

/// A workshop with the minutes its steps took in earlier sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The workshop, with the minutes its steps took in place of its own.
    pub workshop: Arc<Workshop>,
    /// How many sessions they were learned from.
    pub sessions: u32,
}

/// How a replay begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begin {
    /// How fast it plays.
    pub speed: Speed,
    /// The longest pause shown, in milliseconds; `None` if pauses are shown in full.
    pub limit: Option<u64>,
    /// The moment at which it begins.
    pub at: At,
    /// The id of the session if it was chosen at home, where leaving the replay then goes back to.
    pub home: Option<String>,
    /// What of the session is shown.
    pub part: ReplayPart,
}

/// What a replay shows of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplayPart {
    /// Everything, the console first.
    #[default]
    All,
    /// Everything, what the room saw first: the session is somebody else's.
    RoomFirst,
    /// What the room saw, and nothing else.
    Room,
}

/// Where a replay begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// At the first event, playing.
    #[default]
    Begin,
    /// At the event with this index, playing.
    Event(EventIndex),
    /// At the last event, paused.
    End,
}

/// A session that was read to be replayed.
#[derive(Debug)]
pub struct OpenReplay {
    /// Its events.
    pub timeline: Box<Timeline>,
    /// How it begins to play.
    pub begin: Begin,
    /// Whether the session is still being written.
    pub is_live: bool,
    /// Remarks about the file, in words.
    pub notices: Vec<String>,
}
