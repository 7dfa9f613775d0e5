//! The window that makes two items of one, at the place of the cursor in its text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::command::{self, Command};
use crate::domain::doubt;
use crate::domain::event::ItemId;
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::tui::chrome::panel::open;
use crate::tui::chrome::{last_rows, paragraph};
use crate::tui::console::state::Console;
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::widgets::field::{Focus, draw_single, single_rows};
use crate::tui::widgets::text::{cut, wrap};
use crate::tui::wording;

/// What stands between two things in one text, and goes where it is split there.
const MARKS: [char; 4] = [' ', '/', ';', ','];

/// Where a text most likely says two things; the first that is in it counts.
const BETWEEN: [&str; 4] = [" / ", "; ", ". ", ", "];

/// An item being split.
#[derive(Clone, Debug)]
pub struct Splitting {
    /// The id of the item.
    item: u32,
    /// Its text, with the cursor where the second item begins.
    pub(super) line: Line,
}

impl Splitting {
    /// Opens the text of the item under the cursor, where it most likely says two things; `None` if there is none to
    /// split, and a notice says so.
    pub(super) fn new(console: &Console, env: &mut Env) -> Option<Self> {
        let item = console.items().get(console.row).cloned();
        let found = match item {
            Some(ItemId::Row(item)) if console.is_list() => {
                command::divisible(console.state(), item).map(|(_, text)| (item, text))
            }
            _ => None,
        };
        let Some((item, text)) = found else {
            env.tell(Tone::Warn, "said-no-item-to-split");
            return None;
        };
        let mut line = Line::new(text.as_str());
        let places = BETWEEN.iter().filter_map(|mark| {
            let at = line.text().find(mark)? + mark.len();
            let before = line.text().get(..at)?;
            (at < line.text().len()).then(|| before.chars().count())
        });
        let place = places.into_iter().next();
        if let Some(place) = place {
            line.put_cursor(place);
        }
        Some(Self { item, line })
    }

    /// Both halves of the text, without what stood between them.
    fn halves(&self) -> (Clean, Clean) {
        let text = self.line.text();
        let at = text.char_indices().nth(self.line.cursor());
        let (first, second) = text.split_at(at.map_or(text.len(), |(at, _)| at));
        (
            Clean::line(first.trim_end_matches(MARKS)),
            Clean::line(second.trim_start_matches(MARKS)),
        )
    }

    pub(super) fn act(&self, console: &mut Console, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::Close),
            Action::Confirm => self.confirm(console, env),
            _ => {}
        }
    }

    fn confirm(&self, console: &mut Console, env: &mut Env) {
        let (first, second) = self.halves();
        let args = [
            ("first", cut(first.as_str(), 30).into()),
            ("second", cut(second.as_str(), 30).into()),
        ];
        let command = Command::SplitItem {
            item: self.item,
            first,
            second,
        };
        if console.decide(command, env) {
            env.ask(Request::Close);
            console.choose_row(self.item);
            env.say(Tone::Good, env.words().with("said-split", &args));
        }
    }

    /// Whether there is something on both sides of the cursor.
    fn is_in_two(&self) -> bool {
        let (first, second) = self.halves();
        !first.is_blank() && !second.is_blank()
    }

    /// What the two items will be, and what stays with the first; empty where there are no two.
    fn told(&self, state: &State, env: &Env) -> String {
        let words = env.words();
        let (first, second) = self.halves();
        if !self.is_in_two() {
            return String::new();
        }
        let args = [
            ("first", first.as_str().into()),
            ("second", second.as_str().into()),
        ];
        let becomes = words.with("split-becomes", &args);
        let given = doubt::given_to(state, &[self.item]);
        match wording::stays_with(given, words) {
            Some(stays) => format!("{becomes} {stays}"),
            None => becomes,
        }
    }
}

/// Draws the window and returns where the caret stands.
pub(super) fn draw(
    env: &Env,
    splitting: &Splitting,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let columns = 86.min(area.width.saturating_sub(4));
    let cells = columns.saturating_sub(4);
    let hint = if splitting.is_in_two() {
        "split-hint"
    } else {
        "refused-split-nowhere"
    };
    let hint = wrap(&env.words().get(hint), cells.into());
    let told = wrap(&splitting.told(state, env), cells.into());
    let count = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let typed = single_rows(&splitting.line, cells);
    let rows = count(&hint) + typed;
    let rows = rows.saturating_add(count(&told)).saturating_add(6);
    let inner = open(
        env,
        &env.words().get("split-title"),
        (columns, rows),
        area,
        buf,
    );
    paragraph(&hint, env.theme.window, inner, buf);
    let field = Rect {
        y: inner.y + count(&hint) + 1,
        height: typed.min(inner.height.saturating_sub(count(&hint) + 1)),
        ..inner
    };
    let caret = draw_single(&splitting.line, &env.theme, Focus::Typing, field, buf);
    let below = inner.bottom().saturating_sub(field.bottom() + 1);
    let told_rows = count(&told).min(below);
    paragraph(&told, env.theme.window, last_rows(inner, told_rows), buf);
    caret
}
