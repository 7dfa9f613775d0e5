//! Where sessions, workshops and the configuration are kept, and how a session's file is named.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use directories::ProjectDirs;
use unicode_normalization::UnicodeNormalization;

use super::refuges;

/// The longest file name made from words people typed, in bytes.
const MAX_NAME: usize = 80;
/// The name of the user's own folder for sessions, of any home, whose disk refused them.
pub(super) const RESCUED: &str = "rescued";
/// Letters and digits that nobody confuses with one another, for the end of a session's id.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How similar an id must be to what was typed before we suggest it, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The program's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    data: PathBuf,
    config: PathBuf,
    /// Whether it is for practice, of which nothing is kept.
    is_practice: bool,
    /// The folders for rescue files, if not the usual ones.
    refuges: Option<Vec<PathBuf>>,
}

impl Home {
    /// Returns a home with everything under one folder.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        let data = dir.into();
        // However the folder is spelled, and wherever the program is started, it is the same home.
        let data = std::path::absolute(&data).unwrap_or(data);
        Self {
            config: data.clone(),
            data,
            is_practice: false,
            refuges: None,
        }
    }

    /// Returns a home with everything under one folder and nothing anywhere else: for practice, of which nothing is kept.
    pub fn of_practice(dir: impl Into<PathBuf>) -> Self {
        let home = Self::at(dir);
        let own = vec![home.data.clone()];
        Self {
            is_practice: true,
            ..home.with_refuges(own)
        }
    }

    /// Returns the same home with these folders for rescue files, the best one first.
    #[must_use]
    pub fn with_refuges(self, refuges: Vec<PathBuf>) -> Self {
        Self {
            refuges: Some(refuges),
            ..self
        }
    }

    /// Returns a home in the platform's usual folders; `None` for a user without a home folder.
    pub fn platform() -> Option<Self> {
        let dirs = ProjectDirs::from("", "", "flipover")?;
        Some(Self {
            data: dirs.data_dir().to_owned(),
            config: dirs.config_dir().to_owned(),
            is_practice: false,
            refuges: None,
        })
    }

    /// Returns the folder of the sessions.
    pub fn sessions(&self) -> PathBuf {
        self.data.join("sessions")
    }

    /// Returns the folder of the user's own workshops.
    pub fn workshops(&self) -> PathBuf {
        self.data.join("workshops")
    }

    /// Returns the folder of the user's own themes.
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }

    /// Returns the path of the configuration.
    pub fn config(&self) -> PathBuf {
        self.config.join("config.ron")
    }

    /// Returns the path of the house style for documents.
    pub fn house(&self) -> PathBuf {
        self.config.join("house.ron")
    }

    /// Returns the path of the file of the session with this id.
    pub fn session(&self, id: &str) -> PathBuf {
        self.sessions().join(format!("{id}.ron"))
    }

    /// Whether it is for practice, of which nothing is kept.
    pub fn is_practice(&self) -> bool {
        self.is_practice
    }

    /// Returns the folder above that of the sessions.
    pub fn root(&self) -> &Path {
        &self.data
    }

    /// Returns the folders for a rescue file in case the session's own takes none, the best one first.
    pub fn refuges(&self) -> Vec<PathBuf> {
        if let Some(refuges) = &self.refuges {
            return refuges.clone();
        }
        let user = Self::platform().map(|home| home.data.join(RESCUED));
        refuges::around(user, &self.data)
    }
}

/// Makes the id of a new session, which is also the stem of its file's name:
/// `2026-11-23-four-months-to-four-minutes-acme-k3f9`. `random` tells the sessions of a day apart; 20 bits of it are used.
pub fn session_id(date: NaiveDate, workshop: &str, client: &str, random: u32) -> String {
    let end: String = (0..4)
        .map(|n| char::from(LETTERS[(random >> (5 * n)) as usize & 31]))
        .collect();
    named(&date.to_string(), workshop, client, &end)
}

/// The name of the documents of a session: its id, with the day it was held and its client as they were corrected since.
/// An id that was made in another way is the name as it is.
pub fn documents_name(id: &str, date: NaiveDate, workshop: &str, client: &str) -> String {
    let parts = id.get(..10).zip(id.rsplit_once('-'));
    let is_ours = |date: &str| id.starts_with(&format!("{date}-{}-", slug(workshop)));
    match parts.filter(|(date, _)| date.parse::<NaiveDate>().is_ok() && is_ours(date)) {
        Some((_, (_, end))) if end.len() == 4 => named(&date.to_string(), workshop, client, end),
        _ => id.to_owned(),
    }
}

/// These parts and an end as the stem of a file's name.
fn named(date: &str, workshop: &str, client: &str, end: &str) -> String {
    let words: Vec<_> = [date, workshop, client]
        .into_iter()
        .map(slug)
        .filter(|part| !part.is_empty())
        .collect();
    let mut id = words.join("-");
    id.truncate(MAX_NAME - end.len() - 1);
    format!("{}-{end}", id.trim_end_matches('-'))
}

/// Reduces a text to small letters, digits and single hyphens between them. Letters lose their accents, and what has no
/// such letter is left out.
fn slug(text: &str) -> String {
    let plain = text
        .nfkd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect::<String>()
        .to_ascii_lowercase();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The answer to which session a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// The session with this id.
    One(&'a str),
    /// Any of the sessions with these ids.
    Ambiguous(Vec<&'a str>),
    /// None of them.
    None {
        /// The most similar id, if one is similar enough.
        nearest: Option<&'a str>,
    },
}

/// Finds the session that `query` means: an id, a part that only one id has, or `latest`. The first of `ids` is the latest.
pub fn find_session<'a>(ids: impl IntoIterator<Item = &'a str>, query: &str) -> Found<'a> {
    let ids: Vec<_> = ids.into_iter().collect();
    if query == "latest" {
        return ids
            .first()
            .map_or(Found::None { nearest: None }, |id| Found::One(id));
    }
    if let Some(id) = ids.iter().find(|id| **id == query) {
        return Found::One(id);
    }
    let part = query.to_lowercase();
    let with_it: Vec<_> = ids
        .iter()
        .copied()
        .filter(|id| !part.is_empty() && id.to_lowercase().contains(&part))
        .collect();
    match with_it[..] {
        [] => Found::None {
            nearest: nearest(&ids, &part),
        },
        [one] => Found::One(one),
        _ => Found::Ambiguous(with_it),
    }
}

fn nearest<'a>(ids: &[&'a str], query: &str) -> Option<&'a str> {
    let alike = |id: &str| {
        // People remember one word of an id, seldom all of it.
        let whole = std::iter::once(id);
        whole
            .chain(id.split('-'))
            .map(|part| strsim::normalized_damerau_levenshtein(part, query))
            .fold(0.0, f64::max)
    };
    let scored = ids
        .iter()
        .map(|id| (alike(id), *id))
        .filter(|(score, _)| *score >= ALIKE);
    // If several are equally similar we take the first, which is the latest.
    scored
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, id)| id)
}
