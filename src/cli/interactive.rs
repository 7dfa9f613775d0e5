//! The commands that take the whole screen, and the export of a session.

use chrono::NaiveTime;

use super::args::{Length, ReplayArgs, RunArgs};
use super::command_context::{CommandContext, day_order};
use super::failure::Failure;
use super::output::{print, warn};
use crate::domain::document;
use crate::domain::event::Variant;
use crate::domain::format::{Calendars, Format, Handover};
use crate::domain::plan;
use crate::domain::script::sheet::Sheet;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::export::markdown;
use crate::run::clock::chance;
use crate::run::console::{self, Setup, Start};
use crate::run::copies;
use crate::run::export;
use crate::run::failure::RunFailure;
use crate::run::host::Host;
use crate::run::replay;
use crate::run::saved;
use crate::run::session;
use crate::run::terminal;
use crate::run::workshops;
use crate::storage::paths::Home;
use crate::storage::rehearsal::Rehearsal;
use crate::tui::app::App;
use crate::tui::env::Tone;
use crate::tui::messages::{At, Begin, Begins, NewSession, ReplayPart};
use crate::tui::theme::Viewpoint;
use crate::tui::wording;

/// Opens the home screen.
pub(super) fn home(context: CommandContext) -> Result<(), Failure> {
    console(context, Start::Home)
}

/// Opens a workshop to plan with; without an id, one that has nothing in it yet.
pub(super) fn plan(context: CommandContext, id: Option<&str>) -> Result<(), Failure> {
    let Some(id) = id else {
        return console(context, Start::Plan(None));
    };
    let entry = context.listed(id)?;
    if let Err(fault) = Sheet::open(entry.text.clone()) {
        return Err(context.faulty(&entry.file, &entry.text, &[*fault]));
    }
    console(context, Start::Plan(Some(entry.id)))
}

/// Returns the variant for a workshop that begins at `start`.
pub(super) fn variant(
    context: &CommandContext,
    length: Option<&Length>,
    start: NaiveTime,
) -> Result<Variant, Failure> {
    let Some(length) = length else {
        return Ok(Variant::Full);
    };
    let variant = length.from(start, context.lang);
    variant.map_err(|error| Failure::usage(error.say(context.words())))
}

/// Runs a new session.
pub(super) fn run(context: CommandContext, args: &RunArgs) -> Result<(), Failure> {
    let context = context.speaking(args.lang);
    let mut workshop = context.workshop(&args.workshop)?;
    if matches!(args.variant, Some(Length::Learned)) {
        let learned = saved::learned(&context.host, &workshop);
        let args = [("id", workshop.id.as_str().into())];
        let nothing = || Failure::failed(context.words().with("cli-nothing-learned", &args));
        workshop = learned.ok_or_else(nothing)?.workshop;
    }
    let variant = variant(&context, args.variant.as_ref(), context.time())?;
    check_minutes(&workshop, variant, context.words())?;
    let facilitator = args
        .facilitator
        .as_deref()
        .map(Clean::line)
        .or_else(|| context.config.facilitator.clone());
    let new = NewSession {
        listed: Vec::new(),
        lang: spoken(&workshop, args.lang, context.lang, context.words())?,
        variant,
        client: Clean::line(&args.client),
        group: Clean::line(&args.group),
        people: args
            .people
            .unwrap_or_else(|| u16::midpoint(workshop.group.0, workshop.group.1)),
        facilitator: facilitator.unwrap_or_default(),
        begins: Begins::Now,
        workshop,
    };
    let Some(speed) = args.rehearse else {
        return console(context, Start::New(Box::new(new)));
    };
    terminal::check().map_err(|unfit| Failure::usage(context.words().get(unfit.key())))?;
    let rehearsal = Rehearsal::begin(chance()).map_err(|fault| context.failed(&fault))?;
    let mut host = context.host.clone();
    host.home = Home::of_practice(rehearsal.folder());
    host.clock = host.clock.at_speed(speed);
    show(context, host, Start::New(Box::new(new)), Some(speed))
}

/// Returns the language to run or show a workshop in: the one asked for, which it must have, otherwise the user's if it has
/// that.
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

/// Checks that the workshop can be as short as asked.
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

/// Takes up the session that is meant, or else the newest unfinished one.
pub(super) fn resume(context: CommandContext, query: Option<&str>) -> Result<(), Failure> {
    let path = match query {
        Some(query) => context.session(query)?,
        None => saved::newest_unfinished(&context.host)
            .map_err(|fault| context.failed(&fault))?
            .ok_or_else(|| Failure::failed(context.words().get("cli-nothing-unfinished")))?,
    };
    console(context, Start::Open(path))
}

/// Plays a session back.
pub(super) fn replay(context: CommandContext, args: &ReplayArgs) -> Result<(), Failure> {
    let words = context.words();
    let path = context.session(&args.session)?;
    let begin = Begin {
        speed: args.speed,
        limit: args.idle_limit.map(|seconds| u64::from(seconds) * 1000),
        part: match args.room {
            true => ReplayPart::Room,
            // Whoever was sent a file sees what the room saw before anything else.
            false if !path.starts_with(context.host.home.sessions()) => ReplayPart::RoomFirst,
            false => ReplayPart::All,
        },
        ..Begin::default()
    };
    let mut open = replay::open(&context.host, &path, begin, context.lang)
        .map_err(|failure| failed(&failure, words))?;
    if let Some(asked) = &args.at {
        let began =
            replay::step(&open.timeline, asked).map_err(|failure| failed(&failure, words))?;
        open.begin.at = At::Event(began);
    }
    console(context, Start::Replay(path, Box::new(open)))
}

