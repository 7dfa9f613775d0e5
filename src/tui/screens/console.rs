//! The console: the agenda, the question with what is captured, the clock with what is for the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::{bar, cascade, footer, frame, late, notice, paragraph, work};
use crate::domain::clock::{self, Countdown, Cue};
use crate::domain::event::{Curtain, List, Shows, Stage};
use crate::domain::session::Status;
use crate::domain::workshop::{Kind, Step};
use crate::tui::app::{Access, App, Disk};
use crate::tui::carry::unsettled;
use crate::tui::console::Console;
use crate::tui::widgets::agenda::{Agenda, Row};
use crate::tui::widgets::bars;
use crate::tui::widgets::clock::{Digits, ROWS};
use crate::tui::widgets::text::{self, wrap};
use crate::tui::wording;

/// From this width on the clock and the facilitator's notes have a column of their own.
const TWO_COLUMNS: u16 = 92;
/// From this width on the agenda has one too.
const THREE_COLUMNS: u16 = 116;

/// Draws the console; where the caret stands.
///
/// ```text
///  client · workshop                        14:32  ends 16:20  +5 min  saved
///  agenda   | 4 of 14  step                          | 12:34
///  ✓ 14:00  | “the question”                         | of 38 min, until 14:50
///  ▶ 14:12  | what is captured                       | for the facilitator
///           | what is typed                          |
///  what was said last
///  keys
/// ```
pub(super) fn draw(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let [top, middle, said, foot] = frame(area);
    head(app, console, top, buf);
    footer(app, foot, buf);
    notice(app, said, buf);
    body(app, console, middle, buf)
}

/// Draws everything between the bar and what was said last; where the caret stands.
pub(super) fn body(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let middle = below_banners(app, console, area, buf);
    let Some((place, step, _)) = console.state().current() else {
        over(app, console, middle, buf);
        return None;
    };
    let middle = Rect {
        y: middle.y + 1,
        height: middle.height.saturating_sub(1),
        ..middle
    };
    let (left, right) = match area.width {
        width if width >= THREE_COLUMNS => (width / 4 + 2, width / 5 + 6),
        width if width >= TWO_COLUMNS => (0, width * 3 / 10),
        _ => (0, 0),
    };
    // The grid and the picture want the room more than the agenda does.
    let is_wide = matches!(console.stage(), Some(Stage::Scoring | Stage::Picture));
    let (left, right) = (if is_wide { 0 } else { left.min(44) }, right.min(48));
    let [agenda, main, side] = Layout::horizontal([
        Constraint::Length(left),
        Constraint::Fill(1),
        Constraint::Length(right),
    ])
    .areas(middle);
    if left > 0 {
        draw_agenda(
            app,
            console,
            Rect {
                x: agenda.x + 1,
                width: agenda.width.saturating_sub(3),
                ..agenda
            },
            buf,
        );
        rule(app, agenda.right().saturating_sub(1), agenda, buf);
    }
    if right > 0 {
        rule(app, side.x, side, buf);
        draw_side(
            app,
            console,
            Rect {
                x: side.x + 2,
                width: side.width.saturating_sub(3),
                ..side
            },
            buf,
        );
    }
    let main = Rect {
        x: main.x + 2,
        width: main.width.saturating_sub(4).min(104),
        ..main
    };
    let main = title(app, console, (place, step), right == 0, main, buf);
    match console.stage() {
        Some(_) => {
            cascade::draw(app, console, main, buf);
            None
        }
        None => work::draw(app, console, main, buf),
    }
}

fn rule(app: &App, x: u16, area: Rect, buf: &mut Buffer) {
    for y in area.y..area.bottom() {
        buf.set_string(x, y, "│", app.theme.line);
    }
}

