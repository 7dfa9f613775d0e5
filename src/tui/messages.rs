//! What comes in to the program, and what it asks of the world.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};

use crate::domain::carry::Earlier;
use crate::domain::draft::Draft;
use crate::domain::event::{Stamped, Variant};
use crate::domain::format::{Format, Handover};
use crate::domain::merge::Split;
use crate::domain::replay::Timeline;
use crate::domain::session::{Session, State};
use crate::domain::text::{Clean, Lang};
use crate::domain::workshop::Workshop;
use crate::tui::speed::Speed;

/// A workshop of the catalogue.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The workshop, or everything that is wrong with its script.
    pub workshop: Result<Arc<Workshop>, String>,
    /// Where it comes from, in words; empty for the bundled ones.
    pub origin: String,
}

/// A saved session, for the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionLine {
    /// Its id.
    pub id: String,
    /// Its workshop's title, in its language.
    pub title: String,
    /// The client.
    pub client: String,
    /// The group.
    pub group: String,
    /// When it began, milliseconds since 1970 in UTC.
    pub started: i64,
    /// The moment of another session it began at, milliseconds since 1970 in UTC, where it did.
    pub branched: Option<i64>,
    /// Minutes used so far.
    pub minutes: u64,
    /// The current step, counted from 1, its title, and how many there are; `None`: ended.
    pub step: Option<(usize, String, usize)>,
    /// Its headline so far.
    pub headline: Vec<String>,
    /// Whether the program let go of it in an orderly way.
    pub closed: bool,
    /// Whether it is open in another window now.
    pub in_use: bool,
    /// How many lines of its file are damaged; the rest counts.
    pub damaged: usize,
    /// Why its file cannot be read, in words.
    pub trouble: Option<String>,
    /// Another file with this session in it.
    pub copy: Option<Copied>,
    /// The rescue file it goes on in, where the disk refused its own.
    pub rescue: Option<String>,
}

/// Another file with the same session in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Its name without the ending.
    pub other: String,
    /// How this one stands to it.
    pub split: Split,
}

impl SessionLine {
    /// Whether the program ended under it: it is unfinished, nobody has it open, and nobody closed it.
    pub fn is_crashed(&self) -> bool {
        self.step.is_some() && !self.closed && !self.in_use && self.trouble.is_none()
    }

    /// What it is called among others: for whom it was, as far as that is known, and its title.
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

/// What comes in.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Text pasted in one go.
    Paste(String),
    /// The mouse.
    Mouse(MouseEvent),
    /// The window got another size: draw again.
    Resized,
    /// Time passed.
    Tick,
    /// The saved sessions were read.
    Sessions(Vec<SessionLine>),
    /// A session is open.
    Opened(Box<OpenSession>),
    /// What was asked failed; worded.
    Failed(String),
    /// News of the disk.
    Disk(DiskNews),
    /// A session open elsewhere went on.
    Followed(Box<Session>),
    /// A session was read to be replayed.
    Replayed(Box<OpenReplay>),
    /// The session being replayed went on.
    Grown(Box<Timeline>),
    /// The sessions before the one with this id were read.
    Earlier(String, Box<Earlier>),
    /// How long the steps of a workshop took so far was read.
    Learned(Learned),
    /// So many projectors show the session now.
    Projectors(usize),
    /// A session was read to write documents of it.
    Looked(Box<State>),
    /// What would go with a session was looked up, to be asked about.
    Removable {
        /// Its id.
        id: String,
        /// Whose it is.
        name: String,
        /// Every file of it.
        files: Vec<PathBuf>,
    },
    /// A session was removed, or stays and why; worded.
    Removed {
        /// Its id.
        id: String,
        /// Why it stays, where it does.
        kept: Option<String>,
    },
    /// Two sessions were read to be put side by side.
    Compared(Box<[State; 2]>),
    /// A document is being made.
    Exporting(Format),
    /// The documents were not written, and why; worded.
    NotExported(String),
    /// The documents were written to these paths, the readable one first; and what there is to say about them.
    Exported(Vec<String>, Vec<String>),
}

/// A session that was opened.
#[derive(Debug)]
pub struct OpenSession {
    /// The session.
    pub session: Session,
    /// Whether this program may write it.
    pub access: Access,
    /// What was half typed when the program last ended.
    pub draft: Option<Draft>,
    /// What there is to say about opening it; worded.
    pub notice: Option<String>,
}

