//! The colours of documents, made from the one colour of the house.

use crate::domain::house::{Colour, HouseStyle};

/// Flipover's own colour, for a house without one: a dark blue-green.
const OWN: Colour = colour(0x17, 0x5E, 0x6B);
const WHITE: Colour = colour(0xFF, 0xFF, 0xFF);
const BLACK: Colour = colour(0, 0, 0);
const INK: Colour = colour(0x1F, 0x24, 0x29);
/// The least contrast of text with what is behind it: WCAG 2.2, level AA.
const READABLE: f64 = 4.5;

const fn colour(red: u8, green: u8, blue: u8) -> Colour {
    Colour { red, green, blue }
}

/// The colours of a document on white paper. Text in any of them can be read, whatever the house chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The colour of the house, for surfaces.
    pub accent: Colour,
    /// Headings on white: the colour of the house, darker where it must be.
    pub heading: Colour,
    /// Text on the colour of the house.
    pub on_accent: Colour,
    /// A surface that text stands on, such as the head of a table.
    pub tint: Colour,
    /// Text.
    pub ink: Colour,
    /// Small print.
    pub quiet: Colour,
    /// Lines between rows.
    pub line: Colour,
}

impl Palette {
    /// The colours of a house.
    pub fn of(house: &HouseStyle) -> Self {
        let accent = house.accent.unwrap_or(OWN);
        let darker = (0..=10).map(|tenths| accent.mixed(INK, f64::from(tenths) / 10.0));
        let heading = darker
            .into_iter()
            .find(|shade| shade.contrast(WHITE) >= READABLE)
            .unwrap_or(INK);
        let on_accent = if accent.contrast(WHITE) >= READABLE {
            WHITE
        } else {
            // White or black always can be read; softened black cannot on a middling grey.
            BLACK
        };
        Self {
            accent,
            heading,
            on_accent,
            tint: accent.mixed(WHITE, 0.9),
            ink: INK,
            quiet: INK.mixed(WHITE, 0.35),
            line: INK.mixed(WHITE, 0.82),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_be_read_in_every_house() {
        for hex in [
            "FFEE00", "FFFFFF", "000000", "E60012", "1F6F78", "7F7F7F", "00FF00",
        ] {
            let accent = Colour::parse(hex);
            let house = HouseStyle {
                accent,
                ..HouseStyle::default()
            };
            let palette = Palette::of(&house);
            assert_eq!(Some(palette.accent), accent);
            for (text, behind) in [
                (palette.heading, WHITE),
                (palette.on_accent, palette.accent),
                (palette.ink, palette.tint),
                (palette.quiet, WHITE),
            ] {
                let contrast = text.contrast(behind);
                assert!(
                    contrast >= READABLE,
                    "{hex}: {text:?} on {behind:?}: {contrast}"
                );
            }
        }
    }
}