fn head(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let state = console.state();
    let now = app.local(app.now.wall).format("%H:%M").to_string();
    let agenda = clock::agenda(state, app.now);
    let ends = app.local(agenda.ends).format("%H:%M").to_string();
    let ends_key = if state.ended.is_some() {
        "head-ended"
    } else {
        "head-ends"
    };
    let rehearsal = app.rehearsal.map(|speed| {
        let text = words.with("head-rehearsal", &[("speed", speed.into())]);
        (text, true)
    });
    let mut right = vec![
        (now, false),
        (words.with(ends_key, &[("time", ends.into())]), false),
    ];
    right.extend(rehearsal);
    if area.width >= 76 {
        right.extend(room(app, console));
        right.extend(drift(app, console, agenda.drift));
        right.push((saved(app, console), false));
    }
    let right: Vec<(&str, bool)> = right
        .iter()
        .flat_map(|(text, is_strong)| [("   ", false), (text.as_str(), *is_strong)])
        .skip(1)
        .collect();
    let who = if state.opened.client.is_blank() {
        &state.opened.group
    } else {
        &state.opened.client
    };
    let title = state.workshop().title.get(state.lang());
    let left: Vec<(&str, bool)> = if who.is_blank() {
        vec![(title, true)]
    } else {
        vec![(who.as_str(), true), ("  ", false), (title, false)]
    };
    bar(app, &left, &right, area, buf);
}

/// What the room sees, where that is not simply the step, and whether a projector shows it.
fn room(app: &App, console: &Console) -> Option<(String, bool)> {
    let words = app.words();
    let set = console.state().room;
    let (key, is_strong) = match (set.curtain, set.shows) {
        (Curtain::Black, _) => ("head-room-black", true),
        (Curtain::Frozen, _) => ("head-room-frozen", true),
        (Curtain::Open, Shows::Auto) if console.projectors == 0 => return None,
        (Curtain::Open, Shows::Auto) => ("head-room-on", false),
        (Curtain::Open, Shows::Question) => ("head-room-question", false),
        (Curtain::Open, Shows::Items) => ("head-room-items", false),
        (Curtain::Open, Shows::Results) => ("head-room-results", false),
        (Curtain::Open, Shows::Agenda) => ("head-room-agenda", false),
    };
    let sign = match console.projectors {
        0 => "▢".to_owned(),
        1 => "▣".to_owned(),
        more => format!("▣ {more}×"),
    };
    Some((format!("{sign} {}", words.get(key)), is_strong))
}

/// How much later or earlier than agreed it ends, and where that matters the key that does something about it.
fn drift(app: &App, console: &Console, drift: i64) -> Option<(String, bool)> {
    let words = app.words();
    let state = console.state();
    let minutes = drift / 60_000;
    if minutes == 0 {
        return None;
    }
    let is_over = clock::cue(state, app.now) == Some(Cue::Over) && minutes > 0;
    let matters = !(-late::EARLY..late::LATE).contains(&drift) || is_over;
    let key = if minutes > 0 {
        "head-late"
    } else {
        "head-early"
    };
    let text = words.with(key, &[("minutes", minutes.unsigned_abs().into())]);
    if matters && state.current.is_some() {
        return Some((format!("{text}: {}", late::key(console)), true));
    }
    Some((text, false))
}

/// Whether everything is on disk, in a word.
fn saved(app: &App, console: &Console) -> String {
    let words = app.words();
    if let Access::ReadOnly(_) = console.access {
        return words.get("head-read-only").into_owned();
    }
    let waiting = console
        .session
        .next_seq()
        .saturating_sub(1)
        .saturating_sub(console.saved);
    match waiting {
        0 => format!("● {}", words.get("head-saved")),
        n => format!("○ {}", words.with("head-saving", &[("n", n.into())])),
    }
}

