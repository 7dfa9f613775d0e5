//! What is written, one thing under the other, over as many pages as it takes.

use crate::domain::house::HouseStyle;
use crate::export::drawing::{Anchor, Drawing, Ink, Shape, Style};

/// The size of A4 in points.
pub(super) const A4: (f64, f64) = (595.28, 841.89);
/// Where text begins.
pub(super) const LEFT: f64 = 60.0;
/// How wide it is.
pub(super) const ROOM: f64 = A4.0 - 2.0 * LEFT;
/// Where a page begins, below its running header.
const TOP: f64 = 66.0;
/// Where a page ends, above its number.
const BOTTOM: f64 = A4.1 - 64.0;
/// How high a page is.
pub(super) const PAGE: f64 = BOTTOM - TOP;
/// The largest a logo is shown.
const LOGO: (f64, f64) = (150.0, 46.0);

/// What a piece of a page is to someone who has it read out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A heading of a level, 2 and deeper.
    Heading(usize, String),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A picture, and what it shows.
    Figure(String),
    /// A cell of a table: which table, which row, which column; row 0 is its head.
    Cell(usize, usize, usize),
    /// Nothing: it only adorns.
    Adornment,
}

/// Shapes that belong together.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Which of the roles they have.
    pub(super) role: usize,
    /// The shapes.
    pub(super) shapes: Vec<Shape>,
}

/// A heading one can jump to.
#[derive(Clone, Debug)]
pub(super) struct Bookmark {
    /// Its level, 2 and deeper.
    pub(super) level: usize,
    /// What it says.
    pub(super) title: String,
    /// On which page it is, from 0.
    pub(super) page: usize,
    /// How far from the top.
    pub(super) y: f64,
}

/// The pages so far, and where the next thing goes.
pub(super) struct Flow {
    /// The pages.
    pub(super) pages: Vec<Vec<Piece>>,
    /// The roles of pieces; a paragraph that runs over pages is one of them.
    pub(super) roles: Vec<Role>,
    /// The headings.
    pub(super) bookmarks: Vec<Bookmark>,
    /// Where the logo goes on the first page: its place and its size.
    pub(super) logo: Option<((f64, f64), (f64, f64))>,
    /// Where the next thing goes on the last page.
    pub(super) y: f64,
    /// How many tables there are.
    tables: usize,
}

impl Flow {
    /// An empty first page, which needs no running header.
    pub(super) fn new() -> Self {
        Self {
            pages: vec![Vec::new()],
            roles: vec![Role::Adornment],
            bookmarks: Vec::new(),
            logo: None,
            y: TOP - 16.0,
            tables: 0,
        }
    }

    /// A role for the pieces to come.
    pub(super) fn role(&mut self, role: Role) -> usize {
        self.roles.push(role);
        self.roles.len() - 1
    }

    /// The role of a heading here, which becomes a bookmark.
    pub(super) fn heading_role(&mut self, level: usize, title: &str) -> usize {
        self.bookmarks.push(Bookmark {
            level,
            title: title.trim().to_owned(),
            page: self.pages.len() - 1,
            y: self.y,
        });
        self.role(Role::Heading(level, title.trim().to_owned()))
    }

    /// A number for a table.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// Goes on with a new page.
    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// What is left of the page.
    pub(super) fn left(&self) -> f64 {
        BOTTOM - self.y
    }

    /// Goes on with a new page where less than this is left.
    pub(super) fn need(&mut self, high: f64) {
        if self.left() < high && self.y > TOP {
            self.new_page();
        }
    }

    /// Leaves so much free, except at the top of a page.
    pub(super) fn gap(&mut self, high: f64) {
        if self.y > TOP {
            self.y += high;
        }
    }

    /// Puts shapes on the page.
    pub(super) fn put(&mut self, role: usize, shapes: Vec<Shape>) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Piece { role, shapes });
        }
    }

    /// A filled rectangle that only adorns.
    pub(super) fn rect(&mut self, at: (f64, f64), size: (f64, f64), ink: Ink) {
        let mut drawing = Drawing::default();
        drawing.rect(at, size, ink);
        self.put(0, drawing.shapes);
    }

    /// A filled circle that only adorns.
    pub(super) fn disc(&mut self, at: (f64, f64), radius: f64, ink: Ink) {
        self.put(0, vec![Shape::Disc { at, radius, ink }]);
    }

    /// A thin line over the width of the text.
    pub(super) fn rule(&mut self, y: f64, ink: Ink, width: f64) {
        let mut drawing = Drawing::default();
        drawing.line(&[(LEFT, y), (LEFT + ROOM, y)], ink, width);
        self.put(0, drawing.shapes);
    }

    /// A line of text under what there is.
    pub(super) fn line(&mut self, role: usize, x: f64, anchor: Anchor, style: Style, text: &str) {
        self.need(style.leading());
        self.text_at(role, (x, self.y), anchor, style, text);
        self.y += style.leading();
    }

    /// A line of text with its top somewhere on this page.
    pub(super) fn text_at(
        &mut self,
        role: usize,
        (x, top): (f64, f64),
        anchor: Anchor,
        style: Style,
        text: &str,
    ) {
        let mut drawing = Drawing::default();
        drawing.text((x, top + style.size), anchor, style, text);
        self.put(role, drawing.shapes);
    }

    /// A picture, smaller where it is higher than a page.
    pub(super) fn figure(&mut self, drawing: Drawing) {
        let scale = (PAGE / drawing.height.max(1.0)).min(1.0);
        let high = drawing.height * scale;
        self.need(high);
        let role = self.role(Role::Figure(drawing.alt));
        let (x, y) = (LEFT, self.y);
        let shapes = drawing.shapes.into_iter();
        self.put(
            role,
            shapes.map(|shape| shape.placed(scale, (x, y))).collect(),
        );
        self.y += high;
    }

    /// Keeps a place for the logo at the top right; returns where that ends.
    pub(super) fn logo(&mut self, house: &HouseStyle) -> f64 {
        let Some(logo) = &house.logo else {
            return self.y;
        };
        let (width, height) = logo.size();
        let (width, height) = (f64::from(width), f64::from(height));
        let scale = (LOGO.0 / width).min(LOGO.1 / height);
        let size = (width * scale, height * scale);
        self.logo = Some(((LEFT + ROOM - size.0, self.y), size));
        self.y + size.1
    }
}
