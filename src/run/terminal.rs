//! The terminal: taken over, drawn on, and given back as it was, however the program ends.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::tui::theme::{Colours, Shade};

/// Whether the terminal is ours. One for the process, so that a panic or a signal can give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Room for a whole frame, so that it leaves in one write.
const FRAME: usize = 64 * 1024;

/// Why there is no drawing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Input or output is no terminal.
    NoTerminal,
    /// The terminal can only print lines.
    Dumb,
}

impl Unfit {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoTerminal => "cli-no-terminal",
            Self::Dumb => "cli-dumb-terminal",
        }
    }
}

/// Whether a screen can be drawn here.
pub fn check() -> Result<(), Unfit> {
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Err(Unfit::Dumb)
    } else if io::stdin().is_terminal() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(Unfit::NoTerminal)
    }
}

/// What the terminal says of itself.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `COLORFGBG`.
    pub colorfgbg: Option<String>,
}

impl Traits {
    /// From the environment.
    pub fn read() -> Self {
        let read = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            no_color: read("NO_COLOR"),
            colorterm: read("COLORTERM"),
            colorfgbg: read("COLORFGBG"),
        }
    }

    /// How many colours it shows.
    pub fn colours(&self) -> Colours {
        if self.no_color.is_some() {
            return Colours::None;
        }
        match self.colorterm.as_deref() {
            Some("truecolor" | "24bit") => Colours::True,
            _ => Colours::Indexed,
        }
    }

    /// Whether its background is light or dark, for a user who did not say.
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

/// What is on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The last frame.
    Frame,
    /// Who knows: it is new, another program was there, or its size changed, perhaps there and back.
    Unknown,
}

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    shown: Shown,
}

impl Terminal {
    /// Takes the terminal over. From here on a panic, of whichever thread, gives it back first and then calls `tell`.
    pub fn take(tell: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            give_back();
            before(info);
            tell();
        }));
        let out = BufWriter::with_capacity(FRAME, io::stdout());
        take_over()
            .and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(out)))
            .map(|inner| Self {
                inner,
                shown: Shown::Unknown,
            })
            .inspect_err(|_| give_back())
    }

    /// Draws one frame; the terminal shows it whole or not yet.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !TAKEN.load(Ordering::Acquire) {
            return Ok(());
        }
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        if self.shown == Shown::Unknown {
            // Not `clear`, which asks the terminal for its cursor: the answer would go to the thread that reads keys.
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

    /// Has the next frame drawn whole: what the terminal shows is not what was drawn on it.
    pub fn forget(&mut self) {
        self.shown = Shown::Unknown;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Half a frame left in the buffer must not follow what gives the terminal back.
        let _sent = self.inner.backend_mut().flush();
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    TAKEN.store(true, Ordering::Release);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Gives the terminal back as it was, if it is ours.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::AcqRel) {
        return;
    }
    // There is nobody to tell when the terminal takes nothing more.
    let _shown = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _cooked = disable_raw_mode();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(no_color: &str, colorterm: &str, colorfgbg: &str) -> Traits {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Traits {
            no_color: some(no_color),
            colorterm: some(colorterm),
            colorfgbg: some(colorfgbg),
        }
    }

    #[test]
    fn colours_are_what_the_terminal_says_and_none_when_asked() {
        assert_eq!(traits("", "truecolor", "").colours(), Colours::True);
        assert_eq!(traits("", "24bit", "").colours(), Colours::True);
        assert_eq!(traits("", "", "").colours(), Colours::Indexed);
        assert_eq!(traits("1", "truecolor", "").colours(), Colours::None);
    }

    #[test]
    fn a_light_background_is_seen_and_dark_is_assumed() {
        assert_eq!(traits("", "", "0;15").shade(), Shade::Light);
        assert_eq!(traits("", "", "0;default;7").shade(), Shade::Light);
        assert_eq!(traits("", "", "15;0").shade(), Shade::Dark);
        assert_eq!(traits("", "", "").shade(), Shade::Dark);
    }
}
