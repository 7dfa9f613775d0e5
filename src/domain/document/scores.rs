//! How the room scored: means, gaps, quadrants, groups side by side and the Net Promoter Score.

use super::actions::capital;
use super::steps::MOST_SHOWN;
use super::{
    Bar, Bars, Block, Column, Nps, Pair, Pairs, Quadrant, Source, Spread, SpreadRow, Table,
};
use crate::domain::event::ItemId;
use crate::domain::results::rate::{
    BlindSpot, Gap, INDICATION_BELOW, Nps as NpsFigures, RateCell, RateResults, SMALLEST_GROUP,
    Side, signed,
};
use crate::domain::results::{joined, percent};
use crate::domain::text::Text;
use crate::domain::words::MINUS;
use crate::domain::workshop::{Analysis, Choice, Rate};

/// So many items the script itself sets out make a course, which is read in its own order.
const SHORTEST_COURSE: usize = 6;
/// Differences named in a sentence below a course.
const LARGEST_NAMED: usize = 3;
/// Items of which every score is shown.
const MOST_SPREAD: usize = 8;
/// The longest scale of which every score is marked.
const LONGEST_MARKED: f64 = 10.0;

/// Where a score lies on the scale, 0..1.
fn on_scale(score: f64, found: &RateResults) -> f64 {
    let (low, high) = (f64::from(found.low), f64::from(found.high));
    ((score - low) / (high - low).max(1.0)).clamp(0.0, 1.0)
}

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
        for cell in found.overall.iter().take(MOST_SHOWN) {
            blocks.extend(self.nps(script, cell, found.overall.len()));
        }
        blocks.extend(self.groups_apart(script, found));
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

    /// Means as bars, lowest first: that is where the talk begins.
    fn scores(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let mut scored: Vec<(&RateCell, f64)> = found
            .overall
            .iter()
            .filter_map(|cell| Some((cell, cell.mean?)))
            .collect();
        scored.sort_by(|(_, a), (_, b)| a.total_cmp(b));
        let bar = |(cell, mean): &(&RateCell, f64)| Bar {
            label: self.cell_label(script, cell),
            length: on_scale(*mean, found),
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

    /// How many gave each score, lowest mean first, for a list short enough to look at in detail.
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

    fn score(&self, cell: &RateCell, mean: f64) -> String {
        let mean = self.words.decimal(mean, 1);
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

    /// Two aspects side by side, largest difference first. A long row the script itself sets out, such as the stages
    /// of a journey, keeps its order and has the largest differences named below it.
    fn gaps(&self, names: [&str; 2], found: &RateResults) -> Vec<Block> {
        let pairs = found.overall.chunks_exact(2).zip(&found.gaps);
        let scored = pairs.filter_map(|(pair, gap)| match pair {
            [first, second] => Some((gap, gap.gap?, [first, second])),
            _ => None,
        });
        let mut scored: Vec<(&Gap, f64, [&RateCell; 2])> = scored.collect();
        let is_course = scored.len() >= SHORTEST_COURSE
            && scored
                .iter()
                .all(|(gap, ..)| matches!(gap.item, ItemId::Fixed(..)));
        let mut by_gap = scored.clone();
        by_gap.sort_by(|(_, a, _), (_, b, _)| b.total_cmp(a));
        let mut by_size = scored.clone();
        by_size.sort_by(|(_, a, _), (_, b, _)| b.abs().total_cmp(&a.abs()));
        if !is_course {
            scored.clone_from(&by_gap);
        }
        if scored.is_empty() {
            return Vec::new();
        }
        let pairs = self.gap_chart(names, &scored, found);
        let mut blocks = vec![Block::Pairs(Pairs { is_course, ..pairs })];
        if is_course {
            let decimals = decimals(&scored);
            let named = by_size.iter().filter(|(_, points, _)| points.abs() >= 0.05);
            let named = named.take(LARGEST_NAMED).map(|(gap, _, cells)| {
                let said = self.between(*cells, decimals);
                let args = [("label", gap.label.as_str().into()), ("value", said.into())];
                self.words.with("summary-labelled", &args)
            });
            let named: Vec<String> = named.collect();
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            let args = [("items", joined(&named, self.words).into())];
            if !named.is_empty() {
                blocks.push(Block::Text(self.words.with("summary-largest-gaps", &args)));
            }
        }
        blocks
    }

    fn gap_chart(
        &self,
        names: [&str; 2],
        scored: &[(&Gap, f64, [&RateCell; 2])],
        found: &RateResults,
    ) -> Pairs {
        let decimals = decimals(scored);
        let say = |cell: &RateCell| {
            cell.mean
                .map(|mean| self.words.decimal(mean, decimals))
                .unwrap_or_default()
        };
        let row = |(gap, _, [first, second]): &(&Gap, f64, [&RateCell; 2])| Pair {
            label: gap.label.clone(),
            at: [first.mean, second.mean].map(|mean| Some(on_scale(mean?, found))),
            values: [say(first), say(second)],
            gap: self.between([*first, *second], decimals),
            n: Some([first.n, second.n]),
        };
        Pairs {
            title: self.word("summary-item"),
            names: names.map(capital),
            gap: self.word("summary-gap"),
            is_course: false,
            ticks: self.ticks(found),
            rows: scored.iter().take(MOST_SHOWN).map(row).collect(),
        }
    }

    /// The marks of a scale; on a long one only the ends and the middle.
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

    /// Which items lie high or low on either aspect, where they do not all lie alike.
    fn quadrants(&self, names: [&str; 2], corners: &[Text], found: &RateResults) -> Vec<Block> {
        let side = |side: Side, name: &str| {
            let key = match side {
                Side::High => "summary-high",
                Side::Low => "summary-low",
            };
            self.words.with(key, &[("aspect", name.into())])
        };
        let lies = |at: [Side; 2]| format!("{}; {}", side(at[0], names[0]), side(at[1], names[1]));
        let corner = |at: [Side; 2]| {
            let there = found.gaps.iter().filter(|gap| gap.quadrant == Some(at));
            let labels: Vec<String> = there.map(|gap| gap.label.clone()).collect();
            let name = match corners.get(corner_place(at)) {
                Some(own) => format!("{} ({})", capital(own.get(self.lang())), lies(at)),
                None => capital(&lies(at)),
            };
            (!labels.is_empty()).then_some((name, labels))
        };
        let all = [
            [Side::High, Side::High],
            [Side::High, Side::Low],
            [Side::Low, Side::High],
            [Side::Low, Side::Low],
        ];
        let short = |at: [Side; 2]| {
            let own = corners.get(corner_place(at));
            own.map_or_else(|| capital(&lies(at)), |own| capital(own.get(self.lang())))
        };
        let corners: Vec<(String, Vec<String>)> = all.into_iter().filter_map(corner).collect();
        if corners.len() < 2 {
            return Vec::new();
        }
        let points = found.overall.chunks_exact(2).filter_map(|pair| match pair {
            [first, second] => {
                let at = [first.mean?, second.mean?].map(|mean| on_scale(mean, found));
                Some((first.label.clone(), at))
            }
            _ => None,
        });
        let middle = f64::midpoint(found.low.into(), found.high.into());
        let args = [("middle", self.words.number(middle, 1).into())];
        vec![
            Block::Quadrant(Quadrant {
                titles: ["summary-position", "summary-items"].map(|key| self.word(key)),
                names: names.map(capital),
                sides: all.map(short),
                corners,
                points: points.collect(),
            }),
            Block::Small(self.words.with("summary-middle", &args)),
        ]
    }

    /// A number with its sign and just so many decimals; nought has none.
    pub(super) fn signed(&self, points: f64, decimals: usize) -> String {
        let said = self.words.decimal(points.abs(), decimals);
        if !said.contains(|digit: char| ('1'..='9').contains(&digit)) {
            return said;
        }
        let sign = if points < 0.0 { MINUS } else { "+" };
        format!("{sign}{said}")
    }

    /// How far two means are apart as they are said, so that it can be followed.
    fn between(&self, cells: [&RateCell; 2], decimals: usize) -> String {
        let [first, second] = cells.map(|cell| said_as(cell.mean.unwrap_or(0.0), decimals));
        self.signed(first - second, decimals)
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
        let label = self.cell_label(script, cell);
        let chart = self.nps_chart(label, nps, score, cell.n);
        vec![Block::Text(said), Block::Nps(chart)]
    }

    fn nps_chart(&self, label: String, nps: &NpsFigures, score: f64, n: u32) -> Nps {
        let class = |key: &str, of: u32| {
            let length = f64::from(of) / f64::from(n.max(1));
            let args = [
                ("n", of.into()),
                ("share", percent(length, self.words).into()),
            ];
            Bar {
                label: self.word(key),
                length,
                value: self.words.with("summary-of", &args),
                yardstick: None,
            }
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

    /// The groups side by side, and for two of them how far apart they are; only where each may be shown apart.
    fn groups_apart(&self, script: &Rate, found: &RateResults) -> Option<Block> {
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
            .take(MOST_SHOWN)
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

    /// The mean of a group, or its Net Promoter Score, and how many they are.
    fn in_group(&self, cell: &RateCell) -> String {
        let nps = cell.nps.as_ref().and_then(|nps| nps.score).map(signed);
        let mean = cell.mean.map(|mean| self.words.decimal(mean, 1));
        let said = |said: String| {
            let args = [("mean", said.into()), ("n", cell.n.into())];
            self.words.with("summary-score", &args)
        };
        nps.or(mean).map(said).unwrap_or_default()
    }

    /// How far two groups are apart; blank where one of them is too small to say.
    fn apart(&self, whole: &RateCell, found: &RateResults) -> Option<String> {
        let is_of = |spot: &&BlindSpot| spot.item == whole.item && spot.aspect == whole.aspect;
        let spot = found.blind_spots.iter().find(is_of)?;
        let sides = found.cells.iter();
        let mut sides = sides.filter(|cell| cell.item == whole.item && cell.aspect == whole.aspect);
        let (first, second) = (sides.next()?, sides.next()?);
        if spot.difference.is_none() {
            return Some(String::new());
        }
        let scores = [first, second].map(|cell| cell.nps.as_ref().and_then(|nps| nps.score));
        Some(match scores {
            [Some(first), Some(second)] => signed(first.round() - second.round()),
            _ => self.between([first, second], 1),
        })
    }
}

/// Where the script names a corner.
fn corner_place(at: [Side; 2]) -> usize {
    usize::from(at[0] == Side::Low) * 2 + usize::from(at[1] == Side::Low)
}

/// A mean as it is said with so many decimals.
fn said_as(mean: f64, decimals: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (mean * scale).round() / scale
}

/// The decimals of a list of pairs: one, or two where the difference would be another between rounded means.
fn decimals(scored: &[(&Gap, f64, [&RateCell; 2])]) -> usize {
    let is_followed = |(_, points, cells): &(&Gap, f64, [&RateCell; 2])| {
        let [first, second] = cells.map(|cell| said_as(cell.mean.unwrap_or(0.0), 1));
        (said_as(*points, 1) - (first - second)).abs() < 0.01
    };
    if scored.iter().all(is_followed) { 1 } else { 2 }
}

/// Where a group lies: by its Net Promoter Score where there is one, else by its mean.
fn group_at(cell: &RateCell, found: &RateResults) -> Option<f64> {
    let nps = cell.nps.as_ref().and_then(|nps| nps.score);
    nps.map(nps_at)
        .or_else(|| cell.mean.map(|mean| on_scale(mean, found)))
}

/// Where a Net Promoter Score lies between −100 and 100, as 0..1.
fn nps_at(score: f64) -> f64 {
    f64::midpoint(score / 100.0, 1.0)
}
