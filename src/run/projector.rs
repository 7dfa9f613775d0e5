//! The room's window: follows a session that a console writes, and shows what the room may see. It writes nothing.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossterm::event::KeyCode;

use ratatui::layout::Rect;

use super::failure::RunFailure;
use super::files::files;
use super::host::Host;
use super::inbox::{LoopEvent, RoomNews};
use super::input;
use super::seen::ClockMode;
use super::terminal::Terminal;
use super::thread::start;
use crate::domain::event::{Event, Moment, Stamped};
use crate::domain::room::{self, RoomView};
use crate::domain::session::Session;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::storage::config;
use crate::storage::draft;
use crate::storage::follow::{self, News};
use crate::storage::log;
use crate::storage::presence::{self, Presence};
use crate::storage::writer::load_draft;
use crate::tui::app::A_MOMENT;
use crate::tui::chrome::text_line;
use crate::tui::keys::Key;
use crate::tui::messages::Msg;
use crate::tui::theme::Viewpoint;
use crate::tui::theme::{Theme, Themes};
use crate::tui::wall::{self, Eye};

/// How often we look at the session's file. It has to take a tenth of a second at most from a key to the room's eye, less
/// the time for drawing.
const PERIOD: Duration = Duration::from_millis(40);
/// How many looks at the file come between two looks at which session is being run.
const LOOKS: u32 = 12;

/// Which session the room sees.
#[derive(Clone, Debug)]
pub enum Target {
    /// The one in this file.
    Named(PathBuf),
    /// Whichever session a console is running, one after another.
    Running,
}

/// What the window is drawn with.
#[derive(Debug)]
pub struct Paint {
    /// All themes.
    pub themes: Themes,
    /// Whether the theme was named on the command line, so that the configuration does not change it.
    pub is_fixed: bool,
}

