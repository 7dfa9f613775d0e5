//! What holds of every session, whatever people do in it and whatever its file says.

use std::sync::Arc;

use flipover::domain::clock;
use flipover::domain::command::{self, Command, Refusal, Way, decide};
use flipover::domain::event::{
    Assumption, Cell, Event, Fields, ItemId, List, Mark, Moment, Stage, Stamped, Value, Variant,
};
use flipover::domain::results;
use flipover::domain::select;
use flipover::domain::session::{Session, State, Time};
use flipover::domain::text::Clean;
use flipover::domain::workshop::{Duration, FieldKind, Kind, Unit, Workshop};
use proptest::prelude::*;

use crate::room::{Room, all_bundled, bundled};

/// One thing somebody does: what, to which of what there is, with which number, after how many milliseconds.
type Deed = (u8, u16, u16, u32);

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0..42_u8, any::<u16>(), any::<u16>(), 0..200_000_u32);
    proptest::collection::vec(deed, 1..most)
}

fn variants() -> impl Strategy<Value = Variant> {
    prop_oneof![
        Just(Variant::Full),
        Just(Variant::Short),
        (0..400_u16).prop_map(Variant::Minutes),
    ]
}

fn workshops() -> impl Strategy<Value = Arc<Workshop>> {
    proptest::sample::select(all_bundled())
}

fn pick<T: Clone>(of: &[T], n: u16) -> Option<T> {
    of.get(usize::from(n) % of.len().max(1)).cloned()
}

/// A step of this kind, the current one as often as not.
fn place_of(state: &State, n: u16, is_it: fn(&Kind) -> bool) -> usize {
    let steps = &state.workshop().steps;
    let places: Vec<usize> = (0..steps.len())
        .filter(|place| is_it(&steps[*place].kind))
        .collect();
    pick(&places, n).unwrap_or(0)
}

fn value_for(kind: &FieldKind, n: u16) -> Value {
    match kind {
        FieldKind::Text | FieldKind::Person | FieldKind::ChoiceOf(_) => {
            Value::Text(Clean::new(&format!("text {n}")))
        }
        FieldKind::Choice(choices) => {
            Value::Choice(pick(choices, n).map(|choice| choice.id).unwrap_or_default())
        }
        FieldKind::Number { .. } => Value::Number(f64::from(n % 120)),
        FieldKind::Duration => Value::Duration(Duration {
            amount: f64::from(n % 9),
            unit: Unit::Week,
        }),
        FieldKind::Date => Value::Text(Clean::new("no date at all")),
    }
}

fn fields_for(state: &State, place: usize, n: u16) -> Fields {
    let Some((step, _)) = state.step(place) else {
        return Fields::new();
    };
    let fields = step.kind.fields().into_iter().enumerate();
    fields
        .filter(|(bit, _)| *bit == 0 || n >> bit & 1 == 1)
        .filter(|(_, field)| field.kind != FieldKind::Date)
        .map(|(_, field)| (field.id.clone(), value_for(&field.kind, n)))
        .collect()
}

fn stage_for(n: u16) -> Stage {
    let level = u8::try_from(n % 7).unwrap_or(0);
    match n / 7 % 6 {
        0 => Stage::Ready,
        1 => Stage::Card(level),
        2 => Stage::Box(level),
        3 => Stage::Writing,
        4 => Stage::Scoring,
        _ => Stage::Picture,
    }
}

