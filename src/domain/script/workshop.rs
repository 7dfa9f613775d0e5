//! Reads a whole script: the workshop's own fields, its steps, its headline.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Body, Node, Span};
use super::reader::{Fields, Reader};
use super::steps::{Decoder, Gives, Past};
use super::sums::{Minutes, sum};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::{Kind, Phase, Priority, Step, Workshop};

/// The largest group that can hold a session.
const MOST_PEOPLE: u16 = 999;
/// The longest step, in minutes: a day.
const MOST_MINUTES: u16 = 1440;
/// The format of scripts this program reads.
const FORMAT: f64 = 1.0;
pub(super) const WORKSHOP: [&str; 14] = [
    "format",
    "id",
    "based_on",
    "language",
    "title",
    "purpose",
    "group",
    "minutes",
    "materials",
    "sources",
    "steps",
    "headline",
    "late",
    "cut_first",
];
pub(super) const STEP: [&str; 17] = [
    "id", "title", "parked", "minutes", "short", "priority", "intent", "prompt", "silent", "notes",
    "handout", "input", "phases", "hidden", "shows", "beside", "kind",
];
const LANGUAGES: [(&str, Lang); 2] = [("En", Lang::En), ("Nl", Lang::Nl)];
const PRIORITIES: [(&str, Priority); 3] = [
    ("Must", Priority::Must),
    ("Should", Priority::Should),
    ("Could", Priority::Could),
];

/// A step that any workshop could have.
const STEPS: &str =
    "[(id: \"check-in\", title: ‹Check-in|Check-in›, minutes: 5, short: 5, kind: Brief)]";

impl<'t> Decoder<'t> {
    /// Reads a script; `None` if a part of it cannot be read.
    pub(super) fn workshop(&mut self, node: &Node<'t>) -> Option<Workshop> {
        if let Some(name) = node.name.as_ref().filter(|name| name.text != "Workshop") {
            self.reader
                .unknown::<()>(name.span.clone(), Thing::Word, &name.text, &["Workshop"]);
        }
        let read = self.reader.fields(node, &WORKSHOP)?;
        self.format(&read);
        let id = self
            .reader
            .need(&read, "id", "\"my-workshop\"")
            .and_then(|node| self.reader.id(node));
        if let Some(node) = read.get("based_on") {
            self.reader.id(node);
        }
        let language = read
            .get("language")
            .and_then(|node| self.reader.word(node, &LANGUAGES));
        if let Some(language) = language {
            self.reader.plain = [language == Lang::En, language == Lang::Nl];
            self.reader.languages = Some(self.reader.plain);
        }
        let title = self
            .reader
            .need(&read, "title", "‹Title|Titel›")
            .and_then(|node| self.reader.text(node));
        // A title without languages counts for both, and then so must every text.
        self.reader.languages = self
            .reader
            .languages
            .or(title.is_some().then_some([true, true]));
        let purpose = self
            .reader
            .need(&read, "purpose", "‹What it is for|Waar het voor is›")
            .and_then(|node| self.reader.text(node));
        let group = self
            .reader
            .need(&read, "group", "(5, 24)")
            .and_then(|node| self.group(node));
        let materials = self.texts(read.get("materials"));
        let sources = self.reader.each(read.get("sources"), |reader, node| {
            reader
                .string(node, Expected::Text, "\"…\"")
                .map(|source| Clean::new(source).as_str().to_owned())
        });
        let (mut steps, sums) = self
            .reader
            .need(&read, "steps", STEPS)
            .and_then(|node| self.steps(node))
            .unwrap_or_default();
        let known = total(&sums).filter(|(_, short)| *short > 0);
        let example = known.map_or_else(|| "(150, 60)".to_owned(), |sum| format!("{sum:?}"));
        let minutes = match read.get("minutes") {
            Some(node) => self.minutes(node, &sums, &example),
            None => sum(&sums, &mut steps),
        };
        let headline = self.texts(read.get("headline"));
        self.placeholders(read.get("headline"));
        let late = read.get("late").and_then(|node| self.reader.text(node));
        let cut_first = self.cut_first(read.get("cut_first"));
        Some(Workshop {
            id: id?.to_owned(),
            title: title?,
            purpose: purpose?,
            group: group?,
            minutes: minutes?,
            materials,
            sources,
            steps: steps.into(),
            headline,
            late,
            cut_first,
        })
    }

