//! What can be wrong with a script, with its place.

use std::ops::Range;

use crate::domain::scheme::Illegible;
use crate::domain::script::encoding::Encoding;
use crate::domain::text::Lang;

/// Something wrong with a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The range in the text, in bytes; may be empty at the end of it.
    pub span: Range<usize>,
    /// The id of the step it is in, if it is in one.
    pub step: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// Makes a fault at this place in a text, and works out its line and column.
    pub(super) fn at(
        text: &str,
        span: Range<usize>,
        step: Option<String>,
        kind: FaultKind,
    ) -> Self {
        let before = &text[..span.start];
        let (line, start) = before
            .rfind('\n')
            .map_or((1, 0), |at| (before.matches('\n').count() + 1, at + 1));
        let column = before[start..]
            .trim_start_matches('\u{feff}')
            .chars()
            .count()
            + 1;
        Self {
            line,
            column,
            span,
            step,
            kind,
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// The text is not valid RON; we can say no more until it is.
    Syntax(Syntax),
    /// The file is not UTF-8, but looks to be this; we can say no more until it is.
    NotUtf8(Encoding),
    /// This program does not read scripts of this format.
    WrongFormat {
        /// The format number as it was written.
        found: String,
    },
    /// Something else belongs here.
    WrongType {
        /// What belongs here.
        expected: Expected,
        /// What could be written in its place, as a script has it; empty where the sentence says it all.
        example: String,
    },
    /// A setting that only one kind of field has.
    OnlyOf {
        /// The name of that kind.
        kind: &'static str,
    },
    /// There is nothing of this name.
    Unknown {
        /// What the name should be the name of.
        thing: Thing,
        /// The name as it was written.
        name: String,
        /// The names that would do, as they are written here.
        known: Vec<String>,
    },
    /// A required field is missing.
    MissingField {
        /// The name of the field.
        field: &'static str,
        /// What it could hold, as a script has it.
        example: String,
    },
    /// The same name is used a second time.
    Duplicate {
        /// What it is the name of.
        thing: Thing,
        /// The name that is repeated.
        name: String,
        /// The line of the first use, counted from 1.
        line: usize,
    },
    /// An id that is not in lower case with hyphens.
    NotKebab {
        /// How the id could be written.
        better: String,
    },
    /// A text with nothing in it.
    EmptyText,
    /// A list with nothing in it.
    EmptyList(Thing),
    /// A character that cannot be seen.
    HiddenCharacter {
        /// Its code point, such as `U+202E`.
        code: String,
    },
    /// The title has a language this text lacks.
    MissingLanguage(Lang),
    /// The text has a language the title lacks.
    ExtraLanguage(Lang),
    /// The text has a language the workshop is not in, which says itself in which one it is.
    OtherLanguage(Lang),
    /// It refers to a step that comes later.
    LaterStep {
        /// The id of the later step.
        step: String,
    },
    /// A step refers to itself.
    OwnStep {
        /// The earlier steps that would do, as they are written here.
        known: Vec<String>,
    },
    /// It refers to a step of a kind that lacks what is needed here.
    WrongKind {
        /// The id of that step.
        step: String,
        /// The kinds that would do, as a script names them.
        wanted: &'static str,
        /// The earlier steps that would do, as they are written here.
        known: Vec<String>,
    },
    /// Corners are named, but there are not two aspects.
    CornersNeedAspects,
    /// Items are given to a kind that takes none.
    InputNotTaken {
        /// The name of the kind.
        kind: &'static str,
    },
    /// No items are given to a kind that needs them.
    InputNeeded {
        /// The name of the kind.
        kind: &'static str,
        /// An input it could have.
        example: String,
    },
    /// The short variant is longer than the full one.
    ShortOverFull {
        /// The amount for the full variant, in the unit of the script.
        full: u32,
        /// The amount for the short variant, in the unit of the script.
        short: u32,
    },
    /// The steps' minutes do not add up to what the script says.
    MinutesSum {
        /// The minutes the script says, for the full and the short variant.
        said: (u16, u16),
        /// The sum of the steps' minutes, for the full and the short variant.
        sum: (u32, u32),
    },
    /// The time of the phases is not the time of the step.
    PhasesSum {
        /// The time of all phases, in seconds.
        phases: u32,
        /// The time of the step, in seconds.
        step: u32,
    },
    /// The parts of a cascade do not add up to the time of the step.
    CascadeSum {
        /// The variant that does not fit.
        variant: Variant,
        /// The time of all boxes, in seconds.
        boxes: u32,
        /// The time for slack, writing and scoring, in seconds.
        rest: u32,
        /// The time of the step, in seconds.
        step: u32,
    },
    /// The lower bound is not below the upper one.
    Bounds {
        /// The lower bound as it was written.
        low: String,
        /// The upper bound as it was written.
        high: String,
    },
    /// A number that cannot be here.
    OutOfRange {
        /// The number as it was written.
        found: String,
        /// The smallest it may be.
        low: String,
        /// The largest it may be; `None` if there is no such thing.
        high: Option<String>,
    },
    /// An amount of time that is none.
    NoTime,
    /// A real time of a level that is no amount of time.
    NoAmount {
        /// The number as it was written.
        found: String,
    },
    /// A step stays in the short variant for no minutes.
    ShortZero,
    /// The short variant of the workshop has no minutes.
    NoShort,
    /// No level of a cascade has a box.
    NoBoxes,
    /// A step that must stay is listed among those to drop.
    CutMust {
        /// The id of the step.
        step: String,
    },
    /// Braces that do not hold a `step.figure`.
    Placeholder {
        /// What could stand in them; empty where no step gives a figure.
        example: String,
    },
    /// The step does not rank its items this way.
    RankNotGiven {
        /// The name of the rank.
        rank: String,
    },
    /// A Net Promoter Score on another scale than 0–10.
    NpsScale,
    /// A level has no real time, though boxes follow from it.
    NoRealTime,
    /// All levels have the same real time, so that no boxes can follow from it.
    SameRealTime,
    /// There are fewer than two levels.
    FewLevels,
    /// The field is not a choice.
    NotAChoice {
        /// The id of the field.
        field: String,
        /// The fields that are one, as they are written here.
        known: Vec<String>,
    },
    /// A field that every action already has.
    ActionField {
        /// The id of the field.
        field: String,
    },
    /// The file cannot be read.
    Unread {
        /// Why, in the words of the system.
        why: String,
    },
    /// A field in which nothing can stand ready for the next item: a permission, or one about an item there is.
    CannotStay,
    /// There are no durations to compare.
    NoDuration,
    /// There are more rows than the step takes.
    TooManyRows {
        /// The most rows it takes.
        max: u16,
    },
    /// A text that is too long for its place.
    LongText {
        /// The most characters it may have.
        most: usize,
    },
    /// Something that is not a colour.
    NotAColour {
        /// The text as it was written, on one line.
        found: String,
    },
    /// Colours of a theme in which letters cannot be read against their background.
    Illegible(Illegible),
    /// A name that no font can have.
    NotAFont {
        /// The name as it was written.
        found: String,
    },
    /// A file that is missing or cannot be read.
    NoFile {
        /// The name of the file, as it was written.
        name: String,
    },
    /// A file that is not a picture of a kind we read, or a broken one.
    NoPicture {
        /// The name of the file, as it was written.
        name: String,
    },
    /// A picture file that is too large for a logo.
    PictureTooLarge {
        /// The name of the file, as it was written.
        name: String,
        /// The most megabytes it may have.
        most: u64,
    },
    /// Two scripts in a folder have the same id.
    SameWorkshop {
        /// The id they share.
        id: String,
        /// The name of the other file.
        other: String,
    },
}

impl FaultKind {
    /// A number that is not between these two.
    pub(super) fn outside<T: ToString>(found: &T, low: &T, high: &T) -> Self {
        Self::OutOfRange {
            found: found.to_string(),
            low: low.to_string(),
            high: Some(high.to_string()),
        }
    }
}

/// What is wrong with the syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The text ends where a value should come.
    Ended,
    /// No value begins with this character.
    Unexpected(char),
    /// There is something after the end of the script.
    Trailing(char),
    /// This opening character has no closing one.
    NeverClosed(char),
    /// A bracket is closed by the wrong character.
    OtherClosed {
        /// The character that opened it.
        open: char,
        /// The character that closes it.
        close: char,
    },
    /// There is no comma between two parts.
    Comma,
    /// There is no colon after a field's name.
    Colon,
    /// A text begins or ends with this quote, which is no straight one.
    OtherQuote(char),
    /// A string has no closing quote.
    OpenString,
    /// A comment has no end.
    OpenComment,
    /// A backslash stands before a character it does not go with.
    Escape,
    /// Something begins as a number but is not one.
    Number,
    /// It is nested deeper than a script ever is.
    Deep,
    /// It has more parts than a script ever has.
    Long,
}

/// A variant of a workshop's length, in faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The full one.
    Full,
    /// The short one.
    Short,
}

/// What a name can be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A field of the script.
    ScriptField,
    /// A kind of step.
    Kind,
    /// A kind of field.
    FieldKind,
    /// A word from a fixed list.
    Word,
    /// A selector of items.
    Selector,
    /// A step.
    Step,
    /// A field of an item.
    Field,
    /// An option of a choice.
    Choice,
    /// A level.
    Level,
    /// An aspect or a group of scores.
    Aspect,
    /// A figure of a step.
    Figure,
    /// An entry in the list of steps that go first.
    Cut,
    /// A part of a step.
    Phase,
}

/// What should stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text, in one language or more.
    Text,
    /// An id in quotes.
    Id,
    /// A whole number that is not below zero.
    Whole,
    /// Any number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list in brackets.
    List,
    /// A list in brackets, where one stands in parentheses.
    Brackets,
    /// Fields in parentheses.
    Fields,
    /// Seconds, or minutes and seconds.
    Time,
    /// Something of the form of an example.
    Form,
}