/// The command a deed comes to in this state; aimed at what is there, with some shots past it.
fn command_for(state: &State, (what, a, b, _): Deed) -> Command {
    let is_list: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Collect(_) | Kind::Actions(_));
    let is_detail: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Detail(_));
    let is_vote: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Vote(_));
    let is_rate: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Rate(_));
    let is_cascade: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Cascade(_));
    let is_cluster: fn(&Kind) -> bool = |kind| matches!(kind, Kind::Cluster);
    let rows: Vec<u32> = state.rows.keys().copied().collect();
    let row = pick(&rows, a).unwrap_or(999);
    let small = |n: u16| u8::try_from(n % 6).unwrap_or(0);
    let item_of = |place: usize| {
        let items = select::input(state, place);
        pick(&items, b).unwrap_or(ItemId::Row(77))
    };
    let clean = |n: u16| Clean::new(&"é ".repeat(usize::from(n % 4)));
    match what {
        0..=4 => Command::Next,
        5 => Command::Previous,
        6 => Command::Go(usize::from(a % 16)),
        7 => Command::Skip,
        8 => Command::ToggleClock,
        9 => Command::AddTime(i64::from(a) * 100_000_000_000_000 - i64::from(b) * 60),
        10 => Command::SetPeople(a % 40),
        11..=14 => {
            let place = place_of(state, a, is_list);
            let rows = (0..=b % 3)
                .map(|n| fields_for(state, place, a ^ n))
                .collect();
            Command::AddItems { place, rows }
        }
        15 => {
            let place = state.rows.get(&row).map_or(0, |row| row.step);
            Command::EditItem {
                item: row,
                fields: fields_for(state, place, b),
            }
        }
        16 => Command::RemoveItems(vec![row, u32::from(b)]),
        17 => Command::MoveItem {
            item: row,
            way: if b % 2 == 0 { Way::Up } else { Way::Down },
        },
        18 | 19 => {
            let place = place_of(state, a, is_detail);
            Command::SetDetail {
                place,
                item: item_of(place),
                fields: fields_for(state, place, b),
            }
        }
        20 => Command::SetVoters {
            place: place_of(state, a, is_vote),
            voters: b % 20,
        },
        21..=23 => {
            let place = place_of(state, a, is_vote);
            Command::SetVotes {
                place,
                item: item_of(place),
                votes: u32::from(a % 12),
            }
        }
        24 | 25 => {
            let place = place_of(state, a, is_rate);
            let cell = Cell {
                item: item_of(place),
                aspect: String::new(),
                group: String::new(),
            };
            let scores = (0..b % 6)
                .map(|n| i32::from(a % 11) - i32::from(n))
                .collect();
            Command::SetScores {
                place,
                cell,
                scores,
            }
        }
        26 => Command::EnterStage {
            place: place_of(state, a, is_cascade),
            stage: stage_for(b),
        },
        27..=29 => {
            let place = place_of(state, a, is_cascade);
            let mark = [
                Some(Mark::Intact),
                Some(Mark::Changed),
                Some(Mark::Lost),
                None,
            ];
            let (chain, level) = (small(a) % 2, small(b));
            let mark = pick(&mark, b).flatten();
            Command::SetMark {
                place,
                chain,
                level,
                item: item_of(place),
                mark,
            }
        }
        30 => {
            let place = place_of(state, a, is_cascade);
            Command::AddAddition {
                place,
                chain: small(b) % 2,
                level: small(a),
                text: clean(b),
            }
        }
        31 => Command::RemoveAddition {
            place: place_of(state, a, is_cascade),
            chain: small(b) % 2,
            level: small(a),
        },
        32 => Command::SetChains {
            place: place_of(state, a, is_cascade),
            chains: small(b),
        },
        33 => Command::Assume(if a % 2 == 0 {
            Assumption::Calendar
        } else {
            Assumption::Work36
        }),
        34 => {
            let place = usize::from(a % 14);
            let items =
                (b % 3 > 0).then(|| select::input(state, place).into_iter().skip(1).collect());
            Command::Choose { place, items }
        }
        35 => Command::AddNote {
            list: pick(&List::ALL, a).unwrap_or(List::Note),
            text: clean(b),
            by: clean(a),
        },
        36 => Command::EditNote {
            id: u32::from(a % 5),
            text: clean(b),
            by: clean(a),
        },
        37 => Command::RemoveNote(u32::from(a % 5)),
        38 => {
            let place = place_of(state, a, is_cluster);
            Command::AddTheme {
                place,
                name: clean(a),
                item: (b % 2 == 0).then(|| item_of(place)),
            }
        }
        _ => {
            let place = place_of(state, a, is_cluster);
            let themes = &state.steps[place].order;
            let theme = pick(themes, a).filter(|_| b % 4 > 0);
            Command::Cluster {
                place,
                item: item_of(place),
                theme,
            }
        }
    }
}

/// What stands, but for how time passed: undo gives back the state, never the time.
fn timeless(state: &State) -> State {
    let mut state = state.clone();
    state.time = Time::default();
    state.last = Moment::default();
    state.closed = false;
    for step in &mut state.steps {
        step.used = 0;
        step.cascade.box_used.clear();
        step.cascade.stage_began = 0;
    }
    state
}

