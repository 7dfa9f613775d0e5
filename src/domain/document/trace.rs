//! Where the items of a step come from and what became of them: when each was said, how often it was changed, under which
//! theme, with how many dots. For the facilitator, who is asked.

use std::collections::BTreeMap;

use super::{Block, Column, Section, Source, Table};
use crate::domain::audience::Audience;
use crate::domain::event::{Event, ItemId, Moment};
use crate::domain::results::{StepResults, local};
use crate::domain::select;
use crate::domain::session::Session;
use crate::domain::workshop::StepId;

/// What happened to one item.
struct Life {
    step: StepId,
    said: Moment,
    changes: u32,
}

/// The origin of every item of the step at `place`, in its order; `None` where it has none of the room's own.
pub fn trace(session: &Session, place: usize) -> Option<Section> {
    let state = session.state();
    let source = Source::new(state, Audience::Facilitator);
    let own = state.steps.get(place)?.order.iter().copied();
    let own: Vec<ItemId> = own.map(ItemId::Row).collect();
    let items = if own.is_empty() {
        select::input(state, place)
    } else {
        own
    };
    let lives = lives(session);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for item in &items {
        if let ItemId::Row(row) = item
            && let Some(life) = lives.get(row)
        {
            rows.push(source.life(item, life));
        }
    }
    let columns = ["summary-item", "trace-said", "trace-step", "summary-theme"];
    let mut columns: Vec<Column> = columns.map(|key| Column::left(&source.word(key))).into();
    columns.extend(["summary-dots", "trace-changes"].map(|key| Column::right(&source.word(key))));
    (!rows.is_empty()).then(|| Section {
        title: source.word("trace-title"),
        blocks: vec![Block::Table(told(&Table { columns, rows }))],
        ..Section::default()
    })
}

/// The table without the columns that say nothing of any item.
fn told(table: &Table) -> Table {
    let says = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.any(|cell| !cell.is_empty())
    };
    let kept: Vec<usize> = (0..table.columns.len()).filter(|at| says(*at)).collect();
    let row = |row: &Vec<String>| kept.iter().map(|at| row[*at].clone()).collect();
    Table {
        columns: kept.iter().map(|at| table.columns[*at].clone()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// When each item was said, and how often it was changed since. What was undone counts too: it was said.
fn lives(session: &Session) -> BTreeMap<u32, Life> {
    let mut lives = BTreeMap::new();
    for stamped in session.log() {
        match &stamped.event {
            Event::ItemsAdded { step, first, rows } => {
                for row in (*first..).take(rows.len()) {
                    lives.insert(row, Life::new(step, stamped.at));
                }
            }
            Event::ThemeAdded { step, id, .. } => {
                lives.insert(*id, Life::new(step, stamped.at));
            }
            Event::ItemEdited { item, .. } => {
                if let Some(life) = lives.get_mut(item) {
                    life.changes += 1;
                }
            }
            _ => {}
        }
    }
    lives
}

impl Life {
    fn new(step: &str, said: Moment) -> Self {
        Self {
            step: step.to_owned(),
            said,
            changes: 0,
        }
    }
}

impl Source<'_> {
    fn life(&self, item: &ItemId, life: &Life) -> Vec<String> {
        let state = self.state();
        let at = local(state, life.said).map(|at| at.format("%H:%M:%S").to_string());
        let steps = &state.workshop().steps;
        let step = steps.iter().find(|step| step.id == life.step);
        let changes = match life.changes {
            0 => String::new(),
            n => n.to_string(),
        };
        vec![
            select::label(state, item),
            at.unwrap_or_default(),
            step.map_or(String::new(), |step| step.title.get(self.lang()).to_owned()),
            self.theme_of(item).unwrap_or_default(),
            self.dots_of(item).unwrap_or_default(),
            changes,
        ]
    }

    fn theme_of(&self, item: &ItemId) -> Option<String> {
        self.results.iter().flatten().find_map(|found| match found {
            StepResults::Cluster(found) => {
                let holds = |theme: &&crate::domain::results::cluster::Theme| {
                    theme.items.iter().any(|member| member.id == *item)
                };
                found
                    .themes
                    .iter()
                    .find(holds)
                    .map(|theme| theme.name.clone())
            }
            _ => None,
        })
    }

    fn dots_of(&self, item: &ItemId) -> Option<String> {
        self.results.iter().flatten().find_map(|found| match found {
            StepResults::Vote(found) => {
                let ranked = found.ranking.iter().find(|ranked| ranked.item == *item)?;
                Some(ranked.votes.to_string())
            }
            _ => None,
        })
    }
}
