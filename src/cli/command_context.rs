//! What every command needs: folders, configuration, language, workshops and sessions by name.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveTime;

use super::args::Look as Looks;
use super::failure::Failure;
use super::output::warn;
use crate::domain::dates::DayOrder;
use crate::domain::scheme::Shade;
use crate::domain::script::catalogue::{Catalogue, Entry};
use crate::domain::script::{Source, report};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::run::clock::Clock;
use crate::run::host::Host;
use crate::run::saved::{self, Look};
use crate::run::terminal::Traits;
use crate::storage::config::{self, Config};
use crate::storage::disk::{Disk, RealDisk};
use crate::storage::fault::Fault;
use crate::storage::house;
use crate::storage::paths::{Found, Home, find_session};
use crate::storage::session_files::{self, Role, real_file};
use crate::storage::themes;
use crate::storage::user_scripts;
use crate::tui::theme::Themes;
use crate::tui::theme::Viewpoint;
use crate::tui::wording::local;

/// The environment variable that names the program's folder.
const HOME: &str = "FLIPOVER_HOME";
/// The environment variables that name the locale of what is said, the first that is set counting.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];
/// The ending of scripts and session files, without its dot.
const ENDING: &str = "ron";

/// What every command needs.
pub(super) struct CommandContext {
    pub(super) host: Host,
    /// The language of everything that is said.
    pub(super) lang: Lang,
    pub(super) config: Config,
    /// What is wrong with the configuration, in words; if anything is, the configuration counts as empty.
    pub(super) config_fault: Option<String>,
    pub(super) look: Looks,
}

/// Returns the program's folders: those under `home`, or else those the environment or the platform names.
fn folders(home: Option<PathBuf>) -> Option<Home> {
    let named = home.or_else(|| {
        std::env::var_os(HOME)
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from)
    });
    named.map(Home::at).or_else(Home::platform)
}

/// Returns the first of the user's languages that is spoken here. As in other programs, a locale of `C` means English,
/// whatever else is preferred.
fn locale() -> Lang {
    let mut set = LOCALE
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .filter(|locale| !locale.is_empty());
    if set
        .next()
        .is_some_and(|locale| Lang::is_plain_locale(&locale))
    {
        return Lang::En;
    }
    sys_locale::get_locales()
        .find_map(|locale| Lang::of_locale(&locale))
        .unwrap_or_default()
}

/// Returns what people here write first of a day and a month in numbers.
pub(super) fn day_order() -> DayOrder {
    DayOrder::of_locale(&sys_locale::get_locale().unwrap_or_default())
}

fn spoken(config: Option<&Config>) -> Lang {
    let chosen = config.and_then(|config| config.language);
    chosen.unwrap_or_else(locale)
}

impl CommandContext {
    /// Finds everything, under `home` if that is given.
    pub(super) fn find(home: Option<PathBuf>, look: Looks) -> Result<Self, Failure> {
        let home = folders(home);
        let home = home.ok_or_else(|| Failure::failed(Words::of(locale()).get("cli-no-home")))?;
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let loaded = config::load(&*disk, &home.config());
        let lang = spoken(loaded.as_ref().ok());
        let config_fault = loaded
            .as_ref()
            .err()
            .map(|fault| fault.say(Words::of(lang)));
        let host = Host {
            disk,
            home,
            clock: Clock::start(),
        };
        Ok(Self {
            host,
            lang,
            config: loaded.unwrap_or_default(),
            config_fault,
            look,
        })
    }

    /// Returns the language to speak, with everything under `home` if that is given.
    pub(super) fn language(home: Option<PathBuf>) -> Lang {
        let config = folders(home).and_then(|home| config::load(&RealDisk, &home.config()).ok());
        spoken(config.as_ref())
    }

    /// Returns the same in the language that was asked for, if one was.
    pub(super) fn speaking(self, lang: Option<Lang>) -> Self {
        Self {
            lang: lang.unwrap_or(self.lang),
            ..self
        }
    }

