//! Makes scenes of what the room sees between steps: the programme, a break, the end, a hard stop.

use super::page::WallPage;
use super::scene::{Block, Flow, Piece, Rank, Scene};
use crate::domain::room::{AgendaLine, Promise, Status};
use crate::tui::widgets::large::Size;
use crate::tui::wording::local;

impl WallPage<'_> {
    fn time(&self, wall: i64) -> String {
        let at = local(wall, self.view.offset);
        at.format("%H:%M").to_string()
    }

    /// A title above a flow.
    fn titled(&self, kind: u8, title: &str, flow: Flow) -> Scene {
        Scene {
            key: (0, kind),
            blocks: vec![
                Block {
                    aside: 8,
                    sizes: (self.small(), Size::small(self.theme.grain)),
                    ..self.text(title, self.theme.strong, Rank::Third)
                },
                self.flow(flow, Rank::First),
            ],
            is_centred: false,
        }
    }

    /// What opens the day: the workshop, whom it is for, and whose house style this is.
    pub(super) fn opening(&self, client: &str) -> Scene {
        let organisation = &self.view.organisation;
        let told = [
            (organisation.as_str(), self.theme.house, Rank::Third),
            (&self.view.workshop, self.theme.strong, Rank::First),
            (client, self.theme.accent, Rank::Second),
        ];
        let told = told.into_iter().filter(|(text, ..)| !text.is_empty());
        Scene {
            key: (0, 5),
            blocks: told
                .map(|(text, style, rank)| self.text(text, style, rank))
                .collect(),
            is_centred: true,
        }
    }

    /// The programme with its times, and what is done and what runs now.
    pub(super) fn agenda(&self, lines: &[AgendaLine]) -> Scene {
        let piece = |line: &AgendaLine| {
            let (mark, style) = match line.status {
                Status::Open | Status::Again => ("→", self.theme.accent),
                Status::NotReached | Status::Begun => ("·", self.theme.text),
                Status::Done | Status::Skipped => ("✓", self.theme.quiet),
            };
            let text = format!("{}  {}", self.time(line.begins), line.title);
            Piece::text(self.measured(&text), style).marked(mark)
        };
        let flow = Flow {
            pieces: lines.iter().map(piece).collect(),
            focus: lines.iter().position(|line| line.status.is_current()),
            ..Flow::default()
        };
        self.titled(1, &self.view.workshop, flow)
    }

    /// A break: until when it lasts, and how long still.
    pub(super) fn pause(&self, title: &str, until: i64) -> Scene {
        let time = self.time(until);
        let back = self.words.with("room-back", &[("time", time.into())]);
        Scene {
            key: (0, 2),
            blocks: [
                self.text(title, self.theme.quiet, Rank::Third),
                self.text(&back, self.theme.strong, Rank::First),
            ]
            .into_iter()
            .chain(self.clock_block(false))
            .collect(),
            is_centred: true,
        }
    }

    /// The end: the headline, and who does what.
    pub(super) fn over(&self, headline: &[String], actions: &[Promise]) -> Scene {
        let sentence = |text: &String| {
            let text = self.measured(text);
            Piece::text(text, self.theme.strong).apart()
        };
        let mut pieces: Vec<Piece> = headline.iter().map(sentence).collect();
        let promises = self.promises(actions).into_iter().enumerate();
        pieces.extend(promises.map(|(n, piece)| if n == 0 { piece.apart() } else { piece }));
        let flow = Flow {
            pieces,
            ..Flow::default()
        };
        self.titled(3, &self.words.get("room-over"), flow)
    }

    /// Whether the box of a cascade is over: then there is nothing else to see.
    pub(super) fn is_stopped(&self) -> bool {
        let clock = self.view.clock.as_ref();
        let is_step = matches!(self.view.scene, crate::domain::room::Scene::Step(_));
        is_step && clock.is_some_and(|it| it.is_hard && it.countdown.is_over() && !it.is_paused)
    }

    pub(super) fn stop(&self) -> Scene {
        let text = self.words.get("room-stop");
        Scene {
            key: (0, 4),
            blocks: vec![
                self.text("STOP", self.theme.banner, Rank::Figure),
                self.text(&text, self.theme.banner, Rank::Third),
            ],
            is_centred: true,
        }
    }
}
