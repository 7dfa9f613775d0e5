//! `check`: checks workshop scripts and themes, and lists their faults.

use std::path::{Path, PathBuf};

use super::command_context::{CommandContext, is_path};
use super::failure::Failure;
use super::output::print;
use crate::domain::script::{Fault, report};
use crate::domain::workshop::Workshop;
use crate::storage::themes;

/// Checks scripts, each an id as everywhere or a file, and fails with the faults of all of them.
pub(super) fn check(context: &CommandContext, asked: &[PathBuf]) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    for path in asked {
        match checked(context, path) {
            Ok(right) => print(&format!("{right}\n"))?,
            Err(failure) => wrong.push(failure.to_string()),
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Failure::failed(wrong.join("\n")))
    }
}

/// Returns a sentence about a script or theme that is right.
fn checked(context: &CommandContext, path: &Path) -> Result<String, Failure> {
    let words = context.words();
    let name = &path.display().to_string();
    if !is_path(name) && context.host.disk.metadata(path).is_err() {
        let entry = context.listed(name)?;
        let script = entry.script.as_ref();
        return judged(context, name, (&entry.file, &entry.text), script);
    }
    let source = context.read(path)?;
    if !themes::is_theme(&source) {
        let script = source.parse();
        return judged(context, name, (name, &source.text), script.as_ref());
    }
    match themes::parse_source(name, &source) {
        Ok(_) => Ok(words.with("check-theme-right", &[("name", name.as_str().into())])),
        Err(faults) => Err(Failure::failed(report(name, &source.text, &faults, words))),
    }
}

/// Returns a sentence about a script that is right. A file is given with its text.
fn judged(
    context: &CommandContext,
    name: &str,
    (file, text): (&str, &str),
    script: Result<&Workshop, &Vec<Fault>>,
) -> Result<String, Failure> {
    let words = context.words();
    let workshop = script.map_err(|faults| Failure::failed(report(file, text, faults, words)))?;
    let args = [
        ("name", name.into()),
        ("steps", workshop.steps.len().into()),
        ("minutes", workshop.minutes.0.into()),
    ];
    Ok(words.with("check-right", &args))
}
