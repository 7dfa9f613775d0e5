//! The commands and options of the command line.

use std::path::PathBuf;

use chrono::NaiveTime;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand};

use crate::domain::audience::Audience;
use crate::domain::event::Variant;
use crate::domain::format::{Calendars, Existing, Format, Handover};
use crate::domain::numbers;
use crate::domain::redact::Keep;
use crate::domain::text::Lang;
use crate::tui::form::state::{FormError, until};
use crate::tui::speed::Speed;
use crate::tui::theme::Colours;

/// What was asked for on the command line. The texts about it are in `help.ftl`.
#[derive(Debug, Parser)]
#[command(
    name = "flipover",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) home: Option<PathBuf>,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How a screen should look.
#[derive(Debug, Default, Args)]
pub(super) struct Look {
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    #[arg(long = "color", value_name = "COLOURS", value_parser = colours())]
    pub(super) colours: Option<Colours>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Run(RunArgs),
    Resume {
        session: Option<String>,
        #[command(flatten)]
        look: Look,
    },
    Project(ProjectArgs),
    Replay(ReplayArgs),
    Sessions {
        #[arg(long)]
        json: bool,
    },
    Workshops {
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "ID", conflicts_with = "json")]
        copy: Option<String>,
    },
    Show {
        workshop: String,
        #[arg(long, value_parser = languages())]
        lang: Option<Lang>,
        #[arg(long, value_name = "VARIANT", value_parser = length)]
        variant: Option<Length>,
        #[arg(long, value_name = "TIME", value_parser = time)]
        start: Option<NaiveTime>,
    },
    Times {
        workshop: String,
        #[arg(long)]
        json: bool,
    },
    Plan {
        workshop: Option<String>,
    },
    New {
        id: String,
        #[arg(long, value_name = "WORKSHOP", conflicts_with = "lang")]
        from: Option<String>,
        #[arg(long, value_parser = languages())]
        lang: Option<Lang>,
    },
    Doctor,
    Completions {
        shell: clap_complete::Shell,
    },
    Man,
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    Compare {
        one: String,
        other: String,
        #[arg(long, value_delimiter = ',', value_name = "FORMS", value_parser = texts())]
        to: Vec<Format>,
        // No screen of a room showed a comparison.
        #[arg(long = "for", value_name = "AUDIENCE", value_parser = audiences(&[Audience::Client, Audience::Facilitator]))]
        audience: Option<Audience>,
        #[command(flatten)]
        written: Written,
    },
    Export {
        session: String,
        #[arg(long, required = true, value_delimiter = ',', value_name = "FORMS", value_parser = formats())]
        to: Vec<Format>,
        #[arg(long = "for", value_name = "AUDIENCE", value_parser = audiences(&Audience::ALL))]
        audience: Option<Audience>,
        #[arg(long)]
        by_owner: bool,
        #[command(flatten)]
        written: Written,
    },
    Actions(ActionsArgs),
    Merge {
        session: String,
        copy: String,
        #[arg(long)]
        yes: bool,
    },
    #[command(group(ArgGroup::new("what").required(true).multiple(true).args(["person", "event"])))]
    Redact {
        session: String,
        #[arg(long, value_name = "NAME")]
        person: Vec<String>,
        #[arg(long, value_name = "N", value_parser = number)]
        event: Vec<u64>,
        #[command(flatten)]
        taking: Taking,
    },
    #[command(alias = "anonymize")]
    Anonymise {
        session: String,
        #[command(flatten)]
        taking: Taking,
    },
    #[command(group(ArgGroup::new("which").required(true).args(["session", "older_than"])))]
    Purge {
        session: Option<String>,
        #[arg(long, value_name = "AGE", value_parser = age)]
        older_than: Option<u32>,
        #[arg(long)]
        yes: bool,
    },
}

/// How names are taken out of a session.
#[derive(Debug, Args)]
pub(super) struct Taking {
    /// The places at which a name stays.
    #[arg(long, value_delimiter = ',', value_name = "PLACES", value_parser = places)]
    pub(super) keep: Vec<Keep>,
    /// Whether the client, the group and the session's id are searched too.
    #[arg(long)]
    pub(super) client: bool,
    /// Whether to do it, and not only to list it.
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct ProjectArgs {
    #[arg(required_if_eq("print", "true"))]
    pub(super) session: Option<String>,
    #[arg(long)]
    pub(super) print: bool,
    #[arg(long, value_name = "STEP", requires = "print")]
    pub(super) at: Option<String>,
    /// The columns and the rows of the wall.
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "80x24", requires = "print")]
    pub(super) size: (u16, u16),
    #[arg(long, value_name = "PAGE", value_parser = page, default_value = "all", requires = "print")]
    pub(super) page: Pages,
    #[command(flatten)]
    pub(super) look: Look,
}

/// The pages of the wall that are meant.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pages {
    All,
    /// The one with this number, from 1.
    One(usize),
}

#[derive(Debug, Args)]
pub(super) struct ReplayArgs {
    pub(super) session: String,
    #[arg(long, value_name = "N", default_value = "20", value_parser = speed)]
    pub(super) speed: Speed,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) idle_limit: Option<u32>,
    #[arg(long, value_name = "STEP")]
    pub(super) at: Option<String>,
    #[arg(long)]
    pub(super) room: bool,
    #[command(flatten)]
    pub(super) look: Look,
}

