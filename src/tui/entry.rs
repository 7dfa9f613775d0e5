//! The fields being filled in, one of which has the focus.

use crossterm::event::{KeyCode, KeyEvent};

use crate::domain::command::Refusal;
use crate::domain::dates::Here;
use crate::domain::draft::HalfTyped;
use crate::domain::event::{Fields, Person, Value};
use crate::domain::people::Completion;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::{Duration, Field, FieldKind, PERMISSION, Unit};
use crate::domain::{input, numbers};

mod line;
mod lines;

pub use line::Line;
use line::is_control;
pub use lines::Lines;

/// One field being filled in.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The field as the script defines it.
    pub field: Field,
    /// The text typed; unused in a choice.
    pub line: Line,
    /// The index of the choice taken; `None` if none is taken.
    pub choice: Option<usize>,
    /// What stood in it before anybody typed, as it is written in a draft; empty: nothing.
    ready: String,
    /// The number typed so far to choose by; 0 if none is.
    number: usize,
}

impl Slot {
    fn new(field: &Field, value: Option<&Value>, words: &Words) -> Self {
        let choice = match (&field.kind, value) {
            (FieldKind::Choice(choices), Some(Value::Choice(id))) => {
                choices.iter().position(|choice| choice.id == *id)
            }
            _ => None,
        };
        let text = match (&field.kind, value) {
            (_, Some(value)) if choice.is_none() => shown(field, value, words),
            _ => String::new(),
        };
        Self {
            field: field.clone(),
            line: Line::new(&text),
            choice,
            ready: String::new(),
            number: 0,
        }
    }

    /// Returns what stands in it: a text, or the id of the choice taken.
    fn written(&self) -> &str {
        match self.choice.and_then(|at| self.choices().get(at)) {
            Some(choice) => &choice.id,
            None => self.line.text(),
        }
    }

    /// Whether nobody typed or chose anything in it: it is empty, or as it stood ready.
    fn is_blank(&self) -> bool {
        let written = self.written();
        written.trim().is_empty() || written == self.ready
    }

    /// Whether what stands in it is that of the item before.
    pub fn is_as_before(&self) -> bool {
        self.field.stays && !self.ready.is_empty() && self.written() == self.ready
    }

    /// Returns how what is typed goes on as the name of one of these people; `None` if it asks for nobody's name, or the
    /// cursor is elsewhere.
    pub fn offer(&self, people: &[Person], lang: Lang) -> Option<Completion> {
        let asks = self.field.kind == FieldKind::Person;
        asks.then(|| self.line.offer(people, lang)).flatten()
    }

