//! Draws the home screen: three lists to choose from, and beside them what is known of the chosen line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::open;
use super::state::{Home, Tab};
use crate::domain::workshop::Workshop;
use crate::tui::chrome::{bar, below, columns, first_shown, frame, inset, notice, paragraph, row};
use crate::tui::env::Env;
use crate::tui::messages::{Copied, Listed, SessionLine};
use crate::tui::widgets::field::{Focus, draw_single};
use crate::tui::widgets::text::{cut_front, pad, width, wrap};
use crate::tui::wording;

/// Draws the home screen and returns where the caret stands.
///
/// ```text
///  flipover
///  Workshops  Sessions  Actions        Title of the chosen one
///  [filter]
///   a workshop                         what it is for, its steps
/// ```
pub(crate) fn draw(env: &Env, home: &Home, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let [top, middle, notice_rows, _] = frame(env, area);
    bar(
        env,
        &[
            ("flipover", true),
            ("  ", false),
            (&words.get("home-tagline"), false),
        ],
        &[(words.get("language-name").as_ref(), false)],
        top,
        buf,
    );
    notice(env, notice_rows, buf);

    let (list, side) = columns(below(middle, middle.y + 1), 45);
    let caret = draw_list(env, home, inset(list, 2, 2), buf);
    if let Some(side) = side {
        for y in side.y..side.bottom() {
            buf.set_string(side.x, y, "│", env.theme.line);
        }
        draw_side(env, home, inset(side, 3, 2), buf);
    }
    caret
}

fn draw_list(env: &Env, home: &Home, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let mut x = area.x;
    for (tab, key) in [
        (Tab::Workshops, "home-workshops"),
        (Tab::Sessions, "home-sessions"),
        (Tab::Actions, "home-actions"),
    ] {
        let label = format!(" {} ", words.get(key));
        let style = if home.tab == tab {
            env.theme.pressed
        } else {
            env.theme.quiet
        };
        buf.set_string(x, area.y, &label, style);
        x += u16::try_from(width(&label) + 1).unwrap_or(0);
    }
    let line = row(area, area.y + 2);
    let caret = draw_single(&home.filter, &env.theme, Focus::Typing, line, buf);
    if home.filter.text().is_empty() {
        buf.set_stringn(
            line.x + 1,
            line.y,
            words.get("home-filter"),
            line.width.saturating_sub(2).into(),
            env.theme.field_idle,
        );
    }
    let mut rows = below(area, area.y + 4);
    if home.tab == Tab::Actions {
        rows = below(rows, open::draw_left_out(env, home, rows, buf));
    }
    // Each line begins with a mark and a blank.
    let cells = usize::from(rows.width).saturating_sub(2);
    let lines: Vec<(String, String)> = match home.tab {
        Tab::Workshops => home
            .shown_workshops(env.lang)
            .into_iter()
            .map(|listed| workshop_line(env, listed))
            .collect(),
        Tab::Sessions => {
            let alike = home.alike();
            let line = |line: &SessionLine| {
                let is_alike = alike.contains(line.id.as_str());
                session_line(env, home, line, is_alike, cells)
            };
            home.shown_sessions().into_iter().map(line).collect()
        }
        Tab::Actions => {
            let shown = home.shown_actions().into_iter();
            shown.map(|action| open::lines(env, action)).collect()
        }
    };
    if lines.is_empty() {
        let key = match (home.tab, &home.sessions, &home.actions) {
            (Tab::Sessions, None, _) | (Tab::Actions, _, None) => "home-reading",
            (Tab::Sessions, Some(all), _) if all.is_empty() => "home-no-sessions",
            (Tab::Actions, _, Some(all)) if all.is_empty() => "home-no-actions",
            _ => "home-no-match",
        };
        paragraph(
            &wrap(&words.get(key), rows.width.into()),
            env.theme.quiet,
            rows,
            buf,
        );
    }
    draw_rows(env, &lines, home.cursor, rows, buf);
    caret
}

