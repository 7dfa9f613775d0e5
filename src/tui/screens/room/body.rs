//! What stands below the question: items, themes, what is coming in, results, actions, a level of a cascade.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::fit::{Fitted, fit, fit_all};
use super::{Page, TALL, below, cells};
use crate::domain::document::{Bar, Block, Section};
use crate::domain::room::{Body, Gathered, LevelScene, Promise};
use crate::tui::widgets::large::Size;
use crate::tui::widgets::section;
use crate::tui::widgets::text::clock;

/// From so many columns on a long text stands in two columns.
const WIDE: u16 = 110;

impl Page<'_> {
    pub(super) fn body(&self, body: &Body, most: Size, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        match body {
            Body::Nothing => {}
            Body::Items(items) => self.items(items, most, area, buf),
            Body::Themes(themes) => self.themes(themes, area, buf),
            Body::Gathering {
                items,
                what,
                given,
                of,
            } => {
                let key = match what {
                    Gathered::Dots => "room-dots",
                    Gathered::Scores => "room-scores",
                };
                let said = self
                    .words
                    .with(key, &[("given", (*given).into()), ("of", (*of).into())]);
                let line = fit(&said, area.width, area.height / 4, most.min(Size(1)));
                let rows = line.rows().min(area.height);
                let upper = Rect {
                    height: area.height - rows,
                    ..area
                };
                self.items(items, most, upper, buf);
                line.draw(below(area, upper.height), self.theme.quiet, buf);
            }
            Body::Results(results) => self.results(results, area, buf),
            Body::Actions(actions) => self.promises(actions, most, area, buf),
            Body::Level(level) => self.level(level, area, buf),
        }
    }

    /// Rows the body takes in the terminal's own letters.
    pub(super) fn needs(&self, body: &Body, columns: u16) -> u16 {
        let listed = |parts: &[String]| {
            let room = columns.saturating_sub(2);
            parts.iter().map(|part| cells(part, room)).sum::<u16>()
        };
        match body {
            Body::Nothing => 0,
            Body::Items(items) => listed(items),
            Body::Gathering { items, .. } => listed(items) + 2,
            Body::Themes(themes) => {
                let lines = themes.iter().map(|(_, items)| items.len() + 1);
                u16::try_from(lines.sum::<usize>()).unwrap_or(u16::MAX)
            }
            Body::Results(results) => {
                let lines = section::lines(results, self.theme, columns.into());
                u16::try_from(lines.len()).unwrap_or(u16::MAX)
            }
            Body::Actions(actions) => listed(&self.told(actions)),
            Body::Level(_) => 6,
        }
    }

    fn items(&self, items: &[String], most: Size, area: Rect, buf: &mut Buffer) {
        let said = fit_all(items, ("• ", "  "), (area.width, area.height), most);
        self.newest(&said, items.len(), self.theme.text, area, buf);
    }

    /// Draws a list; where it does not fit, its end, with a word on how much stands before it.
    fn newest(&self, said: &Fitted, count: usize, style: Style, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let Fitted::Cells(lines) = said else {
            said.draw(area, style, buf);
            return;
        };
        let height = usize::from(area.height);
        if lines.len() <= height {
            said.draw(area, style, buf);
            return;
        }
        let columns = if area.width >= WIDE { 2 } else { 1 };
        let shown = height.saturating_sub(1) * columns;
        // Only whole items: the first line shown begins one.
        let mut from = lines.len().saturating_sub(shown);
        while from < lines.len() && lines.get(from).is_some_and(|line| line.starts_with("  ")) {
            from += 1;
        }
        let is_first = |line: &&String| !line.starts_with("  ");
        let before = lines.iter().take(from).filter(is_first).count();
        if before > 0 {
            let args = [("n", before.into()), ("count", count.into())];
            let text = self.words.with("room-before", &args);
            buf.set_stringn(area.x, area.y, text, area.width.into(), self.theme.quiet);
        }
        let rest: Vec<Line<'static>> = lines
            .iter()
            .skip(from)
            .map(|line| Line::styled(line.clone(), style))
            .collect();
        columned(&rest, below(area, 1), buf);
    }

    fn themes(&self, themes: &[(String, Vec<String>)], area: Rect, buf: &mut Buffer) {
        let mut said = Vec::new();
        for (name, items) in themes {
            let loose = self.words.get("room-loose");
            let name = if name.is_empty() {
                &loose
            } else {
                name.as_str()
            };
            said.push((format!("{name} ({})", items.len()), self.theme.accent));
            said.extend(
                items
                    .iter()
                    .map(|item| (format!("  {item}"), self.theme.text)),
            );
        }
        let names: Vec<_> = said
            .iter()
            .filter(|(_, style)| *style == self.theme.accent)
            .cloned()
            .collect();
        // On a wall that was not enlarged the names alone say more than items nobody can read.
        if large(&said, area, buf) || (area.height >= TALL / 2 && large(&names, area, buf)) {
            return;
        }
        let room = usize::from(column(area));
        let cut = |(text, style): (String, Style)| {
            Line::styled(crate::tui::widgets::text::cut(&text, room), style)
        };
        let lines: Vec<_> = said.into_iter().map(cut).collect();
        columned(&lines, area, buf);
    }

    /// The blocks of a step's results; amounts get large letters and thick bars where there is room for them.
    fn results(&self, results: &Section, area: Rect, buf: &mut Buffer) {
        let mut area = area;
        let mut rest = results.clone();
        if area.height >= TALL / 2
            && let Some(at) = rest
                .blocks
                .iter()
                .position(|block| matches!(block, Block::Bars(_)))
            && let Some(Block::Bars(bars)) = results.blocks.get(at)
        {
            let labels = Self::labels(&bars.bars, area);
            let shown = labels.len();
            for (bar, said) in bars.bars.iter().zip(labels) {
                said.draw(area, self.theme.text, buf);
                area = below(area, said.rows());
                let drawn = crate::tui::widgets::bars::bar(bar.length, area.width.into());
                buf.set_string(area.x, area.y, drawn, self.theme.accent);
                area = below(area, 2);
            }
            if let Some(Block::Bars(left)) = rest.blocks.get_mut(at) {
                left.bars.drain(..shown);
            }
        }
        let lines = section::lines(&rest, self.theme, column(area).into());
        columned(&lines, area, buf);
    }

    /// What stands above each bar, in large letters, of the first so many bars that there is room for.
    fn labels(bars: &[Bar], area: Rect) -> Vec<Fitted> {
        let label = |bar: &Bar| {
            let text = format!("{}  {}", bar.label, bar.value);
            fit(&text, area.width, u16::MAX, Size(1))
        };
        let mut left = area.height;
        let labels = bars.iter().map(label);
        let fitting = labels.take_while(|label| {
            let rows = label.rows() + 2;
            let fits = label.size() == Size(1) && rows <= left;
            left = left.saturating_sub(rows);
            fits
        });
        fitting.collect()
    }

    /// Who does what, and when.
    pub(super) fn promises(&self, actions: &[Promise], most: Size, area: Rect, buf: &mut Buffer) {
        let parts = self.told(actions);
        let most = most.min(Size(1));
        let said = fit_all(&parts, ("• ", "  "), (area.width, area.height), most);
        self.newest(&said, parts.len(), self.theme.text, area, buf);
    }

    /// The actions in words.
    pub(super) fn told(&self, actions: &[Promise]) -> Vec<String> {
        actions
            .iter()
            .map(|action| {
                let day = action
                    .when
                    .map(|day| crate::domain::document::day_and_month(day, self.words));
                let who = Some(action.who.clone()).filter(|who| !who.is_empty());
                let told: Vec<String> = who.into_iter().chain(day).collect();
                if told.is_empty() {
                    action.what.clone()
                } else {
                    format!("{} — {}", action.what, told.join(", "))
                }
            })
            .collect()
    }

    /// A level of a cascade: who, what to do, how long, who is next.
    fn level(&self, level: &LevelScene, area: Rect, buf: &mut Buffer) {
        let head = format!("{}  {}", level.number, level.name);
        let name = fit(&head, area.width, area.height / 2, Size(1));
        name.draw(area, self.theme.accent, buf);
        let rest = below(area, name.rows() + u16::from(area.height > 8));
        let card = fit(&level.card, rest.width, rest.height, Size(1));
        card.draw(rest, self.theme.strong, buf);
        let rest = below(rest, card.rows() + 1);
        let time = clock(u64::from(level.seconds) * 1000);
        let next = level.next.as_ref().map(|next| {
            self.words
                .with("cascade-next", &[("level", next.as_str().into())])
        });
        let time =
            (level.seconds > 0).then(|| self.words.with("room-box", &[("time", time.into())]));
        let told: Vec<String> = time.into_iter().chain(next).collect();
        let said = fit(&told.join("  ·  "), rest.width, rest.height, Size(1));
        // Who is next matters more than how long, which the clock shows.
        let short = told
            .last()
            .map(|next| fit(next, rest.width, rest.height, Size(1)));
        let said = short
            .filter(|short| short.size() > said.size())
            .unwrap_or(said);
        said.draw(rest, self.theme.quiet, buf);
    }
}

