//! What people do at random, aimed at what there is.

use std::sync::Arc;

use flipover::domain::command::{Command, MoveDirection};
use flipover::domain::event::{
    Assumption, Cell, Fields, Heading, ItemId, List, Mark, Moment, Outcome, Person, Stage, Value,
    Variant,
};
use flipover::domain::select;
use flipover::domain::session::State;
use flipover::domain::text::Clean;
use flipover::domain::unplanned::{self, About, Answer, Unplanned};
use flipover::domain::workshop::{Duration, FieldKind, Kind, Step, StepIndex, Unit, Workshop};
use proptest::prelude::*;

use crate::room::all_bundled;

/// One thing somebody does: what, to which of what there is, with which number, after how many milliseconds.
pub(crate) type Deed = (u8, u16, u16, u32);

/// How many kinds of deeds there are.
pub(crate) const DEEDS: u8 = 45;

pub(crate) fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0..DEEDS, any::<u16>(), any::<u16>(), 0..200_000_u32);
    proptest::collection::vec(deed, 1..most)
}

pub(crate) fn variants() -> impl Strategy<Value = Variant> {
    prop_oneof![
        Just(Variant::Full),
        Just(Variant::Short),
        (0..400_u16).prop_map(Variant::Minutes),
    ]
}

pub(crate) fn workshops() -> impl Strategy<Value = Arc<Workshop>> {
    proptest::sample::select(all_bundled())
}

pub(crate) fn pick<T: Clone>(of: &[T], n: u16) -> Option<T> {
    of.get(usize::from(n) % of.len().max(1)).cloned()
}

/// A step of this kind, the current one as often as not.
pub(crate) fn step_of(state: &State, n: u16, is_it: fn(&Kind) -> bool) -> StepIndex {
    let steps = &state.workshop().steps;
    let found: Vec<StepIndex> = steps
        .indices()
        .filter(|index| is_it(&steps[*index].kind))
        .collect();
    pick(&found, n).unwrap_or_default()
}

pub(crate) fn value_for(kind: &FieldKind, n: u16) -> Value {
    match kind {
        FieldKind::Text | FieldKind::Person | FieldKind::Role | FieldKind::ChoiceOf(_) => {
            Value::Text(Clean::new(&format!("text {n}")))
        }
        FieldKind::Choice(choices) => {
            Value::Choice(pick(choices, n).map(|choice| choice.id).unwrap_or_default())
        }
        FieldKind::Number { .. } => Value::Number(f64::from(n % 120)),
        FieldKind::Duration => Value::Duration(Duration {
            amount: f64::from(n % 9),
            unit: Unit::Week,
        }),
        FieldKind::Date => Value::Text(Clean::new("no date at all")),
    }
}

pub(crate) fn fields_for(state: &State, index: StepIndex, n: u16) -> Fields {
    let Some((step, _)) = state.step(index) else {
        return Fields::new();
    };
    let fields = step.kind.fields().into_iter().enumerate();
    fields
        .filter(|(bit, _)| *bit == 0 || n >> bit & 1 == 1)
        .filter(|(_, field)| field.kind != FieldKind::Date)
        .map(|(_, field)| (field.id.clone(), value_for(&field.kind, n)))
        .collect()
}

pub(crate) fn stage_for(n: u16) -> Stage {
    let level = u8::try_from(n % 7).unwrap_or(0);
    match n / 7 % 6 {
        0 => Stage::Ready,
        1 => Stage::Card(level),
        2 => Stage::Box(level),
        3 => Stage::Writing,
        4 => Stage::Scoring,
        _ => Stage::Picture,
    }
}

