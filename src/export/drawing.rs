//! Shapes on a sheet: what every chart and every page of a PDF is made of. All lengths are in points, and positions
//! count from the top left.

use super::face::FontWeight;
use super::house::Palette;
use crate::domain::house::Colour;

/// Points between the strokes of a hatching.
const HATCH: f64 = 4.0;

/// What a shape is coloured with. The house style says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The accent colour, for surfaces.
    Accent,
    /// The accent colour as it can be used for text.
    Heading,
    /// The colour of text.
    Text,
    /// The colour of small print.
    Quiet,
    /// The colour of thin lines.
    Line,
    /// The background of text that stands out.
    Tint,
    /// The colour of the paper.
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

    /// Its colour in a palette.
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

/// On which side of its point a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// One shape of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled polygon.
    Fill {
        /// Its corners, in order.
        points: Vec<(f64, f64)>,
        /// What it is filled with.
        ink: Ink,
    },
    /// A line from point to point.
    Stroke {
        /// The points it goes through.
        points: Vec<(f64, f64)>,
        /// What it is drawn with.
        ink: Ink,
        /// How thick it is.
        width: f64,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A filled circle.
    Disc {
        /// Its centre.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// What it is filled with.
        ink: Ink,
    },
    /// One line of text.
    Text {
        /// The point on its baseline that it is anchored to.
        at: (f64, f64),
        /// On which side of the point it is.
        anchor: Anchor,
        /// The size of its letters.
        size: f64,
        /// The weight of its letters.
        face: FontWeight,
        /// What it is written with.
        ink: Ink,
        /// What it says.
        text: String,
    },
}

/// A drawing, on a sheet of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// How wide the sheet is.
    pub width: f64,
    /// How high the sheet is.
    pub height: f64,
    /// What the drawing shows, in words, for people who do not see it.
    pub alt: String,
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Shape>,
}

/// The style of a text.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The size of the letters.
    pub size: f64,
    /// The weight of the letters.
    pub face: FontWeight,
    /// What they are written with.
    pub ink: Ink,
}

impl Style {
    /// Ordinary text of this size.
    pub const fn text(size: f64) -> Self {
        Self {
            size,
            face: FontWeight::Regular,
            ink: Ink::Text,
        }
    }

    /// Bold text of this size.
    pub const fn strong(size: f64) -> Self {
        Self {
            face: FontWeight::Strong,
            ..Self::text(size)
        }
    }

    /// Small print of this size.
    pub const fn quiet(size: f64) -> Self {
        Self {
            ink: Ink::Quiet,
            ..Self::text(size)
        }
    }

    /// How wide a text is in this style.
    pub fn width(self, text: &str) -> f64 {
        self.face.width(text, self.size)
    }

    /// The distance from one baseline to the next.
    pub fn leading(self) -> f64 {
        self.size * 1.3
    }
}

impl Shape {
    /// The same shape, scaled and then moved.
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
    /// An empty drawing of this width.
    pub fn new(width: f64) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), ink: Ink) {
        let points = corners((x, y), (width, height)).to_vec();
        self.shapes.push(Shape::Fill { points, ink });
    }

    /// Adds a hatched rectangle with a thin outline, which can be told from a filled one without any colour.
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

    /// Adds the outline of a rectangle.
    pub fn outlined(&mut self, at: (f64, f64), size: (f64, f64), ink: Ink) {
        let mut points = corners(at, size).to_vec();
        points.push(at);
        self.line(&points, ink, 0.9);
    }

    /// Adds a line through these points.
    pub fn line(&mut self, points: &[(f64, f64)], ink: Ink, width: f64) {
        self.shapes.push(Shape::Stroke {
            points: points.to_vec(),
            ink,
            width,
            dashed: false,
        });
    }

    /// Adds a dashed line through these points.
    pub fn dashes(&mut self, points: &[(f64, f64)], ink: Ink, width: f64) {
        self.shapes.push(Shape::Stroke {
            points: points.to_vec(),
            ink,
            width,
            dashed: true,
        });
    }

    /// Adds a filled circle.
    pub fn disc(&mut self, at: (f64, f64), radius: f64, ink: Ink) {
        self.shapes.push(Shape::Disc { at, radius, ink });
    }

    /// Adds the outline of a diamond.
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

    /// Adds a line of text whose baseline goes through `at`.
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

    /// Adds lines of text, with the top of the first at `at`. Returns where they end, in points from the top.
    pub fn lines(&mut self, at: (f64, f64), anchor: Anchor, style: Style, lines: &[String]) -> f64 {
        let (x, mut y) = at;
        for line in lines {
            self.text((x, y + style.size * 0.95), anchor, style, line);
            y += style.leading();
        }
        y
    }

    /// Everything written in the drawing, in the order in which it is drawn, with one blank between words.
    pub fn words(&self) -> String {
        let texts = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.split_whitespace()),
            Shape::Fill { .. } | Shape::Stroke { .. } | Shape::Disc { .. } => None,
        });
        texts.flatten().collect::<Vec<_>>().join(" ")
    }

    /// The drawing as SVG. Each shape has its colour and, as its class, the name of its ink, so that a page that is
    /// read in the dark can use other colours.
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

/// Rounds to a hundredth of a point, which keeps the file small and which nobody sees.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A text as XML can hold it: with escapes, and without characters that XML does not allow.
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