/// Looks at everything a screen or a summary shows of a session.
fn look_at(state: &State, now: Moment) {
    let agenda = clock::agenda(state, now);
    assert!(agenda.lines.len() <= state.steps.len());
    for place in 0..state.steps.len() {
        let step = clock::step(state, place, now);
        let _ = (step.left(), step.share(), clock::phase(state, place, now));
        let _ = clock::stage(state, place, now).map(|part| part.left());
        for item in select::input(state, place) {
            drop(select::label(state, &item));
        }
    }
    drop(results::of_all(state));
    drop(results::headline(state));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_undo_takes_back_and_redo_puts_back(
        deeds in deeds(60),
        workshop in workshops(),
        variant in variants(),
        people in 0..30_u16,
    ) {
        let mut room = Room::new(workshop, variant, people);
        let mut before: Vec<State> = Vec::new();
        for deed in deeds {
            room.pass(u64::from(deed.3));
            let stood = timeless(room.state());
            let command = command_for(room.state(), deed);
            let given = dots(room.state());
            if room.want(command.clone()).is_ok() {
                before.push(stood);
            }
            holds(&room, &command, given)?;
        }
        let log = room.session.log().to_vec();
        let after = timeless(room.state());
        for stood in before.iter().rev() {
            room.pass(1234);
            prop_assert_eq!(room.want(Command::Undo), Ok(()));
            prop_assert_eq!(&timeless(room.state()), stood);
        }
        prop_assert_eq!(room.want(Command::Undo), Err(Refusal::NothingToUndo));
        for stood in before.iter().skip(1).chain([&after]).take(before.len()) {
            room.pass(77);
            prop_assert_eq!(room.want(Command::Redo), Ok(()));
            prop_assert_eq!(&timeless(room.state()), stood);
        }
        prop_assert_eq!(room.want(Command::Redo), Err(Refusal::NothingToRedo));
        prop_assert_eq!(&room.session.log()[..log.len()], log.as_slice());
        in_order_and_replayed(&room.session)?;
    }

    #[test]
    fn undo_between_other_deeds_is_a_session_like_any_other(
        deeds in deeds(60),
        workshop in workshops(),
        undo in proptest::collection::vec(0..4_u8, 60),
    ) {
        let mut room = Room::new(workshop, Variant::Full, 12);
        for (deed, undo) in deeds.into_iter().zip(undo) {
            room.pass(u64::from(deed.3));
            let command = match undo {
                0 => Command::Undo,
                1 => Command::Redo,
                _ => command_for(room.state(), deed),
            };
            let given = dots(room.state());
            let _refused = room.want(command.clone());
            holds(&room, &command, given)?;
        }
        in_order_and_replayed(&room.session)?;
        look_at(room.state(), room.now);
    }

    #[test]
    fn a_run_taken_up_goes_on_where_the_last_one_stood(
        deeds in deeds(40),
        at in 0..40_usize,
        away in 0..100_000_u64,
    ) {
        let mut room = Room::new(bundled(), Variant::Full, 12);
        for (n, deed) in deeds.into_iter().enumerate() {
            if n == at {
                let (before, left) = (timeless(room.state()), clock_left(&room));
                room.now = Moment { wall: room.now.wall + 86_400_000, mono: 3 };
                room.happen(Event::Resumed { run: "r2".to_owned(), offset: 60, counted: away });
                prop_assert_eq!(timeless(room.state()), before);
                let counted = if room.state().is_paused() { 0 } else { away };
                prop_assert_eq!(clock_left(&room), left.map(|left| left - i64::try_from(counted).unwrap()));
            }
            room.pass(u64::from(deed.3));
            let _refused = room.want(command_for(room.state(), deed));
        }
        in_order_and_replayed(&room.session)?;
    }

    /// A file from anywhere may hold any event: it is taken or passed over, and everything can still be drawn.
    #[test]
    fn no_event_brings_the_fold_or_the_figures_down(
        (workshop, events) in workshops().prop_flat_map(|workshop| {
            let events = proptest::collection::vec(any_event(&workshop), 1..40);
            (Just(workshop), events)
        }),
    ) {
        let room = Room::new(workshop, Variant::Full, 12);
        let mut log = room.session.log().to_vec();
        for (seq, (event, wall, mono)) in (2..).zip(events) {
            log.push(Stamped { seq, at: Moment { wall, mono }, event });
        }
        let session = Session::replay(log).expect("it begins with Opened");
        look_at(session.state(), Moment { wall: i64::MAX, mono: u64::MAX });
        look_at(session.state(), Moment { wall: i64::MIN, mono: 0 });
        for command in [Command::Next, Command::Previous, Command::Skip, Command::Undo, Command::Redo,
            Command::AddTime(i64::MIN), Command::AddTime(i64::MAX)] {
            let _refused = decide(&session, command);
        }
        for deed in 0..42 {
            let _refused = decide(&session, command_for(session.state(), (deed, 1, 1, 0)));
        }
    }

    #[test]
    fn an_item_is_read_back_as_it_is_written(item in any_item()) {
        prop_assert_eq!(item.to_string().parse::<ItemId>(), Ok(item.clone()));
        let written = ron::to_string(&item).expect("it can be written");
        prop_assert_eq!(ron::from_str::<ItemId>(&written), Ok(item));
    }
}

