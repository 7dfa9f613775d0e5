//! Home: which workshops and sessions there are, and what Enter does with one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect, Listed, Screen, SessionLine, Tone};
use super::comparison;
use super::entry::Line;
use super::form::Form;
use super::keys::Action;
use crate::domain::text::{Lang, folded};

/// Home's own state.
#[derive(Debug, Default)]
pub struct Home {
    /// Which list is shown.
    pub tab: Tab,
    /// What is typed to filter it.
    pub filter: Line,
    /// The place of the chosen one among those shown.
    pub cursor: usize,
    /// The id of the session another one is to stand beside.
    pub beside: Option<String>,
    /// A start form that was left half filled.
    pub form: Option<Box<Form>>,
}

/// A list at home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The workshops.
    #[default]
    Workshops,
    /// The sessions.
    Sessions,
}

impl App {
    /// The workshops that fit the filter, in the order of their titles in the language spoken now: first those that
    /// fit by a title in any language, then those that fit by what they are for.
    pub fn shown_workshops(&self) -> Vec<&Listed> {
        let title = |listed: &Listed| match &listed.workshop {
            Ok(workshop) => workshop.title.get(self.lang).to_owned(),
            Err(_) => listed.id.clone(),
        };
        let wanted = self.home.filter.text();
        let all = self.workshops.iter();
        let rank = |listed: &Listed| {
            let mut texts = vec![listed.id.as_str()];
            if let Ok(workshop) = &listed.workshop {
                texts.extend(Lang::ALL.map(|lang| workshop.title.get(lang)));
                if !fits(wanted, &texts) {
                    texts.push(workshop.purpose.get(self.lang));
                    return fits(wanted, &texts).then_some(1);
                }
            }
            fits(wanted, &texts).then_some(0)
        };
        let ranked = all.filter_map(|listed| Some((rank(listed)?, folded(&title(listed)), listed)));
        let mut shown: Vec<(u8, String, &Listed)> = ranked.collect();
        shown.sort_by(|(one, title, _), (other, other_title, _)| {
            (one, title).cmp(&(other, other_title))
        });
        shown.into_iter().map(|(.., listed)| listed).collect()
    }

    /// The sessions that fit the filter, the newest first; one that crashed comes before all.
    pub fn shown_sessions(&self) -> Vec<&SessionLine> {
        let sessions = self.sessions.as_deref().unwrap_or_default();
        let wanted = self.home.filter.text();
        let mut shown: Vec<&SessionLine> = sessions
            .iter()
            .filter(|line| fits(wanted, &[&line.id, &line.title, &line.client, &line.group]))
            .collect();
        shown.sort_by_key(|line| (!line.is_crashed(), -line.started));
        shown
    }

    /// The ids of the sessions that read as another one does, as a copy somebody else went on with: only the names of
    /// their files tell them apart. Those the filter hides count too, so that no line changes with what is typed.
    pub fn alike(&self) -> BTreeSet<&str> {
        let mut groups: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for line in self.sessions.as_deref().unwrap_or_default() {
            // One that cannot be read bears the name of its file anyway.
            if line.trouble.is_none() {
                let minute = line.started.div_euclid(60_000);
                let branched = line.branched.map(|wall| wall.div_euclid(60_000));
                let read = (line.named(), minute, branched);
                groups.entry(read).or_default().push(&line.id);
            }
        }
        let several = groups.into_values().filter(|group| group.len() > 1);
        several.flatten().collect()
    }

    /// The id of the chosen session, in the list of sessions.
    pub fn chosen_session(&self) -> Option<String> {
        let sessions = (self.home.tab == Tab::Sessions).then(|| self.shown_sessions())?;
        sessions.get(self.home.cursor).map(|line| line.id.clone())
    }

    fn shown_count(&self) -> usize {
        match self.home.tab {
            Tab::Workshops => self.shown_workshops().len(),
            Tab::Sessions => self.shown_sessions().len(),
        }
    }
}

/// Whether every word of `filter` stands in one of the texts, whatever the accents and capitals.
fn fits(filter: &str, texts: &[&str]) -> bool {
    let known: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    folded(filter)
        .split_whitespace()
        .all(|word| known.iter().any(|text| text.contains(word)))
}

/// At a start after a crash shows the sessions, the one that broke off chosen, to who has not begun to choose a workshop.
pub fn offer_crashed(app: &mut App) {
    let is_untouched = app.home.cursor == 0 && app.home.filter.text().is_empty();
    let is_crashed = app
        .shown_sessions()
        .first()
        .is_some_and(|line| line.is_crashed());
    if is_untouched && is_crashed {
        app.home.tab = Tab::Sessions;
    }
}

