//! How a session file ends: closed, broken off, or torn.

use std::ops::Range;

use crate::storage::mending;
use crate::storage::record::{self, Line, Sum};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a session file ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The length in bytes of what stays when the session goes on: everything before the closing bracket and the copy of
    /// the first record, or before what is torn.
    pub kept: usize,
    /// The bytes of a record that was not finished, or of a last one that is damaged.
    pub torn: Range<usize>,
    /// Whether it has the closing bracket.
    pub closed: bool,
}

/// Searches backwards for the last line that makes sense.
pub(super) fn ending(bytes: &[u8]) -> Option<Ending> {
    let whole = bytes.len();
    let (mut end, mut torn, mut kept) = (whole, whole, whole);
    // Where the line after the current one ends.
    let mut after = whole;
    while end > 0 {
        let start = begins(bytes, end);
        let line = &bytes[start..end];
        let is_whole = line.ends_with(b"\n");
        if end == kept && is_copy(line) {
            kept = start;
            (after, end) = (end, start);
            continue;
        }
        let text = if start == 0 { without_mark(line) } else { line };
        match mending::read(text) {
            Line::Blank => {}
            Line::Closing => {
                return Some(Ending {
                    kept: without_copies(bytes, start),
                    torn: torn..whole,
                    closed: true,
                });
            }
            Line::Unreadable | Line::TooLong if !is_halved(bytes, start..end, after) => {
                (torn, kept) = (start, start);
            }
            // For a line without a line break, only the checksum can tell that nothing is missing.
            Line::Record(_, Sum::Wrong | Sum::Absent) if !is_whole => (torn, kept) = (start, start),
            _ => {
                return Some(Ending {
                    kept,
                    torn: torn..whole,
                    closed: false,
                });
            }
        }
        (after, end) = (end, start);
    }
    None
}

/// Returns where the line begins that ends at `end`.
pub(super) fn begins(bytes: &[u8], end: usize) -> usize {
    let mut before = bytes[..end.saturating_sub(1)].iter();
    before
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1)
}

/// Whether a line at the end of a file is a copy of the first record, or the beginning of one.
fn is_copy(line: &[u8]) -> bool {
    record::copied(line).is_some() || !line.ends_with(b"\n") && record::begins_copy(line)
}

/// Returns where the copies of the first record begin that end at `end`.
fn without_copies(bytes: &[u8], mut end: usize) -> usize {
    while end > 0 {
        let start = begins(bytes, end);
        if record::copied(&bytes[start..end]).is_none() {
            break;
        }
        end = start;
    }
    end
}

/// Whether a line that cannot be read is half of a record in which one byte became a line break.
fn is_halved(bytes: &[u8], line: Range<usize>, after: usize) -> bool {
    let before = begins(bytes, line.start);
    let joins = |first: Range<usize>, end: usize| {
        let both = &bytes[first.start..end];
        !mending::is_ended(&bytes[first]) && mending::mended(both).is_some()
    };
    joins(before..line.start, line.end) || joins(line, after)
}

/// Strips the mark that some editors put at the beginning of a file.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}
