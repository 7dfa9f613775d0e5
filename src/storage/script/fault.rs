//! What can be wrong with a script, each with its place.

use std::ops::Range;

use crate::domain::scheme::Illegible;
use crate::domain::text::Lang;

/// Something wrong with a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place in the text, in bytes; may be empty at its end.
    pub span: Range<usize>,
    /// The id of the step it stands in.
    pub step: Option<String>,
    /// What it is.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault at this place of a text, with the line and column of it.
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
    /// The text is no RON; nothing more can be said until it is.
    Syntax(Syntax),
    /// The format number is one this program does not read.
    WrongFormat {
        /// The number found.
        found: String,
    },
    /// Something else belongs here.
    WrongType(Expected),
    /// A name nothing goes by.
    Unknown {
        /// What kind of name.
        thing: Thing,
        /// The name.
        name: String,
        /// The names that would do.
        known: Vec<String>,
    },
    /// A field that must be there is not.
    MissingField {
        /// The field.
        field: &'static str,
    },
    /// The same name a second time.
    Duplicate {
        /// What kind of name.
        thing: Thing,
        /// The name.
        name: String,
        /// The line of the first.
        line: usize,
    },
    /// An id not in lower case with hyphens.
    NotKebab {
        /// The id as it could be.
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
    /// The step stands further on.
    LaterStep {
        /// The step.
        step: String,
    },
    /// The step is the one that refers.
    OwnStep,
    /// The step is of a kind that has not what is wanted here.
    WrongKind {
        /// The step.
        step: String,
        /// Kinds that would do, as written in scripts.
        wanted: &'static str,
    },
    /// Corners are named where there are not two aspects.
    CornersNeedAspects,
    /// The kind works on nothing.
    InputNotTaken {
        /// The kind.
        kind: &'static str,
    },
    /// The kind works on items, and none are given.
    InputNeeded {
        /// The kind.
        kind: &'static str,
    },
    /// The short variant is longer than the full one.
    ShortOverFull {
        /// The full amount.
        full: u32,
        /// The short amount.
        short: u32,
    },
    /// The steps' minutes are not what the script says.
    MinutesSum {
        /// Full and short as said.
        said: (u16, u16),
        /// Full and short as added up.
        sum: (u32, u32),
    },
    /// The phases' time is not the step's.
    PhasesSum {
        /// Seconds of the phases.
        phases: u32,
        /// Seconds of the step.
        step: u32,
    },
    /// A cascade's parts are not the step's time.
    CascadeSum {
        /// Whether it is the short variant that does not fit.
        variant: Variant,
        /// Seconds of the boxes in all.
        boxes: u32,
        /// Seconds of slack, writing and scoring.
        rest: u32,
        /// Seconds of the step.
        step: u32,
    },
    /// The lower bound is not under the upper one.
    Bounds {
        /// The lower.
        low: String,
        /// The upper.
        high: String,
    },
    /// A step that must stay is among those to drop.
    CutMust {
        /// The step.
        step: String,
    },
    /// Braces that hold no `step.figure`.
    Placeholder,
    /// The step gives no such rank.
    RankNotGiven {
        /// The rank.
        rank: String,
    },
    /// A Net Promoter Score on another scale than 0–10.
    NpsScale,
    /// A level without a real time where boxes follow from it.
    NoRealTime,
    /// All levels have the same real time, so that no box follows from it.
    SameRealTime,
    /// Fewer than two levels.
    FewLevels,
    /// The field is no choice.
    NotAChoice {
        /// The field.
        field: String,
    },
    /// A field every action has anyway.
    ActionField {
        /// The field.
        field: String,
    },
    /// No durations to compare.
    NoDuration,
    /// More rows than the step takes.
    TooManyRows {
        /// The most it takes.
        max: u16,
    },
    /// A text that is longer than its place.
    LongText {
        /// The most characters it may have.
        most: usize,
    },
    /// A colour that is none.
    NotAColour {
        /// What is written there.
        found: String,
    },
    /// Letters of a theme that cannot be read on their ground.
    Illegible(Illegible),
    /// A name no font can have.
    NotAFont {
        /// What is written there.
        found: String,
    },
    /// A file that is not there or cannot be read.
    NoFile {
        /// Its name.
        name: String,
    },
    /// A file that is no picture of the kinds that are read, or a broken one.
    NoPicture {
        /// Its name.
        name: String,
    },
    /// A picture file larger than any logo.
    PictureTooLarge {
        /// Its name.
        name: String,
        /// The most megabytes it may have.
        most: u64,
    },
    /// Two scripts of one folder with one id.
    SameWorkshop {
        /// The id.
        id: String,
        /// The other file.
        other: String,
    },
}

/// What is wrong with the writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A value was to come, and the text ends.
    Ended,
    /// No value begins with this character.
    Unexpected(char),
    /// Something after the end of the script.
    Trailing(char),
    /// An opening character without its closing one.
    NeverClosed(char),
    /// Closed by the character of another opening.
    OtherClosed {
        /// What was opened.
        open: char,
        /// What closes it.
        close: char,
    },
    /// No comma between two parts.
    Comma,
    /// No colon after a field's name.
    Colon,
    /// A string without its closing quote.
    OpenString,
    /// A comment without its end.
    OpenComment,
    /// A backslash before something it does not go with.
    Escape,
    /// No number, though it begins as one.
    Number,
    /// Nested deeper than a script ever is.
    Deep,
    /// More parts than a script ever has.
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

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A field of the script.
    ScriptField,
    /// A kind of step.
    Kind,
    /// A kind of field.
    FieldKind,
    /// One word of a closed list.
    Word,
    /// A way to choose items.
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
}

/// What belongs at a place.
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
    /// Fields in parentheses.
    Fields,
    /// Seconds, or minutes and seconds.
    Time,
    /// The form of this example.
    Form(&'static str),
}
