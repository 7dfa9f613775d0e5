//! The window that chooses which items a step works on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cursor::travel;
use crate::domain::command::Command;
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::domain::workshop::StepIndex;
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::{first_shown, last_rows, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::widgets::text::{pad, wrap};

/// The items a step could work on, each marked or not.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The index of the step.
    step: StepIndex,
    /// The items, in the order they are shown.
    lines: Vec<ChoiceLine>,
    /// The index of the line under the cursor.
    cursor: usize,
}

/// One item to choose or leave.
#[derive(Clone, Debug)]
struct ChoiceLine {
    item: ItemId,
    label: String,
    marked: bool,
}

impl Choosing {
    /// Lists what the current step could work on, with what it does work on marked; `None` if there is nothing, and a
    /// notice says so.
    pub(super) fn new(console: &Console, env: &mut Env) -> Option<Self> {
        let state = console.state();
        let step = state.current?;
        let chosen = select::input(state, step);
        let candidates = select::candidates(state, step).into_iter();
        let lines: Vec<ChoiceLine> = candidates
            .map(|item| ChoiceLine {
                label: select::label(state, &item),
                marked: chosen.contains(&item),
                item,
            })
            .collect();
        if lines.is_empty() {
            env.tell(Tone::Warn, "said-nothing-to-choose");
            return None;
        }
        Some(Self {
            step,
            lines,
            cursor: 0,
        })
    }

    pub(super) fn act(&mut self, console: &mut Console, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::Close),
            Action::Confirm => self.confirm(console, env),
            Action::ToggleAll => {
                let marks = !self.lines.iter().all(|line| line.marked);
                for line in &mut self.lines {
                    line.marked = marks;
                }
            }
            Action::Toggle => {
                if let Some(line) = self.lines.get_mut(self.cursor) {
                    line.marked = !line.marked;
                }
            }
            _ => travel(&mut self.cursor, action, self.lines.len()),
        }
    }

    /// Has the step work on the marked items from now on. The summary says that they were chosen by hand.
    fn confirm(&self, console: &mut Console, env: &mut Env) {
        let marked = self.lines.iter().filter(|line| line.marked);
        let command = Command::Choose {
            step: self.step,
            items: Some(marked.map(|line| line.item.clone()).collect()),
        };
        env.ask(Request::Close);
        console.decide(command, env);
        console.sync_to_step();
    }
}

pub(super) fn draw(env: &Env, choosing: &Choosing, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let marked = choosing.lines.iter().filter(|line| line.marked).count();
    let title = words.with("choose-title", &[("n", marked.into())]);
    let rows = u16::try_from(choosing.lines.len()).unwrap_or(u16::MAX);
    let inner = open(env, &title, (86, rows.saturating_add(7)), area, buf);
    let hint = wrap(&words.get("choose-hint"), inner.width.into());
    let below = u16::try_from(hint.len()).unwrap_or(1);
    let fits = usize::from(inner.height.saturating_sub(below + 1));
    let top = first_shown(choosing.cursor, fits);
    let shown = choosing.lines.iter().enumerate().skip(top).take(fits);
    for (y, (index, line)) in (inner.y..inner.bottom()).zip(shown) {
        let mark = if line.marked { "[x]" } else { "[ ]" };
        let text = pad(&format!(" {mark} {}", line.label), inner.width.into());
        buf.set_string(inner.x, y, text, on_window(env, index == choosing.cursor));
    }
    paragraph(&hint, env.theme.window, last_rows(inner, below), buf);
}
