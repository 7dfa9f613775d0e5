//! Draws a replay: the console or the room's screen at a moment, what had just happened, and the scrubber.
//!
//! ```text
//!  replay  client  workshop               Mon 23 Nov 14:12:10   being written
//!  the console, or what the room saw
//!  14:12:10  3 items added: “…”           what had just happened
//!  ━━━┃━━━▲━◆━━┃━━●───┃──▲──◉─┃───        the scrubber
//!  ▶ 20×  0:42:10 of 2:31:00  session time       ┃step ✓actions ▲votes …
//!  keys
//! ```

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layout::{rows, track};
use crate::domain::replay::{MarkKind, said};
use crate::domain::workshop::StepIndex;
use crate::tui::chrome::{bar, below, inset, notice, row};
use crate::tui::console::draw::body;
use crate::tui::env::Env;
use crate::tui::replay::state::Replay;
use crate::tui::theme::Viewpoint;
use crate::tui::wall;
use crate::tui::widgets::text::{cut, width, wrap};
use crate::tui::wording;

/// The marks on the scrubber, in the order of its legend.
const MARKS: [MarkKind; 6] = [
    MarkKind::Step(StepIndex::FIRST),
    MarkKind::Action,
    MarkKind::Vote,
    MarkKind::Reveal,
    MarkKind::Decision,
    MarkKind::Merge,
];

/// How many cells a mark may be drawn in, of which its own is the first.
const NUDGE: u16 = 3;

/// Draws a replay.
pub(crate) fn draw(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let [upper, happened, _, status, _] = rows(area);
    match replay.console.viewpoint {
        Viewpoint::Facilitator => console_at(env, replay, upper, buf),
        Viewpoint::Room => {
            let view = env.themes.signed(replay.console.seen(env.now));
            wall::draw(&view, &env.room_theme, &replay.console.eye, upper, buf);
        }
    }
    if env.notice.is_some() {
        notice(env, happened, buf);
    } else if replay.console.viewpoint == Viewpoint::Facilitator {
        // What was done may be a note, or the name of who said it.
        just_happened(env, replay, happened, buf);
    }
    scrubber(env, replay, track(area), buf);
    state(env, replay, inset(status, 1, 1), buf);
}

fn console_at(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let [top, middle] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    head(env, replay, top, buf);
    let mut middle = middle;
    for text in &replay.notices {
        let cells = usize::from(middle.width.saturating_sub(2));
        for line in wrap(text, cells).iter().take(usize::from(middle.height)) {
            buf.set_style(row(middle, middle.y), env.theme.banner);
            buf.set_string(middle.x + 1, middle.y, line, env.theme.banner);
            middle = below(middle, middle.y + 1);
        }
    }
    body(env, &replay.console, middle, buf);
}

fn head(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = replay.console.state();
    let day = words.get("replay-day");
    let at = env.local(env.now.wall).format(&day).to_string();
    let live = words.get("replay-live");
    let right: &[(&str, bool)] = if replay.is_live {
        &[(&live, true), ("   ", false), (&at, false)]
    } else {
        &[(&at, false)]
    };
    let who = wording::client_or_group(state);
    let title = state.workshop().title.get(state.lang());
    let name = words.get("replay-title");
    let mut left = vec![(&*name, true), ("  ", false)];
    if !who.is_blank() {
        left.extend([(who.as_str(), true), ("  ", false)]);
    }
    left.push((title, false));
    bar(env, &left, right, area, buf);
}

