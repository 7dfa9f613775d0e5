//! The start form, beside it the run sheet with the clock times it would have.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::state::Form;
use crate::domain::event::Variant;
use crate::domain::plan;
use crate::tui::chrome::{bar, frame, notice, paragraph};
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::{pad, wrap};
use crate::tui::wording::local;

/// Draws the form; where the caret stands.
pub(crate) fn draw(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let lang = form.lang();
    let [top, middle, said, _] = frame(env, area);
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
    notice(env, said, buf);

    let wide = area.width >= 90;
    let [left, right] = Layout::horizontal([
        if wide {
            Constraint::Percentage(50)
        } else {
            Constraint::Fill(1)
        },
        if wide {
            Constraint::Fill(1)
        } else {
            Constraint::Length(0)
        },
    ])
    .areas(middle);
    let left = Rect {
        x: left.x + 2,
        y: left.y + 1,
        width: left.width.saturating_sub(4).min(76),
        height: left.height.saturating_sub(1),
    };
    buf.set_string(left.x, left.y, words.get("form-title"), env.theme.strong);
    let look = Look {
        theme: &env.theme,
        lang,
        focus: Focus::Typing,
        label: field::label_width(&form.entry, lang, left.width),
        hint: "",
        here: env.here(),
        labels: Labels::Cut,
    };
    let fields = Rect {
        y: left.y + 2,
        height: left.height.saturating_sub(2),
        ..left
    };
    let caret = field::draw(&form.entry, &look, fields, buf);
    let y = fields.y + field::height(&form.entry, &look, fields.width) + 1;
    let rest = Rect {
        y,
        height: left.bottom().saturating_sub(y),
        ..left
    };
    let said = paragraph(&doubts(env, form, rest.width), env.theme.warn, rest, buf);
    let rest = Rect {
        y: said,
        height: rest.bottom().saturating_sub(said),
        ..rest
    };
    let next = paragraph(
        &wrap(&hint(env, form), rest.width.into()),
        env.theme.quiet,
        rest,
        buf,
    ) + 1;
    if wide {
        let right = Rect {
            x: right.x + 1,
            y: right.y + 1,
            width: right.width.saturating_sub(3).min(76),
            height: right.height.saturating_sub(1),
        };
        run_sheet(env, form, right, buf);
    } else {
        run_sheet(
            env,
            form,
            Rect {
                y: next,
                height: left.bottom().saturating_sub(next),
                ..left
            },
            buf,
        );
    }
    caret
}

/// What one may not have meant: more time than it takes, more or fewer people than it is for.
fn doubts(env: &Env, form: &Form, cells: u16) -> Vec<String> {
    let words = env.words();
    let start = local(env.now.wall, env.offset).time();
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

fn run_sheet(env: &Env, form: &Form, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let start = local(env.now.wall, env.offset);
    let (minutes, total) = match form.variant(start.time()) {
        Ok(variant) => {
            let minutes = plan::minutes(form.planned(), variant);
            let total: u64 = minutes.iter().map(|minutes| u64::from(*minutes)).sum();
            (minutes, total)
        }
        Err(error) => {
            paragraph(
                &wrap(&error.say(words), area.width.into()),
                env.theme.warn,
                area,
                buf,
            );
            (plan::minutes(&form.workshop, Variant::Full), 0)
        }
    };
    if total == 0 {
        return;
    }
    let at = |minutes: u64| {
        let wall = env.now.wall + i64::try_from(minutes).unwrap_or(0) * 60_000;
        local(wall, env.offset).format("%H:%M").to_string()
    };
    let title = words.with(
        "form-run-sheet",
        &[("minutes", total.into()), ("end", at(total).into())],
    );
    buf.set_stringn(area.x, area.y, title, area.width.into(), env.theme.strong);
    let mut passed = 0;
    let mut y = area.y + 2;
    let gone = form.workshop.steps.iter().zip(&minutes);
    let gone = gone.filter(|(_, minutes)| **minutes == 0);
    let gone: Vec<&str> = gone.map(|(step, _)| step.title.get(form.lang())).collect();
    if !gone.is_empty() {
        let text = words.with("form-left-out", &[("list", gone.join(", ").into())]);
        let below = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        y = paragraph(&wrap(&text, area.width.into()), env.theme.quiet, below, buf) + 1;
    }
    let mut left = minutes.iter().filter(|minutes| **minutes > 0).count();
    for (step, minutes) in form.workshop.steps.iter().zip(minutes) {
        if y >= area.bottom() {
            return;
        }
        if y + 1 == area.bottom() && left > 1 {
            let rest = [("n", left.into()), ("end", at(total).into())];
            let text = words.with("form-more-steps", &rest);
            buf.set_stringn(area.x, y, text, area.width.into(), env.theme.quiet);
            return;
        }
        let title = step.title.get(form.lang());
        if minutes > 0 {
            let cells = usize::from(area.width).saturating_sub(14);
            buf.set_string(area.x, y, format!("{}  ", at(passed)), env.theme.quiet);
            buf.set_string(area.x + 7, y, pad(title, cells), env.theme.text);
            buf.set_string(
                area.right().saturating_sub(5),
                y,
                format!("{minutes:>4}"),
                env.theme.quiet,
            );
            passed += u64::from(minutes);
            left -= 1;
            y += 1;
        }
    }
}
