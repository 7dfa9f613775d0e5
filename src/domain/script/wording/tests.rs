//! Every fault of a script has its words in both languages.

use super::*;
use crate::domain::scheme::{Illegible, Role};
use crate::domain::text::Lang;

/// One of each kind whose words stand under a key of their own.
fn single() -> Vec<FaultKind> {
    let text = || "x".to_owned();
    vec![
        FaultKind::NotUtf8(Encoding::Windows),
        FaultKind::NotUtf8(Encoding::Damaged),
        FaultKind::NotUtf8(Encoding::Unknown),
        FaultKind::WrongFormat { found: text() },
        FaultKind::MissingField {
            field: "id",
            example: text(),
        },
        FaultKind::NotKebab { better: text() },
        FaultKind::EmptyText,
        FaultKind::HiddenCharacter { code: text() },
        FaultKind::LaterStep { step: text() },
        FaultKind::OwnStep { known: Vec::new() },
        FaultKind::OwnStep {
            known: vec![text()],
        },
        FaultKind::OnlyOf { kind: "Date" },
        FaultKind::InputNotTaken { kind: "Brief" },
        FaultKind::InputNeeded {
            kind: "Vote",
            example: text(),
        },
        FaultKind::ShortOverFull { full: 1, short: 2 },
        FaultKind::MinutesSum {
            said: (1, 1),
            sum: (2, 2),
        },
        FaultKind::PhasesSum { phases: 1, step: 2 },
        FaultKind::Bounds {
            low: text(),
            high: text(),
        },
        FaultKind::OutOfRange {
            found: text(),
            low: text(),
            high: None,
        },
        FaultKind::OutOfRange {
            found: text(),
            low: text(),
            high: Some(text()),
        },
        FaultKind::NoTime,
        FaultKind::NoAmount { found: text() },
        FaultKind::ShortZero,
        FaultKind::NoShort,
        FaultKind::NoBoxes,
        FaultKind::CutMust { step: text() },
        FaultKind::RankNotGiven { rank: text() },
        FaultKind::NpsScale,
        FaultKind::CornersNeedAspects,
        FaultKind::NoRealTime,
        FaultKind::SameRealTime,
        FaultKind::FewLevels,
        FaultKind::ActionField { field: text() },
        FaultKind::CannotStay,
        FaultKind::Unread { why: text() },
        FaultKind::NoDuration,
        FaultKind::TooManyRows { max: 1 },
        FaultKind::LongText { most: 1 },
        FaultKind::NotAColour { found: text() },
        FaultKind::Illegible(Illegible {
            front: Role::Quiet,
            ground: Role::Ground,
            found: 3.0,
            need: 7.0,
        }),
        FaultKind::NotAFont { found: text() },
        FaultKind::NoFile { name: text() },
        FaultKind::NoPicture { name: text() },
        FaultKind::PictureTooLarge {
            name: text(),
            most: 1,
        },
        FaultKind::SameWorkshop {
            id: text(),
            other: text(),
        },
    ]
}

/// One of each kind whose key has a second part.
fn families() -> Vec<FaultKind> {
    let text = || "x".to_owned();
    let mut all = Vec::new();
    for variant in [Variant::Full, Variant::Short] {
        all.extend([1, 9].map(|step| FaultKind::CascadeSum {
            variant,
            boxes: 5,
            rest: 5,
            step,
        }));
    }
    for lang in Lang::ALL {
        all.extend([
            FaultKind::MissingLanguage(lang),
            FaultKind::ExtraLanguage(lang),
            FaultKind::OtherLanguage(lang),
        ]);
    }
    let syntax = [
        Syntax::Ended,
        Syntax::Unexpected('\u{1b}'),
        Syntax::Trailing(')'),
        Syntax::NeverClosed('['),
        Syntax::OtherClosed {
            open: '(',
            close: ']',
        },
        Syntax::Comma,
        Syntax::Colon,
        Syntax::OtherQuote('“'),
        Syntax::OpenString,
        Syntax::OpenComment,
        Syntax::Escape,
        Syntax::Number,
        Syntax::Deep,
        Syntax::Long,
    ];
    all.extend(syntax.map(FaultKind::Syntax));
    let expected = [
        Expected::Text,
        Expected::Id,
        Expected::Whole,
        Expected::Number,
        Expected::Flag,
        Expected::List,
        Expected::Brackets,
        Expected::Fields,
        Expected::Time,
        Expected::Form,
    ];
    all.extend(expected.map(|expected| FaultKind::WrongType {
        expected,
        example: text(),
    }));
    let unknown = [
        Thing::ScriptField,
        Thing::Kind,
        Thing::FieldKind,
        Thing::Word,
        Thing::Selector,
        Thing::Step,
        Thing::Field,
        Thing::Choice,
        Thing::Figure,
        Thing::Phase,
    ];
    for known in [vec![], vec![text()], vec!["something else".to_owned()]] {
        all.extend(unknown.map(|thing| FaultKind::Unknown {
            thing,
            name: text(),
            known: known.clone(),
        }));
    }
    let twice = [
        Thing::ScriptField,
        Thing::Step,
        Thing::Field,
        Thing::Choice,
        Thing::Level,
        Thing::Aspect,
        Thing::Cut,
        Thing::Phase,
    ];
    all.extend(twice.map(|thing| FaultKind::Duplicate {
        thing,
        name: text(),
        line: 1,
    }));
    let empty = [
        Thing::Step,
        Thing::Field,
        Thing::Choice,
        Thing::Aspect,
        Thing::Selector,
    ];
    all.extend(empty.map(FaultKind::EmptyList));
    all
}

/// One of each kind whose hint names what is there, with and without anything there.
fn naming() -> Vec<FaultKind> {
    let text = || "x".to_owned();
    let mut all = Vec::new();
    for known in [vec![], vec![text()]] {
        all.extend([
            FaultKind::OwnStep {
                known: known.clone(),
            },
            FaultKind::WrongKind {
                step: text(),
                wanted: "Rate",
                known: known.clone(),
            },
            FaultKind::Placeholder {
                example: known.concat(),
            },
            FaultKind::NotAChoice {
                field: text(),
                known,
            },
        ]);
    }
    all
}

#[test]
fn every_fault_can_be_said_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for kind in single().into_iter().chain(families()).chain(naming()) {
            for said in [kind.message(words), kind.hint(words)] {
                let whole = !said.starts_with("script-") && !said.contains("{$");
                assert!(
                    whole && !said.contains('\u{1b}'),
                    "{lang:?} {kind:?}: {said}"
                );
            }
        }
    }
}

#[test]
fn a_name_is_suggested_only_when_it_is_near() {
    assert_eq!(
        nearest("keypoints", &["key-points", "prediction"]),
        Some("key-points")
    );
    assert_eq!(nearest("must", &["Must", "Should"]), Some("Must"));
    assert_eq!(nearest("en", &["id", "nl"]), None);
    assert_eq!(nearest("votes", &["\"vote\""]), Some("\"vote\""));
}
