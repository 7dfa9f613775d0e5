//! The words of a text, and how they are compared: without case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text, and its place in bytes.
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) is_capital: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text: stretches of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    let is_letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_letter(c) => start = Some(at),
            Some(from) if !is_letter(c) => {
                found.push(word(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let said = &text[start..end];
    Word {
        folded: folded(said),
        is_capital: said.starts_with(char::is_uppercase),
        start,
        end,
    }
}

/// A word in the form in which it is compared: `RENÉE` becomes `renee`.
pub(super) fn folded(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c));
    plain.collect::<String>().to_lowercase()
}
