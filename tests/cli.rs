//! The commands as scripts see them: the real program, in pipes.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, mpsc};

use flipover::domain::event::{Event, Variant};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::Session;
use flipover::domain::text::{Clean, Lang};
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::replay;
use flipover::run::session::{Host, create, open};
use flipover::run::session_handle::Ticket;
use flipover::storage::disk::RealDisk;
use flipover::storage::log;
use flipover::storage::paths::Home;
use flipover::tui::messages::{Access, Begins, NewSession};
use serde_json::Value;
use tempfile::TempDir;

const WORKSHOP: &str = "four-months-to-four-minutes";

/// The program with a home of its own.
struct Cli {
    home: TempDir,
    locale: &'static str,
}

impl Cli {
    fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            locale: "en_GB.UTF-8",
        }
    }

    fn in_dutch() -> Self {
        Self {
            locale: "nl_NL.UTF-8",
            ..Self::new()
        }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_flipover"));
        command
            .args(args)
            .env_clear()
            .env("FLIPOVER_HOME", self.home.path())
            .env("LANG", self.locale)
            .env("TERM", "xterm-256color")
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Standard output of a command that must succeed and say nothing else.
    fn print(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(
            (code(&output), errors(&output)),
            (0, String::new()),
            "{args:?}"
        );
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains('\u{1b}'), "no colour in a pipe: {args:?}");
        text
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.print(args)).unwrap()
    }

    /// What a command that must fail says.
    fn fail(&self, with: i32, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(code(&output), with, "{args:?}: {}", errors(&output));
        assert!(output.stdout.is_empty(), "nothing half done: {args:?}");
        errors(&output)
    }

    /// A session as the program itself makes one, closed; its id.
    fn session(&self, client: &str) -> String {
        let place = Host {
            disk: Arc::new(RealDisk),
            home: Home::at(self.home.path()),
            clock: Clock::start(),
        };
        let (_, script) = bundled()
            .into_iter()
            .find(|(name, _)| name.starts_with(WORKSHOP))
            .unwrap();
        let new = NewSession {
            workshop: Arc::new(parse(&script).unwrap()),
            lang: Lang::En,
            variant: Variant::Short,
            client: Clean::line(client),
            group: Clean::line("the board"),
            people: 12,
            listed: Vec::new(),
            facilitator: Clean::line("Mila"),
            begins: Begins::Now,
        };
        let (outbox, _inbox) = mpsc::channel();
        let (open, hold) = create(&place, &new, Ticket(1), &outbox).unwrap();
        let SessionSource::Write(desk) = hold else {
            panic!("a new session is ours to write");
        };
        desk.close().unwrap();
        open.session.state().opened.session.clone()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn help_and_version_succeed_and_wrong_usage_is_two() {
    let cli = Cli::new();
    assert_eq!(
        cli.print(&["--version"]),
        format!("flipover {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = cli.print(&["--help"]);
    for command in [
        "run",
        "resume",
        "replay",
        "sessions",
        "workshops",
        "show",
        "check",
        "export",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} in {help}"
        );
    }
    for wrong in [
        &["dance"][..],
        &["show"],
        &["run", WORKSHOP, "--people", "0"],
        &["run", WORKSHOP, "--variant", "long"],
        &["run", WORKSHOP, "--lang", "de"],
        &["export", "latest"],
        &["export", "latest", "--to", "xml"],
        &["check"],
        &["replay"],
        &["replay", "latest", "--speed", "0.4"],
        &["replay", "latest", "--speed", "121"],
        &["replay", "latest", "--speed", "fast"],
        &["replay", "latest", "--speed", "1.000"],
        &["replay", "latest", "--speed", "1,000"],
        &["replay", "latest", "--idle-limit", "0"],
    ] {
        assert!(!cli.fail(2, wrong).is_empty());
    }
}

#[test]
fn help_and_faults_of_the_command_line_speak_the_users_language() {
    let english = Cli::new();
    let commands = english.print(&["--help"]);
    let commands = commands.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.split(' ').next()?;
        name.chars().all(char::is_alphabetic).then_some(name)
    });
    let commands: Vec<&str> = commands.filter(|name| !name.is_empty()).collect();
    assert!(commands.len() > 15, "{commands:?}");
    let dutch = Cli::in_dutch();
    let sentences = |help: &str| -> Vec<String> {
        let lines = help.lines().map(str::trim);
        // Names and values are the same in both; whole sentences are not.
        let long = lines.filter(|line| line.split(' ').count() > 6);
        long.map(str::to_owned).collect()
    };
    for command in std::iter::once(None).chain(commands.into_iter().map(Some)) {
        let args: Vec<&str> = command.into_iter().chain(["--help"]).collect();
        let (en, nl) = (english.print(&args), dutch.print(&args));
        assert!(en.contains("Usage: flipover") && nl.contains("Gebruik: flipover"));
        for help in [&en, &nl] {
            assert!(
                !help.contains("help-") && !help.contains("value-"),
                "{help}"
            );
        }
        for word in ["Usage", "OPTIONS", "default", "possible", "Print"] {
            assert!(!nl.contains(word), "{word} in {nl}");
        }
        let same = sentences(&en);
        for line in sentences(&nl) {
            assert!(!same.contains(&line), "{line}");
        }
    }
    for (wrong, said) in [
        (&["resme"][..], "Bedoelde je “resume”?"),
        (&["sessions", "--jsn"], "“--jsn” betekent hier niets"),
        (
            &["run", WORKSHOP, "--people", "0"],
            "een getal van 1 tot 999",
        ),
        (&["run", WORKSHOP, "--lang", "de"], "het kan nl, en zijn"),
        (&["export", "latest"], "er ontbreekt iets: --to <VORMEN>"),
    ] {
        let told = dutch.fail(2, wrong);
        assert!(told.contains(said), "{told}");
        assert!(told.contains("--help"), "{told}");
    }
}

#[test]
fn without_a_terminal_full_screen_commands_say_so_in_one_line() {
    for (cli, word) in [(Cli::new(), "terminal"), (Cli::in_dutch(), "nodig")] {
        cli.session("Acme");
        for args in [
            &[][..],
            &["run", WORKSHOP],
            &["resume"],
            &["replay", "latest", "--speed", "0,5"],
        ] {
            let said = cli.fail(2, args);
            assert!(
                said.starts_with("flipover: ") && said.contains(word),
                "{said}"
            );
            assert_eq!(said.lines().count(), 1);
        }
        let before = cli.print(&["sessions"]).lines().count();
        assert_eq!(before, 1, "refusing made no session");
    }
}

#[test]
fn a_dumb_terminal_is_named() {
    let cli = Cli::new();
    let output = cli.command(&[]).env("TERM", "dumb").output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("TERM=dumb"));
}

#[test]
fn workshops_are_lines_with_tabs_or_json() {
    let cli = Cli::in_dutch();
    let lines = cli.print(&["workshops"]);
    let line = lines
        .lines()
        .find(|line| line.starts_with(WORKSHOP))
        .unwrap();
    let expected =
        format!("{WORKSHOP}\tVan vier maanden naar vier minuten\t150/60\ten,nl\tmeegeleverd");
    assert_eq!(line, expected);
    let json = cli.json(&["workshops", "--json"]);
    let first = json
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["id"] == WORKSHOP)
        .unwrap();
    assert_eq!(first["title"]["en"], "From four months to four minutes");
    assert_eq!(first["minutes"]["full"], 150);
    assert_eq!(first["minutes"]["short"], 60);
    assert_eq!(first["languages"], serde_json::json!(["en", "nl"]));
    assert_eq!(first["origin"], "bundled");
    assert_eq!(first["faults"], 0);
}

