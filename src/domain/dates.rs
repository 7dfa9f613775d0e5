//! Calendar days as people type them, in Dutch and English whatever the session speaks.
//!
//! A day without a year is the nearest such day on the side of today on which its field lies, or of both sides. A week
//! alone is its Monday, a month alone is no day. `Friday` is the first one after today, `next Friday` that of next week.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use self::lexicon::{Piece, Pieces, Span, pieces};
use super::text::Lang;

mod lexicon;
#[cfg(test)]
mod tests;

/// The years a day can be typed in.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// How many years a day without a year is looked for on each side; the 29th of February comes once in eight at the least.
const REACH: i32 = 8;

/// On which side of today the days of a field lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Today and after.
    Ahead,
    /// Today and before.
    Behind,
}

/// What comes first where a day and a month are both written as numbers in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// `3/12` is the third of December.
    #[default]
    DayFirst,
    /// `3/12` is the twelfth of March.
    MonthFirst,
}

impl DayOrder {
    /// The order people use where this locale, such as `en-US` or `en_US.UTF-8`, is spoken.
    pub fn of_locale(locale: &str) -> Self {
        let plain = locale.to_ascii_lowercase().replace('_', "-");
        if plain == "en-us" || plain.starts_with("en-us.") || plain.starts_with("en-us-") {
            Self::MonthFirst
        } else {
            Self::DayFirst
        }
    }
}

/// When and where something is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Today.
    pub today: NaiveDate,
    /// The language of the session.
    pub lang: Lang,
    /// What comes first in numbers in English.
    pub order: DayOrder,
}

/// Why what was typed is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// It says no day at all.
    Unreadable,
    /// There is no such day in the calendar.
    NoSuchDay,
    /// It is outside [`YEARS`].
    Year,
    /// It has a day of the week that is not the one of this date.
    Weekday(NaiveDate),
}

/// What a part of what was typed says.
enum Said {
    Day(NaiveDate),
    /// A week, by its Monday.
    Week(NaiveDate),
}

/// Reads a day, in a field whose days lie on this side of today; `None`: on either.
pub fn read(typed: &str, here: Here, side: Option<Side>) -> Result<NaiveDate, DayFault> {
    let Pieces {
        parts: pieces,
        signs,
        is_nth,
    } = pieces(typed).ok_or(DayFault::Unreadable)?;
    let weekday = |piece: &Piece| match piece {
        Piece::Day(day) => Some(*day),
        _ => None,
    };
    let named: Vec<Weekday> = pieces.iter().filter_map(weekday).collect();
    let rest: Vec<Piece> = pieces
        .into_iter()
        .filter(|piece| weekday(piece).is_none())
        .collect();
    let (rest, side) = on_side(rest, side);
    let reader = Reader {
        here,
        side,
        signs,
        is_nth,
    };
    let date = match *named.as_slice() {
        [] => match reader.said(&rest, false)? {
            Said::Day(date) | Said::Week(date) => date,
        },
        [day] => reader.on(day, &rest)?,
        _ => return Err(DayFault::Unreadable),
    };
    within_years(date)
}

/// What is said of a day and its month, or of the day alone, without the word that says whether it lies ahead or behind
/// (`15 dec a.s.`, `the coming 15th`); and that side.
fn on_side(mut pieces: Vec<Piece>, side: Option<Side>) -> (Vec<Piece>, Option<Side>) {
    let said = |piece: &Piece| match piece {
        Piece::Coming => Some(Side::Ahead),
        Piece::Last => Some(Side::Behind),
        _ => None,
    };
    let is_date = |piece: &Piece| matches!(piece, Piece::Number(..) | Piece::Month(_));
    let has_date = pieces.iter().any(is_date);
    let is_plain = |piece: &Piece| is_date(piece) || said(piece).is_some();
    match *pieces.iter().filter_map(said).collect::<Vec<_>>() {
        [one] if has_date && pieces.iter().all(is_plain) => {
            pieces.retain(is_date);
            (pieces, Some(one))
        }
        _ => (pieces, side),
    }
}

/// The date, if its year is one that can be typed.
pub fn within_years(date: NaiveDate) -> Result<NaiveDate, DayFault> {
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(DayFault::Year)
    }
}

struct Reader {
    here: Here,
    side: Option<Side>,
    signs: Vec<char>,
    is_nth: bool,
}

