//! The chosen step as a form, and what is typed in it as edits.

use crate::domain::durations;
use crate::domain::event::{Assumption, Fields, Value};
use crate::domain::input;
use crate::domain::script::sheet::{Edit, Fresh, Part, SheetStep};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Choice, Field, FieldKind, Priority, Selector};
use crate::tui::entry::Entry;
use crate::tui::env::{Env, Tone};

use super::state::Planner;

const PRIORITIES: [(&str, Priority); 3] = [
    ("must", Priority::Must),
    ("should", Priority::Should),
    ("could", Priority::Could),
];

impl Planner {
    /// Fills the form with the chosen step.
    pub(super) fn fill(&mut self) {
        let words = Words::of(self.lang);
        let focus = self.entry.focus;
        let Some(step) = self.step() else {
            self.entry = Entry::default();
            return;
        };
        let fields = self.fields(step, words);
        let values = self.values(step);
        self.entry = Entry::new(&fields.iter().collect::<Vec<_>>(), &values, words);
        let is_minutes = |id: &str| matches!(id, "minutes" | "short");
        for slot in &mut self.entry.slots {
            // Nobody types half a number behind another half.
            if is_minutes(&slot.field.id) {
                slot.line.select();
            }
        }
        self.entry.focus = focus.min(fields.len().saturating_sub(1));
    }

    fn fields(&self, step: &SheetStep, words: &Words) -> Vec<Field> {
        let label = |id: &str| Text::plain(&words.get(&format!("plan-field-{id}")));
        let text = |id: &str| Field::new(id, label(id), FieldKind::Text);
        let choice = |id: &str, label: &str| Choice {
            id: id.to_owned(),
            label: Text::plain(label),
        };
        let chosen =
            |id: &str, choices: Vec<Choice>| Field::new(id, label(id), FieldKind::Choice(choices));
        let priorities = PRIORITIES.iter().map(|(id, _)| {
            let key = format!("plan-priority-{id}");
            choice(id, &words.get(&key))
        });
        let mut fields = vec![
            text("title"),
            text("prompt"),
            text("minutes"),
            text("short"),
        ];
        // What a plan cannot make by itself it can keep as it is.
        if kind_of(step).is_some() {
            let kinds = Fresh::ALL.iter().map(|fresh| {
                let key = format!("plan-kind-{}", fresh.id());
                choice(fresh.id(), &words.get(&key))
            });
            fields.push(chosen("kind", kinds.collect()));
        }
        let sources = self.sources(words);
        if !sources.is_empty() {
            let sources = sources.iter().zip(0..);
            let choices = sources.map(|((_, said), n): (_, usize)| choice(&n.to_string(), said));
            fields.push(chosen("input", choices.collect()));
        }
        fields.push(chosen("priority", priorities.collect()));
        fields.extend([text("intent"), text("notes")]);
        fields
    }

    fn values(&self, step: &SheetStep) -> Fields {
        let text = |text: &Text| {
            let said = match self.lang {
                Lang::En => &text.en,
                Lang::Nl => &text.nl,
            };
            said.clone().map(Value::Text)
        };
        let minutes = |minutes: Option<u16>| {
            minutes.map(|minutes| Value::Text(Clean::line(&minutes.to_string())))
        };
        let chosen = |id: &str| Some(Value::Choice(id.to_owned()));
        let priority = PRIORITIES.iter().find(|(_, it)| *it == step.priority);
        let words = Words::of(self.lang);
        let source = self.sources(words);
        let source = source
            .iter()
            .position(|(ron, _)| Some(ron) == step.input.as_ref());
        let values = [
            ("title", text(&step.title)),
            ("prompt", text(&step.prompt)),
            ("minutes", minutes(step.minutes)),
            ("short", minutes(step.short)),
            ("kind", kind_of(step).and_then(|kind| chosen(kind.id()))),
            ("input", source.and_then(|at| chosen(&at.to_string()))),
            ("priority", priority.and_then(|(id, _)| chosen(id))),
            ("intent", text(&step.intent)),
            ("notes", text(&step.notes)),
        ];
        values
            .into_iter()
            .filter_map(|(id, value)| Some((id.to_owned(), value?)))
            .collect()
    }

