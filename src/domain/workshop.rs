//! The validated script of a workshop: steps, kinds, fields and what each step takes from earlier ones.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::text::{Clean, Lang, Text};

/// The id of a step, unique in its workshop; kebab-case.
pub type StepId = String;
/// The id of a field, unique in its step.
pub type FieldId = String;

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

/// A field of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its id.
    pub id: FieldId,
    /// What it is called on the screen and in the summary.
    pub label: Text,
    /// What may be in it.
    pub kind: FieldKind,
    /// Whether an item may not go without it.
    #[serde(default)]
    pub required: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// One of these.
    Choice(Vec<Choice>),
    /// One of the items of earlier steps; free text where there are none.
    ChoiceOf(Box<Selector>),
    /// A number between bounds, both included.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// The unit, such as `%`.
        unit: Option<Text>,
        /// What an empty field starts with.
        default: Option<f64>,
    },
    /// An amount of time with its unit.
    Duration,
    /// A day.
    Date,
    /// Who: a name or a role, free text.
    Person,
}

/// The id of the choice field that says whether an item may be passed on, and with a name.
pub const PERMISSION: &str = "permission";
/// The option of it that says it may not.
pub const REFUSED: &str = "no";

/// One option of a choice field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id in files.
    pub id: String,
    /// What the room reads.
    pub label: Text,
}

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

/// The fields every action has.
pub mod action {
    use std::sync::OnceLock;

    use super::{Field, FieldKind, Text};
    use crate::domain::text::Lang;
    use crate::domain::words::Words;

    /// What is done; required.
    pub const WHAT: &str = "what";
    /// Who does it.
    pub const WHO: &str = "who";
    /// When it is done.
    pub const WHEN: &str = "when";
    /// The first step.
    pub const FIRST_STEP: &str = "first-step";
    /// What it needs.
    pub const NEEDS: &str = "needs";

    /// The fields, in the order they are typed: what, who, when, first step, needs.
    pub fn fields() -> &'static [Field] {
        static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
        FIELDS.get_or_init(|| {
            let field = |id: &str, key: &str, kind: FieldKind, required: bool| {
                let word = |lang| Some(super::Clean::new(&Words::of(lang).get(key)));
                let label = Text {
                    en: word(Lang::En),
                    nl: word(Lang::Nl),
                };
                Field {
                    id: id.to_owned(),
                    label,
                    kind,
                    required,
                }
            };
            vec![
                field(WHAT, "action-what", FieldKind::Text, true),
                field(WHO, "action-who", FieldKind::Person, false),
                field(WHEN, "action-when", FieldKind::Date, false),
                field(FIRST_STEP, "action-first-step", FieldKind::Text, false),
                field(NEEDS, "action-needs", FieldKind::Text, false),
            ]
        })
    }
}

/// The field every theme has.
pub mod theme {
    use std::sync::OnceLock;

    use super::{Field, FieldKind, Text};
    use crate::domain::text::{Clean, Lang};
    use crate::domain::words::Words;

    /// Its name, a sentence in the room's words.
    pub const NAME: &str = "theme";

    /// The field.
    pub fn field() -> &'static Field {
        static FIELD: OnceLock<Field> = OnceLock::new();
        FIELD.get_or_init(|| {
            let word = |lang| Some(Clean::new(&Words::of(lang).get("theme-name")));
            let label = Text {
                en: word(Lang::En),
                nl: word(Lang::Nl),
            };
            Field {
                id: NAME.to_owned(),
                label,
                kind: FieldKind::Text,
                required: true,
            }
        })
    }
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

/// An amount of time as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// How many.
    pub amount: f64,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months, of 52/12 weeks.
    Month,
}

impl Unit {
    /// Every unit, from short to long.
    pub const ALL: [Self; 5] = [Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month];
}

/// Which items a step takes from earlier ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Selector {
    /// All items of a step.
    All(StepId),
    /// The first by rank.
    Top {
        /// How many, full and short.
        n: (u16, u16),
        /// Of which step.
        step: StepId,
        /// By what; `None`: what the step's kind ranks by.
        rank: Option<Rank>,
        /// A choice field of the items: so many of each choice.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// The last by rank.
    Bottom {
        /// How many, full and short.
        n: (u16, u16),
        /// Of which step.
        step: StepId,
        /// By what; `None`: what the step's kind ranks by.
        rank: Option<Rank>,
        /// A choice field of the items: so many of each choice.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// Those whose field is, or is not, a value.
    Where {
        /// Of which step.
        step: StepId,
        /// Which field; a cascade's items have the field `final`.
        field: FieldId,
        /// What it must be, or not be.
        test: Test,
    },
    /// All pairs of a step's items.
    Pairs(StepId),
    /// Items the script names itself.
    Fixed(Vec<Text>),
    /// These, then those.
    Union(Vec<Selector>),
    /// The first that gives any item.
    Else(Box<Selector>, Box<Selector>),
    /// At most so many of them, full and short.
    Max {
        /// How many, full and short.
        n: (u16, u16),
        /// Of what.
        of: Box<Selector>,
    },
}

impl Selector {
    /// The items the script names itself, where it does.
    pub fn fixed(&self) -> Option<&[Text]> {
        match self {
            Self::Fixed(texts) => Some(texts),
            Self::Union(parts) => parts.iter().find_map(Self::fixed),
            Self::Else(a, b) => a.fixed().or_else(|| b.fixed()),
            Self::Max { of, .. } => of.fixed(),
            _ => None,
        }
    }

    /// The steps it names.
    pub fn steps(&self) -> Vec<&StepId> {
        match self {
            Self::All(step) | Self::Pairs(step) => vec![step],
            Self::Top { step, .. } | Self::Bottom { step, .. } | Self::Where { step, .. } => {
                vec![step]
            }
            Self::Fixed(_) => Vec::new(),
            Self::Union(parts) => parts.iter().flat_map(Self::steps).collect(),
            Self::Else(a, b) => [a, b].into_iter().flat_map(|part| part.steps()).collect(),
            Self::Max { of, .. } => of.steps(),
        }
    }
}

/// What items are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rank {
    /// Dots.
    Votes,
    /// Mean score.
    Mean,
    /// Difference between two aspects.
    Gap,
    /// Agreement.
    Agreement,
    /// Net Promoter Score.
    Nps,
    /// Share of levels at which a key point was intact.
    Survival,
}

/// What a field must be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// This value.
    Is(Clean),
    /// Any other value.
    IsNot(Clean),
    /// One of these values.
    OneOf(Vec<Clean>),
}
