//! What the facilitator wants, against what stands: an event, or a refusal that says why.

use super::ballot::BallotBox;
use super::carry::{self, PastAction};
use super::event::{
    Assumption, Carried, Cell, Event, Fields, ItemId, List, Mark, Outcome, Reviewed, Stage, Value,
};
use super::results::rate::ScoreFault;
use super::select;
use super::session::{MOST_ADDED, Session, State};
use super::text::Clean;
use super::workshop::{Bound, Cascade, Field, FieldKind, Kind, Priority, Rate, action};

/// What the facilitator wants. One command makes at most one event.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// On to the next step of the plan; after the last one, the end.
    Next,
    /// Back to the step before.
    Previous,
    /// To the step at this place.
    Go(usize),
    /// Leave the current step out.
    Skip,
    /// Stop the clock, or let it go on.
    ToggleClock,
    /// So many seconds more for the current step; negative for less.
    AddTime(i64),
    /// Other minutes for the current step and steps still to come.
    Replan {
        /// The steps' places, each with its minutes in all; 0: it goes.
        minutes: Vec<(usize, u16)>,
        /// Another end agreed with the room, in milliseconds since 1970 in UTC.
        until: Option<i64>,
    },
    /// How many people are in the room.
    SetPeople(u16),
    /// New items for the step at `place`.
    AddItems {
        /// The step's place.
        place: usize,
        /// The items' fields.
        rows: Vec<Fields>,
    },
    /// Other fields for an item.
    EditItem {
        /// The item.
        item: u32,
        /// All its fields.
        fields: Fields,
    },
    /// Items out.
    RemoveItems(Vec<u32>),
    /// An item one place up or down.
    MoveItem {
        /// The item.
        item: u32,
        /// Where to.
        way: Way,
    },
    /// An item's details in the step at `place`.
    SetDetail {
        /// The step's place.
        place: usize,
        /// The item.
        item: ItemId,
        /// All its details.
        fields: Fields,
    },
    /// A theme, with the item that gave rise to it.
    AddTheme {
        /// The step's place.
        place: usize,
        /// Its name.
        name: Clean,
        /// The first item in it.
        item: Option<ItemId>,
    },
    /// An item into a theme, or out of all.
    Cluster {
        /// The step's place.
        place: usize,
        /// The item.
        item: ItemId,
        /// The theme.
        theme: Option<u32>,
    },
    /// How many people vote.
    SetVoters {
        /// The step's place.
        place: usize,
        /// The voters.
        voters: u16,
    },
    /// How many dots an item has.
    SetVotes {
        /// The step's place.
        place: usize,
        /// The item.
        item: ItemId,
        /// The dots.
        votes: u32,
    },
    /// The scores of a cell.
    SetScores {
        /// The step's place.
        place: usize,
        /// What is scored.
        cell: Cell,
        /// The scores.
        scores: Vec<i32>,
    },
    /// The secret ballots of a step counted.
    CountBallots(BallotBox),
    /// A cascade's next or earlier stage.
    EnterStage {
        /// The step's place.
        place: usize,
        /// The stage.
        stage: Stage,
    },
    /// How a key point stood.
    SetMark {
        /// The step's place.
        place: usize,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
        /// The key point.
        item: ItemId,
        /// How it stood; `None` takes the mark away.
        mark: Option<Mark>,
    },
    /// Something heard that was never said.
    AddAddition {
        /// The step's place.
        place: usize,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
        /// What.
        text: Clean,
    },
    /// The level's last addition out.
    RemoveAddition {
        /// The step's place.
        place: usize,
        /// The chain, from 0.
        chain: u8,
        /// The level, from 0.
        level: u8,
    },
    /// How many chains run side by side.
    SetChains {
        /// The step's place.
        place: usize,
        /// One or two.
        chains: u8,
    },
    /// What real clocks are counted in.
    Assume(Assumption),
    /// These items instead of the script's choice; `None`: the script's again.
    Choose {
        /// The step's place.
        place: usize,
        /// Which.
        items: Option<Vec<ItemId>>,
    },
    /// Something for a list of the whole session.
    AddNote {
        /// The list.
        list: List,
        /// What.
        text: Clean,
        /// Who.
        by: Clean,
    },
    /// Other words for a note.
    EditNote {
        /// Its id.
        id: u32,
        /// What.
        text: Clean,
        /// Who.
        by: Clean,
    },
    /// A note out.
    RemoveNote(u32),
    /// What became of an action of an earlier session.
    ReviewAction {
        /// The action.
        action: PastAction,
        /// What became of it.
        outcome: Outcome,
    },
    /// Take the last change back.
    Undo,
    /// Put back what was taken back.
    Redo,
}

