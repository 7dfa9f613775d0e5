//! Whether an event fits into one record of a session file.

use std::collections::BTreeSet;

use crate::domain::event::{Event, Fields};
use crate::domain::redact::texts;
use crate::domain::refusal::Refusal;

/// The most bytes that the words of one event may take in a session file. A record may be twice as long, so whatever
/// passes here can be written.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Bytes a field takes besides its words: its name, its kind and the punctuation.
const FIELD: usize = 64;
/// The most bytes that one byte of text can take in a file.
const WIDEST: usize = 8;

/// The event if its words fit into a record; if they do not, what people typed stays where it is.
pub(super) fn fitting(mut event: Event) -> Result<Event, Refusal> {
    let mut taken = FIELD.saturating_mul(fields(&event));
    // For all but the longest texts, their length is enough to know.
    let (asked, mut length) = (BTreeSet::new(), taken);
    texts::of_event(&mut event, &asked, &mut |text, _, _| {
        length = length.saturating_add(text.as_str().len().saturating_mul(WIDEST));
    });
    if length > MOST_BYTES {
        texts::of_event(&mut event, &asked, &mut |text, _, _| {
            taken = taken.saturating_add(text.as_str().chars().map(written).sum());
        });
    }
    if taken > MOST_BYTES {
        return Err(Refusal::TooMuch);
    }
    Ok(event)
}

/// How many fields the event has in all.
fn fields(event: &Event) -> usize {
    match event {
        Event::ItemsAdded { rows, .. } => rows.iter().map(Fields::len).sum::<usize>() + rows.len(),
        Event::ItemSplit { fields, rest, .. } => fields.len() + rest.len(),
        Event::ItemEdited { fields, .. } | Event::DetailSet { fields, .. } => fields.len(),
        _ => 1,
    }
}

/// How many bytes a character takes in a file, where quotes and what does not print are written as escapes.
fn written(letter: char) -> usize {
    letter.escape_debug().map(char::len_utf8).sum()
}
