//! Puts two sessions side by side: what rose, what fell and what stayed, and by how many people.

use std::collections::BTreeSet;

use super::chart::Pairs;
use super::section::{Block, Section, filled};
use super::source::Source;
use super::table::{Column, Table};
use super::{Document, say};
use crate::domain::audience::Audience;
use crate::domain::results::rate::{INDICATION_BELOW, SMALLEST_GROUP};
use crate::domain::results::{StepResults, local};
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, Step, StepIndex};

mod figures;
mod lines;

use figures::{Measure, SessionFigure, figures};
use lines::{Course, Line, join};

/// What two steps have in common.
struct Matched {
    title: String,
    lines: Vec<Line>,
    /// Whether the lines follow one another, like the levels of a cascade.
    is_course: bool,
    /// What only one of the sessions has; the earlier one first.
    alone: [Vec<String>; 2],
}

/// The page that puts two sessions side by side for one audience, in the language of the later one. Steps are the same
/// if they have the same id and kind and, in different workshops, the same question. Items are the same if they say the
/// same.
pub fn compare(one: &State, other: &State, audience: Audience) -> Document {
    // A session that began as a copy of another has the same beginning, and counts as the later one whichever went on
    // longer.
    let order = |state: &State| {
        let began = state.began.map_or(i64::MIN, |at| at.wall);
        (began, state.parted.map(|at| at.wall), state.last.wall)
    };
    let (then, now) = if order(one) <= order(other) {
        (one, other)
    } else {
        (other, one)
    };
    let mut then = then.clone();
    then.opened.language = now.lang();
    let sides = [Source::new(&then, audience), Source::new(now, audience)];
    Comparison { sides }.document()
}

struct Comparison<'a> {
    sides: [Source<'a>; 2],
}

