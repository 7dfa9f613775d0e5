//! Windows over the screen: help, palette, lists, a line to fill, a question.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::work::paragraph_lines;
use super::{carry, clear_background, comparison, handover, item_story, late, paragraph, results};
use crate::domain::words::Words;
use crate::tui::app::App;
use crate::tui::console::Console;
use crate::tui::entry;
use crate::tui::room::{CHOICES, Choice, Viewpoint};
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{cut, pad, wrap};
use crate::tui::window::{Ask, Choosing, Question, Window};

mod notes;
mod search;

/// Draws a window in the middle of the screen; where the caret stands.
pub(super) fn draw(app: &App, window: &Window, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match window {
        Window::Help(search) => return search::help(app, search, area, buf),
        Window::Palette(palette) => return search::palette(app, palette, area, buf),
        Window::Handover(form) => return handover::draw(app, form, area, buf),
        Window::Note(form) => return notes::form(app, form, area, buf),
        Window::Late(form) => return late::draw(app, form, area, buf),
        Window::Ask(ask, line) => return fill(app, *ask, line, area, buf),
        Window::Results(looking) => results::draw(app, looking, area, buf),
        Window::ItemStory(found) => item_story::draw(app, found, area, buf),
        Window::Comparison(page) => comparison::draw(app, page, area, buf),
        Window::Written(lines) => handover::written(app, lines, area, buf),
        Window::NoteMenu(cursor) => notes::menu(app, *cursor, area, buf),
        Window::RoomShows(cursor) => room_shows(app, *cursor, area, buf),
        Window::Lists(cursor) => notes::all(app, *cursor, area, buf),
        Window::Choose(choosing) => choose(app, choosing, area, buf),
        Window::Question(question) => ask(app, question, area, buf),
        Window::Reader(scroll) => reader(app, *scroll, area, buf),
        Window::Carry(carry) => carry::lists(app, carry, area, buf),
        Window::Review(cursor) => carry::review(app, *cursor, area, buf),
    }
    None
}

/// Opens a window of this size with a title; the room inside.
pub(super) fn open(
    app: &App,
    title: &str,
    (columns, rows): (u16, u16),
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    // The keys at the bottom stay in sight.
    let area = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    let columns = columns.min(area.width.saturating_sub(4));
    let rows = rows.min(area.height.saturating_sub(2));
    let outer = Rect {
        x: area.x + (area.width - columns) / 2,
        y: area.y + (area.height - rows) / 3,
        width: columns,
        height: rows,
    };
    let margin = Rect {
        x: outer.x.saturating_sub(2).max(area.x),
        y: outer.y.saturating_sub(1).max(area.y),
        width: columns + 4,
        height: rows + 2,
    }
    .intersection(area);
    clear_background(app.theme.text, margin, buf);
    clear_background(app.theme.window, outer, buf);
    for x in outer.x..outer.right() {
        buf.set_string(x, outer.y, " ", app.theme.pressed);
    }
    buf.set_stringn(
        outer.x + 2,
        outer.y,
        title,
        usize::from(columns).saturating_sub(4),
        app.theme.pressed,
    );
    Rect {
        x: outer.x + 2,
        y: outer.y + 2,
        width: columns.saturating_sub(4),
        height: rows.saturating_sub(3),
    }
}

pub(super) fn on_window(app: &App, chosen: bool) -> Style {
    if chosen {
        app.theme.selected
    } else {
        app.theme.window
    }
}

/// Draws lines with the one under the cursor, and the one after it, in view.
pub(super) fn list(lines: &[(String, Style)], cursor: usize, area: Rect, buf: &mut Buffer) {
    let fits = usize::from(area.height);
    let top = (cursor + 2).min(lines.len()).saturating_sub(fits);
    for (y, (text, style)) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        buf.set_string(area.x, y, pad(text, area.width.into()), *style);
    }
}

/// A line to fill.
fn fill(app: &App, ask: Ask, line: &entry::Line, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let title = app.words().get(match ask {
        Ask::People => "ask-people",
        Ask::Voters => "ask-voters",
        Ask::Addition { .. } => "ask-addition",
        Ask::Search => "ask-search",
    });
    let inner = open(app, &title, (60, 5), area, buf);
    let field = Rect {
        y: inner.y + 1,
        height: 1,
        ..inner
    };
    draw_single(line, &app.theme, Focus::Typing, field, buf)
}

fn choose(app: &App, choosing: &Choosing, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let marked = choosing.lines.iter().filter(|line| line.marked).count();
    let title = words.with("choose-title", &[("n", marked.into())]);
    let rows = u16::try_from(choosing.lines.len()).unwrap_or(u16::MAX);
    let inner = open(app, &title, (86, rows.saturating_add(7)), area, buf);
    let hint = wrap(&words.get("choose-hint"), inner.width.into());
    let below = u16::try_from(hint.len()).unwrap_or(1);
    let fits = usize::from(inner.height.saturating_sub(below + 1));
    let top = choosing.cursor.saturating_sub(fits.saturating_sub(1));
    let shown = choosing.lines.iter().enumerate().skip(top).take(fits);
    for (y, (place, line)) in (inner.y..inner.bottom()).zip(shown) {
        let mark = if line.marked { "[x]" } else { "[ ]" };
        let text = pad(&format!(" {mark} {}", line.label), inner.width.into());
        buf.set_string(inner.x, y, text, on_window(app, place == choosing.cursor));
    }
    let y = inner.bottom().saturating_sub(below);
    let foot = Rect {
        y,
        height: below,
        ..inner
    };
    paragraph(&hint, app.theme.window, foot, buf);
}

