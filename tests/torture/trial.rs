//! One row of the campaign while it runs: its cases, what failed, and chance that can be had again.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// How many failures are told in full.
const TOLD: usize = 3;

thread_local! {
    /// What the last panic of this thread said.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// How much of a row is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// A part that fits in a test run.
    Short,
    Full,
}

/// A row while it runs.
pub(crate) struct Trial {
    pub(crate) extent: Extent,
    pub(crate) seed: u64,
    random: u64,
    cases: u64,
    failed: u64,
    told: Vec<String>,
    notes: Vec<String>,
    skipped: Option<String>,
    began: Instant,
}

impl Trial {
    pub(crate) fn new(extent: Extent, seed: u64) -> Self {
        Self {
            extent,
            seed,
            random: seed,
            cases: 0,
            failed: 0,
            told: Vec::new(),
            notes: Vec::new(),
            skipped: None,
            began: Instant::now(),
        }
    }

    /// Keeps panics quiet: a case that panics is told with its name.
    pub(crate) fn hush() {
        std::panic::set_hook(Box::new(|info| {
            SAID.with_borrow_mut(|said| *said = info.to_string());
        }));
    }

    /// A case: it fails when it panics.
    pub(crate) fn case(&mut self, name: impl FnOnce() -> String, run: impl FnOnce()) {
        self.cases += 1;
        if catch_unwind(AssertUnwindSafe(run)).is_err() {
            self.fails(&name());
        }
    }

    /// A row: a panic between its cases fails it too.
    pub(crate) fn row(&mut self, run: fn(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| run(self))).is_err() {
            self.fails("between the cases");
        }
    }

    fn fails(&mut self, name: &str) {
        self.failed += 1;
        if self.told.len() < TOLD {
            let said = SAID.with_borrow(Clone::clone);
            let said: String = said.chars().take(1500).collect();
            self.told.push(format!("{name}: {said}"));
        }
    }

    /// A figure to print beside the count.
    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// What this machine cannot do.
    pub(crate) fn skip(&mut self, why: impl Into<String>) {
        self.skipped = Some(why.into());
    }

    /// How often something is done: all of it, or a tenth.
    pub(crate) fn times(&self, full: u64) -> u64 {
        match self.extent {
            Extent::Short => full.div_ceil(10),
            Extent::Full => full,
        }
    }

    /// A number below `end`, the same in every run with this seed.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // SplitMix64.
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end.max(1)
    }

    /// The line of the row; true when nothing failed.
    pub(crate) fn report(self, number: u8, name: &str, unit: &str) -> bool {
        let seconds = self.began.elapsed().as_secs_f64();
        let (cases, failed, seed) = (self.cases, self.failed, self.seed);
        let notes = self.notes.join(", ");
        println!(
            "row {number:>2}  {name:<44} {cases:>8} {unit}, {failed} failed, seed {seed}, {seconds:.1} s  {notes}"
        );
        if let Some(why) = &self.skipped {
            println!("        SKIPPED: {why}");
        }
        for failure in &self.told {
            println!("        FAILED: {}", failure.replace('\n', "\n          "));
        }
        failed == 0
    }
}
