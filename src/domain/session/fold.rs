//! How each event changes the state.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::event::{
    Curtain, Event, Fields, Heading, ItemId, Merging, Moment, Offered, Outcome, Reviewed,
    RoomSetting, Shows, Stamped, Value,
};
use super::super::workshop::{FieldKind, StepIndex, theme};
use super::history::Counts;
use super::limits::{MOST_ADDED, MOST_TIME, free_id};
use super::people::PeopleList;
use super::state::{Note, State};
use super::status::Status;

/// A shorter pause is no break, in milliseconds.
const SHORTEST_BREAK: i64 = 3 * 60_000;

impl State {
    pub(super) fn apply(&mut self, stamped: &Stamped, counts: Counts) {
        let at = stamped.at;
        if let Event::Resumed { offset, .. }
        | Event::Merging(Merging { offset, .. })
        | Event::Merged { offset } = &stamped.event
        {
            self.offset = *offset;
        }
        self.time.pass(stamped, counts);
        self.last = at;
        self.closed = matches!(stamped.event, Event::Closed | Event::Merged { .. });
        let workshop = &self.workshop;
        let rows = &self.rows;
        let held = |row: u32| rows.get(&row).map(|row| Arc::clone(&row.fields));
        self.actions.note(stamped, (workshop, &held), self.next_row);
        if let Event::StepAdded { after, step } = &stamped.event {
            self.add_step(after.as_deref(), step, counts);
        } else if counts == Counts::Yes {
            self.take(&stamped.event, stamped.seq, at);
        }
    }

    fn take(&mut self, event: &Event, seq: u64, at: Moment) {
        match event {
            Event::Opened(_)
            | Event::Resumed { .. }
            | Event::Closed
            | Event::ClockJumped(_)
            | Event::Redacted
            | Event::StepAdded { .. }
            | Event::SleepCounted(_)
            | Event::Undone(_)
            | Event::Redone(_) => {}
            Event::Branched { .. } => self.parted = Some(at),
            Event::Merging(merging) => self.show_copy(merging),
            Event::Merged { .. } => self.show_own(),
            Event::PeopleSet(people) => self.set_people(*people),
            Event::PeopleListed(people) => self.listed = PeopleList::new(people),
            Event::HeadingSet(heading) => self.set_heading(heading),
            Event::RoomSet(room) => self.set_room(room.clone(), seq, at),
            Event::Revealed { step, shown } => {
                if let Some(state) = self.step_mut(step) {
                    state.revealed = *shown;
                    state.was_shown |= *shown;
                }
            }
            Event::StepEntered(step) => self.enter(step, at),
            Event::StepVisited(step) => self.visit(step, at),
            Event::StepSkipped { step, to } => self.skip(step, to.as_deref(), at),
            Event::Ended => {
                self.leave(Status::Done);
                self.end(at);
            }
            Event::ClockPaused => self.stop_clock(),
            Event::ClockStarted => self.start_clock(),
            Event::Replanned { minutes, until } => self.replan(minutes, *until, at),
            Event::TimeAdded { step, seconds } => {
                if let Some(state) = self.step_mut(step) {
                    let added = state.added.saturating_add(*seconds);
                    state.added = added.clamp(-MOST_ADDED, MOST_ADDED);
                }
            }
            Event::ItemsAdded { step, first, rows } => {
                self.add_rows(step, *first, rows, seq);
            }
            Event::ItemEdited { item, fields } => {
                if let Some(row) = self.rows.get_mut(item) {
                    row.fields = Arc::new(fields.clone());
                    row.seq = seq;
                }
            }
            Event::ItemsRemoved(items) => self.remove_rows(items),
            Event::ItemMoved { item, before } => self.move_row(*item, *before),
            Event::ItemsJoined { kept, gone } => self.join_rows(*kept, *gone, seq),
            Event::ThemeAdded { .. } | Event::Clustered { .. } => self.take_theme(event, seq),
            Event::AssumptionSet(assumption) => self.assumption = *assumption,
            Event::NoteAdded { .. } | Event::NoteEdited { .. } | Event::NoteRemoved(_) => {
                self.take_note(event, at);
            }
            Event::ActionReviewed(reviewed) => self.take_review(reviewed, seq),
            Event::ActionsOffered(offered) => self.take_offered(offered),
            Event::ItemSplit {
                step,
                item,
                fields,
                id,
                rest,
            } => self.split_row((step, *item), fields, (*id, rest), seq),
            Event::ActionSettled { item, outcome } => self.settle(*item, *outcome),
            Event::DetailSet { .. }
            | Event::VotersSet { .. }
            | Event::VotesSet { .. }
            | Event::ScoresSet { .. }
            | Event::ItemsChosen { .. } => self.take_answers(event),
            Event::BallotsCounted {
                step,
                voters,
                votes,
                scores,
            } => self.take_ballots(step, *voters, (votes, scores)),
            Event::StageEntered { .. }
            | Event::MarkSet { .. }
            | Event::AdditionAdded { .. }
            | Event::AdditionRemoved { .. }
            | Event::ChainsSet { .. } => self.take_cascade(event),
        }
    }

