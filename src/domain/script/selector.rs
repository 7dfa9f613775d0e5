//! Reads which items a step takes: `All("values")`, `Top(3, "vote")`, `Else(a, b)` and the like.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Body, Node};
use super::reader::Reader;
use super::steps::{Decoder, Gives, Known, Past, some_test};
use crate::domain::text::Clean;
use crate::domain::workshop::{Condition, Rank, Selector, Test};

/// A selector, and the fields of its items if known.
type Read = Option<(Selector, Option<Vec<Known>>)>;

/// What a ranking selector is made from: how many, the step, what its items must hold, the rank and the field.
struct Ranked {
    n: (u16, u16),
    step: String,
    only: Option<Condition>,
    rank: Option<Rank>,
    per: Option<String>,
}

const SELECTORS: [&str; 9] = [
    "All", "Top", "Bottom", "Where", "Pairs", "Fixed", "Union", "Else", "Max",
];
const RANKS: [(&str, Rank); 7] = [
    ("Votes", Rank::Votes),
    ("Mean", Rank::Mean),
    ("Gap", Rank::Gap),
    ("Agreement", Rank::Agreement),
    ("Nps", Rank::Nps),
    ("Survival", Rank::Survival),
    ("Loss", Rank::Loss),
];

impl<'t> Decoder<'t> {
    pub(super) fn selector(&mut self, node: &Node<'t>) -> Read {
        let name = self.reader.name(node, &self.meant_input(node))?;
        match &*name.text {
            "All" => self.one_step(node, "All", Selector::All),
            "Pairs" => self.one_step(node, "Pairs", Selector::Pairs),
            "Top" => self.ranked(node, |of| Selector::Top {
                n: of.n,
                step: of.step,
                only: of.only,
                rank: of.rank,
                per: of.per,
            }),
            "Bottom" => self.ranked(node, |of| Selector::Bottom {
                n: of.n,
                step: of.step,
                only: of.only,
                rank: of.rank,
                per: of.per,
            }),
            "Where" => self.tested(node),
            "Fixed" => self.named(node),
            "Union" => self.union(node),
            "Else" => {
                let input = self.some_input();
                let example = format!("Else({input}, {input})");
                let [first, second] = self.reader.items(node, &example)?;
                let (first, second) = (self.selector(first), self.selector(second));
                let ((first, one), (second, other)) = (first?, second?);
                Some((
                    Selector::Else(Box::new(first), Box::new(second)),
                    both(one, other),
                ))
            }
            "Max" => {
                let example = format!("Max(3, {})", self.some_input());
                let [n, of] = self.reader.items(node, &example)?;
                let (n, of) = (self.count(n), self.selector(of));
                let (of, fields) = of?;
                Some((
                    Selector::Max {
                        n: n?,
                        of: Box::new(of),
                    },
                    fields,
                ))
            }
            other => self
                .reader
                .unknown(name.span.clone(), Thing::Selector, other, SELECTORS),
        }
    }

    /// What may be meant by what stands where a choice of items belongs: all items of a step that is named.
    fn meant_input(&self, node: &Node<'t>) -> String {
        match node.as_text().filter(|id| self.past(id).is_some()) {
            Some(id) => format!("All(\"{id}\")"),
            None => self.some_input(),
        }
    }

    fn count(&mut self, node: &Node<'t>) -> Option<(u16, u16)> {
        let count = |reader: &mut Reader<'t>, node: &Node<'t>| reader.count(node, None);
        self.reader.pair(node, count, "(3, 2)")
    }

    fn fields_of(&self, step: &str) -> Option<Vec<Known>> {
        self.past(step)?.fields.clone()
    }

    fn one_step(&mut self, node: &Node<'t>, name: &str, make: fn(String) -> Selector) -> Read {
        let example = self.some_input().replacen("All", name, 1);
        let [step] = self.reader.items(node, &example)?;
        let step = self.earlier(step, has_items)?;
        Some((make(step.to_owned()), self.fields_of(step)))
    }