/// Up or down in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// Why a command makes no event.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The first step has none before it.
    AtFirst,
    /// The workshop is over.
    Over,
    /// Nothing was done that could be taken back.
    NothingToUndo,
    /// Nothing was taken back that could be put back.
    NothingToRedo,
    /// There is no text.
    Empty,
    /// The step takes no more items than this.
    Full(u16),
    /// A field an item may not go without is empty.
    Missing(String),
    /// A number outside its bounds.
    OutOfRange {
        /// The smallest allowed.
        min: f64,
        /// The largest allowed.
        max: f64,
    },
    /// Not what the field takes.
    NotA(Expected),
    /// More dots on one item than the voters may put there.
    OverItem(u32),
    /// More dots on one item than one person may put there.
    OverOwnItem(u16),
    /// More dots in all than there are left to give.
    OverBudget(u32),
    /// What was typed is no score, or none of the scale.
    Score(ScoreFault),
    /// There is nobody to vote or score.
    Nobody,
    /// The step has nothing to work on.
    NoItems,
    /// The workshop has no step for actions.
    NoActions,
    /// There is nothing to vote on or to score.
    NothingToVoteOn,
    /// The group of the one who scores is not chosen.
    NoGroup,
    /// It is already at that end.
    AtEdge,
    /// The step is needed and is never dropped; its title.
    Needed(String),
    /// It is not there, or not any more.
    Gone,
    /// Nothing would change.
    Same,
}

/// What a field takes, for a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of its choices.
    Choice,
    /// A number.
    Number,
    /// A duration.
    Duration,
    /// A day.
    Date,
}