/// The command a deed comes to in this state; aimed at what is there, with some shots past it.
#[expect(clippy::too_many_lines, reason = "one arm a command")]
pub(crate) fn command_for(state: &State, (what, a, b, _): Deed) -> Command {
    let is_list: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Collect(_) | Kind::Actions(_));
    let is_detail: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Detail(_));
    let is_vote: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Vote(_));
    let is_rate: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Rate(_));
    let is_cascade: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Cascade(_));
    let is_cluster: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Cluster);
    let rows: Vec<u32> = state.rows.keys().copied().collect();
    let row = pick(&rows, a).unwrap_or(999);
    let small = |n: u16| u8::try_from(n % 6).unwrap_or(0);
    let item_of = |step: StepIndex| {
        let items = select::input(state, step);
        pick(&items, b).unwrap_or(ItemId::Row(77))
    };
    let clean = |n: u16| Clean::new(&"é ".repeat(usize::from(n % 4)));
    match what {
        0..=4 => Command::Next,
        5 => Command::Previous,
        6 => Command::Go(StepIndex::new(usize::from(a % 16))),
        7 => Command::Skip,
        8 => Command::ToggleClock,
        9 => Command::AddTime(i64::from(a) * 100_000_000_000_000 - i64::from(b) * 60),
        10 if b % 2 == 0 => Command::SetHeading(Heading {
            client: clean(b),
            people: a % 40,
            ..state.heading()
        }),
        10 if b % 3 == 0 => {
            let person = |n: u16| Person {
                name: Clean::new(&format!("person {}", (a ^ n) % 5)),
                role: clean(n),
            };
            Command::ListPeople((0..b % 5).map(person).collect())
        }
        10 => Command::SetPeople(a % 40),
        11..=14 => {
            let step = step_of(state, a, is_list);
            let rows = (0..=b % 3)
                .map(|n| fields_for(state, step, a ^ n))
                .collect();
            Command::AddItems { step, rows }
        }
        15 => {
            let step = state
                .rows
                .get(&row)
                .map_or(StepIndex::FIRST, |row| row.step);
            Command::EditItem {
                item: row,
                fields: fields_for(state, step, b),
            }
        }
        16 if b % 3 == 0 => Command::SettleAction {
            item: row,
            outcome: [Outcome::Done, Outcome::Dropped, Outcome::CarriedOn][usize::from(a % 3)],
        },
        16 => Command::RemoveItems(vec![row, u32::from(b)]),
        17 => Command::MoveItem {
            item: row,
            direction: if b % 2 == 0 {
                MoveDirection::Up
            } else {
                MoveDirection::Down
            },
        },
        18 | 19 => {
            let step = step_of(state, a, is_detail);
            Command::SetDetail {
                step,
                item: item_of(step),
                fields: fields_for(state, step, b),
            }
        }
        20 => Command::SetVoters {
            step: step_of(state, a, is_vote),
            voters: b % 20,
        },
        21..=23 => {
            let step = step_of(state, a, is_vote);
            Command::SetVotes {
                step,
                item: item_of(step),
                votes: u32::from(a % 12),
            }
        }
        24 | 25 => {
            let step = step_of(state, a, is_rate);
            let cell = Cell {
                item: item_of(step),
                aspect: String::new(),
                group: String::new(),
            };
            let scores = (0..b % 6)
                .map(|n| i32::from(a % 11) - i32::from(n))
                .collect();
            Command::SetScores { step, cell, scores }
        }
        26 => Command::EnterStage {
            step: step_of(state, a, is_cascade),
            stage: stage_for(b),
        },
        27..=29 => {
            let step = step_of(state, a, is_cascade);
            let mark = [
                Some(Mark::Intact),
                Some(Mark::Changed),
                Some(Mark::Lost),
                None,
            ];
            let (chain, level) = (small(a) % 2, small(b));
            let mark = pick(&mark, b).flatten();
            Command::SetMark {
                step,
                chain,
                level,
                item: item_of(step),
                mark,
            }
        }
        30 => {
            let step = step_of(state, a, is_cascade);
            Command::AddAddition {
                step,
                chain: small(b) % 2,
                level: small(a),
                text: clean(b),
            }
        }
        31 => Command::RemoveAddition {
            step: step_of(state, a, is_cascade),
            chain: small(b) % 2,
            level: small(a),
        },
        32 => Command::SetChains {
            step: step_of(state, a, is_cascade),
            chains: small(b),
        },
        33 => Command::Assume(if a % 2 == 0 {
            Assumption::Calendar
        } else {
            Assumption::Work36
        }),
        34 => {
            let step = StepIndex::new(usize::from(a % 14));
            let items =
                (b % 3 > 0).then(|| select::input(state, step).into_iter().skip(1).collect());
            Command::Choose { step, items }
        }
        35 => Command::AddNote {
            list: pick(&List::ALL, a).unwrap_or(List::Note),
            text: clean(b),
            by: clean(a),
        },
        36 => Command::EditNote {
            id: u32::from(a % 5),
            text: clean(b),
            by: clean(a),
        },
        37 => Command::RemoveNote(u32::from(a % 5)),
        38 => {
            let step = step_of(state, a, is_cluster);
            Command::AddTheme {
                step,
                name: clean(a),
                item: (b % 2 == 0).then(|| item_of(step)),
            }
        }
        42 => {
            // Of one list more often than not.
            let order = state.rows.get(&row).map(|row| &state.steps[row.step].order);
            let other = order.and_then(|order| pick(order, b));
            Command::JoinItems {
                one: row,
                other: other.filter(|_| b % 7 > 0).unwrap_or(u32::from(b % 9)),
            }
        }
        44 => unplanned(state, a, b).map_or(Command::Next, |step| Command::AddStep(Box::new(step))),
        43 => Command::SplitItem {
            item: row,
            first: Clean::new(&format!("one {b}")),
            second: Clean::new(&"two ".repeat(usize::from(b % 3))),
        },
        _ => {
            let step = step_of(state, a, is_cluster);
            let themes = &state.steps[step].order;
            let theme = pick(themes, a).filter(|_| b % 4 > 0);
            Command::Cluster {
                step,
                item: item_of(step),
                theme,
            }
        }
    }
}

/// A step that nobody planned; `None` where there is nothing to ask about.
pub(crate) fn unplanned(state: &State, a: u16, b: u16) -> Option<Step> {
    let about = pick(&unplanned::sources(state), a).map(About::Items);
    let answer = match b % 4 {
        0 => Answer::Dots(about?),
        1 => Answer::Items,
        2 => Answer::Words,
        _ => Answer::Scores(about.unwrap_or(About::These(Vec::new())), 0, 10),
    };
    let asked = Unplanned {
        question: Clean::line(&format!("And what of {a}?")),
        minutes: a % 20 + 1,
        answer,
    };
    // What happens in two copies happens at other times.
    let now = Moment {
        wall: (state.last.wall).wrapping_add(i64::from(a) * 65_536 + i64::from(b)),
        mono: 0,
    };
    asked.step(state, now).ok()
}
