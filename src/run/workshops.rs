//! The workshops there are, as home lists them.

use std::sync::Arc;

use super::host::Host;
use crate::domain::script::catalogue::{Entry, Origin};
use crate::domain::script::line;
use crate::domain::words::Words;
use crate::storage::user_scripts::catalogue;
use crate::tui::messages::Listed;

/// Reads all workshops, with what is wrong with those that have faults.
pub fn list(host: &Host, words: &Words) -> Vec<Listed> {
    let catalogue = catalogue(&*host.disk, &host.home);
    let entries = catalogue.entries().iter();
    entries.map(|entry| listed(entry, words)).collect()
}

/// Returns the key of the words for where a script comes from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Bundled => "origin-bundled",
        Origin::Own => "origin-own",
        Origin::OwnForBundled => "origin-own-for-bundled",
    }
}

fn listed(entry: &Entry, words: &Words) -> Listed {
    let workshop = match &entry.script {
        Ok(workshop) => Ok(Arc::new(workshop.clone())),
        Err(faults) => {
            let lines: Vec<String> = faults
                .iter()
                .map(|fault| line(&entry.file, fault, words))
                .collect();
            Err(lines.join("\n"))
        }
    };
    let origin = match entry.origin {
        Origin::Bundled => String::new(),
        Origin::Own | Origin::OwnForBundled => words.get(origin(entry.origin)).into_owned(),
    };
    Listed {
        id: entry.id.clone(),
        workshop,
        origin,
    }
}
