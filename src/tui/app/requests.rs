//! Meets the requests of the screens.

use std::sync::Arc;

use super::{App, Screen, input};
use crate::tui::form::state::Form;
use crate::tui::messages::Effect;
use crate::tui::request::{Opening, Request};
use crate::tui::windows::{Behind, Window};

/// Meets every request, including those made meanwhile, and returns the effects left for the outside world.
pub(super) fn meet(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    loop {
        let requests = app.env.take_requests();
        if requests.is_empty() {
            app.sync_env();
            return effects;
        }
        for request in requests {
            if let Request::Effect(effect) = request {
                effects.push(effect);
            } else {
                meet_one(app, request);
            }
        }
    }
}

fn meet_one(app: &mut App, request: Request) {
    match request {
        Request::Open(opening) => open(app, opening),
        Request::Close => {
            app.windows.pop();
        }
        Request::StopAt(event) => {
            app.windows.clear();
            if let Screen::Replay(replay) = &mut app.screen {
                replay.stop_at(event, app.env.now);
            }
        }
        Request::Search(text) => {
            if let Screen::Replay(replay) = &mut app.screen {
                replay.look_for(&text, &mut app.env);
            }
        }
        Request::Branch => {
            if let Screen::Replay(replay) = &app.screen {
                let events = replay.timeline.events(replay.index()).to_vec();
                app.env.effect(Effect::Branch(events));
            }
        }
        Request::Act(action) => input::act(app, action),
        Request::FillIn(workshop) => {
            // First the script itself: what the steps took is read of the one that is filled in.
            app.env.effect(Effect::ListWorkshops);
            app.env.effect(Effect::ReadTimes(Arc::clone(&workshop)));
            let left = app.left_form.take();
            let left = left.filter(|form| form.workshop.id == workshop.id);
            let new = || Box::new(Form::new(workshop, app.lang, &app.facilitator));
            app.screen = Screen::Form(left.unwrap_or_else(new));
        }
        Request::Begin(new) => {
            app.facilitator = new.facilitator.clone();
            app.env.effect(Effect::Remember(app.settings()));
            app.env.effect(Effect::Create(new));
        }
        Request::ListPeople(people) => {
            if let Screen::Form(form) = &mut app.screen {
                form.list(people, &mut app.env);
            }
        }
        Request::HoldPeople(lines) => match &mut app.screen {
            Screen::Console(console) => {
                console.half_listed = lines;
                console.save_draft(&mut app.env);
            }
            Screen::Form(form) => form.half_listed = lines,
            Screen::Home | Screen::Planner(_) | Screen::Replay(_) => {}
        },
        Request::GoHome => go_home(app),
        Request::Speak(lang) => app.lang = lang,
        Request::Remember => app.env.effect(Effect::Remember(app.settings())),
        Request::HandOver(export) => {
            if let Some(Window::Handover(form)) = app.windows.pop() {
                form.folder.text().trim().clone_into(&mut app.folder);
                app.writing = Some(form);
            }
            app.windows.clear();
            app.env.effect(Effect::Export(export));
        }
        Request::Effect(effect) => app.env.effect(effect),
    }
}

fn open(app: &mut App, opening: Opening) {
    if let (Opening::Handover, Screen::Console(console)) = (&opening, &mut app.screen) {
        console.note_open_actions(&mut app.env);
    }
    let contexts = app.contexts();
    let on_screen = match &app.screen {
        Screen::Console(console) => console.reachable_contexts(),
        _ => app.screen_contexts(),
    };
    let (console, replay) = match &app.screen {
        Screen::Console(console) => (Some(&**console), None),
        Screen::Replay(replay) => (Some(&replay.console), Some(replay)),
        Screen::Home | Screen::Form(_) | Screen::Planner(_) => (None, None),
    };
    let form = match &app.screen {
        Screen::Form(form) => Some(&**form),
        _ => None,
    };
    let listed = console.map(|console| &console.state().listed.people[..]);
    let half_listed = match console {
        Some(console) => console.half_listed.as_deref(),
        None => form.and_then(|form| form.half_listed.as_deref()),
    };
    let last = console.and_then(|console| console.last_people.as_ref());
    let behind = Behind {
        people: listed
            .or_else(|| form.map(|form| &form.listed[..]))
            .unwrap_or_default(),
        count: console.map_or_else(
            || form.and_then(Form::people),
            |console| Some(console.state().people),
        ),
        half_listed,
        last_people: last.map(|(held, people)| (*held, &people[..])),
        console,
        timeline: replay.map(|replay| &*replay.timeline),
        searched: replay.map_or("", |replay| &replay.wanted),
        is_covered: !app.windows.is_empty(),
        contexts,
        on_screen,
        folder: &app.folder,
    };
    if let Some(window) = Window::open(opening, &behind, &mut app.env) {
        app.windows.push(window);
    }
}

/// Goes home from any screen. A form is kept as it was filled in; a session is closed.
fn go_home(app: &mut App) {
    match std::mem::replace(&mut app.screen, Screen::Home) {
        Screen::Home => {}
        Screen::Form(form) => app.left_form = Some(form),
        Screen::Planner(_) => app.env.effect(Effect::ListWorkshops),
        Screen::Console(_) | Screen::Replay(_) => {
            app.home.sessions = None;
            app.env.effect(Effect::Close);
            app.env.effect(Effect::ListSessions);
            app.env.effect(Effect::ListWorkshops);
        }
    }
}
