//! Every style of the screens, named after what it means; no colour is set anywhere else.

use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

use crate::domain::house::{Colour, HouseStyle};
use crate::domain::room::RoomView;
use crate::domain::scheme::{
    Palette, READABLE, READABLE_ON_A_WALL, Role, Scheme, Shade, washed_out,
};

/// Whose screen it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewpoint {
    /// The facilitator's console.
    #[default]
    Facilitator,
    /// What the room sees.
    Room,
}

/// How many colours the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// 16 million colours.
    #[default]
    True,
    /// 256 colours, by number.
    Indexed,
    /// 16 colours, by number.
    Sixteen,
    /// No colours, only bold and reversed.
    None,
}

/// How fine a terminal can draw what is larger than its own letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// In quarters of a cell, for which its font needs glyphs.
    #[default]
    Quarters,
    /// In whole cells, which need none.
    Whole,
}

/// The themes to choose from, and those chosen: for the facilitator's screen and for the room's.
#[derive(Clone, Debug)]
pub struct Themes {
    schemes: Vec<Scheme>,
    colours: Colours,
    grain: Grain,
    own: usize,
    room: usize,
    house: HouseStyle,
}

impl Themes {
    /// Creates the themes for a terminal with these colours. Until somebody chooses, the facilitator's is dark and the
    /// room's is light.
    pub fn new(schemes: Vec<Scheme>, colours: Colours) -> Self {
        let mut themes = Self {
            schemes,
            colours,
            grain: Grain::default(),
            own: 0,
            room: 0,
            house: HouseStyle::default(),
        };
        themes.take(Viewpoint::Facilitator, "dark");
        themes.take(Viewpoint::Room, "light");
        themes
    }

    /// Returns the same for a terminal that draws so fine.
    #[must_use]
    pub fn with_grain(self, grain: Grain) -> Self {
        Self { grain, ..self }
    }

    /// The same for an organisation with this house style, whose name and colour open the day on the wall.
    #[must_use]
    pub fn with_house(self, house: HouseStyle) -> Self {
        Self { house, ..self }
    }

    /// The name of the organisation whose house style this is; empty if there is none.
    pub fn organisation(&self) -> &str {
        self.house.organisation.as_str()
    }

    /// Returns what the room sees with that name in it.
    #[must_use]
    pub fn signed(&self, view: RoomView) -> RoomView {
        RoomView {
            organisation: self.organisation().to_owned(),
            ..view
        }
    }

    /// Gives a screen the theme with this id; returns whether there is one.
    pub fn take(&mut self, viewpoint: Viewpoint, id: &str) -> bool {
        let index = self.schemes.iter().position(|scheme| scheme.id == id);
        if let Some(index) = index {
            *self.index_mut(viewpoint) = index;
        }
        index.is_some()
    }

    /// Gives a screen the next theme.
    pub fn next(&mut self, viewpoint: Viewpoint) {
        let count = self.schemes.len().max(1);
        let index = self.index_mut(viewpoint);
        *index = (*index + 1) % count;
    }

    /// Returns the colour scheme of a screen; `None` if there are none at all.
    pub fn of(&self, viewpoint: Viewpoint) -> Option<&Scheme> {
        let index = match viewpoint {
            Viewpoint::Facilitator => self.own,
            Viewpoint::Room => self.room,
        };
        self.schemes.get(index)
    }

    fn index_mut(&mut self, viewpoint: Viewpoint) -> &mut usize {
        match viewpoint {
            Viewpoint::Facilitator => &mut self.own,
            Viewpoint::Room => &mut self.room,
        }
    }

    /// Returns the ids of the themes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.schemes.iter().map(|scheme| scheme.id.as_str())
    }

    /// Returns the styles of a screen.
    pub fn styles(&self, viewpoint: Viewpoint) -> Theme {
        let theme = match self.of(viewpoint) {
            Some(scheme) => {
                Theme::new(scheme, self.colours).with_house(self.house.accent, scheme, self.colours)
            }
            None => Theme::plain(Shade::default()),
        };
        Theme {
            grain: self.grain,
            ..theme
        }
    }
}

