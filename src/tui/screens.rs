//! The screens, drawn from the program as a value.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::app::{Access, App, Notice, Screen, Tone};
use super::console::Console;
use super::keys::{self, Action};
use super::room::{Viewpoint, seen};
use super::widgets::text::{cut, wrap};
use super::window::Window;
use crate::domain::workshop::Kind;

mod ballot;
mod carry;
mod cascade;
mod comparison;
mod console;
mod form;
mod handover;
mod home;
mod item_story;
mod late;
mod picture;
mod replay;
mod results;
pub mod room;
mod window;
mod work;

pub(super) use replay::track;

/// Below this many columns and rows the screen says that it is too small, and goes on working.
pub const SMALLEST: (u16, u16) = (60, 18);

/// What the keys below a session offer where it can only be looked at.
const LOOKING: [Action; 9] = [
    Action::Help,
    Action::Palette,
    Action::Read,
    Action::Lists,
    Action::Results,
    Action::RoomView,
    Action::Export,
    Action::Down,
    Action::Back,
];

/// Draws the program.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    let area = frame.area();
    let caret = render(app, area, frame.buffer_mut());
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// Draws the program while it waits, before it ends, for so many events to be on disk; `left` seconds at most.
pub fn draw_leaving(frame: &mut Frame<'_>, app: &App, waiting: u64, left: u64) {
    let area = frame.area();
    let buf = frame.buffer_mut();
    let _caret = render(app, area, buf);
    let args = [("n", waiting.into()), ("seconds", left.into())];
    window::say(
        app,
        ("leaving-title", app.words().with("leaving", &args)),
        area,
        buf,
    );
}

/// Draws the program into a buffer; where the caret stands.
pub fn render(app: &App, area: Rect, buf: &mut Buffer) -> Option<Position> {
    buf.set_style(area, app.theme.text);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        small(app, area, buf);
        return None;
    }
    let caret = match &app.screen {
        Screen::Home => home::draw(app, area, buf),
        Screen::Form(form) => form::draw(app, form, area, buf),
        Screen::Console(console) => match &console.booth {
            Some(booth) => {
                ballot::draw(app, console, booth, area, buf);
                None
            }
            None if console.viewpoint == Viewpoint::Room => on_stage(app, console, area, buf),
            None => console::draw(app, console, area, buf),
        },
        Screen::Replay(replay) => {
            replay::draw(app, replay, area, buf);
            None
        }
    };
    match &app.window {
        Some(over) => window::draw(app, over, area, buf),
        None => caret,
    }
}

/// What the room sees on this one screen; where something is typed its line stands below it.
fn on_stage(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let view = seen(app, console);
    if !console.typing {
        room::draw(&view, &app.room_theme, area, buf);
        return None;
    }
    let rows = u16::try_from(console.entry.slots.len()).unwrap_or(1) + 1;
    let rows = rows.min(area.height / 2);
    let [upper, lower] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(rows)]).areas(area);
    room::draw(&view, &app.room_theme, upper, buf);
    clear_background(app.theme.text, lower, buf);
    work::capture(app, console, lower, buf)
}

/// What there is room for on a very small screen: the clock, and that it is too small.
fn small(app: &App, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let mut lines = Vec::new();
    if let Some(console) = app.console().filter(|console| console.booth.is_none()) {
        lines.push(console::clock_line(app, console));
    }
    let (columns, rows) = SMALLEST;
    lines.push(words.with(
        "too-small",
        &[("columns", columns.into()), ("rows", rows.into())],
    ));
    let wrapped = lines.iter().flat_map(|line| wrap(line, area.width.into()));
    for (y, text) in (area.y..area.bottom()).zip(wrapped) {
        buf.set_stringn(area.x, y, text, area.width.into(), app.theme.text);
    }
}

/// The most rows for what was said last.
const SAID: usize = 3;