fn console(context: CommandContext, start: Start) -> Result<(), Failure> {
    let host = context.host.clone();
    show(context, host, start, None)
}

/// Takes the screen, with everything kept in this place. `rehearsal` is the speed of a rehearsal, if it is one.
fn show(
    context: CommandContext,
    host: Host,
    start: Start,
    rehearsal: Option<u16>,
) -> Result<(), Failure> {
    let words = context.words();
    terminal::check().map_err(|unfit| Failure::usage(words.get(unfit.key())))?;
    let (themes, wrong) = context.themes(Viewpoint::Facilitator)?;
    let workshops = workshops::list(&host, words);
    let mut app = App::new(context.lang, themes, workshops, host.clock.offset());
    app.env.rehearsal = rehearsal;
    app.env.order = day_order();
    let folder = std::env::current_dir().unwrap_or_default();
    app.folder = folder.display().to_string();
    app.facilitator = context.config.facilitator.clone().unwrap_or_default();
    app.env.now = host.clock.now();
    app.bell = context.config.bell;
    app.mouse = context.config.mouse;
    terminal::mouse(app.mouse);
    let unsafe_place = session::unsafe_place(&context.host, context.lang);
    if let Some(fault) = unsafe_place.into_iter().chain(wrong).next() {
        app.say(Tone::Warn, fault);
    }
    let config = match context.config_fault {
        None => Some(context.config).filter(|_| rehearsal.is_none()),
        Some(fault) => {
            app.say(Tone::Warn, fault);
            None
        }
    };
    console::run(Setup {
        host,
        app,
        start,
        config,
    })
    .map_err(|broke| failed(&broke, words))
}

pub(super) fn failed(failure: &RunFailure, words: &Words) -> Failure {
    Failure::failed(failure.say(words))
}

/// The same to hand over, with a calendar for each owner if that was asked for.
pub(super) fn by_owner(
    context: &CommandContext,
    by_owner: bool,
    handover: Handover,
) -> Result<Handover, Failure> {
    if !by_owner {
        return Ok(handover);
    }
    if !handover.formats.contains(&Format::Ics) {
        return Err(Failure::usage(context.words().get("export-by-owner")));
    }
    Ok(Handover {
        calendars: Calendars::ByOwner,
        ..handover
    })
}

/// Writes the documents of a session and prints their paths.
pub(super) fn export(
    context: &CommandContext,
    query: &str,
    handover: Handover,
) -> Result<(), Failure> {
    let words = context.words();
    let path = context.session(query)?;
    let look = context.look(&path)?;
    let state = look.session.state();
    let own = path.file_stem().unwrap_or_default().to_string_lossy();
    if let Some(copied) = copies::beside(&context.host, &path, look.session.log()).first()
        && let Some(said) = wording::beside(&own, copied, state.offset, words)
    {
        warn(&said)?;
    }
    let lang = spoken(state.workshop(), handover.lang, state.lang(), words)?;
    let handover = Handover {
        lang: Some(lang),
        ..handover
    };
    let written = export::documents(&context.host, state, &handover, |_| ())
        .map_err(|failure| failed(&failure, words))?;
    told(&written, words)
}

/// Puts two sessions side by side: on standard output, or as documents.
pub(super) fn compare(
    context: &CommandContext,
    queries: [&str; 2],
    handover: &Handover,
) -> Result<(), Failure> {
    let words = context.words();
    let look = |query: &str| {
        let path = context.session(query)?;
        let look = context.look(&path)?;
        Ok::<_, Failure>(export::speaking(look.session.state(), handover.lang))
    };
    let [one, other] = [look(queries[0])?, look(queries[1])?];
    if handover.formats.is_empty() {
        let page = document::compare(&one, &other, handover.audience);
        return print(&markdown::write(&page));
    }
    let written = export::comparison(&context.host, [&one, &other], handover)
        .map_err(|failure| failed(&failure, words))?;
    told(&written, words)
}

/// Prints the paths of what was written, and what there is to say about it.
pub(super) fn told(written: &export::Written, words: &Words) -> Result<(), Failure> {
    if let Some(wrong) = &written.wrong {
        warn(&wrong.report(words))?;
    }
    if let Some(failure) = written.failure() {
        return Err(failed(failure, words));
    }
    let notices = written.notices(words);
    if written.paths.is_empty() {
        return Err(Failure::failed(notices.join("\n")));
    }
    let lines: Vec<String> = written
        .paths
        .iter()
        .map(|path| format!("{}\n", path.display()))
        .collect();
    print(&lines.concat())?;
    if written.failed.is_empty() {
        return notices.iter().try_for_each(|notice| warn(notice));
    }
    Err(Failure::failed(notices.join("\n")))
}
