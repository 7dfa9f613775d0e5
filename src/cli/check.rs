//! `check`: checks workshop scripts and lists their faults.

use std::path::PathBuf;

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::print;
use crate::storage::script::{parse, report};
use crate::storage::themes;

/// Checks scripts, and fails with the faults of all of them.
pub(super) fn check(context: &CommandContext, files: &[PathBuf]) -> Result<(), Failure> {
    let words = context.words();
    let mut wrong = Vec::new();
    for path in files {
        let name = path.display().to_string();
        match context.read(path) {
            Err(failure) => wrong.push(failure.to_string()),
            Ok(text) if themes::is_theme(&text) => match themes::parse(&name, &text) {
                Ok(_) => print(&format!(
                    "{}\n",
                    words.with("check-theme-right", &[("name", name.into())])
                ))?,
                Err(faults) => wrong.push(report(&name, &text, &faults, words)),
            },
            Ok(text) => match parse(&text) {
                Ok(workshop) => {
                    let steps = workshop.steps.len();
                    let args = [
                        ("name", name.into()),
                        ("steps", steps.into()),
                        ("minutes", workshop.minutes.0.into()),
                    ];
                    print(&format!("{}\n", words.with("check-right", &args)))?;
                }
                Err(faults) => wrong.push(report(&name, &text, &faults, words)),
            },
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Failure::failed(wrong.join("\n")))
    }
}
