//! What people paste at once: a list, paragraphs or a table, with headings or without, read as items of a step.

use super::command;
use super::dates::Here;
use super::event::{Fields, Value};
use super::input;
use super::refusal::Refusal;
use super::text::{Clean, Lang, MAX_TEXT};
use super::workshop::{Field, FieldKind};

mod cells;
mod line;
mod marks;
pub mod people;

use cells::Row;
use line::{Line, find_headings, take_marks_off};

/// What stands between texts that go into one field.
const BETWEEN: &str = "; ";
/// A pasted text, taken apart.
#[derive(Clone, Debug)]
pub struct Pasted {
    lines: Vec<Line>,
    /// How many lines had a mark of a list in front, which is taken off.
    pub marks: usize,
    /// How many headings there are: `# heading`, or `heading:` above other lines.
    pub headings: usize,
    /// The index of the line that has the names of columns, where a table says so itself.
    head: Option<usize>,
}

/// What makes one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row, with its cells in the fields of the step.
    Row,
    /// A line.
    Line,
    /// A paragraph: lines without an empty one between them.
    Paragraph,
    /// All of it.
    Whole,
}

/// What becomes of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// Each is an item, as other lines are.
    Items,
    /// They are left out.
    LeftOut,
    /// Each goes into the field with this index, of every item below it.
    Field(usize),
}

/// How a pasted text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct How {
    /// What makes one item.
    pub shape: Shape,
    /// What becomes of headings.
    pub headings: Headings,
    /// Whether the first row of a table is names of columns, and no item.
    pub has_head: bool,
}

/// What a pasted text comes to.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The items, in the order they were pasted.
    pub items: Vec<PastedItem>,
    /// How many rows have fewer cells than the others.
    pub short: usize,
    /// The index of the field that takes what no other does; `None` if the step has no text field.
    pub spare: Option<usize>,
}

/// An item made of pasted text.
#[derive(Clone, Debug)]
pub struct PastedItem {
    /// The number of the line it begins in, from 1.
    pub line: usize,
    /// What goes into its fields.
    pub fields: Fields,
    /// What of it cannot be taken as it stands.
    pub troubles: Vec<Trouble>,
}

impl Reading {
    /// Returns what cannot be taken as it stands.
    pub fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.items.iter().flat_map(|item| &item.troubles)
    }
}

/// What cannot be taken as it stands. `line` is the number of a line, from 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// A text cannot be read as a value of its field, and goes into the spare one.
    Unread {
        /// Where it stands.
        line: usize,
        /// The index of the field.
        field: usize,
        /// The text.
        typed: Clean,
    },
    /// A row has more cells than there are fields; they go into the spare one.
    Surplus {
        /// Where it stands.
        line: usize,
        /// The texts of those cells.
        typed: Clean,
    },
    /// An item has nothing in a field that needs something, so nothing can be added as it stands.
    Missing {
        /// Where the item begins.
        line: usize,
        /// The index of the field.
        field: usize,
    },
    /// A text is longer than an item can be; its end is cut off.
    TooLong {
        /// Where it begins.
        line: usize,
    },
}

