//! What became of a message on its way through the levels.

use std::collections::BTreeMap;

use serde::Serialize;

use super::item::Item;
use super::measured::Measured;
use super::number::Figure;
use super::share::{Counted, Share};
use crate::domain::event::{ItemId, Mark};
use crate::domain::statistics::{count, share};
use crate::domain::text::Clean;

/// The share of details that survives one retelling according to the literature, lowest and highest: 70 % is lost in
/// five to six retellings.
pub const YARDSTICK: (f64, f64) = (0.786, 0.818);

/// What is known of a cascade, from which its figures are computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CascadeInput {
    /// The key points, each with the id and the label of its type if it has one.
    pub points: Vec<(Item, Option<(String, String)>)>,
    /// The levels, in the order the message reached them.
    pub levels: Vec<LevelInput>,
    /// The chains side by side. Each holds a list of points, and each point a mark for every level.
    pub chains: Vec<Vec<Vec<Option<Mark>>>>,
    /// How many points the room predicted would arrive, on average; `None` if it predicted nothing.
    pub predicted: Option<f64>,
}

/// What is known of one level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelInput {
    /// What the level is called.
    pub name: String,
    /// Seconds its box ran; `None` if it had none.
    pub used_seconds: Option<u64>,
    /// What it heard but nobody said, in all chains together.
    pub additions: Vec<Clean>,
}

/// What became of the message. With two chains, every figure is their mean.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CascadeResults {
    /// The key points, in their own order.
    pub key_points: Vec<PointResult>,
    /// The levels, in the order the message reached them.
    pub levels: Vec<LevelResult>,
    /// The names of the levels at which the most points were lost or damaged; several when they tie.
    pub biggest_loss: Vec<String>,
    /// How many points were lost or damaged at each of them.
    pub biggest_loss_points: Option<Figure>,
    /// How the points of each type arrived, by the id of the type.
    pub by_type: BTreeMap<String, TypeResult>,
    /// The points that were damaged before any other.
    pub fragile: Vec<ItemId>,
    /// How many points the room predicted would arrive intact, on average.
    pub predicted_mean: Option<f64>,
    /// That prediction less the number of points that arrived intact.
    pub optimism_gap: Option<f64>,
    /// The share of points that one level keeps on average, 0 to 1: the L-th root of survival at the last of L levels.
    pub mean_hop_retention: Option<f64>,
    /// How many key points there are, also those an audience may not see.
    #[serde(skip)]
    pub points: u32,
    /// How many chains ran side by side.
    pub chains: u32,
    /// Whether every point is marked at every level of every chain.
    pub complete: bool,
}

/// What became of one key point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointResult {
    /// The item that the key point is.
    pub item: ItemId,
    /// What it says.
    pub text: String,
    /// The id of its type; `None` if it has none.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The label of its type; `None` if it has none.
    pub type_label: Option<String>,
    /// Its marks in the first chain, one sign for each level: `=`, `~` or `-`, and `?` where it is not marked.
    pub marks: String,
    /// Its marks in every chain, written the same way.
    pub marks_by_chain: Vec<String>,
    /// How it arrived at the last level, in the worse of the chains; `None` while that is not known.
    #[serde(rename = "final", serialize_with = "name")]
    pub arrived: Option<Mark>,
    /// The name of the first level at which it was no longer intact; `None` if there is none.
    pub first_damage: Option<String>,
    /// The name of the first level at which it was lost; `None` if there is none.
    pub first_lost: Option<String>,
}

/// What one level passed on. A figure is `None` while a point it depends on is not marked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelResult {
    /// What the level is called.
    pub name: String,
    /// How many points are intact here.
    pub intact: Option<Figure>,
    /// How many points are changed here.
    pub changed: Option<Figure>,
    /// How many points are lost here.
    pub lost: Option<Figure>,
    /// Share of points that are intact, 0 to 1.
    pub survival: Option<f64>,
    /// Share of points that are intact or changed, 0 to 1.
    pub reach: Option<f64>,
    /// Share of points that are changed, 0 to 1. At the end of an upward message, these arrived softened.
    pub softened: Option<f64>,
    /// Of the points intact one level before, the share still intact here, 0 to 1.
    pub hop_retention: Option<f64>,
    /// How many points are intact here that were not intact one level before: repaired, or guessed.
    pub restored: Option<Figure>,
    /// How many fewer points are intact here than one level before.
    pub loss: Option<Figure>,
    /// How many points are not marked here, in all chains together.
    pub unmarked: u32,
    /// What it heard but nobody said.
    pub additions: Vec<Clean>,
    /// Seconds its box ran; `None` if it had none.
    pub used_seconds: Option<u64>,
}

