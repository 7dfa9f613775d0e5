//! Figures of individual scores: mean, spread, agreement, gaps and the Net Promoter Score.

use std::collections::BTreeMap;

use serde::Serialize;

use super::item::Item;
use super::measured::Measured;
use super::share::{Counted, Share};
use crate::domain::event::ItemId;
use crate::domain::statistics::{NetPromoterScore, agreement, count, deviation, mean, median, nps};
use crate::domain::words::{MINUS, Words};
use crate::domain::workshop::Analysis;

/// The fewest scores a group must have to be shown apart.
pub const SMALLEST_GROUP: u32 = 5;
/// The most items of which the spread of scores is shown.
pub const MOST_SPREAD: usize = 8;
/// A figure of fewer scores than this is an indication, not a benchmark.
pub const INDICATION_BELOW: u32 = 30;

/// What was scored, on which scale, and all scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateInput {
    /// The items, in their own order.
    pub items: Vec<Item>,
    /// The ids of the aspects; when empty, the items themselves were scored.
    pub aspects: Vec<String>,
    /// The ids of the groups kept apart; when empty, everyone is one group.
    pub groups: Vec<String>,
    /// The lowest and the highest score of the scale.
    pub scale: (i32, i32),
    /// Which figures are computed.
    pub analysis: Analysis,
    /// Scores by item, aspect and group. The id of the aspect or group is empty if the step has none.
    pub scores: BTreeMap<(ItemId, String, String), Vec<i32>>,
}

/// The figures of a `rate` step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateResults {
    /// The lowest score of the scale.
    pub low: i32,
    /// The highest score of the scale.
    pub high: i32,
    /// The figures of each item, aspect and group, in that order.
    pub cells: Vec<RateCell>,
    /// The figures of each item and aspect with all groups together; the same as `cells` if there are no groups.
    pub overall: Vec<RateCell>,
    /// The gap of each item, if there are exactly two aspects.
    pub gaps: Vec<Gap>,
    /// The difference of each item and aspect, if there are exactly two groups.
    pub blind_spots: Vec<BlindSpot>,
}

/// The figures of one set of scores. Those of no scores are `None`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateCell {
    /// The item that was scored.
    pub item: ItemId,
    /// What the item is called.
    pub label: String,
    /// The id of the aspect; `None` if the step has none.
    pub aspect: Option<String>,
    /// The id of the group; `None` for everyone.
    pub group: Option<String>,
    /// How many scores there are.
    pub n: u32,
    /// Their mean.
    pub mean: Option<f64>,
    /// Their median: for an even count, the mean of the middle two.
    pub median: Option<f64>,
    /// The lowest score given.
    pub min: Option<i32>,
    /// The highest score given.
    pub max: Option<i32>,
    /// Their spread: the standard deviation, with the scores as the whole population.
    pub sd: Option<f64>,
    /// How far the room agrees: `1 − sd² / ((high − low)/2)²`, which is 1 if all scores are equal and 0 if half are at
    /// each end.
    pub agreement: Option<f64>,
    /// What that agreement is called.
    pub band: Option<Band>,
    /// How many people gave each score; scores nobody gave are left out.
    pub histogram: BTreeMap<i32, u32>,
    /// The Net Promoter Score; `None` if the step does not ask for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nps: Option<NetPromoterScore>,
}

/// What an agreement is called. It is a reason to talk, not a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// 0.85 or more.
    Shared,
    /// 0.50 or more, but less than 0.85.
    Mixed,
    /// Less than 0.50.
    Divided,
}

impl Band {
    /// What this agreement is called.
    pub fn of(agreement: f64) -> Self {
        match agreement {
            a if a >= 0.85 => Self::Shared,
            a if a >= 0.50 => Self::Mixed,
            _ => Self::Divided,
        }
    }

    /// With how many decimals an agreement is written: two, or more where the figure would stand in another band than
    /// its name, as 0.847 would with two.
    pub fn decimals(agreement: f64) -> usize {
        let band = Self::of(agreement);
        let written = |(decimals, scale): &(usize, f64)| {
            let shown = (agreement * scale).round() / scale;
            (Self::of(shown) == band).then_some(*decimals)
        };
        let scales = [(2, 1e2), (3, 1e3), (4, 1e4), (5, 1e5)];
        scales.iter().find_map(written).unwrap_or(6)
    }

    /// Its name in files and in the keys of the locale files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Mixed => "mixed",
            Self::Divided => "divided",
        }
    }
}

/// The difference between an item's two aspects.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// The item that was scored.
    pub item: ItemId,
    /// What the item is called.
    pub label: String,
    /// Mean of the first aspect less the mean of the second; `None` if one of them was not scored.
    pub gap: Option<f64>,
    /// On which side of the middle of the scale each aspect lies.
    pub quadrant: Option<[Side; 2]>,
}

/// A side of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Above the middle.
    High,
    /// At the middle or below it.
    Low,
}

/// The difference between two groups that scored the same item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlindSpot {
    /// The item that was scored.
    pub item: ItemId,
    /// What the item is called.
    pub label: String,
    /// The id of the aspect; `None` if the step has none.
    pub aspect: Option<String>,
    /// Mean of the first group less the mean of the second; `None` also if one of them is too small to be shown apart.
    pub difference: Option<f64>,
}

