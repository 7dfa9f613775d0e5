//! What is filled in in the start form, and the session it leads to.

use std::sync::Arc;

use chrono::{Duration, NaiveTime, Timelike};
use crossterm::event::{KeyCode, KeyEvent};

use crate::domain::event::{Fields, Person, Value, Variant};
use crate::domain::input;
use crate::domain::plan;
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Choice, Field, FieldKind, Workshop};
use crate::tui::entry::{Entry, Line, Lines};
use crate::tui::env::{Env, Tone};
use crate::tui::messages::{Begins, Learned, NewSession};

/// The form a new session starts with.
#[derive(Debug)]
pub struct Form {
    /// The workshop to start.
    pub workshop: Arc<Workshop>,
    /// The fields, in the order of [`place`].
    pub entry: Entry,
    /// The workshop with the minutes that earlier sessions took; `None` if there are none, or they are still being
    /// read.
    pub learned: Option<Learned>,
    /// The people in the room by name; empty if nobody is listed.
    pub listed: Vec<Person>,
    /// The list of them as it was left half typed.
    pub half_listed: Option<Box<Lines>>,
}

/// How long the workshop is to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Full,
    Short,
    /// As many minutes, or until the end time, as typed.
    Own,
    /// As long as it took in earlier sessions.
    Learned,
}

impl Length {
    /// All lengths, in the order they are offered. The last is only offered if there are earlier sessions.
    const ALL: [Self; 4] = [Self::Full, Self::Short, Self::Own, Self::Learned];

    fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Short => "short",
            Self::Own => "own",
            Self::Learned => "learned",
        }
    }

    fn choice(self) -> Choice {
        Choice {
            id: self.id().to_owned(),
            label: labelled(&format!("variant-{}", self.id())),
        }
    }
}

/// The indexes of the form's fields.
pub mod place {
    /// The client.
    pub const CLIENT: usize = 0;
    /// The group.
    pub const GROUP: usize = 1;
    /// How many people are in the room.
    pub const PEOPLE: usize = 2;
    /// The facilitator.
    pub const FACILITATOR: usize = 3;
    /// The language of the session.
    pub const LANGUAGE: usize = 4;
    /// How long it takes: full, short, own or learned.
    pub const VARIANT: usize = 5;
    /// Minutes or an end time, as typed.
    pub const UNTIL: usize = 6;
}

fn labelled(key: &str) -> Text {
    let word = |lang| Some(Clean::new(&Words::of(lang).get(key)));
    Text {
        en: word(Lang::En),
        nl: word(Lang::Nl),
    }
}

impl Form {
    /// Creates the form for a workshop, with sensible defaults.
    pub fn new(workshop: Arc<Workshop>, lang: Lang, facilitator: &Clean) -> Self {
        let languages = workshop.languages();
        let lang = if languages.contains(&lang) {
            lang
        } else {
            languages.first().copied().unwrap_or(lang)
        };
        let field =
            |id: &str, kind: FieldKind| Field::new(id, labelled(&format!("form-{id}")), kind);
        let language = |lang: &Lang| Choice {
            id: lang.code().to_owned(),
            label: Text::plain(&Words::of(*lang).get("language-name")),
        };
        let variants = [Length::Full, Length::Short, Length::Own].map(Length::choice);
        let people = f64::from(u16::midpoint(workshop.group.0, workshop.group.1));
        let number = FieldKind::Number {
            min: 1.0,
            max: 999.0,
            unit: None,
            default: None,
        };
        let fields = [
            field("client", FieldKind::Text),
            field("group", FieldKind::Text),
            field("people", number),
            field("facilitator", FieldKind::Text),
            field(
                "language",
                FieldKind::Choice(languages.iter().map(language).collect()),
            ),
            field("variant", FieldKind::Choice(variants.to_vec())),
            field("until", FieldKind::Text),
        ];
        let values = Fields::from([
            ("people".to_owned(), Value::Number(people)),
            ("facilitator".to_owned(), Value::Text(facilitator.clone())),
            ("language".to_owned(), Value::Choice(lang.code().to_owned())),
            (
                "variant".to_owned(),
                Value::Choice(Length::Full.id().to_owned()),
            ),
        ]);
        let entry = Entry::new(&fields.iter().collect::<Vec<_>>(), &values, Words::of(lang));
        Self {
            workshop,
            entry,
            learned: None,
            listed: Vec::new(),
            half_listed: None,
        }
    }

