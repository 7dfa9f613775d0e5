//! The commands that take the whole screen, and the export of a session.

use std::sync::Arc;

use chrono::NaiveTime;

use super::world::World;
use super::{Failure, Length, ReplayArgs, RunArgs, print, warn};
use crate::domain::document;
use crate::domain::event::Variant;
use crate::domain::format::Handover;
use crate::domain::plan;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::export::markdown;
use crate::run::clock::chance;
use crate::run::console::{self, Failure as Broke, Setup, Start};
use crate::run::copies;
use crate::run::export;
use crate::run::projector::{self, Paint, Target};
use crate::run::replay;
use crate::run::saved;
use crate::run::session::{self, Place};
use crate::run::terminal;
use crate::storage::paths::Home;
use crate::storage::rehearsal::Rehearsal;
use crate::storage::script::catalogue::{Entry, Origin};
use crate::storage::script::line;
use crate::tui::app::{App, Listed, NewSession, Tone};
use crate::tui::replay::{At, Begin};
use crate::tui::room::Viewpoint;
use crate::tui::wording;

/// Home.
pub(super) fn home(world: World) -> Result<(), Failure> {
    console(world, Start::Home)
}

/// How long a workshop is to take that begins at `start`.
pub(super) fn variant(
    world: &World,
    length: Option<&Length>,
    start: NaiveTime,
) -> Result<Variant, Failure> {
    let Some(length) = length else {
        return Ok(Variant::Full);
    };
    let variant = length.from(start);
    variant.map_err(|error| Failure::usage(error.say(world.words())))
}

/// A new session.
pub(super) fn run(world: World, args: &RunArgs) -> Result<(), Failure> {
    let world = world.speaking(args.lang);
    let mut workshop = world.workshop(&args.workshop)?;
    if matches!(args.variant, Some(Length::Learned)) {
        let learned = saved::learned(&world.place, &workshop);
        let args = [("id", workshop.id.as_str().into())];
        let nothing = || Failure::failed(world.words().with("cli-nothing-learned", &args));
        workshop = learned.ok_or_else(nothing)?.workshop;
    }
    let variant = variant(&world, args.variant.as_ref(), world.time())?;
    check_minutes(&workshop, variant, world.words())?;
    let facilitator = args
        .facilitator
        .as_deref()
        .map(Clean::line)
        .or_else(|| world.config.facilitator.clone());
    let new = NewSession {
        lang: spoken(&workshop, args.lang, world.lang, world.words())?,
        variant,
        client: Clean::line(&args.client),
        group: Clean::line(&args.group),
        people: args
            .people
            .unwrap_or_else(|| u16::midpoint(workshop.group.0, workshop.group.1)),
        facilitator: facilitator.unwrap_or_default(),
        workshop,
    };
    let Some(speed) = args.rehearse else {
        return console(world, Start::New(Box::new(new)));
    };
    terminal::check().map_err(|unfit| Failure::usage(world.words().get(unfit.key())))?;
    let rehearsal = Rehearsal::begin(chance()).map_err(|fault| world.failed(&fault))?;
    let mut place = world.place.clone();
    place.home = Home::of_practice(rehearsal.folder());
    place.clock = place.clock.at_speed(speed);
    show(world, place, Start::New(Box::new(new)), Some(speed))
}

/// The language to run or show a workshop in: the one asked for, which it must have, else the user's where it has that.
pub(super) fn spoken(
    workshop: &Workshop,
    asked: Option<Lang>,
    usual: Lang,
    words: &Words,
) -> Result<Lang, Failure> {
    let languages = workshop.languages();
    match asked {
        Some(lang) if !languages.contains(&lang) => {
            let codes: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
            let args = [
                ("workshop", workshop.id.as_str().into()),
                ("languages", codes.join(", ").into()),
            ];
            Err(Failure::failed(words.with("cli-no-language", &args)))
        }
        Some(lang) => Ok(lang),
        None if languages.contains(&usual) => Ok(usual),
        None => Ok(languages.first().copied().unwrap_or(usual)),
    }
}

/// Whether the workshop can be as short as asked.
pub(super) fn check_minutes(
    workshop: &Workshop,
    variant: Variant,
    words: &Words,
) -> Result<(), Failure> {
    let minimum = plan::minimum(workshop);
    match variant {
        Variant::Minutes(minutes) if minutes < minimum => {
            let args = [
                ("workshop", workshop.id.as_str().into()),
                ("minutes", minimum.into()),
            ];
            Err(Failure::failed(words.with("cli-too-short", &args)))
        }
        _ => Ok(()),
    }
}

/// The newest unfinished session, or the one that is meant.
pub(super) fn resume(world: World, query: Option<&str>) -> Result<(), Failure> {
    let path = match query {
        Some(query) => world.session(query)?,
        None => saved::newest_unfinished(&world.place)
            .map_err(|fault| world.failed(&fault))?
            .ok_or_else(|| Failure::failed(world.words().get("cli-nothing-unfinished")))?,
    };
    console(world, Start::Open(path))
}

/// The room's window.
pub(super) fn project(world: World, query: Option<&str>) -> Result<(), Failure> {
    let words = world.words();
    let target = match query {
        Some(query) => Target::Named(world.session(query)?),
        None => Target::Running,
    };
    terminal::check().map_err(|unfit| Failure::usage(words.get(unfit.key())))?;
    if let Target::Named(path) = &target {
        // What cannot be shown is said here, before the room looks.
        saved::look(&world.place, path).map_err(|fault| world.failed(&fault))?;
    }
    let (themes, wrong) = world.themes(Viewpoint::Room)?;
    for fault in wrong {
        // It stands in the shell the window was started from.
        warn(&fault)?;
    }
    let paint = Paint {
        themes,
        is_fixed: world.look.theme.is_some(),
    };
    projector::run(world.place, target, paint, world.lang).map_err(|broke| failed(broke, words))
}

