//! How the figures came about: scales, cut-offs, assumptions, what was chosen by hand and what was left out.

use super::section::{Block, Section};
use super::source::Source;
use crate::domain::event::Variant;
use crate::domain::results::StepResults;
use crate::domain::results::cascade::CascadeResults;
use crate::domain::results::rate::RateResults;
use crate::domain::workshop::{Kind, Rate, Step, StepIndex};

impl Source<'_> {
    /// The method in sentences, one paragraph each; only what concerns something shown.
    pub(super) fn method(&self) -> Section {
        let mut said = self.scales();
        let shown = || self.results.iter().flatten();
        let has_scores = shown().any(
            |r| matches!(r, StepResults::Rate(found) if found.overall.iter().any(|c| c.n > 1)),
        );
        let has_nps = shown().any(|r| matches!(r, StepResults::Rate(found) if has_nps(found)));
        let has_times = shown().any(|r| matches!(r, StepResults::Detail(found) if found.durations.values().any(|d| !d.is_empty())));
        said.extend(has_scores.then(|| self.word("method-agreement")));
        said.extend(has_nps.then(|| self.word("method-nps")));
        said.extend(shown().find_map(|r| self.one_point(r)));
        said.extend(has_times.then(|| self.assumption()));
        said.extend(self.variant());
        said.extend(self.by_hand());
        said.extend(self.left_out());
        Section {
            title: self.word("summary-method"),
            blocks: said.into_iter().map(Block::Small).collect(),
            ..Section::default()
        }
    }

    fn scales(&self) -> Vec<String> {
        let steps = self.state().workshop().steps.iter().zip(&self.results);
        let scored = steps.filter_map(|(step, found)| match (&step.kind, found) {
            (Kind::Rate(rate), Some(StepResults::Rate(found)))
                if found.overall.iter().any(|cell| cell.n > 0) =>
            {
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
        let StepResults::Cascade(CascadeResults {
            key_points, levels, ..
        }) = found
        else {
            return None;
        };
        levels.iter().find(|level| level.survival.is_some())?;
        let k = u32::try_from(key_points.len()).ok().filter(|k| *k > 0)?;
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

    fn left_out(&self) -> Option<String> {
        let steps = self.state().workshop().steps.indexed();
        let is_planned = |index: StepIndex| {
            self.state()
                .planned
                .get(index)
                .is_some_and(|minutes| *minutes > 0)
        };
        let out = steps.filter(|(index, _)| is_planned(*index) && self.was_left_out(*index));
        self.titles("method-left-out", out.map(|(_, step)| step))
    }

    fn titles<'s>(&self, key: &str, steps: impl Iterator<Item = &'s Step>) -> Option<String> {
        let titles: Vec<&str> = steps.map(|step| step.title.get(self.lang())).collect();
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
