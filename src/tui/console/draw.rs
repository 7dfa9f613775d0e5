//! Draws the console: the agenda, the question with what is captured, the clock with the facilitator's notes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use crate::domain::clock::{self, Change};
use crate::domain::event::{List, Stage};
use crate::domain::session::Status;
use crate::domain::workshop::{Step, StepIndex};
use crate::tui::chrome::{at_most, below, frame, inset, notice, paragraph, text_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::messages::Access;
use crate::tui::widgets::text::{self, wrap};

mod agenda;
mod cascade;
mod cue;
mod head;
mod labels;
mod picture;
mod prepared;
mod side;
mod ties;
mod work;

pub(crate) use head::below_banners;
use head::head;
use labels::silent;
pub(crate) use side::clock_line;
use side::clock_style;
use side::draw_side;
pub(crate) use work::typed_line;

/// From this many columns on, the clock and the facilitator's notes have a column of their own.
const TWO_COLUMNS: u16 = 92;
/// The cells that what comes next takes at least.
const NEXT: usize = 16;
/// From this many columns on, the agenda has one too.
const THREE_COLUMNS: u16 = 116;

/// Draws the console and returns where the caret stands.
///
/// ```text
///  client · workshop                        14:32  ends 16:20  +5 min  saved
///  agenda   | 4 of 14  step                          | 12:34
///  ✓ 14:00  | “the question”                         | of 38 min, until 14:50
///  ▶ 14:12  | what is captured                       | for the facilitator
///           | what is typed                          |
///  the notice
///  keys
/// ```
pub(crate) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let [top, middle, notice_rows, _] = frame(env, area);
    head(env, console, top, buf);
    notice(env, notice_rows, buf);
    body(env, console, middle, buf)
}

