//! Draws the list of people, with what each line is read as beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::state::PeopleForm;
use crate::domain::pasted::people::{Comma, Equal};
use crate::domain::results::joined;
use crate::tui::chrome::panel::open;
use crate::tui::chrome::{last_rows, paragraph};
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, pad, width, wrap, wrap_typed};
use crate::tui::wording;

/// The fewest rows of the list.
const FEWEST: usize = 8;
/// The most lines or names that are told one by one in a sentence.
const MOST_TOLD: usize = 3;

/// Draws the window and returns where the caret stands.
pub(in crate::tui::windows) fn draw(
    env: &Env,
    form: &PeopleForm,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let columns = area.width.saturating_sub(4).min(110);
    let cells = usize::from(columns.saturating_sub(4));
    let hint = wrap(&hint(env, form), cells);
    let said = said(env, form, cells);
    let around = hint.len() + said.len() + 2;
    let most = usize::from(area.height.saturating_sub(6));
    let rows = (around + form.lines.len().max(FEWEST)).min(most);
    let size = (columns, u16::try_from(rows + 3).unwrap_or(u16::MAX));
    let inner = open(env, &words.get("people-title"), size, area, buf);
    let y = paragraph(&hint, env.theme.window, inner, buf) + 1;
    let below = u16::try_from(said.len()).unwrap_or(u16::MAX);
    let list = Rect {
        y,
        height: inner.bottom().saturating_sub(y + below + 1),
        ..inner
    };
    let caret = draw_list(env, form, list, buf);
    let rest = last_rows(inner, below.min(inner.height));
    for (y, (line, style)) in (rest.y..rest.bottom()).zip(&said) {
        buf.set_stringn(rest.x, y, line, rest.width.into(), *style);
    }
    caret
}

fn hint(env: &Env, form: &PeopleForm) -> String {
    let words = env.words();
    match form.proposed {
        Some(held) if !form.is_changed() => {
            let day = env.local(held).format(&words.get("date-short")).to_string();
            words.with("people-proposed", &[("day", day.into())])
        }
        _ => words.get("people-hint").into_owned(),
    }
}

/// Draws the lines with their numbers, and beside each the people it is read as.
fn draw_list(env: &Env, form: &PeopleForm, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (at, line) = form.lines.current();
    let fits = usize::from(area.height);
    let top = (at + 2).min(form.lines.len()).saturating_sub(fits).min(at);
    let digits = form.lines.len().to_string().len();
    let gutter = u16::try_from(digits + 1).unwrap_or(4);
    let field = (area.width.saturating_sub(gutter) / 2).min(52);
    let cells = usize::from(field.saturating_sub(2));
    let (parts, (row, column)) = wrap_typed(line.text(), line.cursor(), cells);
    let mut caret = None;
    for (y, index) in (area.y..area.bottom()).zip(top..form.lines.len()) {
        let number = format!("{:>digits$}", index + 1);
        buf.set_string(area.x, y, number, env.theme.window);
        let (text, style) = if index == at {
            let shown = parts.get(row).map_or("", String::as_str);
            (shown.to_owned(), env.theme.field)
        } else {
            (cut(form.lines.get(index), cells), env.theme.field_idle)
        };
        let x = area.x + gutter;
        buf.set_string(x, y, format!(" {} ", pad(&text, cells)), style);
        let beside = usize::from(area.width.saturating_sub(gutter + field + 2));
        let read = read_as(form, index + 1, beside);
        buf.set_stringn(x + field + 2, y, read, beside, env.theme.window);
        if index == at {
            let x = x + 1 + u16::try_from(column).ok()?;
            caret = Some(Position { x, y });
        }
    }
    let left = form.lines.len().saturating_sub(top + fits);
    if left > 0 && area.height > 0 {
        // The row with the cursor is never the last one then.
        let more = env.words().with("people-below", &[("n", left.into())]);
        let more = format!(" {more}");
        let x = area
            .right()
            .saturating_sub(u16::try_from(width(&more)).unwrap_or(0));
        buf.set_string(x, area.bottom() - 1, more, env.theme.window);
    }
    caret
}

