//! A session driven by commands, with two clocks one sets by hand.

use std::sync::Arc;

use flipover::domain::command::{Command, Refusal, decide};
use flipover::domain::event::{Event, Moment, Opened, Stamped, Variant};
use flipover::domain::script::{self, catalogue};
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{StepIndex, Workshop};

/// Monday 23 November 2026, 13:30 in Amsterdam.
pub(crate) const START: i64 = 1_795_437_000_000;

pub(crate) struct Room {
    pub(crate) session: Session,
    pub(crate) now: Moment,
}

pub(crate) fn bundled() -> Arc<Workshop> {
    let text = include_str!("../../workshops/four-months-to-four-minutes.ron");
    Arc::new(script::parse(text).expect("the bundled script has no faults"))
}

/// Every bundled workshop.
pub(crate) fn all_bundled() -> Vec<Arc<Workshop>> {
    let read = |(_, text): (String, String)| Arc::new(script::parse(&text).expect("no faults"));
    catalogue::bundled().into_iter().map(read).collect()
}

impl Room {
    pub(crate) fn new(workshop: Arc<Workshop>, variant: Variant, people: u16) -> Self {
        let now = Moment {
            wall: START,
            mono: 7_000,
        };
        let opened = Event::Opened(Opened {
            session: "2026-11-23-test".to_owned(),
            run: "r1".to_owned(),
            workshop,
            language: Lang::En,
            variant,
            client: Clean::new("De Linde"),
            group: Clean::default(),
            people,
            facilitator: Clean::new("Noor"),
            offset: 60,
        });
        let first = Stamped {
            seq: 1,
            at: now,
            event: opened,
        };
        let session = Session::replay(vec![first]).expect("it begins with Opened");
        Self { session, now }
    }

    pub(crate) fn state(&self) -> &State {
        self.session.state()
    }

    pub(crate) fn happen(&mut self, event: Event) {
        self.session.apply(Stamped {
            seq: self.session.next_seq(),
            at: self.now,
            event,
        });
    }

    pub(crate) fn want(&mut self, command: Command) -> Result<(), Refusal> {
        let event = decide(&self.session, command)?;
        self.happen(event);
        Ok(())
    }

    pub(crate) fn pass(&mut self, milliseconds: u64) {
        self.now.wall += i64::try_from(milliseconds).expect("small");
        self.now.mono += milliseconds;
    }

    pub(crate) fn index(&self, step: &str) -> StepIndex {
        let found = self.state().workshop().step(step);
        found.unwrap_or_else(|| panic!("there is no step {step}")).0
    }
}
