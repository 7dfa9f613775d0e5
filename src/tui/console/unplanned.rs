//! A step that was not planned, while it is filled in.

use crossterm::event::KeyEvent;

use crate::domain::command::Refusal;
use crate::domain::event::{Fields, Value};
use crate::domain::session::State;
use crate::domain::text::{Clean, Text};
use crate::domain::unplanned::{self, About, Answer, Asked, SCORES, Unplanned};
use crate::domain::words::Words;
use crate::domain::workshop::{Choice, Field, FieldKind, Step, StepIndex};
use crate::tui::entry::{Entry, Line};
use crate::tui::env::Env;

/// What is scored is the question itself.
const ITSELF: &str = "itself";
/// The step begins at once.
const NOW: &str = "now";
/// The step comes after the current one.
const NEXT: &str = "next";

/// A step being made.
#[derive(Clone, Debug)]
pub struct UnplannedForm {
    /// What is asked.
    pub asked: Asked,
    /// What can be voted on or scored, in the order of the choices.
    sources: Vec<StepIndex>,
    /// What is filled in.
    pub entry: Entry,
}

impl UnplannedForm {
    /// An empty form, or the one that was left half filled in.
    pub fn new(state: &State, kept: Option<&Self>, asked: Asked, words: &Words) -> Self {
        let sources = unplanned::sources(state);
        if let Some(kept) = kept.filter(|it| it.asked == asked && it.sources == sources) {
            return kept.clone();
        }
        let fields = asked.fields(state, &sources, words);
        let ready = asked.ready();
        Self {
            asked,
            sources,
            entry: Entry::new(&fields.iter().collect::<Vec<_>>(), &ready, words),
        }
    }

    /// Returns the line being typed in; `None` in a choice.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        let slot = self.entry.slot_mut();
        let slot = slot.filter(|slot| slot.choices().is_empty());
        slot.map(|slot| &mut slot.line)
    }

    /// Takes a key that is no action.
    pub fn typed(&mut self, event: KeyEvent, env: &Env) {
        if let Some(slot) = self.entry.slot_mut() {
            slot.key(event, env.lang);
        }
    }

    /// Reads the step that is filled in, and whether it begins at once.
    pub fn read(&mut self, state: &State, env: &Env) -> Result<(Step, bool), Refusal> {
        let fields = self.entry.fields(env.here())?;
        let step = self.unplanned(&fields).step(state, env.now)?;
        let waits = matches!(fields.get("begins"), Some(Value::Choice(when)) if when == NEXT);
        Ok((step, !waits))
    }

    fn unplanned(&self, fields: &Fields) -> Unplanned {
        let text = |id: &str| match fields.get(id) {
            Some(Value::Text(text)) => text.clone(),
            _ => Clean::default(),
        };
        let number = |id: &str| match fields.get(id) {
            #[expect(clippy::cast_possible_truncation, reason = "the field bounds it")]
            Some(Value::Number(number)) => number.round() as i32,
            _ => 0,
        };
        let about = || {
            let typed = text("choices");
            let each = typed.as_str().split([';', '\n']).map(Clean::line);
            let typed: Vec<Clean> = each.filter(|text| !text.is_blank()).collect();
            let chosen = match fields.get("about") {
                Some(Value::Choice(place)) if typed.is_empty() => place.parse::<usize>().ok(),
                _ => None,
            };
            match chosen.and_then(|place| self.sources.get(place)) {
                Some(index) => About::Items(*index),
                None => About::These(typed),
            }
        };
        Unplanned {
            question: Clean::line(text("question").as_str()),
            minutes: u16::try_from(number("minutes")).unwrap_or(0),
            answer: match self.asked {
                Asked::Vote => Answer::Dots(about()),
                Asked::List => Answer::Items,
                Asked::Words => Answer::Words,
                Asked::Scale => Answer::Scores(about(), number("low"), number("high")),
            },
        }
    }
}

impl Asked {
    fn is_about(self) -> bool {
        matches!(self, Self::Vote | Self::Scale)
    }

    /// The fields of its form.
    fn fields(self, state: &State, sources: &[StepIndex], words: &Words) -> Vec<Field> {
        let label = |id: &str| Text::plain(&words.get(&format!("unplanned-field-{id}")));
        let number = |id: &str, (min, max): (i32, i32)| {
            let (min, max) = (min.into(), max.into());
            let kind = FieldKind::Number {
                min,
                max,
                unit: None,
                default: None,
            };
            Field {
                required: true,
                ..Field::new(id, label(id), kind)
            }
        };
        let choice = |id: &str, said: &str| Choice {
            id: id.to_owned(),
            label: Text::plain(said),
        };
        let mut fields = vec![Field::new("question", label("question"), FieldKind::Text)];
        if self.is_about() && !sources.is_empty() {
            let titles = sources.iter().map(|index| {
                let step = state.step(*index).map(|(step, _)| step);
                step.map_or("", |step| step.title.get(state.lang()))
            });
            let places = titles.zip(0..);
            let mut about: Vec<Choice> = places
                .map(|(title, place): (_, usize)| choice(&place.to_string(), title))
                .collect();
            if self == Self::Scale {
                about.insert(0, choice(ITSELF, &words.get("unplanned-about-question")));
            }
            fields.push(Field::new(
                "about",
                label("about"),
                FieldKind::Choice(about),
            ));
        }
        match self {
            Self::Vote => fields.push(Field::new("choices", label("choices"), FieldKind::Text)),
            Self::Scale => fields.extend(["low", "high"].map(|id| number(id, SCORES))),
            Self::List | Self::Words => {}
        }
        fields.push(number("minutes", (1, 999)));
        if state.current.is_some() {
            let begins = [NOW, NEXT].map(|id| {
                let key = format!("unplanned-begins-{id}");
                choice(id, &words.get(&key))
            });
            let kind = FieldKind::Choice(begins.into());
            fields.push(Field::new("begins", label("begins"), kind));
        }
        fields
    }

    /// What stands in the form before anybody types.
    fn ready(self) -> Fields {
        let about = if self == Self::Vote { "0" } else { ITSELF };
        let chosen = |id: &str| Value::Choice(id.to_owned());
        let values = [
            ("about", chosen(about)),
            ("low", Value::Number(1.0)),
            ("high", Value::Number(10.0)),
            ("minutes", Value::Number(5.0)),
            ("begins", chosen(NOW)),
        ];
        values
            .into_iter()
            .map(|(id, value)| (id.to_owned(), value))
            .collect()
    }
}
