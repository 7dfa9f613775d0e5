//! Secret ballots: the laptop goes round, and nobody sees what the others give.

use crate::domain::ballot::{Ballot, BallotBox};
use crate::domain::event::ItemId;
use crate::domain::refusal::Refusal;
use crate::domain::rules::{VoteRules, scale, vote_rules};
use crate::domain::scores::ScoreFault;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Kind, Rate};
use crate::tui::keys::{Action, Context};

/// The ballots of a step while the laptop goes round.
#[derive(Debug)]
pub struct Booth {
    /// The box with what the ballots add up to so far.
    pub ballots: BallotBox,
    /// Who has the laptop.
    pub at: Holder,
}

/// Who has the laptop.
#[derive(Debug)]
pub enum Holder {
    /// Nobody yet: it is being passed on.
    Pass,
    /// Someone who is filling in a ballot.
    Paper(Paper),
    /// The facilitator, who is asked whether to count.
    Close,
}

/// One person's ballot being filled in.
#[derive(Debug, Default)]
pub struct Paper {
    /// What the person gave so far.
    pub ballot: Ballot,
    /// The index of the row under the cursor.
    pub row: usize,
    /// What the person is being asked.
    pub asked: Asked,
    pub(super) typed: String,
}

/// What the person is asked before the ballot leaves the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Nothing is asked.
    #[default]
    Nothing,
    /// Whether to hand it in.
    HandIn,
    /// Whether to clear it and give nothing.
    Clear,
}

/// A row of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BallotRow {
    /// The group of the person who scores.
    Group,
    /// The dots of an item.
    Dots(ItemId),
    /// The score of an item on the aspect with this id, which is empty if there are no aspects.
    Score(ItemId, String),
    /// The row that hands the ballot in.
    Done,
}

impl Booth {
    /// Creates the booth around a box, with the laptop being passed on.
    pub fn new(ballots: BallotBox) -> Self {
        Self {
            ballots,
            at: Holder::Pass,
        }
    }

    /// Returns the contexts keys are looked up in now. None of the console's is among them: it is not the facilitator
    /// who sits there.
    pub fn contexts(&self) -> Vec<Context> {
        match &self.at {
            Holder::Paper(paper) if paper.asked == Asked::Nothing => {
                vec![Context::Ballot, Context::Booth]
            }
            Holder::Close => vec![Context::Closing, Context::Booth],
            Holder::Pass | Holder::Paper(_) => vec![Context::Booth],
        }
    }

    /// Returns the locale key of an action's name in the footer.
    pub fn name(&self, action: Action, state: &State) -> &'static str {
        let (yes, no) = match &self.at {
            Holder::Pass if self.ballots.is_full() => ("do-close-ballot", "do-close-ballot"),
            Holder::Pass => ("do-alone", "do-close-ballot"),
            Holder::Close if self.ballots.voters() == 0 => ("do-stop", "do-pass-on"),
            Holder::Close => ("do-count", "do-pass-on"),
            Holder::Paper(paper) => match (paper.asked, rows(state).get(paper.row)) {
                (Asked::HandIn, _) => ("do-hand-in", "do-look-again"),
                (Asked::Clear, _) => ("do-give-nothing", "do-look-again"),
                (Asked::Nothing, Some(BallotRow::Done)) => ("do-hand-in", "do-stop"),
                (Asked::Nothing, _) => ("do-next-row", "do-stop"),
            },
        };
        match action {
            Action::Confirm => yes,
            Action::Escape => no,
            Action::Left => "do-one-less",
            Action::Right => "do-one-more",
            Action::Remove => "do-leave-empty",
            Action::More => "do-expect-more",
            action => action.name(),
        }
    }
}

/// Returns the rows of a ballot in the current step.
pub fn rows(state: &State) -> Vec<BallotRow> {
    let Some((place, step, _)) = state.current() else {
        return Vec::new();
    };
    let items = select::input(state, place);
    let mut rows = Vec::new();
    match &step.kind {
        Kind::Vote(_) => rows.extend(items.into_iter().map(BallotRow::Dots)),
        Kind::Rate(rate) => {
            rows.extend((!rate.groups.is_empty()).then_some(BallotRow::Group));
            for item in items {
                let of = |aspect: String| BallotRow::Score(item.clone(), aspect);
                if rate.aspects.is_empty() {
                    rows.push(of(String::new()));
                }
                rows.extend(rate.aspects.iter().map(|aspect| of(aspect.id.clone())));
            }
        }
        _ => {}
    }
    rows.push(BallotRow::Done);
    rows
}

