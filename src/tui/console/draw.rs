//! The console: the agenda, the question with what is captured, the clock with what is for the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::widgets::Widget;

use crate::domain::clock::{self};
use crate::domain::event::{List, Stage};
use crate::domain::session::Status;
use crate::domain::workshop::{Step, StepIndex};
use crate::tui::chrome::{frame, notice, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::messages::Access;
use crate::tui::widgets::agenda::{Agenda, Row};
use crate::tui::widgets::text::{self, wrap};

mod cascade;
mod cue;
mod head;
mod labels;
mod picture;
mod side;
mod work;

pub(crate) use head::below_banners;
use head::head;
use labels::silent;
pub(crate) use side::clock_line;
use side::clock_style;
use side::draw_side;
pub(crate) use work::typed_line;

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
pub(crate) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let [top, middle, said, _] = frame(env, area);
    head(env, console, top, buf);
    notice(env, said, buf);
    body(env, console, middle, buf)
}

/// Draws everything between the bar and what was said last; where the caret stands.
pub(crate) fn body(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let middle = below_banners(env, console, area, buf);
    let Some((place, step, _)) = console.state().current() else {
        over(env, console, middle, buf);
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
            env,
            console,
            Rect {
                x: agenda.x + 1,
                width: agenda.width.saturating_sub(3),
                ..agenda
            },
            buf,
        );
        rule(env, agenda.right().saturating_sub(1), agenda, buf);
    }
    if right > 0 {
        rule(env, side.x, side, buf);
        draw_side(
            env,
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
    let main = title(env, console, (place, step), right == 0, main, buf);
    match console.stage() {
        Some(_) => {
            cascade::draw(env, console, main, buf);
            None
        }
        None => work::draw(env, console, main, buf),
    }
}

fn rule(env: &Env, x: u16, area: Rect, buf: &mut Buffer) {
    for y in area.y..area.bottom() {
        buf.set_string(x, y, "│", env.theme.line);
    }
}

/// Step number and title, the clock beside it where it has no column of its own, and the question. What is left.
fn title(
    env: &Env,
    console: &Console,
    (place, step): (StepIndex, &Step),
    with_clock: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let words = env.words();
    let state = console.state();
    let agenda = clock::agenda(state, env.now);
    let (n, count) = agenda.number(place).unwrap_or((1, 1));
    let number = words.with("step-of", &[("n", n.into()), ("count", count.into())]);
    buf.set_stringn(area.x, area.y, &number, area.width.into(), env.theme.quiet);
    let x = area.x + u16::try_from(text::width(&number) + 2).unwrap_or(0);
    let room =
        usize::from(area.right().saturating_sub(x)).saturating_sub(if with_clock { 22 } else { 0 });
    buf.set_stringn(
        x,
        area.y,
        text::cut(step.title.get(state.lang()), room),
        room,
        env.theme.accent,
    );
    if with_clock {
        let countdown = clock::step(state, place, env.now);
        let mut shown = text::left(countdown.left());
        if state.is_paused() {
            shown = format!("{} {shown}", words.get("clock-paused"));
        }
        let cells = u16::try_from(text::width(&shown)).unwrap_or(0);
        buf.set_string(
            area.right().saturating_sub(cells),
            area.y,
            shown,
            clock_style(env, countdown),
        );
    }
    if let Some((text, style)) = cue::cue(env, console).filter(|_| with_clock) {
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
            buf.set_string(area.x, y, "▌", env.theme.accent);
            buf.set_stringn(area.x + 2, y, line, cells, env.theme.strong);
            y += 1;
        }
        y += 1;
    }
    if let Some(rung) = console.rung.filter(|_| with_clock) {
        y = silent(
            env,
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

fn draw_agenda(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = console.state();
    buf.set_stringn(
        area.x,
        area.y,
        words.get("agenda"),
        area.width.into(),
        env.theme.quiet,
    );
    let agenda = clock::agenda(state, env.now);
    let rows: Vec<Row> = agenda
        .lines
        .iter()
        .filter_map(|line| {
            let (step, _) = state.step(line.place)?;
            Some(Row {
                status: line.status,
                time: env.local(line.begins).format("%H:%M").to_string(),
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
        theme: &env.theme,
    })
        .render(below, buf);
}

/// What stands when the workshop is over.
fn over(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
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
    let mut y = paragraph(&wrap(&title, cells), env.theme.accent, area, buf) + 1;
    if state.began.is_none() {
        return;
    }
    for sentence in crate::domain::results::headline(state) {
        y = paragraph(&wrap(&sentence, cells), env.theme.strong, rest(y), buf) + 1;
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
    y = paragraph(&wrap(&facts, cells), env.theme.text, rest(y), buf) + 1;
    if console.access != Access::Replayed {
        let next = wrap(&words.get("over-next"), cells);
        paragraph(&next, env.theme.quiet, rest(y), buf);
    }
}
