//! The letters of documents: the font that goes with them, how wide a text is in it, and where its lines break.

use std::collections::HashMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_segmentation::UnicodeSegmentation;

/// How wide a sign counts that the font lacks, in ems.
const UNKNOWN: f64 = 0.7;

/// A weight of the font of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Text.
    Regular,
    /// Headings, and what stands out.
    Strong,
}

static REGULAR: LazyLock<HashMap<char, f64>> = LazyLock::new(|| advances(Face::Regular));
static STRONG: LazyLock<HashMap<char, f64>> = LazyLock::new(|| advances(Face::Strong));

impl Face {
    /// The font's file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter-Regular.otf"),
            Self::Strong => include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        }
    }

    /// How wide a text is at a size, in the unit of the size.
    pub fn width(self, text: &str, size: f64) -> f64 {
        let advances = match self {
            Self::Regular => &*REGULAR,
            Self::Strong => &*STRONG,
        };
        let ems = text
            .chars()
            .map(|c| advances.get(&c).copied().unwrap_or(UNKNOWN));
        ems.sum::<f64>() * size
    }

    /// The lines of a text in so much room: broken between words, and within a word that has no room on a line.
    pub fn wrap(self, text: &str, size: f64, room: f64) -> Vec<String> {
        let space = self.width(" ", size);
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let (mut line, mut used) = (String::new(), 0.0);
            for word in paragraph.split_whitespace() {
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

    /// Puts a word on as many lines as it takes; returns what stands on the last, and its width.
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

    /// At most so many lines; the last ends in an ellipsis where there were more.
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

/// The width of every sign of a font, in ems.
fn advances(face: Face) -> HashMap<char, f64> {
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
        for face in [Face::Regular, Face::Strong] {
            let known = advances(face);
            for sign in
                "abcXYZ0189éëïöüáóúÉËèàâêîôûçñßœæ€‘’“”–—−…·•×→←↑↓≥≤%&@{}[]()<>=+*/\\|".chars()
            {
                assert!(known.contains_key(&sign), "{sign} in {face:?}");
            }
        }
    }

    #[test]
    fn lines_keep_every_word_and_stay_in_their_room() {
        let text = "Geen week zonder één gesprek met een klant, ook als het druk is met\nKwaliteitsmanagementsysteemverantwoordelijke";
        let lines = Face::Regular.wrap(text, 10.0, 120.0);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(Face::Regular.width(line, 10.0) <= 120.0, "{line}");
        }
        let without_blanks = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_blanks(&lines.concat()), without_blanks(text));
        let short = Face::Regular.wrap_at_most(text, 10.0, 120.0, 2);
        assert_eq!(short.len(), 2);
        assert!(short[1].ends_with('…') && Face::Regular.width(&short[1], 10.0) <= 120.0);
    }
}
