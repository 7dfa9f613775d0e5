//! What is typed, chosen and scored in a step.

use super::super::app::{Access, App, Effect, Tone};
use super::super::entry::Entry;
use super::super::keys::Action;
use super::super::window::{ChoiceLine, Choosing, Window};
use super::super::wording;
use super::cascade::{mark, stage};
use super::{Console, console, open, run, run_one};
use crate::domain::command::{Command, Refusal, Way};
use crate::domain::event::{Fields, ItemId, Stage};
use crate::domain::results::rate::parse_scores;
use crate::domain::session::State;
use crate::domain::text::{Clean, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, action};
use crate::domain::{command, select};

/// One line for the scores of a cell.
pub(super) fn score_entry(scores: &str, words: &Words) -> Entry {
    let label = Text::plain(&words.get("scores"));
    let field = Field {
        id: "scores".to_owned(),
        label,
        kind: FieldKind::Text,
        required: false,
    };
    let values = Fields::from([(
        "scores".to_owned(),
        crate::domain::event::Value::Text(Clean::line(scores)),
    )]);
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
    let said = Some((console.desk.clone(), console.entry.texts()));
    let insists = console.said_of == said;
    console.said_of = said;
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
        console.said_of = None;
        if console.editing.take().is_some() {
            console.lay();
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

/// Names a theme and puts the item under the cursor in it.
fn add_theme(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    let Some(place) = console.state().current else {
        return effects;
    };
    let name = Clean::line(console.entry.slot().map_or("", |slot| slot.line.text()));
    let item = console.items().get(console.row).cloned();
    if run(app, &mut effects, Command::AddTheme { place, name, item })
        && let Some(console) = self::console(app)
    {
        console.entry.clear();
        console.touched = false;
        console.typing = false;
        console.go_on_unclustered();
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

/// Puts the item under the cursor in the theme with this number, or in none.
pub(super) fn cluster(app: &mut App, theme: Option<usize>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    let Some((place, _, part)) = console.state().current() else {
        return effects;
    };
    let theme = match theme {
        Some(number) => match part.order.get(number) {
            Some(theme) => Some(*theme),
            None => return effects,
        },
        None => None,
    };
    let Some(item) = console.items().get(console.row).cloned() else {
        return effects;
    };
    if run(app, &mut effects, Command::Cluster { place, item, theme })
        && theme.is_some()
        && let Some(console) = self::console(app)
    {
        console.go_on_unclustered();
    }
    effects
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

/// The theme of the item under the cursor out.
pub(super) fn remove_theme(app: &mut App) -> Vec<Effect> {
    let words = app.words();
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let item = console.items().get(console.row).cloned();
    let part = console.state().current().map(|(_, _, part)| part);
    let themes = part.map(|part| &part.themes);
    let theme = item.and_then(|item| themes?.get(&item).copied());
    let Some(theme) = theme else {
        let text = words.get("said-no-theme").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    };
    let loose = themes.map_or(0, |themes| {
        themes.values().filter(|id| **id == theme).count()
    });
    let name = wording::theme_name(console.state(), theme).unwrap_or_default();
    let text = words.with(
        "said-theme-removed",
        &[("name", name.into()), ("n", loose.into())],
    );
    let effects = run_one(app, Command::RemoveItems(vec![theme]));
    if !effects.is_empty() {
        app.say(Tone::Good, text);
    }
    effects
}

pub(super) fn edit(app: &mut App) -> Vec<Effect> {
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
            console.lay();
            console.entry.focus = 0;
        }
    } else {
        console.lay();
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
                console.lay();
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
            Command::MoveItem { item, way: Way::Up },
            row.saturating_sub(1),
        ),
        Action::MoveDown => (
            Command::MoveItem {
                item,
                way: Way::Down,
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
        self.lay();
    }

    /// On to the next item that is in no theme yet, round.
    fn go_on_unclustered(&mut self) {
        let items = self.items();
        let Some((_, _, part)) = self.state().current() else {
            return;
        };
        let free = |row: &usize| {
            items
                .get(*row)
                .is_some_and(|item| !part.themes.contains_key(item))
        };
        let after = (self.row + 1..items.len()).chain(0..self.row).find(free);
        self.row = after.unwrap_or(self.row);
    }
}
