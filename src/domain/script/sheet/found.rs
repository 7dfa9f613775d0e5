//! What is found in the text of a script, whatever is wrong with it.

use crate::domain::script::fault::{Fault, FaultKind};
use crate::domain::script::node::{self, Body, Node};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::{Priority, StepId, Workshop};

/// What is found in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) langs: Vec<Lang>,
    /// Whether its texts are written without their language.
    pub(super) is_plain: bool,
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) steps: Vec<SheetStep>,
    pub(super) faults: Vec<Fault>,
    pub(super) workshop: Option<Workshop>,
}

/// A step as it stands in the text, whatever is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetStep {
    /// Its id; empty if it has none.
    pub id: StepId,
    /// Its title.
    pub title: Text,
    /// Its minutes in the full variant; `None` if they cannot be read.
    pub minutes: Option<u16>,
    /// Its minutes in the short variant; `None` if that leaves it out.
    pub short: Option<u16>,
    /// How easily it may be dropped.
    pub priority: Priority,
    /// The question to the room.
    pub prompt: Text,
    /// Why it is there.
    pub intent: Text,
    /// What else helps the facilitator.
    pub notes: Text,
    /// The name of its kind in scripts; empty if it has none.
    pub kind: String,
    /// What it works on, as the script has it; `None` if it works on nothing.
    pub input: Option<String>,
    /// Whether it is kept without being run.
    pub parked: bool,
}

impl Found {
    pub(super) fn of(text: &str) -> Result<Self, Box<Fault>> {
        let root = node::read(text).map_err(|(span, syntax)| {
            Box::new(Fault::at(text, span, None, FaultKind::Syntax(syntax)))
        })?;
        let (workshop, faults) = match crate::domain::script::read(text).script {
            Ok(workshop) => (Some(workshop), Vec::new()),
            Err(faults) => (None, faults),
        };
        let language = root.field("language").and_then(word).and_then(lang);
        let title = root.field("title");
        let is_plain = language.is_some() || title.is_some_and(|it| it.as_text().is_some());
        let mut found = Self {
            is_plain,
            id: root
                .field("id")
                .and_then(Node::as_text)
                .unwrap_or_default()
                .to_owned(),
            faults,
            workshop,
            ..Self::default()
        };
        let said = |node: Option<&Node<'_>>| said(node, language);
        found.title = said(title);
        let langs = Lang::ALL.into_iter();
        found.langs = langs.filter(|lang| found.title.has(*lang)).collect();
        let steps = root.field("steps").map(parts).unwrap_or_default();
        found.steps = steps
            .iter()
            .map(|node| SheetStep {
                id: node
                    .field("id")
                    .and_then(Node::as_text)
                    .unwrap_or_default()
                    .to_owned(),
                title: said(node.field("title")),
                minutes: node.field("minutes").and_then(whole),
                short: node.field("short").and_then(whole),
                priority: match node.field("priority").and_then(word) {
                    Some("Should") => Priority::Should,
                    Some("Could") => Priority::Could,
                    _ => Priority::Must,
                },
                prompt: said(node.field("prompt")),
                intent: said(node.field("intent")),
                notes: said(node.field("notes")),
                kind: node
                    .field("kind")
                    .and_then(word)
                    .unwrap_or_default()
                    .to_owned(),
                input: node
                    .field("input")
                    .and_then(|input| text.get(input.span.clone()))
                    .map(str::to_owned),
                parked: node.field("parked").and_then(word) == Some("true"),
            })
            .collect();
        Ok(found)
    }
}

/// The parts of a list.
pub(super) fn parts<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.body {
        Body::List(parts) => parts,
        _ => &[],
    }
}

/// The word a value begins with.
pub(super) fn word<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.name.as_ref().map(|name| &*name.text)
}

fn lang(word: &str) -> Option<Lang> {
    match word {
        "En" => Some(Lang::En),
        "Nl" => Some(Lang::Nl),
        _ => None,
    }
}

pub(super) fn whole(node: &Node<'_>) -> Option<u16> {
    match node.body {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be whole and in range"
        )]
        Body::Number(number) if number.fract() == 0.0 && (0.0..=65_535.0).contains(&number) => {
            Some(number as u16)
        }
        _ => None,
    }
}

/// A text as far as it can be read.
fn said(node: Option<&Node<'_>>, language: Option<Lang>) -> Text {
    let Some(node) = node else {
        return Text::default();
    };
    if let Some(text) = node.as_text() {
        let text = Clean::new(text);
        let of = |lang| language.is_none_or(|it| it == lang).then(|| text.clone());
        return Text {
            en: of(Lang::En),
            nl: of(Lang::Nl),
        };
    }
    let of = |name: &str| node.field(name)?.as_text().map(Clean::new);
    Text {
        en: of("en"),
        nl: of("nl"),
    }
}
