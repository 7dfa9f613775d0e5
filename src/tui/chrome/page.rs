//! A page of text to scroll through.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{below, frame};
use crate::tui::env::Env;
use crate::tui::keys::Action;

/// The most columns of a page that is read with ease.
const WIDEST: u16 = 120;
/// The rows of a screen that do not scroll: scrolling by a page goes this much less than the height of the screen.
const AROUND: usize = 6;

/// A page on a screen. It both draws itself and knows how far it can be scrolled.
pub(crate) struct Page {
    area: Rect,
    screen: Rect,
    lines: Vec<Line<'static>>,
}

impl Page {
    /// Lays a page out on a screen, below a title of so many rows. `lines` makes its lines for so many columns.
    pub(crate) fn new(
        env: &Env,
        screen: Rect,
        title: u16,
        lines: impl FnOnce(usize) -> Vec<Line<'static>>,
    ) -> Self {
        let [_, middle, ..] = frame(env, screen);
        let whole = reading(middle);
        Self {
            area: below(whole, whole.y + title),
            screen,
            lines: lines(whole.width.into()),
        }
    }

    /// Returns the most lines it can be scrolled, which shows its last page in full.
    fn most(&self) -> usize {
        self.lines.len().saturating_sub(self.area.height.into())
    }

    /// Returns how many lines it is scrolled after an action.
    pub(crate) fn scrolled(&self, scroll: usize, action: Action) -> usize {
        let (most, scroll) = (self.most(), scroll.min(self.most()));
        let page = usize::from(self.screen.height).saturating_sub(AROUND);
        let page = page.max(1);
        let to = match action {
            Action::Up => scroll.saturating_sub(1),
            Action::Down => scroll + 1,
            Action::PageOn => scroll + page,
            Action::PageBack => scroll.saturating_sub(page),
            Action::First => 0,
            Action::Last => most,
            _ => scroll,
        };
        to.min(most)
    }

    /// Draws the lines from the one scrolled to, and in the row of the notice how many more there are.
    pub(crate) fn draw(&self, env: &Env, scroll: usize, notice_rows: Rect, buf: &mut Buffer) {
        let height = usize::from(self.area.height);
        let from = scroll.min(self.most());
        let rows = self.area.top()..self.area.bottom();
        for (y, line) in rows.zip(self.lines.iter().skip(from)) {
            buf.set_line(self.area.x, y, line, self.area.width);
        }
        if from + height < self.lines.len() && height > 0 && env.notice.is_none() {
            let left = self.lines.len() - from - height;
            let more = env.words().with("results-more", &[("n", left.into())]);
            let cells = self.area.width.into();
            buf.set_stringn(self.area.x, notice_rows.y, more, cells, env.theme.quiet);
        }
    }
}

/// Returns the part of the middle of a screen in which a page is read with ease.
pub(crate) fn reading(area: Rect) -> Rect {
    let width = area.width.saturating_sub(4).min(WIDEST);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + 1,
        width,
        height: area.height.saturating_sub(1),
    }
}
