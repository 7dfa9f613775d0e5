//! Draws the window about a pasted text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::state::{Pasting, Pick};
use crate::domain::event::Fields;
use crate::domain::pasted::{Headings, Shape, Trouble};
use crate::tui::chrome::panel::{on_window, open};
use crate::tui::chrome::{last_rows, paragraph, text_line};
use crate::tui::entry::shown;
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, pad, width, wrap};

/// The most items that are shown one by one, and as many again of those that are not as they should be.
const MOST_SHOWN: usize = 200;
/// How much of what cannot be taken as it stands is said above the items, where there is more.
const FIRST: usize = 2;
/// The fewest rows of a preview.
const FEWEST: usize = 4;

/// What stands in the window, for a screen of a given size.
struct Layout {
    columns: u16,
    rows: u16,
    said: Vec<String>,
    picks: Vec<String>,
    preview: Vec<(String, Style)>,
    keys: String,
}

impl Layout {
    fn new(env: &Env, pasting: &Pasting, area: Rect) -> Self {
        let words = env.words();
        let columns = area.width.saturating_sub(4).min(104);
        let cells = usize::from(columns.saturating_sub(4));
        let args = [
            ("n", pasting.pasted.len().into()),
            ("marks", pasting.pasted.marks.into()),
            ("items", pasting.reading.items.len().into()),
        ];
        let mut layout = Self {
            columns,
            rows: 0,
            said: wrap(&words.with("question-paste", &args), cells),
            picks: picks(env, pasting),
            preview: preview(env, pasting, cells),
            keys: words.get(keys(pasting)).into_owned(),
        };
        let rows = layout.around() + layout.preview.len().max(FEWEST);
        let most = area.height.saturating_sub(6);
        layout.rows = u16::try_from(rows).unwrap_or(u16::MAX).min(most);
        layout
    }

    /// The rows beside those of the preview.
    fn around(&self) -> usize {
        let picks = self.picks.len() + usize::from(!self.picks.is_empty());
        self.said.len() + 1 + picks + 2
    }

    /// The rows of the preview that show some of it: one says how much more there is, where there is.
    fn shown(&self) -> usize {
        let fits = usize::from(self.rows).saturating_sub(self.around());
        if self.preview.len() > fits {
            fits.saturating_sub(1)
        } else {
            fits
        }
    }

    fn most(&self) -> usize {
        self.preview.len().saturating_sub(self.shown())
    }
}

/// Returns the most lines the preview can be scrolled.
pub(super) fn most_scrolled(env: &Env, pasting: &Pasting) -> usize {
    Layout::new(env, pasting, env.area).most()
}

pub(in crate::tui::windows) fn draw(env: &Env, pasting: &Pasting, area: Rect, buf: &mut Buffer) {
    let layout = Layout::new(env, pasting, area);
    let title = env.words().get("question-paste-title");
    let size = (layout.columns, layout.rows + 3);
    let inner = open(env, &title, size, area, buf);
    let mut y = paragraph(&layout.said, env.theme.window, inner, buf) + 1;
    for (index, pick) in layout.picks.iter().enumerate() {
        let style = on_window(env, index == pasting.focus);
        buf.set_stringn(
            inner.x,
            y,
            pad(pick, inner.width.into()),
            inner.width.into(),
            style,
        );
        y += 1;
    }
    y += u16::from(!layout.picks.is_empty());
    let from = pasting.scroll.min(layout.most());
    let lines = layout.preview.iter().skip(from).take(layout.shown());
    for (line, style) in lines {
        buf.set_stringn(inner.x, y, line, inner.width.into(), *style);
        y += 1;
    }
    let left = layout.preview.len().saturating_sub(from + layout.shown());
    if left > 0 {
        let said = env.words().with("paste-below", &[("n", left.into())]);
        buf.set_stringn(inner.x, y, said, inner.width.into(), env.theme.window);
    }
    text_line(&layout.keys, env.theme.window, last_rows(inner, 1), buf);
}

/// The sentence about the keys, with those that answer questions where there are any.
fn keys(pasting: &Pasting) -> &'static str {
    match pasting.picks.len() {
        0 => "paste-keys",
        1 => "paste-keys-pick",
        _ => "paste-keys-picks",
    }
}

/// The questions with their answers, a line each.
fn picks(env: &Env, pasting: &Pasting) -> Vec<String> {
    let words = env.words();
    let pick = |pick: &Pick| match pick {
        Pick::Shape(_) => {
            let answer = match pasting.how.shape {
                Shape::Row => "paste-by-row",
                Shape::Line => "paste-by-line",
                Shape::Paragraph => "paste-by-paragraph",
                Shape::Whole => "paste-whole",
            };
            let asked = words.get("paste-shape").into_owned();
            (asked, words.get(answer).into_owned())
        }
        Pick::Headings(_) => {
            let first = pasting.pasted.first_heading();
            let first = first.map(|text| cut(text.as_str(), 24)).unwrap_or_default();
            let args = [
                ("n", pasting.pasted.headings.into()),
                ("first", first.into()),
            ];
            let answer = match pasting.how.headings {
                Headings::Items => {
                    let args = [("n", pasting.pasted.headings.into())];
                    words.with("paste-headings-items", &args)
                }
                Headings::LeftOut => words.get("paste-headings-out").into_owned(),
                Headings::Field(at) => {
                    let args = [("field", label(pasting, at).into())];
                    words.with("paste-headings-field", &args)
                }
            };
            (words.with("paste-headings", &args), answer)
        }
        Pick::Head => {
            let answer = if pasting.how.has_head {
                "paste-head-names"
            } else {
                "paste-head-item"
            };
            let asked = words.get("paste-head").into_owned();
            (asked, words.get(answer).into_owned())
        }
    };
    let asked: Vec<(String, String)> = pasting.picks.iter().map(pick).collect();
    let widest = asked
        .iter()
        .map(|(asked, _)| width(asked))
        .max()
        .unwrap_or(0);
    let line =
        |(asked, answer): &(String, String)| format!(" {}  ‹ {answer} ›", pad(asked, widest));
    asked.iter().map(line).collect()
}