#[test]
fn an_unknown_workshop_or_session_suggests_the_nearest() {
    let cli = Cli::new();
    let said = cli.fail(1, &["show", "four-months-to-five-minutes"]);
    assert!(
        said.contains(&format!("did you mean “{WORKSHOP}”")),
        "{said}"
    );
    let said = cli.fail(1, &["run", "xyz"]);
    assert!(
        said.contains("xyz") && said.contains("flipover workshops"),
        "{said}"
    );
    assert!(
        cli.fail(1, &["export", "latest", "--to", "md"])
            .contains("no saved sessions")
    );
    assert!(cli.fail(1, &["resume"]).contains("no unfinished session"));
    let id = cli.session("Woonwinkel");
    let said = cli.fail(1, &["export", "woonwinkle", "--to", "md"]);
    assert!(said.contains(&format!("did you mean “{id}”")), "{said}");
}

#[test]
fn part_of_an_id_is_enough_when_only_one_session_has_it() {
    let cli = Cli::new();
    let (acme, bolt) = (cli.session("Acme"), cli.session("Bolt"));
    assert!(cli.print(&["export", "acme", "--to", "md"]).contains(&acme));
    assert!(
        cli.print(&["export", "latest", "--to", "md"])
            .contains(&bolt)
    );
    let file = format!("sessions/{acme}.ron");
    assert!(
        cli.print(&["export", &file, "--to", "json"])
            .contains(&acme)
    );
    let said = cli.fail(1, &["export", "four", "--to", "md"]);
    assert!(said.contains(&acme) && said.contains(&bolt), "{said}");
}

#[test]
fn sessions_are_lines_with_tabs_or_json() {
    let cli = Cli::new();
    assert_eq!(cli.print(&["sessions"]), "");
    assert_eq!(cli.json(&["sessions", "--json"]), serde_json::json!([]));
    let id = cli.session("Acme");
    let lines = cli.print(&["sessions"]);
    let cells: Vec<&str> = lines.trim_end().split('\t').collect();
    assert_eq!(cells.len(), 6, "{lines}");
    assert_eq!(
        cells[..3],
        [id.as_str(), "From four months to four minutes", "Acme"]
    );
    assert_eq!(cells[4..], ["unfinished", "0"]);
    let json = cli.json(&["sessions", "--json"]);
    let session = &json[0];
    let text = |key: &str| session[key].as_str().unwrap().to_owned();
    assert_eq!(
        [text("id"), text("client"), text("group")],
        [id.as_str(), "Acme", "the board"]
    );
    assert_eq!(text("state"), "unfinished");
    assert!(text("started").ends_with('Z'), "{session}");
    assert_eq!(session["step"]["number"], 1);
    assert_eq!(session["step"]["of"], 9, "the short variant has nine steps");
    assert_eq!(session["trouble"], Value::Null);
}

#[test]
fn a_file_that_is_no_session_is_listed_with_its_trouble() {
    let cli = Cli::new();
    cli.session("Acme");
    std::fs::write(cli.home.path().join("sessions/notes.ron"), "not a session").unwrap();
    let json = cli.json(&["sessions", "--json"]);
    let notes = json
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["id"] == "notes")
        .unwrap();
    assert_eq!(notes["state"], "unreadable");
    assert!(notes["trouble"].as_str().unwrap().contains("notes.ron"));
    assert_eq!(json.as_array().unwrap().len(), 2);
}

#[test]
fn a_damaged_line_is_told_wherever_the_session_is_listed() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    assert_eq!(cli.json(&["sessions", "--json"])[0]["damaged_lines"], 0);
    let file = cli.home.path().join(format!("sessions/{id}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("StepEntered(", "StepEntered(((", 1)).unwrap();
    assert_eq!(cli.json(&["sessions", "--json"])[0]["damaged_lines"], 1);
    let line = cli.print(&["sessions"]);
    assert!(
        line.contains("unfinished; one line of the file is damaged"),
        "{line}"
    );
    let told = cli.print(&["doctor"]);
    assert!(
        told.contains(&id) && told.contains("one line of the file is damaged"),
        "{told}"
    );
}

#[test]
fn exports_never_write_over_anything() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    let out = ["export", "latest", "--to", "md,json", "--out", "client"];
    let first = cli.print(&out);
    assert_eq!(first.lines().count(), 2);
    cli.print(&out);
    let folder = cli.home.path().join("client");
    let expected = ["-2.json", "-2.md", ".json", ".md"].map(|end| format!("{id}{end}"));
    assert_eq!(names(&folder), expected);
    let text = std::fs::read_to_string(folder.join(format!("{id}.json"))).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["format"], &json["session"]["client"]),
        (&1.into(), &"Acme".into())
    );
    assert_eq!(json["steps"].as_array().unwrap().len(), 14);
}

#[test]
fn a_form_that_fails_does_not_stop_the_others() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    // The document in RON would replace the session itself.
    let out = [
        "export",
        "latest",
        "--to",
        "md,ron,json",
        "--out",
        "sessions",
        "--force",
    ];
    let output = cli.run(&out);
    let (told, said) = (String::from_utf8_lossy(&output.stdout), errors(&output));
    assert_eq!(code(&output), 1, "{said}");
    assert!(
        said.contains("holds a session") && said.contains("--out"),
        "{said}"
    );
    assert_eq!(told.lines().count(), 2, "{told}");
    for end in ["md", "json"] {
        let file = cli.home.path().join(format!("sessions/{id}.{end}"));
        assert!(file.is_file(), "{end}");
    }
}

/// A folder in which the system shows itself is there and takes no file, not even of root; the system says of it what
/// it says of one that is gone.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_not_said_to_be_gone() {
    for (cli, said, gone) in [
        (Cli::new(), "is there and takes no files", "is gone"),
        (Cli::in_dutch(), "kunnen geen bestanden in", "is weg"),
    ] {
        let id = cli.session("Acme");
        for folder in ["/proc", "/proc/flipover/summaries"] {
            let told = cli.fail(1, &["export", &id, "--to", "md", "--out", folder]);
            assert!(told.contains(said) && !told.contains(gone), "{told}");
        }
        let output = cli.run(&["doctor", "--home", "/proc/flipover"]);
        let told = String::from_utf8(output.stdout).unwrap();
        let folder = told.lines().find(|line| line.contains("/proc/flipover"));
        assert!(folder.is_some_and(|line| line.starts_with('x')), "{told}");
    }
}

#[test]
fn a_fault_in_the_house_style_is_said_and_the_documents_are_written() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    std::fs::write(
        cli.home.path().join("house.ron"),
        "(organisation: \"Bureau Buiten\",\n logo: \"lgoo.png\")",
    )
    .unwrap();
    let output = cli.run(&["export", "latest", "--to", "docx"]);
    let said = errors(&output);
    assert_eq!(code(&output), 0, "{said}");
    assert!(
        said.contains("house.ron:2:8") && said.contains("“lgoo.png”"),
        "{said}"
    );
    let docx = std::fs::read(cli.home.path().join(format!("{id}.docx"))).unwrap();
    assert!(docx.starts_with(b"PK"));
}

#[test]
fn tables_are_files_of_their_own_under_one_name() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    let printed = cli.print(&["export", "latest", "--to", "csv", "--lang", "nl"]);
    assert_eq!(printed.lines().count(), 5, "{printed}");
    cli.print(&["export", "latest", "--to", "csv", "--lang", "nl"]);
    for name in [
        "acties",
        "besluiten",
        "geparkeerd-en-gezegd",
        "antwoorden",
        "cijfers",
    ] {
        for stem in [id.clone(), format!("{id}-2")] {
            assert!(
                cli.home.path().join(format!("{stem}-{name}.csv")).is_file(),
                "{name}"
            );
        }
    }
}

#[test]
fn a_calendar_of_no_days_is_none_and_that_is_said() {
    let cli = Cli::new();
    cli.session("Acme");
    let said = cli.fail(1, &["export", "latest", "--to", "ics"]);
    assert!(said.contains("no action has a date"), "{said}");
    let output = cli.run(&["export", "latest", "--to", "json,ics"]);
    assert_eq!(code(&output), 0);
    assert!(errors(&output).contains("no action has a date"));
}

