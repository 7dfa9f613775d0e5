//! The room's window: follows a session that a console writes, and shows what the room may see. It writes nothing.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossterm::event::{KeyCode, KeyModifiers};

use super::console::Failure;
use super::input::{self, In, RoomNews, start};
use super::session::{self, Pace, Place, as_seen};
use super::terminal::Terminal;
use crate::domain::event::{Event, Stamped};
use crate::domain::room;
use crate::domain::session::Session;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::storage::follow::{self, News};
use crate::storage::log;
use crate::storage::presence::{self, Presence};
use crate::storage::writer::load_draft;
use crate::tui::app::Msg;
use crate::tui::console::typed_in;
use crate::tui::screens;
use crate::tui::theme::Theme;

/// How often the session's file is looked at. A tenth of a second from a key to the room's eye, less what drawing takes.
const PERIOD: Duration = Duration::from_millis(40);
/// So many looks at the file pass between two looks at which session is being run.
const LOOKS: u32 = 12;

/// Which session the room sees.
#[derive(Clone, Debug)]
pub enum Target {
    /// The one in this file.
    Named(PathBuf),
    /// Whichever a console runs, one after another.
    Running,
}

/// Shows a session to the room until the window is left.
pub fn run(place: Place, target: Target, theme: Theme, lang: Lang) -> Result<(), Failure> {
    let (outbox, inbox) = mpsc::channel();
    let (hearing, deaf) = mpsc::channel();
    let (life, ended) = mpsc::channel::<()>();
    let broken = outbox.clone();
    let mut terminal = Terminal::take(move || {
        // Nobody hears it when it is the loop that panicked.
        let _heard = broken.send(In::Broken);
    })?;
    #[cfg(unix)]
    super::signals::handle(outbox.clone(), Arc::new(Mutex::new(None)), deaf)?;
    input::listen(&outbox)?;
    watch(place.clone(), target, outbox, ended)?;
    let mut window = Window {
        place,
        theme,
        lang,
        session: None,
        typing: None,
        leaving: false,
    };
    let end = window.turn(&inbox, &mut terminal);
    drop((hearing, life, terminal));
    match end? {
        End::Left => Ok(()),
        End::Broken => Err(Failure::Broken),
        End::Signal(signal) => {
            #[cfg(unix)]
            super::signals::die(signal);
            Ok(())
        }
    }
}

enum End {
    Left,
    Broken,
    Signal(i32),
}

struct Window {
    place: Place,
    theme: Theme,
    lang: Lang,
    session: Option<Box<Session>>,
    typing: Option<Clean>,
    leaving: bool,
}

impl Window {
    fn turn(&mut self, inbox: &Receiver<In>, terminal: &mut Terminal) -> io::Result<End> {
        loop {
            terminal.draw(|frame| self.draw(frame))?;
            let now = self.place.clock.now();
            let sleep = self
                .session
                .as_ref()
                .and_then(|session| room::sleep(session, now));
            let next = match sleep {
                Some(milliseconds) => inbox.recv_timeout(Duration::from_millis(milliseconds)),
                None => inbox.recv().map_err(Into::into),
            };
            let first = match next {
                Ok(incoming) => incoming,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left),
            };
            for incoming in std::iter::once(first).chain(inbox.try_iter()) {
                if let Some(end) = self.take(incoming, terminal)? {
                    return Ok(end);
                }
            }
        }
    }

    fn take(&mut self, incoming: In, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match incoming {
            In::Room(RoomNews::Session(session)) => self.session = Some(session),
            In::Room(RoomNews::Typing(typing)) => self.typing = typing,
            In::Msg(Msg::Resized) => terminal.forget(),
            In::Msg(Msg::Key(key)) => {
                let interrupt =
                    key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL;
                if key.code == KeyCode::Char('q') || (interrupt && self.leaving) {
                    return Ok(Some(End::Left));
                }
                self.leaving = interrupt;
            }
            #[cfg(unix)]
            In::Suspend => {
                super::signals::suspend();
            }
            In::Continue => terminal.retake()?,
            In::End(signal) => return Ok(Some(End::Signal(signal))),
            In::Gone => return Ok(Some(End::Left)),
            In::Broken => return Ok(Some(End::Broken)),
            _ => {}
        }
        Ok(None)
    }

    fn draw(&self, frame: &mut ratatui::Frame<'_>) {
        let area = frame.area();
        let buf = frame.buffer_mut();
        match &self.session {
            Some(session) => {
                let mut view = room::view(session, self.place.clock.now());
                if !room::shown_while_typed(session.state()).is_empty() {
                    view.typing.clone_from(&self.typing);
                }
                screens::room::draw(&view, &self.theme, area, buf);
            }
            None => screens::room::draw_waiting(Words::of(self.lang), &self.theme, area, buf),
        }
    }
}

