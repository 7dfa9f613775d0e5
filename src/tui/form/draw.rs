//! Draws the start form, and the run sheet with the clock times it would have.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::state::Form;
use crate::domain::plan;
use crate::tui::chrome::{
    at_most, bar, below, columns, frame, inset, notice, paragraph, row, text_line,
};
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::{pad, wrap};

/// The most columns of the fields and of the run sheet.
const WIDEST: u16 = 76;

/// Draws the form and returns where the caret stands.
pub(crate) fn draw(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let lang = form.lang();
    let [top, middle, notice_rows, _] = frame(env, area);
    bar(
        env,
        &[
            ("flipover", true),
            ("  ", false),
            (form.workshop.title.get(lang), false),
        ],
        &[],
        top,
        buf,
    );
    notice(env, notice_rows, buf);

    let (left, right) = columns(below(middle, middle.y + 1), 50);
    let left = at_most(inset(left, 2, 2), WIDEST);
    let (caret, y) = fields(env, form, left, buf);
    let y = remarks(env, form, below(left, y), buf) + 1;
    let sheet = match right {
        Some(right) => at_most(inset(right, 1, 2), WIDEST),
        None => below(left, y),
    };
    run_sheet(env, form, sheet, buf);
    caret
}

/// Draws the title and the fields, and returns where the caret stands and the first row below them.
fn fields(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) -> (Option<Position>, u16) {
    let (words, lang) = (env.words(), form.lang());
    buf.set_string(area.x, area.y, words.get("form-title"), env.theme.strong);
    let look = Look {
        theme: &env.theme,
        lang,
        focus: Focus::Typing,
        label: field::label_width(&form.entry, lang, area.width),
        hint: "",
        here: env.here(),
        people: &[],
        labels: Labels::Cut,
    };
    let area = below(area, area.y + 2);
    let caret = field::draw(&form.entry, &look, area, buf);
    let y = area.y + field::height(&form.entry, &look, area.width) + 1;
    (caret, y)
}

/// Draws the warning and the hint below the fields, and returns the first row below them.
fn remarks(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) -> u16 {
    let doubts = doubts(env, form, area.width);
    let y = paragraph(&doubts, env.theme.warn, area, buf);
    let hint = wrap(&hint(env, form), area.width.into());
    paragraph(&hint, env.theme.quiet, below(area, y), buf)
}

/// Returns the lines of a warning: more time than the workshop takes, or more or fewer people than it is meant for.
fn doubts(env: &Env, form: &Form, cells: u16) -> Vec<String> {
    let words = env.words();
    let start = env.local(env.now.wall).time();
    let spare = form.spare(start).map(|(full, minutes)| {
        let args = [("full", full.into()), ("minutes", minutes.into())];
        words.with("form-spare", &args)
    });
    let (low, high) = form.workshop.group;
    let is_meant = form
        .people()
        .is_none_or(|people| (low..=high).contains(&people));
    let size =
        (!is_meant).then(|| words.with("form-size", &[("low", low.into()), ("high", high.into())]));
    let doubts: Vec<String> = spare.into_iter().chain(size).collect();
    if doubts.is_empty() {
        return Vec::new();
    }
    wrap(&doubts.join(" "), cells.into())
}

fn hint(env: &Env, form: &Form) -> String {
    let words = env.words();
    match (form.as_learned(), &form.learned) {
        (Some(learned), _) => words.with("form-learned", &[("n", learned.sessions.into())]),
        (None, Some(learned)) => {
            let args = [
                ("n", learned.sessions.into()),
                ("minutes", learned.workshop.minutes.0.into()),
            ];
            format!(
                "{} {}",
                words.get("form-hint"),
                words.with("form-learned-offer", &args)
            )
        }
        (None, None) => words.get("form-hint").into_owned(),
    }
}

/// Draws the run sheet, or what is wrong with the length that was typed.
fn run_sheet(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let minutes = match form.variant(env.local(env.now.wall).time()) {
        Ok(variant) => plan::minutes(form.planned(), variant),
        Err(error) => {
            let lines = wrap(&error.say(words), area.width.into());
            paragraph(&lines, env.theme.warn, area, buf);
            return;
        }
    };
    let total: u64 = minutes.iter().map(|minutes| u64::from(*minutes)).sum();
    if total == 0 {
        return;
    }
    let end = time_after(env, total);
    let args = [("minutes", total.into()), ("end", end.as_str().into())];
    let title = wrap(&words.with("form-run-sheet", &args), area.width.into());
    let y = paragraph(&title, env.theme.strong, area, buf);
    let steps = || form.workshop.steps.iter().zip(minutes.iter().copied());
    let left_out = steps().filter(|(_, minutes)| *minutes == 0);
    let left_out: Vec<&str> = left_out
        .map(|(step, _)| step.title.get(form.lang()))
        .collect();
    let mut y = y + 1;
    if !left_out.is_empty() {
        let text = words.with("form-left-out", &[("list", left_out.join(", ").into())]);
        let lines = wrap(&text, area.width.into());
        y = paragraph(&lines, env.theme.quiet, below(area, y - 1), buf) + 1;
    }
    let planned = steps().filter(|(_, minutes)| *minutes > 0);
    let lines: Vec<(&str, u16)> = planned
        .map(|(step, minutes)| (step.title.get(form.lang()), minutes))
        .collect();
    steps_in_time(env, &lines, &end, below(area, y), buf);
}

/// Draws steps with the clock times they begin at and their minutes. If not all fit, the last row says how many more
/// there are.
fn steps_in_time(env: &Env, steps: &[(&str, u16)], end: &str, area: Rect, buf: &mut Buffer) {
    let mut passed = 0;
    for (y, (index, (title, minutes))) in (area.y..area.bottom()).zip(steps.iter().enumerate()) {
        let left = steps.len() - index;
        if y + 1 == area.bottom() && left > 1 {
            let args = [("n", left.into()), ("end", end.into())];
            let text = env.words().with("form-more-steps", &args);
            text_line(text, env.theme.quiet, row(area, y), buf);
            return;
        }
        let cells = usize::from(area.width).saturating_sub(14);
        let time = format!("{}  ", time_after(env, passed));
        buf.set_string(area.x, y, time, env.theme.quiet);
        buf.set_string(area.x + 7, y, pad(title, cells), env.theme.text);
        let x = area.right().saturating_sub(5);
        buf.set_string(x, y, format!("{minutes:>4}"), env.theme.quiet);
        passed += u64::from(*minutes);
    }
}

/// Writes the clock time so many minutes from now.
fn time_after(env: &Env, minutes: u64) -> String {
    let wall = env.now.wall + i64::try_from(minutes).unwrap_or(0) * 60_000;
    env.clock_time(wall)
}
