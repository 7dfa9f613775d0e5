//! Rows 14 and 15: text and files that mean harm.

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::event::{Moment, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::room::view;
use flipover::domain::script::{catalogue::bundled, parse};
use flipover::domain::session::Session;
use flipover::domain::text::Lang;
use flipover::domain::workshop::Workshop;
use flipover::run::export::render;
use flipover::storage::disk::RealDisk;
use flipover::storage::draft;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, MAX_FILE, MAX_LINES};
use flipover::storage::scan::scan;
use flipover::tui::messages::{Access, Msg, OpenSession};
use flipover::tui::wall::{Eye, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::acts::file;
use crate::faulty_disk::FaultyDisk;
use crate::promises;
use crate::room::Room;
use crate::sample::session;
use crate::stage::Stage;
use crate::trial::{Extent, Trial};

/// Pieces of what a room of pranksters types.
const PIECES: [&str; 40] = [
    "\u{1b}[2J",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;cm0gLXJm\u{7}",
    "\u{1b}]8;;http://evil.example\u{1b}\\",
    "\u{1b}P1$r\u{1b}\\",
    "\u{9b}31m",
    "\u{0}",
    "\u{8}\u{8}\u{8}",
    "\r",
    "\r\n",
    "\u{7f}",
    "\u{85}",
    "\u{202e}gpj.exe",
    "\u{2066}x\u{2069}",
    "\u{200b}",
    "\u{feff}",
    "\u{61c}",
    "\u{2028}",
    "\u{2029}",
    "\u{e0041}\u{e007f}",
    "\u{fdd0}\u{ffff}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👨\u{200d}👩\u{200d}👧",
    "❤\u{fe0f}",
    "\u{200d}\u{200d}",
    "=1+1",
    "+31 6",
    "-2",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "<script>alert(1)</script>",
    "]]></w:t>",
    "&lt;b&gt; \"'",
    "| a | b |",
    "# no heading",
    "](javascript:x)",
    "日本語",
    "שלום עולם",
    "word",
];

pub(crate) fn text(trial: &mut Trial) -> String {
    let pieces = 1 + trial.below(6);
    let mut text = String::new();
    for _ in 0..pieces {
        text.push_str(PIECES[trial.below(PIECES.len() as u64) as usize]);
        if trial.below(3) == 0 {
            text.push(' ');
        }
    }
    match trial.below(40) {
        // Blanks alone would be refused as nothing.
        0 => text.repeat(400) + " end",
        1 => "x".repeat(5_000) + &text,
        _ => text + " end",
    }
}

/// How long one file may take.
const LONGEST: Duration = Duration::from_secs(2);

/// A character that steers a terminal, or hides.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn harmless(text: &str, what: &str) {
    let found = text
        .chars()
        .find(|c| is_harmful(*c) && !matches!(c, '\n' | '\r' | '\t'));
    assert_eq!(found, None, "{what}");
}

fn painted(buf: &Buffer, what: &str) {
    for cell in &buf.content {
        let found = cell.symbol().chars().find(|c| is_harmful(*c));
        assert_eq!(found, None, "{what}");
    }
}

/// Row 14.
pub(crate) fn text_everywhere(trial: &mut Trial) {
    let scripts: Vec<Workshop> = bundled()
        .into_iter()
        .map(|(_, text)| parse(&text).unwrap())
        .collect();
    let groups = match trial.extent {
        Extent::Short => 2,
        Extent::Full => 80,
    };
    for group in 0..groups {
        let said: Vec<String> = (0..25).map(|_| text(trial)).collect();
        let workshop = scripts[group * 7 % scripts.len()].clone();
        let lang = Lang::ALL[group % 2];
        let mut shots = Vec::new();
        let mut last = None;
        trial.case(
            || format!("{}: a walk", workshop.id),
            || {
                let mut room = Room::open(workshop.clone(), lang, Variant::Full, 12);
                room.say(said);
                room.walk(|room, _| shots.push((room.session.clone(), room.now)));
                last = Some(room);
            },
        );
        for (session, now) in shots {
            let mut pictures = Vec::new();
            trial.case(
                || format!("{}: drawing", workshop.id),
                || pictures = screens(session, now, lang),
            );
            for (what, picture) in pictures {
                trial.case(
                    || format!("{}: {what}", workshop.id),
                    || painted(&picture, what),
                );
            }
        }
        let Some(room) = last else { continue };
        for audience in [Audience::Client, Audience::Facilitator] {
            for format in Format::ALL {
                trial.case(
                    || format!("{}: {format:?} for {audience:?}", workshop.id),
                    || documents(&room, format, audience),
                );
            }
        }
    }
    trial.note(format!("{} strings", groups * 25));
}