/// How the points of one type arrived at the last level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeResult {
    /// What the type is called.
    pub label: String,
    /// How many are intact.
    pub intact: Option<Figure>,
    /// How many are changed.
    pub changed: Option<Figure>,
    /// How many are lost.
    pub lost: Option<Figure>,
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature serde calls"
)]
fn name<S: serde::Serializer>(mark: &Option<Mark>, serializer: S) -> Result<S::Ok, S::Error> {
    mark.map(Mark::name).serialize(serializer)
}

impl CascadeResults {
    /// Whether any point is marked at any level.
    pub fn is_marked(&self) -> bool {
        let mut marks = self
            .key_points
            .iter()
            .flat_map(|point| &point.marks_by_chain);
        marks.any(|marks| marks.contains(['=', '~', '-']))
    }

    /// How many of the key points are intact at a level.
    pub fn share(&self, level: &LevelResult) -> Measured<Share> {
        let intact = level.intact.map(|Figure(intact)| intact);
        intact.map_or(Measured::NotAnswered, |intact| {
            Share::of(intact, (self.points, self.points), Counted::Points)
        })
    }
}

/// Computes every figure of a cascade.
pub fn cascade(input: &CascadeInput) -> CascadeResults {
    let tallies: Vec<Vec<Option<Tally>>> = (0..input.levels.len())
        .map(|level| input.chains.iter().map(|c| Tally::of(c, level)).collect())
        .collect();
    let key_points = input
        .points
        .iter()
        .enumerate()
        .map(|(n, point)| point_result(input, n, point))
        .collect();
    let by_type = by_type(input);
    let fragile = fragile(input);
    let has_points = !input.points.is_empty() && !input.chains.is_empty();
    let unmarked = |level: usize| {
        let marks = input.chains.iter().flatten().map(|row| row.get(level));
        count(marks.filter(|mark| !matches!(mark, Some(Some(_)))).count())
    };
    let levels: Vec<LevelResult> = (0..)
        .zip(&input.levels)
        .map(|(n, level)| level_result(level, unmarked(n), &tallies[n]))
        .collect();
    let complete = has_points && levels.iter().all(|level| level.unmarked == 0);
    let arrived = levels.last().and_then(|level| level.intact);
    let survival = levels
        .last()
        .and_then(|level| level.survival)
        .filter(|survival| *survival > 0.0);
    let (biggest_loss, biggest_loss_points) = if complete {
        biggest_loss(&levels)
    } else {
        (Vec::new(), None)
    };
    CascadeResults {
        key_points,
        biggest_loss,
        biggest_loss_points,
        by_type,
        fragile,
        predicted_mean: input.predicted,
        optimism_gap: input
            .predicted
            .zip(arrived)
            .map(|(predicted, Figure(arrived))| predicted - arrived),
        mean_hop_retention: survival
            .map(|survival| survival.powf(1.0 / f64::from(count(levels.len())))),
        points: count(input.points.len()),
        chains: count(input.chains.len()),
        complete,
        levels,
    }
}

/// How many points of one chain are intact, changed and lost at one level.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    points: u32,
    intact: u32,
    changed: u32,
    lost: u32,
    /// How many points are intact one level before; `None` while one of them is not marked there.
    before: Option<u32>,
    /// How many of those are intact here too.
    kept: u32,
}