impl Pasted {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let mut rows = cells::rows(text);
        let head = cells::without_bars(&mut rows);
        let is_blank = |row: &Row| row.cells.iter().all(|cell| Clean::line(cell).is_blank());
        let head = head.and_then(|at| rows.get(at)).map(|row| row.number);
        let mut is_apart = false;
        let mut lines: Vec<Line> = Vec::new();
        for row in rows {
            if is_blank(&row) {
                is_apart = true;
                continue;
            }
            lines.push(Line {
                number: row.number,
                is_heading: false,
                is_apart: std::mem::take(&mut is_apart),
                is_cut: row.cells.iter().any(|cell| cell.len() > MAX_TEXT),
                cells: row.cells.iter().map(|cell| Clean::line(cell)).collect(),
            });
        }
        let marks = take_marks_off(&mut lines);
        let headings = find_headings(&mut lines);
        let head = lines.iter().position(|line| Some(line.number) == head);
        Self {
            lines,
            marks,
            headings,
            head,
        }
    }

    /// How many lines have anything in them.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The first heading.
    pub fn first_heading(&self) -> Option<&Clean> {
        let mut headings = self.lines.iter().filter(|line| line.is_heading);
        headings.next().and_then(|line| line.cells.first())
    }

    /// Whether it is more than a line that is typed on: several lines, or a row for several fields.
    pub fn is_several(&self, fields: usize) -> bool {
        self.len() > 1 || (self.is_table() && fields > 1)
    }

    /// What can make one item, the likeliest first, in a step with so many fields.
    pub fn shapes(&self, fields: usize) -> Vec<Shape> {
        let paragraphs = self.lines.iter().filter(|line| line.is_apart).count();
        let is_apart = paragraphs > 0 && paragraphs + 1 < self.len();
        let all = [
            (Shape::Row, self.is_table() && fields > 1),
            (Shape::Line, true),
            (Shape::Paragraph, is_apart),
            (Shape::Whole, self.len() > 1),
        ];
        let offered = all.into_iter().filter(|(_, is_offered)| *is_offered);
        offered.map(|(shape, _)| shape).collect()
    }

    /// Whether at least half of the lines have cells.
    fn is_table(&self) -> bool {
        let rows = self.lines.iter().filter(|line| line.cells.len() > 1);
        let texts = self.lines.iter().filter(|line| !line.is_heading);
        rows.clone().count() > 0 && rows.count() * 2 >= texts.count()
    }

    /// Whether the first row of a table names its columns: Markdown says so, or each of its cells is the name of a field.
    pub fn names_columns(&self, fields: &[Field]) -> bool {
        self.head.is_some() || self.columns(fields).is_some()
    }

    /// The first row of a table.
    fn head(&self) -> Option<usize> {
        let first = || self.lines.iter().position(|line| line.cells.len() > 1);
        self.head.or_else(first)
    }

    /// The field of each column, where the first row names them all.
    fn columns(&self, fields: &[Field]) -> Option<Vec<usize>> {
        let head = self.lines.get(self.head()?)?;
        let mut columns = Vec::new();
        for cell in &head.cells {
            let name = cell.as_str().to_lowercase();
            let is_it = |field: &Field| {
                let mut labels = Lang::ALL.iter().map(|lang| field.label.get(*lang));
                field.id == name || labels.any(|label| label.to_lowercase() == name)
            };
            let found = fields.iter().position(is_it)?;
            if columns.contains(&found) {
                return None;
            }
            columns.push(found);
        }
        Some(columns)
    }

    /// What becomes of headings can be asked of these, the likeliest first: choices that have them all, then whatever
    /// may be said of a heading.
    pub fn headings_for(&self, fields: &[Field], here: Here) -> Vec<Headings> {
        let texts = || {
            let lines = self.lines.iter().filter(|line| line.is_heading);
            lines.filter_map(|line| line.cells.first())
        };
        let reads_all = |field: &Field| texts().all(|text| value(field, text, here).is_ok());
        let others = fields.iter().enumerate().skip(1);
        let (closed, open): (Vec<_>, Vec<_>) = others
            .filter(|(_, field)| reads_all(field))
            .partition(|(_, field)| matches!(field.kind, FieldKind::Choice(_)));
        let field = |(at, _): &(usize, &Field)| Headings::Field(*at);
        let mut found: Vec<Headings> = closed.iter().map(field).collect();
        found.extend([Headings::Items, Headings::LeftOut]);
        found.extend(open.iter().map(field));
        found
    }

    /// Reads it as items with these fields. `beside` is what every item gets that has nothing else there.
    pub fn read(&self, how: How, fields: &[Field], beside: &Fields, here: Here) -> Reading {
        let in_order = || (0..fields.len()).collect();
        let columns = self.columns(fields).filter(|_| how.has_head);
        let reader = Reader {
            columns: columns.unwrap_or_else(in_order),
            spare: fields
                .iter()
                .rposition(|field| field.kind == FieldKind::Text),
            how,
            fields,
            beside,
            here,
        };
        let mut reading = Reading {
            spare: reader.spare,
            ..Reading::default()
        };
        let texts = self.texts(how);
        let widest = texts.iter().map(|text| text.cells.len()).max().unwrap_or(0);
        for text in texts {
            reading.short += usize::from(text.cells.len() < widest);
            reading.items.push(reader.item(&text));
        }
        reading
    }

    /// The texts that make an item each.
    fn texts(&self, how: How) -> Vec<Item<'_>> {
        let mut texts: Vec<Item<'_>> = Vec::new();
        let mut heading = None;
        let mut goes_on = false;
        let left_out = self
            .head()
            .filter(|_| how.has_head && how.shape == Shape::Row);
        for (at, line) in self.lines.iter().enumerate() {
            let is_heading = line.is_heading && how.shape != Shape::Whole;
            if Some(at) == left_out {
                continue;
            }
            goes_on &= !is_heading && !line.is_apart;
            if is_heading && how.headings != Headings::Items {
                heading = Some(line);
                continue;
            }
            let joins = match how.shape {
                Shape::Row | Shape::Line => false,
                Shape::Paragraph => goes_on,
                Shape::Whole => true,
            };
            goes_on = !is_heading;
            let cells = match how.shape {
                Shape::Row => line.cells.clone(),
                _ => vec![joined(&line.cells, " ")],
            };
            if let (true, Some(last)) = (joins, texts.last_mut()) {
                last.cells.extend(cells);
                last.is_cut |= line.is_cut;
            } else {
                texts.push(Item {
                    line: line.number,
                    cells,
                    heading,
                    is_cut: line.is_cut,
                });
            }
        }
        if how.shape != Shape::Row {
            for text in &mut texts {
                let length: usize = text.cells.iter().map(|cell| cell.as_str().len() + 1).sum();
                text.is_cut |= length > MAX_TEXT + 1;
                text.cells = vec![joined(&text.cells, " ")];
            }
        }
        texts
    }
}

