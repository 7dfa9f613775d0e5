//! Recounts: the same dots and scores under other rules. It shows what would have gone on with more or fewer seats, and
//! how much depends on where the lines are drawn. This is never the outcome, and says so.

use super::section::{Block, Section};
use super::source::Source;
use super::table::{Column, Table};
use crate::domain::audience::Audience;
use crate::domain::results::rate::{RateCell, RateResults, class_of, mean_said, signed};
use crate::domain::results::vote::VoteResults;
use crate::domain::results::{Share, StepResults, joined};
use crate::domain::session::State;
use crate::domain::workshop::{Kind, Rate, StepIndex};

/// The most seats that are tried.
const MOST_SEATS: usize = 8;

/// The lowest score of a promoter and the highest of a detractor: the usual cut-offs first, then the milder ones used
/// in Europe, where people seldom give a 10.
const CUTS: [(i32, i32); 3] = [(9, 6), (8, 6), (8, 5)];

/// What the step at `index` would have brought under other rules, for the facilitator; `None` if it has no rules to
/// change.
pub fn recount(state: &State, index: StepIndex) -> Option<Section> {
    let source = Source::new(state, Audience::Facilitator);
    let (script, _) = state.step(index)?;
    let blocks = match (source.found(index)?, &script.kind) {
        (StepResults::Vote(found), _) if found.dots_given > 0 => source.seats(found),
        (StepResults::Rate(found), Kind::Rate(rate)) => source.otherwise(rate, found),
        _ => Vec::new(),
    };
    (!blocks.is_empty()).then(|| {
        let mark = Block::Text(source.word("recount-mark"));
        Section {
            title: source.word("recount-title"),
            blocks: std::iter::once(mark).chain(blocks).collect(),
            ..Section::default()
        }
    })
}

