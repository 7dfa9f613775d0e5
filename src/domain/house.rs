//! The house style of documents: whose they are, the logo, the colour, and what stands at the foot of every page.

use std::sync::Arc;

use super::text::Clean;

/// How documents look as those of one organisation; everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// Whose documents they are.
    pub organisation: Clean,
    /// The logo.
    pub logo: Option<Logo>,
    /// The colour of headings and charts.
    pub accent: Option<Colour>,
    /// What stands at the foot of every page.
    pub footer: Clean,
    /// The name of the font in documents that are opened by an office program or a browser.
    pub font: Option<Clean>,
}

/// A colour on screen and in print, as sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// How red, 0..=255.
    pub red: u8,
    /// How green, 0..=255.
    pub green: u8,
    /// How blue, 0..=255.
    pub blue: u8,
}

impl Colour {
    /// A colour written as `#1F6F78`, with or without the `#`.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Self {
            red: part(0)?,
            green: part(2)?,
            blue: part(4)?,
        })
    }

    /// Its six hexadecimal digits, such as `1F6F78`.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// How much lighter than black it is, 0..1: WCAG 2.2, relative luminance.
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// How well one stands out from the other, 1..21: WCAG 2.2, contrast ratio.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with `share`, 0..1, of another in it.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let part = |own: u8, other: u8| {
            let mixed = f64::from(own) * (1.0 - share) + f64::from(other) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two bytes, clamped"
            )]
            let byte = mixed.round().clamp(0.0, 255.0) as u8;
            byte
        };
        Self {
            red: part(self.red, other.red),
            green: part(self.green, other.green),
            blue: part(self.blue, other.blue),
        }
    }
}

/// A picture that every writer can take: PNG, at most 1,200 pixels a side, without what cameras and programs write
/// beside the pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    png: Arc<[u8]>,
    width: u32,
    height: u32,
}

impl Logo {
    /// The logo that this PNG shows, so many pixels wide and high; `None` where a side is 0.
    pub fn of_png(png: Vec<u8>, (width, height): (u32, u32)) -> Option<Self> {
        (width > 0 && height > 0).then(|| Self {
            png: png.into(),
            width,
            height,
        })
    }

    /// The picture as PNG.
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// Its width and height in pixels; neither is 0.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them() {
        let teal = Colour::parse("#1F6F78").unwrap();
        assert_eq!((teal.red, teal.green, teal.blue), (0x1f, 0x6f, 0x78));
        assert_eq!(Colour::parse(" 1f6f78"), Some(teal));
        assert_eq!(teal.hex(), "1F6F78");
        for wrong in [
            "", "#fff", "teal", "#1F6F7", "#1F6F788", "#1F6FéX", "+1-2+3",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let [black, white, grey] =
            ["000000", "FFFFFF", "767676"].map(|hex| Colour::parse(hex).unwrap());
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((grey.contrast(white) - 4.54).abs() < 0.005);
        assert_eq!(black.mixed(white, 0.5).hex(), "808080");
    }
}
