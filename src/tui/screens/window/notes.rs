//! The lists of the session: which one a note goes to, a note being written, and all there are.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::paragraph;
use super::{list, on_window, open};
use crate::domain::event::List;
use crate::tui::app::App;
use crate::tui::widgets::field::{Focus, draw_single, single_rows};
use crate::tui::widgets::text::{pad, wrap};
use crate::tui::window::{NoteField, NoteForm, listed};
use crate::tui::wording;

pub(super) fn menu(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let inner = open(app, &words.get("note-menu-title"), (44, 8), area, buf);
    let order = [
        (List::ParkingLot, 'o'),
        (List::Decision, 'd'),
        (List::Quote, 'c'),
        (List::Note, 't'),
    ];
    let lines = order.iter().enumerate().map(|(place, (of, key))| {
        let text = format!(" {key}  {}", words.get(wording::list(*of)));
        (text, on_window(app, place == cursor))
    });
    let lines: Vec<_> = lines.collect();
    list(&lines, cursor, inner, buf);
}

pub(super) fn form(app: &App, form: &NoteForm, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let label = 10;
    let columns = (area.width * 2 / 3).clamp(76, 104);
    // As wide as the field comes out in the window: four columns beside it, four in it.
    let cells = columns
        .min(area.width.saturating_sub(4))
        .saturating_sub(4 + label);
    let rows = single_rows(&form.text, cells);
    let title = words.get(wording::list(form.list));
    let inner = open(app, &title, (columns, rows + 6), area, buf);
    let row = |n: u16, height: u16| Rect {
        x: inner.x + label,
        y: inner.y + n,
        width: inner.width.saturating_sub(label),
        height,
    };
    let by = if form.list == List::Quote {
        "note-said-by"
    } else {
        "note-by"
    };
    buf.set_stringn(
        inner.x,
        inner.y,
        words.get("note-text"),
        label.into(),
        app.theme.window,
    );
    buf.set_stringn(
        inner.x,
        inner.y + rows + 1,
        words.get(by),
        label.into(),
        app.theme.window,
    );
    let focus = |field| {
        if form.focus == field {
            Focus::Typing
        } else {
            Focus::Elsewhere
        }
    };
    let text = draw_single(
        &form.text,
        &app.theme,
        focus(NoteField::Text),
        row(0, rows),
        buf,
    );
    let by = draw_single(
        &form.by,
        &app.theme,
        focus(NoteField::By),
        row(rows + 1, 1),
        buf,
    );
    text.or(by)
}

pub(super) fn all(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let Some(console) = app.console() else { return };
    let inner = open(
        app,
        &words.get("lists-title"),
        (86, area.height.saturating_sub(6)),
        area,
        buf,
    );
    let notes = listed(console.state());
    if notes.is_empty() {
        paragraph(
            &wrap(&words.get("lists-empty"), inner.width.into()),
            app.theme.window,
            inner,
            buf,
        );
        return;
    }
    let fits = usize::from(inner.height);
    let top = cursor.saturating_sub(fits.saturating_sub(1));
    for (y, (place, note)) in (inner.y..inner.bottom()).zip(notes.iter().enumerate().skip(top)) {
        let list = pad(&words.get(wording::list(note.list)), 16);
        let by = if note.by.is_blank() {
            String::new()
        } else {
            format!(" — {}", note.by)
        };
        let text = pad(&format!(" {list} {}{by}", note.text), inner.width.into());
        buf.set_string(inner.x, y, text, on_window(app, place == cursor));
    }
}
