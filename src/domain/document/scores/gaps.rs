//! Two aspects of the same items: how far apart they are, and which items are in which corner.

use super::super::actions::capital;
use super::super::chart::{Pair, Pairs, Quadrant};
use super::super::section::Block;
use super::super::source::Source;
use super::scale::on_scale;
use crate::domain::event::ItemId;
use crate::domain::results::rate::{Gap, RateCell, RateResults, Side, mean_said};
use crate::domain::results::{first, joined};
use crate::domain::text::Text;

/// The fewest items of the script's own that make a course, which is read in its own order.
const SHORTEST_COURSE: usize = 6;
/// How many differences the sentence below a course names.
const LARGEST_NAMED: usize = 3;

impl Source<'_> {
    /// Two aspects side by side, the largest difference first. A long row of the script's own items, such as the stages
    /// of a journey, keeps its order; a sentence below it names the largest differences.
    pub(super) fn gaps(&self, names: [&str; 2], found: &RateResults) -> Vec<Block> {
        let pairs = found.overall.chunks_exact(2).zip(&found.gaps);
        let scored = pairs.filter_map(|(pair, gap)| match pair {
            [first, second] => Some((gap, gap.gap?, [first, second])),
            _ => None,
        });
        let mut scored: Vec<(&Gap, f64, [&RateCell; 2])> = scored.collect();
        let is_course = scored.len() >= SHORTEST_COURSE
            && scored
                .iter()
                .all(|(gap, ..)| matches!(gap.item, ItemId::Fixed(..)));
        let mut by_gap = scored.clone();
        by_gap.sort_by(|(_, a, _), (_, b, _)| b.total_cmp(a));
        let mut by_size = scored.clone();
        by_size.sort_by(|(_, a, _), (_, b, _)| b.abs().total_cmp(&a.abs()));
        if !is_course {
            scored.clone_from(&by_gap);
        }
        if scored.is_empty() {
            return Vec::new();
        }
        let pairs = self.gap_chart(names, &scored, found);
        let mut blocks = vec![Block::Pairs(Pairs { is_course, ..pairs })];
        if is_course {
            let named = by_size.iter().filter(|(_, points, _)| points.abs() >= 0.05);
            let named: Vec<_> = named.collect();
            let named = first(&named, LARGEST_NAMED, |(_, points, _)| points.abs());
            let named = named.iter().map(|(gap, points, _)| {
                let said = self.signed(*points, 1);
                let args = [("label", gap.label.as_str().into()), ("value", said.into())];
                self.words.with("summary-labelled", &args)
            });
            let named: Vec<String> = named.collect();
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            let args = [("items", joined(&named, self.words).into())];
            if !named.is_empty() {
                blocks.push(Block::Text(self.words.with("summary-largest-gaps", &args)));
            }
        }
        blocks
    }

    fn gap_chart(
        &self,
        names: [&str; 2],
        scored: &[(&Gap, f64, [&RateCell; 2])],
        found: &RateResults,
    ) -> Pairs {
        let say = |cell: &RateCell| {
            let mean = cell.mean.map(|mean| mean_said(mean, self.words));
            mean.unwrap_or_default()
        };
        let row = |(gap, points, [first, second]): &(&Gap, f64, [&RateCell; 2])| Pair {
            label: self.marked(&gap.item, gap.label.clone()),
            at: [first.mean, second.mean].map(|mean| Some(on_scale(mean?, found))),
            values: [say(first), say(second)],
            gap: self.signed(*points, 1),
            n: Some([first.n, second.n]),
        };
        Pairs {
            title: self.word("summary-item"),
            names: names.map(capital),
            gap: self.word("summary-gap"),
            is_course: false,
            ticks: self.ticks(found),
            rows: scored.iter().take(self.most).map(row).collect(),
        }
    }

    /// Which items are high or low on either aspect; empty if all are in one corner.
    pub(super) fn quadrants(
        &self,
        names: [&str; 2],
        corners: &[Text],
        found: &RateResults,
    ) -> Vec<Block> {
        let side = |side: Side, name: &str| {
            let key = match side {
                Side::High => "summary-high",
                Side::Low => "summary-low",
            };
            self.words.with(key, &[("aspect", name.into())])
        };
        let lies = |at: [Side; 2]| format!("{}; {}", side(at[0], names[0]), side(at[1], names[1]));
        let corner = |at: [Side; 2]| {
            let there = found.gaps.iter().filter(|gap| gap.quadrant == Some(at));
            let labels: Vec<String> = there.map(|gap| gap.label.clone()).collect();
            let name = match corners.get(corner_place(at)) {
                Some(own) => format!("{} ({})", capital(own.get(self.lang())), lies(at)),
                None => capital(&lies(at)),
            };
            (!labels.is_empty()).then_some((name, labels))
        };
        let all = [
            [Side::High, Side::High],
            [Side::High, Side::Low],
            [Side::Low, Side::High],
            [Side::Low, Side::Low],
        ];
        let short = |at: [Side; 2]| {
            let own = corners.get(corner_place(at));
            own.map_or_else(|| capital(&lies(at)), |own| capital(own.get(self.lang())))
        };
        let corners: Vec<(String, Vec<String>)> = all.into_iter().filter_map(corner).collect();
        if corners.len() < 2 {
            return Vec::new();
        }
        let points = found.overall.chunks_exact(2).filter_map(|pair| match pair {
            [first, second] => {
                let at = [first.mean?, second.mean?].map(|mean| on_scale(mean, found));
                Some((first.label.clone(), at))
            }
            _ => None,
        });
        let middle = f64::midpoint(found.low.into(), found.high.into());
        let args = [("middle", self.words.number(middle, 1).into())];
        vec![
            Block::Quadrant(Quadrant {
                titles: ["summary-position", "summary-items"].map(|key| self.word(key)),
                names: names.map(capital),
                sides: all.map(short),
                corners,
                points: points.collect(),
            }),
            Block::Small(self.words.with("summary-middle", &args)),
        ]
    }
}

/// The index of a corner among the names the script gives them.
fn corner_place(at: [Side; 2]) -> usize {
    usize::from(at[0] == Side::Low) * 2 + usize::from(at[1] == Side::Low)
}
