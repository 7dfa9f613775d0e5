//! The tables of one step, according to its kind.

use super::sheet::{Cell, Part, Sheet};
use super::tables::Tables;
use crate::domain::event::Fields;
use crate::domain::results::cascade::CascadeResults;
use crate::domain::results::cluster::ClusterResults;
use crate::domain::results::detail::DetailResults;
use crate::domain::results::rate::{Band, RateCell, RateResults};
use crate::domain::results::vote::VoteResults;
use crate::domain::results::{Figure, Measured, Share, StepResults};
use crate::domain::workshop::{Choice, Field, Kind, Rate, StepIndex};

impl Tables<'_> {
    /// The tables of what the step at `index` brought; empty if nothing was said.
    pub(super) fn step(&self, index: StepIndex) -> Vec<Sheet> {
        let Some(found) = self.view.measured(index).answered() else {
            return Vec::new();
        };
        let sheets = match (self.kind(index), &found) {
            (_, StepResults::Collect(found)) => {
                let rows = found.items.iter().map(|item| (None, &item.fields));
                vec![self.items(index, &rows.collect::<Vec<_>>())]
            }
            (_, StepResults::Detail(found)) => vec![self.details(index, found)],
            (_, StepResults::Cluster(found)) => vec![self.themes(index, found)],
            (Some(Kind::Rate(rate)), StepResults::Rate(found)) => {
                vec![self.scores(index, rate, found)]
            }
            (_, StepResults::Vote(found)) => vec![self.votes(index, found)],
            (_, StepResults::Cascade(found)) => {
                vec![self.points(index, found), self.levels(index, found)]
            }
            // These have a table of their own.
            (_, StepResults::Actions(_) | StepResults::Rate(_)) => Vec::new(),
        };
        sheets
            .into_iter()
            .filter(|sheet| !sheet.rows.is_empty())
            .collect()
    }

    fn of_step(
        &self,
        index: StepIndex,
        part: Part,
        columns: Vec<String>,
        rows: Vec<Vec<Cell>>,
    ) -> Sheet {
        Sheet {
            part,
            title: self.title(index).to_owned(),
            columns,
            rows,
            numbers: Vec::new(),
        }
    }

    /// Items with their fields. What an item is called comes first, if it is called anything besides its fields.
    fn items(&self, index: StepIndex, rows: &[(Option<&str>, &Fields)]) -> Sheet {
        let fields = self.told(index);
        let is_used = |field: &&Field| rows.iter().any(|(_, row)| row.contains_key(&field.id));
        let used: Vec<&Field> = fields.iter().filter(is_used).collect();
        let named = rows.iter().any(|(name, _)| name.is_some());
        let name = named.then(|| self.word("summary-item"));
        let columns = name
            .into_iter()
            .chain(used.iter().map(|field| self.heading(field)));
        let cells = |(name, row): &(Option<&str>, &Fields)| {
            let name = named.then(|| Cell::text(name.unwrap_or_default()));
            let cells = used.iter().map(|field| self.cell(field, row));
            name.into_iter().chain(cells).collect::<Vec<_>>()
        };
        let filled = (1..).zip(rows).filter(|(_, (_, row))| !row.is_empty());
        let rows = filled.map(|(number, row)| (number, cells(row)));
        let (numbers, rows) = rows
            .filter(|(_, row)| row.iter().any(|cell| *cell != Cell::Empty))
            .unzip();
        Sheet {
            numbers,
            ..self.of_step(index, Part::Items, columns.collect(), rows)
        }
    }

    /// What was filled in for each item, and its amount of time beside that of the others.
    fn details(&self, index: StepIndex, found: &DetailResults) -> Sheet {
        let rows = found.items.iter();
        let rows = rows.map(|item| (Some(item.label.as_str()), &item.fields));
        let mut sheet = self.items(index, &rows.collect::<Vec<_>>());
        for (field, spans) in &found.durations {
            let fields = self.told(index);
            let Some(field) = fields.iter().find(|known| known.id == *field) else {
                continue;
            };
            let label = self.heading(field);
            for key in ["sheet-minutes", "sheet-share", "sheet-ratio"] {
                sheet
                    .columns
                    .push(self.words.with(key, &[("field", label.as_str().into())]));
            }
            for row in &mut sheet.rows {
                let is_of =
                    |label: &String| matches!(row.first(), Some(Cell::Text(name)) if name == label);
                let span = spans.values().find(|span| is_of(&span.label));
                row.extend([
                    Cell::figure(span.map(|span| span.minutes), 2),
                    Cell::share(span.and_then(|span| span.share)),
                    Cell::figure(span.and_then(|span| span.ratio), 1),
                ]);
            }
        }
        sheet
    }

    fn themes(&self, index: StepIndex, found: &ClusterResults) -> Sheet {
        let mut rows = Vec::new();
        for theme in &found.themes {
            let row = |said: &str| {
                vec![
                    Cell::text(theme.name.as_str()),
                    Cell::number(theme.size),
                    in_per_cents(&found.share(theme)),
                    Cell::text(said),
                ]
            };
            if theme.items.is_empty() {
                rows.push(row(""));
            }
            rows.extend(theme.items.iter().map(|item| row(&item.label)));
        }
        let columns = [
            "summary-theme",
            "summary-count",
            "sheet-part",
            "summary-item",
        ];
        let columns = columns.map(|key| self.word(key)).into();
        self.of_step(index, Part::Figures, columns, rows)
    }

    fn votes(&self, index: StepIndex, found: &VoteResults) -> Sheet {
        let row = |ranked: &crate::domain::results::vote::Ranked| {
            vec![
                Cell::maybe(ranked.rank.map(f64::from)),
                Cell::text(ranked.label.as_str()),
                Cell::number(ranked.votes),
                in_per_cents(&found.share(ranked)),
            ]
        };
        let rows = if found.dots_given == 0 {
            Vec::new()
        } else {
            found.ranking.iter().map(row).collect()
        };
        let columns = ["sheet-rank", "summary-option", "summary-dots", "sheet-part"];
        let columns = columns.map(|key| self.word(key)).into();
        self.of_step(index, Part::Figures, columns, rows)
    }

    /// The figures of each item, aspect and group, and how many people gave each score.
    fn scores(&self, index: StepIndex, rate: &Rate, found: &RateResults) -> Sheet {
        let of = |options: &[Choice], id: &Option<String>| {
            let option = options
                .iter()
                .find(|option| Some(&option.id) == id.as_ref());
            option.map_or_else(String::new, |option| {
                option.label.get(self.lang()).to_owned()
            })
        };
        let has_nps = found
            .overall
            .iter()
            .chain(&found.cells)
            .any(|cell| cell.nps.is_some());
        let scale: Vec<i32> = if has_nps || found.high.saturating_sub(found.low) > 20 {
            Vec::new()
        } else {
            (found.low..=found.high).collect()
        };
        let decimals = |agreement| i32::try_from(Band::decimals(agreement)).unwrap_or(2);
        let row = |cell: &RateCell| {
            let mut row = vec![Cell::text(cell.label.as_str())];
            row.extend(
                (!rate.aspects.is_empty()).then(|| Cell::text(of(&rate.aspects, &cell.aspect))),
            );
            row.extend((!rate.groups.is_empty()).then(|| match &cell.group {
                Some(_) => Cell::text(of(&rate.groups, &cell.group)),
                None => Cell::text(self.word("sheet-everyone")),
            }));
            row.extend([
                Cell::number(cell.n),
                Cell::figure(cell.mean, 2),
                Cell::figure(cell.median, 1),
                Cell::maybe(cell.min.map(f64::from)),
                Cell::maybe(cell.max.map(f64::from)),
                Cell::figure(cell.sd, 2),
                Cell::figure(cell.agreement, cell.agreement.map_or(2, decimals)),
            ]);
            if has_nps {
                let nps = cell.nps.as_ref();
                row.extend([
                    Cell::maybe(nps.map(|nps| nps.promoters.into())),
                    Cell::maybe(nps.map(|nps| nps.passives.into())),
                    Cell::maybe(nps.map(|nps| nps.detractors.into())),
                    Cell::figure(nps.and_then(|nps| nps.score), 0),
                ]);
            }
            // Scores that are kept from view have no counts, which is not the same as a count of 0.
            let counted = !cell.histogram.is_empty();
            row.extend(scale.iter().map(|score| {
                let n = cell.histogram.get(score).copied().unwrap_or(0);
                if counted {
                    Cell::number(n)
                } else {
                    Cell::Empty
                }
            }));
            row
        };
        let groups = if rate.groups.is_empty() {
            &[][..]
        } else {
            &found.cells
        };
        let scored = found.overall.iter().chain(groups).filter(|cell| cell.n > 0);
        let rows = scored.map(row).collect();
        let mut keys = vec!["summary-item"];
        keys.extend((!rate.aspects.is_empty()).then_some("sheet-aspect"));
        keys.extend((!rate.groups.is_empty()).then_some("sheet-group"));
        keys.extend([
            "sheet-n",
            "summary-mean-short",
            "summary-median",
            "sheet-lowest",
            "sheet-highest",
            "summary-spread",
            "summary-agreement",
        ]);
        if has_nps {
            keys.extend([
                "summary-promoters",
                "summary-passives",
                "summary-detractors",
                "sheet-nps",
            ]);
        }
        let columns = keys.into_iter().map(|key| self.word(key));
        let counts = scale.iter().map(|score| {
            self.words
                .with("sheet-scored", &[("score", (*score).into())])
        });
        self.of_step(index, Part::Figures, columns.chain(counts).collect(), rows)
    }

    /// How each key point arrived at each level.
    fn points(&self, index: StepIndex, found: &CascadeResults) -> Sheet {
        let mark = |sign: char| match sign {
            '=' => Cell::text(self.words.get("mark-intact")),
            '~' => Cell::text(self.words.get("mark-changed")),
            '-' => Cell::text(self.words.get("mark-lost")),
            _ => Cell::Empty,
        };
        let mut rows = Vec::new();
        for point in &found.key_points {
            for marks in &point.marks_by_chain {
                if !marks.contains(['=', '~', '-']) {
                    continue;
                }
                let mut row = vec![
                    Cell::text(point.text.as_str()),
                    Cell::text(point.type_label.clone().unwrap_or_default()),
                ];
                let levels = found.levels.len();
                row.extend(
                    marks
                        .chars()
                        .chain(std::iter::repeat('?'))
                        .take(levels)
                        .map(mark),
                );
                rows.push(row);
            }
        }
        let columns = [self.word("sheet-point"), self.word("summary-kind")];
        let levels = found.levels.iter().map(|level| level.name.clone());
        self.of_step(
            index,
            Part::Items,
            columns.into_iter().chain(levels).collect(),
            rows,
        )
    }

    /// The figures of each level.
    fn levels(&self, index: StepIndex, found: &CascadeResults) -> Sheet {
        let figure = |figure: Option<Figure>| Cell::figure(figure.map(|figure| figure.0), 1);
        let rows = found
            .levels
            .iter()
            .filter(|level| level.intact.is_some())
            .map(|level| {
                vec![
                    Cell::text(level.name.as_str()),
                    figure(level.intact),
                    figure(level.changed),
                    figure(level.lost),
                    Cell::share(level.survival),
                    #[expect(clippy::cast_precision_loss, reason = "seconds of a workshop")]
                    Cell::maybe(level.used_seconds.map(|seconds| seconds as f64)),
                ]
            });
        let columns = [
            "summary-level",
            "summary-intact",
            "summary-changed",
            "summary-lost",
            "sheet-survival",
            "sheet-seconds",
        ];
        let columns = columns.map(|key| self.word(key)).into();
        self.of_step(index, Part::Figures, columns, rows.collect())
    }
}

/// A share where it is said in per cents; nothing where it is a count of few, which stands beside it.
fn in_per_cents(share: &Measured<Share>) -> Cell {
    let share = share
        .as_ref()
        .answered()
        .filter(|share| share.in_per_cents());
    Cell::share(share.map(|share| share.value()))
}
