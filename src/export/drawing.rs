//! Shapes on a sheet, in points from the top left: what every picture and every page is made of.

use super::face::FontWeight;
use super::house::Palette;
use crate::domain::house::Colour;

/// Points between the lines of a hatch.
const HATCH: f64 = 4.0;

/// What a shape is coloured with; which colour that is, the house says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The colour of the house, for surfaces.
    Accent,
    /// The colour of the house as text can have it.
    Heading,
    /// Text.
    Text,
    /// Small print.
    Quiet,
    /// Thin lines.
    Line,
    /// A surface behind text.
    Tint,
    /// The paper itself.
    Paper,
}

impl Ink {
    /// Its name as a class in SVG.
    fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Heading => "heading",
            Self::Text => "ink",
            Self::Quiet => "quiet",
            Self::Line => "line",
            Self::Tint => "tint",
            Self::Paper => "paper",
        }
    }

    /// Its colour in a house.
    pub fn colour(self, palette: &Palette) -> Colour {
        match self {
            Self::Accent => palette.accent,
            Self::Heading => palette.heading,
            Self::Text => palette.ink,
            Self::Quiet => palette.quiet,
            Self::Line => palette.line,
            Self::Tint => palette.tint,
            Self::Paper => Colour {
                red: 255,
                green: 255,
                blue: 255,
            },
        }
    }
}

/// Where a text stands from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// Around it.
    Middle,
    /// To the left of it.
    End,
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled polygon.
    Fill {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
    },
    /// A line through points.
    Stroke {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// Whether it is broken.
        dashed: bool,
    },
    /// A filled circle.
    Disc {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// Its colour.
        ink: Ink,
    },
    /// One line of text on its baseline.
    Text {
        /// Where.
        at: (f64, f64),
        /// On which side of the point.
        anchor: Anchor,
        /// How large.
        size: f64,
        /// How heavy.
        face: FontWeight,
        /// Its colour.
        ink: Ink,
        /// What.
        text: String,
    },
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it shows, in words.
    pub alt: String,
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Shape>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// How large.
    pub size: f64,
    /// How heavy.
    pub face: FontWeight,
    /// Its colour.
    pub ink: Ink,
}

impl Style {
    /// Text of a size.
    pub const fn text(size: f64) -> Self {
        Self {
            size,
            face: FontWeight::Regular,
            ink: Ink::Text,
        }
    }

    /// Heavy text of a size.
    pub const fn strong(size: f64) -> Self {
        Self {
            face: FontWeight::Strong,
            ..Self::text(size)
        }
    }

    /// Small print of a size.
    pub const fn quiet(size: f64) -> Self {
        Self {
            ink: Ink::Quiet,
            ..Self::text(size)
        }
    }

    /// How wide a text is in it.
    pub fn width(self, text: &str) -> f64 {
        self.face.width(text, self.size)
    }

    /// How far its lines are apart.
    pub fn leading(self) -> f64 {
        self.size * 1.3
    }
}

impl Shape {
    /// The same shape at another size and place.
    #[must_use]
    pub fn placed(self, scale: f64, (dx, dy): (f64, f64)) -> Self {
        let to = |(x, y): (f64, f64)| (x * scale + dx, y * scale + dy);
        match self {
            Self::Fill { points, ink } => Self::Fill {
                points: points.into_iter().map(to).collect(),
                ink,
            },
            Self::Stroke {
                points,
                ink,
                width,
                dashed,
            } => Self::Stroke {
                points: points.into_iter().map(to).collect(),
                ink,
                width: width * scale,
                dashed,
            },
            Self::Disc { at, radius, ink } => Self::Disc {
                at: to(at),
                radius: radius * scale,
                ink,
            },
            Self::Text {
                at,
                anchor,
                size,
                face,
                ink,
                text,
            } => Self::Text {
                at: to(at),
                anchor,
                size: size * scale,
                face,
                ink,
                text,
            },
        }
    }
}

