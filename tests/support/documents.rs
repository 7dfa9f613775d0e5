//! Documents of a session, made for readers that are not ours.
#![allow(dead_code, reason = "each test uses its part")]
#![expect(clippy::expect_used, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};

use flipover::domain::audience::Audience;
use flipover::domain::format::Format;
use flipover::domain::house::{Colour, HouseStyle};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::State;
use flipover::domain::text::Clean;
use flipover::domain::workshop::Workshop;
use flipover::run::export::{Rendered, render};
use flipover::storage::logo;

pub(crate) fn workshops() -> Vec<Workshop> {
    let read = |(file, text): (String, String)| match parse(&text) {
        Ok(workshop) => workshop,
        Err(faults) => panic!("{file}: {faults:?}"),
    };
    bundled().into_iter().map(read).collect()
}

/// The look of an office that does not exist.
pub(crate) fn house() -> HouseStyle {
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
    HouseStyle {
        organisation: Clean::line("Bureau Buiten & Zonen"),
        logo: logo::read(png.get_ref()),
        accent: Colour::parse("#1F6F78"),
        footer: Clean::line("Bureau Buiten & Zonen · vertrouwelijk"),
        font: None,
    }
}

pub(crate) fn rendered(state: &State, format: Format, audience: Audience) -> Vec<Rendered> {
    render(format, state, audience, &house()).unwrap_or_else(|fault| panic!("{format:?}: {fault}"))
}

/// A folder of this test run alone.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("exports")
        .join(name);
    // It is there from the run before.
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("the folder of the build is ours");
    folder
}

/// All documents of a session, under a stem of their own.
pub(crate) fn put(folder: &Path, stem: &str, state: &State, audience: Audience) {
    for format in Format::ALL {
        for file in rendered(state, format, audience) {
            let path = folder.join(format!("{stem}{}", file.tail));
            fs::write(path, file.bytes).expect("the folder is ours");
        }
    }
}
