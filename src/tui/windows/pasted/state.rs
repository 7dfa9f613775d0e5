//! A pasted text, what it comes to as items of the step, and how else it can be read.

use crate::domain::dates::Here;
use crate::domain::event::Fields;
use crate::domain::pasted::{Headings, How, Pasted, Reading, Shape};
use crate::domain::select;
use crate::domain::workshop::{Field, StepIndex};
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};

/// A pasted text, and how it is read.
#[derive(Clone, Debug)]
pub struct Pasting {
    pub(super) pasted: Pasted,
    /// The index of the step the items go into.
    pub(super) step: StepIndex,
    pub(super) fields: Vec<Field>,
    /// What every item gets that has nothing else there.
    beside: Fields,
    pub(super) here: Here,
    pub(super) how: How,
    /// What is asked about it, each with what can be answered.
    pub(super) picks: Vec<Pick>,
    /// The index of the question the arrows answer.
    pub(super) focus: usize,
    /// How many lines of the preview are scrolled.
    pub(super) scroll: usize,
    pub(super) reading: Reading,
}

/// What is asked about a pasted text. What can be answered stands with it, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// What makes an item.
    Shape(Vec<Shape>),
    /// What becomes of headings.
    Headings(Vec<Headings>),
    /// Whether the first row is names of columns.
    Head,
}

impl Pasting {
    /// Takes apart what was pasted last; `None` if nothing is kept, or the step makes no items of it, and a notice says so.
    pub(in crate::tui::windows) fn new(console: &Console, env: &mut Env) -> Option<Self> {
        let Some(text) = &console.pasted else {
            env.tell(Tone::Warn, "said-nothing-pasted");
            return None;
        };
        let step = console.state().current.filter(|_| console.is_list());
        let Some(step) = step else {
            env.tell(Tone::Warn, "said-paste-nowhere");
            return None;
        };
        let (pasted, here) = (Pasted::of(text), env.here());
        let fields = select::fields_of_step(console.state(), step);
        let shapes = pasted.shapes(fields.len());
        let headings = pasted.headings_for(&fields, here);
        let how = How {
            shape: shapes.first().copied().unwrap_or(Shape::Line),
            headings: headings.first().copied().unwrap_or(Headings::Items),
            has_head: pasted.names_columns(&fields),
        };
        let mut pasting = Self {
            pasted,
            step,
            fields,
            // What is chosen or stands ready beside the text counts for every line.
            beside: console.entry.for_every_line(here),
            here,
            how,
            picks: Vec::new(),
            focus: 0,
            scroll: 0,
            reading: Reading::default(),
        };
        pasting.read();
        Some(pasting)
    }

    /// Reads the text as it is asked now.
    fn read(&mut self) {
        let shapes = self.pasted.shapes(self.fields.len());
        let is_rows = self.how.shape == Shape::Row;
        let has_headings = self.pasted.headings > 0 && self.how.shape != Shape::Whole;
        self.picks.clear();
        if shapes.len() > 1 {
            self.picks.push(Pick::Shape(shapes));
        }
        if is_rows {
            self.picks.push(Pick::Head);
        }
        if has_headings {
            let headings = self.pasted.headings_for(&self.fields, self.here);
            self.picks.push(Pick::Headings(headings));
        }
        self.focus = self.focus.min(self.picks.len().saturating_sub(1));
        self.scroll = 0;
        let (fields, beside) = (&self.fields, &self.beside);
        self.reading = self.pasted.read(self.how, fields, beside, self.here);
    }

    /// Takes the answer after the one there is to the question in focus, or the one before.
    pub(super) fn pick(&mut self, is_on: bool) {
        match self.picks.get(self.focus) {
            Some(Pick::Shape(shapes)) => self.how.shape = beside(shapes, self.how.shape, is_on),
            Some(Pick::Headings(all)) => {
                self.how.headings = beside(all, self.how.headings, is_on);
            }
            Some(Pick::Head) => self.how.has_head = !self.how.has_head,
            None => return,
        }
        self.read();
    }
}

/// The one after or before another, from the last to the first.
fn beside<T: Copy + PartialEq>(all: &[T], now: T, is_on: bool) -> T {
    let at = all.iter().position(|it| *it == now).unwrap_or(0);
    let count = all.len().max(1);
    let next = if is_on { at + 1 } else { at + count - 1 } % count;
    all.get(next).copied().unwrap_or(now)
}
