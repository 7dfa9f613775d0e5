//! What earlier sessions hand on: their lists, from which items can be taken, and their actions, to look back on.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::event::{Event, Fields, ItemId, Origin, Outcome, Person, Reviewed, Stamped, Value};
use super::select;
use super::session::{ActionHistory, Session, State};
use super::text::{Clean, Lang, folded};
use super::workshop::{Choice, Field, FieldId, FieldKind, Kind, PERMISSION, StepIndex, action};

mod open;

pub use open::OpenAction;

/// What is known of earlier sessions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// The sessions that could be read, newest first.
    pub sessions: Vec<Past>,
    /// How many sessions were left out because their files are damaged.
    pub damaged: usize,
}

/// What an earlier session hands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The id of the session.
    pub session: String,
    /// The title of its workshop, in the language of the session.
    pub title: String,
    /// The language of the session.
    pub lang: Lang,
    /// The name of the client; may be empty.
    pub client: Clean,
    /// The name of the group; may be empty.
    pub group: Clean,
    /// When it began, in milliseconds since 1970 UTC.
    pub started: i64,
    /// Who was in the room, by name, where that was typed.
    pub people: Arc<Vec<Person>>,
    /// Its lists that have items in them, in the order of its steps.
    pub lists: Vec<ItemList>,
    /// The actions agreed on in it.
    pub actions: Vec<PastAction>,
    /// Actions that were settled in it, of still earlier sessions and of its own: the ids of the session and of the item.
    settled: BTreeSet<(String, u32)>,
}

/// A list of an earlier session.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemList {
    /// The title of the step the list is from.
    pub title: String,
    /// The items, in the order of the list.
    pub items: Vec<PastItem>,
}

/// An item of an earlier session that needs nothing else of it: where it named another item, it now has that item's
/// words.
#[derive(Clone, Debug, PartialEq)]
pub struct PastItem {
    /// What the item is called.
    pub label: String,
    /// Its fields, filled in.
    pub fields: Fields,
    /// The ids of the fields that say who; names may only go into such fields.
    pub names: Vec<FieldId>,
    /// Whether the item may be told further.
    pub may_be_told: bool,
}

/// An action of an earlier session.
#[derive(Clone, Debug, PartialEq)]
pub struct PastAction {
    /// The id of the session in which it was agreed. An action that was copied from another session is that session's.
    pub session: String,
    /// Its id in that session.
    pub item: u32,
    /// Where it was first agreed, which is an earlier session if it was carried on.
    pub origin: Origin,
    /// What is to be done, by whom and when.
    pub content: PastItem,
}

impl Past {
    /// What a session hands on to later ones.
    pub fn of(session: &Session) -> Self {
        let state = session.state();
        let lists = state.steps.indices().filter_map(|index| list(state, index));
        let copied = copied(session.log());
        let own = state.settled.keys();
        let own = own.map(|row| (agreed_in(state, &copied, *row).to_owned(), *row));
        let reviewed = state.reviewed.iter();
        let settled = reviewed.map(|past| (past.session.clone(), past.item));
        Self {
            session: state.opened.session.clone(),
            title: state.workshop().title.get(state.lang()).to_owned(),
            lang: state.lang(),
            client: state.opened.client.clone(),
            group: state.opened.group.clone(),
            started: session.held_at(),
            people: Arc::clone(&state.listed.people),
            lists: lists.collect(),
            actions: actions(state, &copied),
            settled: settled.chain(own).collect(),
        }
    }
}

fn list(state: &State, index: StepIndex) -> Option<ItemList> {
    let (step, part) = state.step(index)?;
    let items: Vec<PastItem> = part
        .order
        .iter()
        .filter_map(|row| past_item(state, *row))
        .collect();
    (!items.is_empty()).then(|| ItemList {
        title: step.title.get(state.lang()).to_owned(),
        items,
    })
}

/// The sessions that this one began as a copy of, each with the first item id that was not copied from it.
fn copied(log: &[Stamped]) -> Vec<(u32, &str)> {
    let mut next = 0;
    let mut copied = Vec::new();
    for stamped in log {
        match &stamped.event {
            Event::ItemsAdded { first, rows, .. } => {
                let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                next = next.max(first.saturating_add(count));
            }
            Event::ItemSplit { id, .. } => next = next.max(id.saturating_add(1)),
            Event::ActionReviewed(Reviewed {
                carried: Some(carried),
                ..
            }) => next = next.max(carried.id.saturating_add(1)),
            Event::Branched { session, .. } => copied.push((next, session.as_str())),
            _ => {}
        }
    }
    copied
}

