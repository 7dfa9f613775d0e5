//! How long it takes from a key at the console until the room's window shows it (at most 100 ms p99), through the disk
//! and two processes, and what a tick of its clock costs in bytes (at most 400).

#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a bench that fails says where")]

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SCRIPT: &str = r#"Workshop(
    format: 1, id: "harvest", title: "Harvest", purpose: "Collect.", group: (2, 20), minutes: (15, 15),
    steps: [
        (id: "gather", title: "Gather", minutes: 15, short: 15, priority: Must, prompt: "What grows here?",
         kind: Collect(fields: [(id: "crop", label: "Crop", kind: Text)])),
    ],
)
"#;
const KEYS: usize = 300;
const PATIENCE: Duration = Duration::from_secs(20);

/// What a window sent: its bytes, and when the last of them came.
type Sent = Arc<(Mutex<(Vec<u8>, Instant)>, Condvar)>;

struct Window {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    sent: Sent,
    _master: Box<dyn MasterPty + Send>,
}

impl Window {
    fn open(home: &Path, args: &[&str], columns: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_flipover"));
        command.args(args);
        command.env("FLIPOVER_HOME", home);
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LANG", "en_GB.UTF-8");
        command.cwd(home);
        let child = pair.slave.spawn_command(command).expect("the program");
        let mut output = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its keys");
        let sent: Sent = Arc::new((Mutex::new((Vec::new(), Instant::now())), Condvar::new()));
        let shared = Arc::clone(&sent);
        thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                let mut sent = shared.0.lock().expect("whole");
                sent.0.extend_from_slice(&buffer[..read]);
                sent.1 = Instant::now();
                shared.1.notify_all();
            }
        });
        Self {
            child,
            keys,
            sent,
            _master: pair.master,
        }
    }

    /// Waits until this came after the first `from` bytes; when it did.
    fn until(&self, text: &str, from: usize) -> Instant {
        let end = Instant::now() + PATIENCE;
        let mut sent = self.sent.0.lock().expect("whole");
        loop {
            let new = &sent.0[from.min(sent.0.len())..];
            if new.windows(text.len()).any(|at| at == text.as_bytes()) {
                return sent.1;
            }
            assert!(Instant::now() < end, "{text} never came");
            let waited = self.sent.1.wait_timeout(sent, Duration::from_millis(100));
            sent = waited.expect("whole").0;
        }
    }

    fn len(&self) -> usize {
        self.sent.0.lock().expect("whole").0.len()
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it takes keys");
        self.keys.flush().expect("it takes keys");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _gone = self.child.kill();
    }
}

/// Seconds of processor a process used so far.
fn used(window: &Window) -> f64 {
    let id = window.child.process_id().expect("it runs");
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or("")
        .split_whitespace()
        .collect();
    let ticks = |n: usize| {
        fields
            .get(n)
            .and_then(|it| it.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    (ticks(11) + ticks(12)) / 100.0
}

/// A word of which no letter stands in the same place of its neighbours: of a list that moved up by a line only what
/// changed is sent.
fn word(n: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from((n * 7 + at * 3) % 26).unwrap_or(0));
    (0..5).map(letter).collect()
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("harvest.ron"), SCRIPT).expect("a script");
    let mut console = Window::open(home.path(), &["run", "harvest.ron"], 120, 36);
    console.until("What grows here?", 0);
    let room = Window::open(home.path(), &["project"], 80, 24);
    room.until("Gather", 0);
    let mut times: Vec<Duration> = (0..KEYS)
        .map(|n| {
            let crop = word(n);
            console.press(&crop);
            thread::sleep(Duration::from_millis(7 + (n as u64 * 13) % 41));
            let from = room.len();
            let pressed = Instant::now();
            console.press("\r");
            room.until(&crop, from).saturating_duration_since(pressed)
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 1000];
    println!(
        "Enter at the console → the item on the wall, {KEYS} times, two processes, every item on disk:"
    );
    println!(
        "  p50 {:.1?}   p99 {:.1?}   most {:.1?}",
        at(500),
        at(990),
        at(1000)
    );

    // Nobody types: what comes is the clock.
    thread::sleep(Duration::from_secs(2));
    let (from, cpu) = (room.len(), used(&room));
    thread::sleep(Duration::from_secs(10));
    let bytes = (room.len() - from) / 10;
    println!(
        "a second of the wall's clock: {bytes} bytes, {:.1} ms of processor",
        (used(&room) - cpu) * 100.0
    );
    console.press("\x1bOQ");
    thread::sleep(Duration::from_secs(2));
    let (from, cpu, desk) = (room.len(), used(&room), used(&console));
    thread::sleep(Duration::from_secs(10));
    println!(
        "with the clock stopped, ten seconds: {} bytes, {:.1} ms of processor; the console {:.1} ms",
        room.len() - from,
        (used(&room) - cpu) * 1000.0,
        (used(&console) - desk) * 1000.0
    );
}
