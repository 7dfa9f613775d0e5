//! Rows 1 to 3: a disk in memory that tears, fails and forgets.

use std::sync::Arc;

use flipover::domain::event::{Event, Stamped};
use flipover::run::clock::Clock;
use flipover::run::saved::newest_unfinished;
use flipover::run::session::Host;
use flipover::storage::config;
use flipover::storage::log::{self, Access};
use flipover::storage::paths::Home;
use flipover::storage::rewriting;

use crate::acts::{Act, Player, SCENARIOS, file, home, settings, version};
use crate::crash::{Fate, after, pending};
use crate::faulty_disk::{Deed, Failing, FaultyDisk, When};
use crate::trial::{Extent, Trial};

const KINDS: [Failing; 4] = [
    Failing::Io,
    Failing::Full,
    Failing::Interrupted,
    Failing::Short,
];
/// More ways than this to lose what was pending are sampled.
const WAYS: usize = 192;

/// What may stand behind the part of a write that is there.
#[derive(Clone, Copy, Debug)]
enum Tail {
    Nothing,
    Zeros,
    Junk,
    /// What is left of the bracket of an earlier close, where the write begins.
    Bracket,
}

const TAILS: [Tail; 4] = [Tail::Nothing, Tail::Zeros, Tail::Junk, Tail::Bracket];
/// The length of that bracket.
const BRACKET: usize = 2;

/// Everything a list of acts does to a disk, and the events it leaves.
fn played(acts: &[Act]) -> (Vec<Deed>, Vec<Stamped>) {
    let disk = FaultyDisk::default();
    let case = format!("{acts:?}");
    let events = Player::new(&disk, &case, acts).play(acts).unwrap();
    (disk.deeds(), events)
}

/// The number of the last event people were told is on disk.
fn told(deeds: &[Deed]) -> usize {
    let last = deeds.iter().rev().find_map(|deed| match deed {
        Deed::Told(seq) => Some(*seq),
        _ => None,
    });
    usize::try_from(last.unwrap_or(0)).unwrap()
}

/// What a facilitator finds who starts the program again: everything that was called saved, nothing that was never said,
/// and a session that goes on.
fn goes_on(disk: &FaultyDisk, events: &[Stamped], told: usize) {
    let place = Host {
        disk: Arc::new(disk.clone()),
        home: Home::at(home()),
        clock: Clock::start(),
    };
    let newest = newest_unfinished(&place).unwrap();
    let Some(path) = newest else {
        assert_eq!(told, 0, "no session is found: {:?}", disk.paths());
        return;
    };
    let opened = log::open(Arc::new(disk.clone()), &path).unwrap();
    let count = opened.events.len();
    assert!(count >= told, "{count} of {told} in {}", path.display());
    assert_eq!(opened.events, events[..count]);
    assert_eq!(opened.damage, []);
    let Access::Write(mut log) = opened.access else {
        panic!("read only")
    };
    let next = crate::sample::stamped(count as u64 + 1, Event::ClockPaused);
    let _saved = log.append(std::slice::from_ref(&next)).unwrap();
    let path = log.close().unwrap();
    let reading = log::read(disk, &path).unwrap();
    assert_eq!(
        (reading.events.len(), reading.closed_cleanly),
        (count + 1, true)
    );
    assert_eq!(reading.events[count], next);
}

/// The configuration is one of those that were written, whole, or was never there.
fn settings_whole(disk: &FaultyDisk) {
    let found = config::load(disk, &settings()).unwrap();
    let known = disk.bytes(&settings()).is_none() || (0..2).any(|n| found == version(n));
    assert!(known, "{found:?}");
}

