//! Row 23: documents full of what means harm, opened by programs that are not ours; names and links that lead elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use flipover::domain::audience::Audience;
use flipover::domain::event::Variant;
use flipover::domain::format::Format;
use flipover::domain::text::Lang;
use flipover::export::write::{Existing, WriteFault, slug, write};
use nix::sys::stat::{Mode, umask};

use crate::documents::{folder, put, rendered, workshops};
use crate::hostile::text;
use crate::room::Room;
use crate::trial::Trial;

/// How a cell begins that a spreadsheet reckons with.
const STARTS: [&str; 10] = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "＝",
    " =",
    "\u{feff}=",
];
/// What may stand behind it.
const FORMULAS: [&str; 6] = [
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    "HYPERLINK(\"http://evil.example\",\"x\")",
    "WEBSERVICE(\"http://evil.example\")",
    "DDE(\"cmd\";\"/C calc\";\"x\")",
];

/// Row 23.
pub(crate) fn opened(trial: &mut Trial) {
    // Whoever may read what the user makes by default may not read these.
    let before = umask(Mode::empty());
    names(trial);
    links(trial);
    umask(before);
    let formulas: Vec<String> = STARTS
        .iter()
        .flat_map(|start| FORMULAS.map(|formula| format!("{start}{formula}")))
        .collect();
    let folder = folder("torture");
    for (group, said) in formulas.chunks(20).enumerate() {
        session(
            trial,
            &folder,
            &format!("formulas{group}"),
            group,
            said.to_vec(),
        );
    }
    for group in 0..20 {
        let said = (0..25).map(|_| text(trial)).collect();
        session(trial, &folder, &format!("hostile{group}"), group, said);
    }
    read_elsewhere(trial, &folder);
}

/// All documents of a session in which this is said, twice the same.
fn session(trial: &mut Trial, folder: &Path, stem: &str, number: usize, said: Vec<String>) {
    let all = workshops();
    let workshop = all[number * 5 % all.len()].clone();
    let lang = Lang::ALL[number % 2];
    let mut room = None;
    trial.case(
        || format!("{stem}: a walk"),
        || {
            let mut walked = Room::open(workshop, lang, Variant::Full, 14);
            walked.say(said);
            walked.walk(|_, _| {});
            room = Some(walked);
        },
    );
    let Some(room) = room else { return };
    let stem = format!("{stem}-{}", lang.code());
    put(folder, &stem, room.state(), Audience::Facilitator);
    for format in Format::ALL {
        trial.case(
            || format!("{stem}: {format:?} twice"),
            || {
                let bytes = || {
                    let files = rendered(room.state(), format, Audience::Facilitator);
                    files.into_iter().map(|file| file.bytes).collect::<Vec<_>>()
                };
                assert!(bytes() == bytes());
            },
        );
    }
}

/// Has other programs open every document: a case each.
fn read_elsewhere(trial: &mut Trial, folder: &Path) {
    let python = std::env::var("FLIPOVER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/check.py");
    let Ok(output) = Command::new(python).arg(checker).arg(folder).output() else {
        trial.skip("no Python to open the documents with");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in said.lines().filter(|line| line.starts_with("SKIPPED")) {
        trial.skip(line);
    }
    let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
    trial.case(
        || "the readers".to_owned(),
        || {
            let is_whole = output.status.success() || !wrong.contains("Traceback");
            assert!(is_whole, "{wrong}");
        },
    );
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let form = path.extension().unwrap_or_default().to_string_lossy();
        *forms.entry(form.into_owned()).or_default() += 1;
        let faults: Vec<&str> = wrong
            .lines()
            .filter(|line| line.starts_with(&name))
            .collect();
        trial.case(|| name.clone(), || assert!(faults.is_empty(), "{faults:?}"));
    }
    trial.note(
        forms
            .iter()
            .map(|(form, n)| format!("{n} {form}"))
            .collect::<Vec<_>>()
            .join(" "),
    );
}

/// Names of clients that lead elsewhere, or that a system keeps for itself.
fn names(trial: &mut Trial) {
    const PARTS: [&str; 14] = [
        "../", "..\\", "/etc/", "~/", "CON", "nul", "com1", ".", "-rf ", "\0", ":", "C:\\",
        "$HOME", "\u{202e}",
    ];
    for number in 0..200 {
        let pieces = 1 + trial.below(5);
        let mut name: String = (0..pieces)
            .map(|_| PARTS[trial.below(14) as usize])
            .collect();
        if number % 3 == 0 {
            name += &text(trial);
        }
        trial.case(
            || format!("a client called {name:?}"),
            || {
                let home = tempfile::tempdir().unwrap();
                let folder = home.path().join("documents");
                fs::create_dir(&folder).unwrap();
                let stem = slug(&["2026-11-23", &name, "brand-values"]);
                let alone = slug(&[&name]);
                for stem in [&stem, &alone] {
                    assert!(stem.len() <= 80 && !stem.starts_with(['.', '-']), "{stem}");
                    let path =
                        write(&folder, &format!("{stem}.md"), b"x", Existing::Replace).unwrap();
                    let mode = fs::metadata(&path).unwrap().permissions().mode();
                    assert_eq!(
                        (path.parent(), mode & 0o777),
                        (Some(folder.as_path()), 0o600)
                    );
                }
                // What is no name at all goes nowhere.
                match write(&folder, &name, b"x", Existing::Keep) {
                    Ok(path) => assert_eq!(path.parent(), Some(folder.as_path())),
                    Err(
                        WriteFault::NotAName(_)
                        | WriteFault::Refused { .. }
                        | WriteFault::Exists(_),
                    ) => {}
                    Err(other) => panic!("{other:?}"),
                }
                let above: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
                assert_eq!(above.len(), 1, "nothing is written beside the folder");
            },
        );
    }
}

/// Links that somebody laid where documents are to come.
fn links(trial: &mut Trial) {
    for number in 0..50 {
        trial.case(
            || format!("link {number}"),
            || {
                let home = tempfile::tempdir().unwrap();
                let secret = home.path().join("secret");
                fs::write(&secret, "kept").unwrap();
                let folder = home.path().join("documents");
                fs::create_dir(&folder).unwrap();
                // The name itself, and the one the file has while it is written.
                let process = std::process::id();
                let (link, is_name) = match number % 3 {
                    0 => ("a.md".to_owned(), true),
                    tried => (format!(".a.md.{process}-{}.part", tried - 1), false),
                };
                let target = if number % 2 == 0 {
                    secret.clone()
                } else {
                    home.path().join("new")
                };
                symlink(&target, folder.join(&link)).unwrap();
                for existing in [Existing::Keep, Existing::Replace] {
                    let done = write(&folder, "a.md", b"x", existing);
                    let is_refused =
                        matches!(done, Err(WriteFault::IsLink(_) | WriteFault::Exists(_)));
                    assert!(done.is_ok() != is_name || is_refused, "{done:?}");
                }
                assert_eq!(fs::read(&secret).unwrap(), b"kept");
                assert!(!home.path().join("new").exists());
            },
        );
    }
}
