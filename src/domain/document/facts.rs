//! The state of a session as single facts in words, so that two copies of it can be compared.

use std::collections::BTreeMap;

use super::source::Source;
use crate::domain::audience::Audience;
use crate::domain::event::{Assumption, Fields, ItemId, Mark, Person};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::workshop::{Field, StepId, StepIndex, action};

/// What kind of thing a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Step,
    Minutes,
    People,
    PeopleListed,
    Assumption,
    Item,
    Theme,
    Chosen,
    Detail,
    Voters,
    Votes,
    Scores,
    Chains,
    Mark,
    Review,
    Note,
}

/// Identifies a fact, in the same way in every copy of the session: a step has another index where one was added
/// before it, but never another id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Sort, Option<StepId>, String);

impl Key {
    /// What facts sort by when they are told, by the order of the steps in `state`.
    pub fn rank<'a>(&'a self, state: &State) -> impl Ord + use<'a> {
        let step = self.1.as_ref().map(|id| state.index_of(id));
        (self.0, step, self.2.as_str())
    }
}

/// One fact about a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, in words.
    pub about: String,
    /// What the session has there, in words.
    pub value: String,
}

/// Names for items and notes that are the same in every copy, whatever their ids are there.
pub trait StableNames {
    /// The name of an item.
    fn item(&self, item: &ItemId) -> String;
    /// The name of the note with this id.
    fn note(&self, note: u32) -> String;
}

/// Every fact about a session, in words of this language.
pub fn facts(state: &State, names: &impl StableNames, lang: Lang) -> BTreeMap<Key, Fact> {
    let mut state = state.clone();
    state.opened.language = lang;
    let source = Source::new(&state, Audience::Facilitator);
    let mut found = FactCollector {
        source: &source,
        all: BTreeMap::new(),
    };
    found.whole();
    for index in state.steps.indices() {
        found.step(index, names);
        found.counts(index, names);
    }
    found.lists(names);
    found.all
}

struct FactCollector<'a> {
    source: &'a Source<'a>,
    all: BTreeMap<Key, Fact>,
}

