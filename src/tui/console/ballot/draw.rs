//! Draws secret ballots: passing the laptop on, one person's ballot, and the question to the facilitator whether to
//! count.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::ballot::{Ballot, BallotBox};
use crate::domain::rules::{scale, vote_rules};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Choice, Kind, Rate};
use crate::tui::chrome::{bar, below, frame, notice, paragraph};
use crate::tui::console::ballot::state::{Asked, BallotRow, Booth, Holder, Paper, rows};
use crate::tui::console::draw::below_banners;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::bars;
use crate::tui::widgets::text::{cut, pad, width, wrap};

/// With fewer ballots than this, a warning says that the result may point at people.
const FEW: u16 = 5;
/// The most columns of a ballot.
const WIDEST: u16 = 84;

/// Draws the ballots over the whole screen. Of the console, only trouble with the disk is shown.
pub(crate) fn draw(env: &Env, console: &Console, booth: &Booth, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let [top, middle, notice_rows, _] = frame(env, area);
    let title = if rate(console.state()).is_some() {
        "ballot-title-scores"
    } else {
        "ballot-title"
    };
    bar(env, &[(&words.get(title), true)], &[], top, buf);
    notice(env, notice_rows, buf);
    let middle = match booth.at {
        Holder::Paper(_) => middle,
        Holder::Pass | Holder::Close => below_banners(env, console, middle, buf),
    };
    let columns = middle.width.saturating_sub(6).min(WIDEST);
    let middle = Rect {
        x: middle.x + (middle.width - columns) / 2,
        y: middle.y + 1,
        width: columns,
        height: middle.height.saturating_sub(1),
    };
    match &booth.at {
        Holder::Pass => pass(env, &booth.ballots, middle, buf),
        Holder::Paper(paper) => self::paper(env, console.state(), paper, middle, buf),
        Holder::Close => close(env, console.state(), &booth.ballots, middle, buf),
    }
}

/// Draws paragraphs below one another, with a blank row between them.
fn blocks(parts: &[(String, Style)], area: Rect, buf: &mut Buffer) {
    let mut y = area.y;
    for (text, style) in parts {
        let lines = wrap(text, area.width.into());
        y = paragraph(&lines, *style, below(area, y), buf) + 1;
    }
}

fn pass(env: &Env, ballots: &BallotBox, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let area = below(area, area.y + area.height / 5);
    let (voters, expected) = (ballots.voters(), ballots.expected());
    let count = words.with(
        "ballot-count",
        &[("n", voters.into()), ("of", expected.into())],
    );
    let share = f64::from(voters) / f64::from(expected.max(1));
    let progress = pad(
        &bars::bar(share, usize::from(area.width) / 2),
        usize::from(area.width) / 2,
    );
    let (title, next) = if ballots.is_full() {
        ("ballot-everyone", "ballot-give-back")
    } else {
        ("ballot-pass", "ballot-alone")
    };
    let parts = [
        (words.get(title).into_owned(), env.theme.strong),
        (count, env.theme.text),
        (progress, env.theme.accent),
        (words.get(next).into_owned(), env.theme.accent),
        (words.get("ballot-promise").into_owned(), env.theme.quiet),
    ];
    blocks(&parts, area, buf);
}

fn close(env: &Env, state: &State, ballots: &BallotBox, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let area = below(area, area.y + area.height / 5);
    let voters = ballots.voters();
    let count = words.with(
        "ballot-count",
        &[("n", voters.into()), ("of", ballots.expected().into())],
    );
    let mut parts = vec![
        (words.get("ballot-close").into_owned(), env.theme.strong),
        (count, env.theme.text),
    ];
    if voters > 0 && ballots.meets_earlier(state) {
        let key = if rate(state).is_some() {
            "ballot-adds"
        } else {
            "ballot-replaces"
        };
        parts.push((words.get(key).into_owned(), env.theme.warn));
    }
    if (1..FEW).contains(&voters) {
        parts.push((words.get("ballot-few").into_owned(), env.theme.warn));
    }
    let keys = if voters > 0 {
        "ballot-close-keys"
    } else {
        "ballot-empty-keys"
    };
    parts.push((words.get(keys).into_owned(), env.theme.accent));
    blocks(&parts, area, buf);
}

