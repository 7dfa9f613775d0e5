//! The Word document holds every picture of the summary, with what it shows in words.

use std::io::{Cursor, Read};

use flipover::domain::document::{Document, Section};
use flipover::export::chart;
use flipover::export::drawing::{Drawing, escape};

use super::*;

/// As wide as the text of a page, in points.
const ROOM: f64 = 481.9;
/// Higher than this no picture fits below a heading, in points.
const HIGHEST: f64 = 640.0;

fn drawings(sections: &[Section], into: &mut Vec<Drawing>) {
    for section in sections {
        let blocks = section.blocks.iter();
        into.extend(blocks.filter_map(|block| chart::draw(block, ROOM)));
        drawings(&section.parts, into);
    }
}

#[test]
fn every_picture_is_in_the_word_document_with_what_it_shows() {
    let mut all = 0;
    // Between them they have every kind of picture; all twelve would take minutes.
    let with_pictures = ["four-months-to-four-minutes", "engagement-baseline"];
    let mut workshops = workshops();
    workshops.retain(|workshop| with_pictures.contains(&workshop.id.as_str()));
    for workshop in workshops {
        let room = walked(workshop.clone(), Lang::Nl);
        let document = Document::new(room.state(), Audience::Client);
        let mut expected = Vec::new();
        for part in [&document.first, &document.rest, &document.appendix] {
            drawings(part, &mut expected);
        }
        expected.retain(|drawing| drawing.height <= HIGHEST);
        let bytes = rendered(room.state(), Format::Docx, Audience::Client).remove(0);
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes.bytes)).expect("a package");
        let mut part = |name: &str| {
            let mut bytes = Vec::new();
            let mut part = zip.by_name(name).ok()?;
            part.read_to_end(&mut bytes).expect("it is packed whole");
            Some(bytes)
        };
        let text = part("word/document.xml").and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.expect("the text of the document");
        // The first picture is the logo.
        for (n, drawing) in (2..).zip(&expected) {
            let png = part(&format!("word/media/{n}.png")).expect("one for every picture");
            let picture = image::load_from_memory(&png).expect("a picture");
            let sharp = f64::from(picture.width()) / drawing.width;
            assert!(sharp >= 2.0, "{}: {sharp}", workshop.id);
            let described = format!("descr=\"{}\"", escape(&drawing.alt));
            assert!(text.contains(&described), "{}: {described}", workshop.id);
        }
        let beyond = format!("word/media/{}.png", expected.len() + 2);
        assert!(part(&beyond).is_none(), "{}", workshop.id);
        all += expected.len();
    }
    assert!(all > 8, "{all}");
}
