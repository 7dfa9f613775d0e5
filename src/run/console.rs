//! The one loop: what comes in, what that does, what is asked for, one frame.

mod leaving;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::failure::RunFailure;
use super::follow::Follower;
use super::host::Host;
use super::inbox::{LoopEvent, SessionSource};
use super::input;
use super::replay;
use super::session;
use super::session_handle::{SessionHandle, Ticket};
use super::terminal::{self, Terminal};
use super::worker::{Job, Worker};
use crate::domain::text::Clean;
use crate::storage::config::Config;
use crate::storage::draft;
use crate::storage::presence;
use crate::storage::writer::Waiting;
use crate::tui::app;
use crate::tui::app::{App, update};
use crate::tui::messages::{At, Begin, OpenReplay};
use crate::tui::messages::{DiskNews, Effect, Export, Msg, NewSession, Settings, Subject};

/// How much of what waits is taken in before the next frame.
const BATCH: usize = 4_000;

/// How often it is looked whether a projector shows the session, in milliseconds.
const PROBE: u64 = 1000;

/// What the program begins with.
#[derive(Debug)]
pub enum Start {
    /// Home.
    Home,
    /// The workshop with this id, to plan with; `None` for one that has nothing in it yet.
    Plan(Option<String>),
    /// A new session.
    New(Box<NewSession>),
    /// The session in this file.
    Open(PathBuf),
    /// A session that was read to be replayed, from this file.
    Replay(PathBuf, Box<OpenReplay>),
}

/// What a run of the program needs.
pub struct Setup {
    /// Where and when.
    pub host: Host,
    /// The program at home.
    pub app: App,
    /// What it begins with.
    pub start: Start,
    /// The configuration, to be kept when it changes; `None`: it is at fault and stays as it is.
    pub config: Option<Config>,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The facilitator left.
    Left,
    /// A signal.
    Signal(i32),
    /// There is no terminal any more.
    Gone,
    /// A thread of the program panicked.
    Broken,
}

/// Runs the program on the terminal until it is left. A signal that ends it ends the process as well.
pub fn run(setup: Setup) -> Result<(), RunFailure> {
    let (outbox, inbox) = mpsc::channel();
    let handle = Arc::new(Mutex::new(None));
    let (hearing, deaf) = mpsc::channel();
    let worker = Worker::start(setup.host.clone(), outbox.clone())?;
    let mut program = Program {
        app: setup.app,
        host: setup.host,
        config: setup.config,
        handle: Arc::clone(&handle),
        worker,
        follower: None,
        tickets: 0,
        opening: Opening::Idle,
        projectors: 0,
        probed: 0,
        outbox: outbox.clone(),
        closing: Vec::new(),
        queued: Vec::new(),
        is_leaving: false,
        verdict: None,
    };
    program.begin(setup.start, &outbox)?;
    let broken = outbox.clone();
    let mut terminal = Terminal::take(move || {
        // Nobody hears it when it is the loop that panicked; that is caught below.
        let _heard = broken.send(LoopEvent::Broken);
    })?;
    #[cfg(unix)]
    super::signals::handle(outbox.clone(), handle, deaf)?;
    input::listen(&outbox)?;
    // Whatever happens in the loop, the session is closed and the terminal given back.
    let turned = catch_unwind(AssertUnwindSafe(|| program.turn(&inbox, &mut terminal)));
    drop(hearing);
    program.leave(&inbox, &mut terminal);
    let verdict = program.finish(&inbox);
    drop(terminal);
    match verdict {
        Some((said, true)) => return Err(RunFailure::Left(said)),
        // There is no screen any more to say it on.
        Some((said, false)) => eprintln!("{said}"),
        None => {}
    }
    match turned.unwrap_or(Ok(End::Broken))? {
        End::Left | End::Gone => Ok(()),
        End::Broken => Err(RunFailure::Broken),
        End::Signal(signal) => {
            #[cfg(unix)]
            super::signals::die(signal);
            Ok(())
        }
    }
}

/// Whether a session is on its way, so that a second Enter does not ask for it twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Idle,
    Waiting,
}

struct Program {
    app: App,
    host: Host,
    config: Option<Config>,
    /// The session being written. The thread that handles signals takes it when this one hangs.
    handle: Arc<Mutex<Option<SessionHandle>>>,
    worker: Worker,
    follower: Option<Follower>,
    tickets: u32,
    opening: Opening,
    /// How many projectors show the session, as the program was told.
    projectors: usize,
    /// When it was last looked which projectors there are, on the run's own clock.
    probed: u64,
    outbox: Sender<LoopEvent>,
    /// Sessions being let go of, each with what its disk still lacks.
    closing: Vec<Waiting>,
    /// What is to be done once they are.
    queued: Vec<Job>,
    /// Whether the program is about to end.
    is_leaving: bool,
    /// What there is to say on the shell, and whether the program failed.
    verdict: Option<(String, bool)>,
}