/// Shows a session to the room until the window is left.
pub fn run(host: Host, target: Target, paint: Paint, lang: Lang) -> Result<(), RunFailure> {
    let (outbox, inbox) = mpsc::channel();
    let (hearing, deaf) = mpsc::channel();
    let (life, ended) = mpsc::channel::<()>();
    let broken = outbox.clone();
    let mut terminal = Terminal::take(move || {
        // If the loop itself panicked, nobody hears this.
        let _heard = broken.send(LoopEvent::Broken);
    })?;
    #[cfg(unix)]
    super::signals::handle(outbox.clone(), Arc::new(Mutex::new(None)), deaf)?;
    input::listen(&outbox)?;
    let watcher = Watcher {
        theme: (!paint.is_fixed).then(Clean::default),
        host: host.clone(),
        target,
        file: None,
    };
    watcher.start(outbox, ended)?;
    let mut window = Window {
        host,
        theme: paint.themes.styles(Viewpoint::Room),
        themes: paint.themes,
        lang,
        seen: None,
        draft: None,
        eye: Eye::default(),
        leaving: None,
    };
    let end = window.turn(&inbox, &mut terminal);
    drop((hearing, life, terminal));
    match end? {
        End::Left => Ok(()),
        End::Broken => Err(RunFailure::Broken),
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
    host: Host,
    themes: Themes,
    theme: Theme,
    lang: Lang,
    seen: Option<ShownSession>,
    draft: Option<Clean>,
    /// What is remembered of the wall from one frame to the next.
    eye: Eye,
    /// The key that leaves, and when it was pressed, if it was the last one.
    leaving: Option<(Key, u64)>,
}

/// The session in the window, which is folded on as its file grows.
struct ShownSession {
    session: Box<Session>,
    pace: ClockMode,
}

impl ShownSession {
    /// Returns the present moment on the clock of the run that writes the session.
    fn moment(&self, now: Moment) -> Moment {
        let last = self.session.state().last;
        let since = self.pace.passed(last, now);
        Moment {
            wall: now.wall,
            mono: last.mono.saturating_add(since),
        }
    }

    fn view(&self, now: Moment) -> RoomView {
        let mut view = room::view(&self.session, self.moment(now));
        if let (ClockMode::Rest, Some(clock)) = (self.pace, &mut view.clock) {
            clock.is_paused = true;
        }
        view
    }

    /// Returns how many milliseconds remain until the window changes by itself.
    fn sleep(&self, now: Moment) -> Option<u64> {
        match self.pace {
            ClockMode::Live => room::sleep(&self.session, self.moment(now)),
            ClockMode::Rest => None,
        }
    }
}

impl Window {
    fn turn(&mut self, inbox: &Receiver<LoopEvent>, terminal: &mut Terminal) -> io::Result<End> {
        loop {
            terminal.draw(|frame| self.draw(frame))?;
            let now = self.host.clock.now();
            let sleep = self.seen.as_ref().and_then(|seen| seen.sleep(now));
            let page = self
                .seen
                .as_ref()
                .and_then(|seen| self.eye.sleep(&seen.view(now)));
            let asks = self.asks_for(now);
            let sleep = sleep.into_iter().chain(page).chain(asks).min();
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

    fn take(&mut self, incoming: LoopEvent, terminal: &mut Terminal) -> io::Result<Option<End>> {
        match incoming {
            LoopEvent::Room(news) => self.hear(news),
            LoopEvent::Msg(Msg::Resized) => terminal.forget(),
            LoopEvent::Msg(Msg::Key(event)) => {
                if let Some(key) = Key::of(event)
                    && self.leaves(key)
                {
                    return Ok(Some(End::Left));
                }
                match event.code {
                    KeyCode::PageDown => self.eye.turn(1),
                    KeyCode::PageUp => self.eye.turn(-1),
                    _ => {}
                }
            }
            #[cfg(unix)]
            LoopEvent::Suspend => {
                super::signals::suspend();
            }
            LoopEvent::Continue => terminal.retake()?,
            LoopEvent::End(signal) => return Ok(Some(End::Signal(signal))),
            LoopEvent::Gone => return Ok(Some(End::Left)),
            LoopEvent::Broken => return Ok(Some(End::Broken)),
            _ => {}
        }
        Ok(None)
    }

    /// Whether the window is left: by the same key twice within a moment, with nothing in between.
    fn leaves(&mut self, key: Key) -> bool {
        let now = self.host.clock.now().mono;
        let asked = self.leaving.take();
        if !matches!(key, Key::Char('q') | Key::Ctrl('c')) {
            return false;
        }
        self.leaving = Some((key, now));
        asked.is_some_and(|(before, at)| before == key && now.saturating_sub(at) < A_MOMENT)
    }

    /// Returns the milliseconds for which the window still asks whether it is to be left; `None` if it does not.
    fn asks_for(&self, now: Moment) -> Option<u64> {
        let (_, at) = self.leaving?;
        (at + A_MOMENT)
            .checked_sub(now.mono)
            .filter(|left| *left > 0)
    }

    fn hear(&mut self, news: RoomNews) {
        match news {
            RoomNews::Session(session, pace) => self.seen = Some(ShownSession { session, pace }),
            RoomNews::More(events, pace) => {
                if let Some(seen) = &mut self.seen {
                    for event in events {
                        seen.session.apply(event);
                    }
                    seen.pace = pace;
                }
            }
            RoomNews::Draft(draft) => self.draft = draft,
            RoomNews::Theme(id) => {
                if self.themes.take(Viewpoint::Room, id.as_str()) {
                    self.theme = self.themes.styles(Viewpoint::Room);
                }
            }
        }
    }

    fn draw(&self, frame: &mut ratatui::Frame<'_>) {
        let area = frame.area();
        let buf = frame.buffer_mut();
        if let Some(seen) = &self.seen {
            let mut view = self.themes.signed(seen.view(self.host.clock.now()));
            let written = self.draft.as_ref();
            let draft = written.and_then(|text| draft::read(text.as_str()));
            let state = seen.session.state();
            let ballots = draft.as_ref().and_then(|draft| draft.ballots_in(state));
            if let Some(ballots) = ballots {
                view = view.with_ballots(ballots);
            }
            view.typing = draft.and_then(|draft| draft.shown(state));
            wall::draw(&view, &self.theme, &self.eye, area, buf);
        } else {
            let (words, name) = (Words::of(self.lang), self.themes.organisation());
            wall::draw_waiting(words, &self.theme, name, area, buf);
        }
        if let (Some((key, _)), Some(_)) = (self.leaving, self.asks_for(self.host.clock.now())) {
            let words = Words::of(self.lang);
            let args = [("key", key.name(words).into())];
            let foot = Rect {
                y: area.bottom().saturating_sub(1),
                height: area.height.min(1),
                ..area
            };
            text_line(words.with("room-leave", &args), self.theme.text, foot, buf);
        }
    }
}

/// The thread that looks at the file.
struct Watcher {
    host: Host,
    target: Target,
    /// The room's theme in the configuration when we last looked; `None` if it does not matter.
    theme: Option<Clean>,
    file: Option<WatchedFile>,
}

/// The session file that we follow.
struct WatchedFile {
    follower: follow::Follower,
    /// The number of the last event we sent to the window; 0 if there was none.
    last: u64,
    /// Whether a console has had it open since we follow it. If so its clock runs on, even if that console died.
    was_live: bool,
    /// Whether the last event says that the session was left.
    is_closed: bool,
    /// Whether the room sees what is being typed.
    shows_typing: bool,
    draft: Option<Clean>,
    _presence: Option<Presence>,
}

/// Nobody looks at the window any more.
struct Unheard;

type Heard = Result<(), Unheard>;

fn tell(outbox: &Sender<LoopEvent>, news: RoomNews) -> Heard {
    outbox.send(LoopEvent::Room(news)).map_err(|_| Unheard)
}

impl Watcher {
    fn start(mut self, outbox: Sender<LoopEvent>, ended: Receiver<()>) -> io::Result<()> {
        start("room", move || {
            for look in (0..LOOKS).cycle() {
                let heard = self.look(look == 0, &outbox);
                let over = ended.recv_timeout(PERIOD) != Err(RecvTimeoutError::Timeout);
                if heard.is_err() || over {
                    return;
                }
            }
        })
    }

    fn look(&mut self, is_round: bool, outbox: &Sender<LoopEvent>) -> Heard {
        if is_round {
            self.choose();
            self.theme(outbox)?;
        }
        let host = &self.host;
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        file.look(is_round, host, outbox)?;
        file.typing(is_round, host, outbox)
    }

    /// Tells the window about another theme, if the facilitator chose one.
    fn theme(&mut self, outbox: &Sender<LoopEvent>) -> Heard {
        let Some(known) = &mut self.theme else {
            return Ok(());
        };
        // A configuration that is being written, or is wrong, changes nothing.
        let config = config::load(&*self.host.disk, &self.host.home.config()).ok();
        match config.and_then(|config| config.room_theme) {
            Some(theme) if theme != *known => {
                known.clone_from(&theme);
                tell(outbox, RoomNews::Theme(theme))
            }
            _ => Ok(()),
        }
    }

    /// Starts to follow the session to show, if it is another one now.
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
        let refuges = self.host.home.refuges();
        let disk = Arc::clone(&self.host.disk);
        if let Ok(follower) = follow::Follower::with_refuges(disk, &path, refuges) {
            self.file = Some(WatchedFile {
                follower,
                last: 0,
                was_live: log::is_held(&*self.host.disk, &path),
                is_closed: false,
                shows_typing: false,
                draft: None,
                _presence: presence::show(&*self.host.disk, &path),
            });
        }
    }

    /// Whether we follow a rescue of the named session. If its disk failed it goes on in another file, which the follower
    /// found by itself.
    fn is_same_after_rescue(&self, path: &Path) -> bool {
        matches!(self.target, Target::Named(_))
            && self
                .file
                .as_ref()
                .is_some_and(|file| file.follower.path() != path && file.last > 0)
    }

    /// Returns the session that a console is running; the one in the window comes before any other.
    fn running(&self) -> Option<PathBuf> {
        let is_run = |path: &Path| log::is_held(&*self.host.disk, path);
        let shown = self.file.as_ref().map(|file| file.follower.path());
        if let Some(path) = shown.filter(|path| is_run(path)) {
            return Some(path.to_owned());
        }
        let found = files(&self.host)
            .ok()?
            .into_iter()
            .find(|entry| is_run(&entry.path));
        found.map(|entry| entry.path)
    }
}

impl WatchedFile {
    /// Looks once, and tells the window what is new.
    fn look(&mut self, is_round: bool, host: &Host, outbox: &Sender<LoopEvent>) -> Heard {
        // If the file cannot be read now, it may be the next time. The room keeps what it has.
        let news = self.follower.look().unwrap_or(News::Nothing);
        let was = self.pace();
        let probes = is_round && !self.was_live;
        self.was_live |= probes && log::is_held(&*host.disk, self.follower.path());
        let is_first = self.last == 0;
        match news {
            News::Nothing if self.pace() == was => Ok(()),
            News::Nothing => tell(outbox, RoomNews::More(Vec::new(), self.pace())),
            News::More(events) if !is_first => {
                // Somebody who writes it is running it.
                self.was_live = true;
                self.note(&events);
                tell(outbox, RoomNews::More(events, self.pace()))
            }
            News::More(events) | News::Anew(events) => {
                self.note(&events);
                let session = Session::replay(events);
                session.map_or(Ok(()), |session| {
                    tell(outbox, RoomNews::Session(Box::new(session), self.pace()))
                })
            }
        }
    }

    fn note(&mut self, events: &[Stamped]) {
        for stamped in events {
            self.last = stamped.seq;
            self.is_closed = stamped.event == Event::Closed;
            if let Event::RoomSet(room) = &stamped.event {
                self.shows_typing = room.typing;
            }
        }
    }

    fn pace(&self) -> ClockMode {
        if self.was_live && !self.is_closed {
            ClockMode::Live
        } else {
            ClockMode::Rest
        }
    }

    /// Tells the window what is half typed, if that changed. What the room may see of it is for the window to say; how
    /// many ballots are in has time until the next round.
    fn typing(&mut self, is_round: bool, host: &Host, outbox: &Sender<LoopEvent>) -> Heard {
        if !self.shows_typing && !is_round {
            return Ok(());
        }
        let draft = load_draft(&*host.disk, self.follower.path()).ok().flatten();
        if draft == self.draft {
            return Ok(());
        }
        self.draft.clone_from(&draft);
        tell(outbox, RoomNews::Draft(draft))
    }
}
