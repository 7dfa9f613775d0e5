//! Two copies of a session that both went on: taking up what the other has loses nothing and mixes nothing up.

use std::collections::{BTreeMap, BTreeSet};

use flipover::domain::command::{Command, decide};
use flipover::domain::event::{
    Curtain, Event, EventIndex, Fields, Moment, Outcome, Person, RoomSetting, Shows, Stamped,
    Value, Variant,
};
use flipover::domain::merge::{MergePlan, Refused, Standing, plan, split};
use flipover::domain::replay::{MarkKind, Timeline};
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;
use proptest::prelude::*;

use crate::deeds::{Deed, command_for, deeds, workshops};
use crate::room::{Room, START};
use crate::standing::standing;

/// When copies are brought together.
const LATER: Moment = Moment {
    wall: START + 900_000_000,
    mono: 12,
};

/// How a copy begins to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    /// In the run the session was copied in.
    Running,
    /// After the program had gone.
    Crashed,
    /// After it was closed.
    Closed,
}

fn begins() -> impl Strategy<Value = Begin> {
    prop_oneof![
        Just(Begin::Running),
        Just(Begin::Crashed),
        Just(Begin::Closed)
    ]
}

/// A session under way somewhere.
#[derive(Clone)]
struct Copy {
    session: Session,
    now: Moment,
    /// Whose it is; in the names of its runs and in what is said.
    name: &'static str,
    runs: usize,
}

impl std::fmt::Debug for Copy {
    /// Its events without the script.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for stamped in self.log().iter().skip(1) {
            write!(
                f,
                "\n{} {:?} {:?}",
                stamped.seq, stamped.at.mono, stamped.event
            )?;
        }
        Ok(())
    }
}

impl Copy {
    fn open(workshop: std::sync::Arc<flipover::domain::workshop::Workshop>) -> Self {
        let room = Room::new(workshop, Variant::Full, 12);
        Self {
            session: room.session,
            now: room.now,
            name: "p",
            runs: 1,
        }
    }

    fn of(log: &[Stamped], name: &'static str, runs: usize) -> Self {
        let session = Session::replay(log.to_vec()).expect("it begins with Opened");
        Self {
            now: session.state().last,
            session,
            name,
            runs,
        }
    }

    /// The same somewhere else.
    fn elsewhere(&self, name: &'static str, begin: Begin) -> Self {
        let mut copy = Self {
            name,
            runs: 0,
            ..self.clone()
        };
        // No two people do the same in the same millisecond.
        copy.now.wall += i64::from(name.as_bytes()[0]);
        match begin {
            Begin::Running => {}
            Begin::Crashed => copy.resume(60_000),
            Begin::Closed => {
                copy.happen(Event::Closed);
                copy.resume(0);
            }
        }
        copy
    }

    fn log(&self) -> &[Stamped] {
        self.session.log()
    }

    fn state(&self) -> &State {
        self.session.state()
    }

    fn happen(&mut self, event: Event) {
        self.session.apply(Stamped {
            seq: self.session.next_seq(),
            at: self.now,
            event,
        });
    }

    fn resume(&mut self, counted: u64) {
        self.now = Moment {
            wall: self.now.wall + 57_600_000,
            mono: 40,
        };
        self.runs += 1;
        self.happen(Event::Resumed {
            run: format!("{}{}", self.name, self.runs),
            offset: 120,
            counted,
        });
    }

