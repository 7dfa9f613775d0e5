//! The workshops and sessions there are, what filters them, and which one is chosen.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::carry::OpenAction;
use crate::domain::text::{Clean, Lang, folded};
use crate::tui::entry::Line;
use crate::tui::keys::Context;
use crate::tui::messages::{Listed, SessionLine, Settled};

/// The state of the home screen.
#[derive(Debug)]
pub struct Home {
    /// All workshops, including those whose scripts are faulty.
    pub workshops: Vec<Listed>,
    /// All saved sessions; `None` until they are read.
    pub sessions: Option<Vec<SessionLine>>,
    /// The open actions of all sessions; `None` until they are read.
    pub actions: Option<Vec<OpenAction>>,
    /// How many sessions have no part in them, because their files are damaged.
    pub damaged: usize,
    /// What was noted here of actions, the last one last.
    pub settled: Vec<Settled>,
    /// The list that is shown.
    pub tab: Tab,
    /// The text typed to filter it.
    pub filter: Line,
    /// The index of the chosen line among those shown.
    pub cursor: usize,
    /// The id of the first of two sessions to compare, once it is chosen.
    pub beside: Option<String>,
    /// Whether the session that is being opened is to begin its first step at once.
    pub is_to_begin: bool,
}

/// A list at home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The workshops.
    #[default]
    Workshops,
    /// The sessions.
    Sessions,
    /// The open actions of all sessions.
    Actions,
}

impl Tab {
    /// All lists, in their order on the screen.
    pub const ALL: [Self; 3] = [Self::Workshops, Self::Sessions, Self::Actions];

    /// Returns the list so many places further, from the last on to the first.
    pub(super) fn turned(self, places: usize) -> Self {
        let mut turned = Self::ALL.into_iter().cycle();
        let at = turned.position(|tab| tab == self).unwrap_or(0);
        let mut after = Self::ALL.into_iter().cycle().skip(at + places);
        after.next().unwrap_or(self)
    }
}

impl Home {
    /// Creates the home screen with these workshops, before any session is read.
    pub fn new(workshops: Vec<Listed>) -> Self {
        Self {
            workshops,
            sessions: None,
            actions: None,
            damaged: 0,
            settled: Vec::new(),
            tab: Tab::default(),
            filter: Line::default(),
            cursor: 0,
            beside: None,
            is_to_begin: false,
        }
    }

    /// Returns the workshops that match the filter, in the order of their titles in a language: first those that match
    /// by a title in any language, then those that match by their purpose.
    pub fn shown_workshops(&self, lang: Lang) -> Vec<&Listed> {
        let title = |listed: &Listed| match &listed.workshop {
            Ok(workshop) => workshop.title.get(lang).to_owned(),
            Err(_) => listed.id.clone(),
        };
        let wanted = self.filter.text();
        let all = self.workshops.iter();
        let rank = |listed: &Listed| {
            let mut texts = vec![listed.id.as_str()];
            if let Ok(workshop) = &listed.workshop {
                texts.extend(Lang::ALL.map(|lang| workshop.title.get(lang)));
                if !fits(wanted, &texts) {
                    texts.push(workshop.purpose.get(lang));
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

    /// Returns the sessions that match the filter, the newest first. Those that crashed come before all others.
    pub fn shown_sessions(&self) -> Vec<&SessionLine> {
        let sessions = self.sessions.as_deref().unwrap_or_default();
        let wanted = self.filter.text();
        let mut shown: Vec<&SessionLine> = sessions
            .iter()
            .filter(|line| fits(wanted, &[&line.id, &line.title, &line.client, &line.group]))
            .collect();
        shown.sort_by_key(|line| (!line.is_crashed(), -line.started));
        shown
    }

    /// Returns the ids of the sessions that read the same as another one, such as a copy somebody else went on with:
    /// only the names of their files tell them apart. Those the filter hides count too, so that no line changes with
    /// what is typed.
    pub fn alike(&self) -> BTreeSet<&str> {
        let mut groups: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for line in self.sessions.as_deref().unwrap_or_default() {
            // One that cannot be read is shown by the name of its file anyway.
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

    /// Returns the chosen session; `None` in the list of workshops.
    pub fn chosen_session(&self) -> Option<&SessionLine> {
        match self.tab {
            Tab::Workshops | Tab::Actions => None,
            Tab::Sessions => self.shown_sessions().get(self.cursor).copied(),
        }
    }

    /// Returns the open actions that match the filter, in their own order.
    pub fn shown_actions(&self) -> Vec<&OpenAction> {
        let actions = self.actions.as_deref().unwrap_or_default().iter();
        let wanted = self.filter.text();
        let texts = |action: &OpenAction| {
            let named = [&action.what, &action.owner, &action.client].map(Clean::to_string);
            let own = [action.title.clone(), action.session.clone()];
            named.into_iter().chain(own).collect::<Vec<_>>()
        };
        let all = actions.map(|action| (action, texts(action)));
        let shown = all.filter(|(_, texts)| {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            fits(wanted, &texts)
        });
        shown.map(|(action, _)| action).collect()
    }

    /// Returns the chosen action; `None` in the other lists.
    pub fn chosen_action(&self) -> Option<&OpenAction> {
        match self.tab {
            Tab::Workshops | Tab::Sessions => None,
            Tab::Actions => self.shown_actions().get(self.cursor).copied(),
        }
    }

    /// Returns the contexts in which its keys are looked up, the most important first.
    pub fn contexts(&self) -> Vec<Context> {
        let own = (self.tab == Tab::Actions).then_some(Context::OpenActions);
        own.into_iter()
            .chain([Context::Home, Context::Anywhere])
            .collect()
    }

    /// Returns how many lines the list that is shown has.
    pub(super) fn shown_count(&self, lang: Lang) -> usize {
        match self.tab {
            Tab::Workshops => self.shown_workshops(lang).len(),
            Tab::Sessions => self.shown_sessions().len(),
            Tab::Actions => self.shown_actions().len(),
        }
    }
}

/// Whether every word of `filter` is in one of the texts, whatever the accents and capitals.
fn fits(filter: &str, texts: &[&str]) -> bool {
    let known: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    folded(filter)
        .split_whitespace()
        .all(|word| known.iter().any(|text| text.contains(word)))
}
