//! Reads the kinds of steps and their fields.

use std::collections::BTreeMap;

use super::fault::{Expected, FaultKind, Thing};
use super::fields::{bounds, known};
use super::node::{Body, Node};
use super::reader::{Fields, Reader};
use super::steps::{Decoder, Gives, Holds, Known};
use crate::domain::event::Mark;
use crate::domain::select::FINAL;
use crate::domain::text::Text;
use crate::domain::workshop::{
    Analysis, Bound, Choice, Collect, Detail, FieldId, Kind, Rate, Vote, action, theme,
};

const KINDS: [&str; 8] = [
    "Brief", "Collect", "Cluster", "Rate", "Vote", "Detail", "Cascade", "Actions",
];
/// Fields that any step could have.
const SOME_FIELDS: &str = "[(id: \"text\", label: ‹Text|Tekst›, kind: Text)]";
/// How far apart the ends of a scale may be: every score on it is drawn.
const WIDEST: i64 = 1000;

/// A kind that was read, with what it gives.
pub(super) struct Read {
    pub(super) kind: Option<Kind>,
    pub(super) gives: Gives,
    /// The fields its items have; `None` if not known.
    pub(super) fields: Option<Vec<Known>>,
}

impl<'t> Decoder<'t> {
    /// Reads a kind. `input` are the fields of the items it works on, if known.
    pub(super) fn kind(&mut self, node: &Node<'t>, input: Option<Vec<Known>>) -> Option<Read> {
        let name = self.reader.name(node, some_kind(node))?;
        Some(match &*name.text {
            "Brief" => {
                self.reader.fields(node, &[]);
                Read {
                    kind: Some(Kind::Brief),
                    gives: Gives::Nothing,
                    fields: Some(Vec::new()),
                }
            }
            "Collect" => self.collect(node, Vec::new(), Kind::Collect),
            "Actions" => self.collect(
                node,
                action::fields().iter().map(known).collect(),
                Kind::Actions,
            ),
            "Cluster" => {
                self.reader.fields(node, &[]);
                Read {
                    kind: Some(Kind::Cluster),
                    gives: Gives::Themes,
                    fields: Some(vec![known(theme::field())]),
                }
            }
            "Rate" => self.rate(node, input),
            "Vote" => Read {
                kind: self.vote(node).map(Kind::Vote),
                gives: Gives::Votes,
                fields: input,
            },
            "Detail" => self.detail(node, input),
            "Cascade" => {
                let kind = self.cascade(node, input.as_deref()).map(Kind::Cascade);
                let finals = [Mark::Intact, Mark::Changed, Mark::Lost].map(Mark::name);
                let last = Known {
                    id: FINAL.to_owned(),
                    holds: Holds::Choice(finals.map(str::to_owned).to_vec()),
                };
                let fields = input.map(|fields| fields.into_iter().chain([last]).collect());
                Read {
                    kind,
                    gives: Gives::Survival,
                    fields,
                }
            }
            other => {
                return self
                    .reader
                    .unknown(name.span.clone(), Thing::Kind, other, KINDS);
            }
        })
    }

    fn collect(&mut self, node: &Node<'t>, given: Vec<Known>, make: fn(Collect) -> Kind) -> Read {
        let mut all = given;
        let kind = self.collect_of(node, &mut all).map(make);
        Read {
            fields: kind.is_some().then_some(all),
            kind,
            gives: Gives::Items,
        }
    }

    fn collect_of(&mut self, node: &Node<'t>, all: &mut Vec<Known>) -> Option<Collect> {
        let read = self
            .reader
            .fields(node, &["fields", "max", "prefilled", "words"])?;
        let fields = match read.get("fields") {
            Some(list) => self.item_fields(list, all),
            None if all.is_empty() => {
                self.reader.need(&read, "fields", SOME_FIELDS);
                None
            }
            None => Some(Vec::new()),
        };
        all.extend(fields.iter().flatten().map(known));
        let max = read
            .get("max")
            .and_then(|node| self.reader.count(node, None));
        let rows = read
            .get("prefilled")
            .and_then(|node| self.reader.list(node))
            .unwrap_or_default();
        if let (Some(max), Some(row)) = (max, rows.get(usize::from(max.unwrap_or(u16::MAX)))) {
            self.reader
                .fault(row.head.clone(), FaultKind::TooManyRows { max });
        }
        let known = fields.is_some().then_some(all.as_slice());
        let words = read.get("words").and_then(|node| self.reader.flag(node));
        let prefilled = rows.iter().filter_map(|row| self.row(row, known)).collect();
        Some(Collect {
            fields: fields?,
            max,
            prefilled,
            words: words.unwrap_or(false),
        })
    }

