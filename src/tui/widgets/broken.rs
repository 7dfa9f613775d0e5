//! Breaks text into lines for letters of any height: at blanks, at hyphens, and in long words between syllables.

use unicode_segmentation::UnicodeSegmentation;

use super::large::Size;
use crate::domain::text::Lang;

/// The fewest letters of a word that stay on a line of their own when it is broken.
const LEAST: usize = 3;
/// After these a word may be broken without a hyphen.
const BREAKS: [char; 6] = ['-', '–', '—', '/', '\\', '_'];

/// A text measured once, so that it can be set in lines of many widths.
#[derive(Clone, Debug)]
pub struct Measured {
    lang: Lang,
    /// Its words, and their widths in the pixels of each face; an empty word begins a paragraph.
    words: Vec<(String, [u32; 4])>,
}

impl Measured {
    /// Measures a text in a language.
    pub fn new(text: &str, lang: Lang) -> Self {
        let sizes: Vec<Size> = Size::all().take(4).collect();
        let mut words = Vec::new();
        for (n, paragraph) in text.lines().enumerate() {
            if n > 0 {
                words.push((String::new(), [0; 4]));
            }
            for word in paragraph.split_whitespace() {
                let mut widths = [0; 4];
                for (width, size) in widths.iter_mut().zip(&sizes) {
                    *width = size.pixels(word);
                }
                words.push((word.to_owned(), widths));
            }
        }
        Self { lang, words }
    }

