//! A line of text being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::event::Person;
use crate::domain::people::{Completion, completion};
use crate::domain::text::{Clean, Lang};

/// A line of text being typed.
#[derive(Clone, Debug)]
pub struct Line {
    area: TextArea<'static>,
    /// What is being typed at the cursor; `None` when the cursor was moved or something removed since.
    typing: Option<Typing>,
    /// Whether all of it is selected, so that what is typed takes its place.
    selected: bool,
    /// What was cut last: words, or what stood before or behind the cursor.
    cut: String,
}

/// What was typed at one place, key by key. What a key means can depend on the keys before and after it: a joiner between
/// two emoji, an accent on a letter.
#[derive(Clone, Debug)]
struct Typing {
    /// What stands before it.
    before: String,
    /// What was typed, as it came.
    raw: String,
    /// What stands behind it.
    after: String,
}

impl Default for Line {
    fn default() -> Self {
        Self::new("")
    }
}

impl Line {
    /// Creates a line that holds `text`, with the cursor behind it.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(vec![Clean::line(text).as_str().to_owned()]);
        area.move_cursor(CursorMove::End);
        Self {
            area,
            typing: None,
            selected: false,
            cut: String::new(),
        }
    }

    /// Selects what stands in it, if anything does.
    pub fn select(&mut self) {
        self.selected = !self.text().is_empty();
        self.area.move_cursor(CursorMove::End);
    }

    /// Whether what is typed takes the place of what stands in it.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Returns the text of the line.
    pub fn text(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Returns how many characters stand before the cursor.
    pub fn cursor(&self) -> usize {
        self.area.cursor().1
    }

    /// Puts the cursor behind so many characters.
    pub fn put_cursor(&mut self, characters: usize) {
        self.typing = None;
        self.selected = false;
        self.jump(characters);
    }

    /// Returns how what is typed goes on as the name of one of these people; `None` where the cursor is not at its end.
    pub fn offer(&self, people: &[Person], lang: Lang) -> Option<Completion> {
        let is_at_end = self.cursor() == self.text().chars().count() && !self.selected;
        is_at_end
            .then(|| completion(people, self.text(), lang))
            .flatten()
    }

    /// Takes a name that was offered.
    pub fn take(&mut self, offer: &Completion) {
        let before = self.text().get(..offer.before).unwrap_or_default();
        let text = format!("{before}{}", offer.name);
        let cut = std::mem::take(&mut self.cut);
        *self = Self {
            cut,
            ..Self::new(&text)
        };
    }

    /// Inserts text at the cursor, cleaned and on one line.
    pub fn insert(&mut self, text: &str) {
        if std::mem::take(&mut self.selected) {
            self.clear();
        }
        // Plain letters join with nothing before them; cleaning the whole line for each would make a long line slow.
        let is_plain = text.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        let last = self.typing.as_ref().and_then(|it| it.raw.chars().last());
        if is_plain && last.is_none_or(|last| last.is_ascii() || last.is_alphanumeric()) {
            self.typing = None;
            self.area.insert_str(text);
            return;
        }
        let mut typing = self.typing.take().unwrap_or_else(|| Typing {
            before: self.before(),
            raw: String::new(),
            after: self.after(),
        });
        typing.raw.push_str(text);
        let Typing { before, raw, after } = &typing;
        // Blanks at either end are kept: somebody who types or pastes in the middle of a line means them.
        let cleaned = Clean::new(&format!("{before}{raw}{after}"));
        let whole = cleaned.as_str().replace('\n', " ");
        // What stood behind the cursor stays there, but for an accent that went to the letter typed before it.
        let ends = whole.chars().rev().zip(after.chars().rev());
        let behind = ends.take_while(|(now, then)| now == then).count();
        let cursor = whole.chars().count() - behind;
        self.area = TextArea::new(vec![whole]);
        self.jump(cursor);
        self.typing = Some(typing);
    }

    /// Takes an editing key; returns whether it was one.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let by_word = word_key(event);
        if let KeyCode::Char(c) = event.code
            && !is_control(event)
            && by_word.is_none()
        {
            // A blank goes on with what stands: nothing that is selected begins with one.
            self.selected &= c != ' ';
            self.insert(&c.to_string());
            return true;
        }
        self.typing = None;
        let removes = matches!(event.code, KeyCode::Backspace | KeyCode::Delete);
        if std::mem::take(&mut self.selected) && removes {
            self.clear();
            return true;
        }
        match event.code {
            _ if let Some(by_word) = by_word => self.by_word(by_word),
            KeyCode::Backspace => self.delete_before(),
            KeyCode::Delete => self.delete_after(),
            KeyCode::Left => self.step_left(),
            KeyCode::Right => self.step_right(),
            KeyCode::Home | KeyCode::Char('a') => self.area.move_cursor(CursorMove::Head),
            KeyCode::End | KeyCode::Char('e') => self.area.move_cursor(CursorMove::End),
            KeyCode::Char('u') => self.cut(TextArea::delete_line_by_head),
            KeyCode::Char('k') => self.cut(TextArea::delete_line_by_end),
            // Not Ctrl-Y, which st sends for the wheel.
            KeyCode::Char('v') => {
                let cut = self.cut.clone();
                self.insert(&cut);
            }
            _ => return false,
        }
        true
    }

    fn by_word(&mut self, by_word: ByWord) {
        match by_word {
            ByWord::Back => self.area.move_cursor(CursorMove::WordBack),
            ByWord::On => self.area.move_cursor(CursorMove::WordForward),
            ByWord::CutBack => self.cut(TextArea::delete_word),
            ByWord::CutOn => self.cut(TextArea::delete_next_word),
        }
    }

    /// Cuts something out, which can be put in again elsewhere.
    fn cut(&mut self, cut: impl FnOnce(&mut TextArea<'static>) -> bool) {
        let before = self.text().to_owned();
        if cut(&mut self.area) {
            let gone = before.len().saturating_sub(self.text().len());
            let at = self.before().len();
            before
                .get(at..at + gone)
                .unwrap_or_default()
                .clone_into(&mut self.cut);
        }
    }

    /// Empties it, but for what was cut.
    fn clear(&mut self) {
        let cut = std::mem::take(&mut self.cut);
        *self = Self {
            cut,
            ..Self::default()
        };
    }

    fn before(&self) -> String {
        self.text().chars().take(self.cursor()).collect()
    }

    fn after(&self) -> String {
        self.text().chars().skip(self.cursor()).collect()
    }

    fn jump(&mut self, column: usize) {
        self.area.move_cursor(CursorMove::Jump(
            0,
            u16::try_from(column).unwrap_or(u16::MAX),
        ));
    }

    // The library deletes one code point, but people mean what they see: a family, a flag, an accented letter.
    fn delete_before(&mut self) {
        let before = self.before();
        let Some(last) = before.graphemes(true).next_back() else {
            return;
        };
        let count = last.chars().count();
        self.jump(self.cursor().saturating_sub(count));
        self.area.delete_str(count);
    }

    fn delete_after(&mut self) {
        let after = self.after();
        if let Some(first) = after.graphemes(true).next() {
            self.area.delete_str(first.chars().count());
        }
    }

    fn step_left(&mut self) {
        let count = self
            .before()
            .graphemes(true)
            .next_back()
            .map_or(0, |last| last.chars().count());
        self.jump(self.cursor().saturating_sub(count));
    }

    fn step_right(&mut self) {
        let count = self
            .after()
            .graphemes(true)
            .next()
            .map_or(0, |first| first.chars().count());
        self.jump(self.cursor() + count);
    }
}

/// What a key does with words.
#[derive(Clone, Copy, Debug)]
enum ByWord {
    Back,
    On,
    CutBack,
    CutOn,
}

/// Returns what a key does with words, by the keys of every system: Ctrl or Alt (Option) with an arrow, and Alt with a
/// letter, which some terminals send for those.
fn word_key(event: KeyEvent) -> Option<ByWord> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(match event.code {
        KeyCode::Left if ctrl || alt => ByWord::Back,
        KeyCode::Right if ctrl || alt => ByWord::On,
        KeyCode::Backspace if ctrl || alt => ByWord::CutBack,
        KeyCode::Delete if ctrl || alt => ByWord::CutOn,
        KeyCode::Char('w') if ctrl && !alt => ByWord::CutBack,
        KeyCode::Char('b') if alt && !ctrl => ByWord::Back,
        KeyCode::Char('f') if alt && !ctrl => ByWord::On,
        KeyCode::Char('d') if alt && !ctrl => ByWord::CutOn,
        _ => return None,
    })
}

/// Whether Ctrl makes something else of a character. Together with Alt it is `AltGr`, which makes characters.
pub(super) fn is_control(event: KeyEvent) -> bool {
    event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT) == KeyModifiers::CONTROL
}