    /// What the chosen step can work on, as a script has it and in a sentence. What it works on now is among them,
    /// also where no sentence of ours says it.
    pub(super) fn sources(&self, words: &Words) -> Vec<(String, String)> {
        let Some(step) = self.step() else {
            return Vec::new();
        };
        let works_on = kind_of(step).is_some_and(Fresh::works_on) || step.input.is_some();
        if !works_on {
            return Vec::new();
        }
        let before = self.sheet.steps().get(..self.cursor).unwrap_or_default();
        let mut all: Vec<(String, String)> = Vec::new();
        for earlier in before.iter().filter(|step| !step.parked) {
            let args = [
                ("step", earlier.title.get(self.lang).into()),
                ("n", 3.into()),
            ];
            let id = &earlier.id;
            let mut offer = |ron: String, key: &str| all.push((ron, words.with(key, &args)));
            match earlier.kind.as_str() {
                "Collect" | "Cluster" | "Detail" => {
                    offer(format!("All(\"{id}\")"), "plan-works-on-all");
                    offer(format!("Pairs(\"{id}\")"), "plan-works-on-pairs");
                }
                "Vote" | "Rate" | "Cascade" => {
                    offer(format!("Top(3, \"{id}\")"), "plan-works-on-top");
                    offer(format!("Bottom(3, \"{id}\")"), "plan-works-on-bottom");
                    offer(format!("All(\"{id}\")"), "plan-works-on-all");
                }
                _ => {}
            }
        }
        if let Some(input) = &step.input
            && all.iter().all(|(ron, _)| ron != input)
        {
            // What is wrong somewhere is only known as it is written.
            let workshop = self.sheet.workshop();
            let read = workshop.and_then(|it| it.step(&step.id)?.1.input.as_ref());
            let said = match read {
                Some(selector) => self.sentence(selector, words),
                None => input.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            all.insert(0, (input.clone(), said));
        }
        all
    }

    /// Says which items a step takes.
    fn sentence(&self, selector: &Selector, words: &Words) -> String {
        let steps = self.sheet.steps().iter();
        let title = |id: &str| {
            let found = steps.clone().find(|step| step.id == id);
            found
                .map_or(id, |step| step.title.get(self.lang))
                .to_owned()
        };
        let about = |key: &str, id: &str, n: u16| {
            words.with(key, &[("step", title(id).into()), ("n", n.into())])
        };
        match selector {
            Selector::All(step) => about("plan-works-on-all", step, 0),
            Selector::Pairs(step) => about("plan-works-on-pairs", step, 0),
            Selector::Top { n, step, .. } => about("plan-works-on-top", step, n.0),
            Selector::Bottom { n, step, .. } => about("plan-works-on-bottom", step, n.0),
            Selector::Where { step, .. } => about("plan-works-on-some", step, 0),
            Selector::Fixed(texts) => {
                let texts = texts.iter().map(|text| text.get(self.lang));
                texts.collect::<Vec<_>>().join("; ")
            }
            Selector::Union(parts) => {
                let parts = parts.iter().map(|part| self.sentence(part, words));
                parts.collect::<Vec<_>>().join(" + ")
            }
            Selector::Else(first, second) => {
                let args = [
                    ("first", self.sentence(first, words).into()),
                    ("second", self.sentence(second, words).into()),
                ];
                words.with("plan-works-on-else", &args)
            }
            Selector::Max { n, of } => {
                let args = [("n", n.0.into()), ("of", self.sentence(of, words).into())];
                words.with("plan-works-on-max", &args)
            }
        }
    }

    /// Makes an edit of what stands in the field with the focus, as far as it can be read.
    pub(super) fn take_field(&mut self, env: &mut Env) {
        if let Some(edit) = self.typed_edit() {
            self.edit(&edit, env);
        }
    }

    fn typed_edit(&self) -> Option<Edit> {
        let (at, lang) = (self.cursor, self.lang);
        let slot = self.entry.slot()?;
        let typed = slot.line.text();
        let text = |part| {
            Some(Edit::Text(
                at,
                part,
                lang,
                Clean::new(typed.trim()).to_string(),
            ))
        };
        let chosen = slot.choice.and_then(|choice| slot.choices().get(choice));
        let chosen = chosen.map(|choice| choice.id.as_str());
        match slot.field.id.as_str() {
            "title" => text(Part::Title),
            "prompt" => text(Part::Prompt),
            "intent" => text(Part::Intent),
            "notes" => text(Part::Notes),
            "minutes" => Some(Edit::Minutes(at, minutes(typed, lang)?)),
            "short" if typed.trim().is_empty() => Some(Edit::Short(at, None)),
            "short" => Some(Edit::Short(at, Some(minutes(typed, lang)?))),
            "priority" => {
                let found = PRIORITIES.iter().find(|(id, _)| Some(*id) == chosen);
                Some(Edit::Priority(at, found?.1))
            }
            "kind" => {
                let fresh = Fresh::ALL.into_iter().find(|it| Some(it.id()) == chosen)?;
                let is_other = self.step().and_then(kind_of) != Some(fresh);
                is_other.then_some(Edit::Kind(at, fresh))
            }
            "input" => {
                let sources = self.sources(Words::of(lang));
                let place: usize = chosen?.parse().ok()?;
                let (ron, _) = sources.get(place)?;
                Some(Edit::WorksOn(at, Some(ron.clone())))
            }
            _ => None,
        }
    }

    /// Leaves a field: what is typed next is undone by itself. What cannot be read is said, and stands no more.
    pub(super) fn leave_field(&mut self, env: &mut Env) {
        let id = self.entry.slot().map(|slot| slot.field.id.clone());
        let typed = self
            .entry
            .slot()
            .map(|slot| slot.line.text().trim().to_owned());
        let typed = typed.unwrap_or_default();
        let is_minutes = matches!(id.as_deref(), Some("minutes" | "short"));
        let may_be_empty = id.as_deref() == Some("short");
        if is_minutes && minutes(&typed, self.lang).is_none() && !(may_be_empty && typed.is_empty())
        {
            let args = [("typed", typed.into())];
            env.say(Tone::Warn, env.words().with("plan-no-minutes", &args));
        }
        self.sheet.settle();
        self.fill();
    }
}

/// The new step that a step is one of; `None` for a kind that a plan does not make.
pub(super) fn kind_of(step: &SheetStep) -> Option<Fresh> {
    let is_break = step.kind == "Brief" && step.prompt == Text::default();
    let of_kind = |fresh: &Fresh| fresh.kind() == step.kind;
    match Fresh::ALL.into_iter().find(of_kind) {
        Some(Fresh::Brief) if is_break => Some(Fresh::Break),
        found => found,
    }
}

/// Minutes as people type them: `45`, `1:30`, `1h30`, `1.5 hours`. `None` if they are none, or more than a day.
pub(super) fn minutes(typed: &str, lang: Lang) -> Option<u16> {
    let typed = typed.trim();
    let by_colon = typed
        .split_once([':', 'h', 'u'])
        .and_then(|(hours, minutes)| {
            let hours: u16 = hours.trim().parse().ok()?;
            let minutes = minutes.trim();
            let is_short = minutes.len() == 2 || minutes.is_empty();
            let minutes: u16 = if minutes.is_empty() {
                0
            } else {
                minutes.parse().ok()?
            };
            (is_short && minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))?
        });
    let whole = || {
        input::whole(typed, lang)
            .ok()
            .and_then(|it| u16::try_from(it).ok())
    };
    let spoken = || {
        let duration = input::duration(typed, lang).ok()?;
        let minutes = durations::minutes(duration, Assumption::Calendar);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be whole and in range"
        )]
        (minutes.fract() == 0.0 && (1.0..=1440.0).contains(&minutes)).then_some(minutes as u16)
    };
    let found = by_colon.or_else(whole).or_else(spoken);
    found.filter(|minutes| (1..=1440).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::domain::text::Lang;

    #[test]
    fn minutes_are_read_as_people_write_them_and_nothing_else_is() {
        for (typed, found) in [
            ("45", Some(45)),
            (" 5 ", Some(5)),
            ("1:30", Some(90)),
            ("1h30", Some(90)),
            ("1u30", Some(90)),
            ("2h", Some(120)),
            ("1,5 uur", Some(90)),
            ("90 minuten", Some(90)),
            ("een half uur", Some(30)),
            ("0", None),
            ("", None),
            ("1:75", None),
            ("1500", None),
            ("soon", None),
            ("-5", None),
        ] {
            assert_eq!(minutes(typed, Lang::Nl), found, "{typed}");
        }
        assert_eq!(minutes("1.5 hours", Lang::En), Some(90));
    }
}
