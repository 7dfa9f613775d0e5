//! Turns a drawing into a PNG, for formats that have no lines and surfaces of their own.

use std::collections::HashMap;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use tiny_skia::{
    Color, FillRule, Paint, Path, PathBuilder, Pixmap, PremultipliedColorU8, Stroke, StrokeDash,
    Transform,
};

use super::drawing::{Anchor, Drawing, Ink, Shape};
use super::face::FontWeight;
use super::house::Palette;

/// Pixels to a point, which is 216 dots to an inch: sharp on paper and on any screen.
const SHARPNESS: f32 = 3.0;

/// The most colours of a picture.
const MOST_COLOURS: usize = 64;

/// The drawing in the colours of a palette, on white; `None` if it has no width or no height.
pub fn png(drawing: &Drawing, palette: &Palette) -> Option<Vec<u8>> {
    let mut canvas = Canvas {
        pixels: Pixmap::new(pixels(drawing.width), pixels(drawing.height))?,
        palette,
        letters: HashMap::new(),
    };
    canvas.pixels.fill(Color::WHITE);
    for shape in &drawing.shapes {
        canvas.put(shape);
    }
    encoded(&canvas.pixels)
}

struct Canvas<'p> {
    pixels: Pixmap,
    palette: &'p Palette,
    /// The outlines of letters drawn so far, one em high; `None` for a blank, or a character the font lacks.
    letters: HashMap<(FontWeight, char), Option<Path>>,
}

impl Canvas<'_> {
    fn put(&mut self, shape: &Shape) {
        match shape {
            Shape::Fill { points, ink } => {
                if let Some(path) = polygon(points, true) {
                    self.fill(&path, *ink, scaled());
                }
            }
            Shape::Stroke {
                points,
                ink,
                width,
                dashed,
            } => {
                let stroke = Stroke {
                    width: pt(*width),
                    dash: dashed
                        .then(|| StrokeDash::new(vec![4.0, 3.0], 0.0))
                        .flatten(),
                    ..Stroke::default()
                };
                if let Some(path) = polygon(points, false) {
                    let paint = self.paint(*ink);
                    self.pixels
                        .stroke_path(&path, &paint, &stroke, scaled(), None);
                }
            }
            Shape::Disc { at, radius, ink } => {
                if let Some(path) = PathBuilder::from_circle(pt(at.0), pt(at.1), pt(*radius)) {
                    self.fill(&path, *ink, scaled());
                }
            }
            Shape::Text {
                at,
                anchor,
                size,
                face,
                ink,
                text,
            } => {
                let wide = face.width(text, *size);
                let x = match anchor {
                    Anchor::Start => at.0,
                    Anchor::Middle => at.0 - wide / 2.0,
                    Anchor::End => at.0 - wide,
                };
                self.text((x, at.1), *size, *face, *ink, text);
            }
        }
    }

    fn text(&mut self, (mut x, y): (f64, f64), size: f64, face: FontWeight, ink: Ink, text: &str) {
        for sign in face.shown(text).chars() {
            let known = self.letters.entry((face, sign));
            if let Some(letter) = known.or_insert_with(|| outline(face, sign)).clone() {
                // In a font, letters are upright and y goes up.
                let placed = Transform::from_row(pt(size), 0.0, 0.0, -pt(size), pt(x), pt(y));
                self.fill(&letter, ink, placed.post_concat(scaled()));
            }
            x += face.width(sign.encode_utf8(&mut [0; 4]), size);
        }
    }

    fn fill(&mut self, path: &Path, ink: Ink, transform: Transform) {
        let paint = self.paint(ink);
        self.pixels
            .fill_path(path, &paint, FillRule::Winding, transform, None);
    }

    fn paint(&self, ink: Ink) -> Paint<'static> {
        let colour = ink.colour(self.palette);
        let mut paint = Paint::default();
        paint.set_color_rgba8(colour.red, colour.green, colour.blue, 255);
        paint
    }
}

/// The outline of a letter, one em high; `None` for a blank, or a character the font lacks.
fn outline(face: FontWeight, sign: char) -> Option<Path> {
    let font = FontRef::new(face.bytes()).ok()?;
    let glyph = font.charmap().map(sign)?;
    let mut pen = Pen(PathBuilder::new());
    let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
    font.outline_glyphs()
        .get(glyph)?
        .draw(settings, &mut pen)
        .ok()?;
    pen.0.finish()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// The picture with a palette. A drawing has a handful of inks; all other colours are blends of them along edges. If
/// there are too many colours, the rarest give way to the nearest that stays.
fn encoded(pixels: &Pixmap) -> Option<Vec<u8>> {
    // Most of a picture is paper, so stretches of one colour are counted and written together.
    let runs = || pixels.pixels().chunk_by(|a, b| a == b);
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for run in runs() {
        *counts.entry(colour(run)).or_default() += run.len();
    }
    let mut kept: Vec<[u8; 3]> = counts.keys().copied().collect();
    kept.sort_by_key(|own| (std::cmp::Reverse(counts.get(own).copied()), *own));
    kept.truncate(MOST_COLOURS);
    let place = |own: [u8; 3]| Some((own, u8::try_from(nearest(&kept, own)?).ok()?));
    let places: HashMap<[u8; 3], u8> = counts.keys().copied().filter_map(place).collect();
    let mut rows = Vec::with_capacity(pixels.pixels().len());
    for run in runs() {
        let place = places.get(&colour(run))?;
        rows.extend(std::iter::repeat_n(*place, run.len()));
    }
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(kept.concat());
    encoder.set_deflate_compression(DeflateCompression::Level(9));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&rows).ok()?;
    writer.finish().ok()?;
    Some(png)
}

