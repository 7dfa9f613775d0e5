//! Draws the results of a step on the wall. A chart has one size of letters and one scale, and is complete before any
//! of it is large.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::page::{TALL, WallPage, below};
use crate::domain::document::{Bar, Bars, Block, Section};
use crate::tui::wall::body::{WIDE, column};
use crate::tui::wall::fit::Fitted;
use crate::tui::wall::units::{Units, units};
use crate::tui::widgets::bars;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::section::{Setting, pieces};
use crate::tui::widgets::text::width;

/// From this many columns on, a table has room beside large letters.
const BROAD: u16 = 150;
/// The fewest columns a table gets beside large letters.
const TABLE: u16 = 52;

/// The lines of text in each column.
type Columns = Vec<Vec<Line<'static>>>;

/// The ways to set results, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrangement {
    /// Names and values in large letters above their bars, everything else above and below.
    Large,
    /// The same with the values behind the bars, and names of at most so many lines.
    Named(usize),
    /// Names in large letters on the left, everything else on the right.
    Beside,
    /// The terminal's own letters, in one or two columns. If it is tight, names get one line and whatever can be missed
    /// is left out.
    Lines { columns: usize, is_tight: bool },
}

/// The terminal's own letters in one column or two.
const LOOSE: [Arrangement; 2] = [
    Arrangement::Lines {
        columns: 1,
        is_tight: false,
    },
    Arrangement::Lines {
        columns: 2,
        is_tight: false,
    },
];

/// The same without anything that can be missed.
const TIGHT: [Arrangement; 2] = [
    Arrangement::Lines {
        columns: 1,
        is_tight: true,
    },
    Arrangement::Lines {
        columns: 2,
        is_tight: true,
    },
];

