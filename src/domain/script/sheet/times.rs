//! The sums and the parts of the minutes in a script, which follow what is edited.

use super::cuts::{Cut, cut};
use super::found::{parts, whole, word};
use crate::domain::script::node::{self, Body, Node};

/// The seconds of a part of a step; `None` if they cannot be read.
pub(super) fn seconds(time: &Node<'_>) -> Option<u32> {
    match &time.body {
        Body::Number(_) => whole(time).map(u32::from),
        Body::Text(text) => {
            let (minutes, seconds) = text.split_once(':')?;
            let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
            minutes.checked_mul(60)?.checked_add(seconds)
        }
        _ => None,
    }
}

/// The parts of a step, in proportion to so many seconds in all, to five seconds; the last takes what is left.
pub(super) fn stretched(times: &[(&Node<'_>, u32)], to: u32) -> Vec<Cut> {
    let all: u32 = times.iter().map(|(_, seconds)| *seconds).sum();
    let last = times.len().saturating_sub(1);
    let mut left = to;
    let mut cuts = Vec::new();
    for (place, (node, seconds)) in times.iter().enumerate() {
        let share = u64::from(*seconds) * u64::from(to) / u64::from(all.max(1)) / 5 * 5;
        let share = u32::try_from(share)
            .unwrap_or(u32::MAX)
            .clamp(1, left.max(1));
        let share = if place == last { left } else { share };
        left = left.saturating_sub(share);
        let said = format!("\"{}:{:02}\"", share / 60, share % 60);
        cuts.push(Cut::new(node.span.clone(), said));
    }
    cuts
}

/// Whether a script says no sums of its steps, or says the right ones.
pub(super) fn are_sums_right(text: &str) -> bool {
    summed(text.to_owned()).is_none_or(|summed| summed == text)
}

/// The text with the sums of its steps where it says sums.
pub(super) fn summed(text: String) -> Option<String> {
    // Most scripts of one's own say no sums; then there is nothing to read.
    let says_sums = text.match_indices("minutes").any(|(at, name)| {
        let behind = text.get(at + name.len()..).unwrap_or_default();
        let value = behind.trim_start().strip_prefix(':');
        value.is_some_and(|value| value.trim_start().starts_with('('))
    });
    if !says_sums {
        return Some(text);
    }
    let root = node::read(&text).ok()?;
    let said = root.field("minutes");
    let Some((node, Body::Items(both))) = said.map(|node| (node, &node.body)) else {
        return Some(text);
    };
    let steps = root.field("steps").map(parts).unwrap_or_default();
    let run = steps
        .iter()
        .filter(|step| step.field("parked").and_then(word) != Some("true"));
    let sum = |name: &str| -> u32 {
        let minutes = run
            .clone()
            .filter_map(|step| step.field(name).and_then(whole));
        minutes.map(u32::from).sum()
    };
    let sums = [sum("minutes"), sum("short")];
    let is_right = both.len() == 2
        && both
            .iter()
            .zip(sums)
            .all(|(node, sum)| whole(node).map(u32::from) == Some(sum));
    if is_right {
        return Some(text);
    }
    let span = node.span.clone();
    let with = format!("({}, {})", sums[0], sums[1]);
    Some(cut(&text, vec![Cut::new(span, with)]))
}
