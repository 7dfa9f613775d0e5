//! What a message does to the program.

use super::super::carry;
use super::super::comparison::Comparison;
use super::super::console::{Console, practise};
use super::super::handover;
use super::super::home;
use super::super::replay;
use super::super::window::{Question, Window};
use super::input::{key, mouse, paste};
use super::{Access, App, Effect, Msg, OpenSession, Screen, Tone};
use crate::domain::words::Words;

pub(super) fn take(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => return key(app, event),
        Msg::Paste(text) => return paste(app, &text),
        Msg::Mouse(event) => return mouse(app, event),
        Msg::Resized | Msg::Tick => {}
        Msg::Sessions(sessions) => {
            let is_first = app.sessions.replace(sessions).is_none();
            if is_first {
                home::offer_crashed(app);
                home::tell_rescued(app);
            }
            home::clamp(app);
        }
        Msg::Opened(open) => return opened(app, *open),
        Msg::Replayed(open) => replay::open(app, *open),
        Msg::Grown(timeline) => {
            let now = app.now;
            if let Screen::Replay(replay) = &mut app.screen {
                replay.follow(timeline, now);
            }
        }
        Msg::Failed(why) => {
            let lowest = app.window.as_mut().map(Window::lowest);
            if matches!(lowest, Some(Window::Carry(carry)) if carry.offers.is_none()) {
                app.window = None;
            }
            app.say(Tone::Warn, why);
        }
        Msg::Earlier(session, earlier) => carry::take(app, &session, &earlier),
        Msg::Disk(news) => {
            if let Screen::Console(console) = &mut app.screen {
                console.take_news(news);
            }
        }
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
        Msg::Looked(state) => {
            // Whoever has gone on to something else meanwhile is not interrupted.
            if matches!(app.screen, Screen::Home) && app.window.is_none() {
                handover::open_saved(app, state);
            }
        }
        Msg::Removable { id, name, files } => {
            // Whoever has gone on to something else meanwhile is not interrupted.
            if matches!(app.screen, Screen::Home) && app.window.is_none() {
                let question = Question::RemoveSession { id, name, files };
                app.window = Some(Window::question(question));
            }
        }
        Msg::Removed { kept, .. } if kept.is_some() => {
            app.say(Tone::Warn, kept.unwrap_or_default());
            return vec![Effect::ListSessions];
        }
        Msg::Removed { id, .. } => {
            let text = app
                .words()
                .with("said-session-removed", &[("id", id.into())]);
            app.say(Tone::Good, text);
            return vec![Effect::ListSessions];
        }
        Msg::Compared(states) => {
            if matches!(app.screen, Screen::Home) && app.window.is_none() {
                app.notice = None;
                let page = Comparison::new(states);
                app.window = Some(Window::Comparison(Box::new(page)));
            }
        }
        Msg::Exporting(format) => {
            let name = app
                .words()
                .get(&format!("format-{}", format.id()))
                .into_owned();
            let text = app.words().with("said-making", &[("name", name.into())]);
            app.say(Tone::Good, text);
        }
        Msg::NotExported(why) => handover::refused(app, why),
        Msg::Exported(paths, notices) => {
            app.writing = None;
            app.notice = None;
            app.window = Some(Window::Written(paths.into_iter().chain(notices).collect()));
        }
    }
    Vec::new()
}

fn opened(app: &mut App, open: OpenSession) -> Vec<Effect> {
    let words = Words::of(open.session.state().lang());
    app.window = None;
    app.notice = None;
    let tone = open.notice.as_ref().map_or(Tone::Good, |_| Tone::Warn);
    let mut said: Vec<String> = open.notice.into_iter().collect();
    let mut console = Console::new(open.session, open.access);
    if open.draft.is_some_and(|draft| console.restore(&draft)) {
        said.push(words.get("said-draft").into_owned());
    }
    let looks_back = console.access == Access::Write && !console.state().opened.client.is_blank();
    if let Some(booth) = &console.booth {
        said.push(words.with("said-ballots-kept", &[("n", booth.ballots.voters().into())]));
    }
    if !said.is_empty() {
        app.say(tone, said.join(" "));
    }
    app.screen = Screen::Console(Box::new(console));
    let mut effects = Vec::new();
    if app.rehearsal.is_some() {
        practise(app, &mut effects);
    } else if looks_back {
        effects.push(Effect::ReadEarlier);
    }
    effects
}
