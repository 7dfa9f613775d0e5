//! Breaks text into lines for letters of any height: at blanks, at hyphens, and in long words between syllables.

use unicode_segmentation::UnicodeSegmentation;

use super::large::Size;
use crate::domain::text::Lang;

/// The fewest letters of a word that stay on a line of their own when it is broken.
const LEAST: usize = 3;
/// The blanks at which no line is broken.
const UNBROKEN: [char; 2] = ['\u{a0}', '\u{202f}'];
/// After these a word may be broken without a hyphen.
const BREAKS: [char; 6] = ['-', '–', '—', '/', '\\', '_'];

/// A word, measured.
#[derive(Clone, Debug)]
struct Word {
    /// It; empty at the beginning of a paragraph.
    text: String,
    /// Its widths in the pixels of each face.
    widths: [u32; 4],
    /// Whether the next one stands on the same line, wherever a line has room for both: a number and what it counts,
    /// what is on both sides of `=`.
    is_tied: bool,
}

impl Word {
    fn wide(&self, face: usize) -> u32 {
        self.widths.get(face).copied().unwrap_or(0)
    }
}

/// Whether no line is to be broken between two words.
fn are_tied(word: &str, next: &str) -> bool {
    let is_number =
        word.ends_with(|c: char| c.is_ascii_digit()) && !word.contains(|c: char| c.is_alphabetic());
    let is_unit = next.starts_with(|c: char| c.is_alphabetic() || "%°€$".contains(c));
    word == "=" || next.starts_with('=') || (is_number && is_unit)
}

/// A text measured once, so that it can be set in lines of many widths.
#[derive(Clone, Debug)]
pub struct Measured {
    lang: Lang,
    words: Vec<Word>,
}

impl Measured {
    /// Measures a text in a language.
    pub fn new(text: &str, lang: Lang) -> Self {
        let sizes: Vec<Size> = Size::all().take(4).collect();
        let mut words = Vec::new();
        for (n, paragraph) in text.lines().enumerate() {
            let from = words.len() + usize::from(n > 0);
            if n > 0 {
                words.push(Word {
                    text: String::new(),
                    widths: [0; 4],
                    is_tied: false,
                });
            }
            for (text, is_tied) in unbroken(paragraph) {
                if let Some(before) = words.get_mut(from..).and_then(<[Word]>::last_mut) {
                    before.is_tied |= are_tied(&before.text, text);
                }
                let mut widths = [0; 4];
                for (width, size) in widths.iter_mut().zip(&sizes) {
                    *width = size.pixels(text);
                }
                words.push(Word {
                    text: text.to_owned(),
                    widths,
                    is_tied,
                });
            }
        }
        Self { lang, words }
    }

    /// Returns the columns it takes in one line.
    pub fn columns(&self, size: Size) -> usize {
        let face = size.face();
        let blanks = u32::try_from(self.words.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let words = self.words.iter().map(|word| word.wide(face));
        size.columns_of(words.sum::<u32>() + blanks.saturating_mul(size.blank()))
    }

    /// Returns the columns that its widest word takes.
    pub fn widest(&self, size: Size) -> usize {
        let words = self.words.iter().map(|word| word.wide(size.face()));
        size.columns_of(words.max().unwrap_or(0))
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
        // The words before this one have been given a line with the one before them.
        let mut tied = 0;
        for (n, found) in self.words.iter().enumerate() {
            let word = &found.text;
            if word.is_empty() {
                lines.push(String::new());
                used = 0;
                continue;
            }
            let wide = found.wide(face);
            if found.is_tied && n >= tied {
                let fits = |wide: u32| size.columns_of(wide) <= columns;
                let (count, together) = self.tied(n, face, blank, fits);
                tied = n + count;
                if used > 0 && count > 1 && !fits(used + blank + together) {
                    lines.push(String::new());
                    used = 0;
                }
            }
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

    /// Counts the words from one on that are to stand on one line and fit on it; also returns how wide they are.
    fn tied(
        &self,
        from: usize,
        face: usize,
        blank: u32,
        fits: impl Fn(u32) -> bool,
    ) -> (usize, u32) {
        let words = self.words.get(from..).unwrap_or_default();
        let mut together = words.first().map_or(0, |word| word.wide(face));
        let mut count = 1;
        for pair in words.windows(2).take_while(|pair| pair[0].is_tied) {
            let longer = together + blank + pair[1].wide(face);
            if !fits(longer) {
                break;
            }
            (count, together) = (count + 1, longer);
        }
        (count, together)
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

/// Returns the words of a paragraph, and of each whether a blank at which no line is broken stands behind it.
fn unbroken(paragraph: &str) -> impl Iterator<Item = (&str, bool)> {
    paragraph.split_whitespace().scan(paragraph, |rest, word| {
        let begins = rest.find(word)?;
        *rest = rest.get(begins + word.len()..)?;
        Some((word, rest.starts_with(UNBROKEN)))
    })
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
    fn a_number_stays_with_what_it_counts_and_a_score_with_what_it_means() {
        let set = |text: &str, letters| lines(text, Lang::Nl, Size::CELLS, letters).unwrap();
        assert_eq!(
            set("1 = nauwelijks, 5 = helemaal", 19),
            ["1 = nauwelijks,", "5 = helemaal"]
        );
        assert_eq!(
            set("gemiddeld 7,9 (n = 18)", 18),
            ["gemiddeld 7,9", "(n = 18)"]
        );
        assert_eq!(
            set("er bleven 12 stickers over", 12),
            ["er bleven", "12 stickers", "over"]
        );
        assert_eq!(
            set("samen €\u{a0}12,50 per dag", 9),
            ["samen", "€ 12,50", "per dag"]
        );
        // Where no line has room for both it is broken all the same, and no letter becomes smaller for it.
        assert_eq!(set("wel 12 stickers", 9), ["wel 12", "stickers"]);
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
