//! Reads a whole script: the workshop's own fields, its steps, its headline.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Body, Node, Span};
use super::reader::{Fields, Reader};
use super::steps::{Decoder, Gives, Holds, Known, Past};
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
pub(super) const STEP: [&str; 16] = [
    "id", "title", "parked", "minutes", "short", "priority", "intent", "prompt", "silent", "notes",
    "handout", "input", "phases", "hidden", "shows", "kind",
];
/// The figures of a headline that are about one field of the items.
const FIELD_FIGURES: [&str; 10] = [
    "count", "of", "share", "most", "missing", "mean", "median", "min", "max", "sum",
];
const LANGUAGES: [(&str, Lang); 2] = [("En", Lang::En), ("Nl", Lang::Nl)];
const PRIORITIES: [(&str, Priority); 3] = [
    ("Must", Priority::Must),
    ("Should", Priority::Should),
    ("Could", Priority::Could),
];

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
            .need(&read, "id")
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
            .need(&read, "title")
            .and_then(|node| self.reader.text(node));
        // A title without languages counts for both, and then so must every text.
        self.reader.languages = self
            .reader
            .languages
            .or(title.is_some().then_some([true, true]));
        let purpose = self
            .reader
            .need(&read, "purpose")
            .and_then(|node| self.reader.text(node));
        let group = self
            .reader
            .need(&read, "group")
            .and_then(|node| self.group(node));
        let materials = self.texts(read.get("materials"));
        let sources = self.reader.each(read.get("sources"), |reader, node| {
            reader
                .string(node, Expected::Text)
                .map(|source| Clean::new(source).as_str().to_owned())
        });
        let (mut steps, sums) = self
            .reader
            .need(&read, "steps")
            .and_then(|node| self.steps(node))
            .unwrap_or_default();
        let minutes = match read.get("minutes") {
            Some(node) => self.minutes(node, &sums),
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
        let Some(node) = self.reader.need(read, "format") else {
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
                .wrong::<()>(node, Expected::Form("1"))
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

    fn minutes(&mut self, node: &Node<'t>, sums: &[Minutes]) -> Option<(u16, u16)> {
        let said: (u16, u16) = self.reader.pair(node, Reader::whole, "(150, 60)")?;
        let known: Option<Vec<_>> = sums.iter().copied().collect();
        let known = known.filter(|known| !known.is_empty());
        let short_at = match &node.body {
            Body::Items(items) => items.get(1).map_or(&node.head, |short| &short.span),
            _ => &node.head,
        };
        let sum = known.map(|known| {
            let full: u32 = known.iter().map(|(full, _)| u32::from(*full)).sum();
            let short: u32 = known
                .iter()
                .map(|(_, short)| u32::from(short.unwrap_or(0)))
                .sum();
            (full, short)
        });
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
        let id_node = self.reader.need(&read, "id");
        let id = id_node.and_then(|node| self.reader.id(node));
        if let Some((id, node)) = id.zip(id_node)
            && let Some(first) = self.past(id).map(|past| past.at)
        {
            self.reader
                .duplicate(node.span.clone(), Thing::Step, id, first);
        }
        let title = self
            .reader
            .need(&read, "title")
            .and_then(|node| self.reader.text(node));
        let minutes: Option<u16> = self
            .reader
            .need(&read, "minutes")
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
        let hidden = read.get("hidden").and_then(|node| self.reader.flag(node));
        let shows = self.shows(read.get("shows"));
        let kind_node = self.reader.need(&read, "kind");
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
            let read = reader.fields(node, &["label", "time"])?;
            let label = reader
                .need(&read, "label")
                .and_then(|node| reader.text(node));
            let seconds = reader
                .need(&read, "time")
                .and_then(|node| reader.some_seconds(node));
            Some(Phase {
                label: label?,
                seconds: seconds?,
            })
        });
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
                    self.reader.fault(
                        kind.head.clone(),
                        FaultKind::InputNeeded { kind: kind_name },
                    );
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
            let Some(step) = self.earlier(node) else {
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
        self.reader.distinct(Thing::Step, &seen);
        seen.into_iter().map(|(step, _)| step).collect()
    }

    /// Checks that every `{step.figure}` in the headline names a step and a figure it gives.
    fn placeholders(&mut self, node: Option<&Node<'t>>) {
        let Some(Body::List(texts)) = node.map(|node| &node.body) else {
            return;
        };
        for text in texts {
            match &text.body {
                Body::Fields(fields) => fields
                    .iter()
                    .for_each(|(_, text)| self.placeholders_in(text)),
                _ => self.placeholders_in(text),
            }
        }
    }

    fn placeholders_in(&mut self, node: &Node<'t>) {
        let Some(text) = node.as_text() else { return };
        let mut from = node.span.start;
        for part in text
            .split_inclusive('}')
            .filter(|part| part.contains(['{', '}']))
        {
            let inner = part
                .split_once('{')
                .and_then(|(_, rest)| rest.strip_suffix('}'));
            let span = inner.and_then(|inner| self.reader.place(inner, from..node.span.end));
            let span = span.unwrap_or_else(|| node.span.clone());
            from = if span == node.span { from } else { span.end };
            match inner.and_then(|inner| inner.split_once('.')) {
                Some((step, figure)) => self.placeholder(span, step, figure),
                None => self.reader.fault(span, FaultKind::Placeholder),
            }
        }
    }

    fn placeholder(&mut self, span: Span, step: &str, figure: &str) {
        let Some(past) = self.past(step) else {
            self.unknown_step(span, step);
            return;
        };
        let Some(gives) = past.gives else { return };
        if let Some((name, argument)) = figure.split_once(':') {
            let known = past.fields.clone();
            self.figure_of_field(span, gives, (name, argument), known.as_deref());
            return;
        }
        let name = match figure.split_once('@') {
            Some((name, place)) if place.parse::<u16>().is_ok_and(|place| place > 0) => name,
            _ => figure,
        };
        let figures = gives.figures();
        if !figures.contains(&name) {
            self.reader
                .unknown::<()>(span, Thing::Figure, figure, figures);
        }
    }

    /// Checks a figure about one field of the items: `share:outcome=stranded`, `mean:days`.
    fn figure_of_field(
        &mut self,
        span: Span,
        gives: Gives,
        (name, argument): (&str, &str),
        known: Option<&[Known]>,
    ) {
        let names: &[&str] = match gives {
            Gives::Items | Gives::Details => &FIELD_FIGURES,
            _ => &[],
        };
        if !names.contains(&name) {
            self.reader.unknown::<()>(span, Thing::Figure, name, names);
            return;
        }
        let Some(known) = known else { return };
        for condition in argument.split(',') {
            self.condition(&span, condition, known);
        }
    }

    /// Checks a field, and choices of it if it names any: `outcome=stranded`, `answer=yes|yes-if`.
    fn condition(&mut self, span: &Span, condition: &str, known: &[Known]) {
        let (id, named) = condition
            .split_once('=')
            .map_or((condition, None), |(id, named)| (id, Some(named)));
        let Some(field) = known.iter().find(|field| field.id == id) else {
            let ids = known.iter().map(|field| &field.id);
            self.reader
                .unknown::<()>(span.clone(), Thing::Field, id, ids);
            return;
        };
        let Holds::Choice(options) = &field.holds else {
            return;
        };
        for option in named.into_iter().flat_map(|named| named.split('|')) {
            if !options.iter().any(|known| known == option) {
                self.reader
                    .unknown::<()>(span.clone(), Thing::Choice, option, options);
            }
        }
    }
}