fn room_shows(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let Some(console) = app.console() else { return };
    let set = console.state().room;
    let rows = u16::try_from(CHOICES.len()).unwrap_or(u16::MAX);
    let inner = open(
        app,
        &words.get("room-shows-title"),
        (52, rows + 4),
        area,
        buf,
    );
    let line = |(place, choice): (usize, &Choice)| {
        let name = words.get(choice.name());
        let theme = app.themes.of(Viewpoint::Room);
        // One of several, on or off, and one that Enter moves on: three shapes.
        let text = match choice {
            Choice::Show(shows) if *shows == set.shows => format!("  ●  {name}"),
            Choice::Show(_) => format!("  ○  {name}"),
            Choice::Typing if set.typing => format!(" [x] {name}"),
            Choice::Typing => format!(" [ ] {name}"),
            Choice::Theme => {
                let title = theme.map_or("", |scheme| scheme.title.get(words.lang()));
                format!("     {name} ‹ {title} ›")
            }
        };
        (text, on_window(app, place == cursor))
    };
    let lines: Vec<_> = CHOICES.iter().enumerate().map(line).collect();
    list(&lines, cursor, inner, buf);
}

fn ask(app: &App, question: &Question, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let (title, text) = match question {
        Question::End => (
            words.get("question-end-title"),
            words.get("question-end").into_owned(),
        ),
        Question::Skip => (
            words.get("question-skip-title"),
            words.get("question-skip").into_owned(),
        ),
        Question::RemoveAll => (
            words.get("question-remove-all-title"),
            words.get("question-remove-all").into_owned(),
        ),
        Question::Slept(slept) => (
            words.get("question-slept-title"),
            words.with("question-slept", &[("minutes", (slept / 60_000).into())]),
        ),
        Question::Paste(lines) => (
            words.get("question-paste-title"),
            words.with("question-paste", &[("n", lines.len().into())]),
        ),
        Question::RemoveSession { name, .. } => (
            words.get("question-remove-session-title"),
            words.with("question-remove-session", &[("name", name.as_str().into())]),
        ),
        Question::Branch => (
            words.get("question-branch-title"),
            words.get("question-branch").into_owned(),
        ),
    };
    let columns = match question {
        // Paths are long, and are to be read whole.
        Question::RemoveSession { .. } => area.width.saturating_sub(4).clamp(68, 128),
        _ => 68,
    };
    let cells = usize::from(columns) - 6;
    let sample: Vec<String> = match question {
        Question::Paste(lines) => lines
            .iter()
            .take(5)
            .map(|line| cut(&format!("  {line}"), 60))
            .collect(),
        Question::RemoveSession { files, .. } => {
            let rows = usize::from(area.height).saturating_sub(wrap(&text, cells).len() + 9);
            paths(words, files, cells, rows)
        }
        _ => Vec::new(),
    };
    let lines = wrap(&text, cells);
    let rows = u16::try_from(lines.len() + sample.len()).unwrap_or(10) + 6;
    let inner = open(app, &title, (columns, rows), area, buf);
    let mut y = paragraph(&lines, app.theme.window, inner, buf);
    y = paragraph(
        &sample,
        app.theme.window,
        Rect {
            y,
            height: inner.bottom().saturating_sub(y),
            ..inner
        },
        buf,
    ) + 1;
    if y < inner.bottom() {
        buf.set_stringn(
            inner.x,
            y,
            words.get("question-keys"),
            inner.width.into(),
            app.theme.window,
        );
    }
}

/// Paths in full, a blank line before them; of more than there are rows for, how many more there are.
fn paths(words: &Words, files: &[PathBuf], cells: usize, rows: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (n, file) in files.iter().enumerate() {
        let path = wrap(&file.display().to_string(), cells.saturating_sub(2));
        if lines.len() + path.len() > rows.max(2) && n > 0 {
            let more = [("n", (files.len() - n).into())];
            lines.push(format!("  {}", words.with("question-more-files", &more)));
            break;
        }
        lines.extend(path.iter().map(|part| format!("  {part}")));
    }
    lines
}

/// Says something in a window of its own.
pub(super) fn say(app: &App, (title, text): (&str, String), area: Rect, buf: &mut Buffer) {
    let lines = wrap(&text, 62);
    let rows = u16::try_from(lines.len()).unwrap_or(10) + 4;
    let inner = open(app, &app.words().get(title), (68, rows), area, buf);
    paragraph(&lines, app.theme.window, inner, buf);
}

/// Everything the step holds for the facilitator, to read in full.
fn reader(app: &App, scroll: usize, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let Some(state) = app.console().map(Console::state) else {
        return;
    };
    let Some((_, step, _)) = state.current() else {
        return;
    };
    let title = step.title.get(state.lang());
    let inner = open(app, title, (84, area.height.saturating_sub(4)), area, buf);
    let parts = [
        ("intent", step.intent.as_ref()),
        ("notes", step.notes.as_ref()),
        ("handout", step.handout.as_ref()),
    ];
    let mut lines = Vec::new();
    for (key, text) in parts
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
    {
        let head = Span::styled(words.get(key).into_owned(), app.theme.selected);
        lines.push(Line::from(head));
        let body = wrap(text.get(state.lang()), inner.width.into());
        lines.extend(
            body.into_iter()
                .map(|line| Line::from(Span::styled(line, app.theme.window))),
        );
        lines.push(Line::default());
    }
    let top = scroll.min(lines.len().saturating_sub(usize::from(inner.height)));
    paragraph_lines(lines.get(top..).unwrap_or_default(), inner, buf);
}
