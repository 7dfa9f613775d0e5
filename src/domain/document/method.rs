//! How the figures came about: scales, cut-offs, assumptions, what was chosen by hand and what was left out.

use super::section::{Block, Section};
use super::source::Source;
use crate::domain::event::Variant;
use crate::domain::results::cascade::CascadeResults;
use crate::domain::results::rate::RateResults;
use crate::domain::results::{Measured, StepResults};
use crate::domain::workshop::{Kind, Rate, Step, StepIndex};

impl Source<'_> {
    /// The method in sentences, one paragraph each; only what concerns something shown.
    pub(super) fn method(&self) -> Section {
        let mut said: Vec<String> = self.lost().into_iter().collect();
        said.extend(self.scales());
        let shown = || self.all_found();
        let has_scores = shown().any(
            |r| matches!(r, StepResults::Rate(found) if found.overall.iter().any(|c| c.n > 1 && c.band.is_some())),
        );
        let has_nps = shown().any(|r| matches!(r, StepResults::Rate(found) if has_nps(found)));
        let has_times = shown().any(|r| matches!(r, StepResults::Detail(found) if found.durations.values().any(|d| !d.is_empty())));
        let agreement = has_scores.then(|| self.word("method-agreement"));
        let differences = self
            .has_differences()
            .then(|| self.word("method-differences"));
        let scores: Vec<String> = agreement.into_iter().chain(differences).collect();
        said.extend((!scores.is_empty()).then(|| scores.join(" ")));
        said.extend(has_nps.then(|| self.word("method-nps")));
        said.extend(shown().find_map(|r| self.one_point(r)));
        said.extend(has_times.then(|| self.assumption()));
        said.extend(self.variant());
        said.extend(self.by_hand());
        said.extend(self.unmeasured());
        Section {
            title: self.word("summary-method"),
            blocks: said.into_iter().map(Block::Small).collect(),
            ..Section::default()
        }
    }

    /// Whether the summary tells differences of figures that it also tells, rounded.
    fn has_differences(&self) -> bool {
        self.all_found().any(|found| match found {
            StepResults::Rate(found) => {
                let gaps = found.gaps.iter().map(|gap| gap.gap);
                let spots = found.blind_spots.iter().map(|spot| spot.difference);
                gaps.chain(spots).any(|difference| difference.is_some())
            }
            StepResults::Cascade(found) => found.optimism_gap.is_some(),
            _ => false,
        })
    }

    /// How many entries could not be read: what they said stands nowhere in the summary.
    fn lost(&self) -> Option<String> {
        let lost = self.state().lost;
        (lost > 0).then(|| self.words.with("method-lost", &[("n", lost.into())]))
    }

    fn scales(&self) -> Vec<String> {
        let steps = self.state().workshop().steps.indexed();
        let scored = steps.filter_map(|(index, step)| match (&step.kind, self.found(index)) {
            (Kind::Rate(rate), Some(StepResults::Rate(found))) => {
                Some(self.scale(step, rate, found))
            }
            _ => None,
        });
        scored.collect()
    }

    fn scale(&self, step: &Step, rate: &Rate, found: &RateResults) -> String {
        let anchors = rate
            .anchors
            .as_ref()
            .map(|(low, high)| (low.get(self.lang()), high.get(self.lang())));
        let (low, high) = anchors.unwrap_or_default();
        let key = if low.is_empty() || high.is_empty() {
            "method-scale"
        } else {
            "method-scale-anchors"
        };
        let args = [
            ("step", step.title.get(self.lang()).into()),
            ("low", found.low.into()),
            ("high", found.high.into()),
            ("lowest", low.into()),
            ("highest", high.into()),
        ];
        self.words.with(key, &args)
    }

    /// How much one key point counts for, in a sentence.
    fn one_point(&self, found: &StepResults) -> Option<String> {
        let StepResults::Cascade(CascadeResults { points, levels, .. }) = found else {
            return None;
        };
        levels.iter().find(|level| level.survival.is_some())?;
        let k = Some(*points).filter(|k| *k > 0)?;
        let points = self.words.number(100.0 / f64::from(k), 1);
        Some(self.words.with(
            "method-one-point",
            &[("k", k.into()), ("points", points.into())],
        ))
    }

    fn assumption(&self) -> String {
        let name = crate::domain::results::detail::AssumptionName(self.state().assumption).name();
        let assumption = self.word(&format!("assumption-{name}"));
        self.words
            .with("method-assumption", &[("assumption", assumption.into())])
    }

    fn variant(&self) -> Option<String> {
        match self.state().opened.variant {
            Variant::Full => None,
            Variant::Short => Some(self.word("method-short")),
            // Where there was time for all of it, nothing was fitted.
            Variant::Minutes(minutes) if minutes >= self.state().opened.workshop.minutes.0 => None,
            Variant::Minutes(minutes) => Some(
                self.words
                    .with("method-fitted", &[("minutes", minutes.into())]),
            ),
        }
    }

    fn by_hand(&self) -> Option<String> {
        let steps = self
            .state()
            .workshop()
            .steps
            .iter()
            .zip(&self.state().steps);
        let chosen = steps.filter(|(_, part)| part.chosen.is_some());
        self.titles("method-by-hand", chosen.map(|(step, _)| step))
    }

    /// Which steps brought nothing, and why: left out is not the same as asked without an answer.
    pub(in crate::domain) fn unmeasured(&self) -> Vec<String> {
        let steps = self.state().workshop().steps.indexed();
        let silent = steps.filter(|(index, _)| {
            let found = self.results.get(*index);
            let is_over = self.state().current != Some(*index);
            matches!(found, Some(Measured::NotAnswered)) && is_over
        });
        let silent = self.titles("method-not-answered", silent.map(|(_, step)| step));
        self.left_out().into_iter().chain(silent).collect()
    }

    fn left_out(&self) -> Option<String> {
        let steps = self.state().workshop().steps.indexed();
        // By the plan it began with, or by what was added to that.
        let state = self.state();
        let is_planned = |index: StepIndex| {
            let plans = [&state.planned, &state.plan];
            let mut minutes = plans.iter().filter_map(|plan| plan.get(index));
            minutes.any(|minutes| *minutes > 0)
        };
        let out = steps.filter(|(index, _)| {
            is_planned(*index) && self.was_left_out(*index) && self.found(*index).is_none()
        });
        self.titles("method-left-out", out.map(|(_, step)| step))
    }

    fn titles<'s>(&self, key: &str, steps: impl Iterator<Item = &'s Step>) -> Option<String> {
        let titles = steps.map(|step| format!("“{}”", step.title.get(self.lang())));
        let titles: Vec<String> = titles.collect();
        let said = titles.join(" · ");
        (!titles.is_empty()).then(|| self.words.with(key, &[("steps", said.into())]))
    }
}

fn has_nps(found: &RateResults) -> bool {
    found
        .overall
        .iter()
        .any(|cell| cell.nps.as_ref().is_some_and(|nps| nps.score.is_some()))
}
