//! Steps made new: what a step of each kind begins with.

use super::cuts::quoted;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;

/// The kinds of steps that make something of what earlier steps brought.
const WORKS_ON: [&str; 5] = ["Cluster", "Rate", "Vote", "Detail", "Cascade"];

/// A new step, by what happens in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// Talking only.
    Brief,
    /// A break.
    Break,
    /// The room comes up with items.
    Collect,
    /// Items are grouped under themes.
    Cluster,
    /// Everyone puts dots on items.
    Vote,
    /// Everyone scores each item.
    Rate,
    /// Fields are filled in for each item.
    Detail,
    /// Who does what, and when.
    Actions,
}

impl Fresh {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Brief,
        Self::Collect,
        Self::Cluster,
        Self::Vote,
        Self::Rate,
        Self::Detail,
        Self::Actions,
        Self::Break,
    ];

    /// The name of its kind in scripts.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Brief | Self::Break => "Brief",
            Self::Collect => "Collect",
            Self::Cluster => "Cluster",
            Self::Vote => "Vote",
            Self::Rate => "Rate",
            Self::Detail => "Detail",
            Self::Actions => "Actions",
        }
    }

    /// The id it gets, if that is free.
    pub fn id(self) -> &'static str {
        match self {
            Self::Brief => "talk",
            Self::Break => "break",
            Self::Collect => "ideas",
            Self::Cluster => "themes",
            Self::Vote => "vote",
            Self::Rate => "scores",
            Self::Detail => "details",
            Self::Actions => "actions",
        }
    }

    /// The minutes it begins with.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Brief | Self::Vote => 5,
            Self::Collect | Self::Cluster | Self::Rate => 10,
            Self::Detail | Self::Actions | Self::Break => 15,
        }
    }

    /// Whether it makes something of what earlier steps brought.
    pub fn works_on(self) -> bool {
        WORKS_ON.contains(&self.kind())
    }

    /// A whole step, in lines without indent, for a script in these languages.
    pub(super) fn step(self, id: &str, input: Option<&str>, langs: (&[Lang], bool)) -> String {
        let key = format!("plan-new-{}", self.id());
        let mut lines = vec![
            "(".to_owned(),
            format!("    id: {},", quoted(id)),
            format!("    title: {},", said(&key, langs)),
            format!("    minutes: {},", self.minutes()),
            format!("    short: {},", self.minutes().div_ceil(2)),
        ];
        if self != Self::Break {
            let key = format!("{key}-prompt");
            lines.push(format!("    prompt: {},", said(&key, langs)));
        }
        if let Some(input) = input {
            lines.push(format!("    input: {input},"));
        }
        let kind = self.value(langs).replace('\n', "\n    ");
        lines.push(format!("    kind: {kind},"));
        lines.push(")".to_owned());
        lines.join("\n")
    }

    /// Its kind as a script has it.
    pub(super) fn value(self, langs: (&[Lang], bool)) -> String {
        let field = |key: &str, id: &str, required: &str| {
            let label = said(key, langs);
            format!(
                "{}(fields: [\n    (id: \"{id}\", label: {label}, kind: Text{required}),\n])",
                self.kind()
            )
        };
        match self {
            Self::Collect => field("plan-new-item", "item", ", required: true"),
            Self::Detail => field("plan-new-detail", "text", ""),
            Self::Rate => "Rate(scale: (1, 10))".to_owned(),
            _ => self.kind().to_owned(),
        }
    }
}

/// A text of our own in the languages of a script.
fn said(key: &str, (langs, is_plain): (&[Lang], bool)) -> String {
    let of = |lang: &Lang| quoted(Clean::line(&Words::of(*lang).get(key)).as_str());
    let first = langs.first().copied().unwrap_or_default();
    if is_plain {
        return of(&first);
    }
    let each: Vec<String> = langs
        .iter()
        .map(|lang| format!("{}: {}", lang.code(), of(lang)))
        .collect();
    format!("({})", each.join(", "))
}
