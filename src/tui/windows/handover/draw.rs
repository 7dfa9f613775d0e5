//! Draws the windows of the handover: the choice of documents, and what was written.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::audience::{Audience, LeftOut};
use crate::domain::format::{Calendars, Existing};
use crate::domain::text::Lang;
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::paragraph;
use crate::tui::env::Env;
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{pad, width, wrap};
use crate::tui::windows::handover::state::{HandoverForm, HandoverRow};

/// The columns of the window.
const COLUMNS: u16 = 78;
/// The columns for the names of the rows below the formats.
const NAME: usize = 17;

/// Draws the choice of documents and returns where the caret stands.
pub(in crate::tui::windows) fn draw(
    env: &Env,
    form: &HandoverForm,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let columns = COLUMNS.min(area.width.saturating_sub(4));
    let notes = notes(env, form, usize::from(columns.saturating_sub(5)));
    let forms = u16::try_from(form.formats.len()).unwrap_or(u16::MAX);
    let others = u16::try_from(form.rows().len()).unwrap_or(0);
    let height = forms + others + u16::try_from(notes.len()).unwrap_or(0) + 5;
    let inner = open(
        env,
        &words.get("handover-title"),
        (COLUMNS, height),
        area,
        buf,
    );
    let whole = Rect {
        height: height - 3,
        ..inner
    };
    if whole.height <= inner.height {
        return rows(env, form, &notes, whole, buf);
    }
    scrolled(env, form, &notes, (whole, inner), buf)
}

/// Draws the part of the window around the cursor, where not all rows of `whole` fit in `inner`, and returns where the
/// caret stands. The last row says how many more rows there are.
fn scrolled(
    env: &Env,
    form: &HandoverForm,
    notes: &[String],
    (whole, inner): (Rect, Rect),
    buf: &mut Buffer,
) -> Option<Position> {
    let mut page = Buffer::empty(whole);
    page.set_style(whole, env.theme.window);
    let caret = rows(env, form, notes, whole, &mut page);
    let fits = inner.height.saturating_sub(1);
    let is_last = form.cursor + 1 == form.formats.len() + form.rows().len();
    let below_forms = usize::from(form.cursor >= form.formats.len());
    let at = u16::try_from(form.cursor + below_forms).unwrap_or(u16::MAX);
    let last = whole.height.saturating_sub(fits);
    let top = if is_last {
        last.min(at)
    } else {
        (at + 1).saturating_sub(fits)
    };
    for (y, from) in (inner.y..inner.y + fits).zip(whole.y + top..) {
        for x in inner.x..inner.right() {
            buf[(x, y)] = page[(x, from)].clone();
        }
    }
    let more = whole.height.saturating_sub(top + fits);
    if more > 0 {
        let text = env.words().with("more-below", &[("n", more.into())]);
        buf.set_stringn(
            inner.x + 1,
            inner.y + fits,
            text,
            inner.width.into(),
            env.theme.window,
        );
    }
    caret.map(|caret| Position {
        y: caret.y.saturating_sub(top),
        ..caret
    })
}

/// Draws the formats, the rows below them and the notes, and returns where the caret stands.
fn rows(
    env: &Env,
    form: &HandoverForm,
    notes: &[String],
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let mut y = area.y;
    let line = |y: u16, text: &str, is_chosen: bool, buf: &mut Buffer| {
        if y < area.bottom() {
            let cells = usize::from(area.width);
            buf.set_string(area.x, y, pad(text, cells), on_window(env, is_chosen));
        }
    };
    for (at, (format, wanted)) in form.formats.iter().enumerate() {
        let mark = if *wanted { "[x]" } else { "[ ]" };
        let name = words.get(&format!("format-{}", format.id())).into_owned();
        let text = format!(" {mark} {}{name}", pad(format.id(), 8));
        line(y, &text, at == form.cursor, buf);
        y += 1;
    }
    y += 1;
    let mut caret = None;
    for row in form.rows() {
        let is_chosen = form.row() == Some(row);
        let name = pad(&words.get(row_name(row)), NAME);
        line(
            y,
            &format!(" {name}{}", value(env, form, row)),
            is_chosen,
            buf,
        );
        if row == HandoverRow::Folder && y < area.bottom() {
            let field = Rect {
                x: area.x + 1 + u16::try_from(NAME).unwrap_or(0),
                y,
                width: area
                    .width
                    .saturating_sub(u16::try_from(NAME).unwrap_or(0) + 2),
                height: 1,
            };
            let focus = if is_chosen {
                Focus::Typing
            } else {
                Focus::Elsewhere
            };
            let at = draw_single(&form.folder, &env.theme, focus, field, buf);
            caret = at.filter(|_| is_chosen);
        }
        y += 1;
    }
    let rest = Rect {
        y: (y + 1).min(area.bottom()),
        height: area.bottom().saturating_sub(y + 1),
        ..area
    };
    paragraph(notes, env.theme.window, rest, buf);
    caret
}

