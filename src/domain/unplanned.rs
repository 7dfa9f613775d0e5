//! A step that nobody planned: what the room is asked in the middle of a session becomes a step of the script.

use super::event::Moment;
use super::refusal::Refusal;
use super::select;
use super::session::State;
use super::text::{Clean, Lang, Text};
use super::words::Words;
use super::workshop::{
    Analysis, Bound, Collect, Field, FieldKind, Kind, Priority, Rate, Selector, Step, StepIndex,
    Vote,
};

/// The lowest and the highest score a scale may have.
pub const SCORES: (i32, i32) = (-100, 100);

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Dots on items.
    Vote,
    /// A list of items.
    List,
    /// A word from everyone.
    Words,
    /// A score on a scale.
    Scale,
}

/// What the room is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplanned {
    /// The question, on one line.
    pub question: Clean,
    /// How many minutes it takes.
    pub minutes: u16,
    /// What kind of answer it asks for.
    pub answer: Answer,
}

/// What kind of answer a question asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Dots on these.
    Dots(About),
    /// A list of items.
    Items,
    /// A word from everyone.
    Words,
    /// A score for each of these, from the lowest to the highest.
    Scores(About, i32, i32),
}

/// What is voted on or scored.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// What an earlier step passes on.
    Items(StepIndex),
    /// What was typed for it. For scores it may be empty: then the question itself is scored.
    These(Vec<Clean>),
}

/// The steps whose items can be voted on or scored now, the current one first and then back to the first.
pub fn sources(state: &State) -> Vec<StepIndex> {
    let last = state.current.or(state.steps.indices().next_back());
    let so_far = state.steps.indices().rev();
    let so_far = so_far.filter(|index| last.is_some_and(|last| *index <= last));
    let mut seen = Vec::new();
    so_far
        .filter(|index| {
            // Of two steps about the same items the later one is enough.
            let items = select::output(state, *index);
            let is_new = items.len() > 1 && !seen.contains(&items);
            seen.push(items);
            is_new
        })
        .collect()
}

impl Unplanned {
    /// The step it becomes when it is added at `now`. No question, no minutes, nothing to vote on and a scale without
    /// length are refused.
    pub fn step(self, state: &State, now: Moment) -> Result<Step, Refusal> {
        if self.question.is_blank() {
            return Err(Refusal::NoQuestion);
        }
        if !(1..=999).contains(&self.minutes) {
            let (min, max) = (1.0, 999.0);
            return Err(Refusal::OutOfRange { min, max });
        }
        let question = Text::plain(self.question.as_str());
        let (kind, input) = match self.answer {
            Answer::Items => (Kind::Collect(list(false)), None),
            Answer::Words => (Kind::Collect(list(true)), None),
            Answer::Dots(about) => {
                // Of a few things typed for it people choose one; on a list they spread as many dots as on any other.
                let dots = matches!(about, About::These(_)).then_some(1);
                let input = about.selector(state, None)?;
                let vote = Vote {
                    dots,
                    max_per_item: 1,
                    seats: None,
                };
                (Kind::Vote(vote), Some(input))
            }
            Answer::Scores(about, low, high) => {
                let (min, max) = SCORES;
                if !(min..=max).contains(&low) || !(min..=max).contains(&high) || low >= high {
                    return Err(Refusal::NoScale);
                }
                let input = about.selector(state, Some(&question))?;
                (Kind::Rate(scale(low, high)), Some(input))
            }
        };
        Ok(Step {
            // The clock tells apart what two copies of a session add.
            id: format!("added-{}", now.wall),
            title: question.clone(),
            minutes: self.minutes,
            short: Some(self.minutes),
            priority: Priority::Must,
            intent: None,
            prompt: Some(question),
            silent: Vec::new(),
            notes: None,
            handout: None,
            input,
            phases: Vec::new(),
            hidden: false,
            shows: Vec::new(),
            beside: Vec::new(),
            kind,
        })
    }
}

impl About {
    /// The selector of what there is, or of what was typed. `alone` is what is asked about if nothing was typed.
    fn selector(self, state: &State, alone: Option<&Text>) -> Result<Selector, Refusal> {
        match self {
            Self::Items(index) if select::output(state, index).is_empty() => {
                Err(Refusal::NothingAsked)
            }
            Self::Items(index) => {
                let (step, _) = state.step(index).ok_or(Refusal::Gone)?;
                Ok(Selector::All(step.id.clone()))
            }
            Self::These(typed) => {
                let texts = typed.iter().map(|text| Text::plain(text.as_str()));
                match (texts.collect::<Vec<_>>(), alone) {
                    (texts, Some(alone)) if texts.is_empty() => {
                        Ok(Selector::Fixed(vec![alone.clone()]))
                    }
                    (texts, None) if texts.len() < 2 => Err(Refusal::NothingAsked),
                    (texts, _) => Ok(Selector::Fixed(texts)),
                }
            }
        }
    }
}

fn list(words: bool) -> Collect {
    let label = |lang: Lang| Some(Clean::line(&Words::of(lang).get("unplanned-item")));
    let label = Text {
        en: label(Lang::En),
        nl: label(Lang::Nl),
    };
    Collect {
        fields: vec![Field::new("item", label, FieldKind::Text)],
        words,
        ..Collect::default()
    }
}

fn scale(low: i32, high: i32) -> Rate {
    Rate {
        low,
        high: Bound::Fixed(high),
        anchors: None,
        aspects: Vec::new(),
        groups: Vec::new(),
        anonymous: false,
        analysis: Analysis::Mean,
        corners: Vec::new(),
    }
}
