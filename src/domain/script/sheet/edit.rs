//! The edits of a run sheet.

use super::cuts::{Cut, cut, indent, inserted, quoted, reordered, said, set, unset};
use super::found::{Found, parts, whole, word};
use super::fresh::Fresh;
use crate::domain::script::node::{self, Body, Node};
use crate::domain::script::workshop::{STEP, WORKSHOP};
use crate::domain::text::Lang;
use crate::domain::workshop::Priority;

/// An edit of a run sheet. A `place` is the index of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Give the script another id.
    Id(String),
    /// Note which script it was made of.
    BasedOn(String),
    /// Give the script another title in one language.
    Title(Lang, String),
    /// Give a step other minutes in the full variant.
    Minutes(usize, u16),
    /// Give a step other minutes in the short variant; `None` leaves it out there.
    Short(usize, Option<u16>),
    /// Say how easily a step may be dropped.
    Priority(usize, Priority),
    /// Write a text of a step in one language; an empty one is taken out.
    Text(usize, Part, Lang, String),
    /// Have a step work on something else, as a script says it; `None` for nothing.
    WorksOn(usize, Option<String>),
    /// Make a step one of another kind.
    Kind(usize, Fresh),
    /// Keep a step without running it, or run it again.
    Park(usize, bool),
    /// Put a step in another place.
    Move {
        /// Where it stands.
        from: usize,
        /// Where it is to stand.
        to: usize,
    },
    /// Take a step out, and what names it: in the headline, among those dropped first and among those shown.
    Remove(usize),
    /// Repeat a step right behind itself.
    Repeat(usize),
    /// Add a new step in front of this place.
    Add(usize, Fresh),
    /// Add a step as another script has it in front of this place. Of its texts only the languages of this script stay.
    Take(usize, String),
}

/// A text of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What it is called on the agenda.
    Title,
    /// The question to the room.
    Prompt,
    /// Why it is there.
    Intent,
    /// What else helps the facilitator.
    Notes,
}

/// One text or number of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    Title(Lang),
    Minutes(usize),
    Short(usize),
    Text(usize, Part, Lang),
}

impl Edit {
    /// The text or number it is about; `None` if it is about anything else.
    pub(super) fn about(&self) -> Option<About> {
        match self {
            Self::Title(lang, _) => Some(About::Title(*lang)),
            Self::Minutes(place, _) => Some(About::Minutes(*place)),
            Self::Short(place, _) => Some(About::Short(*place)),
            Self::Text(place, part, lang, _) => Some(About::Text(*place, *part, *lang)),
            _ => None,
        }
    }
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Prompt => "prompt",
            Self::Intent => "intent",
            Self::Notes => "notes",
        }
    }
}

/// The text after an edit; `None` if the edit is about nothing that is there.
pub(super) fn edited(text: &str, found: &Found, edit: &Edit) -> Option<String> {
    let after = |text: &str, cuts: &dyn Fn(&Editor<'_>) -> Option<Vec<Cut>>| {
        let root = node::read(text).ok()?;
        let cuts = cuts(&Editor { text, found, root })?;
        Some(cut(text, cuts))
    };
    let edited = match edit {
        Edit::Remove(place) => {
            // Pieces inside a step go before the step itself, which is moved as one piece.
            let id = &found.steps.get(*place)?.id;
            let unnamed = after(text, &|editor| Some(editor.unnamed(id)))?;
            after(&unnamed, &|editor| editor.removed(*place, id))?
        }
        edit => after(text, &|editor| editor.cuts(edit))?,
    };
    summed(edited)
}

struct Editor<'t> {
    text: &'t str,
    found: &'t Found,
    root: Node<'t>,
}

