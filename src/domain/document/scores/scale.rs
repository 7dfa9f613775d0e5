//! Where a score lies on its scale, and what a row of scores is about.

use super::super::source::Source;
use crate::domain::results::rate::{RateCell, RateResults};
use crate::domain::workshop::{Choice, Rate};

/// Where a score is on its scale, 0 to 1.
pub(super) fn on_scale(score: f64, found: &RateResults) -> f64 {
    let (low, high) = (f64::from(found.low), f64::from(found.high));
    ((score - low) / (high - low).max(1.0)).clamp(0.0, 1.0)
}

impl Source<'_> {
    /// What a row of scores is about: the item, and the aspect and the group if there are any.
    pub(in crate::domain::document) fn cell_label(&self, script: &Rate, cell: &RateCell) -> String {
        let of = |options: &[Choice], id: &Option<String>| {
            let option = options
                .iter()
                .find(|option| Some(&option.id) == id.as_ref())?;
            Some(option.label.get(self.lang()).to_owned())
        };
        let parts = [
            of(&script.aspects, &cell.aspect),
            of(&script.groups, &cell.group),
        ];
        std::iter::once(cell.label.clone())
            .chain(parts.into_iter().flatten())
            .collect::<Vec<_>>()
            .join(" · ")
    }
}
