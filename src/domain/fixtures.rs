//! A small workshop and a session held with it, for tests about time.

use std::sync::Arc;

use super::event::{Event, Moment, Opened, Stamped, Variant};
use super::session::Session;
use super::text::{Clean, Lang, Text};
use super::workshop::{Collect, Kind, Priority, Step, StepIndex, Workshop};

/// Half past one in the afternoon, in milliseconds since 1970 in UTC.
pub(crate) const START: i64 = 1_795_437_000_000;
pub(crate) const MINUTE: i64 = 60_000;

/// A step with a question: its id, its minutes in full and short.
pub(crate) fn step(id: &str, minutes: u16, short: Option<u16>) -> Step {
    Step {
        id: id.to_owned(),
        title: Text::plain(id),
        minutes,
        short,
        priority: Priority::Must,
        intent: None,
        prompt: Some(Text::plain("?")),
        silent: Vec::new(),
        notes: None,
        handout: None,
        input: None,
        hidden: false,
        shows: Vec::new(),
        beside: Vec::new(),
        phases: Vec::new(),
        kind: Kind::Brief,
    }
}

/// The same step with another priority.
pub(crate) fn optional(priority: Priority, step: Step) -> Step {
    Step { priority, ..step }
}

/// A break.
pub(crate) fn pause(minutes: u16) -> Step {
    Step {
        priority: Priority::Should,
        prompt: None,
        ..step("break", minutes, None)
    }
}

/// The step in which actions are agreed.
pub(crate) fn actions(minutes: u16, short: u16) -> Step {
    Step {
        kind: Kind::Actions(Collect {
            fields: Vec::new(),
            max: None,
            prefilled: Vec::new(),
            words: false,
        }),
        ..step("actions", minutes, Some(short))
    }
}

pub(crate) fn workshop(steps: Vec<Step>, cut_first: &[&str]) -> Workshop {
    let sum = |of: fn(&Step) -> u16| steps.iter().map(of).sum();
    Workshop {
        id: "w".to_owned(),
        title: Text::plain("w"),
        purpose: Text::plain("w"),
        group: (4, 16),
        minutes: (
            sum(|step| step.minutes),
            sum(|step| step.short.unwrap_or(0)),
        ),
        materials: Vec::new(),
        sources: Vec::new(),
        steps: steps.into(),
        headline: Vec::new(),
        late: None,
        cut_first: cut_first.iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// A session whose time is moved by hand.
pub(crate) struct Run {
    pub(crate) session: Session,
    pub(crate) now: Moment,
}

impl Run {
    /// A session that has just entered its first step.
    pub(crate) fn of(workshop: Workshop) -> Self {
        let now = Moment {
            wall: START,
            mono: 0,
        };
        let first = workshop.steps[StepIndex::FIRST].id.clone();
        let opened = Event::Opened(Opened {
            session: "s".to_owned(),
            run: "r".to_owned(),
            workshop: Arc::new(workshop),
            language: Lang::En,
            variant: Variant::Full,
            client: Clean::default(),
            group: Clean::default(),
            people: 8,
            facilitator: Clean::default(),
            offset: 60,
        });
        let opened = Stamped {
            seq: 1,
            at: now,
            event: opened,
        };
        let session = Session::replay(vec![opened]).unwrap();
        let mut run = Self { session, now };
        run.enter(&first);
        run
    }

    pub(crate) fn take(&mut self, event: Event) {
        let seq = self.session.next_seq();
        let at = self.now;
        self.session.apply(Stamped { seq, at, event });
    }

    pub(crate) fn enter(&mut self, step: &str) {
        self.take(Event::StepEntered(step.to_owned()));
    }

    pub(crate) fn wait(&mut self, seconds: u32) {
        self.now.wall += i64::from(seconds) * 1000;
        self.now.mono += u64::from(seconds) * 1000;
    }
}