    /// Returns the field's choices; empty unless it is a choice.
    pub fn choices(&self) -> &[crate::domain::workshop::Choice] {
        match &self.field.kind {
            FieldKind::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// Selects what stands in it if it is a number, an amount, a day: of those nobody types half behind another half.
    fn select(&mut self) {
        match self.field.kind {
            FieldKind::Number { .. } | FieldKind::Duration | FieldKind::Date => self.line.select(),
            FieldKind::Text
            | FieldKind::Person
            | FieldKind::Role
            | FieldKind::Choice(_)
            | FieldKind::ChoiceOf(_) => {}
        }
    }

    fn value(&self, here: Here) -> Result<Option<Value>, Refusal> {
        match &self.field.kind {
            FieldKind::Choice(choices) => {
                let chosen = self.choice.and_then(|index| choices.get(index));
                Ok(chosen.map(|choice| Value::Choice(choice.id.clone())))
            }
            _ => input::value(&self.field, self.line.text(), here),
        }
    }

    /// Takes a key; returns whether it was used. In a choice, digits and arrows choose, and letters jump.
    pub fn key(&mut self, event: KeyEvent, lang: Lang) -> bool {
        let count = self.choices().len();
        if count == 0 {
            return self.line.key(event);
        }
        let last = count - 1;
        if !matches!(event.code, KeyCode::Char(_)) {
            self.number = 0;
        }
        self.choice = match event.code {
            KeyCode::Char(_) if is_control(event) => return false,
            KeyCode::Left => Some(
                self.choice
                    .map_or(last, |index| index.checked_sub(1).unwrap_or(last)),
            ),
            KeyCode::Right | KeyCode::Char(' ') => {
                Some(self.choice.map_or(0, |index| (index + 1) % count))
            }
            KeyCode::Backspace | KeyCode::Delete => None,
            KeyCode::Char(c) => match self.choice_by_key(c, lang) {
                Some(index) => Some(index),
                None => return false,
            },
            _ => return false,
        };
        true
    }

    fn choice_by_key(&mut self, c: char, lang: Lang) -> Option<usize> {
        if let Some(digit) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
            let count = self.choices().len();
            // Where there are ten or more, a digit goes on with the number typed just before.
            let longer = self.number * 10 + digit;
            self.number = if (1..=count).contains(&longer) {
                longer
            } else {
                digit
            };
            return self.number.checked_sub(1).filter(|index| *index < count);
        }
        self.number = 0;
        let starts = |label: &str| {
            label
                .to_lowercase()
                .starts_with(&c.to_lowercase().to_string())
        };
        let matching: Vec<usize> = self
            .choices()
            .iter()
            .enumerate()
            .filter(|(_, choice)| starts(choice.label.get(lang)))
            .map(|(index, _)| index)
            .collect();
        // The same letter again goes to the next choice that begins with it.
        matching
            .iter()
            .copied()
            .find(|index| Some(*index) > self.choice)
            .or(matching.first().copied())
    }
}

/// A form: fields being filled in, one of which has the focus.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The fields, from top to bottom.
    pub slots: Vec<Slot>,
    /// The index of the field that has the focus.
    pub focus: usize,
}

impl Entry {
    /// Creates an entry for these fields, filled with `values`.
    pub fn new(fields: &[&Field], values: &Fields, words: &Words) -> Self {
        let slots = fields
            .iter()
            .map(|field| Slot::new(field, values.get(&field.id), words))
            .collect();
        let mut entry = Self { slots, focus: 0 };
        entry.slots.iter_mut().for_each(Slot::select);
        entry
    }

    /// Creates an entry for the next item, in which `ready` stands although nobody typed it.
    pub fn next_item(fields: &[&Field], ready: &Fields, words: &Words) -> Self {
        let mut entry = Self::new(fields, ready, words);
        for slot in &mut entry.slots {
            slot.ready = slot.written().to_owned();
        }
        entry
    }

    /// Returns the field that has the focus.
    pub fn slot(&self) -> Option<&Slot> {
        self.slots.get(self.focus)
    }

    /// Returns the field that has the focus, to change it.
    pub fn slot_mut(&mut self) -> Option<&mut Slot> {
        self.slots.get_mut(self.focus)
    }

    /// Whether nothing is typed or chosen. What stood ready does not count.
    pub fn is_blank(&self) -> bool {
        self.slots.iter().all(Slot::is_blank)
    }

    /// Whether any text is typed, beside choices.
    pub fn has_text(&self) -> bool {
        let is_typed = |slot: &Slot| slot.choices().is_empty() && !slot.is_blank();
        self.slots.iter().any(is_typed)
    }

    /// Moves the focus to the next field, from the last to the first.
    pub fn next(&mut self) {
        self.forget_number();
        self.focus = (self.focus + 1) % self.slots.len().max(1);
        self.slot_mut().into_iter().for_each(Slot::select);
    }

    /// Moves the focus to the field before, from the first to the last.
    pub fn previous(&mut self) {
        self.forget_number();
        self.focus = self
            .focus
            .checked_sub(1)
            .unwrap_or(self.slots.len().saturating_sub(1));
        self.slot_mut().into_iter().for_each(Slot::select);
    }

