//! Floor 3: the commands.

pub use self::args::Cli;
use self::args::Command;
use self::command_context::CommandContext;
pub use self::failure::Failure;
pub use self::help::parse;
use self::output::print;
use crate::domain::text::Lang;
use crate::domain::words::Words;

mod actions;
mod args;
mod check;
mod command_context;
mod doctor;
mod event_line;
mod failure;
mod help;
mod interactive;
mod lists;
mod merge;
pub mod new;
mod output;
mod privacy;
mod project;
mod purge;
mod redaction;
mod show;

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Failure> {
    let context = CommandContext::find(cli.home, cli.look)?;
    let words = context.words();
    perform(cli.command, context).map_err(|failure| failure.worded(words))
}

fn perform(command: Option<Command>, context: CommandContext) -> Result<(), Failure> {
    match command {
        None => interactive::home(context),
        Some(Command::Run(mut args)) => {
            let look = std::mem::take(&mut args.look);
            interactive::run(context.looking(look), &args)
        }
        Some(Command::Resume { session, look }) => {
            interactive::resume(context.looking(look), session.as_deref())
        }
        Some(Command::Project(args)) => project::project(context, args),
        Some(Command::Replay(mut args)) => {
            let look = std::mem::take(&mut args.look);
            interactive::replay(context.looking(look), &args)
        }
        Some(Command::Sessions { json }) => lists::sessions(&context, lists::Form::of(json)),
        Some(Command::Workshops { json, copy }) => match copy {
            Some(id) => new::copy(&context, &id, None),
            None => lists::workshops(&context, lists::Form::of(json)),
        },
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
        Some(Command::Times { workshop, json }) => {
            lists::times(&context, &workshop, lists::Form::of(json))
        }
        Some(Command::Doctor) => doctor::doctor(&context),
        Some(Command::Completions { shell }) => completions(&context, shell),
        Some(Command::Man) => manual(),
        Some(Command::Plan { workshop }) => interactive::plan(context, workshop.as_deref()),
        Some(Command::New { id, from, lang }) => {
            new::new(&context.speaking(lang), &id, from.as_deref())
        }
        Some(Command::Merge { session, copy, yes }) => {
            merge::merge(&context, [&session, &copy], yes)
        }
        Some(Command::Redact {
            session,
            person,
            event,
            taking,
        }) => {
            let asked = redaction::Asked {
                people: &person,
                events: &event,
                taking: &taking,
            };
            privacy::redact(&context, &session, &asked)
        }
        Some(Command::Anonymise { session, taking }) => {
            let asked = redaction::Asked {
                people: &[],
                events: &[],
                taking: &taking,
            };
            privacy::anonymise(&context, &session, &asked)
        }
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
            audience,
            written,
        }) => interactive::compare(
            &context.speaking(written.lang),
            [&one, &other],
            &written.handover(to, audience),
        ),
        Some(Command::Actions(args)) => actions::actions(context, args),
        Some(Command::Export {
            session,
            to,
            audience,
            by_owner,
            written,
        }) => {
            let context = context.speaking(written.lang);
            let handover =
                interactive::by_owner(&context, by_owner, written.handover(to, audience))?;
            interactive::export(&context, &session, handover)
        }
    }
}

/// Prints what a shell needs to complete command lines.
fn completions(context: &CommandContext, shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut out = Vec::new();
    let mut command = help::command(context.words());
    clap_complete::generate(shell, &mut command, "flipover", &mut out);
    print(&String::from_utf8_lossy(&out))
}

/// Prints the manual page. It has English headings, whatever its language.
fn manual() -> Result<(), Failure> {
    let mut out = Vec::new();
    let command = help::command(Words::of(Lang::En));
    clap_mangen::Man::new(command).render(&mut out)?;
    print(&String::from_utf8_lossy(&out))
}
