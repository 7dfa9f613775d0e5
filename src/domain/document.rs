//! One model of the summary: what it says and in which order, without a word on how it looks.

use chrono::{DateTime, FixedOffset};

use crate::domain::audience::{Audience, View};
use crate::domain::event::List;
use crate::domain::results::headline::{figure_of, headline_with};
use crate::domain::results::{StepResults, local};
use crate::domain::session::{Note, State, Status};
use crate::domain::text::Lang;
use crate::domain::words::Words;

mod actions;
mod appendix;
mod cascade;
mod chart;
mod clock;
mod compare;
mod counts;
mod detail;
pub mod facts;
mod method;
mod recount;
mod rows;
mod say;
mod scores;
mod steps;
mod themes;
mod votes;

pub(crate) use actions::capital;
pub use chart::{
    Balance, Bar, Bars, Forces, Grid, GridRow, Nps, Pair, Pairs, Quadrant, Spread, SpreadRow,
};
pub use compare::compare;
pub use recount::recount;
pub(crate) use say::{amount, value};

/// A summary, in the order a client reads it. All text is plain: whoever writes a format escapes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language it is in.
    pub lang: Lang,
    /// The moment the session began, for the dates of the file; never the moment of the export.
    pub created: Option<DateTime<FixedOffset>>,
    /// The title of the workshop.
    pub title: String,
    /// What stands under it: names and what they hold.
    pub cover: Vec<(String, String)>,
    /// The sentences that say it all.
    pub headline: Vec<String>,
    /// What belongs on the first page: decisions, actions, and what became of those of last time.
    pub first: Vec<Section>,
    /// Everything else, results before the rest.
    pub rest: Vec<Section>,
    /// The raw data.
    pub appendix: Vec<Section>,
}

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

/// Rows and columns; every row has a cell for every column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// On which side its cells line up.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn left(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn right(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Right,
        }
    }
}

/// On which side cells line up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// An item with much text.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it is called.
    pub title: String,
    /// Headings and what stands under them.
    pub lines: Vec<(String, String)>,
}

/// What the parts of a document are made from.
struct Source<'a> {
    view: View<'a>,
    words: &'static Words,
    /// The results of each step, as the audience may see them.
    results: Vec<Option<StepResults>>,
}

impl Document {
    /// The summary of a session for one audience, in the language of the session.
    pub fn new(state: &State, audience: Audience) -> Self {
        let source = Source::new(state, audience);
        Self {
            lang: state.lang(),
            created: state.began.and_then(|at| local(state, at)),
            title: state.workshop().title.get(state.lang()).to_owned(),
            cover: source.cover(),
            headline: source.headline(),
            first: filled([
                source.list(List::Decision, "summary-decisions"),
                source.actions(),
                source.reviewed(),
            ]),
            rest: filled([
                source.steps(),
                source.list(List::ParkingLot, "summary-parked"),
                source.quotes(),
                source.private_notes(),
                source.method(),
            ]),
            appendix: source.appendix(),
        }
    }
}

/// A day of this year as people say it: `4 december`.
pub fn day_and_month(date: chrono::NaiveDate, words: &Words) -> String {
    say::day_and_month(date, words)
}

/// The sentences that say it all, as an audience may hear them.
pub fn headline(state: &State, audience: Audience) -> Vec<String> {
    Source::new(state, audience).headline()
}

/// What one step brought, as `audience` may see it, without the question it answers.
pub fn of_step(state: &State, place: usize, audience: Audience) -> Section {
    let view = View::new(state, audience);
    let mut results = vec![None; state.steps.len()];
    if let Some(result) = results.get_mut(place) {
        *result = view.results(place);
    }
    let source = Source {
        view,
        words: Words::of(state.lang()),
        results,
    };
    let mut section = source.step(place);
    if matches!(
        source.results.get(place),
        Some(Some(StepResults::Actions(_)))
    ) {
        section.blocks = source.actions().blocks;
    }
    section
        .blocks
        .retain(|block| !matches!(block, Block::Question(_)));
    section
}

/// What was decided, with the names only some may see.
pub fn decisions(state: &State, audience: Audience) -> Section {
    let source = Source {
        view: View::new(state, audience),
        words: Words::of(state.lang()),
        results: Vec::new(),
    };
    source.list(List::Decision, "summary-decisions")
}

/// The sections that say something.
fn filled(sections: impl IntoIterator<Item = Section>) -> Vec<Section> {
    sections
        .into_iter()
        .filter(|section| !section.is_empty())
        .collect()
}

