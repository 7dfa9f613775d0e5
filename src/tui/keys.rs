//! The one table of keys, which says what each key does where; dispatch, footer, help and palette all read it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::domain::words::Words;

mod action;
mod table;

pub use action::Action;
pub use table::TABLE;

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere, also while typing.
    Anywhere,
    /// In a session, also while typing.
    Session,
    /// In a session while no text field has the focus.
    Outside,
    /// While a text field has the focus.
    Field,
    /// While this screen shows what the room sees.
    Room,
    /// In a list of items.
    List,
    /// In a list of items the room made.
    Items,
    /// Where items are grouped under themes.
    Cluster,
    /// In a vote.
    Vote,
    /// Where items are scored.
    Rate,
    /// While the laptop goes round for secret ballots.
    Booth,
    /// On a person's own ballot.
    Ballot,
    /// Where the facilitator closes the ballots.
    Closing,
    /// In a cascade before the marks.
    Stage,
    /// In a cascade's grid.
    Grid,
    /// In the picture of a cascade or a clock.
    Picture,
    /// In a session whose first step has not begun.
    Prepared,
    /// When the workshop is over.
    Over,
    /// On the home screen.
    Home,
    /// Among the open actions on the home screen.
    OpenActions,
    /// In the run sheet of a plan.
    Plan,
    /// In the form of a step of a plan.
    PlanForm,
    /// In the start form.
    Form,
    /// In a window over the screen.
    Window,
    /// In the list of lists.
    Lists,
    /// In the menu of lists to note something in.
    NoteMenu,
    /// Among the actions of earlier sessions.
    Review,
    /// In the proposal for the time left.
    Late,
    /// In a list whose lines can be marked.
    Marks,
    /// In the choice of the documents to write.
    Handover,
    /// Where a pasted text is looked at.
    Pasted,
    /// In the list of the people in the room.
    People,
    /// In that list, where a comma stands between two names.
    Commas,
    /// On the page that compares two sessions.
    Comparison,
    /// Among the results.
    Results,
    /// Among items and their stories.
    ItemStory,
    /// Among those items in a replay, where one can go to a moment.
    Moments,
    /// In a replay.
    Replay,
}

/// A key with its modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character as typed, shifted or not.
    Char(char),
    /// Control and a letter.
    Ctrl(char),
    /// A key without a character.
    Code(KeyCode),
    /// Shift and a key without a character.
    Shift(KeyCode),
}

/// What stands in for a key that the terminal or the keyboard keeps for itself: Ctrl and a letter, also while typing.
const STAND_INS: [(char, KeyCode); 12] = [
    ('g', KeyCode::F(1)),
    ('t', KeyCode::F(2)),
    ('x', KeyCode::F(3)),
    ('l', KeyCode::F(4)),
    ('r', KeyCode::F(5)),
    ('o', KeyCode::F(6)),
    ('d', KeyCode::F(7)),
    ('s', KeyCode::F(8)),
    ('n', KeyCode::F(9)),
    ('p', KeyCode::F(10)),
    ('f', KeyCode::PageDown),
    ('b', KeyCode::PageUp),
];

impl Key {
    /// Returns the key of an event, or the one it stands in for; `None` if a key was released, and for Ctrl with a sign,
    /// which means nothing here: with it the letters of most terminals are made larger.
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        Some(match event.code {
            // Both together are AltGr on some keyboards, which means a character: a sign, or a letter with something on it.
            // With a plain letter it is Esc and Ctrl that came at once.
            KeyCode::Char(c) if ctrl && (!alt || c.is_ascii_alphabetic()) => {
                let c = c.to_ascii_lowercase();
                if !c.is_alphabetic() {
                    return None;
                }
                let meant = STAND_INS.iter().find(|(letter, _)| *letter == c);
                meant.map_or(Self::Ctrl(c), |(_, code)| Self::Code(*code))
            }
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::BackTab => Self::Code(KeyCode::BackTab),
            code if event.modifiers.contains(KeyModifiers::SHIFT) => Self::Shift(code),
            code => Self::Code(code),
        })
    }

    /// Returns the key that stands in for this one; `None` if none does.
    pub fn stand_in(self) -> Option<Self> {
        let meant = STAND_INS.iter().find(|(_, code)| self == Self::Code(*code));
        meant.map(|(letter, _)| Self::Ctrl(*letter))
    }

    /// Returns the key as it is written on the screen.
    pub fn name(self, words: &Words) -> String {
        match self {
            Self::Char(' ') => words.get("key-space").into_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Shift(code) => format!("⇧{}", code_name(code)),
            Self::Code(code) => code_name(code),
        }
    }
}

