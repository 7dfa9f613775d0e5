//! Pictures in text, one file a kind; told apart by shape and sign, never by colour alone.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

mod cascade;
mod clock;
mod counts;
mod rate;

pub(super) use cascade::cascade;
pub(super) use clock::clocks;
pub(super) use counts::counts;
pub(super) use rate::rate;

type Lines = Vec<Line<'static>>;

fn said(text: impl Into<String>, style: Style) -> Line<'static> {
    Line::from(Span::styled(text.into(), style))
}
