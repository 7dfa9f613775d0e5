//! What a step captures: its items, what is typed, what it adds up to so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{paragraph, picture};
use crate::domain::command;
use crate::domain::event::{Cell, ItemId};
use crate::domain::results::{self, StepResults};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Choice, Field, FieldKind, Kind, Rate};
use crate::tui::app::App;
use crate::tui::console::Console;
use crate::tui::entry;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::field::{self, Focus, Look};
use crate::tui::widgets::text::{cut, pad, width, wrap};

/// Draws the work of the current step; where the caret stands.
pub(super) fn draw(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match console.kind()? {
        Kind::Brief => {
            brief(app, console, area, buf);
            None
        }
        Kind::Collect(_) | Kind::Actions(_) => collect(app, console, area, buf),
        Kind::Cluster => cluster(app, console, area, buf),
        Kind::Vote(_) => {
            vote(app, console, area, buf);
            None
        }
        Kind::Rate(_) => rate(app, console, area, buf),
        Kind::Detail(_) => detail(app, console, area, buf),
        Kind::Cascade(_) => None,
    }
}

fn below(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

fn brief(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let lang = console.state().lang();
    let Some((_, step, _)) = console.state().current() else {
        return;
    };
    let text = step
        .handout
        .as_ref()
        .map(|text| text.get(lang))
        .unwrap_or_default();
    if !text.is_empty() {
        paragraph(&wrap(text, area.width.into()), app.theme.text, area, buf);
    }
}

/// The line being typed, alone, where the rest of the screen shows what the room sees.
pub(super) fn capture(
    app: &App,
    console: &Console,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = look(app, console, area, "");
    field::draw(&console.entry, &look, area, buf)
}

fn look<'a>(app: &'a App, console: &Console, area: Rect, hint: &'a str) -> Look<'a> {
    let lang = console.state().lang();
    Look {
        theme: &app.theme,
        lang,
        focus: if console.typing {
            Focus::Typing
        } else {
            Focus::Elsewhere
        },
        label: field::label_width(&console.entry, lang, area.width),
        hint,
    }
}

/// One line of a list of items.
struct ItemLine {
    mark: &'static str,
    text: String,
    tail: String,
}

/// Draws the part of a list around the chosen line; the chosen one in full.
fn list(
    app: &App,
    lines: &dyn Fn(usize) -> ItemLine,
    count: usize,
    chosen: Option<usize>,
    area: Rect,
    buf: &mut Buffer,
) {
    let height = usize::from(area.height);
    if height == 0 || count == 0 {
        return;
    }
    let number_cells = count.to_string().len();
    let cells = usize::from(area.width);
    let text_cells = cells.saturating_sub(number_cells + 4);
    let at = chosen.unwrap_or(count - 1);
    let full = wrap(&lines(at).text, text_cells);
    let chosen_rows = if chosen.is_some() {
        full.len().min(height.max(3) - 2).max(1)
    } else {
        1
    };
    let top = (at + chosen_rows).saturating_sub(height).min(at);
    let mut y = area.y;
    for place in top..count {
        if y >= area.bottom() {
            return;
        }
        let line = lines(place);
        let is_chosen = chosen == Some(place);
        let style = if is_chosen {
            app.theme.selected
        } else {
            app.theme.text
        };
        let quiet = if is_chosen {
            app.theme.selected
        } else {
            app.theme.quiet
        };
        let tail = width(&line.tail);
        let rows = if is_chosen {
            wrap(&line.text, text_cells.saturating_sub(tail + 1))
        } else {
            vec![line.text.clone()]
        };
        for (n, row) in rows
            .iter()
            .take(if is_chosen { chosen_rows + 1 } else { 1 })
            .enumerate()
        {
            if y >= area.bottom() {
                return;
            }
            let lead = if n == 0 {
                format!("{} {:>number_cells$}  ", line.mark, place + 1)
            } else {
                " ".repeat(number_cells + 4)
            };
            let tail_text = if n == 0 {
                line.tail.clone()
            } else {
                String::new()
            };
            let room =
                text_cells.saturating_sub(width(&tail_text) + usize::from(!tail_text.is_empty()));
            let gap = if tail_text.is_empty() { "" } else { " " };
            let spans = vec![
                Span::styled(lead, quiet),
                Span::styled(format!("{}{gap}", pad(row, room)), style),
                Span::styled(tail_text, quiet),
            ];
            buf.set_line(area.x, y, &Line::from(spans), area.width);
            y += 1;
        }
    }
}

fn saved_mark(console: &Console, seq: u64) -> &'static str {
    if seq <= console.saved { "•" } else { "◦" }
}

