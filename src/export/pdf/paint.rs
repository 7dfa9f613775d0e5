//! Turns pages of shapes into the bytes of a PDF, with the tags that tell what they are.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::metadata::{DateTime as Stamp, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope,
    Tag, TagGroup, TagTree,
};
use krilla::text::{Font, TextDirection};
use krilla::{Data, destination::XyzDestination, image::Image};

use super::fault::PdfFault;
use super::flow::{A4, Bookmark, Flow, LEFT, Piece, ROOM, Role};
use super::styles::SMALL;
use crate::domain::document::Document;
use crate::domain::house::HouseStyle;
use crate::export::drawing::{Anchor, Drawing, Ink, Shape, Style};
use crate::export::face::FontWeight;
use crate::export::house::Palette;

/// How far the control points of a circle's four arcs are from its corners, as a share of its radius.
const ARC: f64 = 0.552_284_75;
/// The baseline of the header, in points from the top.
const HEADER: f64 = 40.0;
/// The baseline of the page number, in points from the top.
const FOOTER: f64 = A4.1 - 36.0;

struct Painter<'a> {
    regular: Font,
    strong: Font,
    palette: &'a Palette,
}

/// Makes the bytes of the PDF.
pub(super) fn paint(
    flow: &Flow,
    document: &Document,
    house: &HouseStyle,
    palette: &Palette,
) -> Result<Vec<u8>, PdfFault> {
    let font = |face: FontWeight| {
        Font::new(Data::from(face.bytes()), 0)
            .ok_or_else(|| PdfFault("its font cannot be read".to_owned()))
    };
    let painter = Painter {
        regular: font(FontWeight::Regular)?,
        strong: font(FontWeight::Strong)?,
        palette,
    };
    let mut pdf = krilla::Document::new();
    let settings = PageSettings::from_wh(pt(A4.0), pt(A4.1));
    let settings = settings.ok_or_else(|| PdfFault("its pages have no size".to_owned()))?;
    let count = flow.pages.len();
    let mut leaves: Vec<(usize, Identifier)> = Vec::new();
    for (n, pieces) in flow.pages.iter().enumerate() {
        let mut page = pdf.start_page_with(settings.clone());
        let mut surface = page.surface();
        if let (0, Some(place)) = (n, flow.logo) {
            put_logo(&mut surface, house, place);
        }
        for piece in pieces {
            leaves.extend(painter.piece(&mut surface, piece, &flow.roles));
        }
        painter.furniture(&mut surface, (n, count), document, house);
        surface.finish();
        page.finish();
    }
    pdf.set_outline(outline(&flow.bookmarks));
    pdf.set_tag_tree(tree(&flow.roles, leaves).with_lang(Some(document.lang.code().to_owned())));
    pdf.set_metadata(about(document));
    pdf.finish().map_err(|fault| PdfFault(format!("{fault:?}")))
}

/// What the file says about itself: its title, its language and when the session began. Nothing about whose computer it
/// was made on, or when.
fn about(document: &Document) -> Metadata {
    let metadata = Metadata::new()
        .title(document.title.clone())
        .language(document.lang.code().to_owned());
    match document.created.and_then(stamp) {
        Some(stamp) => metadata.creation_date(stamp),
        None => metadata,
    }
}

fn stamp(at: DateTime<FixedOffset>) -> Option<Stamp> {
    let part = |part: u32| u8::try_from(part).ok();
    let minutes = at.offset().local_minus_utc() / 60;
    Some(
        Stamp::new(u16::try_from(at.year()).ok()?)
            .month(part(at.month())?)
            .day(part(at.day())?)
            .hour(part(at.hour())?)
            .minute(part(at.minute())?)
            .second(part(at.second())?)
            .utc_offset_hour(i8::try_from(minutes / 60).ok()?)
            .utc_offset_minute(u8::try_from(minutes.abs() % 60).ok()?),
    )
}

