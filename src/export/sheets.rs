//! A session as tables of real numbers and real dates, for programs that calculate.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::domain::audience::{Audience, View};
use crate::domain::document::{Document, amount, capital};
use crate::domain::event::{Fields, ItemId, List, Value};
use crate::domain::results::{StepResults, day, local};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, PERMISSION, action};

mod long;
mod steps;

/// All tables of a session, as one audience may see them.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The language they are in.
    pub lang: Lang,
    /// The moment the session began; never the moment of the export.
    pub created: Option<DateTime<FixedOffset>>,
    /// The title of the workshop.
    pub title: String,
    /// The tables, the shortest way to the matter first.
    pub sheets: Vec<Sheet>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is for.
    pub part: Part,
    /// What it is called.
    pub title: String,
    /// The titles of its columns; none where the first column names what stands in the second.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the session was, and the sentences that say it all.
    Summary,
    /// Who does what and when.
    Actions,
    /// What became of the actions of earlier sessions.
    Reviewed,
    /// What was decided.
    Decisions,
    /// What was parked, said word for word, and noted.
    Remarks,
    /// What the room made or filled in at one step.
    Items,
    /// What the answers at one step add up to.
    Figures,
    /// The items of all steps, a field a row.
    AllItems,
    /// The figures of all steps, a figure a row.
    AllFigures,
}

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text from people or from the script.
    Text(String),
    /// A number, unrounded.
    Number(f64),
    /// A share, 0..1.
    Share(f64),
    /// A day.
    Date(NaiveDate),
}

impl Cell {
    fn text(said: impl Into<String>) -> Self {
        let said = said.into();
        if said.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(said)
        }
    }

    fn number(number: impl Into<f64>) -> Self {
        Self::maybe(Some(number.into()))
    }

    fn maybe(number: Option<f64>) -> Self {
        number
            .filter(|number| number.is_finite())
            .map_or(Self::Empty, Self::Number)
    }

    fn share(share: Option<f64>) -> Self {
        share
            .filter(|share| share.is_finite())
            .map_or(Self::Empty, Self::Share)
    }
}

/// What the tables are made from.
struct Tables<'a> {
    view: View<'a>,
    words: &'static Words,
}

impl Workbook {
    /// The tables of a session for one audience, in the language of the session.
    pub fn new(state: &State, audience: Audience) -> Self {
        let tables = Tables {
            view: View::new(state, audience),
            words: Words::of(state.lang()),
        };
        let steps: Vec<Sheet> = (0..state.steps.len())
            .flat_map(|place| tables.step(place))
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
    fn state(&self) -> &State {
        self.view.state
    }

    fn lang(&self) -> Lang {
        self.view.state.lang()
    }

    fn word(&self, key: &str) -> String {
        capital(&self.words.get(key))
    }

    fn sheet(&self, part: Part, title: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            part,
            title: self.word(title),
            columns: columns.iter().map(|key| self.word(key)).collect(),
            rows,
        }
    }

    /// What the first page of the summary says above its decisions.
    fn summary(&self, document: &Document) -> Sheet {
        let typed = |(name, value): &(String, String)| {
            let value = if *name == self.words.get("summary-date") {
                Cell::Date(day(self.state()))
            } else if *name == self.words.get("summary-people") {
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
        self.sheet(Part::Summary, "sheet-summary", &[], rows)
    }

    /// The actions of all steps; who, what and when first.
    fn actions(&self) -> Sheet {
        let mut rows: Vec<(usize, Fields)> = Vec::new();
        let mut fields: Vec<Field> = Vec::new();
        for (place, step) in self.state().workshop().steps.iter().enumerate() {
            let Some(StepResults::Actions(found)) = self.view.results(place) else {
                continue;
            };
            let collected = found.collected.items.into_iter();
            rows.extend(collected.map(|item| (place, item.fields)));
            for field in step.kind.fields() {
                if !fields.iter().any(|known| known.id == field.id) {
                    fields.push(field.clone());
                }
            }
        }
        let always = [action::WHO, action::WHAT, action::WHEN];
        let is_used = |field: &Field| rows.iter().any(|(_, row)| row.contains_key(&field.id));
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
        let cells = |(place, row): &(usize, Fields)| {
            let cells = fields.iter().map(|field| self.cell(field, row));
            cells.chain([Cell::text(self.title(*place))]).collect()
        };
        Sheet {
            part: Part::Actions,
            title: self.word("summary-actions"),
            columns,
            rows: rows.iter().map(cells).collect(),
        }
    }

    fn reviewed(&self) -> Option<Sheet> {
        let rows: Vec<Vec<Cell>> = self
            .state()
            .reviewed
            .iter()
            .map(|past| {
                let outcome = self.word(&format!("outcome-{}", past.outcome.name()));
                vec![
                    Cell::text(past.text.as_str()),
                    Cell::text(past.who.as_str()),
                    Cell::text(outcome),
                ]
            })
            .collect();
        let columns = ["action-what", "action-who", "summary-outcome"];
        (!rows.is_empty()).then(|| self.sheet(Part::Reviewed, "summary-reviewed", &columns, rows))
    }

    fn decisions(&self) -> Sheet {
        let rows = self.state().list(List::Decision).map(|note| {
            vec![
                Cell::text(note.text.as_str()),
                Cell::text(note.by.as_str()),
                Cell::text(note.step.map(|place| self.title(place)).unwrap_or_default()),
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

    /// What was parked and said; what was noted and by whom, for the facilitator alone.
    fn remarks(&self) -> Sheet {
        let everything = self.view.audience == Audience::Facilitator;
        let lists = [
            (List::ParkingLot, "summary-parked", true),
            (List::Quote, "sheet-quote", true),
            (List::Note, "sheet-note", everything),
        ];
        let mut rows = Vec::new();
        for (list, name, _) in lists.into_iter().filter(|(_, _, told)| *told) {
            for note in self.state().list(list) {
                let by = if everything { note.by.as_str() } else { "" };
                rows.push(vec![
                    Cell::text(self.word(name)),
                    Cell::text(note.text.as_str()),
                    Cell::text(by),
                    Cell::text(note.step.map(|place| self.title(place)).unwrap_or_default()),
                ]);
            }
        }
        let columns = ["sheet-list", "sheet-remark", "sheet-by", "summary-step"];
        self.sheet(Part::Remarks, "sheet-remarks", &columns, rows)
    }

    fn title(&self, place: usize) -> &str {
        let step = self.state().workshop().steps.get(place);
        step.map_or("", |step| step.title.get(self.lang()))
    }

    /// The fields of a step that tell the reader something.
    fn told(&self, place: usize) -> Vec<Field> {
        let everything = self.view.audience == Audience::Facilitator;
        let mut fields = self.view.fields(place);
        fields.retain(|field| everything || field.id != PERMISSION);
        fields
    }

    /// A field as the title of a column, with its unit.
    fn heading(&self, field: &Field) -> String {
        let label = capital(field.label.get(self.lang()));
        match &field.kind {
            FieldKind::Number {
                unit: Some(unit), ..
            } => format!("{label} ({})", unit.get(self.lang())),
            _ => label,
        }
    }

    fn cell(&self, field: &Field, row: &Fields) -> Cell {
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

    fn kind(&self, place: usize) -> Option<&Kind> {
        self.state()
            .workshop()
            .steps
            .get(place)
            .map(|step| &step.kind)
    }
}
