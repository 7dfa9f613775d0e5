//! The windows on earlier sessions: their lists, the items of one, and the actions that are open.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paragraph;
use super::window::{on_window, open};
use crate::domain::carry::PastAction;
use crate::domain::event::Outcome;
use crate::domain::workshop::action;
use crate::tui::app::App;
use crate::tui::carry::{Carry, Choice, Offer, Offers};
use crate::tui::widgets::text::{cut, pad, width, wrap};

/// The columns of the windows.
const COLUMNS: u16 = 86;
/// The columns of an outcome, of an owner and of a day.
const OUTCOME: usize = 12;
const OWNER: usize = 16;
const DAY: usize = 22;

/// Draws the lists, or the items of the chosen one.
pub(super) fn lists(app: &App, carry: &Carry, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let size = (COLUMNS, area.height.saturating_sub(6));
    match (&carry.offers, carry.offer(), &carry.choice) {
        (Some(_), Some(offer), Some(choice)) => items(app, offer, choice, area, buf),
        (None, ..) => {
            let inner = open(app, &words.get("carry-title"), size, area, buf);
            let lines = wrap(&words.get("home-reading"), inner.width.into());
            paragraph(&lines, app.theme.window, inner, buf);
        }
        (Some(offers), ..) => {
            let inner = open(app, &words.get("carry-title"), size, area, buf);
            let damaged = (offers.damaged > 0)
                .then(|| words.with("carry-damaged", &[("n", offers.damaged.into())]));
            let inner = foot(app, damaged, inner, buf);
            if offers.lists.is_empty() {
                let lines = wrap(&words.get("carry-empty"), inner.width.into());
                paragraph(&lines, app.theme.window, inner, buf);
            } else {
                sessions(app, offers, carry.list, inner, buf);
            }
        }
    }
}

/// Writes a remark at the bottom of a window; the room left above it.
fn foot(app: &App, remark: Option<String>, inner: Rect, buf: &mut Buffer) -> Rect {
    let lines = remark.map_or_else(Vec::new, |text| wrap(&text, inner.width.into()));
    let rows = u16::try_from(lines.len()).unwrap_or(0).min(inner.height);
    let below = Rect {
        y: inner.bottom() - rows,
        height: rows,
        ..inner
    };
    paragraph(&lines, app.theme.window, below, buf);
    Rect {
        height: inner.height.saturating_sub(rows + u16::from(rows > 0)),
        ..inner
    }
}

/// The lists under the sessions they are of.
fn sessions(app: &App, offers: &Offers, cursor: usize, inner: Rect, buf: &mut Buffer) {
    let words = app.words();
    let cells = usize::from(inner.width);
    let mut lines = Vec::new();
    let mut chosen = 0;
    let mut before = None;
    for (place, offer) in offers.lists.iter().enumerate() {
        if before.replace(&offer.session) != Some(&offer.session) {
            let form = words.get("date-short");
            let day = app.local(offer.started).format(&form);
            let of = [offer.client.as_str(), &offer.workshop];
            let of: Vec<&str> = of.into_iter().filter(|part| !part.is_empty()).collect();
            lines.push((format!("{day}  {}", of.join(" · ")), app.theme.window));
        }
        if place == cursor {
            chosen = lines.len();
        }
        let count = words.with("items-count", &[("n", offer.list.items.len().into())]);
        let room = cells.saturating_sub(width(&count) + 6);
        let text = format!("    {} {count} ", pad(&cut(&offer.list.title, room), room));
        lines.push((text, on_window(app, place == cursor)));
    }
    // One line of what comes after stays in view, and the session above the first list.
    let fits = usize::from(inner.height);
    let top = (chosen + 2).min(lines.len()).saturating_sub(fits);
    for (y, (text, style)) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        buf.set_string(inner.x, y, pad(&cut(text, cells), cells), *style);
    }
}

fn items(app: &App, offer: &Offer, choice: &Choice, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let size = (COLUMNS, area.height.saturating_sub(6));
    let inner = open(app, &offer.list.title, size, area, buf);
    let kept_back = (offer.kept_back > 0)
        .then(|| words.with("carry-kept-back", &[("n", offer.kept_back.into())]));
    let inner = foot(app, kept_back, inner, buf);
    let cells = usize::from(inner.width);
    let top = (choice.cursor + 1).saturating_sub(inner.height.into());
    let rows = offer.list.items.iter().zip(&choice.marked).enumerate();
    for (y, (place, (item, marked))) in (inner.y..inner.bottom()).zip(rows.skip(top)) {
        let mark = if *marked { "[x]" } else { "[ ]" };
        let text = pad(&cut(&format!(" {mark} {}", item.label), cells), cells);
        buf.set_string(inner.x, y, text, on_window(app, place == choice.cursor));
    }
}

/// Draws the open actions of earlier sessions.
pub(super) fn review(app: &App, cursor: usize, area: Rect, buf: &mut Buffer) {
    let Some(console) = app.console() else { return };
    let words = app.words();
    let rows = u16::try_from(console.open_actions.len()).unwrap_or(u16::MAX);
    let height = rows.saturating_add(6).min(area.height.saturating_sub(6));
    let inner = open(
        app,
        &words.get("review-title"),
        (COLUMNS, height),
        area,
        buf,
    );
    let inner = foot(app, Some(words.get("review-hint").into_owned()), inner, buf);
    let top = (cursor + 1).saturating_sub(inner.height.into());
    let shown = console.open_actions.iter().enumerate().skip(top);
    for (y, (place, action)) in (inner.y..inner.bottom()).zip(shown) {
        let outcome = action.outcome(console.state());
        let text = line(app, action, outcome, inner.width.into());
        buf.set_string(inner.x, y, text, on_window(app, place == cursor));
    }
}

/// One action: what became of it, what it is, who has it, and until when.
fn line(app: &App, past: &PastAction, outcome: Option<Outcome>, cells: usize) -> String {
    let words = app.words();
    let outcome = outcome
        .map(|outcome| {
            words
                .get(&format!("outcome-{}", outcome.name()))
                .into_owned()
        })
        .unwrap_or_default();
    let column = |text: &str, cells: usize| pad(&cut(text, cells - 1), cells);
    let day = past.day().map(|day| {
        let shown = day.format(&words.get("date-short")).to_string();
        if day < app.today() {
            words.with("review-passed", &[("day", shown.into())])
        } else {
            shown
        }
    });
    let what = cells.saturating_sub(OUTCOME + OWNER + DAY + 1);
    let who = past.text(action::WHO);
    format!(
        " {}{}{}{}",
        column(&outcome, OUTCOME),
        column(&past.content.label, what),
        column(who.as_str(), OWNER),
        column(&day.unwrap_or_default(), DAY),
    )
}
