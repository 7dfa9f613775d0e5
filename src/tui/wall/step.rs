//! Makes scenes of the steps of a workshop: the question, what stands below it, a level of a cascade.

use super::page::WallPage;
use super::scene::{Block, Flow, Piece, Rank, Scene};
use crate::domain::document::day_and_month;
use crate::domain::room::{Body, Gathered, LevelScene, Promise, RoomItem, StepScene, Theme, Word};
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::clock;

/// The columns that the number of the page takes, beside the title.
const PAGES: [u16; 2] = [7, 24];

/// The most steps that a word is larger than one that was said once.
const MOST_DOUBLINGS: u32 = 4;

impl WallPage<'_> {
    pub(super) fn step(&self, step: &StepScene) -> Scene {
        let (kind, body) = self.body(step);
        let mut blocks = Vec::new();
        blocks.extend(self.head(step));
        // Beside what it brought, the question only reminds.
        let prompt = step.prompt.as_ref().map(|prompt| match step.body {
            Body::Results(_) => Block {
                sizes: (self.small(), self.small()),
                ..self.text(prompt, self.theme.quiet, Rank::Third)
            },
            _ => self.text(prompt, self.theme.strong, Rank::First),
        });
        blocks.extend(prompt);
        blocks.extend(body);
        blocks.extend(self.clock_block(matches!(step.body, Body::Level(_))));
        Scene {
            key: (step.number.0, kind),
            blocks,
            is_centred: false,
        }
    }

    /// The number and the title of the step.
    fn head(&self, step: &StepScene) -> Option<Block> {
        if self.area.height < 10 {
            return None;
        }
        let (n, count) = step.number;
        let args = [("n", n.into()), ("count", count.into())];
        let number = self.words.with("step-of", &args);
        let text = format!("{number}  {}", step.title);
        let aside = PAGES[usize::from(self.is_tall())];
        Some(Block {
            sizes: (Size::CELLS, self.small()),
            aside,
            ..self.text(&text, self.theme.quiet, Rank::Third)
        })
    }

    /// What stands below the question, and which kind of it that is.
    fn body(&self, step: &StepScene) -> (u8, Vec<Block>) {
        match &step.body {
            Body::Nothing => (0, Vec::new()),
            Body::Items(items) => (1, vec![self.items(items)]),
            Body::Words(words) => (u8::MAX, vec![self.words_said(words)]),
            Body::Themes(themes) => (2, vec![self.themes(themes)]),
            Body::Gathering {
                items,
                what,
                given,
                of,
            } => {
                let key = match what {
                    Gathered::Dots => "room-dots",
                    Gathered::Scores => "room-scores",
                };
                let args = [("given", (*given).into()), ("of", (*of).into())];
                let line = self.words.with(key, &args);
                let line = self.text(&line, self.theme.quiet, Rank::Third);
                (3, vec![self.items(items), line])
            }
            Body::Results(results) => (4, vec![self.results(results)]),
            Body::Actions(actions) => {
                let pieces = self.promises(actions);
                (5, vec![self.listed(pieces)])
            }
            Body::Level(level) => (
                6 + u8::try_from(level.number).unwrap_or(0),
                self.level(level),
            ),
        }
    }

    /// A list of items with their numbers, by which people can name them.
    fn items(&self, items: &[RoomItem]) -> Block {
        let pieces = items.iter().map(|item| {
            let text = self.measured(&item.text);
            Piece::text(text, self.theme.text).marked(item.number.to_string())
        });
        self.listed(pieces.collect())
    }

    /// A list that grows, of which the last piece is the newest.
    fn listed(&self, pieces: Vec<Piece>) -> Block {
        let flow = Flow {
            focus: pieces.len().checked_sub(1),
            pieces,
            is_growing: true,
            ..Flow::default()
        };
        self.flow(flow, Rank::Second)
    }

    /// A wall of words: each is a step larger with every doubling of how often it was said.
    fn words_said(&self, words: &[Word]) -> Block {
        let piece = |word: &Word| {
            let (text, style) = match word.times {
                ..2 => (word.text.clone(), self.theme.text),
                times => (format!("{} {times}×", word.text), self.theme.accent),
            };
            let doublings = word.times.checked_ilog2().unwrap_or(0).min(MOST_DOUBLINGS);
            let steps = i8::try_from(doublings).unwrap_or(0);
            Piece::text(self.measured(&text), style).sized(steps)
        };
        let flow = Flow {
            pieces: words.iter().map(piece).collect(),
            focus: words.iter().position(|word| word.is_last),
            is_growing: true,
            is_cloud: true,
            ..Flow::default()
        };
        self.flow(flow, Rank::Second)
    }

    fn themes(&self, themes: &[Theme]) -> Block {
        let loose = self.words.get("room-loose");
        let mut pieces = Vec::new();
        for theme in themes {
            let name = if theme.name.is_empty() {
                &loose
            } else {
                theme.name.as_str()
            };
            let name = self.measured(&format!("{name} ({})", theme.items.len()));
            let head = Piece::text(name, self.theme.accent).apart();
            pieces.push(if theme.items.is_empty() {
                head
            } else {
                head.leading()
            });
            pieces.extend(theme.items.iter().map(|item| {
                let text = self.measured(item);
                Piece::text(text, self.theme.text).marked("•")
            }));
        }
        let flow = Flow {
            pieces,
            ..Flow::default()
        };
        self.flow(flow, Rank::Second)
    }

    /// Who does what, and when.
    pub(super) fn promises(&self, actions: &[Promise]) -> Vec<Piece> {
        let piece = |(n, action): (usize, &Promise)| {
            let day = action.when.map(|day| day_and_month(day, self.words));
            let who = Some(action.who.clone()).filter(|who| !who.is_empty());
            let told: Vec<String> = who.into_iter().chain(day).collect();
            let text = if told.is_empty() {
                action.what.clone()
            } else {
                format!("{} — {}", action.what, told.join(", "))
            };
            let text = self.measured(&text);
            Piece::text(text, self.theme.text).marked((n + 1).to_string())
        };
        actions.iter().enumerate().map(piece).collect()
    }

    /// A level of a cascade: who it is, what to do, how long, and who is next.
    fn level(&self, level: &LevelScene) -> Vec<Block> {
        let name = format!("{}  {}", level.number, level.name);
        let time = clock(u64::from(level.seconds) * 1000);
        let next = level.next.as_ref().map(|next| {
            self.words
                .with("cascade-next", &[("level", next.as_str().into())])
        });
        let time =
            (level.seconds > 0).then(|| self.words.with("room-box", &[("time", time.into())]));
        let last: Vec<String> = time.into_iter().chain(next).collect();
        let mut blocks = vec![
            self.text(&name, self.theme.accent, Rank::First),
            self.text(&level.card, self.theme.strong, Rank::First),
        ];
        if !last.is_empty() {
            let last = last.join("  ·  ");
            blocks.push(self.text(&last, self.theme.quiet, Rank::Third));
        }
        blocks
    }
}
