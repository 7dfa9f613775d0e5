//! What a redaction takes out of each file of a session, and at which places a name stays.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::args::Taking;
use super::failure::Failure;
use crate::domain::event::{Event, Stamped};
use crate::domain::merge;
use crate::domain::redact::{self, Found, Keep, Kept, Names, Scope, Spot};
use crate::domain::script::catalogue::bundled;
use crate::domain::script::parse;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::storage::rewriting::{Held, HeldFile};
use crate::storage::session_files::name_of;

/// What should be taken out of a session.
pub(super) struct Asked<'a> {
    pub(super) people: &'a [String],
    pub(super) events: &'a [u64],
    pub(super) taking: &'a Taking,
}

/// What is taken out of each file of a session.
pub(super) struct Plan<'a> {
    names: &'a Names,
    /// Whether the client, the group and the session's id are searched too.
    client: bool,
    /// The numbers of single events, by file, since an event may have another number in a rescue.
    events: BTreeMap<PathBuf, Vec<u64>>,
    /// The places at which a name stays, by file.
    keep: BTreeMap<PathBuf, Vec<Keep>>,
    /// Whether the session's id stays as it is, and so do the names of its files.
    keeps_id: bool,
    /// The scripts that come with the program, which name nobody.
    scripts: Vec<Workshop>,
}

impl<'a> Plan<'a> {
    /// Works out what goes from which file, and what stays.
    pub(super) fn new(
        held: &Held<'_>,
        names: &'a Names,
        asked: &Asked<'_>,
        scripts: Vec<Workshop>,
        words: &Words,
    ) -> Result<Self, Failure> {
        let mut plan = Self {
            names,
            client: asked.taking.client,
            events: numbers(held, asked.events, words)?,
            keep: BTreeMap::new(),
            keeps_id: false,
            scripts,
        };
        plan.keep = plan.kept(held, &asked.taking.keep, words)?;
        let named = held.files().iter().find(|file| file.path == held.path());
        plan.keeps_id = named.is_some_and(|file| plan.keeps_id_of(file));
        Ok(plan)
    }

    /// Takes out of a file's events what has to go, and returns which names that were.
    pub(super) fn change(&self, file: &HeldFile, events: &mut [Stamped]) -> Found {
        for seq in self.events.get(&file.path).into_iter().flatten() {
            // We checked before that it can go.
            let _gone = redact::take_event(events, *seq);
        }
        let scope = self.scope(events);
        redact::take_chosen(events, self.names, scope, &mut |spot| {
            !self.is_kept(file, spot)
        })
    }

    /// Returns every place in a file at which a name stands that is to go, in the order of the file.
    pub(super) fn spots(&self, file: &HeldFile) -> Vec<Spot> {
        let mut events = file.events().to_vec();
        for seq in self.events.get(&file.path).into_iter().flatten() {
            let _gone = redact::take_event(&mut events, *seq);
        }
        let mut spots = Vec::new();
        let scope = self.scope(&events);
        let _found = redact::take_chosen(&mut events, self.names, scope, &mut |spot| {
            spots.push(spot.clone());
            true
        });
        spots
    }

    /// Whether a name stays at this place.
    pub(super) fn is_kept(&self, file: &HeldFile, spot: &Spot) -> bool {
        let mut keep = self.keep.get(&file.path).into_iter().flatten();
        keep.any(|keep| keep.holds(spot))
    }

    /// Whether this event of a file goes completely.
    pub(super) fn empties(&self, file: &HeldFile, seq: u64) -> bool {
        let mut gone = self.events.get(&file.path).into_iter().flatten();
        gone.any(|gone| *gone == seq)
    }

    /// Returns the new name of a file whose name names somebody.
    pub(super) fn renamed(&self, name: &str) -> Option<String> {
        let without =
            (self.client && !self.keeps_id).then(|| redact::file_name_without(name, self.names));
        without.flatten()
    }

    /// Returns the files that get another name, each with that name.
    pub(super) fn renames(&self, held: &Held<'_>) -> Vec<(PathBuf, PathBuf)> {
        let renamed = |file: &HeldFile| {
            let name = self.renamed(&name_of(&file.path))?;
            let to = file.path.with_file_name(format!("{name}.ron"));
            Some((file.path.clone(), to))
        };
        held.files().iter().filter_map(renamed).collect()
    }

    /// Works out what taking the names out would change.
    pub(super) fn tried(&self, held: &Held<'_>) -> Found {
        let mut all = Found::default();
        for file in held.files() {
            let found = self.change(file, &mut file.events().to_vec());
            all.places += found.places;
            all.left += found.left;
            all.events.extend(found.events);
        }
        let numbers: BTreeSet<u64> = all.events.iter().copied().collect();
        all.events = numbers.into_iter().collect();
        all
    }

