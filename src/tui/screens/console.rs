//! The console: the agenda, the question with what is captured, the clock with what is for the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::widgets::Widget;

use super::{cascade, footer, frame, late, notice, paragraph, work};
use crate::domain::clock::{self};
use crate::domain::event::{List, Stage};
use crate::domain::session::Status;
use crate::domain::workshop::Step;
use crate::tui::app::App;
use crate::tui::console::Console;
use crate::tui::widgets::agenda::{Agenda, Row};
use crate::tui::widgets::text::{self, wrap};
use crate::tui::wording;

mod head;
mod side;

pub(super) use head::below_banners;
use head::head;
use side::draw_side;
pub(super) use side::{clock_line, clock_style, draw_countdown};

/// From this width on the clock and the facilitator's notes have a column of their own.
const TWO_COLUMNS: u16 = 92;
/// From this width on the agenda has one too.
const THREE_COLUMNS: u16 = 116;

/// Draws the console; where the caret stands.
///
/// ```text
///  client · workshop                        14:32  ends 16:20  +5 min  saved
///  agenda   | 4 of 14  step                          | 12:34
///  ✓ 14:00  | “the question”                         | of 38 min, until 14:50
///  ▶ 14:12  | what is captured                       | for the facilitator
///           | what is typed                          |
///  what was said last
///  keys
/// ```
pub(super) fn draw(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let [top, middle, said, foot] = frame(app, area);
    head(app, console, top, buf);
    footer(app, foot, buf);
    notice(app, said, buf);
    body(app, console, middle, buf)
}

/// Draws everything between the bar and what was said last; where the caret stands.
pub(super) fn body(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let middle = below_banners(app, console, area, buf);
    let Some((place, step, _)) = console.state().current() else {
        over(app, console, middle, buf);
        return None;
    };
    let middle = Rect {
        y: middle.y + 1,
        height: middle.height.saturating_sub(1),
        ..middle
    };
    let (left, right) = match area.width {
        width if width >= THREE_COLUMNS => (width / 4 + 2, width / 5 + 6),
        width if width >= TWO_COLUMNS => (0, width * 3 / 10),
        _ => (0, 0),
    };
    // The grid and the picture want the room more than the agenda does.
    let is_wide = matches!(console.stage(), Some(Stage::Scoring | Stage::Picture));
    let (left, right) = (if is_wide { 0 } else { left.min(44) }, right.min(48));
    let [agenda, main, side] = Layout::horizontal([
        Constraint::Length(left),
        Constraint::Fill(1),
        Constraint::Length(right),
    ])
    .areas(middle);
    if left > 0 {
        draw_agenda(
            app,
            console,
            Rect {
                x: agenda.x + 1,
                width: agenda.width.saturating_sub(3),
                ..agenda
            },
            buf,
        );
        rule(app, agenda.right().saturating_sub(1), agenda, buf);
    }
    if right > 0 {
        rule(app, side.x, side, buf);
        draw_side(
            app,
            console,
            Rect {
                x: side.x + 2,
                width: side.width.saturating_sub(3),
                ..side
            },
            buf,
        );
    }
    let main = Rect {
        x: main.x + 2,
        width: main.width.saturating_sub(4).min(104),
        ..main
    };
    let main = title(app, console, (place, step), right == 0, main, buf);
    match console.stage() {
        Some(_) => {
            cascade::draw(app, console, main, buf);
            None
        }
        None => work::draw(app, console, main, buf),
    }
}

fn rule(app: &App, x: u16, area: Rect, buf: &mut Buffer) {
    for y in area.y..area.bottom() {
        buf.set_string(x, y, "│", app.theme.line);
    }
}