    fn row(&mut self, node: &Node<'t>, known: Option<&[Known]>) -> Option<BTreeMap<FieldId, Text>> {
        let Body::Fields(entries) = &node.body else {
            return self.reader.wrong(node, Expected::Form, &some_row(known));
        };
        let mut row = BTreeMap::new();
        for (name, value) in entries {
            let field = known.and_then(|known| known.iter().find(|field| field.id == name.text));
            if let (None, Some(known)) = (field, known) {
                let ids = known.iter().map(|field| &field.id);
                self.reader
                    .unknown::<()>(name.span.clone(), Thing::Field, &name.text, ids);
            }
            let text = match field {
                Some(Known {
                    holds: Holds::Choice(_),
                    ..
                }) => self.option_of(value, field).map(Text::plain),
                _ => self.reader.text(value),
            };
            row.extend(text.map(|text| (name.text.clone().into_owned(), text)));
        }
        Some(row)
    }

    fn rate(&mut self, node: &Node<'t>, input: Option<Vec<Known>>) -> Read {
        let kind = self.rate_of(node);
        let (aspects, nps) = kind.as_ref().map_or((0, false), |rate| {
            (rate.aspects.len(), rate.analysis == Analysis::Nps)
        });
        Read {
            kind: kind.map(Kind::Rate),
            gives: Gives::Scores { aspects, nps },
            fields: input,
        }
    }

    fn rate_of(&mut self, node: &Node<'t>) -> Option<Rate> {
        let known = [
            "scale",
            "anchors",
            "aspects",
            "groups",
            "anonymous",
            "analysis",
            "corners",
        ];
        let read = self.reader.fields(node, &known)?;
        let scale = self
            .reader
            .need(&read, "scale", "(1, 5)")
            .and_then(|node| self.scale(node));
        let anchors = read.get("anchors").and_then(|node| {
            let [low, high] = self
                .reader
                .items(node, "(‹hardly|nauwelijks›, ‹fully|helemaal›)")?;
            let (low, high) = (self.reader.text(low), self.reader.text(high));
            Some((low?, high?))
        });
        let aspects = read
            .get("aspects")
            .and_then(|node| self.choices(node, Thing::Aspect))
            .unwrap_or_default();
        let groups = read
            .get("groups")
            .and_then(|node| self.choices(node, Thing::Aspect))
            .unwrap_or_default();
        let anonymous = read
            .get("anonymous")
            .and_then(|node| self.reader.flag(node))
            .unwrap_or(false);
        let names = [("Mean", Analysis::Mean), ("Nps", Analysis::Nps)];
        let analysis = read
            .get("analysis")
            .and_then(|node| self.reader.word(node, &names))
            .unwrap_or_default();
        let corners = read
            .get("corners")
            .and_then(|node| self.corners(node, &aspects));
        let (low, high) = scale?;
        if analysis == Analysis::Nps && (low != 0 || high != Bound::Fixed(10)) {
            self.reader
                .fault(read.get("scale")?.head.clone(), FaultKind::NpsScale);
        }
        Some(Rate {
            low,
            high,
            anchors,
            aspects,
            groups,
            anonymous,
            analysis,
            corners: corners.unwrap_or_default(),
        })
    }

    /// Reads what becomes of the items in each corner of two aspects.
    fn corners(&mut self, node: &Node<'t>, aspects: &[Choice]) -> Option<Vec<Text>> {
        let form = "(‹start|beginnen›, ‹escalate|hogerop›, ‹park|parkeren›, ‹park|parkeren›)";
        let [both, first, second, neither] = self.reader.items(node, form)?;
        if aspects.len() != 2 {
            self.reader
                .fault(node.head.clone(), FaultKind::CornersNeedAspects);
        }
        let named = [both, first, second, neither];
        named
            .map(|node| self.reader.text(node))
            .into_iter()
            .collect()
    }

