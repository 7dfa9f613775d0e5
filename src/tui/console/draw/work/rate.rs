//! Draws the scores given to items.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::fields::{look, no_items};
use super::list::{ItemLine, list, rows_in_full};
use crate::domain::command;
use crate::domain::doubt;
use crate::domain::event::{Cell, ItemId};
use crate::domain::results::{self, StepResults};
use crate::domain::scores::parse_scores;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Choice, Kind, Rate, StepIndex};
use crate::tui::chrome::{below, inset, last_rows, paragraph, paragraph_lines, text_line};
use crate::tui::console::draw::picture;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self};
use crate::tui::widgets::text::{pad, width, wrap};
use crate::tui::wording;

pub(super) fn rate(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let words = env.words();
    let (place, step, _) = state.current()?;
    let Kind::Rate(rate) = &step.kind else {
        return None;
    };
    let items = console.items();
    if items.is_empty() {
        no_items(env, area, buf);
        return None;
    }
    let head = scale(env, state, rate);
    let y = paragraph(&wrap(&head, area.width.into()), env.theme.quiet, area, buf) + 1;
    let line = |row: usize| rate_line(console, rate, items.get(row));
    let (low, high) = command::scale(state, rate);
    let less = (high - 1).max(low);
    let hint = words.with("rate-hint", &[("high", high.into()), ("less", less.into())]);
    let look = look(env, console, area, &hint);
    let form_height = field::height(&console.entry, &look, area.width).max(1);
    let rows = below(area, y);
    let results = results::of_step(state, place);
    let size = (rows.width.into(), rows.height.into());
    let picture = match &results {
        Some(StepResults::Rate(results)) => picture::rate(env, state, rate, results, size),
        _ => Vec::new(),
    };
    // The items stand in full where that leaves the picture whole.
    let most = rows.height.saturating_sub(form_height + 4);
    let for_picture = u16::try_from(picture.len()).unwrap_or(u16::MAX);
    let full = rows_in_full(&line, items.len(), area.width, most);
    let least = u16::try_from(items.len() + 2)
        .unwrap_or(rows.height)
        .min(most);
    let list_height = full.min(most.saturating_sub(for_picture)).max(least);
    let list_area = Rect {
        height: list_height,
        ..rows
    };
    list(env, &line, items.len(), Some(console.row), list_area, buf);
    let mut y = rows.y + list_height + 1;
    if Console::cells(rate).len() > 1 {
        let text = cell_name(console, rate);
        y = paragraph(&[text], env.theme.accent, below(area, y), buf);
    }
    let form = Rect {
        height: form_height,
        ..below(area, y)
    };
    let caret = field::draw(&console.entry, &look, form, buf);
    y += form_height;
    let typed = echo(env, console, place, (low, high));
    if let Some((text, style)) = &typed {
        y = draw_echo(text, *style, look.label, below(area, y), buf);
    }
    let gap = usize::from(below(area, y).height) > picture.len() || typed.is_none();
    let room = below(area, y + u16::from(gap));
    // A picture cut after its heading says nothing.
    if picture.len() < usize::from(room.height) || room.height > 3 {
        draw_picture(env, &picture, room, buf);
    }
    caret
}

