//! What the people in the room may see at one moment. There is no place in it for anything of the facilitator's own.

use super::audience::Audience;
use super::clock::{self, Cue};
use super::document;
use super::event::{Curtain, Moment, RoomSetting, Shows, Stage};
use super::results::local;
use super::results::rate::SMALLEST_GROUP;
use super::rules::{VoteRules, dots_given, vote_rules};
use super::select;
pub use super::session::Status;
use super::session::{Session, State};
use super::words::Words;
use super::workshop::{FieldKind, Kind, Step, StepId, StepIndex};

mod context;
mod figure;
mod items;
mod scene;

use context::{context, is_of_unseen_outcome};
use items::{collected, labels, level, promises, promises_of, said, themes};
pub use scene::{
    AgendaLine, Body, Context, Gathered, LevelScene, Promise, Results, RoomClock, RoomItem,
    RoomView, Scale, Scene, StepScene, Theme, Word,
};

/// How long the clock lights up when there is something to say about the time, in milliseconds.
const FLASH: i64 = 2000;

/// What the room sees of a session at `now`, a moment of its latest run. A frozen screen shows what it showed before.
///
/// ```
/// use flipover::domain::event::{Event, Moment, Stamped};
/// use flipover::domain::room::{Scene, view};
/// use flipover::domain::session::Session;
/// use flipover::domain::workshop::StepIndex;
/// # use std::sync::Arc;
/// # use flipover::domain::event::{Opened, Variant};
/// # use flipover::domain::text::{Clean, Lang};
/// # use flipover::domain::script::parse;
/// # let script = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/workshops/brand-values.ron"));
/// # let opened = Opened {
/// #     session: "2026-11-23-example".to_owned(),
/// #     run: "1".to_owned(),
/// #     workshop: Arc::new(parse(script).unwrap()),
/// #     language: Lang::En,
/// #     variant: Variant::Full,
/// #     client: Clean::line("De Linde"),
/// #     group: Clean::default(),
/// #     people: 8,
/// #     facilitator: Clean::default(),
/// #     offset: 60,
/// # };
///
/// let at = Moment::default();
/// let mut session = Session::replay(vec![Stamped { seq: 1, at, event: Event::Opened(opened) }]).unwrap();
/// assert!(matches!(view(&session, at).scene, Scene::Opening { .. }));
///
/// let first = session.state().workshop().steps[StepIndex::FIRST].id.clone();
/// session.apply(Stamped { seq: 2, at, event: Event::StepEntered(first) });
/// let Scene::Step(step) = view(&session, at).scene else { panic!("no step") };
/// assert_eq!(step.number.0, 1);
/// ```
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
        organisation: String::new(),
        curtain: state.room.curtain,
        clock: room_clock(state, now),
        scene: scene(state, now),
        typing: None,
        still: now.mono.saturating_sub(state.last.mono),
        turned: state.room.turned,
    }
}

fn scene(state: &State, now: Moment) -> Scene {
    // What is corrected afterwards is not for the room.
    let current = state.current().filter(|_| !state.is_corrected());
    let Some((index, step, _)) = current else {
        return if state.ended.is_some() {
            Scene::Over {
                // What nobody showed is not shown by the end either.
                headline: document::headline(state, Audience::Room),
                actions: promises(state),
            }
        } else {
            opening(state)
        };
    };
    match &state.room.shows {
        Shows::Agenda => return agenda(state, now),
        Shows::Opening => return opening(state),
        Shows::Break { until, beside } => {
            let brought = beside.as_ref().and_then(|id| earlier(state, id, now));
            return brought.unwrap_or_else(|| Scene::Break {
                title: Words::of(state.lang()).get("room-break").into_owned(),
                until: *until,
            });
        }
        Shows::Step(id) => {
            if let Some(scene) = earlier(state, id, now) {
                return scene;
            }
        }
        Shows::Auto | Shows::Question | Shows::Items | Shows::Results => {}
    }
    if step.is_break() {
        let left = clock::step(state, index, now).left();
        return Scene::Break {
            title: step.title.get(state.lang()).to_owned(),
            until: now.wall.saturating_add(left),
        };
    }
    Scene::Step(Box::new(StepScene {
        number: number(state, index, now),
        title: step.title.get(state.lang()).to_owned(),
        prompt: prompt(state, step),
        context: if is_hidden(state, step) || state.room.shows == Shows::Question {
            Context::default()
        } else {
            context(state, index, step)
        },
        body: body(state, index, step).or_nothing(),
    }))
}

/// The number of a step in the programme, and how many there are.
fn number(state: &State, index: StepIndex, now: Moment) -> (usize, usize) {
    clock::agenda(state, now).number(index).unwrap_or((1, 1))
}

