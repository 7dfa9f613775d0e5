//! Rows 10 to 13: the real program in a terminal that is taken away, stopped, resized without end and typed into.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use portable_pty::CommandBuilder;

use crate::harvest::{crops, harvest, home, is_closed};
use crate::screen::{Screen, flipover, key, surround};
use crate::stage::Stage;
use crate::trial::Trial;

/// How long an end may take.
const SOON: Duration = Duration::from_secs(1);
/// What a program that panicked ends with.
const PANIC: u32 = 101;
/// How long the last of many sizes may take to be drawn.
const A_MOMENT: Duration = Duration::from_millis(100);
/// How long the answer to anything typed or pasted may take.
const AN_ANSWER: Duration = Duration::from_secs(2);

/// Processor time of a process so far, in milliseconds.
fn processor(pid: Pid) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let numbers: Vec<u64> = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|n| n.parse().ok())
        .collect();
    // The kernel counts in hundredths of a second.
    numbers.iter().sum::<u64>() * 10
}

/// Row 10.
pub(crate) fn ended(trial: &mut Trial) {
    let signals = [
        Signal::SIGTERM,
        Signal::SIGHUP,
        Signal::SIGINT,
        Signal::SIGQUIT,
    ];
    let mut slowest = Duration::ZERO;
    for run in 0..200 {
        for signal in signals {
            let pause = Duration::from_micros(trial.below(20_000));
            trial.case(
                || format!("{signal:?} {run} after {pause:?}"),
                || {
                    let home = home();
                    let mut screen = harvest(home.path());
                    screen.press("barley\r");
                    screen.sees("• 1");
                    screen.press("rye");
                    thread::sleep(pause);
                    screen.signal(signal);
                    let (status, took) = screen.ends();
                    slowest = slowest.max(took);
                    assert!(!status.success() && took < SOON, "{status:?} in {took:?}");
                    screen.is_as_found();
                    assert!(is_closed(home.path()));
                },
            );
        }
        for news in [News::Signal, News::Ignored, News::None] {
            trial.case(
                || format!("the terminal is gone, told by {news:?}, {run}"),
                || slowest = slowest.max(gone(news)),
            );
        }
    }
    for run in 0..3 {
        trial.case(
            || format!("idle {run}"),
            || {
                let home = home();
                let screen = harvest(home.path());
                screen.sees("● saved");
                let before = processor(screen.pid());
                thread::sleep(Duration::from_secs(3));
                let used = processor(screen.pid()) - before;
                assert!(used < 100, "{used} ms of processor in 3 s of nothing");
            },
        );
    }
    trial.note(format!("the slowest end took {} ms", slowest.as_millis()));
}

/// What tells a program that its terminal is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// A signal.
    Signal,
    /// A signal it was started to ignore, as `nohup` does.
    Ignored,
    /// Nothing: the terminal is not the one it is controlled by.
    None,
}

/// The terminal goes while a session is written, and while nothing moves that would be drawn; how long the slower end took.
fn gone(news: News) -> Duration {
    let mut slowest = Duration::ZERO;
    for writes in [true, false] {
        let home = home();
        let args: &[&str] = if writes { &["run", "harvest.ron"] } else { &[] };
        let mut command = flipover(home.path(), args);
        if news == News::Ignored {
            let program = command.get_argv().clone();
            command = CommandBuilder::new("sh");
            command.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]);
            command.args(program);
            surround(&mut command, home.path());
        }
        command.set_controlling_tty(news != News::None);
        let mut screen = Screen::start(command, 120, 36);
        if writes {
            screen.sees("What grows here?");
            screen.press("barley\r");
            screen.sees("• 1");
        } else {
            screen.sees("Workshops");
            // What is drawn first says nothing of keys being read.
            screen.press("zzz");
            screen.sees("zzz");
        }
        screen.hang_up();
        let (status, took) = screen.ends();
        assert!(took < SOON, "{took:?}, with a session: {writes}");
        assert_ne!(status.exit_code(), PANIC, "with a session: {writes}");
        assert!(!writes || is_closed(home.path()));
        slowest = slowest.max(took);
    }
    slowest
}

