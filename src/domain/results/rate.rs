//! The arithmetic of individual scores: middle, spread, agreement, gaps and the Net Promoter Score.

use std::collections::BTreeMap;

use serde::Serialize;

use super::item::Item;
use super::number::{count, share};
use crate::domain::event::ItemId;
use crate::domain::words::MINUS;
use crate::domain::workshop::Analysis;

/// Groups smaller than this are not shown apart.
pub const SMALLEST_GROUP: u32 = 5;
/// Below this many scores a figure is an indication, no benchmark.
pub const INDICATION_BELOW: u32 = 30;
/// More scores in one cell than any room has people.
pub const MOST_SCORES: usize = 10_000;

/// What was scored, on which scale, and the scores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateInput {
    /// The items in their own order.
    pub items: Vec<Item>,
    /// The ids of the aspects; none: the item itself.
    pub aspects: Vec<String>,
    /// The ids of the groups kept apart; none: everyone together.
    pub groups: Vec<String>,
    /// The lowest and the highest score.
    pub scale: (i32, i32),
    /// How the scores are read.
    pub analysis: Analysis,
    /// Scores by item, aspect and group; an empty id where the step has no aspects or groups.
    pub scores: BTreeMap<(ItemId, String, String), Vec<i32>>,
}

/// The figures of a step of scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateResults {
    /// The lowest score of the scale.
    pub low: i32,
    /// The highest score of the scale.
    pub high: i32,
    /// Per item, aspect and group, in that order.
    pub cells: Vec<RateCell>,
    /// Per item and aspect with the groups taken together; the same as `cells` without groups.
    pub overall: Vec<RateCell>,
    /// Per item, where there are two aspects.
    pub gaps: Vec<Gap>,
    /// Per item and aspect, where there are two groups.
    pub blind_spots: Vec<BlindSpot>,
}

/// The figures of one set of scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateCell {
    /// The item.
    pub item: ItemId,
    /// What it says.
    pub label: String,
    /// The aspect's id.
    pub aspect: Option<String>,
    /// The group's id; `None`: everyone.
    pub group: Option<String>,
    /// How many scores.
    pub n: u32,
    /// The mean.
    pub mean: Option<f64>,
    /// The median; the mean of the middle two for an even count.
    pub median: Option<f64>,
    /// The lowest.
    pub min: Option<i32>,
    /// The highest.
    pub max: Option<i32>,
    /// The spread: the standard deviation of the scores as a whole population.
    pub sd: Option<f64>,
    /// `1 − sd² / ((high − low)/2)²`: 1 when all are equal, 0 with half at each end.
    pub agreement: Option<f64>,
    /// What that agreement is called.
    pub band: Option<Band>,
    /// How many gave each score that was given.
    pub histogram: BTreeMap<i32, u32>,
    /// The Net Promoter Score, where the step asks for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nps: Option<Nps>,
}

/// What an agreement is called. A signal to talk, not a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// 0.85 and more.
    Shared,
    /// From 0.50.
    Mixed,
    /// Below 0.50.
    Divided,
}

impl Band {
    /// The band of an agreement.
    pub fn of(agreement: f64) -> Self {
        match agreement {
            a if a >= 0.85 => Self::Shared,
            a if a >= 0.50 => Self::Mixed,
            _ => Self::Divided,
        }
    }

    /// Its name in files and in the keys of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Mixed => "mixed",
            Self::Divided => "divided",
        }
    }
}

/// A Net Promoter Score: 9–10 promotes, 7–8 is passive, 0–6 detracts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Nps {
    /// Scores 9 and 10.
    pub promoters: u32,
    /// Scores 7 and 8.
    pub passives: u32,
    /// Scores 0 to 6.
    pub detractors: u32,
    /// `100 × (promoters − detractors) / n`, −100..100, unrounded.
    pub score: Option<f64>,
    /// Its standard error, in points, were the room a sample: `100 × √(p + d − (p − d)²) / √n`.
    pub standard_error: Option<f64>,
    /// Half the width of its 95 % interval, in points.
    pub margin: Option<f64>,
    /// Points the score moves when one person moves one class: `100 / n`.
    pub one_person: Option<f64>,
}

/// The difference between an item's two aspects.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// The item.
    pub item: ItemId,
    /// What it says.
    pub label: String,
    /// Mean of the first aspect less mean of the second.
    pub gap: Option<f64>,
    /// On which side of the scale's middle each aspect lies.
    pub quadrant: Option<[Side; 2]>,
}

/// A side of the middle of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Strictly above the middle.
    High,
    /// At the middle or below.
    Low,
}

/// The difference between two groups that scored the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlindSpot {
    /// The item.
    pub item: ItemId,
    /// What it says.
    pub label: String,
    /// The aspect's id.
    pub aspect: Option<String>,
    /// Mean of the first group less mean of the second; `None` too where a group is too small to show apart.
    pub difference: Option<f64>,
}

/// Computes every figure of §3.2 `rate`.
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