impl Editor<'_> {
    fn steps(&self) -> Option<&Node<'_>> {
        self.root.field("steps")
    }

    fn step(&self, place: usize) -> Option<&Node<'_>> {
        parts(self.steps()?).get(place)
    }

    fn cuts(&self, edit: &Edit) -> Option<Vec<Cut>> {
        let root = |name: &str, value: &str| set(self.text, &self.root, &WORKSHOP, (name, value));
        match edit {
            Edit::Id(id) => root("id", &quoted(id)),
            Edit::BasedOn(id) => root("based_on", &quoted(id)),
            Edit::Title(lang, title) => {
                self.text_of(&self.root, &WORKSHOP, ("title", *lang, title))
            }
            Edit::Minutes(place, minutes) => self.minutes(*place, *minutes),
            Edit::Short(place, Some(minutes)) => self.put(*place, "short", &minutes.to_string()),
            Edit::Short(place, None) => self.take_out(*place, "short"),
            Edit::Priority(place, priority) => {
                let word = match priority {
                    Priority::Must => "Must",
                    Priority::Should => "Should",
                    Priority::Could => "Could",
                };
                self.put(*place, "priority", word)
            }
            Edit::Text(place, part, lang, said) => {
                self.text_of(self.step(*place)?, &STEP, (part.name(), *lang, said))
            }
            Edit::WorksOn(place, Some(input)) => self.put(*place, "input", input),
            Edit::WorksOn(place, None) => self.take_out(*place, "input"),
            Edit::Kind(place, fresh) => self.kind(*place, *fresh),
            Edit::Park(place, true) => self.put(*place, "parked", "true"),
            Edit::Park(place, false) => self.take_out(*place, "parked"),
            Edit::Move { from, to } => self.moved(*from, *to),
            Edit::Remove(_) => None,
            Edit::Repeat(place) => self.repeated(*place),
            Edit::Add(place, fresh) => {
                let id = self.free_id(fresh.id());
                let input = fresh.works_on().then(|| self.nearest(*place)).flatten();
                let langs = (&*self.found.langs, self.found.is_plain);
                let step = fresh.step(&id, input.as_deref(), langs);
                Some(self.added(*place, &step))
            }
            Edit::Take(place, step) => self.taken(*place, step),
        }
    }

    fn put(&self, place: usize, name: &str, value: &str) -> Option<Vec<Cut>> {
        set(self.text, self.step(place)?, &STEP, (name, value))
    }

    fn take_out(&self, place: usize, name: &str) -> Option<Vec<Cut>> {
        Some(vec![unset(self.text, self.step(place)?, name)?])
    }

    /// Writes a text in one of its languages, and leaves the others as they are.
    fn text_of(
        &self,
        of: &Node<'_>,
        order: &[&str],
        (name, lang, text): (&str, Lang, &str),
    ) -> Option<Vec<Cut>> {
        let Some(node) = of.field(name) else {
            if text.is_empty() {
                return None;
            }
            let value = said(text, lang, self.found.is_plain);
            return set(self.text, of, order, (name, &value));
        };
        let is_needed = name == "title";
        let Body::Fields(fields) = &node.body else {
            return Some(if text.is_empty() && !is_needed {
                vec![unset(self.text, of, name)?]
            } else {
                vec![Cut::new(node.span.clone(), quoted(text))]
            });
        };
        let is_alone = fields.iter().all(|(key, _)| key.text == lang.code());
        match (text.is_empty() && !is_needed, is_alone) {
            (true, true) => Some(vec![unset(self.text, of, name)?]),
            (true, false) => Some(vec![unset(self.text, node, lang.code())?]),
            (false, _) => set(self.text, node, &["en", "nl"], (lang.code(), &quoted(text))),
        }
    }

    /// Other minutes. Those of the short variant are never more, and phases go: they add up to the step no longer.
    fn minutes(&self, place: usize, minutes: u16) -> Option<Vec<Cut>> {
        let mut cuts = self.put(place, "minutes", &minutes.to_string())?;
        let step = self.found.steps.get(place)?;
        if step.short.is_some_and(|short| short > minutes) {
            cuts.extend(self.put(place, "short", &minutes.to_string())?);
        }
        Some(cuts)
    }

    /// Another kind. Fields that are filled in stay; what it works on goes if nothing can be made of it.
    fn kind(&self, place: usize, fresh: Fresh) -> Option<Vec<Cut>> {
        let step = self.step(place)?;
        let has_fields = |name: &str| matches!(name, "Collect" | "Detail" | "Actions");
        let now = step.field("kind");
        let kept = now.and_then(|kind| kind.field("fields"));
        let kept = kept.and_then(|fields| self.text.get(fields.span.clone()));
        let langs = (&*self.found.langs, self.found.is_plain);
        let value = match kept.filter(|_| has_fields(fresh.kind())) {
            Some(fields) => format!("{}(fields: {fields})", fresh.kind()),
            None => fresh.value(langs),
        };
        let mut cuts = self.put(place, "kind", &value)?;
        let has_input = step.field("input").is_some();
        if fresh.works_on() && !has_input {
            if let Some(input) = self.nearest(place) {
                cuts.extend(self.put(place, "input", &input)?);
            }
        } else if has_input && !fresh.works_on() {
            cuts.extend(self.take_out(place, "input")?);
        }
        Some(cuts)
    }

    fn moved(&self, from: usize, to: usize) -> Option<Vec<Cut>> {
        let count = self.found.steps.len();
        let mut order: Vec<usize> = (0..count).collect();
        if from >= count || to >= count || from == to {
            return None;
        }
        let step = order.remove(from);
        order.insert(to, step);
        Some(vec![reordered(self.text, self.steps()?, &order)?])
    }

    /// Every list of another step that names this one, without it.
    fn unnamed(&self, id: &str) -> Vec<Cut> {
        let steps = self.steps().map(parts).unwrap_or_default().iter();
        let names_it = |node: &Node<'_>| node.as_text() == Some(id);
        let is_of_it = |node: &Node<'_>| {
            let text = node.as_text().and_then(|text| text.split_once('.'));
            text.is_some_and(|(step, _)| step == id)
        };
        steps
            .flat_map(|step| {
                [
                    self.without(step, "shows", &names_it),
                    self.without(step, "beside", &is_of_it),
                ]
            })
            .flatten()
            .collect()
    }

    /// The list of steps without this one, and without what the workshop itself says of it.
    fn removed(&self, place: usize, id: &str) -> Option<Vec<Cut>> {
        let order: Vec<usize> = (0..self.found.steps.len())
            .filter(|index| *index != place)
            .collect();
        let figure = format!("{{{id}.");
        let names_it = |node: &Node<'_>| node.as_text() == Some(id);
        let tells_it = |node: &Node<'_>| {
            let text = self.text.get(node.span.clone()).unwrap_or_default();
            text.contains(&figure)
        };
        let mut cuts = vec![reordered(self.text, self.steps()?, &order)?];
        cuts.extend(self.without(&self.root, "headline", &tells_it));
        cuts.extend(self.without(&self.root, "cut_first", &names_it));
        Some(cuts)
    }

    /// A list without some of its parts; without any, the field goes.
    fn without(&self, of: &Node<'_>, name: &str, goes: &dyn Fn(&Node<'_>) -> bool) -> Option<Cut> {
        let list = of.field(name)?;
        let all = parts(list);
        let stay: Vec<usize> = all
            .iter()
            .enumerate()
            .filter(|(_, part)| !goes(part))
            .map(|(index, _)| index)
            .collect();
        match stay.len() {
            count if count == all.len() => None,
            0 => unset(self.text, of, name),
            _ => reordered(self.text, list, &stay),
        }
    }

    fn repeated(&self, place: usize) -> Option<Vec<Cut>> {
        let step = self.step(place)?;
        let text = self.text.get(step.span.clone())?;
        let id = step.field("id")?;
        let own = self.found.steps.get(place)?.id.as_str();
        let at = id.span.start - step.span.start..id.span.end - step.span.start;
        let mut copy = text.to_owned();
        copy.replace_range(at, &quoted(&self.free_id(own)));
        let before = indent(self.text, step.span.start).unwrap_or("        ");
        let list = self.steps()?;
        Some(inserted(self.text, list, place + 1, (&copy, before)))
    }

    /// A step, of lines without indent, in front of the one at `place`.
    fn added(&self, place: usize, step: &str) -> Vec<Cut> {
        let first = self.step(0).and_then(|it| indent(self.text, it.span.start));
        let indent = first.unwrap_or("        ");
        let step = step.replace('\n', &format!("\n{indent}"));
        match self.steps() {
            Some(list) => inserted(self.text, list, place, (&step, indent)),
            None => Vec::new(),
        }
    }

    /// A step of another script: with an id of its own, and only the languages there are here.
    fn taken(&self, place: usize, step: &str) -> Option<Vec<Cut>> {
        let node = node::read(step).ok()?;
        let mut cuts = Vec::new();
        let id = node.field("id")?;
        let own = self.free_id(id.as_text()?);
        cuts.push(Cut::new(id.span.clone(), quoted(&own)));
        self.spoken(step, &node, &mut cuts);
        let step = cut(step, cuts);
        // Its lines are indented as its own script has them; the first says by how much less.
        let indents = step.lines().skip(1).filter(|line| !line.trim().is_empty());
        let least = indents
            .map(|line| line.len() - line.trim_start().len())
            .min()
            .unwrap_or(0);
        let lines: Vec<&str> = step
            .lines()
            .enumerate()
            .map(|(n, line)| {
                if n == 0 {
                    line
                } else {
                    line.get(least..).unwrap_or("")
                }
            })
            .collect();
        Some(self.added(place, &lines.join("\n")))
    }

    /// Leaves of every text in a value the languages there are here.
    fn spoken(&self, text: &str, node: &Node<'_>, cuts: &mut Vec<Cut>) {
        match &node.body {
            Body::Fields(fields)
                if node.name.is_none() && is_said(fields.iter().map(|(key, _)| &*key.text)) =>
            {
                let here = |lang: &Lang| node.field(lang.code());
                let mut spoken = self.found.langs.iter().filter_map(here);
                match (self.found.is_plain, spoken.next()) {
                    (true, Some(said)) => {
                        let said = text.get(said.span.clone()).unwrap_or_default();
                        cuts.push(Cut::new(node.span.clone(), said));
                    }
                    (false, _) => {
                        let others = fields.iter().filter(|(key, _)| {
                            !self.found.langs.iter().any(|lang| lang.code() == key.text)
                        });
                        let gone = others.filter_map(|(key, _)| unset(text, node, &key.text));
                        // Of a text in no language of this script everything stays, and is marked.
                        if self.found.langs.iter().any(|lang| here(lang).is_some()) {
                            cuts.extend(gone);
                        }
                    }
                    (true, None) => {}
                }
            }
            Body::Fields(fields) => {
                for (_, part) in fields {
                    self.spoken(text, part, cuts);
                }
            }
            Body::Items(parts) | Body::List(parts) => {
                for part in parts {
                    self.spoken(text, part, cuts);
                }
            }
            Body::Word | Body::Text(_) | Body::Number(_) => {}
        }
    }

    /// An id that no step has: this one, or with a number behind it.
    fn free_id(&self, wanted: &str) -> String {
        let is_free = |id: &str| self.found.steps.iter().all(|step| step.id != id);
        if is_free(wanted) {
            return wanted.to_owned();
        }
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let mut free = numbered.filter(|id| is_free(id));
        free.next().unwrap_or_default()
    }

    /// All items of the last step before this place that brings any.
    fn nearest(&self, place: usize) -> Option<String> {
        let before = self.found.steps.get(..place)?.iter().rev();
        let brings = |kind: &str| matches!(kind, "Collect" | "Cluster");
        let step = before
            .filter(|step| !step.parked)
            .find(|step| brings(&step.kind))?;
        Some(format!("All({})", quoted(&step.id)))
    }
}

