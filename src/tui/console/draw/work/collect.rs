//! Draws a list of items: what was said, what is typed, and how often each option was chosen.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::fields::look;
use super::list::{ItemLine, list, saved_mark};
use crate::domain::beside::{self, Reader};
use crate::domain::event::{ItemId, Value};
use crate::domain::results::{self, StepResults};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Field, FieldKind, Kind};
use crate::tui::chrome::{below, last_rows, paragraph, paragraph_lines, row, text_line};
use crate::tui::console::draw::picture;
use crate::tui::console::state::Console;
use crate::tui::entry;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Labels};
use crate::tui::widgets::text::{cut, width, wrap};

/// The cells that a short name with a date takes.
const NAME_AND_DATE: u16 = 20;
/// The cells that a long name with a date takes.
const LONG_NAME_AND_DATE: u16 = 34;

/// Returns the fields of a row other than its first text, in at most `cells` cells; in `wide` where a day or an amount
/// takes that much.
fn tail(state: &State, fields: &[Field], row: u32, (cells, wide): (usize, usize)) -> String {
    let Some(row) = state.rows.get(&row) else {
        return String::new();
    };
    let words = crate::domain::words::Words::of(state.lang());
    let first_text = fields.iter().position(|field| {
        matches!(
            field.kind,
            FieldKind::Text | FieldKind::Person | FieldKind::Role
        )
    });
    let others = fields
        .iter()
        .enumerate()
        .filter(|(place, _)| Some(*place) != first_text)
        .filter_map(|(_, field)| Some((field, row.fields.get(&field.id)?)));
    let mut tail = String::new();
    let mut limit = cells;
    let mut kept = 0;
    for (field, value) in others {
        let part = entry::shown(field, value, words);
        let next = if tail.is_empty() {
            part
        } else {
            format!("{tail} · {part}")
        };
        // Half a sentence still says something; half a date or amount would say something else.
        let is_sentence = matches!(value, Value::Text(_));
        if width(&next) > wide && !is_sentence && !tail.is_empty() {
            tail.push_str(" …");
            break;
        }
        if !is_sentence {
            kept = width(&next);
            limit = limit.max(kept.min(wide));
        }
        tail = next;
    }
    // The sign that something is left out never takes the end of a date or an amount.
    if width(&tail) > limit && kept + 1 > limit {
        limit = kept + 2;
    }
    cut(&tail, limit)
}

/// Draws the list and its form, and returns where the caret stands.
pub(super) fn collect(
    env: &Env,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let state = console.state();
    let items = console.items();
    let hint = hint(env, console);
    let mut look = look(env, console, area, &hint);
    // Labels are shown in full as long as the list keeps most of the room.
    look.labels = Labels::Whole;
    if field::height(&console.entry, &look, area.width) > area.height / 3 {
        look.labels = Labels::Cut;
    }
    let wanted = field::height(&console.entry, &look, area.width);
    let form_height = wanted.min(area.height.saturating_sub(3));
    let upper = Rect {
        height: area.height.saturating_sub(form_height + 1),
        ..area
    };
    let list_area = below(upper, sources(env, console, upper, buf));
    if items.is_empty() {
        let text = wrap(&env.words().get("no-items-yet"), area.width.into());
        paragraph(&text, env.theme.quiet, list_area, buf);
    } else {
        let fields = state
            .current
            .map(|place| select::fields_of_step(state, place));
        let fields = fields.unwrap_or_default();
        let list_area = above_counts(env, console, &fields, items.len(), list_area, buf);
        let line = |index: usize| item_line(console, &fields, items.get(index), area.width);
        let chosen = match console.editing {
            Some(row) => items.iter().position(|item| *item == ItemId::Row(row)),
            None if console.typing => None,
            None => Some(console.row),
        };
        list(env, &line, items.len(), chosen, list_area, buf);
    }
    let form = last_rows(area, form_height);
    let between = row(area, form.y.saturating_sub(1));
    if let Some(n) = console.editing_number().filter(|_| between.y > area.y) {
        let text = env.words().with("editing", &[("n", n.into())]);
        let text = cut(&text, area.width.into());
        text_line(text, env.theme.warn, between, buf);
    } else {
        count(env, console, items.len(), between, buf);
    }
    field::draw(&console.entry, &look, form, buf)
}

/// Returns the hint in the empty form. It is about an item's first text, not about who and when.
fn hint(env: &Env, console: &Console) -> Cow<'static, str> {
    let slots = &console.entry.slots;
    let first = slots.iter().position(|slot| slot.choices().is_empty());
    if first == Some(console.entry.focus) {
        env.words().get("field-hint")
    } else {
        "".into()
    }
}