/// What the step with this id brought; in a break, with its end. `None` if it brought nothing to show.
fn earlier(state: &State, id: &str, now: Moment) -> Option<Scene> {
    let (index, step) = state.workshop().step(id)?;
    let title = step.title.get(state.lang());
    let until = match (&state.room.shows, state.current()) {
        (Shows::Break { until, .. }, _) => Some(*until),
        (_, Some((current, step, _))) if step.is_break() => {
            let left = clock::step(state, current, now).left();
            Some(now.wall.saturating_add(left))
        }
        _ => None,
    };
    let title = match until {
        Some(wall) => {
            let until = Moment { wall, ..now };
            let time = local(state, until).map(|until| until.format("%H:%M").to_string());
            let time = time.unwrap_or_default();
            let args = [("title", title.into()), ("time", time.into())];
            Words::of(state.lang()).with("room-in-break", &args)
        }
        None => title.to_owned(),
    };
    Some(Scene::Step(Box::new(StepScene {
        number: number(state, index, now),
        title,
        prompt: None,
        context: Context::default(),
        body: results(state, index)?,
    })))
}

/// The results of the step at `index`, as the room may see them. `None` if there is nothing in them.
fn results(state: &State, index: StepIndex) -> Option<Body> {
    if let Kind::Actions(_) = state.step(index)?.0.kind {
        let promises = promises_of(state, index);
        return (!promises.is_empty()).then_some(Body::Actions(promises));
    }
    if matches!(&state.step(index)?.0.kind, Kind::Collect(collect) if collect.words) {
        let said = said(state, index).or_nothing();
        return (said != Body::Nothing).then_some(said);
    }
    let section = document::on_wall(state, index, Audience::Client);
    let is_empty = section.blocks.is_empty() && section.parts.is_empty();
    (!is_empty).then(|| {
        let figure = figure::figure(state, index);
        Body::Results(Results { figure, section })
    })
}

/// How many secret ballots the dots of the step at `index` are of, if they are so few that the outcome points at people.
/// Scores of so few never show.
pub fn few_ballots(state: &State, index: StepIndex) -> Option<u16> {
    let (step, part) = state.step(index)?;
    let is_vote = matches!(step.kind, Kind::Vote(_));
    part.ballots
        .filter(|ballots| is_vote && u32::from(*ballots) < SMALLEST_GROUP)
}

/// The steps that brought something the room can be shown while another is current.
pub fn with_results(state: &State) -> impl Iterator<Item = StepIndex> {
    let indices = state.steps.indices();
    indices.filter(|index| can_be_brought(state, *index))
}

/// Whether what the step at `index` brought can be shown while another is current: not if that would tell which items an
/// outcome chose that nobody revealed.
pub fn can_be_brought(state: &State, index: StepIndex) -> bool {
    let was_shown = state.steps.get(index).is_some_and(|part| part.was_shown);
    (was_shown || !is_of_unseen_outcome(state, index)) && has_results(state, index)
}

/// Whether the step at `index` brought something the room can be shown.
pub fn has_results(state: &State, index: StepIndex) -> bool {
    results(state, index).is_some()
}

fn opening(state: &State) -> Scene {
    Scene::Opening {
        client: state.opened.client.to_string(),
    }
}