#[test]
fn each_owner_gets_a_calendar_where_that_is_asked() {
    let (cli, id) = with_example();
    let wrong = cli.run(&["export", "latest", "--to", "pdf", "--by-owner"]);
    assert_eq!(code(&wrong), 2);
    assert!(errors(&wrong).contains("--by-owner"), "{wrong:?}");
    let written = cli.print(&["export", "latest", "--to", "md,ics", "--by-owner"]);
    let tails: Vec<&str> = written
        .lines()
        .map(|path| path.rsplit_once(id).unwrap().1)
        .collect();
    assert_eq!(
        tails,
        [
            ".md",
            "-anouk.ics",
            "-hendrik.ics",
            "-lotte.ics",
            "-samira.ics"
        ]
    );
    for name in ["anouk", "lotte"] {
        let path = cli.home.path().join(format!("{id}-{name}.ics"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(
            text.to_lowercase().contains(&format!("summary:{name}")),
            "{text}"
        );
    }
    // A number takes all of them on.
    let again = cli.print(&["export", "latest", "--to", "ics", "--by-owner"]);
    assert!(again.lines().all(|path| path.contains("-2-")), "{again}");
    // Who was anonymised has no name in the name of a file either.
    assert!(cli.run(&["anonymise", "latest", "--yes"]).status.success());
    let folder = cli.home.path().join("out");
    let out = folder.display().to_string();
    cli.print(&[
        "export",
        "latest",
        "--to",
        "ics",
        "--by-owner",
        "--out",
        &out,
    ]);
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n ", "");
        let all = format!("{}{text}", path.display()).to_lowercase();
        for name in ["anouk", "hendrik", "lotte", "samira", "teun", "marije"] {
            assert!(!all.contains(name), "{name}: {all}");
        }
    }
}

#[test]
fn an_export_speaks_the_language_asked_for() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    cli.print(&["export", "latest", "--to", "md", "--lang", "nl"]);
    let text = std::fs::read_to_string(cli.home.path().join(format!("{id}.md"))).unwrap();
    assert!(
        text.contains("Van vier maanden naar vier minuten"),
        "{text}"
    );
}

/// Its font has no emoji, no flags and no letters of other scripts. A text of several characters is one sign.
#[test]
fn who_writes_a_pdf_is_told_once_which_signs_it_cannot_show() {
    let cli = Cli::new();
    cli.session("Acme 👍🏽 🇳🇱 👍🏽 1\u{fe0f}\u{20e3} één €");
    let told = |args: &[&str]| {
        let output = cli.run(&[&["export", "latest", "--force"], args].concat());
        assert_eq!(code(&output), 0, "{}", errors(&output));
        errors(&output)
    };
    assert_eq!(
        told(&["--to", "pdf,docx"]),
        "pdf: 2 signs (🇳🇱 👍🏽) cannot be shown in it, and are each a * there; Word \
         (docx) shows them\n"
    );
    assert_eq!(told(&["--to", "docx,html,md"]), "");
    let dutch = Cli::in_dutch();
    dutch.session("Ἀ");
    let output = dutch.run(&["export", "latest", "--to", "pdf"]);
    assert_eq!(
        errors(&output),
        "pdf: één teken (Ἀ) kan er niet in, daar staat een *; Word (docx) toont het wel\n"
    );
}

#[test]
fn a_run_sheet_holds_every_planned_step() {
    let cli = Cli::new();
    let full = cli.print(&["show", WORKSHOP]);
    assert!(full.starts_with("# From four months to four minutes\n"));
    assert!(
        full.contains("\n## 2:27  14. Check-out (3 min)\n"),
        "{full}"
    );
    let short = cli.print(&["show", WORKSHOP, "--variant", "short", "--lang", "nl"]);
    assert!(short.starts_with("# Van vier maanden naar vier minuten\n"));
    assert!(short.contains("  9. ") && !short.contains("  10. "));
    let until = cli.print(&["show", WORKSHOP, "--start", "13:30", "--variant", "15:10"]);
    assert!(until.contains("100 minutes") && until.contains("**15:10** end"));
    // What the notes state of the time is that of the plan shown.
    assert!(
        full.contains("5 minutes apart, then 9 minutes back"),
        "{full}"
    );
    assert!(
        short.contains("2:30 minuten apart, daarna 4:30 minuten plenair"),
        "{short}"
    );
    let fitted = cli.print(&["show", WORKSHOP, "--variant", "90"]);
    assert!(fitted.contains("90 minutes"));
    assert!(
        cli.fail(1, &["show", WORKSHOP, "--variant", "5"])
            .contains("--variant")
    );
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let cli = Cli::new();
    let mut child = cli
        .command(&["show", WORKSHOP])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(said, "");
    assert!(child.wait().unwrap().success());
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_told_in_the_users_language() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let cli = Cli::in_dutch();
    let done = cli
        .command(&["show", WORKSHOP])
        .stdout(full.unwrap())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(said.contains("de schijf is vol"), "{said}");
    assert!(!said.contains("space"), "{said}");
}