/// The id of the session in which an item was made: this one, or one it began as a copy of.
fn agreed_in<'a>(state: &'a State, copied: &[(u32, &'a str)], row: u32) -> &'a str {
    let mut others = copied.iter();
    let other = others.find(|(until, _)| row < *until);
    other.map_or(state.opened.session.as_str(), |(_, session)| session)
}

fn actions(state: &State, copied: &[(u32, &str)]) -> Vec<PastAction> {
    let steps = state.workshop().steps.iter().zip(&state.steps);
    let rows = steps
        .filter(|(step, _)| matches!(step.kind, Kind::Actions(_)))
        .flat_map(|(_, part)| &part.order);
    let action = |row: &u32| {
        let session = agreed_in(state, copied, *row);
        Some(PastAction {
            session: session.to_owned(),
            item: *row,
            origin: origin(state, session, *row),
            content: past_item(state, *row)?,
        })
    };
    rows.filter_map(action).collect()
}

/// The day an action is due; `None` if it has none.
fn day(fields: &Fields) -> Option<NaiveDate> {
    match fields.get(action::WHEN) {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

/// Where an action was first agreed, which was in `session` if nothing else is known.
fn origin(state: &State, session: &str, row: u32) -> Origin {
    let history = state.actions.of(row);
    let known_as = history.map(|history| history.known_as(&state.opened.session));
    let (first, item) = known_as.unwrap_or((session, row));
    Origin {
        session: first.to_owned(),
        item,
        sequence: history.map_or(0, ActionHistory::sequence),
        day: state.rows.get(&row).and_then(|row| day(&row.fields)),
    }
}

fn past_item(state: &State, row: u32) -> Option<PastItem> {
    let stored = state.rows.get(&row)?;
    let (step, _) = state.step(stored.step)?;
    let known = step.kind.fields();
    let names_item = |id: &str| {
        let field = known.iter().find(|field| field.id == id);
        field.is_some_and(|field| matches!(field.kind, FieldKind::ChoiceOf(_)))
    };
    let by_itself = |(id, value): (&String, &Value)| {
        let value = match value {
            Value::Choice(item) if names_item(id) => words_of(state, item)?,
            value => value.clone(),
        };
        Some((id.clone(), value))
    };
    Some(PastItem {
        label: select::label(state, &ItemId::Row(row)),
        names: known
            .iter()
            .filter(|field| field.kind == FieldKind::Person)
            .map(|field| field.id.clone())
            .collect(),
        may_be_told: select::may_be_told(state, row),
        fields: stored.fields.iter().filter_map(by_itself).collect(),
    })
}

/// The words of another item, if that item may be told further.
fn words_of(state: &State, item: &str) -> Option<Value> {
    let item: ItemId = item.parse().ok()?;
    let is_kept = matches!(&item, ItemId::Row(row) if !select::may_be_told(state, *row));
    (!is_kept).then(|| Value::Text(Clean::line(&select::label(state, &item))))
}

impl Earlier {
    /// The sessions that have lists, for a session of `client`: first the client's own, then the others, newest first
    /// in each.
    pub fn with_lists(&self, client: &str) -> Vec<&Past> {
        let mut found: Vec<&Past> = self
            .sessions
            .iter()
            .filter(|past| !past.lists.is_empty())
            .collect();
        found.sort_by_key(|past| (!is_same_client(past.client.as_str(), client), -past.started));
        found
    }

    /// Who was in the room of the newest session of this client and group that knows it. A client without a name has
    /// none.
    pub fn people_of(&self, client: &str, group: &str) -> Option<&Past> {
        let is_it = |past: &&Past| {
            is_same_client(past.client.as_str(), client)
                && client_key(past.group.as_str()) == client_key(group)
                && !past.people.is_empty()
        };
        self.sessions.iter().find(is_it)
    }

    /// The actions of this client's sessions that none of them has settled, those of the newest session first. A client
    /// without a name has none.
    pub fn open_actions(&self, client: &str) -> Vec<PastAction> {
        let same = |past: &&Past| is_same_client(past.client.as_str(), client);
        let ours: Vec<&Past> = self.sessions.iter().filter(same).collect();
        let open = open_among(&ours).into_iter();
        open.map(|(_, action)| action.clone()).collect()
    }
}

/// The actions of these sessions that none of them has settled, each with the session it was found in first.
fn open_among<'a>(sessions: &[&'a Past]) -> Vec<(&'a Past, &'a PastAction)> {
    let settled: BTreeSet<_> = sessions.iter().flat_map(|past| &past.settled).collect();
    let is_open = |action: &PastAction| !settled.contains(&(action.session.clone(), action.item));
    // Copies of a session have the same action, which is one action.
    let mut seen = BTreeSet::new();
    let mut is_new = |action: &PastAction| {
        let said = action.content.label.clone();
        seen.insert((action.session.clone(), action.item, said))
    };
    let of = |past: &'a Past| past.actions.iter().map(move |action| (past, action));
    let all = sessions.iter().flat_map(|past| of(past));
    let open = all.filter(|(_, action)| is_open(action));
    open.filter(|(_, action)| is_new(action)).collect()
}

/// The form in which the names of clients are compared: without capitals, accents and blanks.
fn client_key(name: &str) -> String {
    let name = folded(name);
    name.split_whitespace().collect()
}

/// Whether two names mean the same client, apart from capitals, accents and blanks. Two empty names do not.
fn is_same_client(one: &str, other: &str) -> bool {
    let one = client_key(one);
    !one.is_empty() && one == client_key(other)
}

impl PastAction {
    /// The text in one of its fields; empty if there is none.
    pub fn text(&self, field: &str) -> Clean {
        match self.content.fields.get(field) {
            Some(Value::Text(text)) => text.clone(),
            _ => Clean::default(),
        }
    }

    /// The day it is due; `None` if it has none.
    pub fn day(&self) -> Option<NaiveDate> {
        day(&self.content.fields)
    }

    /// What this session settled about it; `None` if it did not.
    pub fn outcome(&self, state: &State) -> Option<Outcome> {
        let is_this = |past: &&Reviewed| past.session == self.session && past.item == self.item;
        state.reviewed.iter().find(is_this).map(|past| past.outcome)
    }
}

/// What a step can take of an earlier item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// The fields the step has too, with their values.
    pub fields: Fields,
    /// How many answers are left out: options and numbers that the step does not have.
    pub dropped: usize,
}

/// Whether the step at `index` may take an earlier item. One that may not be told further goes only into a step that
/// asks for permission again.
pub fn may_go(state: &State, index: StepIndex, item: &PastItem) -> bool {
    let known = select::fields_of_step(state, index);
    item.may_be_told || known.iter().any(|field| field.id == PERMISSION)
}

/// What the step at `index` can take of an earlier item: the fields it has too and, if its first field is a text, what
/// the item is called.
pub fn fit(state: &State, index: StepIndex, item: &PastItem) -> Fit {
    let mut fit = Fit::default();
    let known = select::fields_of_step(state, index);
    let is_kept_from =
        |field: &Field| field.kind == FieldKind::Text && item.names.contains(&field.id);
    for field in known.iter().filter(|field| !is_kept_from(field)) {
        match item.fields.get(&field.id).map(|value| taken(field, value)) {
            Some(Taken::As(value)) => {
                fit.fields.insert(field.id.clone(), value);
            }
            Some(Taken::Unknown) => fit.dropped += 1,
            Some(Taken::OtherKind) | None => {}
        }
    }
    let first = known.first().filter(|field| {
        matches!(
            field.kind,
            FieldKind::Text | FieldKind::Person | FieldKind::Role
        )
    });
    if let Some(first) = first.filter(|_| !item.label.is_empty()) {
        let label = || Value::Text(Clean::line(&item.label));
        fit.fields.entry(first.id.clone()).or_insert_with(label);
    }
    fit
}

/// How a field takes an earlier value.
enum Taken {
    As(Value),
    /// The value is of the right kind, but the field cannot hold it.
    Unknown,
    OtherKind,
}

fn taken(field: &Field, value: &Value) -> Taken {
    let only_if = |fits: bool| {
        if fits {
            Taken::As(value.clone())
        } else {
            Taken::Unknown
        }
    };
    match (&field.kind, value) {
        (FieldKind::Text | FieldKind::Person | FieldKind::Role, Value::Text(_))
        | (FieldKind::Date, Value::Date(_))
        | (FieldKind::Duration, Value::Duration(_)) => Taken::As(value.clone()),
        (FieldKind::Choice(choices), Value::Choice(id)) => {
            only_if(choices.iter().any(|choice| choice.id == *id))
        }
        // An item that was named in another session: the item here that is called the same.
        (FieldKind::Choice(choices), Value::Text(text)) => {
            let same = |choice: &&Choice| {
                Lang::ALL
                    .iter()
                    .any(|lang| choice.label.get(*lang) == text.as_str())
            };
            let found = choices.iter().find(same);
            found.map_or(Taken::Unknown, |choice| {
                Taken::As(Value::Choice(choice.id.clone()))
            })
        }
        (FieldKind::Number { min, max, .. }, Value::Number(number)) => {
            only_if((*min..=*max).contains(number))
        }
        _ => Taken::OtherKind,
    }
}
