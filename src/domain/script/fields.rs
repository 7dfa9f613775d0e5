//! Reads the fields of items, and the options of a choice.

use super::fault::{FaultKind, Thing};
use super::node::Node;
use super::reader::values::bare;
use super::steps::{Decoder, Holds, Known};
use crate::domain::dates::Side;
use crate::domain::workshop::{Choice, Field, FieldKind, PERMISSION};

const FIELD_KINDS: [&str; 8] = [
    "Text", "Choice", "ChoiceOf", "Number", "Duration", "Date", "Person", "Role",
];

const OPTIONS: &str = "Choice([(\"yes\", ‹yes|ja›), (\"no\", ‹no|nee›)])";

pub(super) fn known(field: &Field) -> Known {
    let holds = match &field.kind {
        FieldKind::Choice(options) => {
            Holds::Choice(options.iter().map(|option| option.id.clone()).collect())
        }
        FieldKind::Duration => Holds::Duration,
        _ => Holds::Other,
    };
    Known {
        id: field.id.clone(),
        holds,
    }
}

impl<'t> Decoder<'t> {
    /// Reads the fields of an item that is added to a list. `given` are those it has anyway.
    pub(super) fn item_fields(&mut self, node: &Node<'t>, given: &[Known]) -> Option<Vec<Field>> {
        self.read_fields(node, given, true)
    }

    /// Reads the fields that are filled in about each item there is.
    pub(super) fn detail_fields(&mut self, node: &Node<'t>) -> Option<Vec<Field>> {
        self.read_fields(node, &[], false)
    }

    fn read_fields(
        &mut self,
        node: &Node<'t>,
        given: &[Known],
        is_listed: bool,
    ) -> Option<Vec<Field>> {
        let list = self.reader.list(node)?;
        if list.is_empty() && given.is_empty() {
            self.reader
                .fault(node.head.clone(), FaultKind::EmptyList(Thing::Field));
        }
        let mut ids = Vec::new();
        let mut fields = Vec::new();
        for node in list {
            let field = self.item_field(node, is_listed);
            if let Some(id) = node.field("id").filter(|id| id.as_text().is_some()) {
                ids.extend(id.as_text().map(|text| (text.to_owned(), id.span.clone())));
                if given
                    .iter()
                    .any(|field| Some(field.id.as_str()) == id.as_text())
                {
                    let field = id.as_text().unwrap_or_default().to_owned();
                    self.reader
                        .fault(id.span.clone(), FaultKind::ActionField { field });
                }
            }
            fields.push(field);
        }
        self.reader.distinct(Thing::Field, &ids);
        fields.into_iter().collect()
    }

    fn item_field(&mut self, node: &Node<'t>, is_listed: bool) -> Option<Field> {
        let read = self
            .reader
            .fields(node, &["id", "label", "kind", "required", "lies", "stays"])?;
        let id = self
            .reader
            .need(&read, "id", "\"text\"")
            .and_then(|node| self.reader.id(node));
        let label = self
            .reader
            .need(&read, "label", "‹Text|Tekst›")
            .and_then(|node| self.reader.text(node));
        let kind = self
            .reader
            .need(&read, "kind", "Text")
            .and_then(|node| self.field_kind(node));
        let required = read
            .get("required")
            .and_then(|node| self.reader.flag(node))
            .unwrap_or(false);
        let kind = kind?;
        let lies = read.get("lies").and_then(|node| {
            if kind != FieldKind::Date {
                let only = FaultKind::OnlyOf { kind: "Date" };
                self.reader.fault(node.span.clone(), only);
                return None;
            }
            let sides = [("Ahead", Side::Ahead), ("Behind", Side::Behind)];
            self.reader.word(node, &sides)
        });
        let stays = read.get("stays").is_some_and(|node| {
            let stays = self.reader.flag(node).unwrap_or(false);
            // It says of one person what may be told, not of the next.
            if stays && (!is_listed || id == Some(PERMISSION)) {
                self.reader.fault(node.span.clone(), FaultKind::CannotStay);
            }
            stays
        });
        Some(Field {
            required,
            lies,
            stays,
            ..Field::new(id?, label?, kind)
        })
    }

    pub(super) fn field_kind(&mut self, node: &Node<'t>) -> Option<FieldKind> {
        let named = bare(self.reader.source(node));
        let meant = FIELD_KINDS
            .into_iter()
            .find(|kind| kind.to_lowercase() == named);
        let of = format!("ChoiceOf({})", self.some_input());
        let example = match meant {
            Some("Choice") => OPTIONS,
            Some("ChoiceOf") => &of,
            Some("Number") => "Number(min: 0, max: 100)",
            other => other.unwrap_or("Text"),
        };
        let name = self.reader.name(node, example)?;
        Some(match &*name.text {
            "Text" => FieldKind::Text,
            "Duration" => FieldKind::Duration,
            "Date" => FieldKind::Date,
            "Person" => FieldKind::Person,
            "Role" => FieldKind::Role,
            "Choice" => {
                let [list] = self.reader.items(node, OPTIONS)?;
                FieldKind::Choice(self.choices(list, Thing::Choice)?)
            }
            "ChoiceOf" => {
                let [selector] = self.reader.items(node, &of)?;
                let (selector, _) = self.selector(selector)?;
                FieldKind::ChoiceOf(Box::new(selector))
            }
            "Number" => {
                let read = self
                    .reader
                    .fields(node, &["min", "max", "unit", "default"])?;
                let min = self
                    .reader
                    .need(&read, "min", "0")
                    .and_then(|node| self.reader.number(node));
                let max = self
                    .reader
                    .need(&read, "max", "100")
                    .and_then(|node| self.reader.number(node));
                let unit = read.get("unit").and_then(|node| self.reader.text(node));
                let default = read
                    .get("default")
                    .and_then(|node| self.reader.number(node));
                let (min, max) = (min?, max?);
                if min >= max {
                    self.reader.fault(node.head.clone(), bounds(&min, &max));
                } else if let Some((usual, at)) = default.zip(read.get("default"))
                    && !(min..=max).contains(&usual)
                {
                    let kind = FaultKind::outside(&usual, &min, &max);
                    self.reader.fault(at.span.clone(), kind);
                }
                FieldKind::Number {
                    min,
                    max,
                    unit,
                    default,
                }
            }
            other => {
                return self.reader.unknown(
                    name.span.clone(),
                    Thing::FieldKind,
                    other,
                    FIELD_KINDS,
                );
            }
        })
    }

    /// Reads options: `[("yes", (en: "Yes", nl: "Ja")), …]`.
    pub(super) fn choices(&mut self, node: &Node<'t>, thing: Thing) -> Option<Vec<Choice>> {
        let list = self.reader.list(node)?;
        if list.is_empty() {
            self.reader
                .fault(node.head.clone(), FaultKind::EmptyList(thing));
        }
        let mut ids = Vec::new();
        let mut choices = Vec::new();
        for node in list {
            let Some([id, label]) = self.reader.items(node, "(\"yes\", ‹yes|ja›)") else {
                continue;
            };
            let (name, label) = (self.reader.id(id), self.reader.text(label));
            let (Some(name), Some(label)) = (name, label) else {
                continue;
            };
            ids.push((name.to_owned(), id.span.clone()));
            choices.push(Choice {
                id: name.to_owned(),
                label,
            });
        }
        self.reader.distinct(thing, &ids);
        Some(choices)
    }
}

pub(super) fn bounds<T: ToString>(low: &T, high: &T) -> FaultKind {
    FaultKind::Bounds {
        low: low.to_string(),
        high: high.to_string(),
    }
}
