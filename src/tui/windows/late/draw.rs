//! Draws the window with the proposal when time runs short.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::state::{self, Late};
use crate::domain::clock;
use crate::domain::proposal::{Proposal, ProposalOutcome, ProposedStep};
use crate::domain::session::State;
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::{below, first_shown, paragraph, row, text_line};
use crate::tui::env::Env;
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{pad, width, wrap};
use crate::tui::wording::{clock_time, step_title};

/// The columns of the table for the minutes planned, and for those proposed.
const WAS: usize = 5;
const BECOMES: usize = 10;

/// Draws the proposal and returns where the caret stands.
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
pub(in crate::tui::windows) fn draw(
    env: &Env,
    form: &Late,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let proposal = form.proposal(state, env.now);
    let columns = area.width.saturating_sub(8).min(82);
    let cells = usize::from(columns.saturating_sub(4));
    let (title, above) = if form.is_prepared {
        ("plan-title", lengths(env, &proposal))
    } else {
        ("late-title", status(env, state, &proposal))
    };
    let above = wrap(&above, cells);
    let foot = if form.is_prepared {
        Vec::new()
    } else {
        conclusion(env, state, &proposal, cells)
    };
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let wanted = count(above.len() + proposal.rows.len() + foot.len()).saturating_add(7);
    let inner = open(env, &words.get(title), (columns, wanted), area, buf);
    let y = paragraph(&above, env.theme.window, inner, buf);
    let (caret, y) = if form.is_prepared {
        (None, y + 1)
    } else {
        (
            end_line(env, form, state, &proposal, below(inner, y), buf),
            y + 2,
        )
    };
    let table = Rect {
        y,
        height: inner.bottom().saturating_sub(y + 1 + count(foot.len())),
        ..inner
    };
    draw_table(env, form, state, &proposal, table, buf);
    let y = table.y + table.height.min(count(proposal.rows.len()) + 1) + 1;
    for (y, (line, style)) in (y..inner.bottom()).zip(foot) {
        paragraph(&[line], style, below(inner, y), buf);
    }
    caret
}

fn status(env: &Env, state: &State, proposal: &Proposal) -> String {
    let agenda = clock::agenda(state, env.now);
    let (minutes, _) = proposal.past_agreed(env.now);
    let key = match minutes {
        0 => "late-status-on-time",
        ..0 => "late-status-early",
        _ => "late-status",
    };
    env.words().with(
        key,
        &[
            ("minutes", minutes.unsigned_abs().into()),
            ("ends", clock_time(agenda.ends, state).into()),
            ("agreed", clock_time(proposal.agreed, state).into()),
        ],
    )
}

/// Says how long it takes, as it was and as it becomes.
fn lengths(env: &Env, proposal: &Proposal) -> String {
    let sum = |minutes: fn(&ProposedStep) -> u16| -> u64 {
        proposal
            .rows
            .iter()
            .map(|row| u64::from(minutes(row)))
            .sum()
    };
    let args = [
        ("was", sum(|row| row.was).into()),
        ("becomes", sum(|row| row.becomes).into()),
    ];
    env.words().with("plan-lengths", &args)
}

fn end_line(
    env: &Env,
    form: &Late,
    state: &State,
    proposal: &Proposal,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let label = words.get("late-until");
    let cells = u16::try_from(width(&label)).unwrap_or(0);
    let field = Rect {
        x: area.x + cells + 2,
        width: 9,
        height: 1,
        ..area
    };
    text_line(&label, env.theme.window, area, buf);
    let caret = draw_single(&form.until, &env.theme, Focus::Typing, field, buf);
    if form.until.text().is_empty() {
        let agreed = clock_time(proposal.agreed, state);
        buf.set_string(field.x + 1, field.y, agreed, env.theme.field_idle);
    }
    let x = field.right() + 2;
    buf.set_stringn(
        x,
        area.y,
        words.get("late-until-hint"),
        usize::from(area.right().saturating_sub(x)),
        env.theme.window,
    );
    caret
}

fn draw_table(
    env: &Env,
    form: &Late,
    state: &State,
    proposal: &Proposal,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = env.words();
    let title_cells = usize::from(area.width).saturating_sub(WAS + BECOMES + 4);
    let line = |mark: &str, title: &str, was: &str, becomes: &str| {
        format!(
            " {mark} {}{was:>WAS$}{becomes:>BECOMES$} ",
            pad(title, title_cells)
        )
    };
    let (step, was) = (words.get("late-step"), words.get("late-was"));
    let head = line(" ", &step, &was, &words.get("late-becomes"));
    paragraph(&[head], env.theme.window, area, buf);
    let fits = usize::from(area.height.saturating_sub(1));
    let top = first_shown(form.cursor, fits);
    let shown = proposal.rows.iter().enumerate().skip(top);
    for (y, (index, row)) in (area.y + 1..area.bottom()).zip(shown) {
        let title = step_title(state, row.index);
        let becomes = match row.becomes {
            0 => words.get("late-goes").into_owned(),
            minutes => minutes.to_string(),
        };
        let was = match row.was {
            0 => "–".to_owned(),
            minutes => minutes.to_string(),
        };
        let text = line(mark(state, row), title, &was, &becomes);
        let style = on_window(env, index == form.cursor);
        buf.set_stringn(area.x, y, text, area.width.into(), style);
    }
    let hidden = proposal.rows.len().saturating_sub(top + fits);
    if hidden > 0 {
        let text = words.with("more-lines", &[("n", hidden.into())]);
        let text = format!("   … {text}");
        text_line(text, env.theme.window, row(area, area.bottom()), buf);
    }
}

/// Returns the sign for what happens to a step.
fn mark(state: &State, row: &ProposedStep) -> &'static str {
    match row.becomes {
        0 => "–",
        minutes if minutes < row.was => "↓",
        minutes if minutes > row.was => "↑",
        _ if state.current == Some(row.index) => "▶",
        _ => " ",
    }
}

/// Returns the lines below the table: the outcome, and what to say to the room.
fn conclusion(env: &Env, state: &State, proposal: &Proposal, cells: usize) -> Vec<(String, Style)> {
    let words = env.words();
    let (plain, strong) = (
        env.theme.window,
        env.theme.window.add_modifier(Modifier::BOLD),
    );
    let mut lines = Vec::new();
    let mut add = |text: &str, style: Style| {
        lines.extend(wrap(text, cells).into_iter().map(|line| (line, style)));
    };
    add(&outcome(env, state, proposal), strong);
    if let Some(text) = state::say(proposal, state, env.now, words) {
        add(&text, plain);
    }
    if let Some(own) = state::own_words(proposal, state) {
        let text = words.with("late-say", &[("said", own.into())]);
        add(&text, plain);
    }
    if let Some(minutes) = clock::break_due(state, env.now) {
        let text = words.with("break-due", &[("minutes", minutes.into())]);
        add(&text, plain);
    }
    lines
}

fn outcome(env: &Env, state: &State, proposal: &Proposal) -> String {
    let words = env.words();
    let end = clock_time(proposal.ends(env.now), state);
    let (key, minutes) = match proposal.outcome(env.now) {
        ProposalOutcome::Enough => ("late-enough", 0),
        ProposalOutcome::Early(minutes) => ("late-early", minutes),
        ProposalOutcome::InTime => ("late-in-time", 0),
        ProposalOutcome::TooLate(minutes) => ("late-too-late", minutes),
    };
    let mut text = words.with(key, &[("time", end.into()), ("minutes", minutes.into())]);
    if proposal.needs_permission(env.now) {
        text = format!("{text} {}", words.get("late-permission"));
    }
    text
}
