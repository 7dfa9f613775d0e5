//! What the console says about the time: a cue, that a break is due, and which key helps when it is late.

use ratatui::style::Style;

use crate::domain::clock::{self, Cue};
use crate::domain::words::Words;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::keys::{self, Action, Context};
use crate::tui::wording::clock_time;

/// From this many milliseconds late on, the bar names the key that opens the proposal.
pub(super) const LATE: i64 = 5 * 60_000;
/// From this many milliseconds early on, it does so too.
pub(super) const EARLY: i64 = 10 * 60_000;
/// Returns the name of the key that opens the proposal, as it is pressed now.
pub(super) fn key(console: &Console) -> String {
    let words = Words::of(console.state().lang());
    let reach =
        |contexts: &[Context]| keys::key_for(contexts, Action::Late, words).unwrap_or_default();
    match reach(&console.contexts()) {
        // While typing, a letter is text.
        key if key.is_empty() => format!("Esc {}", reach(&[Context::Outside])),
        key => key,
    }
}

/// Returns what to say about the time now, and its style: a cue, or else that a break is due.
pub(super) fn cue(env: &Env, console: &Console) -> Option<(String, Style)> {
    let words = env.words();
    let state = console.state();
    let plain = |key: &str| words.get(key).into_owned();
    let text = match clock::cue(state, env.now) {
        Some(Cue::Start { minutes, until }) => {
            let time = clock_time(until, state);
            words.with(
                "cue-start",
                &[("minutes", minutes.into()), ("time", time.into())],
            )
        }
        Some(Cue::Half) => plain("cue-half"),
        Some(Cue::TwoMinutes) => plain("cue-two-minutes"),
        Some(Cue::HalfMinute) => plain("cue-half-minute"),
        Some(Cue::TimeUp) => plain("cue-time-up"),
        Some(Cue::BreakOver) => plain("cue-break-over"),
        Some(Cue::Over) => {
            let more = keys::key_for(&[Context::Session], Action::More, words).unwrap_or_default();
            let text = words.with(
                "cue-over",
                &[("more", more.into()), ("plan", key(console).into())],
            );
            return Some((text, env.theme.warn));
        }
        // The box itself shows both, in large letters.
        Some(Cue::TenSeconds | Cue::Stop) => return None,
        None => {
            let minutes = clock::break_due(state, env.now)?;
            let text = words.with("break-due", &[("minutes", minutes.into())]);
            return Some((text, env.theme.warn));
        }
    };
    Some((text, env.theme.accent))
}
