//! What the room's answers add up to: one file for each kind of step, plain values in and plain values out.
//!
//! What is undefined, such as the mean of no scores, is `None` here and `null` in the results document, never 0.

use serde::Serialize;

use super::event::Mark;
use super::statistics::count;
use super::words::Words;

pub mod actions;
pub mod cascade;
pub mod cluster;
pub mod collect;
pub mod detail;
pub mod figure;
pub mod headline;
mod item;
pub mod measured;
mod number;
pub mod rate;
mod say;
pub mod share;
mod standing;
mod step;
mod ties;
pub mod vote;

use actions::ActionResults;
use cascade::CascadeResults;
use cluster::ClusterResults;
use collect::CollectResults;
use detail::DetailResults;
use rate::RateResults;
use vote::VoteResults;

pub use headline::headline;
pub use item::Item;
pub use measured::Measured;
pub use number::Figure;
pub use say::{grouped, joined, percent, small};
pub use share::Share;
pub use standing::first;
pub use step::{day, local, measured, of_step};
pub use ties::ties;

/// The most key points that a headline quotes.
const MOST_SURVIVING: usize = 3;

/// The results of one step of any kind. In the results document they stand without the name of the variant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum StepResults {
    /// Of a `collect` step.
    Collect(CollectResults),
    /// Of a `cluster` step.
    Cluster(ClusterResults),
    /// Of a `rate` step.
    Rate(RateResults),
    /// Of a `vote` step.
    Vote(VoteResults),
    /// Of a `detail` step.
    Detail(DetailResults),
    /// Of a `cascade` step.
    Cascade(CascadeResults),
    /// Of an `actions` step.
    Actions(ActionResults),
}

impl StepResults {
    /// Whether anything was answered, be it with nought.
    pub fn is_answered(&self) -> bool {
        match self {
            Self::Collect(found) => !found.items.is_empty(),
            Self::Detail(found) => found.items.iter().any(|item| !item.fields.is_empty()),
            Self::Cluster(found) => !found.themes.is_empty(),
            Self::Rate(found) => found.overall.iter().any(|cell| cell.n > 0),
            Self::Vote(found) => found.is_counted,
            Self::Cascade(found) => found.is_marked(),
            Self::Actions(found) => !found.collected.items.is_empty(),
        }
    }

    /// A named figure as people say it, for a headline sentence; `None` if the step does not have that figure, or not
    /// yet.
    ///
    /// - `cascade`: `k`, `intact`, `arrived`, `survival`, `predicted`, `largest-loss`, `surviving`, `surviving-types`,
    ///   `softened`
    /// - `rate`: `n`, `mean`, `median`, `nps`, `gap`
    /// - `vote`: `top`
    /// - `detail`: `ratio`, `assumption`
    /// - `collect` and `actions`: `count`
    pub fn figure(&self, name: &str, words: &Words) -> Option<String> {
        match self {
            Self::Collect(found) => {
                (name == "count" && !found.items.is_empty()).then(|| found.items.len().to_string())
            }
            Self::Actions(found) => {
                (name == "count" && found.open > 0).then(|| found.open.to_string())
            }
            Self::Rate(found) => rate_figure(found, name, words),
            Self::Cluster(_) => None,
            Self::Vote(found) => (name == "top").then(|| top(found, words)).flatten(),
            Self::Detail(found) => detail_figure(found, name, words),
            Self::Cascade(found) => cascade_figure(found, name, words),
        }
    }
}

fn rate_figure(found: &RateResults, name: &str, words: &Words) -> Option<String> {
    let first = found.overall.first()?;
    match name {
        "n" => Some(first.n.to_string()).filter(|_| first.n > 0),
        "mean" => first.mean.map(|mean| rate::mean_said(mean, words)),
        "median" => first.median.map(|median| words.number(median, 1)),
        "nps" => first.nps.as_ref()?.score.map(rate::signed),
        "gap" => {
            let gaps: Vec<f64> = found.gaps.iter().filter_map(|gap| gap.gap).collect();
            let (known, all) = (gaps.len(), found.gaps.len());
            let mean = gaps.iter().sum::<f64>() / f64::from(count(known).max(1));
            let said = (known > 0).then(|| words.decimal(mean, 1))?;
            if known == all {
                return Some(said);
            }
            let args = [
                ("value", said.into()),
                ("n", known.into()),
                ("k", all.into()),
            ];
            Some(words.with("figure-partly", &args))
        }
        _ => None,
    }
}

fn top(found: &VoteResults, words: &Words) -> Option<String> {
    let dots: Vec<(&str, f64)> = found
        .ranking
        .iter()
        .map(|ranked| (ranked.label.as_str(), ranked.votes.into()))
        .collect();
    standing::highest(&dots).map(|(labels, _)| standing::named(&labels, words))
}

fn detail_figure(found: &DetailResults, name: &str, words: &Words) -> Option<String> {
    let (_, _, ratio) = found.widest()?;
    match name {
        "ratio" => Some(grouped(ratio, words)),
        "assumption" => Some(
            words
                .get(&format!("assumption-{}", found.assumption.name()))
                .into_owned(),
        ),
        _ => None,
    }
}