#[test]
fn check_names_every_fault_with_its_place() {
    let cli = Cli::new();
    let (_, script) = bundled()
        .into_iter()
        .find(|(name, _)| name.starts_with(WORKSHOP))
        .unwrap();
    let right = cli.home.path().join("right.ron");
    std::fs::write(&right, &script).unwrap();
    assert!(
        cli.print(&["check", "right.ron"])
            .starts_with("right.ron is right")
    );
    let wrong = script.replacen("priority: Must", "priority: Most", 2);
    std::fs::write(cli.home.path().join("wrong.ron"), &wrong).unwrap();
    let output = cli.run(&["check", "right.ron", "wrong.ron"]);
    assert_eq!(code(&output), 1);
    let line = 1 + wrong[..wrong.find("Most").unwrap()].matches('\n').count();
    let said = errors(&output);
    assert!(said.contains(&format!("wrong.ron:{line}:")), "{said}");
    assert_eq!(said.matches("“Most”").count(), 2, "{said}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("right.ron is right"));
    assert!(cli.fail(1, &["check", "absent.ron"]).contains("absent.ron"));
}

#[test]
fn check_takes_the_names_that_show_takes() {
    let cli = Cli::new();
    cli.print(&["new", "mine", "--lang", "en"]);
    for name in ["mine", WORKSHOP, "workshops/mine.ron"] {
        assert!(
            cli.print(&["check", name])
                .starts_with(&format!("{name} is right"))
        );
        assert!(!cli.print(&["show", name]).is_empty());
    }
    assert_eq!(
        cli.fail(1, &["check", "mien"]),
        cli.fail(1, &["show", "mien"])
    );
    let file = cli.home.path().join("workshops/mine.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("minutes: 6,", "minutes: six,", 1)).unwrap();
    assert_eq!(
        cli.fail(1, &["check", "mine"]),
        cli.fail(1, &["show", "mine"])
    );
}

#[test]
fn a_quote_that_is_not_straight_is_called_that_where_it_stands() {
    let cli = Cli::new();
    let (_, script) = bundled()
        .into_iter()
        .find(|(name, _)| name.starts_with(WORKSHOP))
        .unwrap();
    let id = format!("id: \"{WORKSHOP}\"");
    for (quotes, at) in [
        (["“", "”"], 0),
        (["\"", "”"], 1),
        (["“", "\""], 0),
        (["„", "“"], 0),
        (["«", "»"], 0),
        (["'", "'"], 0),
        (["‘", "’"], 0),
    ] {
        let [open, close] = quotes;
        let wrong = script.replacen(&id, &format!("id: {open}{WORKSHOP}{close}"), 1);
        std::fs::write(cli.home.path().join("wrong.ron"), &wrong).unwrap();
        let said = cli.fail(1, &["check", "wrong.ron"]);
        let before = &wrong[..wrong.find(&format!("{open}{WORKSHOP}")).unwrap()];
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap().chars().count();
        let column = column + at * (1 + WORKSHOP.len());
        assert!(
            said.contains(&format!("wrong.ron:{line}:{column}")),
            "{quotes:?}: {said}"
        );
        assert!(
            said.contains(&format!("{} is not the quote", quotes[at])),
            "{said}"
        );
    }
}

#[test]
fn a_script_of_ones_own_replaces_the_bundled_one_and_says_so() {
    let cli = Cli::new();
    let (_, script) = bundled()
        .into_iter()
        .find(|(name, _)| name.starts_with(WORKSHOP))
        .unwrap();
    let folder = cli.home.path().join("workshops");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("mine.ron"), &script).unwrap();
    std::fs::write(folder.join("broken.ron"), "Workshop(").unwrap();
    let json = cli.json(&["workshops", "--json"]);
    let of = |id: &str| {
        json.as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(of(WORKSHOP)["origin"], "own-for-bundled");
    assert_eq!(
        (&of("broken")["faults"], &of("broken")["minutes"]),
        (&1.into(), &Value::Null)
    );
    assert!(
        cli.print(&["workshops"])
            .contains("own, replaces the bundled one")
    );
    assert!(cli.fail(1, &["show", "broken"]).contains("broken.ron:1:"));
}

#[test]
fn a_home_named_on_the_command_line_holds_everything() {
    let (cli, other) = (Cli::new(), Cli::new());
    cli.session("Acme");
    let home = other.home.path().to_str().unwrap();
    assert_eq!(cli.print(&["--home", home, "sessions"]), "");
    assert_eq!(cli.print(&["sessions", "--home", home]), "");
    let own = tempfile::tempdir().unwrap();
    let output = cli
        .command(&["workshops"])
        .env("HOME", own.path())
        .output()
        .unwrap();
    assert_eq!(code(&output), 0);
    assert_eq!(names(own.path()), Vec::<String>::new());
}

#[test]
fn the_configured_language_goes_before_the_locale() {
    let cli = Cli::new();
    std::fs::write(cli.home.path().join("config.ron"), "(language: nl)").unwrap();
    assert!(cli.fail(1, &["resume"]).contains("onafgemaakte"));
    std::fs::write(cli.home.path().join("config.ron"), "(langage: nl)").unwrap();
    assert!(
        cli.print(&["workshops"]).contains("bundled"),
        "a wrong configuration stops nothing"
    );
}

#[test]
fn force_puts_the_new_files_in_the_place_of_the_old() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    let out = [
        "export", "latest", "--to", "md", "--out", "client", "--force",
    ];
    let first = cli.print(&out);
    let file = cli.home.path().join(first.trim());
    std::fs::write(&file, "mine").unwrap();
    assert_eq!(cli.print(&out), first);
    assert_eq!(names(&cli.home.path().join("client")), [format!("{id}.md")]);
    assert!(std::fs::read_to_string(file).unwrap().contains("Acme"));
}

#[test]
fn doctor_says_what_keeps_a_workshop_from_running() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    let well = cli.print(&["doctor"]);
    assert!(well.contains("12 workshops are right"), "{well}");
    assert!(well.contains("one session saved"), "{well}");
    assert!(well.contains("two programs cannot write"), "{well}");
    let left = std::fs::read_dir(cli.home.path().join("sessions")).unwrap();
    let is_probe = |name: &str| name.starts_with(".doctor");
    assert!(
        left.into_iter()
            .all(|it| !is_probe(&it.unwrap().file_name().to_string_lossy()))
    );
    assert!(!well.lines().any(|line| line.starts_with('x')), "{well}");
    let own = cli.home.path().join("workshops");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(own.join("ours.ron"), "Workshop(format: 1, id: \"ours\")").unwrap();
    std::fs::write(
        cli.home.path().join("sessions").join(format!("{id}.ron")),
        "[\nnothing\n",
    )
    .unwrap();
    let output = cli.run(&["doctor"]);
    assert_eq!(code(&output), 1);
    let said = errors(&output);
    assert!(
        said.contains("one thing keeps a workshop from running"),
        "{said}"
    );
    // A session that cannot be read keeps nobody from running another.
    let told = String::from_utf8(output.stdout).unwrap();
    let lost = told.lines().find(|line| line.contains("no session that"));
    assert!(lost.is_some_and(|line| line.starts_with('!')), "{told}");
}

/// No folder is made there, not even by root.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_made_when_it_is_needed_is_told_by_doctor() {
    let cli = Cli::new();
    let output = cli.run(&["doctor", "--home", "/sys/flipover"]);
    assert_eq!(code(&output), 1);
    let told = String::from_utf8(output.stdout).unwrap();
    let folder = told.lines().find(|line| line.contains("/sys/flipover"));
    assert!(folder.is_some_and(|line| line.starts_with('x')), "{told}");
    assert!(!told.contains("os error"), "{told}");
}

#[test]
fn shells_complete_every_command() {
    let cli = Cli::new();
    for shell in ["bash", "zsh", "fish"] {
        let text = cli.print(&["completions", shell]);
        for command in [
            "run", "resume", "project", "sessions", "export", "doctor", "check",
        ] {
            assert!(text.contains(command), "{shell}: {command}");
        }
    }
    assert!(cli.print(&["man"]).contains(".TH flipover 1"));
}

/// The example session in a home of its own.
fn with_example() -> (Cli, &'static str) {
    let cli = Cli::in_dutch();
    let id = "2026-11-23-brand-values-van-der-meulen-dochters-m4ry";
    let folder = cli.home.path().join("sessions");
    std::fs::create_dir_all(&folder).unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example/session.ron");
    std::fs::copy(example, folder.join(format!("{id}.ron"))).unwrap();
    (cli, id)
}

#[test]
fn a_name_goes_for_good_and_what_is_out_of_reach_is_said() {
    let (cli, id) = with_example();
    let file = |id: &str| cli.home.path().join("sessions").join(format!("{id}.ron"));
    std::fs::write(file(id).with_extension("draft"), "half getypt door Anouk").unwrap();
    let typo = cli.run(&["redact", "latest", "--person", "Anoek"]);
    assert_eq!(typo.status.code(), Some(1));
    assert!(file(id).with_extension("draft").exists());
    let wrong = cli.run(&["redact", "latest"]);
    assert_eq!(wrong.status.code(), Some(2));
    let whole = std::fs::read(file(id)).unwrap();
    let listed = cli.run(&["redact", "latest", "--person", "anouk", "--event", "40"]);
    assert!(listed.status.success());
    let would = String::from_utf8(listed.stdout).unwrap();
    assert!(would.contains("[naam weggehaald]"), "{would}");
    let emptied = would.lines().find(|line| line.contains("in januari"));
    assert!(emptied.unwrap().ends_with("leeggemaakt"), "{would}");
    assert!(would.contains("»Anouk«"), "{would}");
    let beside = file(id).with_extension("draft").display().to_string();
    assert!(would.contains(&beside), "{would}");
    let asks = String::from_utf8(listed.stderr).unwrap();
    assert!(asks.contains("niets veranderd. Met --yes"), "{asks}");
    assert_eq!(std::fs::read(file(id)).unwrap(), whole, "nothing goes yet");
    assert!(file(id).with_extension("draft").exists());
    let done = cli.run(&["redact", "latest", "--person", "anouk", "--yes"]);
    assert!(done.status.success());
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("back-ups") && told.contains("SSD"), "{told}");
    assert!(!file(id).with_extension("draft").exists());
    let text = std::fs::read_to_string(file(id)).unwrap();
    assert!(!text.contains("Anouk") && text.contains("[naam weggehaald]"));
    // Whom the workshop was for is said in the file's name too.
    let client = ["--person", "Van der Meulen", "--client", "--yes"];
    let client = cli.run(&[&["redact", "latest"], &client[..]].concat());
    assert!(client.status.success());
    let renamed = file("2026-11-23-brand-values-dochters-m4ry");
    assert!(renamed.exists() && !file(id).exists());
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&renamed).unwrap());
        assert_eq!(mode & 0o777, 0o600);
    }
    let summary = cli.run(&["export", "latest", "--to", "md"]);
    assert!(summary.stderr.is_empty(), "it opens without a word");
}

