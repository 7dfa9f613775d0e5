//! What the people in the room may see at one moment. There is no place in it for anything of the facilitator's own.

use super::audience::{Audience, View};
use super::clock::{self, Countdown, Cue};
use super::command::{VoteRules, dots_given, vote_rules};
use super::document::{self, Section};
use super::event::{Curtain, Moment, RoomSetting, Shows, Stage};
use super::results::actions::{day, owner};
use super::results::{StepResults, of_step};
use super::select;
pub use super::session::Status;
use super::session::{Session, State};
use super::text::{Clean, Lang};
use super::words::Words;
use super::workshop::{Cascade, FieldKind, Kind, Step};

/// How long the clock lights up when there is something to say about the time, in milliseconds.
const FLASH: i64 = 2000;

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
    /// What hides the screen.
    pub curtain: Curtain,
    /// The clock; `None` if none is running.
    pub clock: Option<RoomClock>,
    /// What the screen is about.
    pub scene: Scene,
    /// What is being typed, if the room is meant to see that.
    pub typing: Option<Clean>,
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
    /// What is shown below the question.
    pub body: Body,
}

/// What is shown below the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing: the question has the screen to itself.
    Nothing,
    /// The items the room made, or those it works on.
    Items(Vec<String>),
    /// Items under the names of their themes. Those in no theme come last, under an empty name.
    Themes(Vec<(String, Vec<String>)>),
    /// What is being voted on or scored, and how much has come in; nothing of the outcome.
    Gathering {
        /// What is being voted on or scored.
        items: Vec<String>,
        /// What comes in from everyone.
        what: Gathered,
        /// How much of it has come in.
        given: u32,
        /// How much of it there is to come in.
        of: u32,
    },
    /// What the step brought, without the names of people.
    Results(Section),
    /// Who does what, and when.
    Actions(Vec<Promise>),
    /// A level of a cascade that has its turn.
    Level(LevelScene),
}

impl Body {
    /// An empty list becomes [`Body::Nothing`]: until something is said, the question has the screen to itself.
    fn or_nothing(self) -> Self {
        let is_empty = match &self {
            Self::Items(items) => items.is_empty(),
            Self::Themes(themes) => themes.is_empty(),
            Self::Actions(actions) => actions.is_empty(),
            _ => false,
        };
        if is_empty { Self::Nothing } else { self }
    }
}

/// What comes in from everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathered {
    /// The dots of a vote.
    Dots,
    /// The scores of a `rate` step.
    Scores,
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

/// What the room sees of a session at `now`, a moment of its latest run. A frozen screen shows what it showed before.
pub fn view(session: &Session, now: Moment) -> RoomView {
    let state = session.state();
    let frozen = state.frozen.and_then(|seq| {
        let at = session.log().iter().find(|stamped| stamped.seq == seq)?.at;
        Some((session.before(seq)?, at))
    });
    match frozen {
        // A screen that was black when it froze stays black.
        Some((then, at)) if then.state().room.curtain == Curtain::Black => look(then.state(), at),
        Some((then, at)) => RoomView {
            curtain: Curtain::Frozen,
            ..look(then.state(), at)
        },
        None => look(state, now),
    }
}

fn look(state: &State, now: Moment) -> RoomView {
    RoomView {
        lang: state.lang(),
        offset: state.offset,
        workshop: state.workshop().title.get(state.lang()).to_owned(),
        curtain: state.room.curtain,
        clock: room_clock(state, now),
        scene: scene(state, now),
        typing: None,
    }
}

fn scene(state: &State, now: Moment) -> Scene {
    let Some((place, step, _)) = state.current() else {
        return if state.ended.is_some() {
            Scene::Over {
                headline: document::headline(state, Audience::Client),
                actions: promises(state),
            }
        } else {
            agenda(state, now)
        };
    };
    if state.room.shows == Shows::Agenda {
        return agenda(state, now);
    }
    if step.is_break() {
        let left = clock::step(state, place, now).left();
        return Scene::Break {
            title: step.title.get(state.lang()).to_owned(),
            until: now.wall.saturating_add(left),
        };
    }
    let number = clock::agenda(state, now).number(place).unwrap_or((1, 1));
    Scene::Step(Box::new(StepScene {
        number,
        title: step.title.get(state.lang()).to_owned(),
        prompt: prompt(state, step),
        body: body(state, place, step).or_nothing(),
    }))
}

