//! What to write of a session, for whom and where.

use std::path::PathBuf;

use crate::domain::audience::{Audience, LeftOut, left_out};
use crate::domain::format::{Existing, Format, Handover};
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::tui::entry::Line;
use crate::tui::messages::{Export, Subject};

/// What is being chosen.
#[derive(Clone, Debug)]
pub struct HandoverForm {
    /// The forms, and whether each is wanted.
    pub formats: Vec<(Format, bool)>,
    /// For whom.
    pub audience: Audience,
    /// The languages there are, the one to write in first.
    pub langs: Vec<Lang>,
    /// The folder.
    pub folder: Line,
    /// What to do about files that are there already.
    pub existing: Existing,
    /// What a client's documents leave out.
    pub left_out: LeftOut,
    /// The line under the cursor: the forms, then the other rows.
    pub cursor: usize,
    /// Why what was asked for was not written; worded.
    pub trouble: Option<String>,
    /// Of what; `None`: the session on the screen, as it stands when it is written.
    of: Option<Subject>,
}

/// A row below the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// For whom.
    Audience,
    /// In which language.
    Lang,
    /// Into which folder.
    Folder,
    /// What to do about files that are there.
    Existing,
}

impl HandoverForm {
    /// The rows below the forms.
    pub const ROWS: [Row; 4] = [Row::Audience, Row::Lang, Row::Folder, Row::Existing];

    /// The row under the cursor; `None`: a form.
    pub fn row(&self) -> Option<Row> {
        let at = self.cursor.checked_sub(self.formats.len())?;
        Self::ROWS.get(at).copied()
    }

    /// Whether the folder is typed.
    pub fn is_typing(&self) -> bool {
        self.row() == Some(Row::Folder)
    }

    pub(super) fn last(&self) -> usize {
        self.formats.len() + Self::ROWS.len() - 1
    }

    /// Turns what stands under the cursor over to its next value.
    pub(super) fn turn(&mut self) {
        match self.row() {
            None => {
                if let Some((_, wanted)) = self.formats.get_mut(self.cursor) {
                    *wanted = !*wanted;
                }
            }
            Some(Row::Audience) => {
                self.audience = match self.audience {
                    Audience::Client => Audience::Facilitator,
                    Audience::Facilitator => Audience::Client,
                };
            }
            Some(Row::Lang) => self.langs.rotate_left(1),
            Some(Row::Existing) => {
                self.existing = match self.existing {
                    Existing::Number => Existing::Replace,
                    Existing::Replace => Existing::Number,
                };
            }
            Some(Row::Folder) => {}
        }
    }

    /// Of the session on the screen.
    pub fn on_screen(state: &State, folder: &str) -> Self {
        form(state, folder, None)
    }

    /// Of a session that was only looked at.
    pub fn of_saved(state: Box<State>, folder: &str) -> Self {
        let mut form = form(&state, folder, None);
        form.of = Some(Subject::Session(state));
        form
    }

    /// Of two sessions side by side, of which the page is in `lang`.
    pub fn of_pair(states: Box<[State; 2]>, lang: Lang, folder: &str) -> Self {
        let mut form = form(&states[0], folder, None);
        form.of = Some(Subject::Pair(states));
        form.langs.sort_by_key(|other| *other != lang);
        form.formats.retain(|(format, _)| format.is_text());
        form.left_out = LeftOut::default();
        form
    }

    /// What to write of what, as it was filled in; the error is the key of what is missing. `on_screen` is the session
    /// on the screen.
    pub(super) fn export(&self, on_screen: Option<&State>) -> Result<Export, &'static str> {
        let wanted = self.formats.iter().filter(|(_, wanted)| *wanted);
        let handover = Handover {
            formats: wanted.map(|(format, _)| *format).collect(),
            audience: self.audience,
            lang: self.langs.first().copied(),
            folder: PathBuf::from(self.folder.text().trim()),
            existing: self.existing,
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
        left_out: left_out(state),
        cursor: 0,
        trouble: None,
        of,
    }
}
