//! Pictures what became of a message on its way through the levels.

use ratatui::text::{Line, Span};

use super::lines::{Lines, styled, wrapped};
use crate::domain::results::cascade::{CascadeResults, LevelResult, yardstick};
use crate::domain::results::rate::mean_said;
use crate::domain::results::{self, StepResults, percent};
use crate::domain::session::State;
use crate::domain::workshop::{Direction, Kind, StepIndex};
use crate::tui::console::draw::ties::ties;
use crate::tui::env::Env;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::text::{cut, pad, width};

/// Returns the glyph of a mark's sign. Glyphs differ in shape, not in colour alone.
fn glyph(sign: char) -> char {
    match sign {
        '=' => '█',
        '~' => '▒',
        '-' => '·',
        _ => '?',
    }
}

/// Returns the whole picture of a message, in lines of at most `cells` cells.
pub(in crate::tui::console::draw) fn cascade(
    env: &Env,
    state: &State,
    place: StepIndex,
    cells: usize,
) -> Lines {
    let Some(StepResults::Cascade(results)) = results::of_step(state, place) else {
        return Vec::new();
    };
    let words = env.words();
    let mut lines = Lines::new();
    if !results.complete {
        let text = words.get("picture-incomplete");
        lines.extend(wrapped(&text, cells, env.theme.warn));
        lines.push(Line::default());
    }
    grid(env, &results, cells, &mut lines);
    survival(env, &results, cells, &mut lines);
    losses(env, &results, cells, &mut lines);
    for tie in ties(env, state, place, cells) {
        lines.push(styled(tie, env.theme.warn));
    }
    by_type(env, &results, &mut lines);
    additions(env, &results, cells, &mut lines);
    down_against_up(env, state, place, &results, &mut lines);
    lines
}

fn grid(env: &Env, results: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let label = cells
        .saturating_sub(results.levels.len() * 3 + 20)
        .clamp(12, 60);
    for (n, marks) in
        (0..results.chains.max(1)).map(|chain| (chain, usize::try_from(chain).unwrap_or(0)))
    {
        if results.chains > 1 {
            let text = words.with(
                "grid-chain",
                &[("n", (n + 1).into()), ("count", results.chains.into())],
            );
            lines.push(styled(text, env.theme.quiet));
        }
        let numbers: Vec<String> = (1..=results.levels.len())
            .map(|n| format!(" {n} "))
            .collect();
        let numbers = numbers.concat();
        lines.push(styled(
            format!("{} {numbers}", pad("", label)),
            env.theme.quiet,
        ));
        for point in &results.key_points {
            let signs = point.marks_by_chain.get(marks).unwrap_or(&point.marks);
            let row: Vec<String> = signs
                .chars()
                .map(|sign| format!(" {} ", glyph(sign)))
                .collect();
            let row = row.concat();
            lines.push(Line::from(vec![
                Span::styled(pad(&point.text, label), env.theme.text),
                Span::styled(format!(" {row}"), env.theme.strong),
                Span::styled(
                    format!(
                        "  {}",
                        cut(point.type_label.as_deref().unwrap_or_default(), 16)
                    ),
                    env.theme.quiet,
                ),
            ]));
        }
    }
    lines.push(styled(words.get("picture-legend"), env.theme.quiet));
    lines.push(Line::default());
}

/// Adds the survival at each level with its counts, and the yardstick of the literature as a mark on each bar.
fn survival(env: &Env, results: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let widest = results.levels.iter().map(|level| width(&level.name)).max();
    let name = widest.unwrap_or(0).min(26);
    let bar_cells = cells.saturating_sub(name + 24).clamp(10, 40);
    let points = results.key_points.len();
    lines.push(styled(words.get("picture-survival"), env.theme.strong));
    for (hops, level) in (1_u32..).zip(&results.levels) {
        let text = match (level.survival, level.intact) {
            (Some(survival), Some(intact)) => {
                let count = words.number(intact.0, 1);
                format!("{count:>5} / {points}  {:>6}", percent(survival, words))
            }
            _ => words.get("not-marked").into_owned(),
        };
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(&level.name, name)), env.theme.text),
            Span::styled(with_yardstick(level, hops, bar_cells), env.theme.accent),
            Span::styled(format!(" {text}"), env.theme.text),
        ]));
    }
    let yardstick = words.get("picture-yardstick");
    lines.extend(wrapped(&yardstick, cells, env.theme.quiet));
    lines.push(Line::default());
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
fn with_yardstick(level: &LevelResult, hops: u32, cells: usize) -> String {
    let (low, high) = yardstick(hops);
    let share = f64::midpoint(low, high);
    let columns = u16::try_from(cells).unwrap_or(u16::MAX);
    let at = (share * f64::from(columns)).round() as usize;
    let drawn = pad(&bar(level.survival.unwrap_or(0.0), cells), cells);
    drawn
        .chars()
        .enumerate()
        .map(|(n, c)| if n == at && c == ' ' { '┊' } else { c })
        .collect()
}