#[test]
fn everyone_gets_a_number_and_trades_stay_words() {
    let (cli, id) = with_example();
    let listed = cli.run(&["anonymise", "latest"]);
    let would = String::from_utf8(listed.stdout).unwrap();
    assert!(would.contains("P1") && would.contains("»Anouk«"), "{would}");
    // In which field a name stands is said beside it.
    for field in ["(begeleider): »Marije", "(gezien door): »", "(wie): »"] {
        assert!(would.contains(field), "{field}: {would}");
    }
    // Who gets which number is not told.
    let tells = |line: &&str| line.contains('»') && line.contains("P1");
    let header = would.lines().next().unwrap();
    assert_eq!(would.lines().find(tells), Some(header), "{would}");
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("Anouk"), "nothing goes without --yes");
    let done = cli.run(&["anonymise", "latest", "--yes"]);
    let told = String::from_utf8(done.stdout).unwrap();
    assert!(told.contains("P1 tot en met P"), "{told}");
    let beyond = String::from_utf8(done.stderr).unwrap();
    assert!(!beyond.contains("--client"), "{beyond}");
    cli.print(&["export", "latest", "--to", "md", "--for", "facilitator"]);
    let files = std::fs::read_dir(cli.home.path()).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let summary = files.find(|path| path.extension().is_some_and(|e| e == "md"));
    let summary = std::fs::read_to_string(summary.unwrap()).unwrap();
    for name in ["Anouk", "Hendrik", "Samira", "Lotte", "Teun", "Marije"] {
        assert!(!summary.contains(name), "{name}");
    }
    assert!(summary.contains("Elke monteur belt"), "{summary}");
}

/// Whoever keeps the name at every place is no person with a number.
#[test]
fn people_who_keep_their_name_everywhere_are_not_counted() {
    let (cli, _) = with_example();
    let listed = cli.run(&["anonymise", "latest"]);
    let would = String::from_utf8(listed.stdout).unwrap();
    let places = would.lines().filter(|line| line.contains("»Anouk"));
    let places = places.filter_map(|line| line.split_whitespace().next());
    let places: Vec<&str> = places.collect();
    assert!(!places.is_empty(), "{would}");
    let highest = |told: &str| -> u32 {
        let last = told
            .lines()
            .find(|line| line.contains("tot en met P"))
            .unwrap();
        let last = last.rsplit('P').next().unwrap().trim_end_matches('.');
        last.parse().unwrap()
    };
    let kept = cli.run(&["anonymise", "latest", "--yes", "--keep", &places.join(",")]);
    let told = String::from_utf8(kept.stdout).unwrap();
    let (other, _) = with_example();
    let all = other.run(&["anonymise", "latest", "--yes"]);
    let all = String::from_utf8(all.stdout).unwrap();
    assert_eq!(highest(&told) + 1, highest(&all), "{told}{all}");
    cli.print(&["export", "latest", "--to", "md", "--for", "facilitator"]);
    let files = std::fs::read_dir(cli.home.path()).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let summary = files.find(|path| path.extension().is_some_and(|e| e == "md"));
    let summary = std::fs::read_to_string(summary.unwrap()).unwrap();
    assert!(summary.contains("Anouk"), "{summary}");
    let beyond = format!("P{}", highest(&all));
    assert!(!summary.contains(&beyond), "{beyond}: {summary}");
}

