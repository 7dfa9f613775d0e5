//! What stands below the question: what the room made, what it works on, who promised what, whose turn it is.

use std::collections::BTreeMap;

use super::scene::{Body, LevelScene, Promise, RoomItem, Theme, Word};
use crate::domain::audience::{Audience, View};
use crate::domain::beside::{self, Reader};
use crate::domain::clock;
use crate::domain::event::{ItemId, Stage};
use crate::domain::results::actions::{day, owner};
use crate::domain::results::{StepResults, of_step};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::folded;
use crate::domain::words::Words;
use crate::domain::workshop::{Cascade, StepIndex};

pub(super) fn collected(state: &State, index: StepIndex) -> Vec<RoomItem> {
    match View::new(state, Audience::Client).results(index) {
        Some(StepResults::Collect(found)) => {
            let order = state.steps.get(index).map(|part| &part.order);
            let number = |item: &ItemId| {
                let ItemId::Row(row) = item else {
                    return None;
                };
                order?.iter().position(|it| it == row)
            };
            let items = found.items.into_iter().enumerate();
            let told = items.map(|(n, item)| RoomItem {
                number: number(&item.id).unwrap_or(n) + 1,
                text: item.label,
            });
            told.collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn labels(state: &State, index: StepIndex) -> Vec<RoomItem> {
    let view = View::new(state, Audience::Client);
    let shown = select::input(state, index).into_iter().enumerate();
    shown
        .filter(|(_, item)| !view.hides(item))
        .map(|(n, item)| RoomItem {
            number: n + 1,
            text: told(state, index, &item),
        })
        .collect()
}

/// What an item a step works on is called, with what stands with it as far as the room may know it.
fn told(state: &State, index: StepIndex, item: &ItemId) -> String {
    let is_given = state
        .step(index)
        .is_some_and(|(step, _)| !step.beside.is_empty());
    if !is_given {
        return select::elaborated(state, index, item);
    }
    let label = select::label(state, item);
    match beside::line(state, index, item, Reader::Room) {
        line if line.is_empty() => label,
        line => format!("{label} → {line}"),
    }
}

pub(super) fn themes(state: &State, index: StepIndex) -> Body {
    let view = View::new(state, Audience::Client);
    let Some(StepResults::Cluster(found)) = view.results(index) else {
        return Body::Nothing;
    };
    let matter = |item: &ItemId| select::matter(state, index, item);
    let mut themes = Vec::new();
    let mut placed = Vec::new();
    for theme in found.themes {
        placed.extend(theme.items.iter().map(|item| item.id.clone()));
        let items = theme.items.iter().map(|item| matter(&item.id)).collect();
        themes.push(Theme {
            name: theme.name,
            items,
        });
    }
    let input = select::input(state, index).into_iter();
    let loose = input.filter(|item| !placed.contains(item) && !view.hides(item));
    let loose: Vec<String> = loose.map(|item| matter(&item)).collect();
    if !loose.is_empty() {
        themes.push(Theme {
            name: String::new(),
            items: loose,
        });
    }
    Body::Themes(themes)
}

/// The actions of the whole session.
pub(super) fn promises(state: &State) -> Vec<Promise> {
    state
        .steps
        .indices()
        .flat_map(|index| promises_of(state, index))
        .collect()
}

pub(super) fn promises_of(state: &State, index: StepIndex) -> Vec<Promise> {
    let Some(StepResults::Actions(found)) = of_step(state, index) else {
        return Vec::new();
    };
    let items = found.collected.items.into_iter();
    let told = items.map(|item| Promise {
        who: owner(&item.fields).unwrap_or_default().to_owned(),
        when: day(&item.fields),
        what: item.label,
    });
    told.collect()
}

/// What a cascade shows while its message travels: whose turn it is. `None` before and after that.
pub(super) fn level(
    state: &State,
    index: StepIndex,
    cascade: &Cascade,
    stage: Stage,
) -> Option<Body> {
    let name = |n: usize| {
        let level = cascade.levels.get(n)?;
        Some(level.name.get(state.lang()).to_owned())
    };
    let times = clock::box_times(state, index)?;
    match stage {
        Stage::Card(n) | Stage::Box(n) => {
            let n = usize::from(n);
            let script = cascade.levels.get(n)?;
            Some(Body::Level(LevelScene {
                number: n + 1,
                name: name(n)?,
                card: script.card.get(state.lang()).to_owned(),
                seconds: times.boxes.get(n).copied().flatten().unwrap_or(0),
                next: name(n + 1),
            }))
        }
        Stage::Writing => {
            let last = cascade.levels.len().checked_sub(1)?;
            let own = cascade.writing_prompt.as_ref();
            let card = own.map(|prompt| prompt.get(state.lang()).to_owned());
            let words = Words::of(state.lang());
            Some(Body::Level(LevelScene {
                number: last + 1,
                name: name(last)?,
                card: card.unwrap_or_else(|| words.get("room-writing").into_owned()),
                seconds: times.writing,
                next: None,
            }))
        }
        Stage::Ready | Stage::Scoring | Stage::Picture => None,
    }
}

/// The words of a round in which everyone says one, each with how often it was said: what was said most comes first, and
/// of what was said as often, what was said first. Capitals, accents and marks around a word make no other of it.
pub(super) fn said(state: &State, index: StepIndex) -> Body {
    let mut words: Vec<(String, Word)> = Vec::new();
    let mut last = None;
    for item in collected(state, index) {
        let is_mark = |c: char| !c.is_alphanumeric();
        let key = folded(&item.text);
        let key = key.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = key.trim_matches(is_mark);
        let key = if bare.is_empty() { &key } else { bare };
        let known = words.iter().position(|(other, _)| other == key);
        match known.and_then(|at| words.get_mut(at)) {
            Some((_, word)) => word.times += 1,
            None => words.push((
                key.to_owned(),
                Word {
                    text: item.text,
                    times: 1,
                    is_last: false,
                },
            )),
        }
        last = Some(key.to_owned());
    }
    for (key, word) in &mut words {
        word.is_last = Some(&*key) == last.as_ref();
    }
    let mut words: Vec<Word> = words.into_iter().map(|(_, word)| word).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.times));
    Body::Words(words)
}

/// How many people have handed in scores: those of the item that most have scored, all groups together.
pub(super) fn handed_in(state: &State, index: StepIndex) -> u32 {
    let Some(part) = state.steps.get(index) else {
        return 0;
    };
    let mut people: BTreeMap<(&ItemId, &str), usize> = BTreeMap::new();
    for (cell, scores) in &part.scores {
        *people.entry((&cell.item, &cell.aspect)).or_default() += scores.len();
    }
    let most = people.into_values().max().unwrap_or(0);
    u32::try_from(most).unwrap_or(u32::MAX)
}
