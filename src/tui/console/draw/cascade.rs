//! Draws the cascade: for each level its card and then its box, then the writing, the grid and the picture.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::labels::{level_name, stage_label};
use super::picture;
use super::side::{clock_style, draw_countdown};
use crate::domain::clock::{self, Cue};
use crate::domain::command::next_stage;
use crate::domain::event::{Mark, Stage};
use crate::domain::select;
use crate::domain::workshop::{Cascade, Kind};
use crate::tui::chrome::{below, first_shown, paragraph, paragraph_lines, text_line};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::clock::ROWS;
use crate::tui::widgets::text::{self, cut, pad, width, wrap};

/// The cells of a level in the grid.
const LEVEL_CELLS: usize = 5;

/// Draws the cascade of the current step.
pub(super) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let (Some(Kind::Cascade(cascade)), Some(stage)) = (console.kind(), console.stage()) else {
        return;
    };
    match stage {
        Stage::Ready => ready(env, console, cascade, area, buf),
        Stage::Card(level) | Stage::Box(level) => card(env, console, cascade, level, area, buf),
        Stage::Writing => writing(env, console, cascade, area, buf),
        Stage::Scoring => grid(env, console, cascade, area, buf),
        Stage::Picture => whole_picture(env, console, area, buf),
    }
}

/// Returns how many people play each level: a sixth each for all but the last, which takes the rest.
fn division(people: u16, levels: usize) -> Vec<u16> {
    let each = (people / 6).max(1);
    let others = u16::try_from(levels.saturating_sub(1)).unwrap_or(0);
    let last = people.saturating_sub(each.saturating_mul(others));
    let mut division = vec![each; levels.saturating_sub(1)];
    division.push(last);
    division
}

fn ready(env: &Env, console: &Console, cascade: &Cascade, area: Rect, buf: &mut Buffer) {
    let (words, state) = (env.words(), console.state());
    let cells = usize::from(area.width);
    let Some((place, step, _)) = state.current() else {
        return;
    };
    let mut y = area.y;
    if let Some(prompt) = &step.prompt {
        y = paragraph(
            &wrap(prompt.get(state.lang()), cells),
            env.theme.strong,
            area,
            buf,
        ) + 1;
    }
    let points = console.items().len();
    let chains = state.chains(place);
    let head = words.with(
        "cascade-ready",
        &[("points", points.into()), ("chains", chains.into())],
    );
    y = paragraph(&wrap(&head, cells), env.theme.text, below(area, y), buf) + 1;
    if points == 0 {
        y = paragraph(
            &wrap(&words.get("cascade-no-points"), cells),
            env.theme.warn,
            below(area, y),
            buf,
        ) + 1;
    }
    let people = state.people / u16::from(chains.max(1));
    for (n, (level, count)) in cascade
        .levels
        .iter()
        .zip(division(people, cascade.levels.len()))
        .enumerate()
    {
        if y >= area.bottom() {
            return;
        }
        let name = pad(
            &format!("{}  {}", n + 1, level.name.get(state.lang())),
            34.min(cells),
        );
        let count = words.with("cascade-people", &[("n", count.into())]);
        let line = Line::from(vec![
            Span::styled(name, env.theme.text),
            Span::styled(count, env.theme.quiet),
        ]);
        buf.set_line(area.x, y, &line, area.width);
        y += 1;
    }
    paragraph(
        &wrap(&words.get("cascade-ready-hint"), cells),
        env.theme.quiet,
        below(area, y + 1),
        buf,
    );
}