impl Painter<'_> {
    fn piece(
        &self,
        surface: &mut Surface<'_>,
        piece: &Piece,
        roles: &[Role],
    ) -> Option<(usize, Identifier)> {
        let tag = match roles.get(piece.role)? {
            Role::Adornment => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Role::Figure(_) => ContentTag::Other,
            _ => ContentTag::Span(SpanTag::empty()),
        };
        let is_told = !matches!(tag, ContentTag::Artifact(_));
        let leaf = surface.start_tagged(tag);
        for shape in &piece.shapes {
            self.shape(surface, shape);
        }
        surface.end_tagged();
        is_told.then_some((piece.role, leaf))
    }

    /// What every page has: from the second page on, whose document it is and what it is about; the line of the house
    /// style, and the number of the page.
    fn furniture(
        &self,
        surface: &mut Surface<'_>,
        (page, count): (usize, usize),
        document: &Document,
        house: &HouseStyle,
    ) {
        let mut drawing = Drawing::default();
        let one = |text: &str, room: f64| {
            let lines = SMALL.face.wrap_at_most(text, SMALL.size, room, 1);
            lines.into_iter().next().unwrap_or_default()
        };
        let right = LEFT + ROOM;
        if page > 0 {
            let whose = one(house.organisation.as_str(), ROOM * 0.4);
            drawing.text(
                (LEFT, HEADER),
                Anchor::Start,
                SMALL,
                &one(&document.title, ROOM * 0.55),
            );
            drawing.text((right, HEADER), Anchor::End, SMALL, &whose);
            drawing.line(
                &[(LEFT, HEADER + 6.0), (right, HEADER + 6.0)],
                Ink::Line,
                0.7,
            );
        }
        let number = format!("{} / {count}", page + 1);
        drawing.text((right, FOOTER), Anchor::End, SMALL, &number);
        drawing.text(
            (LEFT, FOOTER),
            Anchor::Start,
            SMALL,
            &one(house.footer.as_str(), ROOM * 0.8),
        );
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Footer,
        )));
        for shape in &drawing.shapes {
            self.shape(surface, shape);
        }
        surface.end_tagged();
    }

    fn shape(&self, surface: &mut Surface<'_>, shape: &Shape) {
        match shape {
            Shape::Fill { points, ink } => {
                if let Some(path) = polygon(points, true) {
                    self.fill(surface, *ink, &path);
                }
            }
            Shape::Disc { at, radius, ink } => {
                if let Some(path) = circle(*at, *radius) {
                    self.fill(surface, *ink, &path);
                }
            }
            Shape::Stroke {
                points,
                ink,
                width,
                dashed,
            } => {
                if let Some(path) = polygon(points, false) {
                    surface.set_fill(None);
                    surface.set_stroke(Some(self.stroke(*ink, *width, *dashed)));
                    surface.draw_path(&path);
                    surface.set_stroke(None);
                }
            }
            Shape::Text {
                at,
                anchor,
                size,
                face,
                ink,
                text,
            } => {
                if text.trim().is_empty() {
                    return;
                }
                let style = Style {
                    size: *size,
                    face: *face,
                    ink: *ink,
                };
                let x = match anchor {
                    Anchor::Start => at.0,
                    Anchor::Middle => at.0 - style.width(text) / 2.0,
                    Anchor::End => at.0 - style.width(text),
                };
                let font = match face {
                    FontWeight::Regular => self.regular.clone(),
                    FontWeight::Strong => self.strong.clone(),
                };
                surface.set_fill(Some(self.paint(*ink)));
                let start = Point::from_xy(pt(x), pt(at.1));
                let shown = face.shown(text);
                surface.draw_text(start, font, pt(*size), &shown, false, TextDirection::Auto);
            }
        }
    }

    fn fill(&self, surface: &mut Surface<'_>, ink: Ink, path: &Path) {
        surface.set_fill(Some(self.paint(ink)));
        surface.draw_path(path);
    }

    fn colour(&self, ink: Ink) -> rgb::Color {
        let colour = ink.colour(self.palette);
        rgb::Color::new(colour.red, colour.green, colour.blue)
    }

    fn paint(&self, ink: Ink) -> Fill {
        Fill {
            paint: self.colour(ink).into(),
            ..Fill::default()
        }
    }

    fn stroke(&self, ink: Ink, width: f64, dashed: bool) -> Stroke {
        Stroke {
            paint: self.colour(ink).into(),
            width: pt(width),
            miter_limit: 4.0,
            line_cap: LineCap::Butt,
            line_join: LineJoin::Miter,
            opacity: NormalizedF32::ONE,
            dash: dashed.then(|| StrokeDash {
                array: vec![4.0, 3.0],
                offset: 0.0,
            }),
        }
    }
}

/// Draws the logo, which only adorns: the name of the organisation is beside it in words.
fn put_logo(surface: &mut Surface<'_>, house: &HouseStyle, (at, size): ((f64, f64), (f64, f64))) {
    let Some(logo) = &house.logo else { return };
    let picture = Image::from_png(logo.png().to_vec().into(), true);
    let (Ok(picture), Some(size)) = (picture, Size::from_wh(pt(size.0), pt(size.1))) else {
        return;
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    surface.push_transform(&Transform::from_translate(pt(at.0), pt(at.1)));
    surface.draw_image(picture, size);
    surface.pop();
    surface.end_tagged();
}

/// A length in points, as the PDF library takes it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a page needs no more digits than an f32 has"
)]
fn pt(value: f64) -> f32 {
    value as f32
}

