//! What each kind of step is told by its script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::text::Text;
use super::fields::{Choice, Duration, Field};
use super::ids::{FieldId, StepId};

/// Parameters of `collect` and `actions`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Collect {
    /// The fields of an item, the first one typed first.
    pub fields: Vec<Field>,
    /// The most items it takes; `None`: no limit.
    #[serde(default)]
    pub max: Option<u16>,
    /// Rows that are there from the start, per row field id → text in languages, or a choice's id.
    #[serde(default)]
    pub prefilled: Vec<BTreeMap<FieldId, Text>>,
}

/// Parameters of `rate`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// The lowest score.
    pub low: i32,
    /// The highest score.
    pub high: Bound,
    /// What the lowest and the highest mean.
    #[serde(default)]
    pub anchors: Option<(Text, Text)>,
    /// What is scored of each item; none: the item itself.
    #[serde(default)]
    pub aspects: Vec<Choice>,
    /// Groups whose scores are kept apart; none: one group.
    #[serde(default)]
    pub groups: Vec<Choice>,
    /// Slips without names, mixed before they are typed.
    #[serde(default)]
    pub anonymous: bool,
    /// How the scores are read.
    #[serde(default)]
    pub analysis: Analysis,
    /// Of two aspects, what is to be done with items high on both, high on the first alone, on the second alone, on
    /// neither; none: the corners are called high and low.
    #[serde(default)]
    pub corners: Vec<Text>,
}

/// The upper end of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Bound {
    /// This number.
    Fixed(i32),
    /// As many as the named step has items.
    CountOf(StepId),
}

/// How scores are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Analysis {
    /// Mean, spread and agreement.
    #[default]
    Mean,
    /// Net Promoter Score as well; the scale is 0–10.
    Nps,
}

/// Parameters of `vote`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// Dots a person; `None`: by the rule of thumb for the number of items.
    #[serde(default)]
    pub dots: Option<u16>,
    /// Dots one person may put on one item.
    #[serde(default = "one")]
    pub max_per_item: u16,
    /// How many items go on; the cut whose tie is reported.
    #[serde(default)]
    pub seats: Option<u16>,
}

fn one() -> u16 {
    1
}

impl Vote {
    /// Dots a person among so many items: as the script says, else one for every four items, two to five.
    pub fn dots_for(&self, items: usize) -> u16 {
        let rule = || u16::try_from(items.div_ceil(4).clamp(2, 5)).unwrap_or(5);
        self.dots.unwrap_or_else(rule)
    }
}

/// Parameters of `detail`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// The fields filled for each item.
    pub fields: Vec<Field>,
    /// An earlier `detail` or `cascade` step whose durations stand beside these, level by level.
    #[serde(default)]
    pub compare: Option<StepId>,
}

/// Parameters of `cascade`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cascade {
    /// Which way the message goes.
    pub direction: Direction,
    /// The levels in the order the message meets them; the first one starts it.
    pub levels: Vec<Level>,
    /// How long each level gets.
    pub boxes: Boxes,
    /// Seconds between boxes in all, full and short.
    #[serde(default)]
    pub slack: (u32, u32),
    /// Seconds in which the last level writes down what it heard, full and short.
    #[serde(default)]
    pub writing: (u32, u32),
    /// Seconds for marking, full and short.
    #[serde(default)]
    pub scoring: (u32, u32),
    /// What the last level is asked to write.
    #[serde(default)]
    pub writing_prompt: Option<Text>,
    /// The `rate` step in which the room predicted how many points arrive.
    #[serde(default)]
    pub prediction: Option<StepId>,
    /// The cascade the other way, shown beside this one.
    #[serde(default)]
    pub compare: Option<StepId>,
    /// The field of the key points by whose choices survival is broken down.
    #[serde(default)]
    pub by: Option<FieldId>,
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// From the board to the shop floor.
    Down,
    /// From the shop floor to the board.
    Up,
}

/// One level of a cascade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The time it has in reality.
    #[serde(default)]
    pub real: Option<Duration>,
    /// What its card says.
    pub card: Text,
    /// Whether it gets a box; the level that starts an upward message has none when it passes at once, and the
    /// last level of an upward one only writes.
    #[serde(default = "yes")]
    pub boxed: bool,
}

fn yes() -> bool {
    true
}

/// The seconds of a cascade's boxes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Boxes {
    /// By the power law over the levels' real time, from the longest box to the shortest, in seconds.
    Power {
        /// Longest and shortest box of the full variant.
        full: (u32, u32),
        /// Longest and shortest box of the short variant.
        short: (u32, u32),
    },
    /// The same for each, in seconds, full and short.
    Equal(u32, u32),
}