/// Draws what is wrong with the disk or the file, and what waits from last time; the room below.
pub(super) fn below_banners(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Rect {
    let mut rest = area;
    for (text, style) in banners(app, console) {
        let rows = wrap(&text, usize::from(rest.width.saturating_sub(2)));
        for row in rows.iter().take(usize::from(rest.height)) {
            let line = format!(
                " {}",
                text::pad(row, usize::from(rest.width).saturating_sub(1))
            );
            buf.set_string(rest.x, rest.y, line, style);
            rest = Rect {
                y: rest.y + 1,
                height: rest.height.saturating_sub(1),
                ..rest
            };
        }
    }
    rest
}

fn banners(app: &App, console: &Console) -> Vec<(String, Style)> {
    let words = app.words();
    let mut banners = Vec::new();
    if let Access::ReadOnly(why) = &console.access {
        banners.push((why.clone(), app.theme.banner));
    }
    match &console.trouble {
        Some(Disk::Failing(why)) => {
            let waiting = console
                .session
                .next_seq()
                .saturating_sub(1)
                .saturating_sub(console.saved);
            let text = words.with(
                "banner-failing",
                &[("n", waiting.into()), ("why", why.as_str().into())],
            );
            banners.push((text, app.theme.banner));
        }
        Some(Disk::Rescued(path)) => {
            let text = words.with("banner-rescued", &[("path", path.as_str().into())]);
            banners.push((text, app.theme.banner));
        }
        Some(Disk::Saved(_)) | None => {}
    }
    let open = unsettled(&console.open_actions, console.state());
    if open > 0 && looks_back(console) {
        let text = words.with("banner-open-actions", &[("n", open.into())]);
        banners.push((text, app.theme.pressed));
    }
    banners
}

/// Whether this is a step to look back in: the first one, and the one for actions.
fn looks_back(console: &Console) -> bool {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return false;
    };
    let is_first = state
        .steps
        .iter()
        .take(place)
        .all(|step| step.entered.is_none());
    is_first || matches!(step.kind, Kind::Actions(_))
}

/// The current step and its clock in one line, for a screen too small for more.
pub(super) fn clock_line(app: &App, console: &Console) -> String {
    match console.state().current() {
        Some((place, step, _)) => {
            let left = text::left(clock::step(console.state(), place, app.now).left());
            format!("{left}  {}", step.title.get(console.state().lang()))
        }
        None => String::new(),
    }
}

/// The style a clock asks for: calm, little time left, over time.
pub(super) fn clock_style(app: &App, countdown: Countdown) -> Style {
    match countdown.left() {
        left if left <= 0 => app.theme.bad,
        left if left <= 120_000 && countdown.planned > 180_000 => app.theme.warn,
        left if left <= 30_000 => app.theme.warn,
        _ => app.theme.strong,
    }
}