impl Drawing {
    /// An empty picture of a width.
    pub fn new(width: f64) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// A filled rectangle.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), ink: Ink) {
        let points = corners((x, y), (width, height)).to_vec();
        self.shapes.push(Shape::Fill { points, ink });
    }

    /// A rectangle of thin lines, with strokes across it: told apart from a filled one without any colour.
    pub fn hatched(&mut self, at: (f64, f64), size: (f64, f64), ink: Ink) {
        let ((x, y), (width, height)) = (at, size);
        self.rect(at, size, Ink::Paper);
        let mut from = HATCH;
        while from < width + height {
            let low = (x + from.min(width), y + (from - width).max(0.0));
            let high = (x + (from - height).max(0.0), y + from.min(height));
            self.line(&[low, high], ink, 0.9);
            from += HATCH;
        }
        self.outlined(at, size, ink);
    }

    /// The outline of a rectangle.
    pub fn outlined(&mut self, at: (f64, f64), size: (f64, f64), ink: Ink) {
        let mut points = corners(at, size).to_vec();
        points.push(at);
        self.line(&points, ink, 0.9);
    }

    /// A line.
    pub fn line(&mut self, points: &[(f64, f64)], ink: Ink, width: f64) {
        self.shapes.push(Shape::Stroke {
            points: points.to_vec(),
            ink,
            width,
            dashed: false,
        });
    }

    /// A broken line.
    pub fn dashes(&mut self, points: &[(f64, f64)], ink: Ink, width: f64) {
        self.shapes.push(Shape::Stroke {
            points: points.to_vec(),
            ink,
            width,
            dashed: true,
        });
    }

    /// A filled circle.
    pub fn disc(&mut self, at: (f64, f64), radius: f64, ink: Ink) {
        self.shapes.push(Shape::Disc { at, radius, ink });
    }

    /// An open diamond.
    pub fn diamond(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let points = vec![
            (x, y - radius),
            (x + radius, y),
            (x, y + radius),
            (x - radius, y),
        ];
        let mut around = points.clone();
        around.push((x, y - radius));
        self.shapes.push(Shape::Fill {
            points,
            ink: Ink::Paper,
        });
        self.line(&around, ink, 1.5);
    }

    /// A line of text on its baseline.
    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, style: Style, text: &str) {
        self.shapes.push(Shape::Text {
            at,
            anchor,
            size: style.size,
            face: style.face,
            ink: style.ink,
            text: text
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect(),
        });
    }

    /// Lines of text, the first with its top at `at`; returns where they end.
    pub fn lines(&mut self, at: (f64, f64), anchor: Anchor, style: Style, lines: &[String]) -> f64 {
        let (x, mut y) = at;
        for line in lines {
            self.text((x, y + style.size * 0.95), anchor, style, line);
            y += style.leading();
        }
        y
    }

    /// All it says, in the order in which it is drawn, with one blank between words.
    pub fn words(&self) -> String {
        let texts = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.split_whitespace()),
            Shape::Fill { .. } | Shape::Stroke { .. } | Shape::Disc { .. } => None,
        });
        texts.flatten().collect::<Vec<_>>().join(" ")
    }

    /// The picture as SVG. Each shape carries its colour and, as its class, the name of its ink, so that a page that is
    /// read in the dark can put other colours in their place.
    pub fn svg(&self, palette: &Palette) -> String {
        let (width, height) = (round(self.width), round(self.height));
        let alt = escape(&self.alt);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-label=\"{alt}\" font-family=\"Inter, sans-serif\"><title>{alt}</title>"
        );
        for shape in &self.shapes {
            out.push_str(&element(shape, palette));
        }
        out.push_str("</svg>");
        out
    }
}

fn corners((x, y): (f64, f64), (width, height): (f64, f64)) -> [(f64, f64); 4] {
    [
        (x, y),
        (x + width, y),
        (x + width, y + height),
        (x, y + height),
    ]
}

fn element(shape: &Shape, palette: &Palette) -> String {
    let colour = |ink: &Ink| format!("#{}", ink.colour(palette).hex());
    let path = |points: &[(f64, f64)]| {
        let points: Vec<String> = points
            .iter()
            .map(|(x, y)| format!("{},{}", round(*x), round(*y)))
            .collect();
        points.join(" ")
    };
    match shape {
        Shape::Fill { points, ink } => format!(
            "<polygon class=\"f-{}\" fill=\"{}\" points=\"{}\"/>",
            ink.name(),
            colour(ink),
            path(points)
        ),
        Shape::Stroke {
            points,
            ink,
            width,
            dashed,
        } => format!(
            "<polyline class=\"s-{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{} points=\"{}\"/>",
            ink.name(),
            colour(ink),
            round(*width),
            if *dashed {
                " stroke-dasharray=\"4 3\""
            } else {
                ""
            },
            path(points)
        ),
        Shape::Disc { at, radius, ink } => format!(
            "<circle class=\"f-{}\" fill=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            ink.name(),
            colour(ink),
            round(at.0),
            round(at.1),
            round(*radius)
        ),
        Shape::Text {
            at,
            anchor,
            size,
            face,
            ink,
            text,
        } => format!(
            "<text class=\"f-{}\" fill=\"{}\" x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}>{}</text>",
            ink.name(),
            colour(ink),
            round(at.0),
            round(at.1),
            round(*size),
            match face {
                FontWeight::Regular => "",
                FontWeight::Strong => " font-weight=\"600\"",
            },
            match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            },
            escape(text)
        ),
    }
}

/// To a hundredth of a point: the file stays small, and nobody sees the rest.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Text as XML holds it: its marks escaped, and without what XML cannot hold at all.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}