/// What the room and the facilitator see of a session, and the windows over it.
fn screens(session: Session, now: Moment, lang: Lang) -> Vec<(&'static str, Buffer)> {
    let mut pictures = Vec::new();
    let seen = view(&session, now);
    let mut stage = Stage::new(lang);
    stage.now = now;
    let open = OpenSession {
        session,
        access: Access::Write,
        draft: draft::read(&PIECES.concat()),
        notice: None,
    };
    stage.send(Msg::Opened(Box::new(open)));
    for (columns, rows) in [(64, 18), (200, 60)] {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        draw(
            &seen,
            &stage.app.env.room_theme,
            &Eye::default(),
            area,
            &mut buf,
        );
        pictures.push(("the room", buf));
    }
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        pictures.push(("the console", stage.drawn(columns, rows)));
    }
    stage.paste(&PIECES.concat());
    pictures.push(("a paste", stage.drawn(120, 36)));
    stage.key(KeyCode::Esc);
    for key in ['R', 'e', 'L', '?'] {
        stage.key(KeyCode::Char(key));
        pictures.push(("a window", stage.drawn(120, 36)));
        stage.key(KeyCode::Esc);
    }
    pictures
}

fn documents(room: &Room, format: Format, audience: Audience) {
    let files = render(format, room.state(), audience, &HouseStyle::default()).unwrap();
    for file in files {
        match format {
            Format::Pdf => assert!(file.bytes.starts_with(b"%PDF")),
            Format::Docx | Format::Xlsx => parts(&file.bytes),
            _ => harmless(
                str::from_utf8(&file.bytes)
                    .unwrap()
                    .trim_start_matches('\u{feff}'),
                &file.tail,
            ),
        }
    }
}

/// Every part of an office document is well-formed XML and carries nothing harmful.
fn parts(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let name = part
            .name()
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        roxmltree::Document::parse(&text).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        harmless(&text, &name);
    }
}

/// Row 15.
pub(crate) fn files(trial: &mut Trial) {
    let events = session(12);
    let disk = FaultyDisk::default();
    let mut log = log::create(Arc::new(disk.clone()), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..]).unwrap();
    drop(log);
    let whole = disk.bytes(&file()).unwrap();
    shapes(trial, &whole);
    let mut slowest = specials(trial, &whole);
    trial.note(format!("the largest within {} ms", slowest.as_millis()));
    slowest = Duration::ZERO;
    for n in 0..trial.times(300_000) {
        let bytes = mutated(trial, &whole);
        trial.case(
            || format!("mutation {n}: {:?}", String::from_utf8_lossy(&bytes)),
            || {
                let began = Instant::now();
                opens(&bytes);
                if n % 50 == 0 {
                    promises::session(&bytes);
                }
                slowest = slowest.max(began.elapsed());
                assert!(began.elapsed() < LONGEST, "{:?}", began.elapsed());
            },
        );
    }
    let memory = memory();
    trial.case(
        || "memory".to_owned(),
        || assert!(memory < 1_000_000, "{memory} kB"),
    );
    trial.note(format!(
        "the slowest mutation {} ms, {} MB at most",
        slowest.as_millis(),
        memory / 1000
    ));
}

/// The most memory this process had, in kilobytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}

