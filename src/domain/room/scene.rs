//! What the room's screen shows, in words and numbers that everyone may see.

use crate::domain::clock::{Countdown, Cue};
use crate::domain::document::Section;
use crate::domain::event::Curtain;
use crate::domain::session::Status;
use crate::domain::text::{Clean, Lang};

/// What the room's screen shows, in words and numbers that everyone may see. The intent of a step, notes, prompts for
/// silence, the lists of the session, scores that are not revealed, and who said what cannot be in it.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomView {
    /// The language the room speaks.
    pub lang: Lang,
    /// Minutes east of UTC, for times of day.
    pub offset: i32,
    /// The title of the workshop.
    pub workshop: String,
    /// Whose house style the room sees, which no session says; empty if there is none.
    pub organisation: String,
    /// What hides the screen.
    pub curtain: Curtain,
    /// The clock; `None` if none is running.
    pub clock: Option<RoomClock>,
    /// What the screen is about.
    pub scene: Scene,
    /// What is being typed, if the room is meant to see that.
    pub typing: Option<Clean>,
    /// Milliseconds since anything happened in the session.
    pub still: u64,
    /// How many pages it was turned on by hand so far, less those it was turned back.
    pub turned: i32,
}

impl RoomView {
    /// The same view while so many of so many secret ballots are in; nothing else of a ballot is known.
    #[must_use]
    pub fn with_ballots(mut self, (voters, expected): (u16, u16)) -> Self {
        if let Scene::Step(step) = &mut self.scene
            && let Body::Gathering {
                what, given, of, ..
            } = &mut step.body
        {
            (*what, *given, *of) = (Gathered::Ballots, voters.into(), expected.into());
        }
        self
    }
}

/// The clock the room sees.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomClock {
    /// The time of the step, or of the box, the writing or the marking of a cascade.
    pub countdown: Countdown,
    /// The part of the step that is running, by name, and its own time; `None` if the step has no parts.
    pub phase: Option<(String, Countdown)>,
    /// What there is to say about the time now.
    pub cue: Option<Cue>,
    /// Whether the clock is stopped.
    pub is_paused: bool,
    /// Whether the end of the time is a hard stop, as in a box of a cascade.
    pub is_hard: bool,
    /// Whether the cue has only just come, so that the clock lights up.
    pub flashes: bool,
}

/// What the room's screen is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// What opens the day: the workshop, and whom it is for.
    Opening {
        /// The client; empty if none was named.
        client: String,
    },
    /// The programme of the day.
    Agenda(Vec<AgendaLine>),
    /// A step of the workshop.
    Step(Box<StepScene>),
    /// A break.
    Break {
        /// What the break is called.
        title: String,
        /// When everyone is expected back, in milliseconds since 1970 UTC.
        until: i64,
    },
    /// The workshop is over.
    Over {
        /// The sentences that open the summary.
        headline: Vec<String>,
        /// Who does what, and when.
        actions: Vec<Promise>,
    },
}

/// A line of the programme of the day.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaLine {
    /// When the step began or is expected to begin, in milliseconds since 1970 UTC.
    pub begins: i64,
    /// The title of the step.
    pub title: String,
    /// Whether the step was reached, and what came of it.
    pub status: Status,
}

/// A step as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepScene {
    /// Its number among the steps of this run, from 1, and how many there are.
    pub number: (usize, usize),
    /// The title of the step.
    pub title: String,
    /// The question to the room; `None` if there is none, or if a card takes its place.
    pub prompt: Option<String>,
    /// What else there is to know for an answer.
    pub context: Context,
    /// What is shown below the question.
    pub body: Body,
}

/// What a step works on and how it is scored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The items that those of the step are about, if they do not stand in its own list.
    pub works_on: Vec<RoomItem>,
    /// The numbers of those it works on although others stood equal to them.
    pub tied: Vec<usize>,
    /// How it is scored; `None` if nothing is.
    pub scale: Option<Scale>,
}

/// How items are scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The lowest and the highest score, and what each means; empty if the script does not say.
    pub ends: [(i32, String); 2],
    /// What is scored of each item, in the order of the columns; empty if it is the item itself.
    pub columns: Vec<String>,
}

/// What is shown below the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing: the question has the screen to itself.
    Nothing,
    /// The items the room made, the newest last.
    Items(Vec<RoomItem>),
    /// The items it works on, none of which is new.
    Given(Vec<RoomItem>),
    /// The words of a round in which everyone says one, the most said first.
    Words(Vec<Word>),
    /// Items under the names of their themes. Those in no theme come last, under an empty name.
    Themes(Vec<Theme>),
    /// What is being voted on or scored, and how much has come in; nothing of the outcome.
    Gathering {
        /// What is being voted on or scored.
        items: Vec<RoomItem>,
        /// What comes in from everyone.
        what: Gathered,
        /// How much of it has come in.
        given: u32,
        /// How much of it there is to come in.
        of: u32,
    },
    /// What the step brought, without the names of people.
    Results(Results),
    /// Who does what, and when.
    Actions(Vec<Promise>),
    /// A level of a cascade that has its turn.
    Level(LevelScene),
}

impl Body {
    /// An empty list becomes [`Body::Nothing`]: until something is said, the question has the screen to itself.
    pub(super) fn or_nothing(self) -> Self {
        let is_empty = match &self {
            Self::Items(items) | Self::Given(items) => items.is_empty(),
            Self::Words(words) => words.is_empty(),
            Self::Themes(themes) => themes.is_empty(),
            Self::Actions(actions) => actions.is_empty(),
            _ => false,
        };
        if is_empty { Self::Nothing } else { self }
    }
}

/// An item as the room sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomItem {
    /// Its number in the facilitator's list, from 1.
    pub number: usize,
    /// What it says.
    pub text: String,
}

/// What several may have said alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// It, as it was said first.
    pub text: String,
    /// How often it was said.
    pub times: u32,
    /// Whether it is what was said last.
    pub is_last: bool,
}

/// Items under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What they are called together; empty for those in no theme.
    pub name: String,
    /// The items.
    pub items: Vec<String>,
}

/// What a step brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The one figure it comes down to, as people say it; `None` if there is no such one.
    pub figure: Option<String>,
    /// Everything else.
    pub section: Section,
}

/// What comes in from everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathered {
    /// The dots of a vote.
    Dots,
    /// The scores of a `rate` step.
    Scores,
    /// Secret ballots, while the laptop goes round.
    Ballots,
}

/// An action, as it was promised before everyone.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// What is to be done.
    pub what: String,
    /// Who does it, as they said before everyone; empty if nobody took it on.
    pub who: String,
    /// The day it is due; `None` if that was not said.
    pub when: Option<chrono::NaiveDate>,
}

/// A level of a cascade: who has the message and what they do with it, never the message itself.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelScene {
    /// Its number, from 1.
    pub number: usize,
    /// What the level is called.
    pub name: String,
    /// What its card says.
    pub card: String,
    /// How many seconds its box has.
    pub seconds: u32,
    /// The name of the level after it; `None` if it is the last.
    pub next: Option<String>,
}