/// Row 1.
pub(crate) fn torn(trial: &mut Trial) {
    let troubled: [&[Act]; 2] = [
        &[Act::One, Act::Lost, Act::One],
        &[Act::Full, Act::Batch, Act::Reopen],
    ];
    let stride = if trial.extent == Extent::Short { 23 } else { 1 };
    for acts in SCENARIOS.into_iter().chain(troubled) {
        let (deeds, events) = played(acts);
        for at in 0..deeds.len() {
            let Deed::Write(file, place, bytes) = &deeds[at] else {
                continue;
            };
            let first = usize::try_from(trial.below(stride as u64)).unwrap();
            for len in (first..=bytes.len()).step_by(stride) {
                for tail in TAILS {
                    if matches!(tail, Tail::Bracket) && len >= BRACKET {
                        continue;
                    }
                    let name = || format!("{acts:?}, write {at} of {len} bytes, then {tail:?}");
                    trial.case(name, || {
                        let disk = torn_at(&deeds[..=at], *file, *place, len, bytes.len(), tail);
                        settings_whole(&disk);
                        goes_on(&disk, &events, told(&deeds[..at]));
                    });
                }
            }
        }
    }
}

/// The disk when the last write got so far, and this stands behind it.
fn torn_at(
    deeds: &[Deed],
    file: usize,
    place: usize,
    len: usize,
    full: usize,
    tail: Tail,
) -> FaultyDisk {
    let last = deeds.len() - 1;
    match tail {
        Tail::Nothing => after(deeds, &[(last, Fate::Torn(len))]),
        Tail::Zeros => after(deeds, &[(last, Fate::Zeros(len))]),
        Tail::Junk => {
            let junk = b"\x8f(se\xffq:1}]\x01\"";
            let junk = junk[..junk.len().min(full - len)].to_vec();
            let mut deeds = deeds.to_vec();
            deeds.push(Deed::Write(file, place + len, junk));
            after(&deeds, &[(last, Fate::Torn(len))])
        }
        Tail::Bracket => {
            let mut deeds = deeds.to_vec();
            deeds.insert(last, Deed::Write(file, place, b"]\n".to_vec()));
            after(&deeds, &[(last + 1, Fate::Torn(len))])
        }
    }
}

/// Row 2.
pub(crate) fn failing(trial: &mut Trial) {
    let scenarios = match trial.extent {
        Extent::Short => &SCENARIOS[..1],
        Extent::Full => &SCENARIOS[..],
    };
    for acts in scenarios {
        for how in KINDS {
            for for_good in [false, true] {
                let mut n = 1;
                let mut calls = u64::MAX;
                while n <= calls {
                    let when = if for_good {
                        When::From(n)
                    } else {
                        When::Once(n)
                    };
                    let case = format!("{acts:?}, {when:?} {how:?}");
                    trial.case(|| case.clone(), || calls = survives(acts, when, how, &case));
                    n += 1;
                    // A case that panics tells no end.
                    if n > 400 {
                        break;
                    }
                }
            }
        }
    }
}

/// Plays the acts on a disk that fails; returns how many calls there are on one that does not.
fn survives(acts: &[Act], when: When, how: Failing, case: &str) -> u64 {
    let disk = FaultyDisk::failing(when, how);
    let done = Player::new(&disk, case, acts).play(acts);
    assert_eq!(disk.touched_after_failed_sync(), 0, "{case}");
    let calls = disk.calls();
    let (When::Once(n) | When::From(n)) = when else {
        panic!("{when:?}");
    };
    let failed = usize::try_from(n).unwrap();
    // A reader's error is only told; a user opens the file again.
    let is_told = |call: &(&str, _)| matches!(call.0, "metadata" | "read");
    let reached = calls.get(failed - 1);
    assert!(
        done.is_ok() || matches!(when, When::From(_)) || reached.is_some_and(is_told),
        "{reached:?}: {done:?}"
    );
    assert!(done.is_ok() || reached.is_some(), "{done:?}");
    if reached.is_none() { 0 } else { u64::MAX }
}

/// Row 3.
pub(crate) fn reordered(trial: &mut Trial) {
    const ACTS: [Act; 8] = [
        Act::One,
        Act::Batch,
        Act::Reopen,
        Act::Break,
        Act::Settings,
        Act::Full,
        Act::Lost,
        Act::Away,
    ];
    let (mut states, mut most) = (0_u64, 0);
    let length = if trial.extent == Extent::Short { 2 } else { 3 };
    for number in 0..ACTS.len().pow(length) {
        let acts: Vec<Act> = (0..length)
            .map(|n| ACTS[number / ACTS.len().pow(n) % ACTS.len()])
            .collect();
        let (deeds, events) = played(&acts);
        for end in 0..=deeds.len() {
            if trial.extent == Extent::Short && trial.below(5) > 0 {
                continue;
            }
            let before = &deeds[..end];
            let pending = pending(before);
            most = most.max(pending.len());
            for fates in ways(trial, before, &pending) {
                states += 1;
                trial.case(
                    || format!("{acts:?} after {end} of {} deeds: {fates:?}", deeds.len()),
                    || {
                        let disk = after(before, &fates);
                        settings_whole(&disk);
                        goes_on(&disk, &events, told(before));
                    },
                );
            }
        }
    }
    trial.note(format!("at most {most} pending at a time"));
    assert!(states > 0);
}