    /// Returns where to search: in the script too if it may name somebody.
    fn scope(&self, events: &[Stamped]) -> Scope {
        let script = events.first().is_some_and(|first| match &first.event {
            Event::Opened(opened) => !self.scripts.contains(&opened.workshop),
            _ => false,
        });
        let client = self.client;
        Scope { client, script }
    }

    /// Returns the places at which a name stays, by file. They are called as in the file that was named; those that are
    /// not in it, as in the file they are in.
    fn kept(
        &self,
        held: &Held<'_>,
        asked: &[Keep],
        words: &Words,
    ) -> Result<BTreeMap<PathBuf, Vec<Keep>>, Failure> {
        let mut kept: BTreeMap<PathBuf, Vec<Keep>> = BTreeMap::new();
        if asked.is_empty() {
            return Ok(kept);
        }
        let files: Vec<(&HeldFile, Vec<Spot>)> = held
            .files()
            .iter()
            .map(|file| (file, self.spots(file)))
            .collect();
        let holds = |spots: &[Spot], keep: &Keep| spots.iter().any(|spot| keep.holds(spot));
        let named = files.iter().find(|(file, _)| file.path == held.path());
        for keep in asked {
            let mut is_found = false;
            let named = named.filter(|(_, spots)| holds(spots, keep));
            for (file, spots) in &files {
                let there = match named {
                    Some((named, _)) if named.path == file.path => Some(keep.record),
                    Some((named, _)) => same_record(named, keep.record, file),
                    None => Some(keep.record),
                };
                let Some(record) = there else { continue };
                let number = keep.number;
                let there = Keep { record, number };
                if holds(spots, &there) {
                    kept.entry(file.path.clone()).or_default().push(there);
                    is_found = true;
                }
            }
            if !is_found {
                let args = [("place", keep.label().into())];
                return Err(Failure::failed(words.with("privacy-no-place", &args)));
            }
        }
        Ok(kept)
    }

    /// Whether a name stays in the id of a file's session.
    fn keeps_id_of(&self, file: &HeldFile) -> bool {
        let id = |events: &[Stamped]| match &events.first()?.event {
            Event::Opened(opened) => Some(opened.session.clone()),
            _ => None,
        };
        let mut after = file.events().to_vec();
        self.change(file, &mut after);
        let (Some(before), Some(after)) = (id(file.events()), id(&after)) else {
            return false;
        };
        before == after && redact::file_name_without(&before, self.names).is_some()
    }
}

/// The number that an event of one file has in another.
fn same_record(named: &HeldFile, seq: u64, file: &HeldFile) -> Option<u64> {
    let there = merge::same_event(named.events(), seq, file.events());
    there.or_else(|| {
        let find = |file: &HeldFile| {
            let found = file.events().iter().find(|stamped| stamped.seq == seq);
            found.cloned()
        };
        (find(named)? == find(file)?).then_some(seq)
    })
}

/// Returns the numbers of the events to take out, by file: in the file that was named, those that were asked for; in the
/// others, those that the same events have there.
fn numbers(
    held: &Held<'_>,
    asked: &[u64],
    words: &Words,
) -> Result<BTreeMap<PathBuf, Vec<u64>>, Failure> {
    let named = held.files().iter().find(|file| file.path == held.path());
    let mut numbers: BTreeMap<PathBuf, Vec<u64>> = BTreeMap::new();
    for (seq, named) in asked
        .iter()
        .filter_map(|seq| named.map(|named| (*seq, named)))
    {
        let mut is_found = false;
        for file in held.files() {
            let Some(there) = merge::same_event(named.events(), seq, file.events()) else {
                continue;
            };
            // A redaction that was broken off may have taken it out of one file and not of another.
            if redact::take_event(&mut file.events().to_vec(), there).is_ok() {
                numbers.entry(file.path.clone()).or_default().push(there);
                is_found = true;
            }
        }
        if is_found || was_taken(held, named, seq) {
            continue;
        }
        redact::take_event(&mut named.events().to_vec(), seq)
            .map_err(|kept| Failure::failed(say_kept(kept, seq, words)))?;
        numbers.entry(named.path.clone()).or_default().push(seq);
    }
    Ok(numbers)
}

/// Whether an event was taken out by a redaction that was broken off, so that only the files beside the session are left.
fn was_taken(held: &Held<'_>, named: &HeldFile, seq: u64) -> bool {
    let mut events = named.events().iter();
    let is_taken = events.any(|it| it.seq == seq && it.event == Event::Redacted);
    is_taken && held.beside_paths().next().is_some()
}

/// Returns the scripts that come with the program, which name nobody.
pub(super) fn scripts() -> Vec<Workshop> {
    let all = bundled().into_iter();
    all.filter_map(|(_, text)| parse(&text).ok()).collect()
}

fn say_kept(kept: Kept, seq: u64, words: &Words) -> String {
    let key = match kept {
        Kept::Absent => "privacy-no-event",
        Kept::Wordless => "privacy-wordless",
    };
    words.with(key, &[("number", seq.into())])
}
