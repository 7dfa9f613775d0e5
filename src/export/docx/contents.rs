//! Writes the contents of the document, from the letterhead to the appendix.

use super::body::{Body, Run};
use super::page::{MARGIN, WIDTH};
use crate::domain::document::{Document, Section};

/// The units of lengths in drawings that make up one pixel of a screen.
const PER_PIXEL: u32 = 9_525;
/// The largest width and height of a logo, in units of drawings: five by two centimetres.
const LOGO: (u32, u32) = (1_800_000, 720_000);

impl Body<'_> {
    pub(super) fn document(&mut self, document: &Document) {
        self.xml.raw(concat!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
            " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
            " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"",
            " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
            " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
        ));
        self.letterhead();
        self.paragraph("Title", &[Run::plain(&document.title)]);
        self.cover(&document.cover);
        for sentence in &document.headline {
            self.paragraph("Headline", &[Run::plain(sentence)]);
        }
        self.sections(1, &document.first);
        self.on_a_new_page(&document.rest);
        if !document.appendix.is_empty() {
            let title = self.words.get("summary-appendix").into_owned();
            self.heading(1, &title, true);
            self.sections(2, &document.appendix);
        }
        self.xml.raw(&format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>\
             <w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>\
             <w:footerReference w:type=\"first\" r:id=\"rIdFirst\"/>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1418\" w:right=\"{MARGIN}\" w:bottom=\"1304\" w:left=\"{MARGIN}\" \
             w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
        ));
    }

    /// The logo, or the name of the organisation if there is no logo.
    fn letterhead(&mut self) {
        let house = self.house;
        let name = house.organisation.as_str();
        if let Some(logo) = &house.logo {
            let (width, height) = logo.size();
            let size = fitted((width * PER_PIXEL, height * PER_PIXEL), LOGO);
            self.picture(
                logo.png().to_vec(),
                size,
                if name.is_empty() { "Logo" } else { name },
            );
        } else if !name.is_empty() {
            self.paragraph("Letterhead", &[Run::plain(name)]);
        }
    }

    fn on_a_new_page(&mut self, sections: &[Section]) {
        let Some((first, others)) = sections.split_first() else {
            return;
        };
        self.heading(1, &first.title, true);
        self.inside(1, first);
        self.sections(1, others);
    }

    pub(super) fn sections(&mut self, level: usize, sections: &[Section]) {
        for section in sections {
            self.heading(level, &section.title, false);
            self.inside(level, section);
        }
    }

    fn inside(&mut self, level: usize, section: &Section) {
        for block in &section.blocks {
            self.block(block);
        }
        self.sections(level + 1, &section.parts);
    }

    fn heading(&mut self, level: usize, title: &str, on_new_page: bool) {
        if title.trim().is_empty() {
            return;
        }
        let level = level.min(4);
        let page = if on_new_page {
            "<w:pageBreakBefore/>"
        } else {
            ""
        };
        self.styled(&format!("Heading{level}"), page, &[Run::plain(title)]);
    }

    fn cover(&mut self, cover: &[(String, String)]) {
        if cover.is_empty() {
            return;
        }
        let names = WIDTH / 5;
        self.open_table("Cover", &[names, WIDTH - names]);
        for (name, value) in cover {
            self.xml.raw("<w:tr>");
            self.cell(names, "", "TableText", "", &[Run::quiet(name)]);
            self.cell(WIDTH - names, "", "TableText", "", &[Run::plain(value)]);
            self.xml.raw("</w:tr>");
        }
        self.close_table();
    }
}

/// A size scaled down to fit within another, with its proportions kept; never larger than it is.
fn fitted((width, height): (u32, u32), (most_wide, most_high): (u32, u32)) -> (u32, u32) {
    let share = |most: u32, own: u32| f64::from(most) / f64::from(own.max(1));
    let scale = share(most_wide, width)
        .min(share(most_high, height))
        .min(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no larger than what it was made of"
    )]
    let scaled = |length: u32| (f64::from(length) * scale).round().max(1.0) as u32;
    (scaled(width), scaled(height))
}
