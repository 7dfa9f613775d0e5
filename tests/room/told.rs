//! What the room is told besides the question: whose day it is, and what a step works on.

use flipover::domain::command::Command;
use flipover::domain::event::{Value, Variant};
use flipover::domain::house::{Colour, HouseStyle};
use flipover::domain::room::{Body, Scene};
use flipover::domain::text::{Clean, Lang};
use flipover::storage::themes;
use flipover::tui::theme::{Colours, Themes, Viewpoint};
use flipover::tui::wall::{Ink, Placed, lay_out};
use flipover::tui::widgets::large::Size;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::room::Room;
use crate::{seen, workshop};

const SIZES: [(u16, u16); 4] = [(64, 18), (80, 24), (120, 36), (200, 60)];

/// The opening of a day in this house style on a wall with this theme: each line with its style and size.
fn opening(accent: &str, theme: &str, wall: (u16, u16)) -> Vec<(String, Style, Size)> {
    let house = HouseStyle {
        organisation: Clean::line("Linnaeus Advies"),
        accent: Colour::parse(accent),
        ..HouseStyle::default()
    };
    let mut themes = Themes::new(themes::bundled(), Colours::True).with_house(house);
    assert!(themes.take(Viewpoint::Room, theme));
    let room = Room::open(workshop("brand-values"), Lang::En, Variant::Full, 12);
    let mut view = seen(&room);
    themes.organisation().clone_into(&mut view.organisation);
    let theme = themes.styles(Viewpoint::Room);
    let layout = lay_out(&view, &theme, Rect::new(0, 0, wall.0, wall.1), None);
    assert_eq!(layout.pages.len(), 1);
    let lines = layout.pages.into_iter().flatten();
    let lines = lines.filter_map(|placed| match placed.ink {
        Ink::Text(text, style) => Some((text, style, placed.size)),
        _ => None,
    });
    lines.collect()
}

#[test]
fn the_opening_says_the_workshop_the_client_and_whose_house_style_it_is() {
    for wall in SIZES {
        let lines = opening("#1F6F78", "light", wall);
        let text: Vec<&str> = lines.iter().map(|(line, ..)| line.as_str()).collect();
        let text = text.join(" ");
        for told in [
            "Linnaeus Advies",
            "Brand values: from word to behaviour",
            "De Linde",
        ] {
            assert!(text.contains(told), "{wall:?}: {told} in {text}");
        }
        let size = |told: &str| lines.iter().find(|line| line.0.contains(told)).unwrap().2;
        assert!(size("De Linde") <= size("Brand"), "{wall:?}");
    }
}

#[test]
fn the_colour_of_a_house_is_on_the_wall_only_where_it_can_be_read() {
    let colour = |accent: &str, theme: &str| {
        let lines = opening(accent, theme, (80, 24));
        let named = lines
            .into_iter()
            .find(|(line, ..)| line.contains("Linnaeus"));
        named.and_then(|(_, style, _)| style.fg).unwrap()
    };
    assert_eq!(colour("#1F6F78", "light"), Color::Rgb(0x1f, 0x6f, 0x78));
    assert_ne!(colour("#1F6F78", "dark"), Color::Rgb(0x1f, 0x6f, 0x78));
    assert_eq!(colour("#FFD700", "dark"), Color::Rgb(0xff, 0xd7, 0));
    assert_ne!(colour("#FFD700", "light"), Color::Rgb(0xff, 0xd7, 0));
}

/// A check-out in which everyone says a word.
pub(crate) fn words_of(said: &[&str]) -> Room {
    let mut room = Room::open(workshop("engagement-baseline"), Lang::Nl, Variant::Full, 12);
    room.give(Command::Next);
    let step = loop {
        let step = room.state().current.unwrap();
        if room.state().workshop().steps[step].id == "check-out" {
            break step;
        }
        room.give(Command::Next);
    };
    for word in said {
        let fields = [("word".to_owned(), Value::Text(Clean::line(word)))].into();
        let rows = vec![fields];
        room.give(Command::AddItems { step, rows });
    }
    room
}

#[test]
fn what_is_said_more_often_is_larger_however_it_was_typed() {
    let mut said = vec![
        "moe",
        "Energiek",
        "energiek",
        "ENERGIEK!",
        "energíek",
        "opgelucht",
    ];
    said.extend(["geïnspireerd", "geinspireerd", "nieuwsgierig"]);
    let room = words_of(&said);
    let view = seen(&room);
    let Scene::Step(step) = &view.scene else {
        panic!("{:?}", view.scene)
    };
    let Body::Words(words) = &step.body else {
        panic!("{:?}", step.body)
    };
    let told: Vec<(&str, u32)> = words
        .iter()
        .map(|it| (it.text.as_str(), it.times))
        .collect();
    let expected = [
        ("Energiek", 4),
        ("geïnspireerd", 2),
        ("moe", 1),
        ("opgelucht", 1),
        ("nieuwsgierig", 1),
    ];
    assert_eq!(told, expected);
    for wall in SIZES {
        let layout = crate::whole::laid(&view, wall);
        let size = |word: &str| {
            let mut all = layout.pages.iter().flatten();
            let found =
                all.find(|placed| matches!(&placed.ink, Ink::Text(text, _) if text.contains(word)));
            found.unwrap_or_else(|| panic!("{word} at {wall:?}")).size
        };
        assert_eq!(layout.pages.len(), 1, "{wall:?}");
        assert!(size("Energiek") > size("geïnspireerd"), "{wall:?}");
        assert!(size("geïnspireerd") > size("moe"), "{wall:?}");
        assert_eq!(size("moe"), size("nieuwsgierig"), "{wall:?}");
    }
}

#[test]
fn a_word_once_revealed_stays_a_wall_of_words_and_the_newest_is_on_the_page_shown() {
    let said: Vec<String> = (0..120).map(|n| format!("verantwoordelijk{n}")).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let mut room = words_of(&said);
    let step = room.state().current.unwrap();
    let before = seen(&room).scene;
    let layout = crate::whole::laid(&seen(&room), (48, 14));
    let shown = &layout.pages[layout.focus];
    let is_last =
        |it: &Placed| matches!(&it.ink, Ink::Text(text, _) if text == "verantwoordelijk119");
    assert!(layout.pages.len() > 1 && shown.iter().any(is_last));
    room.give(Command::Reveal { step, shown: true });
    assert_eq!(seen(&room).scene, before);
}
