//! The bytes of a file → text, or the encoding they look to be in when they are not UTF-8.

use std::ops::Range;

/// How much of a file is looked at to tell whether its characters are two or four bytes wide, in bytes.
const LOOKED_AT: usize = 8 * 1024;
/// What the bytes from 0x80 on stand for in Windows-1252. From 0xA0 on it is Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// What a file that is not UTF-8 looks to be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Windows-1252, or its part Latin-1.
    Windows,
    /// UTF-16 with a mark at its beginning that says so.
    Utf16,
    /// UTF-16 without that mark, the low byte of every pair first.
    Utf16Le,
    /// UTF-16 without that mark, the high byte of every pair first.
    Utf16Be,
    /// UTF-32, with or without such a mark.
    Utf32,
    /// UTF-8, but for damaged bytes.
    Damaged,
    /// None of these.
    Unknown,
}

impl Encoding {
    /// Its name, as editors and other programs write it; empty for what has none.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows-1252",
            Self::Utf16 => "UTF-16",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Utf32 => "UTF-32",
            Self::Damaged | Self::Unknown => "",
        }
    }
}

/// A text that is not UTF-8, read as well as we can to show it. Nothing is made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What it looks to be written in.
    pub encoding: Encoding,
    /// The text as it reads in that encoding.
    pub text: String,
    /// The first character of it that is not UTF-8, in bytes of `text`.
    pub at: Range<usize>,
}

/// Reads bytes as text. A mark at the beginning that says they are UTF-8 stays in it.
pub fn text(bytes: &[u8]) -> Result<&str, Foreign> {
    let wide = wide(bytes);
    match (wide, str::from_utf8(bytes)) {
        (None, Ok(text)) => Ok(text),
        (Some((encoding, text)), _) => {
            let first = text.chars().next().map_or(0, char::len_utf8);
            Err(Foreign {
                encoding,
                text,
                at: 0..first,
            })
        }
        (None, Err(error)) => Err(narrow(bytes, error.valid_up_to())),
    }
}

/// Reads a text that is UTF-8 up to this place.
fn narrow(bytes: &[u8], valid: usize) -> Foreign {
    let chunks = || bytes.utf8_chunks();
    let broken = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let right = chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|c| !c.is_ascii() && *c != '\u{feff}')
        .count();
    let (encoding, text) = if right >= broken {
        let text = String::from_utf8_lossy(bytes).into_owned();
        (Encoding::Damaged, text)
    } else if reads_as_windows(bytes) {
        let (before, rest) = bytes.split_at(valid);
        let before = String::from_utf8_lossy(before);
        let rest: String = rest.iter().copied().map(windows).collect();
        (Encoding::Windows, format!("{before}{rest}"))
    } else {
        let text = String::from_utf8_lossy(bytes).into_owned();
        (Encoding::Unknown, text)
    };
    let first = text.get(valid..).and_then(|rest| rest.chars().next());
    Foreign {
        encoding,
        at: valid..valid + first.map_or(0, char::len_utf8),
        text,
    }
}