    fn scale(&mut self, node: &Node<'t>) -> Option<(i32, Bound)> {
        let [low, high] = self.reader.items(node, "(1, 5)")?;
        let low = self.reader.whole(low)?;
        if high
            .name
            .as_ref()
            .is_some_and(|name| name.text == "CountOf")
        {
            let step = self.some_input().replacen("All", "CountOf", 1);
            let [step] = self.reader.items(high, &step)?;
            let step =
                self.earlier_that(step, "Collect, Actions", |gives| gives == Gives::Items)?;
            return Some((low, Bound::CountOf(step.to_owned())));
        }
        let (low_end, at) = (i64::from(low), high);
        let high: i32 = self.reader.whole(high)?;
        if low >= high {
            self.reader.fault(node.head.clone(), bounds(&low, &high));
        } else if i64::from(high) > low_end + WIDEST {
            let kind = FaultKind::outside(&high.into(), &(low_end + 1), &(low_end + WIDEST));
            self.reader.fault(at.span.clone(), kind);
        }
        Some((low, Bound::Fixed(high)))
    }

    fn vote(&mut self, node: &Node<'t>) -> Option<Vote> {
        let read = self
            .reader
            .fields(node, &["dots", "max_per_item", "seats"])?;
        let count = |reader: &mut Reader<'t>, field: &str, most| {
            read.get(field).and_then(|node| reader.count(node, most))
        };
        let dots = count(&mut self.reader, "dots", None);
        let most = dots.filter(|dots| *dots > 0);
        let max_per_item = count(&mut self.reader, "max_per_item", most).unwrap_or(1);
        Some(Vote {
            dots,
            max_per_item,
            seats: count(&mut self.reader, "seats", None),
        })
    }

    fn detail(&mut self, node: &Node<'t>, input: Option<Vec<Known>>) -> Read {
        let mut own = None;
        let kind = self.detail_of(node, &mut own);
        let fields = input
            .zip(own)
            .map(|(input, own)| input.into_iter().chain(own).collect());
        Read {
            kind: kind.map(Kind::Detail),
            gives: Gives::Details,
            fields,
        }
    }

    fn detail_of(&mut self, node: &Node<'t>, own: &mut Option<Vec<Known>>) -> Option<Detail> {
        let read = self.reader.fields(node, &["fields", "compare"])?;
        let fields = self
            .reader
            .need(&read, "fields", SOME_FIELDS)
            .and_then(|node| self.detail_fields(node));
        *own = fields
            .as_ref()
            .map(|fields| fields.iter().map(known).collect());
        let compare = self.compare_of(&read, own.as_deref());
        Some(Detail {
            fields: fields?,
            compare,
        })
    }

    fn compare_of(&mut self, read: &Fields<'_, 't>, own: Option<&[Known]>) -> Option<String> {
        let node = read.get("compare")?;
        let step = self.earlier_that(node, "Detail, Cascade", |gives| {
            matches!(gives, Gives::Details | Gives::Survival)
        })?;
        let past = self.past(step)?;
        let lacks = |known: Option<&[Known]>| {
            known.is_some_and(|known| !known.iter().any(|field| field.holds == Holds::Duration))
        };
        if lacks(own) || past.gives == Some(Gives::Details) && lacks(past.fields.as_deref()) {
            self.reader.fault(node.span.clone(), FaultKind::NoDuration);
        }
        Some(step.to_owned())
    }
}

/// What may be meant where a kind belongs: the kind that is named in a text, if it goes without settings.
fn some_kind(node: &Node<'_>) -> &'static str {
    let named = node.as_text().unwrap_or_default().to_lowercase();
    let alone = ["Brief", "Cluster", "Vote", "Actions"].into_iter();
    let meant = alone.into_iter().find(|kind| kind.to_lowercase() == named);
    match &*named {
        "rate" => "Rate(scale: (1, 5))",
        "detail" => "Detail(fields: [(id: \"text\", label: ‹Text|Tekst›, kind: Text)])",
        _ => meant.unwrap_or("Collect(fields: [(id: \"text\", label: ‹Text|Tekst›, kind: Text)])"),
    }
}

/// A row that these fields could have.
fn some_row(known: Option<&[Known]>) -> String {
    let first = known.and_then(<[Known]>::first);
    let id = first.map_or("…", |field| &field.id);
    match first.map(|field| &field.holds) {
        Some(Holds::Choice(options)) => {
            let option = options.first().map_or("…", String::as_str);
            format!("{{\"{id}\": \"{option}\"}}")
        }
        _ => format!("{{\"{id}\": ‹…|…›}}"),
    }
}
