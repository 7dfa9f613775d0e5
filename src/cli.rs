//! Floor 3: the commands.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

pub use self::args::Cli;
use self::args::{Command, Length, Look, ReplayArgs, RunArgs};
use self::command_context::CommandContext;
use crate::domain::text::Lang;
use crate::domain::words::Words;

mod args;
mod check;
mod command_context;
mod doctor;
mod event_line;
mod help;
mod interactive;
mod lists;
mod merge;
pub mod new;
mod privacy;
mod purge;
mod show;

/// Why a command failed: what, where and what to do, in the user's language.
#[derive(Debug)]
pub struct Failure {
    text: String,
    kind: FailureKind,
}

#[derive(Debug)]
enum FailureKind {
    /// What was asked for did not work.
    Failed,
    /// It was asked in a way that cannot work.
    Usage,
    /// Whoever was reading wants no more; nothing to say.
    Quiet,
}

impl Failure {
    fn failed(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: FailureKind::Failed,
        }
    }

    fn usage(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: FailureKind::Usage,
        }
    }

    /// The exit code of the process.
    pub fn code(&self) -> ExitCode {
        match self.kind {
            FailureKind::Failed => ExitCode::from(1),
            FailureKind::Usage => ExitCode::from(2),
            FailureKind::Quiet => ExitCode::SUCCESS,
        }
    }

    /// What there is to print, if anything.
    pub fn message(&self) -> Option<&str> {
        (!self.text.is_empty()).then_some(self.text.trim_end())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<io::Error> for Failure {
    /// Of writing to standard output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self {
                text: String::new(),
                kind: FailureKind::Quiet,
            },
            _ => Self::failed(error.to_string()),
        }
    }
}

pub use help::parse;

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Failure> {
    let context = CommandContext::find(cli.home, cli.look)?;
    match cli.command {
        None => interactive::home(context),
        Some(Command::Run(mut args)) => {
            let look = std::mem::take(&mut args.look);
            interactive::run(context.looking(look), &args)
        }
        Some(Command::Resume { session, look }) => {
            interactive::resume(context.looking(look), session.as_deref())
        }
        Some(Command::Project { session, look }) => {
            interactive::project(context.looking(look), session.as_deref())
        }
        Some(Command::Replay(mut args)) => {
            let look = std::mem::take(&mut args.look);
            interactive::replay(context.looking(look), &args)
        }
        Some(Command::Sessions { json }) => lists::sessions(&context, form(json)),
        Some(Command::Workshops { json }) => lists::workshops(&context, form(json)),
        Some(Command::Show {
            workshop,
            lang,
            variant,
            start,
        }) => {
            let context = context.speaking(lang);
            let begins = start.unwrap_or_else(|| context.time());
            let asked = show::Asked {
                lang,
                variant: interactive::variant(&context, variant.as_ref(), begins)?,
                start,
            };
            show::show(&context, &workshop, asked)
        }
        Some(Command::Times { workshop, json }) => lists::times(&context, &workshop, form(json)),
        Some(Command::Doctor) => doctor::doctor(&context),
        Some(Command::Completions { shell }) => {
            let mut out = Vec::new();
            let mut command = help::command(context.words());
            clap_complete::generate(shell, &mut command, "flipover", &mut out);
            print(&String::from_utf8_lossy(&out))
        }
        Some(Command::Man) => {
            let mut out = Vec::new();
            // A manual page has English headings, whatever it is about.
            let command = help::command(Words::of(Lang::En));
            clap_mangen::Man::new(command).render(&mut out)?;
            print(&String::from_utf8_lossy(&out))
        }
        Some(Command::New { id, lang }) => new::new(&context.speaking(lang), &id),
        Some(Command::Merge { session, copy, yes }) => {
            merge::merge(&context, [&session, &copy], yes)
        }
        Some(Command::Redact {
            session,
            person,
            event,
            client,
            yes,
        }) => {
            let asked = privacy::Asked {
                people: &person,
                events: &event,
                client,
                is_sure: yes,
            };
            privacy::redact(&context, &session, &asked)
        }
        Some(Command::Anonymise {
            session,
            client,
            yes,
        }) => privacy::anonymise(&context, &session, client, yes),
        Some(Command::Purge {
            session,
            older_than,
            yes,
        }) => purge::purge(&context, session.as_deref(), older_than, yes),
        Some(Command::Check { files }) => check::check(&context, &files),
        Some(Command::Compare {
            one,
            other,
            to,
            written,
        }) => {
            let context = context.speaking(written.lang);
            interactive::compare(&context, [&one, &other], &written.handover(to))
        }
        Some(Command::Export {
            session,
            to,
            written,
        }) => {
            let context = context.speaking(written.lang);
            interactive::export(&context, &session, written.handover(to))
        }
    }
}

/// What a list is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lines,
    Json,
}

fn form(json: bool) -> Form {
    if json { Form::Json } else { Form::Lines }
}

/// Says something to the person beside what the command prints.
fn warn(text: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stderr().lock(), "{}", text.trim_end())?)
}

/// Prints to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