fn draw_rows(env: &Env, lines: &[(String, String)], cursor: usize, area: Rect, buf: &mut Buffer) {
    let is_long = lines.len() > usize::from(area.height / 2);
    // If not all fits, the last row says how many more there are.
    let rows = area.height.saturating_sub(is_long.into());
    let fits = usize::from(rows / 2).max(1);
    let top = first_shown(cursor, fits);
    let mut y = area.y;
    for (index, (title, detail)) in lines.iter().enumerate().skip(top).take(fits) {
        let chosen = index == cursor;
        let (style, quiet) = if chosen {
            (env.theme.selected, env.theme.selected)
        } else {
            (env.theme.text, env.theme.quiet)
        };
        let cells = usize::from(area.width);
        buf.set_string(
            area.x,
            y,
            pad(
                &format!("{} {title}", if chosen { "▌" } else { " " }),
                cells,
            ),
            style,
        );
        if y + 1 < area.bottom() {
            let detail = pad(
                &format!("{} {detail}", if chosen { "▌" } else { " " }),
                cells,
            );
            let quiet = if chosen {
                quiet.remove_modifier(ratatui::style::Modifier::BOLD)
            } else {
                quiet
            };
            buf.set_string(area.x, y + 1, detail, quiet);
        }
        y += 2;
    }
    let more = lines.len().saturating_sub(top + fits);
    if more > 0 && y < area.bottom() {
        let text = env.words().with("more-below", &[("n", more.into())]);
        buf.set_stringn(area.x + 2, y, text, area.width.into(), env.theme.quiet);
    }
}

fn workshop_line(env: &Env, listed: &Listed) -> (String, String) {
    let words = env.words();
    match &listed.workshop {
        Ok(workshop) => {
            let (full, short) = workshop.minutes;
            let (low, high) = workshop.group;
            let detail = words.with(
                "home-workshop-line",
                &[
                    ("full", full.into()),
                    ("short", short.into()),
                    ("low", low.into()),
                    ("high", high.into()),
                ],
            );
            let origin = if listed.origin.is_empty() {
                String::new()
            } else {
                format!(" · {}", listed.origin)
            };
            (
                workshop.title.get(env.lang).to_owned(),
                format!("{detail}{origin}"),
            )
        }
        Err(_) => (listed.id.clone(), words.get("home-faulty").into_owned()),
    }
}

/// Returns the two rows of a session in a list of `cells` cells. If it reads the same as another one, the name of its
/// file is among them.
fn session_line(
    env: &Env,
    home: &Home,
    line: &SessionLine,
    is_alike: bool,
    cells: usize,
) -> (String, String) {
    let words = env.words();
    if line.trouble.is_some() {
        return (file_name(line), words.get("home-unreadable").into_owned());
    }
    let day = env
        .local(line.started)
        .format(&words.get("date-time-short"))
        .to_string();
    let title = line.named();
    let is_beside = home.beside.as_ref() == Some(&line.id);
    let title = if is_beside {
        format!("⇄ {title}")
    } else {
        title
    };
    let keys = [
        "home-ended",
        "home-prepared-line",
        "home-crashed-line",
        "session-damaged-line",
    ];
    let status = session_status(env, line, keys);
    let status = match line.branched {
        Some(wall) => {
            let at = env.clock_time(wall);
            format!(
                "{} · {status}",
                words.with("home-branched", &[("at", at.into())])
            )
        }
        None => status,
    };
    // The room between the day and the ellipsis of what does not fit.
    let room = cells.saturating_sub(width(&day) + " · ".chars().count() + " …".chars().count());
    let mut parts = vec![day];
    if is_alike {
        parts.push(cut_front(&line.id, room));
    }
    let is_short = |copied: &Copied| copied.split.is_short();
    if line.copy.as_ref().is_some_and(is_short) {
        parts.push(words.get("home-apart").into_owned());
    }
    parts.push(status);
    (title, parts.join(" · "))
}

/// Returns the file name of a session that cannot be read: nothing in it says when it was and for whom.
fn file_name(line: &SessionLine) -> String {
    format!("{}.ron", line.id)
}

/// Says how far a session is. The keys are the locale keys for one that is over, one that is prepared, one that broke
/// off, and one with damaged lines.
fn session_status(env: &Env, line: &SessionLine, keys: [&str; 4]) -> String {
    let [ended, prepared, crashed, damaged] = keys;
    let words = env.words();
    let status = match &line.step {
        None => words.with(ended, &[("minutes", line.minutes.into())]),
        Some((place, title, _)) => {
            let key = match (line.in_use, line.is_crashed()) {
                (false, _) if line.is_prepared => prepared,
                (true, _) => "home-in-use",
                (_, true) => crashed,
                _ => "home-open",
            };
            words.with(
                key,
                &[("step", (*place).into()), ("title", title.as_str().into())],
            )
        }
    };
    if line.damaged == 0 {
        return status;
    }
    let args = [("status", status.into()), ("lines", line.damaged.into())];
    words.with(damaged, &args)
}

fn draw_side(env: &Env, home: &Home, area: Rect, buf: &mut Buffer) {
    match home.tab {
        Tab::Workshops => match home
            .shown_workshops(env.lang)
            .get(home.cursor)
            .map(|listed| &listed.workshop)
        {
            Some(Ok(workshop)) => draw_workshop(env, workshop, area, buf),
            Some(Err(report)) => {
                paragraph(&wrap(report, area.width.into()), env.theme.text, area, buf);
            }
            None => {}
        },
        Tab::Actions => {
            if let Some(action) = home.chosen_action() {
                open::draw(env, action, area, buf);
            }
        }
        Tab::Sessions => {
            if let Some(line) = home.shown_sessions().get(home.cursor) {
                draw_session(env, line, area, buf);
            }
        }
    }
}

