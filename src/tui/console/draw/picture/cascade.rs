//! What became of a message on its way through the levels.

use ratatui::text::{Line, Span};

use super::lines::{Lines, line as said};
use crate::domain::results::cascade::{CascadeResults, LevelResult, yardstick};
use crate::domain::results::{self, StepResults, percent};
use crate::domain::session::State;
use crate::domain::workshop::{Direction, Kind, StepIndex};
use crate::tui::env::Env;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::text::{cut, pad, wrap};

/// The glyph of a mark's sign: told apart by shape, not by colour alone.
fn glyph(sign: char) -> char {
    match sign {
        '=' => '█',
        '~' => '▒',
        '-' => '·',
        _ => '?',
    }
}

/// What became of a message, all of it, in lines of at most `cells` cells.
pub(in crate::tui::console::draw) fn cascade(
    env: &Env,
    state: &State,
    place: StepIndex,
    cells: usize,
) -> Lines {
    let Some(StepResults::Cascade(found)) = results::of_step(state, place) else {
        return Vec::new();
    };
    let words = env.words();
    let mut lines = Lines::new();
    if !found.complete {
        let text = wrap(&words.get("picture-incomplete"), cells);
        lines.extend(text.into_iter().map(|text| said(text, env.theme.warn)));
        lines.push(Line::default());
    }
    grid(env, &found, cells, &mut lines);
    survival(env, &found, cells, &mut lines);
    losses(env, state, place, &found, cells, &mut lines);
    lines
}

fn grid(env: &Env, found: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let label = cells
        .saturating_sub(found.levels.len() * 3 + 20)
        .clamp(12, 60);
    for (n, marks) in
        (0..found.chains.max(1)).map(|chain| (chain, usize::try_from(chain).unwrap_or(0)))
    {
        if found.chains > 1 {
            let text = words.with(
                "grid-chain",
                &[("n", (n + 1).into()), ("count", found.chains.into())],
            );
            lines.push(said(text, env.theme.quiet));
        }
        let numbers: Vec<String> = (1..=found.levels.len()).map(|n| format!(" {n} ")).collect();
        let numbers = numbers.concat();
        lines.push(said(
            format!("{} {numbers}", pad("", label)),
            env.theme.quiet,
        ));
        for point in &found.key_points {
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
    lines.push(said(
        words.get("picture-legend").into_owned(),
        env.theme.quiet,
    ));
    lines.push(Line::default());
}

/// Survival per level with counts, and the yardstick of the literature as a mark on each bar.
fn survival(env: &Env, found: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let name = found
        .levels
        .iter()
        .map(|level| crate::tui::widgets::text::width(&level.name))
        .max()
        .unwrap_or(0)
        .min(26);
    let bar_cells = cells.saturating_sub(name + 24).clamp(10, 40);
    let points = found.key_points.len();
    lines.push(said(
        words.get("picture-survival").into_owned(),
        env.theme.strong,
    ));
    for (hops, level) in (1_u32..).zip(&found.levels) {
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
    let yardstick = wrap(&words.get("picture-yardstick"), cells);
    lines.extend(
        yardstick
            .into_iter()
            .map(|line| said(line, env.theme.quiet)),
    );
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
    let width = u16::try_from(cells).unwrap_or(u16::MAX);
    let at = (share * f64::from(width)).round() as usize;
    let drawn = pad(&bar(level.survival.unwrap_or(0.0), cells), cells);
    drawn
        .chars()
        .enumerate()
        .map(|(n, c)| if n == at && c == ' ' { '┊' } else { c })
        .collect()
}

fn losses(
    env: &Env,
    state: &State,
    place: StepIndex,
    found: &CascadeResults,
    cells: usize,
    lines: &mut Lines,
) {
    let words = env.words();
    if let Some(points) = found
        .biggest_loss_points
        .filter(|points| points.0 > 0.0 && found.biggest_loss.len() < 3)
    {
        let levels = found.biggest_loss.join(", ");
        let text = words.with(
            "picture-loss",
            &[
                ("levels", levels.into()),
                ("n", words.number(points.0, 1).into()),
            ],
        );
        lines.extend(
            wrap(&text, cells)
                .into_iter()
                .map(|line| said(line, env.theme.strong)),
        );
    }
    if let (Some(predicted), Some(arrived)) = (
        found.predicted_mean,
        found.levels.last().and_then(|level| level.intact),
    ) {
        let text = words.with(
            "picture-prediction",
            &[
                ("predicted", words.number(predicted, 1).into()),
                ("arrived", words.number(arrived.0, 1).into()),
            ],
        );
        lines.extend(
            wrap(&text, cells)
                .into_iter()
                .map(|line| said(line, env.theme.strong)),
        );
    }
    lines.push(Line::default());
    let typed: Vec<_> = found
        .by_type
        .values()
        .filter(|by| by.intact.is_some())
        .collect();
    if !typed.is_empty() {
        lines.push(said(
            words.get("picture-by-type").into_owned(),
            env.theme.strong,
        ));
        for by in typed {
            let part = |figure: Option<results::Figure>, glyph: char| {
                let count = figure.map_or(0.0, |figure| figure.0);
                format!("{glyph} {:<4}", words.number(count, 1))
            };
            let text = format!(
                "{} {} {} {}",
                pad(&by.label, 26),
                part(by.intact, '█'),
                part(by.changed, '▒'),
                part(by.lost, '·')
            );
            lines.push(said(text, env.theme.text));
        }
        lines.push(Line::default());
    }
    let added: Vec<(&str, &str)> = found
        .levels
        .iter()
        .flat_map(|level| {
            level
                .additions
                .iter()
                .map(|text| (level.name.as_str(), text.as_str()))
        })
        .collect();
    if !added.is_empty() {
        lines.push(said(
            words.get("picture-additions").into_owned(),
            env.theme.strong,
        ));
        for (level, text) in added {
            let line = format!("{}: {text}", cut(level, 26));
            lines.extend(
                wrap(&line, cells)
                    .into_iter()
                    .map(|line| said(line, env.theme.text)),
            );
        }
        lines.push(Line::default());
    }
    down_against_up(env, state, place, found, lines);
}

/// The final survival of this cascade beside that of the one the other way.
fn down_against_up(
    env: &Env,
    state: &State,
    place: StepIndex,
    found: &CascadeResults,
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
    let last = |found: &CascadeResults| {
        found
            .levels
            .last()
            .and_then(|level| Some((level.survival?, level.intact?, found.key_points.len())))
    };
    let (Some(this), Some(that)) = (last(found), last(&compared)) else {
        return;
    };
    let (down, up) = if script.direction == Direction::Down {
        (this, that)
    } else {
        (that, this)
    };
    lines.push(said(
        words.get("picture-down-up").into_owned(),
        env.theme.strong,
    ));
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
