//! What actions, text and pasted text do in a session.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::state::{Console, Outside};
use crate::domain::clock;
use crate::domain::command::{self, Command};
use crate::domain::event::{Event, List, Mark, Stage, Stamped};
use crate::domain::pasted::Pasted;
use crate::domain::workshop::{FieldKind, Kind, StepIndex};
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::messages::{Access, Effect};
use crate::tui::request::{Ask, Opening, Question, Request};
use crate::tui::theme::Viewpoint;
use crate::tui::wording;

impl Console {
    /// Performs an action in the session.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        if self.booth.is_some() {
            return self.act_on_ballot(action, env);
        }
        self.take_theme_typed(env);
        let open = |opening| Request::Open(opening);
        match action {
            Action::Ballot => self.open_ballots(env),
            Action::Next => self.next(env),
            Action::Skip if self.has_work() && !self.state().is_corrected() => {
                let question = if self.is_underway() {
                    Question::SkipCascade
                } else {
                    Question::Skip
                };
                env.ask(open(Opening::Question(question)));
            }
            Action::Previous => self.go(Command::Previous, env),
            Action::Skip => self.skip(env),
            Action::Undo => self.undo(env),
            Action::Redo => self.redo(env),
            Action::Clock => self.turn_clock(env),
            Action::Heading => env.ask(open(Opening::Heading)),
            Action::Unplanned => env.ask(open(Opening::UnplannedMenu)),
            Action::Programme => env.ask(open(Opening::Programme)),
            Action::Break => env.ask(open(Opening::Ask(Ask::Break))),
            Action::More => self.add_time(60, env),
            Action::Less => self.add_time(-60, env),
            Action::RoomView
            | Action::Reveal
            | Action::Black
            | Action::Freeze
            | Action::WallOn
            | Action::WallBack
            | Action::RoomShows => self.act_on_room(action, env),
            Action::Export if env.rehearsal.is_some() => env.tell(Tone::Warn, "said-rehearsal"),
            Action::Export => env.ask(open(Opening::Handover)),
            Action::Back if env.rehearsal.is_some() => {
                env.effect(Effect::Close);
                env.effect(Effect::Quit);
            }
            Action::Back if self.state().is_corrected() => self.have_done(env),
            Action::Back => env.ask(Request::GoHome),
            Action::Late => env.ask(open(Opening::Late)),
            Action::Trace => env.ask(open(Opening::ItemStory)),
            Action::Results => env.ask(open(Opening::Results)),
            Action::Note => env.ask(open(Opening::NoteMenu)),
            Action::ParkingLot => env.ask(open(Opening::Note(List::ParkingLot))),
            Action::Decision => env.ask(open(Opening::Note(List::Decision))),
            Action::Quote => env.ask(open(Opening::Note(List::Quote))),
            Action::OwnNote => env.ask(open(Opening::Note(List::Note))),
            Action::Lists => env.ask(open(Opening::Lists)),
            Action::People => env.ask(open(Opening::Ask(Ask::People))),
            Action::PeopleList => env.ask(open(Opening::PeopleList)),
            Action::Voters => env.ask(open(Opening::Ask(Ask::Voters))),
            Action::Read => env.ask(open(Opening::Reader)),
            Action::Carry => env.ask(open(Opening::Carry)),
            Action::PasteAgain => env.ask(open(Opening::Pasted)),
            Action::Review => env.ask(open(Opening::Review)),
            Action::Join => self.open_on_item(Opening::Join, env),
            Action::Split => self.open_on_item(Opening::Split, env),
            Action::RemoveAll => env.ask(open(Opening::Question(Question::RemoveAll))),
            Action::Choose => env.ask(open(Opening::Choose)),
            Action::Addition => self.ask_addition(env),
            Action::Assumption => self.next_assumption(env),
            Action::Chains => self.other_chains(env),
            Action::StageBack => self.stage_back(env),
            Action::MarkIntact => self.mark(Some(Mark::Intact), env),
            Action::MarkChanged => self.mark(Some(Mark::Changed), env),
            Action::MarkLost => self.mark(Some(Mark::Lost), env),
            Action::Silent => self.next_rung(),
            Action::Escape => self.escape(env),
            Action::Confirm => self.confirm(env),
            Action::Edit => self.edit(env),
            Action::Chain => self.other_chain(),
            Action::NextField => self.next_field(env),
            Action::PreviousField => self.previous_field(env),
            Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::First
            | Action::Last => self.travel(action, env),
            Action::RemoveTheme => self.remove_theme(env),
            Action::MoveUp | Action::MoveDown | Action::Remove => self.act_on_item(action, env),
            _ => {}
        }
    }

    /// Takes a key that is no action: text, the number of a theme, or a number of votes.
    pub fn take_key(&mut self, event: KeyEvent, env: &mut Env) {
        match (self.kind(), event.code) {
            _ if self.booth.is_some() => self.take_ballot_key(event, env),
            _ if self.typing => self.take_text(event, env),
            (Some(Kind::Cluster), KeyCode::Char(digit)) if digit.is_ascii_digit() => {
                self.type_theme(digit, env);
            }
            (Some(Kind::Vote(_)), KeyCode::Char(digit))
                if digit.is_ascii_digit() && self.digits.len() < 7 =>
            {
                self.digits.push(digit);
            }
            (Some(Kind::Vote(_)), KeyCode::Char(mark @ ('.' | ','))) if !self.digits.is_empty() => {
                self.digits.push(mark);
            }
            (_, KeyCode::Backspace) => {
                self.digits.pop();
            }
            _ => {}
        }
    }

    fn take_text(&mut self, event: KeyEvent, env: &mut Env) {
        if event == KeyEvent::from(KeyCode::Right) && self.take_offer(env) {
            return;
        }
        let adds = match event.code {
            KeyCode::Char(_) => (event.modifiers - KeyModifiers::SHIFT).is_empty(),
            code => code == KeyCode::Backspace,
        };
        if !self.finds_its_place(adds, env) {
            return;
        }
        let lang = self.state().lang();
        let slot = self.entry.slot_mut();
        if slot.is_some_and(|slot| slot.key(event, lang)) {
            self.touched = true;
            self.save_draft(env);
        }
    }

    /// Takes a character typed where it is no command: back into the field that was left by moving, or nowhere, which
    /// is said. Returns whether it is none: digits and Backspace go on to make the number of votes, as marks do.
    pub fn take_stray(&mut self, event: KeyEvent, env: &mut Env) -> bool {
        let is_number = match event.code {
            KeyCode::Char(sign) => sign.is_ascii_digit(),
            _ => true,
        };
        let outside = self.outside;
        match outside {
            Outside::Commands if is_number => return false,
            // Left out, a mark would make ten times as many of the votes typed.
            Outside::Commands if matches!(event.code, KeyCode::Char('.' | ',')) => {
                self.take_key(event, env);
            }
            Outside::Text if self.may_type() && self.finds_a_field() => {
                self.typing = true;
                self.chosen = None;
                self.take_text(event, env);
            }
            Outside::Nothing
                if self.may_type() && self.finds_a_field() && self.is_answer(event) =>
            {
                self.typing = true;
                self.take_text(event, env);
            }
            _ => env.tell(Tone::Warn, "said-no-answer-here"),
        }
        true
    }

    /// Whether what is typed can go on with what is half typed, or has a field that holds no other answer: nobody sees
    /// what is glued to a text that stands.
    fn finds_a_field(&mut self) -> bool {
        self.touched || self.is_list() || self.entry.to_free_field()
    }

    /// Whether a key may change the text under the cursor. Where the cursor only just came to an item whose text stands,
    /// what is typed may be meant for the item before: it goes into an empty field, or nowhere, which is said.
    fn finds_its_place(&mut self, adds: bool, env: &mut Env) -> bool {
        let arrived_at = self.arrived_at.take();
        let stands = arrived_at.is_some() && adds && !self.touched;
        let slot = self.entry.slot();
        let is_text = slot.is_some_and(|slot| slot.choices().is_empty());
        if stands && is_text && !self.entry.to_free_field() {
            self.arrived_at = arrived_at;
            env.tell(Tone::Warn, "said-text-stands");
            return false;
        }
        true
    }

    /// Whether a character can begin what goes into the field: any text, or a number.
    fn is_answer(&self, event: KeyEvent) -> bool {
        let (KeyCode::Char(sign), Some(slot)) = (event.code, self.entry.slot()) else {
            return false;
        };
        let is_number = sign.is_ascii_digit() || sign == '-';
        match (self.kind(), &slot.field.kind) {
            (Some(Kind::Rate(_)), _)
            | (_, FieldKind::Number { .. } | FieldKind::Duration | FieldKind::Choice(_)) => {
                is_number
            }
            _ => sign != ' ',
        }
    }

    /// Takes a word typed where letters are commands: into the field, unless something else stands in it or the room
    /// is looking. Returns whether it did.
    pub fn take_word(&mut self, word: &str, env: &mut Env) -> bool {
        let is_free = self.is_list() || self.entry.is_blank();
        let is_here = self.viewpoint == Viewpoint::Facilitator && self.booth.is_none();
        if self.typing || !is_free || !is_here || !self.may_type() {
            return false;
        }
        self.typing = true;
        self.chosen = None;
        for c in word.chars() {
            self.take_text(KeyEvent::from(KeyCode::Char(c)), env);
        }
        true
    }

    /// Takes pasted text. Several lines, or a row of a table, are looked at first; a single line goes in at
    /// the cursor.
    pub fn paste(&mut self, text: &str, env: &mut Env) {
        if self.booth.is_some() {
            return;
        }
        let is_new = self.is_list() && self.editing.is_none();
        if is_new && Pasted::of(text).is_several(self.entry.slots.len()) {
            self.pasted = Some(text.to_owned());
            return env.ask(Request::Open(Opening::Pasted));
        }
        if self.typing && !self.finds_its_place(true, env) {
            return;
        }
        let slot = self.entry.slot_mut().filter(|_| self.typing);
        if let Some(slot) = slot.filter(|slot| slot.choices().is_empty()) {
            slot.line.insert(text);
            self.touched = true;
            self.save_draft(env);
        }
    }

    /// Gives the step more or fewer seconds, and says how many minutes it has now.
    fn add_time(&mut self, seconds: i64, env: &mut Env) {
        if !self.decide(Command::AddTime(seconds), env) {
            return;
        }
        if let Some(place) = self.state().current {
            let planned = clock::step(self.state(), place, env.now).planned;
            let key = if seconds > 0 {
                "said-more"
            } else {
                "said-less"
            };
            let args = [("minutes", ((planned + 30_000) / 60_000).into())];
            env.say(Tone::Good, env.words().with(key, &args));
        }
    }

    /// Goes to the next step, or asks whether the workshop is over.
    fn next(&mut self, env: &mut Env) {
        if !self.may_leave(env) {
            return;
        }
        let state = self.state();
        let is_last = |place| command::after(state, place).is_none();
        if state.is_corrected() && state.current.is_some_and(is_last) {
            return self.have_done(env);
        }
        if state.current.is_some_and(is_last) && self.access == Access::Write {
            return env.ask(Request::Open(Opening::Question(Question::End)));
        }
        let reminder = self.unowned();
        if self.decide_and_sync(Command::Next, env)
            && let Some((who, when)) = reminder
        {
            let args = [("who", who.into()), ("when", when.into())];
            env.say(Tone::Warn, env.words().with("said-unowned", &args));
        }
        self.save_draft(env);
    }

    /// Goes to a step and leaves the current one for later; returns whether it did.
    pub fn visit(&mut self, step: StepIndex, env: &mut Env) -> bool {
        self.may_leave(env) && self.decide_and_sync(Command::Go(step), env)
    }

    /// Has done with correcting a session that is over.
    fn have_done(&mut self, env: &mut Env) {
        if self.may_leave(env) && self.decide_and_sync(Command::Leave, env) {
            env.tell(Tone::Good, "said-corrected");
        }
    }

    /// Goes to the previous step, or skips this one.
    fn go(&mut self, command: Command, env: &mut Env) {
        if self.may_leave(env) {
            self.decide_and_sync(command, env);
        }
    }

    /// Leaves out a step in which nothing was done, and says so.
    fn skip(&mut self, env: &mut Env) {
        let step = self.state().current().map(|(_, step, _)| step);
        let title = step.map(|step| step.title.get(self.state().lang()).to_owned());
        if self.may_leave(env) && self.decide_and_sync(Command::Skip, env) {
            let args = [("step", title.unwrap_or_default().into())];
            env.say(Tone::Good, env.words().with("said-skipped", &args));
        }
    }

    fn undo(&mut self, env: &mut Env) {
        let notice = self.session.undo_target().map(|target| {
            // The name of a removed item is only known in the session before its removal.
            let before = match &target.event {
                Event::ItemsRemoved(_) => self.session.before(target.seq),
                _ => None,
            };
            let state = before.as_ref().unwrap_or(&self.session).state();
            let what = wording::event(&target.event, state, env.words());
            self.reversal_text("said-undone", target, what, env)
        });
        if self.decide_and_sync(Command::Undo, env)
            && let Some(text) = notice
        {
            env.say(Tone::Good, text);
        }
    }

    fn redo(&mut self, env: &mut Env) {
        let notice = self.session.redo_target().map(|target| {
            let what = wording::event(&target.event, self.state(), env.words());
            self.reversal_text("said-redone", target, what, env)
        });
        if self.decide_and_sync(Command::Redo, env)
            && let Some(text) = notice
        {
            env.say(Tone::Good, text);
        }
    }

    /// Words an undo or a redo: what the event did, and when.
    fn reversal_text(&self, key: &str, target: &Stamped, what: String, env: &Env) -> String {
        let time = wording::clock_time(target.at.wall, self.state());
        let args = [("what", what.into()), ("time", time.into())];
        env.words().with(key, &args)
    }

    /// Goes one rung up the silence ladder, and off it after the last one.
    fn next_rung(&mut self) {
        let rungs = wording::rungs(self.state());
        self.rung = match self.rung {
            None => Some(0),
            Some(rung) => Some(rung + 1).filter(|next| *next < rungs),
        };
    }

    fn escape(&mut self, env: &mut Env) {
        if self.viewpoint == Viewpoint::Room && !self.typing {
            self.viewpoint = Viewpoint::Facilitator;
            return self.begin_anew();
        }
        self.rung = None;
        self.digits.clear();
        self.outside = Outside::Commands;
        if self.typing {
            self.leave_field(env);
        }
    }

    /// Leaves the field. A text that cannot be saved stays typed, and a notice says why; the field is left all the
    /// same.
    pub(super) fn leave_field(&mut self, env: &mut Env) {
        self.settle(env);
        self.typing = false;
        self.chosen = None;
        if self.editing.take().is_some() {
            self.touched = false;
            self.sync_to_step();
            self.typing = false;
            self.save_draft(env);
        }
    }

    fn travel(&mut self, action: Action, env: &mut Env) {
        if !self.may_go_on(env) {
            return;
        }
        let last = self.items().len().saturating_sub(1);
        match self.kind() {
            _ if self.stage() == Some(Stage::Picture) => {
                self.scroll = match action {
                    Action::Up => self.scroll.saturating_sub(1),
                    _ => self.scroll + 1,
                };
            }
            Some(Kind::Collect(_) | Kind::Actions(_)) => self.travel_in_list(action, last),
            Some(Kind::Vote(_)) if matches!(action, Action::Left | Action::Right) => {
                self.vote_by_one(action, env);
            }
            Some(Kind::Cascade(cascade)) => {
                let levels = cascade.levels.len();
                self.move_cursor(action, last, levels.saturating_sub(1));
                if levels < 2 {
                    self.sync_to_step();
                }
            }
            _ => {
                self.move_cursor(action, last, 0);
                self.sync_to_step();
            }
        }
    }

    /// Moves among items the room made, where the field is the line below the last one.
    fn travel_in_list(&mut self, action: Action, last: usize) {
        if self.typing {
            // From the field, the arrows go up into the list; the new item stays typed.
            if self.editing.is_none() && !self.items().is_empty() {
                // The item moved to is chosen; what is typed now goes back into the field.
                self.typing = false;
                self.outside = Outside::Text;
                self.row = last;
                self.chosen = self.items().get(last).cloned();
            }
        } else if action == Action::Down && self.row == last {
            self.typing = self.may_type();
            self.chosen = None;
        } else {
            self.move_cursor(action, last, 0);
            self.chosen = self.items().get(self.row).cloned();
        }
    }

    fn move_cursor(&mut self, action: Action, last: usize, last_column: usize) {
        match action {
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row = (self.row + 1).min(last),
            Action::First => self.row = 0,
            Action::Last => self.row = last,
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(last_column),
            _ => {}
        }
    }
}