    /// What people do at random, undone, redone, closed and taken up, and shown to the room.
    fn live(&mut self, deeds: Vec<Deed>, odd: &[u8]) {
        for (deed, odd) in deeds.into_iter().zip(odd) {
            self.now.wall += i64::from(deed.3);
            self.now.mono += u64::from(deed.3);
            let command = match odd {
                0..=3 => Command::Undo,
                4 | 5 => Command::Redo,
                6 => {
                    self.happen(Event::Closed);
                    self.resume(0);
                    continue;
                }
                7 => {
                    self.happen(Event::RoomSet(RoomSetting {
                        curtain: [Curtain::Open, Curtain::Black, Curtain::Frozen]
                            [usize::from(deed.1 % 3)],
                        shows: Shows::Results,
                        typing: true,
                        turned: 0,
                    }));
                    continue;
                }
                8 => {
                    let steps = &self.state().workshop().steps;
                    let step = StepIndex::new(usize::from(deed.1) % steps.len());
                    let step = steps[step].id.clone();
                    let shown = deed.2 % 3 > 0;
                    self.happen(Event::Revealed { step, shown });
                    continue;
                }
                _ => command_for(self.state(), deed),
            };
            if let Ok(event) = decide(&self.session, command) {
                self.happen(self.signed(event));
            }
        }
    }

    /// The same with the copy's name in what is said, so that everything can be told apart.
    fn signed(&self, event: Event) -> Event {
        let said = |text: &Clean| Clean::new(&format!("{text}{} {}", self.name, self.log().len()));
        match event {
            Event::ItemsAdded { step, first, rows } => {
                let sign = |(n, row): (usize, Fields)| -> Fields {
                    let value = |value: Value| match value {
                        Value::Text(text) => {
                            Value::Text(Clean::new(&format!("{} #{n}", said(&text))))
                        }
                        value => value,
                    };
                    row.into_iter().map(|(id, old)| (id, value(old))).collect()
                };
                let rows = rows.into_iter().enumerate().map(sign).collect();
                Event::ItemsAdded { step, first, rows }
            }
            Event::NoteAdded { list, id, text, by } => Event::NoteAdded {
                list,
                id,
                text: said(&text),
                by,
            },
            event => event,
        }
    }

    /// Takes up what another has; what came of it.
    fn take(&mut self, other: &Self) -> MergePlan {
        let taking = plan(self.log(), other.log(), LATER, 60).expect("copies of one session");
        for stamped in &taking.events {
            assert_eq!(stamped.seq, self.session.next_seq(), "one after the other");
            self.session.apply(stamped.clone());
        }
        taking
    }
}

/// What a row says; what it says by another item's id is left out.
fn said(fields: &Fields) -> String {
    let plain = fields.iter().filter(|(_, value)| match value {
        Value::Choice(id) => id.parse::<flipover::domain::event::ItemId>().is_err(),
        _ => true,
    });
    format!("{:?}", plain.collect::<Vec<_>>())
}

/// The ids of items and notes that were made after so many events.
fn made_since(log: &[Stamped], len: usize) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let (mut rows, mut notes) = (BTreeSet::new(), BTreeSet::new());
    for stamped in &log[len..] {
        match &stamped.event {
            Event::ItemsAdded {
                first, rows: new, ..
            } => rows.extend((*first..).take(new.len())),
            Event::ThemeAdded { id, .. } | Event::ItemSplit { id, .. } => {
                rows.insert(*id);
            }
            Event::NoteAdded { id, .. } => {
                notes.insert(*id);
            }
            _ => {}
        }
    }
    (rows, notes)
}

/// The id of a step, which is the same in every copy.
fn step_of(state: &State, index: StepIndex) -> &str {
    &state.workshop().steps[index].id
}

/// Everything that stands, by what it says: items with their step, and notes.
fn things(
    state: &State,
    only: &dyn Fn(u32) -> bool,
    notes: &dyn Fn(u32) -> bool,
) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (_, row) in state.rows.iter().filter(|(id, _)| only(**id)) {
        *found
            .entry(format!(
                "{} {}",
                step_of(state, row.step),
                said(&row.fields)
            ))
            .or_default() += 1;
    }
    for note in state.notes.iter().filter(|note| notes(note.id)) {
        let told = format!("{:?} {} {}", note.list, note.text, note.by);
        *found.entry(told).or_default() += 1;
    }
    found
}

fn all(state: &State) -> BTreeMap<String, usize> {
    things(state, &|_| true, &|_| true)
}

