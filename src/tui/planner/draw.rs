//! Draws the planner: the run sheet on the left, the chosen step as a form on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{Picking, Planner};
use crate::domain::script::Fault;
use crate::domain::script::sheet::{Fresh, SheetStep};
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::chrome::{
    bar, below, columns, first_shown, frame, inset, last_rows, notice, paragraph, row, text_line,
};
use crate::tui::entry::Line;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look, draw_single};
use crate::tui::widgets::text::{pad, width, wrap};

/// Draws the planner and returns where the caret stands.
pub(crate) fn draw(env: &Env, planner: &Planner, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let [top, middle, notice_rows, _] = frame(env, area);
    let saved = match (&planner.trouble, planner.is_saved()) {
        (Some(_), _) => words.get("plan-not-saved"),
        (None, true) => words.get("head-saved"),
        (None, false) => words.get("plan-saving"),
    };
    bar(
        env,
        &[
            ("flipover", true),
            ("  ", false),
            (planner.sheet.title().get(planner.lang), false),
        ],
        &[(&saved, false)],
        top,
        buf,
    );
    notice(env, notice_rows, buf);
    let share = if area.width < 90 { 45 } else { 42 };
    let (left, right) = columns(below(middle, middle.y + 1), share);
    let left = inset(left, 1, 1);
    let caret = match right.map(|right| inset(right, 1, 1)) {
        Some(right) => {
            run_sheet(env, planner, left, buf);
            step(env, planner, right, buf)
        }
        // Where both do not fit, the one the keys go to is shown.
        None if planner.is_form => step(env, planner, left, buf),
        None => {
            run_sheet(env, planner, left, buf);
            None
        }
    };
    match &planner.picking {
        Some(Picking::Fresh(cursor)) => {
            kinds(env, *cursor, area, buf);
            None
        }
        Some(Picking::Title(line)) => title(env, line, area, buf),
        Some(Picking::Library(filter, cursor)) => {
            let typed = (filter, *cursor);
            library(env, planner, typed, area, buf)
        }
        None => caret,
    }
}

/// Draws the steps with their clock times and minutes, and what they come to.
fn run_sheet(env: &Env, planner: &Planner, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let steps = planner.sheet.steps();
    let run = steps.iter().filter(|step| !step.parked);
    let minutes = |step: &SheetStep| u64::from(step.minutes.unwrap_or(0));
    let total: u64 = run.clone().map(minutes).sum();
    // Where no step has minutes of its own for it, the short variant is the whole.
    let has_short = run.clone().any(|step| step.short.is_some());
    let when_short = |step: &SheetStep| match step.short {
        _ if !has_short => minutes(step),
        short => u64::from(short.unwrap_or(0)),
    };
    let short: u64 = run.clone().map(when_short).sum();
    let end = time_after(env, total);
    let args = [
        ("minutes", total.into()),
        ("end", end.into()),
        ("short", short.into()),
        ("n", run.clone().count().into()),
    ];
    let sum = wrap(&words.with("plan-sum", &args), area.width.into());
    let faults = planner.sheet.faults().len();
    let (key, style) = match faults {
        0 => ("plan-right", env.theme.quiet),
        _ => ("plan-faults", env.theme.warn),
    };
    let said = words.with(key, &[("n", faults.into())]);
    // What is of no step, and what keeps it from the disk, stands here.
    let of_none = planner.sheet.faults().iter();
    let of_none = of_none.filter(|fault| fault.step.is_none());
    let of_none = of_none.map(|fault| format!("! {}", fault.kind.message(words)));
    let all = std::iter::once(said)
        .chain(of_none)
        .chain(planner.trouble.clone());
    let said: Vec<String> = all
        .flat_map(|line| wrap(&line, area.width.into()))
        .collect();
    let style = if planner.trouble.is_some() {
        env.theme.warn
    } else {
        style
    };
    let count = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(1);
    let foot = last_rows(area, count(&sum) + count(&said));
    let y = paragraph(&sum, env.theme.strong, foot, buf);
    paragraph(&said, style, below(foot, y), buf);
    let rows = usize::from(area.height.saturating_sub(foot.height + 1));
    let top = first_shown(planner.cursor, rows.max(1));
    let mut passed: u64 = steps
        .iter()
        .take(top)
        .filter(|step| !step.parked)
        .map(minutes)
        .sum();
    let has_faults = |step: &SheetStep| {
        let mut faults = planner.sheet.faults().iter();
        faults.any(|fault| fault.step.as_deref() == Some(step.id.as_str()))
    };
    for (y, (index, step)) in (area.y..).zip(steps.iter().enumerate().skip(top).take(rows)) {
        let time = if step.parked {
            words.get("plan-parked").into_owned()
        } else {
            time_after(env, passed)
        };
        let mark = if has_faults(step) { "!" } else { " " };
        let key = format!("plan-short-{}", step.kind.to_lowercase());
        let kind = if words.has(&key) {
            words.get(&key).into_owned()
        } else {
            step.kind.clone()
        };
        let minutes_said = step.minutes.map_or("?".to_owned(), |it| it.to_string());
        let kind_cells = 9;
        let cells = usize::from(area.width).saturating_sub(14 + kind_cells);
        let text = format!(
            "{mark}{}{minutes_said:>4}  {} {}",
            pad(&time, 6),
            pad(step.title.get(planner.lang), cells),
            pad(&kind, kind_cells)
        );
        let style = match (index == planner.cursor, step.parked) {
            (true, _) => env.theme.selected,
            (false, true) => env.theme.quiet,
            (false, false) => env.theme.text,
        };
        buf.set_stringn(
            area.x,
            y,
            pad(&text, area.width.into()),
            area.width.into(),
            style,
        );
        if !step.parked {
            passed += minutes(step);
        }
    }
    if steps.is_empty() {
        let lines = wrap(&words.get("plan-empty"), area.width.into());
        paragraph(&lines, env.theme.quiet, area, buf);
    }
}

