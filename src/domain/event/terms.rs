//! Terms of the field that events speak in: variants of the plan, settings of the room's screen, stages and marks of a
//! cascade.

use serde::{Deserialize, Serialize};

use crate::domain::workshop::StepId;

/// How long the workshop is planned to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Variant {
    /// Every step, with its full minutes.
    #[default]
    Full,
    /// The steps of the short variant, with its minutes.
    Short,
    /// A plan that fits into so many minutes.
    Minutes(u16),
}

/// What the room's screen is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomSetting {
    /// What hides the screen.
    pub curtain: Curtain,
    /// What is on the screen.
    pub shows: Shows,
    /// Whether the room sees what is being typed before it is added.
    pub typing: bool,
    /// How many pages the screen was turned on by hand so far, less those it was turned back. Files of earlier versions
    /// do not have it.
    #[serde(default, skip_serializing_if = "is_none")]
    pub turned: i32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn is_none(turned: &i32) -> bool {
    *turned == 0
}

/// What hides the room's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curtain {
    /// Nothing: the room sees what it is meant to see.
    #[default]
    Open,
    /// The screen is black.
    Black,
    /// The screen keeps showing what it last showed.
    Frozen,
}

/// What the room's screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// Whatever suits the current step.
    #[default]
    Auto,
    /// The question, and nothing else.
    Question,
    /// The items, in large letters.
    Items,
    /// The results, once they have been revealed.
    Results,
    /// The programme of the day.
    Agenda,
    /// What opens the day: the workshop, and whom it is for.
    Opening,
    /// What this step brought, whichever step is the current one.
    Step(StepId),
    /// A break at any moment, and its end.
    Break {
        /// When it ends, in milliseconds since 1970 UTC.
        until: i64,
        /// The step whose results are shown meanwhile, with the end of the break. Files of earlier versions do not
        /// have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        beside: Option<StepId>,
    },
}

impl Shows {
    /// The step whose results are shown whichever step is the current one.
    pub fn step(&self) -> Option<&StepId> {
        match self {
            Self::Step(id)
            | Self::Break {
                beside: Some(id), ..
            } => Some(id),
            _ => None,
        }
    }
}

/// The stage a cascade is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing has begun: roles and rules are explained, and the first level waits.
    #[default]
    Ready,
    /// The card of this level, from 0, is on the table; its box has not begun.
    Card(u8),
    /// The box of this level, from 0, is running.
    Box(u8),
    /// The last level writes down what it heard.
    Writing,
    /// It is marked what arrived.
    Scoring,
    /// The picture of what arrived is shown.
    Picture,
}

/// How a key point arrived at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Someone who heard only this would do the right thing.
    Intact,
    /// Still there, but with another number, condition or meaning.
    Changed,
    /// It was not mentioned.
    Lost,
}

impl Mark {
    /// Its name in scripts, in results and in the keys of the locale files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }

    /// The key that gives it, which is also its sign in files: `=`, `~` or `-`.
    pub fn sign(self) -> char {
        match self {
            Self::Intact => '=',
            Self::Changed => '~',
            Self::Lost => '-',
        }
    }
}

/// What became of an action of an earlier session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It goes on as an action of this session.
    CarriedOn,
    /// It is no longer needed.
    Dropped,
}

impl Outcome {
    /// Its name in the keys of the locale files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::CarriedOn => "carried-on",
            Self::Dropped => "dropped",
        }
    }
}

/// How many hours the days, weeks and months of real clocks have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Assumption {
    /// Working time, 40 hours a week.
    #[default]
    Work40,
    /// Working time, 36 hours a week.
    Work36,
    /// Working time, 38 hours a week.
    Work38,
    /// Calendar time, 24 hours a day.
    Calendar,
}

/// A list that belongs to the session and not to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum List {
    /// What was put aside for later.
    ParkingLot,
    /// What was decided, and by whom.
    Decision,
    /// What was said, word for word, and by whom.
    Quote,
    /// What the facilitator noted for themselves.
    Note,
}

impl List {
    /// Every list, in the order in which the summary has them.
    pub const ALL: [Self; 4] = [Self::Decision, Self::ParkingLot, Self::Quote, Self::Note];
}