/// Splits a screen into the bar at the top, the middle, as many lines as what is said takes, and the keys at the
/// bottom.
fn frame(app: &App, area: Rect) -> [Rect; 4] {
    let said = said(app, area.width).len().clamp(1, SAID);
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(u16::try_from(said).unwrap_or(1)),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// The bar at the top: what it is about on the left, how it stands on the right.
fn bar(app: &App, left: &[(&str, bool)], right: &[(&str, bool)], area: Rect, buf: &mut Buffer) {
    buf.set_style(area, app.theme.bar_quiet);
    let style = |is_strong: bool| {
        if is_strong {
            app.theme.bar
        } else {
            app.theme.bar_quiet
        }
    };
    let parts = right
        .iter()
        .map(|(text, is_strong)| Span::styled(*text, style(*is_strong)));
    let right = Line::from(parts.collect::<Vec<_>>());
    let mut room = usize::from(area.width).saturating_sub(right.width() + 4);
    let mut x = area.x + 1;
    for (text, is_strong) in left {
        let text = cut(text, room);
        let used = super::widgets::text::width(&text);
        buf.set_string(x, area.y, text, style(*is_strong));
        x += u16::try_from(used).unwrap_or(0);
        room = room.saturating_sub(used);
    }
    let cells = u16::try_from(right.width() + 1).unwrap_or(u16::MAX);
    let x = area.right().saturating_sub(cells).max(area.x);
    buf.set_line(x, area.y, &right, area.right() - x);
}

/// What was said last, in lines for so many columns.
fn said(app: &App, columns: u16) -> Vec<String> {
    let room = usize::from(columns).saturating_sub(4);
    let text = app.notice.as_ref().map(|notice| wrap(&notice.text, room));
    text.unwrap_or_default()
}

/// The lines for what was said last.
fn notice(app: &App, area: Rect, buf: &mut Buffer) {
    let Some(Notice { tone, .. }) = &app.notice else {
        return;
    };
    let (mark, style) = match tone {
        Tone::Good => ("✓ ", app.theme.good),
        Tone::Warn => ("! ", app.theme.warn),
    };
    let mut lines = said(app, area.width);
    let fits = usize::from(area.height);
    if lines.len() > fits && fits > 0 {
        lines.truncate(fits);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    buf.set_string(area.x + 1, area.y, mark, style);
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let room = usize::from(area.width).saturating_sub(4);
        buf.set_string(area.x + 3, y, cut(&line, room), style);
    }
}

/// The keys that work now, the most useful first; help is the last to go when there is little room.
fn footer(app: &App, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, app.theme.foot);
    let words = app.words();
    let contexts = app.contexts();
    let mut shown: Vec<_> = keys::active(&contexts)
        .into_iter()
        .filter(|binding| binding.footer > 0 && !is_idle(app, binding.action))
        .collect();
    shown.sort_by_key(|binding| binding.footer);
    let mut seen = Vec::new();
    shown.retain(|binding| {
        let is_new = !seen.contains(&binding.action);
        seen.push(binding.action);
        is_new
    });
    let label = |action: Action| words.get(&short_name(app, action)).into_owned();
    let name = |binding: &keys::Binding| {
        let free = binding
            .keys
            .iter()
            .find(|key| keys::lookup(&contexts, **key) == Some(binding.action));
        free.map(|key| key.name(words)).unwrap_or_default()
    };
    let parts: Vec<(String, String, u8)> = shown
        .into_iter()
        .map(|binding| (name(binding), label(binding.action), binding.footer))
        .collect();
    let size = |(key, label, _): &(String, String, u8)| {
        super::widgets::text::width(key) + super::widgets::text::width(label) + 4
    };
    let mut room = usize::from(area.width).saturating_sub(1);
    // What must stay is taken out of the room first.
    let mut kept: Vec<bool> = vec![false; parts.len()];
    let by_need = |pinned: bool| {
        parts
            .iter()
            .enumerate()
            .filter(move |(_, part)| (part.2 >= 90) == pinned)
            .map(|(place, _)| place)
    };
    for place in by_need(true).chain(by_need(false)) {
        let (Some(part), Some(keep)) = (parts.get(place), kept.get_mut(place)) else {
            continue;
        };
        if size(part) <= room {
            room -= size(part);
            *keep = true;
        }
    }
    let spans: Vec<Span<'_>> = parts
        .into_iter()
        .zip(kept)
        .filter(|(_, keep)| *keep)
        .flat_map(|((key, label, _), _)| {
            [
                Span::styled(format!(" {key}"), app.theme.key),
                Span::styled(format!(" {label}  "), app.theme.foot),
            ]
        })
        .collect();
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// Whether there is nothing here for a key to do, so that the footer does not offer it.
fn is_idle(app: &App, action: Action) -> bool {
    match &app.screen {
        _ if app.window.is_some() => false,
        Screen::Form(form) => {
            let chooses = form
                .entry
                .slot()
                .is_some_and(|slot| !slot.choices().is_empty());
            action == Action::Right && !chooses
        }
        Screen::Console(console) => {
            if matches!(console.access, Access::ReadOnly(_)) {
                return !LOOKING.contains(&action);
            }
            let is_empty = console.booth.is_none() && console.items().is_empty();
            let is_list = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
            let works = [Action::MoveUp, Action::Remove, Action::Edit];
            let wanted = if is_list { &works[..2] } else { &works[..] };
            is_empty && console.kind().is_some() && wanted.contains(&action)
        }
        _ => false,
    }
}

/// The key of what an action is called in the footer; Enter and Tab are called by what they do here.
fn short_name(app: &App, action: Action) -> String {
    if let Some(Window::Results(_) | Window::Comparison(_)) = app.window {
        let here = match action {
            Action::Right => "do-step-on",
            Action::Left => "do-step-back",
            Action::Down => "do-scroll",
            Action::Escape => "do-close",
            _ => action.name(),
        };
        return format!("{here}-short");
    }
    if let Some(Window::ItemStory(_)) = app.window {
        let here = match action {
            Action::NextField => "do-story",
            Action::Escape => "do-close",
            _ => action.name(),
        };
        return format!("{here}-short");
    }
    if app.replay().is_some() && app.window.is_none() {
        let here = match action {
            Action::Next => "do-step",
            _ => action.name(),
        };
        return format!("{here}-short");
    }
    let console = app.console();
    let covered = console.filter(|_| app.window.is_none());
    if let Some((booth, console)) = covered.and_then(|it| Some((it.booth.as_ref()?, it))) {
        return format!("{}-short", booth.name(action, console.state()));
    }
    let typing = console.filter(|console| console.typing && app.window.is_none());
    let edits = typing.is_some_and(|console| console.editing.is_some());
    let here = match (action, typing.and_then(Console::kind), &app.screen) {
        (Action::Confirm, Some(_), _) if edits => "do-save",
        (Action::Edit, ..) if console.is_some_and(|console| console.items().is_empty()) => {
            "do-type"
        }
        (Action::Confirm, Some(Kind::Collect(_) | Kind::Actions(_)), _) => "do-add",
        (Action::Confirm, Some(_), _) => "do-save",
        (Action::Confirm, ..) if matches!(app.window, Some(Window::Late(_))) => "do-agree",
        (Action::Confirm, ..) if matches!(app.window, Some(Window::Question(_))) => "do-yes",
        (Action::Confirm, _, Screen::Form(_)) => "do-start",
        (Action::NextField, _, Screen::Home) => "do-other-list",
        (Action::Down, _, Screen::Console(_)) => "do-scroll",
        _ => action.name(),
    };
    format!("{here}-short")
}

/// Draws texts one below another; the first row that stayed free.
fn paragraph(lines: &[String], style: ratatui::style::Style, area: Rect, buf: &mut Buffer) -> u16 {
    let mut y = area.y;
    for line in lines {
        if y >= area.bottom() {
            break;
        }
        buf.set_stringn(area.x, y, line, area.width.into(), style);
        y += 1;
    }
    y
}

/// Where a page is read: no wider than is read with ease.
fn reading(area: Rect) -> Rect {
    const WIDEST: u16 = 120;
    let width = area.width.saturating_sub(4).min(WIDEST);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + 1,
        width,
        height: area.height.saturating_sub(1),
    }
}