    fn set_room(&mut self, room: RoomSetting, seq: u64, at: Moment) {
        self.frozen = match room.curtain {
            Curtain::Frozen => self.frozen.or(Some(seq)),
            Curtain::Open | Curtain::Black => None,
        };
        match room.shows {
            Shows::Break { .. } => {
                self.rest.since.get_or_insert(at);
            }
            _ => self.go_on(at),
        }
        let shown = match &room.shows {
            // Items are shown although the script hides them.
            Shows::Items => self.current,
            shows => shows.step().and_then(|id| self.index_of(id)),
        };
        if let Some(state) = shown.and_then(|index| self.steps.get_mut(index)) {
            state.was_shown = true;
        }
        self.room = room;
    }

    fn enter(&mut self, step: &str, at: Moment) {
        let Some(index) = self.index_of(step) else {
            return;
        };
        let is_back = self.current.is_some_and(|current| index < current);
        self.leave(if is_back { Status::Begun } else { Status::Done });
        self.begin(index, at);
    }

    /// Goes to a step and leaves the current one for later, wherever the two stand. In a session that is over this takes
    /// no time, and the session stays over.
    fn visit(&mut self, step: &str, at: Moment) {
        let Some(index) = self.index_of(step) else {
            return;
        };
        self.leave(Status::Begun);
        if self.ended.is_none() {
            return self.resume(index, at);
        }
        self.copy_moved();
        self.current = Some(index);
        if let Some(state) = self.steps.get_mut(index) {
            state.status = state.status.entered();
        }
    }

    fn skip(&mut self, step: &str, to: Option<&str>, at: Moment) {
        self.leave(Status::Done);
        if let Some(state) = self.step_mut(step) {
            state.status = Status::Skipped;
        }
        match to.and_then(|to| self.index_of(to)) {
            Some(index) => self.begin(index, at),
            None => self.end(at),
        }
    }

    fn end(&mut self, at: Moment) {
        self.copy_moved();
        self.pass(usize::MAX);
        // One that was only corrected ended when it did.
        self.ended.get_or_insert(at);
        self.time.ended.get_or_insert(self.time.reached);
    }

    /// From now on there are so many people. What was answered in steps before was answered by those who were there.
    fn set_people(&mut self, people: u16) {
        let before = self.people;
        if people == before {
            return;
        }
        let current = self.current;
        let is_at_work = self.steps.iter().any(|part| !part.is_empty());
        let others = self.steps.iter_mut().enumerate();
        for (_, part) in others.filter(|(n, _)| current.is_none_or(|index| index.get() != *n)) {
            if !part.is_empty() {
                part.answered_by.get_or_insert(before);
            }
        }
        self.listed.is_recounted();
        if is_at_work {
            self.people_before.push(before);
        }
        self.people = people;
    }

    fn set_heading(&mut self, heading: &Heading) {
        let Heading {
            client,
            group,
            people,
            facilitator,
            day,
        } = heading.clone();
        if people != self.people {
            self.listed.is_recounted();
        }
        self.people = people;
        self.day = day;
        (self.opened.client, self.opened.group) = (client, group);
        self.opened.facilitator = facilitator;
    }

