//! A session of a workshop with one field, in the real program in a real terminal.
#![allow(dead_code, reason = "each test uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::screen::{Screen, flipover};

/// A workshop with nothing to read and no limit to what it takes.
const HARVEST: &str = r#"Workshop(
    format: 1, id: "harvest", title: "Harvest", purpose: "Collect.", group: (2, 20), minutes: (15, 15),
    steps: [
        (id: "gather", title: "Gather", minutes: 10, short: 10, priority: Must, prompt: "What grows here?",
         kind: Collect(fields: [(id: "crop", label: "Crop", kind: Text)])),
        (id: "close", title: "Close", minutes: 5, short: 5, priority: Must, prompt: "What stays?", kind: Brief),
    ],
)
"#;
pub(crate) fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("harvest.ron"), HARVEST).unwrap();
    home
}

pub(crate) fn harvest(home: &Path) -> Screen {
    let screen = Screen::start(
        flipover(home, &["run", "harvest.ron", "--client", "Acme"]),
        120,
        36,
    );
    screen.sees("What grows here?");
    screen
}

/// The only session file there is.
pub(crate) fn session_file(home: &Path) -> PathBuf {
    let entries = fs::read_dir(home.join("sessions")).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

pub(crate) fn is_closed(home: &Path) -> bool {
    fs::read_to_string(session_file(home))
        .unwrap()
        .ends_with("\n]\n")
}

/// The results document of the only session.
pub(crate) fn results(home: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_flipover"))
        .args(["export", "latest", "--to", "json"])
        .env("FLIPOVER_HOME", home)
        .current_dir(home)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let path = String::from_utf8(output.stdout).unwrap();
    serde_json::from_str(&fs::read_to_string(home.join(path.trim())).unwrap()).unwrap()
}

/// The crops of a harvest.
pub(crate) fn crops(home: &Path) -> Vec<String> {
    let found = results(home);
    let items = found["steps"][0]["results"]["items"]
        .as_array()
        .unwrap()
        .clone();
    let crop = |item: &Value| item["fields"]["crop"].as_str().unwrap().to_owned();
    items.iter().map(crop).collect()
}
