//! What the planner holds: the run sheet being edited, the chosen step, and what of it is on disk.

use crate::domain::script::kebab;
use crate::domain::script::sheet::{Edit, Sheet, SheetStep};
use crate::domain::text::{Lang, folded};
use crate::tui::entry::{Entry, Line};
use crate::tui::env::Env;
use crate::tui::keys::Context;
use crate::tui::messages::{Effect, LibraryStep, OpenPlan, PlanText};

/// The longest an id made of a title is, in characters; a file is named after it.
const LONGEST_ID: usize = 50;

/// A workshop being planned.
#[derive(Debug)]
pub struct Planner {
    /// Its run sheet.
    pub sheet: Sheet,
    /// The name of its file in the user's folder.
    pub file: String,
    /// The index of the chosen step.
    pub cursor: usize,
    /// The language it is written in here.
    pub lang: Lang,
    /// Whether the keys go into the form of the step.
    pub is_form: bool,
    /// The chosen step as a form.
    pub entry: Entry,
    /// What stands over the run sheet, if anything does.
    pub picking: Option<Picking>,
    /// Why the plan is not on disk, in words; `None` while it is, or will be in a moment.
    pub trouble: Option<String>,
    /// The ids that are taken.
    taken: Vec<String>,
    /// Whether it was asked to leave although not everything is on disk.
    pub(super) is_warned: bool,
    /// The steps of all workshops.
    library: Vec<LibraryStep>,
    /// The text in the file; `None` while there is no such file.
    on_disk: Option<String>,
    /// The text that is being written to the file; `None` while none is.
    writing: Option<String>,
}

/// What one chooses from over the run sheet.
#[derive(Clone, Debug)]
pub enum Picking {
    /// A new step; the index of the kind.
    Fresh(usize),
    /// What the workshop is called.
    Title(Line),
    /// A step of another workshop: what is typed to find it, and the index of the chosen one.
    Library(Line, usize),
}

impl Planner {
    /// Opens a plan in this language, if it is written in that.
    pub fn new(open: OpenPlan, lang: Lang) -> Self {
        let langs = open.sheet.langs();
        let lang = if langs.contains(&lang) {
            lang
        } else {
            langs.first().copied().unwrap_or(lang)
        };
        let mut planner = Self {
            sheet: open.sheet,
            file: open.file,
            cursor: 0,
            lang,
            is_form: false,
            entry: Entry::default(),
            picking: None,
            trouble: None,
            taken: open.taken,
            is_warned: false,
            library: open.library,
            on_disk: open.on_disk,
            writing: None,
        };
        planner.fill();
        if planner.on_disk.is_none() {
            // A workshop of one's own has a name of its own.
            planner.ask_title();
        }
        planner
    }

    /// Asks what the workshop is called.
    pub(super) fn ask_title(&mut self) {
        let mut line = Line::new(self.sheet.title().get(self.lang));
        line.select();
        self.picking = Some(Picking::Title(line));
    }

    /// Calls the workshop something else. As long as it has no file, its id and its file follow.
    pub(super) fn call(&mut self, title: &str, env: &mut Env) {
        if self.on_disk.is_none() && self.writing.is_none() {
            let id = self.free_id(title);
            self.file = format!("{id}.ron");
            self.sheet.edit(&Edit::Id(id));
            // Nothing was done yet; the id is that of the file from the start.
            self.sheet.forget();
        }
        let title = Edit::Title(self.lang, title.to_owned());
        if !self.edit(&title, env) && self.sheet.is_edited() {
            self.keep(env);
        }
    }

    /// An id of a title that nothing else has.
    fn free_id(&self, title: &str) -> String {
        let plain: String = folded(title)
            .chars()
            .take(LONGEST_ID)
            .map(|c| if c.is_ascii() { c } else { ' ' })
            .collect();
        if !plain.contains(|c: char| c.is_ascii_alphanumeric()) {
            return self.sheet.id().to_owned();
        }
        let wanted = kebab(&plain);
        let is_free = |id: &String| !self.taken.contains(id);
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let mut all = std::iter::once(wanted.clone()).chain(numbered);
        all.find(is_free).unwrap_or_default()
    }

