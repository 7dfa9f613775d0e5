//! A terminal with the real program in it: keys go in, the screen is read, and waiting is for something to appear.
#![allow(dead_code, reason = "each test uses its part")]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine before it counts as never.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What a frame begins and ends with.
const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

pub(crate) mod key {
    pub(crate) const ENTER: &str = "\r";
    pub(crate) const ESC: &str = "\x1b";
    pub(crate) const CTRL_C: &str = "\x03";
    pub(crate) const CTRL_Z: &str = "\x1a";
    pub(crate) const NEXT: &str = "\x1b[6~";
    pub(crate) const F1: &str = "\x1bOP";
    pub(crate) const F5: &str = "\x1b[15~";
    pub(crate) const F6: &str = "\x1b[17~";
    pub(crate) const F7: &str = "\x1b[18~";
}

/// What the program sent so far.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// Whether the other end is closed.
    ended: bool,
    /// Whether this end is to be closed.
    hung_up: bool,
}

impl Seen {
    /// Whether no frame is under way; people do not see half of one.
    fn is_whole(&self) -> bool {
        let last = |mark: &str| {
            self.raw
                .windows(mark.len())
                .rposition(|at| at == mark.as_bytes())
        };
        last(BEGIN) <= last(END)
    }
}

/// The terminal.
pub(crate) struct Screen {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    modes: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn nonzero(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// The program, with everything it keeps under `home`.
pub(crate) fn flipover(home: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_flipover"));
    command.args(args);
    surround(&mut command, home);
    command
}

/// Gives a command the environment every test has.
pub(crate) fn surround(command: &mut CommandBuilder, home: &Path) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear();
    let given: [(&str, &OsStr); 6] = [
        ("PATH", &path),
        ("FLIPOVER_HOME", home.as_os_str()),
        ("HOME", home.as_os_str()),
        ("LANG", OsStr::new("en_GB.UTF-8")),
        ("TERM", OsStr::new("xterm-256color")),
        ("PS1", OsStr::new("READY> ")),
    ];
    for (name, value) in given {
        command.env(name, value);
    }
    command.cwd(home);
}

impl Screen {
    /// Starts a command on a terminal of this size.
    pub(crate) fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let modes = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let seen = Seen {
            parser,
            raw: Vec::new(),
            ended: false,
            hung_up: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = output.read(&mut buffer).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.raw.extend_from_slice(&buffer[..read]);
                seen.ended = read == 0 || seen.hung_up;
                shared.1.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        Self {
            child,
            master: Some(pair.master),
            keys: Some(keys),
            seen,
            modes,
        }
    }

    /// Types, or presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.press_bytes(keys.as_bytes());
    }

    /// Sends bytes that need not be text.
    pub(crate) fn press_bytes(&mut self, keys: &[u8]) {
        let to = self.keys.as_mut().unwrap();
        // A program that was just killed takes no more keys.
        let _taken = to.write_all(keys).and_then(|()| to.flush());
    }

    /// Whether the process has not ended.
    pub(crate) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.seen()
            .parser
            .screen_mut()
            .set_size(nonzero(rows), nonzero(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(size(columns, rows))
            .unwrap();
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// What is on the screen.
    pub(crate) fn text(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// Waits until so many whole frames were sent; returns each of them, the last one last.
    #[track_caller]
    pub(crate) fn frames(&self, count: usize) -> Vec<String> {
        let limit = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        loop {
            let raw = String::from_utf8_lossy(&seen.raw).into_owned();
            let whole = raw.rsplit_once(END).map_or("", |(whole, _)| whole);
            let frames: Vec<String> = whole.split(BEGIN).skip(1).map(str::to_owned).collect();
            if frames.len() >= count {
                return frames;
            }
            assert!(Instant::now() < limit, "{} frames", frames.len());
            seen = self
                .seen
                .1
                .wait_timeout(seen, Duration::from_millis(100))
                .unwrap()
                .0;
        }
    }

    /// Row and column of the cursor, where it shows.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        let seen = self.seen();
        let screen = seen.parser.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// The colour behind the upper left corner.
    pub(crate) fn ground(&self) -> String {
        let seen = self.seen();
        let cell = seen.parser.screen().cell(0, 0);
        format!("{:?}", cell.map(vt100::Cell::bgcolor))
    }

    /// All bytes so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.seen().raw.clone()
    }

    /// Waits until the screen is as wanted; returns it.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        loop {
            let text = seen.parser.screen().contents();
            if seen.is_whole() && wanted(&text) {
                return text;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.ended, "never came: {what}\n{text}");
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits for a text to appear; false when the program ended before it did.
    #[track_caller]
    pub(crate) fn meets(&self, text: &str) -> bool {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        loop {
            let screen = seen.parser.screen().contents();
            if seen.is_whole() && screen.contains(text) {
                return true;
            }
            if seen.ended {
                return false;
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "never came: {text}\n{screen}");
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits for a text to appear; returns the screen.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> String {
        self.until(text, |screen| screen.contains(text))
    }

    /// The id of the process.
    pub(crate) fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(id.try_into().unwrap())
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).unwrap();
    }

    /// Takes the terminal away, as a closed window does.
    pub(crate) fn hang_up(&mut self) {
        self.seen().hung_up = true;
        // What reads the terminal lets go of it with the next frame; a letter brings one also where nobody tells of a size.
        self.press("z");
        let began = Instant::now();
        let mut seen = self.seen();
        while !seen.ended {
            assert!(began.elapsed() < PATIENCE, "no frame came any more");
            let waited = self.seen.1.wait_timeout(seen, Duration::from_millis(50));
            seen = waited.unwrap().0;
        }
        drop(seen);
        self.keys = None;
        self.master = None;
    }

    /// Waits for the end of the process and of what it sent; returns how long that took, too.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> (ExitStatus, Duration) {
        let began = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "it does not end\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(2));
        };
        let took = began.elapsed();
        let mut seen = self.seen();
        while !seen.ended && began.elapsed() < PATIENCE {
            seen = self
                .seen
                .1
                .wait_timeout(seen, Duration::from_millis(50))
                .unwrap()
                .0;
        }
        drop(seen);
        (status, took)
    }

    /// Leaves the program the way people do, and waits for its end.
    #[track_caller]
    pub(crate) fn leave(&mut self) {
        self.press(key::CTRL_C);
        self.sees("once more to leave");
        self.press(key::CTRL_C);
        let (status, _) = self.ends();
        assert!(status.success(), "{status:?}");
    }

    /// Whether the screen is one that lines are printed on.
    #[track_caller]
    pub(crate) fn is_plain(&self) {
        let seen = self.seen();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        let last = |mark: &str| {
            seen.raw
                .windows(mark.len())
                .rposition(|at| at == mark.as_bytes())
        };
        let (off, back) = (last("\x1b[?1007l"), last("\x1b[?1007h\x1b[?1007r"));
        assert!(off <= back, "the wheel is as it was: {off:?} {back:?}");
    }

    /// Whether the terminal is as it was found.
    #[track_caller]
    pub(crate) fn is_as_found(&self) {
        self.is_plain();
        if let Some(master) = &self.master {
            assert_eq!(self.modes, modes(&**master), "raw mode is left");
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Most have ended by now; one that a failed test leaves behind must not outlive it.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
