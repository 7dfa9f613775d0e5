//! What can happen in a session: the one truth, kept as a list of stamped events.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::text::{Clean, Lang};
use super::workshop::{StepId, Workshop};

mod item;
mod terms;

pub use item::{Cell, Fields, ItemId, Value};
pub use terms::{Assumption, Curtain, List, Mark, Outcome, RoomSetting, Shows, Stage, Variant};

/// An event with its place and time. `seq` alone gives the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// Its number in the session, from 1 without gaps.
    pub seq: u64,
    /// The time: what the clock on the wall says and what the run's own clock says.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// A moment on two clocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC. May jump.
    pub wall: i64,
    /// Milliseconds since the run of the program started. Never goes back within a run.
    pub mono: u64,
}

/// What happened. One command makes one event, so one line on disk and one undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The session began; always the first.
    Opened(Opened),
    /// The program took the session up again, after a close or a crash.
    Resumed {
        /// The id of this run of the program.
        run: String,
        /// Minutes east of UTC where it runs.
        offset: i32,
        /// Milliseconds of the time away that count as session time.
        counted: u64,
    },
    /// The program let the session go in an orderly way.
    Closed,
    /// The wall clock jumped against the run's own clock, by so many milliseconds.
    ClockJumped(i64),
    /// So many milliseconds in which the machine slept count as session time after all.
    SleepCounted(u64),
    /// How many people are in the room now.
    PeopleSet(u16),
    /// A step began, or began again.
    StepEntered(StepId),
    /// The current step was skipped and, where there is a next one, that began.
    StepSkipped {
        /// The step left.
        step: StepId,
        /// The step begun.
        to: Option<StepId>,
    },
    /// The last step was left: the workshop is over.
    Ended,
    /// The clock was stopped.
    ClockPaused,
    /// The clock goes on.
    ClockStarted,
    /// Steps still to come, and the current one, got other minutes.
    Replanned {
        /// The steps that changed, each with its minutes in all; 0: it goes.
        minutes: Vec<(StepId, u16)>,
        /// The end agreed with the room instead of the earlier one, in milliseconds since 1970 in UTC.
        #[serde(default)]
        until: Option<i64>,
    },
    /// The current step got so many seconds more, or less.
    TimeAdded {
        /// The step.
        step: StepId,
        /// Seconds; negative for less.
        seconds: i64,
    },
    /// Items were added at the end of a step's list; their ids count on from `first`.
    ItemsAdded {
        /// The step.
        step: StepId,
        /// The id of the first.
        first: u32,
        /// Their fields.
        rows: Vec<Fields>,
    },
    /// An item's fields were replaced.
    ItemEdited {
        /// The item.
        item: u32,
        /// All its fields.
        fields: Fields,
    },
    /// Items were removed.
    ItemsRemoved(Vec<u32>),
    /// An item moved before another of its step, or to the end.
    ItemMoved {
        /// The item.
        item: u32,
        /// The one it stands before now; `None`: the end.
        before: Option<u32>,
    },
    /// An item's details in a `detail` step were replaced.
    DetailSet {
        /// The step.
        step: StepId,
        /// The item.
        item: ItemId,
        /// All its details.
        fields: Fields,
    },
    /// A theme was named, with the item that gave rise to it.
    ThemeAdded {
        /// The step.
        step: StepId,
        /// Its id, an item's.
        id: u32,
        /// Its name.
        name: Clean,
        /// The first item in it.
        item: Option<ItemId>,
    },
    /// An item went to a theme; `None`: out of all themes.
    Clustered {
        /// The step.
        step: StepId,
        /// The item.
        item: ItemId,
        /// The theme, an item's id.
        theme: Option<u32>,
    },
    /// How many people vote in a step.
    VotersSet {
        /// The step.
        step: StepId,
        /// The voters.
        voters: u16,
    },
    /// How many dots an item has.
    VotesSet {
        /// The step.
        step: StepId,
        /// The item.
        item: ItemId,
        /// The dots.
        votes: u32,
    },
    /// The scores of an item, in any order.
    ScoresSet {
        /// The step.
        step: StepId,
        /// What is scored.
        cell: Cell,
        /// The scores.
        scores: Vec<i32>,
    },
    /// Secret ballots were counted: totals alone, nothing of any one ballot. Dots take the place of those that stood,
    /// scores come to those that stood.
    BallotsCounted {
        /// The step.
        step: StepId,
        /// How many ballots.
        voters: u16,
        /// Dots per item; empty in a step of scores.
        votes: BTreeMap<ItemId, u32>,
        /// Scores per cell, sorted; empty in a vote.
        scores: BTreeMap<Cell, Vec<i32>>,
    },
    /// A cascade went on to a stage.
    StageEntered {
        /// The step.
        step: StepId,
        /// The stage.
        stage: Stage,
    },
    /// How a key point stood at a level; `None`: not marked.
    MarkSet {
        /// The step.
        step: StepId,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
        /// The key point.
        item: ItemId,
        /// How it stood.
        mark: Option<Mark>,
    },
    /// A level passed on something that was not in the plan.
    AdditionAdded {
        /// The step.
        step: StepId,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
        /// What it said.
        text: Clean,
    },
    /// An addition was taken off, by its place in the level's list.
    AdditionRemoved {
        /// The step.
        step: StepId,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
        /// Its place, from 0.
        place: u16,
    },
    /// How many chains a cascade runs side by side.
    ChainsSet {
        /// The step.
        step: StepId,
        /// One or two.
        chains: u8,
    },
    /// What the months, weeks and days of real clocks are counted in.
    AssumptionSet(Assumption),
    /// The facilitator chose a step's items by hand; `None`: the script chooses again.
    ItemsChosen {
        /// The step.
        step: StepId,
        /// Which.
        items: Option<Vec<ItemId>>,
    },
    /// Something for a list of the whole session.
    NoteAdded {
        /// The list.
        list: List,
        /// Its id.
        id: u32,
        /// What.
        text: Clean,
        /// Who raised, decided or said it, where that was given.
        by: Clean,
    },
    /// A note of a list was changed.
    NoteEdited {
        /// Its id.
        id: u32,
        /// What.
        text: Clean,
        /// Who.
        by: Clean,
    },
    /// A note of a list was removed.
    NoteRemoved(u32),
    /// It was settled what became of an action of an earlier session.
    ActionReviewed(Reviewed),
    /// What the room's screen is set to. No change of what the room made, so nothing to undo.
    RoomSet(RoomSetting),
    /// The results of a step were shown to the room, or hidden from it again; not undone either.
    Revealed {
        /// The step.
        step: StepId,
        /// Whether they are shown.
        shown: bool,
    },
    /// What stood here was taken out afterwards; its number stays, so that everything else still fits.
    Redacted,
    /// Everything before is a copy: at a moment of the replay of another session this one began.
    Branched {
        /// The id of the other session.
        session: String,
        /// The number of its last event that is in this one.
        seq: u64,
    },
    /// What follows was done in a copy of the session, until `Merged`.
    Merging(Merging),
    /// All that was to be taken up from a copy is: the session stands where it stood before, with what was made there.
    Merged {
        /// Minutes east of UTC where it was taken up.
        offset: i32,
    },
    /// The event with this number no longer counts.
    Undone(u64),
    /// The undone event with this number counts again.
    Redone(u64),
}