/// Draws lines in large letters, where they all fit; whether they did.
fn large(said: &[(String, Style)], area: Rect, buf: &mut Buffer) -> bool {
    let fitted: Vec<(Fitted, Style)> = said
        .iter()
        .map(|(text, style)| {
            (
                fit(text.trim_start(), area.width, u16::MAX, Size(1)),
                *style,
            )
        })
        .collect();
    let rows = fitted.iter().map(|(said, _)| said.rows()).sum::<u16>();
    let is_large = fitted.iter().all(|(said, _)| said.size() == Size(1));
    if !is_large || rows > area.height {
        return false;
    }
    let mut rest = area;
    for (said, style) in fitted {
        said.draw(rest, style, buf);
        rest = below(rest, said.rows());
    }
    true
}

/// How wide a column of text is that may stand beside another.
fn column(area: Rect) -> u16 {
    if area.width >= WIDE {
        (area.width - 4) / 2
    } else {
        area.width
    }
}

/// Draws lines from the top, in two columns where the width allows and one is too short; the last row says when
/// something is left.
fn columned(lines: &[Line<'static>], area: Rect, buf: &mut Buffer) {
    let height = usize::from(area.height);
    let columns = if area.width >= WIDE { 2 } else { 1 };
    let per = height.max(1);
    for (n, chunk) in lines.chunks(per).take(columns).enumerate() {
        let n = u16::try_from(n).unwrap_or(0);
        let x = area.x + n * (column(area) + 4);
        let width = if columns == 1 {
            area.width
        } else {
            column(area)
        };
        for (y, line) in (area.top()..area.bottom()).zip(chunk) {
            buf.set_line(x, y, line, width);
        }
    }
    if lines.len() > per * columns && height > 0 {
        buf.set_string(
            area.right().saturating_sub(1),
            area.bottom() - 1,
            "…",
            Style::new(),
        );
    }
}