fn row_name(row: HandoverRow) -> &'static str {
    match row {
        HandoverRow::Audience => "handover-for",
        HandoverRow::Lang => "handover-lang",
        HandoverRow::Calendars => "handover-calendars",
        HandoverRow::Folder => "handover-folder",
        HandoverRow::Existing => "handover-existing",
    }
}

fn value(env: &Env, form: &HandoverForm, row: HandoverRow) -> String {
    let words = env.words();
    let key = match row {
        HandoverRow::Audience => match form.audience {
            Audience::Client => "handover-client",
            Audience::Room => "handover-room",
            Audience::Facilitator => "handover-facilitator",
        },
        HandoverRow::Lang => match form.langs.first() {
            Some(Lang::Nl) => "handover-nl",
            _ => "handover-en",
        },
        HandoverRow::Calendars => match form.calendars {
            Calendars::One => "handover-calendar-one",
            Calendars::ByOwner => "handover-calendar-by-owner",
        },
        HandoverRow::Folder => return String::new(),
        HandoverRow::Existing => match form.existing {
            Existing::Number => "handover-number",
            Existing::Replace => "handover-replace",
        },
    };
    let text = words.get(key);
    if row == HandoverRow::Lang && form.langs.len() < 2 {
        text.into_owned()
    } else {
        format!("‹ {text} ›")
    }
}

/// Says what will be left out, and how the window is used.
fn notes(env: &Env, form: &HandoverForm, cells: usize) -> Vec<String> {
    let words = env.words();
    let text = match (&form.trouble, form.audience) {
        (Some(why), _) => format!("! {why}"),
        (None, Audience::Facilitator) => words.get("handover-everything").into_owned(),
        (None, Audience::Room) => words.get("handover-on-wall").into_owned(),
        (None, Audience::Client) => {
            let LeftOut {
                stories,
                groups,
                notes,
            } = form.left_out;
            let mut parts = vec![words.get("handover-out-names").into_owned()];
            let counted = [
                ("handover-out-stories", stories),
                ("handover-out-groups", groups),
                ("handover-out-notes", notes),
            ];
            let counted = counted.into_iter().filter(|(_, n)| *n > 0);
            parts.extend(counted.map(|(key, n)| words.with(key, &[("n", n.into())])));
            words.with("handover-out", &[("what", parts.join("; ").into())])
        }
    };
    let mut lines: Vec<String> = wrap(&text, cells)
        .into_iter()
        .map(|line| format!(" {line}"))
        .collect();
    lines.push(String::new());
    lines.push(format!(" {}", words.get("handover-hint")));
    lines
}

/// Draws what was written, with paths in full.
pub(in crate::tui::windows) fn written(env: &Env, lines: &[String], area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let columns = area.width.saturating_sub(8).clamp(40, 110);
    let cells = usize::from(columns.saturating_sub(6));
    let wrapped: Vec<String> = lines
        .iter()
        .flat_map(|line| wrap(line, cells))
        .map(|line| format!(" {line}"))
        .collect();
    let widest = wrapped.iter().map(|line| width(line)).max().unwrap_or(0);
    let columns = u16::try_from(widest + 5)
        .unwrap_or(columns)
        .clamp(40, columns);
    let rows = u16::try_from(wrapped.len())
        .unwrap_or(u16::MAX)
        .saturating_add(4);
    let inner = open(env, &words.get("handover-done"), (columns, rows), area, buf);
    paragraph(&wrapped, env.theme.window, inner, buf);
}