    /// Ends the break there is, if there is one.
    fn go_on(&mut self, at: Moment) {
        let Some(since) = self.rest.since.take() else {
            return;
        };
        if at.wall.saturating_sub(since.wall) >= SHORTEST_BREAK {
            self.rest.worked = self.worked(self.time.reached);
        }
    }

    /// What was begun in the first so many steps is done: the session has gone past them.
    fn pass(&mut self, count: usize) {
        for state in self.steps.iter_mut().take(count) {
            if state.status == Status::Begun {
                state.status = Status::Done;
            }
        }
    }

    fn begin(&mut self, index: StepIndex, at: Moment) {
        self.pass(index.get());
        self.resume(index, at);
    }

    /// Makes a step the current one, without a word about those before it.
    fn resume(&mut self, index: StepIndex, at: Moment) {
        self.copy_moved();
        self.current = Some(index);
        self.go_on(at);
        self.room.shows = Shows::Auto;
        (self.ended, self.time.ended) = (None, None);
        if self.began.is_none() && self.plan != self.planned {
            // What was changed while it was prepared is what it begins with.
            let minutes: i64 = self.plan.iter().copied().map(i64::from).sum();
            self.agreed = Some(minutes * 60_000);
        }
        self.began.get_or_insert(at);
        self.time.began.get_or_insert(self.time.reached);
        self.time.running_since = Some(self.time.reached);
        if let Some(state) = self.steps.get_mut(index) {
            state.status = state.status.entered();
            state.entered.get_or_insert(at);
        }
    }

    fn start_clock(&mut self) {
        if self.is_paused() && self.ended.is_none() {
            self.time.running_since = Some(self.time.reached);
        }
    }

    /// Gives steps the minutes of a new plan. These are minutes in all: what was added by hand before is part of them.
    fn replan(&mut self, minutes: &[(String, u16)], until: Option<i64>, at: Moment) {
        for (step, minutes) in minutes {
            let Some(index) = self.index_of(step) else {
                continue;
            };
            if let Some(plan) = self.plan.get_mut(index) {
                *plan = *minutes;
            }
            if let Some(state) = self.steps.get_mut(index) {
                state.added = 0;
            }
        }
        if let Some(until) = until {
            // Kept as a length of time, so that time away later on moves the end along with everything else.
            let passed = i64::try_from(self.time.passed(at)).unwrap_or(i64::MAX);
            let most = i64::try_from(MOST_TIME).unwrap_or(i64::MAX);
            let agreed = passed.saturating_add(until.saturating_sub(at.wall));
            self.agreed = Some(agreed.clamp(-most, most));
        }
    }

    /// Adds items and returns the id of the first. It is not `first` if something else already had that id.
    pub(super) fn add_rows(
        &mut self,
        step: &str,
        first: u32,
        rows: &[Fields],
        seq: u64,
    ) -> Option<u32> {
        let index = self.index_of(step)?;
        let first = free_id(first, self.next_row)?;
        // Each of them needs an id of its own.
        first.checked_add(u32::try_from(rows.len()).ok()?)?;
        self.next_row = first;
        for fields in rows {
            self.add_row(index, fields.clone(), seq);
        }
        Some(first)
    }

    fn remove_rows(&mut self, items: &[u32]) {
        for item in items {
            let Some(row) = self.rows.remove(item) else {
                continue;
            };
            self.settled.remove(item);
            if let Some(state) = self.steps.get_mut(row.step) {
                state.order.retain(|id| id != item);
                state.themes.retain(|_, theme| theme != item);
            }
        }
        self.forget_references(items);
    }

