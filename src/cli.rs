//! Floor 3: the commands.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveTime;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, CommandFactory, Parser, Subcommand};

use self::world::World;
use crate::domain::audience::Audience;
use crate::domain::event::Variant;
use crate::domain::format::{Existing, Format, Handover};
use crate::domain::text::Lang;
use crate::tui::form;
use crate::tui::replay::Speed;
use crate::tui::theme::Colours;

mod check;
mod doctor;
mod full;
mod lists;
pub mod new;
mod privacy;
mod show;
mod world;

/// Walks you through a scripted workshop and keeps what the room says.
#[derive(Debug, Parser)]
#[command(name = "flipover", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Keep sessions, own workshops and configuration in this folder; also `FLIPOVER_HOME`
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    #[command(flatten)]
    look: Look,
    #[command(subcommand)]
    command: Option<Command>,
}

/// How a screen is to look.
#[derive(Debug, Default, Args)]
struct Look {
    /// The theme: light, dark, contrast, terminal, or one of your own; of the room's window with `project`
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// How many colours to use, whatever the terminal says of itself
    #[arg(long = "color", value_name = "COLOURS", value_parser = colours())]
    colours: Option<Colours>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a session at its first step
    Run(RunArgs),
    /// Go on with the newest unfinished session, or with SESSION
    Resume {
        /// An id, a part of one, `latest`, or a file
        session: Option<String>,
        #[command(flatten)]
        look: Look,
    },
    /// Show the room what it is to see of the running session, or of SESSION
    Project {
        /// An id, a part of one, `latest`, or a file
        session: Option<String>,
        #[command(flatten)]
        look: Look,
    },
    /// Play a session back: any moment of it, as the console or the room showed it
    Replay(ReplayArgs),
    /// List the saved sessions: id, workshop, client, start, state, minutes
    Sessions {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// List the workshops: id, title, minutes, languages, origin
    Workshops {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the run sheet of a workshop, as Markdown
    Show {
        /// An id, or a script
        workshop: String,
        /// The language
        #[arg(long, value_parser = languages())]
        lang: Option<Lang>,
        /// full, short, minutes, or an end time such as 16:30
        #[arg(long, value_name = "VARIANT", value_parser = length)]
        variant: Option<Length>,
        /// When it starts, such as 13:30; the clock times count from there
        #[arg(long, value_name = "TIME", value_parser = time)]
        start: Option<NaiveTime>,
    },
    /// How long each step of a workshop took in your sessions, beside what is planned
    Times {
        /// An id, or a script
        workshop: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a commented script to start from into your workshops folder
    New {
        /// The new workshop's id, such as team-day
        id: String,
        /// The language
        #[arg(long, value_parser = languages())]
        lang: Option<Lang>,
    },
    /// Whether terminal, folders and files are fit for a workshop, and whether the room can read it
    Doctor,
    /// Print what a shell needs to complete commands
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Check workshop scripts: every fault with its place and a hint
    Check {
        /// The scripts
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Put two sessions side by side: what rose, what fell, what stayed; as Markdown, or in the forms asked for
    Compare {
        /// An id, a part of one, `latest`, or a file
        one: String,
        /// The other; which is the earlier one, flipover sees
        other: String,
        /// The forms: md, html, pdf, docx
        #[arg(long, value_delimiter = ',', value_name = "FORMS", value_parser = texts())]
        to: Vec<Format>,
        #[command(flatten)]
        written: Written,
    },
    /// Write the documents of a session
    Export {
        /// An id, a part of one, `latest`, or a file
        session: String,
        /// The forms
        #[arg(long, required = true, value_delimiter = ',', value_name = "FORMS", value_parser = formats())]
        to: Vec<Format>,
        #[command(flatten)]
        written: Written,
    },
    /// Take a name, or what stands in one record, out of a session for good
    #[command(group(ArgGroup::new("what").required(true).multiple(true).args(["person", "event"])))]
    Redact {
        /// An id, a part of one, `latest`, or a file
        session: String,
        /// Whose name is to go; may be given more than once
        #[arg(long, value_name = "NAME")]
        person: Vec<String>,
        /// The number of a record that is to go, its `seq` in the file; may be given more than once
        #[arg(long, value_name = "N")]
        event: Vec<u64>,
        /// Also where the client, the group and the session itself are named
        #[arg(long)]
        client: bool,
    },
    /// Give everyone named in a session a number for a name: P1, P2, …
    #[command(alias = "anonymize")]
    Anonymise {
        /// An id, a part of one, `latest`, or a file
        session: String,
        /// Also where the client, the group and the session itself are named
        #[arg(long)]
        client: bool,
    },
    /// List the saved sessions in which nothing happened for some time; with --yes they are removed
    Purge {
        /// How long ago, in days, weeks or years: 90d, 12w, 2y
        #[arg(long, value_name = "AGE", value_parser = age)]
        older_than: u32,
        /// Remove them
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
struct ReplayArgs {
    /// An id, a part of one, `latest`, or a file
    session: String,
    /// How many times as fast as it was, from 0.5 to 120
    #[arg(long, value_name = "N", default_value = "20", value_parser = speed)]
    speed: Speed,
    /// Show no pause longer than this; session time stays what it was
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..))]
    idle_limit: Option<u32>,
    /// Begin at this step: its id, or its number
    #[arg(long, value_name = "STEP")]
    at: Option<String>,
    #[command(flatten)]
    look: Look,
}

/// How documents are written.
#[derive(Debug, Args)]
struct Written {
    /// The folder to write them in
    #[arg(
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    out: PathBuf,
    /// For whom: the client gets no names beside what was said and scored
    #[arg(long = "for", value_name = "AUDIENCE", value_parser = audiences())]
    audience: Option<Audience>,
    /// The language
    #[arg(long, value_parser = languages())]
    lang: Option<Lang>,
    /// Put the new files in the place of those of the same name
    #[arg(long)]
    force: bool,
}

impl Written {
    fn handover(self, formats: Vec<Format>) -> Handover {
        Handover {
            formats,
            audience: self.audience.unwrap_or_default(),
            lang: self.lang,
            folder: self.out,
            existing: if self.force {
                Existing::Replace
            } else {
                Existing::Number
            },
        }
    }
}

#[derive(Debug, Args)]
struct RunArgs {
    /// An id, or a script
    workshop: String,
    /// Who the workshop is for
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Who take part
    #[arg(long, default_value = "", hide_default_value = true)]
    group: String,
    /// How many people take part
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=999))]
    people: Option<u16>,
    /// Who runs it
    #[arg(long)]
    facilitator: Option<String>,
    /// The language the room speaks
    #[arg(long, value_parser = languages())]
    lang: Option<Lang>,
    /// full, short, learned (what your sessions took), minutes, or an end time such as 16:30
    #[arg(long, value_name = "VARIANT", value_parser = length)]
    variant: Option<Length>,
    /// Rehearse it so many times as fast, with practice data that is kept nowhere
    #[arg(long, value_name = "SPEED", value_parser = clap::value_parser!(u16).range(1..=120))]
    rehearse: Option<u16>,
    #[command(flatten)]
    look: Look,
}