/// Step number and title, the clock beside it where it has no column of its own, and the question. What is left.
fn title(
    app: &App,
    console: &Console,
    (place, step): (usize, &Step),
    with_clock: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let words = app.words();
    let state = console.state();
    let agenda = clock::agenda(state, app.now);
    let (n, count) = agenda.number(place).unwrap_or((1, 1));
    let number = words.with("step-of", &[("n", n.into()), ("count", count.into())]);
    buf.set_stringn(area.x, area.y, &number, area.width.into(), app.theme.quiet);
    let x = area.x + u16::try_from(text::width(&number) + 2).unwrap_or(0);
    let room =
        usize::from(area.right().saturating_sub(x)).saturating_sub(if with_clock { 22 } else { 0 });
    buf.set_stringn(
        x,
        area.y,
        text::cut(step.title.get(state.lang()), room),
        room,
        app.theme.accent,
    );
    if with_clock {
        let countdown = clock::step(state, place, app.now);
        let mut shown = text::left(countdown.left());
        if state.is_paused() {
            shown = format!("{} {shown}", words.get("clock-paused"));
        }
        let cells = u16::try_from(text::width(&shown)).unwrap_or(0);
        buf.set_string(
            area.right().saturating_sub(cells),
            area.y,
            shown,
            clock_style(app, countdown),
        );
    }
    if let Some((text, style)) = late::cue(app, console).filter(|_| with_clock) {
        let text = text::cut(&text, area.width.into());
        buf.set_string(area.x, area.y + 1, text, style);
    }
    let mut y = area.y + 2;
    let prompt = step.prompt.as_ref().filter(|_| console.stage().is_none());
    if let Some(prompt) = prompt {
        let cells = usize::from(area.width.saturating_sub(2));
        for line in wrap(prompt.get(state.lang()), cells) {
            if y + 6 >= area.bottom() {
                break;
            }
            buf.set_string(area.x, y, "▌", app.theme.accent);
            buf.set_stringn(area.x + 2, y, line, cells, app.theme.strong);
            y += 1;
        }
        y += 1;
    }
    if let Some(rung) = console.rung.filter(|_| with_clock) {
        y = silent(
            app,
            console,
            rung,
            Rect {
                y,
                height: area.bottom().saturating_sub(y),
                ..area
            },
            buf,
        ) + 1;
    }
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

fn silent(app: &App, console: &Console, rung: usize, area: Rect, buf: &mut Buffer) -> u16 {
    let words = app.words();
    let count = wording::rungs(console.state());
    let head = words.with(
        "silent-title",
        &[("n", (rung + 1).into()), ("count", count.into())],
    );
    let y = paragraph(&[head], app.theme.warn, area, buf);
    let text = wording::rung(console.state(), rung, words);
    let rest = Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    paragraph(&wrap(&text, area.width.into()), app.theme.text, rest, buf)
}

fn draw_agenda(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let state = console.state();
    buf.set_stringn(
        area.x,
        area.y,
        words.get("agenda"),
        area.width.into(),
        app.theme.quiet,
    );
    let agenda = clock::agenda(state, app.now);
    let rows: Vec<Row> = agenda
        .lines
        .iter()
        .filter_map(|line| {
            let (step, _) = state.step(line.place)?;
            Some(Row {
                status: line.status,
                time: app.local(line.begins).format("%H:%M").to_string(),
                title: step.title.get(state.lang()).to_owned(),
                minutes: line.minutes,
                change: line.change,
            })
        })
        .collect();
    let below = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    (&Agenda {
        rows: &rows,
        theme: &app.theme,
    })
        .render(below, buf);
}

fn draw_side(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return;
    };
    let lang = state.lang();
    let words = app.words();
    let mut y = draw_clock(app, console, place, area, buf);
    let rest = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    if let Some(rung) = console.rung {
        y = silent(app, console, rung, rest(y), buf) + 1;
    }
    let cells = usize::from(area.width);
    let for_me = [
        ("intent", step.intent.as_ref()),
        ("notes", step.notes.as_ref()),
    ];
    let mut all = Vec::new();
    for (key, text) in for_me
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
    {
        all.push((words.get(key).into_owned(), app.theme.quiet));
        let lines = wrap(text.get(lang), cells);
        all.extend(lines.into_iter().map(|line| (line, app.theme.text)));
        all.push((String::new(), app.theme.text));
    }
    // What does not fit is said to be there.
    let fits = usize::from(area.bottom().saturating_sub(y + 2));
    if all.len() > fits + 1 || step.handout.is_some() {
        all.truncate(fits.saturating_sub(1));
        all.push((words.get("notes-more").into_owned(), app.theme.quiet));
    }
    for (line, style) in all {
        y = paragraph(&[line], style, rest(y), buf);
    }
    y += 1;
    let counts: Vec<String> = List::ALL
        .into_iter()
        .map(|list| (list, state.list(list).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(list, count)| format!("{} {count}", words.get(wording::list(list))))
        .collect();
    if !counts.is_empty() && y < area.bottom() {
        paragraph(
            &wrap(&counts.join(" · "), cells),
            app.theme.quiet,
            rest(y),
            buf,
        );
    }
}

/// The large clock, a bar, and what it counts; the first row below.
fn draw_clock(app: &App, console: &Console, place: usize, area: Rect, buf: &mut Buffer) -> u16 {
    let words = app.words();
    let state = console.state();
    let whole = clock::step(state, place, app.now);
    // A box and the writing have their own large clock in the middle.
    let part =
        clock::stage(state, place, app.now).filter(|_| console.stage() == Some(Stage::Scoring));
    let (countdown, label) = match (part, console.stage()) {
        (Some(part), Some(stage)) => (part, stage_label(app, console, stage)),
        _ => (whole, String::new()),
    };
    let style = clock_style(app, countdown);
    let digits = text::left(countdown.left());
    (&Digits {
        text: &digits,
        style,
    })
        .render(
            Rect {
                height: ROWS,
                ..area
            },
            buf,
        );
    let cells = usize::from(area.width);
    buf.set_stringn(
        area.x,
        area.y + ROWS,
        bars::bar(countdown.share(), cells),
        cells,
        style,
    );
    let mut said = moment(app, console, countdown, &label, cells);
    // Two rows, so that nothing below moves when a second one comes and goes; a third is the most there is room for.
    said.resize(said.len().max(2), (String::new(), app.theme.quiet));
    said.push((String::new(), app.theme.quiet));
    if let Some((n, part)) = clock::phase(state, place, app.now)
        && let Some((step, _)) = state.step(place)
        && let Some(phase) = step.phases.get(n)
    {
        let left = text::left(part.left());
        let label = phase.label.get(state.lang());
        let inset = " ".repeat(text::width(&left) + 2);
        let room = cells.saturating_sub(inset.len());
        for (n, line) in wrap(label, room).into_iter().enumerate() {
            let head = if n == 0 {
                format!("{left}  ")
            } else {
                inset.clone()
            };
            said.push((format!("{head}{line}"), app.theme.text));
        }
        said.push((String::new(), app.theme.quiet));
    }
    if part.is_some() {
        let left = text::left(whole.left());
        let text = words.with("clock-step-left", &[("left", left.into())]);
        said.push((text, app.theme.quiet));
        said.push((String::new(), app.theme.quiet));
    }
    let mut y = area.y + ROWS + 1;
    for (text, style) in said {
        let row = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        y = paragraph(&[text], style, row, buf);
    }
    y
}

/// What there is to say under the clock: that it stands still, a cue, what it counts, or until when.
fn moment(
    app: &App,
    console: &Console,
    countdown: Countdown,
    label: &str,
    cells: usize,
) -> Vec<(String, Style)> {
    let words = app.words();
    let lines = |text: &str, style: Style| {
        let lines = wrap(text, cells).into_iter();
        lines.map(|line| (line, style)).collect::<Vec<_>>()
    };
    if console.state().is_paused() {
        return lines(&words.get("clock-paused-long"), app.theme.warn);
    }
    if let Some((cue, style)) = late::cue(app, console) {
        return lines(&cue, style);
    }
    if countdown.is_over() {
        return lines(&words.get("clock-over"), app.theme.bad);
    }
    if !label.is_empty() {
        return lines(label, app.theme.text);
    }
    let until = app
        .local(app.now.wall + countdown.left())
        .format("%H:%M")
        .to_string();
    let minutes = (countdown.planned + 30_000) / 60_000;
    let args = [("minutes", minutes.into()), ("time", until.into())];
    lines(&words.with("clock-until", &args), app.theme.quiet)
}

/// What the clock of a cascade's part is about.
pub(super) fn stage_label(app: &App, console: &Console, stage: Stage) -> String {
    let words = app.words();
    match stage {
        Stage::Box(level) => cascade::level_name(console, level),
        Stage::Writing => words.get("stage-writing").into_owned(),
        Stage::Scoring => words.get("stage-scoring").into_owned(),
        Stage::Ready | Stage::Card(_) | Stage::Picture => String::new(),
    }
}

/// What stands when the workshop is over.
fn over(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = app.words();
    let state = console.state();
    let area = Rect {
        x: area.x + 3,
        y: area.y + 2,
        width: area.width.saturating_sub(6).min(100),
        height: area.height.saturating_sub(2),
    };
    let cells = usize::from(area.width);
    let rest = |y: u16| Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    };
    let title = if state.began.is_some() {
        words.get("over-title")
    } else {
        words.get("not-begun")
    };
    let mut y = paragraph(&wrap(&title, cells), app.theme.accent, area, buf) + 1;
    if state.began.is_none() {
        return;
    }
    for sentence in crate::domain::results::headline(state) {
        y = paragraph(&wrap(&sentence, cells), app.theme.strong, rest(y), buf) + 1;
    }
    let done = state
        .steps
        .iter()
        .filter(|step| step.status == Status::Done)
        .count();
    let used: u64 = state.steps.iter().map(|step| step.used).sum();
    let actions: usize = state
        .workshop()
        .steps
        .iter()
        .zip(&state.steps)
        .filter(|(step, _)| step.kind.name() == "actions")
        .map(|(_, part)| part.order.len())
        .sum();
    let facts = words.with(
        "over-facts",
        &[
            ("steps", done.into()),
            ("minutes", ((used + 30_000) / 60_000).into()),
            ("actions", actions.into()),
            ("decisions", state.list(List::Decision).count().into()),
        ],
    );
    y = paragraph(&wrap(&facts, cells), app.theme.text, rest(y), buf) + 1;
    if app.replay().is_none() {
        let next = wrap(&words.get("over-next"), cells);
        paragraph(&next, app.theme.quiet, rest(y), buf);
    }
}