    fn format(&mut self, read: &Fields<'_, 't>) {
        let Some(node) = self.reader.need(read, "format", "1") else {
            return;
        };
        match node.body {
            Body::Number(number) if (number - FORMAT).abs() < f64::EPSILON => {}
            Body::Number(number) => self.reader.fault(
                node.span.clone(),
                FaultKind::WrongFormat {
                    found: number.to_string(),
                },
            ),
            _ => self
                .reader
                .wrong::<()>(node, Expected::Form, "1")
                .unwrap_or_default(),
        }
    }

    fn group(&mut self, node: &Node<'t>) -> Option<(u16, u16)> {
        let [low, high] = self.reader.items(node, "(5, 24)")?;
        let most = Some(MOST_PEOPLE);
        let (low, high) = (self.reader.count(low, most), self.reader.count(high, most));
        let (low, high): (u16, u16) = (low?, high?);
        if low > high {
            self.reader.fault(
                node.head.clone(),
                FaultKind::Bounds {
                    low: low.to_string(),
                    high: high.to_string(),
                },
            );
        }
        Some((low, high))
    }

    fn minutes(&mut self, node: &Node<'t>, sums: &[Minutes], example: &str) -> Option<(u16, u16)> {
        if !matches!(node.body, Body::Items(_) | Body::Number(_)) {
            return self.reader.wrong(node, Expected::Form, example);
        }
        let said: (u16, u16) = self.reader.pair(node, Reader::whole, example)?;
        let short_at = match &node.body {
            Body::Items(items) => items.get(1).map_or(&node.head, |short| &short.span),
            _ => &node.head,
        };
        let sum = total(sums);
        // A sum of nothing would be no advice: without it the short variant cannot begin.
        let is_short = said.1 > 0 && sum.is_none_or(|(_, short)| short > 0);
        if !is_short && sum.is_none_or(|(_, short)| short == 0) {
            self.reader.fault(short_at.clone(), FaultKind::NoShort);
        } else if let Some(sum) = sum.filter(|sum| *sum != (said.0.into(), said.1.into())) {
            self.reader
                .fault(node.head.clone(), FaultKind::MinutesSum { said, sum });
        }
        Some(said)
    }

    fn texts(&mut self, node: Option<&Node<'t>>) -> Vec<Text> {
        self.reader.each(node, Reader::text)
    }

