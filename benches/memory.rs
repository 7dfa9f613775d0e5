//! What documents take of memory at their highest (`max alloc`). Apart from the other measurements, since counting takes time.
#![expect(clippy::expect_used, reason = "a bench that fails says where")]

#[path = "../tests/support/room.rs"]
mod room;

use flipover::domain::audience::Audience;
use flipover::domain::event::Variant;
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::text::Lang;
use flipover::run::export::render;
use room::Room;

#[global_allocator]
static MEMORY: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// Each form of From four months to four minutes, everything filled in.
#[divan::bench(args = Format::ALL.map(|format| format!("{format:?}")), sample_count = 3)]
fn each_form(bencher: divan::Bencher<'_, '_>, name: &str) {
    let mut scripts = bundled().into_iter();
    let script = scripts.find(|(file, _)| file.starts_with("four-months"));
    let (_, script) = script.expect("it is bundled");
    let workshop = parse(&script).expect("it is right");
    let mut room = Room::open(workshop, Lang::Nl, Variant::Full, 14);
    room.walk(|_, _| {});
    let mut all = Format::ALL.into_iter();
    let format = all.find(|format| format!("{format:?}") == name);
    let format = format.expect("it is one of them");
    bencher.bench(|| {
        render(
            format,
            room.state(),
            Audience::Client,
            &HouseStyle::default(),
        )
    });
}
