//! Where and when the program runs.

use std::sync::Arc;

use super::clock::Clock;
use crate::storage::disk::Disk;
use crate::storage::paths::Home;

/// Where and when the program runs.
#[derive(Clone)]
pub struct Host {
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// The program's folders.
    pub home: Home,
    /// The clocks.
    pub clock: Clock,
}