impl Source<'_> {
    /// For each number of seats: the last item that goes on, the share of dots that goes on, and how many dots lie
    /// between the last item in and the first one out.
    fn seats(&self, found: &VoteResults) -> Vec<Block> {
        let ranking = &found.ranking;
        // An item without a dot does not go on, however many seats there are.
        let voted = ranking.iter().filter(|ranked| ranked.votes > 0).count();
        let seats = 1..=voted.min(ranking.len().saturating_sub(1)).min(MOST_SEATS);
        let rows = seats.map(|seats| {
            let (inside, outside) = ranking.split_at(seats);
            let votes: u32 = inside.iter().map(|ranked| ranked.votes).sum();
            let last = inside.last().map_or(0, |ranked| ranked.votes);
            let first = outside.first().map_or(0, |ranked| ranked.votes);
            let margin = match last - first {
                0 => self.word("recount-tie"),
                dots => dots.to_string(),
            };
            let is_rule = found.seats.map(usize::from) == Some(seats);
            let mark = if is_rule { " ◂" } else { "" };
            // Where the cut falls among equals, all of them are the last.
            let equal = ranking.iter().filter(|ranked| ranked.votes == last);
            let equal: Vec<&str> = equal.map(|ranked| ranked.label.as_str()).collect();
            let name = inside.last().map_or("", |it| it.label.as_str());
            let share = found.of_dots(votes).answered();
            vec![
                format!("{seats}{mark}"),
                if last == first {
                    joined(&equal, self.words)
                } else {
                    name.to_owned()
                },
                share.map_or(String::new(), |share| share.said(self.words)),
                margin,
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![Block::Table(Table {
            columns: vec![
                Column::right(&self.word("recount-seats")),
                Column::left(&self.word("recount-last")),
                Column::right(&self.word("recount-share")),
                Column::right(&self.word("recount-margin")),
            ],
            rows,
        })]
    }

    fn otherwise(&self, rate: &Rate, found: &RateResults) -> Vec<Block> {
        let scored = || found.overall.iter().filter(|cell| cell.n > 0);
        if scored().any(|cell| cell.nps.is_some()) {
            return vec![self.cut_offs(rate, &scored().collect::<Vec<_>>())];
        }
        let cells: Vec<&RateCell> = scored().filter(|cell| cell.median.is_some()).collect();
        if cells.len() < 2 {
            return Vec::new();
        }
        vec![self.middles(rate, found, &cells)]
    }

    /// The Net Promoter Score with other cut-offs, beside the range that the usual one is certain of.
    fn cut_offs(&self, rate: &Rate, cells: &[&RateCell]) -> Block {
        let mut columns = vec![Column::left(&self.word("summary-item"))];
        columns.extend(CUTS.map(|(promoters, detractors)| {
            let args = [("from", promoters.into()), ("to", detractors.into())];
            Column::right(&self.words.with("recount-cut", &args))
        }));
        columns.push(Column::right(&self.word("recount-sure")));
        columns.push(Column::right("n"));
        let row = |cell: &&RateCell| {
            let score = |(promoters, detractors): (i32, i32)| {
                let among = |is: &dyn Fn(i32) -> bool| -> u32 {
                    let counts = cell.histogram.iter().filter(|(score, _)| is(**score));
                    counts.map(|(_, n)| n).sum()
                };
                let better = among(&|score| score >= promoters);
                let worse = among(&|score| score <= detractors);
                signed(100.0 * (f64::from(better) - f64::from(worse)) / f64::from(cell.n))
            };
            let margin = cell.nps.as_ref().and_then(|nps| nps.margin);
            let mut row = vec![self.cell_label(rate, cell)];
            row.extend(CUTS.map(score));
            row.push(margin.map_or(String::new(), |margin| format!("± {margin:.0}")));
            row.push(cell.n.to_string());
            row
        };
        Block::Table(Table {
            columns,
            rows: cells.iter().map(row).collect(),
        })
    }

    /// The order by mean, beside the order by median and the order by how many gave one of the two highest scores.
    fn middles(&self, rate: &Rate, found: &RateResults, cells: &[&RateCell]) -> Block {
        let highest = |cell: &RateCell| -> Option<Share> {
            let high = cell.histogram.range(found.high - 1..).map(|(_, n)| n);
            class_of(high.sum(), cell).answered()
        };
        let top = |cell: &RateCell| highest(cell).map_or(0.0, Share::value);
        let ranks = |value: &dyn Fn(&RateCell) -> f64| -> Vec<usize> {
            let rank = |cell: &&RateCell| {
                let better = cells
                    .iter()
                    .filter(|other| value(other) > value(cell) + 1e-9);
                1 + better.count()
            };
            cells.iter().map(rank).collect()
        };
        let mean = |cell: &RateCell| cell.mean.unwrap_or_default();
        let median = |cell: &RateCell| cell.median.unwrap_or_default();
        let orders = [ranks(&mean), ranks(&median), ranks(&top)];
        let mut places: Vec<usize> = (0..cells.len()).collect();
        places.sort_by_key(|place| orders[0][*place]);
        let rows = places.into_iter().map(|place| {
            let cell = cells[place];
            vec![
                self.cell_label(rate, cell),
                format!(
                    "{}. ({})",
                    orders[0][place],
                    mean_said(mean(cell), self.words)
                ),
                format!(
                    "{}. ({})",
                    orders[1][place],
                    self.words.number(median(cell), 1)
                ),
                format!(
                    "{}. ({})",
                    orders[2][place],
                    highest(cell).map_or(String::new(), |share| share.said(self.words))
                ),
                cell.n.to_string(),
            ]
        });
        Block::Table(Table {
            columns: vec![
                Column::left(&self.word("summary-item")),
                Column::right(&self.word("summary-mean-short")),
                Column::right(&self.word("recount-median")),
                Column::right(&self.word("recount-top")),
                Column::right("n"),
            ],
            rows: rows.collect(),
        })
    }
}
