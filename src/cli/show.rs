//! `show`: the run sheet of a workshop as Markdown.

use std::fmt::Write;

use chrono::{NaiveTime, TimeDelta};

use super::command_context::CommandContext;
use super::failure::Failure;
use super::interactive::{check_minutes, spoken};
use super::output::print;
use crate::domain::event::Variant;
use crate::domain::guidance;
use crate::domain::plan;
use crate::domain::text::{Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Step, Workshop};

/// How the run sheet should be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) lang: Option<Lang>,
    pub(super) variant: Variant,
    /// When the workshop starts; without it, times count from 0:00.
    pub(super) start: Option<NaiveTime>,
}

/// Prints the run sheet.
pub(super) fn show(context: &CommandContext, query: &str, asked: Asked) -> Result<(), Failure> {
    let workshop = context.workshop(query)?;
    let lang = spoken(&workshop, asked.lang, context.lang, context.words())?;
    check_minutes(&workshop, asked.variant, context.words())?;
    print(&sheet(&workshop, lang, asked))
}

fn sheet(workshop: &Workshop, lang: Lang, asked: Asked) -> String {
    let words = Words::of(lang);
    let minutes = plan::minutes(workshop, asked.variant);
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
        .zip(minutes)
        .filter(|(_, minutes)| *minutes > 0);
    let mut passed = 0;
    for (number, (step, minutes)) in planned.enumerate() {
        let slot = (number + 1, time_of(asked.start, passed), minutes);
        step_section(&mut out, slot, step, words);
        passed += u32::from(minutes);
    }
    let _ = writeln!(
        out,
        "\n{}",
        words.with("show-end", &[("time", time_of(asked.start, passed).into())])
    );
    if let Some(late) = &workshop.late {
        let _ = writeln!(out, "\n**{}** {}", words.get("show-late"), late.get(lang));
    }
    out
}

/// Returns the clock time this many minutes after the start.
fn time_of(start: Option<NaiveTime>, minutes: u32) -> String {
    match start {
        Some(start) => {
            let at = start + TimeDelta::minutes(minutes.into());
            at.format("%H:%M").to_string()
        }
        None => format!("{}:{:02}", minutes / 60, minutes % 60),
    }
}

fn step_section(
    out: &mut String,
    (number, time, minutes): (usize, String, u16),
    step: &Step,
    words: &Words,
) {
    let lang = words.lang();
    let args = [
        ("number", number.into()),
        ("time", time.into()),
        ("title", step.title.get(lang).into()),
        ("minutes", minutes.into()),
    ];
    let _ = writeln!(out, "\n## {}", words.with("show-step", &args));
    if let Some(prompt) = &step.prompt {
        let _ = writeln!(out, "\n{}", quoted(prompt.get(lang)));
    }
    let planned = u64::from(minutes) * 60_000;
    let told = |text: &Option<Text>| {
        let text = text.as_ref()?.get(lang);
        Some(guidance::told(text, step, planned, words))
    };
    paragraph(out, "show-intent", told(&step.intent), words);
    if !step.silent.is_empty() {
        let _ = writeln!(out, "\n**{}**\n", words.get("show-silent"));
        for text in &step.silent {
            let _ = writeln!(out, "- {}", text.get(lang));
        }
    }
    paragraph(out, "show-notes", told(&step.notes), words);
    if let Some(handout) = &step.handout {
        let _ = writeln!(
            out,
            "\n**{}**\n\n{}",
            words.get("show-handout"),
            quoted(handout.get(lang))
        );
    }
}

fn paragraph(out: &mut String, name: &str, text: Option<String>, words: &Words) {
    if let Some(text) = text {
        let _ = writeln!(out, "\n**{}** {text}", words.get(name));
    }
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}
