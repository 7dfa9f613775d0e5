//! Every bundled theme can be read, with whatever colours a terminal has and in a room full of daylight.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use flipover::domain::house::Colour;
use flipover::domain::scheme::{READABLE, READABLE_ON_A_WALL, Scheme, washed_out};
use flipover::storage::themes::bundled;
use flipover::tui::theme::{Colours, Theme};
use ratatui::style::{Color, Modifier, Style};

const TIERS: [Colours; 4] = [
    Colours::True,
    Colours::Indexed,
    Colours::Sixteen,
    Colours::None,
];

fn styles(t: &Theme) -> [(&'static str, Style); 17] {
    [
        ("text", t.text),
        ("quiet", t.quiet),
        ("strong", t.strong),
        ("accent", t.accent),
        ("bar", t.bar),
        ("bar_quiet", t.bar_quiet),
        ("foot", t.foot),
        ("key", t.key),
        ("field", t.field),
        ("selected", t.selected),
        ("good", t.good),
        ("warn", t.warn),
        ("bad", t.bad),
        ("banner", t.banner),
        ("window", t.window),
        ("field_idle", t.field_idle),
        ("pressed", t.pressed),
    ]
}

/// What a terminal shows of a colour; of the sixteen as xterm does, and as VGA does.
fn shown(colour: Color) -> [Colour; 2] {
    let rgb = |rgb: u32| {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Colour { red, green, blue }
    };
    match colour {
        Color::Rgb(red, green, blue) => [Colour { red, green, blue }; 2],
        Color::Indexed(n @ 16..=231) => {
            let steps = [0, 95, 135, 175, 215, 255];
            let step = |part: u8| steps[usize::from(part % 6)];
            let n = n - 16;
            let (red, green, blue) = (step(n / 36), step(n / 6), step(n));
            [Colour { red, green, blue }; 2]
        }
        Color::Indexed(n @ 232..) => {
            let grey = 8 + 10 * (n - 232);
            [Colour {
                red: grey,
                green: grey,
                blue: grey,
            }; 2]
        }
        Color::Black => [rgb(0), rgb(0)],
        Color::White => [rgb(0x00ff_ffff), rgb(0x00ff_ffff)],
        Color::Gray => [rgb(0x00e5_e5e5), rgb(0x00aa_aaaa)],
        Color::Blue => [rgb(0x0000_00ee), rgb(0x0000_00aa)],
        Color::LightGreen => [rgb(0x0000_ff00), rgb(0x0055_ff55)],
        Color::LightYellow => [rgb(0x00ff_ff00), rgb(0x00ff_ff55)],
        Color::LightCyan => [rgb(0x0000_ffff), rgb(0x0055_ffff)],
        other => panic!("{other:?} cannot be read on every terminal"),
    }
}

/// What a terminal shows of bold letters in one of the first eight colours if bold is bright there.
fn brightened(colour: Color) -> Option<[Color; 2]> {
    match colour {
        Color::Black => Some([Color::Rgb(127, 127, 127), Color::Rgb(85, 85, 85)]),
        Color::Blue => Some([Color::Rgb(92, 92, 255), Color::Rgb(85, 85, 255)]),
        Color::Gray => Some([Color::White; 2]),
        _ => None,
    }
}

/// The least contrast of letters on their ground, on the terminals there are.
fn least(style: Style, contrast: impl Fn(Colour, Colour) -> f64) -> f64 {
    let (front, back) = (style.fg.unwrap(), shown(style.bg.unwrap()));
    let is_bold = style.add_modifier.contains(Modifier::BOLD);
    let bright = brightened(front).filter(|_| is_bold);
    let bright = bright.map(|both| [shown(both[0])[0], shown(both[1])[1]]);
    let fronts = [Some(shown(front)), bright];
    let both = fronts
        .into_iter()
        .flatten()
        .flat_map(|front| front.into_iter().zip(back));
    both.map(|(a, b)| contrast(a, b)).fold(f64::MAX, f64::min)
}

fn painted() -> Vec<Scheme> {
    let all = bundled().into_iter();
    all.filter(|scheme| scheme.palette.is_some()).collect()
}

#[test]
fn every_theme_can_be_read_with_whatever_colours_a_terminal_has() {
    for scheme in painted() {
        for colours in [Colours::True, Colours::Indexed, Colours::Sixteen] {
            for (name, style) in styles(&Theme::new(&scheme, colours)) {
                let found = least(style, Colour::contrast);
                let id = &scheme.id;
                assert!(found >= READABLE, "{id}, {colours:?}, {name}: {found:.1}");
            }
        }
    }
}

#[test]
fn question_and_clock_survive_a_room_that_washes_the_wall_out() {
    for scheme in painted() {
        for colours in [Colours::True, Colours::Indexed, Colours::Sixteen] {
            let t = Theme::new(&scheme, colours);
            for style in [t.strong, t.text, t.warn, t.banner] {
                let found = least(style, washed_out);
                let id = &scheme.id;
                assert!(found >= READABLE_ON_A_WALL, "{id}, {colours:?}: {found:.1}");
            }
        }
    }
}

#[test]
fn what_is_chosen_pressed_or_alarming_stands_apart_without_bold() {
    for scheme in bundled() {
        for colours in TIERS {
            let t = Theme::new(&scheme, colours);
            for style in [t.selected, t.pressed, t.banner] {
                let plain = style.remove_modifier(Modifier::BOLD);
                let (set, text) = (plain.add_modifier, t.text.add_modifier);
                let apart = (plain.fg, plain.bg, set) != (t.text.fg, t.text.bg, text);
                assert!(apart, "{}, {colours:?}", scheme.id);
            }
        }
    }
}

#[test]
fn every_style_sets_both_its_colours_or_neither() {
    for scheme in bundled() {
        for colours in TIERS {
            let paints = scheme.palette.is_some() && colours != Colours::None;
            let t = Theme::new(&scheme, colours);
            let more = [("line", t.line), ("black", t.black)];
            for (name, style) in styles(&t).into_iter().chain(more) {
                let both = (style.fg.is_some(), style.bg.is_some());
                assert_eq!(both, (paints, paints), "{}, {name}", scheme.id);
            }
        }
    }
}
