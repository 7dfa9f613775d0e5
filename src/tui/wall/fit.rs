//! Text as large as there is room for, in large letters of several sizes or the terminal's own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::domain::room::LevelScene;
use crate::tui::widgets::large::{Large, Size};
use crate::tui::widgets::text::{cut, width, wrap};

/// A text broken into lines that fit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fitted {
    /// In large letters.
    Large(Size, Vec<String>),
    /// In the terminal's own letters.
    Cells(Vec<String>),
}

/// Returns the largest way to show `text` in so many columns and rows, in letters of at most the size `most`. What does
/// not fit even in the terminal's own letters takes more rows than there are.
pub(super) fn fit(text: &str, columns: u16, rows: u16, most: Size) -> Fitted {
    let parts = [text.to_owned()];
    fit_all(&parts, ("", ""), (columns, rows), most)
}

/// Does the same for a list, whose parts begin with the first mark, and their further lines with the second.
pub(super) fn fit_all(
    parts: &[String],
    marks: (&str, &str),
    (columns, rows): (u16, u16),
    most: Size,
) -> Fitted {
    let sizes = (1..=most.0).rev().map(Size);
    let large = sizes.into_iter().find_map(|size| {
        let mut lines = Vec::new();
        let inset = size.columns(marks.0)?;
        for part in parts {
            let room = usize::from(columns).checked_sub(inset)?;
            let wrapped = size.wrap(part, room)?.into_iter().enumerate();
            lines.extend(wrapped.map(|(n, line)| marked(marks, n, &line)));
        }
        let fits = size.rows(lines.len()) <= usize::from(rows);
        fits.then_some(Fitted::Large(size, lines))
    });
    large.unwrap_or_else(|| {
        let room = usize::from(columns).saturating_sub(width(marks.0)).max(1);
        let mut lines = Vec::new();
        for part in parts {
            let wrapped = wrap(part, room).into_iter().enumerate();
            lines.extend(wrapped.map(|(n, line)| marked(marks, n, &line)));
        }
        Fitted::Cells(lines)
    })
}

fn marked((first, further): (&str, &str), n: usize, line: &str) -> String {
    let mark = if n == 0 { first } else { further };
    format!("{mark}{line}")
}

impl Fitted {
    /// Sets another text in letters of the same size, if it can be set in them.
    pub(super) fn alike(&self, text: &str, columns: u16) -> Self {
        let large = match self {
            Self::Large(size, _) => size.wrap(text, columns.into()).map(|lines| (*size, lines)),
            Self::Cells(_) => None,
        };
        match large {
            Some((size, lines)) => Self::Large(size, lines),
            None => Self::Cells(wrap(text, usize::from(columns).max(1))),
        }
    }

    /// Returns the size of its letters; 0 for the terminal's own.
    pub(super) fn size(&self) -> Size {
        match self {
            Self::Large(size, _) => *size,
            Self::Cells(_) => Size(0),
        }
    }

    /// Returns how many rows it takes.
    pub(super) fn rows(&self) -> u16 {
        let rows = match self {
            Self::Large(size, lines) => size.rows(lines.len()),
            Self::Cells(lines) => lines.len(),
        };
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws it from the top left corner.
    pub(super) fn draw(&self, area: Rect, style: Style, buf: &mut Buffer) {
        match self {
            Self::Large(size, lines) => (&Large {
                lines,
                size: *size,
                style,
            })
                .render(area, buf),
            Self::Cells(lines) => {
                let cells = usize::from(area.width);
                for (y, line) in (area.top()..area.bottom()).zip(lines) {
                    buf.set_string(area.x, y, cut(line, cells), style);
                }
            }
        }
    }

    /// Draws it in the middle of the area, every line centred.
    pub(super) fn draw_centred(&self, area: Rect, style: Style, buf: &mut Buffer) {
        let mut y = area.y + area.height.saturating_sub(self.rows()) / 2;
        for line in self.lines() {
            let one = match self {
                Self::Large(size, _) => Self::Large(*size, vec![line.clone()]),
                Self::Cells(_) => Self::Cells(vec![line.clone()]),
            };
            let columns = match self {
                Self::Large(size, _) => size.columns(line).unwrap_or(0),
                Self::Cells(_) => width(line),
            };
            let columns = u16::try_from(columns).unwrap_or(u16::MAX);
            let inset = area.width.saturating_sub(columns) / 2;
            let row = Rect {
                x: area.x + inset,
                y,
                width: area.width - inset,
                height: area.bottom().saturating_sub(y),
            };
            one.draw(row, style, buf);
            y = y.saturating_add(one.rows());
        }
    }

    fn lines(&self) -> &[String] {
        match self {
            Self::Large(_, lines) | Self::Cells(lines) => lines,
        }
    }
}

/// Sets the number and name of a level, or its name alone if that is larger or takes fewer lines.
pub(super) fn level_name(level: &LevelScene, columns: u16, most: Size) -> Fitted {
    let numbered = format!("{}  {}", level.number, level.name);
    let whole = fit(&numbered, columns, u16::MAX, most);
    let bare = fit(&level.name, columns, u16::MAX, most);
    let is_better = bare.size() > whole.size() || (most > Size(0) && bare.rows() < whole.rows());
    if is_better { bare } else { whole }
}
