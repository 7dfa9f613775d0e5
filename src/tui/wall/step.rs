//! Makes scenes of the steps of a workshop: the question, what stands below it, a level of a cascade.

use super::page::WallPage;
use super::scene::{Block, Flow, Piece, Rank, Scene};
use crate::domain::document::day_and_month;
use crate::domain::room::{Body, Gathered, LevelScene, Promise, RoomItem, StepScene, Theme, Word};
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
        blocks.extend(self.scale(step));
        blocks.extend(body);
        blocks.extend(self.tie(step));
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
            sizes: (self.small(), self.small()),
            aside,
            ..self.text(&text, self.theme.quiet, Rank::Third)
        })
    }

    /// How the items are scored: what the ends of the scale mean, and what its columns are.
    fn scale(&self, step: &StepScene) -> Option<Block> {
        // On a small wall what was scored needs the rows.
        let is_small = self.area.height < 20 && matches!(step.body, Body::Results(_));
        let scale = step.context.scale.as_ref().filter(|_| !is_small)?;
        // Many questions say what the ends are.
        let asks = |(score, meaning): &(i32, String)| {
            let prompt = step.prompt.as_deref().unwrap_or_default();
            prompt.contains(&score.to_string()) && prompt.contains(meaning.as_str())
        };
        let is_asked = scale.ends.iter().all(asks);
        let [low, high] = scale.ends.each_ref().map(|(score, meaning)| {
            if meaning.is_empty() {
                score.to_string()
            } else {
                format!("{score} = {meaning}")
            }
        });
        let args = [("low", low.into()), ("high", high.into())];
        let mut told = Vec::new();
        if !is_asked {
            told.push(self.words.with("room-scale", &args));
        }
        if !scale.columns.is_empty() {
            let columns = scale.columns.join(" / ");
            let args = [("columns", columns.into())];
            told.push(self.words.with("room-columns", &args));
        }
        let told = told.join(" · ");
        (!told.is_empty()).then(|| self.text(&told, self.theme.quiet, Rank::Third))
    }

    /// What the mark of those means that are in the list although others stood equal to them.
    fn tie(&self, step: &StepScene) -> Option<Block> {
        let is_listed = match step.body {
            Body::Items(_) | Body::Given(_) | Body::Gathering { .. } | Body::Actions(_) => true,
            Body::Nothing => !step.context.works_on.is_empty(),
            _ => false,
        };
        (is_listed && !step.context.tied.is_empty()).then(|| {
            let text = self.words.get("room-tied");
            self.text(&text, self.theme.quiet, Rank::Third)
        })
    }

    /// What the items of a step are about, above them.
    fn works_on(&self, step: &StepScene) -> Vec<Piece> {
        let context = &step.context;
        let title = self.measured(&self.words.get("room-works-on"));
        let title = Piece::text(title, self.theme.accent).leading();
        let items = context.works_on.iter().map(|item| {
            let text = self.measured(&item.text);
            let is_tied = context.tied.contains(&item.number);
            let mark = if is_tied { "=" } else { "•" };
            Piece::text(text, self.theme.quiet).marked(mark)
        });
        let mut pieces: Vec<Piece> = std::iter::once(title).chain(items).collect();
        if pieces.len() == 1 {
            pieces.clear();
        }
        pieces
    }

    /// What stands below the question, and which kind of it that is.
    fn body(&self, step: &StepScene) -> (u8, Vec<Block>) {
        let works_on = self.works_on(step);
        match &step.body {
            Body::Nothing if works_on.is_empty() => (0, Vec::new()),
            Body::Nothing => (1, vec![self.listed(works_on, false)]),
            Body::Items(items) => (1, vec![self.items(items, works_on, step, true)]),
            Body::Given(items) => (1, vec![self.items(items, works_on, step, false)]),
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
                    Gathered::Ballots => "room-ballots",
                };
                let args = [("given", (*given).into()), ("of", (*of).into())];
                let line = self.words.with(key, &args);
                let line = self.text(&line, self.theme.quiet, Rank::Third);
                (3, vec![self.items(items, Vec::new(), step, false), line])
            }
            Body::Results(results) => (4, vec![self.results(results)]),
            Body::Actions(actions) => {
                let pieces = above(works_on, self.promises(actions));
                (5, vec![self.listed(pieces, true)])
            }
            Body::Level(level) => (
                6 + u8::try_from(level.number).unwrap_or(0),
                self.level(level),
            ),
        }
    }

    /// A list of items with their numbers, by which people can name them, below what they are about.
    fn items(
        &self,
        items: &[RoomItem],
        works_on: Vec<Piece>,
        step: &StepScene,
        has_newest: bool,
    ) -> Block {
        // Items that are about others are not those that stood equal.
        let tied = if works_on.is_empty() {
            step.context.tied.as_slice()
        } else {
            &[]
        };
        let pieces = items.iter().map(|item| {
            let text = self.measured(&item.text);
            let sign = if tied.contains(&item.number) { "=" } else { "" };
            Piece::text(text, self.theme.text).marked(format!("{}{sign}", item.number))
        });
        self.listed(above(works_on, pieces.collect()), has_newest)
    }

    /// A list that grows, of which the last piece is the newest, or none is new.
    fn listed(&self, pieces: Vec<Piece>, has_newest: bool) -> Block {
        let flow = Flow {
            focus: pieces.len().checked_sub(1).filter(|_| has_newest),
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

/// Puts what a list is about above it.
fn above(works_on: Vec<Piece>, list: Vec<Piece>) -> Vec<Piece> {
    let is_alone = works_on.is_empty();
    let list = list.into_iter().enumerate();
    let list = list.map(|(n, piece)| match n {
        0 if !is_alone => piece.apart(),
        _ => piece,
    });
    works_on.into_iter().chain(list).collect()
}
