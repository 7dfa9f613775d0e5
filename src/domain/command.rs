//! What the facilitator wants, against what stands: an event, or a refusal that says why.

use super::ballot::BallotBox;
use super::carry::PastAction;
use super::event::{
    Assumption, Cell, Event, Fields, ItemId, List, Mark, Outcome, RoomSetting, Stage,
};
use super::results::rate::ScoreFault;
use super::select;
use super::session::{Session, State};
use super::text::Clean;

mod answers;
mod cascade;
mod items;
mod steps;

pub use self::answers::{VoteRules, dots_given, scale, vote_rules};
use self::answers::{set_scores, set_votes};
pub use self::cascade::next_stage;
use self::cascade::{enter_stage, remove_addition, within};
use self::items::{add_items, cluster, edit_item, move_item, review, set_detail};
pub use self::steps::after;
use self::steps::{add_time, enter, next, previous, replan};

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
    /// Milliseconds in which the machine slept count as session time.
    CountSleep(u64),
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
    /// The room's screen.
    SetRoom(RoomSetting),
    /// Show the results of the step at `place` to the room, or hide them.
    Reveal {
        /// The step's place.
        place: usize,
        /// Whether they are shown.
        shown: bool,
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
        Command::SetRoom(room) => changed(room != state.room, Event::RoomSet(room)),
        Command::Reveal { place, shown } => {
            let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
            let step = step.id.clone();
            changed(shown != part.revealed, Event::Revealed { step, shown })
        }
        Command::CountSleep(slept) => Ok(Event::SleepCounted(slept)),
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