/// Draws one person's own ballot: the question, what there is to give, the rows to fill in, and *done*.
fn paper(env: &Env, state: &State, paper: &Paper, area: Rect, buf: &mut Buffer) {
    let Some((_, step, _)) = state.current() else {
        return;
    };
    let mut y = area.y;
    if let Some(prompt) = &step.prompt {
        let lines = wrap(prompt.get(state.lang()), area.width.into());
        let most = usize::from(area.height / 4).max(1);
        let lines = lines.get(..lines.len().min(most)).unwrap_or_default();
        y = paragraph(lines, env.theme.strong, area, buf) + 1;
    }
    let head = head(env, state, &paper.ballot);
    let head: Vec<String> = head
        .iter()
        .flat_map(|text| wrap(text, area.width.into()))
        .collect();
    y = paragraph(&head, env.theme.quiet, below(area, y), buf) + 1;
    let foot = question(env, state, paper)
        .map(|text| wrap(&text, area.width.into()))
        .unwrap_or_default();
    let foot_rows = u16::try_from(foot.len()).unwrap_or(0);
    let rest = below(area, y);
    let list = Rect {
        height: rest.height.saturating_sub(foot_rows + 1),
        ..rest
    };
    let y = draw_rows(env, state, paper, list, buf) + 1;
    paragraph(&foot, env.theme.warn, below(area, y), buf);
}

/// Says what there is to give and how much of it is left, or what the ends of the scale mean.
fn head(env: &Env, state: &State, ballot: &Ballot) -> Vec<String> {
    let words = env.words();
    if let Some(rules) = state.current.and_then(|place| vote_rules(state, place)) {
        let left = u32::from(rules.each()).saturating_sub(ballot.dots_given());
        let figures = [
            ("dots", rules.dots.into()),
            ("most", rules.max_per_item.into()),
            ("left", left.into()),
        ];
        let how = words.get("ballot-how-dots").into_owned();
        return vec![words.with("ballot-dots", &figures), how];
    }
    let Some(rate) = rate(state) else {
        return Vec::new();
    };
    let (low, high) = scale(state, rate);
    let ends = [("low", low.into()), ("high", high.into())];
    let mut lines = vec![words.with("ballot-scores", &ends)];
    if let Some((worst, best)) = &rate.anchors {
        let (worst, best) = (worst.get(state.lang()), best.get(state.lang()));
        lines.push(format!("{low} = {worst}, {high} = {best}"));
    }
    lines
}

/// Words what the person is asked before the ballot leaves the screen; `None` if nothing is asked.
fn question(env: &Env, state: &State, paper: &Paper) -> Option<String> {
    let words = env.words();
    let all = rows(state);
    let scores = all.iter().filter(|row| matches!(row, BallotRow::Score(..)));
    let left = match state.current.and_then(|place| vote_rules(state, place)) {
        Some(rules) => u32::from(rules.each()).saturating_sub(paper.ballot.dots_given()),
        None => u32::try_from(scores.count() - paper.ballot.scores_given()).unwrap_or(0),
    };
    let is_vote = all.iter().any(|row| matches!(row, BallotRow::Dots(_)));
    Some(match paper.asked {
        Asked::Nothing => return None,
        Asked::Clear => words.get("ballot-ask-clear").into_owned(),
        Asked::HandIn if is_vote => words.with("ballot-ask-dots", &[("left", left.into())]),
        Asked::HandIn => words.with("ballot-ask-scores", &[("left", left.into())]),
    })
}

/// Draws the rows around the one under the cursor, and that one in full. Returns the first screen row below.
fn draw_rows(env: &Env, state: &State, paper: &Paper, area: Rect, buf: &mut Buffer) -> u16 {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut chosen = 0..1;
    for (place, row) in rows(state).iter().enumerate() {
        let is_chosen = place == paper.row && paper.asked == Asked::Nothing;
        let start = lines.len();
        lines.extend(draw_row(env, state, paper, (row, is_chosen), area.width));
        if place == paper.row {
            chosen = start..lines.len();
        }
    }
    let height = usize::from(area.height);
    let top = chosen.end.saturating_sub(height).min(chosen.start);
    let mut y = area.y;
    for line in lines.iter().skip(top).take(height) {
        buf.set_line(area.x, y, line, area.width);
        y += 1;
    }
    y
}

