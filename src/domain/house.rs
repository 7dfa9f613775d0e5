//! The house style of documents: organisation, logo, colour and footer.

use std::sync::Arc;

use super::text::Clean;

/// How the documents of one organisation look. Any of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// The name of the organisation; may be empty.
    pub organisation: Clean,
    /// The logo at the head of documents.
    pub logo: Option<Logo>,
    /// The colour of headings and charts; `None` for the program's own.
    pub accent: Option<Colour>,
    /// The line at the foot of every page; may be empty.
    pub footer: Clean,
    /// The name of the font in documents that an office program or a browser opens; `None` for theirs.
    pub font: Option<Clean>,
}

/// A colour on screen and in print, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// How red it is, 0 to 255.
    pub red: u8,
    /// How green it is, 0 to 255.
    pub green: u8,
    /// How blue it is, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Reads a colour written as `#1F6F78`, with or without the `#`; `None` if it is not written like that.
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

    /// How light it is, from 0 for black to 1 for white: the relative luminance of WCAG 2.2.
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

    /// How well two colours stand out from each other, 1 to 21: the contrast ratio of WCAG 2.2.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour mixed with another, of which it takes `share`, 0 to 1.
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

/// A picture that every exporter can take: a PNG without anything that cameras and programs write beside the pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    png: Arc<[u8]>,
    width: u32,
    height: u32,
}

impl Logo {
    /// The logo in this PNG, which is so many pixels wide and high; `None` if one of these is 0.
    pub fn of_png(png: Vec<u8>, (width, height): (u32, u32)) -> Option<Self> {
        (width > 0 && height > 0).then(|| Self {
            png: png.into(),
            width,
            height,
        })
    }

    /// The picture, as the bytes of a PNG.
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