fn holds(
    all: &BTreeMap<String, usize>,
    some: &BTreeMap<String, usize>,
) -> Result<(), TestCaseError> {
    for (thing, n) in some {
        let found = all.get(thing).copied().unwrap_or(0);
        prop_assert!(
            found >= *n,
            "{} is there {} times instead of {}",
            thing,
            found,
            n
        );
    }
    Ok(())
}

/// Whether what stands has an id nothing else that counts was given.
fn apart(log: &[Stamped]) -> Result<(), TestCaseError> {
    let mut dead = BTreeSet::new();
    for stamped in log {
        match stamped.event {
            Event::Undone(seq) => {
                dead.insert(seq);
            }
            Event::Redone(seq) => {
                dead.remove(&seq);
            }
            _ => {}
        }
    }
    let (mut rows, mut notes) = (BTreeSet::new(), BTreeSet::new());
    for stamped in log.iter().filter(|stamped| !dead.contains(&stamped.seq)) {
        let one = std::slice::from_ref(stamped);
        let (new, said) = made_since(one, 0);
        for id in new {
            prop_assert!(rows.insert(id), "two items are {}", id);
        }
        for id in said {
            prop_assert!(notes.insert(id), "two notes are {}", id);
        }
    }
    Ok(())
}

fn counts(odd: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(0..26_u8, odd)
}

