//! Every fault has its sentence in both languages.

use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;

use flipover::domain::script::encoding::Encoding;
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::storage::fault::Fault;
use flipover::storage::log::Why;
use flipover::storage::scan::{Damage, DamageKind};

fn faults() -> Vec<Fault> {
    let path = || PathBuf::from("/home/a.ron");
    let causes = [
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::FileTooLarge,
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::NotFound,
        ErrorKind::NotADirectory,
        ErrorKind::IsADirectory,
        ErrorKind::Other,
    ];
    let mut all: Vec<_> = causes
        .map(|kind| Fault::Write {
            path: path(),
            source: Error::from(kind),
        })
        .into();
    let io = || Error::from_raw_os_error(5);
    let inner = Arc::new(Fault::Sync {
        path: path(),
        source: io(),
    });
    all.extend([
        Fault::Absent { path: path() },
        Fault::Read {
            path: path(),
            source: io(),
        },
        Fault::Exists { path: path() },
        Fault::Make {
            path: path(),
            source: io(),
        },
        Fault::Sync {
            path: path(),
            source: io(),
        },
        Fault::Changed { path: path() },
        Fault::Nowhere {
            path: path(),
            source: inner,
        },
        Fault::NotUtf8 {
            path: path(),
            encoding: Encoding::Utf16,
        },
        Fault::TooLarge { path: path() },
        Fault::NoSession { path: path() },
        Fault::TooLong { seq: 7 },
        Fault::Busy {
            path: path(),
            pid: Some(4210),
        },
        Fault::Busy {
            path: path(),
            pid: None,
        },
        Fault::Silent { path: path() },
    ]);
    all
}

fn assert_sentence(said: &str) {
    assert!(
        said.len() > 12 && !said.contains("storage-") && !said.contains(['{', '}']),
        "{said}"
    );
}

#[test]
fn every_fault_says_what_it_is_about() {
    for words in Lang::ALL.map(Words::of) {
        for fault in faults() {
            let said = fault.say(words);
            assert_sentence(&said);
            let about = fault.path().map_or("7", |_| "/home/a.ron");
            assert!(said.contains(about), "{said}");
        }
    }
}

#[test]
fn every_damage_says_where_it_is() {
    let kinds = [
        DamageKind::Unreadable,
        DamageKind::NotUtf8,
        DamageKind::Altered,
        DamageKind::Mended,
        DamageKind::Copied,
        DamageKind::Unknown,
        DamageKind::TooLong,
        DamageKind::Repeated { seq: 7 },
        DamageKind::Missing { from: 7, to: 7 },
        DamageKind::Missing { from: 7, to: 9 },
    ];
    for words in Lang::ALL.map(Words::of) {
        for kind in kinds {
            let said = Damage { line: 1234, kind }.say(words);
            assert_sentence(&said);
            assert!(said.contains("1234"), "{said}");
        }
    }
}

#[test]
fn every_reason_to_only_look_is_said() {
    let unwritable = Fault::Write {
        path: "/home/a.ron".into(),
        source: ErrorKind::PermissionDenied.into(),
    };
    let reasons = [
        Why::Busy { pid: Some(4210) },
        Why::Busy { pid: None },
        Why::Newer { format: 2 },
        Why::Headless,
        Why::Unwritable(unwritable),
    ];
    for words in Lang::ALL.map(Words::of) {
        for why in &reasons {
            assert_sentence(&why.say(words));
        }
    }
}
