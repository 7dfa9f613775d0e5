//! Repairs a record with one damaged byte, by means of its checksum.

use super::record::{self, Line, MAX_CHECKED, Record, Sum};

/// The text between a record and its checksum.
const SEPARATOR: &[u8] = b", // ";
/// How many digits a checksum has.
const DIGITS: usize = 8;
/// If another byte at more places than this would give the right checksum, we cannot tell which one was damaged and do not
/// try.
const PLACES: usize = 4;

/// The CRC-32 table: what each byte does to the sum.
const TABLE: [u32; 256] = table();
/// For each first byte of an entry in the table, the entry's index. No two entries begin with the same byte.
const BY_FIRST: [u8; 256] = by_first();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut at, mut byte) = (0, 0);
    while at < table.len() {
        let (mut sum, mut bit): (u32, u8) = (byte, 0);
        while bit < 8 {
            let carried = if sum & 1 == 1 { 0xedb8_8320 } else { 0 };
            sum = (sum >> 1) ^ carried;
            bit += 1;
        }
        table[at] = sum;
        (at, byte) = (at + 1, byte + 1);
    }
    table
}

const fn by_first() -> [u8; 256] {
    let mut bytes = [0; 256];
    let (mut at, mut byte) = (0, 0_u8);
    while at < TABLE.len() {
        bytes[TABLE[at].to_be_bytes()[0] as usize] = byte;
        (at, byte) = (at + 1, byte.wrapping_add(1));
    }
    bytes
}

/// Reads a line, with or without its line break, and repairs what cannot be read if the checksum allows it. A record that
/// can be read stays as it is, because somebody may have edited it by hand; but nobody edits its number, an id, or a
/// character that the program never writes.
pub(super) fn read(line: &[u8]) -> Line {
    match record::decode(line) {
        lost @ (Line::Unreadable | Line::TooLong) => {
            mended(line).map_or(lost, |record| Line::Record(record, Sum::Mended))
        }
        Line::Record(found, Sum::Wrong) => match mended_at(line) {
            Some((right, at)) if is_damage(line, at, &right, &found) => {
                Line::Record(right, Sum::Mended)
            }
            _ => Line::Record(found, Sum::Wrong),
        },
        line => line,
    }
}

/// Whether a record that can be read was damaged rather than edited: in its numbers, by a character the program never
/// writes, or inside quotes that hold nothing people wrote.
fn is_damage(line: &[u8], at: Option<usize>, right: &Record, found: &Record) -> bool {
    let Some(at) = at else {
        return false;
    };
    let is_escaped = |at: usize| at > 0 && line[at - 1] == b'\\';
    let quotes = (0..at).filter(|at| line[*at] == b'"' && !is_escaped(*at));
    let is_quoted = quotes.count() % 2 == 1;
    !right.has_numbers_of(found)
        || line[at].is_ascii_control()
        || is_quoted && right.without_texts() != found.without_texts()
}

/// Returns the record of a line that is as the program writes it except for exactly one byte, wherever that is: in the
/// record, in the checksum, or between them. Takes one step for each byte of the line.
pub(super) fn mended(line: &[u8]) -> Option<Record> {
    mended_at(line).map(|(record, _)| record)
}

/// Does the same, and returns the place of the byte if it is in the record.
fn mended_at(line: &[u8]) -> Option<(Record, Option<usize>)> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let (record, suffix) =
        line.split_at_checked(line.len().checked_sub(SEPARATOR.len() + DIGITS)?)?;
    let (separator, digits) = suffix.split_at(SEPARATOR.len());
    if record.len() > MAX_CHECKED {
        return None;
    }
    let wrong = differences(separator, SEPARATOR);
    if wrong > 1 || (wrong == 0 && !digits.iter().any(u8::is_ascii_hexdigit)) {
        return None;
    }
    let sum = crc32fast::hash(record);
    let right = format!("{sum:08x}");
    if wrong == 1 {
        let parsed = (digits == right.as_bytes()).then(|| parsed(record));
        return Some((parsed.flatten()?, None));
    }
    let of_digits = match differences(digits, right.as_bytes()) {
        0 => return None,
        1 => parsed(record),
        _ => None,
    };
    let of_bytes = checksum(digits).and_then(|stored| one_byte(record, sum ^ stored, PLACES));
    match (of_digits, of_bytes) {
        (Some(record), None) => Some((record, None)),
        (None, Some((record, at))) => Some((record, Some(at))),
        _ => None,
    }
}

/// Whether a line ends as a record does, so that it cannot be the first half of one.
pub(super) fn is_ended(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let end = line.len().checked_sub(SEPARATOR.len() + DIGITS);
    end.and_then(|end| line[end..].strip_prefix(SEPARATOR))
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Counts the bytes that differ between two slices of the same length.
fn differences(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a != b).count()
}

/// Returns the number that eight small hexadecimal digits stand for.
fn checksum(digits: &[u8]) -> Option<u32> {
    let is_small = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digits = digits.iter().all(is_small).then_some(digits)?;
    u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

/// Returns the only record with a right checksum that changing one byte can give. `apart` is how the checksum it has
/// differs from the one it should have.
fn one_byte(record: &[u8], apart: u32, most: usize) -> Option<(Record, usize)> {
    let mut found = None;
    let mut places = 0;
    let mut apart = apart;
    // Going back over a byte undoes what it did to the difference. If what is left is what a single changed byte would do,
    // that byte may be the damaged one.
    for (at, byte) in record.iter().enumerate().rev() {
        let change = BY_FIRST[usize::from(apart.to_be_bytes()[0])];
        let entry = TABLE[usize::from(change)];
        if apart == entry && is_written(byte ^ change) {
            places += 1;
            if places > most {
                return None;
            }
            let mut changed = record.to_vec();
            changed[at] ^= change;
            match (parsed(&changed), &found) {
                (Some(_), Some(_)) => return None,
                (Some(record), None) => found = Some((record, at)),
                (None, _) => {}
            }
        }
        apart = ((apart ^ entry) << 8) | u32::from(change);
    }
    found
}

/// Whether the program ever writes this byte in a record. Control characters are always escaped.
fn is_written(byte: u8) -> bool {
    !byte.is_ascii_control()
}

/// Returns the record in these bytes, if they are one as the program writes it.
fn parsed(record: &[u8]) -> Option<Record> {
    match record::understood(str::from_utf8(record).ok()?) {
        Line::Record(record, _) => Some(record),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_the_checksum_and_each_entry_begins_with_a_byte_of_its_own() {
        let text = b"123456789";
        let step =
            |sum: u32, byte: &u8| (sum >> 8) ^ TABLE[usize::from(*byte ^ sum.to_le_bytes()[0])];
        assert_eq!(!text.iter().fold(!0, step), crc32fast::hash(text));
        let mut firsts: Vec<u8> = TABLE.iter().map(|entry| entry.to_be_bytes()[0]).collect();
        firsts.sort_unstable();
        assert_eq!(firsts, (0..=255).collect::<Vec<u8>>());
    }
}