/// Whether fields with these names are one text in its languages.
fn is_said<'n>(mut names: impl Iterator<Item = &'n str>) -> bool {
    let mut any = false;
    let all = names.all(|name| {
        any = true;
        matches!(name, "en" | "nl")
    });
    all && any
}

/// The text with the sums of its steps where it says sums.
fn summed(text: String) -> Option<String> {
    let root = node::read(&text).ok()?;
    let said = root.field("minutes");
    let Some((node, Body::Items(both))) = said.map(|node| (node, &node.body)) else {
        return Some(text);
    };
    let steps = root.field("steps").map(parts).unwrap_or_default();
    let run = steps
        .iter()
        .filter(|step| step.field("parked").and_then(word) != Some("true"));
    let sum = |name: &str| -> u32 {
        let minutes = run
            .clone()
            .filter_map(|step| step.field(name).and_then(whole));
        minutes.map(u32::from).sum()
    };
    let sums = [sum("minutes"), sum("short")];
    let is_right = both.len() == 2
        && both
            .iter()
            .zip(sums)
            .all(|(node, sum)| whole(node).map(u32::from) == Some(sum));
    if is_right {
        return Some(text);
    }
    let span = node.span.clone();
    let with = format!("({}, {})", sums[0], sums[1]);
    Some(cut(&text, vec![Cut::new(span, with)]))
}
