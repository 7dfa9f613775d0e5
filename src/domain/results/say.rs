//! Figures and lists of labels as people say them.

use crate::domain::statistics::alike;
use crate::domain::words::{Arg, MINUS, Words};

/// Labels as people list them: `a`, `a and b`, `a, b and c`; empty if there are none.
pub fn joined(labels: &[&str], words: &Words) -> String {
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => words.with(
            "list-and",
            &[("first", first.join(", ").into()), ("last", (*last).into())],
        ),
    }
}

/// A share, 0 to 1, as people say it: in whole per cents, such as `63%`. A small one keeps its first digit, such as
/// `0.008%`, and one that is not quite all is `>99%`.
pub fn percent(share: f64, words: &Words) -> String {
    let said = |number: String| words.with("percent", &[("n", Arg::from(number))]);
    let per_cent = share * 100.0;
    if per_cent > 0.0 && per_cent < 0.95 {
        let place = |digits: &usize| per_cent * 10_f64.powi(i32::try_from(*digits).unwrap_or(0));
        let digits = (1..9_usize).find(|digits| place(digits) >= 0.95);
        return said(words.number(per_cent, digits.unwrap_or(9)));
    }
    match per_cent.round() {
        100.0 if share < 1.0 => format!(">{}", said(words.number(99.0, 0))),
        whole => said(words.number(whole, 0)),
    }
}

/// A difference as people say it, with so many decimals; one that would read as nought though it is none keeps its first
/// digit, such as `0.04`.
pub fn small(difference: f64, decimals: usize, words: &Words) -> String {
    let at = |digits: &usize| difference.abs() * 10_f64.powi(i32::try_from(*digits).unwrap_or(0));
    let is_none = alike(difference, 0.0);
    let digits = (decimals..=9).find(|digits| is_none || at(digits) >= 0.5);
    words.decimal(difference, digits.unwrap_or(9))
}

/// A number as people say it: from 1,000 on without decimals and with its thousands apart, below that with at most one
/// decimal.
pub fn grouped(value: f64, words: &Words) -> String {
    if value.abs() < 1000.0 {
        return words.number(value, 1);
    }
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push_str(&words.get("thousands"));
        }
        text.push(digit);
    }
    if value < 0.0 {
        format!("{MINUS}{text}")
    } else {
        text
    }
}
