//! The one table of keys: what each does where; dispatch, footer, help and palette are read from it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::domain::words::Words;

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
    /// Where this screen shows what the room sees.
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
    /// When the workshop is over.
    Over,
    /// On the home screen.
    Home,
    /// In the start form.
    Form,
    /// In a window over the screen.
    Window,
    /// In the list of lists.
    Lists,
    /// Among the actions of earlier sessions.
    Review,
    /// In the proposal for the time left.
    Late,
    /// In a list one marks lines of.
    Marks,
    /// In the choice of what to write.
    Handover,
    /// In a page that puts two sessions side by side.
    Comparison,
    /// Among the results.
    Results,
    /// Among the items whose story is told.
    Origin,
    /// There, where one can go to a moment.
    Moments,
    /// In a replay.
    Replay,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Help on what works here.
    Help,
    /// Every action by name.
    Palette,
    /// Leave the program; asked twice.
    Interrupt,
    /// Close, leave the field, clear.
    Escape,
    /// Add, confirm, go in.
    Confirm,
    /// Next field or pane.
    NextField,
    /// Previous field or pane.
    PreviousField,
    /// Next step.
    Next,
    /// Previous step.
    Previous,
    /// Start or pause the clock.
    Clock,
    /// A minute more.
    More,
    /// A minute less.
    Less,
    /// What can be done about the time left.
    Late,
    /// The next thing to try when the room is silent.
    Silent,
    /// Something for one of the lists.
    Note,
    /// For the parking lot.
    ParkingLot,
    /// A decision.
    Decision,
    /// A quote.
    Quote,
    /// A note for the facilitator.
    OwnNote,
    /// The lists of the session.
    Lists,
    /// Take the last change back.
    Undo,
    /// Put it back again.
    Redo,
    /// Leave the step out.
    Skip,
    /// What the room sees, on this screen.
    RoomView,
    /// Show the results to the room, or hide them.
    Reveal,
    /// The room's screen black, or back.
    Black,
    /// The room's screen keeps what it shows, or goes on.
    Freeze,
    /// What the room's screen shows.
    RoomShows,
    /// What each step brought.
    Results,
    /// The results by other rules, or by their own again.
    Recount,
    /// Where what was said comes from.
    Trace,
    /// To the moment chosen.
    GoThere,
    /// Two sessions side by side.
    Compare,
    /// A page on.
    PageOn,
    /// A page back.
    PageBack,
    /// Choose what to write of the session.
    Export,
    /// How many people are in the room.
    People,
    /// How many people vote.
    Voters,
    /// Secret ballots: the laptop goes round.
    Ballot,
    /// Back, and at the top leave.
    Back,
    /// Into the text field.
    Edit,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// The item one place up.
    MoveUp,
    /// The item one place down.
    MoveDown,
    /// The item out.
    Remove,
    /// All items of the step out.
    RemoveAll,
    /// The chosen item's theme out; its items stay.
    RemoveTheme,
    /// Which items the step works on.
    Choose,
    /// Mark the line, or unmark it.
    Toggle,
    /// The key point arrived intact.
    MarkIntact,
    /// The key point arrived changed.
    MarkChanged,
    /// The key point was lost.
    MarkLost,
    /// Something heard that was never said.
    Addition,
    /// The other chain.
    Chain,
    /// One chain or two.
    Chains,
    /// What real clocks are counted in.
    Assumption,
    /// Back one stage.
    StageBack,
    /// Intent, notes and handout of the step in full.
    Read,
    /// Items from an earlier session.
    Carry,
    /// The open actions of earlier sessions.
    Review,
    /// Mark all items, or none.
    ToggleAll,
    /// The action is done.
    ReviewDone,
    /// The action is carried on.
    ReviewCarriedOn,
    /// The action is dropped.
    ReviewDropped,
    /// Play, or stand still.
    Play,
    /// Slower.
    Slower,
    /// Faster.
    Faster,
    /// A little back.
    Rewind,
    /// A little on.
    Forward,
    /// A tenth of the length back.
    RewindFar,
    /// A tenth of the length on.
    ForwardFar,
    /// To a tenth of the length, by the digit.
    Tenth,
    /// One event back.
    EventBack,
    /// One event on.
    EventOn,
    /// To the moment a text appeared.
    Search,
    /// To the next moment it appeared.
    SearchNext,
    /// To the moment before at which it appeared.
    SearchPrevious,
    /// Begin a session of its own at this moment.
    Branch,
    /// Go on with the session replayed.
    TakeUp,
    /// Out of the replay.
    Leave,
    /// The next theme.
    Theme,
    /// Sound when time runs out, or none.
    Bell,
    /// The mouse for the program, or for the terminal.
    Mouse,
    /// Dutch or English.
    Language,
}

