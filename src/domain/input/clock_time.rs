//! Times of day as people write and say them.

use chrono::{NaiveTime, Timelike};

use crate::domain::text::{Lang, folded};

/// Words in front of a time that say nothing about it.
const LEADS: [&str; 10] = [
    "om ",
    "tot ",
    "rond ",
    "uiterlijk ",
    "at ",
    "until ",
    "till ",
    "til ",
    "by ",
    "around ",
];

/// The hours and the minutes that are said, by their words.
const COUNTS: [(&str, u32); 32] = [
    ("een", 1),
    ("one", 1),
    ("twee", 2),
    ("two", 2),
    ("drie", 3),
    ("three", 3),
    ("vier", 4),
    ("four", 4),
    ("vijf", 5),
    ("five", 5),
    ("zes", 6),
    ("six", 6),
    ("zeven", 7),
    ("seven", 7),
    ("acht", 8),
    ("eight", 8),
    ("negen", 9),
    ("nine", 9),
    ("tien", 10),
    ("ten", 10),
    ("elf", 11),
    ("eleven", 11),
    ("twaalf", 12),
    ("twelve", 12),
    ("kwart", 15),
    ("kwartier", 15),
    ("quarter", 15),
    ("twintig", 20),
    ("twenty", 20),
    ("vijfentwintig", 25),
    ("twenty-five", 25),
    ("half", 30),
];

const HOUR: u32 = 60;
const HALF_DAY: u32 = 12 * HOUR;
const DAY: u32 = 2 * HALF_DAY;

/// A time of day: `16:30`, `16.30 uur`, `tot 16u30`, `4:30 pm`, `kwart over acht`, `half past eight`. Of the two times that
/// a clock shows twice a day it is the one that comes next after `now`. Hours alone are none, as they could be an amount.
pub fn clock(typed: &str, now: NaiveTime, lang: Lang) -> Option<NaiveTime> {
    let typed = folded(typed.trim());
    let lead = LEADS.iter().find_map(|lead| typed.strip_prefix(lead));
    let bare = lead.unwrap_or(&typed).trim();
    in_digits(bare)
        .or_else(|| with_half(bare))
        .or_else(|| in_words(bare, now, lang))
}

fn at(minutes: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minutes / HOUR, minutes % HOUR, 0)
}