impl Section {
    /// Blocks that have no title yet.
    fn of(blocks: Vec<Block>) -> Self {
        Self {
            blocks,
            ..Self::default()
        }
    }

    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.parts.is_empty()
    }
}

impl<'a> Source<'a> {
    fn new(state: &'a State, audience: Audience) -> Self {
        let view = View::new(state, audience);
        let results = (0..state.steps.len()).map(|place| view.results(place));
        Self {
            results: results.collect(),
            words: Words::of(state.lang()),
            view,
        }
    }
}

impl Source<'_> {
    fn state(&self) -> &State {
        self.view.state
    }

    fn lang(&self) -> Lang {
        self.view.state.lang()
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    fn cover(&self) -> Vec<(String, String)> {
        let state = self.state();
        let opened = &state.opened;
        let date = state
            .began
            .and_then(|at| local(state, at))
            .map(|at| say::weekday_and_day(at.date_naive(), self.words));
        let people = (state.people > 0).then(|| state.people.to_string());
        let named = [
            ("summary-client", opened.client.to_string()),
            ("summary-group", opened.group.to_string()),
            ("summary-date", date.unwrap_or_default()),
            ("summary-people", people.unwrap_or_default()),
            ("summary-facilitator", opened.facilitator.to_string()),
            ("summary-time", self.time()),
        ];
        let said = named
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty());
        said.map(|(key, value)| (self.word(key), value)).collect()
    }

    /// Planned and used minutes.
    fn time(&self) -> String {
        let state = self.state();
        let planned: u32 = state
            .planned
            .iter()
            .map(|minutes| u32::from(*minutes))
            .sum();
        let reached = state.time.reached();
        let used: u64 = (0..state.steps.len())
            .map(|place| state.used(place, reached))
            .sum();
        let key = if state.ended.is_some() {
            "summary-minutes"
        } else {
            "summary-minutes-planned"
        };
        self.words.with(
            key,
            &[
                ("planned", planned.into()),
                ("used", ((used + 30_000) / 60_000).into()),
            ],
        )
    }

    /// The sentences of the script whose figures are all there, and may be seen.
    fn headline(&self) -> Vec<String> {
        let figure = |place: usize, name: &str| {
            let found = self.results.get(place)?.as_ref()?;
            figure_of(self.state(), place, found, name, self.words)
        };
        headline_with(self.state(), figure)
    }

    fn list(&self, list: List, title: &str) -> Section {
        let named = list == List::Decision || self.view.audience == Audience::Facilitator;
        let entry = |note: &Note| Entry {
            text: note.text.to_string(),
            by: by(note).filter(|_| named),
        };
        let entries: Vec<Entry> = self.state().list(list).map(entry).collect();
        let blocks = if entries.is_empty() {
            Vec::new()
        } else {
            vec![Block::List(entries)]
        };
        Section {
            title: self.word(title),
            blocks,
            ..Section::default()
        }
    }

    fn quotes(&self) -> Section {
        let named = self.view.audience == Audience::Facilitator;
        let entry = |note: &Note| Entry {
            text: note.text.to_string(),
            by: by(note).filter(|_| named),
        };
        let entries: Vec<Entry> = self.state().list(List::Quote).map(entry).collect();
        let blocks = if entries.is_empty() {
            Vec::new()
        } else {
            vec![Block::Quotes(entries)]
        };
        Section {
            title: self.word("summary-quotes"),
            blocks,
            ..Section::default()
        }
    }

    fn private_notes(&self) -> Section {
        match self.view.audience {
            Audience::Client => Section::default(),
            Audience::Facilitator => self.list(List::Note, "summary-notes"),
        }
    }

    fn steps(&self) -> Section {
        let parts = (0..self.results.len()).map(|place| self.step(place));
        Section {
            title: self.word("summary-results"),
            parts: filled(parts),
            ..Section::default()
        }
    }

    /// Whether a step was left out: skipped, or never entered in a session that ended.
    fn was_left_out(&self, place: usize) -> bool {
        let status = self.state().steps.get(place).map(|part| part.status);
        match status {
            Some(Status::Skipped) => true,
            Some(Status::NotReached) => self.state().ended.is_some(),
            _ => false,
        }
    }
}

fn by(note: &Note) -> Option<String> {
    Some(note.by.to_string()).filter(|by| !by.trim().is_empty())
}
