//! Which file is the session, as people meet it: the real program in pipes, beside copies, rescues and leftovers.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

#[path = "../support/apart.rs"]
mod apart;
mod redacting;
#[path = "../storage/sample.rs"]
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use apart::{begun, gone_on, image};
use flipover::domain::event::Stamped;
use flipover::storage::disk::RealDisk;
use flipover::storage::log;
use serde_json::Value;
use tempfile::TempDir;

const ID: &str = "2026-11-30-brand-values-acme-k3f9";

/// A home, the user's own folders, and the one for temporary files.
struct Desk {
    all: TempDir,
}

impl Desk {
    fn new() -> Self {
        let all = tempfile::tempdir().unwrap();
        for folder in ["home/sessions", "user", "tmp"] {
            fs::create_dir_all(all.path().join(folder)).unwrap();
        }
        Self { all }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.all.path().join(path)
    }

    fn session(&self, name: &str) -> PathBuf {
        self.at("home/sessions").join(name)
    }

    fn command(&self, home: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_flipover"));
        command
            .args(args)
            .env_clear()
            .env("FLIPOVER_HOME", self.at(home))
            .env("HOME", self.at("user"))
            .env("TMPDIR", self.at("tmp"))
            .env("LANG", "en_GB.UTF-8")
            .current_dir(self.at(home));
        command
    }

    fn run_in(&self, home: &str, args: &[&str]) -> Output {
        self.command(home, args).output().unwrap()
    }

    /// Everything a command says.
    fn says(&self, args: &[&str]) -> String {
        let output = self.run_in("home", args);
        let both = [output.stdout, output.stderr].concat();
        String::from_utf8(both).unwrap()
    }

    /// The ids of the sessions of a home.
    fn ids(&self, home: &str) -> Vec<String> {
        let output = self.run_in(home, &["sessions", "--json"]);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let ids = found.as_array().unwrap().iter();
        let mut ids: Vec<String> = ids
            .map(|line| line["id"].as_str().unwrap().to_owned())
            .collect();
        ids.sort();
        ids
    }

    /// Every file below, with what is in it.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn below(folder: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    below(&path, into);
                } else {
                    let bytes = fs::read(&path).unwrap_or_default();
                    into.insert(path, bytes);
                }
            }
        }
        let mut found = BTreeMap::new();
        below(self.all.path(), &mut found);
        found
    }
}

fn put(path: &Path, events: &[Stamped]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, image(events)).unwrap();
}

fn read(path: &Path) -> Vec<Stamped> {
    log::read(&RealDisk, path).unwrap().events
}

fn has(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).unwrap().contains(words)
}

#[test]
fn a_purge_of_a_conflict_copy_leaves_the_session_and_names_every_file() {
    let desk = Desk::new();
    let (main, copy) = (
        desk.session(&format!("{ID}.ron")),
        desk.session(&format!("{ID}.sync-conflict-20261130-101010-ABCDEFG.ron")),
    );
    put(&main, &begun(ID, "r", 8));
    put(&copy, &begun(ID, "r", 6));
    fs::write(copy.with_extension("draft"), "half").unwrap();
    let query = copy.display().to_string();
    let said = desk.says(&["purge", &query]);
    for named in [&copy, &copy.with_extension("draft")] {
        assert!(said.contains(&named.display().to_string()), "{said}");
    }
    assert!(!said.contains(&main.display().to_string()), "{said}");
    desk.says(&["purge", &query, "--yes"]);
    assert!(main.exists() && !copy.exists() && !copy.with_extension("draft").exists());
    assert_eq!(desk.ids("home"), [ID]);
}

