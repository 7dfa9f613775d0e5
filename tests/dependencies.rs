//! What the program is built on: under licences it may be given away with, all of it used, nothing unsafe of our own.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than to be named.
const PERMISSIVE: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];
/// What is taken under another one, and why that will do.
const OTHERS: [(&str, &str, &str); 2] = [
    (
        "option-ext",
        "MPL-2.0",
        "its own files alone stay under it, and they are not changed",
    ),
    ("terminfo", "WTFPL", "it asks for nothing"),
];

/// Everything a build or a test of this crate takes, as `cargo` has it at hand.
fn metadata() -> Value {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--offline", "--locked", "--format-version", "1"]);
    command.args(["--filter-platform", &target]);
    let output = command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether one of the licences on offer in every part is permissive.
fn is_permissive(expression: &str) -> bool {
    let offered = |part: &str| {
        let part = part.trim_matches(['(', ')']);
        part.split(" OR ")
            .any(|name| PERMISSIVE.contains(&name.trim()))
    };
    let plain = expression.replace('/', " OR ").replace("  ", " ");
    plain.split(" AND ").all(offered)
}

#[test]
fn licences_are_told_apart() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "(MIT OR GPL-2.0-only) AND Unicode-3.0",
        "Apache-2.0 / MIT",
    ] {
        assert!(is_permissive(good), "{good}");
    }
    for bad in [
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "LGPL-2.1 OR AGPL-3.0",
        "",
    ] {
        assert!(!is_permissive(bad), "{bad}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn everything_may_be_given_away() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        let is_known = OTHERS
            .iter()
            .any(|(other, its, _)| (*other, *its) == (name, licence));
        assert!(is_permissive(licence) || is_known, "{name}: {licence:?}");
    }
}

/// The text of every source file of ours below a folder.
fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn everything_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut program = fs::read_to_string(root.join("build.rs")).unwrap();
    sources(&root.join("src"), &mut program);
    let mut all = program.clone();
    sources(&root.join("tests"), &mut all);
    sources(&root.join("benches"), &mut all);
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let ours = packages
        .iter()
        .find(|package| package["name"] == "flipover")
        .unwrap();
    for dependency in ours["dependencies"].as_array().unwrap() {
        let name = dependency["rename"]
            .as_str()
            .or(dependency["name"].as_str())
            .unwrap();
        let ident = name.replace('-', "_");
        let text = if dependency["kind"].is_null() {
            &program
        } else {
            &all
        };
        let is_used =
            text.contains(&format!("{ident}::")) || text.contains(&format!("use {ident};"));
        assert!(is_used, "{name} is not used");
    }
}

#[test]
fn nothing_of_ours_is_unsafe() {
    let mut text = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    for word in [
        "unsafe {",
        "unsafe fn",
        "unsafe impl",
        "allow(unsafe_code",
        "expect(unsafe_code",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}
