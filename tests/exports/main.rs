//! Every bundled workshop in every form and both languages, opened by readers that are not ours.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod calendars;
mod days;
#[path = "../support/documents.rs"]
mod documents;
mod hostile;
mod pictures;
mod readers;
#[path = "../support/room.rs"]
mod room;
mod same;

use std::path::Path;

use documents::{folder, put, rendered, workshops};
use flipover::domain::audience::Audience;
use flipover::domain::command::Command;
use flipover::domain::event::{List, Variant};
use flipover::domain::format::Format;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::Workshop;
use room::Room;

/// A workshop from its first step to its last, everything filled in.
fn walked(workshop: Workshop, lang: Lang) -> Room {
    let mut room = Room::open(workshop, lang, Variant::Full, 14);
    room.walk(|_, _| {});
    for list in [List::Decision, List::ParkingLot, List::Note] {
        let (text, by) = (Clean::line("We openen om negen uur"), Clean::line("Noor"));
        room.give(Command::AddNote { list, text, by });
    }
    room
}