impl Reader {
    fn monday(&self) -> NaiveDate {
        let today = self.here.today;
        after(today, -i64::from(today.weekday().num_days_from_monday()))
    }

    /// A day of the week, with what else was said.
    fn on(&self, day: Weekday, rest: &[Piece]) -> Result<NaiveDate, DayFault> {
        let today = self.here.today;
        let from_monday = i64::from(day.num_days_from_monday());
        let this = after(self.monday(), from_monday);
        let coming = after(this, if this > today { 0 } else { 7 });
        let last = after(this, if this < today { 0 } else { -7 });
        Ok(match rest {
            [] if self.side == Some(Side::Behind) => last,
            [Piece::This] if this == today => today,
            [] | [Piece::Coming | Piece::This] => coming,
            [Piece::Next] => after(this, 7),
            [Piece::Last] => last,
            rest => match self.said(rest, true)? {
                Said::Week(monday) => after(monday, from_monday),
                Said::Day(date) if date.weekday() == day => date,
                Said::Day(date) => {
                    within_years(date)?;
                    return Err(DayFault::Weekday(date));
                }
            },
        })
    }

    /// What was said besides a day of the week, which there may be.
    fn said(&self, pieces: &[Piece], has_weekday: bool) -> Result<Said, DayFault> {
        use Piece::{
            AfterTomorrow, Ago, BeforeYesterday, Begin, End, FromNow, In, Middle, Month, Next,
            Number, Today, Tomorrow, Yesterday,
        };
        let today = self.here.today;
        let day = |days| Ok(Said::Day(after(today, days)));
        match *pieces {
            [Today] => day(0),
            [Tomorrow] => day(1),
            [AfterTomorrow] => day(2),
            [Yesterday] => day(-1),
            [BeforeYesterday] => day(-2),
            [Piece::This, Piece::Span(Span::WEEK)] if !has_weekday => {
                let friday = after(self.monday(), 4);
                Ok(Said::Day(friday.max(today)))
            }
            [Piece::This, Piece::Span(Span::MONTH)] => Ok(Said::Day(self.month_away(0)?.1)),
            [Next | Piece::Coming, Piece::Span(Span::MONTH)] => {
                Ok(Said::Day(self.month_away(1)?.1))
            }
            [In, Number(n, _), Piece::Span(span)] | [Number(n, _), Piece::Span(span), FromNow] => {
                self.away(n, span, 1, has_weekday)
            }
            // One day, whenever that is.
            [Number(1, 0), Piece::Span(_)] => Err(DayFault::Unreadable),
            // An amount of time alone lies on the side of the field.
            [Number(n, _), Piece::Span(span)] if self.side == Some(Side::Behind) => {
                self.away(n, span, -1, has_weekday)
            }
            [Number(n, _), Piece::Span(span)] => self.away(n, span, 1, has_weekday),
            [In, Piece::Span(span @ Span::Months(6))] => self.away(1, span, 1, false),
            [Number(n, _), Piece::Span(span), Ago] => self.away(n, span, -1, has_weekday),
            [edge @ (Begin | Middle | End), ref period @ ..] => self.edge(edge, period),
            [Number(day, 1..=2)] if has_weekday || self.is_nth => self.in_any_month(day),
            [Number(day, 1..=2), Month(month)] | [Month(month), Number(day, 1..=2)] => {
                self.in_any_year(|year| NaiveDate::from_ymd_opt(year, month, day))
            }
            [Number(day, 1..=2), Month(month), Number(year, digits @ 1..)]
            | [Month(month), Number(day, 1..=2), Number(year, digits @ 1..)]
            | [Number(year, digits @ 3..), Month(month), Number(day, 1..=2)] => {
                self.date((year, digits), month, day)
            }
            _ => match self.week(pieces) {
                Some(week) => week.map(Said::Week),
                None => self.numbers(pieces),
            },
        }
    }

