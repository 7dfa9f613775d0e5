//! The window that asks what to write of a session, for whom and where; and the one that says what was written.

use std::path::PathBuf;

use super::app::{App, Effect};
use super::entry::Line;
use super::keys::Action;
use super::window::Window;
use crate::domain::audience::{Audience, LeftOut, left_out};
use crate::domain::format::{Existing, Format, Handover};
use crate::domain::session::State;
use crate::domain::text::Lang;

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
    /// Of what.
    subject: Subject,
}

/// What documents are written of.
#[derive(Clone, Debug)]
enum Subject {
    /// The session on the screen.
    Open,
    /// A session that was only looked at.
    Saved(Box<State>),
    /// Two sessions side by side.
    Pair(Box<[State; 2]>),
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

    fn last(&self) -> usize {
        self.formats.len() + Self::ROWS.len() - 1
    }

    /// Turns what stands under the cursor over to its next value.
    fn turn(&mut self) {
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
}

/// Opens the window on the session of the screen.
pub fn open(app: &mut App) {
    let Some(console) = app.console() else { return };
    let form = form(console.state(), &app.folder, Subject::Open);
    app.window = Some(Window::Handover(Box::new(form)));
}

/// Opens the window on a session that was only looked at.
pub fn open_saved(app: &mut App, state: Box<State>) {
    let form = form(&state.clone(), &app.folder, Subject::Saved(state));
    app.window = Some(Window::Handover(Box::new(form)));
}

/// Opens the window on two sessions side by side, of which the page is in `lang`.
pub fn open_pair(app: &mut App, states: Box<[State; 2]>, lang: Lang) {
    let one = states[0].clone();
    let mut form = form(&one, &app.folder, Subject::Pair(states));
    form.langs.sort_by_key(|other| *other != lang);
    form.formats.retain(|(format, _)| format.is_text());
    form.left_out = LeftOut::default();
    app.window = Some(Window::Handover(Box::new(form)));
}

fn form(state: &State, folder: &str, subject: Subject) -> HandoverForm {
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
        subject,
    }
}

/// What an action does in the window.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(Window::Handover(form)) = &mut app.window else {
        return Vec::new();
    };
    match action {
        Action::Escape => app.window = None,
        Action::Up | Action::PreviousField => form.cursor = form.cursor.saturating_sub(1),
        Action::Down | Action::NextField => form.cursor = (form.cursor + 1).min(form.last()),
        Action::Toggle | Action::Left | Action::Right => form.turn(),
        Action::ToggleAll => {
            let all = form.formats.iter().all(|(_, wanted)| *wanted);
            for (_, wanted) in &mut form.formats {
                *wanted = !all;
            }
        }
        Action::Confirm => return confirm(app),
        _ => {}
    }
    Vec::new()
}

fn confirm(app: &mut App) -> Vec<Effect> {
    let Some(Window::Handover(form)) = app.window.clone() else {
        return Vec::new();
    };
    let wanted = form.formats.iter().filter(|(_, wanted)| *wanted);
    let handover = Handover {
        formats: wanted.map(|(format, _)| *format).collect(),
        audience: form.audience,
        lang: form.langs.first().copied(),
        folder: PathBuf::from(form.folder.text().trim()),
        existing: form.existing,
    };
    let missing = if handover.formats.is_empty() {
        Some("handover-no-format")
    } else if handover.folder.as_os_str().is_empty() {
        Some("handover-no-folder")
    } else {
        None
    };
    if let Some(key) = missing {
        let text = app.words().get(key).into_owned();
        app.say(super::app::Tone::Warn, text);
        return Vec::new();
    }
    form.folder.text().trim().clone_into(&mut app.folder);
    app.window = None;
    let text = app.words().get("said-writing").into_owned();
    app.writing = Some(form.clone());
    app.say(super::app::Tone::Good, text);
    vec![match form.subject {
        Subject::Open => Effect::Export(handover),
        Subject::Saved(state) => Effect::ExportSaved(state, handover),
        Subject::Pair(states) => Effect::ExportPair(states, handover),
    }]
}

/// What was asked for was not written: asks once more, as it was filled in, and says why.
pub fn refused(app: &mut App, why: String) {
    match app.writing.take().filter(|_| app.window.is_none()) {
        Some(mut form) => {
            app.notice = None;
            form.trouble = Some(why);
            app.window = Some(Window::Handover(form));
        }
        None => app.say(super::app::Tone::Warn, why),
    }
}
