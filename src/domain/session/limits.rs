//! What a session never goes beyond, whatever a file says.

/// The most seconds a step can get more or less by hand: a thousand hours.
pub const MOST_ADDED: i64 = 1000 * 3600;

/// The longest a session lasts, in milliseconds: a hundred years, whatever a file says.
pub(super) const MOST_TIME: u64 = 100 * 366 * 24 * 3600 * 1000;

/// The highest id that an item or a note may bring along. Above it ids only count on from the one before, so that no
/// number in a file can use up those that are left.
pub(in crate::domain) const MOST_ID: u32 = u32::MAX / 2;
