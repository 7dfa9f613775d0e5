//! The figures that a headline sentence can name, as people say them.

use super::cluster::{ClusterResults, Theme};
use super::collect::{FieldNumbers, NumberStats};
use super::detail::DetailResults;
use super::rate::{RateCell, RateResults, mean_said, signed};
use super::share::{Counted, Share};
use super::standing::{highest, lowest, named};
use super::{StepResults, grouped, joined};
use crate::domain::event::{Fields, Value};
use crate::domain::statistics::count;
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind};

/// A figure that needs nothing but the results of its step, as people say it; `None` if there is no such figure.
///
/// `name@2` is the figure of the second item of a `rate` step. `docs/script-format.md` lists all of them.
pub fn figure(found: &StepResults, fields: &[Field], name: &str, words: &Words) -> Option<String> {
    if let Some((name, argument)) = name.split_once(':') {
        let (counts, numbers) = match found {
            StepResults::Collect(found) => (&found.counts, &found.numbers),
            StepResults::Detail(found) => (&found.counts, &found.numbers),
            StepResults::Actions(found) => (&found.collected.counts, &found.collected.numbers),
            _ => return None,
        };
        return counted(counts, fields, name, argument, words)
            .or_else(|| numbered(numbers, fields, name, argument, words));
    }
    match found {
        StepResults::Cluster(found) => grouped_under(found, name, words),
        StepResults::Rate(found) => rated(found, name, words),
        StepResults::Detail(found) => tested(found, name, words)
            .or_else(|| StepResults::Detail(found.clone()).figure(name, words)),
        other => other.figure(name, words),
    }
}

/// A condition on an item: a choice field, and the ids of the options that meet it.
pub type Condition<'a> = (&'a str, Vec<&'a str>);

/// The name and the conditions of a figure that has several options in it, such as
/// `count:answer=yes|yes-if,side=staff`. `None` for any other figure.
pub fn conditions(name: &str) -> Option<(&str, Vec<Condition<'_>>)> {
    let (name, argument) = name.split_once(':')?;
    if !argument.contains(['|', ',']) {
        return None;
    }
    let parts = argument.split(',').map(|part| {
        let (field, choices) = part.split_once('=')?;
        Some((field, choices.split('|').collect()))
    });
    Some((name, parts.collect::<Option<_>>()?))
}

/// `count` of the items that meet all conditions, or `share`: how many of the items that meet all other conditions, and
/// have an answer to the first, meet the first too. `None` if nobody answered.
pub fn conditional(
    rows: &[Fields],
    name: &str,
    conditions: &[Condition<'_>],
    words: &Words,
) -> Option<String> {
    let ((field, choices), others) = conditions.split_first()?;
    let chosen = |row: &Fields, field: &str| match row.get(field) {
        Some(Value::Choice(choice)) => Some(choice.clone()),
        _ => None,
    };
    let meets = |row: &&Fields, (field, choices): &Condition<'_>| {
        chosen(row, field).is_some_and(|choice| choices.contains(&choice.as_str()))
    };
    let asked = rows
        .iter()
        .filter(|row| others.iter().all(|other| meets(row, other)));
    let asked: Vec<&Fields> = asked.collect();
    let answered = asked.iter().filter(|row| chosen(row, field).is_some());
    let answered = count(answered.count());
    let first = (*field, choices.clone());
    let met = count(asked.iter().filter(|row| meets(row, &first)).count());
    let share = Share::of(met.into(), (answered, count(asked.len())), Counted::Items).answered()?;
    match name {
        "count" => Some(met.to_string()),
        "of" => Some(answered.to_string()),
        "share" => Some(share.said(words)),
        _ => None,
    }
}

