//! What the facilitator wants, against what stands: an event, or a refusal that says why.

use super::ballot::BallotBox;
use super::carry::PastAction;
use super::event::{
    Assumption, Cell, Event, Fields, ItemId, List, Mark, Outcome, RoomSetting, Stage,
};
use super::session::Session;
use super::text::Clean;

pub(super) mod answers;
mod cascade;
mod checks;
mod items;
mod notes;
pub(super) mod refusal;
mod size;
mod steps;

pub use self::answers::{VoteRules, dots_given, scale, vote_rules};
use self::answers::{set_scores, set_voters, set_votes};
pub use self::cascade::next_stage;
use self::cascade::{add_addition, enter_stage, remove_addition, set_chains, set_mark};
use self::checks::{changed, id};
pub use self::items::MoveDirection;
use self::items::{
    add_items, add_theme, cluster, edit_item, move_item, remove_items, review, set_detail,
};
use self::notes::{add_note, edit_note, note};
pub use self::refusal::{Expected, Refusal};
pub use self::size::MOST_BYTES;
pub use self::steps::after;
use self::steps::{add_time, enter, next, previous, replan, skip, toggle_clock};

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
        direction: MoveDirection,
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

/// The event `command` makes of what stands, or why it makes none.
pub fn decide(session: &Session, command: Command) -> Result<Event, Refusal> {
    made(session, command).and_then(size::fitting)
}

fn made(session: &Session, command: Command) -> Result<Event, Refusal> {
    let state = session.state();
    match command {
        Command::Next => next(state),
        Command::Previous => previous(state),
        Command::Go(place) => enter(state, place),
        Command::Skip => skip(state),
        Command::ToggleClock => toggle_clock(state),
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
        Command::RemoveItems(items) => remove_items(state, items),
        Command::MoveItem { item, direction } => move_item(state, item, direction),
        Command::SetDetail {
            place,
            item,
            fields,
        } => set_detail(state, place, item, fields),
        Command::AddTheme { place, name, item } => add_theme(state, place, name, item),
        Command::Cluster { place, item, theme } => cluster(state, place, item, theme),
        Command::SetVoters { place, voters } => set_voters(state, place, voters),
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
        } => set_mark(state, place, (chain, level), item, mark),
        Command::AddAddition {
            place,
            chain,
            level,
            text,
        } => add_addition(state, place, (chain, level), text),
        Command::RemoveAddition {
            place,
            chain,
            level,
        } => remove_addition(state, place, (chain, level)),
        Command::SetChains { place, chains } => set_chains(state, place, chains),
        Command::Assume(assumption) => changed(
            state.assumption != assumption,
            Event::AssumptionSet(assumption),
        ),
        Command::Choose { place, items } => Ok(Event::ItemsChosen {
            step: id(state, place)?,
            items,
        }),
        Command::AddNote { list, text, by } => add_note(state, list, text, by),
        Command::EditNote { id, text, by } => edit_note(state, id, text, by),
        Command::RemoveNote(id) => note(state, id).map(|_| Event::NoteRemoved(id)),
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