/// How long a workshop is to take, as typed.
#[derive(Clone, Debug)]
enum Length {
    Full,
    Short,
    /// What the sessions so far took.
    Learned,
    /// Minutes, or until a time of day.
    Typed(String),
}

impl Length {
    /// What that means for a workshop that starts at `start`.
    fn from(&self, start: NaiveTime) -> Variant {
        match self {
            Self::Full | Self::Learned => Variant::Full,
            Self::Short => Variant::Short,
            Self::Typed(typed) => form::until(typed, start).map_or(Variant::Full, Variant::Minutes),
        }
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let ids = Format::ALL.map(Format::id);
    PossibleValuesParser::new(ids).map(|id| Format::of(&id).unwrap_or(Format::Md))
}

fn texts() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["md", "html", "pdf", "docx"])
        .map(|id| Format::of(&id).unwrap_or(Format::Md))
}

fn audiences() -> impl TypedValueParser<Value = Audience> {
    PossibleValuesParser::new(["client", "facilitator"]).map(|name| match name.as_str() {
        "facilitator" => Audience::Facilitator,
        _ => Audience::Client,
    })
}

fn colours() -> impl TypedValueParser<Value = Colours> {
    PossibleValuesParser::new(["true", "256", "16", "none"]).map(|name| match name.as_str() {
        "256" => Colours::Indexed,
        "16" => Colours::Sixteen,
        "none" => Colours::None,
        _ => Colours::True,
    })
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["nl", "en"]).map(|code| Lang::of_locale(&code))
}

