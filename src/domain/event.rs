//! What can happen in a session. The list of stamped events is the one truth; everything else is computed from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::{Clean, Lang};
use super::workshop::{Step, StepId, Workshop};

mod index;
mod item;
mod joined;
mod person;
mod terms;

pub use index::EventIndex;
pub use item::{Cell, Fields, ItemId, Value};
pub use joined::joined;
pub use person::Person;
pub use terms::{Assumption, Curtain, List, Mark, Outcome, RoomSetting, Shows, Stage, Variant};

/// An event with its number and its time. The number alone gives the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// Its number in the session: 1, 2, 3 and so on, without gaps.
    pub seq: u64,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// A moment, as two clocks tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// What the wall clock said, in milliseconds since 1970 UTC. It may jump.
    pub wall: i64,
    /// Milliseconds since this run of the program started. It never goes back within a run.
    pub mono: u64,
}

/// What happened. One command makes one event, which is one line on disk and one undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The session began. This is always the first event.
    Opened(Opened),
    /// The program took up the session again, after it was closed or after a crash.
    Resumed {
        /// The id of this run of the program.
        run: String,
        /// Minutes east of UTC where the program runs.
        offset: i32,
        /// How much of the time away counts as session time, in milliseconds.
        counted: u64,
    },
    /// The program closed the session in an orderly way.
    Closed,
    /// The wall clock jumped against the run's own clock, by so many milliseconds; forwards is positive.
    ClockJumped(i64),
    /// So many milliseconds in which the machine slept count as session time after all.
    SleepCounted(u64),
    /// How many people are in the room now.
    PeopleSet(u16),
    /// Who is in the room, by name: the whole list, in place of the one there was. It says nothing of how many they are.
    PeopleListed(Vec<Person>),
    /// What stands at the head of the session was corrected.
    HeadingSet(Heading),
    /// A step began, or began again.
    StepEntered(StepId),
    /// The current step was skipped; if another one follows, it began.
    StepSkipped {
        /// The id of the step that was skipped.
        step: StepId,
        /// The id of the step that began; `None` if it was the last.
        to: Option<StepId>,
    },
    /// The last step was left, and with it the workshop.
    Ended,
    /// The session went to another step and comes back to the one it left: that one is not done.
    StepVisited(StepId),
    /// A step that was not planned was added to the script.
    StepAdded {
        /// The id of the step it stands behind; `None` if it stands first.
        after: Option<StepId>,
        /// The step, with an id of its own. It begins without items.
        step: Box<Step>,
    },
    /// The clock of the current step was stopped.
    ClockPaused,
    /// The clock of the current step runs again.
    ClockStarted,
    /// The current step or steps still to come got other minutes.
    Replanned {
        /// The ids of the steps that changed, each with its new minutes in all; 0 drops the step.
        minutes: Vec<(StepId, u16)>,
        /// The end agreed with the room in place of the earlier one, in milliseconds since 1970 UTC; `None` leaves it.
        #[serde(default)]
        until: Option<i64>,
    },
    /// The current step got more time, or less.
    TimeAdded {
        /// The id of the step.
        step: StepId,
        /// How many seconds more; negative for less.
        seconds: i64,
    },
    /// Items were added at the end of a step's list. Their ids are `first` and those after it.
    ItemsAdded {
        /// The id of the step.
        step: StepId,
        /// The id of the first new item.
        first: u32,
        /// The fields of each new item.
        rows: Vec<Fields>,
    },
    /// The fields of an item were replaced.
    ItemEdited {
        /// The id of the item.
        item: u32,
        /// All its fields from now on.
        fields: Fields,
    },
    /// The items with these ids were removed.
    ItemsRemoved(Vec<u32>),
    /// An item was moved to another place in its step's list.
    ItemMoved {
        /// The id of the item.
        item: u32,
        /// The id of the item it now stands before; `None` if it now stands last.
        before: Option<u32>,
    },
    /// Two items of one step are one from now on: it has the texts of both, and all that was given to either.
    ItemsJoined {
        /// The id of the item that stays, in its place.
        kept: u32,
        /// The id of the item that is in it now.
        gone: u32,
    },
    /// An item became two: the other stands right behind it. What was given to the item stays with it.
    ItemSplit {
        /// The id of the step.
        step: StepId,
        /// The id of the item.
        item: u32,
        /// All its fields from now on.
        fields: Fields,
        /// The id of the other item.
        id: u32,
        /// The fields of the other item.
        rest: Fields,
    },
    /// What was filled in for an item in a `detail` step was replaced.
    DetailSet {
        /// The id of the step.
        step: StepId,
        /// The item it was filled in for.
        item: ItemId,
        /// All its details from now on.
        fields: Fields,
    },
    /// A theme was named.
    ThemeAdded {
        /// The id of the step.
        step: StepId,
        /// The id of the theme; themes and items share their ids.
        id: u32,
        /// What the theme is called.
        name: Clean,
        /// The item that gave rise to it, which is now in it.
        item: Option<ItemId>,
    },
    /// An item was put into a theme, or taken out of its theme.
    Clustered {
        /// The id of the step.
        step: StepId,
        /// The item that went.
        item: ItemId,
        /// The id of the theme it is in now; `None` if it is in none.
        theme: Option<u32>,
    },
    /// The number of people voting in a step was set.
    VotersSet {
        /// The id of the step.
        step: StepId,
        /// How many people vote.
        voters: u16,
    },
    /// The dots on an item were counted.
    VotesSet {
        /// The id of the step.
        step: StepId,
        /// The item they are on.
        item: ItemId,
        /// All its dots from now on.
        votes: u32,
    },
    /// The scores of an item were written down.
    ScoresSet {
        /// The id of the step.
        step: StepId,
        /// What was scored, and by which group.
        cell: Cell,
        /// All scores of the cell from now on, in any order.
        scores: Vec<i32>,
    },
    /// Secret ballots were counted: totals alone, nothing of any one ballot. Dots replace the dots that were there;
    /// scores are added to the scores that were there.
    BallotsCounted {
        /// The id of the step.
        step: StepId,
        /// How many ballots were counted.
        voters: u16,
        /// Dots on each item; empty in a step of scores.
        votes: BTreeMap<ItemId, u32>,
        /// Scores of each cell, lowest first; empty in a vote.
        scores: BTreeMap<Cell, Vec<i32>>,
    },
    /// A cascade went to another stage.
    StageEntered {
        /// The id of the step.
        step: StepId,
        /// The stage it is in now.
        stage: Stage,
    },
    /// It was marked how a key point arrived at a level.
    MarkSet {
        /// The id of the step.
        step: StepId,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
        /// The key point.
        item: ItemId,
        /// How it arrived; `None` takes the mark away.
        mark: Option<Mark>,
    },
    /// A level heard something that was never said.
    AdditionAdded {
        /// The id of the step.
        step: StepId,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
        /// What was heard.
        text: Clean,
    },
    /// Something a level heard was removed.
    AdditionRemoved {
        /// The id of the step.
        step: StepId,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
        /// Its index in the level's list, from 0.
        place: u16,
    },
    /// The number of chains in a cascade was set.
    ChainsSet {
        /// The id of the step.
        step: StepId,
        /// How many chains run side by side: 1 or 2.
        chains: u8,
    },
    /// It was settled how many hours the days, weeks and months of real clocks have.
    AssumptionSet(Assumption),
    /// The facilitator chose a step's items by hand, or left the choice to the script again.
    ItemsChosen {
        /// The id of the step.
        step: StepId,
        /// The chosen items; `None` for those the script selects.
        items: Option<Vec<ItemId>>,
    },
    /// A note was added to one of the lists of the session.
    NoteAdded {
        /// The list it was added to.
        list: List,
        /// The id of the note.
        id: u32,
        /// What it says.
        text: Clean,
        /// Who raised, decided or said it; empty where that was not given.
        by: Clean,
    },
    /// A note was changed.
    NoteEdited {
        /// The id of the note.
        id: u32,
        /// What it says from now on.
        text: Clean,
        /// Who raised, decided or said it; empty where that was not given.
        by: Clean,
    },
    /// The note with this id was removed.
    NoteRemoved(u32),
    /// It was settled what became of an action of an earlier session.
    ActionReviewed(Reviewed),
    /// These actions of earlier sessions, still open, were looked at. It changes nothing the room made, so it is not
    /// undone.
    ActionsOffered(Vec<Offered>),
    /// It was settled, after the session or in it, what became of an action of this session itself.
    ActionSettled {
        /// The id of the action.
        item: u32,
        /// What became of it; one that is carried on is open again.
        outcome: Outcome,
    },
    /// The room's screen was set. It changes nothing the room made, so it is not undone.
    RoomSet(RoomSetting),
    /// The results of a step were shown to the room, or hidden from it again. Not undone either.
    Revealed {
        /// The id of the step.
        step: StepId,
        /// Whether the room sees them from now on.
        shown: bool,
    },
    /// The event that stood here was taken out afterwards. Its number stays, so that everything else still fits.
    Redacted,
    /// Everything before this is a copy of another session; from here on this session goes its own way.
    Branched {
        /// The id of the other session.
        session: String,
        /// The number of the other session's last event that is in this one.
        seq: u64,
    },
    /// What follows was done in a copy of the session, up to [`Event::Merged`].
    Merging(Merging),
    /// Everything taken over from a copy is in. The session is back where it was, with what was made in the copy.
    Merged {
        /// Minutes east of UTC where it was taken over.
        offset: i32,
    },
    /// The event with this number no longer counts.
    Undone(u64),
    /// The event with this number, which was undone, counts again.
    Redone(u64),
}

