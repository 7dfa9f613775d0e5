//! Which workshops and sessions there are, what filters them, and which one is chosen.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::text::{Lang, folded};
use crate::tui::entry::Line;
use crate::tui::messages::{Listed, SessionLine};

/// Home's own state.
#[derive(Debug)]
pub struct Home {
    /// The workshops there are.
    pub workshops: Vec<Listed>,
    /// The sessions there are; `None`: not read yet.
    pub sessions: Option<Vec<SessionLine>>,
    /// Which list is shown.
    pub tab: Tab,
    /// What is typed to filter it.
    pub filter: Line,
    /// The place of the chosen one among those shown.
    pub cursor: usize,
    /// The id of the session another one is to stand beside.
    pub beside: Option<String>,
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

impl Home {
    /// Home with these workshops, before any session was read.
    pub fn new(workshops: Vec<Listed>) -> Self {
        Self {
            workshops,
            sessions: None,
            tab: Tab::default(),
            filter: Line::default(),
            cursor: 0,
            beside: None,
        }
    }

    /// The workshops that fit the filter, in the order of their titles in a language: first those that fit by a title in
    /// any language, then those that fit by what they are for.
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

    /// The sessions that fit the filter, the newest first; one that crashed comes before all.
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

    /// The chosen session; `None` in the list of workshops.
    pub fn chosen_session(&self) -> Option<&SessionLine> {
        match self.tab {
            Tab::Workshops => None,
            Tab::Sessions => self.shown_sessions().get(self.cursor).copied(),
        }
    }

    /// How many lines the list shown has.
    pub(super) fn shown_count(&self, lang: Lang) -> usize {
        match self.tab {
            Tab::Workshops => self.shown_workshops(lang).len(),
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
