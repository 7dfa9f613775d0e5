//! Draws an open action: its two rows in the list, and what is known of it beside the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use chrono::{Datelike, NaiveDate};

use super::state::Home;
use crate::domain::carry::OpenAction;
use crate::domain::document::day_and_month;
use crate::domain::document::open::{due, held};
use crate::tui::chrome::{below, paragraph};
use crate::tui::env::Env;
use crate::tui::widgets::text::wrap;

fn today(env: &Env) -> NaiveDate {
    env.local(env.now.wall).date_naive()
}

fn who(env: &Env, action: &OpenAction) -> String {
    if action.who.is_blank() {
        env.words().get("summary-no-owner").into_owned()
    } else {
        action.owner.to_string()
    }
}

fn client(env: &Env, action: &OpenAction) -> String {
    if action.client.is_blank() {
        env.words().get("actions-without-client").into_owned()
    } else {
        action.client.to_string()
    }
}

/// Returns the two rows of an action: what, and when by whom for which client.
pub(super) fn lines(env: &Env, action: &OpenAction) -> (String, String) {
    let (words, today) = (env.words(), today(env));
    let weekdays = words.get("weekdays-short");
    let day = |day: NaiveDate| {
        let place = day.weekday().num_days_from_monday() as usize;
        let weekday = weekdays.split_whitespace().nth(place).unwrap_or_default();
        let said = day_and_month(day, words);
        if day.year() == today.year() {
            format!("{weekday} {said}")
        } else {
            format!("{weekday} {said} {}", day.year())
        }
    };
    let when = match action.when {
        None => words.get("home-no-day").into_owned(),
        Some(when) if action.is_overdue(today) => {
            words.with("home-overdue", &[("day", day(when).into())])
        }
        Some(when) => day(when),
    };
    let detail = [when, who(env, action), client(env, action)].join(" · ");
    (action.what.to_string(), detail)
}

/// Draws what is known of an action.
pub(super) fn draw(env: &Env, action: &OpenAction, area: Rect, buf: &mut Buffer) {
    let (words, today) = (env.words(), today(env));
    let cells = usize::from(area.width).min(84);
    let mut y = paragraph(
        &wrap(action.what.as_str(), cells),
        env.theme.strong,
        area,
        buf,
    ) + 1;
    let is_overdue = action.is_overdue(today);
    let when = if is_overdue {
        env.theme.accent
    } else {
        env.theme.text
    };
    let session = held(action, env.offset, words);
    let id = words.with("home-action-session", &[("id", (&*action.session).into())]);
    let facts = [
        (due(action, today, words), when),
        (who(env, action), env.theme.text),
        (client(env, action), env.theme.text),
        (session, env.theme.text),
        (id, env.theme.quiet),
    ];
    for (text, style) in facts {
        y = paragraph(&wrap(&text, cells), style, below(area, y), buf);
    }
}

/// Draws how many sessions have no part in the list, if any, and returns the first row below.
pub(super) fn draw_left_out(env: &Env, home: &Home, area: Rect, buf: &mut Buffer) -> u16 {
    if home.damaged == 0 {
        return area.y;
    }
    let said = env
        .words()
        .with("carry-damaged", &[("n", home.damaged.into())]);
    let lines = wrap(&said, area.width.into());
    paragraph(&lines, env.theme.accent, area, buf) + 1
}