/// Adds where most was lost, and how much arrived of what was predicted.
fn losses(env: &Env, results: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let lost = results.biggest_loss_points;
    if let Some(points) = lost.filter(|points| points.0 > 0.0 && results.biggest_loss.len() < 3) {
        let args = [
            ("levels", results.biggest_loss.join(", ").into()),
            ("n", words.number(points.0, 1).into()),
        ];
        let text = words.with("picture-loss", &args);
        lines.extend(wrapped(&text, cells, env.theme.strong));
    }
    let arrived = results.levels.last().and_then(|level| level.intact);
    if let (Some(predicted), Some(arrived)) = (results.predicted_mean, arrived) {
        let args = [
            ("predicted", mean_said(predicted, words).into()),
            ("arrived", words.number(arrived.0, 1).into()),
        ];
        let text = words.with("picture-prediction", &args);
        lines.extend(wrapped(&text, cells, env.theme.strong));
    }
    lines.push(Line::default());
}

/// Adds what became of each type of key point.
fn by_type(env: &Env, results: &CascadeResults, lines: &mut Lines) {
    let words = env.words();
    let types = results.by_type.values();
    let marked: Vec<_> = types.filter(|by| by.intact.is_some()).collect();
    if marked.is_empty() {
        return;
    }
    lines.push(styled(words.get("picture-by-type"), env.theme.strong));
    let part = |figure: Option<results::Figure>, glyph: char| {
        let count = figure.map_or(0.0, |figure| figure.0);
        format!("{glyph} {:<4}", words.number(count, 1))
    };
    for by in marked {
        let text = format!(
            "{} {} {} {}",
            pad(&by.label, 26),
            part(by.intact, '█'),
            part(by.changed, '▒'),
            part(by.lost, '·')
        );
        lines.push(styled(text, env.theme.text));
    }
    lines.push(Line::default());
}

/// Adds what each level added to the message.
fn additions(env: &Env, results: &CascadeResults, cells: usize, lines: &mut Lines) {
    if results
        .levels
        .iter()
        .all(|level| level.additions.is_empty())
    {
        return;
    }
    lines.push(styled(
        env.words().get("picture-additions"),
        env.theme.strong,
    ));
    for level in &results.levels {
        for text in &level.additions {
            let text = format!("{}: {text}", cut(&level.name, 26));
            lines.extend(wrapped(&text, cells, env.theme.text));
        }
    }
    lines.push(Line::default());
}

/// Adds the final survival of this cascade beside that of the one in the other direction.
fn down_against_up(
    env: &Env,
    state: &State,
    place: StepIndex,
    results: &CascadeResults,
    lines: &mut Lines,
) {
    let words = env.words();
    let Some(Kind::Cascade(script)) = state.step(place).map(|(step, _)| &step.kind) else {
        return;
    };
    let other = script
        .compare
        .as_ref()
        .and_then(|step| state.workshop().step(step));
    let Some((other, _)) = other else { return };
    let Some(StepResults::Cascade(compared)) = results::of_step(state, other) else {
        return;
    };
    let last = |results: &CascadeResults| {
        results
            .levels
            .last()
            .and_then(|level| Some((level.survival?, level.intact?, results.key_points.len())))
    };
    let (Some(this), Some(that)) = (last(results), last(&compared)) else {
        return;
    };
    let (down, up) = if script.direction == Direction::Down {
        (this, that)
    } else {
        (that, this)
    };
    lines.push(styled(words.get("picture-down-up"), env.theme.strong));
    for (key, (survival, intact, points)) in [("picture-down", down), ("picture-up", up)] {
        lines.push(Line::from(vec![
            Span::styled(pad(&words.get(key), 12), env.theme.text),
            Span::styled(pad(&bar(survival, 30), 30), env.theme.accent),
            Span::styled(
                format!(
                    " {:>4} / {points}  {:>6}",
                    words.number(intact.0, 1),
                    percent(survival, words)
                ),
                env.theme.text,
            ),
        ]));
    }
}
