//! Draws what stands below the question: items, themes, what is coming in, results, actions, a level of a cascade.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::fit::{Fitted, fit, fit_all, level_name};
use super::page::{TALL, WallPage, below};
use crate::domain::room::{Body, Gathered, LevelScene, Promise};
use crate::tui::wall::shares::Shares;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::clock;

/// From this many columns on, long text is set in two columns.
pub(super) const WIDE: u16 = 110;

impl WallPage<'_> {
    pub(super) fn body(&self, body: &Body, shares: Shares, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let most = shares.body;
        match body {
            Body::Nothing => {}
            Body::Items(items) => self.items(items, most, area, buf),
            Body::Themes(themes) => self.themes(themes, most, area, buf),
            Body::Gathering {
                items,
                what,
                given,
                of,
            } => {
                let line = self.gathered(*what, (*given, *of), most, area.width);
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
            Body::Level(level) => self.level(level, shares, area, buf),
        }
    }

    /// Says how many dots or scores have come in.
    fn gathered(
        &self,
        what: Gathered,
        (given, of): (u32, u32),
        most: Size,
        columns: u16,
    ) -> Fitted {
        let key = match what {
            Gathered::Dots => "room-dots",
            Gathered::Scores => "room-scores",
        };
        let args = [("given", given.into()), ("of", of.into())];
        fit(
            &self.words.with(key, &args),
            columns,
            u16::MAX,
            most.min(Size(1)),
        )
    }

    /// Returns the rows the body takes in letters of a size; `None` if it cannot be set in them.
    pub(super) fn rows_of(&self, body: &Body, size: Size, area: Rect) -> Option<u16> {
        let columns = area.width;
        let listed = |parts: &[String]| {
            // What is far too long is not measured.
            if size > Size(0) && size.rows(parts.len()) > area.height.into() {
                return None;
            }
            let fitted = fit_all(parts, ("• ", "  "), (columns, u16::MAX), size);
            (fitted.size() == size).then(|| fitted.rows())
        };
        match body {
            Body::Items(items) => listed(items),
            Body::Gathering {
                items,
                what,
                given,
                of,
            } => {
                let line = self.gathered(*what, (*given, *of), size, columns);
                Some(listed(items)? + line.rows() + 1)
            }
            Body::Themes(themes) if size == Size(0) => {
                let lines = themes.iter().map(|(_, items)| items.len() + 1);
                u16::try_from(lines.sum::<usize>()).ok()
            }
            Body::Themes(themes) => {
                let mut lines = self.theme_lines(themes);
                if area.height >= TALL {
                    lines.retain(|(_, style)| *style == self.theme.accent);
                }
                if lines.len() * Size(1).rows(1) > area.height.into() {
                    return None;
                }
                let fitted = lines.iter().map(|(text, _)| {
                    let fitted = fit(text.trim_start(), columns, u16::MAX, Size(1));
                    (fitted.size() == Size(1)).then(|| fitted.rows())
                });
                fitted.sum()
            }
            Body::Actions(actions) => listed(&self.action_texts(actions)),
            Body::Nothing | Body::Results(_) | Body::Level(_) => Some(0),
        }
    }

    fn items(&self, items: &[String], most: Size, area: Rect, buf: &mut Buffer) {
        let fitted = fit_all(items, ("• ", "  "), (area.width, area.height), most);
        self.newest(&fitted, items.len(), self.theme.text, area, buf);
    }

    /// Draws a list, or if it does not fit its end, and how much comes before that.
    fn newest(&self, fitted: &Fitted, count: usize, style: Style, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let Fitted::Cells(lines) = fitted else {
            fitted.draw(area, style, buf);
            return;
        };
        let height = usize::from(area.height);
        if lines.len() <= height {
            fitted.draw(area, style, buf);
            return;
        }
        let columns = if area.width >= WIDE { 2 } else { 1 };
        let shown = height.saturating_sub(1) * columns;
        // Only whole items are shown, so the first line must begin one.
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

    /// Returns the names of themes with how many items they have, each followed by its items, indented.
    fn theme_lines(&self, themes: &[(String, Vec<String>)]) -> Vec<(String, Style)> {
        let loose = self.words.get("room-loose");
        let mut lines = Vec::new();
        for (name, items) in themes {
            let name = if name.is_empty() {
                &loose
            } else {
                name.as_str()
            };
            lines.push((format!("{name} ({})", items.len()), self.theme.accent));
            let items = items.iter().map(|item| format!("  {item}"));
            lines.extend(items.map(|item| (item, self.theme.text)));
        }
        lines
    }

    fn themes(&self, themes: &[(String, Vec<String>)], most: Size, area: Rect, buf: &mut Buffer) {
        let lines = self.theme_lines(themes);
        let mut names = lines.clone();
        names.retain(|(_, style)| *style == self.theme.accent);
        // On a screen that was not enlarged, the names alone say more than items nobody can read.
        if most > Size(0) && (large(&lines, area, buf) || large(&names, area, buf)) {
            return;
        }
        let room = usize::from(column(area));
        let cut = |(text, style): (String, Style)| {
            Line::styled(crate::tui::widgets::text::cut(&text, room), style)
        };
        let lines: Vec<_> = lines.into_iter().map(cut).collect();
        columned(&lines, area, buf);
    }

    /// Draws who does what, and when.
    pub(super) fn promises(&self, actions: &[Promise], most: Size, area: Rect, buf: &mut Buffer) {
        let parts = self.action_texts(actions);
        let most = most.min(Size(1));
        let fitted = fit_all(&parts, ("• ", "  "), (area.width, area.height), most);
        self.newest(&fitted, parts.len(), self.theme.text, area, buf);
    }

    /// Words actions: what, by whom, and when.
    pub(super) fn action_texts(&self, actions: &[Promise]) -> Vec<String> {
        actions
            .iter()
            .map(|action| {
                let day = action
                    .when
                    .map(|day| crate::domain::document::day_and_month(day, self.words));
                let who = Some(action.who.clone()).filter(|who| !who.is_empty());
                let who_and_day: Vec<String> = who.into_iter().chain(day).collect();
                if who_and_day.is_empty() {
                    action.what.clone()
                } else {
                    format!("{} — {}", action.what, who_and_day.join(", "))
                }
            })
            .collect()
    }

    /// Says how long a level has and who is next, or only the latter if that gives larger letters or fewer rows.
    pub(super) fn level_text(&self, level: &LevelScene, most: Size, columns: u16) -> Fitted {
        let time = clock(u64::from(level.seconds) * 1000);
        let next = level.next.as_ref().map(|next| {
            self.words
                .with("cascade-next", &[("level", next.as_str().into())])
        });
        let time =
            (level.seconds > 0).then(|| self.words.with("room-box", &[("time", time.into())]));
        let parts: Vec<String> = time.into_iter().chain(next).collect();
        let whole = fit(&parts.join("  ·  "), columns, u16::MAX, most);
        // Who is next matters more than the time, which the clock shows.
        let short = parts.last().filter(|_| most > Size(0));
        short
            .map(|next| fit(next, columns, u16::MAX, most))
            .filter(|short| short.rows() < whole.rows() || short.size() > whole.size())
            .unwrap_or(whole)
    }

    /// Draws a level of a cascade: who it is, what to do, how long, and who is next.
    fn level(&self, level: &LevelScene, shares: Shares, area: Rect, buf: &mut Buffer) {
        let name = level_name(level, area.width, shares.question);
        name.draw(area, self.theme.accent, buf);
        let rest = below(area, name.rows() + u16::from(area.height > 8));
        let card = fit(&level.card, rest.width, rest.height, shares.body);
        card.draw(rest, self.theme.strong, buf);
        let rest = below(rest, card.rows() + 1);
        let last = self.level_text(level, shares.rest, rest.width);
        last.draw(rest, self.theme.quiet, buf);
    }
}

/// Draws lines in large letters if they all fit; returns whether they did.
fn large(lines: &[(String, Style)], area: Rect, buf: &mut Buffer) -> bool {
    let fitted: Vec<(Fitted, Style)> = lines
        .iter()
        .map(|(text, style)| {
            (
                fit(text.trim_start(), area.width, u16::MAX, Size(1)),
                *style,
            )
        })
        .collect();
    let rows = fitted.iter().map(|(text, _)| text.rows()).sum::<u16>();
    let is_large = fitted.iter().all(|(text, _)| text.size() == Size(1));
    if !is_large || rows > area.height {
        return false;
    }
    let mut rest = area;
    for (text, style) in fitted {
        text.draw(rest, style, buf);
        rest = below(rest, text.rows());
    }
    true
}

/// Returns how many cells wide a column of text is, of two if there is room for two.
pub(super) fn column(area: Rect) -> u16 {
    if area.width >= WIDE {
        (area.width - 4) / 2
    } else {
        area.width
    }
}

/// Draws lines from the top, in two columns if there is room for two and they do not fit in one. An ellipsis in the
/// last row says that some are left out.
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
