//! What two items hold together.

use std::collections::btree_map::Entry;

use super::item::{Fields, Value};
use crate::domain::text::{Clean, folded};
use crate::domain::workshop::{Field, FieldKind, PERMISSION};

/// What the joined item holds: every text of both, and of anything else what the first has, or else the second.
///
/// The file says only which items were joined, so this must never change what it makes of them.
pub fn joined(known: &[&Field], first: &Fields, second: &Fields) -> Fields {
    let mut both = first.clone();
    // What one of the two may not be told further, the two together may not either.
    let told = (first.get(PERMISSION), second.get(PERMISSION));
    for (id, value) in second {
        let kind = known.iter().find(|field| field.id == *id);
        let between = match kind.map(|field| &field.kind) {
            Some(FieldKind::Person | FieldKind::Role) => ", ",
            _ => " / ",
        };
        match both.entry(id.clone()) {
            Entry::Vacant(free) => {
                free.insert(value.clone());
            }
            Entry::Occupied(mut taken) => {
                if let (Value::Text(one), Value::Text(other)) = (taken.get(), value) {
                    let text = both_texts(one, other, between);
                    taken.insert(Value::Text(text));
                }
            }
        }
    }
    if told.0 != told.1 {
        both.remove(PERMISSION);
    }
    both
}

/// Both texts, or the first where the other says the same.
fn both_texts(one: &Clean, other: &Clean, between: &str) -> Clean {
    let bare = |text: &Clean| folded(text.as_str().trim());
    if other.is_blank() || bare(one) == bare(other) {
        return one.clone();
    }
    if one.is_blank() {
        return other.clone();
    }
    let (one, other) = (one.as_str().trim(), other.as_str().trim());
    Clean::new(&format!("{one}{between}{other}"))
}
