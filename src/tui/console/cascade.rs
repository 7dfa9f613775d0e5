//! What keys do in a cascade.

use super::super::app::{App, Effect, Tone};
use super::super::keys::Action;
use super::super::window::{Ask, Window};
use super::{console, open, run, run_one};
use crate::domain::command;
use crate::domain::command::Command;
use crate::domain::event::{Assumption, Mark, Stage};
use crate::domain::workshop::Kind;

pub(super) fn mark(app: &mut App, mark: Option<Mark>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    let (Some(place), Some(item)) = (
        console.state().current,
        console.items().get(console.row).cloned(),
    ) else {
        return effects;
    };
    let level = u8::try_from(console.column).unwrap_or(u8::MAX);
    let chain = console.chain;
    if run(
        app,
        &mut effects,
        Command::SetMark {
            place,
            chain,
            level,
            item,
            mark,
        },
    ) && let Some(console) = self::console(app)
    {
        let last = console.items().len().saturating_sub(1);
        let levels = match console.kind() {
            Some(Kind::Cascade(cascade)) => cascade.levels.len(),
            _ => 0,
        };
        // Down the column, then to the top of the next level: the way observers read their ticks out.
        if mark.is_some() && console.row < last {
            console.row += 1;
        } else if mark.is_some() && console.column + 1 < levels {
            console.row = 0;
            console.column += 1;
        }
    }
    effects
}

pub(super) fn addition(app: &mut App) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let level = u8::try_from(console.column).unwrap_or(u8::MAX);
    let ask = Ask::Addition {
        chain: console.chain,
        level,
    };
    let window = Window::Ask(ask, console.heard.clone());
    open(app, window)
}

pub(super) fn assumption(app: &mut App) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let other = match console.state().assumption {
        Assumption::Work40 => Assumption::Work36,
        Assumption::Work36 => Assumption::Work38,
        Assumption::Work38 => Assumption::Calendar,
        Assumption::Calendar => Assumption::Work40,
    };
    run_one(app, Command::Assume(other))
}

pub(super) fn stage(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let (Some((place, step, part)), Some(stage)) = (console.state().current(), console.stage())
    else {
        return Vec::new();
    };
    let Kind::Cascade(cascade) = &step.kind else {
        return Vec::new();
    };
    let is_shown = part.revealed;
    let command = match action {
        Action::Chains => Command::SetChains {
            place,
            chains: 3 - console.state().chains(place),
        },
        Action::StageBack => match previous_stage(cascade, part.cascade.stage) {
            Some(stage) => Command::EnterStage { place, stage },
            None => return Vec::new(),
        },
        _ => match command::next_stage(cascade, stage) {
            Some(stage) => Command::EnterStage { place, stage },
            None => return Vec::new(),
        },
    };
    console.row = 0;
    console.column = 0;
    console.scroll = 0;
    let to_picture = matches!(
        command,
        Command::EnterStage {
            stage: Stage::Picture,
            ..
        }
    );
    let effects = run_one(app, command);
    let at = super::console(app).and_then(|console| console.stage());
    if to_picture && at == Some(Stage::Picture) {
        // The picture is the facilitator's first; the room sees it when it is shown.
        let key = if is_shown {
            "said-revealed"
        } else {
            "said-picture"
        };
        let text = app.words().get(key).into_owned();
        app.say(Tone::Good, text);
    }
    effects
}

fn previous_stage(cascade: &crate::domain::workshop::Cascade, stage: Stage) -> Option<Stage> {
    let mut before = None;
    let mut at = Stage::Ready;
    while at != stage {
        before = Some(at);
        at = command::next_stage(cascade, at)?;
    }
    before
}