/// The event `command` makes of what stands, or why it makes none.
#[expect(clippy::too_many_lines, reason = "one arm a command")]
pub fn decide(session: &Session, command: Command) -> Result<Event, Refusal> {
    let state = session.state();
    match command {
        Command::Next => next(state),
        Command::Previous => previous(state),
        Command::Go(place) => enter(state, place),
        Command::Skip => {
            let (place, step, _) = state.current().ok_or(Refusal::Over)?;
            let to = after(state, place)
                .and_then(|next| state.step(next))
                .map(|(next, _)| next.id.clone());
            Ok(Event::StepSkipped {
                step: step.id.clone(),
                to,
            })
        }
        Command::ToggleClock => {
            state.current().ok_or(Refusal::Over)?;
            Ok(if state.is_paused() {
                Event::ClockStarted
            } else {
                Event::ClockPaused
            })
        }
        Command::AddTime(seconds) => add_time(state, seconds),
        Command::Replan { minutes, until } => replan(state, &minutes, until),
        Command::SetPeople(people) => changed(people != state.people, Event::PeopleSet(people)),
        Command::AddItems { place, rows } => add_items(state, place, rows),
        Command::EditItem { item, fields } => edit_item(state, item, fields),
        Command::RemoveItems(items) => {
            let items: Vec<u32> = items
                .into_iter()
                .filter(|item| state.rows.contains_key(item))
                .collect();
            if items.is_empty() {
                Err(Refusal::Gone)
            } else {
                Ok(Event::ItemsRemoved(items))
            }
        }
        Command::MoveItem { item, way } => move_item(state, item, way),
        Command::SetDetail {
            place,
            item,
            fields,
        } => set_detail(state, place, item, fields),
        Command::AddTheme { place, name, item } => {
            let step = id(state, place)?;
            Ok(Event::ThemeAdded {
                step,
                id: state.next_row,
                name: filled(name)?,
                item,
            })
        }
        Command::Cluster { place, item, theme } => cluster(state, place, item, theme),
        Command::SetVoters { place, voters } => {
            if voters == 0 {
                return Err(Refusal::Nobody);
            }
            Ok(Event::VotersSet {
                step: id(state, place)?,
                voters,
            })
        }
        Command::SetVotes { place, item, votes } => set_votes(state, place, item, votes),
        Command::SetScores {
            place,
            cell,
            scores,
        } => set_scores(state, place, cell, scores),
        Command::CountBallots(ballots) => ballots.count(state),
        Command::EnterStage { place, stage } => enter_stage(state, place, stage),
        Command::SetMark {
            place,
            chain,
            level,
            item,
            mark,
        } => {
            within(state, place, chain, level)?;
            if !select::input(state, place).contains(&item) {
                return Err(Refusal::Gone);
            }
            Ok(Event::MarkSet {
                step: id(state, place)?,
                chain,
                level,
                item,
                mark,
            })
        }
        Command::AddAddition {
            place,
            chain,
            level,
            text,
        } => {
            within(state, place, chain, level)?;
            let text = filled(text)?;
            Ok(Event::AdditionAdded {
                step: id(state, place)?,
                chain,
                level,
                text,
            })
        }
        Command::RemoveAddition {
            place,
            chain,
            level,
        } => remove_addition(state, place, chain, level),
        Command::SetChains { place, chains } => {
            let chains = chains.clamp(1, 2);
            changed(
                state.chains(place) != chains,
                Event::ChainsSet {
                    step: id(state, place)?,
                    chains,
                },
            )
        }
        Command::Assume(assumption) => changed(
            state.assumption != assumption,
            Event::AssumptionSet(assumption),
        ),
        Command::Choose { place, items } => Ok(Event::ItemsChosen {
            step: id(state, place)?,
            items,
        }),
        Command::AddNote { list, text, by } => Ok(Event::NoteAdded {
            list,
            id: state.next_note,
            text: filled(text)?,
            by,
        }),
        Command::EditNote { id, text, by } => {
            let note = state
                .notes
                .iter()
                .find(|note| note.id == id)
                .ok_or(Refusal::Gone)?;
            let same = note.text == text && note.by == by;
            changed(
                !same,
                Event::NoteEdited {
                    id,
                    text: filled(text)?,
                    by,
                },
            )
        }
        Command::RemoveNote(id) => changed(
            state.notes.iter().any(|note| note.id == id),
            Event::NoteRemoved(id),
        )
        .map_err(|_| Refusal::Gone),
        Command::ReviewAction { action, outcome } => review(state, &action, outcome),
        Command::Undo => session
            .undo_target()
            .map(|target| Event::Undone(target.seq))
            .ok_or(Refusal::NothingToUndo),
        Command::Redo => session
            .redo_target()
            .map(|target| Event::Redone(target.seq))
            .ok_or(Refusal::NothingToRedo),
    }
}

fn changed(is_other: bool, event: Event) -> Result<Event, Refusal> {
    if is_other {
        Ok(event)
    } else {
        Err(Refusal::Same)
    }
}

fn filled(text: Clean) -> Result<Clean, Refusal> {
    if text.is_blank() {
        Err(Refusal::Empty)
    } else {
        Ok(text)
    }
}

fn id(state: &State, place: usize) -> Result<String, Refusal> {
    state
        .step(place)
        .map(|(step, _)| step.id.clone())
        .ok_or(Refusal::Gone)
}

