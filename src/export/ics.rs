//! The actions that have a day, as days in a calendar: RFC 5545, with one event for each action.

use std::fmt::Write;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};

use crate::domain::audience::{Audience, View};
use crate::domain::dates;
use crate::domain::document::capital;
use crate::domain::event::{Fields, ItemId};
use crate::domain::results::actions::{day, owner};
use crate::domain::results::{StepResults, local};
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::domain::workshop::action;

/// The most bytes in a line, without the line break.
const LINE: usize = 75;

/// An action that has a day.
struct Due {
    item: ItemId,
    day: NaiveDate,
    what: String,
    /// Who does it, the first step and what it needs, as far as that was said.
    more: Vec<String>,
}

/// The calendar of a session's actions; `None` if none of them has a day, because a calendar must not be empty.
pub fn write(state: &State, audience: Audience) -> Option<String> {
    let due = due(&View::new(state, audience));
    if due.is_empty() {
        return None;
    }
    let stamp = state.began.and_then(|at| local(state, at)).map(utc);
    let stamp = stamp.unwrap_or_else(|| "19700101T000000Z".to_owned());
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//flipover//flipover//EN");
    calendar.line("CALSCALE", "GREGORIAN");
    for action in &due {
        let uid = format!("{}-{}@flipover", state.opened.session, action.item);
        calendar.line("BEGIN", "VEVENT");
        calendar.text("UID", &uid);
        calendar.line("DTSTAMP", &stamp);
        calendar.line("DTSTART;VALUE=DATE", &compact(action.day));
        let after = action.day.checked_add_days(Days::new(1));
        calendar.line("DTEND;VALUE=DATE", &compact(after.unwrap_or(action.day)));
        calendar.text("SUMMARY", &action.what);
        if !action.more.is_empty() {
            calendar.text("DESCRIPTION", &action.more.join("\n"));
        }
        // A day on which something is due is not a day on which people are busy.
        calendar.line("TRANSP", "TRANSPARENT");
        calendar.line("END", "VEVENT");
    }
    calendar.line("END", "VCALENDAR");
    Some(calendar.out)
}

fn due(view: &View<'_>) -> Vec<Due> {
    let mut all = Vec::new();
    for index in view.state.steps.indices() {
        if let Some(StepResults::Actions(found)) = view.results(index) {
            let dated = found.collected.items.into_iter().filter_map(|item| {
                Some(Due {
                    // A calendar has years of four digits. An old session may have others.
                    day: day(&item.fields).filter(|day| dates::within_years(*day).is_ok())?,
                    what: said(&item.fields, action::WHAT)?,
                    more: more(view, &item.fields),
                    item: item.id,
                })
            });
            all.extend(dated);
        }
    }
    all
}

fn said(row: &Fields, field: &str) -> Option<String> {
    let crate::domain::event::Value::Text(text) = row.get(field)? else {
        return None;
    };
    Some(text.to_string()).filter(|text| !text.trim().is_empty())
}

/// The other fields of an action, each with its label.
fn more(view: &View<'_>, row: &Fields) -> Vec<String> {
    let words = Words::of(view.state.lang());
    let who = owner(row)
        .map(str::to_owned)
        .or_else(|| Some(words.get("summary-no-owner").into_owned()));
    let parts = [
        ("action-who", who),
        ("action-first-step", said(row, action::FIRST_STEP)),
        ("action-needs", said(row, action::NEEDS)),
    ];
    let line = |(key, said): (&'static str, Option<String>)| {
        let name = capital(&words.get(key));
        Some(format!("{name}: {}", said?))
    };
    let mut lines: Vec<String> = parts.into_iter().filter_map(line).collect();
    let client = &view.state.opened.client;
    let title = view.state.workshop().title.get(view.state.lang());
    lines.push(if client.is_blank() {
        title.to_owned()
    } else {
        format!("{title} · {client}")
    });
    lines
}

fn compact(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn utc(at: DateTime<FixedOffset>) -> String {
    at.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ").to_string()
}

#[derive(Default)]
struct Calendar {
    out: String,
}

impl Calendar {
    /// Adds a property whose value is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// Adds a property as it is, folded if it is longer than a line may be.
    fn line(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if used + c.len_utf8() > LINE {
                self.out.push_str("\r\n ");
                used = 1;
            }
            used += c.len_utf8();
            // Writing to a string cannot fail.
            let _ = self.out.write_char(c);
        }
        self.out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let mut calendar = Calendar::default();
        let text = "één ; twee, drie \\ vier\n字".repeat(40);
        calendar.text("SUMMARY", &text);
        for line in calendar.out.split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
        }
        let whole = calendar.out.replace("\r\n ", "");
        let value = whole.strip_prefix("SUMMARY:").unwrap().trim_end();
        let read = value
            .replace("\\n", "\n")
            .replace("\\;", ";")
            .replace("\\,", ",")
            .replace("\\\\", "\\");
        assert_eq!(read, text);
    }
}
