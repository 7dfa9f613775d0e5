//! Draws the windows on the lists of the session: the menu, a note being written, and all notes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::{MENU, NoteForm, listed};
use crate::domain::event::List;
use crate::domain::session::State;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::chrome::{first_shown, paragraph};
use crate::tui::console::state::NoteField;
use crate::tui::env::Env;
use crate::tui::widgets::field::{Focus, draw_offer, draw_single, single_rows};
use crate::tui::widgets::text::{pad, width, wrap};
use crate::tui::wording;

pub(in crate::tui::windows) fn menu(env: &Env, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let inner = open(env, &words.get("note-menu-title"), (44, 8), area, buf);
    let lines = MENU.iter().enumerate().map(|(index, (of, key))| {
        let text = format!(" {key}  {}", words.get(wording::list(*of)));
        (text, on_window(env, index == cursor))
    });
    let lines: Vec<_> = lines.collect();
    list(&lines, cursor, inner, buf);
}

pub(in crate::tui::windows) fn form(
    env: &Env,
    form: &NoteForm,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let by = words.get(if form.list == List::Quote {
        "note-said-by"
    } else {
        "note-by"
    });
    let label = width(&words.get("note-text")).max(width(&by)) + 2;
    let label = u16::try_from(label).unwrap_or(10);
    let columns = (area.width * 2 / 3).clamp(76, 104);
    // The width the field will have in the window: four columns go beside the window and four inside it.
    let cells = columns
        .min(area.width.saturating_sub(4))
        .saturating_sub(4 + label);
    let rows = single_rows(&form.draft.text, cells);
    let title = words.get(wording::list(form.list));
    let inner = open(env, &title, (columns, rows + 6), area, buf);
    let row = |n: u16, height: u16| Rect {
        x: inner.x + label,
        y: inner.y + n,
        width: inner.width.saturating_sub(label),
        height,
    };
    buf.set_stringn(
        inner.x,
        inner.y,
        words.get("note-text"),
        label.into(),
        env.theme.window,
    );
    buf.set_stringn(
        inner.x,
        inner.y + rows + 1,
        &*by,
        label.into(),
        env.theme.window,
    );
    let focus = |field| {
        if form.draft.focus == field {
            Focus::Typing
        } else {
            Focus::Elsewhere
        }
    };
    let text = draw_single(
        &form.draft.text,
        &env.theme,
        focus(NoteField::Text),
        row(0, rows),
        buf,
    );
    let by = draw_single(
        &form.draft.by,
        &env.theme,
        focus(NoteField::By),
        row(rows + 1, 1),
        buf,
    );
    if let (Some(offer), Some(caret)) = (form.offer(), by) {
        draw_offer(&offer, caret, (&env.theme, row(rows + 1, 1)), buf);
    }
    text.or(by)
}

pub(in crate::tui::windows) fn all(
    env: &Env,
    cursor: usize,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = env.words();
    let inner = open(
        env,
        &words.get("lists-title"),
        (86, area.height.saturating_sub(6)),
        area,
        buf,
    );
    let notes = listed(state);
    if notes.is_empty() {
        paragraph(
            &wrap(&words.get("lists-empty"), inner.width.into()),
            env.theme.window,
            inner,
            buf,
        );
        return;
    }
    let fits = usize::from(inner.height);
    let top = first_shown(cursor, fits);
    for (y, (index, note)) in (inner.y..inner.bottom()).zip(notes.iter().enumerate().skip(top)) {
        let list = pad(&words.get(wording::list(note.list)), 16);
        let by = if note.by.is_blank() {
            String::new()
        } else {
            format!(" — {}", note.by)
        };
        let text = pad(&format!(" {list} {}{by}", note.text), inner.width.into());
        buf.set_string(inner.x, y, text, on_window(env, index == cursor));
    }
}
