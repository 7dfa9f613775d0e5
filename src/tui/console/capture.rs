//! What is typed, chosen and scored in a step.

use super::super::app::{App, Effect, Tone};
use super::super::entry::Entry;
use super::super::keys::Action;
use super::super::window::{ChoiceLine, Choosing, Window};
use super::super::wording;
use super::cascade::{mark, stage};
use super::settle::{may_go_on, settle};
use super::themes::{add_theme, cluster};
use super::{Console, console, only_looks, open, run, run_one};
use crate::domain::command::{Command, MoveDirection};
use crate::domain::event::{Fields, ItemId, Stage, Value};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::{Clean, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, action};

/// One line for the scores of a cell.
pub(super) fn score_entry(scores: &str, words: &Words) -> Entry {
    let label = Text::plain(&words.get("scores"));
    let field = Field {
        id: "scores".to_owned(),
        label,
        kind: FieldKind::Text,
        required: false,
    };
    let typed = Value::Text(Clean::line(scores));
    let values = Fields::from([("scores".to_owned(), typed)]);
    Entry::new(&[&field], &values, words)
}

/// Actions of the current step that lack an owner or a day.
pub(super) fn unowned(state: &State) -> Option<(usize, usize)> {
    let (_, step, part) = state.current()?;
    let Kind::Actions(_) = step.kind else {
        return None;
    };
    let lacking = |field: &str| {
        part.order
            .iter()
            .filter_map(|id| state.rows.get(id))
            .filter(|row| !row.fields.contains_key(field))
            .count()
    };
    let (who, when) = (lacking(action::WHO), lacking(action::WHEN));
    (who + when > 0).then_some((who, when))
}

pub(super) fn confirm(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    match (console.kind(), console.stage()) {
        (Some(Kind::Collect(_) | Kind::Actions(_)), _) => return add(app),
        (Some(Kind::Detail(_) | Kind::Rate(_) | Kind::Vote(_)), _) => {
            if settle(app, &mut effects)
                && let Some(console) = self::console(app)
            {
                console.advance();
            }
        }
        (Some(Kind::Cluster), _) => return add_theme(app),
        (_, Some(_)) => return stage(app, Action::Confirm),
        _ => {}
    }
    effects
}

/// Adds what is typed as an item, or puts it in place of the one being edited.
fn add(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let today = app.today();
    let words = app.words();
    let Some(console) = console(app) else {
        return effects;
    };
    let Some(place) = console.state().current else {
        return effects;
    };
    if console.entry.is_blank() && console.editing.is_none() {
        return effects;
    }
    let fields = match console.entry.fields(today) {
        Ok(fields) => fields,
        Err(refusal) => {
            app.say(Tone::Warn, wording::refusal(&refusal, words));
            return effects;
        }
    };
    let command = match console.editing {
        Some(item) => Command::EditItem { item, fields },
        None => Command::AddItems {
            place,
            rows: vec![fields],
        },
    };
    if run(app, &mut effects, command)
        && let Some(console) = self::console(app)
    {
        console.touched = false;
        console.warned_about = None;
        if console.editing.take().is_some() {
            console.sync_to_step();
        } else {
            console.entry.clear();
            console.row = console.items().len().saturating_sub(1);
        }
        effects.push(Effect::Draft(console.draft()));
    } else {
        to_missing(app);
    }
    effects
}

/// To the field an item lacks: there a digit chooses, and Enter adds.
fn to_missing(app: &mut App) {
    let words = app.words();
    let Some(console) = console(app) else {
        return;
    };
    let lang = console.state().lang();
    let Some(place) = console.entry.missing() else {
        return;
    };
    console.entry.focus = place;
    let Some(slot) = console
        .entry
        .slot()
        .filter(|slot| !slot.choices().is_empty())
    else {
        return;
    };
    let label = slot.field.label.get(lang).to_owned();
    let key = match console.editing {
        Some(_) => "said-choose-to-save",
        None => "said-choose-to-add",
    };
    let text = words.with(key, &[("field", label.into())]);
    app.say(Tone::Warn, text);
}

