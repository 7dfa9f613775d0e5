//! What every table of a session is made from: the session as its audience may see it, and the words of its language.

use super::sheet::{Cell, Part, Sheet};
use crate::domain::audience::{Audience, View};
use crate::domain::document::{amount, capital};
use crate::domain::event::{Fields, ItemId, Value};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, PERMISSION, StepIndex};

/// What all tables are made from.
pub(super) struct Tables<'a> {
    pub(super) view: View<'a>,
    pub(super) words: &'static Words,
}

impl Tables<'_> {
    pub(super) fn state(&self) -> &State {
        self.view.state
    }

    pub(super) fn lang(&self) -> Lang {
        self.view.state.lang()
    }

    pub(super) fn word(&self, key: &str) -> String {
        capital(&self.words.get(key))
    }

    pub(super) fn sheet(
        &self,
        part: Part,
        title: &str,
        columns: &[&str],
        rows: Vec<Vec<Cell>>,
    ) -> Sheet {
        Sheet {
            part,
            title: self.word(title),
            columns: columns.iter().map(|key| self.word(key)).collect(),
            rows,
            numbers: Vec::new(),
        }
    }

    pub(super) fn title(&self, index: StepIndex) -> &str {
        let step = self.state().workshop().steps.get(index);
        step.map_or("", |step| step.title.get(self.lang()))
    }

    /// The fields of the step at `index` that tell a reader something.
    pub(super) fn told(&self, index: StepIndex) -> Vec<Field> {
        let everything = self.view.audience == Audience::Facilitator;
        let mut fields = self.view.fields(index);
        fields.retain(|field| everything || field.id != PERMISSION);
        fields
    }

    /// A field as the title of a column, with its unit.
    pub(super) fn heading(&self, field: &Field) -> String {
        let label = capital(field.label.get(self.lang()));
        match &field.kind {
            FieldKind::Number {
                unit: Some(unit), ..
            } => format!("{label} ({})", unit.get(self.lang())),
            _ => label,
        }
    }

    pub(super) fn cell(&self, field: &Field, row: &Fields) -> Cell {
        match (row.get(&field.id), &field.kind) {
            (None, _) => Cell::Empty,
            (Some(Value::Text(text)), _) => Cell::text(text.as_str()),
            (Some(Value::Number(number)), _) => Cell::number(*number),
            (Some(Value::Date(date)), _) => Cell::Date(*date),
            (Some(Value::Duration(time)), _) => Cell::text(amount(*time, self.words)),
            (Some(Value::Choice(id)), FieldKind::Choice(options)) => {
                let option = options.iter().find(|option| option.id == *id);
                Cell::text(option.map_or_else(
                    || Clean::line(id).to_string(),
                    |option| option.label.get(self.lang()).to_owned(),
                ))
            }
            (Some(Value::Choice(id)), _) => {
                let item = id
                    .parse()
                    .ok()
                    .filter(|item: &ItemId| !self.view.hides(item));
                Cell::text(item.map_or_else(String::new, |item| select::label(self.state(), &item)))
            }
        }
    }

    pub(super) fn kind(&self, index: StepIndex) -> Option<&Kind> {
        self.state()
            .workshop()
            .steps
            .get(index)
            .map(|step| &step.kind)
    }
}
