//! A session as tables of real numbers and real dates, for programs that calculate.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::domain::audience::{Audience, View};
use crate::domain::document::{Document, capital};
use crate::domain::event::{Fields, List, Outcome};
use crate::domain::results::collect::Collected;
use crate::domain::results::{StepResults, day, local};
use crate::domain::session::State;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, StepIndex, action};

mod long;
mod open;
mod sheet;
mod steps;
mod tables;

pub use sheet::{Cell, Part, Sheet};
use tables::Tables;

/// All tables of a session, as one audience may see them.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The language they are written in.
    pub lang: Lang,
    /// When the session began; never the time of the export. `None` before it began.
    pub created: Option<DateTime<FixedOffset>>,
    /// The title of the workshop.
    pub title: String,
    /// The tables; those that most people look for come first.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The tables of a session for one audience, in the language of the session.
    pub fn new(state: &State, audience: Audience) -> Self {
        let tables = Tables {
            view: View::new(state, audience),
            words: Words::of(state.lang()),
        };
        let steps: Vec<Sheet> = state
            .steps
            .indices()
            .flat_map(|index| tables.step(index))
            .collect();
        let (items, figures) = (tables.all_items(&steps), tables.all_figures(&steps));
        let mut sheets = vec![
            tables.summary(&Document::new(state, audience)),
            tables.actions(),
        ];
        sheets.extend(tables.reviewed());
        sheets.push(tables.decisions());
        sheets.extend(steps);
        sheets.extend([tables.remarks(), items, figures]);
        Self {
            lang: state.lang(),
            created: state.began.and_then(|at| local(state, at)),
            title: state.workshop().title.get(state.lang()).to_owned(),
            sheets,
        }
    }
}