impl Comparison<'_> {
    fn words(&self) -> &'static Words {
        self.sides[1].words
    }

    fn word(&self, key: &str) -> String {
        self.words().get(key).into_owned()
    }

    fn document(&self) -> Document {
        let [_, now] = &self.sides;
        let matched = self.matched();
        let (lang, state) = (now.lang(), now.state());
        let titles = self
            .sides
            .each_ref()
            .map(|side| side.state().workshop().title.get(lang));
        let title = if titles[0] == titles[1] {
            let args = [("title", titles[1].into())];
            self.words().with("compare-title", &args)
        } else {
            let args = [("then", titles[0].into()), ("now", titles[1].into())];
            self.words().with("compare-title-two", &args)
        };
        Document {
            lang,
            created: state.began.and_then(|at| local(state, at)),
            title,
            cover: self.cover(),
            headline: self.headline(&matched),
            first: filled([self.reading()]),
            rest: filled(
                matched
                    .iter()
                    .map(|step| self.section(step))
                    .chain([self.left()]),
            ),
            appendix: Vec::new(),
        }
    }

    fn cover(&self) -> Vec<(String, String)> {
        let [then, now] = &self.sides;
        let both = [then, now].map(|side| &side.state().opened);
        let mut cover = vec![
            (
                self.word("summary-client"),
                self.of_both(both.map(|it| it.client.as_str())),
            ),
            (
                self.word("summary-group"),
                self.of_both(both.map(|it| it.group.as_str())),
            ),
        ];
        for (key, side) in [("compare-then", then), ("compare-now", now)] {
            let args = [
                ("day", self.day(side).into()),
                ("people", side.state().people.into()),
            ];
            cover.push((self.word(key), self.words().with("compare-day", &args)));
        }
        cover.retain(|(_, value)| !value.trim().is_empty());
        cover
    }

    /// One name if both sessions have the same, else both names.
    fn of_both(&self, [then, now]: [&str; 2]) -> String {
        if then == now || then.trim().is_empty() {
            return now.to_owned();
        }
        if now.trim().is_empty() {
            return then.to_owned();
        }
        let args = [("then", then.into()), ("now", now.into())];
        self.words().with("compare-both", &args)
    }

    fn day(&self, side: &Source<'_>) -> String {
        let state = side.state();
        let at = state.began.and_then(|at| local(state, at));
        at.map(|at| say::day(at.date_naive(), self.words()))
            .unwrap_or_default()
    }

    /// The dates of the two sessions as heads of columns. If they are the same day, the heads say which is earlier.
    fn days(&self) -> [String; 2] {
        let days = [0, 1].map(|n: usize| self.day(&self.sides[n]));
        if days[0] != days[1] && !days[0].is_empty() {
            return days;
        }
        ["compare-then", "compare-now"].map(|key| self.word(key))
    }

    fn headline(&self, matched: &[Matched]) -> Vec<String> {
        let lines: Vec<(&Matched, &Line)> = matched
            .iter()
            .flat_map(|step| step.lines.iter().map(move |line| (step, line)))
            .collect();
        if lines.is_empty() {
            return vec![self.word("compare-nothing")];
        }
        let count = |course| {
            lines
                .iter()
                .filter(|(_, line)| line.course() == course)
                .count()
        };
        let args = [
            ("n", lines.len().into()),
            ("rose", count(Course::Rose).into()),
            ("fell", count(Course::Fell).into()),
            ("stayed", count(Course::Stayed).into()),
        ];
        let mut said = vec![self.words().with("compare-counts", &args)];
        for (course, key) in [
            (Course::Rose, "compare-rose-most"),
            (Course::Fell, "compare-fell-most"),
        ] {
            let moved = lines.iter().filter(|(_, line)| line.course() == course);
            let most = moved.max_by(|(_, a), (_, b)| a.share().total_cmp(&b.share()));
            said.extend(most.map(|(step, line)| {
                let value = |figure: SessionFigure| line.measure.say(figure.value, self.words());
                let args = [
                    ("label", line.label.as_str().into()),
                    ("step", step.title.as_str().into()),
                    ("then", value(line.then).into()),
                    ("now", value(line.now).into()),
                ];
                self.words().with(key, &args)
            }));
        }
        said
    }

    /// How to read the page: whose figures these are, and how large a difference has to be to mean something.
    fn reading(&self) -> Section {
        let people = self.sides.each_ref().map(|side| side.state().people);
        let args = [("then", people[0].into()), ("now", people[1].into())];
        let mut blocks = vec![
            Block::Text(self.words().with("compare-people", &args)),
            Block::Text(self.word("compare-one-person")),
        ];
        if people.iter().any(|n| u32::from(*n) < INDICATION_BELOW) {
            let args = [("n", INDICATION_BELOW.into())];
            blocks.push(Block::Small(self.words().with("compare-indication", &args)));
        }
        if self.sides[1].view.audience == Audience::Client {
            let args = [("n", SMALLEST_GROUP.into())];
            blocks.push(Block::Small(self.words().with("compare-small", &args)));
        }
        Section {
            title: self.word("compare-reading"),
            blocks,
            ..Section::default()
        }
    }

    fn section(&self, step: &Matched) -> Section {
        let mut blocks = Vec::new();
        let mut lines: Vec<&Line> = step.lines.iter().collect();
        if !step.is_course {
            lines.sort_by(|a, b| b.share().total_cmp(&a.share()));
        }
        for measure in measures(&lines) {
            let rows = lines.iter().filter(|line| line.measure == measure);
            blocks.push(Block::Pairs(Pairs {
                title: self.word("summary-item"),
                names: self.days(),
                gap: self.word("compare-difference"),
                is_course: step.is_course,
                ticks: measure.ticks(self.words()),
                rows: rows.map(|line| line.pair(self.words())).collect(),
            }));
        }
        let days = ["compare-only-then", "compare-only-now"].into_iter();
        for (key, labels) in days.zip(&step.alone) {
            if !labels.is_empty() {
                let args = [("items", labels.join(" · ").into())];
                blocks.push(Block::Small(self.words().with(key, &args)));
            }
        }
        Section {
            title: step.title.clone(),
            blocks,
            ..Section::default()
        }
    }

    /// The steps that cannot be compared because one of the sessions has nothing there.
    fn left(&self) -> Section {
        let matched: BTreeSet<&str> = self.pairs().map(|(_, step, _)| step.id.as_str()).collect();
        let rows = self.sides.iter().enumerate().flat_map(|(n, side)| {
            let matched = &matched;
            let steps = side.state().workshop().steps.iter().zip(&side.results);
            let alone = steps.filter(move |(step, found)| {
                found.as_ref().is_some_and(holds_something) && !matched.contains(step.id.as_str())
            });
            alone.map(move |(step, _)| {
                let key = ["compare-then", "compare-now"][n];
                vec![step.title.get(side.lang()).to_owned(), side.word(key)]
            })
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            return Section::default();
        }
        let columns = ["summary-step", "compare-only-in"].map(|key| Column::left(&self.word(key)));
        Section {
            title: self.word("compare-left"),
            blocks: vec![Block::Table(Table {
                columns: columns.into(),
                rows,
            })],
            ..Section::default()
        }
    }

    /// The steps that both sessions have: its index in the earlier one, its script, and its index in the later one.
    fn pairs(&self) -> impl Iterator<Item = (StepIndex, &Step, StepIndex)> {
        let [then, now] = &self.sides;
        let [first, second] = [then, now].map(|side| side.state().workshop());
        let before = &first.steps;
        let is_one = first.id == second.id;
        let steps = now.state().workshop().steps.indexed();
        steps.filter_map(move |(index, step)| {
            let is_same = |other: &Step| {
                (other.id == step.id && (is_one || other.prompt == step.prompt))
                    && std::mem::discriminant(&other.kind) == std::mem::discriminant(&step.kind)
            };
            let (other, _) = before.indexed().find(|(_, other)| is_same(other))?;
            let has = |side: &Source<'_>, index: StepIndex| {
                let found = side.results.get(index).and_then(Option::as_ref);
                found.is_some_and(holds_something)
            };
            (has(then, other) && has(now, index)).then_some((other, step, index))
        })
    }

    fn matched(&self) -> Vec<Matched> {
        let steps = self.pairs().map(|(other, step, index)| {
            let [then, now] = &self.sides;
            let sides = [figures(then, other), figures(now, index)];
            let (lines, alone) = join(sides);
            Matched {
                title: step.title.get(now.lang()).to_owned(),
                lines,
                is_course: matches!(step.kind, Kind::Cascade(_)),
                alone,
            }
        });
        steps.filter(|step| !step.lines.is_empty()).collect()
    }
}

fn measures(lines: &[&Line]) -> Vec<Measure> {
    let mut measures = Vec::new();
    for line in lines {
        if !measures.contains(&line.measure) {
            measures.push(line.measure);
        }
    }
    measures
}

fn holds_something(found: &StepResults) -> bool {
    match found {
        StepResults::Collect(found) => !found.items.is_empty(),
        StepResults::Detail(found) => !found.items.is_empty(),
        StepResults::Cluster(found) => !found.themes.is_empty(),
        StepResults::Rate(found) => found.overall.iter().any(|cell| cell.n > 0),
        StepResults::Vote(found) => found.dots_given > 0,
        StepResults::Cascade(found) => found.levels.iter().any(|level| level.survival.is_some()),
        StepResults::Actions(found) => !found.collected.items.is_empty(),
    }
}
