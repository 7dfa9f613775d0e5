//! Splits results for the wall: what must be seen, the table that explains it, and the rest.

use crate::domain::document::{Block, Section};

/// The parts of results, in the order in which they matter on a wall.
pub(super) struct Units {
    /// The parts.
    pub(super) list: Vec<Section>,
    /// How many of them must be seen: everything up to the first chart.
    pub(super) core: usize,
    /// How many there are up to the last table or chart that explains them.
    pub(super) with_table: usize,
}

/// Splits results into parts. For a message that went through levels, how it fared at each comes before the table of
/// its points, and the levels have numbers in both, since their names would not fit beside each other.
pub(super) fn units(results: &Section) -> Units {
    let mut list: Vec<Section> = Vec::new();
    for block in &results.blocks {
        let is_list = matches!(
            block,
            Block::List(_) | Block::Quotes(_) | Block::Table(_) | Block::Cards(_)
        );
        match list.last_mut() {
            Some(unit) if is_list && matches!(unit.blocks.as_slice(), [Block::Text(_)]) => {
                unit.blocks.push(block.clone());
            }
            _ => list.push(Section {
                blocks: vec![block.clone()],
                ..Section::default()
            }),
        }
    }
    list.extend(results.parts.iter().map(|part| Section {
        parts: vec![part.clone()],
        ..Section::default()
    }));
    let is = |unit: &Section, is: fn(&Block) -> bool| unit.blocks.first().is_some_and(is);
    let is_grid = |block: &Block| matches!(block, Block::Grid(_));
    let is_bars = |block: &Block| matches!(block, Block::Bars(_));
    let position =
        |list: &[Section], is_it: fn(&Block) -> bool| list.iter().position(|unit| is(unit, is_it));
    if let (Some(grid), Some(bars)) = (position(&list, is_grid), position(&list, is_bars)) {
        let (mut table, mut chart) = (list[grid].clone(), list[bars].clone());
        list.remove(grid.max(bars));
        list.remove(grid.min(bars));
        number(&mut table, &mut chart);
        let first =
            usize::from(position(&list, |block| matches!(block, Block::Text(_))) == Some(0));
        list.insert(first, table);
        list.insert(first, chart);
        return Units {
            core: first + 1,
            with_table: first + 2,
            list,
        };
    }
    let is_text =
        |unit: &Section| matches!(unit.blocks.as_slice(), [Block::Text(_) | Block::Small(_)]);
    let charts = list.iter().enumerate().filter(|(_, unit)| !is_text(unit));
    let mut ends = charts.map(|(at, _)| at + 1);
    let core = ends.next().unwrap_or(list.len());
    let with_table = ends.next_back().unwrap_or(core);
    Units {
        list,
        core,
        with_table,
    }
}

/// Puts the numbers of levels before their names in the chart, and instead of them above the table.
fn number(table: &mut Section, chart: &mut Section) {
    let (Some(Block::Grid(grid)), Some(Block::Bars(bars))) =
        (table.blocks.first_mut(), chart.blocks.first_mut())
    else {
        return;
    };
    for (n, level) in grid.levels.iter_mut().enumerate() {
        let number = (n + 1).to_string();
        for bar in bars.bars.iter_mut().filter(|bar| bar.label == *level) {
            bar.label = format!("{number}  {level}");
        }
        *level = number;
    }
}