fn polygon(points: &[(f64, f64)], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(pt(first.0), pt(first.1));
    for (x, y) in rest {
        builder.line_to(pt(*x), pt(*y));
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

fn circle((x, y): (f64, f64), radius: f64) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.move_to(pt(x + radius), pt(y));
    let mut from = (1.0, 0.0);
    for to in [(0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)] {
        let at = |(ux, uy): (f64, f64)| (pt(x + ux * radius), pt(y + uy * radius));
        let toward = |a: (f64, f64), b: (f64, f64)| at((a.0 + b.0 * ARC, a.1 + b.1 * ARC));
        let ((x1, y1), (x2, y2), (x3, y3)) = (toward(from, to), toward(to, from), at(to));
        builder.cubic_to(x1, y1, x2, y2, x3, y3);
        from = to;
    }
    builder.close();
    builder.finish()
}

/// The bookmarks: headings of the second level, each with those of the third level under it.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let node = |bookmark: &Bookmark| {
        let at = Point::from_xy(0.0, pt((bookmark.y - 12.0).max(0.0)));
        OutlineNode::new(
            bookmark.title.clone(),
            XyzDestination::new(bookmark.page, at),
        )
    };
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for bookmark in bookmarks {
        match (bookmark.level, &mut open) {
            (..=2, _) => {
                if let Some(done) = open.replace(node(bookmark)) {
                    outline.push_child(done);
                }
            }
            (3, Some(parent)) => parent.push_child(node(bookmark)),
            _ => {}
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}

/// The leaves of a table by row and column; a cell that runs over pages has several.
type Cells = BTreeMap<usize, BTreeMap<usize, Vec<Identifier>>>;

/// The tags of the leaves, in the order in which they are read.
fn tree(roles: &[Role], leaves: Vec<(usize, Identifier)>) -> TagTree {
    let mut tree = TagTree::new();
    let mut leaves = leaves.into_iter().peekable();
    while let Some((role, leaf)) = leaves.next() {
        match roles.get(role) {
            Some(Role::Cell(table, row, column)) => {
                let mut cells = Cells::new();
                cells
                    .entry(*row)
                    .or_default()
                    .entry(*column)
                    .or_default()
                    .push(leaf);
                while let Some((role, leaf)) = leaves.next_if(
                    |(next, _)| matches!(roles.get(*next), Some(Role::Cell(of, ..)) if of == table),
                ) {
                    if let Some(Role::Cell(_, row, column)) = roles.get(role) {
                        cells
                            .entry(*row)
                            .or_default()
                            .entry(*column)
                            .or_default()
                            .push(leaf);
                    }
                }
                tree.push(rows(cells));
            }
            Some(Role::Item) => {
                let mut list = TagGroup::new(Tag::L(ListNumbering::None));
                let mut next = Some((role, leaf));
                while let Some((role, leaf)) = next {
                    let mut of_item = vec![Node::from(leaf)];
                    while let Some((_, leaf)) = leaves.next_if(|(same, _)| *same == role) {
                        of_item.push(leaf.into());
                    }
                    let body = TagGroup::with_children(Tag::LBody, of_item);
                    list.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
                    next = leaves.next_if(|(next, _)| roles.get(*next) == Some(&Role::Item));
                }
                tree.push(list);
            }
            Some(found) => {
                let mut group = group(found);
                group.push(leaf);
                while let Some((_, leaf)) = leaves.next_if(|(next, _)| *next == role) {
                    group.push(leaf);
                }
                tree.push(group);
            }
            None => {}
        }
    }
    tree
}

fn group(role: &Role) -> TagGroup {
    match role {
        Role::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, None)),
        Role::Heading(level, title) => {
            let level = u16::try_from(*level).ok().and_then(NonZeroU16::new);
            TagGroup::new(Tag::Hn(
                level.unwrap_or(NonZeroU16::MIN),
                Some(title.clone()),
            ))
        }
        Role::Figure(alt) => TagGroup::new(Tag::Figure(Some(alt.clone()))),
        Role::Paragraph | Role::Item | Role::Cell(..) | Role::Adornment => TagGroup::new(Tag::P),
    }
}

fn rows(cells: Cells) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    for (row, columns) in cells {
        let mut line = TagGroup::new(Tag::TR);
        for leaves in columns.into_values() {
            let leaves = leaves.into_iter().map(Node::from).collect();
            line.push(if row == 0 {
                TagGroup::with_children(Tag::TH(TableHeaderScope::Column), leaves)
            } else {
                TagGroup::with_children(Tag::TD, leaves)
            });
        }
        table.push(line);
    }
    table
}
