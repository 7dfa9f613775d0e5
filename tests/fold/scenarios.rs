//! Walks the scenarios: lines of commands with their time of day, and lines of what must stand then.
//!
//! ```text
//! open full 12             the variant (or minutes) and the people; the clock says 13:30
//! 13:31:30 next            a command at a time of day; `+1d 09:00` is the next day
//! 14:00:00 jump            the wall clock is set to this time, the run's own clock knows nothing of it
//! 14:05:00 resume 1:00     a new run of the program; so much of the time away counts
//! 13:35:00 refused back    a command that is not taken
//! = left 3:00 | drift -1:00   what must stand at that moment
//! ```

use std::path::Path;

use flipover::domain::clock;
use flipover::domain::command::Command;
use flipover::domain::event::{Event, Moment, Stage, Variant};
use flipover::domain::session::Status;

use crate::room::{Room, START, bundled};

#[test]
fn every_scenario_comes_out_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fold/scenarios");
    let mut count = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the scenarios are there") {
        let path = entry.expect("readable").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        walk(
            &name,
            &std::fs::read_to_string(&path).expect("text"),
            &mut wrong,
        );
        count += 1;
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count >= 12, "only {count} scenarios");
}

fn walk(name: &str, text: &str, wrong: &mut Vec<String>) {
    let mut room: Option<Room> = None;
    for (n, line) in (1..).zip(text.lines()) {
        let line = line.split('#').next().unwrap_or_default().trim();
        let place = format!("{name}:{n}: {line}");
        if line.is_empty() {
            continue;
        }
        if let Some(opening) = line.strip_prefix("open ") {
            room = Some(open(opening));
            continue;
        }
        let room = room.as_mut().expect("a scenario begins with open");
        match line.strip_prefix('=') {
            Some(expected) => {
                for expected in expected.split('|') {
                    let (key, wanted) = split(expected.trim());
                    let found = found(room, key, wanted);
                    if found != wanted {
                        wrong.push(format!("{name}:{n}: {key} is {found}, not {wanted}"));
                    }
                }
            }
            None => act(room, line, &place),
        }
    }
}

fn open(opening: &str) -> Room {
    let (variant, people) = opening.split_once(' ').expect("variant and people");
    let variant = match variant {
        "full" => Variant::Full,
        "short" => Variant::Short,
        minutes => Variant::Minutes(minutes.parse().expect("minutes")),
    };
    Room::new(bundled(), variant, people.trim().parse().expect("people"))
}

/// The expectation's name, with its argument, and its value: `used check-in 5:00`.
fn split(expected: &str) -> (&str, &str) {
    expected.rsplit_once(' ').expect("a name and a value")
}

fn act(room: &mut Room, line: &str, place: &str) {
    let (day, rest) = match line.strip_prefix("+1d ") {
        Some(rest) => (1, rest),
        None => (0, line),
    };
    let (time, command) = rest.split_once(' ').unwrap_or((rest, ""));
    let since_start = seconds(time) - seconds("13:30:00") + day * 86_400;
    let wall = START + since_start * 1000;
    let passed = wall - room.now.wall;
    room.now.wall = wall;
    match command
        .trim()
        .split_once(' ')
        .unwrap_or((command.trim(), ""))
    {
        ("jump", _) => room.happen(Event::ClockJumped(passed)),
        ("resume", counted) => {
            room.now = Moment { wall, mono: 250 };
            room.happen(Event::Resumed {
                run: "r2".to_owned(),
                offset: 60,
                counted: u64::try_from(seconds(counted) * 1000).expect("forward"),
            });
        }
        (name, rest) => {
            room.now.mono += u64::try_from(passed).expect("time goes on");
            match name {
                "" => {}
                "enter" => room.happen(Event::StepEntered(rest.to_owned())),
                "close" => room.happen(Event::Closed),
                "refused" => {
                    let refused = room.want(command_of(room, rest));
                    assert!(refused.is_err(), "{place}");
                }
                _ => room
                    .want(command_of(room, command))
                    .unwrap_or_else(|refusal| panic!("{place}: {refusal:?}")),
            }
        }
    }
}

fn command_of(room: &Room, text: &str) -> Command {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["next"] => Command::Next,
        ["back"] => Command::Previous,
        ["go", step] => Command::Go(room.index(step)),
        ["skip"] => Command::Skip,
        ["clock"] => Command::ToggleClock,
        ["add", seconds] => Command::AddTime(seconds.parse().expect("seconds")),
        ["people", people] => Command::SetPeople(people.parse().expect("a number")),
        ["undo"] => Command::Undo,
        ["redo"] => Command::Redo,
        ["stage", stage @ ..] => Command::EnterStage {
            step: room.state().current.expect("a step is open"),
            stage: stage_of(stage),
        },
        other => panic!("no command {other:?}"),
    }
}

