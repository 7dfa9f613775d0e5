//! The actions of keys, each with the locale key of its name.

/// Makes the list of actions and their names from one list.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $name:literal,)*) => {
        /// What a key does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)*
        }

        impl Action {
            /// Returns the locale key of its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }
        }
    };
}

actions! {
    /// Show what the keys do here.
    Help = "do-help",
    /// Show every action by name.
    Palette = "do-palette",
    /// Leave the program; must be pressed twice.
    Interrupt = "do-interrupt",
    /// Close the window, leave the field, or clear it.
    Escape = "do-escape",
    /// Add, confirm or open.
    Confirm = "do-confirm",
    /// Go to the next field or pane.
    NextField = "do-next-field",
    /// Go to the previous field or pane.
    PreviousField = "do-previous-field",
    /// Go to the next step.
    Next = "do-next",
    /// Keep the session as it is filled in, without beginning it.
    Prepare = "do-prepare",
    /// Go to the previous step.
    Previous = "do-previous",
    /// Start or pause the clock.
    Clock = "do-clock",
    /// Give the step a minute more.
    More = "do-more",
    /// Give the step a minute less.
    Less = "do-less",
    /// Show what can be done about the time left.
    Late = "do-late",
    /// Show the next thing to try when the room is silent.
    Silent = "do-silent",
    /// Note something in one of the lists.
    Note = "do-note",
    /// Note something in the parking lot.
    ParkingLot = "do-parking-lot",
    /// Note a decision.
    Decision = "do-decision",
    /// Note a quote.
    Quote = "do-quote",
    /// Note something for the facilitator alone.
    OwnNote = "do-own-note",
    /// Show the lists of the session.
    Lists = "do-lists",
    /// Take the last change back.
    Undo = "do-undo",
    /// Redo what was taken back.
    Redo = "do-redo",
    /// Skip the step.
    Skip = "do-skip",
    /// Show what the room sees on this screen, or the console again.
    RoomView = "do-room-view",
    /// Turn the room's screen to the next page.
    WallOn = "do-wall-on",
    /// Turn the room's screen to the page before.
    WallBack = "do-wall-back",
    /// Show the results to the room, or hide them.
    Reveal = "do-reveal",
    /// Turn the room's screen black, or back on.
    Black = "do-black",
    /// Freeze what the room's screen shows, or let it go on.
    Freeze = "do-freeze",
    /// Choose what the room's screen shows.
    RoomShows = "do-room-shows",
    /// Correct what stands at the head of the session.
    Heading = "do-heading",
    /// A break at any moment, with its end on the room's screen.
    Break = "do-break",
    /// Ask the room something that was not planned.
    Unplanned = "do-unplanned",
    /// Go to any step of the programme.
    Programme = "do-programme",
    /// Show the results of each step.
    Results = "do-results",
    /// Count the results by other rules, or by their own again.
    Recount = "do-recount",
    /// Show where items come from.
    Trace = "do-trace",
    /// Go to the chosen moment in the replay.
    GoThere = "do-go-there",
    /// Remove the chosen session for good.
    RemoveSession = "do-remove-session",
    /// Compare two sessions.
    Compare = "do-compare",
    /// Scroll a page on.
    PageOn = "do-page-on",
    /// Scroll a page back.
    PageBack = "do-page-back",
    /// Choose which documents to write.
    Export = "do-export",
    /// Set how many people are in the room.
    People = "do-people",
    /// List the people in the room by name.
    PeopleList = "do-people-list",
    /// Set how many people vote.
    Voters = "do-voters",
    /// Begin secret ballots: the laptop goes round.
    Ballot = "do-ballot",
    /// Go back to the home screen; leave a rehearsal.
    Back = "do-back",
    /// Go into the text field.
    Edit = "do-edit",
    /// Move up.
    Up = "do-up",
    /// Move down.
    Down = "do-down",
    /// Move left, or one less.
    Left = "do-left",
    /// Move right, or one more.
    Right = "do-right",
    /// Go to the first.
    First = "do-first",
    /// Go to the last.
    Last = "do-last",
    /// Move the item one line up.
    MoveUp = "do-move-up",
    /// Move the item one line down.
    MoveDown = "do-move-down",
    /// Join the item with another one.
    Join = "do-join",
    /// Split the item in two.
    Split = "do-split",
    /// Remove the item.
    Remove = "do-remove",
    /// Remove all items of the step.
    RemoveAll = "do-remove-all",
    /// Remove the chosen item's theme; its items stay.
    RemoveTheme = "do-remove-theme",
    /// Choose which items the step works on.
    Choose = "do-choose",
    /// Mark the line, or unmark it.
    Toggle = "do-toggle",
    /// Mark the key point as arrived intact.
    MarkIntact = "do-mark-intact",
    /// Mark the key point as arrived changed.
    MarkChanged = "do-mark-changed",
    /// Mark the key point as lost.
    MarkLost = "do-mark-lost",
    /// Note something that was heard but never said.
    Addition = "do-addition",
    /// Show the other chain.
    Chain = "do-chain",
    /// Play with one chain or with two.
    Chains = "do-chains",
    /// Count working time by the next assumption.
    Assumption = "do-assumption",
    /// Go back one stage.
    StageBack = "do-stage-back",
    /// Show the intent, notes and handout of the step in full.
    Read = "do-read",
    /// Take items from an earlier session.
    Carry = "do-carry",
    /// Look again at what was pasted and not taken.
    PasteAgain = "do-paste-again",
    /// Review the open actions of earlier sessions.
    Review = "do-review",
    /// Mark all lines, or none.
    ToggleAll = "do-toggle-all",
    /// Note that the action is done.
    ReviewDone = "do-review-done",
    /// Note that the action is carried on.
    ReviewCarriedOn = "do-review-carried-on",
    /// Note that the action is dropped.
    ReviewDropped = "do-review-dropped",
    /// Call the workshop something else.
    NameIt = "do-name-it",
    /// Plan a workshop from nothing.
    NewPlan = "do-new-plan",
    /// Add a new step.
    NewStep = "do-new-step",
    /// Add a step of another workshop.
    Library = "do-library",
    /// Repeat the step.
    Repeat = "do-repeat",
    /// Keep the step without running it, or run it again.
    Park = "do-park",
    /// Go on in the other language of the plan.
    PlanLanguage = "do-plan-language",
    /// Fill in the start form of the workshop.
    Begin = "do-plan-begin",
    /// Play or pause the replay.
    Play = "do-play",
    /// Play slower.
    Slower = "do-slower",
    /// Play faster.
    Faster = "do-faster",
    /// Go 5 seconds back.
    Rewind = "do-rewind",
    /// Go 5 seconds on.
    Forward = "do-forward",
    /// Go back a tenth of the length.
    RewindFar = "do-rewind-far",
    /// Go on a tenth of the length.
    ForwardFar = "do-forward-far",
    /// Go to as many tenths of the length as the digit says.
    Tenth = "do-tenth",
    /// Go one event back.
    EventBack = "do-event-back",
    /// Go one event on.
    EventOn = "do-event-on",
    /// Look for a text in the replay.
    Search = "do-search",
    /// Go to the next moment the text appeared.
    SearchNext = "do-search-next",
    /// Go to the previous moment the text appeared.
    SearchPrevious = "do-search-previous",
    /// Begin a new session at this moment.
    Branch = "do-branch",
    /// Go on with the session that is replayed.
    TakeUp = "do-take-up",
    /// Leave the replay.
    Leave = "do-leave",
    /// Take the next theme.
    Theme = "do-theme",
    /// Turn the sound when time runs out on or off.
    Bell = "do-bell",
    /// Give the mouse to the program, or to the terminal.
    Mouse = "do-mouse",
    /// Switch between Dutch and English.
    Language = "do-language",
}

impl Action {
    /// Whether it only moves the cursor.
    pub fn is_move(self) -> bool {
        matches!(
            self,
            Self::Up | Self::Down | Self::Left | Self::Right | Self::First | Self::Last
        )
    }

    /// Whether a letter does it at once: it moves, marks, plays on, or opens what one types in.
    pub fn is_immediate(self) -> bool {
        self.is_move()
            || matches!(
                self,
                Self::MarkIntact
                    | Self::MarkChanged
                    | Self::MarkLost
                    | Self::Help
                    | Self::Palette
                    | Self::Play
                    | Self::Toggle
                    | Self::SearchNext
                    | Self::SearchPrevious
            )
    }

    /// Whether the palette offers it. Moves and keys that depend on the focus are left out.
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