    /// Empties the fields in which something refers to one of these items: what is gone can be no answer, and its id
    /// says nothing to anybody.
    fn forget_references(&mut self, items: &[u32]) {
        let names_gone = |value: &Value| match value {
            Value::Choice(id) => id
                .parse::<ItemId>()
                .is_ok_and(|item| items.iter().any(|gone| item.rests_on(*gone))),
            _ => false,
        };
        let workshop = Arc::clone(&self.workshop);
        let clear = |step: StepIndex, fields: &mut Arc<Fields>| {
            let Some(script) = workshop.steps.get(step) else {
                return;
            };
            for field in script.kind.fields() {
                if matches!(field.kind, FieldKind::ChoiceOf(_))
                    && fields.get(&field.id).is_some_and(names_gone)
                {
                    Arc::make_mut(fields).remove(&field.id);
                }
            }
        };
        for row in self.rows.values_mut() {
            clear(row.step, &mut row.fields);
        }
        for index in self.steps.indices() {
            let details = self.steps.get_mut(index).map(|part| &mut part.details);
            for fields in details.into_iter().flat_map(BTreeMap::values_mut) {
                clear(index, fields);
            }
        }
    }

    fn move_row(&mut self, item: u32, before: Option<u32>) {
        let Some(order) = self
            .rows
            .get(&item)
            .and_then(|row| self.steps.get_mut(row.step))
            .map(|step| &mut step.order)
        else {
            return;
        };
        order.retain(|id| *id != item);
        let place = before
            .and_then(|before| order.iter().position(|id| *id == before))
            .unwrap_or(order.len());
        order.insert(place, item);
    }

    fn take_note(&mut self, event: &Event, at: Moment) {
        match event {
            Event::NoteAdded { list, id, text, by } => {
                if free_id(*id, self.next_note).is_none() {
                    return;
                }
                self.next_note = self.next_note.max(id.saturating_add(1));
                let note = Note {
                    id: *id,
                    list: *list,
                    text: text.clone(),
                    by: by.clone(),
                    step: self.current,
                    at,
                };
                self.notes.push(Arc::new(note));
            }
            Event::NoteEdited { id, text, by } => {
                if let Some(note) = self.notes.iter_mut().find(|note| note.id == *id) {
                    let note = Arc::make_mut(note);
                    note.text = text.clone();
                    note.by = by.clone();
                }
            }
            Event::NoteRemoved(id) => self.notes.retain(|note| note.id != *id),
            _ => {}
        }
    }

    /// Takes in what became of an earlier action. What was said about it before no longer holds, and the action it was
    /// carried on as is removed.
    fn take_review(&mut self, reviewed: &Reviewed, seq: u64) {
        let is_same =
            |past: &Reviewed| past.session == reviewed.session && past.item == reviewed.item;
        let before = self.reviewed.iter().position(is_same);
        let carried = before.map(|place| self.reviewed.remove(place).carried);
        if let Some(carried) = carried.flatten() {
            self.remove_rows(&[carried.id]);
        }
        let mut reviewed = reviewed.clone();
        reviewed.carried = reviewed.carried.and_then(|mut carried| {
            let fields = std::slice::from_ref(&carried.fields);
            carried.id = self.add_rows(&carried.step, carried.id, fields, seq)?;
            Some(carried)
        });
        self.reviewed.push(reviewed);
    }

    /// Takes note of earlier actions that were looked at, each once.
    fn take_offered(&mut self, offered: &[Offered]) {
        for past in offered {
            let is_same = |it: &Offered| it.session == past.session && it.item == past.item;
            if !self.offered.iter().any(is_same) {
                self.offered.push(past.clone());
            }
        }
    }

    /// Takes in what became of an action of this session.
    fn settle(&mut self, item: u32, outcome: Outcome) {
        match outcome {
            Outcome::Done | Outcome::Dropped if self.rows.contains_key(&item) => {
                self.settled.insert(item, outcome);
            }
            _ => {
                self.settled.remove(&item);
            }
        }
    }

    fn take_theme(&mut self, event: &Event, seq: u64) {
        match event {
            Event::ThemeAdded {
                step,
                id,
                name,
                item,
            } => {
                let fields = Fields::from([(theme::NAME.to_owned(), Value::Text(name.clone()))]);
                let id = self.add_rows(step, *id, &[fields], seq);
                if let (Some(id), Some(item), Some(state)) = (id, item, self.step_mut(step)) {
                    state.themes.insert(item.clone(), id);
                }
            }
            Event::Clustered { step, item, theme } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                match theme {
                    Some(theme) => state.themes.insert(item.clone(), *theme),
                    None => state.themes.remove(item),
                };
            }
            _ => {}
        }
    }
}
