//! The figures a headline sentence may name, as people say them.

use std::collections::BTreeMap;

use super::collect::{NumberStats, Numbers};
use super::detail::{DetailResults, is_test};
use super::rate::{RateCell, RateResults, signed};
use super::{StepResults, grouped, joined, percent, share};
use crate::domain::event::{Fields, Value};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind};

/// The figures of a step's kind that need nothing but its results.
///
/// `name@2` is the figure of the second item of a `rate` step; see `docs/script-format.md` for all of them.
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
        StepResults::Cluster(found) => {
            let largest = found.themes.iter().max_by_key(|theme| theme.size);
            match name {
                "count" => {
                    Some(found.themes.len().to_string()).filter(|_| !found.themes.is_empty())
                }
                "unclustered" => Some(found.unclustered.to_string()),
                "largest" => largest.map(|theme| theme.name.clone()),
                "largest-size" => largest.map(|theme| theme.size.to_string()),
                _ => None,
            }
        }
        StepResults::Rate(found) => rated(found, name, words),
        StepResults::Detail(found) => tested(found, fields, name)
            .or_else(|| StepResults::Detail(found.clone()).figure(name, words)),
        other => other.figure(name, words),
    }
}

/// A condition on an item: a choice field, and the choices that will do.
pub type Condition<'a> = (&'a str, Vec<&'a str>);

/// The name and the conditions of a figure that has more than one choice in it: `count:answer=yes|yes-if,side=staff`.
/// `None` for any other figure.
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

/// `count` of the items that meet all conditions, or their `share` of those that meet all but the first and have an
/// answer there. `None` where nobody answered.
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
    let answered: Vec<&Fields> = asked.filter(|row| chosen(row, field).is_some()).collect();
    let all = u32::try_from(answered.len()).ok().filter(|all| *all > 0)?;
    let first = (*field, choices.clone());
    let met = answered.iter().filter(|row| meets(row, &first)).count();
    let met = u32::try_from(met).ok()?;
    match name {
        "count" => Some(met.to_string()),
        "of" => Some(all.to_string()),
        "share" => share(met, all).map(|part| percent(part, words)),
        _ => None,
    }
}

/// Figures about a choice field: `count:f=c`, `share:f=c`, `most:f`, `missing:f`.
fn counted(
    counts: &super::collect::Counts,
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
    let empty = BTreeMap::new();
    let of = counts.get(id).unwrap_or(&empty);
    let number = |choice: &str| of.get(choice).map_or(0, std::borrow::ToOwned::to_owned);
    let answered: u32 = of.values().sum();
    if answered == 0 {
        // Nobody filled the field: a nought would look like an answer.
        return None;
    }
    match (name, choice) {
        ("count", Some(choice)) => Some(number(choice).to_string()),
        ("share", Some(choice)) => share(number(choice), answered).map(|part| percent(part, words)),
        ("most", None) => {
            let best = options.iter().map(|option| number(&option.id)).max()?;
            let labels: Vec<&str> = options
                .iter()
                .filter(|option| best > 0 && number(&option.id) == best)
                .map(|option| option.label.get(words.lang()))
                .collect();
            (1..3)
                .contains(&labels.len())
                .then(|| joined(&labels, words))
        }
        ("missing", None) => {
            let labels: Vec<&str> = options
                .iter()
                .filter(|option| number(&option.id) == 0)
                .map(|option| option.label.get(words.lang()))
                .collect();
            (!labels.is_empty()).then(|| joined(&labels, words))
        }
        _ => None,
    }
}

/// Figures about a number field: `mean:f`, `median:f`, `min:f`, `max:f`, `sum:f`.
fn numbered(
    numbers: &Numbers,
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
        "sum" => stats.sum,
        _ => return None,
    };
    let unit = unit.map_or("", |unit| unit.get(words.lang()));
    Some(words.with_unit(&grouped(value, words), unit))
}

/// Figures about yes-or-no tests.
fn tested(found: &DetailResults, fields: &[Field], name: &str) -> Option<String> {
    let tests = fields.iter().filter(|field| is_test(field)).count();
    let passed = |item: &super::detail::Detailed| {
        found
            .passed
            .get(&item.item.to_string())
            .copied()
            .unwrap_or(0)
    };
    let scored = found.items.iter().filter(|item| !item.fields.is_empty());
    let best = || {
        scored
            .clone()
            .reduce(|a, b| if passed(b) > passed(a) { b } else { a })
    };
    let worst = || {
        scored
            .clone()
            .reduce(|a, b| if passed(b) < passed(a) { b } else { a })
    };
    // One item alone is neither the best nor the worst.
    if tests == 0 || scored.clone().count() < 2 {
        return None;
    }
    match name {
        "best-tested" => best().map(|item| item.label.clone()),
        "best-tested-score" => best().map(|item| format!("{}/{tests}", passed(item))),
        "worst-tested" => worst().map(|item| item.label.clone()),
        "worst-tested-score" => worst().map(|item| format!("{}/{tests}", passed(item))),
        _ => None,
    }
}

fn rated(found: &RateResults, name: &str, words: &Words) -> Option<String> {
    let (name, place) = match name.split_once('@') {
        Some((name, place)) => (name, place.parse::<usize>().ok()?.checked_sub(1)?),
        None => (name, 0),
    };
    let cell = found.overall.get(place)?;
    let one = |value: f64| words.number(value, 1);
    let by_mean = |better: fn(f64, f64) -> bool| {
        let scored = found.overall.iter().filter(|cell| cell.mean.is_some());
        scored.reduce(|a: &RateCell, b| {
            if better(b.mean.unwrap_or(0.0), a.mean.unwrap_or(0.0)) {
                b
            } else {
                a
            }
        })
    };
    let gap = || {
        let gaps = found.gaps.iter().filter_map(|gap| Some((gap, gap.gap?)));
        gaps.reduce(|a, b| if b.1 > a.1 { b } else { a })
    };
    let blind = || {
        let spots = found
            .blind_spots
            .iter()
            .filter_map(|spot| Some((spot, spot.difference?)));
        spots.reduce(|a, b| if b.1.abs() > a.1.abs() { b } else { a })
    };
    match name {
        "n" => Some(cell.n.to_string()).filter(|_| cell.n > 0),
        "mean" => cell.mean.map(one),
        "median" => cell.median.map(one),
        "nps" => cell.nps.as_ref()?.score.map(signed),
        "one-person" => cell.nps.as_ref()?.one_person.map(one),
        "strongest-mean" => by_mean(|a, b| a > b)?.mean.map(one),
        "weakest-mean" => by_mean(|a, b| a < b)?.mean.map(one),
        "largest-gap" => gap().map(|(_, gap)| one(gap)),
        "largest-gap-item" => gap().map(|(gap, _)| gap.label.clone()),
        "blind-spot" => blind().map(|(_, difference)| one(difference.abs())),
        "blind-spot-item" => blind().map(|(spot, _)| spot.label.clone()),
        other => StepResults::Rate(found.clone()).figure(other, words),
    }
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
        assert_eq!(told("share:answer=yes|yes-if").as_deref(), Some("75%"));
        assert_eq!(told("count:answer=yes|no,side=nobody"), None);
        assert_eq!(conditions("count:answer=yes"), None);
    }
}
