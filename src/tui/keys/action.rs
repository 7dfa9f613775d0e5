//! What keys do, each with the key of its name in the locale files.

/// Makes the list of actions and their names from one list.
macro_rules! actions {
    ($($(#[$said:meta])* $action:ident = $name:literal,)*) => {
        /// What a key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$said])* $action,)*
        }

        impl Action {
            /// The key of its name in the locale files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }
        }
    };
}

actions! {
    /// Help on what works here.
    Help = "do-help",
    /// Every action by name.
    Palette = "do-palette",
    /// Leave the program; asked twice.
    Interrupt = "do-interrupt",
    /// Close, leave the field, clear.
    Escape = "do-escape",
    /// Add, confirm, go in.
    Confirm = "do-confirm",
    /// Next field or pane.
    NextField = "do-next-field",
    /// Previous field or pane.
    PreviousField = "do-previous-field",
    /// Next step.
    Next = "do-next",
    /// Previous step.
    Previous = "do-previous",
    /// Start or pause the clock.
    Clock = "do-clock",
    /// A minute more.
    More = "do-more",
    /// A minute less.
    Less = "do-less",
    /// What can be done about the time left.
    Late = "do-late",
    /// The next thing to try when the room is silent.
    Silent = "do-silent",
    /// Something for one of the lists.
    Note = "do-note",
    /// For the parking lot.
    ParkingLot = "do-parking-lot",
    /// A decision.
    Decision = "do-decision",
    /// A quote.
    Quote = "do-quote",
    /// A note for the facilitator.
    OwnNote = "do-own-note",
    /// The lists of the session.
    Lists = "do-lists",
    /// Take the last change back.
    Undo = "do-undo",
    /// Put it back again.
    Redo = "do-redo",
    /// Leave the step out.
    Skip = "do-skip",
    /// What the room sees, on this screen.
    RoomView = "do-room-view",
    /// Show the results to the room, or hide them.
    Reveal = "do-reveal",
    /// The room's screen black, or back.
    Black = "do-black",
    /// The room's screen keeps what it shows, or goes on.
    Freeze = "do-freeze",
    /// What the room's screen shows.
    RoomShows = "do-room-shows",
    /// What each step brought.
    Results = "do-results",
    /// The results by other rules, or by their own again.
    Recount = "do-recount",
    /// Where what was said comes from.
    Trace = "do-trace",
    /// To the moment chosen.
    GoThere = "do-go-there",
    /// The chosen session out, for good.
    RemoveSession = "do-remove-session",
    /// Two sessions side by side.
    Compare = "do-compare",
    /// A page on.
    PageOn = "do-page-on",
    /// A page back.
    PageBack = "do-page-back",
    /// Choose what to write of the session.
    Export = "do-export",
    /// How many people are in the room.
    People = "do-people",
    /// How many people vote.
    Voters = "do-voters",
    /// Secret ballots: the laptop goes round.
    Ballot = "do-ballot",
    /// Back, and at the top leave.
    Back = "do-back",
    /// Into the text field.
    Edit = "do-edit",
    /// Up.
    Up = "do-up",
    /// Down.
    Down = "do-down",
    /// Left.
    Left = "do-left",
    /// Right.
    Right = "do-right",
    /// To the first.
    First = "do-first",
    /// To the last.
    Last = "do-last",
    /// The item one place up.
    MoveUp = "do-move-up",
    /// The item one place down.
    MoveDown = "do-move-down",
    /// The item out.
    Remove = "do-remove",
    /// All items of the step out.
    RemoveAll = "do-remove-all",
    /// The chosen item's theme out; its items stay.
    RemoveTheme = "do-remove-theme",
    /// Which items the step works on.
    Choose = "do-choose",
    /// Mark the line, or unmark it.
    Toggle = "do-toggle",
    /// The key point arrived intact.
    MarkIntact = "do-mark-intact",
    /// The key point arrived changed.
    MarkChanged = "do-mark-changed",
    /// The key point was lost.
    MarkLost = "do-mark-lost",
    /// Something heard that was never said.
    Addition = "do-addition",
    /// The other chain.
    Chain = "do-chain",
    /// One chain or two.
    Chains = "do-chains",
    /// What real clocks are counted in.
    Assumption = "do-assumption",
    /// Back one stage.
    StageBack = "do-stage-back",
    /// Intent, notes and handout of the step in full.
    Read = "do-read",
    /// Items from an earlier session.
    Carry = "do-carry",
    /// The open actions of earlier sessions.
    Review = "do-review",
    /// Mark all items, or none.
    ToggleAll = "do-toggle-all",
    /// The action is done.
    ReviewDone = "do-review-done",
    /// The action is carried on.
    ReviewCarriedOn = "do-review-carried-on",
    /// The action is dropped.
    ReviewDropped = "do-review-dropped",
    /// Play, or stand still.
    Play = "do-play",
    /// Slower.
    Slower = "do-slower",
    /// Faster.
    Faster = "do-faster",
    /// A little back.
    Rewind = "do-rewind",
    /// A little on.
    Forward = "do-forward",
    /// A tenth of the length back.
    RewindFar = "do-rewind-far",
    /// A tenth of the length on.
    ForwardFar = "do-forward-far",
    /// To a tenth of the length, by the digit.
    Tenth = "do-tenth",
    /// One event back.
    EventBack = "do-event-back",
    /// One event on.
    EventOn = "do-event-on",
    /// To the moment a text appeared.
    Search = "do-search",
    /// To the next moment it appeared.
    SearchNext = "do-search-next",
    /// To the moment before at which it appeared.
    SearchPrevious = "do-search-previous",
    /// Begin a session of its own at this moment.
    Branch = "do-branch",
    /// Go on with the session replayed.
    TakeUp = "do-take-up",
    /// Out of the replay.
    Leave = "do-leave",
    /// The next theme.
    Theme = "do-theme",
    /// Sound when time runs out, or none.
    Bell = "do-bell",
    /// The mouse for the program, or for the terminal.
    Mouse = "do-mouse",
    /// Dutch or English.
    Language = "do-language",
}

impl Action {
    /// Whether it only moves about.
    pub fn is_move(self) -> bool {
        matches!(
            self,
            Self::Up | Self::Down | Self::Left | Self::Right | Self::First | Self::Last
        )
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