/// A file is opened without harm, and nothing that is in it is lost: what is cut off stands beside it.
fn opens(bytes: &[u8]) {
    let disk = FaultyDisk::default();
    disk.put(&file(), bytes);
    let Ok(opened) = log::open(Arc::new(disk.clone()), &file()) else {
        assert_eq!(disk.bytes(&file()).unwrap(), bytes);
        return;
    };
    let seqs: Vec<u64> = opened.events.iter().map(|event| event.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "{seqs:?}");
    let kept = disk.bytes(&file()).unwrap();
    let aside = match &opened.aside {
        Some(log::SetAsideFile::Original(path)) => {
            assert_eq!(disk.bytes(path).unwrap(), bytes);
            return;
        }
        Some(log::SetAsideFile::Torn(path)) => disk.bytes(path).unwrap(),
        None => Vec::new(),
    };
    // Nothing but a closing bracket, the copy of the first record before it, and blanks goes without a copy.
    let gone = &bytes[kept.len()..bytes.len() - aside.len()];
    assert!(bytes.starts_with(&kept) && bytes.ends_with(&aside));
    let gone = String::from_utf8_lossy(gone).into_owned();
    let left =
        |line: &str| !matches!(line.trim(), "" | "]" | "/") && !line.trim().starts_with("//");
    assert!(!gone.lines().any(left), "gone: {gone:?}");
}

fn shapes(trial: &mut Trial, whole: &[u8]) {
    const OPENINGS: [&str; 14] = [
        "[",
        "(",
        "{",
        "Some(",
        "(seq:",
        "(event:",
        "(seq:13,event:Note(",
        "{1:",
        "r#\"",
        "/*",
        "((",
        "[[(",
        "Some(Some(",
        "(a:[",
    ];
    for opening in OPENINGS {
        trial.case(
            || format!("nesting of {opening}"),
            || {
                let mut bytes = whole.to_vec();
                bytes.extend(opening.repeat(100_000 / opening.len()).into_bytes());
                bytes.push(b'\n');
                let began = Instant::now();
                assert_eq!(scan(&bytes).unwrap().events.len(), 12);
                opens(&bytes);
                let script = parse(&opening.repeat(100_000 / opening.len()));
                assert!(script.is_err());
                assert!(began.elapsed() < LONGEST, "{:?}", began.elapsed());
            },
        );
    }
}

/// Files of other kinds, and the longest time one took.
fn specials(trial: &mut Trial, whole: &[u8]) -> Duration {
    let text = String::from_utf8(whole.to_vec()).unwrap();
    let line = text.lines().nth(3).unwrap().to_owned();
    let (long, lines) = match trial.extent {
        Extent::Short => (1 << 20, 10_000),
        Extent::Full => (200 << 20, MAX_LINES - 20),
    };
    let with = |rest: &[u8]| [whole, rest].concat();
    let cases: [(&str, Vec<u8>, usize); 11] = [
        ("bytes that are no text", with(b"\xff\xfe\xfd\n"), 12),
        ("zeros", with(&[0; 4096]), 12),
        (
            "a mark of byte order",
            [b"\xef\xbb\xbf", whole].concat(),
            12,
        ),
        (
            "carriage returns",
            text.replace('\n', "\r\n").into_bytes(),
            12,
        ),
        ("a line without end", with(&vec![b'a'; long]), 12),
        ("a line of brackets", with(&vec![b'('; long]), 12),
        ("short lines at the end", with(&b"a\n".repeat(lines)), 12),
        (
            "short lines before the end",
            with(&[&b"a\n".repeat(lines)[..], b"]\n"].concat()),
            12,
        ),
        ("a number twice", with(format!("{line}\n").as_bytes()), 12),
        (
            "not a number",
            text.replace("scores:[3,4", "scores:[NaN,inf").into_bytes(),
            11,
        ),
        (
            "another year",
            text.replace("format:1,", "format:99,").into_bytes(),
            12,
        ),
    ];
    let mut slowest = Duration::ZERO;
    for (name, bytes, count) in cases {
        trial.case(
            || name.to_owned(),
            || {
                let began = Instant::now();
                let found = scan(&bytes).unwrap();
                let took = began.elapsed();
                slowest = slowest.max(took);
                assert!(took < LONGEST, "{took:?}");
                assert_eq!(found.events.len(), count);
                if bytes.len() < 1 << 22 {
                    opens(&bytes);
                }
            },
        );
    }
    larger_than_any(trial);
    slowest
}