/// The next step of the plan after `place`.
pub fn after(state: &State, place: usize) -> Option<usize> {
    (place + 1..state.steps.len()).find(|next| is_planned(state, *next))
}

/// A step belongs to this run when the plan gives it time, or when it was entered all the same.
fn is_planned(state: &State, place: usize) -> bool {
    state.plan.get(place).is_some_and(|minutes| *minutes > 0)
        || state
            .steps
            .get(place)
            .is_some_and(|step| step.entered.is_some())
}

fn next(state: &State) -> Result<Event, Refusal> {
    match (state.current, state.ended) {
        (None, Some(_)) => Err(Refusal::Over),
        (None, None) => {
            let first = (0..state.steps.len())
                .find(|place| is_planned(state, *place))
                .ok_or(Refusal::Over)?;
            enter(state, first)
        }
        (Some(place), _) => match after(state, place) {
            Some(next) => enter(state, next),
            None => Ok(Event::Ended),
        },
    }
}

fn previous(state: &State) -> Result<Event, Refusal> {
    let place = state.current.unwrap_or(state.steps.len());
    let before = (0..place)
        .rev()
        .find(|place| is_planned(state, *place))
        .ok_or(Refusal::AtFirst)?;
    enter(state, before)
}

fn enter(state: &State, place: usize) -> Result<Event, Refusal> {
    if state.current == Some(place) {
        return Err(Refusal::Same);
    }
    Ok(Event::StepEntered(id(state, place)?))
}

fn add_time(state: &State, seconds: i64) -> Result<Event, Refusal> {
    let (place, step, part) = state.current().ok_or(Refusal::Over)?;
    let planned = i64::from(state.plan.get(place).copied().unwrap_or(0)) * 60;
    let least = -planned - part.added;
    let seconds = seconds.clamp(least, MOST_ADDED - part.added);
    changed(
        seconds != 0,
        Event::TimeAdded {
            step: step.id.clone(),
            seconds,
        },
    )
    .map_err(|_| Refusal::AtEdge)
}

/// New minutes for what is not over yet; what must be done stays, and so does the step the room is in.
fn replan(state: &State, minutes: &[(usize, u16)], until: Option<i64>) -> Result<Event, Refusal> {
    let mut changes = Vec::new();
    for (place, minutes) in minutes {
        let (step, part) = state.step(*place).ok_or(Refusal::Gone)?;
        let is_current = state.current == Some(*place);
        if !is_current && part.entered.is_some() {
            return Err(Refusal::Gone);
        }
        if *minutes == 0 && (is_current || step.priority == Priority::Must) {
            let title = step.title.get(state.lang()).to_owned();
            return Err(Refusal::Needed(title));
        }
        let before = state.plan.get(*place).copied().unwrap_or(0);
        if before != *minutes || part.added != 0 {
            changes.push((step.id.clone(), *minutes));
        }
    }
    let is_other = !changes.is_empty() || until.is_some();
    let minutes = changes;
    changed(is_other, Event::Replanned { minutes, until })
}

fn add_items(state: &State, place: usize, rows: Vec<Fields>) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    let fields = select::fields_of_step(state, place);
    let fields: Vec<&Field> = fields.iter().collect();
    let (Kind::Collect(collect) | Kind::Actions(collect)) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if rows.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(max) = collect
        .max
        .filter(|max| part.order.len() + rows.len() > usize::from(*max))
    {
        return Err(Refusal::Full(max));
    }
    let rows = rows
        .into_iter()
        .map(|row| item(state, &fields, row))
        .collect::<Result<_, _>>()?;
    Ok(Event::ItemsAdded {
        step: step.id.clone(),
        first: state.next_row,
        rows,
    })
}