fn windows(byte: u8) -> char {
    let special = byte
        .checked_sub(0x80)
        .and_then(|at| WINDOWS.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}

/// Whether the strange bytes, read as Windows-1252, are where such characters are in words. In the encodings of DOS and of
/// old Macs an accented letter would be a capital or a sign in the middle of a word.
fn reads_as_windows(bytes: &[u8]) -> bool {
    let (mut well, mut badly) = (0_usize, 0_usize);
    let (mut before, mut end) = (b' ', 0);
    for run in bytes.chunk_by(|one, next| one.is_ascii() == next.is_ascii()) {
        end += run.len();
        if run.first().is_none_or(u8::is_ascii) {
            before = run.last().copied().unwrap_or(b' ');
            continue;
        }
        let begins = !before.is_ascii_lowercase() && run.len() == 1;
        let ends = bytes
            .get(end)
            .is_none_or(|after| !after.is_ascii_lowercase());
        for c in run.iter().copied().map(windows) {
            let sign = match (begins, ends) {
                (false, false) => matches!(c, '’' | '‘' | '–' | '—' | '·' | '\u{ad}' | '…'),
                (false, true) => !matches!(c, '‚' | '„' | '‘' | 'ˆ' | '‡' | '‹' | '‰' | '•'),
                (true, _) => true,
            };
            let fits =
                !c.is_control() && (c.is_lowercase() || sign && (begins || !c.is_uppercase()));
            if fits {
                well += 1;
            } else {
                badly += 1;
            }
        }
    }
    well > badly
}

/// Reads a text whose characters are two or four bytes wide; `None` if they are not.
fn wide(bytes: &[u8]) -> Option<(Encoding, String)> {
    let four = |bytes: &[u8], number: fn([u8; 4]) -> u32| {
        let units = bytes.as_chunks().0.iter().map(|unit| number(*unit));
        let read = |unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
        units.map(read).collect::<String>()
    };
    let two = |bytes: &[u8], number: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks().0.iter().map(|unit| number(*unit));
        let read = char::decode_utf16(units);
        read.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
    };
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => {
            return Some((Encoding::Utf32, four(rest, u32::from_le_bytes)));
        }
        [0, 0, 0xfe, 0xff, rest @ ..] => {
            return Some((Encoding::Utf32, four(rest, u32::from_be_bytes)));
        }
        [0xff, 0xfe, rest @ ..] => return Some((Encoding::Utf16, two(rest, u16::from_le_bytes))),
        [0xfe, 0xff, rest @ ..] => return Some((Encoding::Utf16, two(rest, u16::from_be_bytes))),
        _ => {}
    }
    // Parentheses, commas and quotes are half zeros in UTF-16, whatever the language; UTF-8 has none.
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut zeros = [0_usize; 4];
    for (place, _) in head.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        zeros[place % 4] += 1;
    }
    let fours = head.len() / 4;
    let most = |places: &[usize]| places.iter().all(|place| zeros[*place] * 4 >= fours.max(1));
    let few = |places: &[usize]| places.iter().all(|place| zeros[*place] * 16 <= fours);
    if most(&[2, 3]) && zeros[1] > 0 && few(&[0]) {
        Some((Encoding::Utf32, four(bytes, u32::from_le_bytes)))
    } else if most(&[0, 1]) && zeros[2] > 0 && few(&[3]) {
        Some((Encoding::Utf32, four(bytes, u32::from_be_bytes)))
    } else if most(&[1, 3]) && few(&[0, 2]) {
        Some((Encoding::Utf16Le, two(bytes, u16::from_le_bytes)))
    } else if most(&[0, 2]) && few(&[1, 3]) {
        Some((Encoding::Utf16Be, two(bytes, u16::from_be_bytes)))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Encoding {
        text(bytes).unwrap_err().encoding
    }

    #[test]
    fn what_is_utf_8_is_text_with_or_without_a_mark() {
        for right in [
            "",
            "a",
            "(id: \"café\")",
            "\u{feff}(id: \"x\")",
            "a\0b and so on, and on",
        ] {
            assert_eq!(text(right.as_bytes()), Ok(right));
        }
    }

    #[test]
    fn an_encoding_is_known_by_its_bytes() {
        assert_eq!(found(b"(title: \"Caf\xe9 na\xefve\")"), Encoding::Windows);
        assert_eq!(
            found(b"(title: \"\x93Ja\x94, zo\x92n dag \x96 \x80 5\")"),
            Encoding::Windows
        );
        // An é of DOS, and one of an old Mac.
        assert_eq!(
            found(b"(title: \"priv\x82s, id\x82es\")"),
            Encoding::Unknown
        );
        assert_eq!(
            found(b"(title: \"priv\x8es, id\x8ees\")"),
            Encoding::Unknown
        );
        assert_eq!(
            found("é è ë".as_bytes().split_last().unwrap().1),
            Encoding::Damaged
        );
        let script = "(id: \"Ж日本語\", steps: [])";
        let units = || script.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        assert_eq!(found(&little), Encoding::Utf16Le);
        assert_eq!(found(&big), Encoding::Utf16Be);
        assert_eq!(
            found(&[b"\xff\xfe", little.as_slice()].concat()),
            Encoding::Utf16
        );
        assert_eq!(
            found(&[b"\xfe\xff", big.as_slice()].concat()),
            Encoding::Utf16
        );
        assert_eq!(text(&little).unwrap_err().text, script);
        assert_eq!(text(&big).unwrap_err().text, script);
        let wide: Vec<u8> = script
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect();
        assert_eq!(found(&wide), Encoding::Utf32);
        let wide: Vec<u8> = script
            .chars()
            .flat_map(|c| u32::from(c).to_be_bytes())
            .collect();
        assert_eq!(found(&wide), Encoding::Utf32);
    }

    #[test]
    fn the_place_is_that_of_the_first_strange_byte() {
        let read = text("(à: \"".as_bytes()).unwrap();
        let foreign = text(&[read.as_bytes(), b"Caf\xe9 \xe8 \xeb\")"].concat()).unwrap_err();
        assert_eq!(foreign.text, "(à: \"Café è ë\")");
        assert_eq!(&foreign.text[foreign.at], "é");
    }
}
