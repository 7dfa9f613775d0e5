//! What the room chose: dots, ties and the way the vote was held.

use super::chart::{Bar, Bars};
use super::section::Block;
use super::source::Source;
use crate::domain::results::vote::{Ranked, VoteResults};
use crate::domain::select;
use crate::domain::workshop::StepIndex;

impl Source<'_> {
    pub(super) fn voted(&self, index: StepIndex, found: &VoteResults) -> Vec<Block> {
        if found.dots_given == 0 {
            let ballot = self.ballot(found).map(Block::Small);
            let none = Block::Text(self.word("summary-no-dots"));
            return std::iter::once(none).chain(ballot).collect();
        }
        let most = found.ranking.first().map_or(1, |first| first.votes.max(1));
        let bar = |ranked: &Ranked| {
            let share = found.share(ranked).answered()?;
            Some(Bar {
                // The longest reaches the end, so that few dots on many options still show.
                length: f64::from(ranked.votes) / f64::from(most),
                ..self.part(&self.option(index, ranked), share)
            })
        };
        let mut blocks = vec![Block::Bars(Bars {
            title: self.word("summary-option"),
            value: self.word("summary-dots"),
            yardstick: None,
            is_logarithmic: false,
            bars: found
                .ranking
                .iter()
                .take(self.most)
                .filter(|ranked| !self.is_left_out(ranked))
                .filter_map(bar)
                .collect(),
        })];
        let none = found.ranking.iter().filter(|it| self.is_left_out(it));
        let none: Vec<String> = none.map(|it| self.option(index, it)).collect();
        if !none.is_empty() {
            let args = [("items", none.join(" · ").into())];
            blocks.push(Block::Small(self.words.with("summary-without-dots", &args)));
        }
        if found.ranking.len() > self.most {
            blocks.push(Block::Small(
                self.words
                    .with("summary-in-appendix", &[("n", found.ranking.len().into())]),
            ));
        }
        blocks.extend(self.ballot(found).map(Block::Small));
        blocks
    }

    /// What an option is called in the chart.
    fn option(&self, index: StepIndex, ranked: &Ranked) -> String {
        let label = select::elaborated(self.state(), index, &ranked.item);
        self.marked(&ranked.item, label)
    }

    /// Whether an option has no row: on a wall those without dots stand in one sentence.
    fn is_left_out(&self, ranked: &Ranked) -> bool {
        self.wall.is_some() && ranked.votes == 0
    }

    fn ballot(&self, found: &VoteResults) -> Option<String> {
        let (voters, unused) = (found.voters?, found.unused_dots?);
        let args = [
            ("voters", voters.into()),
            ("dots", found.dots_per_person.into()),
            ("unused", unused.max(0).into()),
        ];
        let mut said = self.words.with("summary-ballot", &args);
        if found.dots_gone > 0 {
            let args = [
                ("dots", found.dots_gone.into()),
                ("items", found.items_gone.into()),
            ];
            said.push(' ');
            said.push_str(&self.words.with("summary-dots-gone", &args));
        }
        if unused > 0 {
            said.push(' ');
            said.push_str(&self.words.with("summary-unused", &args));
        }
        Some(said)
    }
}
