//! What stands half done in a form of an item, saved before one goes on to another.

use super::super::app::{Access, App, Effect, Tone};
use super::super::wording;
use super::{Console, console, run};
use crate::domain::command::{self, Command, Refusal};
use crate::domain::results::rate::parse_scores;
use crate::domain::workshop::Kind;

/// Saves what stands half done in a form that belongs to an item; whether one may go on.
pub(in crate::tui) fn settle(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    let Some(console) = console(app) else {
        return true;
    };
    if matches!(console.access, Access::ReadOnly(_)) {
        return true;
    }
    let taken = match console.kind() {
        Some(Kind::Detail(_)) if console.typing => save_detail(app, effects),
        Some(Kind::Rate(_)) if console.typing => save_scores(app, effects),
        Some(Kind::Vote(_)) if !console.digits.is_empty() => return save_votes(app, effects),
        _ => return true,
    };
    if let Some(console) = self::console(app).filter(|console| taken && console.touched) {
        console.touched = false;
        effects.push(Effect::Draft(console.draft()));
    }
    taken
}

/// Whether one may go on to another item or cell: what cannot be taken as it is is said first; whoever presses the key
/// again goes on, and finds it where it was typed.
pub(super) fn may_go_on(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    if settle(app, effects) {
        return true;
    }
    insists(app)
}

/// The same on the way to another step, where half an item is said to be no item yet.
pub(super) fn may_leave(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    if !settle(app, effects) {
        return insists(app);
    }
    let has_half = |console: &mut Console| {
        matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)))
            && console.access == Access::Write
            && console.typing
            && console.is_half_typed()
    };
    if !console(app).is_some_and(has_half) {
        return true;
    }
    let text = app.words().get("said-half-typed").into_owned();
    app.say(Tone::Warn, text);
    insists(app)
}

/// Whether just this was said of just this text before; then there is no more to say.
fn insists(app: &mut App) -> bool {
    let Some(console) = console(app) else {
        return true;
    };
    let said = Some((console.draft_key.clone(), console.entry.texts()));
    let insists = console.warned_about == said;
    console.warned_about = said;
    if insists {
        app.notice = None;
    }
    insists
}

fn save_detail(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    let today = app.today();
    let words = app.words();
    let Some(console) = console(app) else {
        return true;
    };
    let Some(place) = console.state().current else {
        return true;
    };
    let Some(item) = console.items().get(console.row).cloned() else {
        return true;
    };
    let stored = console
        .state()
        .steps
        .get(place)
        .and_then(|part| part.details.get(&item))
        .is_some();
    if !stored
        && console.entry.is_blank()
        && console.entry.slots.iter().all(|slot| slot.choice.is_none())
    {
        return true;
    }
    match console.entry.fields(today) {
        Ok(fields) => run(
            app,
            effects,
            Command::SetDetail {
                place,
                item,
                fields,
            },
        ),
        Err(refusal) => {
            app.say(Tone::Warn, wording::refusal(&refusal, words));
            false
        }
    }
}

fn save_scores(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    let words = app.words();
    let Some(console) = console(app) else {
        return true;
    };
    let (Some(place), Some(cell), Some(Kind::Rate(rate))) =
        (console.state().current, console.cell(), console.kind())
    else {
        return true;
    };
    let scale = command::scale(console.state(), rate);
    let typed = console
        .entry
        .slot()
        .map(|slot| slot.line.text().to_owned())
        .unwrap_or_default();
    match parse_scores(&typed, scale) {
        Ok(scores) => run(
            app,
            effects,
            Command::SetScores {
                place,
                cell,
                scores,
            },
        ),
        Err(fault) => {
            let (low, high) = scale;
            let less = (high - 1).max(low);
            let how = words.with(
                "said-scores-how",
                &[("high", high.into()), ("less", less.into())],
            );
            let why = wording::refusal(&Refusal::Score(fault), words);
            app.say(Tone::Warn, format!("{why} {how}"));
            false
        }
    }
}

fn save_votes(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    let Some(console) = console(app) else {
        return true;
    };
    let Ok(votes) = std::mem::take(&mut console.digits).parse::<u32>() else {
        return true;
    };
    let (Some(place), Some(item)) = (
        console.state().current,
        console.items().get(console.row).cloned(),
    ) else {
        return true;
    };
    run(app, effects, Command::SetVotes { place, item, votes })
}