/// Row 11: to the background and back, two hundred times in one session, by the key and by a signal in turn; the terminal
/// of the shell is always its own.
pub(crate) fn stopped(trial: &mut Trial) {
    let home = home();
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    surround(&mut command, home.path());
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("READY>");
    screen.press("bind 'set enable-bracketed-paste off'\r");
    let before = modes(&mut screen, 0);
    screen.press(&format!(
        "{} run harvest.ron\r",
        env!("CARGO_BIN_EXE_flipover")
    ));
    screen.sees("What grows here?");
    for round in 1..=200 {
        let mut goes_on = true;
        trial.case(
            || format!("round {round}"),
            || {
                goes_on = false;
                screen.press(&format!("crop {round}\r"));
                screen.until("saved", |text| text.contains(&format!("crop {round}")));
                if round % 2 == 0 {
                    screen.press(key::CTRL_Z);
                } else {
                    kill(child_of(screen.pid()), Signal::SIGTSTP).unwrap();
                }
                screen.sees("Stopped");
                screen.is_plain();
                assert_eq!(modes(&mut screen, round), before);
                screen.press("clear; fg\r");
                screen.until("it is back", |text| {
                    text.contains("What grows here?") && text.contains(&format!("crop {round}"))
                });
                goes_on = true;
            },
        );
        if !goes_on {
            break;
        }
    }
    screen.press(key::CTRL_C);
    screen.sees("once more to leave");
    screen.press(key::CTRL_C);
    trial.case(
        || "the end".to_owned(),
        || {
            screen.until("the shell", |text| text.trim_end().ends_with("READY>"));
            screen.press("exit\r");
            screen.ends();
            screen.is_as_found();
            assert_eq!(crops(home.path()).len(), 200);
        },
    );
}

/// The only process a shell has started.
fn child_of(shell: Pid) -> Pid {
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
    Pid::from_raw(children.unwrap().trim().parse().unwrap())
}

/// What the shell says of its terminal.
fn modes(screen: &mut Screen, round: u64) -> String {
    let mark = format!("<{round}:");
    // Put together by the shell, so that what is typed does not look like the answer.
    screen.press(&format!("echo \"<\"{round}:$(stty -g | cksum)\">\"\r"));
    let text = screen.until("modes", |text| {
        text.rsplit_once(&mark)
            .is_some_and(|(_, rest)| rest.contains('>'))
    });
    let (_, rest) = text.rsplit_once(&mark).unwrap();
    rest.split('>').next().unwrap().to_owned()
}

/// Row 12.
pub(crate) fn resized(trial: &mut Trial) {
    let mut slowest = Duration::ZERO;
    for storm in 0..10 {
        let sizes: Vec<(u16, u16)> = (0..1_000)
            .map(|_| (1 + trial.below(250) as u16, 1 + trial.below(80) as u16))
            .collect();
        trial.case(
            || format!("storm {storm}"),
            || {
                let home = home();
                let mut screen = harvest(home.path());
                screen.press("barley\r");
                screen.sees("• 1");
                for (columns, rows) in sizes {
                    screen.resize(columns, rows);
                }
                screen.resize(120, 36);
                let began = Instant::now();
                screen.until("the last size", |text| {
                    text.contains("What grows here?") && text.contains("barley")
                });
                let took = began.elapsed();
                slowest = slowest.max(took);
                assert!(took < A_MOMENT, "{took:?}");
                for _ in 0..10 {
                    there_and_back(&mut screen);
                }
                screen.press("rye\r");
                screen.until("it goes on", |text| text.contains("• 2"));
                screen.leave();
                screen.is_as_found();
            },
        );
    }
    trial.note(format!(
        "10,000 sizes, the last one drawn after {} ms at most",
        slowest.as_millis()
    ));
    let stages = [
        Stage::new(Lang::Nl),
        Stage::session(Lang::En, Variant::Full, 12),
    ];
    for columns in 1..=200 {
        for rows in 1..=60 {
            trial.case(
                || format!("{columns} by {rows}"),
                || {
                    for stage in &stages {
                        stage.drawn(columns, rows);
                    }
                },
            );
        }
    }
}

/// A window that is small for a moment and as before at once: the terminal has lost what was on it.
fn there_and_back(screen: &mut Screen) {
    screen.resize(20, 5);
    screen.resize(120, 36);
    screen.until("the whole screen again", |text| {
        text.contains("What grows here?") && text.contains("barley")
    });
}

