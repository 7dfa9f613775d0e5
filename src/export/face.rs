//! The font of documents: how wide a text is in it, and where its lines break.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Blanks at which a line must not break.
const HOLDS: [char; 2] = ['\u{a0}', '\u{202f}'];

/// What stands for a sign that the font lacks, as on a terminal that lacks one.
const NEUTRAL: char = '*';

/// A weight of the font of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FontWeight {
    /// For ordinary text.
    Regular,
    /// For headings and what stands out.
    Strong,
}

static REGULAR: LazyLock<HashMap<char, f64>> = LazyLock::new(|| advances(FontWeight::Regular));
static STRONG: LazyLock<HashMap<char, f64>> = LazyLock::new(|| advances(FontWeight::Strong));

impl FontWeight {
    /// The bytes of the font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter-Regular.otf"),
            Self::Strong => include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        }
    }

    fn advances(self) -> &'static HashMap<char, f64> {
        match self {
            Self::Regular => &REGULAR,
            Self::Strong => &STRONG,
        }
    }

    /// How wide a text is at this size, in the same unit as the size.
    pub fn width(self, text: &str, size: f64) -> f64 {
        let advances = self.advances();
        let shown = self.shown(text);
        let wide = |c: char| advances.get(&c).copied().unwrap_or_default();
        shown.chars().map(wide).sum::<f64>() * size
    }

    /// The text with one neutral sign for each sign that the font lacks and would show as an empty box, of however many
    /// characters it is made.
    pub fn shown(self, text: &str) -> Cow<'_, str> {
        let advances = self.advances();
        if text.chars().all(|c| advances.contains_key(&c)) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for sign in text.graphemes(true) {
            if self.lacks(sign) {
                out.push(NEUTRAL);
                continue;
            }
            for c in sign.chars() {
                match c {
                    c if advances.contains_key(&c) => out.push(c),
                    c if c.is_whitespace() => out.push(' '),
                    _ => {}
                }
            }
        }
        Cow::Owned(out)
    }

    /// Returns the signs of a text that the font lacks.
    pub fn lacking(self, text: &str) -> impl Iterator<Item = &str> {
        text.graphemes(true).filter(move |sign| self.lacks(sign))
    }

    fn lacks(self, sign: &str) -> bool {
        let advances = self.advances();
        let has = |c: char| advances.contains_key(&c) || c.is_whitespace() || is_silent(c);
        !sign.chars().all(has)
    }

    /// The lines of a text in a column `room` wide. They break between words, and within a word that is too long for a
    /// line.
    pub fn wrap(self, text: &str, size: f64, room: f64) -> Vec<String> {
        let space = self.width(" ", size);
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let (mut line, mut used) = (String::new(), 0.0);
            for word in words(paragraph) {
                let width = self.width(word, size);
                if !line.is_empty() && used + space + width <= room {
                    line.push(' ');
                    line.push_str(word);
                    used += space + width;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                (line, used) = if width <= room {
                    (word.to_owned(), width)
                } else {
                    self.broken(word, size, room, &mut lines)
                };
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        lines
    }

    /// Breaks a word that is too long for a line. Returns the last piece, which does not fill its line, and its width.
    fn broken(self, word: &str, size: f64, room: f64, lines: &mut Vec<String>) -> (String, f64) {
        let (mut line, mut used) = (String::new(), 0.0);
        for grapheme in word.graphemes(true) {
            let width = self.width(grapheme, size);
            if !line.is_empty() && used + width > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push_str(grapheme);
            used += width;
        }
        (line, used)
    }

    /// At most `most` lines of a text; the last one ends in an ellipsis if there are more.
    pub fn wrap_at_most(self, text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
        let mut lines = self.wrap(text, size, room);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(last, size) + self.width("…", size) > room {
                    last.pop();
                }
                last.push('…');
            }
        }
        lines
    }
}

/// The parts of a text between which a line may break; non-breaking blanks do not part them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|sign: char| sign.is_whitespace() && !HOLDS.contains(&sign));
    parts.filter(|word| !word.is_empty())
}

/// Whether a character only changes the one before it, and the font may do without it.
fn is_silent(c: char) -> bool {
    is_combining_mark(c)
        || matches!(
            c,
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}'
        )
}

/// The width of every character of the font, in ems.
fn advances(face: FontWeight) -> HashMap<char, f64> {
    let Ok(font) = FontRef::new(face.bytes()) else {
        return HashMap::new();
    };
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    let signs = font.charmap().mappings();
    let signs = signs.filter_map(|(sign, glyph)| {
        let advance = metrics.advance_width(glyph)?;
        Some((char::from_u32(sign)?, f64::from(advance)))
    });
    signs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_the_signs_of_dutch_and_of_our_documents() {
        for face in [FontWeight::Regular, FontWeight::Strong] {
            let known = advances(face);
            for sign in
                "abcXYZ0189éëïöüáóúÉËèàâêîôûçñßœæ€‘’“”–—−…·•×→←↑↓≥≤%&@{}[]()<>=+*/\\|~▲▼●◇".chars()
            {
                assert!(known.contains_key(&sign), "{sign} in {face:?}");
            }
        }
    }

    #[test]
    fn a_sign_the_font_lacks_is_one_neutral_sign_and_as_wide() {
        let said = "Ja 中 👩‍💻👍🏽 🇳🇱 1\u{fe0f}\u{20e3} ❤\u{fe0f} α\u{301}";
        let marked = "Ja * ** * 1 * *";
        for face in [FontWeight::Regular, FontWeight::Strong] {
            assert_eq!(face.shown(said), marked);
            let (own, of_mark) = (face.width(said, 10.0), face.width(marked, 10.0));
            assert!((own - of_mark).abs() < 1e-9, "{own} {of_mark}");
            let lacking: Vec<&str> = face.lacking(said).collect();
            assert_eq!(lacking, ["中", "👩‍💻", "👍🏽", "🇳🇱", "❤\u{fe0f}", "α\u{301}"]);
        }
        assert!(matches!(
            FontWeight::Regular.shown("één €\u{a0}5"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn a_blank_that_holds_together_does_not_break() {
        let lines = FontWeight::Regular.wrap("4:\u{a0}7×, 5:\u{a0}2×", 10.0, 30.0);
        assert_eq!(lines, ["4:\u{a0}7×,", "5:\u{a0}2×"]);
    }

    #[test]
    fn lines_keep_every_word_and_stay_in_their_room() {
        let text = "Geen week zonder één gesprek met een klant, ook als het druk is met\nKwaliteitsmanagementsysteemverantwoordelijke";
        let lines = FontWeight::Regular.wrap(text, 10.0, 120.0);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(FontWeight::Regular.width(line, 10.0) <= 120.0, "{line}");
        }
        let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_blanks(&lines.concat()), without_blanks(text));
        let short = FontWeight::Regular.wrap_at_most(text, 10.0, 120.0, 2);
        assert_eq!(short.len(), 2);
        assert!(short[1].ends_with('…') && FontWeight::Regular.width(&short[1], 10.0) <= 120.0);
    }
}
