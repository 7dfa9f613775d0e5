//! What earlier steps offer to later ones, and the references to them.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Node, Span};
use super::reader::Reader;
use super::reader::values::bare;
use crate::domain::workshop::Rank;

/// A step that was read before.
pub(super) struct Past {
    pub(super) id: String,
    /// The place of its id, in bytes.
    pub(super) at: usize,
    pub(super) must: bool,
    /// What it gives to later steps; `None` if its kind could not be read, and nothing can be said about it.
    pub(super) gives: Option<Gives>,
    /// The fields of its items; `None` if not known.
    pub(super) fields: Option<Vec<Known>>,
}

/// A field of an item.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) id: String,
    pub(super) holds: Holds,
}

#[derive(Clone, PartialEq)]
pub(super) enum Holds {
    Choice(Vec<String>),
    Duration,
    Other,
}

impl Holds {
    /// Adds what the field holds in another step, for items that come from two.
    pub(super) fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Choice(options), Self::Choice(more)) => {
                options.extend(more);
                options.sort_unstable();
                options.dedup();
            }
            (Self::Duration, Self::Duration) => {}
            (holds, _) => *holds = Self::Other,
        }
    }
}

/// What a kind of step gives to later steps and to the headline.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Gives {
    Nothing,
    Items,
    Themes,
    Scores { aspects: usize, nps: bool },
    Votes,
    Details,
    Survival,
}

impl Gives {
    fn ranks_by(self, rank: Rank) -> bool {
        match rank {
            Rank::Votes => self == Self::Votes,
            Rank::Mean | Rank::Agreement => matches!(self, Self::Scores { .. }),
            Rank::Gap => matches!(self, Self::Scores { aspects: 2, .. }),
            Rank::Nps => matches!(self, Self::Scores { nps: true, .. }),
            Rank::Survival | Rank::Loss => self == Self::Survival,
        }
    }

    /// Returns the figures that a headline may name, which are those of `StepResults::figure`.
    pub(super) fn figures(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Items => &["count"],
            Self::Themes => &["count", "largest", "largest-size", "unclustered"],
            Self::Scores { .. } => &[
                "n",
                "mean",
                "median",
                "nps",
                "strongest",
                "weakest",
                "agreement",
                "gap",
                "one-person",
                "strongest-mean",
                "weakest-mean",
                "largest-gap",
                "largest-gap-item",
                "largest-difference",
                "largest-difference-item",
                "blind-spot",
                "blind-spot-item",
            ],
            Self::Votes => &["top"],
            Self::Details => &[
                "ratio",
                "assumption",
                "best-tested",
                "best-tested-score",
                "worst-tested",
                "worst-tested-score",
            ],
            Self::Survival => &[
                "k",
                "intact",
                "arrived",
                "survival",
                "predicted",
                "largest-loss",
                "surviving",
                "surviving-types",
                "softened",
            ],
        }
    }
}

/// The reader, and what it knows of the steps so far.
pub(super) struct Decoder<'t> {
    pub(super) reader: Reader<'t>,
    /// The ids of all steps, including later ones.
    pub(super) all: Vec<String>,
    pub(super) past: Vec<Past>,
}

impl<'t> Decoder<'t> {
    pub(super) fn past(&self, id: &str) -> Option<&Past> {
        self.past.iter().find(|past| past.id == id)
    }

    /// The ids of the earlier steps that fit, the last one last; of a step whose kind could not be read that is not known.
    fn fitting(&self, fits: impl Fn(&Past) -> bool) -> Vec<String> {
        let past = self.past.iter().filter(|past| fits(past));
        past.map(|past| past.id.clone()).collect()
    }

