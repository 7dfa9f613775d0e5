//! The intent, notes and handout of the step, to read in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cursor::travel;
use crate::domain::session::State;
use crate::domain::{clock, guidance};
use crate::tui::chrome::panel::open;
use crate::tui::chrome::paragraph_lines;
use crate::tui::env::Env;
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::widgets::text::wrap;

/// The farthest it scrolls, in lines: more than any step has. Drawing stops at the end of the text.
const MOST: usize = 200;

pub(super) fn act(scroll: &mut usize, action: Action, env: &mut Env) {
    match action {
        Action::Escape | Action::Confirm => env.ask(Request::Close),
        _ => travel(scroll, action, MOST),
    }
}

pub(super) fn draw(env: &Env, scroll: usize, state: &State, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let Some((place, step, _)) = state.current() else {
        return;
    };
    let planned = clock::step(state, place, env.now).planned;
    let title = step.title.get(state.lang());
    let inner = open(env, title, (84, area.height.saturating_sub(4)), area, buf);
    let parts = [
        ("intent", step.intent.as_ref()),
        ("notes", step.notes.as_ref()),
        ("handout", step.handout.as_ref()),
    ];
    let mut lines = Vec::new();
    for (key, text) in parts
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
    {
        let head = Span::styled(words.get(key).into_owned(), env.theme.selected);
        lines.push(Line::from(head));
        let told = guidance::told(text.get(state.lang()), step, planned, words);
        let body = wrap(&told, inner.width.into());
        lines.extend(
            body.into_iter()
                .map(|line| Line::from(Span::styled(line, env.theme.window))),
        );
        lines.push(Line::default());
    }
    let top = scroll.min(lines.len().saturating_sub(usize::from(inner.height)));
    paragraph_lines(lines.get(top..).unwrap_or_default(), inner, buf);
}
