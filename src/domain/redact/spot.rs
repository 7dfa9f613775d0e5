//! A place where a name stands, shown in its sentence, and known by the number of its record and a letter.

use std::ops::Range;
use std::str::FromStr;

/// The most characters of a sentence that are shown on either side of a name.
const SHOWN: usize = 56;
const LETTERS: usize = 26;

/// A place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The number of the event.
    pub record: u64,
    /// Which of the names in that event it is, from 0.
    pub number: usize,
    /// The id of the field it stands in; empty where the event has no other.
    pub field: String,
    /// What stands before it in its sentence.
    pub before: String,
    /// The name, as it stands there.
    pub name: String,
    /// What stands behind it in its sentence.
    pub after: String,
}

impl Spot {
    /// The place of a name in a text, of which this is the range in bytes.
    pub(super) fn new(
        (record, number): (u64, usize),
        field: &str,
        text: &str,
        Range { start, end }: Range<usize>,
    ) -> Self {
        let (before, after) = (
            text.get(..start).unwrap_or_default(),
            text.get(end..).unwrap_or_default(),
        );
        let before: String = before[began(before)..].replace('\n', " ");
        let after: String = after[..ended(after)].replace('\n', " ");
        let too_long = before.chars().count().saturating_sub(SHOWN);
        let mut shown: String = before.chars().skip(too_long).collect();
        if too_long > 0 {
            shown.insert(0, '…');
        }
        let mut rest: String = after.chars().take(SHOWN).collect();
        if after.chars().count() > SHOWN {
            rest.push('…');
        }
        Self {
            record,
            number,
            field: field.to_owned(),
            before: shown,
            name: text.get(start..end).unwrap_or_default().replace('\n', " "),
            after: rest,
        }
    }

    /// What it is called: `17a` is the first name in record 17.
    pub fn label(&self) -> String {
        let keep = Keep {
            record: self.record,
            number: Some(self.number),
        };
        keep.label()
    }
}

/// Where the sentence began whose first half this is, in bytes.
fn began(before: &str) -> usize {
    let mut at = 0;
    for (place, c) in before.char_indices() {
        let next = before[place + c.len_utf8()..].chars().next();
        let is_end = c == '\n'
            || matches!(c, '.' | '!' | '?' | '…') && next.is_some_and(char::is_whitespace);
        if is_end {
            at = place + c.len_utf8();
        }
    }
    at + (before.len() - at - before[at..].trim_start().len())
}

/// Where the sentence ends whose second half this is, in bytes.
fn ended(after: &str) -> usize {
    for (place, c) in after.char_indices() {
        let end = place + c.len_utf8();
        let next = after[end..].chars().next();
        match c {
            '\n' => return place,
            '.' | '!' | '?' | '…' if next.is_none_or(char::is_whitespace) => return end,
            _ => {}
        }
    }
    after.len()
}

/// Places at which a name stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The number of the event.
    pub record: u64,
    /// Which of the names in it stays, from 0; `None` for all of them.
    pub number: Option<usize>,
}

impl Keep {
    /// Whether the name stays at this place.
    pub fn holds(&self, spot: &Spot) -> bool {
        self.record == spot.record && self.number.is_none_or(|number| number == spot.number)
    }

    /// How it is written: `17` or `17a`.
    pub fn label(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.number.map_or(0, |number| number + 1);
        while rest > 0 {
            rest -= 1;
            // One of 26 fits.
            letters.push(u8::try_from(rest % LETTERS).map_or('z', |n| char::from(b'a' + n)));
            rest /= LETTERS;
        }
        let letters: String = letters.iter().rev().collect();
        format!("{}{letters}", self.record)
    }
}

impl FromStr for Keep {
    type Err = ();

    /// Reads `17`, all names in record 17, or `17a`, the first of them.
    fn from_str(typed: &str) -> Result<Self, ()> {
        let typed = typed.trim();
        let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
        let (record, letters) = typed.split_at_checked(digits).ok_or(())?;
        let record = record.parse().map_err(|_| ())?;
        let mut number = 0_usize;
        for letter in letters.bytes() {
            let value = match letter.to_ascii_lowercase() {
                letter @ b'a'..=b'z' => usize::from(letter - b'a') + 1,
                _ => return Err(()),
            };
            let up = number.checked_mul(LETTERS).ok_or(())?;
            number = up.checked_add(value).ok_or(())?;
        }
        Ok(Self {
            record,
            number: number.checked_sub(1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(text: &str, name: &str) -> Spot {
        let at = text.find(name).unwrap();
        Spot::new((17, 0), "", text, at..at + name.len())
    }

    #[test]
    fn a_place_is_shown_in_its_sentence() {
        let shown = |text: &str| {
            let Spot { before, after, .. } = spot(text, "Noor");
            format!("{before}[Noor]{after}")
        };
        for (text, want) in [
            ("Klaar. Vraag het Noor! Dan weer.", "Vraag het [Noor]!"),
            ("Noor", "[Noor]"),
            (
                "de klant\nvraagt Noor.de.Wit\nom 3.5 uur",
                "vraagt [Noor].de.Wit",
            ),
        ] {
            assert_eq!(shown(text), want);
        }
        let long = format!(
            "{} Noor {}",
            "één twee ".repeat(40),
            "drie vier ".repeat(40)
        );
        let Spot { before, after, .. } = spot(&long, "Noor");
        assert!(before.starts_with('…') && after.ends_with('…'));
        assert!(before.chars().count() < 70 && after.chars().count() < 70);
    }

    #[test]
    fn a_place_is_read_as_it_is_called() {
        for number in [0, 1, 25, 26, 27, 51, 52, 701, 702, 20_000] {
            let called = Spot {
                number,
                ..spot("Noor", "Noor")
            };
            let keep: Keep = called.label().parse().unwrap();
            assert_eq!((keep.record, keep.number), (17, Some(number)));
            assert!(keep.holds(&called));
        }
        assert_eq!(spot("Noor", "Noor").label(), "17a");
        let all: Keep = " 17 ".parse().unwrap();
        assert_eq!(all.number, None);
        for wrong in [
            "",
            "a",
            "17-",
            "17a1",
            "-1",
            "17aaaaaaaaaaaaaaaaaaaaaaaaa",
            "é",
        ] {
            assert_eq!(wrong.parse::<Keep>(), Err(()), "{wrong}");
        }
    }
}
