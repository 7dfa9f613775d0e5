//! Draws the room's screen, which twenty people read from their chairs. It is given a `RoomView` and nothing else.
//!
//! ```text
//!  3 of 11   Our values                  2/3   number and title, quiet, and which page this is
//!
//!  Which values do we live by                  the question, as large as there is room for
//!  when nobody is looking?
//!
//!  1 Open                                      what stands below it, numbered as on the console
//!  2 Helpful
//!  ─────────────────────────────
//!  in pairs 2:10                        7:42   the clock
//! ```
//!
//! What is to be seen is a `Scene` of blocks (`scene.rs`; `step.rs`, `results.rs` and `between.rs` make them). `solve.rs`
//! gives each block the size of its letters and a place on a page, and only what has a place is drawn.

use std::cell::{Cell, RefCell};

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use crate::domain::event::Curtain;
use crate::domain::room::{self, RoomView};
use crate::domain::words::Words;
use crate::tui::theme::Theme;
use crate::tui::widgets::broken::Measured;
use crate::tui::widgets::large::{Size, ink};
pub use page::TALL;
use page::{WallPage, below, blank};
use scene::{Block, Content, Rank, Scene};
use solve::solve;

mod between;
mod clock;
mod cloud;
mod flow;
mod layout;
mod page;
mod read;
mod results;
mod scene;
mod set;
mod solve;
mod step;

pub use layout::{Kept, Layout};
pub use read::read;
pub use scene::{Ink, Placed};

/// How long a page is shown before the next, in milliseconds.
pub const PAGE: u64 = 8000;

/// What a viewer of the wall remembers from one frame to the next: the sizes of letters, so that they do not jump, and
/// the page that is shown.
#[derive(Clone, Debug, Default)]
pub struct Eye {
    kept: RefCell<Kept>,
    /// How many pages there were.
    pages: Cell<usize>,
    /// The page that was shown last.
    page: Cell<usize>,
    /// The page somebody turned to; `None` while the pages turn by themselves.
    held: Cell<Option<usize>>,
    /// How many pages the wall had been turned by hand, and for how long nothing had happened, when last looked at.
    seen: Cell<Option<(i32, u64)>>,
}

impl Eye {
    /// Turns so many pages on, or back. From now on the pages do not turn by themselves until there is something new.
    pub fn turn(&self, by: i32) {
        let pages = i32::try_from(self.pages.get().max(1)).unwrap_or(1);
        let page = i32::try_from(self.page.get()).unwrap_or(0);
        let page = page.saturating_add(by).rem_euclid(pages);
        self.held.set(usize::try_from(page).ok());
    }

    /// Returns the milliseconds until the page turns by itself; `None` if it stays.
    pub fn sleep(&self, view: &RoomView) -> Option<u64> {
        let turns = self.pages.get() > 1 && self.held.get().is_none();
        turns.then(|| PAGE - view.still % PAGE)
    }

    /// Returns the page to show, from 0.
    fn look(&self, layout: &Layout, view: &RoomView) -> usize {
        let is_same = self.kept.borrow().is_of_same_scene(&layout.kept)
            && self.pages.get() == layout.pages.len();
        let (turned, still) = self.seen.get().unwrap_or((view.turned, 0));
        let by = view.turned.wrapping_sub(turned);
        if by != 0 && is_same {
            self.turn(by);
        } else if !is_same || view.still < still {
            self.held.set(None);
        }
        self.seen.set(Some((view.turned, view.still)));
        self.pages.set(layout.pages.len());
        let since = usize::try_from(view.still / PAGE).unwrap_or(0);
        let page = self.held.get().unwrap_or(layout.focus + since);
        let page = page % layout.pages.len().max(1);
        self.page.set(page);
        self.kept.replace(layout.kept.clone());
        page
    }
}

/// Returns the part of the wall within its margins.
fn inner(area: Rect) -> Rect {
    let margin = Margin::new(
        (area.width / 32).clamp(1, 6).min(area.width / 4),
        u16::from(area.height > 8) + u16::from(area.height > TALL),
    );
    area.inner(margin)
}

/// Lays out what the room sees, in all its pages.
pub fn lay_out(view: &RoomView, theme: &Theme, area: Rect, previous: Option<&Kept>) -> Layout {
    let page = WallPage {
        theme,
        words: Words::of(view.lang),
        view,
        area: inner(area),
    };
    let scene = match &view.scene {
        room::Scene::Opening { client } => page.opening(client),
        room::Scene::Agenda(lines) => page.agenda(lines),
        room::Scene::Break { title, until } => page.pause(title, *until),
        room::Scene::Over { headline, actions } => page.over(headline, actions),
        room::Scene::Step(_) if page.is_stopped() => page.stop(),
        room::Scene::Step(step) => page.step(step),
    };
    solve(&scene, page.area, previous)
}

