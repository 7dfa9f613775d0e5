//! Commands: what the facilitator wants becomes an event, or is refused with a reason.

use super::ballot::BallotBox;
use super::carry::PastAction;
use super::event::{
    Assumption, Cell, Event, Fields, Heading, ItemId, List, Mark, Outcome, Person, RoomSetting,
    Stage,
};
pub use super::refusal::{Expected, Refusal};
pub use super::rules::{VoteRules, dots_given, scale, vote_rules};
use super::session::Session;
use super::text::Clean;
use super::workshop::{Step, StepIndex};

mod answers;
mod cascade;
mod checks;
mod items;
mod joining;
mod notes;
mod people;
mod size;
mod splitting;
mod steps;

use self::answers::{set_scores, set_voters, set_votes};
pub use self::cascade::next_stage;
use self::cascade::{add_addition, enter_stage, remove_addition, set_chains, set_mark};
use self::checks::{changed, id};
pub use self::items::{MoveDirection, takes};
use self::items::{
    add_items, add_theme, cluster, edit_item, move_item, offer, remove_items, review, set_detail,
    settle,
};
use self::joining::join_items;
pub use self::joining::{Joining, joining};
use self::notes::{add_note, edit_note, note};
use self::people::list_people;
pub use self::size::MOST_BYTES;
pub use self::splitting::divisible;
use self::splitting::split_item;
pub use self::steps::after;
use self::steps::{add_step, add_time, next, previous, replan, skip, toggle_clock, visit};