impl Program {
    /// Does before the first frame what the program begins with, so that a failure is told on the command line.
    fn begin(&mut self, start: Start, outbox: &Sender<LoopEvent>) -> Result<(), RunFailure> {
        let lang = self.app.lang;
        let ticket = self.ticket();
        let (open, hold) = match start {
            Start::Home => {
                self.worker.give(Job::List(lang));
                return Ok(());
            }
            Start::Plan(id) => {
                self.worker.give(Job::List(lang));
                self.worker.give(Job::Plan(id, lang));
                return Ok(());
            }
            Start::New(new) => {
                session::create(&self.host, &new, ticket, outbox).map_err(RunFailure::NotBegun)?
            }
            Start::Open(path) => session::open(&self.host, &path, ticket, outbox)?,
            Start::Replay(path, open) => {
                let hold = replay::follow(&self.host, &path, &open, ticket, outbox);
                self.take(LoopEvent::Replay(open, hold));
                return Ok(());
            }
        };
        self.take(LoopEvent::Opened(Box::new(open), hold));
        Ok(())
    }

    /// The loop: a frame is drawn when something came in that may have changed it.
    fn turn(&mut self, inbox: &Receiver<LoopEvent>, terminal: &mut Terminal) -> io::Result<End> {
        let mut end = None;
        while end.is_none() {
            terminal.draw(|frame| {
                app::draw(frame, &self.app);
                self.app.env.area = frame.area();
            })?;
            super::broken::here("loop")?;
            let first = self.wait(inbox);
            for incoming in std::iter::once(first).chain(inbox.try_iter().take(BATCH)) {
                end = match incoming {
                    #[cfg(unix)]
                    LoopEvent::Suspend => {
                        super::signals::suspend();
                        None
                    }
                    LoopEvent::Continue => terminal.retake().map(|()| None)?,
                    LoopEvent::Msg(Msg::Resized) => {
                        terminal.forget();
                        self.take(LoopEvent::Msg(Msg::Resized))
                    }
                    incoming => self.take(incoming),
                };
                if end.is_some() {
                    break;
                }
            }
        }
        Ok(end.unwrap_or(End::Gone))
    }

    /// The next thing that comes in; time that passed when nothing does.
    fn wait(&mut self, inbox: &Receiver<LoopEvent>) -> LoopEvent {
        loop {
            let now = self.host.clock.now();
            let to_change = self.app.sleep(now);
            let to_draft = self.held().as_ref().and_then(SessionHandle::draft_due);
            let to_probe = self.held().is_some().then(|| {
                let due = self.probed.saturating_add(PROBE);
                due.saturating_sub(now.mono)
            });
            let nearest = to_change.into_iter().chain(to_draft).chain(to_probe).min();
            let next = match nearest {
                Some(milliseconds) => inbox.recv_timeout(self.host.clock.real(milliseconds)),
                None => inbox.recv().map_err(Into::into),
            };
            match next {
                Ok(incoming) => return incoming,
                Err(RecvTimeoutError::Disconnected) => return LoopEvent::Gone,
                Err(RecvTimeoutError::Timeout) if nearest == to_draft => {
                    if let Some(handle) = self.held().as_mut() {
                        handle.write_draft();
                    }
                }
                // A look at the disk is no reason to draw.
                Err(RecvTimeoutError::Timeout) if nearest == to_probe => {
                    if let Some(count) = self.projectors() {
                        return LoopEvent::Msg(Msg::Projectors(count));
                    }
                }
                Err(RecvTimeoutError::Timeout) => return LoopEvent::Msg(Msg::Tick),
            }
        }
    }

    /// How many projectors show the session, where that changed.
    fn projectors(&mut self) -> Option<usize> {
        self.probed = self.host.clock.now().mono;
        let path = self
            .held()
            .as_ref()
            .map(|handle| handle.path().to_owned())?;
        let found = presence::count(&*self.host.disk, &path);
        let before = std::mem::replace(&mut self.projectors, found);
        (before != found).then_some(found)
    }

    /// Takes one thing in; why the program ends, if it does.
    fn take(&mut self, incoming: LoopEvent) -> Option<End> {
        let msg = match incoming {
            LoopEvent::Msg(msg) => msg,
            LoopEvent::Opened(open, hold) => {
                self.opening = Opening::Idle;
                self.hold(hold);
                let news = self.held().as_mut().and_then(SessionHandle::take_news);
                let end = self.tell(Msg::Opened(open));
                return news
                    .and_then(|news| {
                        self.note(&news);
                        self.tell(Msg::Disk(news))
                    })
                    .or(end);
            }
            LoopEvent::Closed(closed) => return self.closed(closed),
            LoopEvent::Replay(open, hold) => {
                self.opening = Opening::Idle;
                self.hold(hold);
                Msg::Replayed(open)
            }
            LoopEvent::NotOpened(text) => {
                self.opening = Opening::Idle;
                Msg::Failed(text)
            }
            LoopEvent::Disk(ticket, news) => {
                let ours = self.held().as_ref().map(SessionHandle::ticket) == Some(ticket);
                if ours {
                    self.note(&news);
                }
                ours.then_some(Msg::Disk(news))?
            }
            LoopEvent::Followed(ticket, msg) => {
                let ours = self.follower.as_ref().map(Follower::ticket) == Some(ticket);
                ours.then_some(msg)?
            }
            LoopEvent::End(signal) => return Some(End::Signal(signal)),
            LoopEvent::Gone => return Some(End::Gone),
            LoopEvent::Broken => return Some(End::Broken),
            LoopEvent::Suspend | LoopEvent::Continue | LoopEvent::Room(_) => return None,
        };
        self.tell(msg)
    }

