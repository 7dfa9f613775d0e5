//! The validated script of a workshop: steps, kinds, fields and what each step takes from earlier ones.

use serde::{Deserialize, Serialize};

use super::text::{Lang, Text};

mod fields;
mod ids;
mod kinds;
mod selector;

pub use fields::{Choice, Duration, Field, FieldKind, PERMISSION, REFUSED, Unit, action, theme};
pub use ids::{FieldId, StepId};
pub use kinds::{Analysis, Bound, Boxes, Cascade, Collect, Detail, Direction, Level, Rate, Vote};
pub use selector::{Rank, Selector, Test};

/// A workshop script, checked: every reference resolves and every text exists in every language it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workshop {
    /// Its id, kebab-case; also its file name.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is for, one or two sentences.
    pub purpose: Text,
    /// The smallest and largest group it is meant for.
    pub group: (u16, u16),
    /// Planned minutes, full and short; equal to the sums over the steps.
    pub minutes: (u16, u16),
    /// What must be in the room.
    #[serde(default)]
    pub materials: Vec<Text>,
    /// Where its content comes from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// Sentences of the summary's first lines; one whose figures are missing is left out.
    #[serde(default)]
    pub headline: Vec<Text>,
    /// What to say when steps are dropped for time.
    #[serde(default)]
    pub late: Option<Text>,
    /// Steps to drop first when late, in order.
    #[serde(default)]
    pub cut_first: Vec<StepId>,
}

impl Workshop {
    /// The step with this id and its place.
    pub fn step(&self, id: &str) -> Option<(usize, &Step)> {
        self.steps
            .iter()
            .enumerate()
            .find(|(_, step)| step.id == id)
    }

    /// The languages it can be run in.
    pub fn languages(&self) -> Vec<Lang> {
        Lang::ALL
            .into_iter()
            .filter(|lang| self.title.has(*lang))
            .collect()
    }
}

/// One step of the run sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its title on the agenda.
    pub title: Text,
    /// Minutes in the full variant.
    pub minutes: u16,
    /// Minutes in the short variant; `None`: the short variant leaves it out.
    #[serde(default)]
    pub short: Option<u16>,
    /// How much it may be missed.
    #[serde(default)]
    pub priority: Priority,
    /// Why the step is there and what to watch; for the facilitator alone.
    #[serde(default)]
    pub intent: Option<Text>,
    /// The question to the room; a break has none.
    #[serde(default)]
    pub prompt: Option<Text>,
    /// What to try when the room stays silent, in order.
    #[serde(default)]
    pub silent: Vec<Text>,
    /// More for the facilitator: how to run it, what to say.
    #[serde(default)]
    pub notes: Option<Text>,
    /// A text handed out or read aloud in this step.
    #[serde(default)]
    pub handout: Option<Text>,
    /// The items it works on.
    #[serde(default)]
    pub input: Option<Selector>,
    /// Parts of the step with their own sub-timer; scaled to the planned time.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Whether what the step brings stays off the room's screen until it is revealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// What happens in it.
    pub kind: Kind,
}

impl Step {
    /// Whether it is a break: nothing is said and nothing asked.
    pub fn is_break(&self) -> bool {
        self.kind == Kind::Brief && self.prompt.is_none()
    }
}

/// How much a step may be missed when time is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Priority {
    /// Never dropped.
    #[default]
    Must,
    /// Dropped after the `Could` steps.
    Should,
    /// Dropped first.
    Could,
}

/// A part of a step with its own sub-timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phase {
    /// What the part is called.
    pub label: Text,
    /// How long, in seconds of the full step.
    pub seconds: u32,
}

/// What a step does with a list of items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Say, explain, pause, discuss: time only.
    Brief,
    /// The room produces new items.
    Collect(Collect),
    /// Items grouped under themes the room names.
    Cluster,
    /// Individual scores per item.
    Rate(Rate),
    /// Dot vote.
    Vote(Vote),
    /// Fields filled for each given item.
    Detail(Detail),
    /// A message through levels.
    Cascade(Cascade),
    /// Who does what, and when: `Collect` with fixed fields; these are the extra ones.
    Actions(Collect),
}

impl Kind {
    /// The name in scripts and in the results document.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Collect(_) => "collect",
            Self::Cluster => "cluster",
            Self::Rate(_) => "rate",
            Self::Vote(_) => "vote",
            Self::Detail(_) => "detail",
            Self::Cascade(_) => "cascade",
            Self::Actions(_) => "actions",
        }
    }

    /// The fields of the items it makes, or of what it adds to given ones; in the order they are typed.
    pub fn fields(&self) -> Vec<&Field> {
        match self {
            Self::Brief | Self::Rate(_) | Self::Vote(_) | Self::Cascade(_) => Vec::new(),
            Self::Collect(collect) => collect.fields.iter().collect(),
            Self::Cluster => vec![theme::field()],
            Self::Detail(detail) => detail.fields.iter().collect(),
            Self::Actions(actions) => action::fields().iter().chain(&actions.fields).collect(),
        }
    }
}