/// Opens the choice of the items the step works on.
pub(super) fn choose(app: &mut App) -> Vec<Effect> {
    let words = app.words();
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let Some(place) = console.state().current else {
        return Vec::new();
    };
    let chosen = select::input(console.state(), place);
    let lines: Vec<ChoiceLine> = select::candidates(console.state(), place)
        .into_iter()
        .map(|item| ChoiceLine {
            label: select::label(console.state(), &item),
            marked: chosen.contains(&item),
            item,
        })
        .collect();
    if lines.is_empty() {
        let text = words.get("said-nothing-to-choose").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    }
    open(
        app,
        Window::Choose(Choosing {
            place,
            lines,
            cursor: 0,
        }),
    )
}

pub(super) fn edit(app: &mut App) -> Vec<Effect> {
    if only_looks(app) {
        return Vec::new();
    }
    let Some(console) = console(app) else {
        return Vec::new();
    };
    if let Some(Kind::Collect(_) | Kind::Actions(_)) = console.kind() {
        let chosen = match console.items().get(console.row) {
            Some(ItemId::Row(item)) => Some(*item),
            _ => None,
        };
        // Half a new item is worth more than opening an old one.
        console.editing = if console.entry.is_blank() {
            chosen
        } else {
            None
        };
        if console.editing.is_some() {
            console.sync_to_step();
            console.entry.focus = 0;
        }
    } else {
        console.sync_to_step();
    }
    console.typing = console.may_type();
    Vec::new()
}

pub(super) fn field(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    match (action, console.kind()) {
        (Action::Chain, _) => {
            let chains = console
                .state()
                .current
                .map_or(1, |place| console.state().chains(place));
            console.chain = (console.chain + 1) % chains.max(1);
        }
        (Action::NextField, Some(Kind::Rate(_))) => return confirm(app),
        (Action::PreviousField, Some(Kind::Rate(_))) => {
            if may_go_on(app, &mut effects)
                && let Some(console) = self::console(app)
            {
                console.column = console.column.saturating_sub(1);
                console.sync_to_step();
            }
        }
        (Action::NextField, _) => console.entry.next(),
        _ => console.entry.previous(),
    }
    effects
}

pub(super) fn vote_by_one(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let (Some((place, _, part)), Some(item)) = (
        console.state().current(),
        console.items().get(console.row).cloned(),
    ) else {
        return Vec::new();
    };
    let before = part.votes.get(&item).copied().unwrap_or(0);
    let votes = if action == Action::Left {
        before.saturating_sub(1)
    } else {
        before + 1
    };
    run_one(app, Command::SetVotes { place, item, votes })
}

pub(super) fn item(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    if console.stage() == Some(Stage::Scoring) {
        return mark(app, None);
    }
    if matches!(console.kind(), Some(Kind::Cluster)) {
        return cluster(app, None);
    }
    let Some(ItemId::Row(item)) = console.items().get(console.row).cloned() else {
        return effects;
    };
    let row = console.row;
    let (command, then) = match action {
        Action::MoveUp => (
            Command::MoveItem {
                item,
                direction: MoveDirection::Up,
            },
            row.saturating_sub(1),
        ),
        Action::MoveDown => (
            Command::MoveItem {
                item,
                direction: MoveDirection::Down,
            },
            row + 1,
        ),
        _ => (Command::RemoveItems(vec![item]), row),
    };
    if run(app, &mut effects, command)
        && let Some(console) = self::console(app)
    {
        console.row = then;
        console.row = console.row.min(console.items().len().saturating_sub(1));
    }
    effects
}

impl Console {
    /// On to the next cell or item.
    fn advance(&mut self) {
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        if self.column + 1 < columns {
            self.column += 1;
        } else if self.row + 1 < self.items().len() {
            self.row += 1;
            self.column = 0;
            self.entry.focus = 0;
        } else {
            self.typing = false;
        }
        self.sync_to_step();
    }
}
