//! What a summary is built from: sections, and the blocks in them.

use super::chart::{Balance, Bars, Grid, Nps, Pairs, Quadrant, Spread};
use super::table::Table;

/// The most items that are shown with the results of a step; longer lists go to the appendix.
pub(super) const MOST_SHOWN: usize = 20;

/// A part of a summary with a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its title; empty if it has none.
    pub title: String,
    /// The blocks directly under its title.
    pub blocks: Vec<Block>,
    /// The sections within it, which come after its blocks.
    pub parts: Vec<Section>,
}

/// One piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of text.
    Text(String),
    /// The question that the room was asked.
    Question(String),
    /// A remark in small print.
    Small(String),
    /// A list of what was said.
    List(Vec<Entry>),
    /// What was said, word for word.
    Quotes(Vec<Entry>),
    /// A table of text.
    Table(Table),
    /// Bars to compare amounts.
    Bars(Bars),
    /// A Net Promoter Score, as a bar.
    Nps(Nps),
    /// How many people gave each score.
    Spread(Spread),
    /// Two figures for each item, side by side.
    Pairs(Pairs),
    /// Items by two scores at once.
    Quadrant(Quadrant),
    /// What helps against what hinders.
    Balance(Balance),
    /// How each key point arrived at each level.
    Grid(Grid),
    /// Items with much text, each as a card.
    Cards(Vec<Card>),
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What was said.
    pub text: String,
    /// Who said it; `None` if that is not known, or not told.
    pub by: Option<String>,
}

/// An item with much text.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What the item is called.
    pub title: String,
    /// Pairs of a heading and the text under it.
    pub lines: Vec<(String, String)>,
}

impl Section {
    /// A section of these blocks that has no title yet.
    pub(super) fn of(blocks: Vec<Block>) -> Self {
        Self {
            blocks,
            ..Self::default()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.parts.is_empty()
    }
}

/// Leaves out the sections that are empty.
pub(super) fn filled(sections: impl IntoIterator<Item = Section>) -> Vec<Section> {
    sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .collect()
}