/// At a start says which session goes on in a rescue file, and where that is: nobody may have seen it being made.
pub fn tell_rescued(app: &mut App) {
    let sessions = app.sessions.as_deref().unwrap_or_default();
    let mut rescued = sessions.iter().filter_map(|line| line.rescue.as_deref());
    let Some(path) = rescued.next() else {
        return;
    };
    let args = [("path", path.into()), ("more", rescued.count().into())];
    let text = app.words().with("home-rescued", &args);
    app.say(Tone::Warn, text);
}

/// Keeps the cursor on the list.
pub fn clamp(app: &mut App) {
    app.home.cursor = app.home.cursor.min(app.shown_count().saturating_sub(1));
}

/// What an action does at home.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let last = app.shown_count().saturating_sub(1);
    let home = &mut app.home;
    match action {
        Action::Up => home.cursor = home.cursor.saturating_sub(1),
        Action::Down => home.cursor = (home.cursor + 1).min(last),
        Action::First => home.cursor = 0,
        Action::Last => home.cursor = last,
        Action::Escape => {
            home.filter = Line::default();
            home.cursor = 0;
        }
        Action::NextField => {
            home.tab = if home.tab == Tab::Workshops {
                Tab::Sessions
            } else {
                Tab::Workshops
            };
            home.cursor = 0;
        }
        Action::Language => {
            let chosen = app
                .shown_workshops()
                .get(app.home.cursor)
                .map(|it| it.id.clone());
            app.lang = if app.lang == Lang::En {
                Lang::Nl
            } else {
                Lang::En
            };
            // The list has another order in another language; who is chosen stays chosen.
            if app.home.tab == Tab::Workshops {
                let at = app
                    .shown_workshops()
                    .iter()
                    .position(|it| Some(&it.id) == chosen.as_ref());
                app.home.cursor = at.unwrap_or(0);
            }
            return vec![Effect::Remember];
        }
        Action::Export => return export(app),
        Action::Compare => return comparison::choose(app),
        Action::RemoveSession => return remove(app),
        Action::Confirm => return confirm(app),
        _ => {}
    }
    Vec::new()
}

/// Looks up what would go with the chosen session, to ask whether it is to; among the workshops the key is one of typing.
fn remove(app: &mut App) -> Vec<Effect> {
    if app.home.tab == Tab::Workshops {
        app.home.filter.key(KeyEvent::from(KeyCode::Delete));
        return Vec::new();
    }
    let chosen = app.shown_sessions().get(app.home.cursor).copied().cloned();
    let look = chosen.map(|line| Effect::LookToRemove {
        name: line.named(),
        id: line.id,
    });
    look.into_iter().collect()
}

/// Reads the chosen session for the window that asks what to write of it; it is not taken up.
fn export(app: &mut App) -> Vec<Effect> {
    let chosen = app.chosen_session();
    if chosen.is_none() {
        let text = app.words().get("said-no-session-chosen").into_owned();
        app.say(Tone::Warn, text);
    }
    chosen.map(Effect::Look).into_iter().collect()
}

fn confirm(app: &mut App) -> Vec<Effect> {
    match app.home.tab {
        Tab::Workshops => {
            let Some(chosen) = app
                .shown_workshops()
                .get(app.home.cursor)
                .map(|listed| (*listed).clone())
            else {
                return Vec::new();
            };
            let Ok(workshop) = chosen.workshop else {
                let text = app.words().get("said-faulty-script").into_owned();
                app.say(Tone::Warn, text);
                return Vec::new();
            };
            let left = app.home.form.take();
            let form = left.filter(|form| form.workshop.id == workshop.id);
            let read = Effect::ReadTimes(Arc::clone(&workshop));
            let new = || Box::new(Form::new(workshop, app.lang, &app.facilitator));
            app.screen = Screen::Form(form.unwrap_or_else(new));
            vec![read]
        }
        Tab::Sessions => {
            let chosen = app.shown_sessions().get(app.home.cursor).copied().cloned();
            let effect = chosen.map(|line| {
                let is_over = line.step.is_none() && line.trouble.is_none();
                if is_over {
                    Effect::Replay(line.id)
                } else {
                    Effect::Open(line.id)
                }
            });
            effect.into_iter().collect()
        }
    }
}
