//! Draws the clock, and what is for the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::cue;
use super::labels::{silent, stage_label};
use crate::domain::clock::{self, Countdown};
use crate::domain::event::{List, Stage};
use crate::domain::guidance;
use crate::domain::session::Status;
use crate::domain::workshop::StepIndex;
use crate::tui::chrome::{below, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::theme::Grain;
use crate::tui::widgets::bars;
use crate::tui::widgets::clock::{Digits, ROWS};
use crate::tui::widgets::text::{self, wrap, wrap_parts};
use crate::tui::wording;

/// Returns the clock and title of the current step in one line, for a screen too small for more.
pub(crate) fn clock_line(env: &Env, console: &Console) -> String {
    match console.state().current() {
        Some((place, step, _)) => {
            let left = text::left(clock::step(console.state(), place, env.now).left());
            format!("{left}  {}", step.title.get(console.state().lang()))
        }
        None => String::new(),
    }
}

/// Returns the style of a clock: calm, little time left, or over time.
pub(in crate::tui::console) fn clock_style(env: &Env, countdown: Countdown) -> Style {
    match countdown.left() {
        left if left <= 0 => env.theme.bad,
        left if left <= 120_000 && countdown.planned > 180_000 => env.theme.warn,
        left if left <= 30_000 => env.theme.warn,
        _ => env.theme.strong,
    }
}

pub(super) fn draw_side(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return;
    };
    let lang = state.lang();
    let words = env.words();
    let mut y = draw_clock(env, console, place, area, buf);
    if let Some(rung) = console.rung {
        y = silent(env, console, rung, below(area, y), buf) + 1;
    }
    let cells = usize::from(area.width);
    let for_me = [
        ("intent", step.intent.as_ref()),
        ("notes", step.notes.as_ref()),
    ];
    let planned = clock::step(state, place, env.now).planned;
    let mut all = Vec::new();
    for (key, text) in for_me
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
    {
        all.push((words.get(key).into_owned(), env.theme.quiet));
        let told = guidance::told(text.get(lang), step, planned, words);
        let lines = wrap(&told, cells);
        all.extend(lines.into_iter().map(|line| (line, env.theme.text)));
        all.push((String::new(), env.theme.text));
    }
    let counts: Vec<String> = List::ALL
        .into_iter()
        .map(|list| (list, state.list(list).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(list, count)| format!("{} {count}", words.get(wording::list(list))))
        .collect();
    let counts = wrap_parts(&counts, " · ", cells);
    // If not all fits, the last line says that there is more.
    let kept = u16::try_from(counts.len().max(1)).unwrap_or(1) + 1;
    let fits = usize::from(area.bottom().saturating_sub(y + kept));
    if all.len() > fits + 1 || step.handout.is_some() {
        all.truncate(fits.saturating_sub(1));
        all.push((words.get("notes-more").into_owned(), env.theme.quiet));
    }
    for (line, style) in all {
        y = paragraph(&[line], style, below(area, y), buf);
    }
    y += 1;
    paragraph(&counts, env.theme.quiet, below(area, y), buf);
}

/// Draws the time left in large digits, and below it a bar of at most so many cells.
pub(in crate::tui::console) fn draw_countdown(
    countdown: Countdown,
    cells: usize,
    (style, grain): (Style, Grain),
    area: Rect,
    buf: &mut Buffer,
) {
    let text = &text::left(countdown.left());
    let digits = Rect {
        height: ROWS,
        ..area
    };
    (&Digits { text, style, grain }).render(digits, buf);
    let bar = bars::bar(countdown.share(), cells);
    buf.set_stringn(area.x, area.y + ROWS, bar, cells, style);
}

/// Draws the large clock, its bar and what it counts, and returns the first row below.
pub(super) fn draw_clock(
    env: &Env,
    console: &Console,
    place: StepIndex,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let words = env.words();
    let state = console.state();
    let whole = clock::step(state, place, env.now);
    // A box and the writing have their own large clock in the middle.
    let part =
        clock::stage(state, place, env.now).filter(|_| console.stage() == Some(Stage::Scoring));
    let (countdown, label) = match (part, console.stage()) {
        (Some(part), Some(stage)) => (part, stage_label(env, console, stage)),
        _ => (whole, String::new()),
    };
    let cells = usize::from(area.width);
    let style = (clock_style(env, countdown), env.theme.grain);
    draw_countdown(countdown, cells, style, area, buf);
    let mut lines = moment(env, console, countdown, &label, cells);
    // At least two rows, so that nothing below moves when a second one comes and goes.
    lines.resize(lines.len().max(2), (String::new(), env.theme.quiet));
    lines.push((String::new(), env.theme.quiet));
    if let Some((n, part)) = clock::phase(state, place, env.now)
        && let Some((step, _)) = state.step(place)
        && let Some(phase) = step.phases.get(n)
    {
        let left = text::left(part.left());
        let label = phase.label.get(state.lang());
        let inset = " ".repeat(text::width(&left) + 2);
        let room = cells.saturating_sub(inset.len());
        for (n, line) in wrap(label, room).into_iter().enumerate() {
            let head = if n == 0 {
                format!("{left}  ")
            } else {
                inset.clone()
            };
            lines.push((format!("{head}{line}"), env.theme.text));
        }
        lines.push((String::new(), env.theme.quiet));
    }
    if part.is_some() {
        let left = text::left(whole.left());
        let text = words.with("clock-step-left", &[("left", left.into())]);
        lines.push((text, env.theme.quiet));
        lines.push((String::new(), env.theme.quiet));
    }
    let mut y = area.y + ROWS + 1;
    for (text, style) in lines {
        y = paragraph(&[text], style, below(area, y), buf);
    }
    y
}

/// Returns what to say below the clock: that it is paused, a cue, what it counts, or until when.
fn moment(
    env: &Env,
    console: &Console,
    countdown: Countdown,
    label: &str,
    cells: usize,
) -> Vec<(String, Style)> {
    let words = env.words();
    let lines = |text: &str, style: Style| {
        let lines = wrap(text, cells).into_iter();
        lines.map(|line| (line, style)).collect::<Vec<_>>()
    };
    let is_news = clock::cue(console.state(), env.now).is_some();
    if console.state().is_corrected() {
        return lines(&words.get("clock-corrected"), env.theme.warn);
    }
    if console.state().is_paused() && !is_news {
        return lines(&words.get("clock-paused-long"), env.theme.warn);
    }
    if let Some((cue, style)) = cue::cue(env, console) {
        return lines(&cue, style);
    }
    if looks_back(console) {
        return lines(&words.get("clock-again"), env.theme.quiet);
    }
    if countdown.is_over() {
        return lines(&words.get("clock-over"), env.theme.bad);
    }
    if !label.is_empty() {
        return lines(label, env.theme.text);
    }
    let until = env.clock_time(env.now.wall + countdown.left());
    let minutes = (countdown.planned + 30_000) / 60_000;
    let args = [("minutes", minutes.into()), ("time", until.into())];
    lines(&words.with("clock-until", &args), env.theme.quiet)
}

/// Whether the step was done before: its time is not to come, but for that of a box that is run again.
fn looks_back(console: &Console) -> bool {
    let current = console.state().current();
    let is_again = current.is_some_and(|(_, _, part)| part.status == Status::Again);
    is_again && !matches!(console.stage(), Some(Stage::Box(_)))
}
