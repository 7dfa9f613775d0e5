//! The colours of documents, derived from the one colour of the house style.

use crate::domain::house::{Colour, HouseStyle};

/// The program's own colour, for a house style without one: a dark blue-green.
const OWN: Colour = colour(0x17, 0x5E, 0x6B);
const WHITE: Colour = colour(0xFF, 0xFF, 0xFF);
const BLACK: Colour = colour(0, 0, 0);
const INK: Colour = colour(0x1F, 0x24, 0x29);
/// The least contrast of text with its background: WCAG 2.2, level AA.
const READABLE: f64 = 4.5;

const fn colour(red: u8, green: u8, blue: u8) -> Colour {
    Colour { red, green, blue }
}

/// The colours of a document on white paper. Text can be read in each of them, whatever colour the house style has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The colour of the house style, for surfaces.
    pub accent: Colour,
    /// For headings on white: the colour of the house style, made darker if necessary.
    pub heading: Colour,
    /// For text on [`Palette::accent`].
    pub on_accent: Colour,
    /// For the background of text that stands out, such as the header of a table.
    pub tint: Colour,
    /// For ordinary text.
    pub ink: Colour,
    /// For small print.
    pub quiet: Colour,
    /// For lines between rows.
    pub line: Colour,
}

impl Palette {
    /// The colours of documents in this house style.
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
            // Either white or black can always be read; softened black cannot, on a medium grey.
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