fn draw_workshop(env: &Env, workshop: &Workshop, area: Rect, buf: &mut Buffer) {
    let (words, lang) = (env.words(), env.lang);
    let cells = usize::from(area.width).min(84);
    let mut y = paragraph(
        &wrap(workshop.title.get(lang), cells),
        env.theme.strong,
        area,
        buf,
    ) + 1;
    y = paragraph(
        &wrap(workshop.purpose.get(lang), cells),
        env.theme.text,
        below(area, y),
        buf,
    ) + 1;
    y = draw_steps(env, workshop, cells, below(area, y), buf);
    let materials: Vec<String> = workshop
        .materials
        .iter()
        .flat_map(|text| wrap(&format!("· {}", text.get(lang)), cells))
        .collect();
    let fits = usize::from(area.bottom().saturating_sub(y + 2));
    if !materials.is_empty() && materials.len() <= fits {
        y = paragraph(
            &[words.get("materials").into_owned()],
            env.theme.quiet,
            below(area, y + 1),
            buf,
        );
        paragraph(&materials, env.theme.quiet, below(area, y), buf);
    }
}

/// Draws the steps of a workshop with their minutes, and returns the first row below.
fn draw_steps(env: &Env, workshop: &Workshop, cells: usize, area: Rect, buf: &mut Buffer) -> u16 {
    let words = env.words();
    let heads = words.get("home-minutes");
    let mut heads = heads.split(' ');
    let (full, short) = (heads.next().unwrap_or(""), heads.next().unwrap_or(""));
    let columns = |a: &str, b: &str| format!("{a:>8} {b:>6}");
    let title_cells = cells.saturating_sub(16);
    let x = area.x + u16::try_from(title_cells).unwrap_or(0);
    buf.set_string(x, area.y, columns(full, short), env.theme.quiet);
    let mut y = area.y + 1;
    for (index, step) in workshop.steps.indexed() {
        if y >= area.bottom() {
            break;
        }
        let short = step.short.map_or("–".to_owned(), |short| short.to_string());
        let title = pad(
            &format!("{:>2}  {}", index.number(), step.title.get(env.lang)),
            title_cells,
        );
        buf.set_string(area.x, y, title, env.theme.text);
        buf.set_string(
            x,
            y,
            columns(&step.minutes.to_string(), &short),
            env.theme.quiet,
        );
        y += 1;
    }
    y
}

fn draw_session(env: &Env, line: &SessionLine, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let cells = usize::from(area.width).min(84);
    if let Some(trouble) = &line.trouble {
        let y = paragraph(&wrap(&file_name(line), cells), env.theme.strong, area, buf) + 1;
        paragraph(&wrap(trouble, cells), env.theme.accent, below(area, y), buf);
        return;
    }
    let mut y = paragraph(&wrap(&line.title, cells), env.theme.strong, area, buf) + 1;
    let day = env
        .local(line.started)
        .format(&words.get("date-time-short"))
        .to_string();
    let facts: Vec<String> = [&line.client, &line.group, &day]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .cloned()
        .collect();
    y = paragraph(
        &wrap(&facts.join(" · "), cells),
        env.theme.text,
        below(area, y),
        buf,
    );
    y = paragraph(
        &wrap(
            &session_status(
                env,
                line,
                [
                    "home-ended-keys",
                    "home-prepared",
                    "home-crashed",
                    "session-damaged",
                ],
            ),
            cells,
        ),
        env.theme.accent,
        below(area, y),
        buf,
    );
    // This comes before anything that may not fit: two copies may differ in nothing else.
    let name = if let Some(path) = &line.rescue {
        words.with("home-session-rescued", &[("path", path.as_str().into())])
    } else {
        words.with("home-session-id", &[("id", line.id.as_str().into())])
    };
    y = paragraph(&wrap(&name, cells), env.theme.quiet, below(area, y), buf) + 1;
    if let Some(copied) = &line.copy {
        let text = wording::copied(copied, env.offset, words);
        let style = if copied.split.is_short() {
            env.theme.accent
        } else {
            env.theme.quiet
        };
        y = paragraph(&wrap(&text, cells), style, below(area, y), buf) + 1;
    }
    for sentence in &line.headline {
        y = paragraph(&wrap(sentence, cells), env.theme.text, below(area, y), buf) + 1;
    }
}
