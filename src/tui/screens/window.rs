//! Windows over the screen: help, palette, lists, a line to fill, a question.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::work::paragraph_lines;
use super::{carry, ground, late, paragraph};
use super::{comparison, handover, origin, results};
use crate::domain::event::List;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::room::Seat;
use crate::tui::room::{CHOICES, Choice};
use crate::tui::widgets::field::{Focus, draw_single, single_rows};
use crate::tui::widgets::text::{cut, pad, width, wrap};
use crate::tui::window::{
    Ask, Choosing, NoteField, NoteForm, Palette, Question, Search, Window, help_lines, listed,
};
use crate::tui::wording;

/// Draws a window in the middle of the screen; where the caret stands.
pub(super) fn draw(app: &App, window: &Window, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match window {
        Window::Help(search) => help(app, search, area, buf),
        Window::Palette(palette) => self::palette(app, palette, area, buf),
        Window::Results(looking) => {
            results::draw(app, looking, area, buf);
            None
        }
        Window::Origin(found) => {
            origin::draw(app, found, area, buf);
            None
        }
        Window::Comparison(page) => {
            comparison::draw(app, page, area, buf);
            None
        }
        Window::Handover(form) => handover::draw(app, form, area, buf),
        Window::Written(lines) => {
            handover::written(app, lines, area, buf);
            None
        }
        Window::NoteMenu(cursor) => note_menu(app, *cursor, area, buf),
        Window::RoomShows(cursor) => {
            room_shows(app, *cursor, area, buf);
            None
        }
        Window::Note(form) => note(app, form, area, buf),
        Window::Lists(cursor) => lists(app, *cursor, area, buf),
        Window::Choose(choosing) => {
            choose(app, choosing, area, buf);
            None
        }
        Window::Ask(ask, line) => {
            let words = app.words();
            let title = match ask {
                Ask::People => words.get("ask-people"),
                Ask::Voters => words.get("ask-voters"),
                Ask::Addition { .. } => words.get("ask-addition"),
                Ask::Search => words.get("ask-search"),
            };
            let inner = open(app, &title, (60, 5), area, buf);
            draw_single(
                line,
                &app.theme,
                Focus::Typing,
                Rect {
                    y: inner.y + 1,
                    height: 1,
                    ..inner
                },
                buf,
            )
        }
        Window::Question(question) => ask(app, question, area, buf),
        Window::Reader(scroll) => reader(app, *scroll, area, buf),
        Window::Carry(carry) => {
            carry::lists(app, carry, area, buf);
            None
        }
        Window::Review(cursor) => {
            carry::review(app, *cursor, area, buf);
            None
        }
        Window::Late(form) => late::draw(app, form, area, buf),
    }
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
    ground(app.theme.text, margin, buf);
    ground(app.theme.window, outer, buf);
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

fn help(app: &App, search: &Search, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let mut found = help_lines(app, search);
    // What works in the same place stands together, once.
    let mut heads: Vec<&str> = Vec::new();
    for (context, ..) in &found {
        let head = context_name(*context);
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    found.sort_by_key(|(context, ..)| {
        let name = context_name(*context);
        heads.iter().position(|head| *head == name)
    });
    let widest = found.iter().map(|(.., name)| width(&words.get(name))).max();
    let columns = u16::try_from(widest.unwrap_or(0) + 21).unwrap_or(0).max(78);
    let inner = open(
        app,
        &words.get("help-title"),
        (columns, area.height.saturating_sub(4)),
        area,
        buf,
    );
    let caret = draw_single(
        &search.filter,
        &app.theme,
        Focus::Typing,
        Rect { height: 1, ..inner },
        buf,
    );
    if search.filter.text().is_empty() {
        buf.set_stringn(
            inner.x + 1,
            inner.y,
            words.get("help-filter"),
            inner.width.into(),
            app.theme.field_idle,
        );
    }
    let cells = usize::from(inner.width);
    let mut rows = Vec::new();
    let mut before = None;
    for (context, keys, name) in found.into_iter().skip(search.cursor) {
        let head = context_name(context);
        if before.replace(head) != Some(head) {
            rows.extend((!rows.is_empty()).then(|| (String::new(), app.theme.window)));
            rows.push((cut(&words.get(head), cells), app.theme.selected));
        }
        let text = format!("{} {}", pad(&keys, 16), words.get(name));
        rows.push((cut(&text, cells), app.theme.window));
    }
    let list = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2),
        ..inner
    };
    page(app, rows, list, buf);
    caret
}

