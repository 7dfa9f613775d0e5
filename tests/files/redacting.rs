//! A name or an event taken out, where the session has copies, rescues and links.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use flipover::domain::event::Event;
use flipover::domain::text::Clean;

use super::apart::{begun, gone_on, image};
use super::{Desk, ID, has, put, read};

#[test]
fn an_event_is_taken_out_where_it_is_that_event_and_nowhere_else() {
    let desk = Desk::new();
    let saved = begun(ID, "r", 8);
    let main = desk.session(&format!("{ID}.ron"));
    let copy = desk.session(&format!("{ID} (conflicted copy).ron"));
    let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
    // In all three, number 11 is something else.
    put(&main, &gone_on(saved.clone(), "home", 3));
    put(&copy, &gone_on(saved.clone(), "copied", 3));
    put(&rescue, &gone_on(saved, "rescued", 3));
    let before = desk.files();
    let preview = desk.says(&["redact", ID, "--event", "11"]);
    assert!(preview.contains("home said 1"), "{preview}");
    for other in ["copied said", "rescued said"] {
        assert!(!preview.contains(other), "{preview}");
    }
    assert!(desk.files() == before, "nothing was done");
    desk.says(&["redact", ID, "--event", "11", "--yes"]);
    assert!(!has(&main, "home said 1") && has(&main, "home said 0"));
    assert!(has(&copy, "copied said 1"), "a copy is left alone");
    assert!(has(&rescue, "rescued said 1"), "there it is another event");
}

#[test]
fn an_event_that_a_rescue_has_too_goes_there_as_well() {
    let desk = Desk::new();
    let saved = begun(ID, "r", 8);
    let main = desk.session(&format!("{ID}.ron"));
    let rescue = desk.at("user/.local/share/flipover/rescued");
    let rescue = rescue.join(format!("{ID}.rescue-1.ron"));
    let rest = gone_on(saved.clone(), "later", 2);
    put(&main, &rest[..rest.len() - 1]);
    put(&rescue, &rest);
    assert_eq!(desk.ids("home"), [format!("{ID}.rescue-1")]);
    let preview = desk.says(&["redact", ID, "--event", "10"]);
    assert!(preview.contains(&main.display().to_string()), "{preview}");
    assert!(preview.contains(&rescue.display().to_string()), "{preview}");
    desk.says(&["redact", ID, "--event", "10", "--yes"]);
    for path in [main, rescue] {
        assert!(!has(&path, "later said 0"), "{}", path.display());
        assert_eq!(read(&path)[9].event, Event::Redacted);
    }
}

#[test]
fn redacting_touches_no_document_that_is_named_like_the_session() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &begun(ID, "r", 8));
    let documents = [
        desk.session(&format!("{ID}.pdf")),
        desk.session(&format!("{ID}.md")),
        desk.at("home").join(format!("{ID}.docx")),
        desk.at("tmp").join(format!("{ID}.xlsx")),
        desk.at("tmp").join(format!("{ID}.draft")),
        desk.at("tmp").join(format!("{ID}.torn-1")),
    ];
    for document in &documents {
        fs::write(document, "by Renée").unwrap();
    }
    fs::write(main.with_extension("draft"), "Renée").unwrap();
    let said = desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
    assert!(!has(&main, "Renée"), "{said}");
    assert!(!main.with_extension("draft").exists());
    for document in documents {
        assert!(document.exists(), "{} is no file of it", document.display());
    }
}

#[test]
fn a_redaction_with_the_client_is_finished_after_it_was_broken_off() {
    let whole = Desk::new();
    let main = whole.session(&format!("{ID}.ron"));
    let mut events = begun(ID, "r", 8);
    if let Event::Opened(opened) = &mut events[0].event {
        opened.client = Clean::new("Acme");
    }
    put(&main, &events);
    let args = ["redact", ID, "--person", "Acme", "--client", "--yes"];
    whole.says(&args);
    let renamed = whole.session("2026-11-30-brand-values-k3f9.ron");
    assert!(renamed.exists() && !main.exists());
    // Written anew, and not yet renamed.
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    fs::copy(&renamed, &main).unwrap();
    fs::write(main.with_extension("lock"), "7").unwrap();
    let preview = desk.says(&args[..5]);
    assert!(
        preview.contains("2026-11-30-brand-values-k3f9.ron"),
        "{preview}"
    );
    let said = desk.says(&args);
    let left = desk.files().into_keys();
    let named: Vec<PathBuf> = left
        .filter(|path| path.display().to_string().contains("acme"))
        .collect();
    assert_eq!(named, Vec::<PathBuf>::new(), "{said}");
    assert!(desk.session("2026-11-30-brand-values-k3f9.ron").exists());
}