/// A session played back.
pub(super) fn replay(world: World, args: &ReplayArgs) -> Result<(), Failure> {
    let words = world.words();
    let path = world.session(&args.session)?;
    let begin = Begin {
        speed: args.speed,
        limit: args.idle_limit.map(|seconds| u64::from(seconds) * 1000),
        ..Begin::default()
    };
    let mut open = replay::open(&world.place, &path, begin, world.lang).map_err(Failure::failed)?;
    if let Some(asked) = &args.at {
        let step = replay::step(&open.timeline, asked, words).map_err(Failure::failed)?;
        open.begin.at = At::Place(step);
    }
    console(world, Start::Replay(path, Box::new(open)))
}

fn console(world: World, start: Start) -> Result<(), Failure> {
    let place = world.place.clone();
    show(world, place, start, None)
}

/// Takes the screen, with everything kept at a place; as a rehearsal at a speed.
fn show(world: World, place: Place, start: Start, rehearsal: Option<u16>) -> Result<(), Failure> {
    let words = world.words();
    terminal::check().map_err(|unfit| Failure::usage(words.get(unfit.key())))?;
    let (themes, wrong) = world.themes(Viewpoint::Facilitator)?;
    let workshops = world
        .catalogue()?
        .entries()
        .iter()
        .map(|entry| listed(entry, words))
        .collect();
    let mut app = App::new(world.lang, themes, workshops, place.clock.offset());
    app.rehearsal = rehearsal;
    let folder = std::env::current_dir().unwrap_or_default();
    app.folder = folder.display().to_string();
    app.facilitator = world.config.facilitator.clone().unwrap_or_default();
    app.now = place.clock.now();
    app.bell = world.config.bell;
    app.mouse = world.config.mouse;
    terminal::mouse(app.mouse);
    let unsafe_place = session::unsafe_place(&world.place, world.lang);
    if let Some(fault) = unsafe_place.into_iter().chain(wrong).next() {
        app.say(Tone::Warn, fault);
    }
    let config = match world.config_fault {
        None => Some(world.config).filter(|_| rehearsal.is_none()),
        Some(fault) => {
            app.say(Tone::Warn, fault);
            None
        }
    };
    console::run(Setup {
        place,
        app,
        start,
        config,
    })
    .map_err(|broke| failed(broke, words))
}

fn failed(broke: Broke, words: &Words) -> Failure {
    match broke {
        Broke::Start(text) | Broke::Left(text) => Failure::failed(text),
        Broke::Terminal(error) => Failure::failed(words.with(
            "cli-terminal-failed",
            &[("cause", error.to_string().into())],
        )),
        Broke::Broken => Failure::failed(words.get("cli-broken")),
    }
}

fn listed(entry: &Entry, words: &Words) -> Listed {
    let workshop = match &entry.script {
        Ok(workshop) => Ok(Arc::new(workshop.clone())),
        Err(faults) => {
            let lines: Vec<String> = faults
                .iter()
                .map(|fault| line(&entry.file, fault, words))
                .collect();
            Err(lines.join("\n"))
        }
    };
    let origin = match entry.origin {
        Origin::Bundled => String::new(),
        Origin::Own | Origin::OwnForBundled => {
            words.get(super::lists::origin(entry.origin)).into_owned()
        }
    };
    Listed {
        id: entry.id.clone(),
        workshop,
        origin,
    }
}

/// Writes the documents of a session and prints their paths.
pub(super) fn export(world: &World, query: &str, handover: Handover) -> Result<(), Failure> {
    let words = world.words();
    let path = world.session(query)?;
    let look = saved::look(&world.place, &path).map_err(|fault| world.failed(&fault))?;
    let state = look.session.state();
    let own = path.file_stem().unwrap_or_default().to_string_lossy();
    if let Some(copied) = copies::beside(&world.place, &path, look.session.log()).first()
        && let Some(said) = wording::beside(&own, copied, state.offset, words)
    {
        warn(&said)?;
    }
    let lang = spoken(state.workshop(), handover.lang, state.lang(), words)?;
    let handover = Handover {
        lang: Some(lang),
        ..handover
    };
    let written = export::documents(&world.place, state, &handover, words, |_| ())
        .map_err(Failure::failed)?;
    told(&written, words)
}

/// Puts two sessions side by side: on standard output, or as documents.
pub(super) fn compare(
    world: &World,
    queries: [&str; 2],
    handover: &Handover,
) -> Result<(), Failure> {
    let words = world.words();
    let look = |query: &str| {
        let path = world.session(query)?;
        let look = saved::look(&world.place, &path).map_err(|fault| world.failed(&fault))?;
        Ok::<_, Failure>(export::speaking(look.session.state(), handover.lang))
    };
    let [one, other] = [look(queries[0])?, look(queries[1])?];
    if handover.formats.is_empty() {
        let page = document::compare(&one, &other, handover.audience);
        return print(&markdown::write(&page));
    }
    let written = export::comparison(&world.place, [&one, &other], handover, words)
        .map_err(Failure::failed)?;
    told(&written, words)
}

/// Prints the paths of what was written, and what there is to say about it.
fn told(written: &export::Written, words: &Words) -> Result<(), Failure> {
    if let Some(wrong) = &written.wrong {
        warn(&wrong.report(words))?;
    }
    if written.paths.is_empty() {
        return Err(Failure::failed(written.notices.join("\n")));
    }
    for notice in &written.notices {
        warn(notice)?;
    }
    let lines: Vec<String> = written
        .paths
        .iter()
        .map(|path| format!("{}\n", path.display()))
        .collect();
    print(&lines.concat())
}
