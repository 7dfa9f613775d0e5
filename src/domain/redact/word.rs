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

/// A word in the form in which it is compared: `RENÉE` becomes `renee`, and `Bjørn` becomes `bjorn`.
pub(super) fn folded(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c));
    let mut out = String::with_capacity(word.len());
    for c in plain.flat_map(char::to_lowercase) {
        match c {
            // Letters that are drawn with a stroke or without a dot, which do not come apart.
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            // A small letter made of a capital may bring its own mark.
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether two words with this between them can be of one name: blanks, or one mark that joins. A full stop joins
/// without a blank, as in an address, and behind an initial.
pub(super) fn joins(before: &Word, between: &str) -> bool {
    let marks: Vec<char> = between.chars().filter(|c| !c.is_whitespace()).collect();
    let is_tight = marks.len() == between.chars().count();
    match marks[..] {
        [] => true,
        ['.'] => is_tight || before.folded.chars().count() == 1,
        [mark] => matches!(mark, '-' | '‐' | '‑' | '–' | '_' | '\'' | '’' | '‘' | '`'),
        _ => false,
    }
}

/// Whether what stands between two words is a hyphen and nothing else.
pub(super) fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "‐" | "‑")
}

/// Whether a sentence begins here, so that any word has a capital.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let opening = |c: char| c.is_whitespace() && c != '\n' || "“”\"'‘’(«*-–—•".contains(c);
    let last = before.trim_end_matches(opening).chars().next_back();
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '…' | '\n'))
}
