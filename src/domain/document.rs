//! The model of a summary: what it says and in which order, and nothing about how it looks.

use chrono::{DateTime, FixedOffset};

use crate::domain::audience::{Audience, View};
use crate::domain::event::{ItemId, List};
use crate::domain::results::headline::{figure_of, headline_with};
use crate::domain::results::{self, Measured, StepResults, local};
use crate::domain::session::{Note, State};
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
pub mod open;
mod recount;
mod rows;
mod say;
mod scores;
mod section;
mod source;
mod steps;
mod table;
mod themes;
mod ties;
mod votes;

use super::workshop::{PerStep, StepIndex};
pub(crate) use actions::capital;
pub use chart::{
    Balance, Bar, Bars, Forces, Grid, GridRow, Nps, Pair, Pairs, Quadrant, Spread, SpreadRow,
};
pub use compare::compare;
pub use recount::recount;
pub(crate) use say::{amount, value};
use section::filled;
pub use section::{Block, Card, Entry, Section};
use source::Source;
pub use table::{Align, Column, Table};

/// A summary, in the order in which a client reads it. All of its text is plain; whoever writes a format escapes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language it is written in.
    pub lang: Lang,
    /// When the session began, for the dates in the file; never the time of the export. `None` before it began.
    pub created: Option<DateTime<FixedOffset>>,
    /// The title of the workshop.
    pub title: String,
    /// What is written under the title: pairs of a name and what it stands for, such as the client and the date.
    pub cover: Vec<(String, String)>,
    /// The sentences that sum up the session.
    pub headline: Vec<String>,
    /// Which steps brought nothing, and why, in sentences; they stand in the method as well.
    pub unmeasured: Vec<String>,
    /// What belongs on the first page: decisions, actions, and what became of actions of earlier sessions.
    pub first: Vec<Section>,
    /// Everything else, the results of the steps first.
    pub rest: Vec<Section>,
    /// The raw data.
    pub appendix: Vec<Section>,
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
            unmeasured: source.unmeasured(),
            first: filled([
                source.list(List::Decision, "summary-decisions"),
                source.actions(),
                source.reviewed(),
            ]),
            rest: filled([
                source.steps(),
                source.list(List::ParkingLot, "summary-parked"),
                source.quotes(),
                source.list(List::Note, "summary-notes"),
                source.present(),
                source.method(),
            ]),
            appendix: source.appendix(),
        }
    }
}

/// A day in words, without its year: `4 december`.
pub fn day_and_month(date: chrono::NaiveDate, words: &Words) -> String {
    say::day_and_month(date, words)
}

/// The day of the week, in words: `maandag`.
pub fn weekday(date: chrono::NaiveDate, words: &Words) -> String {
    say::weekday(date, words)
}

/// A date with the day of the week and the year, in words: `maandag 23 november 2026`.
pub fn weekday_and_day(date: chrono::NaiveDate, words: &Words) -> String {
    say::weekday_and_day(date, words)
}

/// The sentences that sum up the session, as this audience may read them.
pub fn headline(state: &State, audience: Audience) -> Vec<String> {
    Source::new(state, audience).headline()
}

/// What the step at `index` brought, as this audience may see it, without the question that was asked.
pub fn of_step(state: &State, index: StepIndex, audience: Audience) -> Section {
    of_one_step(state, index, audience, None)
}

/// The same for a wall, which is read from afar: counts without per cents behind them, ties marked instead of told.
pub fn on_wall(state: &State, index: StepIndex, audience: Audience) -> Section {
    let ties = results::ties(state, index).into_iter();
    let tied = ties.flat_map(|tie| tie.tied).collect();
    of_one_step(state, index, audience, Some(tied))
}

