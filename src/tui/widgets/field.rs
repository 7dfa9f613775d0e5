//! Draws fields being filled in: a line of text with its caret, or a row of choices.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::dates::Here;
use crate::domain::document::weekday_and_day;
use crate::domain::event::Person;
use crate::domain::input;
use crate::domain::people::Completion;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::FieldKind;
use crate::tui::entry::{Entry, Slot};
use crate::tui::theme::Theme;
use crate::tui::widgets::text::{cut, pad, width, wrap, wrap_typed};

/// The most rows a line of typed text takes; beyond that it scrolls.
const MAX_ROWS: usize = 4;

/// Returns how many rows a single line of text takes in a box of so many cells.
pub fn single_rows(line: &crate::tui::entry::Line, cells: u16) -> u16 {
    let (lines, _) = wrap_typed(line.text(), line.cursor(), cells.saturating_sub(2).into());
    u16::try_from(lines.len().clamp(1, MAX_ROWS)).unwrap_or(1)
}

/// How a form is shown.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The styles to draw with.
    pub theme: &'a Theme,
    /// The language of the labels.
    pub lang: Lang,
    /// Whether one of the fields has the focus.
    pub focus: Focus,
    /// The cells for the labels.
    pub label: u16,
    /// The text in an empty field that has the focus.
    pub hint: &'a str,
    /// When and where it is typed.
    pub here: Here,
    /// Whose names are offered where one is asked for.
    pub people: &'a [Person],
    /// How a label longer than its cells is shown.
    pub labels: Labels,
}

/// How labels are shown that are longer than their cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Cut to one line.
    Cut,
    /// Whole, over as many lines as they take.
    Whole,
}

/// Whether typing goes into the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Typing goes into the fields.
    Typing,
    /// Typing goes elsewhere.
    Elsewhere,
}

/// Returns the cells for the labels: enough for the widest, but at most two fifths of `area`.
pub fn label_width(entry: &Entry, lang: Lang, area: u16) -> u16 {
    let widest = entry
        .slots
        .iter()
        .map(|slot| width(slot.field.label.get(lang)))
        .max()
        .unwrap_or(0);
    u16::try_from(widest + 2)
        .unwrap_or(u16::MAX)
        .min(area * 2 / 5)
}

fn has_focus(entry: &Entry, index: usize, look: &Look<'_>) -> bool {
    look.focus == Focus::Typing && entry.focus == index
}

/// Returns how many rows the field with this index takes.
pub fn rows(entry: &Entry, index: usize, look: &Look<'_>, cells: u16) -> u16 {
    let Some(slot) = entry.slots.get(index) else {
        return 0;
    };
    let inner = cells.saturating_sub(look.label + 2);
    let focused = has_focus(entry, index, look);
    let count = if slot.choices().is_empty() {
        wrap_typed(slot.line.text(), slot.line.cursor(), inner.into())
            .0
            .len()
            .clamp(1, MAX_ROWS)
    } else if focused {
        choice_rows(slot, look, inner.into()).len()
    } else {
        1
    };
    let count = match remark(slot, look, focused, inner) {
        Some(Remark::Below(_)) => count + 1,
        _ => count,
    };
    u16::try_from(count.max(label(slot, look).len())).unwrap_or(1)
}

/// What is said of what stands in a field, and where.
enum Remark {
    /// Behind what is typed.
    Beside(String),
    /// On a row of its own.
    Below(String),
}

/// Returns what is said of a field whose line has so many cells: that what stands in it is of the item before, that it
/// is selected, or which day is understood.
fn remark(slot: &Slot, look: &Look<'_>, focused: bool, cells: u16) -> Option<Remark> {
    let words = Words::of(look.lang);
    let shown = shown(slot, look);
    // A blank for the caret, and one more. Choices one can choose from take their whole row.
    let fits = |said: &str| width(shown) + width(said) + 2 <= usize::from(cells);
    let said = if slot.is_as_before() {
        words.get("as-before").into_owned()
    } else if focused && slot.line.is_selected() {
        let said = words.get("field-selected");
        return fits(&said).then(|| Remark::Beside(said.into_owned()));
    } else if slot.field.kind == FieldKind::Date && look.focus == Focus::Typing {
        if shown.trim().is_empty() {
            return None;
        }
        match input::day(&slot.field, shown, look.here) {
            Ok(date) => format!("= {}", weekday_and_day(date, words)),
            Err(_) => words.get("field-no-day").into_owned(),
        }
    } else {
        return None;
    };
    let fits = fits(&said);
    let is_row = focused && !slot.choices().is_empty();
    Some(if fits && !is_row {
        Remark::Beside(said)
    } else {
        Remark::Below(said)
    })
}