fn review(state: &State, past: &PastAction, outcome: Outcome) -> Result<Event, Refusal> {
    if past.outcome(state) == Some(outcome) {
        return Err(Refusal::Same);
    }
    let carried = match outcome {
        Outcome::CarriedOn => Some(carry_on(state, past)?),
        Outcome::Done | Outcome::Dropped => None,
    };
    Ok(Event::ActionReviewed(Reviewed {
        session: past.session.clone(),
        item: past.item,
        text: Clean::line(&past.content.label),
        who: past.text(action::WHO),
        outcome,
        carried,
    }))
}

/// An earlier action as one of this session's last step for actions.
fn carry_on(state: &State, past: &PastAction) -> Result<Carried, Refusal> {
    let is_actions = |place: &usize| {
        state
            .step(*place)
            .is_some_and(|(step, _)| matches!(step.kind, Kind::Actions(_)))
    };
    let place = (0..state.steps.len())
        .rfind(is_actions)
        .ok_or(Refusal::NoActions)?;
    let row = carry::fit(state, place, &past.content).fields;
    match add_items(state, place, vec![row])? {
        Event::ItemsAdded { step, first, rows } => Ok(Carried {
            step,
            id: first,
            fields: rows.into_iter().next().unwrap_or_default(),
        }),
        _ => Err(Refusal::NoActions),
    }
}

fn edit_item(state: &State, item: u32, fields: Fields) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let fields = self::item(
        state,
        &select::fields_of_step(state, row.step)
            .iter()
            .collect::<Vec<_>>(),
        fields,
    )?;
    changed(fields != row.fields, Event::ItemEdited { item, fields })
}

/// The fields of an item: none empty, the required ones there, all of the right kind, not all blank.
fn item(state: &State, fields: &[&Field], mut row: Fields) -> Result<Fields, Refusal> {
    row.retain(|_, value| !matches!(value, Value::Text(text) if text.is_blank()));
    let first = fields.first().map(|field| field.id.as_str());
    for field in fields {
        match row.get(&field.id) {
            Some(value) => check(field, value)?,
            None if field.required || first == Some(&field.id) => {
                return Err(Refusal::Missing(field.label.get(state.lang()).to_owned()));
            }
            None => {}
        }
    }
    row.retain(|id, _| fields.iter().any(|field| field.id == *id));
    Ok(row)
}

/// Whether `value` is one the field takes.
fn check(field: &Field, value: &Value) -> Result<(), Refusal> {
    match (&field.kind, value) {
        (FieldKind::Text | FieldKind::Person, Value::Text(_))
        | (FieldKind::Date, Value::Date(_)) => Ok(()),
        (FieldKind::Choice(choices), Value::Choice(id))
            if choices.iter().any(|choice| choice.id == *id) =>
        {
            Ok(())
        }
        (FieldKind::Choice(_) | FieldKind::ChoiceOf(_), _) => Err(Refusal::NotA(Expected::Choice)),
        (FieldKind::Number { min, max, .. }, Value::Number(number)) => {
            // Written so that a number that is none is refused too.
            if *number >= *min && *number <= *max {
                Ok(())
            } else {
                Err(Refusal::OutOfRange {
                    min: *min,
                    max: *max,
                })
            }
        }
        (FieldKind::Duration, Value::Duration(duration)) => {
            let max = 1e6;
            if duration.amount > 0.0 && duration.amount <= max {
                Ok(())
            } else {
                Err(Refusal::OutOfRange { min: 0.0, max })
            }
        }
        (FieldKind::Number { .. }, _) => Err(Refusal::NotA(Expected::Number)),
        (FieldKind::Duration, _) => Err(Refusal::NotA(Expected::Duration)),
        (FieldKind::Date | FieldKind::Text | FieldKind::Person, _) => {
            Err(Refusal::NotA(Expected::Date))
        }
    }
}

