//! What each step brought: what was collected, grouped, scored, voted and filled in.

use super::rows::choice_place;
use super::section::{Block, Section};
use super::source::Source;
use crate::domain::audience::Audience;
use crate::domain::event::Fields;
use crate::domain::results::StepResults;
use crate::domain::results::collect::CollectResults;
use crate::domain::workshop::{Field, Kind, PERMISSION, StepIndex};

impl Source<'_> {
    /// The section about the step at `index`; empty if there is nothing to tell.
    pub(super) fn step(&self, index: StepIndex) -> Section {
        let Some((script, _)) = self.state().step(index) else {
            return Section::default();
        };
        let found = self.found(index);
        let mut section = match (&script.kind, found) {
            (_, Some(StepResults::Collect(found))) => self.collected(index, found),
            (Kind::Detail(detail), Some(StepResults::Detail(found))) => {
                self.detailed(index, detail, found)
            }
            (_, Some(StepResults::Cluster(found))) => Section::of(self.clustered(index, found)),
            (Kind::Rate(rate), Some(StepResults::Rate(found))) => {
                Section::of(self.rated(rate, found))
            }
            (_, Some(StepResults::Vote(found))) => Section::of(self.voted(index, found)),
            (Kind::Cascade(cascade), Some(StepResults::Cascade(found))) => {
                Section::of(self.cascaded(cascade, found))
            }
            _ => Section::default(),
        };
        if !section.is_empty() {
            let key = match self.state().ended {
                Some(_) => "summary-tied",
                None => "summary-tie",
            };
            let mut ties = self.ties(index, key, &[]);
            ties.extend(self.chosen_below(index));
            // Below the picture of what stands equal, and above what is said of how it came about.
            let at = section
                .blocks
                .iter()
                .rposition(|block| !matches!(block, Block::Small(_)));
            let at = at.map_or(0, |at| at + 1);
            section
                .blocks
                .splice(at..at, ties.into_iter().map(Block::Text));
            let unranked = self.unranked(index).into_iter();
            section.blocks.extend(unranked.map(Block::Small));
        }
        script.title.get(self.lang()).clone_into(&mut section.title);
        if let Some(prompt) = script.prompt.as_ref().filter(|_| !section.is_empty()) {
            let question = Block::Question(prompt.get(self.lang()).to_owned());
            section.blocks.insert(0, question);
        }
        section
    }

    fn collected(&self, index: StepIndex, found: &CollectResults) -> Section {
        if found.items.is_empty() {
            return Section::default();
        }
        let fields = self.told(index);
        let fields: Vec<&Field> = fields.iter().collect();
        let mut rows: Vec<(&str, &Fields)> =
            found.items.iter().map(|item| ("", &item.fields)).collect();
        rows.sort_by_cached_key(|(_, row)| choice_place(&fields, row));
        let mut section = Section::of(self.counted(&fields, &found.counts));
        let crossed = self.crossed(&fields, &rows);
        if crossed.is_none() {
            section.blocks.extend(self.numbers(&fields, &found.numbers));
        }
        section.blocks.extend(crossed);
        section.blocks.extend(self.crossed_counts(&fields, &rows));
        self.put_rows(&mut section, "", &fields, &rows);
        section
    }

    /// The fields of the step at `index` that tell a reader something. Whether a story may be told further concerns
    /// only the facilitator.
    pub(super) fn told(&self, index: StepIndex) -> Vec<Field> {
        let everything = self.view.audience == Audience::Facilitator;
        let mut fields = self.view.fields(index);
        fields.retain(|field| everything || field.id != PERMISSION);
        fields
    }
}