/// What a session began with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id, also its file name.
    pub session: String,
    /// The id of this run of the program.
    pub run: String,
    /// The script as it was.
    pub workshop: Arc<Workshop>,
    /// The language the room speaks.
    pub language: Lang,
    /// What was planned.
    pub variant: Variant,
    /// The client.
    pub client: Clean,
    /// The group.
    pub group: Clean,
    /// How many people.
    pub people: u16,
    /// The facilitator.
    pub facilitator: Clean,
    /// Minutes east of UTC where it runs.
    pub offset: i32,
}

/// Where what is taken up from a copy comes from, and how the copy stood there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merging {
    /// The id of the run of the program it was done in.
    pub run: String,
    /// How many events of that run come before it; 0: it begins with the run.
    pub from: u64,
    /// Minutes east of UTC where that ran.
    pub offset: i32,
    /// Whether it goes on with what the last such event began.
    #[serde(default)]
    pub goes_on: bool,
    /// The copy's current step.
    pub step: Option<StepId>,
    /// Whether that step's clock ran.
    pub running: bool,
    /// What the screen of the copy's room was set to.
    pub room: RoomSetting,
    /// The number of the event up to which that room saw the session, while its screen was frozen.
    #[serde(default)]
    pub frozen: Option<u64>,
    /// The steps whose results that room was shown.
    #[serde(default)]
    pub revealed: Vec<StepId>,
}

/// What became of an action of an earlier session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The id of the earlier session.
    pub session: String,
    /// The action's id there.
    pub item: u32,
    /// What was to be done.
    pub text: Clean,
    /// By whom; empty where nobody had it.
    pub who: Clean,
    /// What became of it.
    pub outcome: Outcome,
    /// Where it is carried on, the action it is in this session.
    #[serde(default)]
    pub carried: Option<Carried>,
}

/// An action of this session that was one of an earlier session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    /// The step.
    pub step: StepId,
    /// Its id.
    pub id: u32,
    /// Its fields.
    pub fields: Fields,
}