fn agenda(state: &State, now: Moment) -> Scene {
    let lines = clock::agenda(state, now).lines.into_iter();
    let shown = lines.filter(|line| line.change != clock::Change::Dropped);
    let told = shown.filter_map(|line| {
        let (step, _) = state.step(line.place)?;
        Some(AgendaLine {
            begins: line.begins,
            title: step.title.get(state.lang()).to_owned(),
            status: line.status,
        })
    });
    Scene::Agenda(told.collect())
}

/// The question to the room; in a cascade, the card of the level takes its place.
fn prompt(state: &State, step: &Step) -> Option<String> {
    let (_, _, part) = state.current()?;
    let covered = matches!(step.kind, Kind::Cascade(_))
        && matches!(
            part.cascade.stage,
            Stage::Card(_) | Stage::Box(_) | Stage::Writing
        );
    let prompt = step.prompt.as_ref().filter(|_| !covered)?;
    Some(prompt.get(state.lang()).to_owned())
}

fn body(state: &State, place: usize, step: &Step) -> Body {
    let shows = state.room.shows;
    if shows == Shows::Question {
        return Body::Nothing;
    }
    if let (Kind::Cascade(cascade), Some((_, _, part))) = (&step.kind, state.current())
        && let Some(level) = level(state, place, cascade, part.cascade.stage)
    {
        return level;
    }
    if shows != Shows::Items && is_revealed(state, place) {
        let results = document::of_step(state, place, Audience::Client);
        if !results.blocks.is_empty() || !results.parts.is_empty() {
            return Body::Results(results);
        }
    }
    if is_hidden(state, step) {
        return Body::Nothing;
    }
    match &step.kind {
        Kind::Brief | Kind::Cascade(_) => Body::Nothing,
        Kind::Collect(_) => Body::Items(collected(state, place)),
        Kind::Actions(_) => Body::Actions(promises_of(state, place)),
        Kind::Cluster => themes(state, place),
        Kind::Detail(_) => Body::Items(labels(state, place)),
        Kind::Vote(_) => {
            let given = dots_given(state, place);
            let of = vote_rules(state, place).map_or(0, VoteRules::budget);
            Body::Gathering {
                items: labels(state, place),
                what: Gathered::Dots,
                given,
                of,
            }
        }
        Kind::Rate(_) => {
            let scored = state.steps.get(place).map(|part| part.scores.values());
            let most = scored.and_then(|scores| scores.map(Vec::len).max());
            Body::Gathering {
                items: labels(state, place),
                what: Gathered::Scores,
                given: u32::try_from(most.unwrap_or(0)).unwrap_or(u32::MAX),
                of: u32::from(state.people),
            }
        }
    }
}

/// Whether the room sees what the step at `place` brought.
pub fn is_revealed(state: &State, place: usize) -> bool {
    state.steps.get(place).is_some_and(|part| part.revealed)
}

/// Whether the room must not see yet what a step brings. Choosing its items for the screen shows them all the same.
fn is_hidden(state: &State, step: &Step) -> bool {
    step.hidden && state.room.shows != Shows::Items
}

/// Whether a step of this kind has results that are kept from the room until they are revealed.
pub fn can_reveal(kind: &Kind) -> bool {
    !matches!(kind, Kind::Brief | Kind::Actions(_))
}

/// Which fields of the current step the room may see while they are being typed, by their index. Only words, never
/// names, and only if the screen is open. Scores, dots and marks are no fields, so they can never be among them.
pub fn shown_while_typed(state: &State) -> Vec<usize> {
    let Some((place, step, _)) = state.current() else {
        return Vec::new();
    };
    let is_open = state.room.typing && state.room.curtain == Curtain::Open;
    if !is_open || is_hidden(state, step) {
        return Vec::new();
    }
    if step.kind == Kind::Cluster {
        return vec![0];
    }
    let fields = select::fields_of_step(state, place).into_iter().enumerate();
    let texts = fields.filter(|(_, field)| field.kind == FieldKind::Text);
    texts.map(|(at, _)| at).collect()
}

/// How the room's screen has to be set to show `shows`.
pub fn showing(state: &State, shows: Shows) -> RoomSetting {
    RoomSetting {
        shows,
        ..state.room
    }
}

fn collected(state: &State, place: usize) -> Vec<String> {
    match View::new(state, Audience::Client).results(place) {
        Some(StepResults::Collect(found)) => {
            found.items.into_iter().map(|item| item.label).collect()
        }
        _ => Vec::new(),
    }
}

fn labels(state: &State, place: usize) -> Vec<String> {
    let view = View::new(state, Audience::Client);
    let shown = select::input(state, place).into_iter();
    shown
        .filter(|item| !view.hides(item))
        .map(|item| select::elaborated(state, place, &item))
        .collect()
}

