//! The user's configuration: what is assumed when the command line does not say.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use crate::domain::script::{self, Expected, FaultKind, Source, Thing, node};
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;

/// The contents of `config.ron`. Every field may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The language of the screens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Lang>,
    /// The id of the theme for the facilitator's screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Clean>,
    /// The id of the theme for the room's screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_theme: Option<Clean>,
    /// Whether the terminal bell rings when time runs out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bell: bool,
    /// Whether the program takes the mouse. Selecting text then needs Shift.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mouse: bool,
    /// The facilitator's name, filled in for new sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<Clean>,
}

/// Why the configuration could not be read.
#[derive(Debug, Error)]
pub enum ConfigFault {
    /// The file cannot be read.
    #[error(transparent)]
    Disk(#[from] Fault),
    /// It has a field that does not exist.
    #[error("storage-config-field")]
    Field {
        /// The place of the field.
        place: Place,
        /// The name that was found.
        field: String,
        /// The names of the fields that do exist.
        known: &'static [&'static str],
    },
    /// It is not written correctly.
    #[error("storage-config-wrong")]
    Wrong {
        /// The place of the mistake.
        place: Place,
        /// The mistake, in the terms of workshop scripts.
        kind: Box<FaultKind>,
    },
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the file.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
}

impl ConfigFault {
    /// Says what is wrong, in one sentence.
    pub fn say(&self, words: &Words) -> String {
        let (place, what, known) = match self {
            Self::Disk(fault) => return fault.say(words),
            Self::Field {
                place,
                field,
                known,
            } => (place, field.clone(), known.join(", ")),
            Self::Wrong { place, kind } => {
                let what = format!("{}; {}", kind.message(words), kind.hint(words));
                (place, what, String::new())
            }
        };
        let place = format!("{}:{}:{}", place.path.display(), place.line, place.column);
        words.with(
            &self.to_string(),
            &[
                ("place", place.into()),
                ("what", what.into()),
                ("known", known.into()),
            ],
        )
    }
}

/// Reads the configuration. One that is not there counts as empty.
pub fn load(disk: &dyn Disk, path: &Path) -> Result<Config, ConfigFault> {
    let bytes = match disk.read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Config::default()),
        bytes => bytes.map_err(|source| Fault::Read {
            path: path.to_owned(),
            source,
        })?,
    };
    let source = Source::of(&bytes);
    let text = source
        .readable()
        .map_err(|fault| unreadable(path, *fault))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str(text).map_err(|error| {
        let place = Place {
            path: path.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
        };
        match error.code {
            ron::Error::NoSuchStructField {
                expected, found, ..
            } => ConfigFault::Field {
                place,
                field: found,
                known: expected,
            },
            error => ConfigFault::Wrong {
                place,
                kind: Box::new(wrong(text, error)),
            },
        }
    })
}

/// Tells why the file cannot be read as text.
fn unreadable(path: &Path, fault: script::Fault) -> ConfigFault {
    ConfigFault::Wrong {
        place: Place {
            path: path.to_owned(),
            line: fault.line,
            column: fault.column,
        },
        kind: Box::new(fault.kind),
    }
}

/// Puts a mistake in the terms of workshop scripts, because what the RON library says about it is in English.
fn wrong(text: &str, error: ron::Error) -> FaultKind {
    if let Err((_, syntax)) = node::read(text) {
        return FaultKind::Syntax(syntax);
    }
    let form = |expected, example: &str| FaultKind::WrongType {
        expected,
        example: example.to_owned(),
    };
    match error {
        ron::Error::NoSuchEnumVariant {
            expected, found, ..
        } => FaultKind::Unknown {
            thing: Thing::Word,
            name: found,
            known: expected.iter().map(|word| (*word).to_owned()).collect(),
        },
        ron::Error::ExpectedBoolean => form(Expected::Flag, "true"),
        ron::Error::ExpectedString => form(Expected::Form, "\"light\""),
        _ => form(Expected::Form, "(language: nl, theme: \"light\")"),
    }
}

/// Writes the configuration, whole or not at all. Comments in the file are lost.
pub fn save(disk: &dyn Disk, path: &Path, config: &Config) -> Result<(), Fault> {
    if let Some(dir) = path.parent() {
        atomic::folder(disk, dir)?;
    }
    let text = options().to_string_pretty(config, ron::ser::PrettyConfig::default());
    let text = text.map_err(|error| Fault::Write {
        path: path.to_owned(),
        source: std::io::Error::other(error),
    })?;
    atomic::replace(disk, path, format!("{text}\n").as_bytes())
}

/// People write `theme: "dark"`, not `theme: Some("dark")`.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_said_in_the_users_own_language() {
        for (text, said) in [
            ("(bell: 3)", "hier hoort true of false"),
            ("(language: de)", "hier bekend: en, nl"),
            ("(bell: true", "wordt nergens gesloten"),
            ("(bell: true, bell: true)", "heeft niet de vorm"),
        ] {
            let error = options().from_str::<Config>(text).unwrap_err();
            let fault = ConfigFault::Wrong {
                place: Place {
                    path: PathBuf::from("config.ron"),
                    line: 1,
                    column: 1,
                },
                kind: Box::new(wrong(text, error.code)),
            };
            let found = fault.say(Words::of(Lang::Nl));
            assert!(found.contains(said), "{text}: {found}");
        }
    }
}
