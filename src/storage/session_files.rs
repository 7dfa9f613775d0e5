//! Which files a session stands in, and what each of them is: told by exact names and by what is in them.
//!
//! A session is known by its first record: its id, and the run of the program it began in. It stands in a file of its own,
//! `NAME.ron`, whatever the name; rescue files `NAME.rescue-1.ron` hold it when the disk refused that one; and beside each
//! of these stand `NAME.draft`, `NAME.lock` and the like. No name is ever cut to guess at another. Everything that lists,
//! opens, merges, redacts or removes sessions asks here which files are meant.

mod belonging;
mod contents;
mod identity;
mod listing;

pub use self::belonging::{Belonging, Leftover, belonging, leftovers, rescues};
pub(super) use self::belonging::{Companions, modified};
pub use self::identity::Identity;
pub(super) use self::listing::covers;
pub use self::listing::{Entry, list, list_folder, standing_for};
pub use super::same_file::{is_same_file, real_file};
pub(super) use super::session_names::{HOME, next_rescue, rescue_in};
pub use super::session_names::{Role, beside, name_of};