impl Event {
    /// The scripts of the steps it brings into the session.
    pub fn steps(&self) -> &[Step] {
        match self {
            Self::Opened(opened) => opened.workshop.steps.as_slice(),
            Self::StepAdded { step, .. } => std::slice::from_ref(step),
            _ => &[],
        }
    }
}

/// What a session begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id; its file has the same name.
    pub session: String,
    /// The id of this run of the program.
    pub run: String,
    /// The script, as it was when the session began.
    pub workshop: Arc<Workshop>,
    /// The language the room speaks.
    pub language: Lang,
    /// Which variant of the workshop was planned.
    pub variant: Variant,
    /// The name of the client; may be empty.
    pub client: Clean,
    /// The name of the group; may be empty.
    pub group: Clean,
    /// How many people are in the room.
    pub people: u16,
    /// The name of the facilitator; may be empty.
    pub facilitator: Clean,
    /// Minutes east of UTC where the session is held.
    pub offset: i32,
}

/// What stands at the head of a session, and of its documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The name of the client; may be empty.
    pub client: Clean,
    /// The name of the group; may be empty.
    pub group: Clean,
    /// How many people are in the room.
    pub people: u16,
    /// The name of the facilitator; may be empty.
    pub facilitator: Clean,
    /// The day it was held; `None` for the day on which its first step began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
}

