//! Draws the bar of the console and the banners below it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cue;
use crate::domain::clock::{self, Agenda, Cue};
use crate::domain::event::{Curtain, Shows};
use crate::domain::workshop::Kind;
use crate::tui::chrome::{bar, below};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::messages::{Access, DiskNews};
use crate::tui::widgets::text::{self, wrap};
use crate::tui::wording;
use crate::tui::wording::clock_time;

pub(super) fn head(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = console.state();
    let now = env.clock_time(env.now.wall);
    let agenda = clock::agenda(state, env.now);
    let ends = env.clock_time(agenda.ends);
    let ends_key = if state.ended.is_some() {
        "head-ended"
    } else {
        "head-ends"
    };
    let rehearsal = env.rehearsal.map(|speed| {
        let text = words.with("head-rehearsal", &[("speed", speed.into())]);
        (text, true)
    });
    let who = wording::client_or_group(state);
    let title = state.workshop().title.get(state.lang());
    let left: Vec<(&str, bool)> = if who.is_blank() {
        vec![(title, true)]
    } else {
        vec![(who.as_str(), true), ("  ", false), (title, false)]
    };
    let mut right = vec![
        (now, false),
        (words.with(ends_key, &[("time", ends.into())]), false),
    ];
    right.extend(rehearsal);
    let last = saved(env, console).map(|text| (text, false));
    // When there is little room, what is saved matters most, then that the room's screen is closed or in a break, then
    // how late it is, and last what else the room sees. Whose session it is keeps its room.
    let (shut, seen): (Vec<_>, Vec<_>) = room(env, console)
        .into_iter()
        .partition(|(_, is_strong)| *is_strong);
    let drift = drift(env, console, &agenda).filter(|_| area.width >= 76);
    let needed = text::width(left.first().map_or("", |(text, _)| *text)).min(LEAST_NAME);
    let mut used: usize = right.iter().chain(&last).map(part_cells).sum();
    let mut more = Vec::new();
    for (place, part) in [(0, shut.first()), (2, drift.as_ref()), (1, seen.first())] {
        if let Some(part) = part
            && (used + part_cells(part) + needed + 2 <= usize::from(area.width)
                || part.1 && place == 0)
        {
            used += part_cells(part);
            more.push((place, part.clone()));
        }
    }
    more.sort_by_key(|(place, _)| *place);
    right.extend(more.into_iter().map(|(_, part)| part));
    right.extend(last);
    let right: Vec<(&str, bool)> = right
        .iter()
        .flat_map(|(text, is_strong)| [("   ", false), (text.as_str(), *is_strong)])
        .skip(1)
        .collect();
    bar(env, &left, &right, area, buf);
}

/// How many cells of the client's name stay, whatever else there is to say.
const LEAST_NAME: usize = 12;

/// How many cells a part at the right of the bar takes, with what is between it and the one before.
fn part_cells(part: &(String, bool)) -> usize {
    text::width(&part.0) + 3
}

/// Says what the room sees and whether a projector shows it; `None` if it simply follows the step and there is no
/// projector. The flag is whether it is drawn strong.
fn room(env: &Env, console: &Console) -> Option<(String, bool)> {
    let words = env.words();
    let set = &console.state().room;
    let (key, is_strong) = match (set.curtain, &set.shows) {
        (Curtain::Black, _) => ("head-room-black", true),
        (Curtain::Frozen, _) => ("head-room-frozen", true),
        (Curtain::Open, Shows::Auto) if console.projectors == 0 => return None,
        (Curtain::Open, Shows::Auto) => ("head-room-on", false),
        (Curtain::Open, Shows::Question) => ("head-room-question", false),
        (Curtain::Open, Shows::Items) => ("head-room-items", false),
        (Curtain::Open, Shows::Results) => ("head-room-results", false),
        (Curtain::Open, Shows::Step(_)) => ("head-room-earlier", false),
        (Curtain::Open, Shows::Break { .. }) => ("head-room-break", true),
        (Curtain::Open, Shows::Agenda) => ("head-room-agenda", false),
        (Curtain::Open, Shows::Opening) => ("head-room-opening", false),
    };
    let sign = match console.projectors {
        0 => "▢".to_owned(),
        1 => "▣".to_owned(),
        more => format!("▣ {more}×"),
    };
    let time = match set.shows {
        Shows::Break { until, .. } => clock_time(until, console.state()),
        _ => String::new(),
    };
    let text = words.with(key, &[("time", time.into())]);
    Some((format!("{sign} {text}"), is_strong))
}

