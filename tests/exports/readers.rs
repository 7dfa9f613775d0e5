//! Readers that are not ours open every file: `LibreOffice`, Poppler, Chromium and Python's own libraries.

use std::process;

use super::*;

/// Set where the readers must be there, so that a test that could not look is a failure.
const NEEDED: &str = "FLIPOVER_READERS";
/// The Python with the libraries of `tests/exports/requirements.txt`.
const PYTHON: &str = "FLIPOVER_PYTHON";

#[test]
fn every_document_opens_elsewhere() {
    let folder = folder("readers");
    for workshop in workshops() {
        for lang in Lang::ALL {
            let room = walked(workshop.clone(), lang);
            let stem = format!("{}-{}", workshop.id, lang.code());
            put(&folder, &stem, room.state(), Audience::Client);
        }
    }
    let pranked = hostile::pranked(Lang::Nl);
    put(
        &folder,
        "pranked-nl",
        pranked.state(),
        Audience::Facilitator,
    );
    let nothing = Room::open(workshops().remove(0), Lang::En, Variant::Full, 14);
    put(&folder, "nothing-en", nothing.state(), Audience::Client);
    let python = std::env::var(PYTHON).unwrap_or_else(|_| "python3".to_owned());
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/check.py");
    let mut command = process::Command::new(python);
    command.arg(checker).arg(&folder);
    if std::env::var_os(NEEDED).is_some() {
        command.arg("--all");
    }
    match command.output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout);
            println!("{said}");
            let wrong = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}{wrong}");
        }
        Err(fault) => {
            assert!(std::env::var_os(NEEDED).is_none(), "no python: {fault}");
            println!("SKIPPED: opening the documents needs Python: {fault}");
        }
    }
}
