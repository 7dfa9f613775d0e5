//! Draws items grouped under themes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::fields::{look, no_items};
use super::list::{ItemLine, list};
use crate::domain::results::cluster::ClusterResults;
use crate::domain::results::{self, StepResults};
use crate::domain::select;
use crate::tui::chrome::{below, last_rows, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::field::{self};
use crate::tui::widgets::text::{pad, width, wrap};

/// Draws the items to group, and the themes with their sizes; returns where the caret stands.
pub(super) fn cluster(
    env: &Env,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let state = console.state();
    let words = env.words();
    let (place, _, part) = state.current()?;
    let items = console.items();
    if items.is_empty() {
        no_items(env, area, buf);
        return None;
    }
    let Some(StepResults::Cluster(results)) = results::of_step(state, place) else {
        return None;
    };
    let head = words.with("cluster-head", &[("left", results.unclustered.into())]);
    let y = paragraph(&wrap(&head, area.width.into()), env.theme.quiet, area, buf) + 1;
    let form = last_rows(area, 1);
    let themes = u16::try_from(results.themes.len() * 2).unwrap_or(u16::MAX);
    let room = form.y.saturating_sub(y + 1);
    let for_themes = themes.min(room / 2);
    let rows = Rect {
        y,
        height: room.saturating_sub(for_themes + u16::from(for_themes > 0)),
        ..area
    };
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine::none();
        };
        let theme = part.themes.get(item);
        let number = theme.and_then(|theme| part.order.iter().position(|id| id == theme));
        let mark = if number.is_some() { "✓" } else { " " };
        let tail = number.map_or(String::new(), |number| format!("→ {}", number + 1));
        let named = select::matter(state, place, item);
        ItemLine::worked_on(mark, (console, item), named, tail)
    };
    list(env, &line, items.len(), Some(console.row), rows, buf);
    let for_themes = Rect {
        height: form.y.saturating_sub(1).saturating_sub(rows.bottom() + 1),
        ..below(area, rows.bottom() + 1)
    };
    draw_themes(env, &results, for_themes, buf);
    let hint = words.get("cluster-hint");
    let look = look(env, console, area, &hint);
    field::draw(&console.entry, &look, form, buf)
}

/// Draws the themes with their sizes and shares.
fn draw_themes(env: &Env, results: &ClusterResults, area: Rect, buf: &mut Buffer) {
    let themes = &results.themes;
    let sizes = themes.iter().map(|theme| theme.size);
    let largest = f64::from(sizes.max().unwrap_or(1).max(1));
    let mut end = area.bottom();
    if themes.len() > usize::from(area.height) && area.height > 1 {
        end -= 1;
        let hidden = themes.len() - usize::from(area.height - 1);
        let more = env.words().with("more-below", &[("n", hidden.into())]);
        buf.set_stringn(area.x, end, more, area.width.into(), env.theme.quiet);
    }
    for (y, (number, theme)) in (area.y..end).zip(themes.iter().enumerate()) {
        // The number stands before the bar; of few items the share says no more than that.
        let share = results.share(theme).answered();
        let share = share.filter(|share| share.in_per_cents());
        let share = share.map_or(String::new(), |share| share.said(env.words()));
        let text = format!("{}  {}", number + 1, theme.name);
        let bar_cells = usize::from(area.width / 5);
        let drawn = pad(&bar(f64::from(theme.size) / largest, bar_cells), bar_cells);
        let tail = format!("{:>3} {drawn} {share:>6}", theme.size);
        let room = usize::from(area.width).saturating_sub(width(&tail) + 1);
        let spans = vec![
            Span::styled(pad(&text, room), env.theme.accent),
            Span::styled(format!(" {tail}"), env.theme.quiet),
        ];
        buf.set_line(area.x, y, &Line::from(spans), area.width);
    }
}
