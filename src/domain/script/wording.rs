//! Words faults: the keys of their sentences, and what these are filled in with.

use super::fault::{Expected, FaultKind, Syntax, Thing, Variant};
use crate::domain::script::encoding::Encoding;
use crate::domain::text::Clean;
use crate::domain::words::{Arg, Words};

impl FaultKind {
    /// Says what is wrong, in one sentence.
    pub fn message(&self, words: &Words) -> String {
        clean(&words.with(&format!("script-{}", self.key()), &self.args()))
    }

    /// Says what to do about it.
    pub fn hint(&self, words: &Words) -> String {
        clean(&self.raw_hint(words))
    }

    fn raw_hint(&self, words: &Words) -> String {
        match self {
            Self::Unknown { name, known, .. } => match nearest(name, known) {
                Some(near) => words.with("script-hint-nearest", &[("name", near.into())]),
                None if known.is_empty() => words.get("script-hint-nothing-known").into_owned(),
                None => words.with("script-hint-known", &[("names", known.join(", ").into())]),
            },
            Self::Duplicate {
                thing: Thing::ScriptField,
                ..
            } => words.with("script-hint-duplicate-field", &self.args()),
            Self::Duplicate { .. } => words.with("script-hint-duplicate", &self.args()),
            Self::EmptyList(_) => words.get("script-hint-empty-list").into_owned(),
            Self::WrongType { expected, .. } => {
                let key = match expected {
                    Expected::List => "script-hint-list",
                    Expected::Brackets => "script-hint-brackets",
                    Expected::Fields => "script-hint-fields",
                    _ => "script-hint-wrong-type",
                };
                words.with(key, &self.args())
            }
            Self::OwnStep { known }
            | Self::WrongKind { known, .. }
            | Self::NotAChoice { known, .. }
                if known.is_empty() =>
            {
                words.with(&format!("script-hint-{}-none", self.key()), &self.args())
            }
            Self::Placeholder { example } if example.is_empty() => {
                words.get("script-hint-placeholder-none").into_owned()
            }
            Self::CascadeSum { boxes, step, .. } if boxes >= step => {
                words.get("script-hint-cascade-boxes").into_owned()
            }
            Self::CascadeSum { .. } => words.with("script-hint-cascade-sum", &self.args()),
            Self::MissingLanguage(lang) => words.with(
                "script-hint-missing-language",
                &[("lang", lang.code().into())],
            ),
            Self::ExtraLanguage(_) => words.get("script-hint-extra-language").into_owned(),
            Self::OtherLanguage(_) => words.get("script-hint-other-language").into_owned(),
            _ => words.with(&format!("script-hint-{}", self.key()), &self.args()),
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Syntax(syntax) => format!("syntax-{}", syntax.key()),
            Self::WrongType { expected, .. } => format!("wrong-type-{}", expected.key()),
            Self::Unknown { thing, .. } => format!("unknown-{}", thing.key()),
            Self::Duplicate { thing, .. } => format!("duplicate-{}", thing.key()),
            Self::EmptyList(thing) => format!("empty-list-{}", thing.key()),
            Self::NotUtf8(Encoding::Damaged) => "damaged-byte".to_owned(),
            Self::NotUtf8(Encoding::Unknown) => "unknown-encoding".to_owned(),
            Self::NotUtf8(_) => "not-utf-8".to_owned(),
            Self::WrongFormat { .. } => "wrong-format".to_owned(),
            Self::MissingField { .. } => "missing-field".to_owned(),
            Self::NotKebab { .. } => "not-kebab".to_owned(),
            Self::EmptyText => "empty-text".to_owned(),
            Self::HiddenCharacter { .. } => "hidden-character".to_owned(),
            Self::MissingLanguage(lang) => format!("missing-language-{}", lang.code()),
            Self::ExtraLanguage(lang) => format!("extra-language-{}", lang.code()),
            Self::OtherLanguage(lang) => format!("other-language-{}", lang.code()),
            Self::OnlyOf { .. } => "only-of".to_owned(),
            Self::LaterStep { .. } => "later-step".to_owned(),
            Self::OwnStep { .. } => "own-step".to_owned(),
            Self::WrongKind { .. } => "wrong-kind".to_owned(),
            Self::InputNotTaken { .. } => "input-not-taken".to_owned(),
            Self::InputNeeded { .. } => "input-needed".to_owned(),
            Self::ShortOverFull { .. } => "short-over-full".to_owned(),
            Self::MinutesSum { .. } => "minutes-sum".to_owned(),
            Self::PhasesSum { .. } => "phases-sum".to_owned(),
            Self::CascadeSum {
                variant: Variant::Full,
                ..
            } => "cascade-sum-full".to_owned(),
            Self::CascadeSum {
                variant: Variant::Short,
                ..
            } => "cascade-sum-short".to_owned(),
            Self::Bounds { .. } => "bounds".to_owned(),
            Self::OutOfRange { high: None, .. } => "too-small".to_owned(),
            Self::OutOfRange { .. } => "out-of-range".to_owned(),
            Self::NoTime => "no-time".to_owned(),
            Self::NoAmount { .. } => "no-amount".to_owned(),
            Self::ShortZero => "short-zero".to_owned(),
            Self::NoShort => "no-short".to_owned(),
            Self::NoBoxes => "no-boxes".to_owned(),
            Self::CutMust { .. } => "cut-must".to_owned(),
            Self::Placeholder { .. } => "placeholder".to_owned(),
            Self::RankNotGiven { .. } => "rank-not-given".to_owned(),
            Self::NpsScale => "nps-scale".to_owned(),
            Self::CornersNeedAspects => "corners-need-aspects".to_owned(),
            Self::NoRealTime => "no-real-time".to_owned(),
            Self::SameRealTime => "same-real-time".to_owned(),
            Self::FewLevels => "few-levels".to_owned(),
            Self::NotAChoice { .. } => "not-a-choice".to_owned(),
            Self::ActionField { .. } => "action-field".to_owned(),
            Self::CannotStay => "cannot-stay".to_owned(),
            Self::Unread { .. } => "unread".to_owned(),
            Self::NoDuration => "no-duration".to_owned(),
            Self::TooManyRows { .. } => "too-many-rows".to_owned(),
            Self::SameWorkshop { .. } => "same-workshop".to_owned(),
            Self::LongText { .. } => "long-text".to_owned(),
            Self::NotAColour { .. } => "not-a-colour".to_owned(),
            Self::Illegible(_) => "illegible".to_owned(),
            Self::NotAFont { .. } => "not-a-font".to_owned(),
            Self::NoFile { .. } => "no-file".to_owned(),
            Self::NoPicture { .. } => "no-picture".to_owned(),
            Self::PictureTooLarge { .. } => "picture-too-large".to_owned(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            Self::Syntax(syntax) => syntax.args(),
            Self::NotUtf8(encoding) => vec![("encoding", encoding.name().into())],
            Self::Unknown { name, .. } => vec![("name", name.as_str().into())],
            Self::MissingField { field, example } => vec![
                ("field", (*field).into()),
                ("example", example.as_str().into()),
            ],
            Self::Duplicate { name, line, .. } => {
                vec![("name", name.as_str().into()), ("line", (*line).into())]
            }
            Self::NotKebab { better } => vec![("better", better.as_str().into())],
            Self::HiddenCharacter { code } => vec![("code", code.as_str().into())],
            Self::LaterStep { step } | Self::CutMust { step } => {
                vec![("step", step.as_str().into())]
            }
            Self::WrongKind {
                step,
                wanted,
                known,
            } => vec![
                ("step", step.as_str().into()),
                ("wanted", (*wanted).into()),
                ("names", known.join(", ").into()),
            ],
            Self::OwnStep { known } => vec![("names", known.join(", ").into())],
            Self::InputNotTaken { kind } | Self::OnlyOf { kind } => vec![("kind", (*kind).into())],
            Self::InputNeeded { kind, example } => vec![
                ("kind", (*kind).into()),
                ("example", example.as_str().into()),
            ],
            Self::ShortOverFull { full, short } => {
                vec![("full", (*full).into()), ("short", (*short).into())]
            }
            Self::MinutesSum { said, sum } => vec![
                ("full", said.0.into()),
                ("short", said.1.into()),
                ("full-sum", sum.0.into()),
                ("short-sum", sum.1.into()),
            ],
            Self::PhasesSum { phases, step } => vec![
                ("phases", time(*phases).into()),
                ("step", time(*step).into()),
            ],
            Self::CascadeSum {
                boxes, rest, step, ..
            } => vec![
                ("boxes", time(*boxes).into()),
                ("rest", time(*rest).into()),
                ("sum", time(boxes.saturating_add(*rest)).into()),
                ("step", time(*step).into()),
                ("fitting", time(step.saturating_sub(*boxes)).into()),
            ],
            Self::Bounds { low, high } => {
                vec![("low", low.as_str().into()), ("high", high.as_str().into())]
            }
            Self::OutOfRange { found, low, high } => vec![
                ("found", found.as_str().into()),
                ("low", low.as_str().into()),
                ("high", high.as_deref().unwrap_or_default().into()),
            ],
            Self::RankNotGiven { rank } => vec![("rank", rank.as_str().into())],
            Self::ActionField { field } => vec![("field", field.as_str().into())],
            Self::NotAChoice { field, known } => vec![
                ("field", field.as_str().into()),
                ("names", known.join(", ").into()),
            ],
            Self::Unread { why } => vec![("why", why.as_str().into())],
            Self::TooManyRows { max } => vec![("max", (*max).into())],
            Self::LongText { most } => vec![("most", (*most).into())],
            Self::Illegible(pair) => vec![
                ("front", pair.front.name().into()),
                ("ground", pair.ground.name().into()),
                ("found", format!("{:.1}", pair.found).into()),
                ("need", format!("{:.1}", pair.need).into()),
            ],
            Self::WrongFormat { found }
            | Self::NoAmount { found }
            | Self::NotAColour { found }
            | Self::NotAFont { found } => vec![("found", found.as_str().into())],
            Self::NoFile { name } | Self::NoPicture { name } => {
                vec![("name", name.as_str().into())]
            }
            Self::PictureTooLarge { name, most } => {
                vec![("name", name.as_str().into()), ("most", (*most).into())]
            }
            Self::SameWorkshop { id, other } => {
                vec![("id", id.as_str().into()), ("other", other.as_str().into())]
            }
            Self::WrongType { example, .. } | Self::Placeholder { example } => {
                vec![("example", example.as_str().into())]
            }
            _ => Vec::new(),
        }
    }
}

impl Syntax {
    fn key(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Unexpected(_) => "unexpected",
            Self::Trailing(_) => "trailing",
            Self::NeverClosed(_) => "never-closed",
            Self::OtherClosed { .. } => "other-closed",
            Self::Comma => "comma",
            Self::Colon => "colon",
            Self::OtherQuote(_) => "other-quote",
            Self::OpenString => "open-string",
            Self::OpenComment => "open-comment",
            Self::Escape => "escape",
            Self::Number => "number",
            Self::Deep => "deep",
            Self::Long => "long",
        }
    }