/// Row 13.
pub(crate) fn typed(trial: &mut Trial) {
    const SEEDS: u64 = 50;
    let mut slowest = Duration::ZERO;
    for run in 0..SEEDS {
        trial.case(
            || format!("10 MB pasted {run}"),
            || slowest = slowest.max(pasted(10_000_000)),
        );
    }
    trial.note(format!(
        "10 MB pasted and answered within {} ms",
        slowest.as_millis()
    ));
    for run in 0..SEEDS {
        trial.case(|| format!("200 kB without brackets {run}"), unbracketed);
        trial.case(|| format!("a paste without an end {run}"), unterminated);
        trial.case(|| format!("a paste with an end inside {run}"), embedded);
        let letter = "é€𝄞".chars().nth(trial.below(3) as usize).unwrap();
        trial.case(|| format!("half a letter {run}"), || half_a(letter));
        let bytes: Vec<u8> = (0..20_000).map(|_| trial.below(256) as u8).collect();
        trial.case(|| format!("20,000 random bytes {run}"), || random(&bytes));
    }
}

/// A paste, and how long it takes to see it, from its first byte on.
fn pasted(length: usize) -> Duration {
    let home = home();
    let mut screen = harvest(home.path());
    let text = "barley and rye ".repeat(length / 15);
    let began = Instant::now();
    screen.press("\x1b[200~");
    screen.press(&text);
    screen.press("\x1b[201~");
    screen.until("the paste", |text| text.contains("barley and rye"));
    let took = began.elapsed();
    assert!(took < AN_ANSWER, "{took:?}");
    screen.press("and a later key");
    screen.until("it came", |text| text.contains("and a later key"));
    screen.leave();
    screen.is_as_found();
    took
}

/// The first byte of a letter, then nothing for a while, then keys: at most the next one goes with it.
fn half_a(letter: char) {
    let home = home();
    let mut screen = harvest(home.path());
    let mut bytes = [0; 4];
    let bytes = letter.encode_utf8(&mut bytes).as_bytes();
    screen.press("bar");
    screen.press_bytes(&bytes[..1]);
    thread::sleep(Duration::from_millis(20));
    screen.press("~ley and rye\r");
    screen.until("the item", |text| text.contains("• 1"));
    screen.leave();
    let kept = crops(home.path());
    assert!(
        kept.len() == 1 && kept[0].ends_with("ley and rye"),
        "{kept:?}"
    );
}

fn unbracketed() {
    let home = home();
    let mut screen = harvest(home.path());
    let count = 2_000;
    let lines: Vec<String> = (1..=count)
        .map(|n| format!("crop {n} {}\r", "x".repeat(90)))
        .collect();
    screen.press(&lines.concat());
    let began = Instant::now();
    screen.until("the last one", |text| {
        text.contains(&format!("crop {count} "))
    });
    screen.press("and a later key\r");
    screen.until("it came", |text| text.contains("and a later key"));
    assert!(began.elapsed() < AN_ANSWER, "{:?}", began.elapsed());
    screen.leave();
    let kept = crops(home.path());
    assert_eq!(kept.len(), count + 1);
    assert!(
        kept[..count]
            .iter()
            .zip(1..)
            .all(|(crop, n)| crop.starts_with(&format!("crop {n} ")))
    );
}

/// Everything after it is swallowed, as the library has it; a signal still ends the program in an orderly way.
fn unterminated() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("barley\r");
    screen.sees("• 1");
    screen.press("\x1b[200~oats and more");
    screen.press(key::CTRL_C);
    screen.signal(Signal::SIGTERM);
    let (_, took) = screen.ends();
    assert!(took < SOON, "{took:?}");
    screen.is_as_found();
    assert_eq!(crops(home.path()), ["barley"]);
}

/// What follows the end arrives as keys: words in a field, and nothing is run.
fn embedded() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("\x1b[200~wheat\x1b[201~ rm -rf :q! $(reboot)\x1b[201~");
    screen.until("the words", |text| {
        text.contains("wheat") && text.contains("reboot")
    });
    screen.press(key::ENTER);
    screen.until("one item", |text| text.contains("• 1"));
    screen.leave();
    let kept = crops(home.path());
    assert_eq!(kept.len(), 1);
    assert!(kept[0].starts_with("wheat rm -rf"), "{kept:?}");
}

fn random(bytes: &[u8]) {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press_bytes(bytes);
    thread::sleep(Duration::from_millis(200));
    if screen.is_alive() {
        screen.signal(Signal::SIGTERM);
    }
    let (_, took) = screen.ends();
    assert!(took < SOON, "{took:?}");
    screen.is_as_found();
    let raw = String::from_utf8_lossy(&screen.raw()).into_owned();
    assert!(!raw.contains("panicked"), "{}", screen.text());
    for entry in fs::read_dir(home.path().join("sessions")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            let reading =
                flipover::storage::log::read(&flipover::storage::disk::RealDisk, &path).unwrap();
            assert_eq!(reading.damage, []);
        }
    }
}
