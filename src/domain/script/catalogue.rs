//! The catalogue of workshops: the program's own and those in the user's folder.

use include_dir::{Dir, include_dir};

use super::fault::{Fault, FaultKind};
use super::source::Source;
use super::wording::nearest;
use crate::domain::workshop::Workshop;

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/workshops");

/// Returns the bundled scripts, each as file name and text, by name.
pub fn bundled() -> Vec<(String, String)> {
    let mut scripts: Vec<_> = BUNDLED
        .files()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|extension| extension == "ron")
        })
        .filter_map(|file| {
            Some((
                file.path().to_string_lossy().into_owned(),
                file.contents_utf8()?.to_owned(),
            ))
        })
        .collect();
    scripts.sort();
    scripts
}

/// Where a script comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the program.
    Bundled,
    /// It is in the user's folder.
    Own,
    /// It is in the user's folder and replaces a bundled one.
    OwnForBundled,
}

/// A script of the catalogue.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The workshop's id; if the script has none, the name of its file without the ending.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// Its text, for showing excerpts.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The workshop, or what is wrong with it.
    pub script: Result<Workshop, Vec<Fault>>,
}

/// All scripts, by id, the user's before the program's.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
}

impl Catalogue {
    /// Makes a catalogue of `bundled` and `own` scripts, each as file name and text.
    ///
    /// An own script replaces the bundled one with the same id. If two own ones have the same id, both are at fault.
    pub fn new(
        bundled: impl IntoIterator<Item = (String, String)>,
        own: impl IntoIterator<Item = (String, impl Into<Source>)>,
    ) -> Self {
        let mut bundled: Vec<Entry> = bundled
            .into_iter()
            .map(|(file, text)| entry(file, text.into(), Origin::Bundled).0)
            .collect();
        let (mut own, places): (Vec<Entry>, Vec<_>) = own
            .into_iter()
            .map(|(file, text)| entry(file, text.into(), Origin::Own))
            .unzip();
        for entry in &mut own {
            if bundled.iter().any(|with| with.id == entry.id) {
                entry.origin = Origin::OwnForBundled;
            }
        }
        bundled.retain(|entry| !own.iter().any(|own| own.id == entry.id));
        let names: Vec<_> = own
            .iter()
            .map(|entry| (entry.id.clone(), entry.file.clone()))
            .collect();
        for (place, (entry, span)) in own.iter_mut().zip(places).enumerate() {
            let twin = names
                .iter()
                .enumerate()
                .find(|(other, (id, _))| *other != place && *id == entry.id);
            if let Some((_, (id, other))) = twin {
                let kind = FaultKind::SameWorkshop {
                    id: id.clone(),
                    other: other.clone(),
                };
                let fault = Fault::at(&entry.text, span, None, kind);
                let mut faults = entry.script.as_ref().err().cloned().unwrap_or_default();
                faults.insert(0, fault);
                entry.script = Err(faults);
            }
        }
        let mut entries: Vec<Entry> = own.into_iter().chain(bundled).collect();
        entries.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
        Self { entries }
    }

    /// Returns all scripts, by id.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the script with this id.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Returns the ids that are taken: by scripts, and by the names of their files.
    pub fn taken(&self) -> Vec<String> {
        let stem = |file: &str| file.trim_end_matches(".ron").to_owned();
        let entries = self.entries.iter();
        entries
            .flat_map(|entry| [entry.id.clone(), stem(&entry.file)])
            .collect()
    }

    /// Returns an id that is not taken: this one with a number behind it.
    pub fn free_id(&self, id: &str) -> String {
        let taken = self.taken();
        let mut numbered = (2..).map(|n| format!("{id}-{n}"));
        let free = numbered.find(|id| !taken.contains(id));
        free.unwrap_or_default()
    }

    /// Returns the id that was most likely meant by one that does not exist.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let ids: Vec<&str> = self.entries.iter().map(|entry| entry.id.as_str()).collect();
        let wanted = id.to_lowercase();
        // Half of a name says more than a name with a few other letters.
        let part = ids
            .iter()
            .find(|id| wanted.len() > 2 && id.contains(&wanted));
        let near = part.copied().or_else(|| nearest(id, &ids))?;
        self.find(near).map(|entry| entry.id.as_str())
    }
}

/// Returns an entry, and the place of its id.
fn entry(file: String, source: Source, origin: Origin) -> (Entry, std::ops::Range<usize>) {
    let mut read = super::read(&source.text);
    if let Err(fault) = source.readable() {
        read.script = Err(vec![*fault]);
    }
    let text = source.text;
    let (id, span) = read.id.unwrap_or_else(|| {
        let stem = file
            .rsplit_once('.')
            .map_or(file.as_str(), |(stem, _)| stem);
        (stem.to_owned(), 0..0)
    });
    (
        Entry {
            id,
            file,
            text,
            origin,
            script: read.script,
        },
        span,
    )
}