    /// Returns the themes, with those chosen that the configuration or the command line names; the command line's is for
    /// the screen of this viewpoint. Also says what is wrong with themes that cannot be used.
    pub(super) fn themes(&self, viewpoint: Viewpoint) -> Result<(Themes, Vec<String>), Failure> {
        let loaded = themes::load(&*self.host.disk, &self.host.home.themes());
        let mut wrong: Vec<String> = loaded
            .wrong
            .iter()
            .map(|wrong| wrong.lines(self.words()))
            .collect();
        let traits = Traits::read();
        let colours = self.look.colours.unwrap_or_else(|| traits.colours());
        // What is wrong with the house style is said whenever documents are written in it.
        let house = house::name_and_colours(&*self.host.disk, &self.host.home.house());
        let mut themes = Themes::new(loaded.schemes, colours)
            .with_grain(traits.repertoire().grain())
            .with_house(house);
        if traits.shade() == Shade::Light {
            themes.take(Viewpoint::Facilitator, "light");
        }
        let unknown = |id: &str, themes: &Themes| {
            let known = themes.names().collect::<Vec<_>>().join(", ");
            let args = [("name", id.into()), ("known", known.into())];
            self.words().with("cli-no-theme", &args)
        };
        let config = &self.config;
        for (chosen, viewpoint) in [
            (&config.theme, Viewpoint::Facilitator),
            (&config.room_theme, Viewpoint::Room),
        ] {
            let Some(id) = chosen else { continue };
            if !themes.take(viewpoint, id.as_str()) {
                wrong.push(unknown(id.as_str(), &themes));
            }
        }
        if let Some(id) = &self.look.theme
            && !themes.take(viewpoint, id)
        {
            return Err(Failure::usage(unknown(id, &themes)));
        }
        Ok((themes, wrong))
    }

    /// Returns the same with the looks that a command asks for.
    pub(super) fn looking(self, look: Looks) -> Self {
        Self {
            look: Looks {
                theme: look.theme.or(self.look.theme),
                colours: look.colours.or(self.look.colours),
            },
            ..self
        }
    }

    /// Returns the time of day, here.
    pub(super) fn time(&self) -> NaiveTime {
        let clock = &self.host.clock;
        local(clock.now().wall, clock.offset()).time()
    }

    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    pub(super) fn failed(&self, fault: &Fault) -> Failure {
        Failure::failed(fault.say(self.words()))
    }

    /// Returns the workshops there are.
    pub(super) fn catalogue(&self) -> Catalogue {
        user_scripts::catalogue(&*self.host.disk, &self.host.home)
    }

    /// Reads a script.
    pub(super) fn read(&self, path: &Path) -> Result<Source, Failure> {
        let bytes = self
            .host
            .disk
            .read(path)
            .map_err(|source| match source.kind() {
                ErrorKind::NotFound => self.failed(&Fault::Absent {
                    path: path.to_owned(),
                }),
                _ => self.failed(&Fault::Read {
                    path: path.to_owned(),
                    source,
                }),
            })?;
        Ok(Source::of(&bytes))
    }

    /// Returns the workshop that is meant: an id from the catalogue, or a script.
    pub(super) fn workshop(&self, query: &str) -> Result<Arc<Workshop>, Failure> {
        if is_path(query) {
            let source = self.read(Path::new(query))?;
            let parsed = source.parse();
            let parsed = parsed.map_err(|faults| self.faulty(query, &source.text, &faults));
            return parsed.map(Arc::new);
        }
        let entry = self.listed(query)?;
        let script = entry.script.map(Arc::new);
        script.map_err(|faults| self.faulty(&entry.file, &entry.text, &faults))
    }

    /// Returns the script with this id from the catalogue, faulty or not.
    pub(super) fn listed(&self, id: &str) -> Result<Entry, Failure> {
        let catalogue = self.catalogue();
        if let Some(entry) = catalogue.find(id) {
            return Ok(entry.clone());
        }
        let near = catalogue.nearest(id);
        let key = match near {
            Some(_) => "cli-no-workshop-near",
            None => "cli-no-workshop",
        };
        let near = near.unwrap_or_default();
        let args = [("asked", id.into()), ("near", near.into())];
        Err(Failure::failed(self.words().with(key, &args)))
    }

    pub(super) fn faulty(
        &self,
        name: &str,
        text: &str,
        faults: &[crate::domain::script::Fault],
    ) -> Failure {
        Failure::failed(report(name, text, faults, self.words()))
    }