impl Tables<'_> {
    /// What the first page of the summary says, apart from decisions and actions.
    fn summary(&self, document: &Document) -> Sheet {
        let typed = |(name, value): &(String, String)| {
            let value = if *name == self.words.get("summary-date") {
                Cell::Date(day(self.state()))
            } else if *name == self.words.get("summary-people")
                && self.state().people_before.is_empty()
            {
                Cell::number(self.state().people)
            } else {
                Cell::text(value.as_str())
            };
            vec![Cell::text(name.as_str()), value]
        };
        let title = vec![
            Cell::text(self.word("list-workshop")),
            Cell::text(document.title.as_str()),
        ];
        let mut rows = vec![title];
        rows.extend(document.cover.iter().map(typed));
        let mut name = self.word("summary-headline");
        for sentence in &document.headline {
            rows.push(vec![
                Cell::text(std::mem::take(&mut name)),
                Cell::text(sentence.as_str()),
            ]);
        }
        let lost = self.state().lost;
        let lost = (lost > 0).then(|| self.words.with("method-lost", &[("n", lost.into())]));
        let mut name = self.word("summary-method");
        for said in lost.into_iter().chain(document.unmeasured.clone()) {
            rows.push(vec![
                Cell::text(std::mem::take(&mut name)),
                Cell::text(said),
            ]);
        }
        self.sheet(Part::Summary, "sheet-summary", &[], rows)
    }

    /// The actions of all steps; who, what and when come first.
    fn actions(&self) -> Sheet {
        let mut rows: Vec<(StepIndex, Option<Outcome>, Fields)> = Vec::new();
        let mut fields: Vec<Field> = Vec::new();
        for (index, step) in self.state().workshop().steps.indexed() {
            let Some(StepResults::Actions(found)) = self.view.measured(index).answered() else {
                continue;
            };
            let collected = found.collected.items.into_iter();
            let agreed = |item: Collected| (index, self.view.settled(&item.id), item.fields);
            rows.extend(collected.map(agreed));
            for field in step.kind.fields() {
                if !fields.iter().any(|known| known.id == field.id) {
                    fields.push(field.clone());
                }
            }
        }
        let always = [action::WHO, action::WHAT, action::WHEN];
        let is_used = |field: &Field| rows.iter().any(|(.., row)| row.contains_key(&field.id));
        let rank = |field: &Field| always.iter().position(|id| *id == field.id);
        fields.retain(|field| rank(field).is_some() || is_used(field));
        fields.sort_by_key(|field| rank(field).unwrap_or(always.len()));
        let mut columns: Vec<String> = if fields.is_empty() {
            ["action-who", "action-what", "action-when"]
                .map(|key| self.word(key))
                .into()
        } else {
            fields.iter().map(|field| self.heading(field)).collect()
        };
        columns.push(self.word("summary-step"));
        let is_settled = rows.iter().any(|(_, outcome, _)| outcome.is_some());
        columns.extend(is_settled.then(|| capital(&self.word("summary-outcome"))));
        let cells = |(index, outcome, row): &(StepIndex, Option<Outcome>, Fields)| {
            let cells = fields.iter().map(|field| self.cell(field, row));
            let outcome = outcome.map_or("open", Outcome::name);
            let last = is_settled.then(|| Cell::text(self.word(&format!("outcome-{outcome}"))));
            let step = Cell::text(self.title(*index));
            cells.chain([step]).chain(last).collect()
        };
        Sheet {
            part: Part::Actions,
            title: self.word("summary-actions"),
            columns,
            rows: rows.iter().map(cells).collect(),
            numbers: Vec::new(),
        }
    }

    fn reviewed(&self) -> Option<Sheet> {
        let row = |text: &Clean, who: &Clean, when: Option<NaiveDate>, outcome: &str| {
            let outcome = self.word(&format!("outcome-{outcome}"));
            vec![
                Cell::text(text.as_str()),
                Cell::text(who.as_str()),
                when.map_or(Cell::Empty, Cell::Date),
                Cell::text(outcome),
            ]
        };
        let (past, open) = (self.view.reviewed(), self.view.still_open());
        let settled = past.iter();
        let settled =
            settled.map(|past| row(&past.text, &past.who, past.when, past.outcome.name()));
        let open = open
            .iter()
            .map(|past| row(&past.text, &past.who, past.when, "open"));
        let rows: Vec<Vec<Cell>> = settled.chain(open).collect();
        let columns = [
            "action-what",
            "action-who",
            "action-when",
            "summary-outcome",
        ];
        (!rows.is_empty()).then(|| self.sheet(Part::Reviewed, "summary-reviewed", &columns, rows))
    }

    fn decisions(&self) -> Sheet {
        let rows = self.view.list(List::Decision).map(|note| {
            vec![
                Cell::text(note.text.as_str()),
                Cell::text(note.by.as_str()),
                Cell::text(note.step.map(|index| self.title(index)).unwrap_or_default()),
            ]
        });
        let columns = ["sheet-decision", "sheet-by", "summary-step"];
        self.sheet(
            Part::Decisions,
            "summary-decisions",
            &columns,
            rows.collect(),
        )
    }

    /// What was put aside for later and what was said; for the facilitator, also who said it and what they noted.
    fn remarks(&self) -> Sheet {
        let everything = self.view.audience == Audience::Facilitator;
        let lists = [
            (List::ParkingLot, "summary-parked"),
            (List::Quote, "sheet-quote"),
            (List::Note, "sheet-note"),
        ];
        let mut rows = Vec::new();
        for (list, name) in lists {
            for note in self.view.list(list) {
                let by = if everything { note.by.as_str() } else { "" };
                rows.push(vec![
                    Cell::text(self.word(name)),
                    Cell::text(note.text.as_str()),
                    Cell::text(by),
                    Cell::text(note.step.map(|index| self.title(index)).unwrap_or_default()),
                ]);
            }
        }
        let columns = ["sheet-list", "sheet-remark", "sheet-by", "summary-step"];
        self.sheet(Part::Remarks, "sheet-remarks", &columns, rows)
    }
}