/// What the facilitator wants. One command makes at most one event. A `step` is its index in the workshop.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Go to the next step of the plan, or end the workshop after the last one.
    Next,
    /// Go back to the step before.
    Previous,
    /// Go to the step with this index, and leave the current one for later.
    Go(StepIndex),
    /// Add a step that was not planned.
    AddStep(Box<Step>),
    /// Have done with correcting a session that is over.
    Leave,
    /// Skip the current step.
    Skip,
    /// Stop the clock of the current step, or let it run again.
    ToggleClock,
    /// Give the current step so many seconds more; negative for less.
    AddTime(i64),
    /// Change the minutes of the current step and of steps still to come.
    Replan {
        /// The indices of the steps to change, each with its new minutes in all; 0 drops the step.
        minutes: Vec<(StepIndex, u16)>,
        /// Another end agreed with the room, in milliseconds since 1970 UTC; `None` leaves it.
        until: Option<i64>,
    },
    /// Say how many people are in the room.
    SetPeople(u16),
    /// Say who is in the room, by name, in place of what was said before.
    ListPeople(Vec<Person>),
    /// Correct what stands at the head of the session.
    SetHeading(Heading),
    /// Count so many milliseconds in which the machine slept as session time.
    CountSleep(u64),
    /// Add new items to a step.
    AddItems {
        /// The index of the step.
        step: StepIndex,
        /// The fields of each new item.
        rows: Vec<Fields>,
    },
    /// Replace the fields of an item.
    EditItem {
        /// The id of the item.
        item: u32,
        /// All its fields from now on.
        fields: Fields,
    },
    /// Remove the items with these ids.
    RemoveItems(Vec<u32>),
    /// Move an item by one place in its list.
    MoveItem {
        /// The id of the item.
        item: u32,
        /// Which way it goes.
        direction: MoveDirection,
    },
    /// Make one item of two of the same step.
    JoinItems {
        /// The id of one.
        one: u32,
        /// The id of the other.
        other: u32,
    },
    /// Make two items of one.
    SplitItem {
        /// The id of the item.
        item: u32,
        /// What it says from now on; blank is refused.
        first: Clean,
        /// What the other one says; blank is refused.
        second: Clean,
    },
    /// Replace what a `detail` step has about an item.
    SetDetail {
        /// The index of the step.
        step: StepIndex,
        /// The item to fill in.
        item: ItemId,
        /// All its details from now on.
        fields: Fields,
    },
    /// Name a theme.
    AddTheme {
        /// The index of the step.
        step: StepIndex,
        /// What the theme is called.
        name: Clean,
        /// The item that gave rise to it, which goes into it.
        item: Option<ItemId>,
    },
    /// Put an item into a theme, or take it out of its theme.
    Cluster {
        /// The index of the step.
        step: StepIndex,
        /// The item to move.
        item: ItemId,
        /// The id of the theme it goes into; `None` for no theme.
        theme: Option<u32>,
    },
    /// Say how many people vote in a step.
    SetVoters {
        /// The index of the step.
        step: StepIndex,
        /// How many people vote; 0 is refused.
        voters: u16,
    },
    /// Say how many dots an item has.
    SetVotes {
        /// The index of the step.
        step: StepIndex,
        /// The item they are on.
        item: ItemId,
        /// All its dots from now on.
        votes: u32,
    },
    /// Write down the scores of an item.
    SetScores {
        /// The index of the step.
        step: StepIndex,
        /// What was scored, and by which group.
        cell: Cell,
        /// All scores of the cell from now on, in any order.
        scores: Vec<i32>,
    },
    /// Count the secret ballots of a step.
    CountBallots(BallotBox),
    /// Go to a stage of a cascade, on or back.
    EnterStage {
        /// The index of the step.
        step: StepIndex,
        /// The stage to go to.
        stage: Stage,
    },
    /// Mark how a key point arrived at a level.
    SetMark {
        /// The index of the step.
        step: StepIndex,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
        /// The key point to mark.
        item: ItemId,
        /// How it arrived; `None` takes the mark away.
        mark: Option<Mark>,
    },
    /// Write down something a level heard that was never said.
    AddAddition {
        /// The index of the step.
        step: StepIndex,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
        /// What was heard.
        text: Clean,
    },
    /// Remove the last thing a level heard that was never said.
    RemoveAddition {
        /// The index of the step.
        step: StepIndex,
        /// The index of the chain, from 0.
        chain: u8,
        /// The index of the level, from 0.
        level: u8,
    },
    /// Say how many chains of a cascade run side by side.
    SetChains {
        /// The index of the step.
        step: StepIndex,
        /// How many chains; anything but 1 or 2 becomes the nearer of these.
        chains: u8,
    },
    /// Settle how many hours the days, weeks and months of real clocks have.
    Assume(Assumption),
    /// Choose a step's items by hand, or leave the choice to the script again.
    Choose {
        /// The index of the step.
        step: StepIndex,
        /// The items to work on; `None` for those the script selects.
        items: Option<Vec<ItemId>>,
    },
    /// Add a note to one of the lists of the session.
    AddNote {
        /// The list to add it to.
        list: List,
        /// What it says; blank is refused.
        text: Clean,
        /// Who raised, decided or said it; may be empty.
        by: Clean,
    },
    /// Change a note.
    EditNote {
        /// The id of the note.
        id: u32,
        /// What it says from now on; blank is refused.
        text: Clean,
        /// Who raised, decided or said it; may be empty.
        by: Clean,
    },
    /// Remove the note with this id.
    RemoveNote(u32),
    /// Settle what became of an action of an earlier session.
    ReviewAction {
        /// The action of the earlier session.
        action: PastAction,
        /// What became of it.
        outcome: Outcome,
    },
    /// Note that these open actions of earlier sessions were looked at.
    OfferActions(Vec<PastAction>),
    /// Settle what became of an action of this session itself.
    SettleAction {
        /// The id of the action.
        item: u32,
        /// What became of it.
        outcome: Outcome,
    },
    /// Set the room's screen.
    SetRoom(RoomSetting),
    /// Show the results of a step to the room, or hide them again.
    Reveal {
        /// The index of the step.
        step: StepIndex,
        /// Whether the room sees them from now on.
        shown: bool,
    },
    /// Take back the last change.
    Undo,
    /// Put back what was last taken back.
    Redo,
}