fn clock_left(room: &Room) -> Option<i64> {
    let (place, last) = (room.state().current?, room.state().last);
    Some(clock::step(room.state(), place, last).left())
}

fn in_order_and_replayed(session: &Session) -> Result<(), TestCaseError> {
    for (n, stamped) in (1..).zip(session.log()) {
        prop_assert_eq!(stamped.seq, n);
    }
    let replayed = Session::replay(session.log().to_vec()).expect("it begins with Opened");
    prop_assert_eq!(replayed.state(), session.state());
    prop_assert_eq!(replayed.undo_target(), session.undo_target());
    prop_assert_eq!(replayed.redo_target(), session.redo_target());
    let half = session.log().len() / 2 + 1;
    let mut live = Session::replay(session.log()[..half].to_vec()).expect("it begins with Opened");
    for stamped in &session.log()[half..] {
        live.apply(stamped.clone());
    }
    prop_assert_eq!(live.state(), session.state());
    Ok(())
}

/// Dots given in the one vote of the workshop.
fn dots(state: &State) -> u32 {
    command::dots_given(
        state,
        place_of(state, 0, |kind| matches!(kind, Kind::Vote(_))),
    )
}

/// What was just taken keeps to the rules of its step.
fn holds(room: &Room, command: &Command, given: u32) -> Result<(), TestCaseError> {
    let state = room.state();
    match (command, room.session.log().last().map(|last| &last.event)) {
        (Command::SetVotes { place, item, votes }, Some(Event::VotesSet { item: set, .. }))
            if item == set =>
        {
            let rules = command::vote_rules(state, *place).expect("a vote");
            if state.steps[*place].votes.get(item) == Some(votes) {
                prop_assert!(*votes <= rules.most_on_one());
                let within = dots(state) <= rules.budget();
                prop_assert!(within || dots(state) <= given, "more dots than there are");
            }
        }
        (Command::SetScores { place, cell, .. }, Some(Event::ScoresSet { .. })) => {
            let Kind::Rate(rate) = &state.workshop().steps[*place].kind else {
                return Ok(());
            };
            let (low, high) = command::scale(state, rate);
            let scores = state.steps[*place]
                .scores
                .get(cell)
                .cloned()
                .unwrap_or_default();
            prop_assert!(scores.iter().all(|score| (low..=high).contains(score)));
        }
        _ => {}
    }
    for (place, step) in state.workshop().steps.iter().enumerate() {
        if let Kind::Collect(collect) = &step.kind
            && let Some(max) = collect.max
        {
            prop_assert!(state.steps[place].order.len() <= usize::from(max));
        }
        prop_assert!(
            state.steps[place]
                .order
                .iter()
                .all(|row| state.rows.contains_key(row))
        );
    }
    Ok(())
}

fn any_item() -> impl Strategy<Value = ItemId> {
    let one = prop_oneof![
        any::<u32>().prop_map(ItemId::Row),
        ("[a-z][a-z0-9-]{0,12}", any::<u16>()).prop_map(|(step, n)| ItemId::Fixed(step, n)),
    ];
    prop_oneof![
        one.clone(),
        (one.clone(), one).prop_map(|(a, b)| ItemId::Pair(Box::new(a), Box::new(b))),
    ]
}

fn step_ids(workshop: &Arc<Workshop>) -> Vec<String> {
    let mut ids: Vec<String> = workshop.steps.iter().map(|step| step.id.clone()).collect();
    ids.push("no-such-step".to_owned());

    ids
}