/// What an action brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Only what is on the screen changed.
    Shown,
    /// The number of ballots expected changed.
    Changed,
    /// A ballot came in.
    TookIn,
    /// The ballots are to be counted.
    Counts,
}

impl Booth {
    /// Performs an action and returns what it brought about.
    pub(super) fn act(&mut self, action: Action, state: &State) -> Result<Turn, Refusal> {
        match (&mut self.at, action) {
            (Holder::Pass, Action::Confirm) if !self.ballots.is_full() => {
                self.at = Holder::Paper(Paper::default());
            }
            (Holder::Pass, Action::Confirm | Action::Escape) => self.at = Holder::Close,
            (Holder::Close, Action::Escape) => self.at = Holder::Pass,
            (Holder::Close, Action::Confirm) => return Ok(Turn::Counts),
            (Holder::Close, Action::More) => {
                self.ballots.expect_one_more();
                return Ok(Turn::Changed);
            }
            (Holder::Paper(paper), Action::Confirm) if paper.asked != Asked::Nothing => {
                return Ok(self.leave());
            }
            (Holder::Paper(paper), Action::Escape) if paper.asked != Asked::Nothing => {
                paper.asked = Asked::Nothing;
            }
            (Holder::Paper(paper), Action::Escape) if paper.ballot.is_empty() => {
                self.at = Holder::Pass;
            }
            (Holder::Paper(paper), action) => paper.act(action, state)?,
            _ => {}
        }
        Ok(Turn::Shown)
    }

    /// Takes the ballot off the screen, into the box or away.
    fn leave(&mut self) -> Turn {
        match std::mem::replace(&mut self.at, Holder::Pass) {
            Holder::Paper(paper) if paper.asked == Asked::HandIn => {
                self.ballots.take(paper.ballot);
                Turn::TookIn
            }
            _ => Turn::Shown,
        }
    }
}

