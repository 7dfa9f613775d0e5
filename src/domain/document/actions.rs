//! The actions of a summary: who does what, and when.

use chrono::NaiveDate;

use super::say;
use super::section::{Block, Section};
use super::source::Source;
use super::table::{Align, Column, Table};
use crate::domain::event::{Fields, Outcome};
use crate::domain::results::StepResults;
use crate::domain::results::actions::{day, owner};
use crate::domain::text::Clean;
use crate::domain::workshop::{Field, action};

/// An action that was agreed on.
struct Agreed<'a> {
    fields: &'a Fields,
    /// What became of it since; `None` while it is open.
    outcome: Option<Outcome>,
}

impl Source<'_> {
    /// The actions of all steps in one table, with who does them first.
    pub(super) fn actions(&self) -> Section {
        let mut rows: Vec<Agreed<'_>> = Vec::new();
        let mut fields: Vec<&Field> = Vec::new();
        for (index, step) in self.state().workshop().steps.indexed() {
            let Some(StepResults::Actions(found)) = self.found(index) else {
                continue;
            };
            rows.extend(found.collected.items.iter().map(|item| Agreed {
                fields: &item.fields,
                outcome: self.view.settled(&item.id),
            }));
            for field in step.kind.fields() {
                if !fields.iter().any(|known| known.id == field.id) {
                    fields.push(field);
                }
            }
        }
        let title = self.word("summary-actions");
        if rows.is_empty() {
            return Section {
                title,
                ..Section::default()
            };
        }
        let mut blocks = vec![Block::Table(self.action_table(&rows, &fields))];
        blocks.extend(self.loose_ends(&rows).map(Block::Small));
        Section {
            title,
            blocks,
            ..Section::default()
        }
    }

    /// What became of the actions of earlier sessions.
    pub(super) fn reviewed(&self) -> Section {
        let (past, open) = (self.view.reviewed(), self.view.still_open());
        let column = |key: &str| Column {
            title: capital(&self.word(key)),
            align: Align::Left,
        };
        // Sessions from before it was noted have no day.
        let is_dated = past.iter().any(|past| past.when.is_some())
            || open.iter().any(|past| past.when.is_some());
        let row = |text: &Clean, who: &Clean, when: Option<NaiveDate>, outcome: &str| {
            let who = if who.is_blank() {
                self.word("summary-no-owner")
            } else {
                who.to_string()
            };
            let outcome = self.word(&format!("outcome-{outcome}"));
            let day = |day| say::weekday_and_day(day, self.words);
            let when = is_dated.then(|| when.map(day).unwrap_or_default());
            let cells = [Some(text.to_string()), Some(who), when, Some(outcome)];
            cells.into_iter().flatten().collect()
        };
        let settled = past.iter();
        let settled =
            settled.map(|past| row(&past.text, &past.who, past.when, past.outcome.name()));
        let open = open
            .iter()
            .map(|past| row(&past.text, &past.who, past.when, "open"));
        let rows: Vec<Vec<String>> = settled.chain(open).collect();
        let is_empty = rows.is_empty();
        let when = is_dated.then_some("action-when");
        let columns = [
            Some("action-what"),
            Some("action-who"),
            when,
            Some("summary-outcome"),
        ];
        let table = Table {
            columns: columns.into_iter().flatten().map(column).collect(),
            rows,
        };
        Section {
            title: self.word("summary-reviewed"),
            blocks: if is_empty {
                Vec::new()
            } else {
                vec![Block::Table(table)]
            },
            ..Section::default()
        }
    }

    fn action_table(&self, rows: &[Agreed<'_>], fields: &[&Field]) -> Table {
        let always = [action::WHO, action::WHAT, action::WHEN];
        let is_used = |field: &Field| rows.iter().any(|row| row.fields.contains_key(&field.id));
        let first = always
            .iter()
            .filter_map(|id| fields.iter().find(|field| field.id == *id));
        let others = fields
            .iter()
            .filter(|field| !always.contains(&field.id.as_str()) && is_used(field));
        let shown: Vec<&Field> = first.chain(others).copied().collect();
        let column = |field: &&Field| Column::left(&capital(field.label.get(self.lang())));
        // What became of them since is told once something has.
        let is_settled = rows.iter().any(|row| row.outcome.is_some());
        let last = is_settled.then(|| Column::left(&capital(&self.word("summary-outcome"))));
        let cells = |row: &Agreed<'_>| {
            let own = shown
                .iter()
                .map(|field| self.action_cell(field, row.fields));
            let outcome = row.outcome.map_or("open", Outcome::name);
            let last = is_settled.then(|| self.word(&format!("outcome-{outcome}")));
            own.chain(last).collect()
        };
        Table {
            columns: shown.iter().map(column).chain(last).collect(),
            rows: rows.iter().map(cells).collect(),
        }
    }

    fn action_cell(&self, field: &Field, row: &Fields) -> String {
        match field.id.as_str() {
            action::WHO if owner(row).is_none() => self.word("summary-no-owner"),
            action::WHEN if day(row).is_none() => self.word("summary-no-date"),
            id => row
                .get(id)
                .map(|value| self.value(field, value))
                .unwrap_or_default(),
        }
    }

    /// What is missing from the actions, in a sentence: people or days. `None` if nothing is.
    fn loose_ends(&self, rows: &[Agreed<'_>]) -> Option<String> {
        let open = || rows.iter().filter(|row| row.outcome.is_none());
        let without = |test: fn(&Fields) -> bool| open().filter(|row| test(row.fields)).count();
        let (owners, dates) = (
            without(|row| owner(row).is_none()),
            without(|row| day(row).is_none()),
        );
        let said = |key: &str, n: usize| (n > 0).then(|| self.words.with(key, &[("n", n.into())]));
        let said: Vec<String> = [
            said("summary-without-owner", owners),
            said("summary-without-date", dates),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}

/// These words, beginning with a capital.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
