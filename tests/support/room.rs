//! A room that walks through any workshop: every step gets plausible input, made from its kind and its fields alone.
#![allow(dead_code, reason = "each test uses its part")]

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use flipover::domain::command::{self, Command};
use flipover::domain::event::{
    Cell, Event, Fields, List, Mark, Moment, Opened, Stage, Stamped, Value, Variant,
};
use flipover::domain::results;
use flipover::domain::select;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{
    Cascade, Choice, Collect, Duration, Field, FieldKind, Kind, Rate, StepIndex, Unit, Vote,
    Workshop,
};

/// Monday 23 November 2026, 13:30 in Amsterdam.
pub(crate) const START: i64 = 1_795_437_000_000;

/// Items a room makes in a step that sets no limit.
const ITEMS: usize = 9;

/// Which option the items of a step take one after another, for two fields beside each other: uneven, so that one
/// stands out among three.
const SPREAD: [[usize; 9]; 2] = [[0, 1, 0, 2, 0, 1, 3, 0, 4], [0, 0, 1, 0, 2, 1, 0, 3, 1]];

/// How many of the tests of an item are answered with yes, item by item: one item passes most, one the fewest.
const PASSED: [usize; 9] = [5, 3, 4, 2, 3, 4, 2, 3, 1];

/// How a message fares on its way, point by point; the signs of the levels in order.
const FATES: [&str; 8] = [
    "=====", "==~--", "=~~--", "====~", "=----", "===~~", "-----", "==~~=",
];

const SAID_EN: [&str; 10] = [
    "The till went down with six people waiting",
    "Nobody knew who was allowed to decide",
    "We called back the same day and it was solved",
    "The letter took three weeks and said nothing",
    "A colleague stayed until the parcel was found",
    "The rule is clear, the reason is not",
    "I had to ask permission for twelve euros",
    "The customer was told three different things",
    "We now greet everyone who comes in",
    "The screen was turned so that we could look together",
];

const SAID_NL: [&str; 10] = [
    "De kassa viel uit met zes wachtenden",
    "Niemand wist wie er mocht beslissen",
    "We belden dezelfde dag terug en het was opgelost",
    "De brief duurde drie weken en zei niets",
    "Een collega bleef tot het pakket gevonden was",
    "De regel is duidelijk, de reden niet",
    "Ik moest toestemming vragen voor twaalf euro",
    "De klant kreeg drie verschillende verhalen te horen",
    "We begroeten nu iedereen die binnenkomt",
    "Het scherm ging om, zodat we samen konden kijken",
];

const NAMES: [&str; 5] = ["Noor", "Bram", "Ines", "Youssef", "Marije"];

/// A session under way, and the time on its clock.
pub(crate) struct Room {
    pub(crate) session: Session,
    pub(crate) now: Moment,
    said: usize,
    /// What is said instead of the usual; nothing: the usual.
    bank: Vec<String>,
}

impl Room {
    /// A session that has been opened and has no step yet.
    pub(crate) fn open(workshop: Workshop, language: Lang, variant: Variant, people: u16) -> Self {
        let people = people.clamp(workshop.group.0, workshop.group.1);
        let opened = Opened {
            session: format!("2026-11-23-{}", workshop.id),
            run: "r1".to_owned(),
            workshop: Arc::new(workshop),
            language,
            variant,
            client: Clean::line("De Linde"),
            group: Clean::line(""),
            people,
            facilitator: Clean::line("Marije van Dam"),
            offset: 60,
        };
        let now = Moment {
            wall: START,
            mono: 0,
        };
        let first = Stamped {
            seq: 1,
            at: now,
            event: Event::Opened(opened),
        };
        let session = Session::replay(vec![first]).expect("it begins with Opened");
        Self {
            session,
            now,
            said: 0,
            bank: Vec::new(),
        }
    }

    /// The whole workshop, each step filled and taking exactly its planned time; `look` sees each filled step.
    pub(crate) fn walk(&mut self, mut look: impl FnMut(&Self, StepIndex)) {
        self.give(Command::Next);
        while let Some(step) = self.state().current {
            self.fill(step);
            look(self, step);
            self.wait(self.left(step));
            self.give(Command::Next);
        }
    }

    /// On to the step with this id, which is filled and stays open; everything before it took its planned time.
    pub(crate) fn walk_to(&mut self, id: &str) {
        self.give(Command::Next);
        while let Some(step) = self.state().current {
            self.fill(step);
            if self.state().workshop().steps[step].id == id {
                return;
            }
            self.wait(self.left(step));
            self.give(Command::Next);
        }
        panic!("no step {id}");
    }

    pub(crate) fn state(&self) -> &State {
        self.session.state()
    }

