//! Text from people, which is cleaned in one place, and text of scripts in several languages.

use std::fmt::{self, Write};

use serde::{Deserialize, Deserializer, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest text a field keeps, in bytes. A longer one is cut at a character.
pub const MAX_TEXT: usize = 16 * 1024;
/// The most combining marks that stay on one base character.
const MAX_MARKS: usize = 4;

/// Text that is safe to draw, store and export: in NFC, without control characters other than line breaks, and with
/// direction controls turned into visible marks. Cleaning is the only way to make one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Clean(String);

impl Clean {
    /// Cleans `raw`, keeping its line breaks.
    pub fn new(raw: &str) -> Self {
        if raw.len() <= MAX_TEXT && raw.chars().all(is_plain) {
            return Self(raw.to_owned());
        }
        let mut out = String::with_capacity(raw.len().min(MAX_TEXT));
        let mut marks = 0;
        // Drop first: what is dropped may stand between two characters that NFC joins into one.
        let mut chars = raw.chars().filter(|c| !is_dropped(*c)).nfc().peekable();
        let mut before = None;
        while let Some(c) = chars.next() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            if marks > MAX_MARKS {
                continue;
            }
            let whole = out.len();
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\n' | '\r' => out.push('\n'),
                '\t' => out.push_str("    "),
                '\u{200c}' | '\u{200d}' if joins(before, chars.peek().copied()) => out.push(c),
                c if is_hidden(c) => {
                    let _ = write!(out, "‹U+{:04X}›", u32::from(c));
                }
                c => out.push(c),
            }
            if out.len() > MAX_TEXT {
                out.truncate(whole);
                // A joiner left where the text was cut joins nothing any more.
                out.truncate(out.trim_end_matches(['\u{200c}', '\u{200d}']).len());
                break;
            }
            before = Some(c);
        }
        Self(out)
    }

    /// Cleans `raw` into one line: line breaks become spaces, and blanks at both ends go.
    pub fn line(raw: &str) -> Self {
        let Self(text) = Self::new(raw);
        Self(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is empty or holds nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Whether cleaning leaves this character alone, whatever stands beside it. That is true of nearly everything people
/// write here, and can be told without normalising.
fn is_plain(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

/// Whether a joiner between these two characters belongs to an emoji or to a script that needs it.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    // A hidden character is written out as a mark, which joins nothing.
    let needs = |c: char| {
        !is_hidden(c)
            && matches!(u32::from(c), 0x0600..=0x06FF | 0x0900..=0x0DFF | 0x2600..=0x27BF | 0xFE0F | 0x1F000..=0x1FAFF | 0x2190..=0x21FF)
    };
    before.is_some_and(needs) && after.is_some_and(needs)
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_dropped(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// A text in the form in which it is searched: without accents and capitals.
pub fn folded(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first character that cleaning would drop or replace because it cannot be seen.
pub fn first_hidden(raw: &str) -> Option<char> {
    if raw.chars().all(is_plain) {
        return None;
    }
    let mut chars = raw.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let welcome = matches!(c, '\n' | '\r' | '\t')
            || matches!(c, '\u{200c}' | '\u{200d}') && joins(before, chars.peek().copied());
        if !welcome && (is_hidden(c) || is_dropped(c)) {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

impl<'de> Deserialize<'de> for Clean {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|raw| Self::new(&raw))
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A language that the program and its workshops speak.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Nl];

    /// Its two-letter code, as on the command line and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// The language that a locale name such as `nl_NL.UTF-8` or `nl-BE` asks for: English for `C` and `POSIX`, which name
    /// no language; `None` for a language that is not spoken here, and for an empty name.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let name = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "en" | "c" | "posix" => Some(Self::En),
            "nl" => Some(Self::Nl),
            _ => None,
        }
    }

    /// Whether a locale name, such as `C.UTF-8`, asks for no language at all but for the texts as they are in the program.
    pub fn is_plain_locale(locale: &str) -> bool {
        let name = locale.split(['.', '@']).next().unwrap_or_default();
        matches!(name, "C" | "POSIX")
    }
}

/// A text of a workshop script, in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text in English; `None` if the script has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Clean>,
    /// The text in Dutch; `None` if the script has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nl: Option<Clean>,
}

impl Text {
    /// The same text for every language.
    pub fn plain(text: &str) -> Self {
        let text = Clean::new(text);
        Self {
            en: Some(text.clone()),
            nl: Some(text),
        }
    }

    /// The text in `lang`, or in the other language if it has none in this one.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::En => (&self.en, &self.nl),
            Lang::Nl => (&self.nl, &self.en),
        };
        first.as_ref().or(second.as_ref()).map_or("", Clean::as_str)
    }

    /// Whether it has a version in `lang`.
    pub fn has(&self, lang: Lang) -> bool {
        match lang {
            Lang::En => self.en.is_some(),
            Lang::Nl => self.nl.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_hidden_direction_marks_do_not_survive() {
        assert_eq!(
            Clean::new("a\u{1b}[2Jb\u{7}c\u{9b}d\u{0}").as_str(),
            "a[2Jbcd"
        );
        assert_eq!(
            Clean::new("x\u{202e}y\u{200b}").as_str(),
            "x‹U+202E›y‹U+200B›"
        );
        assert_eq!(Clean::new("a\r\nb\rc\td").as_str(), "a\nb\nc    d");
        assert_eq!(Clean::line("  a\n\n b  ").as_str(), "a b");
    }

    #[test]
    fn accents_compose_and_emoji_families_stay_whole() {
        assert_eq!(Clean::new("e\u{301}").as_str(), "é");
        assert_eq!(
            Clean::new("👨\u{200d}👩\u{200d}👧").as_str(),
            "👨\u{200d}👩\u{200d}👧"
        );
        let stacked = Clean::new(&format!("b{}", "\u{301}".repeat(50)));
        assert_eq!(stacked.as_str().chars().count(), 5);
    }

    #[test]
    fn the_short_way_for_plain_text_ends_where_the_long_one_does() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            // A character no plain text has sends the whole text the long way.
            let long = Clean::new(&format!("{c}\u{1f600}"));
            assert_eq!(
                Clean::new(&c.to_string()).as_str(),
                long.as_str().trim_end_matches('\u{1f600}'),
                "{c:?}"
            );
            let kept = long.as_str() == format!("{c}\u{1f600}");
            assert!(
                kept || first_hidden(&c.to_string()).is_some()
                    || matches!(c, '\t' | '\r')
                    || is_nfc_changed(c)
            );
        }
    }

    fn is_nfc_changed(c: char) -> bool {
        c.to_string().nfc().ne([c])
    }

    #[test]
    fn a_text_over_the_limit_is_cut_at_a_character() {
        let cut = Clean::new(&"é".repeat(MAX_TEXT));
        assert!(cut.as_str().len() <= MAX_TEXT + 1);
        assert!(cut.as_str().chars().all(|c| c == 'é'));
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(
            any: String,
            odd in "[\\u{0}-\\u{20}a-ce\\u{300}-\\u{30a}\\u{200b}-\\u{200f}\\u{fe0f}👩क\\u{94d}\\u{9c7}\\u{9be}\\u{1100}\\u{1161}]{0,30}",
            padding in MAX_TEXT - 40..MAX_TEXT,
        ) {
            for raw in [&any, &odd, &format!("{}{odd}", "x".repeat(padding))] {
                let once = Clean::new(raw);
                proptest::prop_assert!(once.as_str().len() <= MAX_TEXT);
                proptest::prop_assert_eq!(&Clean::new(once.as_str()), &once);
            }
        }
    }
}