fn code_name(code: KeyCode) -> String {
    match code {
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::BackTab => "⇧Tab".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        code => code.to_string(),
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The context it works in.
    pub context: Context,
    /// The keys, the best known first.
    pub keys: &'static [Key],
    /// The action it performs.
    pub action: Action,
    /// Its position in the footer, from the left. Those from 90 on get their room first; 0 means it is not shown.
    pub footer: u8,
}

impl Binding {
    /// Returns the locale key for what it does in its context.
    pub fn name(&self) -> &'static str {
        match (self.context, self.action) {
            (Context::Form | Context::Handover | Context::Pasted, Action::Left) => {
                "do-choice-before"
            }
            (Context::Form | Context::Handover | Context::Pasted, Action::Right) => {
                "do-choice-after"
            }
            (Context::Vote, Action::Left) => "do-dot-less",
            (Context::Vote, Action::Right) => "do-dot-more",
            (Context::Ballot, Action::Left) => "do-one-less",
            (Context::Ballot, Action::Right) => "do-one-more",
            (Context::Ballot, Action::Remove) => "do-leave-empty",
            (Context::Booth, Action::Confirm) => "do-ballot-on",
            (Context::Booth, Action::Escape) => "do-ballot-stop",
            (Context::Closing, Action::More) => "do-expect-more",
            (Context::Late, Action::Remove) => "do-drop-step",
            (Context::Pasted, Action::Escape) => "do-keep-paste",
            (Context::PlanForm, Action::Next) => "do-step-on",
            (Context::PlanForm, Action::Previous) => "do-step-back",
            (Context::PlanForm, Action::Escape) => "do-plan-sheet",
            (Context::PlanForm, Action::Confirm) => "do-next-field",
            (Context::Plan, Action::Edit) => "do-plan-step",
            (Context::Plan, Action::Remove) => "do-plan-remove",
            (Context::People, Action::Escape) => "do-close",
            (Context::People, Action::Confirm) => "do-next-line",
            (Context::People, Action::Prepare) => "do-keep-people",
            (Context::Commas, Action::NextField) => "do-read-otherwise",
            (Context::Home, Action::Prepare) => "do-open-prepared",
            (Context::Prepared, Action::Next) => "do-begin",
            (Context::Prepared, Action::Late) => "do-plan",
            (Context::Over, Action::Programme) => "do-correct",
            (_, action) => action.name(),
        }
    }
}

/// Returns what `key` does in these contexts, the most important of which comes first.
pub fn lookup(contexts: &[Context], key: Key) -> Option<Action> {
    contexts.iter().find_map(|context| {
        let binding = TABLE
            .iter()
            .find(|binding| binding.context == *context && binding.keys.contains(&key));
        binding.map(|binding| binding.action)
    })
}

/// Returns the lines of the table that work in these contexts, without those whose keys an earlier context takes.
pub fn active(contexts: &[Context]) -> Vec<&'static Binding> {
    let of = |context: &Context| {
        let context = *context;
        TABLE
            .iter()
            .filter(move |binding| binding.context == context)
    };
    let reachable = |binding: &&Binding| {
        binding
            .keys
            .iter()
            .any(|key| lookup(contexts, *key) == Some(binding.action))
    };
    contexts.iter().flat_map(of).filter(reachable).collect()
}

