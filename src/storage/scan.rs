//! A whole session file → its events and whatever is wrong with it.

use std::collections::BTreeSet;
use std::thread;

mod damage;
mod ending;
mod first;
mod first_copy;

pub use self::damage::{Damage, DamageKind};
pub use self::ending::Ending;
use self::ending::{ending, without_mark};
use self::first::{copied_for, first_from_copy};
pub use self::first_copy::copy_of_first;
use super::mending;
use super::record::{self, Line, Record, Sum};
use crate::domain::event::Stamped;

/// Below this many bytes a single thread is faster.
const WORTH_SHARING: usize = 128 * 1024;
/// The largest file we try to read as one document, in bytes: a record of one takes several times its size in memory.
const MAX_DOCUMENT: usize = 64 * 1024 * 1024;
/// How many line ends we look at for one that a record follows.
const NEAR: usize = 64;

/// The contents of a session file.
#[derive(Debug)]
pub struct Scan {
    /// The events, in the order of their numbers.
    pub events: Vec<Stamped>,
    /// The damage in it, by line.
    pub damage: Vec<Damage>,
    /// The version in its first record; 0 if that cannot be read.
    pub format: u32,
    /// The highest number of any record in it, including records that are not understood.
    pub last_seq: u64,
    /// How many records at its end were written whole and cannot be read. Their numbers are not given again.
    pub lost_at_end: u64,
    /// How it ends.
    pub ending: Ending,
    /// Whether it has a record a line, or had to be read as one document.
    pub shape: Shape,
}

/// The shape of a session file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One record a line, as the program writes it.
    Lines,
    /// A single RON document, after somebody reformatted it.
    Document,
}

/// Reads a session file. Returns `None` if there is not a single record in it.
pub fn scan(bytes: &[u8]) -> Option<Scan> {
    let Some(ending) = ending(bytes) else {
        return document(bytes);
    };
    let found = gather(bytes, ending);
    let puzzling = found
        .damage
        .iter()
        .any(|damage| damage.kind == DamageKind::Unreadable);
    let other = if puzzling && found.ending.closed {
        document(bytes)
    } else {
        None
    };
    let best = other
        .filter(|other| other.events.len() > found.events.len())
        .unwrap_or(found);
    (best.last_seq > 0 || !best.events.is_empty()).then_some(best)
}

/// Reads all lines before the ending and puts them in order.
fn gather(bytes: &[u8], ending: Ending) -> Scan {
    let parts = parts(&bytes[..ending.kept]);
    let mut found = Scan {
        events: Vec::new(),
        damage: Vec::new(),
        format: 0,
        last_seq: 0,
        lost_at_end: 0,
        ending,
        shape: Shape::Lines,
    };
    let mut rows = Vec::with_capacity(parts.iter().map(|part| part.lines.len()).sum());
    for (number, line) in numbered(parts) {
        let kind = match line {
            Line::Record(record, sum) => {
                found.format = found.format.max(record.format);
                rows.push(Row {
                    line: number,
                    stamped: record.into_stamped(),
                    sum,
                });
                match sum {
                    Sum::Right | Sum::Absent => continue,
                    Sum::Wrong => DamageKind::Altered,
                    Sum::Mended => DamageKind::Mended,
                }
            }
            Line::Unknown { format, seq } => {
                found.format = found.format.max(format);
                found.last_seq = found.last_seq.max(seq);
                DamageKind::Unknown
            }
            Line::TooLong => DamageKind::TooLong,
            Line::Blank | Line::Opening => continue,
            Line::Closing | Line::Unreadable => DamageKind::Unreadable,
        };
        found.damage.push(Damage { line: number, kind });
    }
    let has_first = |row: &Row| row.stamped.seq == 1;
    if !rows.iter().any(has_first)
        && let Some((record, end)) = first_from_copy(bytes)
    {
        found.format = found.format.max(record.format);
        // The copy is now all there is of the first record, so it stays when the session goes on.
        found.ending.kept = found.ending.kept.max(end);
        let first_read = rows.iter().map(|row| row.line).min();
        let line = copied_for(&mut found.damage, first_read);
        rows.push(Row {
            line,
            stamped: record.into_stamped(),
            sum: Sum::Right,
        });
    }
    let last = rows.iter().map(|row| row.line).max().unwrap_or(0);
    in_order(&mut found, rows);
    count_lost(&mut found, bytes, last);
    found
}

