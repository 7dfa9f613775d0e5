//! Every bundled workshop in every form and both languages, opened by readers that are not ours.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod hostile;
mod pictures;
mod readers;
#[path = "../support/room.rs"]
mod room;
mod same;

use std::fs;
use std::path::{Path, PathBuf};

use flipover::domain::audience::Audience;
use flipover::domain::command::Command;
use flipover::domain::event::{List, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::{Colour, House, Logo};
use flipover::domain::session::State;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::Workshop;
use flipover::run::export::{Rendered, render};
use flipover::storage::script::catalogue::bundled;
use flipover::storage::script::parse;
use room::Room;

fn workshops() -> Vec<Workshop> {
    let read = |(file, text): (String, String)| match parse(&text) {
        Ok(workshop) => workshop,
        Err(faults) => panic!("{file}: {faults:?}"),
    };
    bundled().into_iter().map(read).collect()
}

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

/// The look of an office that does not exist.
fn house() -> House {
    let mut png = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(320, 96, |x, y| {
        let inside = (x / 32 + y / 32) % 2 == 0;
        image::Rgb(if inside {
            [0x1f, 0x6f, 0x78]
        } else {
            [0xf2, 0xb1, 0x34]
        })
    });
    picture
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("written to memory");
    House {
        organisation: Clean::line("Bureau Buiten & Zonen"),
        logo: Logo::read(png.get_ref()),
        accent: Colour::parse("#1F6F78"),
        footer: Clean::line("Bureau Buiten & Zonen · vertrouwelijk"),
        font: None,
    }
}

fn rendered(state: &State, format: Format, audience: Audience) -> Vec<Rendered> {
    render(format, state, audience, &house()).unwrap_or_else(|fault| panic!("{format:?}: {fault}"))
}

/// A folder of this test run alone.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("exports")
        .join(name);
    // It is there from the run before.
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("the folder of the build is ours");
    folder
}

/// All documents of a session, under a stem of their own.
fn put(folder: &Path, stem: &str, state: &State, audience: Audience) {
    for format in Format::ALL {
        for file in rendered(state, format, audience) {
            let path = folder.join(format!("{stem}{}", file.tail));
            fs::write(path, file.bytes).expect("the folder is ours");
        }
    }
}
