//! Pictures in text: what became of a message, how clocks divide, how scores spread.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::event::Assumption;
use crate::domain::results::cascade::{CascadeResults, LevelResult, yardstick};
use crate::domain::results::detail::Span as Time;
use crate::domain::results::rate::RateResults;
use crate::domain::results::{self, StepResults, time};
use crate::domain::session::State;
use crate::domain::workshop::{Direction, Kind};
use crate::tui::app::App;
use crate::tui::widgets::bars::{bar, log_share};
use crate::tui::widgets::text::{cut, pad, wrap};

type Lines = Vec<Line<'static>>;

fn said(text: impl Into<String>, style: Style) -> Line<'static> {
    Line::from(Span::styled(text.into(), style))
}

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
pub(super) fn cascade(app: &App, state: &State, place: usize, cells: usize) -> Lines {
    let Some(StepResults::Cascade(found)) = results::of_step(state, place) else {
        return Vec::new();
    };
    let words = app.words();
    let mut lines = Lines::new();
    if !found.complete {
        lines.push(said(
            words.get("picture-incomplete").into_owned(),
            app.theme.warn,
        ));
        lines.push(Line::default());
    }
    grid(app, &found, cells, &mut lines);
    survival(app, &found, cells, &mut lines);
    losses(app, state, place, &found, cells, &mut lines);
    lines
}

fn grid(app: &App, found: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = app.words();
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
            lines.push(said(text, app.theme.quiet));
        }
        let numbers: Vec<String> = (1..=found.levels.len()).map(|n| format!(" {n} ")).collect();
        let numbers = numbers.concat();
        lines.push(said(
            format!("{} {numbers}", pad("", label)),
            app.theme.quiet,
        ));
        for point in &found.key_points {
            let signs = point.marks_by_chain.get(marks).unwrap_or(&point.marks);
            let row: Vec<String> = signs
                .chars()
                .map(|sign| format!(" {} ", glyph(sign)))
                .collect();
            let row = row.concat();
            lines.push(Line::from(vec![
                Span::styled(pad(&point.text, label), app.theme.text),
                Span::styled(format!(" {row}"), app.theme.strong),
                Span::styled(
                    format!(
                        "  {}",
                        cut(point.type_label.as_deref().unwrap_or_default(), 16)
                    ),
                    app.theme.quiet,
                ),
            ]));
        }
    }
    lines.push(said(
        words.get("picture-legend").into_owned(),
        app.theme.quiet,
    ));
    lines.push(Line::default());
}

/// Survival per level with counts, and the yardstick of the literature as a mark on each bar.
fn survival(app: &App, found: &CascadeResults, cells: usize, lines: &mut Lines) {
    let words = app.words();
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
        app.theme.strong,
    ));
    for (hops, level) in (1_u32..).zip(&found.levels) {
        let text = match (level.survival, level.intact) {
            (Some(survival), Some(intact)) => {
                let count = words.number(intact.0, 1);
                format!(
                    "{:>5} / {points}  {:>4}%",
                    count,
                    words.number(survival * 100.0, 0)
                )
            }
            _ => words.get("not-marked").into_owned(),
        };
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(&level.name, name)), app.theme.text),
            Span::styled(with_yardstick(level, hops, bar_cells), app.theme.accent),
            Span::styled(format!(" {text}"), app.theme.text),
        ]));
    }
    let yardstick = wrap(&words.get("picture-yardstick"), cells);
    lines.extend(
        yardstick
            .into_iter()
            .map(|line| said(line, app.theme.quiet)),
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
    app: &App,
    state: &State,
    place: usize,
    found: &CascadeResults,
    cells: usize,
    lines: &mut Lines,
) {
    let words = app.words();
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
                .map(|line| said(line, app.theme.strong)),
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
                .map(|line| said(line, app.theme.strong)),
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
            app.theme.strong,
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
            lines.push(said(text, app.theme.text));
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
            app.theme.strong,
        ));
        for (level, text) in added {
            let line = format!("{}: {text}", cut(level, 26));
            lines.extend(
                wrap(&line, cells)
                    .into_iter()
                    .map(|line| said(line, app.theme.text)),
            );
        }
        lines.push(Line::default());
    }
    down_against_up(app, state, place, found, lines);
}

/// The final survival of this cascade beside that of the one the other way.
fn down_against_up(
    app: &App,
    state: &State,
    place: usize,
    found: &CascadeResults,
    lines: &mut Lines,
) {
    let words = app.words();
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
        app.theme.strong,
    ));
    for (key, (survival, intact, points)) in [("picture-down", down), ("picture-up", up)] {
        lines.push(Line::from(vec![
            Span::styled(pad(&words.get(key), 12), app.theme.text),
            Span::styled(pad(&bar(survival, 30), 30), app.theme.accent),
            Span::styled(
                format!(
                    " {:>4} / {points}  {:>4}%",
                    words.number(intact.0, 1),
                    words.number(survival * 100.0, 0)
                ),
                app.theme.text,
            ),
        ]));
    }
}

/// The key of an assumption's words.
fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::Work40 => "assumption-work-40",
        Assumption::Work36 => "assumption-work-36",
        Assumption::Work38 => "assumption-work-38",
        Assumption::Calendar => "assumption-calendar",
    }
}