/// The colour of a stretch of pixels. Nothing is transparent, since there is paper under all of it.
fn colour(run: &[PremultipliedColorU8]) -> [u8; 3] {
    run.first()
        .map_or([255; 3], |own| [own.red(), own.green(), own.blue()])
}

/// The index of the palette's colour that is nearest to this one.
fn nearest(palette: &[[u8; 3]], own: [u8; 3]) -> Option<usize> {
    let apart = |other: &[u8; 3]| -> u32 {
        let parts = own.iter().zip(other);
        parts.map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    (0..palette.len()).min_by_key(|at| palette.get(*at).map_or(u32::MAX, apart))
}

fn polygon(points: &[(f64, f64)], is_closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(pt(first.0), pt(first.1));
    for (x, y) in rest {
        builder.line_to(pt(*x), pt(*y));
    }
    if is_closed {
        builder.close();
    }
    builder.finish()
}

fn scaled() -> Transform {
    Transform::from_scale(SHARPNESS, SHARPNESS)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place in a picture needs no more digits than an f32 has"
)]
fn pt(value: f64) -> f32 {
    value as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page is some thousands of pixels high; what is larger or less than nothing is cut off"
)]
fn pixels(points: f64) -> u32 {
    (points * f64::from(SHARPNESS)).ceil() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::house::HouseStyle;
    use crate::export::drawing::Style;

    fn drawn(draw: impl FnOnce(&mut Drawing)) -> image::RgbImage {
        let mut drawing = Drawing::new(100.0);
        drawing.height = 40.0;
        draw(&mut drawing);
        let png = png(&drawing, &Palette::of(&HouseStyle::default())).unwrap();
        image::load_from_memory(&png).unwrap().to_rgb8()
    }

    fn dark(picture: &image::RgbImage, (x, y): (u32, u32), (wide, high): (u32, u32)) -> usize {
        let inside = |&(px, py, _): &(u32, u32, &image::Rgb<u8>)| {
            (x..x + wide).contains(&px) && (y..y + high).contains(&py)
        };
        let pixels = picture.enumerate_pixels().filter(inside);
        pixels.filter(|(_, _, rgb)| rgb.0[0] < 120).count()
    }

    #[test]
    fn shapes_lie_where_the_drawing_has_them() {
        let picture = drawn(|drawing| drawing.rect((10.0, 10.0), (20.0, 5.0), Ink::Text));
        assert_eq!(picture.dimensions(), (300, 120));
        assert_eq!(dark(&picture, (30, 30), (60, 15)), 60 * 15);
        assert_eq!(dark(&picture, (0, 0), (300, 120)), 60 * 15);
    }

    #[test]
    fn text_stands_upright_on_its_line_and_is_as_wide_as_it_is_measured() {
        let style = Style::strong(20.0);
        let picture = drawn(|drawing| drawing.text((50.0, 30.0), Anchor::Middle, style, "L"));
        let wide = style.width("L");
        let (left, right) = (pixels(50.0 - wide / 2.0), pixels(50.0 + wide / 2.0));
        let all = dark(&picture, (0, 0), (300, 120));
        assert!(all > 200, "{all}");
        assert_eq!(dark(&picture, (left, 0), (right - left, 91)), all);
        // An L is heavy at its foot.
        let (foot, head) = (
            dark(&picture, (0, 80), (300, 11)),
            dark(&picture, (0, 45), (300, 11)),
        );
        assert!(foot > 2 * head && head > 0, "{foot} {head}");
    }

    #[test]
    fn a_picture_weighs_little_and_keeps_its_inks() {
        let mut drawing = Drawing::new(480.0);
        drawing.height = 300.0;
        for line in 0..25_u32 {
            let y = 10.0 + f64::from(line) * 11.0;
            let said = "Twee dagen later vraagt de monteur zelf of het nog goed is";
            drawing.text((4.0, y), Anchor::Start, Style::text(9.0), said);
            drawing.rect((300.0, y - 8.0), (170.0, 8.0), Ink::Accent);
        }
        let palette = Palette::of(&HouseStyle::default());
        let png = png(&drawing, &palette).unwrap();
        assert!(png.len() < 100_000, "{}", png.len());
        let picture = image::load_from_memory(&png).unwrap().to_rgb8();
        let accent = Ink::Accent.colour(&palette);
        assert_eq!(
            picture.get_pixel(1000, 20).0,
            [accent.red, accent.green, accent.blue]
        );
        assert_eq!(picture.get_pixel(1439, 899).0, [255; 3]);
    }

    #[test]
    fn a_drawing_without_a_size_is_no_picture() {
        assert_eq!(
            png(&Drawing::default(), &Palette::of(&HouseStyle::default())),
            None
        );
    }
}