impl Action {
    /// Whether it only moves about.
    pub fn is_move(self) -> bool {
        matches!(
            self,
            Self::Up | Self::Down | Self::Left | Self::Right | Self::First | Self::Last
        )
    }

    /// The key of its name in the locale files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Help => "do-help",
            Self::Palette => "do-palette",
            Self::Interrupt => "do-interrupt",
            Self::Escape => "do-escape",
            Self::Confirm => "do-confirm",
            Self::NextField => "do-next-field",
            Self::PreviousField => "do-previous-field",
            Self::Next => "do-next",
            Self::Previous => "do-previous",
            Self::Clock => "do-clock",
            Self::More => "do-more",
            Self::Less => "do-less",
            Self::Late => "do-late",
            Self::Silent => "do-silent",
            Self::Note => "do-note",
            Self::ParkingLot => "do-parking-lot",
            Self::Decision => "do-decision",
            Self::Quote => "do-quote",
            Self::OwnNote => "do-own-note",
            Self::Lists => "do-lists",
            Self::Undo => "do-undo",
            Self::Redo => "do-redo",
            Self::Skip => "do-skip",
            Self::RoomView => "do-room-view",
            Self::Reveal => "do-reveal",
            Self::Black => "do-black",
            Self::Freeze => "do-freeze",
            Self::RoomShows => "do-room-shows",
            Self::Results => "do-results",
            Self::Recount => "do-recount",
            Self::Trace => "do-trace",
            Self::GoThere => "do-go-there",
            Self::Compare => "do-compare",
            Self::PageOn => "do-page-on",
            Self::PageBack => "do-page-back",
            Self::Export => "do-export",
            Self::People => "do-people",
            Self::Voters => "do-voters",
            Self::Ballot => "do-ballot",
            Self::Back => "do-back",
            Self::Edit => "do-edit",
            Self::Up => "do-up",
            Self::Down => "do-down",
            Self::Left => "do-left",
            Self::Right => "do-right",
            Self::First => "do-first",
            Self::Last => "do-last",
            Self::MoveUp => "do-move-up",
            Self::MoveDown => "do-move-down",
            Self::Remove => "do-remove",
            Self::RemoveAll => "do-remove-all",
            Self::RemoveTheme => "do-remove-theme",
            Self::Choose => "do-choose",
            Self::Toggle => "do-toggle",
            Self::MarkIntact => "do-mark-intact",
            Self::MarkChanged => "do-mark-changed",
            Self::MarkLost => "do-mark-lost",
            Self::Addition => "do-addition",
            Self::Chain => "do-chain",
            Self::Chains => "do-chains",
            Self::Assumption => "do-assumption",
            Self::StageBack => "do-stage-back",
            Self::Read => "do-read",
            Self::Carry => "do-carry",
            Self::Review => "do-review",
            Self::ToggleAll => "do-toggle-all",
            Self::ReviewDone => "do-review-done",
            Self::ReviewCarriedOn => "do-review-carried-on",
            Self::ReviewDropped => "do-review-dropped",
            Self::Play => "do-play",
            Self::Slower => "do-slower",
            Self::Faster => "do-faster",
            Self::Rewind => "do-rewind",
            Self::Forward => "do-forward",
            Self::RewindFar => "do-rewind-far",
            Self::ForwardFar => "do-forward-far",
            Self::Tenth => "do-tenth",
            Self::EventBack => "do-event-back",
            Self::EventOn => "do-event-on",
            Self::Search => "do-search",
            Self::SearchNext => "do-search-next",
            Self::SearchPrevious => "do-search-previous",
            Self::Branch => "do-branch",
            Self::TakeUp => "do-take-up",
            Self::Leave => "do-leave",
            Self::Theme => "do-theme",
            Self::Bell => "do-bell",
            Self::Mouse => "do-mouse",
            Self::Language => "do-language",
        }
    }

    /// Whether the palette offers it: an act by name, not a movement.
    pub fn is_named(self) -> bool {
        !matches!(
            self,
            Self::Palette
                | Self::Interrupt
                | Self::Escape
                | Self::Confirm
                | Self::NextField
                | Self::PreviousField
                | Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::First
                | Self::Last
                | Self::Edit
                | Self::Toggle
                | Self::ToggleAll
                | Self::ReviewDone
                | Self::ReviewCarriedOn
                | Self::ReviewDropped
                | Self::Rewind
                | Self::Forward
                | Self::RewindFar
                | Self::ForwardFar
                | Self::Tenth
                | Self::EventBack
                | Self::EventOn
                | Self::GoThere
                | Self::PageOn
                | Self::PageBack
        )
    }
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