/// Returns what stands in a field on one line.
fn shown<'a>(slot: &'a Slot, look: &Look<'_>) -> &'a str {
    if slot.choices().is_empty() {
        return slot.line.text();
    }
    let chosen = slot.choice.and_then(|index| slot.choices().get(index));
    chosen.map_or("–", |choice| choice.label.get(look.lang))
}

/// Draws what is said of a field, over its line or on the row below it.
fn draw_remark(slot: &Slot, look: &Look<'_>, focused: bool, area: Rect, buf: &mut Buffer) {
    let cells = area.width.saturating_sub(2);
    let shown = u16::try_from(width(shown(slot, look))).unwrap_or(u16::MAX);
    match remark(slot, look, focused, cells) {
        Some(Remark::Beside(said)) => {
            let x = area.x.saturating_add(shown).saturating_add(3);
            buf.set_string(x, area.y, said, look.theme.field_idle);
        }
        Some(Remark::Below(said)) if area.height > 1 => {
            let y = area.bottom() - 1;
            let said = format!(" {}", pad(&said, (cells + 1).into()));
            buf.set_string(area.x, y, said, look.theme.quiet);
        }
        _ => {}
    }
}

/// Returns the lines of a field's label.
fn label(slot: &Slot, look: &Look<'_>) -> Vec<String> {
    let cells = usize::from(look.label.saturating_sub(1));
    let text = slot.field.label.get(look.lang);
    match look.labels {
        Labels::Cut => vec![pad(text, cells)],
        Labels::Whole => wrap(text, cells),
    }
}

/// Returns how many rows all fields take.
pub fn height(entry: &Entry, look: &Look<'_>, cells: u16) -> u16 {
    (0..entry.slots.len())
        .map(|index| rows(entry, index, look, cells))
        .sum()
}

/// Draws the fields below one another, and returns where the caret stands if one has the focus.
pub fn draw(entry: &Entry, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let mut caret = None;
    let mut y = area.y;
    // If there is too little room, the field with the focus comes first.
    let all = height(entry, look, area.width);
    let skip = if all > area.height && look.focus == Focus::Typing {
        entry.focus
    } else {
        0
    };
    for (index, slot) in entry.slots.iter().enumerate().skip(skip) {
        let wanted = rows(entry, index, look, area.width);
        let rows_left = area.bottom().saturating_sub(y).min(wanted);
        if rows_left == 0 {
            break;
        }
        let row = Rect {
            y,
            height: rows_left,
            ..area
        };
        let focused = has_focus(entry, index, look);
        let label_style = if focused {
            look.theme.accent
        } else {
            look.theme.quiet
        };
        for (y, line) in (row.y..row.bottom()).zip(label(slot, look)) {
            buf.set_string(row.x, y, line, label_style);
        }
        let inner = Rect {
            x: row.x + look.label,
            width: row.width.saturating_sub(look.label),
            ..row
        };
        let at = if slot.choices().is_empty() {
            draw_line(slot, look, focused, inner, buf)
        } else {
            draw_choices(slot, look, focused, inner, buf);
            None
        };
        draw_remark(slot, look, focused, inner, buf);
        if focused {
            caret = at;
        }
        y += rows_left;
    }
    caret
}

