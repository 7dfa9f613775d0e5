//! Draws questions about every item: the items above, the form of the chosen one below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::fields::{look, no_items};
use super::list::{ItemLine, list, rows_in_full};
use crate::domain::select;
use crate::tui::chrome::{below, paragraph_lines};
use crate::tui::console::draw::picture;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Labels};

/// The rows the items have beside a picture, however large it is.
const LEAST: u16 = 8;

pub(super) fn detail(
    env: &Env,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let state = console.state();
    let (place, step, part) = state.current()?;
    let items = console.items();
    if items.is_empty() {
        no_items(env, area, buf);
        return None;
    }
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine::none();
        };
        let filled = part.details.get(item).map_or(0, |filled| filled.len());
        let of = step.kind.fields().len();
        let mark = if filled == 0 { " " } else { "✓" };
        let tail = if filled == 0 || filled >= of {
            String::new()
        } else {
            let args = [("filled", filled.into()), ("of", of.into())];
            env.words().with("detail-filled", &args)
        };
        let named = select::label(state, item);
        ItemLine::worked_on(mark, (console, item), named, tail)
    };
    let mut look = look(env, console, area, "");
    look.labels = Labels::Whole;
    let for_items = u16::try_from(items.len().min(3)).unwrap_or(3) + 2;
    if field::height(&console.entry, &look, area.width) + for_items > area.height {
        look.labels = Labels::Cut;
    }
    let form_height =
        field::height(&console.entry, &look, area.width).min(area.height.saturating_sub(3));
    let lines = picture::clocks(env, state, place, usize::from(area.width));
    let for_lines = match u16::try_from(lines.len()).unwrap_or(u16::MAX) {
        0 => 0,
        rows => rows.saturating_add(1),
    };
    // The items get what the form and the picture leave, and some rows in any case.
    let most = area.height.saturating_sub(form_height + 1);
    let most = most.saturating_sub(for_lines).max(most.min(LEAST));
    let list_height = rows_in_full(&line, items.len(), area.width, most.saturating_sub(1)) + 1;
    let list_height = list_height.min(most);
    list(
        env,
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
    paragraph_lines(&lines, below(area, y + form_height + 1), buf);
    caret
}
