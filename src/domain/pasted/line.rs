//! A line of a pasted text, without the mark it had, and whether it is a heading.

use super::marks;
use crate::domain::text::Clean;

/// The longest line, in characters, that a colon at its end makes a heading.
const LONGEST_HEADING: usize = 80;

/// A line that has something in it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number in what was pasted, from 1.
    pub(super) number: usize,
    /// The texts in it: one, unless it is a row of a table.
    pub(super) cells: Vec<Clean>,
    pub(super) is_heading: bool,
    /// Whether an empty line stands before it.
    pub(super) is_apart: bool,
    /// Whether something in it is longer than a text can be.
    pub(super) is_cut: bool,
}

/// Takes the marks of lists off, and returns how many there were.
pub(super) fn take_marks_off(lines: &mut [Line]) -> usize {
    let firsts = lines.iter().filter_map(|line| line.cells.first());
    let firsts = firsts.map(|first| first.as_str().to_owned()).collect();
    let (bare, marks) = marks::without_marks(firsts);
    for (line, bare) in lines.iter_mut().zip(bare) {
        if let Some(first) = line
            .cells
            .first_mut()
            .filter(|first| first.as_str() != bare)
        {
            *first = Clean::line(&bare);
        }
    }
    marks
}

/// Finds the headings, and returns how many there are. One with a colon has a line that is none below it.
pub(super) fn find_headings(lines: &mut [Line]) -> usize {
    let heading = |line: &Line| -> Option<(Clean, bool)> {
        let [text] = line.cells.as_slice() else {
            return None;
        };
        let text = text.as_str();
        let hashes = text.len() - text.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) {
            let bare = text.trim_start_matches('#').strip_prefix(' ')?;
            let bare = Clean::line(bare.trim_end_matches(['#', ':']));
            return (!bare.is_blank()).then_some((bare, true));
        }
        let bare = Clean::line(text.strip_suffix(':')?);
        let is_short = bare.as_str().chars().count() <= LONGEST_HEADING;
        (is_short && !bare.is_blank()).then_some((bare, false))
    };
    let mut has_text_below = false;
    let mut count = 0;
    for line in lines.iter_mut().rev() {
        match heading(line) {
            Some((bare, is_certain)) if is_certain || has_text_below => {
                line.is_heading = true;
                line.cells = vec![bare];
                count += 1;
                has_text_below = false;
            }
            _ => has_text_below = true,
        }
    }
    count
}