fn of_one_step(
    state: &State,
    index: StepIndex,
    audience: Audience,
    wall: Option<Vec<ItemId>>,
) -> Section {
    let view = View::new(state, audience);
    let mut results = PerStep::from(vec![Measured::NotAsked; state.steps.len()]);
    if let Some(result) = results.get_mut(index) {
        *result = view.measured(index);
    }
    let source = Source {
        view,
        words: Words::of(state.lang()),
        results,
        // A screen has no appendix.
        most: usize::MAX,
        wall,
    };
    let mut section = source.step(index);
    if matches!(source.found(index), Some(StepResults::Actions(_))) {
        section.blocks = source.actions().blocks;
    }
    section
        .blocks
        .retain(|block| !matches!(block, Block::Question(_)));
    section
}

/// What was decided; names are left out if this audience may not see them.
pub fn decisions(state: &State, audience: Audience) -> Section {
    let source = Source {
        view: View::new(state, audience),
        words: Words::of(state.lang()),
        results: PerStep::from(Vec::new()),
        most: usize::MAX,
        wall: None,
    };
    source.list(List::Decision, "summary-decisions")
}

impl Source<'_> {
    /// How many people took part, and how many there were before where that changed.
    fn people(&self) -> String {
        let state = self.state();
        let all = state.people_before.iter().chain([&state.people]);
        let all = all.map(u16::to_string);
        let said = all.reduce(|before, now| {
            let args = [("before", before.into()), ("now", now.into())];
            self.words.with("summary-people-later", &args)
        });
        said.unwrap_or_default()
    }

    fn cover(&self) -> Vec<(String, String)> {
        let state = self.state();
        let opened = &state.opened;
        let date = state
            .held()
            .and_then(|at| local(state, at))
            .map(|at| say::weekday_and_day(at.date_naive(), self.words));
        let people = (state.people > 0).then(|| self.people());
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

    /// The minutes planned and, once the workshop is over, the minutes used, in words.
    fn time(&self) -> String {
        let state = self.state();
        let planned: u32 = state
            .planned
            .iter()
            .map(|minutes| u32::from(*minutes))
            .sum();
        let reached = state.time.reached();
        let used: u64 = state
            .steps
            .indices()
            .map(|index| state.used(index, reached))
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
                ("used", say::minutes(used, self.words).into()),
            ],
        )
    }

    /// The sentences of the script whose figures are all known, and may be seen.
    fn headline(&self) -> Vec<String> {
        let figure = |index: StepIndex, name: &str| {
            let found = self.found(index)?;
            figure_of(self.state(), index, found, name, self.words)
        };
        headline_with(self.state(), figure)
    }

    fn list(&self, list: List, title: &str) -> Section {
        let named = list == List::Decision || self.view.audience == Audience::Facilitator;
        let entry = |note: &Note| Entry {
            text: note.text.to_string(),
            by: by(note).filter(|_| named),
        };
        let entries: Vec<Entry> = self.view.list(list).map(entry).collect();
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

    /// Who was in the room, by name, where that was typed and may be seen.
    fn present(&self) -> Section {
        let named = self.view.people().iter().map(|person| {
            if person.role.is_blank() {
                person.name.to_string()
            } else {
                format!("{} ({})", person.name, person.role)
            }
        });
        let named: Vec<String> = named.collect();
        let text = (!named.is_empty()).then(|| Block::Text(named.join(", ")));
        Section {
            title: self.word("summary-present"),
            blocks: text.into_iter().collect(),
            ..Section::default()
        }
    }

    fn quotes(&self) -> Section {
        let named = self.view.audience == Audience::Facilitator;
        let entry = |note: &Note| Entry {
            text: note.text.to_string(),
            by: by(note).filter(|_| named),
        };
        let entries: Vec<Entry> = self.view.list(List::Quote).map(entry).collect();
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

    fn steps(&self) -> Section {
        let parts = self.results.indices().map(|index| self.step(index));
        Section {
            title: self.word("summary-results"),
            parts: filled(parts),
            ..Section::default()
        }
    }
}

fn by(note: &Note) -> Option<String> {
    Some(note.by.to_string()).filter(|by| !by.trim().is_empty())
}
