//! The formats in which a session can be handed over, and what to hand over.

use std::path::PathBuf;

use super::audience::Audience;
use super::text::Lang;

/// A format in which a session is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The summary, as Markdown.
    Md,
    /// The summary, as a page for a browser.
    Html,
    /// The summary, as a PDF.
    Pdf,
    /// The summary, as a Word document.
    Docx,
    /// The tables, as an Excel workbook.
    Xlsx,
    /// The tables, as CSV: one file for each table.
    Csv,
    /// The results document, as JSON.
    Json,
    /// The results document, as RON.
    Ron,
    /// The actions that have a date, as a calendar.
    Ics,
}

impl Format {
    /// Every format; those that people read come first.
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
    /// The formats a client is usually sent.
    pub const USUAL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Xlsx];

    /// Its name on the command line, which is also the extension of its files.
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

    /// Whether it holds text and pictures, as any page of a summary does; the other formats hold tables or data.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Md | Self::Html | Self::Pdf | Self::Docx)
    }

    /// The format with this name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// What to do when a file is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// Write under a name that is free.
    #[default]
    Number,
    /// Replace the file.
    Replace,
}

/// Whom calendars are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendars {
    /// One for everybody.
    #[default]
    One,
    /// One for each owner of an action.
    ByOwner,
}

/// What to hand over of a session, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The formats to write, one or more files each.
    pub formats: Vec<Format>,
    /// Whom the documents are for.
    pub audience: Audience,
    /// The language of the program's own words; `None` for the session's language.
    pub lang: Option<Lang>,
    /// The folder to write into.
    pub folder: PathBuf,
    /// What to do with files that are there already.
    pub existing: Existing,
    /// Whom calendars are for.
    pub calendars: Calendars,
}