fn themes(state: &State, place: usize) -> Body {
    let view = View::new(state, Audience::Client);
    let Some(StepResults::Cluster(found)) = view.results(place) else {
        return Body::Nothing;
    };
    let matter = |item: &super::event::ItemId| select::matter(state, place, item);
    let mut themes: Vec<(String, Vec<String>)> = Vec::new();
    let mut placed = Vec::new();
    for theme in found.themes {
        placed.extend(theme.items.iter().map(|item| item.id.clone()));
        let items = theme.items.iter().map(|item| matter(&item.id)).collect();
        themes.push((theme.name, items));
    }
    let input = select::input(state, place).into_iter();
    let loose = input.filter(|item| !placed.contains(item) && !view.hides(item));
    let loose: Vec<String> = loose.map(|item| matter(&item)).collect();
    if !loose.is_empty() {
        themes.push((String::new(), loose));
    }
    Body::Themes(themes)
}

/// The actions of the whole session.
fn promises(state: &State) -> Vec<Promise> {
    (0..state.steps.len())
        .flat_map(|place| promises_of(state, place))
        .collect()
}

fn promises_of(state: &State, place: usize) -> Vec<Promise> {
    let Some(StepResults::Actions(found)) = of_step(state, place) else {
        return Vec::new();
    };
    let items = found.collected.items.into_iter();
    let told = items.map(|item| Promise {
        who: owner(&item.fields).unwrap_or_default().to_owned(),
        when: day(&item.fields),
        what: item.label,
    });
    told.collect()
}

/// What a cascade shows while its message travels: whose turn it is. `None` before and after that.
fn level(state: &State, place: usize, cascade: &Cascade, stage: Stage) -> Option<Body> {
    let name = |n: usize| {
        let level = cascade.levels.get(n)?;
        Some(level.name.get(state.lang()).to_owned())
    };
    let times = clock::box_times(state, place)?;
    match stage {
        Stage::Card(n) | Stage::Box(n) => {
            let n = usize::from(n);
            let script = cascade.levels.get(n)?;
            Some(Body::Level(LevelScene {
                number: n + 1,
                name: name(n)?,
                card: script.card.get(state.lang()).to_owned(),
                seconds: times.boxes.get(n).copied().flatten().unwrap_or(0),
                next: name(n + 1),
            }))
        }
        Stage::Writing => {
            let last = cascade.levels.len().checked_sub(1)?;
            let own = cascade.writing_prompt.as_ref();
            let card = own.map(|prompt| prompt.get(state.lang()).to_owned());
            let words = Words::of(state.lang());
            Some(Body::Level(LevelScene {
                number: last + 1,
                name: name(last)?,
                card: card.unwrap_or_else(|| words.get("room-writing").into_owned()),
                seconds: times.writing,
                next: None,
            }))
        }
        Stage::Ready | Stage::Scoring | Stage::Picture => None,
    }
}

/// Whether what there is to say about the time is new. The start of a step is not: its title tells it.
fn flashes(state: &State, now: Moment) -> bool {
    let before = Moment {
        wall: now.wall - FLASH,
        mono: now.mono.saturating_sub(FLASH.unsigned_abs()),
    };
    let cue = clock::cue(state, now);
    let is_news = !matches!(cue, None | Some(Cue::Start { .. }));
    is_news && cue != clock::cue(state, before)
}

fn room_clock(state: &State, now: Moment) -> Option<RoomClock> {
    let (place, step, part) = state.current()?;
    let boxed = clock::stage(state, place, now);
    let phase = clock::phase(state, place, now).and_then(|(n, countdown)| {
        let phase = step.phases.get(n)?;
        Some((phase.label.get(state.lang()).to_owned(), countdown))
    });
    Some(RoomClock {
        countdown: boxed.unwrap_or_else(|| clock::step(state, place, now)),
        phase,
        flashes: flashes(state, now),
        cue: clock::cue(state, now),
        is_paused: state.is_paused(),
        is_hard: boxed.is_some() && matches!(part.cascade.stage, Stage::Box(_)),
    })
}

/// Milliseconds until the clock shows another second; `None` while it is stopped.
pub fn sleep(session: &Session, now: Moment) -> Option<u64> {
    let state = session.state();
    let place = state.current.filter(|_| !state.is_paused())?;
    let is_seen = state.room.curtain == Curtain::Open;
    is_seen.then(|| 1000 - state.used(place, state.time.at(now)) % 1000)
}
