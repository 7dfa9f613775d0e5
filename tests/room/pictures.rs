//! The room's screen as it looks, at the size of a wall and at that of a laptop.

use flipover::domain::command::Command;
use flipover::domain::event::{Curtain, RoomSetting, Shows, Stage, Variant};
use flipover::domain::room::can_reveal;
use flipover::domain::text::Lang;

use crate::room::Room;
use crate::{painted, seen, text, workshop};

fn at(id: &str, step: &str, lang: Lang) -> Room {
    let mut room = Room::open(workshop(id), lang, Variant::Full, 12);
    room.walk_to(step);
    room
}

fn shot(name: &str, room: &Room) {
    for (columns, rows) in [(64, 18), (80, 24)] {
        let picture = text(&painted(&seen(room), columns, rows));
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), picture);
    }
}

fn reveal(room: &mut Room) {
    let step = room.state().current.unwrap();
    room.give(Command::Reveal { step, shown: true });
}

#[test]
fn items_and_themes_stand_below_the_question() {
    shot("items", &at("brand-values", "values", Lang::Nl));
    shot("themes", &at("voice-of-the-employee", "cluster", Lang::En));
}

#[test]
fn scores_are_hidden_and_then_shown() {
    let mut room = at("engagement-baseline", "conditions", Lang::Nl);
    shot("scores-hidden", &room);
    reveal(&mut room);
    shot("scores", &room);
}

#[test]
fn votes_are_hidden_and_then_shown() {
    let mut room = at("brand-values", "vote", Lang::En);
    shot("votes-hidden", &room);
    reveal(&mut room);
    shot("votes", &room);
}

#[test]
fn the_cascade_shows_one_card_and_stops_hard() {
    let mut room = Room::open(
        workshop("four-months-to-four-minutes"),
        Lang::Nl,
        Variant::Full,
        12,
    );
    room.walk_to("cascade-down");
    let step = room.state().current.unwrap();
    room.give(Command::EnterStage {
        step,
        stage: Stage::Card(1),
    });
    shot("card", &room);
    room.give(Command::EnterStage {
        step,
        stage: Stage::Box(1),
    });
    shot("box", &room);
    room.wait(30 * 60);
    shot("stop", &room);
}

#[test]
fn the_programme_a_break_the_actions_and_the_end() {
    let mut room = at("brand-values", "values", Lang::Nl);
    let set = RoomSetting {
        shows: Shows::Agenda,
        ..RoomSetting::default()
    };
    room.give(Command::SetRoom(set));
    shot("agenda", &room);
    shot("actions", &at("brand-values", "actions", Lang::Nl));
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    room.give(Command::Next);
    while let Some(step) = room.state().current {
        room.fill(step);
        if can_reveal(&room.state().workshop().steps[step]) {
            reveal(&mut room);
        }
        room.give(Command::Next);
    }
    shot("over", &room);
}

#[test]
fn over_time_is_seen_in_words_and_shape() {
    let mut room = at("brand-values", "values", Lang::Nl);
    room.wait(20 * 60);
    shot("over-time", &room);
}

#[test]
fn a_black_screen_shows_nothing_and_a_frozen_one_what_it_showed() {
    let mut room = at("brand-values", "values", Lang::Nl);
    let before = seen(&room);
    let curtain = |curtain| RoomSetting {
        curtain,
        ..RoomSetting::default()
    };
    room.give(Command::SetRoom(curtain(Curtain::Frozen)));
    room.give(Command::Next);
    room.wait(5);
    let frozen = seen(&room);
    assert_eq!(
        (frozen.scene, frozen.clock),
        (before.scene.clone(), before.clock)
    );
    room.give(Command::SetRoom(curtain(Curtain::Black)));
    assert_eq!(text(&painted(&seen(&room), 64, 18)).trim(), "");
    room.give(Command::SetRoom(curtain(Curtain::Open)));
    assert_ne!(seen(&room).scene, before.scene);
}
