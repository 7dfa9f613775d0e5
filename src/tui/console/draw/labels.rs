//! Names of parts of a step: a level of a cascade, a stage of it, a rung of the silence ladder.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::event::Stage;
use crate::domain::people::heard;
use crate::domain::workshop::Kind;
use crate::tui::chrome::{below, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::text::wrap;
use crate::tui::wording;

/// Returns the name of a level in the language of the session.
pub(super) fn level_name(console: &Console, level: u8) -> String {
    let Some(Kind::Cascade(cascade)) = console.kind() else {
        return String::new();
    };
    let name = cascade
        .levels
        .get(usize::from(level))
        .map(|level| level.name.get(console.state().lang()));
    name.unwrap_or_default().to_owned()
}

/// Returns what the clock of a stage is about; empty if the stage has no clock.
pub(super) fn stage_label(env: &Env, console: &Console, stage: Stage) -> String {
    let words = env.words();
    match stage {
        Stage::Box(level) => level_name(console, level),
        Stage::Writing => words.get("stage-writing").into_owned(),
        Stage::Scoring => words.get("stage-scoring").into_owned(),
        Stage::Ready | Stage::Card(_) | Stage::Picture => String::new(),
    }
}

/// Draws what to try on a rung of the silence ladder and of whom nothing is noted, and returns the first row below.
pub(super) fn silent(
    env: &Env,
    console: &Console,
    rung: usize,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let words = env.words();
    let count = wording::rungs(console.state());
    let head = words.with(
        "silent-title",
        &[("n", (rung + 1).into()), ("count", count.into())],
    );
    let y = paragraph(&[head], env.theme.warn, area, buf);
    let text = wording::rung(console.state(), rung, words);
    let rest = below(area, y);
    let y = paragraph(&wrap(&text, area.width.into()), env.theme.text, rest, buf);
    let people = &console.state().listed.people;
    if people.is_empty() {
        return y;
    }
    let heard = heard(console.state(), people);
    let unheard = wording::unheard(people, &heard, words).unwrap_or_default();
    let lines = wrap(&unheard, area.width.into());
    paragraph(&lines, env.theme.warn, below(area, y), buf)
}