/// The event that `command` makes of the session as it is, or why it makes none. Nothing is changed: whoever asks
/// records the event and applies it.
///
/// ```
/// use flipover::domain::command::{Command, Refusal, decide};
/// use flipover::domain::event::{Event, Moment, Stamped};
/// # use flipover::domain::session::Session;
/// # use std::sync::Arc;
/// # use flipover::domain::event::{Opened, Variant};
/// # use flipover::domain::text::{Clean, Lang};
/// # use flipover::domain::script::parse;
/// # let script = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/workshops/brand-values.ron"));
/// # let opened = Opened {
/// #     session: "2026-11-23-example".to_owned(),
/// #     run: "1".to_owned(),
/// #     workshop: Arc::new(parse(script).unwrap()),
/// #     language: Lang::En,
/// #     variant: Variant::Full,
/// #     client: Clean::line("De Linde"),
/// #     group: Clean::default(),
/// #     people: 8,
/// #     facilitator: Clean::default(),
/// #     offset: 60,
/// # };
/// # let at = Moment::default();
/// # let mut session = Session::replay(vec![Stamped { seq: 1, at, event: Event::Opened(opened) }]).unwrap();
/// let event = decide(&session, Command::SetPeople(12)).unwrap();
/// assert_eq!(event, Event::PeopleSet(12));
///
/// session.apply(Stamped { seq: session.next_seq(), at, event });
/// assert_eq!(decide(&session, Command::SetPeople(12)), Err(Refusal::Same));
/// assert_eq!(decide(&session, Command::Undo), Ok(Event::Undone(2)));
/// ```
pub fn decide(session: &Session, command: Command) -> Result<Event, Refusal> {
    made(session, command).and_then(size::fitting)
}

fn made(session: &Session, command: Command) -> Result<Event, Refusal> {
    let state = session.state();
    match command {
        Command::Next => next(state),
        Command::Previous => previous(state),
        Command::Go(step) => visit(state, step),
        Command::AddStep(step) => add_step(state, *step),
        Command::Leave if state.is_corrected() => Ok(Event::Ended),
        Command::Leave => Err(Refusal::Over),
        Command::Skip => skip(state),
        Command::ToggleClock => toggle_clock(state),
        Command::AddTime(seconds) => add_time(state, seconds),
        Command::Replan { minutes, until } => replan(state, &minutes, until),
        Command::SetRoom(room) => changed(room != state.room, Event::RoomSet(room)),
        Command::Reveal { step, shown } => {
            let (step, part) = state.step(step).ok_or(Refusal::Gone)?;
            let step = step.id.clone();
            changed(shown != part.revealed, Event::Revealed { step, shown })
        }
        Command::CountSleep(slept) => Ok(Event::SleepCounted(slept)),
        Command::SetHeading(heading) => {
            changed(heading != state.heading(), Event::HeadingSet(heading))
        }
        Command::SetPeople(people) => changed(people != state.people, Event::PeopleSet(people)),
        Command::ListPeople(people) => list_people(state, people),
        Command::AddItems { step, rows } => add_items(state, step, rows),
        Command::EditItem { item, fields } => edit_item(state, item, fields),
        Command::RemoveItems(items) => remove_items(state, items),
        Command::MoveItem { item, direction } => move_item(state, item, direction),
        Command::JoinItems { one, other } => join_items(state, one, other),
        Command::SplitItem {
            item,
            first,
            second,
        } => split_item(state, item, first, second),
        Command::SetDetail { step, item, fields } => set_detail(state, step, item, fields),
        Command::AddTheme { step, name, item } => add_theme(state, step, name, item),
        Command::Cluster { step, item, theme } => cluster(state, step, item, theme),
        Command::SetVoters { step, voters } => set_voters(state, step, voters),
        Command::SetVotes { step, item, votes } => set_votes(state, step, item, votes),
        Command::SetScores { step, cell, scores } => set_scores(state, step, cell, scores),
        Command::CountBallots(ballots) => ballots.count(state),
        Command::EnterStage { step, stage } => enter_stage(state, step, stage),
        Command::SetMark {
            step,
            chain,
            level,
            item,
            mark,
        } => set_mark(state, step, (chain, level), item, mark),
        Command::AddAddition {
            step,
            chain,
            level,
            text,
        } => add_addition(state, step, (chain, level), text),
        Command::RemoveAddition { step, chain, level } => {
            remove_addition(state, step, (chain, level))
        }
        Command::SetChains { step, chains } => set_chains(state, step, chains),
        Command::Assume(assumption) => changed(
            state.assumption != assumption,
            Event::AssumptionSet(assumption),
        ),
        Command::Choose { step, items } => Ok(Event::ItemsChosen {
            step: id(state, step)?,
            items,
        }),
        Command::AddNote { list, text, by } => add_note(state, list, text, by),
        Command::EditNote { id, text, by } => edit_note(state, id, text, by),
        Command::RemoveNote(id) => note(state, id).map(|_| Event::NoteRemoved(id)),
        Command::ReviewAction { action, outcome } => review(state, &action, outcome),
        Command::OfferActions(actions) => offer(state, &actions),
        Command::SettleAction { item, outcome } => settle(state, item, outcome),
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
