//! Workshop scripts: RON text → `Workshop`, with the place of every fault at once.

mod cascade;
pub mod catalogue;
pub mod encoding;
mod fault;
mod fields;
mod figures;
mod kinds;
pub(crate) mod node;
pub(crate) mod reader;
mod report;
mod selector;
pub mod sheet;
mod source;
mod steps;
mod sums;
mod wording;
mod workshop;

use std::ops::Range;

pub use fault::{Expected, Fault, FaultKind, Syntax, Thing, Variant};
pub use reader::to_kebab as kebab;
pub use report::{line, report};
pub use source::Source;

use crate::domain::workshop::Workshop;

/// Reads and checks a script.
///
/// Faults come in the order of their places. A script that is not valid RON has a single fault, at the place where reading
/// stopped.
pub fn parse(text: &str) -> Result<Workshop, Vec<Fault>> {
    read(text).script
}

/// What we know of a script, whether it is right or wrong.
struct Read {
    /// Its id and the place of that, if it has one.
    id: Option<(String, Range<usize>)>,
    script: Result<Workshop, Vec<Fault>>,
}

fn read(text: &str) -> Read {
    let root = match node::read(text) {
        Ok(root) => root,
        Err((span, syntax)) => {
            let fault = Fault::at(text, span, None, FaultKind::Syntax(syntax));
            return Read {
                id: None,
                script: Err(vec![fault]),
            };
        }
    };
    let mut decoder = steps::Decoder {
        reader: reader::Reader::new(text),
        all: Vec::new(),
        past: Vec::new(),
    };
    let workshop = decoder.workshop(&root);
    let faults = decoder.reader.placed();
    let id = root
        .field("id")
        .and_then(|id| Some((id.as_text()?.to_owned(), id.span.clone())));
    let script = match workshop {
        Some(workshop) if Vec::is_empty(&faults) => Ok(workshop),
        _ => Err(faults),
    };
    Read { id, script }
}