/// Draws what the room sees, on a background of its own.
pub fn draw(view: &RoomView, theme: &Theme, eye: &Eye, area: Rect, buf: &mut Buffer) {
    if view.curtain == Curtain::Black {
        buf.set_style(area, theme.black);
        return;
    }
    let page = WallPage {
        theme,
        words: Words::of(view.lang),
        view,
        area: inner(area),
    };
    let is_stopped = page.is_stopped();
    let ground = if is_stopped { theme.banner } else { theme.text };
    buf.set_style(area, ground);
    if page.area.is_empty() {
        return;
    }
    let layout = lay_out(view, theme, area, Some(&eye.kept.borrow()));
    let number = eye.look(&layout, view);
    if let Some(placed) = layout.pages.get(number) {
        page.paint(placed, buf);
    }
    if layout.pages.len() > 1 {
        let head = layout.kept.sizes.first().copied();
        page.number(number + 1, layout.pages.len(), head, buf);
    }
    let is_clock = |placed: &&Placed| placed.ink == Ink::Clock;
    let clock = layout.pages.iter().flatten().find(is_clock);
    page.typing(clock.map_or(0, |placed| placed.area.height), buf);
}

/// Draws the screen of a projector that waits for a session, with the name of whose house style it is, if any.
pub fn draw_waiting(
    words: &'static Words,
    theme: &Theme,
    organisation: &str,
    area: Rect,
    buf: &mut Buffer,
) {
    buf.set_style(area, theme.text);
    let block = |text: &str, style, rank| Block {
        content: Content::Text(Measured::new(text, words.lang()), style),
        rank,
        sizes: (Size::CELLS, Size::largest(theme.grain)),
        aside: 0,
    };
    let name = (!organisation.is_empty()).then(|| block(organisation, theme.house, Rank::Third));
    let waiting = block(&words.get("room-waiting"), theme.strong, Rank::First);
    let scene = Scene {
        key: (0, 0),
        blocks: name.into_iter().chain([waiting]).collect(),
        is_centred: true,
    };
    let layout = solve(&scene, inner(area), None);
    for placed in layout.pages.iter().flatten() {
        paint(placed, buf);
    }
}

/// Draws one thing in its place.
fn paint(placed: &Placed, buf: &mut Buffer) {
    let area = placed.area.intersection(buf.area);
    match &placed.ink {
        Ink::Text(text, style) => placed.size.draw(text, area, *style, buf),
        Ink::Bar(share, style, is_low) => ink::bar(*share, area, *is_low, *style, buf),
        Ink::Range(share, style) => ink::range(*share, area, *style, buf),
        Ink::Clock => {}
    }
}

impl WallPage<'_> {
    fn paint(&self, placed: &[Placed], buf: &mut Buffer) {
        for it in placed {
            match it.ink {
                Ink::Clock => self.clock(it.area, buf),
                _ => paint(it, buf),
            }
        }
    }

    /// Says which page of how many is shown, in the upper right corner.
    fn number(&self, number: usize, pages: usize, head: Option<Size>, buf: &mut Buffer) {
        let text = format!("{number}/{pages}");
        // It is as large as the head it stands beside.
        let size = head.map_or(Size::CELLS, |head| head.min(self.small()));
        let columns = u16::try_from(size.columns(&text)).unwrap_or(u16::MAX);
        let columns = columns.min(self.area.width);
        let place = Rect {
            x: self.area.right() - columns,
            width: columns,
            ..self.area
        };
        size.draw(&text, place, self.theme.accent, buf);
    }

    /// Draws what is being typed, on the last rows above the clock.
    fn typing(&self, clock: u16, buf: &mut Buffer) {
        let Some(typed) = self.view.typing.as_ref().filter(|typed| !typed.is_blank()) else {
            return;
        };
        let area = Rect {
            height: self.area.height.saturating_sub(clock),
            ..self.area
        };
        let size = self.small();
        let text = self.measured(typed.as_str());
        let lines = text.lines(size, area.width.into()).unwrap_or_default();
        // The end of it is what is new.
        let most = usize::from(area.height / 3 / size.rows()).max(1);
        let lines = lines.get(lines.len().saturating_sub(most)..).unwrap_or(&[]);
        let rows = u16::try_from(lines.len()).unwrap_or(0) * size.rows();
        let place = Rect {
            y: area.bottom().saturating_sub(rows),
            height: rows.min(area.height),
            ..area
        };
        blank(self.theme.field, place, buf);
        for (n, line) in (0..).zip(lines) {
            let row = below(place, n * size.rows());
            if !row.is_empty() {
                size.draw(line, row, self.theme.field, buf);
            }
        }
    }
}
