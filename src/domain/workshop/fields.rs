//! The fields of an item, and the fields that every action and every theme has.

use serde::{Deserialize, Serialize};

use super::super::dates::Side;
use super::super::text::Text;
use super::ids::FieldId;
use super::selector::Selector;

/// A field of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its id, unique in its step.
    pub id: FieldId,
    /// What it is called on the screen and in the summary.
    pub label: Text,
    /// What it can hold.
    pub kind: FieldKind,
    /// Whether an item must have something in it.
    #[serde(default)]
    pub required: bool,
    /// On which side of today its days lie, where it holds a day; `None`: on either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lies: Option<Side>,
    /// Whether what an item has in it stands ready for the next item, so that it is typed once for several.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays: bool,
}

impl Field {
    /// Creates a field that may be left empty, and in which nothing stays.
    pub fn new(id: &str, label: Text, kind: FieldKind) -> Self {
        Self {
            id: id.to_owned(),
            label,
            kind,
            required: false,
            lies: None,
            stays: false,
        }
    }
}

/// What a field can hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// One of these options.
    Choice(Vec<Choice>),
    /// One of the items these steps made; any text while there are none.
    ChoiceOf(Box<Selector>),
    /// A number between bounds, both included.
    Number {
        /// The smallest number allowed.
        min: f64,
        /// The largest number allowed.
        max: f64,
        /// The unit written beside it, such as `%`.
        unit: Option<Text>,
        /// The number that stands in the field before anything is typed.
        default: Option<f64>,
    },
    /// An amount of time with its unit.
    Duration,
    /// A calendar day.
    Date,
    /// A person: a name or a role, as any text.
    Person,
    /// A role, as any text: it says what somebody does, and names nobody. A client is not told whose words they were by it
    /// either.
    Role,
}

/// The id of the choice field that says whether an item may be passed on, and with a name or without.
pub const PERMISSION: &str = "permission";

/// The option of [`PERMISSION`] that says it may not.
pub const REFUSED: &str = "no";

/// One option of a choice field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id, as it is written in files.
    pub id: String,
    /// What the room reads.
    pub label: Text,
}

/// The fields every action has.
pub mod action {
    use std::sync::OnceLock;

    use super::{Field, FieldKind};
    use crate::domain::dates::Side;
    use crate::domain::text::{Clean, Lang, Text};
    use crate::domain::words::Words;

    /// The id of the field that says what is done; the only one that is required.
    pub const WHAT: &str = "what";
    /// The id of the field that says who does it.
    pub const WHO: &str = "who";
    /// The id of the field that says on which day it is done.
    pub const WHEN: &str = "when";
    /// The id of the field that says what the first step is.
    pub const FIRST_STEP: &str = "first-step";
    /// The id of the field that says what it takes to do it.
    pub const NEEDS: &str = "needs";

    /// The fields, in the order they are typed: what, who, when, first step, needs.
    pub fn fields() -> &'static [Field] {
        static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
        FIELDS.get_or_init(|| {
            let field = |id: &str, key: &str, kind: FieldKind, required: bool| {
                let word = |lang| Some(Clean::new(&Words::of(lang).get(key)));
                let label = Text {
                    en: word(Lang::En),
                    nl: word(Lang::Nl),
                };
                Field {
                    lies: (kind == FieldKind::Date).then_some(Side::Ahead),
                    required,
                    ..Field::new(id, label, kind)
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

    use super::{Field, FieldKind};
    use crate::domain::text::{Clean, Lang, Text};
    use crate::domain::words::Words;

    /// The id of the field that holds its name, a sentence in the room's words.
    pub const NAME: &str = "theme";

    /// That one field; it is required.
    pub fn field() -> &'static Field {
        static FIELD: OnceLock<Field> = OnceLock::new();
        FIELD.get_or_init(|| {
            let word = |lang| Some(Clean::new(&Words::of(lang).get("theme-name")));
            let label = Text {
                en: word(Lang::En),
                nl: word(Lang::Nl),
            };
            Field {
                required: true,
                ..Field::new(NAME, label, FieldKind::Text)
            }
        })
    }
}

/// An amount of time as people say it, such as `4 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// How many of the unit; may be a fraction.
    pub amount: f64,
    /// What is counted.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// A day; how many hours it counts depends on the session's [`Assumption`](crate::domain::event::Assumption).
    Day,
    /// A week; how many hours it counts depends on the same.
    Week,
    /// A month of 52/12 weeks.
    Month,
}

impl Unit {
    /// Every unit, the shortest first.
    pub const ALL: [Self; 5] = [Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month];
}
