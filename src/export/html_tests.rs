use html5gum::{Token, Tokenizer};

use super::*;
use crate::domain::audience::Audience;
use crate::domain::text::{Clean, Lang};
use crate::export::fixtures::{self, Pen, opened};

fn page(state: &crate::domain::session::State) -> String {
    write(
        &Document::new(state, Audience::Client),
        &HouseStyle::default(),
    )
}

/// The names of the elements in the order they open, with their attributes; fails on anything malformed.
fn elements(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut found = Vec::new();
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (text(name), text(value)));
                found.push((text(&tag.name), attributes.collect()));
            }
            Token::Error(fault) => panic!("{fault:?}"),
            _ => {}
        }
    }
    found
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    for state in [fixtures::dutch(), fixtures::english(), fixtures::hostile()] {
        let page = page(&state);
        assert!(!page.chars().any(|c| c.is_control() && c != '\n'));
        for (name, attributes) in elements(&page) {
            assert!(
                ![
                    "script", "iframe", "object", "embed", "link", "base", "form"
                ]
                .contains(&name.as_str()),
                "{name}"
            );
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on"), "{attribute}");
                let is_address = ["src", "href", "xlink:href"].contains(&attribute.as_str());
                assert!(
                    !is_address || value.starts_with("data:image/png"),
                    "{value}"
                );
            }
        }
    }
}

#[test]
fn the_page_is_in_its_language_with_headings_in_order_and_named_columns() {
    let page = page(&fixtures::dutch());
    let elements = elements(&page);
    assert_eq!(
        elements[0],
        (
            "html".to_owned(),
            vec![("lang".to_owned(), "nl".to_owned())]
        )
    );
    let levels: Vec<u32> = elements
        .iter()
        .filter_map(|(name, _)| name.strip_prefix('h')?.parse().ok())
        .collect();
    assert_eq!(levels[0], 1);
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
    assert!(
        elements
            .iter()
            .filter(|(name, _)| name == "th")
            .all(|(_, attributes)| attributes.iter().any(|(name, _)| name == "scope"))
    );
    let figures = elements.iter().filter(|(name, _)| name == "figure").count();
    let told = elements.iter().filter(|(name, attributes)| {
        name == "svg"
            && attributes
                .iter()
                .any(|(name, value)| name == "aria-label" && value.len() > 20)
    });
    assert!(figures > 3);
    assert_eq!(told.count(), figures);
}

#[test]
fn decisions_and_actions_come_before_results() {
    let page = page(&fixtures::dutch());
    let at = |title: &str| {
        page.find(&format!("<h2>{title}</h2>"))
            .unwrap_or_else(|| panic!("{title}"))
    };
    assert!(at("Besluiten") < at("Acties") && at("Acties") < at("Resultaten"));
}

#[test]
fn a_session_without_anything_is_still_a_page() {
    let state = Pen::new(opened(fixtures::cascade_workshop(), Lang::Nl, "")).state();
    let page = page(&state);
    assert!(
        !elements(&page)
            .iter()
            .any(|(name, _)| name == "table" || name == "figure")
    );
    assert!(page.contains("Van vier maanden naar vier minuten"));
}

#[test]
fn the_house_cannot_break_out_of_the_style() {
    let house = HouseStyle {
        font: Some(Clean::line("x\";}</style><script>alert(1)</script>")),
        organisation: Clean::line("<b>Wij</b>"),
        ..HouseStyle::default()
    };
    let page = write(&Document::new(&fixtures::dutch(), Audience::Client), &house);
    assert!(
        !elements(&page)
            .iter()
            .any(|(name, _)| name == "script" || name == "b")
    );
}
