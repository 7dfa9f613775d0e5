//! The figures of two sessions that can be compared, and how each is read and written.

use super::super::source::Source;
use crate::domain::audience::Audience;
use crate::domain::results::collect::ChoiceCounts;
use crate::domain::results::rate::{RateResults, SMALLEST_GROUP, mean_said, signed};
use crate::domain::results::{Measured, Share, StepResults, percent, small};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, Rate, StepIndex};

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

    /// By how much a single answer of `n` can move the figure, from one end of the scale to the other.
    pub(super) fn one(self, n: u32) -> f64 {
        let scale = match self {
            Self::Mean(low, high) => high - low,
            Self::Points => 200.0,
            Self::Share => 1.0,
        };
        scale / f64::from(n.max(1))
    }

    /// A difference in words, without its sign; that of shares is in percentage points.
    pub(super) fn difference(self, by: f64, words: &Words) -> String {
        match self {
            Self::Mean(..) => small(by.abs(), 1, words),
            Self::Points => small(by.abs(), 0, words),
            Self::Share => {
                let number = small(by.abs() * 100.0, 0, words);
                words.with("compare-points", &[("n", number.into())])
            }
        }
    }

    /// The marks on its scale: where they are, 0 to 1, and what is written there. Between counts of few people there are
    /// no per cents on the scale either.
    pub(super) fn ticks(self, in_per_cents: bool, words: &Words) -> Vec<(f64, String)> {
        let marks = match self {
            Self::Mean(low, high) => [low, f64::midpoint(low, high), high],
            Self::Points => [-100.0, 0.0, 100.0],
            Self::Share => [0.0, 0.5, 1.0],
        };
        let say = |mark: f64| match self {
            Self::Mean(..) => words.number(mark, 1),
            Self::Points => signed(mark),
            Self::Share if in_per_cents => percent(mark, words),
            Self::Share if mark.fract() > 0.0 => "½".to_owned(),
            Self::Share => words.number(mark, 0),
        };
        marks.map(|mark| (self.at(mark), say(mark))).into()
    }
}

/// A figure of one session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum SessionFigure {
    /// A mean or a Net Promoter Score of so many people.
    Score(f64, u32),
    /// A share, with what it is of.
    Share(Share),
}

impl SessionFigure {
    pub(super) fn value(self) -> f64 {
        match self {
            Self::Score(value, _) => value,
            Self::Share(share) => share.value(),
        }
    }

    /// How many scores, dots, items or points it is computed from.
    pub(super) fn n(self) -> u32 {
        match self {
            Self::Score(_, n) => n,
            Self::Share(share) => share.answered(),
        }
    }

    /// Whether so few answers are behind it that it says nothing beside another.
    pub(super) fn is_of_too_few(self) -> bool {
        let voices = match self {
            Self::Score(_, n) => n,
            Self::Share(share) => share.voices(),
        };
        voices < SMALLEST_GROUP
    }

    /// Whether a difference with another figure can be said in the unit of both.
    pub(super) fn has_unit(self) -> bool {
        match self {
            Self::Score(..) => true,
            Self::Share(share) => share.in_per_cents(),
        }
    }

    /// The figure as the summary of its own session says it.
    pub(super) fn said(self, measure: Measure, words: &Words) -> String {
        match (self, measure) {
            (Self::Share(share), _) => share.said(words),
            (Self::Score(value, _), Measure::Points) => signed(value),
            (Self::Score(value, _), _) => mean_said(value, words),
        }
    }

    /// The same with how many it is computed from.
    pub(super) fn with_n(self, measure: Measure, words: &Words) -> String {
        match self {
            Self::Share(share) => share.of_its_whole(words),
            Self::Score(_, n) => {
                let value = self.said(measure, words);
                words.with("compare-value", &[("value", value.into()), ("n", n.into())])
            }
        }
    }
}

/// What a figure is about, how it is read, and the figure itself, if there is one.
pub(super) struct Figure {
    pub(super) label: String,
    /// What the field is called of which it is an option; `None` if it is none.
    pub(super) field: Option<String>,
    pub(super) measure: Measure,
    /// The options of the script to choose from: of other options, a share is an answer to another question.
    pub(super) options: Vec<String>,
    pub(super) value: Measured<SessionFigure>,
}

