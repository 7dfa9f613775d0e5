//! The first record, which holds the script, and the copy of it at the end of a file.

use super::ending::begins;
use super::{Damage, DamageKind, NEAR, Row, scan};
use crate::domain::event::Event;
use crate::storage::mending;
use crate::storage::record::{self, Line, Record, Sum};

/// The line that keeps a copy of the first record, for the end of a file that is closed. `None` where there is no first
/// record, and where what is known of it is a copy that stands in the file already.
pub fn copy_of_first(bytes: &[u8]) -> Option<String> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let is_record = |line: &&[u8]| line.starts_with(b"(");
    let line = lines.take(NEAR).find(is_record).unwrap_or_default();
    if let Line::Record(record, Sum::Right) = record::decode(line)
        && record.is_first()
    {
        return Some(record::copy(str::from_utf8(line).ok()?));
    }
    // It was edited, or it is damaged.
    let found = scan(bytes)?;
    let is_copied = |damage: &Damage| damage.kind == DamageKind::Copied;
    let first = found.events.first()?;
    if found.damage.iter().any(is_copied) || !matches!(first.event, Event::Opened(_)) {
        return None;
    }
    (first.seq == 1).then_some(())?;
    record::encode(first).ok().map(|line| record::copy(&line))
}

/// The first record as the last copy of it has it, and where that copy ends.
pub(super) fn first_from_copy(bytes: &[u8]) -> Option<(Record, usize)> {
    let mut end = bytes.len();
    while end > 0 {
        let start = begins(bytes, end);
        if let Some(line) = record::copied(&bytes[start..end])
            && let Line::Record(record, Sum::Right | Sum::Mended) = mending::read(line)
            && record.is_first()
        {
            return Some((record, end));
        }
        end = start;
    }
    None
}

/// Says of the line that had the first record that a copy stands in for it; where it is gone, of the first line.
pub(super) fn copied_for(damage: &mut Vec<Damage>, rows: &[Row]) -> usize {
    let first = rows.iter().map(|row| row.line).min().unwrap_or(usize::MAX);
    let lost = damage.iter_mut().find(|damage| {
        damage.line < first && matches!(damage.kind, DamageKind::Unreadable | DamageKind::TooLong)
    });
    let kind = DamageKind::Copied;
    if let Some(lost) = lost {
        lost.kind = kind;
        return lost.line;
    }
    damage.insert(0, Damage { line: 1, kind });
    1
}
