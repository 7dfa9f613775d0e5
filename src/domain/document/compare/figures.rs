//! The figures of two sessions that can be compared, and how each is read and written.

use super::super::source::Source;
use crate::domain::audience::Audience;
use crate::domain::results::collect::ChoiceCounts;
use crate::domain::results::rate::{RateResults, SMALLEST_GROUP, signed};
use crate::domain::results::{StepResults, percent};
use crate::domain::words::Words;
use crate::domain::workshop::{FieldKind, Kind, Rate, StepIndex};

/// How a figure is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// A mean on a scale with this lowest and highest score.
    Mean(f64, f64),
    /// Points of a Net Promoter Score, −100 to 100.
    Points,
    /// A share, 0 to 1.
    Share,
}

impl Measure {
    /// Where a value is between the ends of its scale, 0 to 1.
    pub(super) fn at(self, value: f64) -> f64 {
        let share = match self {
            Self::Mean(low, high) => (value - low) / (high - low).max(1.0),
            Self::Points => (value + 100.0) / 200.0,
            Self::Share => value,
        };
        share.clamp(0.0, 1.0)
    }

    /// By how much one person of `n` can move the figure: by one score, one class of the Net Promoter Score, or one
    /// choice.
    pub(super) fn one(self, n: u32) -> f64 {
        match self {
            Self::Mean(..) | Self::Share => 1.0 / f64::from(n.max(1)),
            Self::Points => 100.0 / f64::from(n.max(1)),
        }
    }

    pub(super) fn say(self, value: f64, words: &Words) -> String {
        match self {
            Self::Mean(..) => words.decimal(value, 1),
            Self::Points => signed(value),
            Self::Share => percent(value, words),
        }
    }

    /// A value rounded as it is written: a mean to tenths, points and shares to whole ones.
    pub(super) fn said(self, value: f64) -> f64 {
        match self {
            Self::Mean(..) => (value * 10.0).round() / 10.0,
            Self::Points => value.round(),
            Self::Share => (value * 100.0).round(),
        }
    }

    /// A difference in words, without its sign; that of shares is in percentage points.
    pub(super) fn difference(self, by: f64, words: &Words) -> String {
        let decimals = usize::from(matches!(self, Self::Mean(..)));
        let number = words.decimal(by.abs(), decimals);
        if self == Self::Share {
            words.with("compare-points", &[("n", number.into())])
        } else {
            number
        }
    }

    /// The marks on its scale: where they are, 0 to 1, and what is written there.
    pub(super) fn ticks(self, words: &Words) -> Vec<(f64, String)> {
        let marks = match self {
            Self::Mean(low, high) => [low, f64::midpoint(low, high), high],
            Self::Points => [-100.0, 0.0, 100.0],
            Self::Share => [0.0, 0.5, 1.0],
        };
        let say = |mark: f64| match self {
            Self::Mean(..) => words.number(mark, 1),
            Self::Points | Self::Share => self.say(mark, words),
        };
        marks.map(|mark| (self.at(mark), say(mark))).into()
    }
}

/// A figure of one session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SessionFigure {
    pub(super) value: f64,
    /// How many scores, dots, items or points it is computed from.
    pub(super) n: u32,
    /// Which of these it is computed from.
    pub(super) of: Counted,
}

/// What a figure is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Scores,
    Dots,
    Items,
    Points,
}

impl Counted {
    /// The key of the words for a figure and how many it is computed from.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Scores => "compare-value",
            Self::Dots => "compare-value-dots",
            Self::Items => "compare-value-items",
            Self::Points => "compare-value-points",
        }
    }
}

/// The figures of the step at `index`: what each is about, how it is read, and the figure.
pub(super) fn figures(
    side: &Source<'_>,
    index: StepIndex,
) -> Vec<(String, Measure, SessionFigure)> {
    let Some((script, _)) = side.state().step(index) else {
        return Vec::new();
    };
    let Some(found) = side.results.get(index).and_then(Option::as_ref) else {
        return Vec::new();
    };
    match (found, &script.kind) {
        (StepResults::Rate(found), Kind::Rate(rate)) => scored(side, rate, found),
        (StepResults::Vote(found), _) => {
            let named = found.ranking.iter().map(|it| (&it.label, it.share));
            shares(named, found.dots_given, Counted::Dots)
        }
        (StepResults::Cluster(found), _) => {
            let grouped: u32 = found.themes.iter().map(|theme| theme.size).sum();
            let named = found.themes.iter().map(|theme| (&theme.name, theme.share));
            shares(named, grouped + found.unclustered, Counted::Items)
        }
        (StepResults::Cascade(found), _) => {
            let n = u32::try_from(found.key_points.len()).unwrap_or(u32::MAX);
            let named = found
                .levels
                .iter()
                .map(|level| (&level.name, level.survival));
            shares(named, n, Counted::Points)
        }
        (StepResults::Collect(found), _) => chosen(side, index, &found.counts, found.items.len()),
        (StepResults::Detail(found), _) => chosen(side, index, &found.counts, found.items.len()),
        _ => Vec::new(),
    }
}

/// The shares in the results of a step.
fn shares<'a>(
    named: impl Iterator<Item = (&'a String, Option<f64>)>,
    n: u32,
    of: Counted,
) -> Vec<(String, Measure, SessionFigure)> {
    named
        .filter_map(|(label, value)| Some(share_of(label.clone(), value?, n, of)))
        .collect()
}

fn share_of(label: String, value: f64, n: u32, of: Counted) -> (String, Measure, SessionFigure) {
    (label, Measure::Share, SessionFigure { value, n, of })
}

/// The means of scores, or their Net Promoter Scores if the step asks for these.
fn scored(
    side: &Source<'_>,
    rate: &Rate,
    found: &RateResults,
) -> Vec<(String, Measure, SessionFigure)> {
    let mean = Measure::Mean(f64::from(found.low), f64::from(found.high));
    let least = match side.view.audience {
        Audience::Client => SMALLEST_GROUP,
        Audience::Facilitator => 1,
    };
    let cells = found.overall.iter().filter(|cell| cell.n >= least);
    let figures = cells.filter_map(|cell| {
        let label = side.cell_label(rate, cell);
        let (n, of) = (cell.n, Counted::Scores);
        if let Some(nps) = &cell.nps {
            let value = nps.score?;
            return Some((label, Measure::Points, SessionFigure { value, n, of }));
        }
        let value = cell.mean?;
        Some((label, mean, SessionFigure { value, n, of }))
    });
    figures.collect()
}

/// The share of the items that has each option.
fn chosen(
    side: &Source<'_>,
    index: StepIndex,
    counts: &ChoiceCounts,
    items: usize,
) -> Vec<(String, Measure, SessionFigure)> {
    let n = u32::try_from(items).unwrap_or(u32::MAX);
    let mut figures = Vec::new();
    for field in side.view.fields(index) {
        let (FieldKind::Choice(options), Some(counted)) = (&field.kind, counts.get(&field.id))
        else {
            continue;
        };
        for option in options {
            let count = counted.get(&option.id).copied().unwrap_or(0);
            let label = format!(
                "{}: {}",
                field.label.get(side.lang()),
                option.label.get(side.lang())
            );
            let value = f64::from(count) / f64::from(n.max(1));
            figures.push(share_of(label, value, n, Counted::Items));
        }
    }
    figures
}