/// Draws the lines from the one scrolled to, the last page full, and in the line below how many more there are.
fn scrolled(app: &App, lines: &[Line<'_>], from: usize, area: Rect, below: Rect, buf: &mut Buffer) {
    let height = usize::from(area.height);
    let from = from.min(lines.len().saturating_sub(height));
    for (y, line) in (area.top()..area.bottom()).zip(lines.iter().skip(from)) {
        buf.set_line(area.x, y, line, area.width);
    }
    if from + height < lines.len() && height > 0 && app.notice.is_none() {
        let left = lines.len() - from - height;
        let more = app.words().with("results-more", &[("n", left.into())]);
        buf.set_stringn(area.x, below.y, more, area.width.into(), app.theme.quiet);
    }
}

/// How far the page one reads can be scrolled on the screen as it was drawn last, in lines.
pub(super) fn most_scrolled(app: &App) -> usize {
    let [_, middle, ..] = frame(app, app.area);
    let page = reading(middle);
    let cells = usize::from(page.width);
    let (lines, height) = match &app.window {
        Some(Window::Comparison(it)) => (comparison::lines(app, it, cells).len(), page.height),
        Some(Window::Results(looking)) => {
            let page = results::page(page);
            (results::lines(app, looking, cells).len(), page.height)
        }
        _ => (0, 0),
    };
    lines.saturating_sub(height.into())
}

/// Clears a place for a window and paints its background.
fn clear_background(style: ratatui::style::Style, area: Rect, buf: &mut Buffer) {
    Clear.render(area, buf);
    buf.set_style(area, style);
}