#[test]
fn a_script_that_cannot_be_read_stops_no_other() {
    let cli = Cli::new();
    let folder = cli.home.path().join("workshops");
    std::fs::create_dir_all(folder.join("folder.ron")).unwrap();
    std::os::unix::fs::symlink("/nowhere/at-all", folder.join("gone.ron")).unwrap();
    std::fs::write(folder.join("half.ron"), "Workshop(id: \"half\"").unwrap();
    let listed = cli.print(&["workshops"]);
    for line in [
        "folder\t(1 fault)",
        "gone\t(1 fault)",
        "brand-values\tBrand values",
    ] {
        assert!(listed.contains(line), "{line}: {listed}");
    }
    let refused = cli.run(&["run", "gone"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(
        said.contains("gone.ron") && said.contains("cannot be read"),
        "{said}"
    );
    assert!(
        cli.print(&["show", "brand-values"])
            .contains("Brand values")
    );
}

#[test]
fn documents_for_the_room_are_written_and_comparisons_have_none() {
    let (cli, id) = with_example();
    let path = cli.print(&["export", id, "--to", "md", "--for", "room"]);
    let summary = std::fs::read_to_string(cli.home.path().join(path.trim())).unwrap();
    assert!(!summary.is_empty());
    let refused = cli.run(&["compare", id, id, "--for", "room"]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("client"), "{said}");
}

/// What a command lists that changes nothing yet.
fn listed(cli: &Cli, command: &[&str]) -> String {
    let output = cli.run(command);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_place_of_a_name_is_listed_and_can_be_kept() {
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let command = ["redact", "latest", "--person", "Anouk"];
    let list = listed(&cli, &command);
    let labels: Vec<&str> = list
        .lines()
        .filter(|line| line.contains("»Anouk«"))
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    assert!(labels.len() > 2, "{list}");
    let before = std::fs::read_to_string(&file).unwrap();
    let wrong = cli.run(&[&command[..], &["--keep", "999a", "--yes"]].concat());
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("999a"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    let unread = cli.run(&[&command[..], &["--keep", "x"]].concat());
    assert_eq!(unread.status.code(), Some(2));
    // The list says what stays, and calls everything as before.
    let keep = format!("{},{}", labels[0], labels[2]);
    let again = listed(&cli, &[&command[..], &["--keep", &keep]].concat());
    for (n, label) in labels.iter().enumerate() {
        let line = again.lines().find(|line| line.trim().starts_with(label));
        let stays = line.unwrap().ends_with("→ blijft");
        assert_eq!(stays, n == 0 || n == 2, "{again}");
    }
    let done = cli.run(&[&command[..], &["--keep", &keep, "--yes"]].concat());
    assert!(done.status.success());
    let after = std::fs::read_to_string(&file).unwrap();
    let count = |text: &str| text.matches("Anouk").count();
    assert_eq!(count(&after), 2, "{after}");
    // What was kept can still go, and is called the same.
    let rest = listed(&cli, &command);
    assert!(
        rest.contains(labels[0]) && rest.contains(labels[2]),
        "{rest}"
    );
    assert!(!rest.contains(&format!("{}  ", labels[1])), "{rest}");
    assert!(
        cli.run(&[&command[..], &["--yes"]].concat())
            .status
            .success()
    );
    assert_eq!(count(&std::fs::read_to_string(&file).unwrap()), 0);
}

#[test]
fn a_client_that_is_kept_keeps_the_name_of_the_file() {
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let command = ["redact", "latest", "--person", "Van der Meulen", "--client"];
    let list = listed(&cli, &command);
    assert!(list.contains(" → "), "it would be renamed: {list}");
    let id_line = list.lines().find(|line| line.contains("brand-values-»"));
    let label = id_line.unwrap().split_whitespace().next().unwrap();
    let kept = listed(&cli, &[&command[..], &["--keep", label]].concat());
    assert!(!kept.contains("Zou een andere naam"), "{kept}");
    let done = cli.run(&[&command[..], &["--keep", label, "--yes"]].concat());
    assert!(done.status.success());
    assert!(file.exists());
}

#[test]
fn what_is_old_is_listed_first_and_removed_when_told() {
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    assert!(
        cli.print(&["purge", "--older-than", "99y"])
            .contains("geen sessie")
    );
    // The session was held in November 2026.
    let listed = cli.run(&["purge", "--older-than", "1d"]);
    let told = String::from_utf8(listed.stdout).unwrap();
    if told.contains(id) {
        assert!(file.exists(), "nothing goes without --yes");
        let gone = cli.run(&["purge", "--older-than", "1d", "--yes"]);
        assert!(gone.status.success());
        assert!(!file.exists());
    }
    // One session goes by its name, whatever its age.
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let listed = cli.run(&["purge", "latest"]);
    assert!(String::from_utf8(listed.stdout).unwrap().contains(id));
    assert!(file.exists(), "nothing goes without --yes");
    assert!(cli.run(&["purge", "latest", "--yes"]).status.success());
    assert!(!file.exists());
    let both = cli.run(&["purge", "latest", "--older-than", "1d"]);
    assert_eq!(both.status.code(), Some(2));
    for wrong in ["0d", "3", "d", "-1d"] {
        let output = cli.run(&["purge", "--older-than", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn a_replay_that_cannot_be_had_says_why() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    assert!(cli.fail(1, &["replay", "acmee"]).contains("did you mean"));
    let file = cli.home.path().join(format!("sessions/{id}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    let said = cli.fail(1, &["replay", "nowhere.ron"]);
    assert!(said.contains("nowhere.ron"), "{said}");
    std::fs::write(cli.home.path().join("letter.ron"), "Dear all,\n").unwrap();
    let said = cli.fail(1, &["replay", "letter.ron"]);
    assert!(said.contains("holds no session"), "{said}");
    // What a newer program wrote in a way this one cannot read is not shown as if it were all there is.
    let first = text.lines().nth(1).unwrap().rsplit_once(", // ").unwrap().0;
    let first = first
        .replace("format:1,", "format:2,")
        .replace("Opened((", "Begun((");
    let newer = format!(
        "[\n{first}, // {:08x}\n]\n",
        crc32fast::hash(first.as_bytes())
    );
    std::fs::write(cli.home.path().join("newer.ron"), newer).unwrap();
    let said = cli.fail(1, &["replay", "newer.ron"]);
    assert!(said.contains("newer flipover (format 2)"), "{said}");
    let said = cli.fail(1, &["replay", &id, "--at", "nap"]);
    assert!(
        said.contains("“nap”") && said.contains("check-in"),
        "{said}"
    );
    let said = cli.fail(1, &["replay", &id, "--at", "3"]);
    assert!(said.contains("never begun"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    assert!(!names(&cli.home.path().join("sessions")).contains(&format!("{id}.ron.lock")));
}

#[test]
fn a_branch_has_everything_up_to_its_moment_and_says_where_it_comes_from() {
    let cli = Cli::new();
    let id = cli.session("Acme");
    let place = Host {
        disk: Arc::new(RealDisk),
        home: Home::at(cli.home.path()),
        clock: Clock::start(),
    };
    let file = place.home.session(&id);
    let before = std::fs::read(&file).unwrap();
    let events = log::read(&RealDisk, &file).unwrap().events;
    assert!(matches!(events.last().unwrap().event, Event::Closed));
    let branch = replay::branch(&place, events[..2].to_vec()).unwrap();
    assert_eq!(
        std::fs::read(&file).unwrap(),
        before,
        "the old one stays as it was"
    );

    let made = log::read(&RealDisk, &branch).unwrap();
    assert!(made.damage.is_empty() && made.closed_cleanly);
    assert_eq!(made.events[1], events[1]);
    let origin = Event::Branched {
        session: id.clone(),
        seq: 2,
    };
    assert_eq!(made.events[2].event, origin);
    let session = Session::replay(made.events).unwrap();
    let own = branch.file_stem().unwrap().to_str().unwrap();
    assert_eq!(session.state().opened.session, own);
    assert_ne!(own, id);
    let then = Session::replay(events[..2].to_vec()).unwrap();
    assert_eq!(session.state().current, then.state().current);
    assert_eq!(session.state().time.reached(), then.state().time.reached());
    // It is a session like any other: listed, and unfinished.
    let list = cli.print(&["sessions"]);
    assert!(list.contains(own) && list.contains(&id), "{list}");
}

#[test]
fn two_sessions_are_compared_in_the_pipe_and_in_files_that_take_nobodys_place() {
    let (cli, _) = with_example();
    let page = cli.print(&["compare", "brand-values", "latest", "--lang", "en"]);
    assert!(
        page.contains("then and now") && page.contains(" 0 rose, 0 fell"),
        "{page}"
    );
    let to_files = [
        "compare",
        "brand-values",
        "latest",
        "--to",
        "md,html,pdf,docx",
        "--out",
        "out",
    ];
    let first = cli.print(&to_files);
    assert_eq!(first.lines().count(), 4);
    assert!(
        first.lines().all(|path| path.contains("-vergeleken.")),
        "{first}"
    );
    let second = cli.print(&to_files);
    assert!(
        second.lines().all(|path| path.contains("-vergeleken-2.")),
        "{second}"
    );
    let refused = cli.run(&["compare", "brand-values", "nobody"]);
    assert_eq!(code(&refused), 1);
    assert!(errors(&refused).contains("nobody"));
}

#[test]
fn what_steps_took_is_told_beside_what_was_planned() {
    let (cli, _) = with_example();
    let told: Value =
        serde_json::from_str(&cli.print(&["times", "brand-values", "--json"])).unwrap();
    let steps = told.as_array().unwrap();
    assert_eq!(steps[0]["step"], "check-in");
    assert_eq!(steps[0]["planned_minutes"], 6);
    assert_eq!(steps[0]["used_minutes"], 7.0);
    assert!(steps.iter().all(|step| step["sessions"] == 1), "{steps:?}");
    let none = cli.print(&["times", "own-style"]);
    assert!(none.lines().all(|line| line.ends_with("\t-\t0")), "{none}");
}

#[test]
fn a_theme_is_checked_like_a_script() {
    let cli = Cli::new();
    let theme = include_str!("../assets/themes/dark.ron");
    let write =
        |name: &str, text: String| std::fs::write(cli.home.path().join(name), text).unwrap();
    write("right.ron", theme.to_owned());
    write("faint.ron", theme.replace("#B3BCC6", "#444444"));
    assert!(
        cli.print(&["check", "right.ron"])
            .contains("a theme that can be read")
    );
    let refused = cli.run(&["check", "faint.ron"]);
    assert_eq!(code(&refused), 1);
    let said = errors(&refused);
    assert!(
        said.contains("faint.ron:11:16") && said.contains("“quiet”"),
        "{said}"
    );
}

/// The example with one entry that cannot be read.
fn with_a_lost_entry() -> (Cli, &'static str) {
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    let damaged = text.replacen("ItemsAdded(", "ItemsAdded(((", 1);
    std::fs::write(&file, damaged).unwrap();
    (cli, id)
}

#[test]
fn an_entry_that_cannot_be_read_is_told_by_whatever_reads_the_session() {
    let (cli, id) = with_a_lost_entry();
    let damaged = "één regel van het bestand is beschadigd";
    let exported = cli.run(&["export", id, "--to", "md,json"]);
    let told = errors(&exported).to_lowercase();
    assert_eq!(code(&exported), 0, "{told}");
    assert!(told.contains(damaged), "{told}");
    let summary = std::fs::read_to_string(cli.home.path().join(format!("{id}.md"))).unwrap();
    assert!(
        summary.contains("Eén invoer van de sessie was niet te lezen"),
        "{summary}"
    );
    let json = std::fs::read_to_string(cli.home.path().join(format!("{id}.json"))).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["session"]["unread_entries"], 1);
    let other = cli.session("Acme");
    let page = cli.run(&["compare", id, &other, "--lang", "nl"]);
    assert_eq!(code(&page), 0);
    assert!(errors(&page).to_lowercase().contains(damaged));
    assert!(
        String::from_utf8_lossy(&page.stdout).contains("niet te lezen"),
        "the page that stands alone says it too"
    );
    let times = cli.run(&["times", "brand-values"]);
    assert!(errors(&times).contains(id), "{}", errors(&times));
}

#[test]
fn a_lost_entry_at_the_end_is_counted_and_its_number_is_not_given_away() {
    for closed in [true, false] {
        let (cli, id) = with_example();
        let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
        let text = std::fs::read_to_string(&file).unwrap();
        let records: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("(seq:"))
            .collect();
        let last = records[records.len() - 1];
        let torn = last.replacen("event:", "evnt::", 1);
        let mut damaged = text.replacen(last, &torn, 1);
        if !closed {
            damaged.truncate(damaged.find(&torn).unwrap() + torn.len() + 1);
        }
        std::fs::write(&file, damaged).unwrap();
        let exported = cli.run(&["export", id, "--to", "md"]);
        assert!(
            errors(&exported).contains("beschadigd"),
            "{closed}: {}",
            errors(&exported)
        );
        let summary = std::fs::read_to_string(cli.home.path().join(format!("{id}.md"))).unwrap();
        assert!(
            summary.contains("Eén invoer van de sessie was niet te lezen"),
            "{closed}"
        );
    }
}

#[test]
fn who_takes_up_or_looks_at_a_damaged_session_is_told_and_its_state_knows() {
    let (cli, id) = with_a_lost_entry();
    let place = || Host {
        disk: Arc::new(RealDisk),
        home: Home::at(cli.home.path()),
        clock: Clock::start(),
    };
    let path = place().home.session(id);
    let (outbox, _inbox) = mpsc::channel();
    let (first, hold) = open(&place(), &path, Ticket(1), &outbox).unwrap();
    let (second, _look) = open(&place(), &path, Ticket(2), &outbox).unwrap();
    assert!(matches!(second.access, Access::ReadOnly(_)));
    for open in [&first, &second] {
        let said = open.notice.as_deref().unwrap_or_default();
        assert!(
            said.contains("beschadigd") && said.contains("Eén invoer was niet te lezen"),
            "{said}"
        );
        assert_eq!(open.session.state().lost, 1);
    }
    let SessionSource::Write(desk) = hold else {
        panic!("it is ours to write");
    };
    desk.close().unwrap();
    assert_eq!(
        log::read(&RealDisk, &path)
            .unwrap()
            .session()
            .unwrap()
            .state()
            .lost,
        1
    );
}

#[test]
fn a_lost_last_entry_is_still_known_when_the_session_went_on() {
    let (cli, id) = with_example();
    let place = Host {
        disk: Arc::new(RealDisk),
        home: Home::at(cli.home.path()),
        clock: Clock::start(),
    };
    let path = place.home.session(id);
    let text = std::fs::read_to_string(&path).unwrap();
    let records: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("(seq:"))
        .collect();
    let last = records[records.len() - 1];
    let broken = text.find(last).unwrap();
    let broken = format!(
        "{}{}\n",
        &text[..broken],
        last.replacen("event:", "evnt::", 1)
    );
    std::fs::write(&path, broken).unwrap();
    let (outbox, _inbox) = mpsc::channel();
    let (opened, hold) = open(&place, &path, Ticket(1), &outbox).unwrap();
    assert_eq!(opened.session.state().lost, 1);
    let SessionSource::Write(desk) = hold else {
        panic!("it is ours to write");
    };
    desk.close().unwrap();
    let reading = log::read(&RealDisk, &path).unwrap();
    assert_eq!(reading.session().unwrap().state().lost, 1);
}

/// What it says to `resume`, with these variables set.
fn spoken(variables: &[(&str, &str)]) -> &'static str {
    let cli = Cli::new();
    let mut command = cli.command(&["resume"]);
    command.env_remove("LANG");
    let said = command.envs(variables.iter().copied()).output().unwrap();
    if errors(&said).contains("onafgemaakte") {
        "nl"
    } else {
        "en"
    }
}

#[cfg(target_os = "linux")]
#[test]
fn of_the_users_languages_the_first_that_is_spoken_is_spoken() {
    let cases: [(&[(&str, &str)], &str); 18] = [
        (&[("LANGUAGE", "fr:nl:en")], "nl"),
        (&[("LANGUAGE", "fr:nl:en"), ("LANG", "fr_FR.UTF-8")], "nl"),
        (&[("LANGUAGE", ":nl"), ("LANG", "nl_NL.UTF-8")], "nl"),
        (&[("LANGUAGE", "::"), ("LANG", "nl_BE.UTF-8")], "nl"),
        (&[("LANGUAGE", "de:en:nl"), ("LANG", "nl_NL.UTF-8")], "en"),
        (&[("LANGUAGE", "fr:de"), ("LANG", "nl_NL.UTF-8")], "nl"),
        (&[("LANGUAGE", "nl"), ("LC_ALL", "C")], "en"),
        (&[("LANGUAGE", "nl"), ("LC_ALL", "C.UTF-8")], "en"),
        (&[("LANGUAGE", "nl"), ("LC_MESSAGES", "POSIX")], "en"),
        (&[("LANGUAGE", "nl"), ("LANG", "C")], "en"),
        (
            &[("LANGUAGE", "nl"), ("LC_ALL", ""), ("LANG", "C.utf8")],
            "en",
        ),
        (
            &[("LANGUAGE", "nl"), ("LC_ALL", "nl_NL"), ("LANG", "C")],
            "nl",
        ),
        (&[("LANGUAGE", "C:nl"), ("LANG", "nl_NL.UTF-8")], "en"),
        (&[("LANGUAGE", "nl_BE@euro:en"), ("LANG", "en_GB")], "nl"),
        (&[("LANGUAGE", "nlx:en"), ("LANG", "nl_NL")], "en"),
        (&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "nl_NL.UTF-8")], "nl"),
        (&[("LC_MESSAGES", "nl_NL"), ("LANG", "en_GB")], "nl"),
        (&[], "en"),
    ];
    for (variables, lang) in cases {
        assert_eq!(spoken(variables), lang, "{variables:?}");
    }
}

/// A text in another encoding than UTF-8.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    };
    match encoding {
        "Windows-1252" => text
            .chars()
            .map(|c| match c {
                '€' => 0x80,
                '“' => 0x93,
                '”' => 0x94,
                '’' => 0x92,
                '–' => 0x96,
                '…' => 0x85,
                c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
            })
            .collect(),
        "UTF-16LE" => wide(&[], u16::to_le_bytes),
        "UTF-16LE with a mark" => wide(&[0xff, 0xfe], u16::to_le_bytes),
        "UTF-16BE" => wide(&[], u16::to_be_bytes),
        "UTF-16BE with a mark" => wide(&[0xfe, 0xff], u16::to_be_bytes),
        "UTF-8 with a mark" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        _ => text.as_bytes().to_vec(),
    }
}

const WIDE: [&str; 4] = [
    "UTF-16LE",
    "UTF-16LE with a mark",
    "UTF-16BE",
    "UTF-16BE with a mark",
];

#[test]
fn a_script_that_is_not_utf_8_is_told_with_its_place_and_encoding() {
    let cli = Cli::new();
    let (_, script) = bundled()
        .into_iter()
        .find(|(name, _)| name.starts_with(WORKSHOP))
        .unwrap();
    let script = script.replacen("nl: \"", "nl: \"Privé, ", 1);
    let folder = cli.home.path().join("workshops");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("own.ron");
    let write = |encoding: &str| std::fs::write(&path, encoded(&script, encoding)).unwrap();
    let file = path.to_str().unwrap();
    write("UTF-8 with a mark");
    assert!(cli.print(&["check", file]).contains("is right"));
    write("Windows-1252");
    let before = std::fs::read(&path).unwrap();
    let at = script.chars().take_while(char::is_ascii).count();
    let start = script[..at].rfind('\n').map_or(0, |at| at + 1);
    let place = format!(
        "{}:{}",
        script[..at].matches('\n').count() + 1,
        at - start + 1
    );
    for args in [&["check", file][..], &["show", file], &["show", WORKSHOP]] {
        let said = cli.fail(1, args);
        assert!(
            said.contains(&format!("own.ron:{place}")),
            "{place}: {said}"
        );
        assert!(
            said.contains("Windows-1252") && said.contains("UTF-8"),
            "{said}"
        );
        assert!(!said.contains('\u{fffd}'), "{said}");
    }
    assert_eq!(
        cli.json(&["workshops", "--json"])
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| entry["id"] == WORKSHOP)
            .unwrap()["faults"],
        1,
        "one bad script hides no other"
    );
    for wide in WIDE {
        write(wide);
        let said = cli.fail(1, &["check", file]);
        assert!(said.contains("own.ron:1:1"), "{said}");
        assert!(
            said.contains("UTF-16") && said.contains("UTF-8"),
            "{wide}: {said}"
        );
    }
    // One byte went wrong in a text that is UTF-8 everywhere else.
    let whole = script.replacen("Privé", "Privé é é", 1).into_bytes();
    let place = whole
        .windows(2)
        .position(|two| two == "é".as_bytes())
        .unwrap();
    let mut damaged = whole;
    damaged[place] = b'?';
    std::fs::write(&path, damaged).unwrap();
    let said = cli.fail(1, &["check", file]);
    assert!(
        said.contains("UTF-8") && !said.contains("Windows"),
        "{said}"
    );
    assert_ne!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn themes_house_style_and_configuration_that_are_not_utf_8_are_told_and_left_alone() {
    let cli = Cli::new();
    cli.session("Acme");
    let write = |name: &str, bytes: Vec<u8>| {
        let path = cli.home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    let dark = include_str!("../assets/themes/dark.ron");
    let theme = dark.replacen("nl: \"", "nl: \"Privé ", 1);
    let house = "(\n organisation: \"Café Zuid\",\n)";
    let config = "(\n facilitator: \"René\",\n language: nl,\n)";
    for (encoding, name) in WIDE
        .map(|wide| (wide, "UTF-16"))
        .into_iter()
        .chain([("Windows-1252", "Windows-1252")])
    {
        write("themes/own.ron", encoded(&theme, encoding));
        write("house.ron", encoded(house, encoding));
        write("config.ron", encoded(config, encoding));
        let said = cli.fail(1, &["check", "themes/own.ron"]);
        assert!(said.contains("own.ron:") && said.contains(name), "{said}");
        let doctor = cli.run(&["doctor"]);
        let doctor = String::from_utf8(doctor.stdout).unwrap();
        for file in ["own.ron:", "house.ron:", "config.ron:"] {
            let line = doctor.lines().find(|line| line.contains(file));
            assert!(
                line.is_some_and(|line| line.contains(name)),
                "{file} {encoding}: {doctor}"
            );
        }
        let exported = cli.run(&["export", "latest", "--to", "md", "--force"]);
        assert!(errors(&exported).contains(name), "{}", errors(&exported));
        assert_eq!(
            std::fs::read(cli.home.path().join("config.ron")).unwrap(),
            encoded(config, encoding)
        );
    }
    write("config.ron", encoded("(language: nl)", "UTF-8 with a mark"));
    assert!(
        cli.fail(1, &["merge", "no-such-one", "nor-this"])
            .contains("sessie")
    );
}

#[test]
fn a_session_saved_in_another_encoding_is_said_to_be_so() {
    let (cli, id) = with_example();
    let file = cli.home.path().join("sessions").join(format!("{id}.ron"));
    let text = std::fs::read_to_string(&file).unwrap();
    for (encoding, name) in WIDE
        .map(|wide| (wide, "UTF-16"))
        .into_iter()
        .chain([("Windows-1252", "Windows-1252")])
    {
        let bytes = encoded(&text, encoding);
        std::fs::write(&file, &bytes).unwrap();
        let exported = cli.run(&["export", id, "--to", "md", "--force"]);
        let said = errors(&exported);
        assert!(
            said.contains(name) && said.contains("UTF-8"),
            "{encoding}: {said}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), bytes);
    }
    // One line only, as when it was pasted in.
    let mut lines: Vec<Vec<u8>> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
    let strange = |line: &&str| line.contains("ItemsAdded(") && !line.is_ascii();
    let place = text.lines().position(|line| strange(&line)).unwrap();
    lines[place] = encoded(text.lines().nth(place).unwrap(), "Windows-1252");
    std::fs::write(&file, lines.join(&b'\n')).unwrap();
    let exported = cli.run(&["export", id, "--to", "md", "--force"]);
    let said = errors(&exported);
    assert!(
        said.contains(&format!("Regel {} is geen UTF-8", place + 1))
            && said.contains("Windows-1252"),
        "{said}"
    );
}

/// What a print says, as words with one blank between them, and the hyphens that lines were broken at taken out.
fn joined(text: &str) -> String {
    let lines = text.replace("-\n", "");
    lines.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_room_sees_is_printed_page_by_page_without_a_terminal() {
    let (cli, id) = with_example();
    let print = |args: &[&str]| cli.print(&[&["project", id, "--print"], args].concat());
    // As it is now the session is over; a step is seen as it was left, by its id or its number.
    assert!(joined(&print(&[])).contains("Elke monteur belt zijn eerste klant zelf"));
    assert!(!joined(&print(&["--at", "12"])).contains("Dit nemen we mee"));
    let values = print(&["--at", "3"]);
    assert_eq!(values, print(&["--at", "3", "--size", "80x24"]));
    for said in [
        "Wat betekent dit woord bij óns, wat juist niet, en wat eraan is typisch van ons?",
        "1 Duidelijk 2 Vakwerk 3 Dichtbij 4 Eerlijk 5 Nieuwsgierig",
    ] {
        assert!(joined(&values).contains(said), "{values}");
    }
    // What does not fit on one page stands on another, each with its number, and any can be had alone.
    let all = print(&["--at", "5", "--size", "30x10"]);
    let pages: Vec<&str> = all.split("\n\n").collect();
    assert!(pages.len() > 1, "{all}");
    let one = print(&["--at", "5", "--size", "30x10", "--page", "2"]);
    assert!(one.starts_with(&format!("2/{}\n", pages.len())), "{one}");
    assert_eq!(one.trim_end(), pages[1].trim_end());
    for pair in ["Duidelijk ↔ Vakwerk", "Eerlijk ↔ Nieuwsgierig"] {
        assert!(joined(&all).contains(pair), "{all}");
    }
}

#[test]
fn a_print_of_the_wall_says_what_cannot_be_printed() {
    let (cli, id) = with_example();
    for (args, code_is, says) in [
        (&[id, "--print", "--page", "9"][..], 1, "er is er een"),
        (
            &[id, "--print", "--page", "0"],
            2,
            "het nummer van een pagina",
        ),
        (&[id, "--print", "--size", "80"], 2, "80"),
        (
            &[id, "--print", "--at", "nooit"],
            1,
            "er is geen stap “nooit”",
        ),
        (&["--print"], 2, "SESSIE"),
        (&[id, "--page", "1"], 2, "--print"),
    ] {
        let output = cli.run(&[&["project"], args].concat());
        assert_eq!(code(&output), code_is, "{args:?}: {}", errors(&output));
        assert!(
            errors(&output).contains(says),
            "{args:?}: {}",
            errors(&output)
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_copy_of_a_workshop_is_the_same_text_under_an_id_of_its_own() {
    let cli = Cli::new();
    let path = cli.print(&["new", "ours", "--from", "brand-values"]);
    let copy = std::fs::read_to_string(path.trim()).unwrap();
    let original = include_str!("../workshops/brand-values.ron");
    let head = "    id: \"ours\",\n    based_on: \"brand-values\",\n";
    let expected = original.replacen("    id: \"brand-values\",\n", head, 1);
    assert_eq!(copy, expected);
    assert!(cli.print(&["check", "ours"]).starts_with("ours is right"));
    // Again, with no id asked for, and past a file of that name with another id; what cannot be copied says why.
    let other = copy.replace("\"ours\"", "\"theirs\"");
    std::fs::write(cli.home.path().join("workshops/ours-2.ron"), other).unwrap();
    let path = cli.print(&["workshops", "--copy", "ours"]);
    assert!(path.trim().ends_with("ours-3.ron"), "{path}");
    let copy = std::fs::read_to_string(path.trim()).unwrap();
    assert!(copy.contains("based_on: \"ours\",") && !copy.contains("brand-values\",\n    id"));
    assert!(
        cli.fail(1, &["new", "ours", "--from", "brand-values"])
            .contains("ours")
    );
    assert!(
        cli.fail(1, &["workshops", "--copy", "bran-values"])
            .contains("brand-values")
    );
    assert!(
        cli.fail(2, &["new", "Ours!", "--from", "ours"])
            .contains("team-day")
    );
    let file = cli.home.path().join("workshops/broken.ron");
    std::fs::write(&file, "Workshop(format: 1, id: \"broken\"").unwrap();
    assert!(
        cli.fail(1, &["workshops", "--copy", "broken"])
            .contains("broken.ron:1:")
    );
}
