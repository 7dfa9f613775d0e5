//! `show`: the run sheet of a workshop as Markdown.

use std::fmt::Write;

use super::full::{check_minutes, spoken};
use super::world::World;
use super::{Failure, print};
use crate::domain::event::Variant;
use crate::domain::plan;
use crate::domain::text::{Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Step, Workshop};

/// Prints the run sheet.
pub(super) fn show(
    world: &World,
    query: &str,
    lang: Option<Lang>,
    variant: Variant,
) -> Result<(), Failure> {
    let workshop = world.workshop(query)?;
    let lang = spoken(&workshop, lang, world.lang, world.words())?;
    check_minutes(&workshop, variant, world.words())?;
    print(&sheet(&workshop, lang, variant))
}

fn sheet(workshop: &Workshop, lang: Lang, variant: Variant) -> String {
    let words = Words::of(lang);
    let minutes = plan::minutes(workshop, variant);
    let total: u32 = minutes.iter().map(|minutes| u32::from(*minutes)).sum();
    let mut out = format!(
        "# {}\n\n{}\n\n",
        workshop.title.get(lang),
        workshop.purpose.get(lang)
    );
    let (least, most) = workshop.group;
    let facts = [
        ("minutes", total.into()),
        ("least", least.into()),
        ("most", most.into()),
    ];
    let _ = writeln!(out, "{}", words.with("show-facts", &facts));
    if !workshop.materials.is_empty() {
        let _ = writeln!(out, "\n## {}\n", words.get("show-materials"));
        for material in &workshop.materials {
            let _ = writeln!(out, "- {}", material.get(lang));
        }
    }
    let planned = workshop
        .steps
        .iter()
        .zip(&minutes)
        .filter(|(_, minutes)| **minutes > 0);
    for (number, (step, minutes)) in planned.enumerate() {
        step_section(&mut out, number + 1, step, *minutes, words);
    }
    out
}

fn step_section(out: &mut String, number: usize, step: &Step, minutes: u16, words: &Words) {
    let lang = words.lang();
    let args = [
        ("number", number.into()),
        ("title", step.title.get(lang).into()),
        ("minutes", minutes.into()),
    ];
    let _ = writeln!(out, "\n## {}", words.with("show-step", &args));
    if let Some(prompt) = &step.prompt {
        let _ = writeln!(out, "\n{}", quoted(prompt.get(lang)));
    }
    paragraph(out, "show-intent", step.intent.as_ref(), words);
    if !step.silent.is_empty() {
        let _ = writeln!(out, "\n**{}**\n", words.get("show-silent"));
        for text in &step.silent {
            let _ = writeln!(out, "- {}", text.get(lang));
        }
    }
    paragraph(out, "show-notes", step.notes.as_ref(), words);
    if let Some(handout) = &step.handout {
        let _ = writeln!(
            out,
            "\n**{}**\n\n{}",
            words.get("show-handout"),
            quoted(handout.get(lang))
        );
    }
}

fn paragraph(out: &mut String, name: &str, text: Option<&Text>, words: &Words) {
    if let Some(text) = text {
        let _ = writeln!(out, "\n**{}** {}", words.get(name), text.get(words.lang()));
    }
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}