/// Says how many minutes later or earlier than agreed it ends and, if that matters, which key helps. The flag is whether
/// it is drawn strong.
fn drift(env: &Env, console: &Console, agenda: &Agenda) -> Option<(String, bool)> {
    let words = env.words();
    let state = console.state();
    let minutes = agenda.minutes_late();
    if minutes == 0 {
        return None;
    }
    let is_over = clock::cue(state, env.now) == Some(Cue::Over) && minutes > 0;
    let matters = !(-cue::EARLY..cue::LATE).contains(&agenda.drift) || is_over;
    let key = if minutes > 0 {
        "head-late"
    } else {
        "head-early"
    };
    let text = words.with(key, &[("minutes", minutes.unsigned_abs().into())]);
    if matters && state.current.is_some() {
        return Some((format!("{text}: {}", cue::key(console)), true));
    }
    Some((text, false))
}

/// Says in a word whether everything is on disk; `None` in a rehearsal, of which nothing is kept.
fn saved(env: &Env, console: &Console) -> Option<String> {
    let words = env.words();
    if env.rehearsal.is_some() {
        return None;
    }
    if let Access::ReadOnly(_) = console.access {
        return Some(words.get("head-read-only").into_owned());
    }
    Some(match console.waiting() {
        0 if !console.lasts => format!("◐ {}", words.get("head-in-memory")),
        0 => format!("● {}", words.get("head-saved")),
        n => format!("○ {}", words.with("head-saving", &[("n", n.into())])),
    })
}

/// Draws what is wrong with the disk or the file and what is left from last time, and returns the area below.
pub(crate) fn below_banners(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Rect {
    let mut rest = area;
    for (text, style) in banners(env, console) {
        let rows = wrap(&text, usize::from(rest.width.saturating_sub(2)));
        for row in rows.iter().take(usize::from(rest.height)) {
            let line = format!(
                " {}",
                text::pad(row, usize::from(rest.width).saturating_sub(1))
            );
            buf.set_string(rest.x, rest.y, line, style);
            rest = below(rest, rest.y + 1);
        }
    }
    rest
}

fn banners(env: &Env, console: &Console) -> Vec<(String, Style)> {
    let words = env.words();
    let mut banners = Vec::new();
    if let Access::ReadOnly(why) = &console.access {
        banners.push((why.clone(), env.theme.banner));
    }
    if let Some(DiskNews::Failing(why)) = &console.trouble {
        let waiting = console.waiting();
        let text = words.with(
            "banner-failing",
            &[("n", waiting.into()), ("why", why.as_str().into())],
        );
        banners.push((text, env.theme.banner));
    }
    let is_practice = env.rehearsal.is_some();
    match (&console.rescue, console.lasts || is_practice) {
        (Some(path), lasts) => {
            let key = if lasts {
                "banner-rescued"
            } else {
                "banner-rescued-in-memory"
            };
            let text = words.with(key, &[("path", path.as_str().into())]);
            banners.push((text, env.theme.banner));
        }
        (None, false) => {
            let text = words.get("banner-in-memory").into_owned();
            banners.push((text, env.theme.banner));
        }
        (None, true) => {}
    }
    let open = console.unsettled();
    // A ballot goes round: what is left to the facilitator is nothing for those who vote.
    if open > 0 && looks_back(console) && console.booth.is_none() {
        let text = words.with("banner-open-actions", &[("n", open.into())]);
        banners.push((text, env.theme.pressed));
    }
    banners
}

/// Whether this is a step in which to look back: the first one, or one for actions.
fn looks_back(console: &Console) -> bool {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return false;
    };
    let is_first = state
        .steps
        .iter()
        .take(place.get())
        .all(|step| step.entered.is_none());
    is_first || matches!(step.kind, Kind::Actions(_))
}