/// Draws a picture, and where it is cut that there is more, and where.
fn draw_picture(env: &Env, lines: &[Line<'_>], area: Rect, buf: &mut Buffer) {
    // The blank line at the end of a part is none of it.
    let is_blank = |line: &&Line<'_>| line.width() == 0;
    let blanks = lines.iter().rev().take_while(is_blank).count();
    let lines = lines.get(..lines.len() - blanks).unwrap_or(lines);
    paragraph_lines(lines, area, buf);
    if lines.len() > usize::from(area.height) {
        let last = last_rows(area, 1);
        let text = pad(&env.words().get("picture-more"), last.width.into());
        text_line(text, env.theme.quiet, last, buf);
    }
}

/// Draws how the scores are read and returns the first row below. It starts below the field, behind its label, if it fits
/// there, else further to the left.
fn draw_echo(text: &str, style: Style, label: u16, area: Rect, buf: &mut Buffer) -> u16 {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
    let area = inset(area, label.min(area.width.saturating_sub(cells)), 0);
    let lines = wrap(text, area.width.into());
    paragraph(&lines, style, area, buf)
}

/// Says how the scores in the field are read: how often each was given, how many there are in all, and whether those are
/// more than there are people.
fn echo(
    env: &Env,
    console: &Console,
    index: StepIndex,
    scale: (i32, i32),
) -> Option<(String, Style)> {
    let words = env.words();
    let typed = console.entry.slot()?.line.text();
    let scores = parse_scores(typed, scale, console.state().lang()).ok()?;
    let mut counts = BTreeMap::new();
    for score in &scores {
        *counts.entry(*score).or_insert(0_usize) += 1;
    }
    let each = counts
        .into_iter()
        .rev()
        .map(|(score, n)| words.with("rate-echo", &[("score", score.into()), ("n", n.into())]));
    let all = words.with("rate-echo-all", &[("n", scores.len().into())]);
    let cell = console.cell()?;
    let doubt = doubt::scores(console.state(), index, &cell, scores.len());
    let style = match doubt {
        Some(_) => env.theme.warn,
        None => env.theme.quiet,
    };
    let doubt = doubt.map(|doubt| wording::doubt(doubt, words));
    let parts: Vec<String> = each.chain([all]).chain(doubt).collect();
    (!scores.is_empty()).then(|| (parts.join(" · "), style))
}

/// Says what the scale is, and what its ends mean.
fn scale(env: &Env, state: &State, rate: &Rate) -> String {
    let (low, high) = command::scale(state, rate);
    let head = env
        .words()
        .with("rate-head", &[("low", low.into()), ("high", high.into())]);
    let anchors = rate.anchors.as_ref().map(|(a, b)| {
        let (a, b) = (a.get(state.lang()), b.get(state.lang()));
        format!("  {low} = {a}, {high} = {b}")
    });
    format!("{head}{}", anchors.unwrap_or_default())
}

/// Returns the line of an item, with the mean and the count of each of its cells.
fn rate_line(console: &Console, rate: &Rate, item: Option<&ItemId>) -> ItemLine {
    let state = console.state();
    let words = crate::domain::words::Words::of(state.lang());
    let (Some(item), Some((_, _, part))) = (item, state.current()) else {
        return ItemLine::none();
    };
    // Four cells beside each other leave no room for how many people scored; the picture below says that.
    let is_crowded = Console::cells(rate).len() > 2;
    let of_cell = |(aspect, group): (String, String)| {
        let cell = Cell {
            item: item.clone(),
            aspect,
            group,
        };
        let scores = part.scores.get(&cell)?;
        let sum: f64 = scores.iter().map(|score| f64::from(*score)).sum();
        let count = u32::try_from(scores.len())
            .ok()
            .filter(|count| *count > 0)?;
        let mean = words.number(sum / f64::from(count), 1);
        if is_crowded {
            return Some(mean);
        }
        Some(words.with("rate-cell", &[("mean", mean.into()), ("n", count.into())]))
    };
    let tail: Vec<String> = Console::cells(rate)
        .into_iter()
        .map(|cell| of_cell(cell).unwrap_or_else(|| "–".to_owned()))
        .collect();
    let named = select::label(state, item);
    ItemLine::worked_on(" ", (console, item), named, tail.join("  "))
}

/// Returns the aspect and the group of the cell under the cursor.
fn cell_name(console: &Console, rate: &Rate) -> String {
    let lang = console.state().lang();
    let Some(cell) = console.cell() else {
        return String::new();
    };
    let name = |choices: &[Choice], id: &str| {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.map(|choice| choice.label.get(lang).to_owned())
    };
    let of = [
        name(&rate.aspects, &cell.aspect),
        name(&rate.groups, &cell.group),
    ];
    of.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
