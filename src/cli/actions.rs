//! `actions`: the open actions of all sessions, as lines, as JSON or as documents.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde::Serialize;

use super::args::ActionsArgs;
use super::command_context::CommandContext;
use super::failure::Failure;
use super::interactive::{failed, told};
use super::lists::{json, table};
use super::output::warn;
use crate::domain::carry::OpenAction;
use crate::domain::document::open::ActionList;
use crate::domain::document::weekday;
use crate::domain::format::{Format, Handover};
use crate::domain::text::Clean;
use crate::run::export;
use crate::run::saved;

#[derive(Serialize)]
struct Listed<'a> {
    actions: Vec<Line<'a>>,
    /// How many sessions are left out because their files are damaged.
    damaged: usize,
}

#[derive(Serialize)]
struct Line<'a> {
    client: &'a str,
    /// The id of the session it stands in.
    session: &'a str,
    /// The title of that session's workshop.
    workshop: &'a str,
    /// When that session was held, in UTC as in RFC 3339.
    held: Option<String>,
    /// Its id in that session.
    id: u32,
    what: &'a str,
    who: Option<&'a str>,
    when: Option<NaiveDate>,
    overdue: bool,
}

/// Lists the open actions, or writes them as documents if any form is asked for.
pub(super) fn actions(context: CommandContext, args: ActionsArgs) -> Result<(), Failure> {
    let context = context.speaking(args.written.lang);
    let list = asked(&context, &args)?;
    if args.json {
        return json(&Listed {
            actions: list.actions.iter().map(|it| line(it, &list)).collect(),
            damaged: list.damaged,
        });
    }
    if list.actions.is_empty() {
        return warn(&list.count());
    }
    if args.to.is_empty() {
        return lines(&context, &list);
    }
    write(&context, &list, &args.written.handover(args.to, None))
}

/// The actions that are asked for. Sessions that are left out are told.
fn asked(context: &CommandContext, args: &ActionsArgs) -> Result<ActionList, Failure> {
    let (host, words) = (&context.host, context.words());
    let (all, damaged) = saved::all(host).map_err(|fault| context.failed(&fault))?;
    if !damaged.is_empty() {
        // A file may have any name.
        let names = damaged.iter().map(|id| Clean::line(id).to_string());
        let names: Vec<String> = names.collect();
        let args = [
            ("n", damaged.len().into()),
            ("list", names.join(", ").into()),
        ];
        warn(&words.with("actions-damaged", &args))?;
    }
    let clients = args.client.as_deref().map(|client| all.clients(client));
    if let (Some([]), Some(client)) = (clients.as_deref(), &args.client) {
        let key = if client.trim().is_empty() {
            "actions-none-without-client"
        } else {
            "actions-no-client"
        };
        let args = [("asked", Clean::line(client).to_string().into())];
        return Err(Failure::failed(words.with(key, &args)));
    }
    let owner = args.owner.as_deref();
    let is_asked = |action: &OpenAction| {
        let is_for = |clients: &Vec<Clean>| clients.iter().any(|client| action.is_for(client));
        clients.as_ref().is_none_or(is_for) && owner.is_none_or(|owner| action.is_of(owner))
    };
    let client = args.client.as_deref();
    Ok(ActionList {
        lang: context.lang,
        today: host.clock.today(),
        offset: host.clock.offset(),
        client: client.map(|asked| match clients.as_deref() {
            Some([one]) => Clean::line(one.as_str()),
            _ => Clean::line(asked),
        }),
        owner: owner.map(Clean::line),
        damaged: damaged.len(),
        actions: all.all_open().into_iter().filter(is_asked).collect(),
    })
}

/// Writes the actions as documents, and prints their paths.
fn write(context: &CommandContext, list: &ActionList, to: &Handover) -> Result<(), Failure> {
    let (host, words) = (&context.host, context.words());
    let mut states = Vec::new();
    if to.formats.contains(&Format::Ics) {
        let ids: BTreeSet<&str> = list.actions.iter().map(|it| it.session.as_str()).collect();
        states = saved::states(host, &ids).map_err(|fault| context.failed(&fault))?;
    }
    let written = export::open_actions(host, list, &states, to);
    told(&written.map_err(|failure| failed(&failure, words))?, words)
}

fn line<'a>(action: &'a OpenAction, list: &ActionList) -> Line<'a> {
    let held = DateTime::from_timestamp_millis(action.held);
    Line {
        client: action.client.as_str(),
        session: &action.session,
        workshop: &action.title,
        held: held.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        id: action.item,
        what: action.what.as_str(),
        who: Some(action.who.as_str()).filter(|who| !who.trim().is_empty()),
        when: action.when,
        overdue: action.is_overdue(list.today),
    }
}

/// Prints a line for each action.
fn lines(context: &CommandContext, list: &ActionList) -> Result<(), Failure> {
    let words = context.words();
    let nothing = || "-".to_owned();
    let said = |text: &str| Some(Clean::line(text).to_string()).filter(|text| !text.is_empty());
    let row = |action: &OpenAction| {
        let day = |day: Option<NaiveDate>| day.map_or_else(nothing, |day| day.to_string());
        let overdue = || words.get("actions-overdue").into_owned();
        let is_overdue = action.is_overdue(list.today);
        vec![
            said(action.client.as_str()).unwrap_or_else(nothing),
            day(action.when),
            action.when.map_or_else(nothing, |day| weekday(day, words)),
            is_overdue.then(overdue).unwrap_or_else(nothing),
            said(action.owner.as_str()).unwrap_or_else(nothing),
            said(action.what.as_str()).unwrap_or_else(nothing),
            said(&action.title).unwrap_or_else(nothing),
            day(action.held_on(list.offset)),
            said(&action.session).unwrap_or_else(nothing),
        ]
    };
    let names = [
        "list-client",
        "action-when",
        "actions-weekday",
        "actions-overdue",
        "action-who",
        "action-what",
        "list-workshop",
        "actions-held",
        "list-id",
    ];
    table(&names, list.actions.iter().map(row).collect(), words)
}