/// The styles of a screen. Every style sets both its colours, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether the background is light or dark.
    pub shade: Shade,
    /// How fine large letters and digits are drawn.
    pub grain: Grain,
    /// Running text.
    pub text: Style,
    /// Text that may be read second.
    pub quiet: Style,
    /// Titles and the question.
    pub strong: Style,
    /// What is current or chosen.
    pub accent: Style,
    /// The bar at the top.
    pub bar: Style,
    /// Text in the bar that may be read second.
    pub bar_quiet: Style,
    /// The footer.
    pub foot: Style,
    /// The name of a key.
    pub key: Style,
    /// The field being typed in.
    pub field: Style,
    /// A field without the focus.
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
    /// The room's screen when it is black.
    pub black: Style,
    /// A window over the screen.
    pub window: Style,
    /// What is to be pressed, or is chosen among others.
    pub pressed: Style,
    /// The name of the organisation: in its own colour where that can be read, else as what is current.
    pub house: Style,
}

impl Theme {
    /// Creates the styles of a scheme for a terminal with these colours.
    pub fn new(scheme: &Scheme, colours: Colours) -> Self {
        let Some(palette) = &scheme.palette else {
            return Self::plain(scheme.shade);
        };
        if colours == Colours::None {
            return Self::plain(scheme.shade);
        }
        let theme = Self::painted(scheme.shade, palette, colours);
        match colours {
            Colours::Sixteen => theme.in_two_grounds(),
            _ => theme,
        }
    }

    /// The styles with the colour of a house, if it stands out from the background as well as a question must.
    fn with_house(self, accent: Option<Colour>, scheme: &Scheme, colours: Colours) -> Self {
        let ground = scheme
            .palette
            .as_ref()
            .map(|palette| palette.of(Role::Ground));
        let (Some(accent), Some(ground), Colours::True) = (accent, ground, colours) else {
            return self;
        };
        if accent.contrast(ground) < READABLE_ON_A_WALL {
            return self;
        }
        let house = pair(accent, ground, colours).add_modifier(Modifier::BOLD);
        Self { house, ..self }
    }

    fn painted(shade: Shade, palette: &Palette, colours: Colours) -> Self {
        let style = |front, back| pair(palette.of(front), palette.of(back), colours);
        // Where there are sixteen colours bold may mean bright, which makes black letters grey.
        let turns_pale = |style: Style| {
            colours == Colours::Sixteen && matches!(style.fg, Some(Color::Black | Color::Blue))
        };
        let bold = |front, back| match style(front, back) {
            style if turns_pale(style) => style,
            style => style.add_modifier(Modifier::BOLD),
        };
        let black = pair(BLACK, BLACK, colours);
        Self {
            shade,
            grain: Grain::default(),
            text: style(Role::Text, Role::Ground),
            quiet: style(Role::Quiet, Role::Ground),
            strong: bold(Role::Text, Role::Ground),
            accent: bold(Role::Accent, Role::Ground),
            bar: bold(Role::Text, Role::Deep),
            bar_quiet: style(Role::Quiet, Role::Deep),
            foot: style(Role::Quiet, Role::Deep),
            key: bold(Role::Accent, Role::Deep),
            field: style(Role::Text, Role::Raised),
            field_idle: style(Role::Quiet, Role::Raised),
            selected: bold(Role::Text, Role::Select),
            good: style(Role::Good, Role::Ground),
            warn: bold(Role::Warn, Role::Ground),
            bad: bold(Role::Bad, Role::Ground),
            banner: bold(Role::OnBad, Role::Bad),
            line: ruled(palette, colours),
            black: Style {
                fg: black.bg,
                ..black
            },
            window: style(Role::Text, Role::Raised),
            pressed: bold(Role::OnAccent, Role::Accent),
            house: bold(Role::Accent, Role::Ground),
        }
    }

    /// Sixteen colours have one light and one dark background, so what stood apart by its background is reversed
    /// instead.
    fn in_two_grounds(self) -> Self {
        let reversed = |style: Style| style.add_modifier(Modifier::REVERSED);
        Self {
            bar: reversed(self.bar),
            bar_quiet: reversed(self.bar_quiet),
            selected: reversed(self.selected),
            field: self.field.add_modifier(Modifier::UNDERLINED),
            ..self
        }
    }