/// What is refused before it is read, or before it is taken apart.
fn larger_than_any(trial: &mut Trial) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.ron");
    let read = |path: &Path| log::read(&RealDisk, path);
    trial.case(
        || "a file larger than any session".to_owned(),
        || {
            let file = std::fs::File::create(&path).unwrap();
            file.set_len(MAX_FILE + 1).unwrap();
            assert!(matches!(read(&path), Err(Fault::TooLarge { .. })));
        },
    );
    trial.case(
        || "more lines than any session has".to_owned(),
        || {
            std::fs::write(&path, b"\n".repeat(MAX_LINES + 1)).unwrap();
            assert!(matches!(read(&path), Err(Fault::TooLarge { .. })));
        },
    );
    trial.case(
        || "a device without end".to_owned(),
        || {
            let refused = read(Path::new("/dev/zero"));
            assert!(matches!(refused, Err(Fault::NoSession { .. })));
        },
    );
}

/// Row 16: every input that fuzzing found worth keeping, as it is and with edits by chance.
pub(crate) fn kept(trial: &mut Trial) {
    type Target = (&'static str, fn(&[u8]), u64);
    const TARGETS: [Target; 5] = [
        ("record", promises::record, 1_300_000),
        ("session", promises::session, 120_000),
        ("script", promises::script, 120_000),
        ("clean", promises::clean, 240_000),
        ("export", promises::export, 25_000),
    ];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (target, promise, edits) in TARGETS {
        let entries = std::fs::read_dir(corpus.join(target)).unwrap();
        let mut inputs: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "{target}: no corpus");
        let each = trial.times(edits).div_ceil(inputs.len() as u64);
        for input in &inputs {
            let whole = std::fs::read(input).unwrap();
            trial.case(|| input.display().to_string(), || promise(&whole));
            for n in 0..each {
                let bytes = mutated(trial, &whole);
                let name = || format!("{} {n}: {}", input.display(), bytes.escape_ascii());
                trial.case(name, || promise(&bytes));
            }
        }
        trial.note(format!("{target} {}", inputs.len() as u64 * (each + 1)));
    }
}

/// The file after some edits by chance.
fn mutated(trial: &mut Trial, whole: &[u8]) -> Vec<u8> {
    const TOKENS: [&[u8]; 14] = [
        b"\n",
        b"]\n",
        b"(",
        b")",
        b"[",
        b"\"",
        b"\\",
        b"//",
        b"\0",
        b"\xff",
        "\u{9b}".as_bytes(),
        "\u{202e}".as_bytes(),
        b"seq:18446744073709551615,",
        b"mono:99999999999999999999",
    ];
    let mut bytes = whole.to_vec();
    for _ in 0..=trial.below(6) {
        if bytes.is_empty() {
            bytes.push(b'[');
        }
        let at = trial.below(bytes.len() as u64) as usize;
        let until = (at + trial.below(200) as usize).min(bytes.len());
        match trial.below(6) {
            0 => bytes[at] ^= 1 << trial.below(8),
            1 => bytes[at] = trial.below(256) as u8,
            2 => drop(bytes.drain(at..until)),
            3 => {
                let part = bytes[at..until].to_vec();
                let to = trial.below(bytes.len() as u64) as usize;
                drop(bytes.splice(to..to, part));
            }
            4 => {
                let token = TOKENS[trial.below(14) as usize];
                drop(bytes.splice(at..at, token.iter().copied()));
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}
