//! Numbers as the results document has them: without decimals where they are whole.

use serde::{Serialize, Serializer};

/// A number that is written without decimals if it is whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure(pub f64);

impl Serialize for Figure {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and small enough, as checked"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(value) = *self;
        let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
        if is_whole {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}
