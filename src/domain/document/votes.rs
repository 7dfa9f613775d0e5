//! What the room chose: dots, ties and the way the vote was held.

use super::chart::{Bar, Bars};
use super::section::{Block, MOST_SHOWN};
use super::source::Source;
use crate::domain::results::vote::{Ranked, VoteResults};
use crate::domain::results::{joined, percent};
use crate::domain::select;
use crate::domain::workshop::StepIndex;

/// The most tied items that are named one by one; more are only counted.
const MOST_NAMED: usize = 6;

impl Source<'_> {
    pub(super) fn voted(&self, index: StepIndex, found: &VoteResults) -> Vec<Block> {
        if found.dots_given == 0 {
            return Vec::new();
        }
        let most = found.ranking.first().map_or(1, |first| first.votes.max(1));
        let bar = |ranked: &Ranked| {
            let share = ranked
                .share
                .map(|share| percent(share, self.words))
                .unwrap_or_default();
            Bar {
                label: select::elaborated(self.state(), index, &ranked.item),
                length: f64::from(ranked.votes) / f64::from(most),
                value: self.words.with(
                    "summary-of",
                    &[("n", ranked.votes.into()), ("share", share.into())],
                ),
                yardstick: None,
            }
        };
        let mut blocks = vec![Block::Bars(Bars {
            title: self.word("summary-option"),
            value: self.word("summary-dots"),
            yardstick: None,
            bars: found.ranking.iter().take(MOST_SHOWN).map(bar).collect(),
        })];
        if found.ranking.len() > MOST_SHOWN {
            blocks.push(Block::Small(
                self.words
                    .with("summary-in-appendix", &[("n", found.ranking.len().into())]),
            ));
        }
        blocks.extend(self.tie(found).map(Block::Text));
        blocks.extend(self.ballot(found).map(Block::Small));
        blocks
    }

    fn tie(&self, found: &VoteResults) -> Option<String> {
        let tied = found.tie_at_cut.as_ref().filter(|tied| !tied.is_empty())?;
        if tied.len() > MOST_NAMED {
            return Some(
                self.words
                    .with("summary-tie-of-many", &[("n", tied.len().into())]),
            );
        }
        let labels = found
            .ranking
            .iter()
            .filter(|ranked| tied.contains(&ranked.item));
        let labels: Vec<String> = labels
            .map(|ranked| {
                self.words
                    .with("quoted", &[("text", ranked.label.as_str().into())])
            })
            .collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        Some(self.words.with(
            "summary-tie",
            &[("items", joined(&labels, self.words).into())],
        ))
    }

    fn ballot(&self, found: &VoteResults) -> Option<String> {
        let (voters, unused) = (found.voters?, found.unused_dots?);
        let args = [
            ("voters", voters.into()),
            ("dots", found.dots_per_person.into()),
            ("unused", unused.max(0).into()),
        ];
        let mut said = self.words.with("summary-ballot", &args);
        if unused > 0 {
            said.push(' ');
            said.push_str(&self.words.with("summary-unused", &args));
        }
        Some(said)
    }
}
