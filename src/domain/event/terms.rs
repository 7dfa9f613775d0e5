//! The terms an event speaks in: of the plan, the room's screen, a cascade, the lists of a session.

use serde::{Deserialize, Serialize};

/// How long the workshop is planned to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Variant {
    /// All steps in full.
    #[default]
    Full,
    /// The short variant.
    Short,
    /// Fitted to so many minutes.
    Minutes(u16),
}

/// What the room's screen is set to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomSetting {
    /// What hangs before it.
    pub curtain: Curtain,
    /// What it shows.
    pub shows: Shows,
    /// Whether what is being typed shows before it is added.
    pub typing: bool,
}

/// What hangs before the room's screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Curtain {
    /// Nothing.
    #[default]
    Open,
    /// It is black.
    Black,
    /// It keeps what it showed, whatever happens behind.
    Frozen,
}

/// What the room's screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// What fits the step.
    #[default]
    Auto,
    /// The question alone.
    Question,
    /// The items, large.
    Items,
    /// The results, once they are revealed.
    Results,
    /// The programme of the day.
    Agenda,
}

/// Where a cascade stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing has begun: roles, rules, the first level waits.
    #[default]
    Ready,
    /// The level's card is on the table, its box has not begun.
    Card(u8),
    /// The level's box runs.
    Box(u8),
    /// The last level writes down what it heard.
    Writing,
    /// Marks are given.
    Scoring,
    /// The picture is shown.
    Picture,
}

/// How a key point stood at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Someone who heard only this would do the right thing.
    Intact,
    /// Still there, but number, condition or meaning differs.
    Changed,
    /// Not mentioned.
    Lost,
}

impl Mark {
    /// Its name in scripts, results and the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }

    /// Its key and its sign in files: `=`, `~`, `-`.
    pub fn sign(self) -> char {
        match self {
            Self::Intact => '=',
            Self::Changed => '~',
            Self::Lost => '-',
        }
    }
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is an action of this session now.
    CarriedOn,
    /// It is no longer needed.
    Dropped,
}

impl Outcome {
    /// Its name, as the keys of the words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::CarriedOn => "carried-on",
            Self::Dropped => "dropped",
        }
    }
}

/// What months, weeks and days of a real clock are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Assumption {
    /// Working time, a week of 40 hours.
    #[default]
    Work40,
    /// Working time, a week of 36 hours.
    Work36,
    /// Working time, a week of 38 hours.
    Work38,
    /// Calendar time, days of 24 hours.
    Calendar,
}

/// A list of the whole session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum List {
    /// For later.
    ParkingLot,
    /// What was decided, and by whom.
    Decision,
    /// What was said, word for word.
    Quote,
    /// For the facilitator.
    Note,
}

impl List {
    /// Every list, in the order of the summary.
    pub const ALL: [Self; 4] = [Self::Decision, Self::ParkingLot, Self::Quote, Self::Note];
}