/// Draws rows; where not all fit the last one says how many more there are below.
fn page(app: &App, mut rows: Vec<(String, Style)>, area: Rect, buf: &mut Buffer) {
    let fits = usize::from(area.height);
    if rows.len() > fits && fits > 0 {
        let below = rows.split_off(fits - 1);
        let hidden = below.iter().filter(|(text, _)| !text.is_empty()).count();
        let more = app.words().with("more-below", &[("n", hidden.into())]);
        rows.push((more, app.theme.window));
    }
    for (y, (text, style)) in (area.y..area.bottom()).zip(rows) {
        buf.set_stringn(area.x, y, text, area.width.into(), style);
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
        Context::Over => "where-over",
        Context::Home => "where-home",
        Context::Form => "where-form",
        Context::Results => "where-results",
        Context::Comparison => "where-comparison",
        Context::Origin | Context::Moments => "where-origin",
        Context::Replay => "where-replay",
        Context::Window | Context::Review | Context::Late | Context::Handover => "where-window",
    }
}

fn palette(app: &App, palette: &Palette, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let shown = palette.shown(app);
    let rows = u16::try_from(palette.actions.len()).unwrap_or(20).max(3) + 5;
    let of_line = |(action, key): &(Action, String)| width(&words.get(action.name())) + width(key);
    let widest = palette.actions.iter().map(of_line).max().unwrap_or(0);
    let columns = u16::try_from(widest + 8).unwrap_or(0).max(64);
    let rows = rows.min(area.height * 3 / 4).max(14);
    let inner = open(app, &words.get("palette-title"), (columns, rows), area, buf);
    let caret = draw_single(
        &palette.search.filter,
        &app.theme,
        Focus::Typing,
        Rect { height: 1, ..inner },
        buf,
    );
    let list = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2),
        ..inner
    };
    // The last row is for how many more there are.
    let fits = usize::from(list.height.saturating_sub(1)).max(1);
    let top = (palette.search.cursor + 1).saturating_sub(fits);
    let rows = shown.iter().enumerate().skip(top);
    let rows = rows.map(|(place, (action, key))| {
        let style = on_window(app, place == palette.search.cursor);
        let cells = usize::from(inner.width).saturating_sub(width(key) + 3);
        let name = pad(&words.get(action.name()), cells);
        (format!(" {name} {key} "), style)
    });
    page(app, rows.collect(), list, buf);
    caret
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

fn note_menu(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let inner = open(app, &words.get("note-menu-title"), (44, 8), area, buf);
    let order = [
        (List::ParkingLot, 'o'),
        (List::Decision, 'd'),
        (List::Quote, 'c'),
        (List::Note, 't'),
    ];
    for (y, (place, (list, key))) in (inner.y..inner.bottom()).zip(order.iter().enumerate()) {
        let text = format!(" {key}  {}", words.get(wording::list(*list)));
        buf.set_string(
            inner.x,
            y,
            pad(&text, inner.width.into()),
            on_window(app, place == cursor),
        );
    }
    None
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
    for (y, (place, choice)) in (inner.y..inner.bottom()).zip(CHOICES.iter().enumerate()) {
        let name = words.get(choice.name());
        let theme = app.themes.of(Seat::Room);
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
        buf.set_string(
            inner.x,
            y,
            pad(&text, inner.width.into()),
            on_window(app, place == cursor),
        );
    }
}

fn note(app: &App, form: &NoteForm, area: Rect, buf: &mut Buffer) -> Option<Position> {
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

fn lists(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let console = app.console()?;
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
        return None;
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
    None
}

fn ask(app: &App, question: &Question, area: Rect, buf: &mut Buffer) -> Option<Position> {
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
        Question::RemoveSession { id, name } => (
            words.get("question-remove-session-title"),
            words.with(
                "question-remove-session",
                &[("id", id.as_str().into()), ("name", name.as_str().into())],
            ),
        ),
        Question::Branch => (
            words.get("question-branch-title"),
            words.get("question-branch").into_owned(),
        ),
    };
    let sample: Vec<String> = match question {
        Question::Paste(lines) => lines
            .iter()
            .take(5)
            .map(|line| cut(&format!("  {line}"), 60))
            .collect(),
        _ => Vec::new(),
    };
    let lines = wrap(&text, 62);
    let rows = u16::try_from(lines.len() + sample.len()).unwrap_or(10) + 6;
    let inner = open(app, &title, (68, rows), area, buf);
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
    None
}

/// Everything the step holds for the facilitator, to read in full.
fn reader(app: &App, scroll: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = app.words();
    let state = app.console()?.state();
    let (_, step, _) = state.current()?;
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
    None
}
