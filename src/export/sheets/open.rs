//! The open actions of all sessions as tables.

use super::sheet::{Cell, Part, Sheet};
use super::{Workbook, capital};
use crate::domain::carry::OpenAction;
use crate::domain::document::open::ActionList;
use crate::domain::words::Words;

impl Workbook {
    /// A list of open actions as tables: what it is about, and the actions of all clients in one.
    pub fn open_actions(list: &ActionList) -> Self {
        let words = Words::of(list.lang);
        Self {
            lang: list.lang,
            created: None,
            title: words.get("actions-title").into_owned(),
            sheets: vec![actions(list, words), about(list, words)],
        }
    }
}

fn actions(list: &ActionList, words: &Words) -> Sheet {
    let columns = [
        "summary-client",
        "action-who",
        "action-what",
        "action-when",
        "actions-overdue",
        "actions-session",
        "actions-held",
        "list-id",
    ];
    let row = |action: &OpenAction| {
        let overdue = words.get("actions-overdue");
        let overdue = if action.is_overdue(list.today) {
            &*overdue
        } else {
            ""
        };
        let day = |day: Option<_>| day.map_or(Cell::Empty, Cell::Date);
        vec![
            Cell::text(action.client.as_str()),
            Cell::text(action.owner.as_str()),
            Cell::text(action.what.as_str()),
            day(action.when),
            Cell::text(overdue),
            Cell::text(action.title.as_str()),
            day(action.held_on(list.offset)),
            Cell::text(action.session.as_str()),
        ]
    };
    Sheet {
        part: Part::Actions,
        title: capital(&words.get("summary-actions")),
        columns: columns.map(|key| capital(&words.get(key))).into(),
        rows: list.actions.iter().map(row).collect(),
        numbers: Vec::new(),
    }
}

fn about(list: &ActionList, words: &Words) -> Sheet {
    let title = (String::new(), words.get("actions-title").into_owned());
    let count = (String::new(), list.count());
    let left_out = list.left_out().map(|said| (String::new(), said));
    let lines = [title].into_iter().chain(list.cover());
    let lines = lines.chain([count]).chain(left_out);
    let row = |(name, value): (String, String)| vec![Cell::text(name), Cell::text(value)];
    Sheet {
        part: Part::Summary,
        title: capital(&words.get("sheet-summary")),
        columns: Vec::new(),
        rows: lines.map(row).collect(),
        numbers: Vec::new(),
    }
}