/// The fields of a row after its first text, in words.
fn tail(state: &State, fields: &[Field], row: u32, cells: usize) -> String {
    let Some(row) = state.rows.get(&row) else {
        return String::new();
    };
    let words = crate::domain::words::Words::of(state.lang());
    let first_text = fields
        .iter()
        .position(|field| matches!(field.kind, FieldKind::Text | FieldKind::Person));
    let parts: Vec<String> = fields
        .iter()
        .enumerate()
        .filter(|(place, _)| Some(*place) != first_text)
        .filter_map(|(_, field)| Some(entry::shown(field, row.fields.get(&field.id)?, words)))
        .collect();
    cut(&parts.join(" · "), cells)
}

fn collect(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let words = app.words();
    let items = console.items();
    let hint = words.get("field-hint");
    let look = look(app, console, area, &hint);
    let wanted = field::height(&console.entry, &look, area.width);
    let fields = state
        .current
        .map(|place| select::fields_of_step(state, place))
        .unwrap_or_default();
    let form_height = wanted.min(area.height.saturating_sub(3));
    let list_area = Rect {
        height: area.height.saturating_sub(form_height + 1),
        ..area
    };
    let line = |place: usize| match items.get(place) {
        Some(ItemId::Row(row)) => {
            let seq = state.rows.get(row).map_or(0, |row| row.seq);
            let text = select::label(state, &ItemId::Row(*row));
            let beside = usize::from(area.width).saturating_sub(width(&text) + 8);
            let room = usize::from(area.width / 3).min(40).max(beside);
            ItemLine {
                mark: saved_mark(console, seq),
                tail: tail(state, &fields, *row, room),
                text,
            }
        }
        _ => ItemLine {
            mark: " ",
            text: String::new(),
            tail: String::new(),
        },
    };
    let source = sources(app, console, list_area, buf);
    let list_area = below(list_area, source);
    let chosen = match console.editing {
        Some(row) => items.iter().position(|item| *item == ItemId::Row(row)),
        None if console.typing => None,
        None => Some(console.row),
    };
    if items.is_empty() {
        paragraph(
            &wrap(&words.get("no-items-yet"), area.width.into()),
            app.theme.quiet,
            list_area,
            buf,
        );
    } else {
        let list_area = above_counts(app, &fields, items.len(), list_area, buf);
        list(app, &line, items.len(), chosen, list_area, buf);
    }
    let form = Rect {
        y: area.bottom().saturating_sub(form_height),
        height: form_height,
        ..area
    };
    let gap = form.y.saturating_sub(1);
    if console.editing.is_some() && gap > area.y {
        buf.set_stringn(
            area.x,
            gap,
            words.get("editing"),
            area.width.into(),
            app.theme.warn,
        );
    } else if let Some(max) = max_items(console) {
        let text = words.with(
            "items-of",
            &[("n", items.len().into()), ("max", max.into())],
        );
        let cells = u16::try_from(width(&text)).unwrap_or(0);
        buf.set_string(
            area.right().saturating_sub(cells),
            gap,
            text,
            app.theme.quiet,
        );
    } else if !items.is_empty() {
        let text = words.with("items-count", &[("n", items.len().into())]);
        let cells = u16::try_from(width(&text)).unwrap_or(0);
        buf.set_string(
            area.right().saturating_sub(cells),
            gap,
            text,
            app.theme.quiet,
        );
    }
    field::draw(&console.entry, &look, form, buf)
}