/// Starts the thread that looks at the file.
fn watch(place: Place, target: Target, outbox: Sender<In>, ended: Receiver<()>) -> io::Result<()> {
    start("room", move || {
        let mut watcher = Watcher {
            place,
            target,
            file: None,
        };
        for look in (0..LOOKS).cycle() {
            let heard = watcher.look(look == 0, &outbox);
            let over = ended.recv_timeout(PERIOD) != Err(RecvTimeoutError::Timeout);
            if heard.is_err() || over {
                return;
            }
        }
    })
}

struct Watcher {
    place: Place,
    target: Target,
    file: Option<File>,
}

/// The session file followed.
struct File {
    follower: follow::Follower,
    events: Vec<Stamped>,
    /// Whether a console had it since it is followed; then its clock goes on, also when that console died.
    was_live: bool,
    draft: Option<Clean>,
    _presence: Option<Presence>,
}

/// Nobody looks at the window any more.
struct Unheard;

type Heard = Result<(), Unheard>;

fn tell(outbox: &Sender<In>, news: RoomNews) -> Heard {
    outbox.send(In::Room(news)).map_err(|_| Unheard)
}

impl Watcher {
    fn look(&mut self, is_round: bool, outbox: &Sender<In>) -> Heard {
        if is_round {
            self.choose();
        }
        let place = &self.place;
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let is_first = file.events.is_empty();
        // What cannot be read now may be readable the next time; the room keeps what it has.
        let news = file.follower.look().unwrap_or(News::Nothing);
        let path = file.follower.path().to_owned();
        let held = is_round && !file.was_live && log::is_held(&*place.disk, &path);
        let changed = match news {
            News::Nothing => held,
            News::More(events) => {
                file.events.extend(events);
                // Whoever writes it runs it.
                file.was_live |= !is_first;
                true
            }
            News::Anew(events) => {
                file.events = events;
                true
            }
        };
        file.was_live |= held;
        if changed {
            let closed = matches!(
                file.events.last().map(|last| &last.event),
                Some(Event::Closed)
            );
            let pace = if file.was_live && !closed {
                Pace::Live
            } else {
                Pace::Rest
            };
            if let Some(session) = as_seen(file.events.clone(), pace, place) {
                file.typing(&session, &path, place, outbox)?;
                return tell(outbox, RoomNews::Session(Box::new(session)));
            }
        } else if let Some(session) = file.shows_typing() {
            file.typing(&session, &path, place, outbox)?;
        }
        Ok(())
    }

    /// Takes up the session that is to be shown now, if that is another.
    fn choose(&mut self) {
        let wanted = match &self.target {
            Target::Named(path) => Some(path.clone()),
            Target::Running => self.running(),
        };
        let Some(path) = wanted else { return };
        let shown = self.file.as_ref().map(|file| file.follower.path());
        if shown == Some(path.as_path()) || self.is_same_after_rescue(&path) {
            return;
        }
        if let Ok(follower) = follow::Follower::open(Arc::clone(&self.place.disk), &path) {
            self.file = Some(File {
                follower,
                events: Vec::new(),
                was_live: log::is_held(&*self.place.disk, &path),
                draft: None,
                _presence: presence::show(&*self.place.disk, &path),
            });
        }
    }

    /// A named session whose disk failed goes on in another file, which the follower found by itself.
    fn is_same_after_rescue(&self, path: &Path) -> bool {
        matches!(self.target, Target::Named(_))
            && self
                .file
                .as_ref()
                .is_some_and(|file| file.follower.path() != path && !file.events.is_empty())
    }

    /// The session a console runs, the one shown before any other.
    fn running(&self) -> Option<PathBuf> {
        let is_run = |path: &Path| log::is_held(&*self.place.disk, path);
        let shown = self.file.as_ref().map(|file| file.follower.path());
        if let Some(path) = shown.filter(|path| is_run(path)) {
            return Some(path.to_owned());
        }
        let files = session::files(&self.place).ok()?;
        let found = files.into_iter().find(|entry| is_run(&entry.path));
        found.map(|entry| entry.path)
    }
}

impl File {
    /// The session, where the room is to see what is being typed.
    fn shows_typing(&self) -> Option<Session> {
        let set = self
            .events
            .iter()
            .rev()
            .find_map(|event| match event.event {
                Event::RoomSet(room) => Some(room.typing),
                _ => None,
            });
        (set == Some(true)).then(|| Session::replay(self.events.clone()))?
    }

    /// Tells what is being typed, when it changed.
    fn typing(
        &mut self,
        session: &Session,
        path: &Path,
        place: &Place,
        outbox: &Sender<In>,
    ) -> Heard {
        let draft = if session.state().room.typing {
            load_draft(&*place.disk, path).ok().flatten()
        } else {
            None
        };
        if draft == self.draft {
            return Ok(());
        }
        let typed = draft
            .as_ref()
            .and_then(|draft| typed_in(draft, session.state()));
        self.draft = draft;
        tell(outbox, RoomNews::Typing(typed))
    }
}