    /// Takes a list of the people in the room. There are at least as many as are listed, and that is said.
    pub(in crate::tui) fn list(&mut self, people: Vec<Person>, env: &mut Env) {
        let listed = people.len();
        (self.listed, self.half_listed) = (people, None);
        let counted = self.people();
        let args = [("n", listed.into())];
        let is_more = counted.is_none_or(|counted| listed > usize::from(counted));
        let key = if is_more {
            if let Some(slot) = self.entry.slots.get_mut(place::PEOPLE) {
                slot.line = Line::new(&listed.to_string());
            }
            "said-people-listed-more"
        } else {
            "said-people-listed"
        };
        env.say(Tone::Good, env.words().with(key, &args));
    }

    /// Goes on with the script as it is now. What was filled in stays.
    pub fn take_script(&mut self, workshop: Arc<Workshop>, lang: Lang, facilitator: &Clean) {
        let was = std::mem::replace(self, Self::new(workshop, lang, facilitator));
        let spoken = was.lang();
        for (at, (slot, before)) in self.entry.slots.iter_mut().zip(was.entry.slots).enumerate() {
            slot.line = before.line;
            if at == place::VARIANT {
                let last = slot.choices().len().checked_sub(1);
                slot.choice = before.choice.filter(|choice| Some(*choice) <= last);
            }
        }
        let languages = self.workshop.languages();
        let at = languages.iter().position(|lang| *lang == spoken);
        if let Some(slot) = self
            .entry
            .slots
            .get_mut(place::LANGUAGE)
            .filter(|_| at.is_some())
        {
            slot.choice = at;
        }
        self.entry.focus = was.entry.focus;
        (self.listed, self.half_listed) = (was.listed, was.half_listed);
    }

    /// Offers the minutes the steps took in earlier sessions.
    pub fn offer(&mut self, learned: Learned) {
        let variant = self.entry.slots.get_mut(place::VARIANT);
        if let Some(FieldKind::Choice(choices)) = variant.map(|slot| &mut slot.field.kind)
            && self.learned.replace(learned).is_none()
        {
            choices.push(Length::Learned.choice());
        }
    }

    fn length(&self) -> Length {
        let all = Length::ALL.get(self.choice(place::VARIANT));
        all.copied().unwrap_or(Length::Full)
    }

    /// Returns what earlier sessions took, if that is what is chosen.
    pub fn as_learned(&self) -> Option<&Learned> {
        let learned = self.learned.as_ref();
        learned.filter(|_| self.length() == Length::Learned)
    }

    /// Returns the workshop with the minutes chosen for its steps.
    pub fn planned(&self) -> &Arc<Workshop> {
        let learned = self.as_learned();
        learned.map_or(&self.workshop, |learned| &learned.workshop)
    }

    fn text(&self, place: usize) -> &str {
        self.entry
            .slots
            .get(place)
            .map_or("", |slot| slot.line.text())
    }

    fn choice(&self, place: usize) -> usize {
        self.entry
            .slots
            .get(place)
            .and_then(|slot| slot.choice)
            .unwrap_or(0)
    }

    /// Returns the language chosen.
    pub fn lang(&self) -> Lang {
        self.workshop
            .languages()
            .get(self.choice(place::LANGUAGE))
            .copied()
            .unwrap_or_default()
    }

    /// Returns how many people are in the room, from 1 to 999; `None` if that cannot be read.
    pub fn people(&self) -> Option<u16> {
        self.text(place::PEOPLE)
            .trim()
            .parse()
            .ok()
            .filter(|people| (1..=999).contains(people))
    }

    /// Returns what is planned for a session that starts at `start`; the error says what is wrong with what was typed.
    pub fn variant(&self, start: NaiveTime) -> Result<Variant, FormError> {
        match self.length() {
            Length::Full | Length::Learned => Ok(Variant::Full),
            Length::Short => Ok(Variant::Short),
            Length::Own => {
                let minutes = until(self.text(place::UNTIL), start, self.lang())?;
                let minimum = plan::minimum(&self.workshop);
                if minutes < minimum {
                    Err(FormError::TooShort(minimum))
                } else {
                    Ok(Variant::Minutes(minutes))
                }
            }
        }
    }

    /// Returns the minutes the full workshop takes and those given, if more were given.
    pub fn spare(&self, start: NaiveTime) -> Option<(u16, u16)> {
        let Ok(Variant::Minutes(minutes)) = self.variant(start) else {
            return None;
        };
        let full = self.workshop.minutes.0;
        (minutes > full).then_some((full, minutes))
    }