/// Draws how often each option was chosen where the list leaves room; what is left for the list.
fn above_counts(app: &App, fields: &[Field], items: usize, area: Rect, buf: &mut Buffer) -> Rect {
    let room = usize::from(area.height).saturating_sub(items.max(6) + 2);
    let found = app.console().and_then(|console| {
        let (place, ..) = console.state().current()?;
        results::of_step(console.state(), place)
    });
    let found = match &found {
        Some(StepResults::Collect(found)) => found,
        Some(StepResults::Actions(found)) => &found.collected,
        _ => return area,
    };
    let lines = picture::counts(app, fields, found, (area.width.into(), room));
    let taken = u16::try_from(lines.len()).unwrap_or(0);
    if taken == 0 {
        return area;
    }
    let below = Rect {
        y: area.bottom().saturating_sub(taken + 1),
        height: taken,
        ..area
    };
    paragraph_lines(&lines, below, buf);
    Rect {
        height: area.height.saturating_sub(taken + 2),
        ..area
    }
}

fn max_items(console: &Console) -> Option<u16> {
    match console.kind() {
        Some(Kind::Collect(collect)) => collect.max,
        _ => None,
    }
}

/// What the step goes on from, such as the rules that were chosen; the first row below.
fn sources(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> u16 {
    let state = console.state();
    let Some((place, step, _)) = state.current() else {
        return area.y;
    };
    if step.input.is_none() || area.height < 6 {
        return area.y;
    }
    let items = select::input(state, place);
    let mut y = area.y;
    for item in items.iter().take(3) {
        let text = cut(
            &select::label(state, item),
            usize::from(area.width).saturating_sub(2),
        );
        buf.set_string(area.x, y, format!("→ {text}"), app.theme.quiet);
        y += 1;
    }
    if items.is_empty() { y } else { y + 1 }
}

/// The items to group, and the themes with what is in them.
fn cluster(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let words = app.words();
    let (place, _, part) = state.current()?;
    let items = console.items();
    if items.is_empty() {
        let text = wrap(&words.get("no-input"), area.width.into());
        paragraph(&text, app.theme.quiet, area, buf);
        return None;
    }
    let Some(StepResults::Cluster(found)) = results::of_step(state, place) else {
        return None;
    };
    let head = words.with("cluster-head", &[("left", found.unclustered.into())]);
    let y = paragraph(&wrap(&head, area.width.into()), app.theme.quiet, area, buf) + 1;
    let form = Rect {
        y: area.bottom().saturating_sub(1),
        height: 1,
        ..area
    };
    let themes = u16::try_from(found.themes.len() * 2).unwrap_or(u16::MAX);
    let room = form.y.saturating_sub(y + 1);
    let for_themes = themes.min(room / 2);
    let rows = Rect {
        y,
        height: room.saturating_sub(for_themes + u16::from(for_themes > 0)),
        ..area
    };
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine {
                mark: " ",
                text: String::new(),
                tail: String::new(),
            };
        };
        let theme = part.themes.get(item);
        let number = theme.and_then(|theme| part.order.iter().position(|id| id == theme));
        ItemLine {
            mark: if number.is_some() { "✓" } else { " " },
            text: select::matter(state, place, item),
            tail: number.map_or(String::new(), |number| format!("→ {}", number + 1)),
        }
    };
    list(app, &line, items.len(), Some(console.row), rows, buf);
    let sizes = found.themes.iter().map(|theme| theme.size);
    let largest = f64::from(sizes.max().unwrap_or(1).max(1));
    let for_themes = rows.bottom() + 1..form.y.saturating_sub(1);
    for (y, (number, theme)) in for_themes.zip(found.themes.iter().enumerate()) {
        let share = theme
            .share
            .map_or(String::new(), |share| results::percent(share, words));
        let text = format!("{}  {}", number + 1, theme.name);
        let bar_cells = usize::from(area.width / 5);
        let drawn = pad(&bar(f64::from(theme.size) / largest, bar_cells), bar_cells);
        let tail = format!("{:>3} {drawn} {share:>6}", theme.size);
        let room = usize::from(area.width).saturating_sub(width(&tail) + 1);
        let spans = vec![
            Span::styled(pad(&text, room), app.theme.accent),
            Span::styled(format!(" {tail}"), app.theme.quiet),
        ];
        buf.set_line(area.x, y, &Line::from(spans), area.width);
    }
    let hint = words.get("cluster-hint");
    let look = look(app, console, area, &hint);
    field::draw(&console.entry, &look, form, buf)
}

