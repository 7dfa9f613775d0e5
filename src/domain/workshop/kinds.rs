//! The parameters a script gives each kind of step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::text::Text;
use super::fields::{Choice, Duration, Field};
use super::ids::{FieldId, StepId};

/// Parameters of `collect` and `actions`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Collect {
    /// The fields of an item; the first is the one typed first, and what the item is called.
    pub fields: Vec<Field>,
    /// The most items the step takes; `None` for no limit.
    #[serde(default)]
    pub max: Option<u16>,
    /// Items that are there from the start. Each maps the id of a field to its text, or to the id of a choice.
    #[serde(default)]
    pub prefilled: Vec<BTreeMap<FieldId, Text>>,
    /// Whether everyone says a word or a short line, so that the wall shows how often each was said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words: bool,
}

/// Parameters of `rate`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// The lowest score anyone can give.
    pub low: i32,
    /// The highest score anyone can give.
    pub high: Bound,
    /// What the lowest and the highest score mean.
    #[serde(default)]
    pub anchors: Option<(Text, Text)>,
    /// What is scored of each item; when empty, the item itself is.
    #[serde(default)]
    pub aspects: Vec<Choice>,
    /// The groups whose scores are kept apart; when empty, everyone is one group.
    #[serde(default)]
    pub groups: Vec<Choice>,
    /// Whether scores are given on slips without names, mixed before they are typed in.
    #[serde(default)]
    pub anonymous: bool,
    /// What is computed from the scores.
    #[serde(default)]
    pub analysis: Analysis,
    /// Names for the corners when two aspects are scored: high on both, high on the first only, high on the second
    /// only, high on neither. When empty, the corners are called high and low.
    #[serde(default)]
    pub corners: Vec<Text>,
}

/// The upper end of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Bound {
    /// A number the script gives.
    Fixed(i32),
    /// The number of items of this step.
    CountOf(StepId),
}

/// What is computed from scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Analysis {
    /// Mean, spread and agreement.
    #[default]
    Mean,
    /// The Net Promoter Score as well; the scale is 0 to 10.
    Nps,
}

/// Parameters of `vote`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// Dots each person has; `None` for the rule of thumb in [`Vote::dots_for`].
    #[serde(default)]
    pub dots: Option<u16>,
    /// The most dots one person may put on one item.
    #[serde(default = "one")]
    pub max_per_item: u16,
    /// How many items go on to the next round; a tie at that cut is reported.
    #[serde(default)]
    pub seats: Option<u16>,
}

fn one() -> u16 {
    1
}

impl Vote {
    /// Dots each person has for `items` items: what the script says, else one for every four items, at least two and at
    /// most five.
    pub fn dots_for(&self, items: usize) -> u16 {
        let rule = || u16::try_from(items.div_ceil(4).clamp(2, 5)).unwrap_or(5);
        self.dots.unwrap_or_else(rule)
    }
}

/// Parameters of `detail`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// The fields to fill in for each item.
    pub fields: Vec<Field>,
    /// An earlier `detail` or `cascade` step; its durations are shown beside these, level by level.
    #[serde(default)]
    pub compare: Option<StepId>,
}

/// Parameters of `cascade`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cascade {
    /// Which way the message travels.
    pub direction: Direction,
    /// The levels in the order the message reaches them; the first one starts it.
    pub levels: Vec<Level>,
    /// How long each level has to pass the message on.
    pub boxes: Boxes,
    /// Seconds lost between boxes, in all; full and short variant.
    #[serde(default)]
    pub slack: (u32, u32),
    /// Seconds the last level gets to write down what it heard; full and short variant.
    #[serde(default)]
    pub writing: (u32, u32),
    /// Seconds it takes to mark what arrived; full and short variant.
    #[serde(default)]
    pub scoring: (u32, u32),
    /// What the last level is asked to write.
    #[serde(default)]
    pub writing_prompt: Option<Text>,
    /// The `rate` step in which the room predicted how many key points would arrive.
    #[serde(default)]
    pub prediction: Option<StepId>,
    /// The cascade in the other direction, which is shown beside this one.
    #[serde(default)]
    pub compare: Option<StepId>,
    /// The choice field by which survival of the key points is broken down.
    #[serde(default)]
    pub by: Option<FieldId>,
}

/// Which way a message travels.
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
    /// Its id, unique in the cascade.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// How long it has in reality.
    #[serde(default)]
    pub real: Option<Duration>,
    /// What the card on its table says.
    pub card: Text,
    /// Whether it gets a box. The level that starts an upward message has none if it passes the message on at once; the
    /// last level of an upward message only writes.
    #[serde(default = "yes")]
    pub boxed: bool,
}

fn yes() -> bool {
    true
}

/// How the time of a cascade is divided into boxes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Boxes {
    /// By a power law over the time the levels have in reality.
    Power {
        /// Seconds of the longest and the shortest box in the full variant.
        full: (u32, u32),
        /// Seconds of the longest and the shortest box in the short variant.
        short: (u32, u32),
    },
    /// The same number of seconds for every level; full and short variant.
    Equal(u32, u32),
}
