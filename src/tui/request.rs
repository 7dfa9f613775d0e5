//! What a screen asks of the program: a window, another screen, an effect.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::event::{EventIndex, List, Person};
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::unplanned::Asked;
use crate::domain::workshop::{StepId, StepIndex, Workshop};
use crate::tui::entry::Lines;
use crate::tui::keys::Action;
use crate::tui::messages::{Effect, Export, NewSession};

/// A request to the program. Requests are met in the order they were made.
#[derive(Debug)]
pub enum Request {
    /// Open a window over what is on the screen.
    Open(Opening),
    /// Close the window on top.
    Close,
    /// Close all windows, and pause the replay at the event with this index.
    StopAt(EventIndex),
    /// Look for this text in the replay, from the moment shown on.
    Search(String),
    /// Begin a new session at the moment replayed.
    Branch,
    /// Perform this action, wherever the program is by then.
    Act(Action),
    /// Show the start form of this workshop.
    FillIn(Arc<Workshop>),
    /// Begin a session.
    Begin(NewSession),
    /// Take these people as those in the room of the session that is filled in.
    ListPeople(Vec<Person>),
    /// Keep the list of people as it is half typed, or forget what was kept.
    HoldPeople(Option<Box<Lines>>),
    /// Go to the home screen.
    GoHome,
    /// Use this language outside a session.
    Speak(Lang),
    /// Keep the settings for the next run.
    Remember,
    /// Write documents, as filled in in the handover window on top.
    HandOver(Export),
    /// Ask for this effect outside the program.
    Effect(Effect),
}

/// A window to open. Its contents are looked up when it opens.
#[derive(Debug)]
pub enum Opening {
    /// What the keys do here.
    Help,
    /// Every action by name.
    Palette,
    /// The menu of lists to note something in.
    NoteMenu,
    /// A new note for a list, or the one that was half typed for it.
    Note(List),
    /// The note with this id, to be changed.
    EditNote(u32),
    /// All notes of the session, by list.
    Lists,
    /// What was pasted last and is not taken yet: what it comes to as items of the step.
    Pasted,
    /// What stands at the head of the session, to be corrected.
    Heading,
    /// The people in the room by name.
    PeopleList,
    /// The menu of what can be asked that was not planned.
    UnplannedMenu,
    /// The form for a step that was not planned.
    Unplanned(Asked),
    /// The steps of the programme, to go to any of them.
    Programme,
    /// The choice of what the room's screen shows.
    RoomShows,
    /// The choice of the items the current step works on.
    Choose,
    /// The choice of the item that the one under the cursor is joined with.
    Join,
    /// The text of the item under the cursor, to be split.
    Split,
    /// A line to fill in, with what is already known in it.
    Ask(Ask),
    /// A question to be answered with yes or no.
    Question(Question),
    /// The intent, notes and handout of the step.
    Reader,
    /// Items from an earlier session.
    Carry,
    /// The open actions of earlier sessions.
    Review,
    /// What can be done about the time left.
    Late,
    /// The results of each step.
    Results,
    /// Where the items of the current step come from, with the one under the cursor chosen.
    ItemStory,
    /// Where the items of the step with this index come from.
    StoriesOf(StepIndex),
    /// The choice of the documents to write of the session.
    Handover,
    /// The choice of the documents to write of two sessions compared, in this language.
    HandoverOfPair(Box<[State; 2]>, Lang),
}

/// What a line to fill in is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// How many people are in the room.
    People,
    /// How many people vote.
    Voters,
    /// Until when there is a break.
    Break,
    /// The text to look for in a replay.
    Search,
    /// What a level added to the message.
    Addition {
        /// The index of the chain.
        chain: u8,
        /// The index of the level.
        level: u8,
    },
}

/// A question; Enter says yes, Esc no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Is the workshop over?
    End,
    /// Shall the step be skipped although it is under way?
    Skip,
    /// Skip the cascade although it is still being played?
    SkipCascade,
    /// Shall all items of the step be removed?
    RemoveAll,
    /// Shall the room see an outcome of so few secret ballots?
    FewBallots {
        /// How many there are.
        ballots: u16,
        /// The id of the earlier step whose outcome it is; `None` for that of the current step.
        of: Option<StepId>,
    },
    /// Shall as many people be in the room as are listed?
    MorePeople {
        /// How many are listed.
        listed: u16,
        /// How many are said to be there.
        counted: u16,
    },
    /// Do these milliseconds, in which the machine slept, count as time used?
    Slept(u64),
    /// Shall a new session begin at the moment replayed?
    Branch,
    /// Shall a session be removed for good?
    RemoveSession {
        /// The id of the session.
        id: String,
        /// Its name, as it is given in the question.
        name: String,
        /// Every file that would be removed.
        files: Vec<PathBuf>,
    },
}
