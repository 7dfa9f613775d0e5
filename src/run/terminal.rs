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
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::domain::scheme::Shade;
use crate::tui::theme::Colours;

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

/// What the terminal says about itself, in environment variables.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// `TERM`, the kind of terminal.
    pub term: Option<String>,
    /// `TERM_PROGRAM`, the name of the program that shows it.
    pub program: Option<String>,
    /// `WT_SESSION`, which Windows Terminal sets.
    pub windows_terminal: Option<String>,
    /// `NO_COLOR`, with which a user asks for no colour.
    pub no_color: Option<String>,
    /// `COLORTERM`, which says whether it shows every colour.
    pub colorterm: Option<String>,
    /// `COLORFGBG`, the numbers of its foreground and background colours.
    pub colorfgbg: Option<String>,
}

/// Programs that show every colour, whatever `TERM` says.
const TRUE_PROGRAMS: [&str; 5] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"];
/// Parts of `TERM` of terminals that show every colour.
const TRUE_TERMS: [&str; 6] = ["direct", "kitty", "alacritty", "ghostty", "foot", "wezterm"];

impl Traits {
    /// Reads them from the environment.
    pub fn read() -> Self {
        let read = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            term: read("TERM"),
            program: read("TERM_PROGRAM"),
            windows_terminal: read("WT_SESSION"),
            no_color: read("NO_COLOR"),
            colorterm: read("COLORTERM"),
            colorfgbg: read("COLORFGBG"),
        }
    }

    /// Returns how many colours we use: never more than it can show, sometimes fewer.
    pub fn colours(&self) -> Colours {
        let term = self.term.as_deref().unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|name| term.contains(name));
        if self.no_color.is_some() || term.starts_with("vt1") || term.starts_with("vt2") {
            return Colours::None;
        }
        let says_true = matches!(self.colorterm.as_deref(), Some("truecolor" | "24bit"));
        let program = self.program.as_deref().unwrap_or_default();
        if says_true
            || self.windows_terminal.is_some()
            || TRUE_PROGRAMS.contains(&program)
            || is_one_of(&TRUE_TERMS)
            || (cfg!(windows) && term.is_empty())
        {
            return Colours::True;
        }
        if term.contains("256color") || program == "Apple_Terminal" {
            Colours::Indexed
        } else {
            Colours::Sixteen
        }
    }

    /// Returns whether its background is light or dark, for a user who has not said.
    pub fn shade(&self) -> Shade {
        let background = self
            .colorfgbg
            .as_deref()
            .and_then(|it| it.rsplit(';').next());
        match background {
            Some("7" | "15") => Shade::Light,
            _ => Shade::Dark,
        }
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
    inner: ManuallyDrop<ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
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
            .and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(out)))
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
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
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
        LeaveAlternateScreen,
        Show
    );
    let _cooked = disable_raw_mode();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    #[test]
    fn colours_are_what_the_terminal_can_show() {
        // TERM, COLORTERM, TERM_PROGRAM
        let table = [
            ("xterm-256color", "truecolor", "", Colours::True),
            ("xterm-256color", "24bit", "", Colours::True),
            ("xterm-256color", "", "", Colours::Indexed),
            ("xterm-256color", "yes", "", Colours::Indexed),
            ("xterm-256color", "", "Apple_Terminal", Colours::Indexed),
            ("xterm-256color", "", "iTerm.app", Colours::True),
            ("xterm-256color", "", "vscode", Colours::True),
            ("xterm-kitty", "", "", Colours::True),
            ("alacritty", "", "", Colours::True),
            ("xterm-direct", "", "", Colours::True),
            ("tmux-256color", "", "tmux", Colours::Indexed),
            ("tmux-256color", "truecolor", "tmux", Colours::True),
            ("screen", "", "", Colours::Sixteen),
            ("screen.xterm-256color", "", "", Colours::Indexed),
            ("xterm", "", "", Colours::Sixteen),
            ("linux", "", "", Colours::Sixteen),
            ("vt100", "", "", Colours::None),
            ("vt220", "", "", Colours::None),
        ];
        for (term, colorterm, program, want) in table {
            let mut traits = Traits {
                term: some(term),
                colorterm: some(colorterm),
                program: some(program),
                ..Traits::default()
            };
            assert_eq!(traits.colours(), want, "{term} {colorterm} {program}");
            traits.no_color = some("1");
            assert_eq!(traits.colours(), Colours::None, "{term} without colour");
        }
    }

    #[test]
    fn a_light_background_is_seen_and_dark_is_assumed() {
        let ground = |said| {
            let colorfgbg = some(said);
            let traits = Traits {
                colorfgbg,
                ..Traits::default()
            };
            traits.shade()
        };
        assert_eq!(ground("0;15"), Shade::Light);
        assert_eq!(ground("0;default;7"), Shade::Light);
        assert_eq!(ground("15;0"), Shade::Dark);
        assert_eq!(ground(""), Shade::Dark);
    }
}