    fn steps(&mut self, node: &Node<'t>) -> Option<(Vec<Step>, Vec<Minutes>)> {
        let list = self.reader.list(node)?;
        let is_run = |node: &Node<'t>| {
            let parked = node.field("parked").and_then(|node| node.name.as_ref());
            parked.is_none_or(|name| name.text != "true")
        };
        if !list.iter().any(is_run) {
            self.reader
                .fault(node.head.clone(), FaultKind::EmptyList(Thing::Step));
        }
        let run = list.iter().filter(|node| is_run(node));
        let ids = run.filter_map(|step| step.field("id")?.as_text());
        self.all = ids.map(str::to_owned).collect();
        let mut steps = Vec::new();
        let mut sums = Vec::new();
        for node in list {
            // What is parked is kept for later, and may name steps there are no more.
            let parked = node.field("parked").and_then(|node| self.reader.flag(node));
            if parked == Some(true) {
                continue;
            }
            self.reader.step = node.field("id").and_then(Node::as_text).map(str::to_owned);
            let mut minutes = None;
            steps.extend(self.step(node, &mut minutes));
            sums.push(minutes);
        }
        self.reader.step = None;
        Some((steps, sums))
    }

    fn step(&mut self, node: &Node<'t>, sum: &mut Minutes) -> Option<Step> {
        let read = self.reader.fields(node, &STEP)?;
        let id_node = self.reader.need(&read, "id", "\"my-step\"");
        let id = id_node.and_then(|node| self.reader.id(node));
        if let Some((id, node)) = id.zip(id_node)
            && let Some(first) = self.past(id).map(|past| past.at)
        {
            self.reader
                .duplicate(node.span.clone(), Thing::Step, id, first);
        }
        let title = self
            .reader
            .need(&read, "title", "‹Title|Titel›")
            .and_then(|node| self.reader.text(node));
        let minutes: Option<u16> = self
            .reader
            .need(&read, "minutes", "5")
            .and_then(|node| self.reader.count(node, Some(MOST_MINUTES)));
        let short: Option<Option<u16>> = read.get("short").map(|node| self.short(node, minutes));
        *sum = minutes
            .filter(|_| short != Some(None))
            .map(|minutes| (minutes, short.flatten()));
        let priority = read
            .get("priority")
            .and_then(|node| self.reader.word(node, &PRIORITIES))
            .unwrap_or_default();
        let [intent, prompt, notes, handout] = ["intent", "prompt", "notes", "handout"]
            .map(|field| read.get(field).and_then(|node| self.reader.text(node)));
        let silent = self.texts(read.get("silent"));
        let (input, carried) = read
            .get("input")
            .and_then(|node| self.selector(node))
            .unzip();
        let phases = self.phases(read.get("phases"), minutes);
        for text in ["intent", "notes"] {
            self.times_in(read.get(text), &phases);
        }
        let hidden = read.get("hidden").and_then(|node| self.reader.flag(node));
        let shows = self.shows(read.get("shows"));
        let beside = self.beside(read.get("beside"));
        let usual = if input.is_some() { "Vote" } else { "Brief" };
        let kind_node = self.reader.need(&read, "kind", usual);
        let kind = kind_node.and_then(|node| self.kind(node, carried.flatten()));
        if let (Some(node), Some(kind)) = (kind_node, &kind) {
            self.takes_input(node, &read);
            if let (Some(Kind::Cascade(cascade)), Some(minutes)) = (&kind.kind, minutes) {
                self.cascade_fits(&node.head.clone(), cascade, minutes, short.flatten());
            }
        }
        if let Some((id, node)) = id.zip(id_node) {
            let (gives, fields) = kind
                .as_ref()
                .map(|kind| (kind.gives, kind.fields.clone()))
                .unzip();
            let must = priority == Priority::Must;
            self.past.push(Past {
                id: id.to_owned(),
                at: node.span.start,
                must,
                gives,
                fields: fields.flatten(),
            });
        }
        Some(Step {
            id: id?.to_owned(),
            title: title?,
            minutes: minutes?,
            short: short.flatten(),
            priority,
            intent,
            prompt,
            silent,
            notes,
            handout,
            input,
            phases,
            hidden: hidden.unwrap_or_default(),
            shows,
            beside,
            kind: kind?.kind?,
        })
    }

    /// Reads the ids of the steps whose results a step shows.
    fn shows(&mut self, node: Option<&Node<'t>>) -> Vec<String> {
        let nodes = node.and_then(|node| self.reader.list(node));
        let mut shown = Vec::new();
        for node in nodes.unwrap_or_default() {
            let has_results = |gives| gives != Gives::Nothing;
            let id = self.earlier_that(
                node,
                "Collect, Cluster, Detail, Vote, Rate, Cascade",
                has_results,
            );
            shown.extend(id.map(str::to_owned));
        }
        shown
    }

    fn short(&mut self, node: &Node<'t>, full: Option<u16>) -> Option<u16> {
        let short: u16 = self.reader.whole(node)?;
        if short == 0 {
            self.reader.fault(node.span.clone(), FaultKind::ShortZero);
        }
        if let Some(full) = full.filter(|full| short > *full) {
            self.reader.fault(
                node.span.clone(),
                FaultKind::ShortOverFull {
                    full: full.into(),
                    short: short.into(),
                },
            );
        }
        Some(short)
    }

    fn phases(&mut self, node: Option<&Node<'t>>, minutes: Option<u16>) -> Vec<Phase> {
        let phases = self.reader.each(node, |reader, node| {
            let read = reader.fields(node, &["id", "label", "time"])?;
            let id = read.get("id").and_then(|node| reader.id(node));
            let label = reader
                .need(&read, "label", "‹alone|alleen›")
                .and_then(|node| reader.text(node));
            let seconds = reader
                .need(&read, "time", "\"1:30\"")
                .and_then(|node| reader.some_seconds(node));
            Some(Phase {
                id: id.map(str::to_owned),
                label: label?,
                seconds: seconds?,
            })
        });
        let ids: Vec<(String, Span)> = match node.map(|node| &node.body) {
            Some(Body::List(list)) => list.iter().filter_map(id_of).collect(),
            _ => Vec::new(),
        };
        self.reader.distinct(Thing::Phase, &ids);
        let sum = phases
            .iter()
            .fold(0, |sum: u32, phase| sum.saturating_add(phase.seconds));
        let all_read = matches!(node.map(|node| &node.body), Some(Body::List(list)) if list.len() == phases.len());
        if let (Some(node), Some(step)) = (node, minutes.map(|minutes| u32::from(minutes) * 60))
            && all_read
            && !phases.is_empty()
            && sum != step
        {
            self.reader.fault(
                node.head.clone(),
                FaultKind::PhasesSum { phases: sum, step },
            );
        }
        phases
    }

    /// Checks that a kind that needs items has them, and one that takes none does not.
    fn takes_input(&mut self, kind: &Node<'t>, read: &Fields<'_, 't>) {
        let name = kind.name.as_ref().map_or("", |name| &*name.text);
        match (name, read.get("input")) {
            ("Brief", Some(input)) => self.reader.fault(
                input.head.clone(),
                FaultKind::InputNotTaken { kind: "Brief" },
            ),
            (_, Some(_)) => {}
            _ => {
                let needs = ["Cluster", "Rate", "Vote", "Detail", "Cascade"];
                if let Some(kind_name) = needs.into_iter().find(|needs| *needs == name) {
                    let fault = FaultKind::InputNeeded {
                        kind: kind_name,
                        example: self.some_input(),
                    };
                    self.reader.fault(kind.head.clone(), fault);
                }
            }
        }
    }

    fn cut_first(&mut self, node: Option<&Node<'t>>) -> Vec<String> {
        let list = node
            .and_then(|node| self.reader.list(node))
            .unwrap_or_default();
        let mut seen: Vec<(String, Span)> = Vec::new();
        for node in list {
            let Some(step) = self.earlier(node, |past| !past.must) else {
                continue;
            };
            if self.past(step).is_some_and(|past| past.must) {
                self.reader.fault(
                    node.span.clone(),
                    FaultKind::CutMust {
                        step: step.to_owned(),
                    },
                );
            }
            seen.push((step.to_owned(), node.span.clone()));
        }
        self.reader.distinct(Thing::Cut, &seen);
        seen.into_iter().map(|(step, _)| step).collect()
    }
}

/// The minutes of all steps in the full and the short variant; `None` if there are no steps, or one cannot be read.
fn total(sums: &[Minutes]) -> Option<(u32, u32)> {
    let known: Vec<(u16, Option<u16>)> = sums.iter().copied().collect::<Option<_>>()?;
    let full = known.iter().map(|(full, _)| u32::from(*full)).sum();
    let short = known.iter().map(|(_, short)| u32::from(short.unwrap_or(0)));
    (!known.is_empty()).then_some((full, short.sum()))
}

/// The id of a part, with its place, if it has one.
fn id_of(node: &Node<'_>) -> Option<(String, Span)> {
    let id = node.field("id")?;
    Some((id.as_text()?.to_owned(), id.span.clone()))
}
