//! The lines of a step, indented as those around it.

use crate::domain::script::node::{self, Body, Node, Span};

/// The lines of a value with another indent. The first stands where it stands, and those that begin inside a text are
/// part of it.
pub(super) fn indented(value: &str, indent: &str) -> String {
    let mut texts = Vec::new();
    if let Ok(root) = node::read(value) {
        texts_in(&root, &mut texts);
    }
    let blanks = |line: &str| {
        line.bytes()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count()
    };
    let mut at = 0;
    let mut lines = Vec::new();
    for line in value.split('\n') {
        let is_text = texts.iter().any(|span| span.start < at && at < span.end);
        lines.push((line, at > 0 && !is_text));
        at += line.len() + 1;
    }
    let code = lines
        .iter()
        .filter(|(line, is_code)| *is_code && !line.trim().is_empty());
    let least = code.map(|(line, _)| blanks(line)).min().unwrap_or(0);
    let with = |(line, is_code): &(&str, bool)| match line.get(least..) {
        Some(rest) if *is_code => format!("{indent}{rest}"),
        _ => (*line).to_owned(),
    };
    lines.iter().map(with).collect::<Vec<_>>().join("\n")
}

/// The places of all texts in a value.
fn texts_in(node: &Node<'_>, found: &mut Vec<Span>) {
    match &node.body {
        Body::Text(_) => found.push(node.span.clone()),
        Body::Fields(fields) => {
            for (_, part) in fields {
                texts_in(part, found);
            }
        }
        Body::Items(parts) | Body::List(parts) => {
            for part in parts {
                texts_in(part, found);
            }
        }
        Body::Word | Body::Number(_) => {}
    }
}
