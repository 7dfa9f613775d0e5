//! The house style: what a person writes is read, and what is wrong with it has a place and a hint.

use std::fs;
use std::path::Path;

use flipover::domain::house::{Colour, HouseStyle};
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::storage::disk::RealDisk;
use flipover::storage::house::{Loaded, load};
use flipover::storage::paths::Home;

/// A picture of one dot.
fn dot() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(1, 1);
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

/// A home with this `house.ron` and a logo.
fn house(text: &str) -> (tempfile::TempDir, Loaded) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("logo.png"), dot()).unwrap();
    fs::write(dir.path().join("text.png"), "no picture").unwrap();
    let path = Home::at(dir.path()).house();
    fs::write(&path, text).unwrap();
    let loaded = load(&RealDisk, &path);
    (dir, loaded)
}

fn said(loaded: &Loaded, lang: Lang) -> String {
    let wrong = loaded.wrong.as_ref().unwrap();
    wrong.report(Words::of(lang))
}

#[test]
fn the_example_of_the_manual_is_right() {
    let manual = include_str!("../../docs/house-style.md");
    let example = manual.split("```ron\n").nth(1).unwrap();
    let (_dir, loaded) = house(example.split("```").next().unwrap());
    assert!(loaded.wrong.is_none(), "{:?}", loaded.wrong);
    let HouseStyle {
        organisation,
        logo,
        accent,
        footer,
        font,
    } = loaded.house;
    assert_eq!(organisation.as_str(), "De Linde Advies");
    assert_eq!(logo.unwrap().size(), (1, 1));
    assert_eq!(accent, Colour::parse("1F6F78"));
    assert_eq!(footer.as_str(), "De Linde Advies · Vertrouwelijk");
    assert_eq!(font.unwrap().as_str(), "Calibri");
}

#[test]
fn the_fault_of_the_manual_is_said_as_it_says() {
    let manual = include_str!("../../docs/house-style.md");
    let shown = manual.split("```\nfault").nth(1).unwrap();
    let shown = format!("fault{}", shown.split("\n```").next().unwrap());
    let (dir, loaded) = house("(\n    organisation: \"De Linde\",\n    logo: \"lgoo.png\",\n)");
    let folder = format!("{}/", dir.path().display());
    let said = said(&loaded, Lang::En).replace(&folder, "");
    assert!(said.contains(&shown), "{said}\n---\n{shown}");
    assert_eq!(loaded.house.organisation.as_str(), "De Linde");
}

#[test]
fn no_house_style_is_no_fault() {
    let loaded = load(&RealDisk, Path::new("/nowhere/at/all/house.ron"));
    assert!(loaded.wrong.is_none() && loaded.house == HouseStyle::default());
}

#[test]
fn what_is_wrong_has_its_place_and_leaves_the_rest() {
    let long = format!("(footer: \"{}\", accent: \"#1F6F78\")", "x".repeat(161));
    let cases = [
        (
            "(accent: \"blauw\", logo: \"logo.png\")",
            "house.ron:1:10",
            "“blauw”",
        ),
        ("(logo: \"text.png\")", "house.ron:1:8", "“text.png”"),
        (
            "(logo: \"../nowhere.png\")",
            "house.ron:1:8",
            "“../nowhere.png”",
        ),
        ("(logo: \".\")", "house.ron:1:8", "“.”"),
        (
            "(\n  organization: \"X\",\n)",
            "house.ron:2:3",
            " organisation?",
        ),
        ("(footer: 3)", "house.ron:1:10", "\"…\""),
        (
            "(font: \"x; } body { display: none\")",
            "house.ron:1:8",
            "“x; }",
        ),
        ("(organisation: \"\")", "house.ron:1:16", ""),
        ("(organisation: \"X\"", "house.ron:1:1", "“(”"),
        ("\u{0}\u{1}", "house.ron:1:1", ""),
        ("", "house.ron:1:1", ""),
        (long.as_str(), "house.ron:1:10", "160"),
    ];
    for (text, place, part) in cases {
        let (_dir, loaded) = house(text);
        for lang in Lang::ALL {
            let said = said(&loaded, lang);
            assert!(
                said.contains(place) && said.contains(part),
                "{text}: {said}"
            );
            let lines = loaded.wrong.as_ref().unwrap().lines(Words::of(lang));
            assert!(lines.contains(&format!("{place}: ")), "{text}: {lines}");
        }
    }
    let (_dir, loaded) = house(cases[0].0);
    assert!(loaded.house.logo.is_some() && loaded.house.accent.is_none());
    let (_dir, loaded) = house(long.as_str());
    assert!(loaded.house.accent.is_some());
}

#[test]
fn a_picture_too_large_for_a_logo_is_not_even_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = fs::File::create(dir.path().join("film.png")).unwrap();
    file.set_len(9 * 1024 * 1024).unwrap();
    let path = Home::at(dir.path()).house();
    fs::write(&path, "(logo: \"film.png\")").unwrap();
    let said = said(&load(&RealDisk, &path), Lang::Nl);
    assert!(
        said.contains("house.ron:1:8") && said.contains("8 MB"),
        "{said}"
    );
}