/// The mean of scores; `None` of none.
pub fn mean(scores: &[i32]) -> Option<f64> {
    let sum: f64 = scores.iter().copied().map(f64::from).sum();
    (!scores.is_empty()).then(|| sum / f64::from(count(scores.len())))
}

fn median(sorted: &[i32]) -> Option<f64> {
    let high = *sorted.get(sorted.len() / 2)?;
    let low = sorted[(sorted.len() - 1) / 2];
    Some(f64::midpoint(low.into(), high.into()))
}

/// How far scores lie from their mean, as a standard deviation; `None` of none.
pub fn deviation(scores: &[i32]) -> Option<f64> {
    let mean = mean(scores)?;
    let squares: f64 = scores
        .iter()
        .map(|score| (f64::from(*score) - mean).powi(2))
        .sum();
    Some((squares / f64::from(count(scores.len()))).sqrt())
}

/// Agreement on a scale with this spread: the variance against the largest there can be, half at each end.
pub fn agreement(sd: f64, (low, high): (i32, i32)) -> Option<f64> {
    let half = (f64::from(high) - f64::from(low)) / 2.0;
    (half > 0.0).then(|| 1.0 - sd.powi(2) / half.powi(2))
}

/// The Net Promoter Score of scores 0–10.
pub fn nps(scores: &[i32]) -> Nps {
    let among = |range: std::ops::RangeInclusive<i32>| {
        count(scores.iter().filter(|s| range.contains(s)).count())
    };
    let (promoters, passives, detractors) =
        (among(9..=i32::MAX), among(7..=8), among(i32::MIN..=6));
    let n = promoters + passives + detractors;
    let balance = share(promoters, n)
        .zip(share(detractors, n))
        .map(|(p, d)| (p - d, p + d));
    let standard_error = balance
        .map(|(less, plus)| 100.0 * (plus - less * less).max(0.0).sqrt() / f64::from(n).sqrt());
    Nps {
        promoters,
        passives,
        detractors,
        score: balance
            .map(|_| 100.0 * (f64::from(promoters) - f64::from(detractors)) / f64::from(n)),
        standard_error,
        margin: standard_error.map(|error| 1.96 * error),
        one_person: share(100, n),
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
    /// Leaves of so few scores only how many there are and their mean, which point at no one.
    pub fn keep_totals(&mut self) {
        *self = Self {
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
    /// The cells a client may see: per group where every group that scored an item's aspect is large enough, else
    /// with the groups taken together. Showing the large group beside the whole would give the small one away.
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

/// A Net Promoter Score as it is said: a whole number with its sign, half away from zero.
pub fn signed(score: f64) -> String {
    let rounded = score.round();
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded:+.0}").replace('-', MINUS)
    }
}

/// Why typed scores cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScoreFault {
    /// Not a whole number, nor one with a count.
    #[error("{token:?} is no score from {low} to {high}")]
    Unreadable {
        /// What was typed.
        token: String,
        /// The lowest score.
        low: i32,
        /// The highest score.
        high: i32,
    },
    /// A number beyond the scale.
    #[error("{token:?} is outside the scale from {low} to {high}")]
    OffScale {
        /// What was typed.
        token: String,
        /// The lowest score.
        low: i32,
        /// The highest score.
        high: i32,
    },
    /// More scores than any room has people.
    #[error("{token:?} makes more than {MOST_SCORES} scores")]
    TooMany {
        /// What was typed.
        token: String,
    },
}

/// Scores as they are typed: `9x4 7 5`.
pub fn as_typed(scores: &[i32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for run in scores.chunk_by(|a, b| a == b) {
        let Some(score) = run.first() else { continue };
        parts.push(if run.len() == 1 {
            score.to_string()
        } else {
            format!("{score}x{}", run.len())
        });
    }
    parts.join(" ")
}

/// Reads scores as they are typed: `8 9 7 7 10` or `9x4 7x2`, with blanks, commas or semicolons between.
pub fn parse_scores(text: &str, (low, high): (i32, i32)) -> Result<Vec<i32>, ScoreFault> {
    let mut scores = Vec::new();
    let separator = |c: char| c.is_whitespace() || c == ',' || c == ';';
    for token in text.split(separator).filter(|token| !token.is_empty()) {
        let unreadable = || ScoreFault::Unreadable {
            token: token.to_owned(),
            low,
            high,
        };
        let (score, times) = token.split_once(['x', 'X', '×']).unwrap_or((token, "1"));
        let score: i32 = score.parse().map_err(|_| unreadable())?;
        let times: usize = times.parse().map_err(|_| unreadable())?;
        if !(low..=high).contains(&score) {
            return Err(ScoreFault::OffScale {
                token: token.to_owned(),
                low,
                high,
            });
        }
        if times > MOST_SCORES - scores.len() {
            return Err(ScoreFault::TooMany {
                token: token.to_owned(),
            });
        }
        scores.extend(std::iter::repeat_n(score, times));
    }
    Ok(scores)
}

#[cfg(test)]
#[path = "rate_tests.rs"]
mod tests;
