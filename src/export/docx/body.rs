//! Writes paragraphs and pictures into the body of the document.

use super::xml::Xml;
use crate::domain::document::Document;
use crate::domain::house::{Colour, HouseStyle};
use crate::domain::words::Words;
use crate::export::house::Palette;

/// The body of the document as far as it is written, and the pictures in it.
pub(super) struct Body<'a> {
    pub(super) xml: Xml,
    pub(super) words: &'static Words,
    pub(super) palette: Palette,
    pub(super) house: &'a HouseStyle,
    /// Whether the current row has to stay on one page with the next.
    pub(super) keep: bool,
    /// The pictures as PNG, in the order in which the text has them.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// A piece of a paragraph that looks the same throughout.
#[derive(Clone, Copy, Default)]
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    pub(super) quiet: bool,
}

impl<'t> Run<'t> {
    pub(super) fn plain(text: &'t str) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    pub(super) fn quiet(text: &'t str) -> Self {
        Self {
            quiet: true,
            ..Self::plain(text)
        }
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(document: &Document, house: &'a HouseStyle) -> Self {
        Self {
            xml: Xml::part(),
            words: Words::of(document.lang),
            palette: Palette::of(house),
            house,
            keep: false,
            pictures: Vec::new(),
        }
    }

    pub(super) fn paragraph(&mut self, style: &str, runs: &[Run<'_>]) {
        self.styled(style, "", runs);
    }

    /// A paragraph in this style, with more properties of its own.
    pub(super) fn styled(&mut self, style: &str, properties: &str, runs: &[Run<'_>]) {
        self.xml.raw(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"
        ));
        for run in runs {
            self.run(run);
        }
        self.xml.raw("</w:p>");
    }

    fn run(&mut self, run: &Run<'_>) {
        self.xml.raw("<w:r>");
        if run.quiet {
            let colour = self.palette.quiet.hex();
            self.xml
                .raw(&format!("<w:rPr><w:color w:val=\"{colour}\"/></w:rPr>"));
        }
        for (n, line) in run.text.trim_end_matches('\n').split('\n').enumerate() {
            if n > 0 {
                self.xml.raw("<w:br/>");
            }
            self.xml
                .raw("<w:t xml:space=\"preserve\">")
                .text(line)
                .raw("</w:t>");
        }
        self.xml.raw("</w:r>");
    }

    /// A picture in a paragraph of its own. Its size is in units of drawings; `shows` describes it in words.
    pub(super) fn picture(&mut self, png: Vec<u8>, (width, height): (u32, u32), shows: &str) {
        self.pictures.push(png);
        let n = self.pictures.len();
        self.xml.raw(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing>\
             <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{n}\" name=\"{n}\" descr=\""
        ));
        self.xml.text(shows).raw(&format!(
            "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{n}\" name=\"{n}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdPicture{n}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        ));
    }
}

/// The XML for a background of this colour.
pub(super) fn shading(colour: Colour) -> String {
    format!(
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
        colour.hex()
    )
}
