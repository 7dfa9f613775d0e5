//! Every style there is, by what it means; no colour stands anywhere else.

use ratatui::style::{Color, Modifier, Style};

/// What the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// 16 million.
    #[default]
    True,
    /// 256, by number.
    Indexed,
    /// None: weight and reversal alone.
    None,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    #[default]
    Dark,
}

/// The styles of the screens. Every style sets both its colours, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Light or dark.
    pub shade: Shade,
    /// Running text.
    pub text: Style,
    /// What may be read second.
    pub quiet: Style,
    /// Titles and the question.
    pub strong: Style,
    /// What is current, chosen or pressed.
    pub accent: Style,
    /// The bar at the top.
    pub bar: Style,
    /// What may be read second in the bar.
    pub bar_quiet: Style,
    /// The line at the bottom.
    pub foot: Style,
    /// A key's name.
    pub key: Style,
    /// The field being typed in.
    pub field: Style,
    /// A field one could type in.
    pub field_idle: Style,
    /// The item under the cursor.
    pub selected: Style,
    /// What is good: saved, intact.
    pub good: Style,
    /// What asks for attention: little time, changed.
    pub warn: Style,
    /// What is wrong or over: no disk, over time, lost.
    pub bad: Style,
    /// A message across the screen that asks for attention.
    pub banner: Style,
    /// Lines and frames.
    pub line: Style,
    /// A screen nobody is to look at.
    pub black: Style,
    /// A window over the screen.
    pub window: Style,
    /// What calls to be pressed or is chosen among others.
    pub pressed: Style,
}

struct Palette {
    ground: u32,
    raised: u32,
    deep: u32,
    text: u32,
    quiet: u32,
    accent: u32,
    on_accent: u32,
    good: u32,
    warn: u32,
    bad: u32,
    on_bad: u32,
    line: u32,
    select: u32,
}

const DARK: Palette = Palette {
    ground: 0x0014_171c,
    raised: 0x001e_232b,
    deep: 0x000d_0f13,
    text: 0x00e8_eaed,
    quiet: 0x00a7_b0bb,
    accent: 0x005f_d7c7,
    on_accent: 0x0008_1a18,
    good: 0x007f_d88f,
    warn: 0x00f2_c14e,
    bad: 0x00ff_8a7a,
    on_bad: 0x0022_0803,
    line: 0x003a_424e,
    select: 0x0026_3a40,
};

const LIGHT: Palette = Palette {
    ground: 0x00fd_fcf8,
    raised: 0x00f0_eee6,
    deep: 0x00e4_e0d4,
    text: 0x001a_1c1e,
    quiet: 0x003e_444a,
    accent: 0x0000_4f47,
    on_accent: 0x00ff_ffff,
    good: 0x0014_5a26,
    warn: 0x0068_4000,
    bad: 0x0096_1508,
    on_bad: 0x00ff_ffff,
    line: 0x00b9_b4a6,
    select: 0x00d3_ebe6,
};

impl Theme {
    /// The theme for this shade on a terminal with these colours.
    pub fn new(shade: Shade, colours: Colours) -> Self {
        if colours == Colours::None {
            return Self::plain(shade);
        }
        let palette = match shade {
            Shade::Dark => DARK,
            Shade::Light => LIGHT,
        };
        let style = |front, back| {
            Style::new()
                .fg(colour(front, colours))
                .bg(colour(back, colours))
        };
        let p = palette;
        Self {
            shade,
            text: style(p.text, p.ground),
            quiet: style(p.quiet, p.ground),
            strong: style(p.text, p.ground).add_modifier(Modifier::BOLD),
            accent: style(p.accent, p.ground).add_modifier(Modifier::BOLD),
            bar: style(p.text, p.deep).add_modifier(Modifier::BOLD),
            bar_quiet: style(p.quiet, p.deep),
            foot: style(p.quiet, p.deep),
            key: style(p.accent, p.deep).add_modifier(Modifier::BOLD),
            field: style(p.text, p.raised),
            field_idle: style(p.quiet, p.raised),
            selected: style(p.text, p.select).add_modifier(Modifier::BOLD),
            good: style(p.good, p.ground),
            warn: style(p.warn, p.ground).add_modifier(Modifier::BOLD),
            bad: style(p.bad, p.ground).add_modifier(Modifier::BOLD),
            banner: style(p.on_bad, p.bad).add_modifier(Modifier::BOLD),
            line: style(p.line, p.ground),
            black: style(0x0000_0000, 0x0000_0000),
            window: style(p.text, p.raised),
            pressed: style(p.on_accent, p.accent).add_modifier(Modifier::BOLD),
        }
    }