/// Results laid out, ready to be drawn.
enum Laid<'a> {
    /// What stands above the bars, the bars under their names, what stands below, and whether the values stand behind
    /// the bars.
    Large(Columns, Vec<(Fitted, &'a Bar)>, Columns, bool),
    /// The bars under their names, how many columns these need, and what stands beside them.
    Beside(Vec<(Fitted, &'a Bar)>, u16, Columns),
    Lines(Columns),
}

/// A layout, and how good it is.
struct Plan<'a> {
    laid: Laid<'a>,
    rank: usize,
    /// How many parts of the results are left out.
    left: usize,
}

impl WallPage<'_> {
    pub(super) fn results(&self, results: &Section, area: Rect, buf: &mut Buffer) {
        let units = units(results);
        let plan = self.plan(&units, (area.width, area.height));
        match &plan.laid {
            Laid::Lines(columns) => draw_columns(columns, area, buf),
            Laid::Large(above, bars, under, with_values) => {
                draw_columns(above, area, buf);
                let rest = below(area, rows(above));
                let rest = self.large_bars(bars, *with_values, rest, buf);
                draw_columns(under, rest, buf);
            }
            Laid::Beside(bars, names, columns) => {
                let (left, right) = halves(area, *names);
                self.large_bars(bars, true, left, buf);
                draw_columns(columns, right, buf);
            }
        }
        if plan.left > 0 && area.height > 0 {
            let text = if plan.rank == usize::MAX {
                let more = [("n", plan.left.into())];
                self.words.with("room-more", &more)
            } else {
                "…".to_owned()
            };
            let cells = u16::try_from(width(&text)).unwrap_or(area.width);
            let x = area.right().saturating_sub(cells).max(area.x);
            buf.set_stringn(
                x,
                area.bottom() - 1,
                text,
                area.width.into(),
                self.theme.quiet,
            );
        }
    }

    /// Returns the most rows the clock can take without making the results smaller.
    pub(super) fn clock_below(&self, results: &Section, area: Rect) -> u16 {
        let units = units(results);
        let rank = |clock: u16| {
            let rows = area.height.saturating_sub(clock + u16::from(clock > 1));
            let plan = self.plan(&units, (area.width, rows));
            (plan.rank, plan.left)
        };
        let best = rank(1);
        let most = if area.height >= TALL { 10 } else { 5 };
        let fitting = [most, 5].into_iter().find(|clock| rank(*clock) <= best);
        fitting.unwrap_or(1)
    }

    /// Returns the best way to set results in so many columns and rows: first what must be seen, then as much of the
    /// rest as there is room for.
    fn plan<'a>(&self, units: &'a Units, (width, height): (u16, u16)) -> Plan<'a> {
        let all = units.list.len();
        let large = [all, units.with_table].into_iter().flat_map(|amount| {
            let ways = [
                Arrangement::Large,
                Arrangement::Named(2),
                Arrangement::Named(1),
                Arrangement::Beside,
            ];
            ways.map(|way| (amount, way))
        });
        let lines = [
            (all, LOOSE),
            (units.with_table, LOOSE),
            (all, TIGHT),
            (units.with_table, TIGHT),
            (units.core, LOOSE),
            (units.core, TIGHT),
        ];
        let lines = lines
            .into_iter()
            .flat_map(|(amount, ways)| ways.map(|way| (amount, way)));
        for (rank, (amount, way)) in large.chain(lines).enumerate() {
            let chosen: Vec<&Section> = units.list.iter().take(amount).collect();
            if let Some(laid) = self.lay(&chosen, way, (width, height)) {
                let (laid, left) = self.fill(laid, chosen, units, way, (width, height));
                return Plan { laid, rank, left };
            }
        }
        self.cut_short(units, (width, height))
    }

    /// Adds as much of the rest as there is room for. Also returns how many parts are left out.
    fn fill<'a>(
        &self,
        mut laid: Laid<'a>,
        mut chosen: Vec<&'a Section>,
        units: &'a Units,
        way: Arrangement,
        size: (u16, u16),
    ) -> (Laid<'a>, usize) {
        for unit in units.list.iter().skip(chosen.len()) {
            chosen.push(unit);
            if let Some(more) = self.lay(&chosen, way, size) {
                laid = more;
                continue;
            }
            chosen.pop();
            // A table that does not fit must not keep out the sentences after it.
            if !matches!(unit.blocks.first(), Some(Block::Grid(_))) {
                break;
            }
        }
        (laid, units.list.len() - chosen.len())
    }

    /// Lays out what there is room for if not even what must be seen fits.
    fn cut_short<'a>(&self, units: &'a Units, (width, height): (u16, u16)) -> Plan<'a> {
        let columns = if width >= WIDE { 2 } else { 1 };
        let chosen: Vec<&Section> = units.list.iter().take(units.core).collect();
        let mut pieces = self.pieces(&chosen, setting(width, columns, true));
        let all = pieces.len();
        // The last row says how much is left.
        let rows = height.saturating_sub(1);
        let mut packed = pack(&pieces, rows, columns);
        while packed.is_none() && pieces.pop().is_some() {
            packed = pack(&pieces, rows, columns);
        }
        Plan {
            rank: usize::MAX,
            left: all - pieces.len(),
            laid: Laid::Lines(packed.unwrap_or_default()),
        }
    }

    fn lay<'a>(
        &self,
        chosen: &[&'a Section],
        way: Arrangement,
        (width, height): (u16, u16),
    ) -> Option<Laid<'a>> {
        match way {
            Arrangement::Lines { columns, is_tight } => {
                if columns > 1 && width < WIDE {
                    return None;
                }
                let setting = setting(width, columns, is_tight);
                pack(&self.pieces(chosen, setting), height, columns).map(Laid::Lines)
            }
            Arrangement::Large | Arrangement::Named(_) => {
                let (at, bars) = bars_of(chosen)?;
                if bars.len() * Size(1).rows(1) > usize::from(height) {
                    return None;
                }
                let named = bars.iter().map(|bar| match way {
                    Arrangement::Named(lines) => named(bar, "", width, lines),
                    _ => named(bar, &bar.value, width, 2),
                });
                let bars: Vec<(Fitted, &Bar)> = named.collect::<Option<_>>()?;
                let setting = setting(width, 1, false);
                let lines = |units: &[&Section], first: bool| {
                    let mut pieces = self.pieces(units, setting);
                    if !pieces.is_empty() {
                        let gap = vec![Line::default()];
                        pieces.insert(if first { pieces.len() } else { 0 }, gap);
                    }
                    vec![pieces.concat()]
                };
                let above = lines(chosen.get(..at)?, true);
                let under = lines(chosen.get(at + 1..)?, false);
                let fits = rows(&above) + bar_rows(&bars) + rows(&under) <= height;
                fits.then_some(Laid::Large(above, bars, under, way != Arrangement::Large))
            }
            Arrangement::Beside => {
                let (at, bars) = bars_of(chosen).filter(|_| width >= BROAD)?;
                let names = bars.iter().map(|bar| {
                    let name: Vec<&str> = bar.label.split_whitespace().collect();
                    Size(1).columns(&name.join(" "))
                });
                let names = names.collect::<Option<Vec<usize>>>()?.into_iter().max()?;
                let names = u16::try_from(names + 1).ok()?;
                let (left, right) = halves(Rect::new(0, 0, width, height), names);
                if right.width < TABLE {
                    return None;
                }
                let named = bars.iter().map(|bar| named(bar, "", left.width, 1));
                let bars: Vec<(Fitted, &Bar)> = named.collect::<Option<_>>()?;
                let mut others = chosen.to_vec();
                others.remove(at);
                let pieces = self.pieces(&others, setting(right.width, 1, false));
                let columns = pack(&pieces, height, 1)?;
                (bar_rows(&bars) <= height).then_some(Laid::Beside(bars, names, columns))
            }
        }
    }

    fn pieces(&self, chosen: &[&Section], setting: Setting) -> Vec<Vec<Line<'static>>> {
        let mut all = Vec::new();
        for unit in chosen {
            if !all.is_empty() && !setting.is_tight {
                all.push(vec![Line::default()]);
            }
            all.extend(pieces(unit, self.theme, setting));
        }
        all
    }

    /// Draws bars below their names, with their values behind them if the names do not say these. Returns the area left
    /// below.
    fn large_bars(
        &self,
        bars: &[(Fitted, &Bar)],
        with_values: bool,
        area: Rect,
        buf: &mut Buffer,
    ) -> Rect {
        let values = bars.iter().map(|(_, bar)| width(&bar.value) + 2);
        let beside = if with_values {
            values.max().unwrap_or(0)
        } else {
            0
        };
        let mut area = area;
        for (name, bar) in bars {
            name.draw(area, self.theme.text, buf);
            area = below(area, name.rows());
            if area.is_empty() {
                return area;
            }
            let drawn = bars::bar(bar.length, usize::from(area.width).saturating_sub(beside));
            let after = u16::try_from(width(&drawn)).unwrap_or(0) + 2;
            buf.set_string(area.x, area.y, drawn, self.theme.accent);
            if with_values {
                buf.set_string(area.x + after, area.y, &bar.value, self.theme.strong);
            }
            area = below(area, 1);
        }
        area
    }
}

