//! The forms a session is handed over in, by name.

use std::path::PathBuf;

use super::audience::Audience;
use super::text::Lang;

/// A form a session is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The summary as Markdown.
    Md,
    /// The summary as a page for a browser.
    Html,
    /// The summary as a PDF.
    Pdf,
    /// The summary as a Word document.
    Docx,
    /// The tables as an Excel workbook.
    Xlsx,
    /// The tables as CSV, one file each.
    Csv,
    /// The results document.
    Json,
    /// The results document in RON.
    Ron,
    /// The dated actions as a calendar.
    Ics,
}

impl Format {
    /// All there are, what people read first.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Html,
        Self::Md,
        Self::Csv,
        Self::Ics,
        Self::Json,
        Self::Ron,
    ];
    /// What a client is usually sent.
    pub const USUAL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Xlsx];

    /// Its name on the command line, also the ending of its files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ron => "ron",
            Self::Ics => "ics",
        }
    }

    /// Whether it is a text with pictures, which any page can be written as; the others hold the tables of a session.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Md | Self::Html | Self::Pdf | Self::Docx)
    }

    /// The form that goes by this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// What to do about files that are there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// Take a name that is free.
    #[default]
    Number,
    /// Put the new ones in their place.
    Replace,
}

/// What is to be written of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The forms.
    pub formats: Vec<Format>,
    /// For whom.
    pub audience: Audience,
    /// The language of the program's own words; `None`: the session's.
    pub lang: Option<Lang>,
    /// The folder.
    pub folder: PathBuf,
    /// What to do about files that are there already.
    pub existing: Existing,
}
