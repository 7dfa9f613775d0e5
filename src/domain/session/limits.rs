//! The limits a session keeps to, whatever its file says.

/// The most seconds that can be added to a step by hand, or taken from it: a thousand hours.
pub const MOST_ADDED: i64 = 1000 * 3600;

/// The longest that session time can be, in milliseconds: a hundred years.
pub(super) const MOST_TIME: u64 = 100 * 366 * 24 * 3600 * 1000;

/// The highest id that an event may ask for. Above it, ids only count on from the last one, so that no number in a file
/// can use up those that are left.
pub(in crate::domain) const MOST_ID: u32 = u32::MAX / 2;

/// The id for something new that asks for `wanted`, where the ids from `next` on are free. `None` if `wanted` is so
/// high that it must be damage.
pub(super) fn free_id(wanted: u32, next: u32) -> Option<u32> {
    (wanted <= next || wanted <= MOST_ID).then_some(wanted.max(next))
}
