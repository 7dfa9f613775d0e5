//! Draws the charts of a summary: what is to be compared is side by side, and every figure is beside its mark. Marks
//! differ in shape, never in colour alone.

use super::drawing::Drawing;
use crate::domain::document::Block;

mod balance;
mod bars;
mod grid;
mod lettering;
mod pairs;
mod quadrant;
mod spread;

pub(super) use lettering::{height, many};

/// Draws a block `width` points wide; `None` if it is not a chart.
pub fn draw(block: &Block, width: f64) -> Option<Drawing> {
    match block {
        Block::Bars(found) => Some(bars::bars(found, width)),
        Block::Nps(found) => Some(bars::nps(found, width)),
        Block::Spread(found) => Some(spread::spread(found, width)),
        Block::Pairs(found) if found.is_course => Some(pairs::curve(found, width)),
        Block::Pairs(found) => Some(pairs::pairs(found, width)),
        Block::Quadrant(found) => Some(quadrant::quadrant(found, width)),
        Block::Balance(found) => Some(balance::balance(found, width)),
        Block::Grid(found) => Some(grid::grid(found, width)),
        Block::Text(_)
        | Block::Question(_)
        | Block::Small(_)
        | Block::List(_)
        | Block::Quotes(_)
        | Block::Table(_)
        | Block::Cards(_) => None,
    }
}

#[cfg(test)]
#[path = "chart_tests.rs"]
mod tests;
