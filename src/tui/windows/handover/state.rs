//! Which documents to write, for whom and where.

use std::path::PathBuf;

use crate::domain::audience::{Audience, LeftOut, left_out};
use crate::domain::format::{Calendars, Existing, Format, Handover};
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::tui::entry::Line;
use crate::tui::messages::{Export, Subject};

/// The choice of documents, as it is filled in.
#[derive(Clone, Debug)]
pub struct HandoverForm {
    /// The formats, and whether each is wanted.
    pub formats: Vec<(Format, bool)>,
    /// Whom the documents are for.
    pub audience: Audience,
    /// The languages of the workshop; the first is the one to write in.
    pub langs: Vec<Lang>,
    /// The folder to write to, as typed.
    pub folder: Line,
    /// What to do about files that exist already.
    pub existing: Existing,
    /// Whom calendars are for.
    pub calendars: Calendars,
    /// How much a client's documents leave out.
    pub left_out: LeftOut,
    /// The index of the line under the cursor, counted over the formats and then the rows below them.
    pub cursor: usize,
    /// Why the documents could not be written, in words; `None` until that happens.
    pub trouble: Option<String>,
    /// What to write documents of; `None` means the session on the screen, as it is when they are written.
    of: Option<Subject>,
}

/// A row below the formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverRow {
    /// Whom the documents are for.
    Audience,
    /// The language to write in.
    Lang,
    /// Whom calendars are for.
    Calendars,
    /// The folder to write to.
    Folder,
    /// What to do about files that exist already.
    Existing,
}

impl HandoverForm {
    /// Returns the rows below the formats.
    pub fn rows(&self) -> Vec<HandoverRow> {
        let has_calendars = self.formats.iter().any(|(it, _)| *it == Format::Ics);
        let calendars = has_calendars.then_some(HandoverRow::Calendars);
        let before = [HandoverRow::Audience, HandoverRow::Lang].into_iter();
        let after = [HandoverRow::Folder, HandoverRow::Existing];
        before.chain(calendars).chain(after).collect()
    }

    /// Returns the row under the cursor; `None` if the cursor is on a format.
    pub fn row(&self) -> Option<HandoverRow> {
        let at = self.cursor.checked_sub(self.formats.len())?;
        self.rows().get(at).copied()
    }

    /// Whether the folder is being typed.
    pub fn is_typing(&self) -> bool {
        self.row() == Some(HandoverRow::Folder)
    }

    pub(super) fn last(&self) -> usize {
        self.formats.len() + self.rows().len() - 1
    }

    /// Returns whom the documents can be for. No screen of a room showed a comparison.
    fn audiences(&self) -> Vec<Audience> {
        let is_pair = matches!(self.of, Some(Subject::Pair(_)));
        let all = Audience::ALL.into_iter();
        all.filter(|audience| !is_pair || *audience != Audience::Room)
            .collect()
    }

    /// Gives what is under the cursor its next value.
    pub(super) fn turn(&mut self) {
        match self.row() {
            None => {
                if let Some((_, wanted)) = self.formats.get_mut(self.cursor) {
                    *wanted = !*wanted;
                }
            }
            Some(HandoverRow::Audience) => {
                let all = self.audiences();
                let at = all.iter().position(|other| *other == self.audience);
                let next = at.map_or(0, |at| at + 1);
                self.audience = all.get(next).or(all.first()).copied().unwrap_or_default();
            }
            Some(HandoverRow::Lang) => self.langs.rotate_left(1),
            Some(HandoverRow::Calendars) => {
                self.calendars = match self.calendars {
                    Calendars::One => Calendars::ByOwner,
                    Calendars::ByOwner => Calendars::One,
                };
            }
            Some(HandoverRow::Existing) => {
                self.existing = match self.existing {
                    Existing::Number => Existing::Replace,
                    Existing::Replace => Existing::Number,
                };
            }
            Some(HandoverRow::Folder) => {}
        }
    }

    /// Creates the choice for the session on the screen.
    pub fn on_screen(state: &State, folder: &str) -> Self {
        form(state, folder, None)
    }

    /// Creates the choice for a session that was read but not opened.
    pub fn of_saved(state: Box<State>, folder: &str) -> Self {
        let mut form = form(&state, folder, None);
        form.of = Some(Subject::Session(state));
        form
    }

    /// Creates the choice for two sessions compared, whose page is in `lang`.
    pub fn of_pair(states: Box<[State; 2]>, lang: Lang, folder: &str) -> Self {
        let mut form = form(&states[0], folder, None);
        form.of = Some(Subject::Pair(states));
        form.langs.sort_by_key(|other| *other != lang);
        form.formats.retain(|(format, _)| format.is_text());
        form.left_out = LeftOut::default();
        form
    }

    /// Returns what to write, as filled in; the error is the locale key of what is missing. `on_screen` is the session
    /// on the screen.
    pub(super) fn export(&self, on_screen: Option<&State>) -> Result<Export, &'static str> {
        let wanted = self.formats.iter().filter(|(_, wanted)| *wanted);
        let handover = Handover {
            formats: wanted.map(|(format, _)| *format).collect(),
            audience: self.audience,
            lang: self.langs.first().copied(),
            folder: PathBuf::from(self.folder.text().trim()),
            existing: self.existing,
            calendars: self.calendars,
        };
        if handover.formats.is_empty() {
            return Err("handover-no-format");
        }
        if handover.folder.as_os_str().is_empty() {
            return Err("handover-no-folder");
        }
        let screen = || on_screen.map(|state| Subject::Session(Box::new(state.clone())));
        let of = self.of.clone().or_else(screen);
        let of = of.ok_or("handover-no-format")?;
        Ok(Export { of, handover })
    }
}

fn form(state: &State, folder: &str, of: Option<Subject>) -> HandoverForm {
    let wanted = |format: &Format| Format::USUAL.contains(format);
    let mut langs = state.workshop().languages();
    langs.sort_by_key(|lang| *lang != state.lang());
    HandoverForm {
        formats: Format::ALL.map(|format| (format, wanted(&format))).into(),
        audience: Audience::Client,
        langs,
        folder: Line::new(folder),
        existing: Existing::default(),
        calendars: Calendars::default(),
        left_out: left_out(state),
        cursor: 0,
        trouble: None,
        of,
    }
}
