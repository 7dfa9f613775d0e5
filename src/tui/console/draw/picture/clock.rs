//! Pictures how time is divided, on a logarithmic scale.

use ratatui::text::{Line, Span};

use super::lines::{Lines, wrapped};
use crate::domain::durations;
use crate::domain::event::Assumption;
use crate::domain::results::detail::Span as Time;
use crate::domain::results::{self, StepResults, percent};
use crate::domain::session::State;
use crate::domain::workshop::{Kind, StepIndex};
use crate::tui::env::Env;
use crate::tui::widgets::bars::{bar, log_share};
use crate::tui::widgets::text::{pad, width};

/// Returns the locale key of an assumption.
fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::Work40 => "assumption-work-40",
        Assumption::Work36 => "assumption-work-36",
        Assumption::Work38 => "assumption-work-38",
        Assumption::Calendar => "assumption-calendar",
    }
}

/// Returns the amounts of time of a detail step as bars on a logarithmic scale, after those it is compared with.
pub(in crate::tui::console::draw) fn clocks(
    env: &Env,
    state: &State,
    place: StepIndex,
    cells: usize,
) -> Lines {
    let mut lines = Lines::new();
    let Some(Kind::Detail(script)) = state.step(place).map(|(step, _)| &step.kind) else {
        return lines;
    };
    let own = spans(state, place);
    let before = script
        .compare
        .as_ref()
        .and_then(|step| state.workshop().step(step))
        .map(|(before, _)| before);
    if let Some(before) = before {
        let words = env.words();
        let (rows, title) = match state.step(before).map(|(step, _)| &step.kind) {
            Some(Kind::Cascade(_)) => (real(state, before), words.get("picture-real-clock")),
            _ => (spans(state, before), words.get("picture-old-clock")),
        };
        clock(env, &title, &rows, state.assumption, cells, &mut lines);
    }
    let before = before.and_then(|before| state.step(before));
    let key = if before.is_some_and(|(step, _)| matches!(step.kind, Kind::Detail(_))) {
        "picture-new-clock"
    } else {
        "picture-own-clock"
    };
    let title = env.words().get(key);
    clock(env, &title, &own, state.assumption, cells, &mut lines);
    lines
}

/// Returns the names and minutes of a detail step's first field of time, in the order of its items.
fn spans(state: &State, place: StepIndex) -> Vec<(String, f64)> {
    let Some(StepResults::Detail(results)) = results::of_step(state, place) else {
        return Vec::new();
    };
    let Some(times) = results.durations.values().next() else {
        return Vec::new();
    };
    let row = |time: &Time| (time.label.clone(), time.minutes);
    results
        .items
        .iter()
        .filter_map(|item| times.get(&item.item.to_string()).map(row))
        .collect()
}

/// Returns the names of a cascade's levels, and the minutes each has in reality.
fn real(state: &State, place: StepIndex) -> Vec<(String, f64)> {
    let Some(Kind::Cascade(script)) = state.step(place).map(|(step, _)| &step.kind) else {
        return Vec::new();
    };
    let row = |level: &crate::domain::workshop::Level| {
        Some((
            level.name.get(state.lang()).to_owned(),
            durations::minutes(level.real?, state.assumption),
        ))
    };
    script.levels.iter().filter_map(row).collect()
}

/// Adds a clock: the amounts of time as bars, with the ratio of the largest to the smallest. Fewer than two have none.
fn clock(
    env: &Env,
    title: &str,
    rows: &[(String, f64)],
    assumed: Assumption,
    cells: usize,
    lines: &mut Lines,
) {
    let words = env.words();
    let amounts = || rows.iter().map(|(_, minutes)| *minutes);
    let largest = amounts().fold(0.0, f64::max);
    let smallest = amounts().fold(f64::INFINITY, f64::min);
    if rows.len() < 2 || smallest <= 0.0 {
        return;
    }
    let total: f64 = amounts().sum();
    let ratio = words.number(largest / smallest, 0);
    lines.push(Line::from(vec![
        Span::styled(format!("{title}   "), env.theme.strong),
        Span::styled(
            words.with("picture-ratio", &[("ratio", grouped(&ratio, env).into())]),
            env.theme.accent,
        ),
    ]));
    let widest = rows.iter().map(|(name, _)| width(name)).max();
    let name = widest.unwrap_or(0).min(26);
    let bar_cells = cells.saturating_sub(name + 30).clamp(8, 36);
    for (label, minutes) in rows {
        let share = percent(minutes / total, words);
        let amount = grouped(&words.number(*minutes, 0), env);
        let length = log_share(minutes / smallest * 2.0, largest / smallest * 2.0);
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(label, name)), env.theme.text),
            Span::styled(pad(&bar(length, bar_cells), bar_cells), env.theme.accent),
            Span::styled(format!(" {amount:>8} min  {share:>8}"), env.theme.text),
        ]));
    }
    let assumption = words.get(assumption(assumed)).into_owned();
    let note = words.with("picture-log", &[("assumption", assumption.into())]);
    lines.extend(wrapped(&note, cells, env.theme.quiet));
    lines.push(Line::default());
}

/// Separates the thousands of a whole number: `10.400`, `10,400`.
fn grouped(number: &str, env: &Env) -> String {
    let separator = if env.words().lang() == crate::domain::text::Lang::Nl {
        '.'
    } else {
        ','
    };
    if number.len() <= 3 || !number.chars().all(|c| c.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut out = String::new();
    for (n, digit) in number.chars().enumerate() {
        if n > 0 && (number.len() - n).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
