//! How the room scored: means, gaps, blind spots and the Net Promoter Score.

use super::actions::capital;
use super::steps::MOST_SHOWN;
use super::{Align, Bar, Bars, Block, Column, Source, Table};
use crate::domain::results::percent;
use crate::domain::results::rate::{
    Gap, INDICATION_BELOW, Nps, RateCell, RateResults, SMALLEST_GROUP, signed,
};
use crate::domain::workshop::{Analysis, Choice, Rate};

impl Source<'_> {
    pub(super) fn rated(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        if found.overall.iter().all(|cell| cell.n == 0) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if let [first, second] = script.aspects.as_slice() {
            let names = [first.label.get(self.lang()), second.label.get(self.lang())];
            blocks.push(self.gaps(names, found));
        } else if script.analysis == Analysis::Mean {
            blocks.extend(self.scores(script, found));
        }
        for cell in found.overall.iter().take(MOST_SHOWN) {
            blocks.extend(self.nps(script, cell, found.overall.len()));
        }
        blocks.extend(self.blind_spots(script, found));
        let smallest = found
            .overall
            .iter()
            .map(|cell| cell.n)
            .filter(|n| *n > 0)
            .min()
            .unwrap_or(0);
        if smallest < INDICATION_BELOW {
            blocks.push(Block::Small(
                self.words
                    .with("summary-indication", &[("n", INDICATION_BELOW.into())]),
            ));
        }
        if found.cells.iter().any(|cell| cell.group.is_none()) && !script.groups.is_empty() {
            blocks.push(Block::Small(
                self.words
                    .with("summary-small-groups", &[("n", SMALLEST_GROUP.into())]),
            ));
        }
        blocks
    }

    /// Means as bars, highest first.
    fn scores(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let mut scored: Vec<(&RateCell, f64)> = found
            .cells
            .iter()
            .filter_map(|cell| Some((cell, cell.mean?)))
            .collect();
        scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let span = (f64::from(found.high) - f64::from(found.low)).max(1.0);
        let bar = |(cell, mean): &(&RateCell, f64)| Bar {
            label: self.cell_label(script, cell),
            length: ((mean - f64::from(found.low)) / span).clamp(0.0, 1.0),
            value: self.score(cell, *mean),
            yardstick: None,
        };
        let bars: Vec<Bar> = scored.iter().take(MOST_SHOWN).map(bar).collect();
        let value = self.words.with(
            "summary-mean",
            &[("low", found.low.into()), ("high", found.high.into())],
        );
        (!bars.is_empty()).then(|| {
            Block::Bars(Bars {
                title: self.word("summary-item"),
                value,
                yardstick: None,
                bars,
            })
        })
    }

    fn score(&self, cell: &RateCell, mean: f64) -> String {
        let mean = self.words.number(mean, 1);
        let band = cell
            .band
            .filter(|_| cell.n > 1)
            .map(|band| self.word(&format!("band-{}", band.name())));
        match band {
            Some(band) => self.words.with(
                "summary-score-band",
                &[
                    ("mean", mean.into()),
                    ("n", cell.n.into()),
                    ("band", band.into()),
                ],
            ),
            None => self.words.with(
                "summary-score",
                &[("mean", mean.into()), ("n", cell.n.into())],
            ),
        }
    }

    /// What a cell is of: the item, and the aspect and the group where there are such.
    pub(super) fn cell_label(&self, script: &Rate, cell: &RateCell) -> String {
        let of = |options: &[Choice], id: &Option<String>| {
            let option = options
                .iter()
                .find(|option| Some(&option.id) == id.as_ref())?;
            Some(option.label.get(self.lang()).to_owned())
        };
        let parts = [
            of(&script.aspects, &cell.aspect),
            of(&script.groups, &cell.group),
        ];
        std::iter::once(cell.label.clone())
            .chain(parts.into_iter().flatten())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Two aspects side by side, in the order of the items.
    fn gaps(&self, names: [&str; 2], found: &RateResults) -> Block {
        let say = |mean: Option<f64>| {
            mean.map(|mean| self.words.number(mean, 1))
                .unwrap_or_default()
        };
        let row = |(pair, gap): (&[RateCell], &Gap)| {
            let [first, second] = pair else {
                return Vec::new();
            };
            let difference = gap.gap.map(|gap| self.difference(gap)).unwrap_or_default();
            vec![
                gap.label.clone(),
                say(first.mean),
                say(second.mean),
                difference,
                first.n.max(second.n).to_string(),
            ]
        };
        let pairs = found.overall.chunks(2).zip(&found.gaps).take(MOST_SHOWN);
        let number = |title: String| Column {
            title,
            align: Align::Right,
        };
        Block::Table(Table {
            columns: vec![
                Column {
                    title: self.word("summary-item"),
                    align: Align::Left,
                },
                number(capital(names[0])),
                number(capital(names[1])),
                number(self.word("summary-gap")),
                number("n".to_owned()),
            ],
            rows: pairs
                .map(row)
                .filter(|row| row.get(1).is_some_and(|mean| !mean.is_empty()))
                .collect(),
        })
    }

    fn difference(&self, points: f64) -> String {
        let said = self.words.number(points.abs(), 1);
        match said.as_str() {
            "0" => said,
            _ if points < 0.0 => format!("−{said}"),
            _ => format!("+{said}"),
        }
    }

    /// A Net Promoter Score: the score, the counts behind it and what one person weighs.
    fn nps(&self, script: &Rate, cell: &RateCell, cells: usize) -> Vec<Block> {
        let Some((nps, score)) = cell.nps.as_ref().and_then(|nps| Some((nps, nps.score?))) else {
            return Vec::new();
        };
        let one = nps
            .one_person
            .map(|points| self.words.number(points, 1))
            .unwrap_or_default();
        let args = [
            ("score", signed(score).into()),
            ("n", cell.n.into()),
            ("one", one.into()),
        ];
        let mut said = self.words.with("summary-nps", &args);
        if cells > 1 {
            said = format!("{}: {said}", self.cell_label(script, cell));
        }
        vec![Block::Text(said), Block::Bars(self.nps_bars(nps, cell.n))]
    }

    fn nps_bars(&self, nps: &Nps, n: u32) -> Bars {
        let bar = |key: &str, of: u32| {
            let length = f64::from(of) / f64::from(n.max(1));
            let value = self.words.with(
                "summary-of",
                &[
                    ("n", of.into()),
                    ("share", percent(length, self.words).into()),
                ],
            );
            Bar {
                label: self.word(key),
                length,
                value,
                yardstick: None,
            }
        };
        Bars {
            title: self.word("summary-nps-class"),
            value: self.word("summary-count"),
            yardstick: None,
            bars: vec![
                bar("summary-promoters", nps.promoters),
                bar("summary-passives", nps.passives),
                bar("summary-detractors", nps.detractors),
            ],
        }
    }

    fn blind_spots(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let [first, second] = script.groups.as_slice() else {
            return None;
        };
        let groups = [
            ("first", first.label.get(self.lang()).into()),
            ("second", second.label.get(self.lang()).into()),
        ];
        let rows = found
            .blind_spots
            .iter()
            .filter_map(|spot| Some(vec![spot.label.clone(), self.difference(spot.difference?)]));
        let rows: Vec<Vec<String>> = rows.take(MOST_SHOWN).collect();
        let columns = vec![
            Column {
                title: self.word("summary-item"),
                align: Align::Left,
            },
            Column {
                title: self.words.with("summary-blind-spot", &groups),
                align: Align::Right,
            },
        ];
        (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
    }
}
