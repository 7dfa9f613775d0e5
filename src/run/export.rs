//! Writes the documents of a session, under names that are free.

use std::path::{Path, PathBuf};

use super::session::Place;
use crate::domain::audience::Audience;
use crate::domain::document::Document;
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::export::write::{Existing, WriteFault, write};
use crate::export::{json, markdown};

/// How many names are tried.
const NAMES: u32 = 999;

/// A form a session is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The summary as Markdown.
    Md,
    /// The results document.
    Json,
}

impl Format {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::Md, Self::Json];

    fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Json => "json",
        }
    }

    fn render(self, state: &State) -> Result<String, serde_json::Error> {
        match self {
            Self::Md => Ok(markdown::write(&Document::new(state, Audience::Client))),
            Self::Json => json::write(state, Audience::Client),
        }
    }
}

/// Writes a session's documents into `folder`, all under one stem: the session's id, with a number when there is
/// something of that name. Returns the paths, or what went wrong, in words.
pub fn documents(
    place: &Place,
    state: &State,
    formats: &[Format],
    folder: &Path,
    words: &Words,
) -> Result<Vec<PathBuf>, String> {
    let mut texts = Vec::with_capacity(formats.len());
    for format in formats {
        let text = format.render(state).map_err(|error| error.to_string())?;
        texts.push((format.ending(), text));
    }
    let name = |stem: &str, ending: &str| format!("{stem}.{ending}");
    let is_free = |stem: &String| {
        let taken = |(ending, _): &(&str, String)| {
            place
                .disk
                .metadata(&folder.join(name(stem, ending)))
                .is_ok()
        };
        !texts.iter().any(taken)
    };
    let id = &state.opened.session;
    let stems = (1..=NAMES).map(|n| {
        if n == 1 {
            id.clone()
        } else {
            format!("{id}-{n}")
        }
    });
    let stem = stems
        .into_iter()
        .find(is_free)
        .unwrap_or_else(|| id.clone());
    let written = texts.iter().map(|(ending, text)| {
        write(
            folder,
            &name(&stem, ending),
            text.as_bytes(),
            Existing::Keep,
        )
        .map_err(|fault| say(&fault, words))
    });
    written.collect()
}

fn say(fault: &WriteFault, words: &Words) -> String {
    let path = |path: &Path| path.display().to_string().into();
    match fault {
        WriteFault::Exists(there) => words.with("export-exists", &[("path", path(there))]),
        WriteFault::IsLink(there) => words.with("export-link", &[("path", path(there))]),
        WriteFault::NotAName(name) => {
            words.with("export-no-name", &[("name", name.as_str().into())])
        }
        WriteFault::Refused {
            path: there,
            source,
        } => words.with(
            "export-refused",
            &[("path", path(there)), ("cause", source.to_string().into())],
        ),
    }
}