fn move_item(state: &State, item: u32, way: Way) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let (_, part) = state.step(row.step).ok_or(Refusal::Gone)?;
    let place = part
        .order
        .iter()
        .position(|id| *id == item)
        .ok_or(Refusal::Gone)?;
    let before = match way {
        Way::Up => Some(
            *place
                .checked_sub(1)
                .and_then(|above| part.order.get(above))
                .ok_or(Refusal::AtEdge)?,
        ),
        Way::Down if place + 1 >= part.order.len() => return Err(Refusal::AtEdge),
        Way::Down => part.order.get(place + 2).copied(),
    };
    Ok(Event::ItemMoved { item, before })
}

fn set_detail(
    state: &State,
    place: usize,
    item: ItemId,
    mut fields: Fields,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    if !select::input(state, place).contains(&item) {
        return Err(Refusal::Gone);
    }
    fields.retain(|_, value| !matches!(value, Value::Text(text) if text.is_blank()));
    let known = select::fields_of_step(state, place);
    fields.retain(|id, _| known.iter().any(|field| field.id == *id));
    for field in &known {
        if let Some(value) = fields.get(&field.id) {
            check(field, value)?;
        }
    }
    let same = part
        .details
        .get(&item)
        .map_or(fields.is_empty(), |before| *before == fields);
    changed(
        !same,
        Event::DetailSet {
            step: step.id.clone(),
            item,
            fields,
        },
    )
}

fn cluster(
    state: &State,
    place: usize,
    item: ItemId,
    theme: Option<u32>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    let is_theme = theme.is_none_or(|theme| part.order.contains(&theme));
    if !is_theme || !select::input(state, place).contains(&item) {
        return Err(Refusal::Gone);
    }
    let same = part.themes.get(&item).copied() == theme;
    changed(
        !same,
        Event::Clustered {
            step: step.id.clone(),
            item,
            theme,
        },
    )
}

/// The rules of a vote as they stand: voters, dots each, dots of one person on one item.
pub fn vote_rules(state: &State, place: usize) -> Option<VoteRules> {
    let (step, part) = state.step(place)?;
    let Kind::Vote(vote) = &step.kind else {
        return None;
    };
    let items = select::input(state, place).len();
    let voters = part.voters.unwrap_or(state.people);
    Some(VoteRules {
        voters,
        dots: vote.dots_for(items),
        max_per_item: vote.max_per_item,
    })
}

/// The rules of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteRules {
    /// How many people vote.
    pub voters: u16,
    /// Dots a person.
    pub dots: u16,
    /// Dots one person may put on one item.
    pub max_per_item: u16,
}

impl VoteRules {
    /// Dots there are to give in all.
    pub fn budget(self) -> u32 {
        u32::from(self.voters) * u32::from(self.dots)
    }

    /// The most dots one item can have.
    pub fn most_on_one(self) -> u32 {
        u32::from(self.voters) * u32::from(self.max_per_item)
    }
}

/// Dots given in the vote at `place`; those on an item it no longer works on are free to give again.
pub fn dots_given(state: &State, place: usize) -> u32 {
    let Some((_, part)) = state.step(place) else {
        return 0;
    };
    let items = select::input(state, place);
    let dots = items.iter().filter_map(|item| part.votes.get(item));
    dots.fold(0, |sum, votes| sum.saturating_add(*votes))
}

fn set_votes(state: &State, place: usize, item: ItemId, votes: u32) -> Result<Event, Refusal> {
    let rules = vote_rules(state, place).ok_or(Refusal::Gone)?;
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    if !select::input(state, place).contains(&item) {
        return Err(Refusal::Gone);
    }
    if rules.voters == 0 {
        return Err(Refusal::Nobody);
    }
    if votes > rules.most_on_one() {
        return Err(Refusal::OverItem(rules.most_on_one()));
    }
    let own = part.votes.get(&item).copied().unwrap_or(0);
    let others = dots_given(state, place).saturating_sub(own);
    let left = rules.budget().saturating_sub(others);
    // Fewer than before is always taken: with fewer voters than at first that is the way back.
    if votes > left && votes >= own {
        return Err(Refusal::OverBudget(left));
    }
    let same = part.votes.get(&item).copied() == Some(votes);
    changed(
        !same,
        Event::VotesSet {
            step: step.id.clone(),
            item,
            votes,
        },
    )
}

