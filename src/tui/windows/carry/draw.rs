//! Draws the windows on earlier sessions: their lists, the items of one list, and the open actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::carry::{PastAction, PastItem};
use crate::domain::workshop::action;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::chrome::{last_rows, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, pad, width, wrap};
use crate::tui::windows::carry::state::{Carry, ItemChoice, Offer, Offers};

/// The columns of the windows, if there is room for them.
const COLUMNS: u16 = 86;
/// The most columns for the owner of an action.
const OWNER: usize = 18;

/// A line of a window and its style.
type Row = (String, Style);

/// A window of rows, with a remark at the bottom.
struct Listing {
    title: String,
    rows: Vec<Row>,
    /// The index of the row under the cursor.
    cursor: usize,
    remark: Option<String>,
}

impl Listing {
    /// Draws it as high as it needs to be, with the row under the cursor and the next one in view.
    fn draw(&self, env: &Env, area: Rect, buf: &mut Buffer) {
        let cells = usize::from(columns(area));
        let remark = self
            .remark
            .as_deref()
            .map_or_else(Vec::new, |text| wrap(text, cells));
        let foot = u16::try_from(remark.len()).unwrap_or(0);
        let below = if foot == 0 { 0 } else { foot + 1 };
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let height = rows.saturating_add(below + 3);
        let size = (COLUMNS, height.min(area.height.saturating_sub(4)));
        let inner = open(env, &self.title, size, area, buf);
        let rows = Rect {
            height: inner.height.saturating_sub(below),
            ..inner
        };
        list(&self.rows, self.cursor, rows, buf);
        let foot = last_rows(inner, foot.min(inner.height));
        paragraph(&remark, env.theme.window, foot, buf);
    }
}

/// Returns how many columns there are inside a window.
fn columns(area: Rect) -> u16 {
    COLUMNS.min(area.width.saturating_sub(4)).saturating_sub(4)
}

/// Draws the lists, or the items of the chosen one.
pub(in crate::tui::windows) fn lists(env: &Env, carry: &Carry, area: Rect, buf: &mut Buffer) {
    let listing = match (&carry.offers, carry.offer(), &carry.choice) {
        (Some(_), Some(offer), Some(choice)) => items(env, offer, choice),
        (Some(offers), ..) => sessions(env, offers, carry.list, columns(area).into()),
        (None, ..) => sentence(env, "home-reading", None),
    };
    listing.draw(env, area, buf);
}

/// A window with a sentence instead of lists.
fn sentence(env: &Env, key: &str, remark: Option<String>) -> Listing {
    let words = env.words();
    let lines = wrap(
        &words.get(key),
        usize::from(columns(Rect::new(0, 0, 60, 18))),
    );
    Listing {
        title: words.get("carry-title").into_owned(),
        rows: lines
            .into_iter()
            .map(|line| (line, env.theme.window))
            .collect(),
        cursor: 0,
        remark,
    }
}

/// The lists, each under the session it is from.
fn sessions(env: &Env, offers: &Offers, list: usize, cells: usize) -> Listing {
    let words = env.words();
    let damaged =
        (offers.damaged > 0).then(|| words.with("carry-damaged", &[("n", offers.damaged.into())]));
    if offers.lists.is_empty() {
        return sentence(env, "carry-empty", damaged);
    }
    let mut rows = Vec::new();
    let mut cursor = 0;
    let mut before = None;
    for (index, offer) in offers.lists.iter().enumerate() {
        if before.replace(&offer.session) != Some(&offer.session) {
            rows.push((heading(env, offer), env.theme.window));
        }
        if index == list {
            cursor = rows.len();
        }
        let count = words.with("items-count", &[("n", offer.list.items.len().into())]);
        let title = pad(&offer.list.title, cells.saturating_sub(width(&count) + 6));
        rows.push((
            format!("    {title} {count} "),
            on_window(env, index == list),
        ));
    }
    Listing {
        title: words.get("carry-title").into_owned(),
        rows,
        cursor,
        remark: damaged,
    }
}

/// Names the session a list is from: the day, the client and the workshop.
fn heading(env: &Env, offer: &Offer) -> String {
    let form = env.words().get("date-short");
    let day = env.local(offer.started).format(&form);
    let of = [offer.client.as_str(), &offer.workshop];
    let of: Vec<&str> = of.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{day}  {}", of.join(" · "))
}

fn items(env: &Env, offer: &Offer, choice: &ItemChoice) -> Listing {
    let words = env.words();
    let rows = offer.list.items.iter().zip(&choice.marked).enumerate();
    let row = |(index, (item, marked)): (usize, (&PastItem, &bool))| {
        let mark = if *marked { "[x]" } else { "[ ]" };
        let text = format!(" {mark} {}", item.label);
        (text, on_window(env, index == choice.cursor))
    };
    Listing {
        title: offer.list.title.clone(),
        rows: rows.map(row).collect(),
        cursor: choice.cursor,
        remark: (offer.kept_back > 0)
            .then(|| words.with("carry-kept-back", &[("n", offer.kept_back.into())])),
    }
}

/// Draws the open actions of earlier sessions.
pub(in crate::tui::windows) fn review(
    env: &Env,
    cursor: usize,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = env.words();
    let lines: Vec<[String; 4]> = console
        .open_actions
        .iter()
        .map(|action| cells_of(env, console, action))
        .collect();
    let widest = |index: usize| {
        let widths = lines.iter().filter_map(|cells| cells.get(index));
        widths.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let (outcome, who, day) = (widest(0).max(9) + 2, widest(2).min(OWNER) + 2, widest(3));
    let room = usize::from(columns(area)).saturating_sub(outcome + who + day + 2);
    let row = |(index, [became, what, owner, until]): (usize, &[String; 4])| {
        let text = format!(
            " {}{} {}{until}",
            pad(became, outcome),
            pad(what, room),
            pad(&cut(owner, OWNER), who),
        );
        (text, on_window(env, index == cursor))
    };
    let listing = Listing {
        title: words.get("review-title").into_owned(),
        rows: lines.iter().enumerate().map(row).collect(),
        cursor,
        remark: Some(words.get("review-hint").into_owned()),
    };
    listing.draw(env, area, buf);
}

/// Returns the four cells of an action: what became of it, what it is, who has it, and until when.
fn cells_of(env: &Env, console: &Console, past: &PastAction) -> [String; 4] {
    let words = env.words();
    let outcome = past.outcome(console.state());
    let became = outcome.map(|outcome| {
        words
            .get(&format!("outcome-{}", outcome.name()))
            .into_owned()
    });
    let day = past.day().map(|day| {
        let shown = day.format(&words.get("date-short")).to_string();
        if day < env.today() {
            words.with("review-passed", &[("day", shown.into())])
        } else {
            shown
        }
    });
    [
        became.unwrap_or_default(),
        past.content.label.clone(),
        past.text(action::WHO).to_string(),
        day.unwrap_or_default(),
    ]
}
