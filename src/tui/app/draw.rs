//! Draws the program: the screen, the window on top of it, the keys at the bottom.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::{A_MOMENT, App, Screen, footer};
use crate::tui::chrome::{clear_background, last_rows, notice, panel, row, text_line};
use crate::tui::console::ballot;
use crate::tui::console::draw::{clock_line, typed_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::theme::Viewpoint;
use crate::tui::widgets::text::wrap;
use crate::tui::{console, form, home, planner, replay, wall};

/// The fewest columns and rows. On a smaller screen the program says so, and goes on working.
pub const SMALLEST: (u16, u16) = (60, 18);

/// Draws the program.
pub fn draw(frame: &mut Frame<'_>, app: &App) {
    let area = frame.area();
    let caret = render(app, area, frame.buffer_mut());
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// Draws the program while it waits before it ends: for `waiting` events to reach the disk, `left` more seconds at
/// most.
pub fn draw_leaving(frame: &mut Frame<'_>, app: &App, waiting: u64, left: u64) {
    let area = frame.area();
    let buf = frame.buffer_mut();
    let _caret = render(app, area, buf);
    let args = [("n", waiting.into()), ("seconds", left.into())];
    let text = app.words().with("leaving", &args);
    panel::say(&app.env, ("leaving-title", text), area, buf);
}

/// Draws the program into a buffer and returns where the caret stands.
pub fn render(app: &App, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let env = &app.env;
    buf.set_style(area, env.theme.text);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        small(app, area, buf);
        return None;
    }
    let mut has_keys = true;
    let mut caret = match &app.screen {
        Screen::Home => home::draw::draw(env, &app.home, area, buf),
        Screen::Form(form) => form::draw::draw(env, form, area, buf),
        Screen::Planner(planner) => planner::draw::draw(env, planner, area, buf),
        Screen::Console(console) => match &console.booth {
            Some(booth) => {
                ballot::draw::draw(env, console, booth, area, buf);
                None
            }
            None if console.viewpoint == Viewpoint::Room => {
                has_keys = false;
                on_stage(env, console, area, buf)
            }
            None => console::draw::draw(env, console, area, buf),
        },
        Screen::Replay(replay) => {
            replay::draw::draw(env, replay, area, buf);
            None
        }
    };
    if let Some(window) = app.windows.last() {
        caret = window.draw(app.console(), env, area, buf);
        has_keys |= window.is_whole_screen();
    }
    if has_keys {
        footer::draw(app, last_rows(area, 1), buf);
    } else if asks_to_leave(app) {
        let rows = last_rows(area, 2);
        clear_background(env.theme.text, rows, buf);
        notice(env, rows, buf);
    }
    caret
}

/// Whether the key that leaves was just pressed, and would leave now.
fn asks_to_leave(app: &App) -> bool {
    let since = app
        .leaving
        .map(|asked| app.env.now.mono.saturating_sub(asked));
    since.is_some_and(|since| since < A_MOMENT)
}

/// Draws what the room sees, and below it the line being typed, if there is one.
fn on_stage(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let view = env.themes.signed(console.seen(env.now));
    if !console.typing {
        wall::draw(&view, &env.room_theme, &console.eye, area, buf);
        return None;
    }
    let rows = u16::try_from(console.entry.slots.len()).unwrap_or(1) + 1;
    let rows = rows.min(area.height / 2);
    let [upper, lower] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(rows)]).areas(area);
    wall::draw(&view, &env.room_theme, &console.eye, upper, buf);
    clear_background(env.theme.text, lower, buf);
    typed_line(env, console, lower, buf)
}

/// Draws what fits on a very small screen: the clock, that the screen is too small, and what the key that leaves asks.
fn small(app: &App, area: Rect, buf: &mut Buffer) {
    let mut lines = Vec::new();
    if let Some(console) = app.console().filter(|console| console.booth.is_none()) {
        lines.push(clock_line(&app.env, console));
    }
    let (columns, rows) = SMALLEST;
    let args = [("columns", columns.into()), ("rows", rows.into())];
    lines.push(app.words().with("too-small", &args));
    let notice = app.env.notice.as_ref().filter(|_| asks_to_leave(app));
    lines.extend(notice.map(|notice| notice.text.clone()));
    let wrapped = lines.iter().flat_map(|line| wrap(line, area.width.into()));
    for (y, text) in (area.y..area.bottom()).zip(wrapped) {
        text_line(text, app.env.theme.text, row(area, y), buf);
    }
}