/// The ways to lose what was pending: all of them, or chosen by chance where there are too many.
fn ways(trial: &mut Trial, deeds: &[Deed], pending: &[usize]) -> Vec<Vec<(usize, Fate)>> {
    let choices: Vec<Vec<Fate>> = pending.iter().map(|at| fates(trial, &deeds[*at])).collect();
    let all: usize = choices.iter().map(Vec::len).product();
    let way = |number: usize| {
        let mut rest = number;
        let of = |(at, choices): (&usize, &Vec<Fate>)| {
            let fate = choices[rest % choices.len()];
            rest /= choices.len();
            (*at, fate)
        };
        pending.iter().zip(&choices).map(of).collect()
    };
    if all <= WAYS {
        (0..all).map(way).collect()
    } else {
        (0..WAYS)
            .map(|_| way(usize::try_from(trial.below(all as u64)).unwrap()))
            .collect()
    }
}

fn fates(trial: &mut Trial, deed: &Deed) -> Vec<Fate> {
    match deed {
        Deed::Write(_, _, bytes) => {
            let mut somewhere = || usize::try_from(trial.below(bytes.len() as u64)).unwrap();
            let (torn, zeros) = (somewhere(), somewhere());
            vec![
                Fate::Kept,
                Fate::Lost,
                Fate::Torn(torn),
                Fate::Zeros(zeros),
                Fate::Zeros(0),
            ]
        }
        _ => vec![Fate::Kept, Fate::Lost],
    }
}

/// Row 24: a name is taken out of a session, and the power goes anywhere on the way.
pub(crate) fn redacted(trial: &mut Trial) {
    let before = crate::sample::session(20);
    let disk = FaultyDisk::default();
    let mut log = log::create(Arc::new(disk.clone()), &file(), &before[0]).unwrap();
    let _saved = log.append(&before[1..]).unwrap();
    log.close().unwrap();
    let first = disk.deeds().len();
    let held = rewriting::hold(&disk, &file(), &Home::of_practice("/home")).unwrap();
    let take_out = |_: &rewriting::HeldFile, events: &mut [Stamped]| {
        for event in events {
            if let Event::NoteAdded { by, .. } = &mut event.event {
                *by = flipover::domain::text::Clean::line("[gone]");
            }
        }
    };
    held.rewrite(take_out, |_| None).unwrap();
    let deeds = disk.deeds();
    let after_it = log::read(&disk, &file()).unwrap().events;
    assert_ne!(before, after_it);
    let whole = |disk: &FaultyDisk| {
        let found = log::read(disk, &file()).unwrap();
        assert!(found.events == before || found.events == after_it);
        assert_eq!(found.damage, []);
        found.events == after_it
    };
    for end in first..=deeds.len() {
        let done = &deeds[..end];
        let pending = pending(done);
        for fates in ways(trial, done, &pending) {
            trial.case(
                || format!("after {end} of {} deeds: {fates:?}", deeds.len()),
                || {
                    let is_gone = whole(&after(done, &fates));
                    assert!(is_gone || end < deeds.len(), "it was said to be gone");
                },
            );
        }
        let Some(Deed::Write(_, _, bytes)) = done.last() else {
            continue;
        };
        let stride = if trial.extent == Extent::Short { 19 } else { 1 };
        for len in (0..bytes.len()).step_by(stride) {
            for fate in [Fate::Torn(len), Fate::Zeros(len)] {
                let name = || format!("write {end}: {fate:?}");
                trial.case(name, || {
                    let _either = whole(&after(done, &[(end - 1, fate)]));
                });
            }
        }
    }
}