    /// Reads a reference to an earlier step that fits, as far as can be said about it.
    pub(super) fn earlier<'n>(
        &mut self,
        node: &'n Node<'t>,
        fits: impl Fn(&Past) -> bool,
    ) -> Option<&'n str> {
        let known = self.fitting(fits);
        let written = bare(self.reader.source(node));
        let meant = known.iter().find(|id| **id == written).or(known.last());
        let example = meant.map_or("\"…\"".to_owned(), |id| format!("\"{id}\""));
        let id = self.reader.string(node, Expected::Id, &example)?;
        if self.past(id).is_some() {
            return Some(id);
        }
        if self.reader.step.as_deref() == Some(id) {
            let known = known.iter().map(|id| format!("\"{id}\"")).collect();
            self.reader
                .fault(node.span.clone(), FaultKind::OwnStep { known });
        } else if self.all.iter().any(|step| step == id) {
            self.reader.fault(
                node.span.clone(),
                FaultKind::LaterStep {
                    step: id.to_owned(),
                },
            );
        } else {
            self.reader
                .unknown::<()>(node.span.clone(), Thing::Step, id, known);
        }
        None
    }

    /// An input this step could have: an earlier step that has items, or items of its own.
    pub(super) fn some_input(&self) -> String {
        let gives = |past: &Past| past.gives.is_some_and(|gives| gives != Gives::Nothing);
        let with_items = self.fitting(gives);
        with_items.last().map_or_else(
            || "Fixed([\"…\", \"…\"])".to_owned(),
            |id| format!("All(\"{id}\")"),
        )
    }

    /// A choice among the items of an earlier step that this one could make.
    pub(super) fn some_where(&self) -> String {
        let found = self.past.iter().rev().find_map(|past| {
            let field = past.fields.as_ref()?.first()?;
            Some(format!(
                "Where(\"{}\", \"{}\", {})",
                past.id,
                field.id,
                some_test(Some(field))
            ))
        });
        found.unwrap_or_else(|| self.some_input())
    }

    /// Reads a reference to an earlier step that gives one of these things.
    pub(super) fn earlier_that<'n>(
        &mut self,
        node: &'n Node<'t>,
        wanted: &'static str,
        does: impl Fn(Gives) -> bool,
    ) -> Option<&'n str> {
        let fits = |past: &Past| past.gives.is_none_or(&does);
        let id = self.earlier(node, fits)?;
        if self.past(id).is_some_and(|past| !fits(past)) {
            let known = self.fitting(fits);
            let kind = FaultKind::WrongKind {
                step: id.to_owned(),
                wanted,
                known: known.iter().map(|id| format!("\"{id}\"")).collect(),
            };
            self.reader.fault(node.span.clone(), kind);
        }
        Some(id)
    }

    /// Checks that the step ranks its items by `rank`.
    pub(super) fn check_rank(&mut self, at: Span, step: &str, rank: Rank) {
        if self
            .past(step)
            .and_then(|past| past.gives)
            .is_some_and(|gives| !gives.ranks_by(rank))
        {
            self.reader.fault(
                at,
                FaultKind::RankNotGiven {
                    rank: format!("{rank:?}"),
                },
            );
        }
    }

    /// Reads the id of a field, and finds it among these if they are known.
    pub(super) fn field_of<'k>(
        &mut self,
        node: &Node<'t>,
        known: Option<&'k [Known]>,
    ) -> Option<&'k Known> {
        let first = known.and_then(<[Known]>::first);
        let example = first.map_or("\"…\"".to_owned(), |field| format!("\"{}\"", field.id));
        let id = self.reader.string(node, Expected::Id, &example)?;
        let known = known?;
        let found = known.iter().find(|field| field.id == id);
        if found.is_none() {
            let ids = known.iter().map(|field| &field.id);
            self.reader
                .unknown::<()>(node.span.clone(), Thing::Field, id, ids);
        }
        found
    }

    /// Reads the id of an option, and checks it if the field is a choice.
    pub(super) fn option_of<'n>(
        &mut self,
        node: &'n Node<'t>,
        field: Option<&Known>,
    ) -> Option<&'n str> {
        let example = format!("\"{}\"", some_option(field));
        let id = self.reader.string(node, Expected::Id, &example)?;
        if let Some(Known {
            holds: Holds::Choice(options),
            ..
        }) = field
            && !options.iter().any(|option| option == id)
        {
            self.reader
                .unknown::<()>(node.span.clone(), Thing::Choice, id, options);
        }
        Some(id)
    }
}

/// A value a field could hold, as it is written in files.
fn some_option(field: Option<&Known>) -> &str {
    match field.map(|field| &field.holds) {
        Some(Holds::Choice(options)) => options.first().map_or("…", String::as_str),
        _ => "…",
    }
}

/// A test that a field could pass.
pub(super) fn some_test(field: Option<&Known>) -> String {
    format!("Is(\"{}\")", some_option(field))
}