/// Computes every figure of a `rate` step.
pub fn rate(input: &RateInput) -> RateResults {
    let none = [String::new()];
    let aspects = if input.aspects.is_empty() {
        &none[..]
    } else {
        &input.aspects
    };
    let groups = if input.groups.is_empty() {
        &none[..]
    } else {
        &input.groups
    };
    let (mut cells, mut overall, mut blind_spots) = (Vec::new(), Vec::new(), Vec::new());
    for item in &input.items {
        for aspect in aspects {
            let mut pooled = Vec::new();
            let first = cells.len();
            for group in groups {
                let scores = input
                    .scores
                    .get(&(item.id.clone(), aspect.clone(), group.clone()));
                let scores = scores.map_or(&[][..], Vec::as_slice);
                pooled.extend_from_slice(scores);
                cells.push(cell(input, item, (aspect, group), scores));
            }
            overall.push(cell(input, item, (aspect, ""), &pooled));
            if let [a, b] = &cells[first..]
                && !input.groups.is_empty()
            {
                blind_spots.push(blind_spot(a, b));
            }
        }
    }
    let gaps = match input.aspects.len() {
        2 => overall
            .chunks_exact(2)
            .map(|pair| gap(&pair[0], &pair[1], input.scale))
            .collect(),
        _ => Vec::new(),
    };
    RateResults {
        low: input.scale.0,
        high: input.scale.1,
        cells,
        overall,
        gaps,
        blind_spots,
    }
}

fn cell(input: &RateInput, item: &Item, (aspect, group): (&str, &str), scores: &[i32]) -> RateCell {
    let named = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let sd = deviation(&sorted);
    let agreement = sd.and_then(|sd| agreement(sd, input.scale));
    let mut histogram = BTreeMap::new();
    for score in &sorted {
        *histogram.entry(*score).or_default() += 1;
    }
    RateCell {
        item: item.id.clone(),
        label: item.label.clone(),
        aspect: named(aspect),
        group: named(group),
        n: count(sorted.len()),
        mean: mean(&sorted),
        median: median(&sorted),
        min: sorted.first().copied(),
        max: sorted.last().copied(),
        sd,
        agreement,
        band: agreement.map(Band::of),
        histogram,
        nps: (input.analysis == Analysis::Nps).then(|| nps(&sorted)),
    }
}

fn gap(a: &RateCell, b: &RateCell, (low, high): (i32, i32)) -> Gap {
    let middle = f64::midpoint(low.into(), high.into());
    let side = |mean: f64| if mean > middle { Side::High } else { Side::Low };
    let means = a.mean.zip(b.mean);
    Gap {
        item: a.item.clone(),
        label: a.label.clone(),
        gap: means.map(|(a, b)| a - b),
        quadrant: means.map(|(a, b)| [side(a), side(b)]),
    }
}

fn blind_spot(a: &RateCell, b: &RateCell) -> BlindSpot {
    let shown = a.n >= SMALLEST_GROUP && b.n >= SMALLEST_GROUP;
    BlindSpot {
        item: a.item.clone(),
        label: a.label.clone(),
        aspect: a.aspect.clone(),
        difference: a.mean.zip(b.mean).filter(|_| shown).map(|(a, b)| a - b),
    }
}

impl RateCell {
    /// Drops all but the number of scores: of so few, even the mean gives each of them the other's score.
    pub fn keep_count(&mut self) {
        *self = Self {
            mean: None,
            median: None,
            min: None,
            max: None,
            sd: None,
            agreement: None,
            band: None,
            histogram: BTreeMap::new(),
            nps: None,
            ..self.clone()
        };
    }
}

impl RateResults {
    /// Drops every figure of fewer scores than a group must have to be shown, and what could be computed from it.
    pub fn keep_large(&mut self) {
        let is_small = |cell: &&RateCell| cell.n < SMALLEST_GROUP;
        for (pair, gap) in self.overall.chunks_exact(2).zip(&mut self.gaps) {
            if pair.iter().any(|cell| is_small(&cell)) {
                (gap.gap, gap.quadrant) = (None, None);
            }
        }
        let cells = self.cells.iter_mut().chain(&mut self.overall);
        cells
            .filter(|cell| cell.n < SMALLEST_GROUP)
            .for_each(RateCell::keep_count);
    }

    /// Drops what no screen of a room shows: medians, spreads and agreements in numbers and, of many items or of two
    /// aspects, who gave which score.
    pub fn keep_shown(&mut self) {
        let is_spread = self.gaps.is_empty() && self.overall.len() <= MOST_SPREAD;
        for cell in self.cells.iter_mut().chain(&mut self.overall) {
            (cell.median, cell.sd, cell.agreement) = (None, None, None);
            (cell.min, cell.max) = (None, None);
            if !is_spread || cell.nps.is_some() {
                cell.histogram.clear();
            }
        }
    }

    /// The cells a client may see. Groups are shown apart only if every group that scored the item's aspect is large
    /// enough: a large group beside the whole would give a small one away.
    pub fn shown(&self) -> Vec<&RateCell> {
        let groups = self.cells.len() / self.overall.len().max(1);
        let mut shown = Vec::new();
        for (whole, parts) in self.overall.iter().zip(self.cells.chunks(groups.max(1))) {
            let apart = parts
                .iter()
                .all(|part| part.n == 0 || part.n >= SMALLEST_GROUP);
            if apart {
                shown.extend(parts.iter().filter(|part| part.n > 0));
            } else {
                shown.push(whole);
            }
        }
        shown
    }
}

/// A mean of scores as people say it, wherever it stands: with one decimal, also where that is nought.
pub fn mean_said(mean: f64, words: &Words) -> String {
    words.decimal(mean, 1)
}

/// How many of the people who scored are in a class of a Net Promoter Score.
pub fn class_of(people: u32, cell: &RateCell) -> Measured<Share> {
    Share::of_all(people, cell.n, Counted::People)
}

/// A Net Promoter Score as people say it: a whole number with its sign, rounded half away from zero.
pub fn signed(score: f64) -> String {
    let rounded = score.round();
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded:+.0}").replace('-', MINUS)
    }
}

#[cfg(test)]
#[path = "rate_tests.rs"]
mod tests;
