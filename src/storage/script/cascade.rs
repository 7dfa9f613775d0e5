//! The cascade: its levels, its boxes, and whether they fit the step.

use super::fault::{FaultKind, Thing, Variant};
use super::node::{Node, Span};
use super::reader::Reader;
use super::steps::{Decoder, Gives, Holds, Known};
use crate::domain::workshop::{Boxes, Cascade, Direction, Duration, Level, Unit};

const UNITS: [(&str, Unit); 5] = [
    ("Minutes", Unit::Minute),
    ("Hours", Unit::Hour),
    ("Days", Unit::Day),
    ("Weeks", Unit::Week),
    ("Months", Unit::Month),
];
const FIELDS: [&str; 10] = [
    "direction",
    "levels",
    "boxes",
    "slack",
    "writing",
    "scoring",
    "writing_prompt",
    "prediction",
    "compare",
    "by",
];
const TIMES: &str = "(\"10:00\", \"6:00\")";
const POWER: &str = "Power(full: (\"10:00\", \"0:30\"), short: (\"6:00\", \"0:20\"))";

impl<'t> Decoder<'t> {
    pub(super) fn cascade(&mut self, node: &Node<'t>, input: Option<&[Known]>) -> Option<Cascade> {
        let read = self.reader.fields(node, &FIELDS)?;
        let directions = [("Down", Direction::Down), ("Up", Direction::Up)];
        let direction = self
            .reader
            .need(&read, "direction")
            .and_then(|node| self.reader.word(node, &directions));
        let levels = self
            .reader
            .need(&read, "levels")
            .and_then(|node| self.levels(node));
        let boxes = self
            .reader
            .need(&read, "boxes")
            .and_then(|node| self.boxes(node, levels.as_deref()));
        let [slack, writing, scoring] =
            ["slack", "writing", "scoring"].map(|field| match read.get(field) {
                Some(node) => self.times(node),
                None => Some((0, 0)),
            });
        let writing_prompt = read
            .get("writing_prompt")
            .and_then(|node| self.reader.text(node));
        let prediction = read.get("prediction").and_then(|node| {
            self.earlier_that(node, "Rate", |gives| matches!(gives, Gives::Scores { .. }))
        });
        let compare = read
            .get("compare")
            .and_then(|node| self.earlier_that(node, "Cascade", |gives| gives == Gives::Survival));
        let by = read.get("by").and_then(|node| self.by(node, input));
        Some(Cascade {
            direction: direction?,
            levels: levels?,
            boxes: boxes?,
            slack: slack?,
            writing: writing?,
            scoring: scoring?,
            writing_prompt,
            prediction: prediction.map(str::to_owned),
            compare: compare.map(str::to_owned),
            by,
        })
    }

    fn times(&mut self, node: &Node<'t>) -> Option<(u32, u32)> {
        self.reader.pair(node, Reader::seconds, TIMES)
    }

    fn by(&mut self, node: &Node<'t>, input: Option<&[Known]>) -> Option<String> {
        let field = self.field_of(node, input)?;
        if !matches!(field.holds, Holds::Choice(_)) {
            self.reader.fault(
                node.span.clone(),
                FaultKind::NotAChoice {
                    field: field.id.clone(),
                },
            );
        }
        Some(field.id.clone())
    }

