//! Two sessions as they might have been: one that sends a plan down the line, one that takes a first measure.

use std::sync::Arc;

mod baseline;
mod cascade_run;
mod cascade_script;
mod hostile;

pub(crate) use baseline::{baseline_workshop, english};
pub(crate) use cascade_run::dutch;
pub(crate) use cascade_script::cascade_workshop;
pub(crate) use hostile::hostile;

use crate::domain::event::{
    Cell, Event, Fields, ItemId, List, Mark, Moment, Opened, Stage, Stamped, Value, Variant,
};
use crate::domain::session::{Session, State};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::{
    Analysis, Bound, Boxes, Cascade, Choice, Collect, Detail, Direction, Duration, Field,
    FieldKind, Kind, Level, Priority, Rate, Selector, Step, Test, Unit, Vote, Workshop,
};

/// 23 November 2026, 13:30 in the Netherlands.
const START: i64 = 1_795_437_000_000;

pub(crate) fn t(en: &str, nl: &str) -> Text {
    Text {
        en: Some(Clean::new(en)),
        nl: Some(Clean::new(nl)),
    }
}

pub(crate) fn field(id: &str, label: Text, kind: FieldKind) -> Field {
    Field::new(id, label, kind)
}

pub(crate) fn choice(id: &str, en: &str, nl: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: t(en, nl),
    }
}

pub(crate) fn step(id: &str, title: Text, minutes: u16, prompt: Option<Text>, kind: Kind) -> Step {
    Step {
        id: id.to_owned(),
        title,
        minutes,
        short: Some(minutes / 2),
        priority: Priority::Must,
        intent: None,
        prompt,
        silent: Vec::new(),
        notes: None,
        handout: None,
        input: None,
        hidden: false,
        shows: Vec::new(),
        beside: Vec::new(),
        phases: Vec::new(),
        kind,
    }
}

pub(crate) fn with_input(step: Step, input: Selector) -> Step {
    Step {
        input: Some(input),
        ..step
    }
}

pub(crate) fn workshop(id: &str, title: Text, headline: Vec<Text>, steps: Vec<Step>) -> Workshop {
    Workshop {
        id: id.to_owned(),
        title,
        purpose: Text::default(),
        group: (5, 24),
        minutes: (steps.iter().map(|step| step.minutes).sum(), 60),
        materials: Vec::new(),
        sources: Vec::new(),
        steps: steps.into(),
        headline,
        late: None,
        cut_first: Vec::new(),
    }
}

pub(crate) fn opened(workshop: Workshop, language: Lang, client: &str) -> Opened {
    Opened {
        session: "2026-11-23-k3f9".to_owned(),
        run: "k3f9".to_owned(),
        workshop: Arc::new(workshop),
        language,
        variant: Variant::Full,
        client: Clean::new(client),
        group: Clean::new(""),
        people: 14,
        facilitator: Clean::new("Marije van Dam"),
        offset: 60,
    }
}

pub(crate) fn text(said: &str) -> Value {
    Value::Text(Clean::new(said))
}

pub(crate) fn option(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

pub(crate) fn fields(values: &[(&str, Value)]) -> Fields {
    values
        .iter()
        .map(|(id, value)| ((*id).to_owned(), value.clone()))
        .collect()
}

/// Writes a session event by event, with time passing.
pub(crate) struct Pen {
    log: Vec<Stamped>,
    mono: u64,
    row: u32,
    note: u32,
}

impl Pen {
    pub(crate) fn new(opened: Opened) -> Self {
        let mut pen = Self {
            log: Vec::new(),
            mono: 0,
            row: 1,
            note: 1,
        };
        pen.put(Event::Opened(opened));
        pen
    }

    pub(crate) fn put(&mut self, event: Event) {
        let at = Moment {
            wall: START.saturating_add_unsigned(self.mono),
            mono: self.mono,
        };
        self.log.push(Stamped {
            seq: self.log.len() as u64 + 1,
            at,
            event,
        });
    }

    pub(crate) fn enter(&mut self, step: &str) {
        self.put(Event::StepEntered(step.to_owned()));
    }

    pub(crate) fn wait(&mut self, minutes: u64) {
        self.mono += minutes * 60_000;
    }

    pub(crate) fn add(&mut self, step: &str, rows: Vec<Fields>) -> u32 {
        let first = self.row;
        self.row += u32::try_from(rows.len()).unwrap();
        self.put(Event::ItemsAdded {
            step: step.to_owned(),
            first,
            rows,
        });
        first
    }

    pub(crate) fn note(&mut self, list: List, said: &str, by: &str) {
        let (id, text, by) = (self.note, Clean::new(said), Clean::new(by));
        self.put(Event::NoteAdded { list, id, text, by });
        self.note += 1;
    }

    pub(crate) fn detail(&mut self, step: &str, item: ItemId, fields: Fields) {
        self.put(Event::DetailSet {
            step: step.to_owned(),
            item,
            fields,
        });
    }

    pub(crate) fn scores(
        &mut self,
        step: &str,
        item: ItemId,
        (aspect, group): (&str, &str),
        scores: &[i32],
    ) {
        let cell = Cell {
            item,
            aspect: aspect.to_owned(),
            group: group.to_owned(),
        };
        self.put(Event::ScoresSet {
            step: step.to_owned(),
            cell,
            scores: scores.to_vec(),
        });
    }

    pub(crate) fn marks(&mut self, step: &str, item: &ItemId, signs: &str) {
        for (level, sign) in (0_u8..).zip(signs.chars()) {
            let mark = [Mark::Intact, Mark::Changed, Mark::Lost]
                .into_iter()
                .find(|mark| mark.sign() == sign);
            self.put(Event::MarkSet {
                step: step.to_owned(),
                chain: 0,
                level,
                item: item.clone(),
                mark,
            });
        }
    }

    pub(crate) fn state(self) -> State {
        Session::replay(self.log).unwrap().state().clone()
    }
}

pub(crate) fn collect(fields: Vec<Field>) -> Kind {
    Kind::Collect(Collect {
        fields,
        max: None,
        prefilled: Vec::new(),
        words: false,
    })
}

pub(crate) fn actions(fields: Vec<Field>) -> Kind {
    Kind::Actions(Collect {
        fields,
        max: None,
        prefilled: Vec::new(),
        words: false,
    })
}

pub(crate) fn scores(high: Bound, low: i32) -> Rate {
    Rate {
        low,
        high,
        anchors: None,
        aspects: Vec::new(),
        groups: Vec::new(),
        anonymous: true,
        analysis: Analysis::Mean,
        corners: Vec::new(),
    }
}