/// A detail step's amounts of time as bars on a logarithmic scale, beside those it is compared with.
pub(super) fn clocks(app: &App, state: &State, place: usize, cells: usize) -> Lines {
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
        let words = app.words();
        let (rows, title) = match state.step(before).map(|(step, _)| &step.kind) {
            Some(Kind::Cascade(_)) => (real(state, before), words.get("picture-real-clock")),
            _ => (spans(state, before), words.get("picture-old-clock")),
        };
        clock(app, &title, &rows, state.assumption, cells, &mut lines);
    }
    let key = if before.is_some_and(|before| {
        state
            .step(before)
            .is_some_and(|(step, _)| matches!(step.kind, Kind::Detail(_)))
    }) {
        "picture-new-clock"
    } else {
        "picture-own-clock"
    };
    clock(
        app,
        &app.words().get(key),
        &own,
        state.assumption,
        cells,
        &mut lines,
    );
    lines
}

/// The amounts of a detail step's first field of time, in the order of its items.
fn spans(state: &State, place: usize) -> Vec<(String, f64)> {
    let Some(StepResults::Detail(found)) = results::of_step(state, place) else {
        return Vec::new();
    };
    let Some(times) = found.durations.values().next() else {
        return Vec::new();
    };
    let row = |time: &Time| (time.label.clone(), time.minutes);
    found
        .items
        .iter()
        .filter_map(|item| times.get(&item.item.to_string()).map(row))
        .collect()
}

/// The time a cascade's levels have in reality.
fn real(state: &State, place: usize) -> Vec<(String, f64)> {
    let Some(Kind::Cascade(script)) = state.step(place).map(|(step, _)| &step.kind) else {
        return Vec::new();
    };
    let row = |level: &crate::domain::workshop::Level| {
        Some((
            level.name.get(state.lang()).to_owned(),
            time::minutes(level.real?, state.assumption),
        ))
    };
    script.levels.iter().filter_map(row).collect()
}

fn clock(
    app: &App,
    title: &str,
    rows: &[(String, f64)],
    assumed: Assumption,
    cells: usize,
    lines: &mut Lines,
) {
    let words = app.words();
    let largest = rows.iter().map(|(_, minutes)| *minutes).fold(0.0, f64::max);
    let smallest = rows
        .iter()
        .map(|(_, minutes)| *minutes)
        .fold(f64::INFINITY, f64::min);
    if rows.len() < 2 || smallest <= 0.0 {
        return;
    }
    let total: f64 = rows.iter().map(|(_, minutes)| *minutes).sum();
    let ratio = words.number(largest / smallest, 0);
    lines.push(Line::from(vec![
        Span::styled(format!("{title}   "), app.theme.strong),
        Span::styled(
            words.with("picture-ratio", &[("ratio", grouped(&ratio, app).into())]),
            app.theme.accent,
        ),
    ]));
    let name = rows
        .iter()
        .map(|(name, _)| crate::tui::widgets::text::width(name))
        .max()
        .unwrap_or(0)
        .min(26);
    let bar_cells = cells.saturating_sub(name + 30).clamp(8, 36);
    for (label, minutes) in rows {
        let share = words.number(
            minutes / total * 100.0,
            if *minutes / total < 0.01 { 4 } else { 1 },
        );
        let amount = grouped(&words.number(*minutes, 0), app);
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(label, name)), app.theme.text),
            Span::styled(
                pad(
                    &bar(
                        log_share(minutes / smallest * 2.0, largest / smallest * 2.0),
                        bar_cells,
                    ),
                    bar_cells,
                ),
                app.theme.accent,
            ),
            Span::styled(format!(" {amount:>8} min  {share:>7}%"), app.theme.text),
        ]));
    }
    let note = words.with(
        "picture-log",
        &[(
            "assumption",
            words.get(assumption(assumed)).into_owned().into(),
        )],
    );
    lines.extend(
        wrap(&note, cells)
            .into_iter()
            .map(|line| said(line, app.theme.quiet)),
    );
    lines.push(Line::default());
}

/// A whole number with its thousands apart: `10.400`, `10,400`.
fn grouped(number: &str, app: &App) -> String {
    let separator = if app.words().lang() == crate::domain::text::Lang::Nl {
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

/// Scores as a distribution, for the facilitator.
pub(super) fn rate(app: &App, found: &RateResults, cells: usize) -> Lines {
    let words = app.words();
    let mut lines = Lines::new();
    for cell in found.overall.iter().filter(|cell| cell.n > 0).take(4) {
        let mean = cell
            .mean
            .map(|mean| words.number(mean, 1))
            .unwrap_or_default();
        let band = cell
            .band
            .map(|band| words.get(&format!("band-{}", band.name())).into_owned())
            .unwrap_or_default();
        let text = words.with(
            "rate-summary",
            &[
                ("n", cell.n.into()),
                ("mean", mean.into()),
                ("band", band.into()),
            ],
        );
        lines.push(said(
            cut(&format!("{}  {text}", cut(&cell.label, cells / 2)), cells),
            app.theme.quiet,
        ));
        let most = cell.histogram.values().copied().max().unwrap_or(1).max(1);
        for score in found.low..=found.high {
            let count = cell.histogram.get(&score).copied().unwrap_or(0);
            let share = f64::from(count) / f64::from(most);
            let text = format!(
                "{score:>4}  {} {}",
                pad(&bar(share, 24), 24),
                if count > 0 {
                    count.to_string()
                } else {
                    String::new()
                }
            );
            lines.push(said(text, app.theme.text));
        }
        lines.push(Line::default());
    }
    lines
}