    fn levels(&mut self, node: &Node<'t>) -> Option<Vec<Level>> {
        let list = self.reader.list(node)?;
        if list.len() < 2 {
            self.reader.fault(node.head.clone(), FaultKind::FewLevels);
        }
        let levels: Vec<_> = list.iter().map(|node| self.level(node)).collect();
        let id = |node: &Node<'t>| {
            node.field("id")
                .map(|id| (id.as_text().unwrap_or_default().to_owned(), id.span.clone()))
        };
        let ids: Vec<(String, Span)> = list.iter().filter_map(id).collect();
        self.reader.distinct(Thing::Level, &ids);
        levels.into_iter().collect()
    }

    fn level(&mut self, node: &Node<'t>) -> Option<Level> {
        let fields = self
            .reader
            .fields(node, &["id", "name", "real", "card", "boxed"])?;
        let id = self
            .reader
            .need(&fields, "id")
            .and_then(|node| self.reader.id(node));
        let name = self
            .reader
            .need(&fields, "name")
            .and_then(|node| self.reader.text(node));
        let card = self
            .reader
            .need(&fields, "card")
            .and_then(|node| self.reader.text(node));
        let real = fields.get("real").and_then(|node| self.duration(node));
        let boxed = fields
            .get("boxed")
            .and_then(|node| self.reader.flag(node))
            .unwrap_or(true);
        Some(Level {
            id: id?.to_owned(),
            name: name?,
            real,
            card: card?,
            boxed,
        })
    }

    fn duration(&mut self, node: &Node<'t>) -> Option<Duration> {
        let name = self.reader.name(node, "Months(4)")?;
        let Some((_, unit)) = UNITS.iter().find(|(unit, _)| *unit == name.text) else {
            return self.reader.unknown(
                name.span.clone(),
                Thing::Word,
                &name.text,
                &UNITS.map(|(unit, _)| unit),
            );
        };
        let [amount] = self.reader.items(node, "Months(4)")?;
        let value = self.reader.number(amount)?;
        if value <= 0.0 {
            let kind = FaultKind::Bounds {
                low: "0".to_owned(),
                high: value.to_string(),
            };
            self.reader.fault(amount.span.clone(), kind);
        }
        Some(Duration {
            amount: value,
            unit: *unit,
        })
    }

    fn boxes(&mut self, node: &Node<'t>, levels: Option<&[Level]>) -> Option<Boxes> {
        let name = self.reader.name(node, POWER)?;
        match &*name.text {
            "Equal" => {
                let [each] = self.reader.items(node, "Equal(\"1:30\")")?;
                self.times(each)
                    .map(|(full, short)| Boxes::Equal(full, short))
            }
            "Power" => {
                let read = self.reader.fields(node, &["full", "short"])?;
                let full = self
                    .reader
                    .need(&read, "full")
                    .and_then(|node| self.top_and_bottom(node));
                let short = read
                    .get("short")
                    .map_or(full, |node| self.top_and_bottom(node));
                self.real_times(&name.span, levels.unwrap_or_default());
                Some(Boxes::Power {
                    full: full?,
                    short: short?,
                })
            }
            other => {
                self.reader
                    .unknown(name.span.clone(), Thing::Word, other, &["Power", "Equal"])
            }
        }
    }

    fn top_and_bottom(&mut self, node: &Node<'t>) -> Option<(u32, u32)> {
        let [top, bottom] = self.reader.items(node, "(\"10:00\", \"0:30\")")?;
        let (top, bottom) = (self.reader.seconds(top), self.reader.seconds(bottom));
        let (top, bottom) = (top?, bottom?);
        if bottom == 0 || bottom > top {
            let kind = FaultKind::Bounds {
                low: bottom.to_string(),
                high: top.to_string(),
            };
            self.reader.fault(node.head.clone(), kind);
            return None;
        }
        Some((top, bottom))
    }

    /// Boxes by the power law need a real time at each level, and not the same at all.
    fn real_times(&mut self, at: &Span, levels: &[Level]) {
        let times: Vec<_> = levels
            .iter()
            .filter(|level| level.boxed)
            .map(|level| level.real)
            .collect();
        if times.contains(&None) {
            self.reader.fault(at.clone(), FaultKind::NoRealTime);
        } else if times.len() > 1 && times.iter().all(|time| *time == times[0]) {
            self.reader.fault(at.clone(), FaultKind::SameRealTime);
        }
    }

    /// Boxes, slack, writing and scoring together are the step's minutes.
    pub(super) fn cascade_fits(
        &mut self,
        at: &Span,
        cascade: &Cascade,
        minutes: u16,
        short: Option<u16>,
    ) {
        let boxes = cascade.box_seconds();
        let sum = |pick: fn((u32, u32)) -> u32| {
            boxes
                .iter()
                .flatten()
                .fold(0, |sum: u32, pair| sum.saturating_add(pick(*pair)))
        };
        let rest = |pick: fn((u32, u32)) -> u32| {
            pick(cascade.slack) + pick(cascade.writing) + pick(cascade.scoring)
        };
        let variants = [
            (
                Variant::Full,
                Some(minutes),
                (|p| p.0) as fn((u32, u32)) -> u32,
            ),
            (Variant::Short, short, |p| p.1),
        ];
        for (variant, minutes, pick) in variants {
            let (boxes, rest, step) = (sum(pick), rest(pick), u32::from(minutes.unwrap_or(0)) * 60);
            if minutes.is_some() && boxes.saturating_add(rest) != step {
                self.reader.fault(
                    at.clone(),
                    FaultKind::CascadeSum {
                        variant,
                        boxes,
                        rest,
                        step,
                    },
                );
            }
        }
    }
}