    /// Returns the file of the session that is meant: an id, a part of one, `latest`, or a file.
    pub(super) fn session(&self, query: &str) -> Result<PathBuf, Failure> {
        let path = Path::new(query);
        if is_path(query)
            && (path.components().count() > 1 || self.host.disk.metadata(path).is_ok())
        {
            // Everybody meets where a file really is.
            return Ok(real_file(&*self.host.disk, path));
        }
        let files = saved::files(&self.host).map_err(|fault| self.failed(&fault))?;
        if is_path(query) {
            // The name of a file, as a list or another program shows it.
            let found = files.into_iter().find(|entry| entry.path.ends_with(path));
            return Ok(found.map_or_else(|| path.to_owned(), |entry| entry.path));
        }
        if let Some(entry) = session_files::standing_for(&files, query) {
            return Ok(entry.path.clone());
        }
        let words = self.words();
        let text = match find_session(files.iter().map(|entry| entry.id.as_str()), query) {
            Found::One(id) => {
                let found = files.iter().find(|entry| entry.id == id);
                return Ok(
                    found.map_or_else(|| self.host.home.session(id), |entry| entry.path.clone())
                );
            }
            Found::Ambiguous(ids) => {
                let list = ids.join("\n  ");
                words.with(
                    "cli-many-sessions",
                    &[("asked", query.into()), ("list", list.into())],
                )
            }
            Found::None {
                nearest: Some(near),
            } => words.with(
                "cli-no-session-near",
                &[("asked", query.into()), ("near", near.into())],
            ),
            Found::None { nearest: None } if files.is_empty() => {
                words.get("cli-no-sessions").into_owned()
            }
            Found::None { nearest: None } => {
                words.with("cli-no-session", &[("asked", query.into())])
            }
        };
        Err(Failure::failed(text))
    }
}

impl CommandContext {
    /// Returns the file of the session that is meant, to change it. Who names a session that is gone does not mean a copy
    /// of it.
    pub(super) fn session_to_change(&self, query: &str) -> Result<PathBuf, Failure> {
        let path = self.session(query)?;
        if is_path(query) || query == "latest" {
            return Ok(path);
        }
        let name = self.name_of(&path)?;
        let inside = session_files::Identity::in_file(&*self.host.disk, &path);
        let is_rescue = matches!(Role::of_path(&path), Some(Role::Rescue { .. }));
        if name != query && !is_rescue && inside.is_some_and(|inside| inside.session == query) {
            let args = [("asked", query.into()), ("copy", name.as_str().into())];
            return Err(Failure::failed(self.words().with("cli-only-a-copy", &args)));
        }
        Ok(path)
    }

    /// Returns the file of the session that is meant, to remove it. A part of a name is enough to look, but not to remove:
    /// once the session is gone, the same words mean another one.
    pub(super) fn session_to_remove(&self, query: &str, is_sure: bool) -> Result<PathBuf, Failure> {
        let path = self.session_to_change(query)?;
        let is_whole = || {
            let files = saved::files(&self.host).unwrap_or_default();
            session_files::standing_for(&files, query).is_some()
        };
        if is_sure && !is_path(query) && query != "latest" && !is_whole() {
            let name = self.name_of(&path)?;
            let args = [("asked", query.into()), ("name", name.as_str().into())];
            return Err(Failure::failed(self.words().with("purge-part", &args)));
        }
        Ok(path)
    }

    /// Reads a session to do something with it, and says beside that what of its file is damaged.
    pub(super) fn look(&self, path: &Path) -> Result<Look, Failure> {
        let look = saved::look(&self.host, path).map_err(|fault| self.failed(&fault))?;
        if look.damaged > 0 {
            let id = session_files::name_of(path);
            let args = [("id", id.into()), ("lines", look.damaged.into())];
            warn(&self.words().with("doctor-damaged", &args))?;
        }
        if let Some(line) = &look.foreign {
            warn(&line.say(self.words()))?;
        }
        Ok(look)
    }

    /// Returns the name of a session in lists.
    fn name_of(&self, path: &Path) -> Result<String, Failure> {
        let files = saved::files(&self.host).map_err(|fault| self.failed(&fault))?;
        let entry = files.into_iter().find(|entry| entry.path == path);
        Ok(entry.map_or_else(|| session_files::name_of(path), |entry| entry.id))
    }
}

/// Whether a file is meant rather than an id.
pub(super) fn is_path(query: &str) -> bool {
    let path = Path::new(query);
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
        || query.contains(std::path::is_separator)
}
