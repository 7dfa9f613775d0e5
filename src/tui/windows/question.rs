//! A question over the screen, which Enter answers with yes and Esc with no.

use std::borrow::Cow;
use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::command::Command;
use crate::domain::room;
use crate::domain::words::Words;
use crate::tui::chrome::panel::open;
use crate::tui::chrome::{below, paragraph, row, text_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::keys::Action;
use crate::tui::messages::Effect;
use crate::tui::request::{Question, Request};
use crate::tui::widgets::text::wrap;

pub(super) fn act(
    question: &Question,
    console: Option<&mut Console>,
    action: Action,
    env: &mut Env,
) {
    match (action, question, console) {
        (Action::Escape, ..) => env.ask(Request::Close),
        (Action::Confirm, Question::Branch, _) => {
            env.ask(Request::Close);
            env.ask(Request::Branch);
        }
        (Action::Confirm, Question::RemoveSession { id, files, .. }, _) => {
            env.ask(Request::Close);
            env.effect(Effect::Remove {
                id: id.clone(),
                files: files.clone(),
            });
        }
        (Action::Confirm, _, Some(console)) => agree(question, console, env),
        _ => {}
    }
}

fn agree(question: &Question, console: &mut Console, env: &mut Env) {
    let Some(command) = command(question, console) else {
        return env.ask(Request::Close);
    };
    if *question == Question::End {
        console.note_open_actions(env);
    }
    console.decide(command, env);
    env.ask(Request::Close);
    console.sync_to_step();
}

/// Returns the command a yes stands for; `None` if there is nothing left to do.
fn command(question: &Question, console: &Console) -> Option<Command> {
    if let Question::MorePeople { listed, .. } = question {
        return Some(Command::SetPeople(*listed));
    }
    let (index, _, part) = console.state().current()?;
    Some(match question {
        Question::Branch | Question::RemoveSession { .. } | Question::MorePeople { .. } => {
            return None;
        }
        Question::End => Command::Next,
        Question::Skip | Question::SkipCascade => Command::Skip,
        Question::RemoveAll => Command::RemoveItems(part.order.clone()),
        Question::FewBallots { of: Some(id), .. } => {
            Command::SetRoom(room::showing_step(console.state(), Some(id)))
        }
        Question::FewBallots { of: None, .. } => Command::Reveal {
            step: index,
            shown: true,
        },
        Question::Slept(slept) => Command::CountSleep(*slept),
    })
}

pub(super) fn draw(env: &Env, question: &Question, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let (title, text) = title_and_text(words, question);
    let columns = match question {
        // Paths are long, and must be readable in full.
        Question::RemoveSession { .. } => area.width.saturating_sub(4).clamp(68, 128),
        _ => 68,
    };
    let cells = usize::from(columns) - 6;
    let sample: Vec<String> = match question {
        Question::RemoveSession { files, .. } => {
            let rows = usize::from(area.height).saturating_sub(wrap(&text, cells).len() + 9);
            paths(words, files, cells, rows)
        }
        _ => Vec::new(),
    };
    let lines = wrap(&text, cells);
    let rows = u16::try_from(lines.len() + sample.len()).unwrap_or(10) + 6;
    let inner = open(env, &title, (columns, rows), area, buf);
    let mut y = paragraph(&lines, env.theme.window, inner, buf);
    y = paragraph(&sample, env.theme.window, below(inner, y), buf) + 1;
    if y < inner.bottom() {
        text_line(
            words.get("question-keys"),
            env.theme.window,
            row(inner, y),
            buf,
        );
    }
}

/// Returns the title of a question, and its text.
fn title_and_text(words: &'static Words, question: &Question) -> (Cow<'static, str>, String) {
    match question {
        Question::End => (
            words.get("question-end-title"),
            words.get("question-end").into_owned(),
        ),
        Question::Skip => (
            words.get("question-skip-title"),
            words.get("question-skip").into_owned(),
        ),
        Question::SkipCascade => (
            words.get("question-skip-cascade-title"),
            words.get("question-skip-cascade").into_owned(),
        ),
        Question::RemoveAll => (
            words.get("question-remove-all-title"),
            words.get("question-remove-all").into_owned(),
        ),
        Question::Slept(slept) => (
            words.get("question-slept-title"),
            words.with("question-slept", &[("minutes", (slept / 60_000).into())]),
        ),
        Question::FewBallots { ballots, .. } => (
            words.get("question-few-title"),
            words.with("question-few", &[("n", (*ballots).into())]),
        ),
        Question::RemoveSession { name, .. } => (
            words.get("question-remove-session-title"),
            words.with("question-remove-session", &[("name", name.as_str().into())]),
        ),
        Question::MorePeople { listed, counted } => {
            let args = [("n", (*listed).into()), ("people", (*counted).into())];
            (
                words.get("question-more-people-title"),
                words.with("question-more-people", &args),
            )
        }
        Question::Branch => (
            words.get("question-branch-title"),
            words.get("question-branch").into_owned(),
        ),
    }
}

/// Returns the paths in full, after a blank line. If there are too many for the rows, the last line says how many more
/// there are.
fn paths(words: &Words, files: &[PathBuf], cells: usize, rows: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (n, file) in files.iter().enumerate() {
        let path = wrap(&file.display().to_string(), cells.saturating_sub(2));
        if lines.len() + path.len() > rows.max(2) && n > 0 {
            let more = [("n", (files.len() - n).into())];
            lines.push(format!("  {}", words.with("question-more-files", &more)));
            break;
        }
        lines.extend(path.iter().map(|part| format!("  {part}")));
    }
    lines
}
