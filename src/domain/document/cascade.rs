//! What became of the message of a cascade: the grid, what survived, where it broke, what was heard but never said.

use super::chart::{Bar, Bars, Grid, GridRow};
use super::section::{Block, Entry};
use super::source::Source;
use super::table::{Align, Column, Table};
use crate::domain::event::Mark;
use crate::domain::results::cascade::{
    CascadeResults, LevelResult, PointResult, asymmetry, yardstick,
};
use crate::domain::results::rate::mean_said;
use crate::domain::results::{Figure, StepResults, joined, small};
use crate::domain::workshop::{Cascade, Direction};

impl Source<'_> {
    /// The blocks about a cascade; empty before the first mark.
    pub(super) fn cascaded(&self, script: &Cascade, found: &CascadeResults) -> Vec<Block> {
        if !found.is_marked() {
            return Vec::new();
        }
        let texts = [self.arrival(script, found), self.prediction(found)];
        let mut blocks: Vec<Block> = texts.into_iter().flatten().map(Block::Text).collect();
        blocks.push(Block::Grid(self.grid(script, found)));
        blocks.extend(self.survival(found));
        let broke = [
            self.biggest_loss(found),
            self.first_broken(found),
            self.restored(found),
            self.types(found),
        ];
        blocks.extend(broke.into_iter().flatten().map(Block::Text));
        blocks.extend(self.type_table(found));
        blocks.extend(self.additions(found));
        blocks.extend(self.both_ways(script, found).map(Block::Text));
        if !found.complete {
            blocks.push(Block::Small(self.word("summary-cascade-open")));
        }
        if found.chains > 1 {
            blocks.push(Block::Small(
                self.words
                    .with("summary-chains", &[("n", found.chains.into())]),
            ));
        }
        blocks
    }

    fn figure(&self, figure: Figure) -> String {
        self.words.number(figure.0, 1)
    }

    fn arrival(&self, script: &Cascade, found: &CascadeResults) -> Option<String> {
        let last = found.levels.last()?;
        let args = [
            ("intact", self.figure(last.intact?).into()),
            ("k", found.points.into()),
            (
                "survival",
                found.share(last).answered()?.said(self.words).into(),
            ),
            ("changed", self.figure(last.changed?).into()),
            ("lost", self.figure(last.lost?).into()),
            ("level", last.name.as_str().into()),
        ];
        Some(self.words.with(&directed("summary-arrival", script), &args))
    }

    fn prediction(&self, found: &CascadeResults) -> Option<String> {
        let (predicted, gap) = (found.predicted_mean?, found.optimism_gap?);
        let key = match gap {
            _ if gap.abs() < 1e-9 => "summary-predicted-right",
            _ if gap > 0.0 => "summary-predicted-more",
            _ => "summary-predicted-less",
        };
        let args = [
            ("predicted", mean_said(predicted, self.words).into()),
            ("arrived", self.words.number(predicted - gap, 1).into()),
            ("gap", small(gap.abs(), 1, self.words).into()),
        ];
        Some(self.words.with(key, &args))
    }

    fn grid(&self, script: &Cascade, found: &CascadeResults) -> Grid {
        let row = |point: &PointResult| GridRow {
            text: point.text.clone(),
            kind: point.type_label.clone().unwrap_or_default(),
            marks: marks(point, found.levels.len()),
        };
        let rows: Vec<GridRow> = found.key_points.iter().map(row).collect();
        let has_kinds = script.by.is_some() && rows.iter().any(|row| !row.kind.is_empty());
        let meaning = |mark: Mark| (mark, self.word(&format!("mark-{}", mark.name())));
        Grid {
            title: self.word(&directed("summary-point", script)),
            kind: if has_kinds {
                self.word("summary-kind")
            } else {
                String::new()
            },
            levels: found
                .levels
                .iter()
                .map(|level| level.name.clone())
                .collect(),
            rows,
            legend: [Mark::Intact, Mark::Changed, Mark::Lost]
                .map(meaning)
                .to_vec(),
        }
    }

    fn survival(&self, found: &CascadeResults) -> Option<Block> {
        let k = found.points;
        let bar = |(hops, level): (u32, &LevelResult)| {
            let share = found.share(level).answered()?;
            let args = [
                ("n", self.figure(level.intact?).into()),
                ("k", k.into()),
                ("share", share.said(self.words).into()),
            ];
            let value = self.words.with("summary-n-of-k", &args);
            Some(Bar {
                label: level.name.clone(),
                length: share.value(),
                value,
                yardstick: Some(yardstick(hops)),
            })
        };
        let bars: Vec<Bar> = (1..).zip(&found.levels).filter_map(bar).collect();
        (!bars.is_empty()).then(|| {
            Block::Bars(Bars {
                title: self.word("summary-level"),
                value: self.word("summary-intact-at"),
                yardstick: Some(self.word("summary-yardstick")),
                is_logarithmic: false,
                bars,
            })
        })
    }

    fn biggest_loss(&self, found: &CascadeResults) -> Option<String> {
        let points = found.biggest_loss_points?;
        let names: Vec<&str> = found.biggest_loss.iter().map(String::as_str).collect();
        let args = [
            ("levels", joined(&names, self.words).into()),
            ("points", self.points(points).into()),
            ("tied", names.len().into()),
        ];
        Some(self.words.with("summary-biggest-loss", &args))
    }

    fn first_broken(&self, found: &CascadeResults) -> Option<String> {
        let first = found
            .key_points
            .iter()
            .find(|point| found.fragile.contains(&point.item))?;
        let points = found
            .key_points
            .iter()
            .filter(|point| found.fragile.contains(&point.item));
        let texts: Vec<String> = points.map(|point| self.words.quoted(&point.text)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let args = [
            ("points", joined(&texts, self.words).into()),
            ("n", texts.len().into()),
            ("level", first.first_damage.clone()?.into()),
        ];
        Some(self.words.with("summary-first-broken", &args))
    }

    /// Which points came back on the way, in a sentence; `None` if none did.
    fn restored(&self, found: &CascadeResults) -> Option<String> {
        let back = found
            .levels
            .iter()
            .filter_map(|level| Some((level, level.restored.filter(|n| n.0 > 0.0)?)));
        let said = back.map(|(level, n)| format!("{}: {}", level.name, self.points(n)));
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| {
            self.words
                .with("summary-restored", &[("levels", said.join(" · ").into())])
        })
    }

    fn points(&self, figure: Figure) -> String {
        let is_one = (figure.0 - 1.0).abs() < f64::EPSILON;
        let args = [
            ("n", if is_one { 1_u8 } else { 2_u8 }.into()),
            ("points", self.figure(figure).into()),
        ];
        self.words.with("summary-points", &args)
    }

    /// How the points of each type arrived, in a sentence; `None` unless each type has just one point.
    fn types(&self, found: &CascadeResults) -> Option<String> {
        if shares_types(found) {
            return None;
        }
        let of = |mark: Mark| {
            let arrived = found
                .key_points
                .iter()
                .filter(|point| point.arrived == Some(mark));
            let labels: Vec<&str> = arrived
                .filter_map(|point| point.type_label.as_deref())
                .collect();
            let args = [("types", joined(&labels, self.words).into())];
            (!labels.is_empty()).then(|| {
                self.words
                    .with(&format!("summary-types-{}", mark.name()), &args)
            })
        };
        let said: Vec<String> = [Mark::Intact, Mark::Changed, Mark::Lost]
            .into_iter()
            .filter_map(of)
            .collect();
        (!said.is_empty()).then(|| {
            let args = [("said", said.join(" ").into())];
            self.words.with("summary-types", &args)
        })
    }

    /// How the points of each type arrived, in a table in the order in which the types come up; `None` unless a type
    /// has several points.
    fn type_table(&self, found: &CascadeResults) -> Option<Block> {
        if !shares_types(found) {
            return None;
        }
        let mut kinds: Vec<&String> = Vec::new();
        for kind in found
            .key_points
            .iter()
            .filter_map(|point| point.kind.as_ref())
        {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let say = |figure: Option<Figure>| figure.map(|figure| self.figure(figure));
        let rows = kinds
            .into_iter()
            .filter_map(|kind| found.by_type.get(kind))
            .filter_map(|result| {
                Some(vec![
                    result.label.clone(),
                    say(result.intact)?,
                    say(result.changed)?,
                    say(result.lost)?,
                ])
            });
        let rows: Vec<Vec<String>> = rows.collect();
        let number = |key: &str| Column {
            title: self.word(key),
            align: Align::Right,
        };
        let columns = vec![
            Column {
                title: self.word("summary-kind"),
                align: Align::Left,
            },
            number("summary-intact"),
            number("summary-changed"),
            number("summary-lost"),
        ];
        (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
    }

    fn additions(&self, found: &CascadeResults) -> Vec<Block> {
        let of = |level: &LevelResult| -> Vec<Entry> {
            let entry = |text: &crate::domain::text::Clean| Entry {
                text: text.to_string(),
                by: Some(level.name.clone()),
            };
            level.additions.iter().map(entry).collect()
        };
        let entries: Vec<Entry> = found.levels.iter().flat_map(of).collect();
        if entries.is_empty() {
            return Vec::new();
        }
        vec![
            Block::Text(self.word("summary-additions")),
            Block::Quotes(entries),
        ]
    }

    /// How the way down compares with the way up, in a sentence; `None` if the script does not compare them.
    fn both_ways(&self, script: &Cascade, found: &CascadeResults) -> Option<String> {
        let (index, _) = self.state().workshop().step(script.compare.as_ref()?)?;
        let Some(StepResults::Cascade(other)) = self.found(index) else {
            return None;
        };
        let (here, there) = (found.levels.last()?, other.levels.last()?);
        let apart = asymmetry(found, other)?.abs() * 100.0;
        let key = directed("summary-both-ways", script);
        let args = [
            (
                "here",
                found.share(here).answered()?.said(self.words).into(),
            ),
            (
                "there",
                other.share(there).answered()?.said(self.words).into(),
            ),
            ("points", small(apart, 0, self.words).into()),
            ("softened", self.figure(here.changed?).into()),
        ];
        Some(self.words.with(&key, &args))
    }
}

/// Whether any type has more than one point.
fn shares_types(found: &CascadeResults) -> bool {
    let typed = found.key_points.iter().filter(|point| point.kind.is_some());
    typed.count() > found.by_type.len()
}

/// The key of words that are about key points on their way down, or about signals on their way up.
fn directed(key: &str, script: &Cascade) -> String {
    match script.direction {
        Direction::Down => format!("{key}-down"),
        Direction::Up => format!("{key}-up"),
    }
}

/// The marks of a point: for each level, the mark in each chain.
fn marks(point: &PointResult, levels: usize) -> Vec<Vec<Option<Mark>>> {
    let read = |sign: Option<char>| {
        [Mark::Intact, Mark::Changed, Mark::Lost]
            .into_iter()
            .find(|mark| Some(mark.sign()) == sign)
    };
    let at = |level: usize| {
        point
            .marks_by_chain
            .iter()
            .map(|marks| read(marks.chars().nth(level)))
            .collect()
    };
    (0..levels).map(at).collect()
}