/// Where the events taken over from a copy come from, and where the copy stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merging {
    /// The id of the run of the program in which they happened.
    pub run: String,
    /// How many events of that run come before them; 0 if they begin with the run.
    pub from: u64,
    /// Minutes east of UTC where that run was.
    pub offset: i32,
    /// Whether this belongs to the merge that an earlier event of this kind began.
    #[serde(default)]
    pub goes_on: bool,
    /// The id of the copy's current step; `None` if it had none.
    pub step: Option<StepId>,
    /// Whether the clock of that step was running.
    pub running: bool,
    /// What the screen of the copy's room was set to.
    pub room: RoomSetting,
    /// The number of the last event that room could see while its screen was frozen.
    #[serde(default)]
    pub frozen: Option<u64>,
    /// The ids of the steps whose results that room could see.
    #[serde(default)]
    pub revealed: Vec<StepId>,
}

/// What became of an action of an earlier session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The id of the earlier session.
    pub session: String,
    /// The id of the action in that session.
    pub item: u32,
    /// What was to be done.
    pub text: Clean,
    /// Who was to do it; empty if nobody was.
    pub who: Clean,
    /// The day by which it was to be done; `None` if there was none, and in files from before that was noted.
    #[serde(default)]
    pub when: Option<NaiveDate>,
    /// What became of it.
    pub outcome: Outcome,
    /// The action of this session it is carried on as; `None` if it is not.
    #[serde(default)]
    pub carried: Option<Carried>,
    /// Where it was first agreed; `None` in files from before that was noted, where it is as if it were the earlier
    /// session.
    #[serde(default)]
    pub origin: Option<Origin>,
}

/// An action of an earlier session that was still open when this one looked back on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// The id of the earlier session.
    pub session: String,
    /// The id of the action in that session.
    pub item: u32,
    /// What was to be done.
    pub text: Clean,
    /// Who was to do it; empty if nobody was.
    pub who: Clean,
    /// The day by which it was to be done; `None` if there was none, and in files from before that was noted.
    #[serde(default)]
    pub when: Option<NaiveDate>,
}

/// Where an action was first agreed, and what calendars know of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The id of the session.
    pub session: String,
    /// The id of the action in that session.
    pub item: u32,
    /// How often the action had changed by the end of the session before this one.
    pub sequence: u32,
    /// The day it was due by then; `None` if it had none.
    pub day: Option<NaiveDate>,
}

/// An action of this session that carries on one of an earlier session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    /// The id of the step it belongs to.
    pub step: StepId,
    /// The id of the item.
    pub id: u32,
    /// The fields of the item.
    pub fields: Fields,
}