    fn args(self) -> Vec<(&'static str, Arg<'static>)> {
        let shown = |c: char| {
            Arg::from(if c.is_control() {
                format!("U+{:04X}", u32::from(c))
            } else {
                c.to_string()
            })
        };
        match self {
            Self::Unexpected(c) | Self::Trailing(c) | Self::OtherQuote(c) => {
                vec![("found", shown(c))]
            }
            Self::NeverClosed(open) => vec![("open", shown(open)), ("close", shown(closing(open)))],
            Self::OtherClosed { open, close } => {
                vec![
                    ("open", shown(open)),
                    ("close", shown(closing(open))),
                    ("found", shown(close)),
                ]
            }
            _ => Vec::new(),
        }
    }
}

fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

impl Thing {
    fn key(self) -> &'static str {
        match self {
            Self::ScriptField => "script-field",
            Self::Kind => "kind",
            Self::FieldKind => "field-kind",
            Self::Word => "word",
            Self::Selector => "selector",
            Self::Step => "step",
            Self::Field => "field",
            Self::Choice => "choice",
            Self::Level => "level",
            Self::Aspect => "aspect",
            Self::Figure => "figure",
            Self::Cut => "cut",
            Self::Phase => "phase",
        }
    }
}

impl Expected {
    fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Id => "id",
            Self::Whole => "whole",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::List | Self::Brackets => "list",
            Self::Fields => "fields",
            Self::Time => "time",
            Self::Form => "form",
        }
    }
}

/// Puts a text on one line without control characters, because names come from the script as they are.
pub(super) fn clean(said: &str) -> String {
    Clean::line(said).as_str().to_owned()
}

/// Writes seconds as `m:ss`.
fn time(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Returns the known name that a person most likely meant, as it is written there, if at most a third of its letters
/// differ.
pub(super) fn nearest<'k, S: AsRef<str>>(name: &str, known: &'k [S]) -> Option<&'k str> {
    let lower = name.to_lowercase();
    let distance = |known: &str| {
        let known = known.trim_matches('"').to_lowercase();
        strsim::damerau_levenshtein(&lower, &known)
    };
    known
        .iter()
        .map(|known| (distance(known.as_ref()), known.as_ref()))
        .filter(|(distance, known)| *distance <= known.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests;