/// Counts the records behind the last one that can be read, on this line: those before the ending, and those that were
/// written whole, with their line break, and are damaged since.
fn count_lost(found: &mut Scan, bytes: &[u8], last: usize) {
    let torn = found.ending.torn.clone();
    let before = bytes[..torn.start].split(|byte| *byte == b'\n').count();
    let lines = bytes[torn].split_inclusive(|byte| *byte == b'\n');
    let damaged = (before..)
        .zip(lines)
        .filter(|(_, line)| line.starts_with(b"(seq:") && line.ends_with(b"\n"));
    let kind = DamageKind::Unreadable;
    found
        .damage
        .extend(damaged.map(|(line, _)| Damage { line, kind }));
    let is_lost = |damage: &&Damage| {
        damage.line > last && matches!(damage.kind, DamageKind::Unreadable | DamageKind::TooLong)
    };
    let behind = found.damage.iter().filter(is_lost).count() as u64;
    // Without a record that can be read nothing tells that it is a session at all.
    let Some(read) = found.events.last().map(|last| last.seq) else {
        return;
    };
    found.last_seq = found.last_seq.max(read.saturating_add(behind));
    found.lost_at_end = found.last_seq - read;
}

struct Row {
    line: usize,
    stamped: Stamped,
    sum: Sum,
}

/// Sorts the records by number, reports the numbers that are missing and drops records that repeat one.
fn in_order(found: &mut Scan, mut rows: Vec<Row>) {
    // Of two records with the same number, the one with a right checksum counts: a damaged number must not push it out.
    let order = |row: &Row| {
        (
            row.stamped.seq,
            !matches!(row.sum, Sum::Right | Sum::Mended),
        )
    };
    if !rows.is_sorted_by_key(order) {
        rows.sort_by_key(order);
    }
    let mut more = Vec::new();
    let mut impossible = BTreeSet::new();
    let (mut last, mut last_line) = (0, 0);
    found.events.reserve_exact(rows.len());
    for Row { line, stamped, .. } in rows {
        let seq = stamped.seq;
        if seq == last {
            more.push(Damage {
                line,
                kind: DamageKind::Repeated { seq },
            });
            continue;
        }
        if !record::is_number(seq, last) {
            impossible.insert(line);
            continue;
        }
        if seq - last > 1 && !explained(&found.damage, last_line, line) {
            more.push(Damage {
                line,
                kind: DamageKind::Missing {
                    from: last + 1,
                    to: seq - 1,
                },
            });
        }
        (last, last_line) = (seq, line);
        found.events.push(stamped);
    }
    found.last_seq = found.last_seq.max(last);
    found
        .damage
        .retain(|damage| !impossible.contains(&damage.line));
    let kind = DamageKind::Unreadable;
    more.extend(impossible.into_iter().map(|line| Damage { line, kind }));
    found.damage.extend(more);
    found.damage.sort_by_key(|damage| damage.line);
}

/// Whether a damaged line between these two explains why records are missing there.
fn explained(damage: &[Damage], after: usize, until: usize) -> bool {
    let next = damage.partition_point(|damage| damage.line <= after);
    damage.get(next).is_some_and(|damage| damage.line <= until)
}

/// Reads every line that is not blank, on all processors.
fn parts(bytes: &[u8]) -> Vec<Part> {
    let bytes = without_mark(bytes);
    let threads = if bytes.len() < WORTH_SHARING {
        1
    } else {
        thread::available_parallelism().map_or(1, usize::from)
    };
    let mut shares = shares(bytes, threads).into_iter();
    let mine = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let start = |share| {
            let thread = thread::Builder::new().spawn_scoped(scope, move || part_lines(share));
            (share, thread.ok())
        };
        let others: Vec<_> = shares.map(start).collect();
        let mut parts = vec![part_lines(mine)];
        for (share, thread) in others {
            let done = thread.and_then(|thread| thread.join().ok());
            // What another thread could not do, we do here.
            parts.push(done.unwrap_or_else(|| part_lines(share)));
        }
        parts
    })
}

