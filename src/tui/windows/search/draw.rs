//! Draws the help and the palette.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::state::{Help, HelpLine, Palette};
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::{below, first_shown, row, text_line};
use crate::tui::env::Env;
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{cut, pad, width};

pub(in crate::tui::windows) fn help(
    env: &Env,
    help: &Help,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let lines = by_heading(help.lines(words));
    let widest = lines.iter().map(|line| width(&words.get(line.name))).max();
    let columns = u16::try_from(widest.unwrap_or(0) + 21).unwrap_or(0).max(78);
    let inner = open(
        env,
        &words.get("help-title"),
        (columns, area.height.saturating_sub(4)),
        area,
        buf,
    );
    let caret = draw_single(
        &help.filter,
        &env.theme,
        Focus::Typing,
        row(inner, inner.y),
        buf,
    );
    if help.filter.text().is_empty() {
        buf.set_stringn(
            inner.x + 1,
            inner.y,
            words.get("help-filter"),
            inner.width.into(),
            env.theme.field_idle,
        );
    }
    let shown = lines.into_iter().skip(help.cursor);
    let rows = help_rows(env, shown, inner.width.into());
    let list = below(inner, inner.y + 2);
    page(env, rows, list, buf);
    caret
}

/// Sorts lines so that those with the same heading stand together, in the order the headings first come up.
fn by_heading(mut lines: Vec<HelpLine>) -> Vec<HelpLine> {
    let mut heads: Vec<&str> = Vec::new();
    for line in &lines {
        let head = context_name(line.context);
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    lines.sort_by_key(|line| {
        let name = context_name(line.context);
        heads.iter().position(|head| *head == name)
    });
    lines
}

/// Returns the rows of the help in so many cells, with headings between them.
fn help_rows(
    env: &Env,
    lines: impl Iterator<Item = HelpLine>,
    cells: usize,
) -> Vec<(String, Style)> {
    let words = env.words();
    let mut rows = Vec::new();
    let mut before = None;
    for line in lines {
        let head = context_name(line.context);
        if before.replace(head) != Some(head) {
            rows.extend((!rows.is_empty()).then(|| (String::new(), env.theme.window)));
            rows.push((cut(&words.get(head), cells), env.theme.selected));
        }
        let text = format!("{} {}", pad(&line.keys, 16), words.get(line.name));
        rows.push((cut(&text, cells), env.theme.window));
    }
    rows
}

pub(in crate::tui::windows) fn palette(
    env: &Env,
    palette: &Palette,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let shown = palette.shown(words);
    let rows = u16::try_from(palette.actions.len()).unwrap_or(20).max(3) + 5;
    let of_line = |(action, key): &(Action, String)| width(&words.get(action.name())) + width(key);
    let widest = palette.actions.iter().map(of_line).max().unwrap_or(0);
    let columns = u16::try_from(widest + 8).unwrap_or(0).max(64);
    let rows = rows.min(area.height * 3 / 4).max(14);
    let inner = open(env, &words.get("palette-title"), (columns, rows), area, buf);
    let caret = draw_single(
        &palette.filter,
        &env.theme,
        Focus::Typing,
        row(inner, inner.y),
        buf,
    );
    let list = below(inner, inner.y + 2);
    // The last row may have to say how many more there are.
    let top = first_shown(palette.cursor, list.height.saturating_sub(1).into());
    let rows = shown.iter().enumerate().skip(top);
    let rows = rows.map(|(index, (action, key))| {
        let style = on_window(env, index == palette.cursor);
        let cells = usize::from(inner.width).saturating_sub(width(key) + 3);
        let name = pad(&words.get(action.name()), cells);
        (format!(" {name} {key} "), style)
    });
    page(env, rows.collect(), list, buf);
    caret
}

/// Draws rows. If not all fit, the last one says how many more there are below.
fn page(env: &Env, mut rows: Vec<(String, Style)>, area: Rect, buf: &mut Buffer) {
    let fits = usize::from(area.height);
    if rows.len() > fits && fits > 0 {
        let below = rows.split_off(fits - 1);
        let hidden = below.iter().filter(|(text, _)| !text.is_empty()).count();
        let more = env.words().with("more-below", &[("n", hidden.into())]);
        rows.push((more, env.theme.window));
    }
    for (y, (text, style)) in (area.y..area.bottom()).zip(rows) {
        text_line(text, style, row(area, y), buf);
    }
}

fn context_name(context: Context) -> &'static str {
    match context {
        Context::Anywhere => "where-anywhere",
        Context::Session => "where-session",
        Context::Outside => "where-outside",
        Context::Field => "where-field",
        Context::List | Context::Lists | Context::Marks => "where-list",
        Context::Room => "where-room",
        Context::Items => "where-items",
        Context::Cluster => "where-cluster",
        Context::Vote => "where-vote",
        Context::Rate => "where-rate",
        Context::Booth | Context::Ballot | Context::Closing => "where-ballot",
        Context::Stage => "where-stage",
        Context::Grid => "where-grid",
        Context::Picture => "where-picture",
        Context::Prepared => "where-prepared",
        Context::Over => "where-over",
        Context::Home => "where-home",
        Context::OpenActions => "where-open-actions",
        Context::Form => "where-form",
        Context::Plan | Context::PlanForm => "where-plan",
        Context::People | Context::Commas => "where-people",
        Context::Results => "where-results",
        Context::Comparison => "where-comparison",
        Context::ItemStory | Context::Moments => "where-origin",
        Context::Replay => "where-replay",
        Context::Window
        | Context::NoteMenu
        | Context::Review
        | Context::Late
        | Context::Handover
        | Context::Pasted => "where-window",
    }
}