/// Which open actions are asked for, and in which form.
#[derive(Debug, Args)]
pub(super) struct ActionsArgs {
    /// Of the client with this name, or with a name that holds these words.
    #[arg(long, value_name = "NAME")]
    pub(super) client: Option<String>,
    /// Those of this person.
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    #[arg(long, value_delimiter = ',', value_name = "FORMS", value_parser = lists(), conflicts_with = "json")]
    pub(super) to: Vec<Format>,
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) written: Written,
}

/// How documents are written.
#[derive(Debug, Args)]
pub(super) struct Written {
    #[arg(
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub(super) out: PathBuf,
    #[arg(long, value_parser = languages())]
    pub(super) lang: Option<Lang>,
    #[arg(long)]
    pub(super) force: bool,
}

impl Written {
    pub(super) fn handover(self, formats: Vec<Format>, audience: Option<Audience>) -> Handover {
        Handover {
            formats,
            audience: audience.unwrap_or_default(),
            lang: self.lang,
            folder: self.out,
            existing: if self.force {
                Existing::Replace
            } else {
                Existing::Number
            },
            calendars: Calendars::One,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    pub(super) workshop: String,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(super) client: String,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(super) group: String,
    #[arg(long, value_name = "N", value_parser = people)]
    pub(super) people: Option<u16>,
    #[arg(long)]
    pub(super) facilitator: Option<String>,
    #[arg(long, value_parser = languages())]
    pub(super) lang: Option<Lang>,
    #[arg(long, value_name = "VARIANT", value_parser = length)]
    pub(super) variant: Option<Length>,
    #[arg(long, value_name = "SPEED", value_parser = times_as_fast)]
    pub(super) rehearse: Option<u16>,
    #[command(flatten)]
    pub(super) look: Look,
}

/// How long a workshop should take, as typed.
#[derive(Clone, Debug)]
pub(super) enum Length {
    Full,
    Short,
    /// As long as its steps took in past sessions.
    Learned,
    /// A number of minutes, or a time of day at which to end.
    Typed(String),
}

impl Length {
    /// Returns the variant for a workshop that starts at `start`.
    pub(super) fn from(&self, start: NaiveTime, lang: Lang) -> Result<Variant, FormError> {
        match self {
            Self::Full | Self::Learned => Ok(Variant::Full),
            Self::Short => Ok(Variant::Short),
            Self::Typed(typed) => until(typed, start, lang).map(Variant::Minutes),
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

fn lists() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["md", "html", "pdf", "docx", "xlsx", "ics"])
        .map(|id| Format::of(&id).unwrap_or(Format::Md))
}

fn audiences(all: &'static [Audience]) -> impl TypedValueParser<Value = Audience> {
    let ids = all.iter().map(|audience| audience.id());
    PossibleValuesParser::new(ids).map(move |id| {
        let found = all.iter().find(|audience| audience.id() == id);
        found.copied().unwrap_or_default()
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
    PossibleValuesParser::new(["nl", "en"]).map(|code| Lang::of_locale(&code).unwrap_or_default())
}

/// Here and below, the error is the key of the words for what was expected.
fn length(typed: &str) -> Result<Length, &'static str> {
    match typed {
        "full" => Ok(Length::Full),
        "short" => Ok(Length::Short),
        "learned" => Ok(Length::Learned),
        typed => until(typed, NaiveTime::MIN, Lang::default())
            .map(|_| Length::Typed(typed.to_owned()))
            .map_err(|_| "expect-length"),
    }
}

/// Reads an age such as `30d`, `8w` or `2y`, and returns it in days.
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
        .ok_or("expect-age")
}

fn speed(typed: &str) -> Result<Speed, &'static str> {
    let times = numbers::read(typed, Lang::En).ok();
    times.and_then(Speed::of).ok_or("expect-speed")
}

fn time(typed: &str) -> Result<NaiveTime, &'static str> {
    NaiveTime::parse_from_str(&typed.replace('.', ":"), "%H:%M").map_err(|_| "expect-time")
}

fn people(typed: &str) -> Result<u16, &'static str> {
    let people = typed
        .parse()
        .ok()
        .filter(|people| (1..=999).contains(people));
    people.ok_or("expect-people")
}

fn seconds(typed: &str) -> Result<u32, &'static str> {
    let seconds = typed.parse().ok().filter(|seconds| *seconds > 0);
    seconds.ok_or("expect-seconds")
}

fn times_as_fast(typed: &str) -> Result<u16, &'static str> {
    let times = typed.parse().ok().filter(|times| (1..=120).contains(times));
    times.ok_or("expect-times")
}

fn size(typed: &str) -> Result<(u16, u16), &'static str> {
    let (columns, rows) = typed.split_once(['x', '×']).ok_or("expect-size")?;
    let cells = |typed: &str| typed.trim().parse().ok().filter(|n| (1..=1000).contains(n));
    cells(columns).zip(cells(rows)).ok_or("expect-size")
}

fn page(typed: &str) -> Result<Pages, &'static str> {
    match typed.parse() {
        _ if typed == "all" => Ok(Pages::All),
        Ok(number @ 1..) => Ok(Pages::One(number)),
        _ => Err("expect-page"),
    }
}

fn places(typed: &str) -> Result<Keep, &'static str> {
    typed.parse().map_err(|()| "expect-places")
}

fn number(typed: &str) -> Result<u64, &'static str> {
    typed.parse().map_err(|_| "expect-number")
}