fn length(typed: &str) -> Result<Length, &'static str> {
    match typed {
        "full" => Ok(Length::Full),
        "short" => Ok(Length::Short),
        "learned" => Ok(Length::Learned),
        typed => form::until(typed, NaiveTime::MIN)
            .map(|_| Length::Typed(typed.to_owned()))
            .ok_or("full, short, learned, a number of minutes, or a time such as 16:30"),
    }
}

/// An age in days.
fn age(typed: &str) -> Result<u32, &'static str> {
    let days = |unit| match unit {
        'd' => Some(1),
        'w' => Some(7),
        'y' => Some(366),
        _ => None,
    };
    let unit = typed.chars().last().and_then(days);
    let number = typed.get(..typed.len().saturating_sub(1));
    let number = number.and_then(|number| number.parse::<u32>().ok());
    number
        .zip(unit)
        .and_then(|(number, days)| number.checked_mul(days))
        .filter(|days| *days > 0)
        .ok_or("an age such as 90d, 12w or 2y")
}

fn speed(typed: &str) -> Result<Speed, &'static str> {
    let times = typed.replace(',', ".").parse().ok();
    times.and_then(Speed::of).ok_or("a number from 0.5 to 120")
}

fn time(typed: &str) -> Result<NaiveTime, &'static str> {
    NaiveTime::parse_from_str(&typed.replace('.', ":"), "%H:%M").map_err(|_| "a time such as 13:30")
}

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

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Failure> {
    let world = World::find(cli.home, cli.look)?;
    match cli.command {
        None => full::home(world),
        Some(Command::Run(mut args)) => {
            let look = std::mem::take(&mut args.look);
            full::run(world.looking(look), &args)
        }
        Some(Command::Resume { session, look }) => {
            full::resume(world.looking(look), session.as_deref())
        }
        Some(Command::Project { session, look }) => {
            full::project(world.looking(look), session.as_deref())
        }
        Some(Command::Replay(mut args)) => {
            let look = std::mem::take(&mut args.look);
            full::replay(world.looking(look), &args)
        }
        Some(Command::Sessions { json }) => lists::sessions(&world, form(json)),
        Some(Command::Workshops { json }) => lists::workshops(&world, form(json)),
        Some(Command::Show {
            workshop,
            lang,
            variant,
            start,
        }) => {
            let world = world.speaking(lang);
            let asked = show::Asked {
                lang,
                variant: variant.map_or(Variant::Full, |length| {
                    length.from(start.unwrap_or_else(|| world.time()))
                }),
                start,
            };
            show::show(&world, &workshop, asked)
        }
        Some(Command::Times { workshop, json }) => lists::times(&world, &workshop, form(json)),
        Some(Command::Doctor) => doctor::doctor(&world),
        Some(Command::Completions { shell }) => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "flipover", &mut out);
            print(&String::from_utf8_lossy(&out))
        }
        Some(Command::Man) => {
            let mut out = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut out)?;
            print(&String::from_utf8_lossy(&out))
        }
        Some(Command::New { id, lang }) => new::new(&world.speaking(lang), &id),
        Some(Command::Redact {
            session,
            person,
            event,
            client,
        }) => {
            let asked = privacy::Asked {
                people: &person,
                events: &event,
                client,
            };
            privacy::redact(&world, &session, &asked)
        }
        Some(Command::Anonymise { session, client }) => {
            privacy::anonymise(&world, &session, client)
        }
        Some(Command::Purge { older_than, yes }) => privacy::purge(&world, older_than, yes),
        Some(Command::Check { files }) => check::check(&world, &files),
        Some(Command::Compare {
            one,
            other,
            to,
            written,
        }) => {
            let world = world.speaking(written.lang);
            full::compare(&world, [&one, &other], &written.handover(to))
        }
        Some(Command::Export {
            session,
            to,
            written,
        }) => {
            let world = world.speaking(written.lang);
            full::export(&world, &session, written.handover(to))
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