impl Tally {
    /// Counts one level; `None` if there are no points, or while one is not marked.
    fn of(chain: &[Vec<Option<Mark>>], level: usize) -> Option<Self> {
        let mut tally = Self {
            before: Some(0),
            ..Self::default()
        };
        for row in chain {
            let mark = row.get(level).copied().flatten()?;
            let before = match level.checked_sub(1) {
                None => Some(true),
                Some(above) => row
                    .get(above)
                    .copied()
                    .flatten()
                    .map(|mark| mark == Mark::Intact),
            };
            tally.points += 1;
            tally.intact += u32::from(mark == Mark::Intact);
            tally.changed += u32::from(mark == Mark::Changed);
            tally.lost += u32::from(mark == Mark::Lost);
            tally.before = tally
                .before
                .zip(before)
                .map(|(sum, before)| sum + u32::from(before));
            tally.kept += u32::from(mark == Mark::Intact && before == Some(true));
        }
        (tally.points > 0).then_some(tally)
    }
}

fn level_result(level: &LevelInput, unmarked: u32, chains: &[Option<Tally>]) -> LevelResult {
    let chains: Option<Vec<Tally>> = chains.iter().copied().collect();
    let chains = chains.filter(|chains| !chains.is_empty());
    let of = |figure: fn(&Tally) -> Option<f64>| {
        chains
            .as_ref()
            .and_then(|chains| mean(chains.iter().map(figure)))
    };
    let hops = chains
        .iter()
        .flatten()
        .filter_map(|t| Some(f64::from(t.kept) / f64::from(t.before.filter(|n| *n > 0)?)));
    let defined: Vec<f64> = hops.collect();
    let before_is_known = chains.iter().flatten().all(|tally| tally.before.is_some());
    LevelResult {
        name: level.name.clone(),
        intact: of(|t| Some(t.intact.into())).map(Figure),
        changed: of(|t| Some(t.changed.into())).map(Figure),
        lost: of(|t| Some(t.lost.into())).map(Figure),
        survival: of(|t| share(t.intact, t.points)),
        reach: of(|t| share(t.intact + t.changed, t.points)),
        softened: of(|t| share(t.changed, t.points)),
        hop_retention: mean(defined.into_iter().map(Some)).filter(|_| before_is_known),
        restored: of(|t| t.before.map(|_| f64::from(t.intact - t.kept))).map(Figure),
        loss: of(|t| {
            t.before
                .map(|before| f64::from(before) - f64::from(t.intact))
        })
        .map(Figure),
        unmarked,
        additions: level.additions.clone(),
        used_seconds: level.used_seconds,
    }
}

/// The mean of all values; `None` if one is missing or there are none.
fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let values: Vec<f64> = values.collect::<Option<_>>()?;
    let sum: f64 = values.iter().sum();
    (!values.is_empty()).then(|| sum / f64::from(count(values.len())))
}

fn biggest_loss(levels: &[LevelResult]) -> (Vec<String>, Option<Figure>) {
    let losses = || {
        levels
            .iter()
            .filter_map(|level| Some((level, level.loss?.0)))
    };
    let most = losses().map(|(_, loss)| loss).fold(0.0, f64::max);
    if most <= 0.0 {
        return (Vec::new(), None);
    }
    let tied = losses().filter(|(_, loss)| (loss - most).abs() < 1e-9);
    (
        tied.map(|(level, _)| level.name.clone()).collect(),
        Some(Figure(most)),
    )
}

fn point_result(
    input: &CascadeInput,
    n: usize,
    (item, kind): &(Item, Option<(String, String)>),
) -> PointResult {
    let levels = input.levels.len();
    let sign = |mark: Option<Mark>| mark.map_or('?', Mark::sign);
    let rows: Vec<&[Option<Mark>]> = rows(input, n).collect();
    let signs: Vec<String> = rows
        .iter()
        .map(|row| (0..levels).map(|l| sign(at(row, l))).collect())
        .collect();
    let named = |level: Option<usize>| Some(input.levels.get(level?)?.name.clone());
    PointResult {
        item: item.id.clone(),
        text: item.label.clone(),
        kind: kind.as_ref().map(|(id, _)| id.clone()),
        type_label: kind.as_ref().map(|(_, label)| label.clone()),
        marks: signs.first().cloned().unwrap_or_else(|| "?".repeat(levels)),
        marks_by_chain: signs,
        arrived: arrived(&rows, levels),
        first_damage: named(first(&rows, levels, |mark| mark != Mark::Intact)),
        first_lost: named(first(&rows, levels, |mark| mark == Mark::Lost)),
    }
}

