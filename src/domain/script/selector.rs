//! Reads which items a step takes: `All("values")`, `Top(3, "vote")`, `Else(a, b)` and the like.

use super::fault::{Expected, FaultKind, Thing};
use super::node::{Body, Node};
use super::reader::Reader;
use super::steps::{Decoder, Known};
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

const TOP: &str = "Top(3, \"vote\")";
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
        let name = self.reader.name(node, "All(\"values\")")?;
        match &*name.text {
            "All" => self.one_step(node, "All(\"values\")", Selector::All),
            "Pairs" => self.one_step(node, "Pairs(\"values\")", Selector::Pairs),
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
                let [first, second] = self
                    .reader
                    .items(node, "Else(Top(3, \"vote\"), All(\"values\"))")?;
                let (first, second) = (self.selector(first), self.selector(second));
                let ((first, one), (second, other)) = (first?, second?);
                Some((
                    Selector::Else(Box::new(first), Box::new(second)),
                    both(one, other),
                ))
            }
            "Max" => {
                let [n, of] = self.reader.items(node, "Max(3, All(\"values\"))")?;
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

    fn count(&mut self, node: &Node<'t>) -> Option<(u16, u16)> {
        let count = |reader: &mut Reader<'t>, node: &Node<'t>| reader.count(node, None);
        self.reader.pair(node, count, "(3, 2)")
    }

    fn fields_of(&self, step: &str) -> Option<Vec<Known>> {
        self.past(step)?.fields.clone()
    }

    fn one_step(
        &mut self,
        node: &Node<'t>,
        example: &'static str,
        make: fn(String) -> Selector,
    ) -> Read {
        let [step] = self.reader.items(node, example)?;
        let step = self.earlier(step)?;
        Some((make(step.to_owned()), self.fields_of(step)))
    }

    fn ranked(&mut self, node: &Node<'t>, make: fn(Ranked) -> Selector) -> Read {
        let Body::Items(items) = &node.body else {
            return self.reader.wrong(node, Expected::Form(TOP));
        };
        let [n, step, more @ ..] = items.as_slice() else {
            return self.reader.wrong(node, Expected::Form(TOP));
        };
        let (n, source) = (self.count(n), self.source(step));
        let step = source.as_ref().map(|(step, _)| step.as_str());
        let known = step.and_then(|step| self.fields_of(step));
        let (mut rank, mut per) = (None, None);
        for more in more {
            if more.name.as_ref().is_some_and(|name| name.text == "Per") {
                let [field] = self.reader.items(more, "Per(\"side\")")?;
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
            return self.earlier(node).map(|step| (step.to_owned(), None));
        }
        match self.tested(node)? {
            (Selector::Where { step, field, test }, _) => {
                Some((step, Some(Condition { field, test })))
            }
            _ => None,
        }
    }

    fn tested(&mut self, node: &Node<'t>) -> Read {
        let [step, field, test] = self
            .reader
            .items(node, "Where(\"cascade\", \"final\", IsNot(\"intact\"))")?;
        let step_id = self.earlier(step);
        let fields = step_id.and_then(|step| self.fields_of(step));
        let field_id = self.reader.string(field, Expected::Id)?;
        let known = self.field_of(field, fields.as_deref());
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
        let name = self.reader.name(node, "Is(\"yes\")")?;
        match &*name.text {
            "Is" | "IsNot" => {
                let [value] = self.reader.items(node, "Is(\"yes\")")?;
                let make = if name.text == "Is" {
                    Test::Is
                } else {
                    Test::IsNot
                };
                self.option_of(value, field)
                    .map(|value| make(Clean::new(value)))
            }
            "OneOf" => {
                let [list] = self.reader.items(node, "OneOf([\"yes\", \"yes-if\"])")?;
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
        let [list] = self
            .reader
            .items(node, "Union([All(\"asks\"), All(\"offers\")])")?;
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
