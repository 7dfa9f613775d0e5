//! What a screen asks of the program: a window, another screen, something of the world outside.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::event::List;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::workshop::{StepIndex, Workshop};
use crate::tui::keys::Action;
use crate::tui::messages::{Effect, Export, NewSession};

/// Something asked of the program. Requests are met in the order they were made.
#[derive(Debug)]
pub enum Request {
    /// A window over what is open.
    Open(Opening),
    /// The window on top closed.
    Close,
    /// All windows closed, and the replay standing still at the event at this place.
    StopAt(usize),
    /// The text looked for in the replay, from the moment shown on.
    Search(String),
    /// A session of its own begun at the moment replayed.
    Branch,
    /// This action done, wherever the program is by then.
    Act(Action),
    /// The start form of a workshop.
    FillIn(Arc<Workshop>),
    /// A session begun.
    Begin(NewSession),
    /// Home.
    GoHome,
    /// The program speaking this language outside a session.
    Speak(Lang),
    /// What was set kept for the next time.
    Remember,
    /// Documents written, as the hand-over window on top says.
    HandOver(Export),
    /// This done in the world outside.
    Effect(Effect),
}

/// A window to open; what stands in it is looked up when it opens.
#[derive(Debug)]
pub enum Opening {
    /// What the keys do here.
    Help,
    /// Every action by name.
    Palette,
    /// The choice of a list to note something in.
    NoteMenu,
    /// Something new for a list, or what was half typed for it.
    Note(List),
    /// The note with this number, to be changed.
    EditNote(u32),
    /// The lists of the session.
    Lists,
    /// What the room's screen shows.
    RoomShows,
    /// Which items the current step works on.
    Choose,
    /// A line to fill, with what already stands in it.
    Ask(Ask),
    /// A question.
    Question(Question),
    /// Everything the step holds for the facilitator.
    Reader,
    /// Items from an earlier session.
    Carry,
    /// The open actions of earlier sessions.
    Review,
    /// What can be done about the time left.
    Late,
    /// What each step brought.
    Results,
    /// Where the items of the current step come from, the one under the cursor chosen.
    ItemStory,
    /// Where the items of the step at this place come from.
    StoriesOf(StepIndex),
    /// What to write of the session.
    Handover,
    /// What to write of two sessions side by side, of which the page is in this language.
    HandoverOfPair(Box<[State; 2]>, Lang),
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
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
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
        /// Whose it is, as it is called in the question.
        name: String,
        /// Every file that goes.
        files: Vec<PathBuf>,
    },
}
