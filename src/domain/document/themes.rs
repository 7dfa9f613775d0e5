//! What belongs together: themes by size, and some of the items in them.

use super::chart::Bars;
use super::section::Block;
use super::source::Source;
use super::table::{Align, Column, Table};
use crate::domain::results::cluster::{ClusterResults, Theme};
use crate::domain::select;
use crate::domain::workshop::StepIndex;

/// How many items of each theme the results name; the appendix has all of them.
pub(super) const SAMPLES: usize = 2;

impl Source<'_> {
    /// Themes by size as bars, with two items of each, and how many items are in no theme.
    pub(super) fn clustered(&self, index: StepIndex, found: &ClusterResults) -> Vec<Block> {
        let mut themes: Vec<&Theme> = found.themes.iter().collect();
        themes.sort_by_key(|theme| std::cmp::Reverse(theme.size));
        themes.truncate(self.most);
        if themes.is_empty() {
            return Vec::new();
        }
        let bar = |theme: &&Theme| {
            let share = found.share(theme).answered()?;
            Some(self.part(&theme.name, share))
        };
        let bars = Block::Bars(Bars {
            title: self.word("summary-theme"),
            value: self.word("summary-count"),
            yardstick: None,
            is_logarithmic: false,
            bars: themes.iter().filter_map(bar).collect(),
        });
        let mut blocks = vec![
            bars,
            self.members(index, &themes, ("summary-examples", SAMPLES)),
        ];
        if found.unclustered > 0 {
            let args = [("n", found.unclustered.into())];
            blocks.push(Block::Small(self.words.with("summary-unclustered", &args)));
        }
        blocks
    }

    /// A table of the items of each theme, no more than so many of each.
    pub(super) fn members(
        &self,
        index: StepIndex,
        themes: &[&Theme],
        (title, most): (&str, usize),
    ) -> Block {
        let left = |title: String| Column {
            title,
            align: Align::Left,
        };
        let row = |theme: &&Theme| {
            let items = theme.items.iter().take(most);
            let items = items.map(|item| select::matter(self.state(), index, &item.id));
            vec![theme.name.clone(), items.collect::<Vec<_>>().join(" · ")]
        };
        Block::Table(Table {
            columns: vec![left(self.word("summary-theme")), left(self.word(title))],
            rows: themes.iter().map(row).collect(),
        })
    }
}