#[test]
fn a_damaged_beginning_hides_no_rescue() {
    for damaged in ["main", "rescue"] {
        for (from, to) in [("run:\"r12\"", "run:\"r13\""), ("acme-k3f9", "acmf-k3f9")] {
            let desk = Desk::new();
            let main = desk.session(&format!("{ID}.ron"));
            let rescue = desk.at("tmp").join(format!("{ID}.rescue-1.ron"));
            let saved = begun(ID, "r12", 8);
            put(&main, &saved);
            put(&rescue, &gone_on(saved, "later", 2));
            let path = if damaged == "main" { &main } else { &rescue };
            let text = fs::read_to_string(path).unwrap();
            let line = text.find("\n(seq:2").unwrap();
            fs::write(path, text[..line].replace(from, to) + &text[line..]).unwrap();
            let ids = desk.ids("home");
            assert!(
                ids.contains(&format!("{ID}.rescue-1")),
                "{damaged} {from}: {ids:?}"
            );
            desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
            assert!(!has(&main, "Renée") && !has(&rescue, "Renée"));
        }
    }
}

#[test]
fn a_redaction_of_an_event_is_finished_beside_the_session_too() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &gone_on(begun(ID, "r", 8), "later", 2));
    let args = ["redact", ID, "--event", "10", "--yes"];
    desk.says(&args);
    // Broken off before the half-typed text was removed.
    fs::write(main.with_extension("draft"), "later said").unwrap();
    let output = desk.run_in("home", &args);
    assert!(output.status.success(), "{output:?}");
    assert!(!main.with_extension("draft").exists());
    assert_eq!(
        desk.run_in("home", &args).status.code(),
        Some(1),
        "nothing is left"
    );
}

#[test]
fn nothing_is_begun_where_the_new_name_is_taken() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    put(&main, &begun(ID, "r", 8));
    let taken = desk.session("2026-11-30-brand-values-k3f9.ron");
    put(&taken, &begun("other", "other", 3));
    let before = desk.files();
    let args = ["redact", ID, "--person", "Acme", "--client", "--yes"];
    let output = desk.run_in("home", &args);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let after = desk.files();
    assert!(
        before
            .iter()
            .all(|(path, bytes)| after.get(path) == Some(bytes))
    );
}

#[test]
fn a_file_beside_a_session_of_another_ending_is_not_taken_for_its_own() {
    let desk = Desk::new();
    let session = desk.at("home").join("report.v2.txt");
    put(&session, &begun(ID, "r", 8));
    let foreign = desk.at("home").join("report.v2.tmp");
    fs::write(&foreign, "mine").unwrap();
    let said = desk.says(&["redact", "./report.v2.txt", "--person", "Renée", "--yes"]);
    assert!(!has(&session, "Renée"), "{said}");
    assert_eq!(fs::read_to_string(foreign).unwrap(), "mine");
}

#[test]
fn a_session_named_from_within_its_folder_has_what_belongs_to_it() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    let rescue = desk.session(&format!("{ID}.rescue-1.ron"));
    let saved = begun(ID, "r", 8);
    put(&main, &saved);
    put(&rescue, &gone_on(saved, "later", 2));
    fs::write(main.with_extension("draft"), "Renée").unwrap();
    let name = format!("{ID}.ron");
    let mut command = desk.command("home", &["redact", &name, "--person", "Renée", "--yes"]);
    let output = command
        .current_dir(desk.at("home/sessions"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(!has(&main, "Renée") && !has(&rescue, "Renée"));
    assert!(!main.with_extension("draft").exists());
}

#[test]
fn a_lock_that_leads_elsewhere_writes_nothing_there() {
    let desk = Desk::new();
    let main = desk.session(&format!("{ID}.ron"));
    let mut unclosed = image(&begun(ID, "r", 8));
    unclosed.truncate(unclosed.len() - 2);
    fs::write(&main, unclosed).unwrap();
    let victim = desk.at("user/victim");
    fs::write(&victim, "mine").unwrap();
    symlink(&victim, main.with_extension("lock")).unwrap();
    desk.says(&["sessions"]);
    desk.says(&["doctor"]);
    desk.says(&["redact", ID, "--person", "Renée", "--yes"]);
    assert_eq!(fs::read_to_string(victim).unwrap(), "mine");
}

#[test]
fn a_rescue_that_gets_another_name_is_still_known() {
    let desk = Desk::new();
    let rescue = desk.at("user/.local/share/flipover/rescued");
    let rescue = rescue.join(format!("{ID}.rescue-1.ron"));
    put(&rescue, &begun(ID, "r", 8));
    let own = desk.at("home/sessions").display().to_string();
    fs::write(rescue.with_extension("home"), own).unwrap();
    desk.says(&["redact", ID, "--person", "Acme", "--client", "--yes"]);
    assert_eq!(desk.ids("home"), ["2026-11-30-brand-values-k3f9.rescue-1"]);
}
