//! Practice data for a rehearsal: each step gets answers a room could give, marked so that nobody takes them for real.

use chrono::Days;

use super::command::Command;
use super::event::{Cell, Fields, Mark, Stage, Value};
use super::results;
use super::rules;
use super::select;
use super::session::State;
use super::text::Clean;
use super::words::Words;
use super::workshop::{Choice, Duration, Field, FieldKind, Kind, Rate, StepIndex, Unit};

/// How many items are made up for a step that sets no limit.
const ITEMS: usize = 4;
/// How a message fares on its way: the signs of the levels in order, one string for each key point in turn.
const FATES: [&str; 5] = ["=====", "==~--", "=----", "===~~", "==~~="];

/// The commands that fill in the current step if it is empty; none if it needs nothing. They assume the ids that new
/// items get next, so they hold only as long as no other commands come between.
pub fn fill(state: &State) -> Vec<Command> {
    let Some((index, step, part)) = state.current() else {
        return Vec::new();
    };
    let bench = Bench {
        state,
        step: index,
        words: Words::of(state.lang()),
    };
    match &step.kind {
        Kind::Collect(collect) | Kind::Actions(collect) if part.order.is_empty() => {
            bench.items(collect.max.map_or(ITEMS, usize::from).min(ITEMS))
        }
        Kind::Cluster if part.order.is_empty() => bench.themes(),
        Kind::Rate(rate) if part.scores.is_empty() => bench.scores(rate),
        Kind::Vote(_) if part.votes.is_empty() => bench.votes(),
        Kind::Detail(_) if part.details.is_empty() => bench.details(),
        Kind::Cascade(cascade)
            if part.cascade.stage == Stage::Scoring && part.cascade.marks.is_empty() =>
        {
            bench.marks(cascade.levels.len())
        }
        _ => Vec::new(),
    }
}

struct Bench<'a> {
    state: &'a State,
    step: StepIndex,
    words: &'static Words,
}

impl Bench<'_> {
    fn items(&self, count: usize) -> Vec<Command> {
        let fields = select::fields_of_step(self.state, self.step);
        let rows = (0..count).map(|n| self.row(&fields, n)).collect();
        let step = self.step;
        vec![Command::AddItems { step, rows }]
    }

    /// Two themes, with the items divided over them in turn.
    fn themes(&self) -> Vec<Command> {
        let step = self.step;
        let items = select::input(self.state, step);
        let mut commands = Vec::new();
        for (n, item) in items.into_iter().enumerate() {
            commands.push(if n < 2 {
                Command::AddTheme {
                    step,
                    name: self.text("practice-theme", n),
                    item: Some(item),
                }
            } else {
                let theme = u32::try_from(n % 2).unwrap_or(0);
                Command::Cluster {
                    step,
                    item,
                    theme: Some(self.state.next_row.saturating_add(theme)),
                }
            });
        }
        commands
    }

    /// Everyone scores everything, not all alike.
    fn scores(&self, rate: &Rate) -> Vec<Command> {
        let (low, high) = rules::scale(self.state, rate);
        let ids = |choices: &[Choice]| match choices {
            [] => vec![String::new()],
            _ => choices.iter().map(|choice| choice.id.clone()).collect(),
        };
        let (aspects, groups) = (ids(&rate.aspects), ids(&rate.groups));
        let people = usize::from(self.state.people) / groups.len().max(1);
        let step = self.step;
        let mut commands = Vec::new();
        for (n, item) in select::input(self.state, step).into_iter().enumerate() {
            for (a, aspect) in aspects.iter().enumerate() {
                for (g, group) in groups.iter().enumerate() {
                    let score = |who: usize| {
                        let down = i32::try_from((n + 2 * a + g + who * 3) % 7).unwrap_or(0);
                        low + (high - low) * (8 - down) / 8
                    };
                    commands.push(Command::SetScores {
                        step,
                        cell: Cell {
                            item: item.clone(),
                            aspect: aspect.clone(),
                            group: group.clone(),
                        },
                        scores: (0..people).map(score).collect(),
                    });
                }
            }
        }
        commands
    }

    /// Each item in turn gets half of the dots that are left.
    fn votes(&self) -> Vec<Command> {
        let step = self.step;
        let Some(rules) = rules::vote_rules(self.state, step) else {
            return Vec::new();
        };
        let mut left = rules.budget();
        let items = select::input(self.state, step).into_iter();
        let given = items.filter_map(|item| {
            let votes = (left / 2).min(rules.most_on_one());
            left -= votes;
            (votes > 0).then_some(Command::SetVotes { step, item, votes })
        });
        given.collect()
    }

    fn details(&self) -> Vec<Command> {
        let step = self.step;
        let fields = select::fields_of_step(self.state, step);
        let items = select::input(self.state, step).into_iter().enumerate();
        let filled = items.map(|(n, item)| Command::SetDetail {
            step,
            item,
            fields: self.row(&fields, n),
        });
        filled.collect()
    }

    fn marks(&self, levels: usize) -> Vec<Command> {
        let step = self.step;
        let mut commands = Vec::new();
        for chain in 0..self.state.chains(step) {
            let items = select::input(self.state, step);
            for (item, fate) in items.into_iter().zip(FATES.iter().cycle()) {
                for (level, sign) in (0_u8..).zip(fate.chars()).take(levels) {
                    let marks = [Mark::Intact, Mark::Changed, Mark::Lost];
                    commands.push(Command::SetMark {
                        step,
                        chain,
                        level,
                        item: item.clone(),
                        mark: marks.into_iter().find(|mark| mark.sign() == sign),
                    });
                }
            }
        }
        commands
    }

    fn row(&self, fields: &[Field], n: usize) -> Fields {
        let values = fields.iter().enumerate();
        let values = values.filter_map(|(at, field)| {
            let value = self.value(field, n, n + at)?;
            Some((field.id.clone(), value))
        });
        values.collect()
    }

    fn value(&self, field: &Field, n: usize, turn: usize) -> Option<Value> {
        Some(match &field.kind {
            FieldKind::Text | FieldKind::ChoiceOf(_) => Value::Text(self.text("practice-item", n)),
            FieldKind::Person | FieldKind::Role => Value::Text(self.text("practice-person", n)),
            FieldKind::Choice(options) => {
                Value::Choice(options.get(turn % options.len().max(1))?.id.clone())
            }
            FieldKind::Number { min, max, .. } => {
                let share = [0.4, 0.2, 0.6, 0.8][n % 4];
                Value::Number((min + (max - min).min(100.0) * share).round())
            }
            FieldKind::Duration => Value::Duration(Duration {
                amount: 4.0,
                unit: Unit::ALL[n % Unit::ALL.len()],
            }),
            FieldKind::Date => {
                let weeks = u64::try_from(n % 4 + 1).unwrap_or(1);
                let day = results::day(self.state);
                Value::Date(day.checked_add_days(Days::new(7 * weeks))?)
            }
        })
    }

    fn text(&self, key: &str, n: usize) -> Clean {
        Clean::line(&self.words.with(key, &[("n", (n + 1).into())]))
    }
}
