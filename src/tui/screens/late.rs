//! What is said about the time, and the window with the proposal when it runs short.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::paragraph;
use super::window::{on_window, open};
use crate::domain::clock::{self, Cue};
use crate::domain::plan::{Outcome, Proposal, Row};
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::tui::app::App;
use crate::tui::console::Console;
use crate::tui::keys::{self, Action, Context};
use crate::tui::late::{self, Late, clock_time};
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{pad, width, wrap};

/// Later than this, in milliseconds, the header says what can be done about it.
pub(super) const LATE: i64 = 5 * 60_000;
/// Earlier than this too.
pub(super) const EARLY: i64 = 10 * 60_000;
/// Columns of the numbers of the table.
const WAS: usize = 5;
const BECOMES: usize = 10;

/// The key that opens the proposal, as it is pressed now.
pub(super) fn key(console: &Console) -> String {
    let words = Words::of(console.state().lang());
    let reach =
        |contexts: &[Context]| keys::key_for(contexts, Action::Late, words).unwrap_or_default();
    match reach(&console.contexts()) {
        // While typing a letter is text.
        key if key.is_empty() => format!("Esc {}", reach(&[Context::Outside])),
        key => key,
    }
}

/// What there is to say about the time now, and in which style: a cue, else that a break is due.
pub(super) fn cue(app: &App, console: &Console) -> Option<(String, Style)> {
    let words = app.words();
    let state = console.state();
    let plain = |key: &str| words.get(key).into_owned();
    let said = match clock::cue(state, app.now) {
        Some(Cue::Start { minutes, until }) => {
            let time = clock_time(until, state);
            words.with(
                "cue-start",
                &[("minutes", minutes.into()), ("time", time.into())],
            )
        }
        Some(Cue::Half) => plain("cue-half"),
        Some(Cue::TwoMinutes) => plain("cue-two-minutes"),
        Some(Cue::HalfMinute) => plain("cue-half-minute"),
        Some(Cue::TimeUp) => plain("cue-time-up"),
        Some(Cue::Over) => {
            let more = keys::key_for(&[Context::Session], Action::More, words).unwrap_or_default();
            let text = words.with(
                "cue-over",
                &[("more", more.into()), ("plan", key(console).into())],
            );
            return Some((text, app.theme.warn));
        }
        // The box itself shows both, in large.
        Some(Cue::TenSeconds | Cue::Stop) => return None,
        None => {
            let minutes = clock::break_due(state, app.now)?;
            let text = words.with("break-due", &[("minutes", minutes.into())]);
            return Some((text, app.theme.warn));
        }
    };
    Some((said, app.theme.accent))
}

/// Draws the proposal; where the caret stands.
///
/// ```text
///  20 min later than agreed: 16:20 instead of 16:00.
///  End at   [16:00]  or type another time
///    step                                 was   becomes
///  ▶ Debrief                               12         9
///    The real clock                         6      goes
///  New end 16:00: in time.
///  “We are 20 minutes over. I propose …”
/// ```
pub(super) fn draw(app: &App, form: &Late, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let state = app.console()?.state();
    let proposal = form.proposal(state, app.now);
    let columns = area.width.saturating_sub(8).min(82);
    let cells = usize::from(columns.saturating_sub(4));
    let above = wrap(&status(app, state, &proposal), cells);
    let below = below(app, state, &proposal, cells);
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let wanted = count(above.len() + proposal.rows.len() + below.len()).saturating_add(7);
    let inner = open(app, &words.get("late-title"), (columns, wanted), area, buf);
    let rest = |y: u16| Rect {
        y,
        height: inner.bottom().saturating_sub(y),
        ..inner
    };
    let y = paragraph(&above, app.theme.window, inner, buf);
    let caret = end_line(app, form, state, &proposal, rest(y), buf);
    let table = Rect {
        y: y + 2,
        height: inner.bottom().saturating_sub(y + 3 + count(below.len())),
        ..inner
    };
    draw_table(app, form, state, &proposal, table, buf);
    let y = table.y + table.height.min(count(proposal.rows.len()) + 1) + 1;
    for (y, (line, style)) in (y..inner.bottom()).zip(below) {
        paragraph(&[line], style, rest(y), buf);
    }
    caret
}

fn status(app: &App, state: &State, proposal: &Proposal) -> String {
    let agenda = clock::agenda(state, app.now);
    let (minutes, _) = proposal.past_agreed(app.now);
    let key = match minutes {
        0 => "late-status-on-time",
        ..0 => "late-status-early",
        _ => "late-status",
    };
    app.words().with(
        key,
        &[
            ("minutes", minutes.unsigned_abs().into()),
            ("ends", clock_time(agenda.ends, state).into()),
            ("agreed", clock_time(proposal.agreed, state).into()),
        ],
    )
}