fn draw_row<'a>(
    env: &Env,
    state: &State,
    paper: &Paper,
    (row, is_chosen): (&BallotRow, bool),
    columns: u16,
) -> Vec<Line<'a>> {
    let style = if is_chosen {
        env.theme.selected
    } else {
        env.theme.text
    };
    let given = given(env, state, &paper.ballot, row);
    let tail = match (is_chosen, row) {
        (_, BallotRow::Done) => String::new(),
        (true, _) => format!("‹ {given} ›"),
        (false, _) => format!("  {given}  "),
    };
    let room = usize::from(columns).saturating_sub(width(&tail) + 3);
    let (text, aspect) = label(env, state, row);
    let texts = if is_chosen {
        wrap(&format!("{text}{aspect}"), room)
    } else {
        let text = cut(&text, room.saturating_sub(width(&aspect)));
        vec![format!("{text}{aspect}")]
    };
    let lead = if is_chosen { "▶ " } else { "  " };
    let mut lines = Vec::new();
    if *row == BallotRow::Done {
        lines.push(Line::default());
    }
    for (n, text) in texts.iter().enumerate() {
        let (lead, tail) = if n == 0 {
            (lead, tail.clone())
        } else {
            ("  ", " ".repeat(width(&tail)))
        };
        let text = format!("{lead}{} {tail}", pad(text, room));
        lines.push(Line::from(Span::styled(text, style)));
    }
    lines
}

/// Returns what a row is about, and the end of it that must not be cut.
fn label(env: &Env, state: &State, row: &BallotRow) -> (String, String) {
    let words = env.words();
    match row {
        BallotRow::Dots(item) => (select::label(state, item), String::new()),
        BallotRow::Score(item, aspect) => {
            let aspects = rate(state).map_or(&[][..], |rate| &rate.aspects);
            let name = named(aspects, aspect, state);
            let aspect = name.map_or_else(String::new, |name| format!(" · {name}"));
            (select::label(state, item), aspect)
        }
        BallotRow::Group => {
            let groups = rate(state).map_or(&[][..], |rate| &rate.groups);
            let names: Vec<String> = (1_u32..)
                .zip(groups)
                .map(|(n, group)| format!("{n} = {}", group.label.get(state.lang())))
                .collect();
            let names = names.join(", ");
            (
                words.with("ballot-group", &[("groups", names.into())]),
                String::new(),
            )
        }
        BallotRow::Done => (words.get("ballot-done").into_owned(), String::new()),
    }
}

/// Returns what the person gave in a row.
fn given(env: &Env, state: &State, ballot: &Ballot, row: &BallotRow) -> String {
    let none = || "–".to_owned();
    match row {
        BallotRow::Dots(item) => {
            let rules = state.current.and_then(|place| vote_rules(state, place));
            let most = rules.map_or(1, |rules| usize::from(rules.max_per_item));
            let dots = ballot.dots(item);
            let filled = usize::try_from(dots).unwrap_or(0);
            if most <= 5 {
                format!(
                    "{}{}",
                    "●".repeat(filled),
                    "○".repeat(most.saturating_sub(filled))
                )
            } else {
                format!("{dots:>2}")
            }
        }
        BallotRow::Score(item, aspect) => ballot
            .score(item, aspect)
            .map_or_else(none, |score| score.to_string()),
        BallotRow::Group => {
            let groups = rate(state).map_or(&[][..], |rate| &rate.groups);
            let name = ballot.group().and_then(|group| named(groups, group, state));
            name.unwrap_or_else(|| env.words().get("ballot-choose").into_owned())
        }
        BallotRow::Done => String::new(),
    }
}

fn rate(state: &State) -> Option<&Rate> {
    match state.current() {
        Some((_, step, _)) => match &step.kind {
            Kind::Rate(rate) => Some(rate),
            _ => None,
        },
        None => None,
    }
}

fn named(choices: &[Choice], id: &str, state: &State) -> Option<String> {
    let choice = choices.iter().find(|choice| choice.id == id);
    choice.map(|choice| choice.label.get(state.lang()).to_owned())
}
