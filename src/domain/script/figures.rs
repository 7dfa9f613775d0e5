//! Checks the figures that the sentences of a headline name, and the times that the notes of a step do.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Body, Node, Span};
use super::steps::{Decoder, Gives, Holds, Known, Past};
use crate::domain::guidance;
use crate::domain::workshop::{Beside, Phase, TESTS};

/// The figures of a headline that are about one field of the items.
const FIELD_FIGURES: [&str; 10] = [
    "count", "of", "share", "most", "missing", "mean", "median", "min", "max", "sum",
];

impl<'t> Decoder<'t> {
    /// The place of a piece of a text, or of all of it where that cannot be told.
    fn within(&self, piece: &str, span: Span) -> Span {
        self.reader.place(piece, span.clone()).unwrap_or(span)
    }

    /// Reads which fields of earlier steps stand with the items of a step: `"meaning.means"`.
    pub(super) fn beside(&mut self, node: Option<&Node<'t>>) -> Vec<Beside> {
        let nodes = node.and_then(|node| self.reader.list(node));
        let read = nodes.unwrap_or_default().iter();
        read.filter_map(|node| self.one_beside(node)).collect()
    }

    fn one_beside(&mut self, node: &Node<'t>) -> Option<Beside> {
        let has_fields = |past: &&Past| past.fields.as_ref().is_some_and(|known| !known.is_empty());
        let asks = |past: &&Past| matches!(past.gives, Some(Gives::Items | Gives::Details));
        let last = self
            .past
            .iter()
            .rfind(|past| asks(past) && has_fields(past));
        let field = last.and_then(|past| past.fields.as_ref()?.first());
        let example = match last.zip(field) {
            Some((past, field)) => format!("\"{}.{}\"", past.id, field.id),
            None => "\"…\"".to_owned(),
        };
        let text = self.reader.string(node, Expected::Form, &example)?;
        let Some((step, field)) = text.split_once('.') else {
            return self.reader.wrong(node, Expected::Form, &example);
        };
        let Some(past) = self.past(step) else {
            let known = self.past.iter().filter(asks).map(|past| past.id.clone());
            let known: Vec<String> = known.collect();
            let at = self.within(step, node.span.clone());
            return self.reader.unknown(at, Thing::Step, step, known);
        };
        if let Some(known) = &past.fields {
            let is_test = |holds: &Holds| matches!(holds, Holds::Choice(options) if options.iter().any(|id| id == "yes"));
            let tests = known
                .iter()
                .any(|known| is_test(&known.holds))
                .then_some(TESTS);
            let ids = known.iter().map(|known| known.id.as_str()).chain(tests);
            let ids: Vec<String> = ids.map(str::to_owned).collect();
            if !ids.iter().any(|id| id == field) {
                let after = node.span.start + 1 + step.len();
                let at = self.within(field, after..node.span.end);
                return self.reader.unknown(at, Thing::Field, field, ids);
            }
        }
        Some(Beside {
            step: step.to_owned(),
            field: field.to_owned(),
        })
    }

    /// Checks that every `{phase.id}` in a text of a step names a part of it.
    pub(super) fn times_in(&mut self, node: Option<&Node<'t>>, phases: &[Phase]) {
        let texts: Vec<&Node<'t>> = match node {
            None => return,
            Some(node) => match &node.body {
                Body::Fields(fields) => fields.iter().map(|(_, text)| text).collect(),
                _ => vec![node],
            },
        };
        for node in texts {
            let mut from = node.span.start;
            for (_, figure) in node.as_text().map(guidance::figures).unwrap_or_default() {
                let at = self.within(figure, from..node.span.end);
                from = at.end.min(node.span.end);
                self.time(at, figure, phases);
            }
        }
    }

    fn time(&mut self, at: Span, figure: &str, phases: &[Phase]) {
        let ids: Vec<&str> = phases
            .iter()
            .filter_map(|phase| phase.id.as_deref())
            .collect();
        if let Some(id) = guidance::part(figure) {
            if !ids.contains(&id) {
                let at = self.within(id, at);
                self.reader.unknown::<()>(at, Thing::Phase, id, ids);
            }
        } else if figure != guidance::STEP {
            let example = ids
                .first()
                .map_or("step".to_owned(), |id| format!("phase.{id}"));
            self.reader.fault(at, FaultKind::Placeholder { example });
        }
    }

    /// Checks that every `{step.figure}` in the headline names a step and a figure it gives.
    pub(super) fn placeholders(&mut self, node: Option<&Node<'t>>) {
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
            if let Some((step, figure)) = inner.and_then(|inner| inner.split_once('.')) {
                self.placeholder(&span, step, figure);
            } else {
                let example = self.some_figure();
                self.reader.fault(span, FaultKind::Placeholder { example });
            }
        }
    }

    /// A figure that some step gives; empty if none does.
    fn some_figure(&self) -> String {
        let found = self.past.iter().rev().find_map(|past| {
            let figure = past.gives?.figures().first()?;
            Some(format!("{}.{figure}", past.id))
        });
        found.unwrap_or_default()
    }

    fn placeholder(&mut self, whole: &Span, step: &str, figure: &str) {
        let Some(past) = self.past(step) else {
            let at = self.within(step, whole.clone());
            let gives = |past: &&Past| past.gives != Some(Gives::Nothing);
            let known: Vec<String> = self
                .past
                .iter()
                .filter(gives)
                .map(|past| past.id.clone())
                .collect();
            self.reader.unknown::<()>(at, Thing::Step, step, known);
            return;
        };
        let Some(gives) = past.gives else { return };
        let known = past.fields.clone();
        let after = whole.start + (step.len() + 1).min(whole.len());
        let span = self.within(figure, after..whole.end);
        if let Some((name, argument)) = figure.split_once(':') {
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
            let (span, known) = if names.is_empty() {
                (span, gives.figures())
            } else {
                (self.within(name, span), names)
            };
            self.reader.unknown::<()>(span, Thing::Figure, name, known);
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
            let at = self.within(id, span.clone());
            self.reader.unknown::<()>(at, Thing::Field, id, ids);
            return;
        };
        let Holds::Choice(options) = &field.holds else {
            return;
        };
        for option in named.into_iter().flat_map(|named| named.split('|')) {
            if !options.iter().any(|known| known == option) {
                let at = self.within(option, span.clone());
                self.reader
                    .unknown::<()>(at, Thing::Choice, option, options);
            }
        }
    }
}
