//! `check`: checks workshop scripts and lists their faults.

use std::path::PathBuf;

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::print;
use crate::storage::script::report;
use crate::storage::themes;

/// Checks scripts, and fails with the faults of all of them.
pub(super) fn check(context: &CommandContext, files: &[PathBuf]) -> Result<(), Failure> {
    let words = context.words();
    let mut wrong = Vec::new();
    for path in files {
        let name = path.display().to_string();
        match context.read(path) {
            Err(failure) => wrong.push(failure.to_string()),
            Ok(source) if themes::is_theme(&source) => match themes::parse_source(&name, &source) {
                Ok(_) => print(&format!(
                    "{}\n",
                    words.with("check-theme-right", &[("name", name.into())])
                ))?,
                Err(faults) => wrong.push(report(&name, &source.text, &faults, words)),
            },
            Ok(source) => match source.parse() {
                Ok(workshop) => {
                    let steps = workshop.steps.len();
                    let args = [
                        ("name", name.into()),
                        ("steps", steps.into()),
                        ("minutes", workshop.minutes.0.into()),
                    ];
                    print(&format!("{}\n", words.with("check-right", &args)))?;
                }
                Err(faults) => wrong.push(report(&name, &source.text, &faults, words)),
            },
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Failure::failed(wrong.join("\n")))
    }
}