    fn plain(shade: Shade) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Self {
            shade,
            grain: Grain::default(),
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
            house: bold,
        }
    }
}

const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};
const WHITE: Colour = Colour {
    red: 255,
    green: 255,
    blue: 255,
};

/// The numbered colours of a terminal from 16 on: the 6×6×6 cube and the ramp of greys.
static INDEXED: LazyLock<Vec<(Color, Colour)>> = LazyLock::new(|| {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let cube = (0..216_u8).map(|n| {
        let step = |part: u8| STEPS[usize::from(part % 6)];
        (16 + n, (step(n / 36), step(n / 6), step(n)))
    });
    let greys = (0..24_u8).map(|n| (232 + n, (8 + 10 * n, 8 + 10 * n, 8 + 10 * n)));
    let all = cube.chain(greys);
    all.map(|(n, (red, green, blue))| (Color::Indexed(n), Colour { red, green, blue }))
        .collect()
});

/// Those of the sixteen colours that keep their contrast on black or white whether a terminal draws them as xterm or as
/// VGA does. Red, magenta and the dark ones do not.
const SIXTEEN: [(Color, u32); 7] = [
    (Color::Black, 0x0000_0000),
    (Color::White, 0x00ff_ffff),
    (Color::Gray, 0x00aa_aaaa),
    (Color::Blue, 0x0000_00ee),
    (Color::LightGreen, 0x0055_ff55),
    (Color::LightYellow, 0x00ff_ff55),
    (Color::LightCyan, 0x0055_ffff),
];

/// Returns the style of letters on a background, as near to both colours as the terminal has them and they stay
/// readable.
fn pair(front: Colour, ground: Colour, colours: Colours) -> Style {
    let exact = |colour: Colour| Color::Rgb(colour.red, colour.green, colour.blue);
    let sixteen = SIXTEEN.map(|(name, rgb)| (name, of_rgb(rgb)));
    let (fronts, grounds): (&[_], &[_]) = match colours {
        Colours::True => return Style::new().fg(exact(front)).bg(exact(ground)),
        Colours::None => return Style::new(),
        Colours::Indexed => (&INDEXED, &INDEXED),
        // Only black and white serve as backgrounds.
        Colours::Sixteen => (&sixteen, &sixteen[..2]),
    };
    // What survives daylight in its own colours must survive it in these.
    let washed = washed_out(front, ground).min(READABLE_ON_A_WALL);
    let reads = |front: Colour, ground: Colour| {
        front.contrast(ground) >= READABLE && washed_out(front, ground) >= washed
    };
    let behind = nearest(
        ground,
        grounds
            .iter()
            .filter(|(_, ground)| reads(BLACK, *ground) || reads(WHITE, *ground)),
    );
    let legible = fronts.iter().filter(|(_, colour)| reads(*colour, behind.1));
    let letters = nearest(front, legible);
    Style::new().fg(letters.0).bg(behind.0)
}

/// Returns the style of lines, which need not be read, only seen.
fn ruled(palette: &Palette, colours: Colours) -> Style {
    let style = pair(palette.of(Role::Quiet), palette.of(Role::Ground), colours);
    let line = palette.of(Role::Line);
    match colours {
        Colours::True => style.fg(Color::Rgb(line.red, line.green, line.blue)),
        Colours::Indexed => style.fg(nearest(line, INDEXED.iter()).0),
        Colours::Sixteen | Colours::None => style,
    }
}

fn nearest<'a>(to: Colour, among: impl Iterator<Item = &'a (Color, Colour)>) -> (Color, Colour) {
    let distance = |colour: Colour| {
        let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        part(colour.red, to.red) + part(colour.green, to.green) + part(colour.blue, to.blue)
    };
    among
        .min_by_key(|(_, colour)| distance(*colour))
        .copied()
        .unwrap_or((Color::Reset, to))
}

fn of_rgb(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Colour { red, green, blue }
}
