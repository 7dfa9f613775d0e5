//! A terminal that counts signs in its own way: what stands in which column after the bytes the program sent.

use unicode_width::UnicodeWidthChar;

/// How many cells a terminal takes for a sign that terminals do not agree on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Counting {
    /// As we do.
    Alike,
    /// So many for each character, joiners and marks included where it is more than none.
    Each(usize),
    /// It does not know the sign, and leaves it out.
    LeavesOut,
}

impl Counting {
    pub(crate) const OTHERS: [Self; 4] =
        [Self::Each(1), Self::Each(2), Self::Each(3), Self::LeavesOut];

    fn cells(self, c: char) -> Option<usize> {
        let is_mark = matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}')
            || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c);
        let is_symbol = ('\u{2600}'..='\u{27bf}').contains(&c) && c != '✓' || c >= '\u{1f000}';
        match self {
            Self::Each(cells) if is_symbol || is_mark => Some(cells),
            Self::LeavesOut if is_symbol || is_mark => None,
            _ => Some(c.width().unwrap_or(0)),
        }
    }
}

/// The cells; one that the sign before it covers is empty.
pub(crate) struct Cells {
    counting: Counting,
    rows: Vec<Vec<String>>,
    at: (usize, usize),
    wraps: bool,
}

impl Cells {
    /// The screen of that terminal after these bytes.
    pub(crate) fn after(raw: &[u8], counting: Counting, (columns, rows): (usize, usize)) -> Self {
        let mut cells = Self {
            counting,
            rows: vec![vec![" ".to_owned(); columns]; rows],
            at: (0, 0),
            wraps: true,
        };
        let text = String::from_utf8_lossy(raw);
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c != '\x1b' {
                cells.put(c);
                continue;
            }
            if rest.next() != Some('[') {
                continue;
            }
            let mut args = String::new();
            let end = rest.by_ref().find(|c| {
                let is_end = ('@'..='~').contains(c);
                if !is_end {
                    args.push(*c);
                }
                is_end
            });
            cells.control(end, &args);
        }
        cells
    }

    fn control(&mut self, end: Option<char>, args: &str) {
        match (end, args) {
            (Some('H'), _) => {
                let mut numbers = args.split(';').map(|n| n.parse().unwrap_or(1_usize) - 1);
                self.at = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
            }
            (Some('J'), _) => self
                .rows
                .iter_mut()
                .flatten()
                .for_each(|it| " ".clone_into(it)),
            (Some(end @ ('h' | 'l')), "?7") => self.wraps = end == 'h',
            _ => {}
        }
    }

    fn put(&mut self, c: char) {
        let Some(cells) = self.counting.cells(c) else {
            return;
        };
        let (mut y, mut x) = self.at;
        let columns = self.rows[0].len();
        if cells == 0 || c.is_control() {
            return;
        }
        if x + cells > columns {
            if self.wraps {
                (y, x) = (y + 1, 0);
            } else {
                x = columns - cells;
            }
        }
        let Some(row) = self.rows.get_mut(y) else {
            return;
        };
        for n in 0..cells {
            let under = if n == 0 { c.to_string() } else { String::new() };
            Self::replace(row, x + n, under);
        }
        self.at = (y, x + cells);
    }

    /// Half a sign is none: what stays of one that is drawn over in part is blank.
    fn replace(row: &mut [String], x: usize, with: String) {
        let (before, after) = row.split_at_mut(x);
        if after[0].is_empty() {
            for cell in before.iter_mut().rev() {
                let is_first = !cell.is_empty();
                " ".clone_into(cell);
                if is_first {
                    break;
                }
            }
        }
        after[0] = with;
        for cell in after.iter_mut().skip(1).take_while(|cell| cell.is_empty()) {
            " ".clone_into(cell);
        }
    }

    /// The rows as text.
    pub(crate) fn text(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|row| row.concat()).collect();
        rows.join("\n")
    }

    /// Where each text of plain letters begins, as row and column.
    pub(crate) fn all(&self, text: &str) -> Vec<(usize, usize)> {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        let of_row = |(y, row): (usize, &Vec<String>)| {
            let starts = row.windows(letters.len()).enumerate();
            let starts = starts.filter(|(_, at)| *at == letters);
            starts.map(|(x, _)| (y, x)).collect::<Vec<_>>()
        };
        self.rows.iter().enumerate().flat_map(of_row).collect()
    }

    /// Every sign that all terminals count alike, by row and column; blanks are left out.
    pub(crate) fn plain(&self) -> Vec<(usize, usize, &str)> {
        let mut found = Vec::new();
        for (y, row) in self.rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                let is_plain = cell.chars().all(|c| c < '\u{2600}' || c == '✓');
                if is_plain && !cell.trim().is_empty() {
                    found.push((y, x, cell.as_str()));
                }
            }
        }
        found
    }
}
