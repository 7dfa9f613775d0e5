//! Reads numbers, times and words.

use super::super::fault::{Expected, FaultKind, Thing};
use super::super::node::{Body, Name, Node};
use super::Reader;

impl<'t> Reader<'t> {
    pub(in crate::domain::script) fn number(&mut self, node: &Node<'t>) -> Option<f64> {
        if let Body::Number(value) = node.body {
            return Some(value);
        }
        let example = digits(self.source(node)).unwrap_or("2.5");
        self.wrong(node, Expected::Number, example)
    }

    /// Reads a whole number that fits in its type.
    pub(in crate::domain::script) fn whole<T: TryFrom<i64>>(
        &mut self,
        node: &Node<'t>,
    ) -> Option<T> {
        let written = digits(self.source(node)).and_then(|digits| digits.split('.').next());
        let example = written.filter(|written| written.len() < 4).unwrap_or("1");
        let value = if let Body::Number(value) = node.body {
            whole(value)
        } else {
            None
        };
        value
            .and_then(|value| T::try_from(value).ok())
            .or_else(|| self.wrong(node, Expected::Whole, example))
    }

    /// Reads a whole number of at least 1. One outside `1..=most` is a fault; without `most` any number may come.
    pub(in crate::domain::script) fn count<T: TryFrom<i64>>(
        &mut self,
        node: &Node<'t>,
        most: Option<u16>,
    ) -> Option<T> {
        let value: i64 = self.whole(node)?;
        let found = T::try_from(value).ok();
        let over = most.is_some_and(|most| value > most.into());
        if value < 1 || over || found.is_none() {
            let high = most.or((value > 0).then_some(u16::MAX));
            let kind = FaultKind::OutOfRange {
                found: value.to_string(),
                low: "1".to_owned(),
                high: high.map(|most| most.to_string()),
            };
            self.fault(node.span.clone(), kind);
        }
        found
    }

    /// Reads a value for the full and the short variant: `3` for both, or `(3, 2)`.
    pub(in crate::domain::script) fn pair<T>(
        &mut self,
        node: &Node<'t>,
        read: impl Fn(&mut Self, &Node<'t>) -> Option<T>,
        example: &str,
    ) -> Option<(T, T)>
    where
        T: Copy + PartialOrd + Into<u32>,
    {
        if !matches!(node.body, Body::Items(_)) {
            let one = read(self, node)?;
            return Some((one, one));
        }
        let [full, short] = self.items(node, example)?;
        let (full, short) = (read(self, full), read(self, short));
        let (full, short) = (full?, short?);
        if short > full {
            self.fault(
                node.head.clone(),
                FaultKind::ShortOverFull {
                    full: full.into(),
                    short: short.into(),
                },
            );
        }
        Some((full, short))
    }

    /// Reads seconds: a whole number, or `"1:30"`.
    pub(in crate::domain::script) fn seconds(&mut self, node: &Node<'t>) -> Option<u32> {
        let seconds = match &node.body {
            Body::Number(value) => whole(*value).and_then(|value| u32::try_from(value).ok()),
            Body::Text(text) => minutes_and_seconds(text),
            _ => None,
        };
        // No step is longer than a day, and within that no sum can overflow.
        seconds
            .filter(|seconds| *seconds <= 86_400)
            .or_else(|| self.wrong(node, Expected::Time, "\"1:30\""))
    }

    /// Reads an amount of time that is not nothing.
    pub(in crate::domain::script) fn some_seconds(&mut self, node: &Node<'t>) -> Option<u32> {
        let seconds = self.seconds(node)?;
        if seconds == 0 {
            self.fault(node.span.clone(), FaultKind::NoTime);
        }
        Some(seconds)
    }

    pub(in crate::domain::script) fn flag(&mut self, node: &Node<'t>) -> Option<bool> {
        match (&node.name, &node.body) {
            (Some(name), Body::Word) if name.text == "true" => Some(true),
            (Some(name), Body::Word) if name.text == "false" => Some(false),
            _ => {
                let is_no = ["no", "nee", "false"].contains(&&*bare(self.source(node)));
                self.wrong(node, Expected::Flag, if is_no { "false" } else { "true" })
            }
        }
    }

    /// Returns the name before the parentheses, or a word on its own.
    pub(in crate::domain::script) fn name<'n>(
        &mut self,
        node: &'n Node<'t>,
        example: &str,
    ) -> Option<&'n Name<'t>> {
        match &node.name {
            Some(name) => Some(name),
            None => self.wrong(node, Expected::Form, example),
        }
    }

    /// Reads a word from a fixed list.
    pub(crate) fn word<T: Copy>(
        &mut self,
        node: &Node<'t>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let written = bare(self.source(node));
        let meant = words
            .iter()
            .find(|(word, _)| word.to_lowercase() == written);
        let example = meant.or(words.first()).map_or("", |(word, _)| word);
        let name = self.name(node, example)?;
        match words.iter().find(|(word, _)| *word == name.text) {
            Some((_, value)) if matches!(node.body, Body::Word) => Some(*value),
            Some((word, _)) => self.wrong(node, Expected::Form, word),
            None => {
                let known = words.iter().map(|(word, _)| word);
                self.unknown(name.span.clone(), Thing::Word, &name.text, known)
            }
        }
    }
}

/// A word that is written here, without its quotes and in small letters.
pub(in crate::domain::script) fn bare(source: &str) -> String {
    source.trim_matches('"').to_lowercase()
}

/// The digits of a number, if what is written is one but for quotes, a sign or a unit.
fn digits(source: &str) -> Option<&str> {
    let source = source.trim_start_matches(['"', '-', '+', ' ']);
    let end = source.find(|c: char| !c.is_ascii_digit() && c != '.');
    let digits = &source[..end.unwrap_or(source.len())].trim_end_matches('.');
    digits.parse::<f64>().ok().map(|_| *digits)
}

fn whole(value: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and small"
    )]
    (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
}

fn minutes_and_seconds(text: &str) -> Option<u32> {
    let (minutes, seconds) = text.split_once(':')?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(minutes) || !all_digits(seconds) || seconds.len() != 2 {
        return None;
    }
    let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
    (seconds < 60)
        .then(|| minutes.checked_mul(60)?.checked_add(seconds))
        .flatten()
}