/// Draws everything between the bar and the notice, and returns where the caret stands.
pub(crate) fn body(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let middle = below_banners(env, console, area, buf);
    let Some((place, step, _)) = console.state().current() else {
        if console.is_prepared() {
            prepared::draw(env, console, middle, buf);
            return None;
        }
        over(env, console, middle, buf);
        return None;
    };
    let middle = below(middle, middle.y + 1);
    let (left, right) = match area.width {
        width if width >= THREE_COLUMNS => (width / 4 - 2, width / 5 + 4),
        width if width >= TWO_COLUMNS => (0, width * 3 / 10),
        _ => (0, 0),
    };
    // The grid and the picture need the room more than the agenda does.
    let is_wide = matches!(console.stage(), Some(Stage::Scoring | Stage::Picture));
    let (left, right) = (if is_wide { 0 } else { left.min(44) }, right.min(48));
    let [agenda, main, side] = Layout::horizontal([
        Constraint::Length(left),
        Constraint::Fill(1),
        Constraint::Length(right),
    ])
    .areas(middle);
    if left > 0 {
        agenda::draw(env, console, inset(agenda, 1, 2), buf);
        rule(env, agenda.right().saturating_sub(1), agenda, buf);
    }
    if right > 0 {
        rule(env, side.x, side, buf);
        draw_side(env, console, inset(side, 2, 1), buf);
    }
    let main = at_most(inset(main, 2, 2), 104);
    let main = title(
        env,
        console,
        (place, step),
        (left > 0, right == 0),
        main,
        buf,
    );
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

/// Draws the number and title of the step, the clock beside it if that has no column of its own, and the question.
/// Returns the area left below.
fn title(
    env: &Env,
    console: &Console,
    (place, step): (StepIndex, &Step),
    (with_agenda, with_clock): (bool, bool),
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let words = env.words();
    let state = console.state();
    let agenda = clock::agenda(state, env.now);
    let (n, count) = agenda.number(place).unwrap_or((1, 1));
    let number = words.with("step-of", &[("n", n.into()), ("count", count.into())]);
    text_line(&number, env.theme.quiet, area, buf);
    let x = area.x + u16::try_from(text::width(&number) + 2).unwrap_or(0);
    let room =
        usize::from(area.right().saturating_sub(x)).saturating_sub(if with_clock { 22 } else { 0 });
    let title = text::cut(step.title.get(state.lang()), room);
    buf.set_stringn(x, area.y, &title, room, env.theme.accent);
    if !with_agenda {
        let taken = text::width(&title) + 2;
        let x = x + u16::try_from(taken).unwrap_or(0);
        next_step(
            env,
            console,
            place,
            (x, room.saturating_sub(taken)),
            area,
            buf,
        );
    }
    if with_clock {
        small_clock(env, console, place, area, buf);
    }
    let y = question(env, console, step, below(area, area.y + 2), buf);
    match console.rung.filter(|_| with_clock) {
        Some(rung) => below(area, silent(env, console, rung, below(area, y), buf) + 1),
        None => below(area, y),
    }
}

/// Draws what comes after the step and when, for a screen without an agenda, in so many cells from a column on.
fn next_step(
    env: &Env,
    console: &Console,
    place: StepIndex,
    (x, room): (u16, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    let state = console.state();
    let agenda = clock::agenda(state, env.now);
    let next = agenda.lines.iter().find(|line| {
        let is_to_come = matches!(line.status, Status::NotReached | Status::Begun);
        line.index > place && is_to_come && line.change != Change::Dropped
    });
    let Some((line, (step, _))) = next.and_then(|line| Some((line, state.step(line.index)?)))
    else {
        return;
    };
    let time = env.clock_time(line.begins);
    let args = [
        ("time", time.into()),
        ("title", step.title.get(state.lang()).into()),
    ];
    let told = env.words().with("step-next", &args);
    if room >= NEXT {
        buf.set_string(x, area.y, text::cut(&told, room), env.theme.quiet);
    }
}

/// Draws what is left of the step at the right of the first row, and a cue in the row below.
fn small_clock(env: &Env, console: &Console, place: StepIndex, area: Rect, buf: &mut Buffer) {
    let countdown = clock::step(console.state(), place, env.now);
    let mut left = text::left(countdown.left());
    if console.state().is_paused() {
        left = format!("{} {left}", env.words().get("clock-paused"));
    }
    let cells = u16::try_from(text::width(&left)).unwrap_or(0);
    let x = area.right().saturating_sub(cells);
    buf.set_string(x, area.y, left, clock_style(env, countdown));
    if let Some((text, style)) = cue::cue(env, console) {
        let text = text::cut(&text, area.width.into());
        buf.set_string(area.x, area.y + 1, text, style);
    }
}

/// Draws the question, as much of it as leaves room for the work, and returns the first row below.
fn question(env: &Env, console: &Console, step: &Step, area: Rect, buf: &mut Buffer) -> u16 {
    let prompt = step.prompt.as_ref().filter(|_| console.stage().is_none());
    let Some(prompt) = prompt else {
        return area.y;
    };
    let mut y = area.y;
    let cells = usize::from(area.width.saturating_sub(2));
    let mut lines = wrap(prompt.get(console.state().lang()), cells);
    let fits = usize::from(area.height.saturating_sub(6));
    if lines.len() > fits && fits > 0 {
        // The sign that it goes on; all of it stands on the wall and in F5.
        let rest = lines.split_off(fits - 1).join(" ");
        lines.push(text::cut(&rest, cells));
    }
    for line in lines.iter().take(fits) {
        buf.set_string(area.x, y, "▌", env.theme.accent);
        buf.set_stringn(area.x + 2, y, line, cells, env.theme.strong);
        y += 1;
    }
    y + 1
}

/// Draws the summary when the workshop is over.
fn over(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = console.state();
    let area = at_most(inset(below(area, area.y + 2), 3, 3), 100);
    let cells = usize::from(area.width);
    let title = wrap(&words.get("over-title"), cells);
    let mut y = paragraph(&title, env.theme.accent, area, buf) + 1;
    for sentence in crate::domain::results::headline(state) {
        y = paragraph(
            &wrap(&sentence, cells),
            env.theme.strong,
            below(area, y),
            buf,
        ) + 1;
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
    y = paragraph(&wrap(&facts, cells), env.theme.text, below(area, y), buf) + 1;
    if console.access != Access::Replayed {
        let next = wrap(&words.get("over-next"), cells);
        paragraph(&next, env.theme.quiet, below(area, y), buf);
    }
}