/// Draws what had just happened, with its time and in the words of whoever said it.
fn just_happened(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let Some(stamped) = replay.timeline.event(replay.index()) else {
        return;
    };
    let state = replay.console.state();
    let numbered = |seq| replay.timeline.numbered(seq);
    let what = wording::happened(&stamped.event, numbered, state, words);
    let time = env.local(stamped.at.wall).format("%H:%M:%S").to_string();
    let mut spans = vec![
        Span::styled(format!(" {time}  "), env.theme.quiet),
        Span::styled(what, env.theme.text),
    ];
    let texts: Vec<&str> = said(&stamped.event)
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let used: usize = spans.iter().map(Span::width).sum();
    let room = usize::from(area.width).saturating_sub(used + 4);
    if !texts.is_empty() && room > 8 {
        let texts = cut(&texts.join(" · "), room);
        spans.push(Span::styled(format!(": {texts}"), env.theme.text));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// Draws the scrubber: the moment shown between the beginning and the end, and the marks of what happened, which differ
/// in shape.
fn scrubber(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let last = u64::from(area.width.saturating_sub(1));
    let length = replay.length();
    let cell = |shown: u64| {
        let at = u128::from(shown) * u128::from(last) / u128::from(length.max(1));
        area.x
            + u16::try_from(at)
                .unwrap_or(u16::MAX)
                .min(area.width.saturating_sub(1))
    };
    let here = cell(replay.shown());
    let shade = |x: u16| {
        if x <= here {
            env.theme.accent
        } else {
            env.theme.quiet
        }
    };
    for x in area.x..area.right() {
        let line = if x <= here { "━" } else { "─" };
        buf.set_string(x, area.y, line, shade(x));
    }
    let marks = replay.timeline.marks().iter();
    let marks = marks.map(|mark| {
        let shown = replay.pace.shown(replay.timeline.time(mark.index));
        (mark.kind, cell(shown))
    });
    for (x, kind) in apart(marks, area.right()) {
        let (sign, _) = shape(kind);
        let style = match kind {
            _ if x <= here => env.theme.accent,
            MarkKind::Step(_) => env.theme.quiet,
            _ => env.theme.text,
        };
        buf.set_string(x, area.y, sign, style);
    }
    if let Some(cell) = buf.cell_mut((here, area.y)) {
        if matches!(cell.symbol(), "━" | "─") {
            cell.set_symbol("●");
        }
        cell.set_style(env.theme.pressed);
    }
}

/// Returns the mark in each column. Marks that would fall together stand side by side in their order, a cell or two
/// late; a step makes way for what happened in it.
fn apart(marks: impl Iterator<Item = (MarkKind, u16)>, end: u16) -> BTreeMap<u16, MarkKind> {
    let mut cells = BTreeMap::new();
    for (kind, x) in marks {
        let is_free = |x: &u16| match cells.get(x) {
            None | Some(MarkKind::Step(_)) => true,
            Some(other) => *other == kind,
        };
        let column = match kind {
            MarkKind::Step(_) => Some(x).filter(|x| !cells.contains_key(x)),
            _ => (x..end.min(x + NUDGE)).find(is_free),
        };
        if let Some(column) = column {
            cells.insert(column, kind);
        }
    }
    cells
}

/// Returns the shape of a mark, and the locale key of its name.
fn shape(kind: MarkKind) -> (&'static str, &'static str) {
    match kind {
        MarkKind::Step(_) => ("┃", "replay-mark-step"),
        MarkKind::Action => ("✓", "replay-mark-action"),
        MarkKind::Vote => ("▲", "replay-mark-vote"),
        MarkKind::Reveal => ("◉", "replay-mark-reveal"),
        MarkKind::Decision => ("◆", "replay-mark-decision"),
        MarkKind::Merge => ("⇄", "replay-mark-merge"),
    }
}

/// Draws whether it plays, how fast, where it is and on which clock, and if there is room the legend of the scrubber.
fn state(env: &Env, replay: &Replay, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let sign = match (replay.is_playing(), replay.is_at_end()) {
        (true, _) => "▶",
        (false, true) => "■",
        (false, false) => "‖",
    };
    let position = format!("{} / {}", clock(replay.shown()), clock(replay.length()));
    let key = if replay.pace.is_shortened() {
        "replay-clock-shortened"
    } else {
        "replay-clock-session"
    };
    let which = words.with(key, &[("at", clock(replay.time).into())]);
    let mut spans = vec![
        Span::styled(format!("{sign} "), env.theme.accent),
        Span::styled(format!("{}  ", replay.speed.say(words)), env.theme.strong),
        Span::styled(format!("{position}  "), env.theme.text),
        Span::styled(which.clone(), env.theme.quiet),
    ];
    let used: usize = spans.iter().map(Span::width).sum();
    // Few sessions were ever merged.
    let is_told = |kind: &MarkKind| {
        let mut marks = replay.timeline.marks().iter();
        *kind != MarkKind::Merge || marks.any(|mark| mark.kind == *kind)
    };
    let legend = MARKS.into_iter().filter(is_told).map(|kind| {
        let (sign, key) = shape(kind);
        format!("{sign}{}", words.get(key))
    });
    let legend = legend.collect::<Vec<_>>().join(" ");
    let room = usize::from(area.width).saturating_sub(used);
    if let Some(gap) = room.checked_sub(width(&legend)).filter(|gap| *gap > 0) {
        spans.push(Span::styled(" ".repeat(gap), Style::new()));
        spans.push(Span::styled(legend, env.theme.quiet));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// Writes milliseconds as hours, minutes and seconds: `2:05:09`.
fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours}:{minutes:02}:{:02}", seconds % 60)
}