    /// Returns the columns it takes in one line.
    pub fn columns(&self, size: Size) -> usize {
        let face = size.face();
        let blanks = u32::try_from(self.words.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let words = self.words.iter().filter_map(|(_, widths)| widths.get(face));
        size.columns_of(words.sum::<u32>() + blanks.saturating_mul(size.blank()))
    }

    /// Returns the lines of at most `columns` in letters of a size. Words are broken, at hyphens, only where letters a
    /// step smaller would not spare them that. `None` if a word cannot be broken so that it fits, or if no page has that
    /// many rows.
    pub fn lines(&self, size: Size, columns: usize) -> Option<Vec<String>> {
        self.set(size, columns, false).or_else(|| {
            let spared = size
                .smaller()
                .filter(|smaller| *smaller > Size::CELLS)
                .and_then(|smaller| self.set(smaller, columns, false));
            match spared {
                Some(_) => None,
                None => self.set(size, columns, true),
            }
        })
    }

    fn set(&self, size: Size, columns: usize, breaks: bool) -> Option<Vec<String>> {
        let face = size.face();
        let blank = size.blank();
        let mut lines = vec![String::new()];
        let mut used: u32 = 0;
        for (word, widths) in &self.words {
            if word.is_empty() {
                lines.push(String::new());
                used = 0;
                continue;
            }
            let wide = widths.get(face).copied().unwrap_or(0);
            let line = lines.last_mut()?;
            let longer = used + blank + wide;
            if line.is_empty() && size.columns_of(wide) <= columns {
                line.push_str(word);
                used = wide;
            } else if !line.is_empty() && size.columns_of(longer) <= columns {
                line.push(' ');
                line.push_str(word);
                used = longer;
            } else if size.columns_of(wide) <= columns {
                lines.push(word.clone());
                used = wide;
            } else if breaks {
                used = self.broken(word, size, columns, &mut lines)?;
            } else {
                return None;
            }
        }
        let rows = lines.len() * usize::from(size.rows());
        u16::try_from(rows).is_ok().then_some(lines)
    }

    /// Adds a word that is wider than a line, broken; returns how wide its last line is.
    fn broken(
        &self,
        word: &str,
        size: Size,
        columns: usize,
        lines: &mut Vec<String>,
    ) -> Option<u32> {
        let parts = parts(word, self.lang);
        let mut parts = parts.as_slice();
        while !parts.is_empty() {
            let line = lines.last_mut()?;
            let before = if line.is_empty() {
                0
            } else {
                size.pixels(line) + size.blank()
            };
            let count = fitting(parts, before, size, columns);
            if count > 0 {
                if before > 0 {
                    line.push(' ');
                }
                *line += &joined(parts, count);
                parts = parts.get(count..)?;
            } else if before == 0 {
                // Nothing but its letters is left to break it at: better that than not to see its end.
                let (first, rest) = parts.split_first()?;
                if size > Size::CELLS {
                    return None;
                }
                parts = rest;
                let mut used = 0;
                for letter in first.graphemes(true) {
                    let wide = size.pixels(letter);
                    if used > 0 && size.columns_of(used + wide) > columns {
                        lines.push(String::new());
                        used = 0;
                    }
                    lines.last_mut()?.push_str(letter);
                    used += wide;
                }
            }
            if !parts.is_empty() {
                lines.push(String::new());
            }
        }
        lines.last().map(|line| size.pixels(line))
    }
}

/// Returns how many of the first parts of a word fit behind what is `before` them, with a hyphen where one is due.
fn fitting(parts: &[&str], before: u32, size: Size, columns: usize) -> usize {
    let hyphen = size.pixels("-");
    let (mut used, mut count) = (before, 0);
    for (n, part) in (1..).zip(parts) {
        used += size.pixels(part);
        if size.columns_of(used) > columns {
            break;
        }
        let is_last = n == parts.len();
        if is_last || part.ends_with(BREAKS) || size.columns_of(used + hyphen) <= columns {
            count = n;
        }
    }
    count
}

/// Returns the first parts of a word as they stand at the end of a line.
fn joined(parts: &[&str], count: usize) -> String {
    let mut text = parts.get(..count).unwrap_or(parts).concat();
    if count < parts.len() && !text.ends_with(BREAKS) {
        text.push('-');
    }
    text
}

/// Returns the parts of a word between which it may be broken.
fn parts(word: &str, lang: Lang) -> Vec<&str> {
    let lang = match lang {
        Lang::Nl => hypher::Lang::Dutch,
        Lang::En => hypher::Lang::English,
    };
    let mut parts: Vec<&str> = Vec::new();
    for piece in word.split_inclusive(BREAKS) {
        let is_letter = |c: char| c.is_alphabetic();
        let begins = piece.find(is_letter).unwrap_or(piece.len());
        let rest = piece.get(begins..).unwrap_or_default();
        let ends = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let core = rest.get(..ends).unwrap_or_default();
        let from = parts.len();
        // Where each syllable ends, in bytes of the piece: what is before the letters goes with the first, and what
        // is after them with the last.
        let mut at = 0;
        let mut end = begins;
        let syllables: Vec<&str> = hypher::hyphenate_bounded(core, lang, LEAST, LEAST).collect();
        for (n, syllable) in syllables.iter().enumerate() {
            end += syllable.len();
            let to = if n + 1 == syllables.len() {
                piece.len()
            } else {
                end
            };
            parts.extend(piece.get(at..to));
            at = to;
        }
        if parts.len() == from {
            parts.push(piece);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::MAX_TEXT;

    fn lines(text: &str, lang: Lang, size: Size, letters: usize) -> Option<Vec<String>> {
        let columns = size.columns(&"n".repeat(letters));
        Measured::new(text, lang).lines(size, columns)
    }

    #[test]
    fn a_long_word_is_broken_between_syllables_of_its_language_and_nowhere_else() {
        let cells = Size::CELLS;
        let nl = lines("de vestigingsmanagers", Lang::Nl, cells, 15).unwrap();
        assert_eq!(nl, ["de vestigings-", "managers"]);
        let en = lines("responsibilities", Lang::En, cells, 12).unwrap();
        assert_eq!(en.len(), 2);
        assert!(en[0].ends_with('-'), "{en:?}");
        // A word that has a line to itself stays whole, and a hyphen it has is its own.
        assert_eq!(
            lines("een verantwoording", Lang::Nl, cells, 14)
                .unwrap()
                .len(),
            2
        );
        let own = lines("front-office-medewerkers", Lang::Nl, cells, 13).unwrap();
        assert_eq!(own, ["front-office-", "medewerkers"]);
    }

    #[test]
    fn letters_a_step_smaller_are_better_than_a_broken_word() {
        let text = Measured::new("klantgerichtheid", Lang::Nl);
        let sizes: Vec<Size> = Size::all().collect();
        let columns = sizes[2].columns("klantgerichtheid");
        assert_eq!(text.lines(sizes[3], columns), None);
        assert_eq!(text.lines(sizes[2], columns).unwrap().len(), 1);
    }

    #[test]
    fn a_broken_word_has_all_its_letters_and_every_line_is_as_full_as_it_can_be() {
        let word = "arbeidsongeschiktheidsverzekeringsmaatschappijvertegenwoordiger";
        let sizes: Vec<Size> = Size::all().collect();
        for (size, letters) in [(sizes[0], 14), (sizes[1], 20), (sizes[4], 26)] {
            let lines =
                Measured::new(word, Lang::Nl).set(size, size.columns(&"n".repeat(letters)), true);
            let lines = lines.unwrap();
            let whole: String = lines
                .iter()
                .map(|line| line.trim_end_matches('-'))
                .collect();
            assert_eq!(whole, word);
            let columns = size.columns(&"n".repeat(letters));
            for pair in lines.windows(2) {
                assert!(size.columns(&pair[0]) <= columns, "{lines:?}");
                // The first syllable of the next line has no room here.
                let next = parts(&pair[1], Lang::Nl)[0];
                let fuller = format!("{}{next}-", pair[0].trim_end_matches('-'));
                assert!(size.columns(&fuller) > columns, "{lines:?}");
            }
        }
    }

    #[test]
    fn letters_are_never_so_large_that_no_page_could_have_the_rows() {
        let text = Measured::new(&"mmm ".repeat(MAX_TEXT / 4), Lang::En);
        let most = usize::from(u16::MAX);
        let mut set = 0;
        for size in Size::all() {
            let Some(lines) = text.lines(size, size.columns("mmmm")) else {
                continue;
            };
            assert!(lines.len() * usize::from(size.rows()) <= most);
            set += 1;
        }
        assert!((1..Size::all().count()).contains(&set));
    }

    #[test]
    fn what_has_no_syllables_is_seen_whole_all_the_same() {
        let address = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
        let lines = lines(address, Lang::Nl, Size::CELLS, 16).unwrap();
        assert_eq!(lines.concat(), address);
        assert!(lines.iter().all(|line| line.len() <= 16));
    }
}
