//! The terminal: takes it over, draws on it, and gives it back as it was, however the program ends.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

mod repertoire;
mod signs;
mod traits;

pub use repertoire::Repertoire;
pub use traits::{Traits, how_to_enlarge};

use signs::Placed;

/// Whether the terminal is ours. There is one of this for the process, so that a panic or a signal can give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is ours too.
static MOUSE: AtomicBool = AtomicBool::new(false);
/// Held while the terminal is taken over and while a frame is sent, so that it is never given back in the middle of either.
static FRAME_SENT: Mutex<()> = Mutex::new(());
/// How often, and how long apart, we look whether a frame under way is finished, before the terminal is given back anyway.
const LOOKS: u32 = 100;
const A_LOOK: Duration = Duration::from_millis(1);
/// The size of the buffer for output, in bytes: room for a whole frame, so that it leaves in one write.
const FRAME: usize = 64 * 1024;

/// Keeps what the wheel does, and has it send no arrows. `less` and its like do not ask for them, so it must be as before
/// once the terminal is given back.
const WHEEL_WITHOUT_ARROWS: &str = "\x1b[?1007s\x1b[?1007l";
/// What terminals begin with that keep nothing.
const WHEEL_WITH_ARROWS: &str = "\x1b[?1007h";
const WHEEL_AS_KEPT: &str = "\x1b[?1007r";
/// Has st send for Delete what others send; as it is it sends what the library reads as F1.
const KEYPAD_OF_PROGRAMS: &str = "\x1b=";
const KEYPAD_AS_BEFORE: &str = "\x1b>";
/// Has terminals that go by a locale which is not UTF-8, or not there, read UTF-8 all the same. It is not taken back: nobody
/// can ask how it was, and what a shell writes in such a locale is the same in both.
const IN_UTF8: &str = "\x1b%G";

/// Why we cannot draw here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Input or output is not a terminal.
    NoTerminal,
    /// The terminal can only print lines.
    Dumb,
}

impl Unfit {
    /// The key of the sentence for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoTerminal => "cli-no-terminal",
            Self::Dumb => "cli-dumb-terminal",
        }
    }
}

/// Checks that a screen can be drawn here.
pub fn check() -> Result<(), Unfit> {
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Err(Unfit::Dumb)
    } else if io::stdin().is_terminal() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Unfit::NoTerminal)
    }
}

/// What the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The last frame we drew.
    Frame,
    /// We do not know: it is new, another program used it, or its size changed, perhaps there and back.
    Unknown,
}

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Terminal {
    /// Never dropped, because the library then prints what it could not show, and panics if the terminal is gone.
    inner: ManuallyDrop<ratatui::Terminal<Placed<BufWriter<Stdout>>>>,
    shown: Shown,
}

impl Terminal {
    /// Takes the terminal over. From here on a panic, of whichever thread, gives it back first and then calls `tell`.
    pub fn take(tell: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // What a thread says while the terminal is being taken over would land on a screen that is left again.
            let whole = frame_sent();
            give_back_now();
            before(info);
            drop(whole);
            tell();
        }));
        let out = BufWriter::with_capacity(FRAME, io::stdout());
        take_over()
            .and_then(|()| ratatui::Terminal::new(Placed::new(out, Traits::read().repertoire())))
            .map(|inner| Self {
                inner: ManuallyDrop::new(inner),
                shown: Shown::Unknown,
            })
            .inspect_err(|_| give_back())
    }

    /// Draws one frame. The terminal shows either all of it or none yet.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let _whole = FRAME_SENT.lock().unwrap_or_else(PoisonError::into_inner);
        if !TAKEN.load(Ordering::Acquire) {
            return Ok(());
        }
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        if self.shown == Shown::Unknown {
            // Not with `clear`, which asks the terminal for its cursor: the thread that reads keys would get the answer.
            let whole = Rect::from((Position::ORIGIN, self.inner.size()?));
            self.inner.resize(whole)?;
            self.shown = Shown::Frame;
        }
        self.inner.draw(render)?;
        execute!(self.inner.backend_mut(), EndSynchronizedUpdate)
    }

    /// Takes the terminal over again, whatever another program did to it meanwhile.
    pub fn retake(&mut self) -> io::Result<()> {
        give_back();
        self.forget();
        take_over()
    }

    /// Makes the next frame be drawn in full, because the terminal no longer shows what we drew.
    pub fn forget(&mut self) {
        self.shown = Shown::Unknown;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Half a frame in the buffer must not come out after the terminal is given back.
        let _sent = self.inner.backend_mut().flush();
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    let _whole = FRAME_SENT.lock().unwrap_or_else(PoisonError::into_inner);
    TAKEN.store(true, Ordering::Release);
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Print(IN_UTF8),
        Print(WHEEL_WITHOUT_ARROWS)
    )?;
    // In other terminals this takes the digits off the numeric keypad.
    if Traits::read().is_st() {
        execute!(io::stdout(), Print(KEYPAD_OF_PROGRAMS))?;
    }
    if MOUSE.load(Ordering::Acquire) {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Takes the mouse, or leaves it to the terminal, which uses it to select text. It is given back with the terminal.
pub fn mouse(taken: bool) {
    MOUSE.store(taken, Ordering::Release);
    if !TAKEN.load(Ordering::Acquire) {
        return;
    }
    // A terminal without a mouse ignores both.
    let _heard = if taken {
        execute!(io::stdout(), EnableMouseCapture)
    } else {
        execute!(io::stdout(), DisableMouseCapture)
    };
}

/// Makes the terminal beep, or flash if it is set to that.
pub fn ring() {
    let mut out = io::stdout();
    // If it makes no sound, the message is still on the screen.
    let _heard = out.write_all(b"\x07").and_then(|()| out.flush());
}

/// Waits for a frame under way, but not for ever: that frame may be what panicked, or the terminal takes no output.
fn frame_sent() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..LOOKS {
        match FRAME_SENT.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(A_LOOK),
        }
    }
    None
}

/// Gives the terminal back as it was, if it is ours.
pub fn give_back() {
    let _whole = frame_sent();
    give_back_now();
}

fn give_back_now() {
    if !TAKEN.swap(false, Ordering::AcqRel) {
        return;
    }
    // If the terminal takes no output any more, there is nobody to tell.
    let _shown = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        Print(WHEEL_WITH_ARROWS),
        Print(if Traits::read().is_konsole() {
            // It turns them off with this, whatever was kept.
            ""
        } else {
            WHEEL_AS_KEPT
        }),
        Print(KEYPAD_AS_BEFORE),
        LeaveAlternateScreen,
        Show
    );
    let _cooked = disable_raw_mode();
}
