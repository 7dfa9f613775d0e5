//! What is wrong with a session file, line by line, and the words for it.

use crate::domain::script::encoding::Encoding;
use crate::domain::words::Words;

/// Something wrong with a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: DamageKind,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// It cannot be understood, and is left out.
    Unreadable,
    /// Some other program saved it in another encoding than UTF-8, probably Windows-1252, and it is left out.
    NotUtf8,
    /// It was edited by hand or damaged but still makes sense, and counts.
    Altered,
    /// One byte of it was damaged and could be repaired with its checksum. It counts; the file is not changed.
    Mended,
    /// It should have the first record, which cannot be read. The copy at the end of the file counts instead.
    Copied,
    /// It is from a newer version of the program, and is left out.
    Unknown,
    /// It is longer than a record can be, and is left out.
    TooLong,
    /// It repeats a number, and is left out.
    Repeated {
        /// The number it repeats.
        seq: u64,
    },
    /// Records are missing before it.
    Missing {
        /// The number of the first missing record.
        from: u64,
        /// The number of the last missing record.
        to: u64,
    },
}

impl DamageKind {
    /// Whether the record it is about counts all the same.
    pub fn counts(self) -> bool {
        matches!(self, Self::Altered | Self::Mended | Self::Copied)
    }

    /// Whether it is a line that holds something nobody can read.
    pub fn is_unread(self) -> bool {
        matches!(self, Self::Unreadable | Self::NotUtf8 | Self::TooLong)
    }
}

impl Damage {
    /// The key of the sentence for it.
    pub fn key(&self) -> &'static str {
        match self.kind {
            DamageKind::Unreadable => "storage-damage-unreadable",
            DamageKind::NotUtf8 => "storage-damage-not-utf-8",
            DamageKind::Altered => "storage-damage-altered",
            DamageKind::Mended => "storage-damage-mended",
            DamageKind::Copied => "storage-damage-copied",
            DamageKind::Unknown => "storage-damage-unknown",
            DamageKind::TooLong => "storage-damage-too-long",
            DamageKind::Repeated { .. } => "storage-damage-repeated",
            DamageKind::Missing { .. } => "storage-damage-missing",
        }
    }

    /// Says what is wrong, in one sentence.
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
            ("encoding", Encoding::Windows.name().into()),
        ];
        words.with(self.key(), &args)
    }
}
