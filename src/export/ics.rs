//! The actions that have a day, as days in calendars: RFC 5545, with one event for each action. What a calendar has of
//! an earlier export is brought up to date by RFC 5546: the same action has the same UID, also in another session, and
//! every change a higher SEQUENCE.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::{DateTime, Days, NaiveDate};

use super::write::slug;
use crate::domain::audience::{Audience, View};
use crate::domain::carry::OpenAction;
use crate::domain::dates;
use crate::domain::document::{self, capital};
use crate::domain::event::{Fields, ItemId, Outcome, Value};
use crate::domain::redact::people::each_named;
use crate::domain::results::StepResults;
use crate::domain::results::actions::{day, owner};
use crate::domain::session::{ActionHistory, EarlierAction, State};
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, action};

/// The most bytes in a line, without the line break.
const LINE: usize = 75;
/// When a calendar reminds of a day: at nine in the morning of the day before.
const REMINDER: &str = "-PT15H";

/// What a calendar is told of one action.
#[derive(Clone)]
struct Entry<'a> {
    /// The id it has in the session; `None` if it is not among its actions.
    row: Option<u32>,
    /// The session and the id by which the action is known everywhere.
    known_as: (String, u32),
    history: &'a ActionHistory,
    day: NaiveDate,
    /// Who does it, as it was typed; empty if nobody does.
    who: String,
    told: Told,
}

/// What became of an action.
#[derive(Clone)]
enum Told {
    /// It is to be done: its title, and what else was said about it.
    Due(String, Vec<String>),
    /// It was done.
    Done(String),
    /// It is gone, or has no day any more. Nothing is told of it but that.
    Gone,
}

/// A calendar for one owner.
pub struct OwnCalendar {
    /// Part of a file name that no other owner's has.
    pub name: String,
    /// The calendar.
    pub text: String,
}

/// The calendar of a session's actions; `None` if none of them ever had a day, because a calendar must not be empty.
pub fn write(state: &State, audience: Audience) -> Option<String> {
    let entries = entries(&View::new(state, audience));
    (!entries.is_empty()).then(|| calendar(&entries, Words::of(state.lang())))
}

/// The calendars of a session's actions, one for everyone who has any, and one for those that nobody has.
pub fn write_by_owner(state: &State, audience: Audience) -> Vec<OwnCalendar> {
    let entries = entries(&View::new(state, audience));
    let (lang, words) = (state.lang(), Words::of(state.lang()));
    let nobody = words.get("calendar-nobody");
    // By how names are compared: `Noor` and `noor` are one owner.
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let standing = entries.iter().filter(|it| !matches!(it.told, Told::Gone));
    for entry in standing {
        let named = each_named(&entry.who, lang);
        if named.is_empty() {
            owners.entry(String::new()).or_insert(nobody.to_string());
        }
        for (key, name) in named {
            owners.entry(key).or_insert_with(|| name.to_owned());
        }
    }
    let mut taken: Vec<String> = Vec::new();
    let mut calendars = Vec::new();
    for (key, name) in &owners {
        let own: Vec<Entry<'_>> = entries.iter().filter_map(|it| it.of(key, state)).collect();
        let name = slug(&[name]);
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let Some(name) = names.find(|name| !taken.contains(name)) else {
            continue;
        };
        taken.push(name.clone());
        let text = calendar(&own, words);
        calendars.push(OwnCalendar { name, text });
    }
    calendars
}

/// The calendar of open actions of all sessions, of which these are the states; `None` if none of them has a day. It has
/// everything, as for the facilitator. An action is the same entry as in the calendar of its own session.
pub fn write_open(states: &[State], actions: &[OpenAction], lang: Lang) -> Option<String> {
    let views: Vec<View<'_>> = states
        .iter()
        .map(|state| View::new(state, Audience::Facilitator))
        .collect();
    let asked: BTreeSet<(&str, u32)> = actions
        .iter()
        .map(|action| (action.session.as_str(), action.item))
        .collect();
    let mut open = Vec::new();
    for view in &views {
        let session = view.state.opened.session.as_str();
        let is_asked = |row: u32| asked.contains(&(session, row));
        let entries = entries(view).into_iter();
        open.extend(entries.filter(|entry| entry.row.is_some_and(is_asked)));
    }
    let entries = each_once(open);
    (!entries.is_empty()).then(|| calendar(&entries, Words::of(lang)))
}

