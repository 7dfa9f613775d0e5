//! Makes the copy of the first record for the end of a file that is closed.

use super::damage::{Damage, DamageKind};
use super::scan;
use crate::domain::event::Event;
use crate::storage::record::{self, Line, Sum};

/// How many lines we search for the first record before we read the whole file.
const NEAR: usize = 64;

/// Returns the line with a copy of the first record, for the end of a file that is closed. Returns `None` if there is no
/// first record, or if all that is left of it is a copy that is in the file already.
pub fn copy_of_first(bytes: &[u8]) -> Option<String> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let is_record = |line: &&[u8]| line.starts_with(b"(");
    let line = lines.take(NEAR).find(is_record).unwrap_or_default();
    if let Line::Record(record, Sum::Right) = record::decode(line)
        && record.is_first()
    {
        return Some(record::copy(str::from_utf8(line).ok()?));
    }
    // It was edited or damaged.
    let found = scan(bytes)?;
    let is_copied = |damage: &Damage| damage.kind == DamageKind::Copied;
    let first = found.events.first()?;
    if found.damage.iter().any(is_copied) || !matches!(first.event, Event::Opened(_)) {
        return None;
    }
    (first.seq == 1).then_some(())?;
    record::encode(first).ok().map(|line| record::copy(&line))
}