/// The first of what cannot be taken as it stands, then the items. One that has more of that is marked, and says it.
fn preview(env: &Env, pasting: &Pasting, cells: usize) -> Vec<(String, Style)> {
    let words = env.words();
    let reading = &pasting.reading;
    let warn = |indent: usize, text: &str| {
        let parts = wrap(text, cells.saturating_sub(indent + 2));
        let lines = parts.into_iter().enumerate().map(move |(n, part)| {
            let mark = if n == 0 { "! " } else { "  " };
            let line = format!("{:indent$}{mark}{part}", "");
            (line, env.theme.window.add_modifier(Modifier::BOLD))
        });
        lines.collect::<Vec<_>>()
    };
    let count = reading.troubles().count();
    let firsts = if count > FIRST + 1 { FIRST } else { count };
    let mut lines = Vec::new();
    for trouble in reading.troubles().take(firsts) {
        lines.extend(warn(0, &worded(env, pasting, trouble)));
    }
    if let Some(more) = count.checked_sub(firsts).filter(|n| *n > 0) {
        let said = words.with("paste-more-troubles", &[("n", more.into())]);
        lines.extend(warn(0, &said));
    }
    if reading.short > 0 {
        let said = words.with("paste-short", &[("n", reading.short.into())]);
        lines.extend(warn(0, &said));
    }
    if !lines.is_empty() {
        lines.push((String::new(), env.theme.window));
    }
    let digits = reading.items.len().to_string().len();
    let (mut said, mut shown) = (0, 0);
    for (n, item) in reading.items.iter().enumerate() {
        let later = item.troubles.iter().skip(firsts.saturating_sub(said));
        said += item.troubles.len();
        // Beyond the first ones, only what is not as it should be.
        if n >= MOST_SHOWN && (item.troubles.is_empty() || shown >= 2 * MOST_SHOWN) {
            continue;
        }
        shown += 1;
        let mark = if item.troubles.is_empty() { ' ' } else { '!' };
        let text = on_one_line(env, pasting, &item.fields);
        let text = format!("{mark}{:>digits$}  {text}", n + 1);
        lines.push((cut(&text, cells), env.theme.window));
        for trouble in later {
            lines.extend(warn(digits + 3, &worded(env, pasting, trouble)));
        }
    }
    if let Some(more) = reading.items.len().checked_sub(shown).filter(|n| *n > 0) {
        let said = words.with("paste-more-items", &[("n", more.into())]);
        lines.push((said, env.theme.window));
    }
    lines
}

/// An item on one line: its first field, and the others with their names.
fn on_one_line(env: &Env, pasting: &Pasting, fields: &Fields) -> String {
    let mut parts = Vec::new();
    for (at, field) in pasting.fields.iter().enumerate() {
        let text = fields
            .get(&field.id)
            .map(|value| shown(field, value, env.words()));
        match text {
            Some(text) if at == 0 => parts.push(text),
            Some(text) => parts.push(format!("{}: {text}", label(pasting, at))),
            None if at == 0 => parts.push("–".to_owned()),
            None => {}
        }
    }
    parts.join(" · ")
}

fn label(pasting: &Pasting, at: usize) -> &str {
    let field = pasting.fields.get(at);
    field.map_or("", |field| field.label.get(pasting.here.lang))
}

fn worded(env: &Env, pasting: &Pasting, trouble: &Trouble) -> String {
    let words = env.words();
    let spare = pasting.reading.spare;
    let goes = match spare {
        Some(at) => words.with("paste-goes", &[("field", label(pasting, at).into())]),
        None => words.get("paste-goes-nowhere").into_owned(),
    };
    let short = |typed: &str| cut(typed, 40);
    match trouble {
        Trouble::Unread { line, field, typed } => {
            let args = [
                ("line", (*line).into()),
                ("field", label(pasting, *field).into()),
                ("typed", short(typed.as_str()).into()),
                ("goes", goes.into()),
            ];
            words.with("paste-unread", &args)
        }
        Trouble::Surplus { line, typed } => {
            let args = [
                ("line", (*line).into()),
                ("typed", short(typed.as_str()).into()),
                ("goes", goes.into()),
            ];
            words.with("paste-surplus", &args)
        }
        Trouble::Missing { line, field } => {
            let args = [
                ("line", (*line).into()),
                ("field", label(pasting, *field).into()),
            ];
            words.with("paste-missing", &args)
        }
        Trouble::TooLong { line } => words.with("paste-too-long", &[("line", (*line).into())]),
    }
}
