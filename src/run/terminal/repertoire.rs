//! Which signs a terminal has, and what is drawn in the place of those it has not.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use unicode_normalization::UnicodeNormalization;

use crate::tui::theme::Grain;

/// The signs that a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repertoire {
    /// All of them.
    #[default]
    Full,
    /// Those in the fonts of the Linux console, which hold 256 or 512 signs.
    Console,
    /// ASCII alone.
    Ascii,
}

/// The signs besides letters and those of Latin-1 that the console fonts of Debian have, in which what looks alike is
/// one sign: a heavy line is a thin one. None has quarters of cells, and those for the west of Europe no halves either.
const ON_THE_CONSOLE: &str = "–—‘’‚“”„•…‹›€™←↑→↓−≈≠≤≥─│┌┐└┘├┤┬┴┼█▒░■▲▶▼◀●";

/// Letters and signs up to here are left as they are on the console, which has the font of the language of its user.
const LATIN_1: RangeInclusive<char> = '\u{a1}'..='\u{ff}';
/// The last letter of the languages of Europe.
const LAST_LETTER: char = '\u{52f}';

/// The block elements, of which letters and bars are made that are larger than a cell.
const BLOCKS: RangeInclusive<char> = '\u{2580}'..='\u{259f}';
/// A cell that is full of ink.
const FULL: &str = "█";

/// What stands for a sign that cannot be said otherwise. It may mean nothing: a `?` would make a question of it.
const NEUTRAL: &str = "*";

/// What is drawn for signs where there is only ASCII, or where the console lacks them. A letter with an accent has none,
/// it is drawn without.
const FORMS: [(&str, &str); 52] = [
    // What is more than half full is full. Letters are then drawn in whole cells; the others are ends of bars, and bars
    // of half a row.
    ("█▛▜▙▟▋▊▉", FULL),
    ("▀▄", "="),
    ("▘▝▖▗", "-"),
    ("▌▐", "|"),
    ("▚▞", "#"),
    ("▏▎▍", " "),
    ("▓", "#"),
    ("▒", "~"),
    ("░", ":"),
    ("─", "-"),
    ("━═", "="),
    ("│┃║┊‖", "|"),
    ("┌┐└┘├┤┬┴┼", "+"),
    ("‐‑‒–—―−·", "-"),
    ("‘’‚‹›", "'"),
    ("“”„«»", "\""),
    ("…", "."),
    ("×", "x"),
    ("÷", ":"),
    ("→▶", ">"),
    ("←◀◂", "<"),
    ("↑▲", "^"),
    ("⇧", "S"),
    ("↓▼✓☑", "v"),
    ("≤", "<"),
    ("≥", ">"),
    ("≈", "~"),
    ("⇄↔±", "="),
    ("○◦☐▢", "o"),
    ("◉◐", "@"),
    ("◆", "+"),
    ("■▪▣", "#"),
    ("€", "E"),
    ("£", "L"),
    ("¥", "Y"),
    ("¶", "|"),
    ("°", "o"),
    ("²", "2"),
    ("³", "3"),
    ("¡", "!"),
    ("¿", "?"),
    ("ß", "s"),
    ("øœ", "o"),
    ("ØŒ", "O"),
    ("æ", "a"),
    ("Æ", "A"),
    ("ĳ", "y"),
    ("Ĳ", "Y"),
    ("ł", "l"),
    ("Ł", "L"),
    ("đ", "d"),
    ("Đ", "D"),
];

impl Repertoire {
    /// Returns how fine large letters can be drawn with it.
    pub fn grain(self) -> Grain {
        match self {
            Self::Full => Grain::Quarters,
            Self::Console | Self::Ascii => Grain::Whole,
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Full => true,
            Self::Ascii => c.is_ascii(),
            Self::Console => {
                c.is_ascii()
                    || LATIN_1.contains(&c)
                    || ON_THE_CONSOLE.contains(c)
                    || (c.is_alphabetic() && c <= LAST_LETTER)
            }
        }
    }

