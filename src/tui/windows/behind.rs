//! What a window opens over.

use crate::domain::replay::Timeline;
use crate::tui::console::state::Console;
use crate::tui::keys::Context;

/// What a window opens over.
pub struct Behind<'a> {
    /// The session on the screen, in a replay as it stood.
    pub console: Option<&'a Console>,
    /// The events of the replay on the screen.
    pub timeline: Option<&'a Timeline>,
    /// The text looked for last in the replay.
    pub searched: &'a str,
    /// Whether another window is on top.
    pub is_covered: bool,
    /// The contexts keys work in so far, the first counting most.
    pub contexts: Vec<Context>,
    /// The contexts of the screen, in a session those outside a text field as well.
    pub on_screen: Vec<Context>,
    /// The folder documents are written in, unless another is chosen.
    pub folder: &'a str,
}
