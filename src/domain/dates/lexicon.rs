//! The words of days, in Dutch and English, and a text cut into them.

use chrono::Weekday;

use crate::domain::text::folded;

/// A part of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A number, and how many digits it was written with.
    Number(u32, usize),
    /// A month, from 1.
    Month(u32),
    /// A day of the week.
    Day(Weekday),
    Today,
    Tomorrow,
    AfterTomorrow,
    Yesterday,
    BeforeYesterday,
    /// The one after this.
    Next,
    This,
    /// The nearest ahead.
    Coming,
    Last,
    /// So much from today.
    In,
    /// So much from today, said behind it.
    FromNow,
    Ago,
    Begin,
    Middle,
    End,
    /// A stretch of time.
    Span(Span),
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Days(u32),
    Weeks(u32),
    Months(u32),
}

impl Span {
    pub(super) const WEEK: Self = Self::Weeks(1);
    pub(super) const MONTH: Self = Self::Months(1);
    pub(super) const YEAR: Self = Self::Months(12);
}

/// What was typed, in pieces, and the signs between its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    pub(super) parts: Vec<Piece>,
    pub(super) signs: Vec<char>,
    /// Whether a number is said to be the one of a day: `15th`, `de 15e`.
    pub(super) is_nth: bool,
}

/// Words that are read as one.
const PHRASES: [(&str, &str); 28] = [
    (" anderhalve week ", " 11 days "),
    (" a week and a half ", " 11 days "),
    (" one and a half weeks ", " 11 days "),
    (" anderhalve maand ", " 6 weeks "),
    (" a month and a half ", " 6 weeks "),
    (" one and a half months ", " 6 weeks "),
    (" anderhalf jaar ", " 18 months "),
    (" a year and a half ", " 18 months "),
    (" day after tomorrow ", " overmorgen "),
    (" day before yesterday ", " eergisteren "),
    (" half a year ", " halfjaar "),
    (" half year ", " halfjaar "),
    (" half jaar ", " halfjaar "),
    (" from now ", " hence "),
    (" from today ", " hence "),
    (" vanaf nu ", " hence "),
    (" vanaf vandaag ", " hence "),
    (" last day of ", " end "),
    (" laatste dag van ", " end "),
    (" first day of ", " begin "),
    (" eerste dag van ", " begin "),
    (" a.s. ", " coming "),
    (" a.s ", " coming "),
    (" j.l. ", " last "),
    (" jl. ", " last "),
    (" week's ", " week "),
    (" weeks' ", " weeks "),
    (" weeks time ", " weeks "),
];

/// Words that say nothing about the day.
const FILLERS: [&str; 11] = [
    "of",
    "the",
    "de",
    "het",
    "van",
    "op",
    "on",
    "by",
    "uiterlijk",
    "and",
    "en",
];

const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "e", "de", "ste"];

/// Cuts a text into pieces; `None` if something in it has nothing to do with days.
pub(super) fn pieces(typed: &str) -> Option<Pieces> {
    let words: Vec<String> = folded(typed)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let mut text = format!(" {} ", words.join(" "));
    for (phrase, word) in PHRASES {
        text = text.replace(phrase, word);
    }
    let mut text = text.trim().trim_end_matches(['.', ',', '!']);
    let mut found = Pieces::default();
    if let Some(rest) = text.strip_prefix('+') {
        found.parts.push(Piece::In);
        text = rest;
    }
    let is_back = text.starts_with(['-', '−']);
    let text = text.trim_start_matches(['-', '−']);
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let mut run = String::from(c);
        let is_digit = c.is_ascii_digit();
        if is_digit || c.is_alphabetic() {
            let goes_on = |c: &char| c.is_ascii_digit() == is_digit && c.is_alphanumeric();
            while let Some(next) = chars.next_if(goes_on) {
                run.push(next);
            }
        }
        if is_digit {
            let value = run.parse().unwrap_or(u32::MAX);
            found.parts.push(Piece::Number(value, run.len()));
        } else if c.is_alphabetic() {
            let is_ordinal = before.is_ascii_digit() && ORDINALS.contains(&&*run);
            found.is_nth |= is_ordinal;
            if !is_ordinal && !FILLERS.contains(&&*run) {
                found.parts.push(word(&run)?);
            }
        } else {
            match c {
                // A word that is cut off has a full stop.
                '.' if before.is_alphabetic() => {}
                '/' | '-' | '.' => found.signs.push(c),
                ',' if before.is_ascii_digit() => found.signs.push(c),
                ' ' | ',' | '(' | ')' | '\'' | '’' => {}
                _ => return None,
            }
        }
        before = run.chars().next_back().unwrap_or(' ');
    }
    if is_back {
        found.parts.push(Piece::Ago);
    }
    Some(found)
}

