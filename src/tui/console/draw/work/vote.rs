//! Draws the dots given to items.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::fields::no_items;
use super::list::{ItemLine, list};
use crate::domain::command;
use crate::domain::select;
use crate::tui::chrome::{below, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::text::{pad, wrap};

pub(super) fn vote(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let state = console.state();
    let words = env.words();
    let Some((place, _, part)) = state.current() else {
        return;
    };
    let items = console.items();
    let Some(rules) = command::vote_rules(state, place) else {
        return;
    };
    if items.is_empty() {
        no_items(env, area, buf);
        return;
    }
    let left = rules
        .budget()
        .saturating_sub(command::dots_given(state, place));
    let head = words.with(
        "vote-head",
        &[
            ("voters", rules.voters.into()),
            ("dots", rules.dots.into()),
            ("most", rules.max_per_item.into()),
            ("left", left.into()),
        ],
    );
    let y = paragraph(&wrap(&head, area.width.into()), env.theme.quiet, area, buf) + 1;
    let most = part.votes.values().copied().max().unwrap_or(0).max(1);
    let bar_cells = usize::from(area.width / 5);
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine::none();
        };
        let votes = part.votes.get(item).copied();
        let typed = (row == console.row && !console.digits.is_empty())
            .then(|| format!("{}▏", console.digits));
        let count = typed
            .or(votes.map(|votes| votes.to_string()))
            .unwrap_or_else(|| "–".to_owned());
        let share = f64::from(votes.unwrap_or(0)) / f64::from(most);
        let tail = format!("{count:>4} {}", pad(&bar(share, bar_cells), bar_cells));
        let named = select::elaborated(state, place, item);
        ItemLine::worked_on(" ", (console, item), named, tail)
    };
    list(
        env,
        &line,
        items.len(),
        Some(console.row),
        below(area, y),
        buf,
    );
}