fn agenda(state: &State, now: Moment) -> Scene {
    let lines = clock::agenda(state, now).lines.into_iter();
    let shown = lines.filter(|line| line.change != clock::Change::Dropped);
    let told = shown.filter_map(|line| {
        let (step, _) = state.step(line.index)?;
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

fn body(state: &State, index: StepIndex, step: &Step) -> Body {
    let shows = &state.room.shows;
    if *shows == Shows::Question {
        return Body::Nothing;
    }
    if let (Kind::Cascade(cascade), Some((_, _, part))) = (&step.kind, state.current())
        && let Some(level) = level(state, index, cascade, part.cascade.stage)
    {
        return level;
    }
    if *shows != Shows::Items
        && is_revealed(state, index)
        && let Some(results) = results(state, index)
    {
        return results;
    }
    if is_hidden(state, step) {
        return Body::Nothing;
    }
    match &step.kind {
        Kind::Brief | Kind::Cascade(_) => Body::Nothing,
        Kind::Collect(collect) if collect.words => said(state, index),
        Kind::Collect(_) => Body::Items(collected(state, index)),
        Kind::Actions(_) => Body::Actions(promises_of(state, index)),
        Kind::Cluster => themes(state, index),
        Kind::Detail(_) => Body::Given(labels(state, index)),
        Kind::Vote(_) => {
            let given = dots_given(state, index);
            let of = vote_rules(state, index).map_or(0, VoteRules::budget);
            Body::Gathering {
                items: labels(state, index),
                what: Gathered::Dots,
                given,
                of,
            }
        }
        Kind::Rate(_) => Body::Gathering {
            items: labels(state, index),
            what: Gathered::Scores,
            given: items::handed_in(state, index),
            of: u32::from(state.people_at(index)),
        },
    }
}

/// Whether the room sees what the step at `index` brought.
pub fn is_revealed(state: &State, index: StepIndex) -> bool {
    state.steps.get(index).is_some_and(|part| part.revealed)
}

/// Whether the room must not see yet what a step brings. Choosing its items for the screen shows them all the same.
fn is_hidden(state: &State, step: &Step) -> bool {
    step.hidden && state.room.shows != Shows::Items
}

/// Whether a step has results, its own or another's, that are kept from the room until they are revealed.
pub fn can_reveal(step: &Step) -> bool {
    !step.shows.is_empty() || brings_results(step)
}

/// Whether a step has results of its own that are kept from the room until they are revealed.
pub fn brings_results(step: &Step) -> bool {
    !matches!(step.kind, Kind::Brief | Kind::Actions(_))
}

/// Which fields of the current step the room may see while they are being typed, by their index. Only words, never
/// names, and only if the screen is open. Scores, dots and marks are no fields, so they can never be among them.
pub fn shown_while_typed(state: &State) -> Vec<usize> {
    let Some((index, step, _)) = state.current() else {
        return Vec::new();
    };
    let is_open = state.room.typing && state.room.curtain == Curtain::Open;
    if !is_open || is_hidden(state, step) {
        return Vec::new();
    }
    if step.kind == Kind::Cluster {
        return vec![0];
    }
    let fields = select::fields_of_step(state, index).into_iter().enumerate();
    let texts = fields.filter(|(_, field)| field.kind == FieldKind::Text);
    texts.map(|(at, _)| at).collect()
}

/// How the room's screen has to be set to show `shows`.
pub fn showing(state: &State, shows: Shows) -> RoomSetting {
    RoomSetting {
        shows,
        ..state.room.clone()
    }
}

/// The room's setting with what a step brought on the screen, or with that taken off again. A break at any moment stays
/// one: its end is shown beside it.
pub fn showing_step(state: &State, step: Option<&StepId>) -> RoomSetting {
    let shows = match (&state.room.shows, step) {
        (Shows::Break { until, .. }, step) => Shows::Break {
            until: *until,
            beside: step.cloned(),
        },
        (_, Some(id)) => Shows::Step(id.clone()),
        (_, None) => Shows::Auto,
    };
    showing(state, shows)
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
    let (index, step, part) = state.current()?;
    // The room is told when to be back; a clock beside that would be a second time, which nothing explains.
    let of_break = clock::of_break(state, now);
    let pause = of_break.or_else(|| step.is_break().then(|| clock::step(state, index, now)));
    if pause.is_some_and(|countdown| !countdown.is_over()) {
        return None;
    }
    if let Some(countdown) = of_break {
        return Some(RoomClock {
            countdown,
            phase: None,
            flashes: flashes(state, now),
            cue: clock::cue(state, now),
            is_paused: false,
            is_hard: false,
        });
    }
    let boxed = clock::stage(state, index, now);
    let phase = clock::phase(state, index, now).and_then(|(n, countdown)| {
        let phase = step.phases.get(n)?;
        Some((phase.label.get(state.lang()).to_owned(), countdown))
    });
    Some(RoomClock {
        countdown: boxed.unwrap_or_else(|| clock::step(state, index, now)),
        phase,
        flashes: flashes(state, now),
        cue: clock::cue(state, now),
        is_paused: state.is_paused(),
        is_hard: boxed.is_some() && matches!(part.cascade.stage, Stage::Box(_)),
    })
}

/// Milliseconds until the clock shows another second, or until there is a clock; `None` while it is stopped.
pub fn sleep(session: &Session, now: Moment) -> Option<u64> {
    let state = session.state();
    let used = if let Some(countdown) = clock::of_break(state, now) {
        let left = u64::try_from(countdown.left()).unwrap_or(0);
        if left > 0 {
            // Until it is over there is only its end to be seen.
            return (state.room.curtain == Curtain::Open).then_some(left);
        }
        countdown.used
    } else {
        let index = state.current.filter(|_| !state.is_paused())?;
        state.used(index, state.time.at(now))
    };
    let is_seen = state.room.curtain == Curtain::Open;
    is_seen.then_some(1000 - used % 1000)
}
