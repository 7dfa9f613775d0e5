//! Puts one thing under the other, on as many pages as it takes. All lengths are in points, and positions count from
//! the top left of a page.

use std::collections::BTreeSet;

use crate::domain::house::HouseStyle;
use crate::export::drawing::{Anchor, Drawing, Ink, Shape, Style};

/// The width and height of A4.
pub(super) const A4: (f64, f64) = (595.28, 841.89);
/// Where text begins, from the left.
pub(super) const LEFT: f64 = 60.0;
/// How wide the text is.
pub(super) const ROOM: f64 = A4.0 - 2.0 * LEFT;
/// Where the text of a page begins, below its header.
const TOP: f64 = 66.0;
/// Where the text of a page ends, above its number.
const BOTTOM: f64 = A4.1 - 64.0;
/// How much of the height of a page is for text.
pub(super) const PAGE: f64 = BOTTOM - TOP;
/// The largest width and height of a logo.
const LOGO: (f64, f64) = (150.0, 46.0);

/// What a piece of a page is to someone who has it read out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A heading: its level, 2 or more, and what it says.
    Heading(usize, String),
    /// A paragraph of text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A picture, and what it shows in words.
    Figure(String),
    /// A cell of a table: the number of the table, the row and the column, all from 0. Row 0 is the header.
    Cell(usize, usize, usize),
    /// Nothing: it only adorns.
    Adornment,
}

/// Shapes on a page that belong together.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The index of their role in [`Flow::roles`].
    pub(super) role: usize,
    /// The shapes, from the back to the front.
    pub(super) shapes: Vec<Shape>,
}

/// A heading that readers can jump to.
#[derive(Clone, Debug)]
pub(super) struct Bookmark {
    /// Its level, 2 or more.
    pub(super) level: usize,
    /// What it says.
    pub(super) title: String,
    /// The index of its page, from 0.
    pub(super) page: usize,
    /// How far it is from the top of the page.
    pub(super) y: f64,
}

/// The pages so far, and where the next thing goes.
pub(super) struct Flow {
    /// The pieces of each page.
    pub(super) pages: Vec<Vec<Piece>>,
    /// The roles that pieces have. A paragraph on several pages has one role.
    pub(super) roles: Vec<Role>,
    /// The headings that readers can jump to.
    pub(super) bookmarks: Vec<Bookmark>,
    /// The position and the size of the logo on the first page; `None` if there is no logo.
    pub(super) logo: Option<((f64, f64), (f64, f64))>,
    /// Where the next thing goes on the last page, from the top.
    pub(super) y: f64,
    /// How many tables there are so far.
    tables: usize,
}

impl Flow {
    /// Returns the signs on its pages that the font lacks, each once.
    pub(super) fn lacking(&self) -> BTreeSet<String> {
        let shapes = self.pages.iter().flatten().flat_map(|piece| &piece.shapes);
        let lacking = shapes.flat_map(|shape| match shape {
            Shape::Text { face, text, .. } => face.lacking(text).map(str::to_owned).collect(),
            _ => Vec::new(),
        });
        lacking.collect()
    }

    /// An empty first page, which needs no header.
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

    /// Adds a role for the pieces to come, and returns its index.
    pub(super) fn role(&mut self, role: Role) -> usize {
        self.roles.push(role);
        self.roles.len() - 1
    }

    /// Adds the role of a heading that goes here and becomes a bookmark, and returns its index.
    pub(super) fn heading_role(&mut self, level: usize, title: &str) -> usize {
        self.bookmarks.push(Bookmark {
            level,
            title: title.trim().to_owned(),
            page: self.pages.len() - 1,
            y: self.y,
        });
        self.role(Role::Heading(level, title.trim().to_owned()))
    }

    /// A number for a new table.
    pub(super) fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// Begins a new page.
    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// How much of the height of the page is left.
    pub(super) fn left(&self) -> f64 {
        BOTTOM - self.y
    }

    /// Begins a new page if less than this is left.
    pub(super) fn need(&mut self, high: f64) {
        if self.left() < high && self.y > TOP {
            self.new_page();
        }
    }

    /// Leaves this much free, except at the top of a page.
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

    /// Puts a filled rectangle on the page that only adorns.
    pub(super) fn rect(&mut self, at: (f64, f64), size: (f64, f64), ink: Ink) {
        let mut drawing = Drawing::default();
        drawing.rect(at, size, ink);
        self.put(0, drawing.shapes);
    }

    /// Puts a filled circle on the page that only adorns.
    pub(super) fn disc(&mut self, at: (f64, f64), radius: f64, ink: Ink) {
        self.put(0, vec![Shape::Disc { at, radius, ink }]);
    }

    /// Puts a line on the page that is as wide as the text and only adorns.
    pub(super) fn rule(&mut self, y: f64, ink: Ink, width: f64) {
        let mut drawing = Drawing::default();
        drawing.line(&[(LEFT, y), (LEFT + ROOM, y)], ink, width);
        self.put(0, drawing.shapes);
    }

    /// Puts a line of text below what is there.
    pub(super) fn line(&mut self, role: usize, x: f64, anchor: Anchor, style: Style, text: &str) {
        self.need(style.leading());
        self.text_at(role, (x, self.y), anchor, style, text);
        self.y += style.leading();
    }

    /// Puts a line of text on the page, with its top at `y`.
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

    /// Puts a picture below what is there, made smaller if it is higher than a page.
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

    /// Keeps room for the logo at the top right. Returns where that ends, from the top.
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