    /// Carries a command out; one that is refused is a fault of the workshop or of the program.
    pub(crate) fn give(&mut self, command: Command) {
        let told = format!("{command:?}");
        let event = command::decide(&self.session, command);
        let event = event.unwrap_or_else(|refusal| panic!("{told}: {refusal:?}"));
        let seq = self.session.next_seq();
        let at = self.now;
        self.session.apply(Stamped { seq, at, event });
    }

    /// From now on the room says these, one after another.
    pub(crate) fn say(&mut self, bank: Vec<String>) {
        self.bank = bank;
    }

    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now.wall += i64::try_from(seconds * 1000).expect("small");
        self.now.mono += seconds * 1000;
    }

    /// Seconds a step has left.
    fn left(&self, step: StepIndex) -> u64 {
        let planned = u64::from(self.state().plan[step]) * 60;
        let used = self.state().used(step, self.state().time.at(self.now)) / 1000;
        planned.saturating_sub(used)
    }

    /// Gives the current step what a room could well answer.
    pub(crate) fn fill(&mut self, step: StepIndex) {
        let kind = self.state().workshop().steps[step].kind.clone();
        match &kind {
            Kind::Brief => self.brief(),
            Kind::Collect(collect) => self.collect(step, collect),
            Kind::Actions(actions) => self.actions(step, actions),
            Kind::Cluster => self.cluster(step),
            Kind::Rate(rate) => self.rate(step, rate),
            Kind::Vote(vote) => self.vote(step, vote),
            Kind::Detail(_) => self.detail(step),
            Kind::Cascade(cascade) => self.cascade(step, cascade),
        }
    }

    fn brief(&mut self) {
        let (text, by) = (self.sentence(), Clean::line(NAMES[self.said % 5]));
        self.give(Command::AddNote {
            list: List::Quote,
            text,
            by,
        });
    }

    fn collect(&mut self, step: StepIndex, collect: &Collect) {
        let there = self.state().steps[step].order.len();
        let most = collect.max.map_or(ITEMS, usize::from);
        let fields = select::fields_of_step(self.state(), step);
        let rows: Vec<Fields> = (0..most.min(ITEMS).saturating_sub(there))
            .map(|n| self.row(&fields, n))
            .collect();
        if !rows.is_empty() {
            self.give(Command::AddItems { step, rows });
        }
    }

    /// Three actions, or one for each item the step has as its input.
    fn actions(&mut self, step: StepIndex, _: &Collect) {
        let fields = select::fields_of_step(self.state(), step);
        let number = select::input(self.state(), step).len().clamp(3, 6);
        let rows = (0..number).map(|n| self.row(&fields, n)).collect();
        self.give(Command::AddItems { step, rows });
    }

    /// Three themes of falling size; the last item stays outside.
    fn cluster(&mut self, step: StepIndex) {
        let items = select::input(self.state(), step);
        let mut themes = Vec::new();
        for first in items.iter().take(3.min(items.len().div_ceil(2))) {
            themes.push(self.state().next_row);
            let (name, item) = (self.sentence(), Some(first.clone()));
            self.give(Command::AddTheme { step, name, item });
        }
        for (n, item) in items.iter().enumerate().skip(themes.len()) {
            if n + 1 < items.len() {
                let theme = themes.get(SPREAD[0][n % 9] % themes.len()).copied();
                let item = item.clone();
                self.give(Command::Cluster { step, item, theme });
            }
        }
    }

    /// Everyone scores everything; the rows differ, and so do aspects and groups.
    fn rate(&mut self, step: StepIndex, rate: &Rate) {
        let (low, high) = command::scale(self.state(), rate);
        let ids = |choices: &[Choice]| match choices {
            [] => vec![String::new()],
            _ => choices.iter().map(|choice| choice.id.clone()).collect(),
        };
        let (aspects, groups) = (ids(&rate.aspects), ids(&rate.groups));
        let people = usize::from(self.state().people);
        for (n, item) in select::input(self.state(), step).into_iter().enumerate() {
            for (a, aspect) in aspects.iter().enumerate() {
                for (g, group) in groups.iter().enumerate() {
                    let size = people / groups.len() + usize::from(g < people % groups.len());
                    let scores = (0..size).map(|who| score((low, high), [n, a, g, who]));
                    let cell = Cell {
                        item: item.clone(),
                        aspect: aspect.clone(),
                        group: group.clone(),
                    };
                    let scores = scores.collect();
                    self.give(Command::SetScores { step, cell, scores });
                }
            }
        }
    }

    /// Every dot but one is given; each item gets fewer than the one before, as far as the dots go.
    fn vote(&mut self, step: StepIndex, _: &Vote) {
        let rules = command::vote_rules(self.state(), step).expect("a vote");
        let mut left = rules.budget() - 1;
        for item in select::input(self.state(), step) {
            let votes = (left / 2).min(rules.most_on_one());
            if votes > 0 {
                left -= votes;
                self.give(Command::SetVotes { step, item, votes });
            }
        }
    }

    fn detail(&mut self, step: StepIndex) {
        for (n, item) in select::input(self.state(), step).into_iter().enumerate() {
            let fields = select::fields_of_step(self.state(), step);
            let fields = self.row(&fields, n);
            self.give(Command::SetDetail { step, item, fields });
        }
    }

    /// Every level takes its box to the second; then the marks, and something heard that was never said.
    fn cascade(&mut self, step: StepIndex, cascade: &Cascade) {
        let mut stage = Stage::Ready;
        while let Some(next) = command::next_stage(cascade, stage) {
            stage = next;
            self.give(Command::EnterStage { step, stage });
            if stage == Stage::Scoring {
                self.marks(step, cascade);
            }
            if matches!(stage, Stage::Box(_)) {
                self.wait(15);
            }
        }
    }

    fn marks(&mut self, step: StepIndex, cascade: &Cascade) {
        let items = select::input(self.state(), step);
        for (chain, item, fate) in (0..self.state().chains(step)).flat_map(|chain| {
            let fates = items.iter().zip(FATES.iter().cycle());
            fates.map(move |(item, fate)| (chain, item, fate))
        }) {
            for (level, sign) in (0_u8..).zip(fate.chars()).take(cascade.levels.len()) {
                let mark = [Mark::Intact, Mark::Changed, Mark::Lost];
                let mark = mark.into_iter().find(|mark| mark.sign() == sign);
                let item = item.clone();
                self.give(Command::SetMark {
                    step,
                    chain,
                    level,
                    item,
                    mark,
                });
            }
        }
        let text = self.sentence();
        self.give(Command::AddAddition {
            step,
            chain: 0,
            level: 1,
            text,
        });
    }

    /// The n-th item of a step with these fields.
    fn row(&mut self, fields: &[Field], n: usize) -> Fields {
        let mut row = Fields::new();
        for (place, field) in fields.iter().enumerate() {
            row.insert(field.id.clone(), self.value(field, [n, place]));
        }
        row
    }

    fn value(&mut self, field: &Field, [n, place]: [usize; 2]) -> Value {
        match &field.kind {
            FieldKind::Text | FieldKind::ChoiceOf(_) => Value::Text(self.sentence()),
            FieldKind::Role => Value::Text(Clean::line("fitter")),
            FieldKind::Person => Value::Text(Clean::line(NAMES[n % NAMES.len()])),
            FieldKind::Choice(options) => {
                let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
                if ids == ["yes", "no"] {
                    let answer = if place < PASSED[n % 9] { "yes" } else { "no" };
                    return Value::Choice(answer.to_owned());
                }
                // The last of many options is never taken.
                let taken = options.len() - usize::from(options.len() > 4);
                Value::Choice(options[SPREAD[place % 2][n % 9] % taken].id.clone())
            }
            FieldKind::Number { min, max, .. } => {
                let steps = [0.4, 0.2, 0.6, 0.8, 0.2];
                Value::Number((min + (max - min).min(100.0) * steps[n % steps.len()]).round())
            }
            FieldKind::Duration => {
                let unit = Unit::ALL[Unit::ALL.len() - 1 - n % Unit::ALL.len()];
                Value::Duration(Duration { amount: 4.0, unit })
            }
            FieldKind::Date => {
                let day = results::day(self.state());
                let weeks = u64::try_from(n % 4 + 1).expect("small");
                Value::Date(
                    day.checked_add_days(Days::new(7 * weeks))
                        .unwrap_or(NaiveDate::MAX),
                )
            }
        }
    }

    /// Something people could have said, with a number of its own so that it can be found again.
    fn sentence(&mut self) -> Clean {
        let bank = match self.state().lang() {
            Lang::En => SAID_EN,
            Lang::Nl => SAID_NL,
        };
        self.said += 1;
        if !self.bank.is_empty() {
            return Clean::new(&self.bank[self.said % self.bank.len()]);
        }
        Clean::line(&format!("{} ({})", bank[self.said % bank.len()], self.said))
    }
}

/// A score that differs by item, aspect, group and person, within the scale. One item has the largest gap, one other
/// the groups farthest apart, and the first person has a favourite and a dislike.
fn score((low, high): (i32, i32), [item, aspect, group, who]: [usize; 4]) -> i32 {
    let width = high - low;
    let between = [0, if item == 2 { -4 } else { -2 }][aspect % 2];
    let apart = [0, if item == 3 { -4 } else { -1 }][group % 2];
    let eighths = [6, 3, 7, 5, 4, 2, 6, 5][item % 8] + between + apart;
    match (item, who) {
        (2, 0) => return high,
        (5, 0) => return low,
        _ => {}
    }
    let off = [0, 1, -1, 0, 2, -2, 1][who % 7] * (width / 8).max(1);
    (low + width * eighths / 8 + off).clamp(low, high)
}
