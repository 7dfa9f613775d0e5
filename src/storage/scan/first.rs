//! Finds the first record, which holds the script, in the copy of it at the end of a file.

use super::damage::{Damage, DamageKind};
use super::ending::begins;
use crate::storage::mending;
use crate::storage::record::{self, Line, Record, Sum};

/// Returns the first record from the last copy of it, and where that copy ends.
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

/// Notes that a copy stands in for the first record: at the line that cannot be read, or at the first line if there is
/// none. `first_read` is the first line with a record that can be read. Returns the line that was noted.
pub(super) fn copied_for(damage: &mut Vec<Damage>, first_read: Option<usize>) -> usize {
    let first = first_read.unwrap_or(usize::MAX);
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