/// What a line is read as; with a mark where somebody should look, and how often each is named.
fn read_as(form: &PeopleForm, line: usize, cells: usize) -> String {
    let people = form.reading.people.iter().enumerate();
    let told = people
        .filter(|(_, (of, _))| *of == line)
        .map(|(index, (_, person))| {
            let mut parts = vec![person.name.to_string()];
            parts.extend((!person.role.is_blank()).then(|| person.role.to_string()));
            let times = form.heard.times.get(index).copied().unwrap_or(0);
            parts.extend((times > 0).then(|| format!("{times}×")));
            parts.join(" · ")
        });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return String::new();
    }
    let mut equal = form.reading.equal.iter().filter(|it| !it.is_told_apart);
    let is_equal = equal.any(|it| it.lines.contains(&line));
    let mark = match (form.reading.unclear.contains(&line), is_equal) {
        (true, _) => "? ",
        (false, true) => "! ",
        (false, false) => "= ",
    };
    cut(&format!("{mark}{}", told.join("  +  ")), cells)
}

/// What there is to say about the list, in lines: how many they are, what is read in one of several ways, equal names, and
/// who was not heard.
fn said(env: &Env, form: &PeopleForm, cells: usize) -> Vec<(String, Style)> {
    let words = env.words();
    let mut lines = Vec::new();
    let mut say = |text: String, style: Style| {
        lines.extend(wrap(&text, cells).into_iter().map(|line| (line, style)));
    };
    let warn = env.theme.window.add_modifier(Modifier::BOLD);
    let listed = form.reading.people.len();
    let count = [
        ("n", listed.into()),
        ("people", form.count.unwrap_or(0).into()),
    ];
    let key = if form.count.is_some() {
        "people-count"
    } else {
        "people-count-alone"
    };
    say(words.with(key, &count), env.theme.window);
    if let Some(text) = unclear(env, form) {
        say(format!("? {text}"), warn);
    }
    let (apart, equal): (Vec<&Equal>, Vec<&Equal>) =
        form.reading.equal.iter().partition(|it| it.is_told_apart);
    let of = |key: &str, it: &Equal| {
        let args = [
            ("name", it.name.as_str().into()),
            ("n", it.lines.len().into()),
            ("lines", numbers(env, &it.lines).into()),
        ];
        words.with(key, &args)
    };
    for it in equal.iter().take(MOST_TOLD - 1) {
        say(format!("! {}", of("people-equal", it)), warn);
    }
    let more = equal.len().saturating_sub(MOST_TOLD - 1);
    if more > 0 {
        let more = [("n", more.into())];
        say(words.with("people-equal-more", &more), warn);
    }
    if let [it] = apart.as_slice() {
        say(of("people-equal-apart", it), env.theme.window);
    } else if !apart.is_empty() {
        let apart = [("n", apart.len().into())];
        say(
            words.with("people-equal-apart-more", &apart),
            env.theme.window,
        );
    }
    if let Some(text) = wording::unheard(&form.reading.list(), &form.heard, words) {
        say(text, env.theme.window);
    }
    lines
}

/// How a comma between two names is read, with the first line that has one.
fn unclear(env: &Env, form: &PeopleForm) -> Option<String> {
    let words = env.words();
    let reading = &form.reading;
    let first = *reading.unclear.first()?;
    let people = reading.people.iter().filter(|(line, _)| *line == first);
    let people: Vec<String> = people.map(|(_, person)| person.to_string()).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let key = match reading.comma {
        Comma::Turned => "people-comma-turned",
        Comma::Role => "people-comma-role",
        Comma::Apart => "people-comma-apart",
    };
    let args = [
        ("n", reading.unclear.len().into()),
        ("line", first.into()),
        ("typed", form.lines.get(first - 1).into()),
        ("read", joined(&people, words).into()),
    ];
    Some(words.with(key, &args))
}

/// Numbers of lines in words, the first ones where there are many.
fn numbers(env: &Env, lines: &[usize]) -> String {
    let mut told: Vec<String> = lines.iter().take(MOST_TOLD).map(usize::to_string).collect();
    if lines.len() > MOST_TOLD {
        told.push("…".to_owned());
    }
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    joined(&told, env.words())
}