/// Figures of a choice field: `count:f=c`, `share:f=c`, `most:f`, `missing:f`.
fn counted(
    counts: &super::collect::ChoiceCounts,
    fields: &[Field],
    name: &str,
    argument: &str,
    words: &Words,
) -> Option<String> {
    let (id, choice) = argument
        .split_once('=')
        .map_or((argument, None), |(id, choice)| (id, Some(choice)));
    let field = fields.iter().find(|field| field.id == id)?;
    let FieldKind::Choice(options) = &field.kind else {
        return None;
    };
    // Nobody filled in the field: a zero would look like an answer.
    let of = counts.get(id).filter(|of| of.answered > 0)?;
    match (name, choice) {
        ("count", Some(choice)) => Some(of.n(choice).to_string()),
        ("share", Some(choice)) => Some(of.share(choice).answered()?.said(words)),
        ("most", None) => {
            // A single answer is not what most people say.
            let counts: Vec<(&str, f64)> = options
                .iter()
                .map(|option| (option.label.get(words.lang()), of.n(&option.id).into()))
                .collect();
            let (labels, _) = highest(&counts).filter(|_| of.answered > 1)?;
            Some(named(&labels, words))
        }
        ("missing", None) => {
            let labels: Vec<&str> = options
                .iter()
                .filter(|option| of.n(&option.id) == 0)
                .map(|option| option.label.get(words.lang()))
                .collect();
            (!labels.is_empty()).then(|| joined(&labels, words))
        }
        _ => None,
    }
}

/// Figures of a number field: `mean:f`, `median:f`, `min:f`, `max:f`, `sum:f`.
fn numbered(
    numbers: &FieldNumbers,
    fields: &[Field],
    name: &str,
    field: &str,
    words: &Words,
) -> Option<String> {
    let stats: &NumberStats = numbers.get(field)?;
    let script = fields.iter().find(|own| own.id == field);
    let unit = script.and_then(|field| match &field.kind {
        FieldKind::Number { unit, .. } => unit.as_ref(),
        _ => None,
    });
    let value = match name {
        "mean" => stats.mean?,
        "median" => stats.median?,
        "min" => stats.min?,
        "max" => stats.max?,
        "sum" => stats.sum?,
        _ => return None,
    };
    let unit = unit.map_or("", |unit| unit.get(words.lang()));
    Some(words.with_unit(&grouped(value, words), unit))
}

/// Figures of the themes.
fn grouped_under(found: &ClusterResults, name: &str, words: &Words) -> Option<String> {
    let sizes: Vec<(&Theme, f64)> = found
        .themes
        .iter()
        .map(|theme| (theme, theme.size.into()))
        .collect();
    match name {
        "count" => Some(found.themes.len().to_string()).filter(|_| !found.themes.is_empty()),
        "unclustered" => Some(found.unclustered.to_string()),
        "largest" => {
            let (largest, _) = highest(&sizes)?;
            let names: Vec<&str> = largest.iter().map(|theme| theme.name.as_str()).collect();
            Some(named(&names, words))
        }
        "largest-size" => highest(&sizes)?
            .0
            .first()
            .map(|theme| theme.size.to_string()),
        _ => None,
    }
}

/// Figures of yes-or-no tests. They count the items whose tests are answered, and are not given while a test that is
/// still open could change which item stands out.
fn tested(found: &DetailResults, name: &str, words: &Words) -> Option<String> {
    let (figure, is_score) = match name.strip_suffix("-score") {
        Some(figure) => (figure, true),
        None => (name, false),
    };
    let scored = found.items.iter().filter_map(|item| {
        let tests = found.tests.get(&item.item.to_string())?;
        (tests.answered > 0).then_some((item.label.as_str(), *tests))
    });
    let scored: Vec<_> = scored.collect();
    let standing = |value: fn(&super::detail::Tests) -> u32| -> Vec<_> {
        let of = scored.iter();
        of.map(|(label, tests)| (*label, f64::from(value(tests))))
            .collect()
    };
    let surely = standing(|tests| tests.passed);
    let perhaps = standing(|tests| tests.passed + tests.open);
    let (labels, passed) = match figure {
        "best-tested" => highest(&surely).filter(|best| highest(&perhaps).as_ref() == Some(best)),
        "worst-tested" => lowest(&surely).filter(|worst| lowest(&perhaps).as_ref() == Some(worst)),
        _ => None,
    }?;
    if !is_score {
        return Some(named(&labels, words));
    }
    let (_, tests) = scored.iter().find(|(label, _)| labels.contains(label))?;
    Some(format!("{passed}/{}", tests.answered))
}

