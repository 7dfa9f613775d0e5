//! Groups that scored the same items, side by side.

use super::super::actions::capital;
use super::super::chart::{Pair, Pairs};
use super::super::section::Block;
use super::super::source::Source;
use super::super::table::{Column, Table};
use super::scale::on_scale;
use crate::domain::results::rate::{BlindSpot, RateCell, RateResults, mean_said, signed};
use crate::domain::workshop::{Analysis, Choice, Rate};

impl Source<'_> {
    /// The groups side by side and, if there are two, how far apart they are; `None` unless each may be shown apart.
    pub(super) fn groups_apart(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let cell_of = |whole: &RateCell, group: &Choice| {
            let mut cells = found.cells.iter();
            cells.find(|cell| {
                cell.item == whole.item
                    && cell.aspect == whole.aspect
                    && cell.group.as_ref() == Some(&group.id)
            })
        };
        let cells_of = |whole: &RateCell| -> Vec<Option<&RateCell>> {
            let cells = script.groups.iter().map(|group| cell_of(whole, group));
            cells.collect()
        };
        let is_scored = |cells: &[Option<&RateCell>]| cells.iter().flatten().any(|cell| cell.n > 0);
        let scored = found.overall.iter().map(|whole| (whole, cells_of(whole)));
        let scored: Vec<_> = scored
            .filter(|(_, cells)| is_scored(cells))
            .take(self.most)
            .collect();
        if scored.is_empty() {
            return None;
        }
        let say = |cell: Option<&RateCell>| match cell {
            Some(cell) if cell.n > 0 => self.in_group(cell),
            Some(_) => self.word("summary-no-scores"),
            None => self.word("summary-not-shown"),
        };
        let names = script.groups.iter();
        let names: Vec<String> = names
            .map(|group| capital(group.label.get(self.lang())))
            .collect();
        if let [first, second] = names.as_slice() {
            let row = |(whole, cells): &(&RateCell, Vec<Option<&RateCell>>)| {
                let sides = [0, 1].map(|n| cells.get(n).copied().flatten());
                Pair {
                    label: self.cell_label(script, whole),
                    at: sides.map(|cell| group_at(cell?, found)),
                    values: sides.map(say),
                    gap: self.apart(whole, found).unwrap_or_default(),
                    n: None,
                }
            };
            let is_nps = script.analysis == Analysis::Nps;
            return Some(Block::Pairs(Pairs {
                title: self.word("summary-item"),
                names: [first.clone(), second.clone()],
                gap: self.word("summary-gap"),
                is_course: false,
                ticks: if is_nps {
                    [-100.0, 0.0, 100.0]
                        .map(|score| (nps_at(score), signed(score)))
                        .into()
                } else {
                    self.ticks(found)
                },
                rows: scored.iter().map(row).collect(),
            }));
        }
        let row = |(whole, cells): &(&RateCell, Vec<Option<&RateCell>>)| {
            let said = cells.iter().map(|cell| say(*cell));
            let label = self.cell_label(script, whole);
            std::iter::once(label).chain(said).collect()
        };
        let numbers = names.iter().map(|name| Column::right(name));
        let item = Column::left(&self.word("summary-item"));
        Some(Block::Table(Table {
            columns: std::iter::once(item).chain(numbers).collect(),
            rows: scored.iter().map(row).collect(),
        }))
    }

    /// The mean of a group or its Net Promoter Score, and how many people are in the group.
    fn in_group(&self, cell: &RateCell) -> String {
        let nps = cell.nps.as_ref().and_then(|nps| nps.score).map(signed);
        let mean = cell.mean.map(|mean| mean_said(mean, self.words));
        let said = |said: String| {
            let args = [("mean", said.into()), ("n", cell.n.into())];
            self.words.with("summary-score", &args)
        };
        nps.or(mean).map(said).unwrap_or_default()
    }

    /// How far apart two groups are, in words; empty if one of them is too small to say.
    fn apart(&self, whole: &RateCell, found: &RateResults) -> Option<String> {
        let is_of = |spot: &&BlindSpot| spot.item == whole.item && spot.aspect == whole.aspect;
        let spot = found.blind_spots.iter().find(is_of)?;
        let sides = found.cells.iter();
        let mut sides = sides.filter(|cell| cell.item == whole.item && cell.aspect == whole.aspect);
        let (first, second) = (sides.next()?, sides.next()?);
        let Some(difference) = spot.difference else {
            return Some(String::new());
        };
        let scores = [first, second].map(|cell| cell.nps.as_ref().and_then(|nps| nps.score));
        Some(match scores {
            [Some(first), Some(second)] => signed(first - second),
            _ => self.signed(difference, 1),
        })
    }
}

/// Where a group is on the scale, 0 to 1: by its Net Promoter Score if there is one, else by its mean.
fn group_at(cell: &RateCell, found: &RateResults) -> Option<f64> {
    let nps = cell.nps.as_ref().and_then(|nps| nps.score);
    nps.map(nps_at)
        .or_else(|| cell.mean.map(|mean| on_scale(mean, found)))
}

/// Where a Net Promoter Score is between −100 and 100, as a share, 0 to 1.
fn nps_at(score: f64) -> f64 {
    f64::midpoint(score / 100.0, 1.0)
}
