//! The real clock: how much of the time each item takes.

use super::actions::capital;
use super::chart::{Bar, Bars, Pair, Pairs};
use super::section::Block;
use super::source::Source;
use crate::domain::results::detail::{DetailResults, Detailed, Span};
use crate::domain::results::{StepResults, grouped, percent};
use crate::domain::workshop::{Detail, Field, FieldKind};

impl Source<'_> {
    /// How the amounts of time divide, as far as there are any to compare.
    pub(super) fn clocks(
        &self,
        fields: &[&Field],
        detail: &Detail,
        found: &DetailResults,
    ) -> Vec<Block> {
        let timed = fields
            .iter()
            .filter(|field| field.kind == FieldKind::Duration);
        let mut blocks = Vec::new();
        for times in timed.filter_map(|field| self.times(field, found)) {
            blocks.extend([times, Block::Small(self.word("summary-log-scale"))]);
        }
        blocks.extend(self.ratio(found).map(Block::Text));
        blocks.extend(self.old_and_new(detail, found));
        blocks
    }

    /// The amounts of time on a scale where each mark is ten times the one before, so that months and minutes both
    /// show.
    fn times(&self, field: &Field, found: &DetailResults) -> Option<Block> {
        let spans = found.durations.get(&field.id)?;
        let longest = spans.values().map(|span| span.minutes).fold(0.0, f64::max);
        let bar = |item: &Detailed| {
            let span = spans.get(&item.item.to_string())?;
            let said = item
                .fields
                .get(&field.id)
                .map(|value| self.value(field, value))?;
            let length = if longest > 0.0 {
                span.minutes.ln_1p() / longest.ln_1p()
            } else {
                0.0
            };
            Some(Bar {
                label: span.label.clone(),
                length,
                value: self.span(span, said),
                yardstick: None,
            })
        };
        let bars: Vec<Bar> = found.items.iter().filter_map(bar).take(self.most).collect();
        (bars.len() > 1).then(|| {
            let title = self.word("summary-item");
            Block::Bars(Bars {
                title,
                value: self.word("summary-time-columns"),
                yardstick: None,
                is_logarithmic: true,
                bars,
            })
        })
    }

    fn span(&self, span: &Span, said: String) -> String {
        let words = self.words;
        let dedication = span.minutes / span.lead_minutes;
        let mut parts = vec![said];
        if dedication.is_finite() && (dedication - 1.0).abs() > 1e-9 {
            let share = percent(dedication, words);
            parts.push(words.with("summary-dedication", &[("share", share.into())]));
        }
        let minutes = grouped(span.minutes, words);
        parts.push(words.with("summary-span-minutes", &[("minutes", minutes.into())]));
        parts.extend(span.share.map(|share| percent(share, self.words)));
        if let Some(minutes) = span.person_minutes {
            let hours = grouped(minutes / 60.0, words);
            parts.push(words.with("summary-person-hours", &[("hours", hours.into())]));
        }
        parts.join(" · ")
    }

    fn ratio(&self, found: &DetailResults) -> Option<String> {
        let (longest, shortest, ratio) = found.widest().filter(|(_, _, ratio)| *ratio > 1.0)?;
        let args = [
            ("ratio", grouped(ratio, self.words).into()),
            ("longest", longest.label.as_str().into()),
            ("shortest", shortest.label.as_str().into()),
            (
                "assumption",
                self.word(&format!("assumption-{}", found.assumption.name()))
                    .into(),
            ),
        ];
        Some(self.words.with("summary-ratio", &args))
    }

    /// Each item's share of time now beside its share before, in the order of the items. `None` if the script compares
    /// nothing.
    fn old_and_new(&self, detail: &Detail, found: &DetailResults) -> Option<Block> {
        let (index, _) = self.state().workshop().step(detail.compare.as_ref()?)?;
        let Some(StepResults::Detail(old)) = self.found(index) else {
            return None;
        };
        let spans = |found: &DetailResults| -> Option<Vec<Option<Span>>> {
            let spans = found.durations.values().next()?;
            Some(
                found
                    .items
                    .iter()
                    .map(|item| spans.get(&item.item.to_string()).cloned())
                    .collect(),
            )
        };
        let (before, after) = (spans(old)?, spans(found)?);
        let rows = found.items.iter().zip(before.iter().zip(&after));
        let rows = rows.filter_map(|(item, (before, after))| {
            let shares = [before.as_ref()?.share?, after.as_ref()?.share?];
            Some((item.label.clone(), shares))
        });
        let rows: Vec<(String, [f64; 2])> = rows.collect();
        let above_none = rows
            .iter()
            .flat_map(|(_, shares)| shares)
            .filter(|share| **share > 0.0);
        let least = above_none.copied().fold(1.0, f64::min);
        // Powers of ten from the smallest share to the whole, so that four minutes show beside four months.
        let decades = (-least.log10()).ceil().clamp(1.0, 9.0);
        let at = |share: f64| ((share.log10() + decades) / decades).clamp(0.0, 1.0);
        let ticks = std::iter::successors(Some(0.0), |decade| Some(decade + 1.0))
            .take_while(|decade| *decade <= decades)
            .map(|decade| {
                (
                    at(10_f64.powf(decade - decades)),
                    10_f64.powf(decade - decades),
                )
            })
            .map(|(at, share)| (at, percent(share, self.words)));
        let row = |(label, shares): &(String, [f64; 2])| Pair {
            label: label.clone(),
            at: shares.map(|share| Some(at(share))),
            values: shares.map(|share| percent(share, self.words)),
            gap: String::new(),
            n: None,
        };
        (!rows.is_empty()).then(|| {
            Block::Pairs(Pairs {
                title: capital(&self.word("summary-item")),
                names: ["summary-old-share", "summary-new-share"].map(|key| self.word(key)),
                gap: String::new(),
                is_course: false,
                ticks: ticks.collect(),
                rows: rows.iter().map(row).collect(),
            })
        })
    }
}
