//! What a summary is built of: sections, and the blocks in them.

use super::chart::{Balance, Bars, Grid, Nps, Pairs, Quadrant, Spread};
use super::table::Table;

/// Items shown with a step's results; more of them go to the appendix.
pub(super) const MOST_SHOWN: usize = 20;

/// A part with a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Parts of it.
    pub parts: Vec<Section>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// The question the room was asked.
    Question(String),
    /// A remark in small print.
    Small(String),
    /// What was said, one entry each.
    List(Vec<Entry>),
    /// What was said word for word.
    Quotes(Vec<Entry>),
    /// Rows and columns.
    Table(Table),
    /// Amounts to compare at a glance.
    Bars(Bars),
    /// A Net Promoter Score.
    Nps(Nps),
    /// How many gave each score.
    Spread(Spread),
    /// Two figures for each item.
    Pairs(Pairs),
    /// Items by two scores at once.
    Quadrant(Quadrant),
    /// What helps against what hinders.
    Balance(Balance),
    /// Key points against levels.
    Grid(Grid),
    /// Items with much text each: a name, and what was said under which heading.
    Cards(Vec<Card>),
}

/// Something said, and by whom where that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What.
    pub text: String,
    /// Who.
    pub by: Option<String>,
}

/// An item with much text.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is called.
    pub title: String,
    /// Headings and what stands under them.
    pub lines: Vec<(String, String)>,
}

impl Section {
    /// Blocks that have no title yet.
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

/// The sections that say something.
pub(super) fn filled(sections: impl IntoIterator<Item = Section>) -> Vec<Section> {
    sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .collect()
}