#[test]
fn who_names_a_session_that_is_gone_does_not_mean_its_copy() {
    let desk = Desk::new();
    let copy = desk.session(&format!("{ID}.sync-conflict-1.ron"));
    put(&copy, &begun(ID, "r", 6));
    for args in [
        vec!["purge", ID, "--yes"],
        vec!["redact", ID, "--person", "Renée", "--yes"],
        vec!["anonymise", ID, "--yes"],
    ] {
        let output = desk.run_in("home", &args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
    }
    assert_eq!(read(&copy), begun(ID, "r", 6));
    desk.says(&["purge", &format!("{ID}.sync-conflict-1"), "--yes"]);
    assert!(!copy.exists());
}

#[test]
fn the_name_of_a_session_means_the_file_that_stands_for_it() {
    let desk = Desk::new();
    let (main, copy) = (
        desk.session(&format!("{ID}.ron")),
        desk.session(&format!("{ID} (conflicted copy).ron")),
    );
    let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
    let rest = gone_on(begun(ID, "r", 8), "later", 2);
    put(&main, &rest[..9]);
    put(&copy, &rest[..7]);
    put(&rescue, &rest);
    let said = desk.says(&["redact", ID, "--event", "10", "--yes"]);
    assert!(!has(&rescue, "later said 0"), "{said}");
    desk.says(&["purge", ID, "--yes"]);
    assert!(!main.exists() && !rescue.exists() && copy.exists());
}

#[test]
fn a_rescue_of_another_home_is_neither_listed_nor_taken_up() {
    let desk = Desk::new();
    let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
    put(&rescue, &begun(ID, "r", 8));
    fs::create_dir_all(desk.at("other/sessions")).unwrap();
    assert_eq!(desk.ids("other"), Vec::<String>::new());
    let output = desk.run_in("other", &["resume"]);
    assert!(!output.status.success());
    // Whoever names it gets it.
    let path = rescue.display().to_string();
    let named = desk.run_in("other", &["export", &path, "--to", "json"]);
    assert!(named.status.success(), "{named:?}");
}

#[test]
fn work_that_went_on_in_two_places_is_shown_and_brought_together() {
    let desk = Desk::new();
    let saved = begun(ID, "r", 8);
    let main = desk.session(&format!("{ID}.ron"));
    let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
    put(&main, &gone_on(saved.clone(), "stick", 2));
    put(&rescue, &gone_on(saved, "laptop", 3));
    assert_eq!(desk.ids("home"), [ID.to_owned(), format!("{ID}.rescue-1")]);
    let lines = desk.says(&["sessions"]);
    assert!(
        lines.contains("3 changes only here, 2 only there")
            && lines.contains("2 changes only here, 3 only there"),
        "each says what it lacks: {lines}"
    );
    let said = desk.says(&["merge", ID, &format!("{ID}.rescue-1"), "--yes"]);
    assert!(
        has(&main, "laptop said 2") && has(&main, "stick said 1"),
        "{said}"
    );
    assert_eq!(
        desk.ids("home"),
        [ID],
        "nothing is in the other that is not here"
    );
}

#[test]
fn what_was_left_behind_is_told_and_taken_along() {
    let desk = Desk::new();
    let gone = [
        desk.session(&format!("{ID}.draft")),
        desk.session(&format!("{ID}.lock")),
        desk.session(&format!("{ID}.torn-1")),
        desk.at("tmp").join(format!("{ID}.rescue-1.lock")),
        desk.at("tmp").join(format!("{ID}.rescue-1.home")),
    ];
    let own = desk.at("home/sessions").display().to_string();
    for path in &gone {
        // What stood beside a rescue says of which home it was.
        fs::write(path, &own).unwrap();
    }
    let stays = [
        desk.session("a.draft"),
        desk.session("a.ron"),
        desk.session("notes.txt"),
        desk.session("acme.rescue.txt"),
        desk.at("tmp").join("a.draft"),
        desk.at("tmp").join("b.rescue-1.draft"),
    ];
    for path in &stays {
        fs::write(path, "mine").unwrap();
    }
    put(&stays[1], &begun("a", "r", 3));
    let said = desk.says(&["doctor"]);
    for path in &gone {
        assert!(said.contains(&path.display().to_string()), "{said}");
    }
    for path in &stays {
        assert!(!said.contains(&path.display().to_string()), "{said}");
    }
    desk.says(&["purge", ID, "--yes"]);
    assert!(gone[..3].iter().all(|path| !path.exists()));
    desk.says(&["purge", "--older-than", "9y", "--yes"]);
    assert!(gone.iter().all(|path| !path.exists()));
    assert!(stays.iter().all(|path| path.exists()));
}

#[test]
fn a_linked_session_is_redacted_where_it_stands_and_not_removed_by_its_link() {
    let desk = Desk::new();
    let real = desk.at("tmp").join("real.ron");
    let link = desk.session(&format!("{ID}.ron"));
    put(&real, &begun(ID, "r", 8));
    symlink(&real, &link).unwrap();
    assert_eq!(desk.ids("home"), [ID]);
    desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
    assert!(!has(&real, "Renée"), "the words are gone where they were");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let said = desk.says(&["purge", ID, "--yes"]);
    assert!(said.contains(&real.display().to_string()), "{said}");
    assert!(real.exists() && link.exists());
}

#[test]
fn a_folder_named_like_a_file_of_a_session_is_in_nobodys_way() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &begun(ID, "r", 8));
    let folders = [".documents", ".draft", ".rescue-1.ron", ".torn-1"]
        .map(|ending| desk.session(&format!("{ID}{ending}")));
    for folder in &folders {
        fs::create_dir(folder).unwrap();
    }
    let said = desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
    assert!(!has(&main, "Renée"), "{said}");
    desk.says(&["purge", ID, "--yes"]);
    assert!(!main.exists());
    assert!(folders.iter().all(|folder| folder.is_dir()));
}

#[test]
fn a_session_of_a_clock_that_was_never_set_is_as_old_as_its_file() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    let mut events = begun(ID, "r", 8);
    for (n, stamped) in events.iter_mut().enumerate() {
        stamped.at.wall = i64::try_from(n).unwrap() * 1000;
    }
    put(&main, &events);
    desk.says(&["purge", "--older-than", "90d", "--yes"]);
    assert!(main.exists(), "it was written today");
}

