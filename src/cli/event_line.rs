//! Shows a record of a session on one line, to somebody who is asked whether it may change.

use crate::domain::event::{Event, Stamped};
use crate::domain::replay::said;
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::domain::words::Words;
use crate::tui::wording;
use crate::tui::wording::local;

/// Shows one record of a log: when, what, and in which words.
pub(super) fn record(told: &Stamped, log: &[Stamped], state: &State, words: &Words) -> String {
    let at = local(told.at.wall, state.offset);
    let at = at.format(&words.get("date-time-short")).to_string();
    let numbered = |seq| log.iter().find(|stamped| stamped.seq == seq);
    let what = wording::happened(&told.event, numbered, state, words);
    let texts = match &told.event {
        Event::Opened(opened) => [&opened.client, &opened.group, &opened.facilitator]
            .map(Clean::as_str)
            .to_vec(),
        event => said(event),
    };
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    let texts = texts.join(" · ").replace('\n', " ");
    if texts.is_empty() {
        format!("{at}  {what}")
    } else {
        format!("{at}  {what}: {texts}")
    }
}
