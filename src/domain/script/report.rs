//! Shows faults to people: with the lines they are in, or on one line each.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::fault::Fault;
use super::wording::clean;
use crate::domain::words::Words;

/// Shows all faults with the lines of the script they are in, as plain text without colour.
pub fn report(name: &str, text: &str, faults: &[Fault], words: &Words) -> String {
    let name = &clean(name);
    let mut out = String::new();
    for fault in faults {
        let _ = writeln!(out, "{}\n", excerpt(name, text, fault, words));
    }
    let count = words.with(
        "script-count",
        &[
            ("count", faults.len().into()),
            ("name", name.as_str().into()),
        ],
    );
    out + &count + "\n"
}

/// Shows a fault on one line: `name:line:column: message; hint`.
pub fn line(name: &str, fault: &Fault, words: &Words) -> String {
    let Fault {
        line, column, kind, ..
    } = fault;
    let name = clean(name);
    format!(
        "{name}:{line}:{column}: {}; {}",
        kind.message(words),
        kind.hint(words)
    )
}

fn excerpt(name: &str, text: &str, fault: &Fault, words: &Words) -> String {
    let message = match &fault.step {
        Some(step) => words.with(
            "script-in-step",
            &[
                ("step", clean(step).into()),
                ("fault", fault.kind.message(words).into()),
            ],
        ),
        None => fault.kind.message(words),
    };
    let title = Level::ERROR
        .with_name(words.get("script-level-fault"))
        .primary_title(message);
    let help = Level::HELP
        .with_name(words.get("script-level-hint"))
        .message(fault.kind.hint(words));
    // We pass only the lines in question, because the renderer goes through everything it gets, for every fault.
    let start = text[..fault.span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[fault.span.end..]
        .find('\n')
        .map_or(text.len(), |at| fault.span.end + at);
    let place = AnnotationKind::Primary.span(fault.span.start - start..fault.span.end - start);
    // The renderer shows C0 controls as signs but lets C1 through. The dot has as many bytes, so places stay right.
    let source = text[start..end].replace(|c| ('\u{80}'..='\u{9f}').contains(&c), "·");
    let snippet = Snippet::source(source)
        .path(name)
        .line_start(fault.line)
        .annotation(place);
    Renderer::plain().render(&[title.element(snippet).element(help)])
}
