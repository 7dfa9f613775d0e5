//! Plans: scripts opened to be edited, and put back on disk.

use super::host::Host;
use crate::domain::script::catalogue::{Catalogue, Entry, Origin};
use crate::domain::script::sheet::Sheet;
use crate::domain::script::{Fault, FaultKind, kebab, line};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::storage::user_scripts::{self, NotSaved, catalogue};
use crate::tui::messages::{LibraryStep, Msg, OpenPlan, PlanText};

/// Opens a workshop to be planned with.
pub fn opened(host: &Host, id: Option<&str>, lang: Lang) -> Msg {
    match open(host, id, lang) {
        Ok(plan) => Msg::Plan(Box::new(plan)),
        Err(why) => Msg::Failed(why),
    }
}

/// Opens the workshop with this id to be planned with, or says why it cannot be. One that comes with the program is a
/// copy under an id of its own, which gets a file once something in it changes.
fn open(host: &Host, id: Option<&str>, lang: Lang) -> Result<OpenPlan, String> {
    let words = Words::of(lang);
    let catalogue = catalogue(&*host.disk, &host.home);
    let library = library(&catalogue);
    let taken = catalogue.taken();
    let Some(id) = id else {
        let id = catalogue.free_id(&kebab(&words.get("plan-blank-title")));
        let text = Sheet::blank(&id, lang);
        return Ok(OpenPlan {
            sheet: Sheet::open(text).map_err(|fault| line(&id, &fault, words))?,
            file: format!("{id}.ron"),
            on_disk: None,
            taken,
            library,
        });
    };
    let Some(entry) = catalogue.find(id) else {
        return Err(words.with("cli-no-workshop", &[("asked", id.into())]));
    };
    // What is not UTF-8 would be written with other signs than it has.
    let unread =
        |fault: &&Fault| matches!(fault.kind, FaultKind::NotUtf8(_) | FaultKind::Unread { .. });
    let faults = entry.script.as_ref().err();
    if let Some(fault) = faults.and_then(|faults| faults.iter().find(unread)) {
        return Err(line(&entry.file, fault, words));
    }
    let sheet =
        |text: &str| Sheet::open(text.to_owned()).map_err(|fault| line(&entry.file, &fault, words));
    let sheet_of_it = sheet(&entry.text)?;
    if entry.origin == Origin::Bundled {
        let id = catalogue.free_id(&entry.id);
        return Ok(OpenPlan {
            sheet: sheet(&sheet_of_it.copied(&id))?,
            file: format!("{id}.ron"),
            on_disk: None,
            taken,
            library,
        });
    }
    Ok(OpenPlan {
        on_disk: Some(entry.text.clone()),
        file: entry.file.clone(),
        sheet: sheet_of_it,
        taken,
        library,
    })
}

/// The steps of all workshops, in the order of these.
fn library(catalogue: &Catalogue) -> Vec<LibraryStep> {
    let steps = |entry: &Entry| {
        let Ok(sheet) = Sheet::open(entry.text.clone()) else {
            return Vec::new();
        };
        let steps = sheet.steps().iter().enumerate();
        let steps = steps.filter_map(|(place, step)| {
            Some(LibraryStep {
                workshop: sheet.title().clone(),
                step: step.clone(),
                text: sheet.step_text(place)?.to_owned(),
            })
        });
        steps.collect()
    };
    catalogue.entries().iter().flat_map(steps).collect()
}

/// Puts a plan on disk. Where the file says something else than it did, the plan goes into a file of its own.
pub fn save(host: &Host, plan: &PlanText, words: &Words) -> Msg {
    let put = user_scripts::save(
        &*host.disk,
        &host.home,
        (&plan.file, &plan.text, plan.before.as_deref()),
    );
    let fault = match put {
        Ok(()) => return Msg::PlanSaved,
        Err(NotSaved::Changed) => None,
        Err(NotSaved::Fault(fault)) => Some(fault),
    };
    if let Some(fault) = fault {
        return Msg::PlanNotSaved(fault.say(words));
    }
    let Ok(sheet) = Sheet::open(plan.text.clone()) else {
        return Msg::PlanNotSaved(words.get("plan-changed").into_owned());
    };
    let id = catalogue(&*host.disk, &host.home).free_id(sheet.id());
    let text = sheet.with_id(&id);
    match user_scripts::create(&*host.disk, &host.home, &id, &text) {
        Ok(_) => Msg::PlanMoved {
            file: format!("{id}.ron"),
            id,
            text,
        },
        Err(fault) => Msg::PlanNotSaved(fault.say(words)),
    }
}
