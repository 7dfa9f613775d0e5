//! Shows the room's window, or prints what it shows for somebody who has none.

use super::args::{Pages, ProjectArgs};
use super::command_context::CommandContext;
use super::failure::Failure;
use super::interactive::failed;
use super::output::{self, warn};
use crate::domain::event::Curtain;
use crate::domain::room;
use crate::domain::words::Words;
use crate::run::projector::{self, Paint, Target};
use crate::run::{replay, terminal};
use crate::tui::messages::Begin;
use crate::tui::theme::Viewpoint;
use crate::tui::wall;
use ratatui::layout::Rect;

/// Opens the room's window, or prints what it shows.
pub(super) fn project(context: CommandContext, mut args: ProjectArgs) -> Result<(), Failure> {
    let context = context.looking(std::mem::take(&mut args.look));
    if args.print {
        return print(&context, &args);
    }
    let words = context.words();
    let target = match &args.session {
        Some(query) => Target::Named(context.session(query)?),
        None => Target::Running,
    };
    terminal::check().map_err(|unfit| Failure::usage(words.get(unfit.key())))?;
    if let Target::Named(path) = &target {
        // If it cannot be shown we say so here, before the room looks.
        context.look(path)?;
    }
    let (themes, wrong) = context.themes(Viewpoint::Room)?;
    for fault in wrong {
        // It goes to the shell from which the window was started.
        warn(&fault)?;
    }
    let paint = Paint {
        themes,
        is_fixed: context.look.theme.is_some(),
    };
    projector::run(context.host, target, paint, context.lang).map_err(|broke| failed(&broke, words))
}

/// Prints what a wall of a size shows: at the end of what is there of the session, or when a step was left for the last
/// time.
fn print(context: &CommandContext, args: &ProjectArgs) -> Result<(), Failure> {
    let words = context.words();
    let path = context.session(args.session.as_deref().unwrap_or_default())?;
    let open = replay::open(&context.host, &path, Begin::default(), context.lang)
        .map_err(|failure| failed(&failure, words))?;
    for notice in &open.notices {
        warn(notice)?;
    }
    let timeline = &open.timeline;
    let last = match &args.at {
        None => timeline.last(),
        Some(asked) => {
            let began = replay::step(timeline, asked).map_err(|failure| failed(&failure, words))?;
            timeline.left(began)
        }
    };
    let Some(session) = timeline.at(last) else {
        return Ok(());
    };
    let view = room::view(&session, session.state().last);
    let spoken = Words::of(view.lang);
    if view.curtain == Curtain::Black {
        return output::print(&format!("{}\n", spoken.get("room-black")));
    }
    let (themes, _) = context.themes(Viewpoint::Room)?;
    let view = themes.signed(view);
    let theme = themes.styles(Viewpoint::Room);
    let (columns, rows) = args.size;
    let pages = wall::read(&view, &theme, Rect::new(0, 0, columns, rows));
    let count = pages.len();
    let is_asked = |number: &usize| match args.page {
        Pages::All => true,
        Pages::One(asked) => *number == asked,
    };
    let numbered = (1..).zip(&pages).filter(|(number, _)| is_asked(number));
    let text: Vec<String> = numbered
        .map(|(number, page)| titled(number, count, page))
        .collect();
    if text.is_empty() {
        let args = [("pages", count.into())];
        return Err(Failure::failed(words.with("cli-no-page", &args)));
    }
    output::print(&text.join("\n"))
}

/// A page as text; which of how many it is stands above it where there are several.
fn titled(number: usize, count: usize, lines: &[String]) -> String {
    let head = (count > 1).then(|| format!("{number}/{count}"));
    let lines: Vec<&str> = head.iter().chain(lines).map(String::as_str).collect();
    format!("{}\n", lines.join("\n"))
}
