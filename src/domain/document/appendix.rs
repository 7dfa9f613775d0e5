//! The appendix of a summary: the raw data that the results before it did not show in full.

use super::say;
use super::section::{Block, MOST_SHOWN, Section, filled};
use super::source::Source;
use super::table::{Align, Column, Table};
use super::themes::SAMPLES;
use crate::domain::audience::Audience;
use crate::domain::event::Fields;
use crate::domain::results::StepResults;
use crate::domain::results::cluster::Theme;
use crate::domain::results::rate::{Band, RateCell, RateResults};
use crate::domain::results::vote::VoteResults;
use crate::domain::session::Status;
use crate::domain::workshop::{Field, Kind, Rate, Step, StepIndex};

impl Source<'_> {
    /// The raw data, step by step. For the facilitator, also how long each step took; nothing for the room, whose screen
    /// has no appendix.
    pub(super) fn appendix(&self) -> Vec<Section> {
        if self.view.audience == Audience::Room {
            return Vec::new();
        }
        let steps = self.state().workshop().steps.indexed();
        let sections = steps.map(|(index, step)| {
            let blocks = self
                .found(index)
                .map(|found| self.raw(index, step, found))
                .unwrap_or_default();
            Section {
                title: step.title.get(self.lang()).to_owned(),
                blocks,
                ..Section::default()
            }
        });
        let course = (self.view.audience == Audience::Facilitator).then(|| self.course());
        filled(sections.chain(course))
    }

    fn raw(&self, index: StepIndex, step: &Step, found: &StepResults) -> Vec<Block> {
        let fields = self.told(index);
        let fields: Vec<&Field> = fields.iter().collect();
        match (&step.kind, found) {
            (_, StepResults::Collect(found)) if found.items.len() > MOST_SHOWN => {
                let rows: Vec<(&str, &Fields)> =
                    found.items.iter().map(|item| ("", &item.fields)).collect();
                vec![self.rows("", &fields, &rows)]
            }
            (_, StepResults::Detail(found)) => {
                let filled = found.items.iter().filter(|item| !item.fields.is_empty());
                let rows: Vec<(&str, &Fields)> = filled
                    .map(|item| (item.label.as_str(), &item.fields))
                    .collect();
                if rows.len() > MOST_SHOWN {
                    vec![self.rows(&self.word("summary-item"), &fields, &rows)]
                } else {
                    Vec::new()
                }
            }
            (_, StepResults::Vote(found))
                if found.dots_given > 0 && found.ranking.len() > MOST_SHOWN =>
            {
                vec![self.tally(found)]
            }
            (_, StepResults::Cluster(found)) => {
                let is_cut = |theme: &&Theme| theme.items.len() > SAMPLES;
                let themes: Vec<&Theme> = found.themes.iter().filter(is_cut).collect();
                let all = (!themes.is_empty())
                    .then(|| self.members(index, &themes, ("summary-members", usize::MAX)));
                all.into_iter().collect()
            }
            (Kind::Rate(rate), StepResults::Rate(found)) => {
                self.distribution(rate, found).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn tally(&self, found: &VoteResults) -> Block {
        let rows = found
            .ranking
            .iter()
            .map(|ranked| vec![ranked.label.clone(), ranked.votes.to_string()]);
        let columns = vec![
            Column {
                title: self.word("summary-option"),
                align: Align::Left,
            },
            Column {
                title: self.word("summary-dots"),
                align: Align::Right,
            },
        ];
        Block::Table(Table {
            columns,
            rows: rows.collect(),
        })
    }

    /// How many people gave each score, and the figures of each item, aspect and group.
    fn distribution(&self, script: &Rate, found: &RateResults) -> Option<Block> {
        let scored: Vec<&RateCell> = found.cells.iter().filter(|cell| cell.n > 0).collect();
        let say = |number: Option<f64>, decimals| {
            number.map_or_else(|| "–".to_owned(), |n| self.words.decimal(n, decimals))
        };
        let scores = |cell: &RateCell| {
            let each = cell
                .histogram
                .iter()
                .map(|(score, n)| format!("{score}:\u{a0}{n}×"));
            let said = each.collect::<Vec<_>>().join(", ");
            if said.is_empty() {
                self.word("summary-not-shown")
            } else {
                said
            }
        };
        let row = |cell: &&RateCell| {
            vec![
                self.cell_label(script, cell),
                scores(cell),
                cell.n.to_string(),
                say(cell.mean, 2),
                say(cell.median, 1),
                say(cell.sd, 2),
                say(cell.agreement, cell.agreement.map_or(2, Band::decimals)),
            ]
        };
        let column = |key: &str, align| Column {
            title: self.word(key),
            align,
        };
        let columns = vec![
            column("summary-item", Align::Left),
            column("summary-scores", Align::Left),
            Column {
                title: "n".to_owned(),
                align: Align::Right,
            },
            column("summary-mean-short", Align::Right),
            column("summary-median", Align::Right),
            column("summary-spread", Align::Right),
            column("summary-agreement", Align::Right),
        ];
        (!scored.is_empty()).then(|| {
            Block::Table(Table {
                columns,
                rows: scored.iter().map(row).collect(),
            })
        })
    }

    /// The minutes planned and used for every step that was reached.
    fn course(&self) -> Section {
        let state = self.state();
        let reached = state.time.reached();
        let row = |(index, step): (StepIndex, &Step)| {
            state.steps.get(index)?.entered?;
            let used = match state.steps.get(index)?.status {
                Status::Skipped => "–".to_owned(),
                _ => say::minutes(state.used(index, reached), self.words),
            };
            let planned = match state.planned.get(index) {
                None | Some(0) => "–".to_owned(),
                Some(minutes) => minutes.to_string(),
            };
            Some(vec![step.title.get(self.lang()).to_owned(), planned, used])
        };
        let rows: Vec<Vec<String>> = state.workshop().steps.indexed().filter_map(row).collect();
        let number = |key: &str| Column {
            title: self.word(key),
            align: Align::Right,
        };
        let columns = vec![
            Column {
                title: self.word("summary-step"),
                align: Align::Left,
            },
            number("summary-planned"),
            number("summary-used"),
        ];
        let blocks = if rows.is_empty() {
            Vec::new()
        } else {
            vec![Block::Table(Table { columns, rows })]
        };
        Section {
            title: self.word("summary-course"),
            blocks,
            ..Section::default()
        }
    }
}