/// Returns the lines of all parts, numbered as in the file.
fn numbered(parts: Vec<Part>) -> impl Iterator<Item = (usize, Line)> {
    let mut before = 0;
    parts.into_iter().flat_map(move |part| {
        let first = before;
        before += part.count;
        part.lines
            .into_iter()
            .map(move |(number, line)| (first + number, line))
    })
}

/// Cuts the bytes into at most this many parts of about the same size, each of whole lines.
fn shares(bytes: &[u8], parts: usize) -> Vec<&[u8]> {
    let mut shares = Vec::with_capacity(parts);
    let mut rest = bytes;
    for left in (1..=parts).rev() {
        let about = rest.len() / left;
        let end = cut(rest, about);
        let (share, after) = rest.split_at(end);
        shares.push(share);
        rest = after;
    }
    shares
}

/// Returns the end of a line at or after `about`. It picks one that a record follows if there is one nearby, so that the
/// two halves of a record in which a byte became a line break stay together.
fn cut(bytes: &[u8], about: usize) -> usize {
    let ends = bytes[about..]
        .iter()
        .zip(about + 1..)
        .filter_map(|(byte, end)| (*byte == b'\n').then_some(end));
    let mut first = None;
    for end in ends.take(NEAR) {
        if bytes[end..].starts_with(b"(seq:") {
            return end;
        }
        first = first.or(Some(end));
    }
    first.unwrap_or(bytes.len())
}

/// A stretch of lines of a file.
struct Part {
    /// The lines that are not blank, with their numbers in this part.
    lines: Vec<(usize, Line)>,
    /// How many lines it has, blank ones included.
    count: usize,
}

fn part_lines(bytes: &[u8]) -> Part {
    let mut lines = Vec::with_capacity(bytes.len() / 128);
    let (mut count, mut at) = (0, 0);
    // The line before: where it begins, whether it is blank, and whether it cannot be read.
    let (mut before, mut was_blank, mut was_lost) = (0, false, false);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        count += 1;
        let mut read = mending::read(line);
        let is_blank = matches!(read, Line::Blank);
        let is_lost = matches!(read, Line::Unreadable | Line::TooLong);
        if (is_lost && (was_lost || was_blank) || is_blank && was_lost)
            && !mending::is_ended(&bytes[before..at])
            && let Some(record) = mending::mended(&bytes[before..at + line.len()])
        {
            if was_lost {
                lines.pop();
            }
            lines.push((count - 1, Line::Record(record, Sum::Mended)));
            (was_blank, was_lost) = (false, false);
            at += line.len();
            continue;
        }
        let is_doubtful = is_lost || matches!(read, Line::Record(_, Sum::Wrong));
        let hidden = if is_doubtful {
            record::hidden(line)
        } else {
            None
        };
        if let Some((begins, _)) = hidden
            && is_lost
            && let Line::Record(record, Sum::Right) = record::decode(&line[..begins - 1])
        {
            // Both records are whole: it is the line break between them that is damaged.
            read = Line::Record(record, Sum::Mended);
        }
        if !is_blank {
            lines.push((count, read));
        }
        (before, was_blank, was_lost) = (at, is_blank, is_lost && hidden.is_none());
        lines.extend(hidden.map(|(_, line)| (count, line)));
        at += line.len();
    }
    Part { lines, count }
}

/// Reads a file that somebody reformatted, as one list of records.
fn document(bytes: &[u8]) -> Option<Scan> {
    if bytes.len() > MAX_DOCUMENT {
        return None;
    }
    let text = str::from_utf8(without_mark(bytes)).ok()?;
    let records: Vec<Record> = ron::from_str(text).ok()?;
    let format = records.iter().map(|record| record.format).max()?;
    let mut found = Scan {
        events: Vec::new(),
        damage: Vec::new(),
        format,
        last_seq: 0,
        lost_at_end: 0,
        ending: Ending {
            kept: bytes.len(),
            torn: bytes.len()..bytes.len(),
            closed: true,
        },
        shape: Shape::Document,
    };
    let row = |record: Record| Row {
        line: 1,
        stamped: record.into_stamped(),
        sum: Sum::Absent,
    };
    in_order(&mut found, records.into_iter().map(row).collect());
    Some(found)
}