    /// Returns what is drawn for a sign, one cell wide unless the terminal has the sign itself.
    pub fn form(self, sign: &str) -> Cow<'_, str> {
        let mut composed = sign.nfc();
        let (Some(first), None) = (composed.next(), composed.next()) else {
            return NEUTRAL.into();
        };
        if self.has(first) {
            return first.to_string().into();
        }
        let form = FORMS.iter().find(|(signs, _)| signs.contains(first));
        if let Some((_, form)) = form {
            return (*form).into();
        }
        match first.nfd().next() {
            Some(blank) if blank.is_whitespace() => " ".into(),
            Some(letter) if letter.is_ascii() => letter.to_string().into(),
            _ => NEUTRAL.into(),
        }
    }

    /// Returns how a cell is drawn, as wide as it is.
    pub(super) fn drawn(self, cell: &Cell) -> Cell {
        let mut cell = cell.clone();
        let symbol = cell.symbol();
        if symbol.is_ascii() {
            return cell;
        }
        if !symbol.chars().all(|c| self.has(c)) {
            let width = usize::from(cell.cell_width().max(1));
            let form = self.form(symbol);
            let form = format!("{form:width$}");
            cell.set_symbol(&form);
        }
        if is_block(&cell) {
            as_ink(&mut cell);
        }
        cell
    }
}

fn is_block(cell: &Cell) -> bool {
    let first = cell.symbol().chars().next();
    first.is_some_and(|first| BLOCKS.contains(&first))
}

/// Has a cell of ink join its neighbours. A font may leave a gap around a full block and a ground leaves none, so it is a
/// blank on a ground of its colour. And nothing of blocks is bold: many terminals draw bold in another colour, which a
/// ground does not follow.
fn as_ink(cell: &mut Cell) {
    cell.modifier.remove(Modifier::BOLD);
    if cell.symbol() != FULL {
        return;
    }
    cell.set_symbol(" ");
    if cell.modifier.contains(Modifier::REVERSED) {
        cell.modifier.remove(Modifier::REVERSED);
    } else if cell.fg == Color::Reset {
        cell.modifier.insert(Modifier::REVERSED);
    } else {
        cell.bg = cell.fg;
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn drawn(repertoire: Repertoire, symbol: &str) -> String {
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        repertoire.drawn(&cell).symbol().to_owned()
    }

    #[test]
    fn a_full_cell_is_a_ground_and_needs_no_glyph() {
        let style = Style::new().fg(Color::Blue).bg(Color::White);
        let bold = style.add_modifier(Modifier::BOLD);
        let of = |symbol: &str, style: Style| {
            let mut cell = Cell::default();
            cell.set_symbol(symbol).set_style(style);
            let cell = Repertoire::Full.drawn(&cell);
            (cell.symbol().to_owned(), cell.fg, cell.bg, cell.modifier)
        };
        let none = Modifier::empty();
        let (blue, white) = (Color::Blue, Color::White);
        assert_eq!(of("█", bold), (" ".to_owned(), blue, blue, none));
        assert_eq!(of("▀", bold), ("▀".to_owned(), blue, white, none));
        assert_eq!(of("a", bold), ("a".to_owned(), blue, white, Modifier::BOLD));
        // Whose foreground is on the ground already, and whose colours are the terminal's own.
        let reversed = style.add_modifier(Modifier::REVERSED);
        assert_eq!(of("█", reversed), (" ".to_owned(), blue, white, none));
        let (symbol, _, _, modifier) = of("█", Style::new());
        assert_eq!((symbol.as_str(), modifier), (" ", Modifier::REVERSED));
    }

    #[test]
    fn what_a_terminal_lacks_is_said_with_what_it_has_and_as_wide() {
        for (sign, console, ascii) in [
            ("a", "a", "a"),
            ("é", "é", "e"),
            ("e\u{301}", "é", "e"),
            ("€", "€", "E"),
            ("½", "½", "*"),
            ("…", "…", "."),
            ("●", "●", "*"),
            ("○", "o", "o"),
            ("━", "=", "="),
            ("─", "─", "-"),
            ("▟", " ", " "),
            ("█", " ", " "),
            ("▄", "=", "="),
            ("✓", "v", "v"),
            ("ł", "ł", "l"),
            ("漢", "* ", "* "),
            ("👍🏽", "* ", "* "),
            ("🇳🇱", "* ", "* "),
            ("1\u{fe0f}\u{20e3}", "* ", "* "),
        ] {
            assert_eq!(drawn(Repertoire::Console, sign), console, "{sign}");
            assert_eq!(drawn(Repertoire::Ascii, sign), ascii, "{sign}");
            let kept = if sign == "█" { " " } else { sign };
            assert_eq!(drawn(Repertoire::Full, sign), kept);
        }
    }
}