/// Step number and title, the clock beside it where it has no column of its own, and the question. What is left.
fn title(
    app: &App,
    console: &Console,
    (place, step): (usize, &Step),
    with_clock: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let words = app.words();
    let state = console.state();
    let agenda = clock::agenda(state, app.now);
    let (n, count) = agenda.number(place).unwrap_or((1, 1));
    let number = words.with("step-of", &[("n", n.into()), ("count", count.into())]);
    buf.set_stringn(area.x, area.y, &number, area.width.into(), app.theme.quiet);
    let x = area.x + u16::try_from(text::width(&number) + 2).unwrap_or(0);
    let room =
        usize::from(area.right().saturating_sub(x)).saturating_sub(if with_clock { 22 } else { 0 });
    buf.set_stringn(
        x,
        area.y,
        text::cut(step.title.get(state.lang()), room),
        room,
        app.theme.accent,
    );
    if with_clock {
        let countdown = clock::step(state, place, app.now);
        let mut shown = text::left(countdown.left());
        if state.is_paused() {
            shown = format!("{} {shown}", words.get("clock-paused"));
        }
        let cells = u16::try_from(text::width(&shown)).unwrap_or(0);
        buf.set_string(
            area.right().saturating_sub(cells),
            area.y,
            shown,
            clock_style(app, countdown),
        );
    }
    if let Some((text, style)) = late::cue(app, console).filter(|_| with_clock) {
        let text = text::cut(&text, area.width.into());
        buf.set_string(area.x, area.y + 1, text, style);
    }
    let mut y = area.y + 2;
    let prompt = step.prompt.as_ref().filter(|_| console.stage().is_none());
    if let Some(prompt) = prompt {
        let cells = usize::from(area.width.saturating_sub(2));
        for line in wrap(prompt.get(state.lang()), cells) {
            if y + 6 >= area.bottom() {
                break;
            }
            buf.set_string(area.x, y, "▌", app.theme.accent);
            buf.set_stringn(area.x + 2, y, line, cells, app.theme.strong);
            y += 1;
        }
        y += 1;
    }
    if let Some(rung) = console.rung.filter(|_| with_clock) {
        y = silent(
            app,
            console,
            rung,
            Rect {
                y,
                height: area.bottom().saturating_sub(y),
                ..area
            },
            buf,
        ) + 1;
    }
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

fn silent(app: &App, console: &Console, rung: usize, area: Rect, buf: &mut Buffer) -> u16 {
    let words = app.words();
    let count = wording::rungs(console.state());
    let head = words.with(
        "silent-title",
        &[("n", (rung + 1).into()), ("count", count.into())],
    );
    let y = paragraph(&[head], app.theme.warn, area, buf);
    let text = wording::rung(console.state(), rung, words);
    let rest = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    paragraph(&wrap(&text, area.width.into()), app.theme.text, rest, buf)
}

fn draw_agenda(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let state = console.state();
    buf.set_stringn(
        area.x,
        area.y,
        words.get("agenda"),
        area.width.into(),
        app.theme.quiet,
    );
    let agenda = clock::agenda(state, app.now);
    let rows: Vec<Row> = agenda
        .lines
        .iter()
        .filter_map(|line| {
            let (step, _) = state.step(line.place)?;
            Some(Row {
                status: line.status,
                time: app.local(line.begins).format("%H:%M").to_string(),
                title: step.title.get(state.lang()).to_owned(),
                minutes: line.minutes,
                change: line.change,
            })
        })
        .collect();
    let below = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    (&Agenda {
        rows: &rows,
        theme: &app.theme,
    })
        .render(below, buf);
}

/// What the clock of a cascade's part is about.
pub(super) fn stage_label(app: &App, console: &Console, stage: Stage) -> String {
    let words = app.words();
    match stage {
        Stage::Box(level) => cascade::level_name(console, level),
        Stage::Writing => words.get("stage-writing").into_owned(),
        Stage::Scoring => words.get("stage-scoring").into_owned(),
        Stage::Ready | Stage::Card(_) | Stage::Picture => String::new(),
    }
}

/// What stands when the workshop is over.
fn over(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let state = console.state();
    let area = Rect {
        x: area.x + 3,
        y: area.y + 2,
        width: area.width.saturating_sub(6).min(100),
        height: area.height.saturating_sub(2),
    };
    let cells = usize::from(area.width);
    let rest = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let title = if state.began.is_some() {
        words.get("over-title")
    } else {
        words.get("not-begun")
    };
    let mut y = paragraph(&wrap(&title, cells), app.theme.accent, area, buf) + 1;
    if state.began.is_none() {
        return;
    }
    for sentence in crate::domain::results::headline(state) {
        y = paragraph(&wrap(&sentence, cells), app.theme.strong, rest(y), buf) + 1;
    }
    let done = state
        .steps
        .iter()
        .filter(|step| step.status == Status::Done)
        .count();
    let used: u64 = state.steps.iter().map(|step| step.used).sum();
    let actions: usize = state
        .workshop()
        .steps
        .iter()
        .zip(&state.steps)
        .filter(|(step, _)| step.kind.name() == "actions")
        .map(|(_, part)| part.order.len())
        .sum();
    let facts = words.with(
        "over-facts",
        &[
            ("steps", done.into()),
            ("minutes", ((used + 30_000) / 60_000).into()),
            ("actions", actions.into()),
            ("decisions", state.list(List::Decision).count().into()),
        ],
    );
    y = paragraph(&wrap(&facts, cells), app.theme.text, rest(y), buf) + 1;
    if app.replay().is_none() {
        let next = wrap(&words.get("over-next"), cells);
        paragraph(&next, app.theme.quiet, rest(y), buf);
    }
}
