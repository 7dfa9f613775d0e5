//! A line of a session file ↔ a stamped event.

use serde::Deserialize;

use super::fault::Fault;
use crate::domain::event::{Event, Moment, Stamped};
use crate::domain::redact;

/// The version of the session file this program writes and fully understands.
pub const FORMAT: u32 = 1;
/// The longest record we accept without a right checksum, in bytes.
pub const MAX_RECORD: usize = 64 * 1024;
/// The longest first record we accept without a right checksum, in bytes: it holds the whole script.
pub const MAX_FIRST: usize = 1024 * 1024;
/// The longest record we accept with a right checksum, in bytes. It is also the longest we write, so that we can read
/// whatever we write.
pub const MAX_CHECKED: usize = 8 * 1024 * 1024;
/// The highest number we believe of a record by itself. No session comes near it, so a higher one is damage unless it
/// follows the record with the number before it.
pub const MAX_SEQ: u64 = u64::MAX / 2;
/// The furthest we believe a clock to be from 1970, or from the start of a run, in milliseconds: some 140,000 years. Adding
/// or subtracting two such times cannot overflow.
const MAX_CLOCK: i64 = 1 << 52;
/// How many places in a damaged line we search for another record.
const HIDDEN: usize = 8;
/// The first line of a file.
pub const OPENING: &str = "[\n";
/// The last line of a file that was closed properly.
pub const CLOSING: &str = "]\n";
/// The text before the copy of the first record, which stands above the last line. To RON it is a comment.
const COPY: &str = "// ";
/// How a line with that copy begins.
const COPY_BEGINS: &[u8] = b"// (format:";
/// The length of what follows a record: a comma, and a comment with eight digits.
const SUFFIX: usize = ", // 5e0c1f77".len();

/// What is on one line of the file.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "lines are read one after another, and nearly all of them are records"
)]
pub enum Line {
    /// Nothing, or only a comment.
    Blank,
    /// The opening bracket.
    Opening,
    /// The closing bracket.
    Closing,
    /// A record.
    Record(Record, Sum),
    /// A record with a right checksum that this version does not understand.
    Unknown {
        /// The version of the file; 0 if the record does not say it.
        format: u32,
        /// The record's number; 0 if it cannot be read.
        seq: u64,
    },
    /// Nothing that can be understood.
    Unreadable,
    /// A line longer than we accept for a record.
    TooLong,
}

/// A record as it is in the file, without its checksum.
#[derive(Debug, Deserialize)]
pub struct Record {
    /// The version of the file, which only the first record has; 0 in the others.
    #[serde(default)]
    pub format: u32,
    seq: u64,
    #[serde(default)]
    wall: i64,
    #[serde(default)]
    mono: u64,
    event: Event,
}

impl Record {
    /// Returns its event without anything people wrote.
    pub(super) fn without_texts(&self) -> Event {
        redact::without_texts(self.event.clone())
    }

    /// Whether it has the same number, and the same version of the file, as another.
    pub(super) fn has_numbers_of(&self, other: &Self) -> bool {
        (self.seq, self.format) == (other.seq, other.format)
    }

    /// Whether it is the record with which a session begins.
    pub fn is_first(&self) -> bool {
        self.seq == 1 && matches!(self.event, Event::Opened(_))
    }

    /// Returns the event with its number and time. A time that no clock can show becomes the furthest one we believe.
    pub fn into_stamped(self) -> Stamped {
        Stamped {
            seq: self.seq,
            at: Moment {
                wall: self.wall.clamp(-MAX_CLOCK, MAX_CLOCK),
                mono: self.mono.min(MAX_CLOCK.unsigned_abs()),
            },
            event: self.event,
        }
    }
}

/// What the checksum of a record tells us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// It matches the record.
    Right,
    /// It does not match: the record was edited by hand, or damaged.
    Wrong,
    /// There is none: somebody wrote the record by hand.
    Absent,
    /// It let us repair one damaged byte of the record.
    Mended,
}

/// Whether a record can have this number when the one before it has `last`.
pub fn is_number(seq: u64, last: u64) -> bool {
    seq <= MAX_SEQ || seq.checked_sub(1) == Some(last)
}

/// Returns the line for an event, with its line break. The first event of a file also gets the format.
pub fn encode(stamped: &Stamped) -> Result<String, Fault> {
    let Stamped {
        seq,
        at: Moment { wall, mono },
        event,
    } = stamped;
    // RON's plain form escapes every control character and line break; with options it would not.
    let event = ron::to_string(event).map_err(|_| Fault::TooLong { seq: *seq })?;
    let format = if *seq == 1 {
        format!("format:{FORMAT},")
    } else {
        String::new()
    };
    let record = format!("({format}seq:{seq},wall:{wall},mono:{mono},event:{event})");
    if record.len() > MAX_CHECKED {
        return Err(Fault::TooLong { seq: *seq });
    }
    let sum = crc32fast::hash(record.as_bytes());
    Ok(format!("{record}, // {sum:08x}\n"))
}

/// Reads a line, with or without its line break.
pub fn decode(line: &[u8]) -> Line {
    let Ok(text) = str::from_utf8(line) else {
        return Line::Unreadable;
    };
    let text = text.trim();
    match text {
        "" => Line::Blank,
        "[" => Line::Opening,
        "]" => Line::Closing,
        comment if comment.starts_with("//") => Line::Blank,
        _ => verified(text).map_or_else(|| by_hand(text), understood),
    }
}

