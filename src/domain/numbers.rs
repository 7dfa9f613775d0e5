//! Numbers as people type them, with the marks of thousands and decimals of their language.
//!
//! The rule, one for every number field, amount of time and score, stands in `docs/typing.md`. A mark with exactly three
//! digits behind it sets thousands apart where it is the language's own mark for that, and is asked where it is not.

use super::text::Lang;

/// The most decimals a number is written with.
const DECIMALS: usize = 6;
/// Signs that set thousands apart in any language.
const BLANKS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// Why a number cannot be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberFault {
    /// It is none.
    Unreadable,
    /// It can be read in two ways.
    Either {
        /// What it is if the mark sets thousands apart.
        thousands: f64,
        /// What it is if the mark is a decimal mark.
        decimal: f64,
    },
}

/// The marks of a language: for thousands, for decimals.
fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Nl => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// Reads a number.
pub fn read(typed: &str, lang: Lang) -> Result<f64, NumberFault> {
    let typed = typed.trim();
    let minus = typed.strip_prefix(['-', '−']);
    let body = minus.or_else(|| typed.strip_prefix('+')).unwrap_or(typed);
    let sign = if minus.is_some() { -1.0 } else { 1.0 };
    let found: Vec<(usize, char)> = body
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let at = |place: usize| {
        let (whole, rest) = body.split_at_checked(place).unwrap_or((body, ""));
        (whole, rest.get(1..).unwrap_or_default())
    };
    let number = match *found.as_slice() {
        [] => joined(body, "", None),
        [(place, mark)] => {
            let (whole, part) = at(place);
            let decimal = joined(whole, part, None);
            let is_group = (1..=3).contains(&whole.len())
                && part.len() == 3
                && !whole.starts_with('0')
                && [whole, part].iter().all(|digits| is_digits(digits));
            if !is_group {
                decimal
            } else if mark == marks(lang).0 {
                joined(body, "", Some(mark))
            } else {
                let thousands = joined(body, "", Some(mark)).ok_or(NumberFault::Unreadable)?;
                return Err(NumberFault::Either {
                    thousands: sign * thousands,
                    decimal: sign * decimal.ok_or(NumberFault::Unreadable)?,
                });
            }
        }
        [(_, mark), .., (place, last)] if mark != last => {
            let (whole, part) = at(place);
            joined(whole, part, Some(mark))
        }
        [(_, mark), ..] => joined(body, "", Some(mark)),
    };
    let number = number.ok_or(NumberFault::Unreadable)?;
    Ok(if number == 0.0 { 0.0 } else { sign * number })
}

fn is_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// The number with this whole and this part, where `mark` and blanks set thousands apart in the whole.
fn joined(whole: &str, part: &str, mark: Option<char>) -> Option<f64> {
    let is_apart = |c: char| mark == Some(c) || BLANKS.contains(&c);
    let mut groups = whole.split(is_apart);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty()
        || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let digits = format!("{first}{}", rest.concat());
    if !is_grouped || digits.len() + part.len() == 0 || !is_digits(&digits) || !is_digits(part) {
        return None;
    }
    let number: f64 = format!("0{digits}.{part}0").parse().ok()?;
    number.is_finite().then_some(number)
}

/// A number as it is typed in this language, which reads back as itself: `2,5`, and `2,1250` because `2,125` is asked about.
pub fn as_typed(number: f64, lang: Lang) -> String {
    let full = format!("{number:.DECIMALS$}");
    let short = full.trim_end_matches('0').trim_end_matches('.');
    let (sign, body) = match short.strip_prefix('-') {
        Some("0") => ("", "0"),
        Some(body) => ("−", body),
        None => ("", short),
    };
    let Some((whole, part)) = body.split_once('.') else {
        return format!("{sign}{body}");
    };
    let zero = if part.len() == 3 { "0" } else { "" };
    format!("{sign}{whole}{}{part}{zero}", marks(lang).1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_are_read_by_the_language() {
        for (typed, dutch, english) in [
            ("12", Some(12.0), Some(12.0)),
            ("1000", Some(1000.0), Some(1000.0)),
            ("2,5", Some(2.5), Some(2.5)),
            ("2.5", Some(2.5), Some(2.5)),
            ("1.000", Some(1000.0), None),
            ("1,000", None, Some(1000.0)),
            ("12.500", Some(12_500.0), None),
            ("-1.000", Some(-1000.0), None),
            ("1.000,5", Some(1000.5), Some(1000.5)),
            ("1,000.5", Some(1000.5), Some(1000.5)),
            ("1.000.000", Some(1e6), Some(1e6)),
            ("1,000,000", Some(1e6), Some(1e6)),
            ("1.000.000,25", Some(1_000_000.25), Some(1_000_000.25)),
            ("10 000", Some(1e4), Some(1e4)),
            ("10 000,5", Some(1e4 + 0.5), Some(1e4 + 0.5)),
            ("1'000", Some(1000.0), Some(1000.0)),
            ("0.125", Some(0.125), Some(0.125)),
            ("0,125", Some(0.125), Some(0.125)),
            ("1234.567", Some(1234.567), Some(1234.567)),
            ("2.1250", Some(2.125), Some(2.125)),
            ("−1,5", Some(-1.5), Some(-1.5)),
            (",5", Some(0.5), Some(0.5)),
            ("5.", Some(5.0), Some(5.0)),
        ] {
            for (lang, expected) in [(Lang::Nl, dutch), (Lang::En, english)] {
                assert_eq!(read(typed, lang).ok(), expected, "{typed} in {lang:?}");
            }
        }
    }

    #[test]
    fn what_can_be_either_says_what_both_are() {
        let either = |thousands, decimal| Err(NumberFault::Either { thousands, decimal });
        assert_eq!(read("1,000", Lang::Nl), either(1000.0, 1.0));
        assert_eq!(read("2.125", Lang::En), either(2125.0, 2.125));
        assert_eq!(read("-2.125", Lang::En), either(-2125.0, -2.125));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in [
            "",
            ".",
            "-",
            "--5",
            "+-5",
            "inf",
            "NaN",
            "1e3",
            "1.00.000",
            "1.000.00",
            "1,000,5",
            "1,2,3",
            "1.2.3",
            "12 34",
            "1..5",
            "a",
            "٣",
            "1.0001,5",
            " . ",
            "1.000,5,5",
        ] {
            for lang in Lang::ALL {
                assert_eq!(read(typed, lang), Err(NumberFault::Unreadable), "{typed}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_it_is_typed(millionths in -9_000_000_000_i64..9_000_000_000) {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let number = millionths as f64 / 1e6;
            for lang in Lang::ALL {
                let typed = as_typed(number, lang);
                prop_assert_eq!(read(&typed, lang), Ok(number), "{}", typed);
            }
        }

        #[test]
        fn thousandths_read_back_as_they_are_typed(thousandths in -9_000_000_i64..9_000_000) {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let number = thousandths as f64 / 1e3;
            for lang in Lang::ALL {
                prop_assert_eq!(read(&as_typed(number, lang), lang), Ok(number));
            }
        }

        #[test]
        fn any_text_is_read_without_harm(typed in "[-+−0-9., '’a]{0,12}") {
            for lang in Lang::ALL {
                if let Ok(number) = read(&typed, lang) {
                    prop_assert!(number.is_finite());
                }
            }
        }
    }
}