/// Returns the name of the first key that performs `action` in these contexts.
pub fn key_for(contexts: &[Context], action: Action, words: &Words) -> Option<String> {
    let binding = active(contexts)
        .into_iter()
        .find(|binding| binding.action == action)?;
    binding
        .keys
        .iter()
        .find(|key| lookup(contexts, **key) == Some(action))
        .map(|key| key.name(words))
}

#[cfg(test)]
mod tests {
    use super::Key::{Char, Ctrl};
    use super::*;

    #[test]
    fn no_context_gives_one_key_two_meanings() {
        for (place, first) in TABLE.iter().enumerate() {
            for second in TABLE
                .iter()
                .skip(place + 1)
                .filter(|second| second.context == first.context)
            {
                for key in first.keys {
                    assert!(
                        !second.keys.contains(key),
                        "{key:?} twice in {:?}",
                        first.context
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_but_leaving_needs_control() {
        for binding in TABLE {
            let needs = binding.keys.iter().all(|key| matches!(key, Ctrl(_)));
            assert!(!needs || binding.action == Action::Interrupt, "{binding:?}");
        }
    }

    #[test]
    fn a_released_key_does_nothing_and_altgr_is_text() {
        let event = |kind, modifiers| KeyEvent {
            kind,
            ..KeyEvent::new(KeyCode::Char('@'), modifiers)
        };
        assert_eq!(
            Key::of(event(KeyEventKind::Release, KeyModifiers::NONE)),
            None
        );
        let held = Key::of(event(KeyEventKind::Repeat, KeyModifiers::NONE));
        assert_eq!(held, Some(Char('@')), "a key held down repeats");
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(Key::of(event(KeyEventKind::Press, altgr)), Some(Char('@')));
        // Esc and Ctrl-C, read in one piece, are no letter that does something.
        let at_once = KeyEvent::new(KeyCode::Char('c'), altgr);
        assert_eq!(Key::of(at_once), Some(Ctrl('c')));
        let polish = KeyEvent::new(KeyCode::Char('ć'), altgr);
        assert_eq!(Key::of(polish), Some(Char('ć')));
    }

    /// Terminals keep F1 and F10, laptops all of them, and some terminals send nothing for Shift with an arrow.
    #[test]
    fn a_key_that_may_never_arrive_has_another() {
        for binding in TABLE {
            for key in binding.keys {
                let other = match key {
                    Key::Code(KeyCode::F(_)) => key.stand_in(),
                    Key::Shift(_) => binding.keys.iter().copied().find(|it| it != key),
                    _ => continue,
                };
                let Some(Ctrl(letter)) = other else {
                    assert!(matches!(other, Some(Char(_))), "{binding:?}");
                    continue;
                };
                let pressed = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
                let contexts = [binding.context, Context::Field, Context::Anywhere];
                let meant = Key::of(pressed).and_then(|key| lookup(&contexts, key));
                assert_eq!(meant, Some(binding.action), "{binding:?}");
                // The field and the keyboard do their own with these, and the wheel of st sends Ctrl-Y and Ctrl-E.
                assert!(!"aeukwczhijmy".contains(letter), "{letter}");
            }
        }
    }

    #[test]
    fn every_key_of_the_footer_that_the_terminal_may_keep_has_another() {
        let typing = [Context::Session, Context::Anywhere];
        for binding in active(&typing) {
            let has_other = binding.keys.iter().any(|key| key.stand_in().is_some());
            assert!(binding.footer == 0 || has_other, "{binding:?}");
        }
    }

    #[test]
    fn control_with_a_sign_is_never_the_sign() {
        for sign in (' '..='~').filter(|sign| !sign.is_ascii_alphabetic()) {
            let pressed = KeyEvent::new(KeyCode::Char(sign), KeyModifiers::CONTROL);
            assert_eq!(Key::of(pressed), None, "{sign}");
        }
    }

    #[test]
    fn while_typing_no_printable_key_is_anything_but_text() {
        let typing = [Context::Field, Context::Session, Context::Anywhere];
        for c in ' '..='~' {
            assert_eq!(lookup(&typing, Char(c)), None, "{c:?}");
        }
    }
}