    fn plain(shade: Shade) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            shade,
            text: plain,
            quiet: plain,
            strong: bold,
            accent: bold,
            bar: reversed,
            bar_quiet: reversed,
            foot: plain,
            key: bold,
            field: plain.add_modifier(Modifier::UNDERLINED),
            field_idle: plain,
            selected: reversed,
            good: plain,
            warn: bold,
            bad: bold.add_modifier(Modifier::REVERSED),
            banner: reversed.add_modifier(Modifier::BOLD),
            line: plain,
            black: plain,
            window: plain,
            pressed: reversed,
        }
    }
}

fn colour(rgb: u32, colours: Colours) -> Color {
    let [_, r, g, b] = rgb.to_be_bytes();
    match colours {
        Colours::True => Color::Rgb(r, g, b),
        Colours::Indexed => Color::Indexed(nearest(r, g, b)),
        Colours::None => Color::Reset,
    }
}

/// The nearest of the 6×6×6 cube and the grey ramp of the 256 colours.
fn nearest(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let level = |value: u8| {
        (0_u8..6)
            .zip(STEPS)
            .min_by_key(|(_, step)| step.abs_diff(value))
            .unwrap_or((0, 0))
    };
    let distance = |(x, y, z): (u8, u8, u8)| {
        let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        part(x, r) + part(y, g) + part(z, b)
    };
    let ((ri, rs), (gi, gs), (bi, bs)) = (level(r), level(g), level(b));
    let cube = (16 + 36 * ri + 6 * gi + bi, distance((rs, gs, bs)));
    let greys = (0_u8..24).map(|n| {
        let shade = 8 + 10 * n;
        (232 + n, distance((shade, shade, shade)))
    });
    greys
        .chain([cube])
        .min_by_key(|(_, distance)| *distance)
        .map_or(cube.0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast after WCAG 2: 1..21.
    fn contrast(a: Color, b: Color) -> f64 {
        let luminance = |colour| {
            let Color::Rgb(r, g, b) = colour else {
                panic!("{colour:?} is no colour of a theme")
            };
            let part = |value: u8| {
                let share = f64::from(value) / 255.0;
                if share <= 0.04045 {
                    share / 12.92
                } else {
                    ((share + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_one_must_read_has_a_contrast_of_seven() {
        for shade in [Shade::Light, Shade::Dark] {
            let t = Theme::new(shade, Colours::True);
            let read = [
                t.text,
                t.quiet,
                t.strong,
                t.accent,
                t.bar,
                t.bar_quiet,
                t.foot,
                t.key,
                t.field,
                t.selected,
                t.good,
                t.warn,
                t.bad,
                t.banner,
                t.window,
                t.field_idle,
                t.pressed,
            ];
            for (place, style) in read.into_iter().enumerate() {
                let (front, back) = (style.fg.unwrap(), style.bg.unwrap());
                let found = contrast(front, back);
                assert!(found >= 7.0, "{shade:?}, style {place}: {found:.1}");
            }
        }
    }

    #[test]
    fn without_colours_no_style_names_one() {
        let t = Theme::new(Shade::Dark, Colours::None);
        for style in [t.text, t.bar, t.bad, t.banner, t.selected] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