fn rated(found: &RateResults, name: &str, words: &Words) -> Option<String> {
    let (name, place) = match name.split_once('@') {
        Some((name, place)) => (name, place.parse::<usize>().ok()?.checked_sub(1)?),
        None => (name, 0),
    };
    let cell = found.overall.get(place)?;
    let one = |value: f64| words.number(value, 1);
    let by_mean = || -> Vec<(&RateCell, f64)> {
        let scored = found.overall.iter();
        scored.filter_map(|cell| Some((cell, cell.mean?))).collect()
    };
    match name {
        "n" => Some(cell.n.to_string()).filter(|_| cell.n > 0),
        "mean" => cell.mean.map(|mean| mean_said(mean, words)),
        "median" => cell.median.map(one),
        "nps" => cell.nps.as_ref()?.score.map(signed),
        "one-person" => cell.nps.as_ref()?.one_person.map(one),
        "strongest" => Some(cells_joined(&highest(&by_mean())?.0, words)),
        "weakest" => Some(cells_joined(&lowest(&by_mean())?.0, words)),
        "agreement" => {
            let (weakest, _) = lowest(&by_mean())?;
            let band = weakest.first()?.band?;
            let is_alike = weakest.iter().all(|cell| cell.band == Some(band));
            is_alike.then(|| words.get(&format!("band-{}", band.name())).into_owned())
        }
        "strongest-mean" => highest(&by_mean()).map(|(_, mean)| mean_said(mean, words)),
        "weakest-mean" => lowest(&by_mean()).map(|(_, mean)| mean_said(mean, words)),
        other => apart(found, other, words)
            .or_else(|| StepResults::Rate(found.clone()).figure(other, words)),
    }
}

/// Figures of two aspects or two groups: where they differ most. A gap has a direction, so one of zero or less does not
/// count; a difference between groups has none.
fn apart(found: &RateResults, name: &str, words: &Words) -> Option<String> {
    let (name, is_item) = match name.strip_suffix("-item") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let gaps = found.gaps.iter();
    let gaps = gaps.filter_map(|gap| Some((gap.label.as_str(), gap.gap?)));
    let spots = found.blind_spots.iter();
    let spots = spots.filter_map(|spot| Some((spot.label.as_str(), spot.difference?)));
    let of: Vec<(&str, f64)> = match name {
        "largest-gap" => gaps.collect(),
        "largest-difference" => gaps.map(|(label, gap)| (label, gap.abs())).collect(),
        "blind-spot" => spots.map(|(label, gap)| (label, gap.abs())).collect(),
        _ => return None,
    };
    let (labels, most) = highest(&of)?;
    let is_shown = (most * 10.0).round() > 0.0;
    is_shown.then(|| {
        if is_item {
            named(&labels, words)
        } else {
            words.decimal(most, 1)
        }
    })
}

fn cells_joined(cells: &[&RateCell], words: &Words) -> String {
    let labels: Vec<&str> = cells.iter().map(|cell| cell.label.as_str()).collect();
    named(&labels, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    fn row(side: &str, answer: &str) -> Fields {
        let choice = |id: &str, choice: &str| (id.to_owned(), Value::Choice(choice.to_owned()));
        let answer = Some(answer).filter(|answer| !answer.is_empty());
        let answer = answer.map(|answer| choice("answer", answer));
        std::iter::once(choice("side", side))
            .chain(answer)
            .collect()
    }

    #[test]
    fn several_choices_and_a_side_make_one_figure() {
        let rows = [
            row("staff", "yes"),
            row("staff", "yes-if"),
            row("staff", "no"),
            row("staff", ""),
            row("management", "yes"),
        ];
        let told = |name: &str| {
            let (name, conditions) = conditions(name)?;
            conditional(&rows, name, &conditions, Words::of(Lang::Nl))
        };
        assert_eq!(
            told("count:answer=yes|yes-if,side=staff").as_deref(),
            Some("2")
        );
        assert_eq!(
            told("of:answer=yes|yes-if,side=staff").as_deref(),
            Some("3")
        );
        assert_eq!(
            told("share:answer=yes|yes-if").as_deref(),
            Some("3 van de 4 (4 van de 5 beantwoord)")
        );
        assert_eq!(told("count:answer=yes|no,side=nobody"), None);
        assert_eq!(conditions("count:answer=yes"), None);
    }
}
