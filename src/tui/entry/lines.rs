//! Lines of text being typed below one another.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Line;

/// The most lines there can be.
const MOST: usize = 1200;

/// Lines of text being typed below one another, one of which has the cursor.
#[derive(Clone, Debug)]
pub struct Lines {
    /// All lines; the one with the cursor is as it was when the cursor came.
    texts: Vec<String>,
    /// The index of the line with the cursor.
    at: usize,
    /// The line with the cursor.
    line: Line,
}

impl Lines {
    /// Creates lines that hold these texts, with the cursor on an empty one behind them.
    pub fn new(texts: impl IntoIterator<Item = String>) -> Self {
        let mut texts: Vec<String> = texts.into_iter().collect();
        if texts.last().is_none_or(|last| !last.is_empty()) {
            texts.push(String::new());
        }
        Self {
            at: texts.len() - 1,
            texts,
            line: Line::default(),
        }
    }

    /// Returns how many lines there are; the last may be empty.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is nothing in them.
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Returns the line with the cursor, and its index.
    pub fn current(&self) -> (usize, &Line) {
        (self.at, &self.line)
    }

    /// Returns the text of the line with this index.
    pub fn get(&self, index: usize) -> &str {
        if index == self.at {
            self.line.text()
        } else {
            self.texts.get(index).map_or("", String::as_str)
        }
    }

    /// Returns the texts of all lines.
    pub fn texts(&self) -> Vec<String> {
        (0..self.len())
            .map(|index| self.get(index).to_owned())
            .collect()
    }

    /// Returns all of it, with line ends.
    pub fn text(&self) -> String {
        self.texts().join("\n")
    }

    /// Whether the cursor is on the last line, and nothing is on it.
    pub fn is_at_end(&self) -> bool {
        self.at + 1 == self.len() && self.line.text().trim().is_empty()
    }

    /// Puts the cursor at the end of the line so many lines down, or up where that is negative.
    pub fn travel(&mut self, lines: isize) {
        let last = self.len().saturating_sub(1);
        self.go(self.at.saturating_add_signed(lines).min(last));
    }

    fn go(&mut self, to: usize) {
        if to == self.at {
            return;
        }
        self.keep();
        self.at = to;
        self.line = Line::new(self.get_kept(to));
    }

    fn get_kept(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", String::as_str)
    }

    /// Writes the line with the cursor back among the others.
    fn keep(&mut self) {
        if let Some(text) = self.texts.get_mut(self.at) {
            self.line.text().clone_into(text);
        }
    }

    /// Breaks the line at the cursor; the cursor goes along with what stands behind it.
    pub fn break_line(&mut self) {
        if self.len() >= MOST {
            return;
        }
        let (before, behind) = self.parts();
        self.line = Line::new(&before);
        self.keep();
        self.texts.insert(self.at + 1, behind.clone());
        self.at += 1;
        self.line = Line::new(&behind);
        self.line.put_cursor(0);
    }

    /// Takes an editing key; returns whether it was one.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let is_plain = event.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        let end = self.line.text().chars().count();
        match event.code {
            KeyCode::Backspace if is_plain && self.line.cursor() == 0 => {
                if self.at > 0 {
                    self.join(self.at - 1);
                }
                true
            }
            KeyCode::Delete if is_plain && self.line.cursor() == end => {
                if self.at + 1 < self.len() {
                    self.join(self.at);
                }
                true
            }
            _ => self.line.key(event),
        }
    }

    /// Makes one line of the one with this index and the next; the cursor stands between them.
    fn join(&mut self, first: usize) {
        self.keep();
        let next = self.texts.remove(first + 1);
        let before = self.get_kept(first).to_owned();
        self.at = first;
        self.line = Line::new(&format!("{before}{next}"));
        self.line.put_cursor(before.chars().count());
    }

    /// Puts lines in at the cursor, as many as there can be; returns how many found no place.
    pub fn insert(&mut self, lines: &[String]) -> usize {
        if lines.is_empty() {
            return 0;
        }
        if let [line] = lines {
            self.line.insert(line);
            return 0;
        }
        // Whole lines stay whole: what stands around the cursor has lines of its own.
        let (before, behind) = self.parts();
        let mut between: Vec<String> = Vec::new();
        between.extend(Some(before).filter(|before| !before.trim().is_empty()));
        let fits = MOST.saturating_sub(self.len() + between.len());
        let taken = lines.len().min(fits);
        between.extend(lines.iter().take(taken).cloned());
        let at = self.at + between.len();
        between.push(behind);
        self.texts.splice(self.at..=self.at, between);
        self.at = at;
        self.line = Line::new(self.get_kept(at));
        self.line.put_cursor(0);
        lines.len() - taken
    }

    fn parts(&self) -> (String, String) {
        let text = self.line.text();
        let at = text.char_indices().nth(self.line.cursor());
        let (before, behind) = text.split_at(at.map_or(text.len(), |(at, _)| at));
        (before.to_owned(), behind.to_owned())
    }
}
