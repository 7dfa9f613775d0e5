//! What each step brought: what was collected, scored and voted.

use super::actions::capital;
use super::{Align, Bar, Bars, Block, Card, Column, Entry, Section, Source, Table};
use crate::domain::event::{Fields, ItemId, Value};
use crate::domain::results::collect::{CollectResults, Counts, NumberStats, Numbers};
use crate::domain::results::rate::{
    INDICATION_BELOW, Nps, RateCell, RateResults, SMALLEST_GROUP, signed,
};
use crate::domain::results::vote::VoteResults;
use crate::domain::results::{StepResults, joined, percent};
use crate::domain::workshop::{Analysis, Field, FieldKind, Kind, Rate, Selector, Step};
use crate::export::{Audience, PERMISSION};

/// Items shown with a step's results; more of them go to the appendix.
pub(super) const MOST_SHOWN: usize = 20;
/// Columns of text a table can have and still be read.
const WIDEST_TABLE: usize = 3;

impl Source<'_> {
    /// The results of one step; empty where there is nothing to tell.
    pub(super) fn step(&self, place: usize) -> Section {
        let Some((script, _)) = self.state().step(place) else {
            return Section::default();
        };
        let blocks = match (
            &script.kind,
            self.results.get(place).and_then(Option::as_ref),
        ) {
            (_, Some(StepResults::Collect(found))) => self.collected(script, found),
            (Kind::Rate(rate), Some(StepResults::Rate(found))) => self.rated(rate, found),
            (_, Some(StepResults::Vote(found))) => self.voted(script, found),
            (Kind::Detail(detail), Some(StepResults::Detail(found))) => {
                self.detailed(script, detail, found)
            }
            (Kind::Cascade(cascade), Some(StepResults::Cascade(found))) => {
                self.cascaded(cascade, found)
            }
            _ => Vec::new(),
        };
        let mut section = Section {
            title: script.title.get(self.lang()).to_owned(),
            blocks,
            ..Section::default()
        };
        if let Some(prompt) = script.prompt.as_ref().filter(|_| !section.is_empty()) {
            section
                .blocks
                .insert(0, Block::Question(prompt.get(self.lang()).to_owned()));
        }
        section
    }

    fn collected(&self, script: &Step, found: &CollectResults) -> Vec<Block> {
        if found.items.is_empty() {
            return Vec::new();
        }
        let fields = self.told(script);
        let mut blocks = self.counted(&fields, &found.counts);
        blocks.extend(self.numbers(&fields, &found.numbers));
        let mut rows: Vec<(&str, &Fields)> =
            found.items.iter().map(|item| ("", &item.fields)).collect();
        rows.sort_by_key(|(_, row)| choice_place(&fields, row));
        if rows.len() > MOST_SHOWN {
            blocks.push(Block::Small(
                self.words
                    .with("summary-in-appendix", &[("n", rows.len().into())]),
            ));
        } else {
            blocks.push(self.rows("", &fields, &rows));
        }
        blocks
    }

    /// The fields of a step that tell the reader something; whether a story may be told does not.
    pub(super) fn told<'s>(&self, script: &'s Step) -> Vec<&'s Field> {
        let is_told =
            |field: &&Field| self.view.audience == Audience::Facilitator || field.id != PERMISSION;
        script.kind.fields().into_iter().filter(is_told).collect()
    }

    /// The options of each choice field as bars, where anything was chosen.
    pub(super) fn counted(&self, fields: &[&Field], counts: &Counts) -> Vec<Block> {
        let mut blocks = Vec::new();
        for field in fields {
            let (FieldKind::Choice(options), Some(of)) = (&field.kind, counts.get(&field.id))
            else {
                continue;
            };
            let total: u32 = of.values().sum();
            // One of each says no more than the list itself.
            if of.values().all(|n| *n < 2) {
                continue;
            }
            let bar = |id: &str, label: &str| {
                let n = of.get(id).copied().unwrap_or(0);
                let length = f64::from(n) / f64::from(total);
                let value = self.words.with(
                    "summary-of",
                    &[
                        ("n", n.into()),
                        ("share", percent(length, self.words).into()),
                    ],
                );
                Bar {
                    label: label.to_owned(),
                    length,
                    value,
                    yardstick: None,
                }
            };
            let bars = options
                .iter()
                .map(|option| bar(&option.id, option.label.get(self.lang())));
            blocks.push(Block::Bars(Bars {
                title: capital(field.label.get(self.lang())),
                value: self.word("summary-count"),
                yardstick: None,
                bars: bars.collect(),
            }));
        }
        blocks
    }

    /// The figures of each number field in a sentence.
    pub(super) fn numbers(&self, fields: &[&Field], numbers: &Numbers) -> Vec<Block> {
        let said = fields
            .iter()
            .filter_map(|field| Some(self.number(field, numbers.get(&field.id)?)?));
        said.map(Block::Text).collect()
    }

    fn number(&self, field: &Field, stats: &NumberStats) -> Option<String> {
        let say = |number: f64| self.value(field, &Value::Number(number)).into();
        // One number is in the list already, and it is its own mean.
        let several = stats.n > 1;
        several.then_some(())?;
        let args = [
            ("field", capital(field.label.get(self.lang())).into()),
            ("mean", say(stats.mean?)),
            ("median", say(stats.median?)),
            ("min", say(stats.min?)),
            ("max", say(stats.max?)),
            ("n", stats.n.into()),
        ];
        Some(self.words.with("summary-number", &args))
    }

    /// Rows of fields in the plainest form that holds them: a list, a table, or cards where there is much text.
    pub(super) fn rows(
        &self,
        item_title: &str,
        fields: &[&Field],
        rows: &[(&str, &Fields)],
    ) -> Block {
        let is_used = |field: &&&Field| rows.iter().any(|(_, row)| row.contains_key(&field.id));
        let used: Vec<&Field> = fields.iter().filter(is_used).copied().collect();
        let cell = |field: &Field, row: &Fields| {
            row.get(&field.id)
                .map(|value| self.value(field, value))
                .unwrap_or_default()
        };
        let texts = used
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Person))
            .count();
        let has_names = rows.iter().any(|(name, _)| !name.is_empty());
        if let ([only], false) = (used.as_slice(), has_names) {
            let entries = rows.iter().map(|(_, row)| Entry {
                text: cell(only, row),
                by: None,
            });
            return Block::List(
                entries
                    .filter(|entry| !entry.text.trim().is_empty())
                    .collect(),
            );
        }
        if texts + usize::from(has_names) > WIDEST_TABLE {
            let (first, rest) = if has_names {
                (None, used.as_slice())
            } else {
                (used.first(), used.get(1..).unwrap_or_default())
            };
            let line = |field: &&Field, row: &Fields| {
                (capital(field.label.get(self.lang())), cell(field, row))
            };
            let card = |(name, row): &(&str, &Fields)| Card {
                title: first.map_or_else(|| (*name).to_owned(), |field| cell(field, row)),
                lines: rest
                    .iter()
                    .map(|field| line(field, row))
                    .filter(|(_, said)| !said.trim().is_empty())
                    .collect(),
            };
            return Block::Cards(
                rows.iter()
                    .map(card)
                    .filter(|card| !card.lines.is_empty() || first.is_some())
                    .collect(),
            );
        }
        let names = has_names.then(|| Column {
            title: item_title.to_owned(),
            align: Align::Left,
        });
        let columns = used.iter().map(|field| Column {
            title: capital(field.label.get(self.lang())),
            align: if matches!(field.kind, FieldKind::Number { .. }) {
                Align::Right
            } else {
                Align::Left
            },
        });
        let cells = |(name, row): &(&str, &Fields)| {
            let name = has_names.then(|| (*name).to_owned());
            name.into_iter()
                .chain(used.iter().map(|field| cell(field, row)))
                .collect()
        };
        Block::Table(Table {
            columns: names.into_iter().chain(columns).collect(),
            rows: rows.iter().map(cells).collect(),
        })
    }

    fn voted(&self, script: &Step, found: &VoteResults) -> Vec<Block> {
        if found.dots_given == 0 {
            return Vec::new();
        }
        let most = found.ranking.first().map_or(1, |first| first.votes.max(1));
        let bar = |ranked: &crate::domain::results::vote::Ranked| {
            let share = ranked
                .share
                .map(|share| percent(share, self.words))
                .unwrap_or_default();
            Bar {
                label: self.elaborated(script, &ranked.item, &ranked.label),
                length: f64::from(ranked.votes) / f64::from(most),
                value: self.words.with(
                    "summary-of",
                    &[("n", ranked.votes.into()), ("share", share.into())],
                ),
                yardstick: None,
            }
        };
        let mut blocks = vec![Block::Bars(Bars {
            title: self.word("summary-option"),
            value: self.word("summary-dots"),
            yardstick: None,
            bars: found.ranking.iter().take(MOST_SHOWN).map(bar).collect(),
        })];
        if found.ranking.len() > MOST_SHOWN {
            blocks.push(Block::Small(
                self.words
                    .with("summary-in-appendix", &[("n", found.ranking.len().into())]),
            ));
        }
        blocks.extend(self.tie(found).map(Block::Text));
        blocks.extend(self.ballot(found).map(Block::Small));
        blocks
    }

    /// What an item is called, with what an earlier step made of it: a new rule is voted on, not the point it repairs.
    fn elaborated(&self, script: &Step, item: &ItemId, label: &str) -> String {
        let sources = script.input.iter().flat_map(Selector::steps);
        let said = sources.filter_map(|source| {
            let (place, source) = self.state().workshop().step(source)?;
            let Kind::Detail(detail) = &source.kind else {
                return None;
            };
            let filled = self.state().steps.get(place)?.details.get(item)?;
            let texts = detail
                .fields
                .iter()
                .filter(|field| field.kind == FieldKind::Text);
            texts
                .filter_map(|field| filled.get(&field.id).map(|value| self.value(field, value)))
                .next()
        });
        let said = said.filter(|said| !said.trim().is_empty()).next();
        said.map_or_else(|| label.to_owned(), |said| format!("{label} → {said}"))
    }

    fn tie(&self, found: &VoteResults) -> Option<String> {
        let tied = found.tie_at_cut.as_ref().filter(|tied| !tied.is_empty())?;
        let labels = found
            .ranking
            .iter()
            .filter(|ranked| tied.contains(&ranked.item));
        let labels: Vec<&str> = labels.map(|ranked| ranked.label.as_str()).collect();
        Some(self.words.with(
            "summary-tie",
            &[("items", joined(&labels, self.words).into())],
        ))
    }

    fn ballot(&self, found: &VoteResults) -> Option<String> {
        let (voters, unused) = (found.voters?, found.unused_dots?);
        let args = [
            ("voters", voters.into()),
            ("dots", found.dots_per_person.into()),
            ("unused", unused.max(0).into()),
        ];
        let mut said = self.words.with("summary-ballot", &args);
        if unused > 0 {
            said.push(' ');
            said.push_str(&self.words.with("summary-unused", &args));
        }
        Some(said)
    }

    fn rated(&self, script: &Rate, found: &RateResults) -> Vec<Block> {
        if found.overall.iter().all(|cell| cell.n == 0) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if let [first, second] = script.aspects.as_slice() {
            let names = [first.label.get(self.lang()), second.label.get(self.lang())];
            blocks.push(self.gaps(names, found));
        } else if script.analysis == Analysis::Mean {
            blocks.extend(self.scores(script, found));
        }
        for cell in found.overall.iter().take(MOST_SHOWN) {
            blocks.extend(self.nps(script, cell, found.overall.len()));
        }
        blocks.extend(self.blind_spots(script, found));
        let smallest = found
            .overall
            .iter()
            .map(|cell| cell.n)
            .filter(|n| *n > 0)
            .min()
            .unwrap_or(0);
        if smallest < INDICATION_BELOW {
            blocks.push(Block::Small(
                self.words
                    .with("summary-indication", &[("n", INDICATION_BELOW.into())]),
            ));
        }
        if found.cells.iter().any(|cell| cell.group.is_none()) && !script.groups.is_empty() {
            blocks.push(Block::Small(
                self.words
                    .with("summary-small-groups", &[("n", SMALLEST_GROUP.into())]),
            ));
        }
        blocks
    }

    /// Means as bars, highest first.
    fn scores(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let mut scored: Vec<(&RateCell, f64)> = found
            .cells
            .iter()
            .filter_map(|cell| Some((cell, cell.mean?)))
            .collect();
        scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let span = (f64::from(found.high) - f64::from(found.low)).max(1.0);
        let bar = |(cell, mean): &(&RateCell, f64)| Bar {
            label: self.cell_label(script, cell),
            length: ((mean - f64::from(found.low)) / span).clamp(0.0, 1.0),
            value: self.score(cell, *mean),
            yardstick: None,
        };
        let bars: Vec<Bar> = scored.iter().take(MOST_SHOWN).map(bar).collect();
        let value = self.words.with(
            "summary-mean",
            &[("low", found.low.into()), ("high", found.high.into())],
        );
        (!bars.is_empty()).then(|| {
            Block::Bars(Bars {
                title: self.word("summary-item"),
                value,
                yardstick: None,
                bars,
            })
        })
    }

    fn score(&self, cell: &RateCell, mean: f64) -> String {
        let mean = self.words.number(mean, 1);
        let band = cell
            .band
            .filter(|_| cell.n > 1)
            .map(|band| self.word(&format!("band-{}", band.name())));
        match band {
            Some(band) => self.words.with(
                "summary-score-band",
                &[
                    ("mean", mean.into()),
                    ("n", cell.n.into()),
                    ("band", band.into()),
                ],
            ),
            None => self.words.with(
                "summary-score",
                &[("mean", mean.into()), ("n", cell.n.into())],
            ),
        }
    }

    /// What a cell is of: the item, and the aspect and the group where there are such.
    pub(super) fn cell_label(&self, script: &Rate, cell: &RateCell) -> String {
        let of = |options: &[crate::domain::workshop::Choice], id: &Option<String>| {
            let option = options
                .iter()
                .find(|option| Some(&option.id) == id.as_ref())?;
            Some(option.label.get(self.lang()).to_owned())
        };
        let parts = [
            of(&script.aspects, &cell.aspect),
            of(&script.groups, &cell.group),
        ];
        std::iter::once(cell.label.clone())
            .chain(parts.into_iter().flatten())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Two aspects side by side, in the order of the items.
    fn gaps(&self, names: [&str; 2], found: &RateResults) -> Block {
        let say = |mean: Option<f64>| {
            mean.map(|mean| self.words.number(mean, 1))
                .unwrap_or_default()
        };
        let row = |(pair, gap): (&[RateCell], &crate::domain::results::rate::Gap)| {
            let [first, second] = pair else {
                return Vec::new();
            };
            let difference = gap.gap.map(|gap| self.difference(gap)).unwrap_or_default();
            vec![
                gap.label.clone(),
                say(first.mean),
                say(second.mean),
                difference,
                first.n.max(second.n).to_string(),
            ]
        };
        let pairs = found.overall.chunks(2).zip(&found.gaps).take(MOST_SHOWN);
        let number = |title: String| Column {
            title,
            align: Align::Right,
        };
        Block::Table(Table {
            columns: vec![
                Column {
                    title: self.word("summary-item"),
                    align: Align::Left,
                },
                number(capital(names[0])),
                number(capital(names[1])),
                number(self.word("summary-gap")),
                number("n".to_owned()),
            ],
            rows: pairs
                .map(row)
                .filter(|row| row.get(1).is_some_and(|mean| !mean.is_empty()))
                .collect(),
        })
    }

    fn difference(&self, points: f64) -> String {
        let said = self.words.number(points.abs(), 1);
        match said.as_str() {
            "0" => said,
            _ if points < 0.0 => format!("−{said}"),
            _ => format!("+{said}"),
        }
    }

    /// A Net Promoter Score: the score, the counts behind it and what one person weighs.
    fn nps(&self, script: &Rate, cell: &RateCell, cells: usize) -> Vec<Block> {
        let Some((nps, score)) = cell.nps.as_ref().and_then(|nps| Some((nps, nps.score?))) else {
            return Vec::new();
        };
        let one = nps
            .one_person
            .map(|points| self.words.number(points, 1))
            .unwrap_or_default();
        let args = [
            ("score", signed(score).into()),
            ("n", cell.n.into()),
            ("one", one.into()),
        ];
        let mut said = self.words.with("summary-nps", &args);
        if cells > 1 {
            said = format!("{}: {said}", self.cell_label(script, cell));
        }
        vec![Block::Text(said), Block::Bars(self.nps_bars(nps, cell.n))]
    }

    fn nps_bars(&self, nps: &Nps, n: u32) -> Bars {
        let bar = |key: &str, of: u32| {
            let length = f64::from(of) / f64::from(n.max(1));
            let value = self.words.with(
                "summary-of",
                &[
                    ("n", of.into()),
                    ("share", percent(length, self.words).into()),
                ],
            );
            Bar {
                label: self.word(key),
                length,
                value,
                yardstick: None,
            }
        };
        Bars {
            title: self.word("summary-nps-class"),
            value: self.word("summary-count"),
            yardstick: None,
            bars: vec![
                bar("summary-promoters", nps.promoters),
                bar("summary-passives", nps.passives),
                bar("summary-detractors", nps.detractors),
            ],
        }
    }

    fn blind_spots(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let [first, second] = script.groups.as_slice() else {
            return None;
        };
        let groups = [
            ("first", first.label.get(self.lang()).into()),
            ("second", second.label.get(self.lang()).into()),
        ];
        let rows = found
            .blind_spots
            .iter()
            .filter_map(|spot| Some(vec![spot.label.clone(), self.difference(spot.difference?)]));
        let rows: Vec<Vec<String>> = rows.take(MOST_SHOWN).collect();
        let columns = vec![
            Column {
                title: self.word("summary-item"),
                align: Align::Left,
            },
            Column {
                title: self.words.with("summary-blind-spot", &groups),
                align: Align::Right,
            },
        ];
        (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
    }
}

/// Where a row's first choice stands among the options of its field, so that rows of one kind stand together.
fn choice_place(fields: &[&Field], row: &Fields) -> usize {
    let options = fields.iter().find_map(|field| match &field.kind {
        FieldKind::Choice(options) => Some((field, options)),
        _ => None,
    });
    let Some((field, options)) = options else {
        return 0;
    };
    let chosen = match row.get(&field.id) {
        Some(Value::Choice(id)) => options.iter().position(|option| option.id == *id),
        _ => None,
    };
    chosen.unwrap_or(options.len())
}