/// Finds a whole record at the end of a line whose beginning is damaged, such as when the line break between two was lost.
/// Returns where it begins and what it is.
pub fn hidden(line: &[u8]) -> Option<(usize, Line)> {
    let starts = (1..line.len())
        .filter(|at| line[*at..].starts_with(b"(seq:") || line[*at..].starts_with(b"(format:"));
    let mut rest = starts
        .take(HIDDEN)
        .filter_map(|at| Some((at, str::from_utf8(&line[at..]).ok()?)));
    let found = rest.find_map(|(at, text)| Some((at, verified(text.trim_end())?)));
    found.map(|(at, record)| (at, understood(record)))
}

/// Makes the line that holds a copy of the first record, from the line of that record.
pub fn copy(first: &str) -> String {
    format!("{COPY}{}\n", first.trim())
}

/// Returns the line that this line is a copy of, whole or damaged; `None` if it is no copy.
pub fn copied(line: &[u8]) -> Option<&[u8]> {
    line.starts_with(COPY_BEGINS).then(|| &line[COPY.len()..])
}

/// Whether these bytes, at the end of a file, begin a copy that was still being written.
pub fn begins_copy(line: &[u8]) -> bool {
    let end = line.iter().rposition(|byte| *byte != 0);
    let written = &line[..end.map_or(0, |end| end + 1)];
    !written.is_empty() && COPY_BEGINS.starts_with(written)
}

/// Returns the record of a line as `encode` writes it, if its checksum is right.
fn verified(text: &str) -> Option<&str> {
    let (record, suffix) = text.split_at_checked(text.len().checked_sub(SUFFIX)?)?;
    let digits = suffix.strip_prefix(", // ")?;
    is_checksum(digits, record).then_some(record)
}

/// Whether these eight small digits are the record's checksum.
fn is_checksum(digits: &str, record: &str) -> bool {
    let small = digits.len() == 8
        && digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    small && u32::from_str_radix(digits, 16) == Ok(crc32fast::hash(record.as_bytes()))
}

/// Reads a record with a right checksum. Some version of the program wrote it as it is, so whatever we cannot read in it is
/// new rather than damaged.
pub(super) fn understood(text: &str) -> Line {
    if text.len() > MAX_CHECKED {
        return Line::TooLong;
    }
    let Some((head, event)) = envelope(text) else {
        return ron::from_str(text).map_or_else(
            |_| {
                let numbers = ron::from_str(text).map_or(0, |Numbers { seq }| seq);
                unknown(version(text), numbers)
            },
            |record| Line::Record(record, Sum::Right),
        );
    };
    match ron::from_str(event) {
        Ok(event) => Line::Record(Record { event, ..head }, Sum::Right),
        Err(_) => unknown(head.format, head.seq),
    }
}

/// The part of a record that can be read when nothing else in it is understood.
#[derive(Deserialize)]
struct Numbers {
    seq: u64,
}

/// Returns a line for a record we do not understand. Later records are numbered on from it, so its number must stay below
/// what we believe of a record.
fn unknown(format: u32, seq: u64) -> Line {
    if seq > MAX_SEQ / 2 {
        Line::Unreadable
    } else {
        Line::Unknown { format, seq }
    }
}

/// Returns the version in a first record, whatever else has changed in it.
fn version(text: &str) -> u32 {
    let number = text
        .strip_prefix("(format:")
        .and_then(|rest| rest.split_once(','));
    number
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

/// Splits a record as `encode` writes it into its numbers and the text of its event. Done by hand, because that makes
/// opening a session a third faster.
fn envelope(text: &str) -> Option<(Record, &str)> {
    let mut rest = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut number = |name: &str| {
        let (number, after) = rest
            .strip_prefix(name)?
            .strip_prefix(':')?
            .split_once(',')?;
        rest = after;
        Some(number)
    };
    let format = number("format").map_or(Ok(0), str::parse).ok()?;
    let seq = number("seq")?.parse().ok()?;
    let wall = number("wall")?.parse().ok()?;
    let mono = number("mono")?.parse().ok()?;
    Some((
        Record {
            format,
            seq,
            wall,
            mono,
            event: Event::Closed,
        },
        rest.strip_prefix("event:")?,
    ))
}

/// Reads a record in any form that RON allows, as people may write it.
fn by_hand(text: &str) -> Line {
    let limit = if text.starts_with("(format") {
        MAX_FIRST
    } else {
        MAX_RECORD
    };
    if text.len() > limit {
        return Line::TooLong;
    }
    let Ok(mut reader) = ron::Deserializer::from_str(text) else {
        return Line::Unreadable;
    };
    let Ok(record) = Record::deserialize(&mut reader) else {
        return Line::Unreadable;
    };
    let rest = reader.remainder();
    let bytes = text[..text.len() - rest.len()].trim_end();
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    match rest.strip_prefix("//") {
        Some(comment) if is_checksum(comment.trim(), bytes) => Line::Record(record, Sum::Right),
        Some(_) => Line::Record(record, Sum::Wrong),
        None if rest.is_empty() => Line::Record(record, Sum::Absent),
        None => Line::Unreadable,
    }
}
