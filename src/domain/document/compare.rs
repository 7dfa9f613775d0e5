//! Puts two sessions side by side: what rose, what fell and what stayed, and by how many people.

use super::chart::Pairs;
use super::section::{Block, Section, filled};
use super::source::Source;
use super::table::{Column, Table};
use super::{Document, say};
use crate::domain::audience::Audience;
use crate::domain::results::rate::{INDICATION_BELOW, SMALLEST_GROUP};
use crate::domain::results::{Measured, joined, local};
use crate::domain::session::State;
use crate::domain::statistics::alike;
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, Step, StepIndex};

mod figures;
mod lines;

use figures::{Measure, figures};
use lines::{Alone, Course, Line, join};

/// The most figures that are named together when they moved equally far.
const MOST_NAMED: usize = 3;

/// The keys of the names of the two sessions, the earlier one first.
const SIDES: [&str; 2] = ["compare-then", "compare-now"];

/// What two steps have in common.
struct Matched {
    title: String,
    lines: Vec<Line>,
    /// Whether the lines follow one another, like the levels of a cascade.
    is_course: bool,
    /// What only one of the sessions has a figure of.
    alone: Vec<Alone>,
    /// The index of the step in the earlier and in the later session.
    at: [StepIndex; 2],
}

/// The page that puts two sessions side by side for one audience, in the language of the later one. Steps are the same
/// if they have the same id, the same kind and the same question. Items are the same if they say the
/// same.
pub fn compare(one: &State, other: &State, audience: Audience) -> Document {
    // A session that began as a copy of another has the same beginning, and counts as the later one whichever went on
    // longer.
    let order = |state: &State| {
        let began = state.held().map_or(i64::MIN, |at| at.wall);
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
            unmeasured: Vec::new(),
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
                ("people", side.state().took_part().into()),
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
        let at = state.held().and_then(|at| local(state, at));
        at.map(|at| say::day(at.date_naive(), self.words()))
            .unwrap_or_default()
    }

    /// The dates of the two sessions as heads of columns. If they are the same day, the heads say which is earlier.
    fn days(&self) -> [String; 2] {
        let days = [0, 1].map(|n: usize| self.day(&self.sides[n]));
        if days[0] != days[1] && !days[0].is_empty() {
            return days;
        }
        SIDES.map(|key| self.word(key))
    }

    fn headline(&self, matched: &[Matched]) -> Vec<String> {
        let lines: Vec<(&Matched, &Line)> = matched
            .iter()
            .flat_map(|step| step.lines.iter().map(move |line| (step, line)))
            .collect();
        // Counted for every audience alike: who may not see a figure may know that it is there.
        let unseen = matched.iter().flat_map(|step| &step.alone);
        let unseen = unseen.filter(|alone| alone.is_in_both).count();
        if lines.is_empty() && unseen == 0 {
            return vec![self.word("compare-nothing")];
        }
        let count = |course| {
            lines
                .iter()
                .filter(|(_, line)| line.course() == course)
                .count()
        };
        let args = [
            ("n", (lines.len() + unseen).into()),
            ("rose", count(Course::Rose).into()),
            ("fell", count(Course::Fell).into()),
            ("stayed", count(Course::Stayed).into()),
            ("few", (count(Course::TooFew) + unseen).into()),
        ];
        let mut said = vec![self.words().with("compare-counts", &args)];
        for (course, key) in [
            (Course::Rose, "compare-rose-most"),
            (Course::Fell, "compare-fell-most"),
        ] {
            let moved = lines.iter().filter(|(_, line)| line.course() == course);
            let furthest = moved.clone().map(|(_, line)| line.share());
            let furthest = furthest.fold(0.0, f64::max);
            let most: Vec<String> = moved
                .filter(|(_, line)| alike(line.share(), furthest))
                .map(|(step, line)| self.moved(step, line))
                .collect();
            let args = match most.len() {
                0 => continue,
                1..=MOST_NAMED => {
                    let most: Vec<&str> = most.iter().map(String::as_str).collect();
                    [
                        ("n", 1_u8.into()),
                        ("what", joined(&most, self.words()).into()),
                    ]
                }
                n => [("n", n.into()), ("what", "".into())],
            };
            said.push(self.words().with(key, &args));
        }
        said
    }

    fn moved(&self, step: &Matched, line: &Line) -> String {
        let [then, now] = [line.then, line.now].map(|it| it.said(line.measure, self.words()));
        let args = [
            ("label", line.label.as_str().into()),
            ("step", step.title.as_str().into()),
            ("then", then.into()),
            ("now", now.into()),
        ];
        self.words().with("compare-moved", &args)
    }

    /// How to read the page: whose figures these are, and how large a difference has to be to mean something.
    fn reading(&self) -> Section {
        let people = self.sides.each_ref().map(|side| side.state().took_part());
        let args = [("then", people[0].into()), ("now", people[1].into())];
        let mut blocks = vec![
            Block::Text(self.words().with("compare-people", &args)),
            Block::Text(
                self.words()
                    .with("compare-one-person", &[("n", SMALLEST_GROUP.into())]),
            ),
        ];
        if people.iter().any(|n| u32::from(*n) < INDICATION_BELOW) {
            let args = [("n", INDICATION_BELOW.into())];
            blocks.push(Block::Small(self.words().with("compare-indication", &args)));
        }
        if self.sides[1].view.audience != Audience::Facilitator {
            let args = [("n", SMALLEST_GROUP.into())];
            blocks.push(Block::Small(self.words().with("compare-small", &args)));
        }
        for (key, side) in SIDES.iter().zip(&self.sides) {
            let lost = side.state().lost;
            if lost > 0 {
                let args = [("when", self.word(key).into()), ("n", lost.into())];
                blocks.push(Block::Small(self.words().with("compare-lost", &args)));
            }
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
            // What cannot be compared has no place among what moved.
            let moved = |line: &Line| match line.course() {
                Course::TooFew => -1.0,
                Course::Rose | Course::Fell | Course::Stayed => line.share(),
            };
            lines.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
        }
        for measure in measures(&lines) {
            let rows = lines.iter().filter(|line| line.measure == measure);
            let in_per_cents = rows.clone().any(|line| line.has_unit());
            blocks.push(Block::Pairs(Pairs {
                title: self.word("summary-item"),
                names: self.days(),
                gap: self.word("compare-difference"),
                is_course: step.is_course,
                ticks: measure.ticks(in_per_cents, self.words()),
                rows: rows.map(|line| line.pair(self.words())).collect(),
            }));
        }
        blocks.extend(self.alone(step).into_iter().map(Block::Small));
        for (key, (side, index)) in SIDES.iter().zip(self.sides.iter().zip(step.at)) {
            let when = [("when", self.word(key).into())];
            let ties = side.ties(index, "compare-tie", &when).into_iter();
            blocks.extend(ties.map(Block::Small));
        }
        Section {
            title: step.title.clone(),
            blocks,
            ..Section::default()
        }
    }

    /// What only one of the sessions has a figure of, by why the other has not.
    fn alone(&self, step: &Matched) -> Vec<String> {
        let mut kinds: Vec<(usize, Option<&str>)> = Vec::new();
        for alone in &step.alone {
            if !kinds.contains(&(alone.side, alone.why)) {
                kinds.push((alone.side, alone.why));
            }
        }
        let said = kinds.into_iter().map(|(side, why)| {
            let of = step.alone.iter();
            let of = of.filter(|alone| (alone.side, alone.why) == (side, why));
            let mut labels: Vec<&str> = of.map(|alone| alone.label.as_str()).collect();
            labels.dedup();
            let key = match why {
                None => format!("compare-only-{}", ["then", "now"][side.min(1)]),
                Some(why) => {
                    let other = ["now", "then"][side.min(1)];
                    format!("compare-{}-{other}", why.replace('_', "-"))
                }
            };
            self.words()
                .with(&key, &[("items", labels.join("; ").into())])
        });
        said.collect()
    }

    /// The steps that cannot be compared because only one of the sessions has anything there, and why the other has not.
    fn left(&self) -> Section {
        let [then, now] = &self.sides;
        let of = |side: &Source<'_>, index: Option<StepIndex>| {
            let found = index.and_then(|index| side.results.get(index));
            found.map_or("absent", Measured::name)
        };
        let unless_otherwise = |side: &Source<'_>, step: &Step, whether: &'static str| {
            let asks = side.state().workshop().step(&step.id).is_some();
            if whether == "absent" && asks {
                "otherwise"
            } else {
                whether
            }
        };
        let answered = Measured::Answered(()).name();
        let mut rows = Vec::new();
        let mut put = |step: &Step, whether: [&str; 2]| {
            if (whether[0] == answered) != (whether[1] == answered) {
                let whether = whether.map(|it| format!("measured-{}", it.replace('_', "-")));
                let title = step.title.get(now.lang()).to_owned();
                rows.push([&[title][..], &whether.map(|key| self.word(&key))].concat());
            }
        };
        for (index, step) in now.state().workshop().steps.indexed() {
            let before = self.same_as(step);
            let before = unless_otherwise(then, step, of(then, before));
            put(step, [before, of(now, Some(index))]);
        }
        let paired: Vec<StepIndex> = self.pairs().map(|(before, ..)| before).collect();
        for (index, step) in then.state().workshop().steps.indexed() {
            if !paired.contains(&index) {
                let after = unless_otherwise(now, step, of(now, None));
                put(step, [of(then, Some(index)), after]);
            }
        }
        if rows.is_empty() {
            return Section::default();
        }
        let columns = ["summary-step", "compare-then", "compare-now"];
        let columns = columns.map(|key| Column::left(&self.word(key)));
        Section {
            title: self.word("compare-left"),
            blocks: vec![Block::Table(Table {
                columns: columns.into(),
                rows,
            })],
            ..Section::default()
        }
    }

    /// The steps that both scripts have: its index in the earlier one, its script, and its index in the later one.
    fn pairs(&self) -> impl Iterator<Item = (StepIndex, &Step, StepIndex)> {
        let steps = self.sides[1].state().workshop().steps.indexed();
        steps.filter_map(|(index, step)| Some((self.same_as(step)?, step, index)))
    }

    /// The index in the earlier session of a step of the later one; `None` if it is not in that script, or asks
    /// something else there: another version of a script may ask another question under the same name.
    fn same_as(&self, step: &Step) -> Option<StepIndex> {
        let is_same = |other: &Step| {
            (&other.id, &other.prompt) == (&step.id, &step.prompt)
                && std::mem::discriminant(&other.kind) == std::mem::discriminant(&step.kind)
        };
        let mut before = self.sides[0].state().workshop().steps.indexed();
        Some(before.find(|(_, other)| is_same(other))?.0)
    }

    fn matched(&self) -> Vec<Matched> {
        let [then, now] = &self.sides;
        let both = self.pairs().filter(|(other, _, index)| {
            then.found(*other).is_some() && now.found(*index).is_some()
        });
        let steps = both.map(|(other, step, index)| {
            let sides = [figures(then, other), figures(now, index)];
            let (lines, alone) = join(sides);
            Matched {
                title: step.title.get(now.lang()).to_owned(),
                lines,
                is_course: matches!(step.kind, Kind::Cascade(_)),
                alone,
                at: [other, index],
            }
        });
        let tells = |step: &Matched| !(step.lines.is_empty() && step.alone.is_empty());
        steps.filter(tells).collect()
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
