//! What is behind a window when it opens.

use crate::domain::event::Person;
use crate::domain::replay::Timeline;
use crate::tui::console::state::Console;
use crate::tui::entry::Lines;
use crate::tui::keys::Context;

/// What is behind a window when it opens, from which it takes its contents.
pub struct Behind<'a> {
    /// The session on the screen; in a replay, as it was at the moment shown.
    pub console: Option<&'a Console>,
    /// The events of the replay on the screen, if it is one.
    pub timeline: Option<&'a Timeline>,
    /// The text last looked for in the replay; may be empty.
    pub searched: &'a str,
    /// Whether another window is on top.
    pub is_covered: bool,
    /// The contexts keys are looked up in until it opens, the most important first.
    pub contexts: Vec<Context>,
    /// The contexts of the screen; in a session, also those outside a text field.
    pub on_screen: Vec<Context>,
    /// Who is listed as being in the room.
    pub people: &'a [Person],
    /// How many people are in the room; `None` where that cannot be read.
    pub count: Option<u16>,
    /// The list of them as it was left half typed.
    pub half_listed: Option<&'a Lines>,
    /// Who was in the room of the last session of the same client and group, and when that was held, in milliseconds since
    /// 1970 UTC.
    pub last_people: Option<(i64, &'a [Person])>,
    /// The folder documents are written to, unless another is chosen.
    pub folder: &'a str,
}
