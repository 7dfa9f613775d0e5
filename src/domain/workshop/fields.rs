//! The fields of an item, and those every action and every theme has.

use serde::{Deserialize, Serialize};

use super::super::text::Text;
use super::ids::FieldId;
use super::selector::Selector;

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

/// The fields every action has.
pub mod action {
    use std::sync::OnceLock;

    use super::{Field, FieldKind};
    use crate::domain::text::{Clean, Lang, Text};
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
                let word = |lang| Some(Clean::new(&Words::of(lang).get(key)));
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

    use super::{Field, FieldKind};
    use crate::domain::text::{Clean, Lang, Text};
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