/// A text that makes an item.
struct Item<'p> {
    line: usize,
    cells: Vec<Clean>,
    /// The heading it stands under.
    heading: Option<&'p Line>,
    is_cut: bool,
}

/// Reads the cells of an item.
struct Reader<'p> {
    /// The index of the field each column goes into.
    columns: Vec<usize>,
    spare: Option<usize>,
    how: How,
    fields: &'p [Field],
    beside: &'p Fields,
    here: Here,
}

impl Reader<'_> {
    fn item(&self, text: &Item<'_>) -> PastedItem {
        let (line, mut troubles) = (text.line, Vec::new());
        let mut read = self.beside.clone();
        let mut left = Vec::new();
        let mut put = |at: usize, line: usize, typed: &Clean| {
            let Some(field) = self.fields.get(at) else {
                return;
            };
            match value(field, typed, self.here) {
                Ok(Some(value)) => {
                    read.insert(field.id.clone(), value);
                }
                Ok(None) => {}
                Err(_) => {
                    left.push(Clean::line(&format!(
                        "{}: {typed}",
                        field.label.get(self.here.lang)
                    )));
                    troubles.push(Trouble::Unread {
                        line,
                        field: at,
                        typed: typed.clone(),
                    });
                }
            }
        };
        if let (Headings::Field(at), Some(heading)) = (self.how.headings, text.heading) {
            for typed in &heading.cells {
                put(at, heading.number, typed);
            }
        }
        for (typed, at) in text.cells.iter().zip(&self.columns) {
            put(*at, line, typed);
        }
        let surplus = text.cells.get(self.columns.len()..).unwrap_or_default();
        let surplus = joined(surplus, BETWEEN);
        if !surplus.is_blank() {
            troubles.push(Trouble::Surplus {
                line,
                typed: surplus.clone(),
            });
            left.push(surplus);
        }
        let is_cut = self.keep(&left, &mut read) || text.is_cut;
        if is_cut {
            troubles.push(Trouble::TooLong { line });
        }
        for (at, field) in self.fields.iter().enumerate() {
            if (field.required || at == 0) && !read.contains_key(&field.id) {
                troubles.push(Trouble::Missing { line, field: at });
            }
        }
        PastedItem {
            line,
            fields: read,
            troubles,
        }
    }

    /// Puts what no field takes into the spare one, behind what stands there. Returns whether it is too long for it.
    fn keep(&self, left: &[Clean], read: &mut Fields) -> bool {
        let Some(field) = self.spare.and_then(|at| self.fields.get(at)) else {
            return false;
        };
        if left.is_empty() {
            return false;
        }
        let stands = match read.get(&field.id) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let all: Vec<Clean> = stands.into_iter().chain(left.iter().cloned()).collect();
        let length: usize = all
            .iter()
            .map(|text| text.as_str().len() + BETWEEN.len())
            .sum();
        read.insert(field.id.clone(), Value::Text(joined(&all, BETWEEN)));
        length > MAX_TEXT
    }
}

/// A text as a value of a field, as if it were typed there; `None` if there is nothing in it.
fn value(field: &Field, typed: &Clean, here: Here) -> Result<Option<Value>, Refusal> {
    let value = input::value(field, typed.as_str(), here)?;
    if let Some(value) = &value {
        command::takes(field, value)?;
    }
    Ok(value)
}

/// The texts that are not blank, as one.
fn joined(texts: &[Clean], between: &str) -> Clean {
    if let [text] = texts {
        return text.clone();
    }
    let texts: Vec<&str> = texts
        .iter()
        .filter(|text| !text.is_blank())
        .map(Clean::as_str)
        .collect();
    Clean::line(&texts.join(between))
}

#[cfg(test)]
mod tests;