/// The figures of the step at `index`.
pub(super) fn figures(side: &Source<'_>, index: StepIndex) -> Vec<Figure> {
    let (Some((script, _)), Some(found)) = (side.state().step(index), side.found(index)) else {
        return Vec::new();
    };
    match (found, &script.kind) {
        (StepResults::Rate(found), Kind::Rate(rate)) => scored(side, rate, found),
        (StepResults::Vote(found), _) => {
            let ranked = found.ranking.iter();
            let named = ranked.map(|it| (it.label.clone(), found.share(it)));
            shares(named, &[])
        }
        (StepResults::Cluster(found), _) => {
            let themes = found.themes.iter();
            shares(
                themes.map(|theme| (theme.name.clone(), found.share(theme))),
                &[],
            )
        }
        (StepResults::Cascade(found), _) => {
            let levels = found.levels.iter();
            shares(
                levels.map(|level| (level.name.clone(), found.share(level))),
                &[],
            )
        }
        (StepResults::Collect(found), _) => chosen(side, index, &found.counts),
        (StepResults::Detail(found), _) => chosen(side, index, &found.counts),
        _ => Vec::new(),
    }
}

fn shares(
    named: impl Iterator<Item = (String, Measured<Share>)>,
    options: &[String],
) -> Vec<Figure> {
    let figure = |(label, share): (String, Measured<Share>)| Figure {
        label,
        field: None,
        measure: Measure::Share,
        options: options.to_vec(),
        value: share.map(SessionFigure::Share),
    };
    named.map(figure).collect()
}

/// The means of scores, or their Net Promoter Scores if the step asks for these.
fn scored(side: &Source<'_>, rate: &Rate, found: &RateResults) -> Vec<Figure> {
    let least = match side.view.audience {
        Audience::Client | Audience::Room => SMALLEST_GROUP,
        Audience::Facilitator => 1,
    };
    let is_nps = rate.analysis == crate::domain::workshop::Analysis::Nps;
    let figure = |cell: &crate::domain::results::rate::RateCell| {
        let nps = cell.nps.as_ref().and_then(|nps| nps.score);
        let value = match if is_nps { nps } else { cell.mean } {
            _ if cell.n == 0 => Measured::NotAnswered,
            Some(value) if cell.n >= least => {
                Measured::Answered(SessionFigure::Score(value, cell.n))
            }
            _ => Measured::Withheld,
        };
        Figure {
            label: side.cell_label(rate, cell),
            field: None,
            measure: if is_nps {
                Measure::Points
            } else {
                Measure::Mean(f64::from(found.low), f64::from(found.high))
            },
            options: Vec::new(),
            value,
        }
    };
    found.overall.iter().map(figure).collect()
}

/// The share of the items with an answer that has each option, as in the summary.
fn chosen(side: &Source<'_>, index: StepIndex, counts: &ChoiceCounts) -> Vec<Figure> {
    let Some((script, _)) = side.state().step(index) else {
        return Vec::new();
    };
    let mut figures = Vec::new();
    for field in side.view.fields(index) {
        let (FieldKind::Choice(options), Some(counted)) = (&field.kind, counts.get(&field.id))
        else {
            continue;
        };
        // Items to choose from are those of the session.
        let is_scripted = |own: &&Field| own.id == field.id && own.kind == field.kind;
        let scripted = script
            .kind
            .fields()
            .into_iter()
            .any(|own| is_scripted(&own));
        let ids = options.iter().map(|option| option.id.clone());
        let ids: Vec<String> = ids.filter(|_| scripted).collect();
        let name = field.label.get(side.lang());
        let named = options.iter().map(|option| {
            let label = format!("{name}: {}", option.label.get(side.lang()));
            (label, counted.share(&option.id))
        });
        let of_field = shares(named, &ids).into_iter().map(|figure| Figure {
            field: Some(name.to_owned()),
            ..figure
        });
        figures.extend(of_field);
    }
    figures
}
