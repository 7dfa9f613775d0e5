//! `new`: a commented script to start from, in the user's workshops folder.

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::print;
use crate::domain::script::sheet::Sheet;
use crate::domain::text::{Clean, Lang};
use crate::storage::user_scripts;

const ENGLISH: &str = include_str!("../../assets/new/en.ron");
const DUTCH: &str = include_str!("../../assets/new/nl.ron");

/// Returns the script to start from, for a workshop with this id.
pub fn script(id: &str, lang: Lang) -> String {
    let text = match lang {
        Lang::En => ENGLISH,
        Lang::Nl => DUTCH,
    };
    text.replace("{id}", id).replace("{title}", &title(id))
}

/// Makes a title from an id: `team-day` becomes "Team day".
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Writes the script, or a copy of the one it is made of, and prints its path.
pub(super) fn new(context: &CommandContext, id: &str, from: Option<&str>) -> Result<(), Failure> {
    if let Some(from) = from {
        return copy(context, from, Some(id));
    }
    let id = checked(context, id)?;
    create(context, &id, &script(&id, context.lang))
}

/// Writes a copy of another script under this id, or one that is free, and prints its path. Nothing else in it changes,
/// and faults come along.
pub(super) fn copy(context: &CommandContext, from: &str, id: Option<&str>) -> Result<(), Failure> {
    let entry = context.listed(from)?;
    let id = match id {
        Some(id) => checked(context, id)?,
        None => context.catalogue().free_id(&entry.id),
    };
    let text = match Sheet::open(entry.text.clone()) {
        Ok(sheet) => sheet.copied(&id),
        Err(fault) => return Err(context.faulty(&entry.file, &entry.text, &[*fault])),
    };
    create(context, &id, &text)
}

/// Returns an id that no workshop has.
fn checked(context: &CommandContext, id: &str) -> Result<String, Failure> {
    let words = context.words();
    let id = Clean::line(id);
    if !is_id(id.as_str()) {
        let args = [("asked", id.as_str().into())];
        return Err(Failure::usage(words.with("new-no-id", &args)));
    }
    if let Some(entry) = context.catalogue().find(id.as_str()) {
        let args = [("id", entry.id.as_str().into())];
        return Err(Failure::failed(words.with("new-taken", &args)));
    }
    Ok(id.to_string())
}

fn create(context: &CommandContext, id: &str, text: &str) -> Result<(), Failure> {
    let host = &context.host;
    let made = user_scripts::create(&*host.disk, &host.home, id, text);
    let path = made.map_err(|fault| context.failed(&fault))?;
    print(&format!("{}\n", path.display()))
}

/// Whether this is an id: words of small letters and digits with hyphens between them, of a reasonable length.
fn is_id(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    id.len() <= 60 && id.split('-').all(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::script::parse;

    #[test]
    fn the_script_to_start_from_has_no_faults_in_either_language() {
        for lang in Lang::ALL {
            let text = script("team-day", lang);
            let workshop = parse(&text).expect("no faults");
            assert_eq!(workshop.id, "team-day");
            assert_eq!(workshop.title.get(lang), "Team day");
            assert!(text.contains("// "));
        }
    }

    #[test]
    fn an_id_cannot_leave_the_folder() {
        for id in ["../x", "a/b", "A", "", "a--b", "-a", "con.ron", "é"] {
            assert!(!is_id(id), "{id}");
        }
        assert!(is_id("team-day-2"));
    }
}