fn vote(app: &App, console: &Console, area: Rect, buf: &mut Buffer) {
    let state = console.state();
    let words = app.words();
    let Some((place, step, part)) = state.current() else {
        return;
    };
    let items = console.items();
    let Some(rules) = command::vote_rules(state, place) else {
        return;
    };
    if items.is_empty() {
        paragraph(
            &wrap(&words.get("no-input"), area.width.into()),
            app.theme.quiet,
            area,
            buf,
        );
        return;
    }
    let left = rules
        .budget()
        .saturating_sub(command::dots_given(state, place));
    let head = words.with(
        "vote-head",
        &[
            ("voters", rules.voters.into()),
            ("dots", rules.dots.into()),
            ("most", rules.max_per_item.into()),
            ("left", left.into()),
        ],
    );
    let mut y = paragraph(&wrap(&head, area.width.into()), app.theme.quiet, area, buf) + 1;
    let most = part.votes.values().copied().max().unwrap_or(0).max(1);
    let bar_cells = usize::from(area.width / 5);
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine {
                mark: " ",
                text: String::new(),
                tail: String::new(),
            };
        };
        let votes = part.votes.get(item).copied();
        let typed = (row == console.row && !console.digits.is_empty())
            .then(|| format!("{}▏", console.digits));
        let count = typed
            .or(votes.map(|votes| votes.to_string()))
            .unwrap_or_else(|| "–".to_owned());
        let share = f64::from(votes.unwrap_or(0)) / f64::from(most);
        let tail = format!("{count:>4} {}", pad(&bar(share, bar_cells), bar_cells));
        ItemLine {
            mark: " ",
            text: select::elaborated(state, place, item),
            tail,
        }
    };
    let seats = match &step.kind {
        Kind::Vote(vote) => vote.seats,
        _ => None,
    };
    let tie = seats
        .map(|seats| select::tie_at_cut(state, place, seats.into()))
        .unwrap_or_default();
    let room = if tie.is_empty() { 0 } else { 2 };
    let rows = Rect {
        height: below(area, y).height.saturating_sub(room),
        ..below(area, y)
    };
    list(app, &line, items.len(), Some(console.row), rows, buf);
    y = rows.bottom() + 1;
    if !tie.is_empty() {
        let text = words.with(
            "vote-tie",
            &[
                ("n", tie.len().into()),
                ("seats", seats.unwrap_or(0).into()),
            ],
        );
        paragraph(
            &wrap(&text, area.width.into()),
            app.theme.warn,
            below(area, y.min(area.bottom())),
            buf,
        );
    }
}

fn rate(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let words = app.words();
    let (place, step, _) = state.current()?;
    let Kind::Rate(rate) = &step.kind else {
        return None;
    };
    let items = console.items();
    if items.is_empty() {
        let text = wrap(&words.get("no-input"), area.width.into());
        paragraph(&text, app.theme.quiet, area, buf);
        return None;
    }
    let head = scale(app, state, rate);
    let y = paragraph(&wrap(&head, area.width.into()), app.theme.quiet, area, buf) + 1;
    let line = |row: usize| rate_line(console, rate, items.get(row));
    let (low, high) = command::scale(state, rate);
    let less = (high - 1).max(low);
    let hint = words.with("rate-hint", &[("high", high.into()), ("less", less.into())]);
    let look = look(app, console, area, &hint);
    let form_height = field::height(&console.entry, &look, area.width).max(1);
    let rows = below(area, y);
    let list_height = u16::try_from(items.len() + 2)
        .unwrap_or(rows.height)
        .min(rows.height.saturating_sub(form_height + 4));
    let list_area = Rect {
        height: list_height,
        ..rows
    };
    list(app, &line, items.len(), Some(console.row), list_area, buf);
    let mut y = rows.y + list_height + 1;
    if Console::cells(rate).len() > 1 {
        let text = cell_name(console, rate);
        y = paragraph(&[text], app.theme.accent, below(area, y), buf);
    }
    let form = Rect {
        height: form_height,
        ..below(area, y)
    };
    let caret = field::draw(&console.entry, &look, form, buf);
    y += form_height + 1;
    if let Some(StepResults::Rate(found)) = results::of_step(state, place) {
        let lines = picture::rate(app, state, rate, &found, usize::from(area.width));
        let room = below(area, y);
        // The head of a picture alone says nothing.
        if lines.len() < usize::from(room.height) || room.height > 3 {
            paragraph_lines(&lines, room, buf);
        }
    }
    caret
}