    /// Notes what people are told of the disk.
    fn note(&mut self, news: &DiskNews) {
        if let Some(handle) = self.held().as_mut() {
            handle.note(news);
        }
    }

    /// Tells the program something, and does what it asks for.
    fn tell(&mut self, msg: Msg) -> Option<End> {
        let now = self.host.clock.now();
        let effects = update(&mut self.app, msg, now);
        let mut end = None;
        for effect in effects {
            end = self.perform(effect).or(end);
        }
        end
    }

    fn perform(&mut self, effect: Effect) -> Option<End> {
        let lang = self.app.env.lang;
        match effect {
            Effect::ListWorkshops => self.worker.give(Job::Workshops(lang)),
            Effect::ReadPlan(id) => self.worker.give(Job::Plan(id, lang)),
            Effect::SavePlan(plan) => self.worker.give(Job::SavePlan(plan, lang)),
            Effect::ListSessions => self.give(Job::List(lang)),
            Effect::Create(new) => self.open(|ticket| Job::Create(Box::new(new), ticket)),
            Effect::Open(id) => {
                self.open(|ticket| Job::Open(id, lang, ticket));
            }
            Effect::Replay(id) => {
                let begin = Box::new(Begin {
                    at: At::End,
                    home: Some(id.clone()),
                    ..Begin::default()
                });
                self.open(|ticket| Job::Replay(id, begin, lang, ticket));
            }
            Effect::Branch(events) => self.open(|ticket| Job::Branch(events, lang, ticket)),
            Effect::Append(event) => {
                if let Some(handle) = self.held().as_mut() {
                    handle.append(&event);
                }
            }
            Effect::Draft { draft, is_shown } => {
                if let Some(handle) = self.held().as_mut() {
                    handle.show_typing(is_shown);
                    handle.draft(draft::write(&draft));
                }
            }
            Effect::ReadEarlier { session, began } => {
                self.give(Job::Earlier(session, began, lang));
            }
            Effect::Actions(about) => self.give(Job::Actions(about, lang)),
            Effect::ReadTimes(workshop) => self.give(Job::Times(workshop)),
            Effect::Close => self.close(),
            Effect::Export(Export { of, handover }) => self.give(match of {
                Subject::Session(state) => Job::Export(state, handover),
                Subject::Pair(states) => Job::ExportPair(states, handover),
            }),
            Effect::Look(id) => {
                self.give(Job::Look(id, lang));
            }
            Effect::LookToRemove { id, name } => self.give(Job::LookToRemove(id, name, lang)),
            Effect::Remove { id, files } => self.give(Job::Remove(id, files, lang)),
            Effect::Compare(ids) => {
                self.give(Job::Compare(ids, lang));
            }
            Effect::Remember(settings) => self.remember(settings),
            Effect::Bell => terminal::ring(),
            Effect::Mouse(mouse) => terminal::mouse(mouse),
            Effect::Quit => return Some(End::Left),
        }
        None
    }

    fn open(&mut self, job: impl FnOnce(Ticket) -> Job) {
        if self.opening == Opening::Idle {
            self.opening = Opening::Waiting;
            let ticket = self.ticket();
            self.give(job(ticket));
        }
    }

    /// Has something done, after all sessions are let go of: it may be about one of them.
    fn give(&mut self, job: Job) {
        if self.closing.is_empty() {
            self.worker.give(job);
        } else {
            self.queued.push(job);
        }
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }

    fn hold(&mut self, hold: SessionSource) {
        self.close();
        self.projectors = 0;
        match hold {
            SessionSource::Write(handle) => *self.held() = Some(*handle),
            SessionSource::Follow(follower) => self.follower = Some(follower),
            SessionSource::Look => {}
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<SessionHandle>> {
        self.handle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was set for the next time, where the configuration could be read.
    fn remember(&mut self, settings: Settings) {
        let Some(config) = &mut self.config else {
            return;
        };
        let theme = |id: Option<String>| id.map(|id| Clean::line(&id));
        config.language = Some(settings.lang);
        config.theme = theme(settings.theme);
        config.room_theme = theme(settings.room_theme);
        config.bell = settings.bell;
        config.mouse = settings.mouse;
        config.facilitator = Some(settings.facilitator).filter(|name| !name.is_blank());
        let job = Job::Remember(config.clone(), settings.lang);
        self.worker.give(job);
    }
}
