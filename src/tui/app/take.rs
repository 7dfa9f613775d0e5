//! Takes the messages that come in: keys, news of the disk, what was read or written.

use std::sync::Arc;

use super::{App, Screen, input, letters};
use crate::domain::carry::Earlier;
use crate::domain::words::Words;
use crate::tui::console::state::Console;
use crate::tui::env::Tone;
use crate::tui::keys::Action;
use crate::tui::messages::{Access, Effect, Listed, Msg, OpenReplay, OpenSession};
use crate::tui::planner::state::Planner;
use crate::tui::replay::state::Replay;
use crate::tui::request::Question;
use crate::tui::windows::Window;
use crate::tui::windows::comparison::state::Comparison;
use crate::tui::windows::handover::state::HandoverForm;

pub(super) fn take(app: &mut App, msg: Msg) {
    match msg {
        Msg::Key(event) => letters::key(app, event),
        Msg::Paste(text) => input::paste(app, &text),
        Msg::Mouse(event) => input::mouse(app, event),
        Msg::Resized | Msg::Tick => {}
        Msg::Workshops(workshops) => take_workshops(app, workshops),
        Msg::Sessions(sessions) => app.home.take_sessions(sessions, &mut app.env),
        Msg::Opened(open) => opened(app, *open),
        Msg::Replayed(open) => replayed(app, *open),
        Msg::Grown(timeline) => {
            if let Screen::Replay(replay) = &mut app.screen {
                replay.follow(timeline, app.env.now);
            }
        }
        Msg::Failed(why) => {
            let waits =
                |window: &Window| matches!(window, Window::Carry(it) if it.offers.is_none());
            if app.windows.first().is_some_and(waits) {
                app.windows.clear();
            }
            app.say(Tone::Warn, why);
        }
        Msg::Earlier(session, earlier) => take_earlier(app, &session, &earlier),
        Msg::OpenActions(actions, damaged) => app.home.take_actions(actions, damaged, app.env.lang),
        Msg::NotSettled(why) => app.home.take_not_settled(why, &mut app.env),
        Msg::Settled(settled, settling) => app.home.take_settled(settled, settling, &mut app.env),
        Msg::Disk(news) => app.take_news(news),
        Msg::Followed(session) => {
            if let Screen::Console(console) = &mut app.screen {
                console.follow(*session);
            }
        }
        Msg::Learned(learned) => {
            if let Screen::Form(form) = &mut app.screen
                && form.workshop.id == learned.workshop.id
            {
                form.offer(learned);
            }
        }
        Msg::Projectors(count) => {
            if let Screen::Console(console) = &mut app.screen {
                console.projectors = count;
            }
        }
        Msg::Plan(open) => {
            if is_idle_at_home(app) {
                app.env.notice = None;
                app.screen = Screen::Planner(Box::new(Planner::new(*open, app.lang)));
            }
        }
        Msg::PlanSaved | Msg::PlanMoved { .. } | Msg::PlanNotSaved(_) => take_saved(app, msg),
        Msg::Looked(state) => {
            if is_idle_at_home(app) {
                let form = HandoverForm::of_saved(state, &app.folder);
                app.windows.push(Window::Handover(Box::new(form)));
            }
        }
        Msg::Removable { id, name, files } => {
            if is_idle_at_home(app) {
                let question = Question::RemoveSession { id, name, files };
                app.windows.push(Window::Question(question));
            }
        }
        Msg::Removed { id, kept } => removed(app, id, kept),
        Msg::Compared(states) => {
            if is_idle_at_home(app) {
                app.env.notice = None;
                let page = Box::new(Comparison::new(states));
                app.windows.push(Window::Comparison(page));
            }
        }
        Msg::Exporting(format) => {
            let words = app.words();
            let name = words.get(&format!("format-{}", format.id())).into_owned();
            app.say(
                Tone::Good,
                words.with("said-making", &[("name", name.into())]),
            );
        }
        Msg::NotExported(why) => not_exported(app, why),
        Msg::Exported(paths, notices) => {
            app.writing = None;
            app.env.notice = None;
            let lines = paths.into_iter().chain(notices).collect();
            app.windows = vec![Window::Written(lines)];
        }
    }
}

/// Takes what earlier sessions hand on: open actions, and items for a window that waits for them.
fn take_earlier(app: &mut App, session: &str, earlier: &Earlier) {
    let Screen::Console(console) = &mut app.screen else {
        return;
    };
    if console.state().opened.session != session {
        return;
    }
    for window in &mut app.windows {
        if let Window::Carry(carry) = window {
            carry.take(console.state(), earlier);
        }
    }
    let client = console.state().opened.client.as_str();
    let open_actions = earlier.open_actions(client);
    let group = console.state().opened.group.as_str();
    let last = earlier.people_of(client, group);
    console.last_people = last.map(|past| (past.started, Arc::clone(&past.people)));
    console.open_actions = open_actions;
}

