//! The first record, which holds the script, where only the copy of it at the end of a file can be read.

use super::damage::{Damage, DamageKind};
use super::ending::begins;
use crate::storage::mending;
use crate::storage::record::{self, Line, Record, Sum};

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
/// `first_read` is the first line with a record that can be read. Returns the line the copy stands in for.
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
