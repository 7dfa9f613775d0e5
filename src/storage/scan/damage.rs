//! What is wrong with a session file, line by line, and the words for it.

use crate::domain::words::Words;

/// Something wrong with a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub kind: DamageKind,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// It cannot be understood; it is left out.
    Unreadable,
    /// It was edited by hand, or damaged, and still makes sense; it counts.
    Altered,
    /// One byte of it was damaged, and its checksum put it right; it counts, and the file is as it was.
    Mended,
    /// The first record cannot be read in it; what counts is the copy at the end of the file.
    Copied,
    /// It is from a newer version of the program; it is left out.
    Unknown,
    /// It is longer than any record; it is left out.
    TooLong,
    /// Its number was there before; it is left out.
    Repeated {
        /// The number.
        seq: u64,
    },
    /// Records are missing before it.
    Missing {
        /// The number of the first.
        from: u64,
        /// The number of the last.
        to: u64,
    },
}

impl DamageKind {
    /// Whether what it is about counts all the same.
    pub fn counts(self) -> bool {
        matches!(self, Self::Altered | Self::Mended | Self::Copied)
    }
}

impl Damage {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self.kind {
            DamageKind::Unreadable => "storage-damage-unreadable",
            DamageKind::Altered => "storage-damage-altered",
            DamageKind::Mended => "storage-damage-mended",
            DamageKind::Copied => "storage-damage-copied",
            DamageKind::Unknown => "storage-damage-unknown",
            DamageKind::TooLong => "storage-damage-too-long",
            DamageKind::Repeated { .. } => "storage-damage-repeated",
            DamageKind::Missing { .. } => "storage-damage-missing",
        }
    }

    /// Its sentence.
    pub fn say(&self, words: &Words) -> String {
        let (from, to) = match self.kind {
            DamageKind::Repeated { seq } => (seq, seq),
            DamageKind::Missing { from, to } => (from, to),
            _ => (0, 0),
        };
        let count = (to + 1).saturating_sub(from);
        let args = [
            ("line", self.line.into()),
            ("from", from.into()),
            ("to", to.into()),
            ("count", count.into()),
        ];
        words.with(self.key(), &args)
    }
}