fn draw_line(
    slot: &Slot,
    look: &Look<'_>,
    focused: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let style = if focused {
        look.theme.field
    } else {
        look.theme.field_idle
    };
    let cells = usize::from(area.width.saturating_sub(2));
    let (lines, (row, column)) = wrap_typed(slot.line.text(), slot.line.cursor(), cells);
    let height = usize::from(area.height);
    let top = if focused {
        row.saturating_sub(height.saturating_sub(1))
    } else {
        0
    };
    for (n, y) in (area.y..area.bottom()).enumerate() {
        let text = lines.get(top + n).map_or("", String::as_str);
        let shown = if text.is_empty() && n == 0 && focused {
            look.hint
        } else {
            text
        };
        let of = if text.is_empty() && focused {
            look.theme.field_idle
        } else {
            style
        };
        buf.set_string(area.x, y, format!(" {} ", pad(shown, cells)), of);
        if focused && slot.line.is_selected() {
            buf.set_string(area.x + 1, y, text.trim_end(), look.theme.pressed);
        }
    }
    let x = area.x + 1 + u16::try_from(column).ok()?;
    let y = area.y + u16::try_from(row - top).ok()?;
    let caret = (focused && area.contains(Position { x, y })).then_some(Position { x, y })?;
    if let Some(offer) = slot.offer(look.people, look.lang) {
        draw_offer(&offer, caret, (look.theme, area), buf);
    }
    Some(caret)
}

/// Draws what is not typed yet of a name behind the caret, as far as there is room.
pub fn draw_offer(
    offer: &Completion,
    caret: Position,
    (theme, area): (&Theme, Rect),
    buf: &mut Buffer,
) {
    let cells = usize::from(area.right().saturating_sub(caret.x + 1));
    buf.set_string(caret.x, caret.y, cut(&offer.rest, cells), theme.field_idle);
}

/// Returns the choices of a field in rows, each choice with its index.
fn choice_rows(slot: &Slot, look: &Look<'_>, cells: usize) -> Vec<Vec<(usize, String)>> {
    let mut rows: Vec<Vec<(usize, String)>> = vec![Vec::new()];
    let mut used = 0;
    for (index, choice) in slot.choices().iter().enumerate() {
        let number = (index + 1).to_string();
        let room = cells.saturating_sub(number.len() + 3);
        let text = format!(" {number} {} ", cut(choice.label.get(look.lang), room));
        let next = width(&text);
        if used + next > cells && used > 0 {
            rows.push(Vec::new());
            used = 0;
        }
        used += next;
        if let Some(row) = rows.last_mut() {
            row.push((index, text));
        }
    }
    rows
}

fn draw_choices(slot: &Slot, look: &Look<'_>, focused: bool, area: Rect, buf: &mut Buffer) {
    if !focused {
        let cells = usize::from(area.width.saturating_sub(2));
        let text = format!(" {} ", pad(shown(slot, look), cells));
        buf.set_string(area.x, area.y, text, look.theme.field_idle);
        return;
    }
    let rows = choice_rows(slot, look, usize::from(area.width.saturating_sub(2)));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        let spans: Vec<Span<'_>> = row
            .into_iter()
            .map(|(index, text)| {
                let style = if slot.choice == Some(index) {
                    look.theme.pressed
                } else {
                    look.theme.field
                };
                Span::styled(text, style)
            })
            .collect();
        buf.set_style(
            Rect {
                y,
                height: 1,
                ..area
            },
            look.theme.field,
        );
        buf.set_line(area.x, y, &Line::from(spans), area.width);
    }
}

/// Draws a single line of text in a box that fills the area, and returns where the caret stands if it has the focus.
pub fn draw_single(
    line: &crate::tui::entry::Line,
    theme: &Theme,
    focus: Focus,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let style = if focus == Focus::Typing {
        theme.field
    } else {
        theme.field_idle
    };
    let cells = usize::from(area.width.saturating_sub(2));
    let (lines, (row, column)) = wrap_typed(line.text(), line.cursor(), cells);
    let top = (row + 1).saturating_sub(area.height.into());
    for (n, y) in (area.y..area.bottom()).enumerate() {
        let shown = lines.get(top + n).map_or("", String::as_str);
        buf.set_string(area.x, y, format!(" {} ", pad(shown, cells)), style);
    }
    let x = area.x + 1 + u16::try_from(column).ok()?;
    let y = area.y + u16::try_from(row - top).ok()?;
    (focus == Focus::Typing).then_some(Position { x, y })
}