/// Returns the first chart of bars among what was chosen, and the index of its part.
fn bars_of<'a>(chosen: &[&'a Section]) -> Option<(usize, &'a [Bar])> {
    chosen.iter().enumerate().find_map(|(at, unit)| {
        let unit: &'a Section = unit;
        match unit.blocks.first() {
            Some(Block::Bars(Bars { bars, .. })) => Some((at, bars.as_slice())),
            _ => None,
        }
    })
}

/// Sets a bar's name and value in large letters, in at most `most` lines. A long name is shortened; the value never is.
fn named<'a>(bar: &'a Bar, value: &str, columns: u16, most: usize) -> Option<(Fitted, &'a Bar)> {
    let words: Vec<&str> = bar.label.split_whitespace().collect();
    let shortened = |count: usize| {
        let mut name = words.get(..count)?.join(" ");
        if count < words.len() {
            name.push('…');
        }
        let lines = Size(1).wrap(&format!("{name}  {value}"), columns.into())?;
        (lines.len() <= most).then_some(Fitted::Large(Size(1), lines))
    };
    let fitted = (1..=words.len()).rev().find_map(shortened)?;
    Some((fitted, bar))
}

/// Returns how many rows bars under their names take.
fn bar_rows(bars: &[(Fitted, &Bar)]) -> u16 {
    bars.iter().map(|(name, _)| name.rows() + 1).sum()
}

fn rows(columns: &Columns) -> u16 {
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    u16::try_from(longest).unwrap_or(u16::MAX)
}

/// Returns how text is set in one of so many columns on a wall of `width` cells.
fn setting(width: u16, columns: usize, is_tight: bool) -> Setting {
    let area = Rect::new(0, 0, width, 1);
    let cells = if columns > 1 { column(area) } else { width };
    Setting {
        cells: cells.into(),
        longest_bar: cells.into(),
        label_lines: if is_tight { 1 } else { 2 },
        is_tight,
    }
}

/// Splits an area into one for large letters, of at least `names` columns, and one for a table beside them.
fn halves(area: Rect, names: u16) -> (Rect, Rect) {
    let names = names.max(area.width / 2).min(area.width);
    let left = Rect {
        width: names,
        ..area
    };
    let used = names.saturating_add(4).min(area.width);
    let right = Rect {
        x: area.x + used,
        width: area.width - used,
        ..area
    };
    (left, right)
}

/// Puts pieces into columns without splitting any; `None` if they do not all fit.
fn pack(pieces: &[Vec<Line<'static>>], height: u16, columns: usize) -> Option<Columns> {
    let height = usize::from(height);
    let mut packed: Columns = vec![Vec::new()];
    for piece in pieces {
        let count = packed.len();
        let last = packed.last_mut()?;
        let is_gap = piece.iter().all(|line| line.width() == 0);
        if is_gap && (last.is_empty() || last.len() >= height) {
            continue;
        }
        if last.len() + piece.len() <= height {
            last.extend(piece.iter().cloned());
        } else if count < columns && piece.len() <= height {
            packed.push(piece.clone());
        } else {
            return None;
        }
    }
    Some(packed)
}

fn draw_columns(columns: &Columns, area: Rect, buf: &mut Buffer) {
    let several = columns.len() > 1;
    for (n, lines) in (0..).zip(columns) {
        let cells = if several { column(area) } else { area.width };
        let x = area.x + n * (column(area) + 4);
        for (y, line) in (area.top()..area.bottom()).zip(lines) {
            buf.set_line(x, y, line, cells);
        }
    }
}
