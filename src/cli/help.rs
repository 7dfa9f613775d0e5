//! The command line in the user's language: its help, and what is wrong with what was typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use super::args::Cli;
use super::command_context::CommandContext;
use super::failure::Failure;
use crate::domain::words::Words;

const PROGRAM: &str = "flipover";
/// The arguments that every command takes, listed after its own.
const SHARED: [&str; 5] = ["home", "theme", "colours", "help", "version"];

/// Returns what was asked for; a failure says what is wrong with it. Help and version are printed, and end the process.
pub fn parse(args: &[OsString]) -> Result<Cli, Failure> {
    let words = Words::of(CommandContext::language(home(args)));
    let asked = command(words).try_get_matches_from(args);
    let parsed = asked.and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => error.exit(),
        _ => Failure::usage(format!("{}\n{}", wrong(&error, words), see(args, words))),
    })
}

/// Returns the folder named on the command line, before anything else on it is understood.
fn home(args: &[OsString]) -> Option<PathBuf> {
    let mut args = args.iter().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--home" {
            return args.next().map(PathBuf::from);
        }
        if let Some(dir) = arg.to_str().and_then(|arg| arg.strip_prefix("--home=")) {
            return Some(PathBuf::from(dir));
        }
    }
    None
}

/// Returns the command line, with its help in these words.
pub(super) fn command(words: &Words) -> Command {
    let command = Cli::command().arg(flag("version", ArgAction::Version, words).short('V'));
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let command = command
        .subcommand_help_heading(words.get("help-commands").into_owned())
        .subcommand_value_name(words.get("value-command").into_owned());
    let command = names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |command| spoken(command, Some(name), words))
    });
    spoken(command, None, words)
}

fn flag(id: &'static str, action: ArgAction, words: &Words) -> Arg {
    let flag = Arg::new(id).long(id).action(action);
    flag.help(words.get(&format!("help-{id}")).into_owned())
}

/// Puts everything about a command in these words. `name` is that of the subcommand; `None` for the whole program.
fn spoken(command: Command, name: Option<&str>, words: &Words) -> Command {
    let about = name.unwrap_or("about");
    let command = command
        .disable_help_flag(true)
        .arg(flag("help", ArgAction::Help, words).short('h'))
        .mut_args(|arg| told(arg, name, words))
        .about(words.get(&format!("help-{about}")).into_owned());
    // The library writes the usage in English, and in one piece.
    let whole = name.map_or_else(|| PROGRAM.to_owned(), |name| format!("{PROGRAM} {name}"));
    let usage = command.clone().bin_name(whole).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage.replace("[OPTIONS]", &words.get("value-options"));
    let heading = words.get("help-usage");
    command.help_template(format!(
        "{{about-with-newline}}\n{heading} {usage}\n\n{{all-args}}"
    ))
}

/// Gives an argument its help, the name of its value and its heading. What several commands share is told once.
fn told(arg: Arg, of: Option<&str>, words: &Words) -> Arg {
    let id = arg.get_id().to_string().replace('_', "-");
    let own = of.map(|of| format!("help-{of}-{id}"));
    let own = own.filter(|key| words.has(key));
    let mut help = words
        .get(&own.unwrap_or_else(|| format!("help-{id}")))
        .into_owned();
    let takes = arg.get_action().takes_values();
    let values = arg.get_possible_values();
    let values: Vec<&str> = values
        .iter()
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    if takes && !values.is_empty() {
        help = format!("{help} [{}]", values.join(", "));
    }
    if let [default] = arg.get_default_values()
        && !arg.is_hide_default_value_set()
    {
        let default = default.to_string_lossy().into_owned();
        help = words.with(
            "help-default",
            &[("help", help.into()), ("value", default.into())],
        );
    }
    let heading = if arg.is_positional() {
        "help-arguments"
    } else {
        "help-options"
    };
    let name = arg.get_value_names().and_then(|names| names.first());
    let name = name.map_or_else(|| id.clone(), |name| name.to_lowercase());
    let order = SHARED.iter().position(|shared| *shared == id);
    let arg = order.map_or(arg.clone(), |order| arg.display_order(900 + order));
    let arg = arg
        .help(help)
        .help_heading(words.get(heading).into_owned())
        .hide_possible_values(takes)
        .hide_default_value(takes);
    let key = format!("value-{name}");
    if takes && words.has(&key) {
        arg.value_name(words.get(&key).into_owned())
    } else {
        arg
    }
}

/// Says what is wrong with what was typed.
fn wrong(error: &clap::Error, words: &Words) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
    );
    let key = match error.kind() {
        ErrorKind::InvalidSubcommand => "usage-command",
        ErrorKind::UnknownArgument => "usage-unknown",
        ErrorKind::InvalidValue if value.is_empty() => "usage-no-value",
        ErrorKind::InvalidValue => "usage-value",
        ErrorKind::ValueValidation => "usage-not",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-conflict",
        _ => "usage-other",
    };
    let expected = std::error::Error::source(error).map(ToString::to_string);
    let expected = expected.filter(|key| words.has(key));
    let args = [
        ("arg", arg.into()),
        ("value", value.into()),
        ("command", text(ContextKind::InvalidSubcommand).into()),
        ("list", text(ContextKind::ValidValue).into()),
        (
            "expected",
            words
                .get(expected.as_deref().unwrap_or("expect-other"))
                .into_owned()
                .into(),
        ),
    ];
    let said = words.with(key, &args);
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    match meant.map(text).into_iter().find(|meant| !meant.is_empty()) {
        Some(meant) => format!(
            "{said} {}",
            words.with("usage-meant", &[("meant", meant.into())])
        ),
        None => said,
    }
}

/// Says where the help for it is.
fn see(args: &[OsString], words: &Words) -> String {
    let known = Cli::command();
    let named = args.iter().skip(1).find_map(|arg| {
        let found = known.find_subcommand(arg.to_str()?)?;
        Some(format!("{PROGRAM} {} --help", found.get_name()))
    });
    let command = named.unwrap_or_else(|| format!("{PROGRAM} --help"));
    words.with("usage-see", &[("command", command.into())])
}