fn stage_of(words: &[&str]) -> Stage {
    let level = |text: &str| text.parse::<u8>().expect("a level") - 1;
    match words {
        ["card", n] => Stage::Card(level(n)),
        ["box", n] => Stage::Box(level(n)),
        ["writing"] => Stage::Writing,
        ["scoring"] => Stage::Scoring,
        ["picture"] => Stage::Picture,
        other => panic!("no stage {other:?}"),
    }
}

fn found(room: &Room, key: &str, wanted: &str) -> String {
    let (state, now) = (room.state(), room.now);
    let current = || state.current.expect("a step is open");
    let agenda = || clock::agenda(state, now);
    let line = |step: &str| {
        let index = room.index(step);
        agenda().lines.into_iter().find(|line| line.index == index)
    };
    match key.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["step"] => state
            .current()
            .map_or("none", |(_, step, _)| &step.id)
            .to_owned(),
        ["status", step] => status(state.steps[room.index(step)].status).to_owned(),
        ["used", step] => span(signed(state.used(room.index(step), state.time.at(now)))),
        ["left"] => span(clock::step(state, current(), now).left()),
        ["clock"] => if state.is_paused() { "paused" } else { "runs" }.to_owned(),
        ["phase"] => clock::phase(state, current(), now)
            .map_or("none".to_owned(), |(n, _)| (n + 1).to_string()),
        ["phase-left"] => span(
            clock::phase(state, current(), now)
                .expect("phases")
                .1
                .left(),
        ),
        ["box", level] => {
            let level: u8 = level.parse().expect("a level");
            let part = &state.steps[current()];
            span(signed(
                part.cascade
                    .box_used
                    .get(&(level - 1))
                    .copied()
                    .unwrap_or(0),
            ))
        }
        ["stage-left"] => {
            clock::stage(state, current(), now).map_or("none".to_owned(), |part| span(part.left()))
        }
        ["boxes"] => {
            let times = clock::box_times(state, current()).expect("a cascade");
            let boxes = times
                .boxes
                .iter()
                .flatten()
                .chain([&times.writing, &times.scoring]);
            boxes
                .map(|of| span(i64::from(*of) * 1000))
                .collect::<Vec<_>>()
                .join(",")
        }
        ["ends"] => time_of_day(agenda().ends, wanted),
        ["drift"] => span(agenda().drift),
        ["begins", step] => {
            line(step).map_or("none".to_owned(), |line| time_of_day(line.begins, wanted))
        }
        ["minutes", step] => line(step).map_or("none".to_owned(), |line| line.minutes.to_string()),
        ["lines"] => agenda().lines.len().to_string(),
        ["chains"] => state.chains(current()).to_string(),
        other => panic!("nothing is called {other:?}"),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::NotReached => "not-reached",
        Status::Open => "open",
        Status::Again => "again",
        Status::Begun => "begun",
        Status::Done => "done",
        Status::Skipped => "skipped",
    }
}

fn signed(milliseconds: u64) -> i64 {
    i64::try_from(milliseconds).expect("small")
}

/// `13:30`, `13:30:15`, `1:05` as seconds; of two parts the first is hours when it is a time of day.
fn seconds(text: &str) -> i64 {
    let parts: Vec<i64> = text
        .split(':')
        .map(|part| part.parse().expect("a number"))
        .collect();
    match parts.as_slice() {
        [hours, minutes, seconds] => hours * 3600 + minutes * 60 + seconds,
        [minutes, seconds] => minutes * 60 + seconds,
        other => panic!("no time {other:?}"),
    }
}

/// Minutes and seconds with their sign: `3:05`, `-0:30`.
fn span(milliseconds: i64) -> String {
    let seconds = milliseconds.div_euclid(1000);
    let sign = if seconds < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", seconds.abs() / 60, seconds.abs() % 60)
}

fn time_of_day(wall: i64, wanted: &str) -> String {
    let local = (wall / 1000 + 3600).rem_euclid(86_400);
    let (hours, minutes, seconds) = (local / 3600, local / 60 % 60, local % 60);
    if wanted.len() > 5 {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    } else {
        format!("{hours:02}:{minutes:02}")
    }
}