impl Entry<'_> {
    /// What the calendar of one owner is told; `None` if that one never had it. Who had it and has it no more is told
    /// that it is gone.
    fn of(&self, key: &str, state: &State) -> Option<Self> {
        let has = |who: &str| {
            let named = each_named(who, state.lang());
            named.iter().any(|(other, _)| other == key) || named.is_empty() && key.is_empty()
        };
        if has(&self.who) {
            return Some(self.clone());
        }
        let had = self.history.owners.iter().any(|who| has(who.as_str()));
        had.then(|| Self {
            told: Told::Gone,
            ..self.clone()
        })
    }
}

/// What calendars are told, each action once.
fn entries<'a>(view: &View<'a>) -> Vec<Entry<'a>> {
    let state = view.state;
    let words = Words::of(state.lang());
    let mut rows = Vec::new();
    let mut all: Vec<Entry<'a>> = Vec::new();
    for index in state.steps.indices() {
        let Some(StepResults::Actions(found)) = view.results(index) else {
            continue;
        };
        let fields = view.fields(index);
        for item in found.collected.items {
            let ItemId::Row(row) = item.id else { continue };
            rows.push(row);
            let Some(history) = state.actions.of(row) else {
                continue;
            };
            let due = day(&item.fields).zip(said(&item.fields, action::WHAT));
            let told = due.as_ref().map(|(_, what)| {
                let title = titled(what, owner(&item.fields));
                match view.settled(&item.id) {
                    Some(outcome) => settled(outcome, title, words),
                    None => Told::Due(title, more(view, &fields, &item.fields)),
                }
            });
            let day = due.map(|(day, _)| day).or(history.day);
            let who = owner(&item.fields).unwrap_or_default();
            let told = told.unwrap_or(Told::Gone);
            let entry = entry(state, history, day, who, told);
            all.extend(entry.map(|entry| Entry {
                row: Some(row),
                ..entry
            }));
        }
    }
    for (row, history) in state.actions.iter() {
        if row.is_some_and(|row| rows.contains(&row)) {
            continue;
        }
        let told = history
            .earlier
            .as_ref()
            .map_or(Told::Gone, |earlier| became(view, earlier));
        let who = history.owners.last().map_or("", Clean::as_str);
        all.extend(entry(state, history, history.day, who, told));
    }
    each_once(all)
}

/// Each action once, as it was changed last: a session that began in the middle of another can have its action twice.
fn each_once(all: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let newest = |entry: &Entry<'_>| entry.history.sequence();
    let mut kept: Vec<Entry<'_>> = Vec::with_capacity(all.len());
    let mut places: BTreeMap<(String, u32), usize> = BTreeMap::new();
    for entry in all {
        let place = *places.entry(entry.known_as.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(other) if newest(other) < newest(&entry) => *other = entry,
            Some(_) => {}
            None => kept.push(entry),
        }
    }
    kept
}

/// `None` for an action that never had a day, or one that no calendar has: an old session may have years of other than
/// four digits.
fn entry<'a>(
    state: &State,
    history: &'a ActionHistory,
    day: Option<NaiveDate>,
    who: &str,
    told: Told,
) -> Option<Entry<'a>> {
    let (session, item) = history.known_as(&state.opened.session);
    Some(Entry {
        row: None,
        known_as: (session.to_owned(), item),
        history,
        day: day.filter(|day| dates::within_years(*day).is_ok())?,
        who: who.to_owned(),
        told,
    })
}

/// What became of an action of an earlier session that is not among those of this one.
fn became(view: &View<'_>, earlier: &EarlierAction) -> Told {
    let mut reviewed = view.state.reviewed.iter();
    let found = reviewed.find(|past| past.session == earlier.session && past.item == earlier.item);
    let who = Some(earlier.who.as_str().trim()).filter(|who| !who.is_empty());
    let title = titled(earlier.text.as_str(), who);
    match found.map(|past| past.outcome) {
        Some(outcome) => settled(outcome, title, Words::of(view.state.lang())),
        // What was settled about it was undone, so that it stands as it did.
        None => Told::Due(title, vec![held_in(view)]),
    }
}

