//! Pieces of a script's text, and how one is replaced, added, taken out or moved while all others stay as they are.

use std::ops::Range;

use crate::domain::script::node::{self, Body, Node, Span};
use crate::domain::text::Lang;

/// A piece of the text, and what stands there from now on.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub(super) span: Span,
    pub(super) with: String,
}

impl Cut {
    pub(super) fn new(span: Span, with: impl Into<String>) -> Self {
        Self {
            span,
            with: with.into(),
        }
    }
}

/// The text after these cuts, none of which may overlap another.
pub(super) fn cut(text: &str, mut cuts: Vec<Cut>) -> String {
    cuts.sort_by_key(|cut| cut.span.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for Cut { span, with } in cuts {
        out.push_str(text.get(from..span.start).unwrap_or_default());
        out.push_str(&with);
        from = span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// A text as a script has it, in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Where the line goes on behind this place, if nothing but blanks and a comment stand on it there: the start of the
/// next line.
fn rest_of_line(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let line = rest.split_inclusive('\n').next().unwrap_or_default();
    let said = line.trim();
    (said.is_empty() || said.starts_with("//")).then_some(at + line.len())
}

/// The place behind the comma that follows a value, and whether there is one.
fn behind_comma(text: &str, end: usize) -> (usize, bool) {
    let at = node::behind_blank(text, end);
    if text.get(at..).is_some_and(|rest| rest.starts_with(',')) {
        (at + 1, true)
    } else {
        (end, false)
    }
}

/// The pieces of a list, one for each part: with the comments before it, its comma and what stands on its line behind.
pub(super) fn pieces(text: &str, list: &Node<'_>) -> Vec<Span> {
    let Body::List(parts) = &list.body else {
        return Vec::new();
    };
    let open = list.span.start + 1;
    let mut from = rest_of_line(text, open).unwrap_or(open);
    let mut pieces = Vec::with_capacity(parts.len());
    for part in parts {
        let (end, _) = behind_comma(text, part.span.end);
        let end = rest_of_line(text, end).unwrap_or(end);
        // Whatever closes the list belongs to no part of it.
        let end = end.min(list.span.end - 1);
        pieces.push(from..end);
        from = end;
    }
    pieces
}

/// The parts of a list in another order. `order` has the index of each part that stays, in its new place.
pub(super) fn reordered(text: &str, list: &Node<'_>, order: &[usize]) -> Option<Cut> {
    let Body::List(parts) = &list.body else {
        return None;
    };
    let pieces = pieces(text, list);
    let whole: Range<usize> = pieces.first()?.start..pieces.last()?.end;
    let mut with = String::new();
    for place in order {
        let (piece, part) = (pieces.get(*place)?, parts.get(*place)?);
        let (_, has_comma) = behind_comma(text, part.span.end);
        let comma = if has_comma { "" } else { "," };
        with.push_str(text.get(piece.start..part.span.end)?);
        with.push_str(comma);
        let behind = text.get(part.span.end..piece.end)?;
        with.push_str(behind);
        // What closed the list on the line of the last part now has parts behind it.
        if !has_comma && !behind.ends_with('\n') && text.get(whole.clone())?.contains('\n') {
            with.push('\n');
        }
    }
    Some(Cut::new(whole, with))
}

/// A part in a list, in front of the one with this index, or last. `indent` is what stands before it on its line.
pub(super) fn inserted(
    text: &str,
    list: &Node<'_>,
    place: usize,
    (part, indent): (&str, &str),
) -> Vec<Cut> {
    let Body::List(parts) = &list.body else {
        return Vec::new();
    };
    let pieces = pieces(text, list);
    let new = format!("{indent}{part},\n");
    let Some((last, piece)) = parts.last().zip(pieces.last()) else {
        let outer = indent.get(4..).unwrap_or_default();
        return vec![Cut::new(list.span.clone(), format!("[\n{new}{outer}]"))];
    };
    if let Some(before) = pieces.get(place) {
        return vec![Cut::new(before.start..before.start, new)];
    }
    let mut cuts = Vec::new();
    if !behind_comma(text, last.span.end).1 {
        cuts.push(Cut::new(last.span.end..last.span.end, ","));
    }
    let at = piece.end;
    let is_line = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let new = if is_line { new } else { format!("\n{new}") };
    cuts.push(Cut::new(at..at, new));
    cuts
}

/// What stands before a place on its line, if that is nothing but blanks.
pub(super) fn indent(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let indent = text.get(line..at)?;
    indent.trim().is_empty().then_some(indent)
}

/// A field with this value: in place of the one it has, or new behind the last of those that `order` has before it.
pub(super) fn set(
    text: &str,
    of: &Node<'_>,
    order: &[&str],
    (name, value): (&str, &str),
) -> Option<Vec<Cut>> {
    let Body::Fields(fields) = &of.body else {
        return None;
    };
    if let Some(node) = of.field(name) {
        return Some(vec![Cut::new(node.span.clone(), value)]);
    }
    let rank = |key: &str| order.iter().position(|it| *it == key);
    let before = fields
        .iter()
        .filter(|(key, _)| rank(&key.text) < rank(name))
        .max_by_key(|(key, _)| rank(&key.text));
    let (key, node) = before.or(fields.last())?;
    let (end, has_comma) = behind_comma(text, node.span.end);
    let mut cuts = Vec::new();
    if !has_comma {
        cuts.push(Cut::new(node.span.end..node.span.end, ","));
    }
    match (indent(text, key.span.start), rest_of_line(text, end)) {
        (Some(indent), Some(line)) => {
            let is_line = text.get(..line).is_some_and(|it| it.ends_with('\n'));
            let open = if is_line { "" } else { "\n" };
            cuts.push(Cut::new(
                line..line,
                format!("{open}{indent}{name}: {value},\n"),
            ));
        }
        _ if has_comma => cuts.push(Cut::new(end..end, format!(" {name}: {value},"))),
        _ => {
            return Some(vec![Cut::new(
                node.span.end..node.span.end,
                format!(", {name}: {value}"),
            )]);
        }
    }
    Some(cuts)
}

/// The piece of a field, so that nothing of it stays.
pub(super) fn unset(text: &str, of: &Node<'_>, name: &str) -> Option<Cut> {
    let Body::Fields(fields) = &of.body else {
        return None;
    };
    let (key, node) = fields.iter().find(|(key, _)| key.text == name)?;
    let (end, _) = behind_comma(text, node.span.end);
    let line = indent(text, key.span.start).zip(rest_of_line(text, end));
    let span = if let Some((indent, line)) = line {
        key.span.start - indent.len()..line
    } else {
        let blank = text.get(end..)?.bytes().take_while(|b| *b == b' ').count();
        key.span.start..end + blank
    };
    Some(Cut::new(span, ""))
}

/// How a script says a text in one of its languages, given which it has; with none, all of them are said at once.
pub(super) fn said(text: &str, lang: Lang, is_plain: bool) -> String {
    if is_plain {
        quoted(text)
    } else {
        format!("({}: {})", lang.code(), quoted(text))
    }
}