    /// Returns the session as filled in, for somebody who presses the key at `now`; the error says what is wrong, and
    /// the index of the field.
    pub(super) fn new_session(
        &self,
        begins: Begins,
        now: NaiveTime,
    ) -> Result<NewSession, (FormError, usize)> {
        let people = self.people().ok_or((FormError::People, place::PEOPLE))?;
        let is_time =
            self.length() == Length::Own && self.text(place::UNTIL).trim().parse::<u16>().is_err();
        let variant = match (self.variant(now), begins) {
            // How long it takes until then is not known before it begins.
            (Ok(_) | Err(FormError::Passed(_)), Begins::Later) if is_time => {
                Err(FormError::EndOfLater)
            }
            (variant, _) => variant,
        };
        let variant = variant.map_err(|error| (error, place::UNTIL))?;
        Ok(NewSession {
            workshop: Arc::clone(self.planned()),
            lang: self.lang(),
            variant,
            client: Clean::line(self.text(place::CLIENT)),
            group: Clean::line(self.text(place::GROUP)),
            people,
            listed: self.listed.clone(),
            facilitator: Clean::line(self.text(place::FACILITATOR)),
            begins,
        })
    }

    /// Takes a key that is no action: text, or a choice.
    pub fn typed(&mut self, event: KeyEvent, lang: Lang) {
        let focus = self.entry.focus;
        let removes = matches!(event.code, KeyCode::Backspace | KeyCode::Delete);
        // There is always a language and a length.
        if removes && matches!(focus, place::LANGUAGE | place::VARIANT) {
            return;
        }
        let is_used = self
            .entry
            .slot_mut()
            .is_some_and(|slot| slot.key(event, lang));
        let is_changed = removes || matches!(event.code, KeyCode::Char(_));
        if is_used && is_changed && focus == place::UNTIL {
            match self.text(place::UNTIL).trim() {
                // With the time gone, the length is no longer one's own.
                "" if self.length() == Length::Own => self.choose(Length::Full),
                "" => {}
                _ => self.choose(Length::Own),
            }
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        if let Some(slot) = self
            .entry
            .slot_mut()
            .filter(|slot| slot.choices().is_empty())
        {
            slot.line.insert(text);
        }
    }

    fn choose(&mut self, length: Length) {
        if let Some(variant) = self.entry.slots.get_mut(place::VARIANT) {
            variant.choice = Length::ALL.iter().position(|it| *it == length);
        }
    }
}

/// What is wrong with a start form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    /// The number of people cannot be read.
    People,
    /// What was typed is neither minutes nor an end time.
    Until,
    /// An end time was typed for a session that begins later.
    EndOfLater,
    /// The end time has passed.
    Passed(NaiveTime),
    /// The workshop cannot be this short; these are the fewest minutes it takes.
    TooShort(u16),
}

impl FormError {
    /// Returns the error as a sentence.
    pub fn say(self, words: &Words) -> String {
        match self {
            Self::People => words.get("form-wrong-people").into_owned(),
            Self::Until => words.get("form-wrong-until").into_owned(),
            Self::EndOfLater => words.get("form-end-of-later").into_owned(),
            Self::Passed(end) => {
                let end = end.format("%H:%M").to_string();
                words.with("form-passed", &[("end", end.into())])
            }
            Self::TooShort(minimum) => words.with("form-too-short", &[("minutes", minimum.into())]),
        }
    }
}

/// Reads the minutes from `start` as typed: `95`, or an end time such as `16:30`, `16u30` or `tot 16.30 uur`. An end past
/// midnight is later the same night; one half a day away or more has passed.
pub fn until(typed: &str, start: NaiveTime, lang: Lang) -> Result<u16, FormError> {
    const NIGHT: i64 = 12 * 60;
    let typed = typed.trim();
    if let Ok(minutes) = typed.parse::<u16>() {
        return Ok(minutes);
    }
    let end = input::clock(typed, start, lang).ok_or(FormError::Until)?;
    // By the clocks that are shown, which have no seconds.
    let start = NaiveTime::from_hms_opt(start.hour(), start.minute(), 0).unwrap_or(start);
    let ahead = end - start;
    if ahead >= Duration::zero() {
        return u16::try_from(ahead.num_minutes()).map_err(|_| FormError::Until);
    }
    let ahead = (ahead + Duration::days(1)).num_minutes();
    let minutes = u16::try_from(ahead).ok().filter(|_| ahead < NIGHT);
    minutes.ok_or(FormError::Passed(end))
}
