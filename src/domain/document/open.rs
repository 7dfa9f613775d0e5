//! The open actions of all sessions as a page: a table for each client.

use chrono::NaiveDate;

use super::section::{Block, Section};
use super::table::{Column, Table};
use super::{Document, capital, weekday_and_day};
use crate::domain::carry::OpenAction;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;

/// A list of open actions, and what it is about.
#[derive(Clone, Debug)]
pub struct ActionList {
    /// The language it is written in.
    pub lang: Lang,
    /// The day it is made, by which actions are overdue.
    pub today: NaiveDate,
    /// Minutes east of UTC where it is made.
    pub offset: i32,
    /// The client it is about, as that was asked for; `None` for all of them.
    pub client: Option<Clean>,
    /// Whose actions it has, as that was asked for; `None` for everyone's.
    pub owner: Option<Clean>,
    /// How many sessions are left out because their files are damaged.
    pub damaged: usize,
    /// The actions, those of one client after each other.
    pub actions: Vec<OpenAction>,
}

impl ActionList {
    /// What it is about: pairs of a name and what it stands for.
    pub fn cover(&self) -> Vec<(String, String)> {
        let words = Words::of(self.lang);
        let named = |key: &str, name: &Clean, without: &str| {
            let name = if name.is_blank() {
                words.get(without).into_owned()
            } else {
                name.to_string()
            };
            (words.get(key).into_owned(), name)
        };
        let day = weekday_and_day(self.today, words);
        let mut cover = vec![(words.get("summary-date").into_owned(), day)];
        let client = self.client.as_ref();
        cover.extend(client.map(|it| named("summary-client", it, "actions-without-client")));
        let owner = self.owner.as_ref();
        cover.extend(owner.map(|it| named("actions-owner", it, "summary-no-owner")));
        cover
    }

    /// How many there are, and how many are overdue, in a sentence.
    pub fn count(&self) -> String {
        let overdue = self.actions.iter().filter(|it| it.is_overdue(self.today));
        let args = [
            ("n", self.actions.len().into()),
            ("overdue", overdue.count().into()),
        ];
        Words::of(self.lang).with("actions-count", &args)
    }

    /// How many sessions are left out, in a sentence; `None` if none are.
    pub fn left_out(&self) -> Option<String> {
        let args = [("n", self.damaged.into())];
        (self.damaged > 0).then(|| Words::of(self.lang).with("carry-damaged", &args))
    }
}

/// A list of open actions as a page.
pub fn open_actions(list: &ActionList) -> Document {
    let words = Words::of(list.lang);
    let by_client = list.actions.chunk_by(|one, next| one.is_for(&next.client));
    let left_out = list
        .left_out()
        .map(|said| Section::of(vec![Block::Small(said)]));
    Document {
        lang: list.lang,
        created: None,
        title: words.get("actions-title").into_owned(),
        cover: list.cover(),
        headline: vec![list.count()],
        unmeasured: Vec::new(),
        first: by_client
            .map(|actions| of_client(list, actions, words))
            .chain(left_out)
            .collect(),
        rest: Vec::new(),
        appendix: Vec::new(),
    }
}

fn of_client(list: &ActionList, actions: &[OpenAction], words: &Words) -> Section {
    let name = actions.first().map(|action| &action.client);
    let name = name.filter(|name| !name.is_blank()).map(Clean::to_string);
    let name = name.unwrap_or_else(|| capital(&words.get("actions-without-client")));
    let columns = [
        "action-what",
        "action-who",
        "action-when",
        "actions-session",
    ];
    let row = |action: &OpenAction| {
        let who = if action.who.is_blank() {
            words.get("summary-no-owner").into_owned()
        } else {
            action.owner.to_string()
        };
        vec![
            action.what.to_string(),
            who,
            due(action, list.today, words),
            held(action, list.offset, words),
        ]
    };
    let table = Table {
        columns: columns
            .map(|key| Column::left(&capital(&words.get(key))))
            .into(),
        rows: actions.iter().map(row).collect(),
    };
    Section {
        title: name,
        ..Section::of(vec![Block::Table(table)])
    }
}

/// The day an action is due, in words, and whether that has passed.
pub fn due(action: &OpenAction, today: NaiveDate, words: &Words) -> String {
    let Some(day) = action.when else {
        return words.get("summary-no-date").into_owned();
    };
    let day = weekday_and_day(day, words);
    if action.is_overdue(today) {
        words.with("actions-overdue-since", &[("day", day.into())])
    } else {
        day
    }
}

/// The workshop an action is from, and the day it was held where the clock is `offset` minutes east of UTC.
pub fn held(action: &OpenAction, offset: i32, words: &Words) -> String {
    match action.held_on(offset) {
        Some(day) => format!("{}, {}", action.title, weekday_and_day(day, words)),
        None => action.title.clone(),
    }
}