/// Returns the line of an item in a list that is `columns` wide.
fn item_line(console: &Console, fields: &[Field], item: Option<&ItemId>, columns: u16) -> ItemLine {
    let Some(ItemId::Row(row)) = item else {
        return ItemLine::none();
    };
    let state = console.state();
    let text = select::label(state, &ItemId::Row(*row));
    let beside = usize::from(columns).saturating_sub(width(&text) + 8);
    let room = (columns / 3)
        .max(NAME_AND_DATE.min(columns * 2 / 5))
        .min(40);
    let room = usize::from(room).max(beside);
    let wide = usize::from(LONG_NAME_AND_DATE.min(columns * 3 / 5)).max(room);
    ItemLine {
        mark: saved_mark(console, state.rows.get(row).map_or(0, |row| row.seq)),
        tail: tail(state, fields, *row, (room, wide)),
        whole_tail: tail(state, fields, *row, (usize::MAX, usize::MAX)),
        beside: String::new(),
        text,
    }
}

/// Draws how many items there are, at the right of a row.
fn count(env: &Env, console: &Console, items: usize, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let n = items.into();
    let text = match max_items(console) {
        Some(max) => words.with("items-of", &[("n", n), ("max", max.into())]),
        None if items == 0 => return,
        None => words.with("items-count", &[("n", n)]),
    };
    let cells = u16::try_from(width(&text)).unwrap_or(0);
    let x = area.right().saturating_sub(cells);
    buf.set_string(x, area.y, text, env.theme.quiet);
}

/// Draws how often each option was chosen if the list leaves room, and returns the area left for the list.
fn above_counts(
    env: &Env,
    console: &Console,
    fields: &[Field],
    items: usize,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let room = usize::from(area.height).saturating_sub(items.max(6) + 2);
    let results = console
        .state()
        .current
        .and_then(|place| results::of_step(console.state(), place));
    let results = match &results {
        Some(StepResults::Collect(results)) => results,
        Some(StepResults::Actions(results)) => &results.collected,
        _ => return area,
    };
    let lines = picture::counts(env, fields, results, (area.width.into(), room));
    let taken = u16::try_from(lines.len()).unwrap_or(0);
    if taken == 0 {
        return area;
    }
    let below = Rect {
        y: area.bottom().saturating_sub(taken + 1),
        height: taken,
        ..area
    };
    paragraph_lines(&lines, below, buf);
    Rect {
        height: area.height.saturating_sub(taken + 2),
        ..area
    }
}

fn max_items(console: &Console) -> Option<u16> {
    match console.kind() {
        Some(Kind::Collect(collect)) => collect.max,
        _ => None,
    }
}

/// Draws what the step builds on, such as the rules that were chosen, and returns the first row below.
fn sources(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> u16 {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return area.y;
    };
    if step.input.is_none() || area.height < 6 {
        return area.y;
    }
    let items = select::input(state, place);
    let cells = usize::from(area.width).saturating_sub(2);
    let labels = items.iter().map(|item| {
        let label = select::label(state, item);
        match beside::line(state, place, item, Reader::Facilitator) {
            line if line.is_empty() => label,
            line => format!("{label} · {line}"),
        }
    });
    let labels: Vec<String> = labels.collect();
    // A quarter of the room, and what the list leaves of the rest.
    let list = console.items().len().saturating_mul(2) + 4;
    let spare = usize::from(area.height).saturating_sub(list);
    let most = usize::from(area.height / 4).max(3).max(spare);
    let wrapped = labels.iter().take(most + 1).map(|label| wrap(label, cells));
    let wrapped: Vec<Vec<String>> = wrapped.collect();
    let rows: usize = wrapped.iter().map(Vec::len).sum();
    let mut y = area.y;
    if rows <= most {
        for (n, text) in wrapped.iter().flat_map(|rows| rows.iter().enumerate()) {
            let lead = if n == 0 { "→" } else { " " };
            buf.set_string(area.x, y, format!("{lead} {text}"), env.theme.quiet);
            y += 1;
        }
    } else {
        let shown = if labels.len() > most { most - 1 } else { most };
        for text in labels.iter().take(shown) {
            buf.set_string(
                area.x,
                y,
                format!("→ {}", cut(text, cells)),
                env.theme.quiet,
            );
            y += 1;
        }
        if labels.len() > shown {
            let args = [("n", (labels.len() - shown).into())];
            let more = env.words().with("more-below", &args);
            buf.set_stringn(area.x + 2, y, more, cells, env.theme.quiet);
            y += 1;
        }
    }
    if items.is_empty() { y } else { y + 1 }
}