    /// A week, by its Monday; `None` if no week was said.
    fn week(&self, pieces: &[Piece]) -> Option<Result<NaiveDate, DayFault>> {
        use Piece::{Coming, Last, Next, Number, This};
        const WEEK: Piece = Piece::Span(Span::WEEK);
        let monday = |year: i32, week| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon);
        Some(match *pieces {
            [This, WEEK] => Ok(self.monday()),
            [Next | Coming, WEEK] => Ok(after(self.monday(), 7)),
            [Last, WEEK] => Ok(after(self.monday(), -7)),
            [WEEK, Number(week, 1..=2)] => {
                // A week counts as ahead until it is over.
                let sunday = |year| Some(after(monday(year, week)?, 6));
                let found = self.in_any_year(|year| match self.side {
                    Some(Side::Behind) => monday(year, week),
                    _ => sunday(year),
                });
                found.map(|said| match said {
                    Said::Day(date) | Said::Week(date) => {
                        after(date, -i64::from(date.weekday().num_days_from_monday()))
                    }
                })
            }
            [WEEK, Number(week, 1..=2), Number(year, digits @ 2..)]
            | [Number(year, digits @ 3..), WEEK, Number(week, 1..=2)] => {
                let year = self.year(year, digits);
                year.and_then(|year| monday(year, week).ok_or(DayFault::NoSuchDay))
            }
            _ => return None,
        })
    }

    /// A day and a month as numbers, and a year perhaps.
    fn numbers(&self, pieces: &[Piece]) -> Result<Said, DayFault> {
        use Piece::Number;
        let (first, count) = (self.signs.first(), self.signs.len());
        let is_one_sign = first != Some(&',') && self.signs.iter().all(|sign| Some(sign) == first);
        if count > 0 && (count + 1 != pieces.len() || !is_one_sign) {
            return Err(DayFault::Unreadable);
        }
        match *pieces {
            [
                Number(year, digits @ 3..),
                Number(month, 1..=2),
                Number(day, 1..=2),
            ] => self.date((year, digits), month, day),
            [Number(a, 1..=2), Number(b, 1..=2)] => {
                let (day, month) = self.ordered(a, b);
                self.in_any_year(|year| NaiveDate::from_ymd_opt(year, month, day))
            }
            [
                Number(a, 1..=2),
                Number(b, 1..=2),
                Number(year, digits @ 1..),
            ] => {
                let (day, month) = self.ordered(a, b);
                self.date((year, digits), month, day)
            }
            _ => Err(DayFault::Unreadable),
        }
    }

    /// The day and the month of two numbers. In English, where both orders are in use, a month above twelve tells.
    fn ordered(&self, a: u32, b: u32) -> (u32, u32) {
        let is_english = self.here.lang == Lang::En;
        let is_month_first = is_english && self.here.order == DayOrder::MonthFirst;
        let (day, month) = if is_month_first { (b, a) } else { (a, b) };
        if is_english && month > 12 && day <= 12 {
            (month, day)
        } else {
            (day, month)
        }
    }

    fn date(&self, year: (u32, usize), month: u32, day: u32) -> Result<Said, DayFault> {
        let year = self.year(year.0, year.1)?;
        let found = NaiveDate::from_ymd_opt(year, month, day);
        found.map(Said::Day).ok_or(DayFault::NoSuchDay)
    }

    /// A year as it was written; two digits are those of this century, of a day behind perhaps of the one before.
    fn year(&self, year: u32, digits: usize) -> Result<i32, DayFault> {
        let written = i32::try_from(year).map_err(|_| DayFault::Year)?;
        let is_past = self.side == Some(Side::Behind);
        let year = match digits {
            2 if is_past && 2000 + written > self.here.today.year() => 1900 + written,
            2 => 2000 + written,
            _ => written,
        };
        if YEARS.contains(&year) {
            Ok(year)
        } else {
            Err(DayFault::Year)
        }
    }

    /// So many stretches of time from today, on in this direction. With a day of the week, weeks are whole weeks.
    fn away(&self, n: u32, span: Span, way: i64, has_weekday: bool) -> Result<Said, DayFault> {
        let today = self.here.today;
        let days = |days: u32| after_checked(today, way * i64::from(n) * i64::from(days));
        let found = match span {
            Span::Days(one) => days(one),
            Span::Weeks(one) if has_weekday => {
                let monday = after_checked(self.monday(), way * i64::from(n) * i64::from(one) * 7);
                return monday.map(Said::Week).ok_or(DayFault::Year);
            }
            Span::Weeks(one) => days(one * 7),
            Span::Months(one) => {
                let months = Months::new(n.checked_mul(one).ok_or(DayFault::Year)?);
                if way < 0 {
                    today.checked_sub_months(months)
                } else {
                    today.checked_add_months(months)
                }
            }
        };
        found.map(Said::Day).ok_or(DayFault::Year)
    }

    /// The beginning, the middle or the end of a stretch of time. A week ends on its Friday.
    fn edge(&self, edge: Piece, period: &[Piece]) -> Result<Said, DayFault> {
        use Piece::{Last, Month, Next, Number, This};
        const MONTH: Piece = Piece::Span(Span::MONTH);
        const YEAR: Piece = Piece::Span(Span::YEAR);
        let this_year = self.here.today.year();
        let of_year = |year| edge_of(edge, year, (1, 12), (7, 1));
        let found = match *period {
            [Month(month)] => {
                return self.in_any_year(|year| edge_of(edge, year, (month, month), (month, 15)));
            }
            [Month(month), Number(year, digits @ 2..)] => {
                let year = self.year(year, digits)?;
                edge_of(edge, year, (month, month), (month, 15))
            }
            [MONTH] | [This, MONTH] => Some(edge_of_month(edge, self.month_away(0)?)),
            [Next, MONTH] => Some(edge_of_month(edge, self.month_away(1)?)),
            [Last, MONTH] => Some(edge_of_month(edge, self.month_away(-1)?)),
            [YEAR] | [This, YEAR] => of_year(this_year),
            [Next, YEAR] => of_year(this_year + 1),
            [Last, YEAR] => of_year(this_year - 1),
            [Number(year, digits @ 4..)] => of_year(self.year(year, digits)?),
            [Piece::Span(Span::WEEK)] => Some(edge_of_week(edge, self.monday())),
            ref week => match self.week(week) {
                Some(monday) => Some(edge_of_week(edge, monday?)),
                None => return Err(DayFault::Unreadable),
            },
        };
        found.map(Said::Day).ok_or(DayFault::NoSuchDay)
    }

    /// The first day of the month so many months from this one, and the last.
    fn month_away(&self, months: i32) -> Result<(NaiveDate, NaiveDate), DayFault> {
        let today = self.here.today;
        let month = today.year() * 12 + today.month0().cast_signed() + months;
        let month0 = month.rem_euclid(12).unsigned_abs();
        let (year, month) = (month.div_euclid(12), month0 + 1);
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        first.zip(last_of(year, month)).ok_or(DayFault::Year)
    }

    /// The nearest day with this number in its month.
    fn in_any_month(&self, day: u32) -> Result<Said, DayFault> {
        let months = (-12..=12).filter_map(|months| self.month_away(months).ok());
        self.nearest(months.filter_map(|(first, _)| first.with_day(day)))
    }

    /// The nearest such day in any year around this one.
    fn in_any_year(&self, of: impl Fn(i32) -> Option<NaiveDate>) -> Result<Said, DayFault> {
        let this = self.here.today.year();
        self.nearest(((this - REACH)..=(this + REACH)).filter_map(of))
    }

    /// The nearest of these days on the side of the field, or on either; the one ahead where both are as near.
    fn nearest(&self, days: impl Iterator<Item = NaiveDate>) -> Result<Said, DayFault> {
        let today = self.here.today;
        let days = days.filter(|date| match self.side {
            Some(Side::Ahead) => *date >= today,
            Some(Side::Behind) => *date <= today,
            None => true,
        });
        let nearest = days.min_by_key(|date| ((*date - today).num_days().abs(), *date < today));
        nearest.map(Said::Day).ok_or(DayFault::NoSuchDay)
    }
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// The first day of the first of two months, a day in the middle, or the last day of the second.
fn edge_of(edge: Piece, year: i32, months: (u32, u32), middle: (u32, u32)) -> Option<NaiveDate> {
    match edge {
        Piece::Begin => NaiveDate::from_ymd_opt(year, months.0, 1),
        Piece::Middle => NaiveDate::from_ymd_opt(year, middle.0, middle.1),
        _ => last_of(year, months.1),
    }
}

fn edge_of_month(edge: Piece, (first, last): (NaiveDate, NaiveDate)) -> NaiveDate {
    match edge {
        Piece::Begin => first,
        Piece::Middle => after(first, 14),
        _ => last,
    }
}

fn edge_of_week(edge: Piece, monday: NaiveDate) -> NaiveDate {
    after(
        monday,
        match edge {
            Piece::Begin => 0,
            Piece::Middle => 2,
            _ => 4,
        },
    )
}

/// The day so many days after this one, or before it; this one where the calendar ends.
fn after(date: NaiveDate, days: i64) -> NaiveDate {
    after_checked(date, days).unwrap_or(date)
}

fn after_checked(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(count)
    } else {
        date.checked_add_days(count)
    }
}
