//! What a step tells the facilitator, with the time it has: `{phase.write}` in its intent or notes is how long that part takes
//! now, so that it says the same as the clock.

use super::words::Words;
use super::workshop::Step;

/// Before the id of a part, in braces.
const PHASE: &str = "{phase.";

/// The time of the step itself.
pub const STEP: &str = "{step}";

/// What looks to be a figure of the step's time, `{phase.write}` or `{step}`, with its place in the text in bytes. Other
/// braces are text.
pub fn figures(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let rest = &text[open..];
        let end = rest.find('}').map_or(rest.len(), |end| end + 1);
        let is_ours = rest.starts_with(PHASE) || &rest[..end] == STEP || is_path(&rest[..end]);
        found.extend(is_ours.then(|| (open, &rest[..end])));
        from = open + if is_ours { end } else { 1 };
    }
    found
}

/// Whether it is two names with a full stop between them in braces, which nobody writes who means a text.
fn is_path(braces: &str) -> bool {
    let inner = braces
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c == '-' || c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    inner
        .and_then(|inner| inner.split_once('.'))
        .is_some_and(|(one, other)| is_name(one) && is_name(other))
}

/// The id of the part that braces name; `None` for the step itself.
pub fn part(figure: &str) -> Option<&str> {
    figure.strip_prefix(PHASE)?.strip_suffix('}')
}

/// The text as it is read in a step that is planned to take so many milliseconds.
pub fn told(text: &str, step: &Step, planned: u64, words: &Words) -> String {
    let mut told = String::new();
    let mut from = 0;
    for (at, figure) in figures(text) {
        told.push_str(&text[from..at]);
        from = at + figure.len();
        let time = match part(figure) {
            Some(id) => step
                .phases
                .iter()
                .position(|phase| phase.id.as_deref() == Some(id))
                .map(|index| step.phase_time(index, planned)),
            None => (figure == STEP).then_some(planned),
        };
        match time {
            Some(time) => told.push_str(&amount(time, words)),
            None => told.push_str(figure),
        }
    }
    told + &text[from..]
}

/// An amount of time as it is said in a sentence, to the second: `4 minutes`, `3:12 minutes`, `40 seconds`.
fn amount(time: u64, words: &Words) -> String {
    let seconds = time / 1000;
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => words.with("time-minutes", &[("minutes", minutes.into())]),
        (0, seconds) => words.with("time-seconds", &[("seconds", seconds.into())]),
        (minutes, seconds) => {
            let time = format!("{minutes}:{seconds:02}");
            words.with("time-both", &[("time", time.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::script::parse;
    use crate::domain::text::Lang;

    #[test]
    fn a_part_is_told_with_the_time_it_has_in_the_plan() {
        let script = include_str!("../../workshops/brand-values.ron");
        let workshop = parse(script).unwrap();
        let (_, step) = workshop.step("first-person").unwrap();
        let text = "{phase.write} of writing, {step} in all; {x} and {phase.no} stay, and {";
        let told = |minutes: u64, lang| told(text, step, minutes * 60_000, Words::of(lang));
        assert_eq!(
            told(12, Lang::En),
            "4 minutes of writing, 12 minutes in all; {x} and {phase.no} stay, and {"
        );
        assert!(told(3, Lang::En).starts_with("1 minute of writing, 3 minutes in all"));
        assert!(told(13, Lang::En).starts_with("4:20 minutes of writing"));
        assert!(told(2, Lang::Nl).starts_with("40 seconden of writing, 2 minuten in all"));
    }
}
