//! The logo of a house, read from a picture of any size: the small PNG that documents hold.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::domain::house::Logo;

/// The longest side of a logo in a document, in pixels: sharp at twelve centimetres in print.
const LONGEST_SIDE: u32 = 1_200;
/// The longest side of a logo that is read at all, in pixels.
const LONGEST_READ: u32 = 10_000;

/// Reads a PNG or JPEG picture; `None` where it is neither, broken, or larger than any logo.
pub fn read(bytes: &[u8]) -> Option<Logo> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    reader.limits(limits);
    let read = reader.decode().ok()?;
    let picture = if read.width().max(read.height()) > LONGEST_SIDE {
        read.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        read
    };
    let mut png = Vec::new();
    // Eight bits a colour: what every reader of documents shows.
    let plain = DynamicImage::ImageRgba8(picture.to_rgba8());
    plain
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .ok()?;
    Logo::of_png(png, (picture.width(), picture.height()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    #[test]
    fn a_logo_is_a_small_png_whatever_it_was() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let logo = read(&picture(30, 20, format)).unwrap();
            assert_eq!(logo.size(), (30, 20));
            assert!(logo.png().starts_with(b"\x89PNG"));
        }
        let large = read(&picture(2_400, 600, ImageFormat::Jpeg)).unwrap();
        assert_eq!(large.size(), (1_200, 300));
    }

    #[test]
    fn what_is_no_picture_is_no_logo() {
        let whole = picture(30, 20, ImageFormat::Png);
        let text = b"<svg onload=alert(1)>".to_vec();
        let huge = picture(10_001, 1, ImageFormat::Png);
        for bytes in [
            Vec::new(),
            text,
            whole[..40].to_vec(),
            whole[..20].to_vec(),
            huge,
        ] {
            assert_eq!(read(&bytes), None);
        }
    }
}
