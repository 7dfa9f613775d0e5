//! The open actions of all sessions: what was agreed and no later session of the same client settled.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Earlier, Past, PastAction, client_key};
use crate::domain::people::Roster;
use crate::domain::redact::people::each_named;
use crate::domain::text::{Clean, Lang, folded};
use crate::domain::workshop::action;

/// An action that is open, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenAction {
    /// The name of the client, as the client's newest session has it; empty for sessions without one.
    pub client: Clean,
    /// The id of the session it stands in: the one it was agreed in, or a branch of that if it is gone.
    pub session: String,
    /// The title of that session's workshop, in the language of the session.
    pub title: String,
    /// When that session was held, in milliseconds since 1970 UTC.
    pub held: i64,
    /// The language of that session.
    pub lang: Lang,
    /// Its id in that session.
    pub item: u32,
    /// What is to be done, in one line.
    pub what: Clean,
    /// Who does it, as it was typed; empty if nobody does.
    pub who: Clean,
    /// The same, with the whole names of those on the list of that session who are called by less.
    pub owner: Clean,
    /// The day it is due; `None` if it has none.
    pub when: Option<NaiveDate>,
}

impl OpenAction {
    /// Whether its day is before `today`.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.when.is_some_and(|day| day < today)
    }

    /// The day its session was held, where the clock is `offset` minutes east of UTC; `None` outside all calendars.
    pub fn held_on(&self, offset: i32) -> Option<NaiveDate> {
        let here = FixedOffset::east_opt(offset.checked_mul(60)?)?;
        let held = DateTime::from_timestamp_millis(self.held)?;
        Some(held.with_timezone(&here).date_naive())
    }

    /// Whether one of those who do it is one of those named in `owner`, by their whole names. An empty text means
    /// actions that nobody does.
    pub fn is_of(&self, owner: &str) -> bool {
        let names = |text| each_named(text, self.lang).into_iter().map(|(key, _)| key);
        let mut asked = names(owner).peekable();
        let both = [&self.who, &self.owner].map(Clean::as_str);
        let own: Vec<String> = both.into_iter().flat_map(names).collect();
        if asked.peek().is_none() {
            return own.is_empty();
        }
        asked.any(|asked| own.contains(&asked))
    }

    /// Whether it is an action of this client, by [`Earlier::clients`].
    pub fn is_for(&self, client: &Clean) -> bool {
        client_key(self.client.as_str()) == client_key(client.as_str())
    }
}

impl Earlier {
    /// The open actions of all clients: by client, those of no client last, then by the day they are due, those without
    /// a day last.
    pub fn all_open(&self) -> Vec<OpenAction> {
        let mut clients: BTreeMap<String, Vec<&Past>> = BTreeMap::new();
        for past in &self.sessions {
            let key = client_key(past.client.as_str());
            clients.entry(key).or_default().push(past);
        }
        let mut groups: Vec<(String, Vec<&Past>)> = clients.into_iter().collect();
        groups.sort_by_key(|(key, _)| key.is_empty());
        let of_group = |(_, sessions): (String, Vec<&Past>)| {
            let name = sessions.first().map(|newest| newest.client.clone());
            let name = name.unwrap_or_default();
            let mut rosters: BTreeMap<&str, Roster<'_>> = BTreeMap::new();
            let open = super::open_among(&sessions).into_iter();
            let open = open.map(|(holder, action)| {
                let past = agreed_in(&sessions, holder, action);
                let roster = rosters.entry(&past.session);
                let roster = roster.or_insert_with(|| Roster::new(&past.people, past.lang));
                open_action(&name, past, roster, action)
            });
            let mut open: Vec<OpenAction> = open.collect();
            open.sort_by_key(|action| {
                let day = (action.when.is_none(), action.when);
                (day, -action.held, action.session.clone(), action.item)
            });
            open
        };
        groups.into_iter().flat_map(of_group).collect()
    }

    /// The clients that somebody may mean by a name, whatever its capitals, accents and blanks: the one of that name, or
    /// else all whose names hold each of its words. An empty name means the sessions without a client.
    pub fn clients(&self, asked: &str) -> Vec<Clean> {
        let mut all: BTreeMap<String, Clean> = BTreeMap::new();
        for past in &self.sessions {
            let key = client_key(past.client.as_str());
            all.entry(key).or_insert_with(|| past.client.clone());
        }
        if let Some(same) = all.remove(&client_key(asked)) {
            return vec![same];
        }
        let words = folded(asked);
        let words: Vec<&str> = words.split_whitespace().collect();
        let holds = |name: &Clean| {
            let name = folded(name.as_str());
            !words.is_empty() && words.iter().all(|word| name.contains(word))
        };
        all.into_values().filter(holds).collect()
    }
}

/// The session in which an action was agreed, if it has it as it is here; otherwise the one it was found in.
fn agreed_in<'a>(sessions: &[&'a Past], holder: &'a Past, action: &PastAction) -> &'a Past {
    let is_same = |other: &PastAction| {
        other.session == action.session
            && other.item == action.item
            && other.content.label == action.content.label
    };
    let agreed = sessions
        .iter()
        .find(|past| past.session == action.session && past.actions.iter().any(is_same));
    agreed.copied().unwrap_or(holder)
}

fn open_action(
    client: &Clean,
    past: &Past,
    roster: &Roster<'_>,
    action: &PastAction,
) -> OpenAction {
    let who = Clean::line(action.text(action::WHO).as_str());
    let owner = roster.in_full(who.as_str());
    OpenAction {
        owner: owner.map_or_else(|| who.clone(), |owner| Clean::line(&owner)),
        who,
        client: client.clone(),
        session: past.session.clone(),
        title: past.title.clone(),
        held: past.started,
        lang: past.lang,
        item: action.item,
        what: Clean::line(&action.content.label),
        when: action.day(),
    }
}
