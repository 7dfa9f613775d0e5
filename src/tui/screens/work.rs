//! What a step captures: its items, what is typed, what it adds up to so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{paragraph, picture};
use crate::domain::select;
use crate::domain::workshop::Kind;
use crate::tui::app::App;
use crate::tui::console::Console;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::wrap;

mod cluster;
mod collect;
mod list;
mod rate;
mod vote;

use cluster::cluster;
use collect::collect;
use list::{ItemLine, list, saved_mark};
use rate::rate;
use vote::vote;

/// Draws the work of the current step; where the caret stands.
pub(super) fn draw(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match console.kind()? {
        Kind::Brief => {
            brief(app, console, area, buf);
            None
        }
        Kind::Collect(_) | Kind::Actions(_) => collect(app, console, area, buf),
        Kind::Cluster => cluster(app, console, area, buf),
        Kind::Vote(_) => {
            vote(app, console, area, buf);
            None
        }
        Kind::Rate(_) => rate(app, console, area, buf),
        Kind::Detail(_) => detail(app, console, area, buf),
        Kind::Cascade(_) => None,
    }
}

fn below(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

fn brief(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let lang = console.state().lang();
    let Some((_, step, _)) = console.state().current() else {
        return;
    };
    let text = step
        .handout
        .as_ref()
        .map(|text| text.get(lang))
        .unwrap_or_default();
    if !text.is_empty() {
        paragraph(&wrap(text, area.width.into()), app.theme.text, area, buf);
    }
}

/// The line being typed, alone, where the rest of the screen shows what the room sees.
pub(super) fn capture(
    app: &App,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = look(app, console, area, "");
    field::draw(&console.entry, &look, area, buf)
}

fn look<'a>(app: &'a App, console: &Console, area: Rect, hint: &'a str) -> Look<'a> {
    let lang = console.state().lang();
    Look {
        theme: &app.theme,
        lang,
        focus: if console.typing {
            Focus::Typing
        } else {
            Focus::Elsewhere
        },
        label: field::label_width(&console.entry, lang, area.width),
        hint,
        labels: Labels::Cut,
    }
}

/// Says that no earlier step gave anything to work on.
fn no_items(app: &App, area: Rect, buf: &mut Buffer) {
    let text = wrap(&app.words().get("no-input"), area.width.into());
    paragraph(&text, app.theme.quiet, area, buf);
}

/// Draws styled lines one below another.
pub(super) fn paragraph_lines(lines: &[Line<'_>], area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, line, area.width);
    }
}

fn detail(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let (place, step, part) = state.current()?;
    let items = console.items();
    if items.is_empty() {
        no_items(app, area, buf);
        return None;
    }
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine::none();
        };
        let filled = part.details.get(item).map_or(0, |filled| filled.len());
        let of = step.kind.fields().len();
        let mark = if filled == 0 { " " } else { "✓" };
        ItemLine {
            mark,
            text: select::label(state, item),
            tail: if filled == 0 || filled >= of {
                String::new()
            } else {
                let args = [("filled", filled.into()), ("of", of.into())];
                app.words().with("detail-filled", &args)
            },
        }
    };
    let mut look = look(app, console, area, "");
    look.labels = Labels::Whole;
    let for_items = u16::try_from(items.len().min(3)).unwrap_or(3) + 2;
    if field::height(&console.entry, &look, area.width) + for_items > area.height {
        look.labels = Labels::Cut;
    }
    let form_height =
        field::height(&console.entry, &look, area.width).min(area.height.saturating_sub(3));
    let list_height = u16::try_from(items.len() + 1)
        .unwrap_or(area.height)
        .min(area.height.saturating_sub(form_height + 1))
        .min(8);
    list(
        app,
        &line,
        items.len(),
        Some(console.row),
        Rect {
            height: list_height,
            ..area
        },
        buf,
    );
    let y = area.y + list_height + u16::from(area.height > list_height + form_height);
    let caret = field::draw(
        &console.entry,
        &look,
        Rect {
            height: form_height,
            ..below(area, y)
        },
        buf,
    );
    let lines = picture::clocks(app, state, place, usize::from(area.width));
    paragraph_lines(&lines, below(area, y + form_height + 1), buf);
    caret
}