/// The scale, and what its ends mean.
fn scale(app: &App, state: &State, rate: &Rate) -> String {
    let (low, high) = command::scale(state, rate);
    let head = app
        .words()
        .with("rate-head", &[("low", low.into()), ("high", high.into())]);
    let anchors = rate.anchors.as_ref().map(|(a, b)| {
        let (a, b) = (a.get(state.lang()), b.get(state.lang()));
        format!("  {low} = {a}, {high} = {b}")
    });
    format!("{head}{}", anchors.unwrap_or_default())
}

/// One item with the mean and the count of each of its cells.
fn rate_line(console: &Console, rate: &Rate, item: Option<&ItemId>) -> ItemLine {
    let state = console.state();
    let words = crate::domain::words::Words::of(state.lang());
    let (Some(item), Some((_, _, part))) = (item, state.current()) else {
        return ItemLine {
            mark: " ",
            text: String::new(),
            tail: String::new(),
        };
    };
    // Four cells beside each other leave no room for how many scored, which the picture below says.
    let is_crowded = Console::cells(rate).len() > 2;
    let of_cell = |(aspect, group): (String, String)| {
        let cell = Cell {
            item: item.clone(),
            aspect,
            group,
        };
        let scores = part.scores.get(&cell)?;
        let sum: f64 = scores.iter().map(|score| f64::from(*score)).sum();
        let count = u32::try_from(scores.len())
            .ok()
            .filter(|count| *count > 0)?;
        let mean = words.number(sum / f64::from(count), 1);
        if is_crowded {
            return Some(mean);
        }
        Some(words.with("rate-cell", &[("mean", mean.into()), ("n", count.into())]))
    };
    let tail: Vec<String> = Console::cells(rate)
        .into_iter()
        .map(|cell| of_cell(cell).unwrap_or_else(|| "–".to_owned()))
        .collect();
    ItemLine {
        mark: " ",
        text: select::label(state, item),
        tail: tail.join("  "),
    }
}

/// The aspect and the group of the cell under the cursor.
fn cell_name(console: &Console, rate: &Rate) -> String {
    let lang = console.state().lang();
    let Some(cell) = console.cell() else {
        return String::new();
    };
    let name = |choices: &[Choice], id: &str| {
        let found = choices.iter().find(|choice| choice.id == id);
        found.map(|choice| choice.label.get(lang).to_owned())
    };
    let of = [
        name(&rate.aspects, &cell.aspect),
        name(&rate.groups, &cell.group),
    ];
    of.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Draws styled lines one below another.
pub(super) fn paragraph_lines(lines: &[Line<'_>], area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, line, area.width);
    }
}

fn detail(app: &App, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let state = console.state();
    let words = app.words();
    let (place, step, part) = state.current()?;
    let items = console.items();
    if items.is_empty() {
        paragraph(
            &wrap(&words.get("no-input"), area.width.into()),
            app.theme.quiet,
            area,
            buf,
        );
        return None;
    }
    let line = |row: usize| {
        let Some(item) = items.get(row) else {
            return ItemLine {
                mark: " ",
                text: String::new(),
                tail: String::new(),
            };
        };
        let filled = part.details.get(item).map_or(0, |filled| filled.len());
        let of = step.kind.fields().len();
        let mark = if filled == 0 { " " } else { "✓" };
        ItemLine {
            mark,
            text: select::label(state, item),
            tail: if filled == 0 {
                String::new()
            } else {
                format!("{filled}/{of}")
            },
        }
    };
    let look = look(app, console, area, "");
    let form_height =
        field::height(&console.entry, &look, area.width).min(area.height.saturating_sub(3));
    let list_height = u16::try_from(items.len() + 1)
        .unwrap_or(area.height)
        .min(area.height.saturating_sub(form_height + 1))
        .min(8);
    list(
        app,
        &line,
        items.len(),
        Some(console.row),
        Rect {
            height: list_height,
            ..area
        },
        buf,
    );
    let y = area.y + list_height + u16::from(area.height > list_height + form_height);
    let caret = field::draw(
        &console.entry,
        &look,
        Rect {
            height: form_height,
            ..below(area, y)
        },
        buf,
    );
    let lines = picture::clocks(app, state, place, usize::from(area.width));
    paragraph_lines(&lines, below(area, y + form_height + 1), buf);
    caret
}
