//! Numbers as results hold them: counts, shares, and figures that are whole where they can be.

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

/// A count as a number that floats hold exactly; beyond that, the largest there is.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A part as a share of the whole, 0 to 1; `None` if the whole is 0.
pub(super) fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
