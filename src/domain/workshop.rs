//! A workshop script that has been checked: its steps, what each one does, and what each takes from earlier ones.

use serde::{Deserialize, Serialize};

use super::text::{Lang, Text};

mod fields;
mod ids;
mod index;
mod kinds;
mod selector;

pub use fields::{Choice, Duration, Field, FieldKind, PERMISSION, REFUSED, Unit, action, theme};
pub use ids::{FieldId, StepId};
pub use index::{PerStep, StepIndex};
pub use kinds::{Analysis, Bound, Boxes, Cascade, Collect, Detail, Direction, Level, Rate, Vote};
pub use selector::{Condition, Rank, Selector, Test};

/// The most steps there are, with those that are added while it runs.
pub const MOST_STEPS: usize = 500;

/// A workshop script that has been checked: every reference resolves, and every text exists in each of its languages.
///
/// ```
/// use flipover::domain::text::Lang;
/// use flipover::domain::script::parse;
///
/// let script = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/workshops/brand-values.ron"));
/// let workshop = parse(script).unwrap();
/// assert_eq!(workshop.languages(), Lang::ALL);
///
/// let (index, step) = workshop.step("vote").unwrap();
/// assert_eq!(step.kind.name(), "vote");
/// assert_eq!(workshop.steps[index].id, "vote");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workshop {
    /// Its id, in kebab-case; its file has the same name.
    pub id: String,
    /// Its title, as people read it.
    pub title: Text,
    /// What the workshop is for, in one or two sentences.
    pub purpose: Text,
    /// The smallest and the largest group it is meant for, in people.
    pub group: (u16, u16),
    /// Planned minutes of the full and the short variant: the sums over the steps.
    pub minutes: (u16, u16),
    /// What must be in the room, one thing each.
    #[serde(default)]
    pub materials: Vec<Text>,
    /// Where its content comes from, one source each.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The steps, in the order they are run.
    pub steps: PerStep<Step>,
    /// The sentences that open the summary; one whose figures are missing is left out.
    #[serde(default)]
    pub headline: Vec<Text>,
    /// What to say to the room when steps are dropped for time.
    #[serde(default)]
    pub late: Option<Text>,
    /// The steps to drop when time runs short, first one first.
    #[serde(default)]
    pub cut_first: Vec<StepId>,
}

impl Workshop {
    /// The step with this id and its index; `None` if the workshop has no such step.
    pub fn step(&self, id: &str) -> Option<(StepIndex, &Step)> {
        self.steps.indexed().find(|(_, step)| step.id == id)
    }

    /// Adds a step behind the one with the id `after`, or first if that is `None`, and returns its index. If no step has
    /// that id, it stands last. `None` if its own id is taken, or there are [`MOST_STEPS`] already.
    pub fn add(&mut self, after: Option<&str>, step: &Step) -> Option<StepIndex> {
        let count = self.steps.len();
        if count >= MOST_STEPS || self.step(&step.id).is_some() {
            return None;
        }
        let index = match after.map(|after| self.step(after)) {
            None => StepIndex::FIRST,
            Some(Some((index, _))) => index.next(),
            Some(None) => StepIndex::new(count),
        };
        self.steps.insert(index, step.clone());
        Some(index)
    }

    /// The languages it can be run in: those its title has.
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
    /// Its id, unique in the workshop.
    pub id: StepId,
    /// What it is called on the agenda.
    pub title: Text,
    /// Minutes it gets in the full variant.
    pub minutes: u16,
    /// Minutes it gets in the short variant; `None` if that variant leaves it out.
    #[serde(default)]
    pub short: Option<u16>,
    /// How easily it may be dropped when time is short.
    #[serde(default)]
    pub priority: Priority,
    /// Why the step is there and what to watch for. Only the facilitator sees it.
    #[serde(default)]
    pub intent: Option<Text>,
    /// The question to the room; a break has none.
    #[serde(default)]
    pub prompt: Option<Text>,
    /// What to try when the room stays silent, first thing first.
    #[serde(default)]
    pub silent: Vec<Text>,
    /// More for the facilitator: how to run the step, what to say.
    #[serde(default)]
    pub notes: Option<Text>,
    /// A text handed out or read aloud in this step.
    #[serde(default)]
    pub handout: Option<Text>,
    /// The items it works on; `None` if it needs none.
    #[serde(default)]
    pub input: Option<Selector>,
    /// Parts of the step, each with a timer of its own; they stretch and shrink with the step.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Whether what the step brings stays off the room's screen until the facilitator reveals it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The ids of the earlier steps whose results this one talks about, which are revealed in it one after another; empty:
    /// it reveals its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shows: Vec<StepId>,
    /// What earlier steps brought about the items it works on, that stands with each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Beside>,
    /// What the step does, with its parameters.
    pub kind: Kind,
}

impl Step {
    /// How long the part at this index takes, in milliseconds, in a step that is planned to take so many.
    pub fn phase_time(&self, index: usize, planned: u64) -> u64 {
        let seconds = |phase: &Phase| u64::from(phase.seconds);
        let total: u64 = self.phases.iter().map(seconds).sum();
        self.phases.get(index).map_or(0, seconds) * planned / total.max(1)
    }

    /// Whether it is a break: nothing is asked in it.
    pub fn is_break(&self) -> bool {
        self.kind == Kind::Brief && self.prompt.is_none()
    }
}

/// A field that an earlier step has of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The step it was filled in at.
    pub step: StepId,
    /// The field, or [`TESTS`].
    pub field: FieldId,
}

/// The computed field that says how many of the yes-or-no tests of a `detail` step an item passed.
pub const TESTS: &str = "tests";

/// How easily a step may be dropped when time is short.
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

/// A part of a step with a timer of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phase {
    /// Its id, unique in the step, by which the notes name it; `None` if they do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the part is called on the screen.
    pub label: Text,
    /// How long it takes when the step gets its full minutes, in seconds.
    pub seconds: u32,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Talking only: an introduction, an explanation, a discussion, a break.
    Brief,
    /// The room comes up with new items.
    Collect(Collect),
    /// Items are grouped under themes that the room names.
    Cluster,
    /// Everyone scores each item.
    Rate(Rate),
    /// Everyone puts dots on items.
    Vote(Vote),
    /// Fields are filled in for each item.
    Detail(Detail),
    /// A message is passed on from level to level.
    Cascade(Cascade),
    /// Who does what, and when. Every action has the fields of [`action`]; the script may add the fields in here.
    Actions(Collect),
}

impl Kind {
    /// Its name in scripts and in the results document.
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

    /// The fields people fill in at this step, in the order they are typed; empty if it has none.
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
