//! What was filled in for each item: tests passed, counts, times, and the rest as a table or cards.

use super::counts::options;
use super::{Bar, Bars, Block, Section, Source};
use crate::domain::event::{Fields, ItemId, Value};
use crate::domain::results::detail::{
    DEDICATION, DetailResults, Detailed, PEOPLE, is_passed, is_test,
};
use crate::domain::select;
use crate::domain::text::{Clean, Text};
use crate::domain::workshop::{Detail, Field, FieldKind, Selector};

/// Fields that weigh an amount of time.
const WEIGHTS: [&str; 2] = [PEOPLE, DEDICATION];
/// The id of the made-up field that names the tests an item did not pass.
const NOT_PASSED: &str = "not-passed";

impl Source<'_> {
    /// What was filled in; nothing where nothing was.
    pub(super) fn detailed(&self, place: usize, detail: &Detail, found: &DetailResults) -> Section {
        let is_filled = |item: &&Detailed| !item.fields.is_empty();
        let filled: Vec<&Detailed> = found.items.iter().filter(is_filled).collect();
        if filled.is_empty() {
            return Section::default();
        }
        let fields = self.told(place);
        let fields: Vec<&Field> = fields.iter().collect();
        let has_times = found.durations.values().any(|spans| spans.len() > 1);
        let of_times = |field: &Field| {
            field.kind == FieldKind::Duration || WEIGHTS.contains(&field.id.as_str())
        };
        // One yes-or-no question is a choice like any other; several are tests with a score.
        let tests: Vec<&Field> = fields.iter().filter(|f| is_test(f)).copied().collect();
        let tests = if tests.len() > 1 { tests } else { Vec::new() };
        // People and dedication are part of the times; a mean of them says nothing.
        let is_told = |field: &&Field| !(has_times && of_times(field) || tests.contains(field));
        let told: Vec<&Field> = fields.iter().copied().filter(is_told).collect();
        let mut section = Section::of(self.scored(&tests, &filled));
        section.blocks.extend(self.counted(&told, &found.counts));
        section.blocks.extend(self.carried(&told, &filled));
        section.blocks.extend(self.numbers(&told, &found.numbers));
        section.blocks.extend(self.clocks(&fields, detail, found));
        let says_more = |item: &Detailed| told.iter().any(|f| item.fields.contains_key(&f.id));
        if tests.is_empty() && !filled.iter().any(|item| says_more(item)) {
            return section;
        }
        self.put_details(place, &mut section, (&told, &tests), &filled);
        section
    }

    /// The items with what was filled in, under the choice their selector took them by, and with the tests they failed.
    fn put_details(
        &self,
        place: usize,
        section: &mut Section,
        (told, tests): (&[&Field], &[&Field]),
        filled: &[&Detailed],
    ) {
        let side = self.taken_per(place);
        let failed = Field {
            id: NOT_PASSED.to_owned(),
            label: Text::plain(&self.word("summary-not-passed")),
            kind: FieldKind::Text,
            required: false,
        };
        let mut rows: Vec<(&str, Fields)> = Vec::new();
        for item in filled {
            let mut row = item.fields.clone();
            if let Some(side) = &side {
                let own = select::fields(self.state(), place, &item.item).remove(&side.id);
                row.extend(own.map(|value| (side.id.clone(), value)));
            }
            if !tests.is_empty() {
                let failed = self.failed(tests, &item.fields);
                row.insert(NOT_PASSED.to_owned(), Value::Text(Clean::line(&failed)));
            }
            rows.push((&item.label, row));
        }
        let mut fields: Vec<&Field> = side.iter().collect();
        fields.extend((!tests.is_empty()).then_some(&failed));
        fields.extend(told);
        let rows: Vec<(&str, &Fields)> = rows.iter().map(|(name, row)| (*name, row)).collect();
        self.put_rows(section, &self.word("summary-item"), &fields, &rows);
    }

    /// The choice by which the step's selector took so many items each.
    fn taken_per(&self, place: usize) -> Option<Field> {
        let step = self.state().workshop().steps.get(place)?;
        let per = match step.input.as_ref()? {
            Selector::Top { per, .. } | Selector::Bottom { per, .. } => per.as_ref()?,
            _ => return None,
        };
        let mut before = (0..place).rev().flat_map(|place| self.told(place));
        before.find(|field| field.id == *per && options(field).is_some())
    }

    /// Items by the tests they passed, most first, and tests by how many passed them, fewest first.
    fn scored(&self, tests: &[&Field], filled: &[&Detailed]) -> Vec<Block> {
        if tests.is_empty() {
            return Vec::new();
        }
        let bar = |label: &str, passed: usize, of: usize| {
            let args = [("n", passed.into()), ("k", of.into())];
            Bar {
                label: label.to_owned(),
                length: part(passed, of),
                value: self.words.with("summary-passed", &args),
                yardstick: None,
            }
        };
        let by_item = filled.iter().map(|item| {
            let passed = tests.iter().filter(|test| is_passed(&item.fields, test));
            bar(&item.label, passed.count(), tests.len())
        });
        let by_test = tests.iter().map(|test| {
            let passed = filled.iter().filter(|item| is_passed(&item.fields, test));
            bar(test.label.get(self.lang()), passed.count(), filled.len())
        });
        let (mut items, mut tests): (Vec<Bar>, Vec<Bar>) = (by_item.collect(), by_test.collect());
        items.sort_by(|a, b| b.length.total_cmp(&a.length));
        tests.sort_by(|a, b| a.length.total_cmp(&b.length));
        let bars = |title: &str, value: &str, bars: Vec<Bar>| {
            Block::Bars(Bars {
                title: self.word(title),
                value: self.word(value),
                yardstick: None,
                bars,
            })
        };
        vec![
            bars("summary-item", "summary-tests-passed", items),
            bars("summary-test", "summary-passed-by", tests),
        ]
    }

    fn failed(&self, tests: &[&Field], row: &Fields) -> String {
        let failed = tests
            .iter()
            .filter(|test| row.contains_key(&test.id) && !is_passed(row, test));
        let names: Vec<&str> = failed
            .map(|test| short(test.label.get(self.lang())))
            .collect();
        if names.is_empty() {
            self.word("summary-none")
        } else {
            names.join(", ")
        }
    }

    /// Numbers the items themselves carry, added up per option of the first choice made of them here.
    fn carried(&self, told: &[&Field], filled: &[&Detailed]) -> Option<Block> {
        let choice = told.iter().find(|field| options(field).is_some())?;
        let row_of = |item: &Detailed| match &item.item {
            ItemId::Row(row) => self.state().rows.get(row),
            _ => None,
        };
        let source = filled.iter().find_map(|item| row_of(item))?.step;
        let fields = self.told(source);
        let number = fields
            .iter()
            .find(|f| matches!(f.kind, FieldKind::Number { .. }))?;
        let number_of = |item: &Detailed| match row_of(item)?.fields.get(&number.id)? {
            Value::Number(number) => Some(*number).filter(|number| number.is_finite()),
            _ => None,
        };
        let rows: Vec<_> = filled
            .iter()
            .map(|item| (number_of(item), &item.fields))
            .collect();
        self.summed(number, choice, &rows)
    }
}

/// A test's name, without what follows the colon.
fn short(label: &str) -> &str {
    label.split(':').next().unwrap_or(label)
}

fn part(passed: usize, of: usize) -> f64 {
    let number = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    number(passed) / number(of.max(1))
}
