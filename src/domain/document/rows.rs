//! Items with their fields, in the plainest form that holds them: a list, a table or cards. If a choice divides them,
//! they are in groups.

use super::actions::capital;
use super::counts::{chose, options};
use super::section::{Block, Card, Entry, Section};
use super::source::Source;
use super::table::{Align, Column, Table};
use crate::domain::event::Fields;
use crate::domain::workshop::{Field, FieldKind};

/// The most columns of text a table can have and still be read.
const WIDEST_TABLE: usize = 3;
/// The fewest rows that are put into groups; fewer are seen at a glance.
const FEWEST_GROUPED: usize = 4;

impl Source<'_> {
    /// Adds the rows to the section, in groups if that says more. So many that they go to the appendix are only
    /// mentioned.
    pub(super) fn put_rows(
        &self,
        section: &mut Section,
        item_title: &str,
        fields: &[&Field],
        rows: &[(&str, &Fields)],
    ) {
        if rows.len() > self.most {
            let args = [("n", rows.len().into())];
            let said = self.words.with("summary-in-appendix", &args);
            section.blocks.push(Block::Small(said));
        } else if let Some(groups) = self.groups(item_title, fields, rows) {
            section.parts.extend(groups);
        } else {
            section.blocks.push(self.rows(item_title, fields, rows));
        }
    }

    /// The rows in groups by the option of their first choice field, which then need not be repeated. `None` if it
    /// divides nothing.
    pub(super) fn groups(
        &self,
        item_title: &str,
        fields: &[&Field],
        rows: &[(&str, &Fields)],
    ) -> Option<Vec<Section>> {
        let by = fields.iter().find(|field| options(field).is_some())?;
        let others: Vec<&Field> = fields.iter().filter(|f| f.id != by.id).copied().collect();
        let holds_more = rows.iter().any(|(name, row)| {
            !name.is_empty() || others.iter().any(|field| row.contains_key(&field.id))
        });
        if rows.len() < FEWEST_GROUPED || !holds_more {
            return None;
        }
        let group = |title: String, mut of: Vec<(&str, &Fields)>| {
            of.sort_by_cached_key(|(_, row)| choice_place(&others, row));
            Section {
                title,
                blocks: vec![self.rows(item_title, &others, &of)],
                ..Section::default()
            }
        };
        let options = options(by)?;
        let mut groups = Vec::new();
        for option in options {
            let of = rows.iter().filter(|(_, row)| chose(row, by, &option.id));
            let of: Vec<_> = of.copied().collect();
            if !of.is_empty() {
                groups.push(group(capital(option.label.get(self.lang())), of));
            }
        }
        let is_in_none = |row: &Fields| !options.iter().any(|option| chose(row, by, &option.id));
        let rest: Vec<_> = rows
            .iter()
            .filter(|(_, row)| is_in_none(row))
            .copied()
            .collect();
        if !rest.is_empty() {
            groups.push(group(self.word("summary-not-said"), rest));
        }
        (groups.len() > 1 && groups.len() < rows.len()).then_some(groups)
    }

    /// The rows in the plainest form that holds them: a list, a table, or cards if there is much text.
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
            .filter(|field| {
                matches!(
                    field.kind,
                    FieldKind::Text | FieldKind::Person | FieldKind::Role
                )
            })
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

/// The index of a row's first choice among the options of its field, so that rows with the same choice can stand
/// together.
pub(super) fn choice_place(fields: &[&Field], row: &Fields) -> usize {
    let found = fields
        .iter()
        .find_map(|field| Some((field, options(field)?)));
    let Some((field, options)) = found else {
        return 0;
    };
    let chosen = options
        .iter()
        .position(|option| chose(row, field, &option.id));
    chosen.unwrap_or(options.len())
}