/// Takes what became of a plan that was put on disk.
fn take_saved(app: &mut App, msg: Msg) {
    let Screen::Planner(planner) = &mut app.screen else {
        // It was left meanwhile, and what it says is told all the same.
        if let Msg::PlanNotSaved(why) = msg {
            app.say(Tone::Warn, why);
        }
        return;
    };
    match msg {
        Msg::PlanSaved => planner.saved(&mut app.env),
        Msg::PlanMoved { file, id, text } => {
            let args = [
                ("file", planner.file.clone().into()),
                ("id", id.as_str().into()),
            ];
            let said = app.env.words().with("said-plan-moved", &args);
            planner.moved(file, &id, text, &mut app.env);
            app.env.say(Tone::Warn, said);
        }
        Msg::PlanNotSaved(why) => planner.not_saved(why),
        _ => {}
    }
}

fn removed(app: &mut App, id: String, kept: Option<String>) {
    if let Some(why) = kept {
        app.say(Tone::Warn, why);
    } else {
        let args = [("id", id.into())];
        let text = app.words().with("said-session-removed", &args);
        app.say(Tone::Good, text);
    }
    app.env.effect(Effect::ListSessions);
}

/// Whether a window may open by itself: somebody who has gone on to something else is not interrupted.
fn is_idle_at_home(app: &App) -> bool {
    matches!(app.screen, Screen::Home) && app.windows.is_empty()
}

fn opened(app: &mut App, open: OpenSession) {
    let words = Words::of(open.session.state().lang());
    app.windows.clear();
    app.env.notice = None;
    let mut tone = open.notice.as_ref().map_or(Tone::Good, |_| Tone::Warn);
    let mut sentences: Vec<String> = open.notice.into_iter().collect();
    let mut console = Console::new(open.session, open.access);
    if let Some(draft) = open.draft {
        console.restore(draft);
    }
    let looks_back = console.access == Access::Write && !console.state().opened.client.is_blank();
    if let Some(booth) = &console.booth {
        sentences.push(words.with("said-ballots-kept", &[("n", booth.ballots.voters().into())]));
    }
    if let Some(changed) = changed_since(app, &console) {
        tone = Tone::Warn;
        sentences.push(changed);
    }
    if !sentences.is_empty() {
        app.say(tone, sentences.join(" "));
    }
    if app.env.rehearsal.is_some() {
        console.practise(&mut app.env);
    } else if looks_back {
        console.read_earlier(&mut app.env);
    }
    let is_begun = std::mem::take(&mut app.home.is_to_begin) && console.is_prepared();
    if is_begun && console.access == Access::Write {
        console.act(Action::Next, &mut app.env);
    }
    app.screen = Screen::Console(Box::new(console));
}

/// Takes the workshops as they are now. A form goes on with the script as it is.
fn take_workshops(app: &mut App, workshops: Vec<Listed>) {
    app.home.take_workshops(workshops, app.env.lang);
    let Screen::Form(form) = &mut app.screen else {
        return;
    };
    let listed = app.home.workshops.iter();
    let listed = listed.clone().find(|listed| listed.id == form.workshop.id);
    match listed.map(|listed| &listed.workshop) {
        Some(Ok(workshop)) if *workshop != form.workshop => {
            form.take_script(Arc::clone(workshop), app.lang, &app.facilitator);
            app.env.effect(Effect::ReadTimes(Arc::clone(workshop)));
            app.env.tell(Tone::Good, "said-script-read-again");
        }
        Some(Ok(_)) => {}
        Some(Err(_)) => app.env.tell(Tone::Warn, "said-script-faulty-now"),
        None => app.env.tell(Tone::Warn, "said-script-gone-now"),
    }
}

/// Says whether the script of a session that is prepared changed since, or is gone: it keeps the one it was made with.
fn changed_since(app: &App, console: &Console) -> Option<String> {
    let state = console.state();
    if !console.is_prepared() {
        return None;
    }
    let own = &state.opened.workshop;
    let mut all = app.home.workshops.iter();
    let key = match all
        .find(|listed| listed.id == own.id)
        .map(|it| &it.workshop)
    {
        Some(Ok(workshop)) if workshop == own => return None,
        Some(_) => "said-script-changed",
        None => "said-script-gone",
    };
    Some(Words::of(state.lang()).get(key).into_owned())
}

fn replayed(app: &mut App, open: OpenReplay) {
    app.windows.clear();
    app.env.notice = None;
    if let Some(replay) = Replay::new(open, app.env.now) {
        app.screen = Screen::Replay(Box::new(replay));
    }
}

/// Says why the documents were not written, and opens the handover again as it was filled in.
fn not_exported(app: &mut App, why: String) {
    match app.writing.take().filter(|_| app.windows.is_empty()) {
        Some(mut form) => {
            app.env.notice = None;
            form.trouble = Some(why);
            app.windows.push(Window::Handover(form));
        }
        None => app.say(Tone::Warn, why),
    }
}
