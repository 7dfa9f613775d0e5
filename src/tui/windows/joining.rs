//! The window that joins an item with another one of its list.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::cursor::travel;
use crate::domain::command::{self, Command};
use crate::domain::doubt;
use crate::domain::event::ItemId;
use crate::domain::session::State;
use crate::domain::text::folded;
use crate::domain::{document, select};
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::{first_shown, last_rows, paragraph, row};
use crate::tui::console::state::Console;
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{cut, pad, width, wrap};
use crate::tui::wording;

/// The most rows that what the joined item will hold may take.
const MOST_TOLD: usize = 6;

/// The items of a list, one of which another is joined with.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The id of the item to be joined.
    item: u32,
    /// The others, in the order of the list.
    lines: Vec<JoinLine>,
    /// The index of the line under the cursor.
    cursor: usize,
    /// The number being typed.
    pub(super) typed: Line,
}

/// An item to join with.
#[derive(Clone, Debug)]
struct JoinLine {
    id: u32,
    /// Its number in the list, from 1.
    number: usize,
    label: String,
}

impl Joining {
    /// Lists the items that the one under the cursor can be joined with, the one most like it chosen; `None` if there is
    /// none, and a notice says so.
    pub(super) fn new(console: &Console, env: &mut Env) -> Option<Self> {
        let state = console.state();
        let items = console.items();
        let Some(ItemId::Row(item)) = items
            .get(console.row)
            .cloned()
            .filter(|_| console.is_list())
        else {
            env.tell(Tone::Warn, "said-no-item-to-join");
            return None;
        };
        let numbered = (1..).zip(&items);
        let others = numbered.filter_map(|(number, other)| match other {
            ItemId::Row(id) if *id != item => Some(JoinLine {
                id: *id,
                number,
                label: select::label(state, other),
            }),
            _ => None,
        });
        let lines: Vec<JoinLine> = others.collect();
        if lines.is_empty() {
            env.tell(Tone::Warn, "said-no-item-to-join");
            return None;
        }
        let own = words_of(&select::label(state, &ItemId::Row(item)));
        let alike = |line: &JoinLine| words_of(&line.label).intersection(&own).count();
        // Of equals the first.
        let cursor = (0..lines.len())
            .rev()
            .max_by_key(|at| lines.get(*at).map(alike));
        Some(Self {
            item,
            cursor: cursor.unwrap_or(0),
            lines,
            typed: Line::default(),
        })
    }

    /// Goes to the item whose number is typed.
    pub(super) fn retype(&mut self) {
        let typed = self.typed.text().trim().parse().ok();
        let is_it = |line: &JoinLine| Some(line.number) == typed;
        if let Some(at) = self.lines.iter().position(is_it) {
            self.cursor = at;
        }
    }

    pub(super) fn act(&mut self, console: &mut Console, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::Close),
            Action::Confirm => self.confirm(console, env),
            _ => {
                travel(&mut self.cursor, action, self.lines.len());
                self.typed = Line::default();
            }
        }
    }

    /// The chosen item, if what is typed is not the number of another.
    fn chosen(&self) -> Option<&JoinLine> {
        let line = self.lines.get(self.cursor)?;
        let typed = self.typed.text().trim();
        (typed.is_empty() || typed.parse() == Ok(line.number)).then_some(line)
    }

    fn confirm(&self, console: &mut Console, env: &mut Env) {
        let Some(line) = self.chosen() else {
            let args = [("typed", self.typed.text().trim().into())];
            return env.say(Tone::Warn, env.words().with("said-no-such-number", &args));
        };
        let command = Command::JoinItems {
            one: self.item,
            other: line.id,
        };
        let kept = match command::joining(console.state(), self.item, line.id) {
            Ok(joining) => joining.kept,
            Err(_) => self.item,
        };
        if console.decide(command, env) {
            env.ask(Request::Close);
            console.choose_row(kept);
            let text = select::label(console.state(), &ItemId::Row(kept));
            let args = [("text", cut(&text, 40).into())];
            // What one may doubt of it weighs more.
            if env.notice.is_none() {
                env.say(Tone::Good, env.words().with("said-joined", &args));
            }
        }
    }

    /// What the joined item will be, or why the two stay two.
    fn told(&self, state: &State, env: &Env) -> String {
        let words = env.words();
        let Some(line) = self.chosen() else {
            return words.get("join-hint").into_owned();
        };
        let joining = match command::joining(state, self.item, line.id) {
            Ok(joining) => joining,
            Err(refusal) => return wording::refusal(&refusal, words),
        };
        let step = state.rows.get(&joining.kept).map(|row| row.step);
        let known = step.map_or_else(Vec::new, |step| select::fields_of_step(state, step));
        let held = |fields: &crate::domain::event::Fields| -> Vec<String> {
            let held = known.iter().filter_map(|field| {
                let value = fields.get(&field.id)?;
                let value = document::value(state, field, value, words).replace('\n', " ");
                Some(value).filter(|value| !value.trim().is_empty())
            });
            held.collect()
        };
        let text = held(&joining.fields).join(" · ");
        let mut told = vec![words.with("join-becomes", &[("text", text.into())])];
        let given = doubt::given_to(state, &[joining.kept, joining.gone]);
        if given.dots > 0 {
            told.push(words.with("join-dots", &[("n", given.dots.into())]));
        }
        let lost = held(&joining.lost);
        if !lost.is_empty() {
            told.push(words.with("join-lost", &[("what", lost.join(" · ").into())]));
        }
        told.join(" ")
    }
}

/// The words of a text, as they are compared.
fn words_of(text: &str) -> BTreeSet<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().count() > 2)
        .map(ToOwned::to_owned)
        .collect()
}

/// Draws the window and returns where the caret stands.
pub(super) fn draw(
    env: &Env,
    joining: &Joining,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let own = select::label(state, &ItemId::Row(joining.item));
    let title = words.with("join-title", &[("text", cut(&own, 50).into())]);
    let columns = 86.min(area.width.saturating_sub(4));
    let cells = usize::from(columns.saturating_sub(4));
    let mut told = wrap(&joining.told(state, env), cells);
    told.truncate(MOST_TOLD);
    let told_rows = u16::try_from(told.len()).unwrap_or(1);
    let rows = u16::try_from(joining.lines.len()).unwrap_or(u16::MAX);
    let inner = open(
        env,
        &title,
        (columns, rows.saturating_add(told_rows + 7)),
        area,
        buf,
    );
    let label = words.get("join-number");
    let typed = row(inner, inner.y);
    buf.set_stringn(typed.x, typed.y, &label, cells, env.theme.window);
    let used = u16::try_from(width(&label) + 1)
        .unwrap_or(0)
        .min(typed.width);
    let field = Rect {
        x: typed.x + used,
        width: 6.min(typed.width - used),
        ..typed
    };
    let caret = draw_single(&joining.typed, &env.theme, Focus::Typing, field, buf);
    let list = Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(told_rows + 3),
        ..inner
    };
    let fits = usize::from(list.height);
    let top = first_shown(joining.cursor, fits);
    let shown = joining.lines.iter().enumerate().skip(top).take(fits);
    for (y, (index, line)) in (list.y..list.bottom()).zip(shown) {
        let text = format!(" {:>3}  {}", line.number, line.label);
        let text = pad(&text, list.width.into());
        let is_chosen = index == joining.cursor && joining.chosen().is_some();
        buf.set_string(list.x, y, text, on_window(env, is_chosen));
    }
    paragraph(&told, env.theme.window, last_rows(inner, told_rows), buf);
    caret
}