/// Draws the chosen step as a form, and below it what is wrong with it.
fn step(env: &Env, planner: &Planner, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let step = planner.step()?;
    let look = Look {
        theme: &env.theme,
        lang: planner.lang,
        focus: if planner.is_form && planner.picking.is_none() {
            Focus::Typing
        } else {
            Focus::Elsewhere
        },
        label: field::label_width(&planner.entry, planner.lang, area.width),
        hint: "",
        here: env.here(),
        people: &[],
        labels: Labels::Cut,
    };
    let caret = field::draw(&planner.entry, &look, area, buf);
    let y = area.y + field::height(&planner.entry, &look, area.width) + 1;
    let of_step = |fault: &&Fault| fault.step.as_deref() == Some(step.id.as_str());
    let faults = planner.sheet.faults().iter().filter(of_step);
    let said = faults.map(|fault| format!("! {}", fault.kind.message(env.words())));
    let lines: Vec<String> = said
        .flat_map(|line| wrap(&line, area.width.into()))
        .collect();
    paragraph(&lines, env.theme.warn, below(area, y), buf);
    caret
}

fn kinds(env: &Env, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let kinds = Fresh::ALL;
    let rows = u16::try_from(kinds.len()).unwrap_or(8) + 4;
    let inner = open(env, &words.get("plan-new"), (60, rows), area, buf);
    let lines = kinds.iter().enumerate().map(|(index, fresh)| {
        let key = format!("plan-kind-{}", fresh.id());
        let text = format!(" {}", words.get(&key));
        (text, on_window(env, index == cursor))
    });
    let lines: Vec<_> = lines.collect();
    list(&lines, cursor, inner, buf);
}

fn title(env: &Env, line: &Line, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let columns = 72.min(area.width);
    let hint = wrap(
        &words.get("plan-name-hint"),
        columns.saturating_sub(6).into(),
    );
    let rows = u16::try_from(hint.len()).unwrap_or(1);
    let inner = open(env, &words.get("plan-name"), (columns, rows + 6), area, buf);
    paragraph(&hint, env.theme.window, last_rows(inner, rows), buf);
    draw_single(line, &env.theme, Focus::Typing, row(inner, inner.y), buf)
}

/// Draws the steps of all workshops, and the chosen one whole.
fn library(
    env: &Env,
    planner: &Planner,
    (filter, cursor): (&Line, usize),
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let size = (
        area.width.saturating_sub(8).min(110),
        area.height.saturating_sub(4),
    );
    let inner = open(env, &words.get("plan-library"), size, area, buf);
    let typed = row(inner, inner.y);
    let caret = draw_single(filter, &env.theme, Focus::Typing, typed, buf);
    let found = planner.found(filter.text(), planner.lang);
    let told = 6;
    let upper = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2 + told),
        ..inner
    };
    let lines = found.iter().enumerate().map(|(index, line)| {
        let minutes = line.step.minutes.unwrap_or(0);
        let title = line.step.title.get(planner.lang);
        let workshop = line.workshop.get(planner.lang);
        let room = usize::from(inner.width) / 2;
        let text = format!(" {minutes:>3}  {} {workshop}", pad(title, room));
        (text, on_window(env, index == cursor))
    });
    let lines: Vec<_> = lines.collect();
    list(&lines, cursor, upper, buf);
    if let Some(line) = found.get(cursor) {
        let whole = [&line.step.prompt, &line.step.intent, &line.step.notes];
        let said = whole
            .iter()
            .flat_map(|text| wrap(text.get(planner.lang), inner.width.into()));
        let said: Vec<String> = said.collect();
        let rows = last_rows(inner, told - 1);
        paragraph(&said, env.theme.window, rows, buf);
    } else {
        let none = words.get("plan-library-none");
        let at = row(inner, inner.y + 2);
        text_line(pad(&none, width(&none)), env.theme.window, at, buf);
    }
    caret
}

/// Writes the clock time so many minutes from now.
fn time_after(env: &Env, minutes: u64) -> String {
    let wall = env.now.wall + i64::try_from(minutes).unwrap_or(0) * 60_000;
    env.clock_time(wall)
}