#[test]
fn a_document_is_never_written_over_a_session() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &begun(ID, "r", 8));
    let before = fs::read(&main).unwrap();
    let args = ["export", ID, "--to", "ron", "--out", "sessions", "--force"];
    let output = desk.run_in("home", &args);
    let path = String::from_utf8(output.stdout).unwrap();
    let document = desk.session(path.trim().strip_prefix("sessions/").unwrap());
    assert!(document.exists() && document != main, "{path}");
    // A session that has the name of the document.
    fs::copy(&main, &document).unwrap();
    let output = desk.run_in("home", &args);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    for file in [&main, &document] {
        assert!(fs::read(file).unwrap() == before);
    }
}

#[test]
fn a_part_of_a_name_is_not_enough_to_remove() {
    let desk = Desk::new();
    for id in ["a", "a-1"] {
        put(&desk.session(&format!("{id}.ron")), &begun(id, id, 3));
    }
    assert!(
        desk.run_in("home", &["purge", "a", "--yes"])
            .status
            .success()
    );
    let again = desk.run_in("home", &["purge", "a", "--yes"]);
    assert_eq!(again.status.code(), Some(1), "{again:?}");
    assert_eq!(desk.ids("home"), ["a-1"]);
}

#[test]
fn a_rescue_is_found_and_kept_by_the_home_it_names() {
    let desk = Desk::new();
    let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
    let saved = begun(ID, "r", 8);
    put(&rescue, &gone_on(saved.clone(), "later", 2));
    let own = desk.at("home/sessions").display().to_string();
    fs::write(rescue.with_extension("home"), own).unwrap();
    // Its folder is away, and with it everything that shows that it was here.
    fs::rename(desk.at("home/sessions"), desk.at("home/away")).unwrap();
    assert_eq!(desk.ids("home"), [format!("{ID}.rescue-1")]);
    fs::rename(desk.at("home/away"), desk.at("home/sessions")).unwrap();
    // A copy of the whole home is another home.
    put(&desk.session(&format!("{ID}.ron")), &saved);
    fs::create_dir_all(desk.at("other/sessions")).unwrap();
    put(&desk.at("other/sessions").join(format!("{ID}.ron")), &saved);
    assert_eq!(desk.ids("other"), [ID]);
    let removed = desk.run_in("other", &["purge", ID, "--yes"]);
    assert!(removed.status.success() && rescue.exists(), "{removed:?}");
    assert_eq!(desk.ids("home"), [format!("{ID}.rescue-1")]);
}

#[test]
fn a_file_under_two_names_goes_by_its_own() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &begun(ID, "r", 8));
    symlink(&main, desk.session("zz.ron")).unwrap();
    assert_eq!(desk.ids("home"), [ID]);
    desk.says(&["purge", ID, "--yes"]);
    assert!(!main.exists());
}

#[test]
fn a_home_is_the_same_however_it_is_spelled() {
    let desk = Desk::new();
    let saved = begun(ID, "r", 8);
    put(&desk.session(&format!("{ID}.ron")), &saved);
    let rescue = desk.at("user/.local/share/flipover/rescued");
    let rescue = rescue.join(format!("{ID}.rescue-1.ron"));
    put(&rescue, &gone_on(saved, "later", 2));
    let own = desk.at("home/sessions").display().to_string();
    fs::write(rescue.with_extension("home"), own).unwrap();
    symlink(desk.at("home"), desk.at("linked")).unwrap();
    let expected = [format!("{ID}.rescue-1")];
    assert_eq!(desk.ids("home"), expected);
    assert_eq!(desk.ids("linked"), expected);
    for spelled in ["../home", ".", "../linked/../home"] {
        let output = desk.run_in("home", &["sessions", "--json", "--home", spelled]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("rescue-1"), "{spelled}: {said}");
    }
}

#[test]
fn a_linked_session_keeps_its_rescues_and_is_not_removed_by_one() {
    let desk = Desk::new();
    let real = desk.at("tmp/data").join(format!("{ID}.ron"));
    let saved = begun(ID, "r", 8);
    put(&real, &saved);
    symlink(&real, desk.session(&format!("{ID}.ron"))).unwrap();
    let rescue = desk.at("user/.local/share/flipover/rescued");
    let rescue = rescue.join(format!("{ID}.rescue-1.ron"));
    put(&rescue, &gone_on(saved, "later", 2));
    let noted = desk.at("tmp/data").display().to_string();
    fs::write(rescue.with_extension("home"), noted).unwrap();
    assert_eq!(desk.ids("home"), [format!("{ID}.rescue-1")]);
    desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
    assert!(!has(&real, "Renée") && !has(&rescue, "Renée"));
    desk.says(&["purge", ID, "--yes"]);
    assert!(real.exists() && rescue.exists());
}