/// The scale of a `rate` step: lowest and highest score.
pub fn scale(state: &State, rate: &Rate) -> (i32, i32) {
    let high = match &rate.high {
        Bound::Fixed(high) => *high,
        Bound::CountOf(step) => {
            let items = state
                .workshop()
                .step(step)
                .map_or(0, |(source, _)| select::output(state, source).len());
            i32::try_from(items).unwrap_or(i32::MAX)
        }
    };
    (rate.low, high.max(rate.low))
}

fn set_scores(
    state: &State,
    place: usize,
    cell: Cell,
    mut scores: Vec<i32>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    let Kind::Rate(rate) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if !select::input(state, place).contains(&cell.item) {
        return Err(Refusal::Gone);
    }
    let (low, high) = scale(state, rate);
    if let Some(score) = scores.iter().find(|score| **score < low || **score > high) {
        return Err(Refusal::Score(ScoreFault::OffScale {
            token: score.to_string(),
            low,
            high,
        }));
    }
    let before = part.scores.get(&cell);
    scores.sort_unstable();
    let same = before.map_or(scores.is_empty(), |before| *before == scores);
    changed(
        !same,
        Event::ScoresSet {
            step: step.id.clone(),
            cell,
            scores,
        },
    )
}

fn cascade(state: &State, place: usize) -> Result<&Cascade, Refusal> {
    match state.step(place) {
        Some((step, _)) => match &step.kind {
            Kind::Cascade(cascade) => Ok(cascade),
            _ => Err(Refusal::Gone),
        },
        None => Err(Refusal::Gone),
    }
}

fn within(state: &State, place: usize, chain: u8, level: u8) -> Result<(), Refusal> {
    let levels = cascade(state, place)?.levels.len();
    if usize::from(level) < levels && chain < state.chains(place) {
        Ok(())
    } else {
        Err(Refusal::Gone)
    }
}

fn enter_stage(state: &State, place: usize, stage: Stage) -> Result<Event, Refusal> {
    let levels = cascade(state, place)?.levels.len();
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    if let Stage::Card(level) | Stage::Box(level) = stage
        && usize::from(level) >= levels
    {
        return Err(Refusal::Gone);
    }
    if matches!(stage, Stage::Scoring | Stage::Picture) && select::input(state, place).is_empty() {
        return Err(Refusal::NoItems);
    }
    changed(
        part.cascade.stage != stage,
        Event::StageEntered {
            step: step.id.clone(),
            stage,
        },
    )
}

/// The stage after `stage`: card and box level by level, then writing, marking and the picture.
pub fn next_stage(cascade: &Cascade, stage: Stage) -> Option<Stage> {
    let boxed = |from: usize| {
        let found = (from..cascade.levels.len())
            .find(|level| cascade.levels.get(*level).is_some_and(|level| level.boxed));
        found.and_then(|level| u8::try_from(level).ok())
    };
    let card = |from: usize| boxed(from).map_or(Stage::Writing, Stage::Card);
    match stage {
        Stage::Ready => Some(card(0)),
        Stage::Card(level) => Some(Stage::Box(level)),
        Stage::Box(level) => Some(card(usize::from(level) + 1)),
        Stage::Writing => Some(Stage::Scoring),
        Stage::Scoring => Some(Stage::Picture),
        Stage::Picture => None,
    }
}

fn remove_addition(state: &State, place: usize, chain: u8, level: u8) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    let count = part
        .cascade
        .additions
        .get(&(chain, level))
        .map_or(0, Vec::len);
    let last = count
        .checked_sub(1)
        .and_then(|last| u16::try_from(last).ok())
        .ok_or(Refusal::Gone)?;
    Ok(Event::AdditionRemoved {
        step: step.id.clone(),
        chain,
        level,
        place: last,
    })
}