/// Whether a session may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    Write,
    /// No, and why; worded.
    ReadOnly(String),
    /// No: it is how it stood at a moment of its replay.
    Replayed,
}

/// News of the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskNews {
    /// Everything up to this event is on disk.
    Saved(u64),
    /// It is not, and why; worded.
    Failing(String),
    /// It goes on in another file.
    Rescued {
        /// Where.
        path: String,
        /// Whether that outlives the machine being switched off.
        lasts: bool,
    },
    /// The file stands in the memory of the machine, and is gone when that is switched off.
    InMemory,
}

/// What is asked of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the saved sessions.
    ListSessions,
    /// Begin a session.
    Create(NewSession),
    /// Take up a session.
    Open(String),
    /// Read a session to write documents of it, without taking it up.
    Look(String),
    /// Look up what would go with a session.
    LookToRemove {
        /// Its id.
        id: String,
        /// Whose it is.
        name: String,
    },
    /// Remove a session for good: these files, and no others.
    Remove {
        /// Its id.
        id: String,
        /// Every file of it, as it was asked.
        files: Vec<PathBuf>,
    },
    /// Read two sessions to put them side by side.
    Compare([String; 2]),
    /// Replay a session, from its end.
    Replay(String),
    /// Begin a session of its own with these events of another.
    Branch(Vec<Stamped>),
    /// Put an event on disk.
    Append(Stamped),
    /// Keep what is half typed; an empty draft drops it.
    Draft {
        /// Everything half typed.
        draft: Draft,
        /// Whether the room's screen shows what is being typed.
        is_shown: bool,
    },
    /// Read what the sessions before this one hand on.
    ReadEarlier {
        /// The id of this one.
        session: String,
        /// When it began, in milliseconds since 1970 in UTC.
        began: i64,
    },
    /// Read how long the steps of a workshop took so far.
    ReadTimes(Arc<Workshop>),
    /// Let go of the session.
    Close,
    /// Write documents.
    Export(Export),
    /// Keep what was set for the next time.
    Remember(Settings),
    /// Sound.
    Bell,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Leave.
    Quit,
}

/// Documents to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What they are written of.
    pub of: Subject,
    /// Which ones, for whom and where.
    pub handover: Handover,
}

/// What documents are written of.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// One session.
    Session(Box<State>),
    /// Two sessions side by side.
    Pair(Box<[State; 2]>),
}

/// What somebody set, to be kept for the next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language outside a session.
    pub lang: Lang,
    /// The id of the theme of the facilitator's screen.
    pub theme: Option<String>,
    /// The id of the theme of the room's screen.
    pub room_theme: Option<String>,
    /// Whether the laptop sounds when time runs out.
    pub bell: bool,
    /// Whether the mouse is the program's.
    pub mouse: bool,
    /// The facilitator's name.
    pub facilitator: Clean,
}

/// What a new session starts with.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// The script.
    pub workshop: Arc<Workshop>,
    /// The language the room speaks.
    pub lang: Lang,
    /// What is planned.
    pub variant: Variant,
    /// The client.
    pub client: Clean,
    /// The group.
    pub group: Clean,
    /// How many people.
    pub people: u16,
    /// The facilitator.
    pub facilitator: Clean,
}

/// A workshop with the minutes its steps took so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// The workshop.
    pub workshop: Arc<Workshop>,
    /// In how many sessions.
    pub sessions: u32,
}

/// How a replay begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begin {
    /// How fast.
    pub speed: Speed,
    /// The longest pause shown, in milliseconds; `None`: all as they were.
    pub limit: Option<u64>,
    /// Where.
    pub at: At,
    /// The id of the session where it was chosen at home, to which one goes back then.
    pub home: Option<String>,
}

/// Where a replay begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// At the first event, playing.
    #[default]
    Begin,
    /// At the event at this place, playing.
    Place(usize),
    /// At the last event, standing still.
    End,
}

/// A session that was read to be replayed.
#[derive(Debug)]
pub struct OpenReplay {
    /// Its events.
    pub timeline: Box<Timeline>,
    /// How it begins.
    pub begin: Begin,
    /// Whether it is being written now.
    pub is_live: bool,
    /// What there is to say about the file; worded.
    pub notices: Vec<String>,
}
