use super::*;
use crate::domain::audience::Audience;
use crate::domain::document::{
    Balance, Bar, Bars, Document, Forces, Nps, Pair, Pairs, Quadrant, Section,
};
use crate::domain::house::HouseStyle;
use crate::export::drawing::{Anchor, Shape};
use crate::export::fixtures;
use crate::export::house::Palette;

fn bar(label: &str, length: f64, value: &str) -> Bar {
    Bar {
        label: label.to_owned(),
        length,
        value: value.to_owned(),
        yardstick: Some((0.3, 0.4)),
    }
}

fn hostile() -> String {
    let marks = "<script>alert(1)</script> & \"x\" \u{1b}[2J \u{202e}om\u{0} \u{FFFF} 👨‍👩‍👧 ";
    marks.to_owned() + &"Onuitspreekbaarlangwoordzondereinde".repeat(9)
}

/// One picture of every kind, all of the same text.
fn pictures(text: &str) -> Vec<Block> {
    let said = || text.to_owned();
    let bars = Bars {
        title: said(),
        value: said(),
        yardstick: Some(said()),
        is_logarithmic: false,
        bars: vec![bar(text, 1.0, "3"), bar(text, f64::NAN, text)],
    };
    let pairs = |is_course| Pairs {
        title: said(),
        names: [said(), said()],
        gap: said(),
        is_course,
        ticks: vec![(0.0, "1".to_owned()), (1.0, "5".to_owned())],
        rows: vec![
            Pair {
                label: said(),
                at: [Some(0.2), Some(0.9)],
                values: [said(), "4".to_owned()],
                gap: said(),
                n: None,
            },
            Pair {
                label: said(),
                at: [None, Some(0.9)],
                values: [String::new(), "4".to_owned()],
                gap: String::new(),
                n: None,
            },
        ],
    };
    vec![
        Block::Nps(Nps {
            title: said(),
            value: said(),
            label: said(),
            score: "+17".to_owned(),
            classes: [
                bar(text, 0.5, "5"),
                bar(text, 0.5, "5"),
                bar(text, 0.0, "0"),
            ],
        }),
        Block::Bars(bars),
        Block::Pairs(pairs(true)),
        Block::Pairs(pairs(false)),
        Block::Quadrant(Quadrant {
            titles: [said(), said()],
            names: [said(), said()],
            sides: [said(), said(), said(), said()],
            corners: vec![(said(), vec![said()])],
            points: vec![(said(), [1.0, 1.0]); 30],
        }),
        Block::Balance(Balance {
            title: said(),
            names: [said(), said(), said()],
            rows: vec![Forces {
                label: said(),
                lengths: [1.0, 0.0],
                values: ["12,5", "0", "+12,5"].map(str::to_owned),
            }],
        }),
    ]
}

#[test]
fn every_picture_is_well_formed_whatever_it_says() {
    let palette = Palette::of(&HouseStyle::default());
    for block in pictures(&hostile()) {
        let svg = draw(&block, 480.0).unwrap().svg(&palette);
        let tree =
            roxmltree::Document::parse(&svg).unwrap_or_else(|fault| panic!("{fault}: {svg}"));
        assert!(!tree.descendants().any(|node| node.has_tag_name("script")));
        assert!(!svg.chars().any(char::is_control));
        assert!(!svg.contains("NaN"), "{svg}");
    }
}

#[test]
fn a_picture_says_its_figures_and_tells_them_to_those_who_do_not_see_it() {
    let block = Block::Bars(Bars {
        title: "Optie".to_owned(),
        value: "Stippen".to_owned(),
        yardstick: None,
        is_logarithmic: false,
        bars: vec![bar("Korter", 1.0, "7 (64%)"), bar("Langer", 0.5, "4 (36%)")],
    });
    let drawing = draw(&block, 480.0).unwrap();
    assert_eq!(
        drawing.alt,
        "Optie · Stippen: Korter 7 (64%); Langer 4 (36%)"
    );
    for figure in ["7 (64%)", "4 (36%)"] {
        assert!(
            drawing
                .shapes
                .iter()
                .any(|shape| matches!(shape, Shape::Text { text, .. } if text == figure))
        );
    }
}

#[test]
fn plain_words_stay_inside_the_picture() {
    let text = "Een gewone zin over het gesprek met de klant";
    for block in pictures(text) {
        let drawing = draw(&block, 480.0).unwrap();
        for shape in &drawing.shapes {
            let Shape::Text {
                at,
                anchor,
                size,
                face,
                text,
                ..
            } = shape
            else {
                continue;
            };
            let width = face.width(text, *size);
            let left = match anchor {
                Anchor::Start => at.0,
                Anchor::Middle => at.0 - width / 2.0,
                Anchor::End => at.0 - width,
            };
            assert!(
                at.1 > 0.0 && at.1 <= drawing.height,
                "{block:?}: {text} at {at:?}"
            );
            assert!(
                left > -1.0 && left + width < drawing.width + 1.0,
                "{block:?}: {text} from {left}, {width} wide"
            );
        }
    }
}

#[test]
fn every_picture_of_a_session_is_drawn() {
    let mut drawn = 0;
    let mut look = |section: &Section| {
        for block in &section.blocks {
            drawn += usize::from(draw(block, 480.0).is_some_and(|drawing| drawing.height > 0.0));
        }
    };
    for state in [fixtures::dutch(), fixtures::english()] {
        let document = Document::new(&state, Audience::Client);
        let parts = document.rest.iter().flat_map(|section| &section.parts);
        parts.for_each(&mut look);
    }
    assert!(drawn >= 5, "{drawn}");
}