    /// Puts the focus where an answer harms none that stands: in the field that has it, or else in the first one that is
    /// empty or would be typed over. Returns whether there is one.
    pub fn to_free_field(&mut self) -> bool {
        let is_free = |slot: &Slot| slot.is_blank() || slot.line.is_selected();
        if !self.slot().is_some_and(is_free) {
            let Some(free) = self.slots.iter().position(is_free) else {
                return false;
            };
            self.focus = free;
        }
        true
    }

    /// A number typed in a choice ends with leaving it.
    fn forget_number(&mut self) {
        for slot in &mut self.slots {
            slot.number = 0;
        }
    }

    /// Reads the values of the fields. On a refusal, the focus goes to the field it is about.
    pub fn fields(&mut self, here: Here) -> Result<Fields, Refusal> {
        let mut fields = Fields::new();
        for (index, slot) in self.slots.iter().enumerate() {
            match slot.value(here) {
                Ok(Some(value)) => {
                    fields.insert(slot.field.id.clone(), value);
                }
                Ok(None) => {}
                Err(refusal) => {
                    self.focus = index;
                    return Err(refusal);
                }
            }
        }
        Ok(fields)
    }

    /// Returns what every line of a pasted list gets: what stands ready, and the choices taken. A permission is left
    /// out: it is asked of every person anew.
    pub fn for_every_line(&self, here: Here) -> Fields {
        let of = |slot: &Slot| {
            let is_meant = slot.choice.is_some() || slot.written() == slot.ready;
            let is_asked_anew = slot.field.id == PERMISSION;
            let value = slot.value(here).ok().flatten()?;
            (is_meant && !is_asked_anew).then(|| (slot.field.id.clone(), value))
        };
        self.slots.iter().filter_map(of).collect()
    }

    /// Returns the index of the first required field that is empty.
    pub fn missing(&self) -> Option<usize> {
        self.slots.iter().position(|slot| {
            let is_empty = slot.choice.is_none() && slot.line.text().trim().is_empty();
            slot.field.required && is_empty
        })
    }

    /// Returns what stands in the fields, for the draft.
    pub fn half_typed(&self) -> HalfTyped {
        let texts = self.slots.iter().map(|slot| slot.written().to_owned());
        HalfTyped {
            texts: texts.collect(),
            focus: self.focus,
        }
    }

    /// Puts a draft back, with the focus in the field that had it.
    pub fn restore(&mut self, draft: &HalfTyped) {
        for (slot, text) in self.slots.iter_mut().zip(&draft.texts) {
            if slot.choices().is_empty() {
                slot.line = Line::new(text);
            } else {
                let mut ids = slot.choices().iter().map(|choice| &choice.id);
                slot.choice = ids.position(|id| id == text);
            }
        }
        self.focus = draft.focus.min(self.slots.len().saturating_sub(1));
    }
}

/// Writes a value the way people of this language do, which is also how the field reads it back.
pub fn shown(field: &Field, value: &Value, words: &Words) -> String {
    match value {
        Value::Text(text) => text.as_str().to_owned(),
        Value::Choice(id) => {
            let label = match &field.kind {
                FieldKind::Choice(choices) => choices.iter().find(|choice| choice.id == *id),
                _ => None,
            };
            label
                .map_or(id.as_str(), |choice| choice.label.get(words.lang()))
                .to_owned()
        }
        Value::Number(number) => numbers::as_typed(*number, words.lang()),
        Value::Duration(amount) => duration(*amount, words),
        Value::Date(date) => date.format(&words.get("date-short")).to_string(),
    }
}

/// Writes an amount of time in words: `4 weken`.
pub fn duration(duration: Duration, words: &Words) -> String {
    let key = match duration.unit {
        Unit::Minute => "unit-minutes",
        Unit::Hour => "unit-hours",
        Unit::Day => "unit-days",
        Unit::Week => "unit-weeks",
        Unit::Month => "unit-months",
    };
    let amount = numbers::as_typed(duration.amount, words.lang());
    let one = u32::from((duration.amount - 1.0).abs() > f64::EPSILON) + 1;
    words.with(key, &[("amount", amount.into()), ("n", one.into())])
}

#[cfg(test)]
mod tests;