/// Any event at any time, aimed at steps there are more often than not; numbers as large as they come.
fn any_event(workshop: &Arc<Workshop>) -> impl Strategy<Value = (Event, i64, u64)> + use<> {
    let step = proptest::sample::select(step_ids(workshop));
    let item = prop_oneof![(0..12_u32).prop_map(ItemId::Row), any_item()];
    let number = prop_oneof![Just(0_u32), 0..20_u32, Just(u32::MAX)];
    let long = prop_oneof![Just(i64::MIN), Just(i64::MAX), -9_000..9_000_i64];
    let span = prop_oneof![Just(u64::MAX), Just(0), 0..9_000_000_u64];
    let small = prop_oneof![0..6_u8, Just(u8::MAX)];
    let i2 = item.clone();
    let (s, i, n, l) = (step.clone(), item.clone(), number.clone(), small.clone());
    let one = prop_oneof![
        step.clone().prop_map(Event::StepEntered),
        (step.clone(), proptest::option::of(step.clone()))
            .prop_map(|(step, to)| Event::StepSkipped { step, to }),
        Just(Event::Ended),
        Just(Event::Closed),
        Just(Event::ClockPaused),
        Just(Event::ClockStarted),
        any::<u16>().prop_map(Event::PeopleSet),
        (span.clone(), any::<i32>()).prop_map(|(counted, offset)| Event::Resumed {
            run: String::new(),
            offset,
            counted
        }),
        long.clone().prop_map(Event::ClockJumped),
        (step.clone(), long.clone()).prop_map(|(step, seconds)| Event::TimeAdded { step, seconds }),
        (1..40_u64).prop_map(Event::Undone),
        (1..40_u64).prop_map(Event::Redone),
    ];
    let two = prop_oneof![
        (s.clone(), n.clone()).prop_map(|(step, first)| Event::ItemsAdded {
            step,
            first,
            rows: vec![Fields::new(); 2]
        }),
        n.clone().prop_map(|item| Event::ItemsRemoved(vec![item])),
        (n.clone(), proptest::option::of(n.clone()))
            .prop_map(|(item, before)| Event::ItemMoved { item, before }),
        (s.clone(), i.clone(), n.clone()).prop_map(|(step, item, votes)| Event::VotesSet {
            step,
            item,
            votes
        }),
        (s.clone(), any::<u16>()).prop_map(|(step, voters)| Event::VotersSet { step, voters }),
        (
            s.clone(),
            i.clone(),
            proptest::collection::vec(any::<i32>(), 0..4)
        )
            .prop_map(|(step, item, scores)| {
                let cell = Cell {
                    item,
                    aspect: String::new(),
                    group: String::new(),
                };
                Event::ScoresSet { step, cell, scores }
            }),
        (s.clone(), i.clone()).prop_map(|(step, item)| {
            let forever = Value::Duration(Duration {
                amount: f64::MAX,
                unit: Unit::Month,
            });
            let fields = Fields::from([
                ("time".to_owned(), forever),
                ("people".to_owned(), Value::Number(f64::NAN)),
                ("dedication".to_owned(), Value::Number(f64::INFINITY)),
            ]);
            Event::DetailSet { step, item, fields }
        }),
        (s.clone(), proptest::collection::vec(i.clone(), 0..4)).prop_map(|(step, items)| {
            Event::ItemsChosen {
                step,
                items: Some(items),
            }
        }),
    ];
    let three = prop_oneof![
        (s.clone(), l.clone(), 0..6_u8).prop_map(|(step, level, which)| {
            let stage = [
                Stage::Ready,
                Stage::Card(level),
                Stage::Box(level),
                Stage::Writing,
                Stage::Scoring,
                Stage::Picture,
            ];
            Event::StageEntered {
                step,
                stage: stage[usize::from(which)],
            }
        }),
        (s.clone(), l.clone(), l.clone(), i).prop_map(|(step, chain, level, item)| {
            Event::MarkSet {
                step,
                chain,
                level,
                item,
                mark: Some(Mark::Changed),
            }
        }),
        (s.clone(), l.clone(), l.clone()).prop_map(|(step, chain, level)| Event::AdditionAdded {
            step,
            chain,
            level,
            text: Clean::new("x"),
        }),
        (s.clone(), l.clone(), any::<u16>()).prop_map(|(step, level, place)| {
            Event::AdditionRemoved {
                step,
                chain: 0,
                level,
                place,
            }
        }),
        (s.clone(), i2.clone(), n.clone(), any::<bool>()).prop_map(|(step, item, id, into)| {
            Event::ThemeAdded {
                step,
                id,
                name: Clean::new("x"),
                item: into.then_some(item),
            }
        }),
        (s.clone(), i2, proptest::option::of(n.clone()))
            .prop_map(|(step, item, theme)| Event::Clustered { step, item, theme }),
        (s, l).prop_map(|(step, chains)| Event::ChainsSet { step, chains }),
        n.prop_map(|id| Event::NoteAdded {
            list: List::Quote,
            id,
            text: Clean::new("x"),
            by: Clean::default()
        }),
    ];
    (prop_oneof![one, two, three], long, span)
}