impl FactCollector<'_> {
    fn put(&mut self, key: Key, about: String, value: String) {
        self.all.insert(key, Fact { about, value });
    }

    fn id(&self, index: StepIndex) -> Option<StepId> {
        let (step, _) = self.source.state().step(index)?;
        Some(step.id.clone())
    }

    /// What a fact is about, in words.
    fn about(&self, key: &str, index: StepIndex, item: &str) -> String {
        let state = self.source.state();
        let step = state.workshop().steps.get(index);
        let title = step.map_or("", |step| step.title.get(state.lang()));
        let args = [("step", title.into()), ("item", item.into())];
        self.source.words.with(key, &args)
    }

    fn whole(&mut self) {
        let state = self.source.state();
        let step = match state.current() {
            Some((_, step, _)) => step.title.get(state.lang()).to_owned(),
            None if state.ended.is_some() => self.source.word("state-ended"),
            None => String::new(),
        };
        self.put(
            Key(Sort::Step, None, String::new()),
            self.source.word("fact-step"),
            step,
        );
        self.put(
            Key(Sort::People, None, String::new()),
            self.source.word("fact-people"),
            state.people.to_string(),
        );
        if !state.listed.people.is_empty() {
            let people: Vec<String> = state.listed.people.iter().map(Person::to_string).collect();
            self.put(
                Key(Sort::PeopleListed, None, String::new()),
                self.source.word("fact-people-listed"),
                people.join(" · "),
            );
        }
        let counted = match state.assumption {
            Assumption::Work40 => "assumption-work-40",
            Assumption::Work36 => "assumption-work-36",
            Assumption::Work38 => "assumption-work-38",
            Assumption::Calendar => "assumption-calendar",
        };
        self.put(
            Key(Sort::Assumption, None, String::new()),
            self.source.word("fact-assumption"),
            self.source.word(counted),
        );
    }

    fn step(&mut self, index: StepIndex, names: &impl StableNames) {
        let state = self.source.state();
        let Some((step, part)) = state.step(index) else {
            return;
        };
        let minutes = i64::from(state.plan.get(index).copied().unwrap_or(0));
        self.put(
            Key(Sort::Minutes, self.id(index), String::new()),
            self.about("fact-minutes", index, ""),
            (minutes + part.added / 60).to_string(),
        );
        for row in &part.order {
            let Some(stored) = state.rows.get(row) else {
                continue;
            };
            let key = Key(Sort::Item, self.id(index), names.item(&ItemId::Row(*row)));
            let said = self.said(&step.kind.fields(), &stored.fields);
            self.put(key, self.about("fact-item", index, ""), said);
            if let Some(outcome) = state.settled.get(row) {
                let item = ItemId::Row(*row);
                let label = select::label(state, &item);
                self.put(
                    Key(Sort::Review, self.id(index), names.item(&item)),
                    (self.source.words).with("fact-review", &[("item", label.into())]),
                    self.source.word(&format!("outcome-{}", outcome.name())),
                );
            }
        }
        for (item, theme) in &part.themes {
            let key = Key(Sort::Theme, self.id(index), names.item(item));
            let label = select::label(state, item);
            let theme = select::label(state, &ItemId::Row(*theme));
            self.put(key, self.about("fact-theme", index, &label), theme);
        }
        if let Some(chosen) = &part.chosen {
            let labels = chosen.iter().map(|item| select::label(state, item));
            let value = labels.collect::<Vec<_>>().join(" · ");
            self.put(
                Key(Sort::Chosen, self.id(index), String::new()),
                self.about("fact-chosen", index, ""),
                value,
            );
        }
        for (item, fields) in &part.details {
            let key = Key(Sort::Detail, self.id(index), names.item(item));
            let label = select::label(state, item);
            let said = self.said(&step.kind.fields(), fields);
            self.put(key, self.about("fact-detail", index, &label), said);
        }
    }

    fn counts(&mut self, index: StepIndex, names: &impl StableNames) {
        let state = self.source.state();
        let Some((_, part)) = state.step(index) else {
            return;
        };
        if let Some(voters) = part.voters {
            self.put(
                Key(Sort::Voters, self.id(index), String::new()),
                self.about("fact-voters", index, ""),
                voters.to_string(),
            );
        }
        for (item, votes) in &part.votes {
            let key = Key(Sort::Votes, self.id(index), names.item(item));
            let label = select::label(state, item);
            self.put(
                key,
                self.about("fact-votes", index, &label),
                votes.to_string(),
            );
        }
        for (cell, scores) in &part.scores {
            let name = format!("{} {} {}", names.item(&cell.item), cell.aspect, cell.group);
            let label = select::label(state, &cell.item);
            let scores: Vec<String> = scores.iter().map(i32::to_string).collect();
            self.put(
                Key(Sort::Scores, self.id(index), name),
                self.about("fact-scores", index, &label),
                scores.join(" "),
            );
        }
        if part.cascade.chains > 0 {
            self.put(
                Key(Sort::Chains, self.id(index), String::new()),
                self.about("fact-chains", index, ""),
                part.cascade.chains.to_string(),
            );
        }
        for ((chain, level, item), mark) in &part.cascade.marks {
            let name = format!("{chain} {level} {}", names.item(item));
            let label = select::label(state, item);
            let mark = match mark {
                Mark::Intact => "mark-intact",
                Mark::Changed => "mark-changed",
                Mark::Lost => "mark-lost",
            };
            self.put(
                Key(Sort::Mark, self.id(index), name),
                self.about("fact-mark", index, &label),
                self.source.word(mark),
            );
        }
    }

    fn lists(&mut self, names: &impl StableNames) {
        let state = self.source.state();
        for note in &state.notes {
            let by = Some(note.by.as_str()).filter(|by| !by.trim().is_empty());
            let said = std::iter::once(note.text.as_str()).chain(by);
            let value = said.collect::<Vec<_>>().join(" — ");
            self.put(
                Key(Sort::Note, None, names.note(note.id)),
                self.source.word("fact-note"),
                value,
            );
        }
        for past in &state.reviewed {
            let carried = past.carried.as_ref().map(|carried| {
                let fields: Vec<&Field> = action::fields().iter().collect();
                self.said(&fields, &carried.fields)
            });
            let outcome = self
                .source
                .word(&format!("outcome-{}", past.outcome.name()));
            let value: Vec<String> = std::iter::once(outcome).chain(carried).collect();
            let args = [("item", past.text.as_str().into())];
            self.put(
                Key(
                    Sort::Review,
                    None,
                    format!("{} {}", past.session, past.item),
                ),
                self.source.words.with("fact-review", &args),
                value.join(": "),
            );
        }
    }

    /// What fields hold, one after the other.
    fn said(&self, known: &[&Field], fields: &Fields) -> String {
        let values = known.iter().filter_map(|field| {
            let value = fields.get(&field.id)?;
            Some(self.source.value(field, value))
        });
        values.collect::<Vec<_>>().join(" · ")
    }
}
