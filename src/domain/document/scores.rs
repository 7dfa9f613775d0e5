//! How the room scored: means, how scores are spread, and Net Promoter Scores.

use super::chart::{Bar, Bars, Nps, Spread, SpreadRow};
use super::section::Block;
use super::source::Source;
use crate::domain::results::rate::{
    INDICATION_BELOW, MOST_SPREAD, RateCell, RateResults, SMALLEST_GROUP, class_of, mean_said,
    signed,
};
use crate::domain::statistics::NetPromoterScore;
use crate::domain::workshop::{Analysis, Rate};

mod gaps;
mod groups;
mod scale;

use scale::on_scale;

/// The longest scale on which every score has a mark.
const LONGEST_MARKED: f64 = 10.0;

impl Source<'_> {
    pub(super) fn rated(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        if found.overall.iter().all(|cell| cell.n == 0) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if let [first, second] = script.aspects.as_slice() {
            let names = [first.label.get(self.lang()), second.label.get(self.lang())];
            blocks.extend(self.gaps(names, found));
            blocks.extend(self.quadrants(names, &script.corners, found));
        } else if script.analysis == Analysis::Mean {
            blocks.extend(self.scores(script, found));
            blocks.extend(self.spread(script, found));
        }
        for cell in found.overall.iter().take(self.most) {
            blocks.extend(self.nps(script, cell, found.overall.len()));
        }
        blocks.extend(self.groups_apart(script, found));
        blocks.extend(self.half_scored(script, found));
        blocks.extend(self.without_figure(script, found));
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

    /// The items of two aspects of which only one has a mean: they stand in no pair.
    fn half_scored(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        if script.aspects.len() != 2 || script.analysis == Analysis::Nps {
            return Vec::new();
        }
        // The other aspect was scored by nobody, or by too few to be shown.
        let pairs = found.overall.chunks_exact(2).filter_map(|pair| match pair {
            [one, other] | [other, one] if one.mean.is_some() && other.mean.is_none() => {
                Some((one, other.n == 0))
            }
            _ => None,
        });
        let pairs: Vec<_> = pairs.collect();
        let sentence = |key: &str, is_unscored: bool| {
            let of = pairs.iter().filter(|(_, it)| *it == is_unscored);
            let said = of.filter_map(|(cell, _)| {
                let args = [
                    ("label", self.cell_label(script, cell).into()),
                    ("value", self.score(cell, cell.mean?).into()),
                ];
                Some(self.words.with("summary-half", &args))
            });
            let said: Vec<String> = said.collect();
            let args = [("items", said.join("; ").into())];
            (!said.is_empty()).then(|| Block::Text(self.words.with(key, &args)))
        };
        let scored = sentence("summary-half-scored", true);
        let shown = sentence("summary-half-shown", false);
        scored.into_iter().chain(shown).collect()
    }

    /// What was asked and has no figure: scored by too few to be shown, or by nobody.
    fn without_figure(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        let is_told = |cell: &RateCell| match script.analysis {
            Analysis::Nps => cell.nps.as_ref().is_some_and(|nps| nps.score.is_some()),
            Analysis::Mean => cell.mean.is_some(),
        };
        let missing = || found.overall.iter().filter(|cell| !is_told(cell));
        let few = missing().filter(|cell| cell.n > 0).map(|cell| {
            let args = [
                ("mean", self.cell_label(script, cell).into()),
                ("n", cell.n.into()),
            ];
            self.words.with("summary-score", &args)
        });
        let few: Vec<String> = few.collect();
        let none = missing().filter(|cell| cell.n == 0);
        let none: Vec<String> = none.map(|cell| self.cell_label(script, cell)).collect();
        let said = |key: &str, items: &[String]| {
            let args = [
                ("items", items.join("; ").into()),
                ("n", SMALLEST_GROUP.into()),
            ];
            (!items.is_empty()).then(|| Block::Text(self.words.with(key, &args)))
        };
        let few = said("summary-too-few-scores", &few);
        few.into_iter()
            .chain(said("summary-not-scored", &none))
            .collect()
    }

    /// Means as bars, lowest first: that is where the conversation starts.
    fn scores(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let mut scored: Vec<(&RateCell, f64)> = found
            .overall
            .iter()
            .filter_map(|cell| Some((cell, cell.mean?)))
            .collect();
        scored.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        // Of how many they are is said once on a wall, if it is the same for all.
        let of = scored.first().map_or(0, |(cell, _)| cell.n);
        let is_of_all =
            self.wall.is_some() && of > 1 && scored.iter().all(|(cell, _)| cell.n == of);
        let bar = |(cell, mean): &(&RateCell, f64)| Bar {
            label: self.marked(&cell.item, self.cell_label(script, cell)),
            length: on_scale(*mean, found),
            value: if is_of_all {
                self.short_score(cell, *mean)
            } else {
                self.score(cell, *mean)
            },
            yardstick: None,
        };
        let bars: Vec<Bar> = scored.iter().take(self.most).map(bar).collect();
        let ends = [
            ("low", found.low.into()),
            ("high", found.high.into()),
            ("n", of.into()),
        ];
        let value = if is_of_all {
            self.words.with("summary-mean-of", &ends)
        } else {
            self.words.with("summary-mean", &ends)
        };
        (!bars.is_empty()).then(|| {
            Block::Bars(Bars {
                title: self.word("summary-item"),
                value,
                yardstick: None,
                is_logarithmic: false,
                bars,
            })
        })
    }

    /// How many people gave each score, lowest mean first; `None` if there are too many items to look at in detail.
    fn spread(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let row = |cell: &RateCell| {
            let of = |score: i32| cell.histogram.get(&score).copied().unwrap_or(0);
            Some(SpreadRow {
                label: self.cell_label(script, cell),
                counts: (found.low..=found.high).map(of).collect(),
                value: self.score(cell, cell.mean?),
                mean: on_scale(cell.mean?, found),
            })
        };
        let told = found
            .overall
            .iter()
            .filter(|cell| !cell.histogram.is_empty());
        let mut rows: Vec<SpreadRow> = told.filter_map(row).collect();
        rows.sort_by(|a, b| a.mean.total_cmp(&b.mean));
        let length = f64::from(found.high) - f64::from(found.low);
        ((1..=MOST_SPREAD).contains(&rows.len()) && length <= LONGEST_MARKED).then(|| {
            Block::Spread(Spread {
                title: self.word("summary-item"),
                scores: (found.low..=found.high)
                    .map(|score| score.to_string())
                    .collect(),
                rows,
            })
        })
    }

    /// How far people agree, in a word; `None` if that cannot be said.
    fn band(&self, cell: &RateCell) -> Option<String> {
        let band = cell.band.filter(|_| cell.n > 1)?;
        Some(self.word(&format!("band-{}", band.name())))
    }

    /// A score where it is said elsewhere of how many it is.
    fn short_score(&self, cell: &RateCell, mean: f64) -> String {
        let mean = mean_said(mean, self.words);
        match self.band(cell) {
            Some(band) => format!("{mean} {band}"),
            None => mean,
        }
    }

    fn score(&self, cell: &RateCell, mean: f64) -> String {
        let mean = mean_said(mean, self.words);
        match self.band(cell) {
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

    /// The marks on the scale of a `rate` step: every score, or on a long scale only the ends and the middle.
    fn ticks(&self, found: &RateResults) -> Vec<(f64, String)> {
        let (low, high) = (f64::from(found.low), f64::from(found.high));
        let marks: Vec<f64> = if high - low <= LONGEST_MARKED {
            (found.low..=found.high).map(f64::from).collect()
        } else {
            vec![low, f64::midpoint(low, high), high]
        };
        let tick = |mark: f64| (on_scale(mark, found), self.words.number(mark, 1));
        marks.into_iter().map(tick).collect()
    }

    /// A Net Promoter Score: the score, the counts behind it, and how much one person counts for.
    fn nps(&self, script: &Rate, cell: &RateCell, cells: usize) -> Vec<Block> {
        let Some((nps, score)) = cell.nps.as_ref().and_then(|nps| Some((nps, nps.score?))) else {
            return Vec::new();
        };
        let one = nps
            .one_person
            .map(|points| self.words.number(points, 1))
            .unwrap_or_default();
        let most = nps
            .one_person
            .map(|points| self.words.number(2.0 * points, 1));
        let args = [
            ("score", signed(score).into()),
            ("n", cell.n.into()),
            ("one", one.into()),
            ("most", most.unwrap_or_default().into()),
        ];
        // From afar the score is read, and what one person counts for by those in front.
        let key = if self.wall.is_some() {
            "summary-nps-wall"
        } else {
            "summary-nps"
        };
        let mut said = self.words.with(key, &args);
        if cells > 1 {
            said = format!("{}: {said}", self.cell_label(script, cell));
        }
        let label = self.cell_label(script, cell);
        let chart = self.nps_chart(label, nps, score, cell);
        let mut blocks = vec![Block::Text(said), Block::Nps(chart)];
        if self.wall.is_some() {
            blocks.push(Block::Small(self.words.with("summary-nps-person", &args)));
        }
        blocks
    }

    fn nps_chart(&self, label: String, nps: &NetPromoterScore, score: f64, cell: &RateCell) -> Nps {
        let class = |key: &str, of: u32| {
            let share = class_of(of, cell).answered();
            let bar = share.map(|share| self.part(&self.word(key), share));
            bar.unwrap_or_default()
        };
        Nps {
            title: self.word("summary-nps-class"),
            value: self.word("summary-count"),
            label,
            score: signed(score),
            classes: [
                class("summary-promoters", nps.promoters),
                class("summary-passives", nps.passives),
                class("summary-detractors", nps.detractors),
            ],
        }
    }
}