/// Draws the card of a level, and its clock while the box runs.
fn card(env: &Env, console: &Console, cascade: &Cascade, level: u8, area: Rect, buf: &mut Buffer) {
    let (words, state) = (env.words(), console.state());
    let Some((place, step, part)) = state.current() else {
        return;
    };
    let Some(script) = cascade.levels.get(usize::from(level)) else {
        return;
    };
    let cells = usize::from(area.width);
    let head = format!(" {} · {} ", level + 1, script.name.get(state.lang()));
    buf.set_stringn(area.x, area.y, head, cells, env.theme.pressed);
    let mut y = area.y + 2;
    for line in wrap(script.card.get(state.lang()), cells.saturating_sub(2)) {
        if y >= area.bottom() {
            return;
        }
        buf.set_string(area.x, y, "▌", env.theme.accent);
        buf.set_stringn(
            area.x + 2,
            y,
            line,
            cells.saturating_sub(2),
            env.theme.strong,
        );
        y += 1;
    }
    y += 1;
    if let Some(countdown) = clock::stage(state, place, env.now) {
        y = box_clock(env, console, countdown, below(area, y), buf) + 1;
        if countdown.is_over() {
            y = paragraph(
                &wrap(&words.get("cascade-stop"), cells),
                env.theme.banner,
                below(area, y),
                buf,
            ) + 1;
        }
    } else {
        let seconds = clock::box_times(state, place)
            .and_then(|times| times.boxes.get(usize::from(level)).copied().flatten());
        let time = text::clock(u64::from(seconds.unwrap_or(0)) * 1000);
        let hint = words.with("cascade-card-hint", &[("time", time.into())]);
        y = paragraph(&wrap(&hint, cells), env.theme.text, below(area, y), buf) + 1;
    }
    if let Some(Stage::Card(next)) = next_stage(cascade, Stage::Box(level)) {
        let text = words.with(
            "cascade-next",
            &[("level", level_name(console, next).into())],
        );
        y = paragraph(&wrap(&text, cells), env.theme.quiet, below(area, y), buf) + 1;
    }
    // Only the first level sees the plan itself.
    if level == 0
        && matches!(part.cascade.stage, Stage::Card(_))
        && let Some(handout) = &step.handout
    {
        paragraph(
            &wrap(handout.get(state.lang()), cells),
            env.theme.quiet,
            below(area, y),
            buf,
        );
    }
}

fn box_clock(
    env: &Env,
    console: &Console,
    countdown: clock::Countdown,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    if area.height < ROWS + 1 {
        return area.y;
    }
    let style = match clock::cue(console.state(), env.now) {
        Some(Cue::TenSeconds) => env.theme.bad,
        _ => clock_style(env, countdown),
    };
    draw_countdown(countdown, 40, (style, env.theme.grain), area, buf);
    if console.state().is_paused() {
        buf.set_string(
            area.x + 24,
            area.y + 1,
            env.words().get("clock-paused-long"),
            env.theme.warn,
        );
    }
    area.y + ROWS + 1
}

fn writing(env: &Env, console: &Console, cascade: &Cascade, area: Rect, buf: &mut Buffer) {
    let (words, state) = (env.words(), console.state());
    let Some((place, _, _)) = state.current() else {
        return;
    };
    let cells = usize::from(area.width);
    let last = u8::try_from(cascade.levels.len().saturating_sub(1)).unwrap_or(0);
    let head = format!(
        " {} · {} ",
        level_name(console, last),
        stage_label(env, console, Stage::Writing)
    );
    buf.set_stringn(area.x, area.y, head, cells, env.theme.pressed);
    let mut y = area.y + 2;
    if let Some(prompt) = &cascade.writing_prompt {
        y = paragraph(
            &wrap(prompt.get(state.lang()), cells),
            env.theme.strong,
            below(area, y),
            buf,
        ) + 1;
    }
    if let Some(countdown) = clock::stage(state, place, env.now) {
        y = box_clock(env, console, countdown, below(area, y), buf) + 1;
    }
    paragraph(
        &wrap(&words.get("cascade-writing-hint"), cells),
        env.theme.quiet,
        below(area, y),
        buf,
    );
}

/// Draws the grid of key points and levels.
fn grid(env: &Env, console: &Console, cascade: &Cascade, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let level = u8::try_from(console.column).unwrap_or(0);
    text_line(grid_head(env, console, level), env.theme.strong, area, buf);
    let legend = wrap(&words.get("grid-legend"), area.width.into());
    let y = paragraph(&legend, env.theme.quiet, below(area, area.y + 1), buf) + 1;
    let levels = cascade.levels.len();
    let labels = usize::from(area.width).saturating_sub(levels * LEVEL_CELLS + 1);
    for n in 0..levels {
        let style = if n == console.column {
            env.theme.pressed
        } else {
            env.theme.quiet
        };
        buf.set_string(level_x(area, labels, n), y, format!("  {}  ", n + 1), style);
    }
    let y = grid_rows(env, console, (labels, levels), below(area, y + 1), buf) + 1;
    additions(env, console, level, below(area, y), buf);
}

