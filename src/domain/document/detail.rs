//! What was filled in for each item: tests passed, counts, times, and the rest as a table or cards.

use super::chart::{Bar, Bars};
use super::counts::options;
use super::section::{Block, Section};
use super::source::Source;
use crate::domain::event::{Fields, ItemId, Value};
use crate::domain::results::detail::{
    DEDICATION, DetailResults, Detailed, PEOPLE, Tests, is_passed, is_test, tests_of,
};
use crate::domain::select;
use crate::domain::text::{Clean, Text};
use crate::domain::workshop::{Detail, Field, FieldKind, Selector, StepIndex};

/// The ids of fields that weigh an amount of time.
const WEIGHTS: [&str; 2] = [PEOPLE, DEDICATION];
/// The id of a field that is made up here, and names the tests an item did not pass.
const NOT_PASSED: &str = "not-passed";

impl Source<'_> {
    /// What was filled in at the step at `index`; empty if nothing was.
    pub(super) fn detailed(
        &self,
        index: StepIndex,
        detail: &Detail,
        found: &DetailResults,
    ) -> Section {
        let is_filled = |item: &&Detailed| !item.fields.is_empty();
        let filled: Vec<&Detailed> = found.items.iter().filter(is_filled).collect();
        if filled.is_empty() {
            return Section::default();
        }
        let fields = self.told(index);
        let fields: Vec<&Field> = fields.iter().collect();
        let has_times = found.durations.values().any(|spans| spans.len() > 1);
        let of_times = |field: &Field| {
            field.kind == FieldKind::Duration || WEIGHTS.contains(&field.id.as_str())
        };
        // A single yes-or-no question is a choice like any other; several are tests that add up to a score.
        let tests: Vec<&Field> = fields.iter().filter(|f| is_test(f)).copied().collect();
        let tests = if tests.len() > 1 { tests } else { Vec::new() };
        // People and dedication are part of the amounts of time; their mean says nothing.
        let is_told = |field: &&Field| !(has_times && of_times(field) || tests.contains(field));
        let told: Vec<&Field> = fields.iter().copied().filter(is_told).collect();
        let all: Vec<&Detailed> = found.items.iter().collect();
        let mut section = Section::of(self.scored(&tests, &all));
        section.blocks.extend(self.counted(&told, &found.counts));
        section.blocks.extend(self.carried(&told, &filled));
        section.blocks.extend(self.numbers(&told, &found.numbers));
        section.blocks.extend(self.clocks(&fields, detail, found));
        let says_more = |item: &Detailed| told.iter().any(|f| item.fields.contains_key(&f.id));
        if tests.is_empty() && !filled.iter().any(|item| says_more(item)) {
            return section;
        }
        self.put_details(index, &mut section, (&told, &tests), &filled);
        section.blocks.extend(self.not_filled(&tests, &all));
        section
    }

    /// The items for which nothing was filled in; `None` if there are none, or the tests name them already.
    fn not_filled(&self, tests: &[&Field], all: &[&Detailed]) -> Option<Block> {
        let empty = all.iter().filter(|item| item.fields.is_empty());
        let labels: Vec<&str> = empty.map(|item| item.label.as_str()).collect();
        let args = [("items", labels.join("; ").into())];
        (tests.is_empty() && !labels.is_empty())
            .then(|| Block::Small(self.words.with("summary-not-filled", &args)))
    }

    /// The items with what was filled in, under the option their selector took them by, and with the tests they did not
    /// pass.
    fn put_details(
        &self,
        index: StepIndex,
        section: &mut Section,
        (told, tests): (&[&Field], &[&Field]),
        filled: &[&Detailed],
    ) {
        let side = self.taken_per(index);
        let label = Text::plain(&self.word("summary-not-passed"));
        let failed = Field::new(NOT_PASSED, label, FieldKind::Text);
        let mut rows: Vec<(&str, Fields)> = Vec::new();
        for item in filled {
            let mut row = item.fields.clone();
            if let Some(side) = &side {
                let own = select::fields(self.state(), index, &item.item).remove(&side.id);
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

    /// The choice field by which the step's selector took so many items for each option; `None` if it did not.
    fn taken_per(&self, index: StepIndex) -> Option<Field> {
        let step = self.state().workshop().steps.get(index)?;
        let per = match step.input.as_ref()? {
            Selector::Top { per, .. } | Selector::Bottom { per, .. } => per.as_ref()?,
            _ => return None,
        };
        let steps = self.state().steps.indices().rev();
        let before = steps.filter(|before| *before < index);
        let mut told = before.flat_map(|before| self.told(before));
        told.find(|field| field.id == *per && options(field).is_some())
    }

    /// Items by the number of tests they passed, most first, and tests by how many items passed them, fewest first: of
    /// all that were asked, as one answer out of many is no lead. Those nobody answered come last.
    fn scored(&self, tests: &[&Field], items: &[&Detailed]) -> Vec<Block> {
        if tests.is_empty() {
            return Vec::new();
        }
        let by_item = items
            .iter()
            .map(|item| (item.label.as_str(), tests_of(&item.fields, tests)));
        let by_test = tests.iter().map(|test| {
            let of = items.iter().map(|item| tests_of(&item.fields, &[*test]));
            let all = of.fold(Tests::default(), |sum, one| Tests {
                passed: sum.passed + one.passed,
                answered: sum.answered + one.answered,
                open: sum.open + one.open,
            });
            (test.label.get(self.lang()), all)
        });
        let (mut items, mut tests): (Vec<_>, Vec<_>) = (by_item.collect(), by_test.collect());
        items.sort_by(|(_, a), (_, b)| part(b).unwrap_or(-1.0).total_cmp(&part(a).unwrap_or(-1.0)));
        tests.sort_by(|(_, a), (_, b)| part(a).unwrap_or(2.0).total_cmp(&part(b).unwrap_or(2.0)));
        let bars = |title: &str, value: &str, of: &[(&str, Tests)]| {
            let bar = |(label, tests): &(&str, Tests)| Bar {
                label: (*label).to_owned(),
                length: part(tests).unwrap_or(0.0),
                value: self.passed(*tests),
                yardstick: None,
            };
            Block::Bars(Bars {
                title: self.word(title),
                value: self.word(value),
                yardstick: None,
                is_logarithmic: false,
                bars: of.iter().map(bar).collect(),
            })
        };
        vec![
            bars("summary-item", "summary-tests-passed", &items),
            bars("summary-test", "summary-passed-by", &tests),
        ]
    }

    /// How many tests were passed, of how many answers if some are open, in words.
    fn passed(&self, tests: Tests) -> String {
        let key = match tests {
            Tests { answered: 0, .. } => "summary-not-answered",
            Tests { open: 0, .. } => "summary-passed",
            _ => "summary-passed-open",
        };
        let args = [
            ("n", tests.passed.into()),
            ("k", tests.answered.into()),
            ("open", tests.open.into()),
        ];
        self.words.with(key, &args)
    }

    fn failed(&self, tests: &[&Field], row: &Fields) -> String {
        let failed = tests
            .iter()
            .filter(|test| row.contains_key(&test.id) && !is_passed(row, test));
        let names: Vec<&str> = failed
            .map(|test| short(test.label.get(self.lang())))
            .collect();
        let said = if names.is_empty() {
            self.word("summary-none")
        } else {
            names.join(", ")
        };
        match tests_of(row, tests) {
            Tests { answered: 0, .. } => self.word("summary-not-answered"),
            Tests { open: 0, .. } => said,
            Tests { open, .. } => {
                let args = [("failed", said.into()), ("open", open.into())];
                self.words.with("summary-tests-open", &args)
            }
        }
    }

    /// Numbers the items had already, added up for each option of the first choice that was filled in here.
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

/// The part passed of all that were asked, 0..1; `None` where none was answered.
fn part(tests: &Tests) -> Option<f64> {
    let asked = tests.answered + tests.open;
    (tests.answered > 0).then(|| f64::from(tests.passed) / f64::from(asked))
}
