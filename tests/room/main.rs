//! What the room sees of every workshop, and what it never sees.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that fails says where"
)]

mod legible;
mod pages;
mod pictures;
mod random;
#[path = "../support/room.rs"]
mod room;
mod secrets;
mod told;
mod whole;

use flipover::domain::command::Command;
use flipover::domain::event::Variant;
use flipover::domain::room::{RoomView, view};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::text::Lang;
use flipover::domain::workshop::Workshop;
use flipover::storage::themes;
use flipover::tui::theme::Viewpoint;
use flipover::tui::theme::{Colours, Themes};
use flipover::tui::wall::{Eye, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use room::Room;

/// Every bundled workshop.
fn workshops() -> Vec<Workshop> {
    let scripts = bundled().into_iter();
    scripts.map(|(_, text)| parse(&text).unwrap()).collect()
}

fn workshop(id: &str) -> Workshop {
    workshops().into_iter().find(|it| it.id == id).unwrap()
}

fn seen(room: &Room) -> RoomView {
    view(&room.session, room.now)
}

fn painted(view: &RoomView, columns: u16, rows: u16) -> Buffer {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    draw(
        view,
        &Themes::new(themes::bundled(), Colours::True).styles(Viewpoint::Room),
        &Eye::default(),
        area,
        &mut buf,
    );
    buf
}

/// The screen as text, a line a row.
fn text(buf: &Buffer) -> String {
    let width = usize::from(buf.area.width);
    let rows = buf.content.chunks(width).map(|row| {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Words alone, so that a text can be found however it was broken into lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_window_of_any_size_harms_nothing() {
    let cascade = workshop("four-months-to-four-minutes");
    let mut views = Vec::new();
    let mut room = Room::open(cascade, Lang::Nl, Variant::Full, 12);
    room.walk(|room, _| views.push(seen(room)));
    views.push(seen(&room));
    for view in &views {
        for columns in (0..66).step_by(3).chain([200, 500]) {
            for rows in (0..32).step_by(2).chain([60, 150]) {
                painted(view, columns, rows);
            }
        }
    }
}

/// A sign the large letters lack stands among them in the terminal's own: no text of a bundled workshop holds one.
#[test]
fn every_letter_of_every_question_can_be_drawn_large() {
    use flipover::domain::workshop::Kind;
    use flipover::tui::widgets::large::Size;

    let large = |text: &str| Size::all().skip(1).all(|size| size.is_complete(text));
    for workshop in workshops() {
        for lang in Lang::ALL {
            assert!(large(workshop.title.get(lang)), "{}", workshop.id);
            for step in &workshop.steps {
                let mut texts = vec![step.title.get(lang)];
                texts.extend(step.prompt.as_ref().map(|prompt| prompt.get(lang)));
                if let Kind::Cascade(cascade) = &step.kind {
                    for level in &cascade.levels {
                        texts.extend([level.name.get(lang), level.card.get(lang)]);
                    }
                }
                for text in texts {
                    assert!(large(text), "{} {}: {text}", workshop.id, step.id);
                }
            }
        }
    }
    // What people type, with accents of their own or set apart, quotes as typed and as set.
    for text in [
        "één coöperatie ’s avonds",
        "e\u{301}e\u{301}n",
        "“€ 12,50” – ja…",
        "naïef, Jürgen, garçon, ĳs",
    ] {
        assert!(large(text), "{text}");
    }
}

#[test]
fn what_a_step_keeps_off_the_wall_stays_off_until_it_is_shown() {
    use flipover::domain::event::{RoomSetting, Shows};
    use flipover::domain::room::{Body, Scene};

    let body = |room: &Room| match seen(room).scene {
        Scene::Step(step) => step.body,
        other => panic!("{other:?}"),
    };
    let mut hidden = 0;
    for workshop in workshops() {
        let steps = workshop.steps.clone();
        let mut room = Room::open(workshop, Lang::Nl, Variant::Full, 12);
        room.walk(|room, index| {
            if !steps[index].hidden {
                return;
            }
            hidden += 1;
            assert_eq!(body(room), Body::Nothing, "{}", steps[index].id);
        });
    }
    assert!(hidden > 0, "the key points are kept off");
    let mut room = Room::open(
        workshop("four-months-to-four-minutes"),
        Lang::Nl,
        Variant::Full,
        12,
    );
    room.walk_to("key-points");
    let shows = Shows::Items;
    room.give(Command::SetRoom(RoomSetting {
        shows,
        ..RoomSetting::default()
    }));
    assert!(matches!(body(&room), Body::Items(_)));
    room.give(Command::SetRoom(RoomSetting::default()));
    let step = room.state().current.unwrap();
    room.give(Command::Reveal { step, shown: true });
    assert!(matches!(body(&room), Body::Results(_)));
}

#[test]
fn the_clock_lights_up_for_two_seconds_when_there_is_something_to_say() {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    room.walk_to("vote");
    let step = room.state().current.unwrap();
    let minutes = u64::from(room.state().plan[step]);
    room.wait(minutes * 60 - 121);
    let lit = |room: &Room| seen(room).clock.unwrap().flashes;
    let then: Vec<bool> = (0..5)
        .map(|_| {
            let now = lit(&room);
            room.wait(1);
            now
        })
        .collect();
    assert_eq!(
        then,
        [false, true, true, false, false],
        "two minutes are left"
    );
}