impl Key {
    /// The key of an event; `None` for the release of one.
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        Some(match event.code {
            // Both together are AltGr on some keyboards: a character is meant.
            KeyCode::Char(c) if ctrl && !alt => Self::Ctrl(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::BackTab => Self::Code(KeyCode::BackTab),
            code if event.modifiers.contains(KeyModifiers::SHIFT) => Self::Shift(code),
            code => Self::Code(code),
        })
    }

    /// How the key is written on screen.
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

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it works.
    pub context: Context,
    /// The keys, the best known first.
    pub keys: &'static [Key],
    /// What it does.
    pub action: Action,
    /// Its place in the footer, from 1; 0: not there.
    pub footer: u8,
}

const fn bind(context: Context, keys: &'static [Key], action: Action, footer: u8) -> Binding {
    Binding {
        context,
        keys,
        action,
        footer,
    }
}

use Key::{Char, Code, Ctrl, Shift};

/// Every key there is.
pub const TABLE: &[Binding] = &[
    // While typing and everywhere else in a session.
    bind(Context::Anywhere, &[Code(KeyCode::F(1))], Action::Help, 90),
    bind(
        Context::Anywhere,
        &[Code(KeyCode::F(10))],
        Action::Palette,
        91,
    ),
    bind(Context::Anywhere, &[Ctrl('c')], Action::Interrupt, 0),
    bind(Context::Anywhere, &[Code(KeyCode::Esc)], Action::Escape, 0),
    bind(
        Context::Session,
        &[Code(KeyCode::PageDown)],
        Action::Next,
        10,
    ),
    bind(
        Context::Session,
        &[Code(KeyCode::PageUp)],
        Action::Previous,
        0,
    ),
    bind(Context::Session, &[Code(KeyCode::F(2))], Action::Clock, 30),
    bind(Context::Session, &[Code(KeyCode::F(3))], Action::More, 31),
    bind(Context::Session, &[Code(KeyCode::F(4))], Action::Less, 0),
    bind(
        Context::Session,
        &[Code(KeyCode::F(5))],
        Action::RoomView,
        34,
    ),
    bind(Context::Session, &[Code(KeyCode::F(6))], Action::Reveal, 37),
    bind(Context::Session, &[Code(KeyCode::F(7))], Action::Black, 0),
    bind(Context::Session, &[Code(KeyCode::F(8))], Action::Silent, 32),
    bind(Context::Session, &[Code(KeyCode::F(9))], Action::Note, 33),
    // A text field.
    bind(Context::Field, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(Context::Field, &[Code(KeyCode::Tab)], Action::NextField, 2),
    bind(
        Context::Field,
        &[Code(KeyCode::BackTab)],
        Action::PreviousField,
        0,
    ),
    bind(Context::Field, &[Code(KeyCode::Up)], Action::Up, 0),
    bind(Context::Field, &[Code(KeyCode::Down)], Action::Down, 0),
    // In a cascade, before the marks and after them.
    bind(Context::Stage, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(
        Context::Stage,
        &[Code(KeyCode::Backspace)],
        Action::StageBack,
        3,
    ),
    bind(Context::Stage, &[Char('2')], Action::Chains, 0),
    bind(Context::Grid, &[Char('=')], Action::MarkIntact, 1),
    bind(
        Context::Grid,
        &[Char('~'), Char('`')],
        Action::MarkChanged,
        2,
    ),
    bind(Context::Grid, &[Char('-')], Action::MarkLost, 3),
    bind(Context::Grid, &[Code(KeyCode::Delete)], Action::Remove, 0),
    bind(Context::Grid, &[Char('a')], Action::Addition, 4),
    bind(Context::Grid, &[Code(KeyCode::Tab)], Action::Chain, 0),
    bind(Context::Grid, &[Code(KeyCode::Enter)], Action::Confirm, 5),
    bind(
        Context::Grid,
        &[Code(KeyCode::Backspace)],
        Action::StageBack,
        0,
    ),
    bind(
        Context::Grid,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Grid,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        0,
    ),
    bind(
        Context::Grid,
        &[Code(KeyCode::Left), Char('h')],
        Action::Left,
        0,
    ),
    bind(
        Context::Grid,
        &[Code(KeyCode::Right), Char('l')],
        Action::Right,
        0,
    ),
    bind(Context::Grid, &[Code(KeyCode::Home)], Action::First, 0),
    bind(Context::Grid, &[Code(KeyCode::End)], Action::Last, 0),
    // Themes.
    bind(
        Context::Cluster,
        &[Char('i'), Code(KeyCode::Enter)],
        Action::Edit,
        1,
    ),
    bind(
        Context::Cluster,
        &[Code(KeyCode::Delete), Char('0')],
        Action::Remove,
        2,
    ),
    bind(Context::Cluster, &[Char('R')], Action::RemoveTheme, 0),
    // A vote.
    bind(Context::Vote, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(Context::Vote, &[Code(KeyCode::Left)], Action::Left, 0),
    bind(Context::Vote, &[Code(KeyCode::Right)], Action::Right, 0),
    bind(Context::Vote, &[Char('w')], Action::Voters, 2),
    bind(Context::Vote, &[Char('B')], Action::Ballot, 3),
    bind(Context::Rate, &[Char('B')], Action::Ballot, 3),
    // Secret ballots. None of the console's keys: it is not the facilitator who sits there.
    bind(Context::Booth, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(Context::Booth, &[Code(KeyCode::Esc)], Action::Escape, 9),
    bind(Context::Booth, &[Ctrl('c')], Action::Interrupt, 0),
    bind(Context::Ballot, &[Code(KeyCode::Right)], Action::Right, 2),
    bind(Context::Ballot, &[Code(KeyCode::Left)], Action::Left, 3),
    bind(Context::Ballot, &[Code(KeyCode::Down)], Action::Down, 0),
    bind(Context::Ballot, &[Code(KeyCode::Up)], Action::Up, 0),
    bind(Context::Ballot, &[Code(KeyCode::Tab)], Action::NextField, 0),
    bind(
        Context::Ballot,
        &[Code(KeyCode::BackTab)],
        Action::PreviousField,
        0,
    ),
    bind(Context::Ballot, &[Code(KeyCode::Home)], Action::First, 0),
    bind(Context::Ballot, &[Code(KeyCode::End)], Action::Last, 0),
    bind(
        Context::Ballot,
        &[Code(KeyCode::Delete), Code(KeyCode::Backspace)],
        Action::Remove,
        5,
    ),
    bind(Context::Closing, &[Char('+')], Action::More, 2),
    // Lists and pictures.
    bind(
        Context::List,
        &[Char('i'), Code(KeyCode::Enter)],
        Action::Edit,
        1,
    ),
    bind(
        Context::List,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::List,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        0,
    ),
    bind(
        Context::List,
        &[Code(KeyCode::Home), Char('g')],
        Action::First,
        0,
    ),
    bind(
        Context::List,
        &[Code(KeyCode::End), Char('G')],
        Action::Last,
        0,
    ),
    bind(
        Context::Items,
        &[Shift(KeyCode::Up), Char('K')],
        Action::MoveUp,
        5,
    ),
    bind(
        Context::Items,
        &[Shift(KeyCode::Down), Char('J')],
        Action::MoveDown,
        0,
    ),
    bind(
        Context::Items,
        &[Code(KeyCode::Delete), Code(KeyCode::Backspace)],
        Action::Remove,
        4,
    ),
    bind(Context::Items, &[Char('X')], Action::RemoveAll, 0),
    bind(Context::Items, &[Char('E')], Action::Carry, 36),
    bind(
        Context::Picture,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Picture,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        2,
    ),
    bind(
        Context::Picture,
        &[Code(KeyCode::Backspace)],
        Action::StageBack,
        3,
    ),
    // Outside a field the one-letter twins.
    bind(Context::Outside, &[Char('n')], Action::Next, 0),
    bind(Context::Outside, &[Char('p')], Action::Previous, 0),
    bind(Context::Outside, &[Char(' ')], Action::Clock, 0),
    bind(Context::Outside, &[Char('+')], Action::More, 0),
    bind(Context::Outside, &[Char('-')], Action::Less, 0),
    bind(Context::Outside, &[Char('T')], Action::Late, 0),
    bind(Context::Outside, &[Char('v')], Action::RoomView, 0),
    bind(Context::Outside, &[Char('r')], Action::Reveal, 0),
    bind(Context::Outside, &[Char('b'), Char('.')], Action::Black, 0),
    bind(Context::Outside, &[Char('z')], Action::Freeze, 0),
    bind(Context::Outside, &[Char('V')], Action::RoomShows, 0),
    bind(Context::Outside, &[Char('s')], Action::Silent, 0),
    bind(Context::Outside, &[Char('o')], Action::ParkingLot, 0),
    bind(Context::Outside, &[Char('d')], Action::Decision, 0),
    bind(Context::Outside, &[Char('c')], Action::Quote, 0),
    bind(Context::Outside, &[Char('t')], Action::OwnNote, 0),
    bind(Context::Outside, &[Char('L')], Action::Lists, 0),
    bind(Context::Outside, &[Char('u')], Action::Undo, 20),
    bind(Context::Outside, &[Char('U')], Action::Redo, 0),
    bind(Context::Outside, &[Char('x')], Action::Skip, 0),
    bind(Context::Outside, &[Char('R')], Action::Results, 39),
    bind(Context::Outside, &[Char('H')], Action::Trace, 0),
    bind(Context::Outside, &[Char('e')], Action::Export, 40),
    bind(Context::Outside, &[Char('P')], Action::People, 0),
    bind(Context::Outside, &[Char('C')], Action::Choose, 0),
    bind(Context::Outside, &[Char('A')], Action::Assumption, 0),
    bind(Context::Outside, &[Char('m')], Action::Read, 35),
    bind(Context::Outside, &[Char('O')], Action::Review, 0),
    bind(Context::Outside, &[Char('?')], Action::Help, 0),
    bind(Context::Outside, &[Char(':')], Action::Palette, 0),
    bind(Context::Outside, &[Char('q')], Action::Back, 50),
    // What the room sees, on this screen.
    bind(
        Context::Room,
        &[Char('i'), Code(KeyCode::Enter)],
        Action::Edit,
        1,
    ),
    // When the workshop is over.
    bind(
        Context::Over,
        &[Code(KeyCode::F(5)), Char('v')],
        Action::RoomView,
        7,
    ),
    bind(
        Context::Over,
        &[Code(KeyCode::F(7)), Char('b'), Char('.')],
        Action::Black,
        0,
    ),
    bind(Context::Over, &[Char('e')], Action::Export, 1),
    bind(Context::Over, &[Char('R')], Action::Results, 2),
    bind(
        Context::Over,
        &[Code(KeyCode::PageUp), Char('p')],
        Action::Previous,
        2,
    ),
    bind(
        Context::Over,
        &[Code(KeyCode::PageDown), Char('n')],
        Action::Next,
        0,
    ),
    bind(Context::Over, &[Char('q')], Action::Back, 3),
    bind(Context::Over, &[Char('u')], Action::Undo, 4),
    bind(Context::Over, &[Char('U')], Action::Redo, 0),
    bind(Context::Over, &[Char('L')], Action::Lists, 5),
    bind(Context::Over, &[Code(KeyCode::F(9))], Action::Note, 6),
    bind(Context::Over, &[Char('?')], Action::Help, 0),
    bind(Context::Over, &[Char(':')], Action::Palette, 0),
    // Home and the start form.
    bind(Context::Home, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(
        Context::Home,
        &[Code(KeyCode::Tab), Code(KeyCode::BackTab)],
        Action::NextField,
        2,
    ),
    bind(Context::Home, &[Code(KeyCode::Up)], Action::Up, 0),
    bind(Context::Home, &[Code(KeyCode::Down)], Action::Down, 3),
    bind(Context::Home, &[Code(KeyCode::Home)], Action::First, 0),
    bind(Context::Home, &[Code(KeyCode::End)], Action::Last, 0),
    bind(Context::Home, &[Code(KeyCode::F(3))], Action::Compare, 43),
    bind(Context::Home, &[Code(KeyCode::F(4))], Action::Export, 40),
    bind(Context::Home, &[Code(KeyCode::F(6))], Action::Language, 41),
    bind(Context::Home, &[Code(KeyCode::F(7))], Action::Theme, 42),
    bind(Context::Home, &[Code(KeyCode::F(8))], Action::Bell, 0),
    bind(Context::Home, &[Code(KeyCode::F(9))], Action::Mouse, 0),
    bind(Context::Form, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(
        Context::Form,
        &[Code(KeyCode::Tab), Code(KeyCode::Down)],
        Action::NextField,
        2,
    ),
    bind(
        Context::Form,
        &[Code(KeyCode::BackTab), Code(KeyCode::Up)],
        Action::PreviousField,
        0,
    ),
    bind(Context::Form, &[Code(KeyCode::Left)], Action::Left, 0),
    bind(Context::Form, &[Code(KeyCode::Right)], Action::Right, 3),
    // A replay.
    bind(Context::Replay, &[Char(' ')], Action::Play, 1),
    bind(
        Context::Replay,
        &[Char(']'), Code(KeyCode::PageDown)],
        Action::Next,
        2,
    ),
    bind(
        Context::Replay,
        &[Char('['), Code(KeyCode::PageUp)],
        Action::Previous,
        0,
    ),
    bind(Context::Replay, &[Char('<')], Action::Slower, 0),
    bind(Context::Replay, &[Char('>')], Action::Faster, 3),
    bind(Context::Replay, &[Code(KeyCode::Left)], Action::Rewind, 0),
    bind(Context::Replay, &[Code(KeyCode::Right)], Action::Forward, 7),
    bind(
        Context::Replay,
        &[Shift(KeyCode::Left)],
        Action::RewindFar,
        0,
    ),
    bind(
        Context::Replay,
        &[Shift(KeyCode::Right)],
        Action::ForwardFar,
        0,
    ),
    bind(Context::Replay, &[Char(',')], Action::EventBack, 0),
    bind(Context::Replay, &[Char('.')], Action::EventOn, 0),
    bind(
        Context::Replay,
        &[
            Char('0'),
            Char('1'),
            Char('2'),
            Char('3'),
            Char('4'),
            Char('5'),
            Char('6'),
            Char('7'),
            Char('8'),
            Char('9'),
        ],
        Action::Tenth,
        0,
    ),
    bind(
        Context::Replay,
        &[Char('g'), Code(KeyCode::Home)],
        Action::First,
        0,
    ),
    bind(
        Context::Replay,
        &[Char('G'), Code(KeyCode::End)],
        Action::Last,
        0,
    ),
    bind(
        Context::Replay,
        &[Char('v'), Code(KeyCode::F(5))],
        Action::RoomView,
        4,
    ),
    bind(Context::Replay, &[Char('/')], Action::Search, 6),
    bind(Context::Replay, &[Char('n')], Action::SearchNext, 0),
    bind(Context::Replay, &[Char('N')], Action::SearchPrevious, 0),
    bind(
        Context::Replay,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Replay,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        0,
    ),
    bind(Context::Replay, &[Char('H'), Char('t')], Action::Trace, 0),
    bind(Context::Replay, &[Char('R')], Action::Results, 8),
    bind(Context::Replay, &[Char('e')], Action::Export, 9),
    bind(Context::Replay, &[Char('B')], Action::Branch, 10),
    bind(Context::Replay, &[Char('m')], Action::Read, 0),
    bind(Context::Replay, &[Char('c')], Action::TakeUp, 0),
    bind(Context::Replay, &[Char('?')], Action::Help, 0),
    bind(Context::Replay, &[Char(':')], Action::Palette, 0),
    bind(
        Context::Replay,
        &[Char('q'), Code(KeyCode::Esc)],
        Action::Leave,
        5,
    ),
    // Windows over the screen.
    bind(Context::Window, &[Code(KeyCode::Enter)], Action::Confirm, 1),
    bind(Context::Window, &[Code(KeyCode::Up)], Action::Up, 0),
    bind(Context::Window, &[Code(KeyCode::Down)], Action::Down, 0),
    bind(Context::Window, &[Code(KeyCode::Tab)], Action::NextField, 0),
    bind(
        Context::Window,
        &[Code(KeyCode::BackTab)],
        Action::PreviousField,
        0,
    ),
    bind(Context::Lists, &[Code(KeyCode::Delete)], Action::Remove, 2),
    bind(Context::Review, &[Char('d')], Action::ReviewDone, 2),
    bind(Context::Review, &[Char('c')], Action::ReviewCarriedOn, 3),
    bind(Context::Review, &[Char('x')], Action::ReviewDropped, 4),
    bind(Context::Late, &[Code(KeyCode::Right)], Action::More, 4),
    bind(Context::Late, &[Code(KeyCode::Left)], Action::Less, 5),
    bind(Context::Late, &[Code(KeyCode::Delete)], Action::Remove, 3),
    bind(Context::Late, &[Code(KeyCode::Esc)], Action::Escape, 2),
    bind(Context::Results, &[Char('w')], Action::Recount, 3),
    bind(Context::Results, &[Char('t'), Char('H')], Action::Trace, 4),
    bind(
        Context::Results,
        &[
            Code(KeyCode::Right),
            Char(']'),
            Char('n'),
            Code(KeyCode::PageDown),
        ],
        Action::Right,
        1,
    ),
    bind(
        Context::Results,
        &[
            Code(KeyCode::Left),
            Char('['),
            Char('p'),
            Code(KeyCode::PageUp),
        ],
        Action::Left,
        2,
    ),
    bind(
        Context::Results,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        3,
    ),
    bind(
        Context::Results,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Results,
        &[Code(KeyCode::Home), Char('g')],
        Action::First,
        0,
    ),
    bind(
        Context::Results,
        &[Code(KeyCode::End), Char('G')],
        Action::Last,
        0,
    ),
    bind(Context::Results, &[Char('e')], Action::Export, 4),
    bind(
        Context::Results,
        &[
            Code(KeyCode::Esc),
            Char('q'),
            Char('R'),
            Code(KeyCode::Enter),
        ],
        Action::Escape,
        5,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        1,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::PageDown), Char(' ')],
        Action::PageOn,
        2,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::PageUp)],
        Action::PageBack,
        0,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::Home), Char('g')],
        Action::First,
        0,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::End), Char('G')],
        Action::Last,
        0,
    ),
    bind(
        Context::Comparison,
        &[Char('e'), Code(KeyCode::F(4))],
        Action::Export,
        3,
    ),
    bind(
        Context::Comparison,
        &[Code(KeyCode::Esc), Char('q'), Code(KeyCode::Enter)],
        Action::Escape,
        4,
    ),
    bind(
        Context::Moments,
        &[Code(KeyCode::Enter)],
        Action::GoThere,
        1,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Up), Char('k')],
        Action::Up,
        0,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Down), Char('j')],
        Action::Down,
        2,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Home), Char('g')],
        Action::First,
        0,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::End), Char('G')],
        Action::Last,
        0,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Tab), Code(KeyCode::BackTab)],
        Action::NextField,
        3,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Right), Char('l')],
        Action::Right,
        0,
    ),
    bind(
        Context::Origin,
        &[Code(KeyCode::Left), Char('h')],
        Action::Left,
        0,
    ),
    bind(
        Context::Origin,
        &[
            Code(KeyCode::Esc),
            Char('q'),
            Char('H'),
            Char('t'),
            Code(KeyCode::Enter),
        ],
        Action::Escape,
        5,
    ),
    bind(Context::Handover, &[Code(KeyCode::Left)], Action::Left, 0),
    bind(Context::Handover, &[Code(KeyCode::Right)], Action::Right, 0),
    bind(Context::Marks, &[Char(' ')], Action::Toggle, 2),
    bind(Context::Marks, &[Char('a')], Action::ToggleAll, 3),
];

/// What `key` does in these contexts, the first of which counts most.
pub fn lookup(contexts: &[Context], key: Key) -> Option<Action> {
    contexts.iter().find_map(|context| {
        let found = TABLE
            .iter()
            .find(|binding| binding.context == *context && binding.keys.contains(&key));
        found.map(|binding| binding.action)
    })
}

/// The lines of the table that work in these contexts, without those an earlier context takes away.
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

/// The name of the first key that does `action` in these contexts.
pub fn key_for(contexts: &[Context], action: Action, words: &Words) -> Option<String> {
    let found = active(contexts)
        .into_iter()
        .find(|binding| binding.action == action)?;
    found
        .keys
        .iter()
        .find(|key| lookup(contexts, **key) == Some(action))
        .map(|key| key.name(words))
}

#[cfg(test)]
mod tests {
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
    }

    #[test]
    fn while_typing_no_printable_key_is_anything_but_text() {
        let typing = [Context::Field, Context::Session, Context::Anywhere];
        for c in ' '..='~' {
            assert_eq!(lookup(&typing, Char(c)), None, "{c:?}");
        }
    }
}