fn rows(input: &CascadeInput, point: usize) -> impl Iterator<Item = &[Option<Mark>]> {
    input
        .chains
        .iter()
        .map(move |chain| chain.get(point).map_or(&[][..], Vec::as_slice))
}

fn at(row: &[Option<Mark>], level: usize) -> Option<Mark> {
    row.get(level).copied().flatten()
}

/// How a point arrived, in the worst of the chains; `None` while it is not marked at the last level of each.
fn arrived(rows: &[&[Option<Mark>]], levels: usize) -> Option<Mark> {
    let last = levels.checked_sub(1)?;
    let marks: Vec<Mark> = rows
        .iter()
        .map(|row| at(row, last))
        .collect::<Option<_>>()?;
    [Mark::Lost, Mark::Changed, Mark::Intact]
        .into_iter()
        .find(|mark| marks.contains(mark))
}

/// The first level at which `holds` is true of a mark in any chain. `None` if there is none, or if a level before it is
/// not marked, so that it could still be that one.
fn first(rows: &[&[Option<Mark>]], levels: usize, holds: fn(Mark) -> bool) -> Option<usize> {
    for level in 0..levels {
        let marks: Option<Vec<Mark>> = rows.iter().map(|row| at(row, level)).collect();
        if marks?.into_iter().any(holds) {
            return Some(level);
        }
    }
    None
}

fn fragile(input: &CascadeInput) -> Vec<ItemId> {
    let damage = |n: usize| {
        let rows: Vec<&[Option<Mark>]> = rows(input, n).collect();
        first(&rows, input.levels.len(), |mark| mark != Mark::Intact)
    };
    let damaged: Vec<(usize, &ItemId)> = input
        .points
        .iter()
        .enumerate()
        .filter_map(|(n, (item, _))| Some((damage(n)?, &item.id)))
        .collect();
    let earliest = damaged.iter().map(|(level, _)| *level).min();
    damaged
        .into_iter()
        .filter(|(level, _)| Some(*level) == earliest)
        .map(|(_, item)| item.clone())
        .collect()
}

fn by_type(input: &CascadeInput) -> BTreeMap<String, TypeResult> {
    let Some(last) = input.levels.len().checked_sub(1) else {
        return BTreeMap::new();
    };
    let mut members: BTreeMap<&str, (&str, Vec<usize>)> = BTreeMap::new();
    for (n, (_, kind)) in input.points.iter().enumerate() {
        if let Some((id, label)) = kind {
            members
                .entry(id)
                .or_insert_with(|| (label, Vec::new()))
                .1
                .push(n);
        }
    }
    let result = |label: &str, points: &[usize]| {
        let rows_of = |chain: &Vec<Vec<Option<Mark>>>| -> Option<Tally> {
            let only: Vec<Vec<Option<Mark>>> = points
                .iter()
                .filter_map(|n| chain.get(*n).cloned())
                .collect();
            Tally::of(&only, last)
        };
        let chains: Vec<Option<Tally>> = input.chains.iter().map(rows_of).collect();
        let of = |figure: fn(Tally) -> u32| {
            mean(chains.iter().map(|t| t.map(|t| figure(t).into()))).map(Figure)
        };
        TypeResult {
            label: label.to_owned(),
            intact: of(|t| t.intact),
            changed: of(|t| t.changed),
            lost: of(|t| t.lost),
        }
    };
    members
        .into_iter()
        .map(|(id, (label, points))| (id.to_owned(), result(label, &points)))
        .collect()
}

/// How much better a message survives on the way down than signals do on the way up: survival at the last level of the
/// first less that of the second, −1 to 1.
pub fn asymmetry(down: &CascadeResults, up: &CascadeResults) -> Option<f64> {
    Some(down.levels.last()?.survival? - up.levels.last()?.survival?)
}

/// The share of details that survives `hops` retellings according to the literature, lowest and highest, 0 to 1.
pub fn yardstick(hops: u32) -> (f64, f64) {
    (YARDSTICK.0.powf(hops.into()), YARDSTICK.1.powf(hops.into()))
}

#[cfg(test)]
#[path = "cascade_tests.rs"]
mod tests;
