//! Draws the agenda of the session with its clock times.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::domain::clock;
use crate::domain::session::Status;
use crate::tui::chrome::{below, text_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::agenda::{Agenda, Row};

pub(super) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = console.state();
    text_line(words.get("agenda"), env.theme.quiet, area, buf);
    let agenda = clock::agenda(state, env.now);
    let rows: Vec<Row> = agenda
        .lines
        .iter()
        .filter_map(|line| {
            let (step, part) = state.step(line.index)?;
            Some(Row {
                status: line.status,
                time: env.clock_time(line.begins),
                title: step.title.get(state.lang()).to_owned(),
                minutes: line.minutes,
                is_brief: line.minutes == 0
                    && matches!(line.status, Status::Done | Status::Again)
                    && part.used > 0,
                change: line.change,
            })
        })
        .collect();
    let more = |above: usize, below: usize| {
        let parts = [("more-above", above), ("more-below", below)].into_iter();
        let parts = parts.filter(|(_, n)| *n > 0);
        let parts = parts.map(|(key, n)| words.with(key, &[("n", n.into())]));
        parts.collect::<Vec<_>>().join("  ")
    };
    (&Agenda {
        rows: &rows,
        more: &more,
        theme: &env.theme,
    })
        .render(below(area, area.y + 2), buf);
}