    fn ranked(&mut self, node: &Node<'t>, make: fn(Ranked) -> Selector) -> Read {
        let items: &[Node<'t>] = match &node.body {
            Body::Items(items) => items,
            _ => &[],
        };
        let [n, step, more @ ..] = items else {
            let example = self.some_input().replacen("All(", "Top(3, ", 1);
            return self.reader.wrong(node, Expected::Form, &example);
        };
        let (n, source) = (self.count(n), self.source(step));
        let step = source.as_ref().map(|(step, _)| step.as_str());
        let known = step.and_then(|step| self.fields_of(step));
        let (mut rank, mut per) = (None, None);
        for more in more {
            if more.name.as_ref().is_some_and(|name| name.text == "Per") {
                let first = known.as_ref().and_then(|known| known.first());
                let example = format!("Per(\"{}\")", first.map_or("…", |field| &field.id));
                let [field] = self.reader.items(more, &example)?;
                let found = self.field_of(field, known.as_deref());
                per = found.map(|field| field.id.clone()).or(per);
            } else {
                rank = self.reader.word(more, &RANKS);
                if let (Some(step), Some(rank)) = (step, rank) {
                    self.check_rank(more.head.clone(), step, rank);
                }
            }
        }
        let (step, only) = source?;
        let ranked = Ranked {
            n: n?,
            step,
            only,
            rank,
            per,
        };
        Some((make(ranked), known))
    }

    /// Reads what is ranked: a step, or those of its items whose field passes a test.
    fn source(&mut self, node: &Node<'t>) -> Option<(String, Option<Condition>)> {
        let is_tested = node.name.as_ref().is_some_and(|name| name.text == "Where");
        if !is_tested {
            let step = self.earlier(node, has_items);
            return step.map(|step| (step.to_owned(), None));
        }
        match self.tested(node)? {
            (Selector::Where { step, field, test }, _) => {
                Some((step, Some(Condition { field, test })))
            }
            _ => None,
        }
    }

    fn tested(&mut self, node: &Node<'t>) -> Read {
        let example = self.some_where();
        let [step, field, test] = self.reader.items(node, &example)?;
        let step_id = self.earlier(step, has_items);
        let fields = step_id.and_then(|step| self.fields_of(step));
        let known = self.field_of(field, fields.as_deref());
        let field_id = field.as_text()?;
        let test = self.test(test, known);
        Some((
            Selector::Where {
                step: step_id?.to_owned(),
                field: field_id.to_owned(),
                test: test?,
            },
            fields,
        ))
    }

    fn test(&mut self, node: &Node<'t>, field: Option<&Known>) -> Option<Test> {
        let name = self.reader.name(node, &some_test(field))?;
        match &*name.text {
            "Is" | "IsNot" => {
                let [value] = self.reader.items(node, &some_test(field))?;
                let make = if name.text == "Is" {
                    Test::Is
                } else {
                    Test::IsNot
                };
                self.option_of(value, field)
                    .map(|value| make(Clean::new(value)))
            }
            "OneOf" => {
                let example = some_test(field)
                    .replace("Is(", "OneOf([")
                    .replace(')', "])");
                let [list] = self.reader.items(node, &example)?;
                let at = list.head.clone();
                let list = self.reader.list(list)?;
                if list.is_empty() {
                    self.reader.fault(at, FaultKind::EmptyList(Thing::Selector));
                }
                let values: Vec<_> = list
                    .iter()
                    .filter_map(|value| self.option_of(value, field))
                    .map(Clean::new)
                    .collect();
                Some(Test::OneOf(values))
            }
            other => {
                let known = ["Is", "IsNot", "OneOf"];
                self.reader
                    .unknown(name.span.clone(), Thing::Word, other, known)
            }
        }
    }

    fn named(&mut self, node: &Node<'t>) -> Read {
        let [list] = self.reader.items(node, "Fixed([\"…\", \"…\"])")?;
        let texts = self.reader.each(Some(list), Reader::text);
        if matches!(&list.body, Body::List(items) if items.is_empty()) {
            self.reader
                .fault(node.head.clone(), FaultKind::EmptyList(Thing::Selector));
        }
        Some((Selector::Fixed(texts), Some(Vec::new())))
    }

    fn union(&mut self, node: &Node<'t>) -> Read {
        let example = format!("Union([{}])", self.some_input());
        let [list] = self.reader.items(node, &example)?;
        let parts = self.reader.list(list)?;
        if parts.is_empty() {
            self.reader
                .fault(node.head.clone(), FaultKind::EmptyList(Thing::Selector));
        }
        let mut selectors = Vec::new();
        let mut fields = Some(Vec::new());
        for part in parts {
            let (selector, more) = self.selector(part)?;
            selectors.push(selector);
            fields = both(fields, more);
        }
        Some((Selector::Union(selectors), fields))
    }
}

/// Whether a step has items that another can take.
fn has_items(past: &Past) -> bool {
    past.gives != Some(Gives::Nothing)
}

/// Joins the fields of both, if they are known.
fn both(one: Option<Vec<Known>>, other: Option<Vec<Known>>) -> Option<Vec<Known>> {
    let (mut all, other) = (one?, other?);
    for field in other {
        match all.iter_mut().find(|known| known.id == field.id) {
            None => all.push(field),
            Some(known) => known.holds.merge(field.holds),
        }
    }
    Some(all)
}