    /// Returns the contexts keys are looked up in now, the most important first.
    pub fn contexts(&self) -> Vec<Context> {
        let own = match (&self.picking, self.is_form) {
            (Some(_), _) => Context::Window,
            (None, true) => Context::PlanForm,
            (None, false) => Context::Plan,
        };
        vec![own, Context::Anywhere]
    }

    /// Returns the chosen step; `None` if there are none.
    pub fn step(&self) -> Option<&SheetStep> {
        self.sheet.steps().get(self.cursor)
    }

    /// Whether everything is on disk as it stands here.
    pub fn is_saved(&self) -> bool {
        let is_untouched = self.on_disk.is_none() && !self.sheet.is_edited();
        let is_there = self.on_disk.as_deref() == Some(self.sheet.text());
        self.writing.is_none() && (is_untouched || is_there)
    }

    /// The steps of all workshops that have every word of `filter` in their title or that of their workshop.
    pub fn found<'p>(&'p self, filter: &str, lang: Lang) -> Vec<&'p LibraryStep> {
        let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
        let has_all = |line: &&LibraryStep| {
            let said = format!("{} {}", line.step.title.get(lang), line.workshop.get(lang));
            let said = said.to_lowercase();
            words.iter().all(|word| said.contains(word))
        };
        self.library.iter().filter(has_all).collect()
    }

    /// Makes an edit, and has it put on disk; returns whether it changed anything.
    pub(super) fn edit(&mut self, edit: &Edit, env: &mut Env) -> bool {
        let is_new = self.sheet.edit(edit);
        if is_new {
            self.keep(env);
        }
        is_new
    }

    /// Has what stands here put on disk, after what is being written now.
    pub(super) fn keep(&mut self, env: &mut Env) {
        self.is_warned = false;
        let is_new = self.on_disk.is_none() && !self.sheet.is_edited();
        if self.writing.is_some() || is_new || self.on_disk.as_deref() == Some(self.sheet.text()) {
            return;
        }
        self.writing = Some(self.sheet.text().to_owned());
        env.effect(Effect::SavePlan(PlanText {
            file: self.file.clone(),
            text: self.sheet.text().to_owned(),
            before: self.on_disk.clone(),
        }));
    }

    /// Takes note that what was being written is on disk.
    pub fn saved(&mut self, env: &mut Env) {
        self.on_disk = self.writing.take();
        self.trouble = None;
        self.keep(env);
    }

    /// Has everything put on disk before the planner is left: also what was typed while something else was written.
    pub(in crate::tui) fn flush(&mut self, env: &mut Env) {
        let last = self.writing.take().or(self.on_disk.take());
        self.on_disk = last;
        self.keep(env);
    }

    /// Takes note that the file says something else by now, so that this plan goes on in a file of its own.
    pub fn moved(&mut self, file: String, id: &str, text: String, env: &mut Env) {
        self.writing = None;
        self.file = file;
        self.sheet.edit(&Edit::Id(id.to_owned()));
        // What was done before was done under an id that is somebody else's.
        self.sheet.forget();
        self.taken.push(id.to_owned());
        self.on_disk = Some(text);
        self.trouble = None;
        self.keep(env);
    }

    /// Takes note that what was being written is not on disk, and why.
    pub fn not_saved(&mut self, why: String) {
        self.writing = None;
        self.trouble = Some(why);
    }

    /// Goes to a step, as far as there are so many.
    pub(super) fn go(&mut self, step: usize) {
        self.cursor = step.min(self.sheet.steps().len().saturating_sub(1));
        self.sheet.settle();
        self.fill();
    }
}
