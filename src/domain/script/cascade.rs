//! Reads a cascade: its levels, its boxes, and whether they fit the time of the step.

use super::fault::{FaultKind, Thing, Variant};
use super::node::{Node, Span};
use super::reader::Reader;
use super::steps::{Decoder, Gives, Holds, Known};
use crate::domain::durations::{minutes, power_boxes, round_to_five};
use crate::domain::event::Assumption;
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
const EQUAL: &str = "Equal(\"1:30\")";
const LEVELS: &str = "[(id: \"board\", name: ‹Board|Directie›, card: ‹Pass it on.|Geef het door.›), \
                      (id: \"floor\", name: ‹Floor|Werkvloer›, card: ‹Pass it on.|Geef het door.›)]";

impl<'t> Decoder<'t> {
    pub(super) fn cascade(&mut self, node: &Node<'t>, input: Option<&[Known]>) -> Option<Cascade> {
        let read = self.reader.fields(node, &FIELDS)?;
        let directions = [("Down", Direction::Down), ("Up", Direction::Up)];
        let direction = self
            .reader
            .need(&read, "direction", "Down")
            .and_then(|node| self.reader.word(node, &directions));
        let levels = self
            .reader
            .need(&read, "levels", LEVELS)
            .and_then(|node| self.levels(node));
        let boxes = self
            .reader
            .need(&read, "boxes", EQUAL)
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

    /// Checks that some level has a box.
    fn some_box(&mut self, at: &Node<'t>, levels: &[Level]) {
        if !levels.is_empty() && !levels.iter().any(|level| level.boxed) {
            self.reader.fault(at.head.clone(), FaultKind::NoBoxes);
        }
    }

    fn times(&mut self, node: &Node<'t>) -> Option<(u32, u32)> {
        self.reader.pair(node, Reader::seconds, TIMES)
    }

    fn by(&mut self, node: &Node<'t>, input: Option<&[Known]>) -> Option<String> {
        let field = self.field_of(node, input)?;
        if !matches!(field.holds, Holds::Choice(_)) {
            let choices = input.into_iter().flatten();
            let choices = choices.filter(|field| matches!(field.holds, Holds::Choice(_)));
            let kind = FaultKind::NotAChoice {
                field: field.id.clone(),
                known: choices.map(|field| format!("\"{}\"", field.id)).collect(),
            };
            self.reader.fault(node.span.clone(), kind);
        }
        Some(field.id.clone())
    }

    fn levels(&mut self, node: &Node<'t>) -> Option<Vec<Level>> {
        let list = self.reader.list(node)?;
        if list.len() < 2 {
            self.reader.fault(node.head.clone(), FaultKind::FewLevels);
        }
        let levels: Vec<_> = list.iter().map(|node| self.level(node)).collect();
        let read: Vec<Level> = levels.iter().flatten().cloned().collect();
        if read.len() == list.len() {
            self.some_box(node, &read);
        }
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
            .need(&fields, "id", "\"board\"")
            .and_then(|node| self.reader.id(node));
        let name = self
            .reader
            .need(&fields, "name", "‹Board|Directie›")
            .and_then(|node| self.reader.text(node));
        let card = self
            .reader
            .need(&fields, "card", "‹Pass it on.|Geef het door.›")
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
                UNITS.map(|(unit, _)| unit),
            );
        };
        let [amount] = self.reader.items(node, "Months(4)")?;
        let value = self.reader.number(amount)?;
        if value <= 0.0 {
            let found = value.to_string();
            self.reader
                .fault(amount.span.clone(), FaultKind::NoAmount { found });
        }
        Some(Duration {
            amount: value,
            unit: *unit,
        })
    }

    fn boxes(&mut self, node: &Node<'t>, levels: Option<&[Level]>) -> Option<Boxes> {
        let name = self.reader.name(node, EQUAL)?;
        match &*name.text {
            "Equal" => {
                let [each] = self.reader.items(node, EQUAL)?;
                self.reader
                    .pair(each, Reader::some_seconds, TIMES)
                    .map(|(full, short)| Boxes::Equal(full, short))
            }
            "Power" => {
                let read = self.reader.fields(node, &["full", "short"])?;
                let full = self
                    .reader
                    .need(&read, "full", "(\"10:00\", \"0:30\")")
                    .and_then(|node| self.top_and_bottom(node));
                let short = read
                    .get("short")
                    .map_or(full, |node| self.top_and_bottom(node));
                if let (Some(full), Some(short), Some(node)) = (full, short, read.get("short")) {
                    self.shorter(node, full, short);
                }
                self.real_times(&name.span, levels.unwrap_or_default());
                Some(Boxes::Power {
                    full: full?,
                    short: short?,
                })
            }
            other => self
                .reader
                .unknown(name.span.clone(), Thing::Word, other, ["Power", "Equal"]),
        }
    }

    fn top_and_bottom(&mut self, node: &Node<'t>) -> Option<(u32, u32)> {
        let [top, bottom] = self.reader.items(node, "(\"10:00\", \"0:30\")")?;
        let (top, bottom) = (
            self.reader.some_seconds(top),
            self.reader.some_seconds(bottom),
        );
        let (top, bottom) = (top?, bottom?);
        if bottom == 0 || top == 0 {
            return None;
        }
        if bottom > top {
            let kind = FaultKind::Bounds {
                low: bottom.to_string(),
                high: top.to_string(),
            };
            self.reader.fault(node.head.clone(), kind);
            return None;
        }
        Some((top, bottom))
    }

    /// Checks that no box is longer in the short variant.
    fn shorter(&mut self, node: &Node<'t>, full: (u32, u32), short: (u32, u32)) {
        let over = [(full.0, short.0), (full.1, short.1)]
            .into_iter()
            .find(|(full, short)| short > full);
        if let Some((full, short)) = over {
            let kind = FaultKind::ShortOverFull { full, short };
            self.reader.fault(node.head.clone(), kind);
        }
    }

    /// Checks that every level has a real time, and not all the same one, if boxes follow from them by the power law.
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

    /// Checks that boxes, slack, writing and scoring add up to the minutes of the step.
    pub(super) fn cascade_fits(
        &mut self,
        at: &Span,
        cascade: &Cascade,
        minutes: u16,
        short: Option<u16>,
    ) {
        let [full_rest, short_rest] = [pair_first, pair_second].map(|pick| {
            [cascade.slack, cascade.writing, cascade.scoring]
                .map(pick)
                .iter()
                .sum()
        });
        let (full, brief) = match cascade.boxes {
            Boxes::Equal(full, short) => ((full, full), (short, short)),
            Boxes::Power { full, short } => (full, short),
        };
        let variants = [
            (Variant::Full, Some(minutes), full, full_rest),
            (Variant::Short, short, brief, short_rest),
        ];
        for (variant, minutes, (top, bottom), rest) in variants {
            let step = minutes.map(|minutes| u32::from(minutes) * 60);
            let boxes = boxes_in_all(cascade, top, bottom);
            if let (Some(step), Some(boxes)) = (step, boxes)
                && boxes.saturating_add(rest) != step
            {
                let kind = FaultKind::CascadeSum {
                    variant,
                    boxes,
                    rest,
                    step,
                };
                self.reader.fault(at.clone(), kind);
            }
        }
    }
}

fn pair_first((full, _): (u32, u32)) -> u32 {
    full
}

fn pair_second((_, short): (u32, u32)) -> u32 {
    short
}

/// Returns the seconds of all boxes together, each rounded as the clock rounds it; `None` if a real time they follow from
/// is missing.
fn boxes_in_all(cascade: &Cascade, top: u32, bottom: u32) -> Option<u32> {
    let boxed = cascade.levels.iter().filter(|level| level.boxed);
    let seconds: Vec<f64> = if matches!(cascade.boxes, Boxes::Equal(..)) {
        boxed.map(|_| f64::from(top)).collect()
    } else {
        let real: Option<Vec<f64>> = boxed
            .map(|level| level.real.map(|real| minutes(real, Assumption::Work40)))
            .collect();
        power_boxes(&real?, top.into(), bottom.into())?.seconds
    };
    Some(
        seconds
            .into_iter()
            .map(round_to_five)
            .fold(0, u32::saturating_add),
    )
}