/// Returns which level is under the cursor, and which chain is shown if there are two.
fn grid_head(env: &Env, console: &Console, level: u8) -> String {
    let words = env.words();
    let args = [
        ("level", level_name(console, level).into()),
        ("n", (console.column + 1).into()),
    ];
    let head = words.with("grid-head", &args);
    let state = console.state();
    let chains = state.current.map_or(1, |place| state.chains(place));
    let chain = if chains > 1 {
        let args = [("n", (console.chain + 1).into()), ("count", chains.into())];
        words.with("grid-chain", &args)
    } else {
        String::new()
    };
    format!("{head}  {chain}")
}

/// Returns the column where the marks of a level begin, behind labels of so many cells.
fn level_x(area: Rect, labels: usize, level: usize) -> u16 {
    area.x + u16::try_from(labels + 1 + level * LEVEL_CELLS).unwrap_or(0)
}

/// Draws the key points around the one under the cursor with their marks, and returns the first row below.
fn grid_rows(
    env: &Env,
    console: &Console,
    (labels, levels): (usize, usize),
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let state = console.state();
    let Some((_, _, part)) = state.current() else {
        return area.y;
    };
    let fits = usize::from(area.height.saturating_sub(4)).max(1);
    let top = first_shown(console.row, fits);
    let mut y = area.y;
    for (row, item) in console.items().iter().enumerate().skip(top).take(fits) {
        let is_chosen = row == console.row;
        let label = format!("{:>2}  {}", row + 1, select::label(state, item));
        let style = if is_chosen {
            env.theme.strong
        } else {
            env.theme.text
        };
        buf.set_string(area.x, y, pad(&label, labels), style);
        for n in 0..levels {
            let level = u8::try_from(n).unwrap_or(u8::MAX);
            let marks = &part.cascade.marks;
            let mark = marks.get(&(console.chain, level, item.clone())).copied();
            let style = if is_chosen && n == console.column {
                env.theme.pressed
            } else {
                mark_style(env, mark)
            };
            let sign = format!("  {}  ", mark.map_or('·', Mark::sign));
            buf.set_string(level_x(area, labels, n), y, sign, style);
        }
        y += 1;
    }
    y
}

fn mark_style(env: &Env, mark: Option<Mark>) -> Style {
    match mark {
        Some(Mark::Intact) => env.theme.good,
        Some(Mark::Changed) => env.theme.warn,
        Some(Mark::Lost) => env.theme.bad,
        None => env.theme.line,
    }
}

fn additions(env: &Env, console: &Console, level: u8, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let Some((_, _, part)) = console.state().current() else {
        return;
    };
    let texts = part
        .cascade
        .additions
        .get(&(console.chain, level))
        .map(Vec::as_slice)
        .unwrap_or_default();
    let head = words.with("grid-additions", &[("n", texts.len().into())]);
    let y = paragraph(&[head], env.theme.quiet, area, buf);
    let lines: Vec<String> = texts
        .iter()
        .map(|text| cut(&format!("+ {text}"), usize::from(area.width)))
        .collect();
    paragraph(&lines, env.theme.text, below(area, y), buf);
}

fn whole_picture(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let Some((place, _, _)) = console.state().current() else {
        return;
    };
    let lines = picture::cascade(env, console.state(), place, usize::from(area.width));
    // If not all fits, the last row says how much there is below.
    let is_long = lines.len() > usize::from(area.height);
    let page = Rect {
        height: area.height.saturating_sub(is_long.into()),
        ..area
    };
    let fits = usize::from(page.height);
    let top = console.scroll.min(lines.len().saturating_sub(fits));
    paragraph_lines(lines.get(top..).unwrap_or_default(), page, buf);
    let more = lines.len().saturating_sub(top + fits);
    if more > 0 {
        let text = format!(
            " {} ↓ ",
            env.words().with("more-lines", &[("n", more.into())])
        );
        let cells = u16::try_from(width(&text)).unwrap_or(0);
        let x = area.right().saturating_sub(cells);
        buf.set_string(x, area.bottom().saturating_sub(1), text, env.theme.foot);
    }
}

#[cfg(test)]
mod tests {
    use super::division;

    #[test]
    fn a_sixth_plays_each_upper_level_and_the_rest_the_shop_floor() {
        assert_eq!(division(12, 5), [2, 2, 2, 2, 4]);
        assert_eq!(division(5, 5), [1, 1, 1, 1, 1]);
        assert_eq!(division(23, 5), [3, 3, 3, 3, 11]);
    }
}
