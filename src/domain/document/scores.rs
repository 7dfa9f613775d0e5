//! How the room scored: means, gaps, quadrants, groups side by side and the Net Promoter Score.

use super::actions::capital;
use super::steps::MOST_SHOWN;
use super::{Align, Bar, Bars, Block, Column, Source, Table};
use crate::domain::event::ItemId;
use crate::domain::results::rate::{
    BlindSpot, Gap, INDICATION_BELOW, Nps, RateCell, RateResults, SMALLEST_GROUP, Side, signed,
};
use crate::domain::results::{joined, percent};
use crate::domain::workshop::{Analysis, Choice, Rate};

/// So many items the script itself sets out make a course, which is read in its own order.
const SHORTEST_COURSE: usize = 6;
/// Differences named in a sentence below a course.
const LARGEST_NAMED: usize = 3;

impl Source<'_> {
    pub(super) fn rated(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        if found.overall.iter().all(|cell| cell.n == 0) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if let [first, second] = script.aspects.as_slice() {
            let names = [first.label.get(self.lang()), second.label.get(self.lang())];
            blocks.extend(self.gaps(names, found));
            blocks.extend(self.quadrants(names, found));
        } else if script.analysis == Analysis::Mean {
            blocks.extend(self.scores(script, found));
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
        if !is_course {
            scored.clone_from(&by_gap);
        }
        if scored.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![self.gap_table(names, &scored)];
        if is_course {
            let named = by_gap.iter().take(LARGEST_NAMED).map(|(gap, points, _)| {
                let said = self.difference(*points);
                let args = [("label", gap.label.as_str().into()), ("value", said.into())];
                self.words.with("summary-labelled", &args)
            });
            let named: Vec<String> = named.collect();
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            let args = [("items", joined(&named, self.words).into())];
            blocks.push(Block::Text(self.words.with("summary-largest-gaps", &args)));
        }
        blocks
    }

    fn gap_table(&self, names: [&str; 2], scored: &[(&Gap, f64, [&RateCell; 2])]) -> Block {
        let say = |mean: Option<f64>| {
            mean.map(|mean| self.words.number(mean, 1))
                .unwrap_or_default()
        };
        let row = |(gap, points, [first, second]): &(&Gap, f64, [&RateCell; 2])| {
            vec![
                gap.label.clone(),
                say(first.mean),
                say(second.mean),
                self.difference(*points),
                first.n.max(second.n).to_string(),
            ]
        };
        let item = Column {
            title: self.word("summary-item"),
            align: Align::Left,
        };
        let numbers = [
            capital(names[0]),
            capital(names[1]),
            self.word("summary-gap"),
            "n".to_owned(),
        ];
        let numbers = numbers.into_iter().map(|title| Column {
            title,
            align: Align::Right,
        });
        Block::Table(Table {
            columns: std::iter::once(item).chain(numbers).collect(),
            rows: scored.iter().take(MOST_SHOWN).map(row).collect(),
        })
    }

    /// Which items lie high or low on either aspect, where they do not all lie alike.
    fn quadrants(&self, names: [&str; 2], found: &RateResults) -> Vec<Block> {
        let side = |side: Side, name: &str| {
            let key = match side {
                Side::High => "summary-high",
                Side::Low => "summary-low",
            };
            self.words.with(key, &[("aspect", name.into())])
        };
        let row = |at: [Side; 2]| {
            let there = found.gaps.iter().filter(|gap| gap.quadrant == Some(at));
            let labels: Vec<&str> = there.map(|gap| gap.label.as_str()).collect();
            let name = format!(
                "{} · {}",
                capital(&side(at[0], names[0])),
                side(at[1], names[1])
            );
            (!labels.is_empty()).then(|| vec![name, labels.join(" · ")])
        };
        let all = [
            [Side::High, Side::High],
            [Side::High, Side::Low],
            [Side::Low, Side::High],
            [Side::Low, Side::Low],
        ];
        let rows: Vec<Vec<String>> = all.into_iter().filter_map(row).collect();
        if rows.len() < 2 {
            return Vec::new();
        }
        let left = |key: &str| Column {
            title: self.word(key),
            align: Align::Left,
        };
        let middle = f64::midpoint(found.low.into(), found.high.into());
        let args = [("middle", self.words.number(middle, 1).into())];
        vec![
            Block::Table(Table {
                columns: vec![left("summary-position"), left("summary-items")],
                rows,
            }),
            Block::Small(self.words.with("summary-middle", &args)),
        ]
    }

    /// A difference in points, with its sign.
    pub(super) fn difference(&self, points: f64) -> String {
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
        let row = |whole: &RateCell| {
            let cells = script.groups.iter().map(|group| cell_of(whole, group));
            let cells: Vec<Option<&RateCell>> = cells.collect();
            cells.iter().flatten().find(|cell| cell.n > 0)?;
            let said = cells
                .iter()
                .map(|cell| cell.map(|cell| self.in_group(cell)));
            let said = said.map(Option::unwrap_or_default);
            let apart = self
                .apart(whole, found)
                .filter(|_| script.groups.len() == 2);
            let label = self.cell_label(script, whole);
            Some(std::iter::once(label).chain(said).chain(apart).collect())
        };
        let rows = found.overall.iter().filter_map(row).take(MOST_SHOWN);
        let rows: Vec<Vec<String>> = rows.collect();
        let names = script
            .groups
            .iter()
            .map(|group| capital(group.label.get(self.lang())));
        let gap = (script.groups.len() == 2).then(|| self.word("summary-gap"));
        let numbers = names.chain(gap).map(|title| Column {
            title,
            align: Align::Right,
        });
        let item = Column {
            title: self.word("summary-item"),
            align: Align::Left,
        };
        let columns = std::iter::once(item).chain(numbers).collect();
        (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
    }

    /// The mean of a group, or its Net Promoter Score, and how many they are.
    fn in_group(&self, cell: &RateCell) -> String {
        let nps = cell.nps.as_ref().and_then(|nps| nps.score).map(signed);
        let mean = cell.mean.map(|mean| self.words.number(mean, 1));
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
        let said = spot.difference.map(|points| self.difference(points));
        Some(said.unwrap_or_default())
    }
}