fn cascade_figure(found: &CascadeResults, name: &str, words: &Words) -> Option<String> {
    let last = found.levels.last()?;
    let number = |figure: Figure| words.number(figure.0, 1);
    match name {
        "k" => Some(found.key_points.len().to_string()).filter(|_| !found.key_points.is_empty()),
        "intact" => last.intact.map(number),
        "arrived" => last
            .intact
            .zip(last.changed)
            .map(|(a, b)| words.number(a.0 + b.0, 1)),
        "softened" => last.changed.map(number),
        "survival" => Some(found.share(last).answered()?.said(words)),
        "predicted" => found
            .predicted_mean
            .map(|mean| rate::mean_said(mean, words)),
        "largest-loss" => {
            let losses: Vec<(&str, f64)> = found
                .levels
                .iter()
                .filter_map(|level| Some((level.name.as_str(), level.loss?.0)))
                .collect();
            let (names, loss) = standing::highest(&losses)?;
            (found.complete && loss > 0.0).then(|| standing::named(&names, words))
        }
        "surviving" => surviving(found, words),
        "surviving-types" => {
            let survives = |kind: &&String| {
                let intact = found.by_type.get(*kind).and_then(|result| result.intact);
                intact.is_some_and(|intact| intact.0 > 0.0)
            };
            let mut labels: Vec<&str> = Vec::new();
            for point in &found.key_points {
                let Some(label) = point
                    .kind
                    .as_ref()
                    .filter(survives)
                    .and(point.type_label.as_deref())
                else {
                    continue;
                };
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
            (!labels.is_empty()).then(|| joined(&labels, words))
        }
        _ => None,
    }
}

/// The points that arrived intact, in their own words; `None` if there are none, or more than fit in a sentence.
fn surviving(found: &CascadeResults, words: &Words) -> Option<String> {
    let points = found.key_points.iter();
    let intact = points.filter(|point| point.arrived == Some(Mark::Intact));
    let texts: Vec<String> = intact.map(|point| words.quoted(&point.text)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    (1..=MOST_SURVIVING)
        .contains(&texts.len())
        .then(|| joined(&texts, words))
}

#[cfg(test)]
mod fixtures {
    use super::*;
    use crate::domain::event::{Fields, ItemId, Value};
    use crate::domain::text::{Clean, Text};
    use crate::domain::workshop::{Choice, Field, FieldKind};

    impl Item {
        pub(crate) fn row(n: u32, label: &str) -> Self {
            Self {
                id: ItemId::Row(n),
                label: label.to_owned(),
            }
        }
    }

    pub(super) fn field(id: &str, kind: FieldKind) -> Field {
        Field::new(id, Text::plain(id), kind)
    }

    pub(super) fn choice(id: &str) -> Choice {
        Choice {
            id: id.to_owned(),
            label: Text::plain(id),
        }
    }

    pub(super) fn text(text: &str) -> Value {
        Value::Text(Clean::new(text))
    }

    pub(super) fn number(n: f64) -> Value {
        Value::Number(n)
    }

    pub(super) fn row(fields: &[(&str, Value)]) -> Fields {
        fields
            .iter()
            .map(|(id, value)| ((*id).to_owned(), value.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn figures_are_said_as_people_say_them() {
        let (nl, en) = (Words::of(Lang::Nl), Words::of(Lang::En));
        assert_eq!(
            (grouped(10_400.0, nl), grouped(10_400.0, en)),
            ("10.400".to_owned(), "10,400".to_owned())
        );
        assert_eq!(
            (grouped(-1_234_567.0, nl), grouped(62.55, nl)),
            ("−1.234.567".to_owned(), "62,6".to_owned())
        );
        assert_eq!(
            (percent(0.625, nl), percent(0.25, en)),
            ("63%".to_owned(), "25%".to_owned())
        );
        assert_eq!(
            [0.0, 0.000_075, 0.004_497, 0.0097, 0.999, 1.0].map(|share| percent(share, nl)),
            ["0%", "0,008%", "0,4%", "1%", ">99%", "100%"]
        );
        assert_eq!(
            joined(&["waarom", "ruimte", "stop"], nl),
            "waarom, ruimte en stop"
        );
    }

    #[test]
    fn a_headline_gets_only_figures_there_are() {
        let words = Words::of(Lang::Nl);
        let vote = |votes: &[u32]| {
            let items = (1_u32..)
                .zip(votes)
                .map(|(n, votes)| (Item::row(n, &format!("keuze {n}")), *votes));
            StepResults::Vote(vote::vote(vote::VoteInput {
                items: items.collect(),
                ..vote::VoteInput::default()
            }))
        };
        assert_eq!(
            vote(&[1, 3, 3]).figure("top", words).as_deref(),
            Some("keuze 2 en keuze 3")
        );
        assert_eq!(vote(&[0, 0]).figure("top", words), None);
        let rate = StepResults::Rate(rate::rate(&rate::RateInput {
            items: vec![Item::row(1, "x")],
            ..Default::default()
        }));
        assert_eq!(
            (rate.figure("mean", words), rate.figure("n", words)),
            (None, None)
        );
        let cascade = StepResults::Cascade(cascade::cascade(&cascade::CascadeInput::default()));
        for name in [
            "k",
            "intact",
            "survival",
            "largest-loss",
            "surviving-types",
            "softened",
        ] {
            assert_eq!(cascade.figure(name, words), None, "{name}");
        }
    }
}