fn word(word: &str) -> Option<Piece> {
    use Piece::{Day, Span as Of};
    Some(match word {
        "vandaag" | "today" => Piece::Today,
        "morgen" | "tomorrow" => Piece::Tomorrow,
        "overmorgen" => Piece::AfterTomorrow,
        "gisteren" | "yesterday" => Piece::Yesterday,
        "eergisteren" => Piece::BeforeYesterday,
        "volgende" | "volgend" | "next" => Piece::Next,
        "deze" | "dit" | "this" => Piece::This,
        "komende" | "komend" | "aanstaande" | "eerstvolgende" | "coming" => Piece::Coming,
        "vorige" | "vorig" | "afgelopen" | "last" | "previous" => Piece::Last,
        "over" | "in" | "binnen" | "within" => Piece::In,
        "hence" => Piece::FromNow,
        "geleden" | "ago" => Piece::Ago,
        "begin" | "beginning" | "start" => Piece::Begin,
        "half" | "mid" | "medio" | "halverwege" | "midden" | "middle" => Piece::Middle,
        "eind" | "einde" | "end" => Piece::End,
        "d" | "day" | "days" | "dag" | "dagen" => Of(Span::Days(1)),
        "w" | "wk" | "wks" | "week" | "weeks" | "weken" => Of(Span::WEEK),
        "fortnight" => Of(Span::Weeks(2)),
        "mnd" | "month" | "months" | "maand" | "maanden" => Of(Span::MONTH),
        "kwartaal" | "kwartalen" | "quarter" | "quarters" => Of(Span::Months(3)),
        "halfjaar" | "halfjaren" => Of(Span::Months(6)),
        "jaar" | "jaren" | "year" | "years" => Of(Span::YEAR),
        "ma" | "maandag" | "mon" | "monday" => Day(Weekday::Mon),
        "di" | "din" | "dinsdag" | "tue" | "tues" | "tuesday" => Day(Weekday::Tue),
        "wo" | "woe" | "woensdag" | "wed" | "weds" | "wednesday" => Day(Weekday::Wed),
        "do" | "don" | "donderdag" | "thu" | "thur" | "thurs" | "thursday" => Day(Weekday::Thu),
        "vr" | "vrij" | "vrijdag" | "fri" | "friday" => Day(Weekday::Fri),
        "za" | "zat" | "zaterdag" | "sat" | "saturday" => Day(Weekday::Sat),
        "zo" | "zon" | "zondag" | "sun" | "sunday" => Day(Weekday::Sun),
        other => month(other).map(Piece::Month).or_else(|| count(other))?,
    })
}

/// A month by its name, or by the letters it begins with: three at least, and nothing that is not in the name.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [[&str; 2]; 12] = [
        ["januari", "january"],
        ["februari", "february"],
        ["maart", "march"],
        ["april", "april"],
        ["mei", "may"],
        ["juni", "june"],
        ["juli", "july"],
        ["augustus", "august"],
        ["september", "september"],
        ["oktober", "october"],
        ["november", "november"],
        ["december", "december"],
    ];
    if word == "mrt" {
        return Some(3);
    }
    let is_it = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(word));
    let found = (word.len() >= 3).then(|| MONTHS.iter().position(is_it));
    u32::try_from(found.flatten()? + 1).ok()
}

fn count(word: &str) -> Option<Piece> {
    let number = match word {
        "een" | "a" | "an" | "one" => 1,
        "twee" | "two" => 2,
        "drie" | "three" => 3,
        "vier" | "four" => 4,
        "vijf" | "five" => 5,
        "zes" | "six" => 6,
        "zeven" | "seven" => 7,
        "acht" | "eight" => 8,
        "negen" | "nine" => 9,
        "tien" | "ten" => 10,
        "elf" | "eleven" => 11,
        "twaalf" | "twelve" => 12,
        "veertien" | "fourteen" => 14,
        "twintig" | "twenty" => 20,
        "dertig" | "thirty" => 30,
        _ => return None,
    };
    // No digits: such a number counts something, and is no day of a month.
    Some(Piece::Number(number, 0))
}