/// What is told of an action of this title that was settled.
fn settled(outcome: Outcome, title: String, words: &Words) -> Told {
    match outcome {
        Outcome::Done => Told::Done(words.with("calendar-done", &[("what", title.into())])),
        Outcome::Dropped | Outcome::CarriedOn => Told::Gone,
    }
}

fn titled(what: &str, who: Option<&str>) -> String {
    let what = what.trim();
    who.map_or_else(|| what.to_owned(), |who| format!("{who}: {what}"))
}

fn said(row: &Fields, field: &str) -> Option<String> {
    let Value::Text(text) = row.get(field)? else {
        return None;
    };
    Some(text.to_string()).filter(|text| !text.trim().is_empty())
}

/// The other fields of an action, each with its label, and the workshop it is from.
fn more(view: &View<'_>, fields: &[Field], row: &Fields) -> Vec<String> {
    let state = view.state;
    let words = Words::of(state.lang());
    let others = fields
        .iter()
        .filter(|field| field.id != action::WHAT && field.id != action::WHEN);
    let line = |field: &Field| {
        let held = row.get(&field.id);
        let held = held.map(|held| document::value(state, field, held, words));
        let held = held.filter(|held| !held.trim().is_empty());
        let nobody = || words.get("summary-no-owner").into_owned();
        let held = held.or_else(|| (field.id == action::WHO).then(nobody))?;
        Some(format!(
            "{}: {held}",
            capital(field.label.get(state.lang()))
        ))
    };
    let mut lines: Vec<String> = others.filter_map(line).collect();
    lines.push(held_in(view));
    lines
}

/// The workshop and the client.
fn held_in(view: &View<'_>) -> String {
    let client = &view.state.opened.client;
    let title = view.state.workshop().title.get(view.state.lang());
    if client.is_blank() {
        title.to_owned()
    } else {
        format!("{title} · {client}")
    }
}

fn calendar(entries: &[Entry<'_>], words: &Words) -> String {
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//flipover//flipover//EN");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("METHOD", "PUBLISH");
    for entry in entries {
        calendar.entry(entry, words);
    }
    calendar.line("END", "VCALENDAR");
    calendar.out
}

/// A name for an action that is the same in every calendar and tells nothing of it: the form of a UUID that is left to
/// everyone (RFC 9562, version 8), made by hashing (FNV-1a).
fn uid((session, item): &(String, u32)) -> String {
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for byte in format!("{session}\n{item}").bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
    }
    // Two names that differ in their last letter differ everywhere, also where the form takes bits away.
    for _ in 0..2 {
        hash = (hash ^ (hash >> 67)).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    }
    let hash = (hash ^ (hash >> 67)) & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{hash:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default());
    parts.join("-")
}

fn compact(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A moment in milliseconds since 1970, in UTC.
fn utc(at: i64) -> String {
    let at = DateTime::from_timestamp_millis(at).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

#[derive(Default)]
struct Calendar {
    out: String,
}

impl Calendar {
    fn entry(&mut self, entry: &Entry<'_>, words: &Words) {
        let history = entry.history;
        self.line("BEGIN", "VEVENT");
        self.text("UID", &uid(&entry.known_as));
        self.line("DTSTAMP", &utc(history.last));
        self.line("CREATED", &utc(history.began));
        self.line("LAST-MODIFIED", &utc(history.last));
        // The largest number that programs must be able to read.
        let sequence = history.sequence().min(i32::MAX.unsigned_abs());
        self.line("SEQUENCE", &sequence.to_string());
        self.line("DTSTART;VALUE=DATE", &compact(entry.day));
        let after = entry.day.checked_add_days(Days::new(1));
        self.line("DTEND;VALUE=DATE", &compact(after.unwrap_or(entry.day)));
        let (status, title) = match &entry.told {
            Told::Due(title, _) | Told::Done(title) => ("CONFIRMED", title.as_str()),
            Told::Gone => ("CANCELLED", &*words.get("calendar-gone")),
        };
        self.line("STATUS", status);
        self.text("SUMMARY", title);
        // A day on which something is due is not a day on which people are busy.
        self.line("TRANSP", "TRANSPARENT");
        if let Told::Due(title, more) = &entry.told {
            self.text("DESCRIPTION", &more.join("\n"));
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.text("DESCRIPTION", title);
            self.line("TRIGGER", REMINDER);
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

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
