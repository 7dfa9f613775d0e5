//! What each step brought: what was collected, scored and voted.

use super::actions::capital;
use super::{Align, Bar, Bars, Block, Card, Column, Entry, Section, Source, Table};
use crate::domain::event::{Fields, Value};
use crate::domain::results::collect::{CollectResults, Counts, NumberStats, Numbers};
use crate::domain::results::{StepResults, percent};
use crate::domain::workshop::{Field, FieldKind, Kind, Step};
use crate::export::{Audience, PERMISSION};

/// Items shown with a step's results; more of them go to the appendix.
pub(super) const MOST_SHOWN: usize = 20;
/// Columns of text a table can have and still be read.
const WIDEST_TABLE: usize = 3;

impl Source<'_> {
    /// The results of one step; empty where there is nothing to tell.
    pub(super) fn step(&self, place: usize) -> Section {
        let Some((script, _)) = self.state().step(place) else {
            return Section::default();
        };
        let blocks = match (
            &script.kind,
            self.results.get(place).and_then(Option::as_ref),
        ) {
            (_, Some(StepResults::Collect(found))) => self.collected(script, found),
            (Kind::Rate(rate), Some(StepResults::Rate(found))) => self.rated(rate, found),
            (_, Some(StepResults::Vote(found))) => self.voted(script, found),
            (Kind::Detail(detail), Some(StepResults::Detail(found))) => {
                self.detailed(script, detail, found)
            }
            (Kind::Cascade(cascade), Some(StepResults::Cascade(found))) => {
                self.cascaded(cascade, found)
            }
            _ => Vec::new(),
        };
        let mut section = Section {
            title: script.title.get(self.lang()).to_owned(),
            blocks,
            ..Section::default()
        };
        if let Some(prompt) = script.prompt.as_ref().filter(|_| !section.is_empty()) {
            section
                .blocks
                .insert(0, Block::Question(prompt.get(self.lang()).to_owned()));
        }
        section
    }

    fn collected(&self, script: &Step, found: &CollectResults) -> Vec<Block> {
        if found.items.is_empty() {
            return Vec::new();
        }
        let fields = self.told(script);
        let mut blocks = self.counted(&fields, &found.counts);
        blocks.extend(self.numbers(&fields, &found.numbers));
        let mut rows: Vec<(&str, &Fields)> =
            found.items.iter().map(|item| ("", &item.fields)).collect();
        if rows.len() > MOST_SHOWN {
            blocks.push(Block::Small(
                self.words
                    .with("summary-in-appendix", &[("n", rows.len().into())]),
            ));
        } else {
            rows.sort_by_key(|(_, row)| choice_place(&fields, row));
            blocks.push(self.rows("", &fields, &rows));
        }
        blocks
    }

    /// The fields of a step that tell the reader something; whether a story may be told does not.
    pub(super) fn told<'s>(&self, script: &'s Step) -> Vec<&'s Field> {
        let is_told =
            |field: &&Field| self.view.audience == Audience::Facilitator || field.id != PERMISSION;
        script.kind.fields().into_iter().filter(is_told).collect()
    }

    /// The options of each choice field as bars, where anything was chosen.
    pub(super) fn counted(&self, fields: &[&Field], counts: &Counts) -> Vec<Block> {
        let mut blocks = Vec::new();
        for field in fields {
            let (FieldKind::Choice(options), Some(of)) = (&field.kind, counts.get(&field.id))
            else {
                continue;
            };
            let total: u32 = of.values().sum();
            // One of each says no more than the list itself.
            if of.values().all(|n| *n < 2) {
                continue;
            }
            let bar = |id: &str, label: &str| {
                let n = of.get(id).copied().unwrap_or(0);
                let length = f64::from(n) / f64::from(total);
                let value = self.words.with(
                    "summary-of",
                    &[
                        ("n", n.into()),
                        ("share", percent(length, self.words).into()),
                    ],
                );
                Bar {
                    label: label.to_owned(),
                    length,
                    value,
                    yardstick: None,
                }
            };
            let bars = options
                .iter()
                .map(|option| bar(&option.id, option.label.get(self.lang())));
            blocks.push(Block::Bars(Bars {
                title: capital(field.label.get(self.lang())),
                value: self.word("summary-count"),
                yardstick: None,
                bars: bars.collect(),
            }));
        }
        blocks
    }

    /// The figures of each number field in a sentence.
    pub(super) fn numbers(&self, fields: &[&Field], numbers: &Numbers) -> Vec<Block> {
        let said = fields
            .iter()
            .filter_map(|field| self.number(field, numbers.get(&field.id)?));
        said.map(Block::Text).collect()
    }

    fn number(&self, field: &Field, stats: &NumberStats) -> Option<String> {
        let say = |number: f64| self.value(field, &Value::Number(number)).into();
        // One number is in the list already, and it is its own mean.
        if stats.n < 2 {
            return None;
        }
        let args = [
            ("field", capital(field.label.get(self.lang())).into()),
            ("mean", say(stats.mean?)),
            ("median", say(stats.median?)),
            ("min", say(stats.min?)),
            ("max", say(stats.max?)),
            ("n", stats.n.into()),
        ];
        Some(self.words.with("summary-number", &args))
    }

    /// Rows of fields in the plainest form that holds them: a list, a table, or cards where there is much text.
    pub(super) fn rows(
        &self,
        item_title: &str,
        fields: &[&Field],
        rows: &[(&str, &Fields)],
    ) -> Block {
        let is_used = |field: &&&Field| rows.iter().any(|(_, row)| row.contains_key(&field.id));
        let used: Vec<&Field> = fields.iter().filter(is_used).copied().collect();
        let cell = |field: &Field, row: &Fields| {
            row.get(&field.id)
                .map(|value| self.value(field, value))
                .unwrap_or_default()
        };
        let texts = used
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Person))
            .count();
        let has_names = rows.iter().any(|(name, _)| !name.is_empty());
        if let ([only], false) = (used.as_slice(), has_names) {
            let entries = rows.iter().map(|(_, row)| Entry {
                text: cell(only, row),
                by: None,
            });
            return Block::List(
                entries
                    .filter(|entry| !entry.text.trim().is_empty())
                    .collect(),
            );
        }
        if texts + usize::from(has_names) > WIDEST_TABLE {
            let (first, rest) = if has_names {
                (None, used.as_slice())
            } else {
                (used.first(), used.get(1..).unwrap_or_default())
            };
            let line = |field: &&Field, row: &Fields| {
                (capital(field.label.get(self.lang())), cell(field, row))
            };
            let card = |(name, row): &(&str, &Fields)| Card {
                title: first.map_or_else(|| (*name).to_owned(), |field| cell(field, row)),
                lines: rest
                    .iter()
                    .map(|field| line(field, row))
                    .filter(|(_, said)| !said.trim().is_empty())
                    .collect(),
            };
            return Block::Cards(
                rows.iter()
                    .map(card)
                    .filter(|card| !card.lines.is_empty() || first.is_some())
                    .collect(),
            );
        }
        let names = has_names.then(|| Column {
            title: item_title.to_owned(),
            align: Align::Left,
        });
        let columns = used.iter().map(|field| Column {
            title: capital(field.label.get(self.lang())),
            align: if matches!(field.kind, FieldKind::Number { .. }) {
                Align::Right
            } else {
                Align::Left
            },
        });
        let cells = |(name, row): &(&str, &Fields)| {
            let name = has_names.then(|| (*name).to_owned());
            name.into_iter()
                .chain(used.iter().map(|field| cell(field, row)))
                .collect()
        };
        Block::Table(Table {
            columns: names.into_iter().chain(columns).collect(),
            rows: rows.iter().map(cells).collect(),
        })
    }
}

/// Where a row's first choice stands among the options of its field, so that rows of one kind stand together.
fn choice_place(fields: &[&Field], row: &Fields) -> usize {
    let options = fields.iter().find_map(|field| match &field.kind {
        FieldKind::Choice(options) => Some((field, options)),
        _ => None,
    });
    let Some((field, options)) = options else {
        return 0;
    };
    let chosen = match row.get(&field.id) {
        Some(Value::Choice(id)) => options.iter().position(|option| option.id == *id),
        _ => None,
    };
    chosen.unwrap_or(options.len())
}
