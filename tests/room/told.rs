//! What the room is told besides the question: whose day it is, and what a step works on.

use flipover::domain::command::Command;
use flipover::domain::event::{Event, Stamped, Value, Variant};
use flipover::domain::house::{Colour, HouseStyle};
use flipover::domain::room::{Body, Gathered, RoomView, Scene};
use flipover::domain::select;
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

/// The lines of all pages on a wall of 80 by 24.
fn lines(room: &Room) -> Vec<String> {
    let layout = crate::whole::laid(&seen(room), (80, 24));
    let lines = layout.pages.into_iter().flatten();
    let lines = lines.filter_map(|placed| match placed.ink {
        Ink::Text(text, _) => Some(text),
        _ => None,
    });
    lines.collect()
}

#[test]
fn the_ends_of_a_scale_and_its_columns_stand_below_the_question() {
    let mut room = Room::open(workshop("engagement-baseline"), Lang::Nl, Variant::Full, 12);
    room.walk_to("balance");
    let text = lines(&room).join(" ");
    assert!(text.contains("1 = nauwelijks tot 5 = heel goed"), "{text}");
    let mut room = Room::open(workshop("employee-journey"), Lang::En, Variant::Full, 12);
    room.walk_to("gap");
    let text = lines(&room).join(" ");
    assert!(text.contains("scored on: "), "{text}");
}

#[test]
fn the_two_lowest_are_named_once_the_room_has_seen_the_scores() {
    let walk = |shown: bool| {
        let mut room = Room::open(workshop("engagement-baseline"), Lang::Nl, Variant::Full, 12);
        room.walk_to("conditions");
        let step = room.state().current.unwrap();
        if shown {
            room.give(Command::Reveal { step, shown: true });
        }
        while room.state().workshop().steps[room.state().current.unwrap()].id != "lift" {
            room.give(Command::Next);
        }
        lines(&room)
    };
    let told = walk(true);
    assert!(told.contains(&"Hier gaat het om".to_owned()), "{told:?}");
    assert!(
        told.contains(&"Gewaardeerd als mens".to_owned()),
        "{told:?}"
    );
    let kept = walk(false);
    assert!(!kept.contains(&"Hier gaat het om".to_owned()), "{kept:?}");
    assert!(
        !kept.contains(&"Gewaardeerd als mens".to_owned()),
        "{kept:?}"
    );
}

#[test]
fn what_was_chosen_stands_above_the_actions() {
    let mut room = Room::open(workshop("engagement-baseline"), Lang::En, Variant::Full, 12);
    room.walk_to("vote");
    let step = room.state().current.unwrap();
    room.give(Command::Reveal { step, shown: true });
    room.give(Command::Next);
    let chosen = lines(&room);
    let at = chosen
        .iter()
        .position(|line| line == "This is about")
        .unwrap();
    assert_eq!(chosen[at + 1], "•", "{chosen:?}");
    let step = room.state().current.unwrap();
    room.fill(step);
    let listed = lines(&room);
    for line in &chosen[at..at + 6] {
        assert!(listed.contains(line), "{line} in {listed:?}");
    }
    assert!(listed.iter().any(|line| line == "3"), "{listed:?}");
}

#[test]
fn what_stood_equal_at_the_cut_is_marked_where_it_was_taken() {
    let mut room = Room::open(workshop("own-style"), Lang::En, Variant::Full, 12);
    room.walk_to("vote");
    let step = room.state().current.unwrap();
    for (n, item) in select::input(room.state(), step).into_iter().enumerate() {
        let votes = if n == 0 { 10 } else { 2 };
        room.give(Command::SetVotes { step, item, votes });
    }
    while room.state().workshop().steps[room.state().current.unwrap()].id != "frame" {
        room.give(Command::Next);
    }
    let told = lines(&room);
    assert!(!told.contains(&"1=".to_owned()), "{told:?}");
    assert!(told.contains(&"2=".to_owned()), "{told:?}");
    let meaning = "= stood equal to others where the list was cut off";
    assert!(told.iter().any(|line| line == meaning), "{told:?}");
}

#[test]
fn how_many_handed_in_counts_all_groups_and_the_ballots_that_go_round() {
    let mut room = Room::open(workshop("adopt-a-customer"), Lang::En, Variant::Full, 12);
    room.walk_to("distance");
    let given = |view: &RoomView| match &view.scene {
        Scene::Step(step) => match step.body {
            Body::Gathering {
                what, given, of, ..
            } => (what, given, of),
            _ => panic!("{:?}", step.body),
        },
        other => panic!("{other:?}"),
    };
    let view = seen(&room);
    assert_eq!(
        given(&view),
        (Gathered::Scores, 12, 12),
        "two groups of six"
    );
    assert!(lines(&room).contains(&"12 of 12 scores in".to_owned()));
    let secret = view.with_ballots((7, 18));
    assert_eq!(given(&secret), (Gathered::Ballots, 7, 18));
}

#[test]
fn the_clock_follows_an_accepted_proposal_and_is_calm_over_time() {
    let mut room = Room::open(workshop("brand-values"), Lang::En, Variant::Full, 12);
    room.walk_to("values");
    let step = room.state().current.unwrap();
    room.wait(20 * 60);
    let theme = Themes::new(themes::bundled(), Colours::True).styles(Viewpoint::Room);
    let grounds = |room: &Room| {
        let buf = crate::painted(&seen(room), 80, 24);
        let red = theme.banner.bg;
        buf.content
            .iter()
            .filter(|cell| Some(cell.bg) == red && cell.symbol() == " " && cell.fg != cell.bg)
            .count()
    };
    assert_eq!(grounds(&room), 0, "it is over, and was told so long ago");
    let minutes = vec![(room.state().workshop().steps[step].id.clone(), 32)];
    let event = Event::Replanned {
        minutes,
        until: None,
    };
    let (seq, at) = (room.session.next_seq(), room.now);
    room.session.apply(Stamped { seq, at, event });
    let clock = seen(&room).clock.unwrap();
    assert_eq!(clock.countdown.planned, 32 * 60_000);
    assert!(!clock.countdown.is_over());
}
