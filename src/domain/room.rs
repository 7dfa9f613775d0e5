//! What the people in the room may see at one moment. Nothing of the facilitator's own has a place in it.

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

/// What the room's screen shows. Made of words and numbers for everyone: intent, notes, silent prompts, the session's
/// lists, scores not revealed and who said what cannot be in it.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomView {
    /// The language the room speaks.
    pub lang: Lang,
    /// Minutes east of UTC, for the times of day.
    pub offset: i32,
    /// The workshop's title.
    pub workshop: String,
    /// What hangs before it.
    pub curtain: Curtain,
    /// The clock, where one runs.
    pub clock: Option<RoomClock>,
    /// What it is about.
    pub scene: Scene,
    /// What is being typed, where the room is to see that.
    pub typing: Option<Clean>,
}

/// The clock the room sees.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomClock {
    /// The step's, or that of a cascade's box, writing or marks.
    pub countdown: Countdown,
    /// The part of the step that runs now, and its own clock.
    pub phase: Option<(String, Countdown)>,
    /// What there is to say about the time now.
    pub cue: Option<Cue>,
    /// Whether it stands still.
    pub is_paused: bool,
    /// Whether it is over when it is over: a cascade's box.
    pub is_hard: bool,
    /// Whether the cue has just come, so that the clock lights up for it.
    pub flashes: bool,
}

/// What the room's screen is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// The programme of the day.
    Agenda(Vec<AgendaLine>),
    /// A step.
    Step(Box<StepScene>),
    /// A break, and when it ends, milliseconds since 1970 in UTC.
    Break {
        /// Its title.
        title: String,
        /// When everyone is back.
        until: i64,
    },
    /// The workshop is over: the sentences that say it all, and who does what.
    Over {
        /// The sentences.
        headline: Vec<String>,
        /// The actions.
        actions: Vec<Promise>,
    },
}

/// A line of the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaLine {
    /// When it began or is expected to, milliseconds since 1970 in UTC.
    pub begins: i64,
    /// The step's title.
    pub title: String,
    /// Where it stands.
    pub status: Status,
}

/// A step as the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepScene {
    /// Its number among those of this run, and how many these are.
    pub number: (usize, usize),
    /// Its title.
    pub title: String,
    /// The question.
    pub prompt: Option<String>,
    /// What stands below it.
    pub body: Body,
}

/// What stands below the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing.
    Nothing,
    /// What the room made, or what it works on.
    Items(Vec<String>),
    /// Items under the names of their themes; those in none last, without a name.
    Themes(Vec<(String, Vec<String>)>),
    /// What is voted on or scored, and how far that is; nothing of how it stands.
    Gathering {
        /// What is voted on or scored.
        items: Vec<String>,
        /// What comes in.
        what: Gathered,
        /// How much of it came in.
        given: u32,
        /// How many there are to come in.
        of: u32,
    },
    /// What the step brought, without names.
    Results(Section),
    /// Who does what.
    Actions(Vec<Promise>),
    /// A level of a cascade.
    Level(LevelScene),
}

impl Body {
    /// A list without anything in it is nothing: the question has the wall to itself until something is said.
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
    /// Dots of a vote.
    Dots,
    /// Scores.
    Scores,
}

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// What.
    pub what: String,
    /// Who, as they said before everyone; empty where nobody took it.
    pub who: String,
    /// The day it is due.
    pub when: Option<chrono::NaiveDate>,
}

/// A level of a cascade: who has the message and what they are to do with it, never the message.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelScene {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// What its card says.
    pub card: String,
    /// Seconds its box has.
    pub seconds: u32,
    /// Who is next; `None`: the last level.
    pub next: Option<String>,
}

/// What the room sees of a session at `now`, a moment of its latest run. A frozen screen keeps what it showed.
pub fn view(session: &Session, now: Moment) -> RoomView {
    let state = session.state();
    let frozen = state.frozen.and_then(|seq| {
        let at = session.log().iter().find(|stamped| stamped.seq == seq)?.at;
        Some((session.before(seq)?, at))
    });
    match frozen {
        // What was black when it froze stays black.
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

/// The question; in a cascade it makes way for the card of the level.
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

/// Whether the room sees what a step brought.
pub fn is_revealed(state: &State, place: usize) -> bool {
    state.steps.get(place).is_some_and(|part| part.revealed)
}

/// Whether the room is not to see yet what a step brings. To choose the items is to show them.
fn is_hidden(state: &State, step: &Step) -> bool {
    step.hidden && state.room.shows != Shows::Items
}

/// Whether a step has results to keep from the room until they are revealed.
pub fn can_reveal(kind: &Kind) -> bool {
    !matches!(kind, Kind::Brief | Kind::Actions(_))
}

/// The places, among the fields of the current step, of those whose half-typed text the room may see now: words, never
/// names, and only on a screen that is open. Scores, dots and marks have no field, and so no place.
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

/// What the room's screen is set to when it shows `shows`.
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

/// What a cascade shows before its results: whose turn it is.
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

/// Whether what there is to say about the time is new. A start is no news: the step's own title tells it.
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

/// Milliseconds until the clock shows another second; `None`: it stands still.
pub fn sleep(session: &Session, now: Moment) -> Option<u64> {
    let state = session.state();
    let place = state.current.filter(|_| !state.is_paused())?;
    let is_seen = state.room.curtain == Curtain::Open;
    is_seen.then(|| 1000 - state.used(place, state.time.at(now)) % 1000)
}
