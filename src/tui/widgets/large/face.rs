//! The faces of large letters: their pixels, which are half as wide as they are high.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A letter as pixels.
#[derive(Debug)]
pub(super) struct Glyph {
    advance: u32,
    /// How many pixels its first column is right of where it begins.
    pub(super) left: i32,
    /// How many rows of pixels its first row is above the baseline.
    pub(super) top: i32,
    /// Its rows; `#` is ink.
    pub(super) rows: Vec<&'static str>,
}

/// A set of letters of one height.
#[derive(Debug)]
pub(super) struct Face {
    glyphs: HashMap<char, Glyph>,
    /// The advance of the first letters of Unicode, since nearly all text is made of them; 0: no such letter.
    advances: Vec<u32>,
    /// The width of a blank, in pixels.
    pub(super) blank: u32,
    /// The rows of pixels from the top of a line to its baseline.
    pub(super) ascent: i32,
    /// The rows of pixels of a digit.
    pub(super) digit: u16,
}

/// The rows of pixels by which an accent on a capital may stand out above its line.
pub(super) const OVERHANG: u16 = 2;
/// How many letters of Unicode have their advance at hand.
const COMMON: u32 = 0x180;

/// What one place of a line shows.
pub(super) enum Sign<'a> {
    /// A blank of the face.
    Blank,
    /// A letter of the face.
    Glyph(&'static Glyph),
    /// A sign the face lacks, which is shown in the terminal's own letters.
    Own(&'a str),
}

/// The faces, the smallest first: three, four and six rows a line.
pub(super) fn faces() -> &'static [Face; 3] {
    static FACES: OnceLock<[Face; 3]> = OnceLock::new();
    FACES.get_or_init(|| {
        [
            Face::read(include_str!("../../../../assets/font/small.txt"), 4, 5, 5),
            Face::read(include_str!("../../../../assets/font/middle.txt"), 6, 6, 6),
            Face::read(include_str!("../../../../assets/font/large.txt"), 6, 9, 8),
        ]
    })
}

impl Face {
    fn read(text: &'static str, blank: u32, ascent: i32, digit: u16) -> Self {
        let mut glyphs: HashMap<char, Glyph> = HashMap::new();
        let mut last = None;
        for line in text.lines().filter(|line| !line.starts_with("//")) {
            if let Some((c, glyph)) = header(line) {
                glyphs.insert(c, glyph);
                last = Some(c);
            } else if let Some(glyph) = last.and_then(|c| glyphs.get_mut(&c)) {
                glyph.rows.push(line);
            }
        }
        let common = (0..COMMON).filter_map(char::from_u32);
        let advances = common.map(|c| glyphs.get(&c).map_or(0, |glyph| glyph.advance));
        Self {
            advances: advances.collect(),
            glyphs,
            blank,
            ascent,
            digit,
        }
    }

    /// Returns a letter of the face; `None` if it has none.
    pub(super) fn glyph(&'static self, c: char) -> Option<&'static Glyph> {
        self.glyphs.get(&c)
    }

    /// Returns how many pixels wide a text is, and in how many signs the face lacks.
    pub(super) fn pixels(&'static self, text: &str) -> u32 {
        let mut sum = 0;
        for c in text.chars() {
            let place = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
            match self.advances.get(place) {
                _ if c == ' ' => sum += self.blank,
                Some(advance @ 1..) => sum += advance,
                // What is not common may be set together of several characters.
                _ => return self.signs(text).iter().map(|sign| self.advance(sign)).sum(),
            }
        }
        sum
    }

    /// Returns how many pixels on the next sign stands.
    pub(super) fn advance(&self, sign: &Sign<'_>) -> u32 {
        match sign {
            Sign::Blank => self.blank,
            Sign::Glyph(glyph) => glyph.advance,
            // Two pixels a cell, and another cell so that it does not touch the next.
            Sign::Own(text) => u32::try_from(text.width() * 2 + 2).unwrap_or(0),
        }
    }

    /// Returns a text sign by sign, however its accents were typed.
    pub(super) fn signs<'a>(&'static self, text: &'a str) -> Vec<Sign<'a>> {
        let sign = |grapheme: &'a str| {
            if grapheme.chars().all(char::is_whitespace) {
                return Sign::Blank;
            }
            let mut composed = grapheme.nfc();
            let glyph = composed.next().and_then(|c| self.glyph(c));
            match (glyph, composed.next()) {
                (Some(glyph), None) => Sign::Glyph(glyph),
                _ => Sign::Own(grapheme),
            }
        };
        text.graphemes(true).map(sign).collect()
    }
}

fn header(line: &'static str) -> Option<(char, Glyph)> {
    let mut parts = line.split(' ');
    let c = parts.next()?.chars().next()?;
    let advance = parts.next()?.parse().ok()?;
    let mut number = || parts.next()?.parse().ok();
    let (left, top) = (number()?, number()?);
    let rows = Vec::new();
    Some((
        c,
        Glyph {
            advance,
            left,
            top,
            rows,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font whose half blocks do not fill their halves shows gaps in a stroke of two of them.
    #[test]
    fn small_letters_begin_and_end_with_whole_cells() {
        for face in &faces()[..2] {
            assert_eq!(face.blank % 2, 0);
            for (c, glyph) in &face.glyphs {
                assert_eq!((glyph.advance % 2, glyph.left), (0, 0), "{c:?}");
                for row in &glyph.rows {
                    let pairs = row.as_bytes().chunks(2);
                    assert!(pairs.clone().all(|pair| pair[0] == pair[1]), "{c:?} {row}");
                }
            }
        }
    }

    #[test]
    fn what_dutch_and_english_are_written_with_can_be_drawn_at_every_height() {
        let all = "ÁÉÍÓÚÀÈËÏÖÜÂÊÎÔÛÇÑáéíóúàèëïöüâêîôûçñĳĲ€’‘“”„–—…·×→≥≤−•✓●○";
        let ascii: String = ('!'..='~').collect();
        for face in faces() {
            for c in all.chars().chain(ascii.chars()) {
                let glyph = face.glyph(c);
                let glyph = glyph.unwrap_or_else(|| panic!("{c:?} has no glyph"));
                let is_inked = glyph.rows.iter().any(|row| row.contains('#'));
                assert!(is_inked, "{c:?} is blank");
            }
        }
    }

    /// An accent tells “een” from “één”, and at the back of a room an N is soon an H.
    #[test]
    fn no_two_letters_of_dutch_and_english_are_drawn_alike() {
        let letters = "ÁÉÍÓÚÀÈËÏÖÜÂÊÎÔÛÇÑáéíóúàèëïöüâêîôûçñ".chars();
        let letters = letters.chain('a'..='z').chain('A'..='Z').chain('0'..='9');
        let letters: Vec<char> = letters.chain("%€&@$#?!".chars()).collect();
        for face in faces() {
            for (n, one) in letters.iter().enumerate() {
                let is_other = |c: &&char| !c.to_lowercase().eq(one.to_lowercase());
                for other in letters[n + 1..].iter().filter(is_other) {
                    let [a, b] = [one, other].map(|c| face.glyph(*c).unwrap());
                    assert_ne!((a.top, &a.rows), (b.top, &b.rows), "{one} and {other}");
                }
            }
        }
    }
}