prop_compose! {
    /// What three people do: before the copy was made, in the session, in the copy.
    fn three(most: usize)(
        workshop in workshops(),
        tails in (deeds(most), deeds(most), deeds(most)),
        odd in (counts(most), counts(most), counts(most)),
        begin in begins(),
    ) -> (Copy, Copy, Copy) {
        let mut both = Copy::open(workshop);
        both.live(tails.0, &odd.0);
        // One run is one program's: the session itself goes on in another.
        let mut here = both.elsewhere("a", Begin::Crashed);
        let mut there = both.elsewhere("b", begin);
        here.live(tails.1, &odd.1);
        there.live(tails.2, &odd.2);
        (both, here, there)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn everything_of_either_is_there_and_nothing_is_mixed_up((both, here, there) in three(40)) {
        let mut merged = here.clone();
        let taking = merged.take(&there);
        let whole = Session::replay(merged.log().to_vec()).expect("it begins with Opened");
        prop_assert_eq!(whole.state(), merged.state(), "folded at once and one by one");
        prop_assert_eq!(&merged.log()[..here.log().len()], here.log(), "only added to");
        apart(merged.log())?;

        let found = all(merged.state());
        for copy in [&here, &there] {
            let (rows, notes) = made_since(copy.log(), both.log().len());
            let own = things(copy.state(), &|id| rows.contains(&id), &|id| notes.contains(&id));
            holds(&found, &own)?;
        }
        let mut named = merged.clone();
        let again = named.take(&there);
        prop_assert!(again.events.is_empty() && again.user_events.is_empty(), "once is enough");
        prop_assert!(named.take(&both).events.is_empty(), "an untouched copy brings nothing");
        // What was said, taken back and said again counts as said; what of it was changed only people can tell.
        let begun = both.session.next_seq();
        let goes_back = |stamped: &Stamped| matches!(
            stamped.event,
            Event::Undone(seq) | Event::Redone(seq) if seq < begun
        );
        let goes_back = |copy: &Copy| copy.log()[both.log().len()..].iter().any(goes_back);
        if goes_back(&here) || goes_back(&there) {
            return Ok(());
        }
        // What two items had is one's after they were joined, and stays apart where one of them is gone here.
        let joins = |stamped: &Stamped| matches!(stamped.event, Event::ItemsJoined { .. });
        let joins = |copy: &Copy| copy.log()[both.log().len()..].iter().any(joins);
        if joins(&here) || joins(&there) {
            return Ok(());
        }
        for clash in taking.clashes(Lang::En) {
            let both_changed = clash.here != clash.was && clash.there != clash.was;
            let was_said_again = clash.here != clash.was && clash.stands == clash.there;
            // A theme that goes takes what is in it along; who went about and came back was elsewhere; minutes are
            // added to what there are; what is chosen is told by the words items have; an item is moved before another.
            let others = ["theme", "the step the", "minutes", "the items chosen", "the order"];
            let is_other = others.iter().any(|other| clash.about.contains(other));
            prop_assert!(both_changed || was_said_again || is_other, "{:?}", clash);
        }
    }

    #[test]
    fn the_room_sees_what_it_saw_and_the_workshop_stands_where_it_stood((_, here, there) in three(30)) {
        let mut merged = here.clone();
        let taking = merged.take(&there);
        let is_own = !matches!(taking.events.last().map(|last| &last.event), Some(Event::Merged { .. }));
        if is_own {
            return Ok(());
        }
        let (was, now) = (here.state(), merged.state());
        prop_assert_eq!(was.room.curtain, now.room.curtain);
        prop_assert_eq!(was.room.typing, now.room.typing);
        prop_assert_eq!(was.frozen, now.frozen);
        for (step, part) in was.workshop().steps.iter().zip(&was.steps) {
            let index = now.workshop().step(&step.id).map(|(index, _)| index);
            // A step that was added here, and taken back there, is gone with what it showed.
            let shown = index.map_or(part.revealed, |index| now.steps[index].revealed);
            prop_assert_eq!(part.revealed, shown, "{}", step.id);
        }
        let moves = |stamped: &Stamped| matches!(
            stamped.event,
            Event::StepEntered(_) | Event::StepVisited(_) | Event::StepSkipped { .. } | Event::Ended | Event::Undone(_) | Event::Redone(_)
        );
        if !taking.events.iter().any(moves) {
            prop_assert_eq!(&was.room, &now.room);
            let id = |state: &State| state.current.map(|index| step_of(state, index).to_owned());
            prop_assert_eq!(id(was), id(now));
            prop_assert_eq!(was.is_paused(), now.is_paused());
            prop_assert_eq!(was.ended, now.ended);
        }
        prop_assert!(now.time.reached() >= was.time.reached());
        let spent: u64 = now.steps.indices().map(|step| now.used(step, now.time.reached())).sum();
        prop_assert!(spent <= now.time.reached());
    }

    #[test]
    fn both_ways_come_to_the_same_things((_, here, there) in three(30)) {
        let (mut one, mut other) = (here.clone(), there.clone());
        let mut clashes = one.take(&there).clashes(Lang::En);
        // What was joined here may be gone there: only where it comes second it is not taken as it was.
        clashes.extend(other.take(&here).clashes(Lang::En));
        if clashes.is_empty() {
            prop_assert_eq!(all(one.state()), all(other.state()));
        }
        // And back: each knows all of the other.
        prop_assert!(one.clone().take(&other).events.is_empty());
        prop_assert!(other.clone().take(&one).events.is_empty());
        let split = split(one.log(), other.log()).expect("copies of one session");
        prop_assert_eq!(split.standing(), Standing::Same);
    }

    #[test]
    fn broken_off_anywhere_and_done_again_it_is_the_same((_, here, there) in three(25), cut: prop::sample::Index) {
        let whole = plan(here.log(), there.log(), LATER, 60).expect("copies of one session").events;
        if whole.is_empty() {
            return Ok(());
        }
        let kept = cut.index(whole.len());
        let mut log = here.log().to_vec();
        log.extend(whole[..kept].iter().cloned());
        let rest = plan(&log, there.log(), LATER, 60).expect("copies of one session").events;
        prop_assert_eq!(&rest, &whole[kept..]);
    }

    #[test]
    fn three_copies_that_meet_in_any_order_come_to_the_same(
        (_, here, there) in three(20),
        third in (deeds(15), counts(15)),
        more in (deeds(10), counts(10)),
    ) {
        // The third one is a copy of the second, taken in the middle of its last run.
        let mut third_one = there.elsewhere("c", Begin::Crashed);
        third_one.live(third.0, &third.1);
        let mut one = here.clone();
        let mut clashes = one.take(&there).clashes(Lang::En);
        one.resume(0);
        one.live(more.0, &more.1);
        let (mut two, mut three) = (there.clone(), third_one.clone());
        clashes.extend(three.take(&one).clashes(Lang::En));
        clashes.extend(one.take(&third_one).clashes(Lang::En));
        clashes.extend(two.take(&three).clashes(Lang::En));
        clashes.extend(two.take(&one).clashes(Lang::En));
        for (copy, other) in [(&one, &two), (&two, &three), (&three, &one)] {
            // Of what two of them changed, what was taken up last stands, and that is not the same everywhere.
            if clashes.is_empty() {
                prop_assert_eq!(all(copy.state()), all(other.state()));
            }
            prop_assert!(copy.clone().take(other).events.is_empty());
            apart(copy.log())?;
        }
    }

    #[test]
    fn a_merged_session_is_played_back_as_any_other((_, here, there) in three(25), apart in 1..20_usize) {
        let mut merged = here;
        merged.take(&there);
        let log = merged.log();
        let timeline = Timeline::spaced(log.to_vec(), apart).expect("it begins with Opened");
        let mut session = timeline.at(EventIndex::FIRST).expect("it begins with Opened");
        for place in (0..log.len()).chain((0..log.len()).rev()) {
            timeline.go(&mut session, EventIndex::new(place));
            let read = Session::replay(log[..=place].to_vec()).expect("it begins with Opened");
            prop_assert_eq!(session.state(), read.state());
        }
        prop_assert_eq!(timeline.length(), merged.state().time.reached());
    }

    #[test]
    fn undo_takes_back_what_was_taken_up_and_nothing_else((both, here, there) in three(25)) {
        let mut merged = here.clone();
        let taking = merged.take(&there);
        let is_short = |stamped: &Stamped| matches!(
            stamped.event,
            Event::Undone(seq) | Event::Redone(seq) if seq <= both.log().len() as u64
        );
        // What was done before the two parted and was undone in the copy is undone here.
        if taking.user_events.iter().any(is_short) {
            return Ok(());
        }
        let last = here.session.next_seq();
        while let Some(target) = merged.session.undo_target().filter(|target| target.seq >= last) {
            let undone = Event::Undone(target.seq);
            merged.happen(undone);
        }
        prop_assert_eq!(standing(merged.state()).whenever(), standing(here.state()).whenever());
    }

    #[test]
    fn what_stood_still_becomes_the_copy_itself((both, _, there) in three(30)) {
        let mut still = Copy::of(both.log(), "s", 0);
        still.take(&there);
        if split(both.log(), there.log()).expect("copies").there > 0 {
            prop_assert_eq!(still.log(), there.log());
        } else {
            prop_assert_eq!(still.log(), both.log());
        }
    }
}

/// Time passed in both, each by its own clock: none is lost and none is counted twice.
#[test]
fn time_goes_on_in_a_copy_that_was_made_under_way() {
    let mut both = Copy::open(crate::room::bundled());
    both.happen(Event::StepEntered("check-in".to_owned()));
    both.now.mono += 10_000;
    both.happen(Event::PeopleSet(9));
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.now.mono += 30_000;
    here.happen(Event::PeopleSet(10));
    let mut there = both.elsewhere("b", Begin::Running);
    there.now.mono += 60_000;
    there.happen(Event::StepEntered("key-points".to_owned()));
    there.now.mono += 5_000;
    there.happen(Event::TimeAdded {
        step: "key-points".to_owned(),
        seconds: 60,
    });
    let before = here.state().time.reached();
    assert_eq!(before, 10_000 + 60_000 + 30_000, "a minute away counted");
    here.take(&there);
    let state = here.state();
    assert_eq!(state.time.reached(), before + 65_000);
    assert_eq!(
        state.used(StepIndex::FIRST, state.time.reached()),
        before + 60_000
    );
    assert_eq!(state.used(StepIndex::new(1), state.time.reached()), 5_000);
    assert_eq!(
        state.current,
        Some(StepIndex::new(1)),
        "the copy went on to the next step"
    );
    assert_eq!(state.steps[StepIndex::new(1)].added, 60);
    let at = state.last;
    assert_eq!(
        at.wall, LATER.wall,
        "the last thing is that it was brought together"
    );
}

/// An item that was taken back before the two parted and put back in the copy does not take the place of another.
#[test]
fn what_is_put_back_in_a_copy_stands_beside_what_was_added_here() {
    let item = |first: u32, text: &str| Event::ItemsAdded {
        step: "key-points".to_owned(),
        first,
        rows: vec![Fields::from([(
            "text".to_owned(),
            Value::Text(Clean::new(text)),
        )])],
    };
    let mut both = Copy::open(crate::room::bundled());
    let first = both.state().next_row;
    both.happen(item(first, "taken back"));
    both.happen(Event::Undone(2));
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(item(first, "said here"));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(Event::Redone(2));
    there.happen(Event::ItemEdited {
        item: first,
        fields: Fields::from([("text".to_owned(), Value::Text(Clean::new("put back")))]),
    });
    let texts = |copy: &Copy| -> Vec<String> {
        let rows = copy.state().rows.range(first..);
        rows.map(|(_, row)| said(&row.fields)).collect()
    };
    let expected =
        |texts: [&str; 2]| texts.map(|text| format!("[(\"text\", Text(Clean({text:?})))]"));
    let (mut one, mut other) = (here.clone(), there.clone());
    one.take(&there);
    assert_eq!(texts(&one), expected(["said here", "put back"]));
    other.take(&here);
    assert_eq!(texts(&other), expected(["put back", "said here"]));
}

/// Items moved in both copies stand in an order nobody left them in; that is told, in what they say.
#[test]
fn an_order_that_is_nobody_s_is_told_and_where_a_copy_was_taken_up_can_be_jumped_to() {
    let mut both = Copy::open(crate::room::bundled());
    let first = both.state().next_row;
    let row = |text: &&str| {
        let text = Value::Text(Clean::new(text));
        Fields::from([("text".to_owned(), text)])
    };
    both.happen(Event::ItemsAdded {
        step: "key-points".to_owned(),
        first,
        rows: ["one", "two", "three", "four"].iter().map(row).collect(),
    });
    let moved = |item: u32, before: u32| Event::ItemMoved {
        item: first + item,
        before: Some(first + before),
    };
    let mut here = both.elsewhere("a", Begin::Crashed);
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(moved(1, 0));
    let only_there = here.clone().take(&there).clashes(Lang::En);
    assert!(only_there.is_empty(), "{only_there:?}");
    here.happen(moved(2, 0));
    let clashes = here.take(&there).clashes(Lang::En);
    let [clash] = clashes.as_slice() else {
        panic!("{clashes:?}");
    };
    assert!(clash.about.starts_with("the order"), "{}", clash.about);
    assert_eq!(clash.here.as_deref(), Some("three · one · two"));
    assert_eq!(clash.there.as_deref(), Some("two · one · three"));
    assert_eq!(clash.stands.as_deref(), Some("three · two · one"));

    let timeline = Timeline::new(here.log().to_vec()).expect("it begins with Opened");
    let marks = timeline.marks().iter();
    let merges = marks.filter(|mark| mark.kind == MarkKind::Merge);
    assert_eq!(merges.count(), 1);
}

/// Of two lists of people the one that is taken over stands, and what it took the place of is told.
#[test]
fn of_two_lists_of_people_one_stands_and_the_other_is_told() {
    let list = |names: &[&str]| {
        let person = |name: &&str| Person {
            name: Clean::new(name),
            role: Clean::default(),
        };
        Event::PeopleListed(names.iter().map(person).collect())
    };
    let names = |state: &State| {
        let people = state.listed.people.iter();
        people.map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut both = Copy::open(crate::room::bundled());
    both.happen(list(&["Noor"]));
    let mut here = both.elsewhere("a", Begin::Crashed);
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(list(&["Noor", "Jan"]));
    let mut alone = here.clone();
    let only_there = alone.take(&there).clashes(Lang::En);
    assert!(only_there.is_empty(), "{only_there:?}");
    assert_eq!(names(alone.state()), ["Noor", "Jan"]);
    here.happen(list(&["Noor", "Bo"]));
    let clashes = here.take(&there).clashes(Lang::En);
    let [clash] = clashes.as_slice() else {
        panic!("{clashes:?}");
    };
    assert_eq!(clash.about, "who is in the room");
    assert_eq!(clash.here.as_deref(), Some("Noor · Bo"));
    assert_eq!(clash.stands.as_deref(), Some("Noor · Jan"));
    assert_eq!(names(here.state()), ["Noor", "Jan"]);
}

#[test]
fn another_session_and_one_that_says_something_else_are_refused() {
    let workshop = crate::room::bundled();
    let mut both = Copy::open(workshop);
    both.happen(Event::PeopleSet(9));
    let mut there = both.elsewhere("b", Begin::Closed);
    there.happen(Event::PeopleSet(11));
    let mut log = there.log().to_vec();
    log[1].event = Event::PeopleSet(8);
    let refused = plan(both.log(), &log, LATER, 60).expect_err("it was edited");
    assert_eq!(refused, Refused::Differs { here: 2, there: 2 });
    log[1].event = Event::Redacted;
    let refused = plan(&log, both.log(), LATER, 60).expect_err("it was redacted");
    assert_eq!(refused, Refused::Differs { here: 2, there: 2 });
    assert!(split(&log, both.log()).expect("one session").differs);

    let mut log = there.log().to_vec();
    if let Event::Opened(opened) = &mut log[0].event {
        opened.session = "another".to_owned();
    }
    let refused = plan(both.log(), &log, LATER, 60).expect_err("it is another");
    assert!(matches!(refused, Refused::Other { .. }), "{refused:?}");
    assert!(split(both.log(), &log).is_none());
}

#[test]
fn looking_at_a_copy_does_not_make_it_another() {
    let mut both = Copy::open(crate::room::bundled());
    both.happen(Event::PeopleSet(9));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(Event::Closed);
    let found = split(both.log(), there.log()).expect("one session");
    assert_eq!(found.standing(), Standing::Same);
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(Event::PeopleSet(10));
    let found = split(here.log(), there.log()).expect("one session");
    assert_eq!(found.standing(), Standing::Ahead);
    let found = split(there.log(), here.log()).expect("one session");
    assert_eq!((found.standing(), found.there), (Standing::Behind, 1));
}

/// Whoever joined two items and whoever went on with one of them both find what they did, or are told.
#[test]
fn what_was_joined_here_and_changed_there_loses_nothing_unsaid() {
    let text = |text: &str| Fields::from([("text".to_owned(), Value::Text(Clean::new(text)))]);
    let mut both = Copy::open(crate::room::bundled());
    let first = both.state().next_row;
    both.happen(Event::ItemsAdded {
        step: "key-points".to_owned(),
        first,
        rows: ["one", "two", "three"].map(text).into(),
    });
    let texts = |copy: &Copy| -> Vec<String> {
        let rows = copy.state().rows.range(first..);
        rows.map(|(_, row)| match &row.fields["text"] {
            Value::Text(text) => text.as_str().to_owned(),
            other => format!("{other:?}"),
        })
        .collect()
    };
    let join = |kept: u32, gone: u32| Event::ItemsJoined {
        kept: first + kept,
        gone: first + gone,
    };

    // Edited there before it comes to be joined: the joined item says what it says by then.
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(Event::ItemEdited {
        item: first + 1,
        fields: text("second"),
    });
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(join(0, 1));
    assert!(here.take(&there).clashes(Lang::En).len() < 3);
    assert_eq!(texts(&here), ["one / second", "three"]);

    // Joined here already: what was typed there is told, with what stands.
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(join(0, 1));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(Event::ItemEdited {
        item: first + 1,
        fields: text("second"),
    });
    let clashes = here.take(&there).clashes(Lang::En);
    let told = clashes.iter().find(|clash| {
        clash
            .there
            .as_deref()
            .is_some_and(|it| it.starts_with("second"))
    });
    assert!(told.is_some(), "{clashes:?}");
    assert_eq!(texts(&here), ["one / two", "three"]);

    // The same two joined in both are joined once; three by turns are one, or stay apart, and none of them is gone.
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(join(0, 1));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(join(0, 1));
    here.take(&there);
    assert_eq!(texts(&here), ["one / two", "three"]);
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(join(1, 2));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(join(0, 1));
    let mut other = there.clone();
    other.take(&here);
    here.take(&there);
    assert_eq!(texts(&here), ["one / two / three"]);
    assert_eq!(texts(&other), ["one / two", "three"]);

    // Split in one and joined in the other: both are done, one after the other.
    let mut here = both.elsewhere("a", Begin::Crashed);
    here.happen(join(0, 1));
    let mut there = both.elsewhere("b", Begin::Crashed);
    there.happen(Event::ItemSplit {
        step: "key-points".to_owned(),
        item: first + 1,
        fields: text("tw"),
        id: first + 3,
        rest: text("o"),
    });
    here.take(&there);
    assert_eq!(texts(&here), ["one / two", "three", "o"]);
}

/// In both copies an action of the same number was agreed on; what became of one stays with that one.
#[test]
fn what_became_of_an_action_goes_with_it_when_its_number_changes() {
    let mut all = crate::room::all_bundled().into_iter();
    let workshop = all.find(|workshop| workshop.id == "brand-values");
    let mut both = Copy::open(workshop.expect("it is there"));
    let agreed = |what: &str, first: u32| Event::ItemsAdded {
        step: "actions".to_owned(),
        first,
        rows: vec![Fields::from([(
            "what".to_owned(),
            Value::Text(Clean::new(what)),
        )])],
    };
    let old = both.state().next_row;
    both.happen(agreed("of both", old));
    let mut here = both.elsewhere("a", Begin::Crashed);
    let mut there = both.elsewhere("b", Begin::Crashed);
    here.happen(agreed("here", old + 1));
    there.happen(agreed("there", old + 1));
    let settled = |item: u32, outcome: Outcome| Event::ActionSettled { item, outcome };
    there.happen(settled(old + 1, Outcome::Done));
    there.happen(settled(old, Outcome::Dropped));
    here.happen(settled(old, Outcome::Done));
    let clashes = here.take(&there).clashes(Lang::En);
    let told = here.state().settled.iter().map(|(row, outcome)| {
        let what = said(&here.state().rows[row].fields);
        (what, *outcome)
    });
    let told: Vec<(String, Outcome)> = told.collect();
    let found = |what: &str, outcome: Outcome| {
        let mut told = told.iter();
        told.any(|(said, became)| said.contains(&format!("\"{what}\"")) && *became == outcome)
    };
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(found("there", Outcome::Done), "{told:?}");
    assert!(found("of both", Outcome::Dropped), "{told:?}");
    let [clash] = clashes.as_slice() else {
        panic!("settled in two ways, which is told: {clashes:?}");
    };
    assert_eq!(clash.about, "what became of “of both”");
    assert_eq!(clash.here.as_deref(), Some("done"));
    assert_eq!(clash.there.as_deref(), Some("dropped"));
}