fn in_digits(bare: &str) -> Option<NaiveTime> {
    let ends = [" uur", "uur", "u", "h", " u", " h"];
    let end = ends.iter().find_map(|end| bare.strip_suffix(end));
    let (hours, minutes) = end
        .unwrap_or(bare)
        .trim_end()
        .split_once(['.', ':', 'u', 'h'])?;
    let is_number = |part: &str| part.bytes().all(|c| c.is_ascii_digit());
    let is_time = (1..=2).contains(&hours.len()) && minutes.len() == 2;
    if !is_time || !is_number(hours) || !is_number(minutes) {
        return None;
    }
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

/// A time with the half of the day it lies in: `4 pm`, `4.30 p.m.`, `noon`.
fn with_half(bare: &str) -> Option<NaiveTime> {
    if matches!(bare, "noon" | "12 noon") {
        return at(HALF_DAY);
    }
    let bare = bare.replace("a.m.", "am").replace("p.m.", "pm");
    let halves = [("am", 0), ("pm", HALF_DAY)];
    let (time, half) = halves
        .iter()
        .find_map(|(name, half)| Some((bare.strip_suffix(name)?.trim_end(), *half)))?;
    let (hours, minutes) = match time.parse::<u32>() {
        Ok(hours) => (hours, 0),
        Err(_) => in_digits(time).map(|time| (time.hour(), time.minute()))?,
    };
    (1..=12).contains(&hours).then_some(())?;
    at(hours % 12 * HOUR + half + minutes)
}

/// A time as it is said, of the half of the day that comes next.
fn in_words(bare: &str, now: NaiveTime, lang: Lang) -> Option<NaiveTime> {
    let ends = [" uur", " o'clock", " o’clock"];
    let end = ends.iter().find_map(|end| bare.strip_suffix(end));
    let words: Vec<&str> = end.unwrap_or(bare).split_whitespace().collect();
    let is_clock = end.is_some_and(|_| bare.ends_with("clock"));
    let said = match *words.as_slice() {
        [hour] if is_clock => count(hour).filter(|_| is_hour(hour))? * HOUR,
        ["half", hour] => half(hour, lang)?,
        [minutes, way, "half", hour] => {
            let (minutes, half) = (count(minutes)?, half(hour, lang)?);
            match way {
                "voor" => half.checked_sub(minutes)?,
                "over" => half + minutes,
                _ => return None,
            }
        }
        ["a", minutes, way, hour] | [minutes, way, hour] if is_hour(hour) => {
            let (minutes, hour) = (count(minutes)?, count(hour)? * HOUR);
            match way {
                "over" | "past" | "after" => hour + minutes,
                "voor" | "to" | "before" => hour.checked_sub(minutes)?,
                _ => return None,
            }
        }
        _ => return None,
    } % HALF_DAY;
    let now = now.hour() * HOUR + now.minute();
    let ahead = |time: &u32| (time + DAY - now) % DAY;
    [said, said + HALF_DAY]
        .into_iter()
        .min_by_key(ahead)
        .and_then(at)
}

/// Half an hour before the hour in Dutch, and after it in English, where people leave out *past*.
fn half(hour: &str, lang: Lang) -> Option<u32> {
    let is_english = match COUNTS.iter().position(|(word, _)| *word == hour) {
        Some(place) => place % 2 == 1,
        None => lang == Lang::En,
    };
    let minutes = count(hour).filter(|_| is_hour(hour))? * HOUR;
    Some(if is_english {
        minutes + HOUR / 2
    } else {
        minutes - HOUR / 2
    })
}

fn is_hour(word: &str) -> bool {
    count(word).is_some_and(|hour| (1..=12).contains(&hour))
}

fn count(word: &str) -> Option<u32> {
    let named = COUNTS.iter().find(|(name, _)| *name == word);
    let number = named.map(|(_, number)| *number);
    number.or_else(|| word.parse().ok().filter(|number| *number < HOUR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_said() {
        let noon = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        for (typed, lang, (hour, minute)) in [
            ("kwart over acht", Lang::Nl, (20, 15)),
            ("Kwart voor 9", Lang::Nl, (20, 45)),
            ("half negen", Lang::En, (20, 30)),
            ("half 9", Lang::Nl, (20, 30)),
            ("half 9", Lang::En, (21, 30)),
            ("half eight", Lang::Nl, (20, 30)),
            ("vijf voor half negen", Lang::Nl, (20, 25)),
            ("5 over half 9", Lang::Nl, (20, 35)),
            ("tot tien over één", Lang::Nl, (13, 10)),
            ("tien voor vijf", Lang::Nl, (16, 50)),
            ("a quarter past eight", Lang::En, (20, 15)),
            ("quarter to one", Lang::En, (12, 45)),
            ("until half past eight", Lang::Nl, (20, 30)),
            ("twenty-five past 3", Lang::En, (15, 25)),
            ("eight o’clock", Lang::En, (20, 0)),
            ("11:30 pm", Lang::En, (23, 30)),
            ("4pm", Lang::En, (16, 0)),
            ("12.15 a.m.", Lang::En, (0, 15)),
            ("noon", Lang::En, (12, 0)),
            ("16.30 uur", Lang::Nl, (16, 30)),
        ] {
            // Noon is now; what was said this morning comes again in the evening.
            let read = clock(typed, noon(12, 0), lang);
            assert_eq!(read, Some(noon(hour, minute)), "{typed}");
        }
        assert_eq!(
            clock("kwart over acht", noon(7, 0), Lang::Nl),
            Some(noon(8, 15))
        );
        for typed in [
            "acht",
            "acht uur",
            "8",
            "half uur",
            "half an hour",
            "kwart",
            "kwart acht",
            "13 pm",
            "kwart over veertig",
            "quarter past",
            "half past noon",
        ] {
            assert_eq!(clock(typed, noon(12, 0), Lang::Nl), None, "{typed}");
        }
    }
}
