//! How events about votes, scores, details and marks change the state.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::event::{Cell, Event, ItemId, Stage};
use super::super::workshop::Kind;
use super::State;

impl State {
    pub(super) fn take_answers(&mut self, event: &Event) {
        match event {
            Event::DetailSet { step, item, fields } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                if fields.is_empty() {
                    state.details.remove(item);
                } else {
                    let fields = Arc::new(fields.clone());
                    state.details.insert(item.clone(), fields);
                }
            }
            Event::VotersSet { step, voters } => {
                if let Some(state) = self.step_mut(step) {
                    state.voters = Some(*voters);
                }
            }
            Event::VotesSet { step, item, votes } => {
                if let Some(state) = self.step_mut(step) {
                    state.votes.insert(item.clone(), *votes);
                }
            }
            Event::ScoresSet { step, cell, scores } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let mut scores = scores.clone();
                // Sorted, so that the order of the slips does not tell who wrote them.
                scores.sort_unstable();
                if scores.is_empty() {
                    state.scores.remove(cell);
                } else {
                    state.scores.insert(cell.clone(), scores);
                }
            }
            Event::ItemsChosen { step, items } => {
                if let Some(state) = self.step_mut(step) {
                    state.chosen.clone_from(items);
                }
            }
            _ => {}
        }
    }

    pub(super) fn take_ballots(
        &mut self,
        step: &str,
        voters: u16,
        (votes, scores): (&BTreeMap<ItemId, u32>, &BTreeMap<Cell, Vec<i32>>),
    ) {
        let Some((index, step)) = self.workshop.step(step) else {
            return;
        };
        let Some(state) = self.steps.get_mut(index) else {
            return;
        };
        state.ballots = Some(voters);
        if let Kind::Vote(_) = step.kind {
            state.voters = Some(voters);
            state.votes.clone_from(votes);
        }
        for (cell, counted) in scores.iter().filter(|(_, counted)| !counted.is_empty()) {
            let stood = state.scores.entry(cell.clone()).or_default();
            stood.extend(counted);
            stood.sort_unstable();
        }
    }

    pub(super) fn take_cascade(&mut self, event: &Event) {
        match event {
            Event::StageEntered { step, stage } => self.enter_stage(step, *stage),
            Event::MarkSet {
                step,
                chain,
                level,
                item,
                mark,
            } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let key = (*chain, *level, item.clone());
                match mark {
                    Some(mark) => state.cascade.marks.insert(key, *mark),
                    None => state.cascade.marks.remove(&key),
                };
            }
            Event::AdditionAdded {
                step,
                chain,
                level,
                text,
            } => {
                if let Some(state) = self.step_mut(step) {
                    state
                        .cascade
                        .additions
                        .entry((*chain, *level))
                        .or_default()
                        .push(text.clone());
                }
            }
            Event::AdditionRemoved {
                step,
                chain,
                level,
                place,
            } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let texts = state.cascade.additions.entry((*chain, *level)).or_default();
                if usize::from(*place) < texts.len() {
                    texts.remove(usize::from(*place));
                }
            }
            Event::ChainsSet { step, chains } => {
                if let Some(state) = self.step_mut(step) {
                    state.cascade.chains = *chains;
                }
            }
            _ => {}
        }
    }

    fn enter_stage(&mut self, step: &str, stage: Stage) {
        let Some(index) = self.index_of(step) else {
            return;
        };
        let used = self.used(index, self.time.reached);
        let Some(cascade) = self.steps.get_mut(index).map(|step| &mut step.cascade) else {
            return;
        };
        if let Stage::Box(level) = cascade.stage {
            let ran = used.saturating_sub(cascade.stage_began);
            let before = cascade.box_used.entry(level).or_default();
            *before = before.saturating_add(ran);
        }
        cascade.stage = stage;
        cascade.stage_began = used;
    }
}