fn end_line(
    app: &App,
    form: &Late,
    state: &State,
    proposal: &Proposal,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = app.words();
    let label = words.get("late-until");
    let cells = u16::try_from(width(&label)).unwrap_or(0);
    let field = Rect {
        x: area.x + cells + 2,
        width: 9,
        height: 1,
        ..area
    };
    buf.set_stringn(area.x, area.y, &label, area.width.into(), app.theme.window);
    let caret = draw_single(&form.until, &app.theme, Focus::Typing, field, buf);
    if form.until.text().is_empty() {
        let agreed = clock_time(proposal.agreed, state);
        buf.set_string(field.x + 1, field.y, agreed, app.theme.field_idle);
    }
    let x = field.right() + 2;
    buf.set_stringn(
        x,
        area.y,
        words.get("late-until-hint"),
        usize::from(area.right().saturating_sub(x)),
        app.theme.window,
    );
    caret
}

fn draw_table(
    app: &App,
    form: &Late,
    state: &State,
    proposal: &Proposal,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = app.words();
    let title_cells = usize::from(area.width).saturating_sub(WAS + BECOMES + 4);
    let line = |mark: &str, title: &str, was: &str, becomes: &str| {
        format!(
            " {mark} {}{was:>WAS$}{becomes:>BECOMES$} ",
            pad(title, title_cells)
        )
    };
    let (step, was) = (words.get("late-step"), words.get("late-was"));
    let head = line(" ", &step, &was, &words.get("late-becomes"));
    paragraph(&[head], app.theme.window, area, buf);
    let fits = usize::from(area.height.saturating_sub(1));
    let top = form.cursor.saturating_sub(fits.saturating_sub(1));
    let shown = proposal.rows.iter().enumerate().skip(top);
    for (y, (place, row)) in (area.y + 1..area.bottom()).zip(shown) {
        let title = state
            .step(row.place)
            .map_or("", |(step, _)| step.title.get(state.lang()));
        let becomes = match row.becomes {
            0 => words.get("late-goes").into_owned(),
            minutes => minutes.to_string(),
        };
        let was = match row.was {
            0 => "–".to_owned(),
            minutes => minutes.to_string(),
        };
        let text = line(mark(state, row), title, &was, &becomes);
        let style = on_window(app, place == form.cursor);
        buf.set_stringn(area.x, y, text, area.width.into(), style);
    }
    let hidden = proposal.rows.len().saturating_sub(top + fits);
    if hidden > 0 {
        let text = words.with("more-lines", &[("n", hidden.into())]);
        let text = format!("   … {text}");
        buf.set_stringn(
            area.x,
            area.bottom(),
            text,
            area.width.into(),
            app.theme.window,
        );
    }
}

/// What happens to a step, in a sign.
fn mark(state: &State, row: &Row) -> &'static str {
    match row.becomes {
        0 => "–",
        minutes if minutes < row.was => "↓",
        minutes if minutes > row.was => "↑",
        _ if state.current == Some(row.place) => "▶",
        _ => " ",
    }
}

/// What it comes down to, and what to say.
fn below(app: &App, state: &State, proposal: &Proposal, cells: usize) -> Vec<(String, Style)> {
    let words = app.words();
    let (plain, strong) = (
        app.theme.window,
        app.theme.window.add_modifier(Modifier::BOLD),
    );
    let mut lines = Vec::new();
    let mut add = |text: &str, style: Style| {
        lines.extend(wrap(text, cells).into_iter().map(|line| (line, style)));
    };
    add(&outcome(app, state, proposal), strong);
    if let Some(said) = late::say(proposal, state, app.now, words) {
        add(&said, plain);
    }
    if let Some(own) = late::own_words(proposal, state) {
        let said = words.with("late-say", &[("said", own.into())]);
        add(&said, plain);
    }
    if let Some(minutes) = clock::break_due(state, app.now) {
        let text = words.with("break-due", &[("minutes", minutes.into())]);
        add(&text, plain);
    }
    lines
}

fn outcome(app: &App, state: &State, proposal: &Proposal) -> String {
    let words = app.words();
    let end = clock_time(proposal.ends(app.now), state);
    let (key, minutes) = match proposal.outcome(app.now) {
        Outcome::Enough => ("late-enough", 0),
        Outcome::Early(minutes) => ("late-early", minutes),
        Outcome::InTime => ("late-in-time", 0),
        Outcome::TooLate(minutes) => ("late-too-late", minutes),
    };
    let mut text = words.with(key, &[("time", end.into()), ("minutes", minutes.into())]);
    if proposal.needs_permission(app.now) {
        text = format!("{text} {}", words.get("late-permission"));
    }
    text
}
