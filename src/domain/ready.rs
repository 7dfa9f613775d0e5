//! What stands ready in the fields of the next item of a step, before anybody types.

use super::event::{Fields, Value};
use super::session::State;
use super::workshop::{Field, FieldKind, StepIndex};

/// Returns what stands ready for the next item of the step with this index: of a field that stays, what the item
/// added last has in it; else its default, if it has one.
pub fn fields(state: &State, index: StepIndex) -> Fields {
    let Some((step, part)) = state.step(index) else {
        return Fields::new();
    };
    // The largest id is that of the item added last, wherever it was moved since.
    let last = part.order.iter().max().and_then(|id| state.rows.get(id));
    let value = |field: &Field| {
        let before = last.filter(|_| field.stays);
        match (&field.kind, before) {
            (_, Some(before)) => before.fields.get(&field.id).cloned(),
            (FieldKind::Number { default, .. }, None) => default.map(Value::Number),
            _ => None,
        }
    };
    let fields = step.kind.fields();
    let ready = fields
        .iter()
        .filter_map(|field| Some((field.id.clone(), value(field)?)));
    ready.collect()
}