impl Paper {
    fn act(&mut self, action: Action, state: &State) -> Result<(), Refusal> {
        let rows = rows(state);
        let last = rows.len().saturating_sub(1);
        let Some(row) = rows.get(self.row) else {
            return Ok(());
        };
        self.typed.clear();
        match (action, row) {
            (Action::Confirm, BallotRow::Done) => {
                if rows.contains(&BallotRow::Group)
                    && self.ballot.group().is_none()
                    && self.ballot.scores_given() > 0
                {
                    self.row = 0;
                    return Err(Refusal::NoGroup);
                }
                self.asked = Asked::HandIn;
            }
            // Nothing is left to give, and there is no item after this one.
            (Action::Confirm, BallotRow::Dots(_))
                if self.row + 1 == last && self.is_spent(state)? =>
            {
                self.row = last;
                self.asked = Asked::HandIn;
            }
            (Action::Escape, _) => self.asked = Asked::Clear,
            (Action::Confirm | Action::Down | Action::NextField, _) => {
                self.row = (self.row + 1).min(last);
            }
            (Action::Up | Action::PreviousField, _) => self.row = self.row.saturating_sub(1),
            (Action::First, _) => self.row = 0,
            (Action::Last, _) => self.row = last,
            (Action::Left | Action::Right | Action::Remove, row) => {
                return self.step(action, row, state);
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether every dot is given.
    fn is_spent(&self, state: &State) -> Result<bool, Refusal> {
        let rules = rules_of(state)?;
        Ok(self.ballot.dots_given() >= u32::from(rules.each()))
    }

    /// Gives one less, one more or nothing in a row, or chooses another group.
    fn step(&mut self, action: Action, row: &BallotRow, state: &State) -> Result<(), Refusal> {
        match row {
            BallotRow::Dots(item) => {
                let dots = self.ballot.dots(item);
                let dots = match action {
                    Action::Left => dots.saturating_sub(1),
                    Action::Right => dots + 1,
                    _ => 0,
                };
                self.put_dots(item, dots, state)
            }
            BallotRow::Score(item, aspect) => {
                let (low, high) = scale_of(state)?;
                let score = match (action, self.ballot.score(item, aspect)) {
                    (Action::Left, score) => score.map_or(high, |score| (score - 1).max(low)),
                    (Action::Right, score) => score.map_or(low, |score| (score + 1).min(high)),
                    _ => {
                        let cell = (item.clone(), aspect.clone());
                        return self.ballot.put_score(cell, None, (low, high));
                    }
                };
                self.put_score((item, aspect), score, (low, high))
            }
            BallotRow::Group => {
                let groups = groups(state);
                let at = groups
                    .iter()
                    .position(|id| self.ballot.group() == Some(id.as_str()));
                let last = groups.len().saturating_sub(1);
                let at = match (action, at) {
                    (Action::Left, at) => Some(at.and_then(|at| at.checked_sub(1)).unwrap_or(last)),
                    (Action::Right, at) => Some(at.filter(|at| *at < last).map_or(0, |at| at + 1)),
                    _ => None,
                };
                self.ballot.join(at.and_then(|at| groups.get(at).cloned()));
                Ok(())
            }
            BallotRow::Done => Ok(()),
        }
    }

    /// Takes a digit or a minus: the next one of the number being typed if that stays in range, else the first of a new
    /// number.
    pub(super) fn digit(&mut self, c: char, state: &State) -> Result<(), Refusal> {
        let rows = rows(state);
        let Some(row) = rows.get(self.row).filter(|_| self.asked == Asked::Nothing) else {
            return Ok(());
        };
        let (low, high) = match row {
            BallotRow::Dots(_) => (0, i32::from(rules_of(state)?.max_per_item)),
            BallotRow::Score(..) => scale_of(state)?,
            BallotRow::Group => (1, i32::try_from(groups(state).len()).unwrap_or(i32::MAX)),
            BallotRow::Done => return Ok(()),
        };
        let longer = format!("{}{c}", self.typed);
        if longer.contains(['.', ',']) {
            let whole = self.typed.trim_end_matches(['.', ',']);
            let below = whole.parse().unwrap_or(low);
            if whole.is_empty() {
                return Ok(());
            }
            self.typed.clone_from(&longer);
            return Err(Refusal::Score(ScoreFault::Fraction {
                token: longer,
                around: (below, (below + 1).min(high)),
            }));
        }
        let fits = longer
            .parse()
            .is_ok_and(|number: i32| (low..=high).contains(&number));
        self.typed = if fits { longer } else { c.to_string() };
        let Ok(number) = self.typed.parse::<i32>() else {
            return Ok(());
        };
        match row {
            BallotRow::Dots(item) => self.put_dots(item, number.unsigned_abs(), state),
            BallotRow::Score(item, aspect) => self.put_score((item, aspect), number, (low, high)),
            BallotRow::Group => {
                let chosen = usize::try_from(number - 1).ok();
                let group = chosen.and_then(|at| groups(state).get(at).cloned());
                if group.is_some() {
                    self.ballot.join(group);
                }
                Ok(())
            }
            BallotRow::Done => Ok(()),
        }
    }

    fn put_dots(&mut self, item: &ItemId, dots: u32, state: &State) -> Result<(), Refusal> {
        self.ballot.put_dots(item.clone(), dots, rules_of(state)?)
    }

    fn put_score(
        &mut self,
        (item, aspect): (&ItemId, &str),
        score: i32,
        scale: (i32, i32),
    ) -> Result<(), Refusal> {
        let cell = (item.clone(), aspect.to_owned());
        self.ballot.put_score(cell, Some(score), scale)
    }
}

fn rules_of(state: &State) -> Result<VoteRules, Refusal> {
    let rules = state.current.and_then(|place| vote_rules(state, place));
    rules.ok_or(Refusal::Gone)
}

fn rate_of(state: &State) -> Option<&Rate> {
    match state.current() {
        Some((_, step, _)) => match &step.kind {
            Kind::Rate(rate) => Some(rate),
            _ => None,
        },
        None => None,
    }
}

fn scale_of(state: &State) -> Result<(i32, i32), Refusal> {
    let rate = rate_of(state).ok_or(Refusal::Gone)?;
    Ok(scale(state, rate))
}

fn groups(state: &State) -> Vec<String> {
    let groups = rate_of(state).map_or(&[][..], |rate| &rate.groups);
    groups.iter().map(|group| group.id.clone()).collect()
}
