//! Everything fuzzing ever found worth keeping, tried again: `fuzz/corpus/<target>/`.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod promises;

use std::fs;
use std::path::Path;

fn replay(target: &str, promise: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let inputs: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!inputs.is_empty(), "{target}: no corpus");
    for input in inputs {
        println!("{}", input.display());
        promise(&fs::read(&input).unwrap());
    }
}

#[test]
fn records_of_the_corpus_keep_their_promises() {
    replay("record", promises::record);
}

#[test]
fn session_files_of_the_corpus_keep_their_promises() {
    replay("session", promises::session);
}

#[test]
fn scripts_of_the_corpus_keep_their_promises() {
    replay("script", promises::script);
}

#[test]
fn texts_of_the_corpus_are_cleaned() {
    replay("clean", promises::clean);
}

#[test]
fn exports_of_the_corpus_carry_nothing_hostile() {
    replay("export", promises::export);
}
