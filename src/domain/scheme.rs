//! A colour scheme: the colours of a theme by what they are for, and whether they can be read.

use super::house::Colour;
use super::text::Text;

/// The contrast everything has that must be read: WCAG 2.2, success criterion 1.4.6 (AAA).
pub const READABLE: f64 = 7.0;
/// The contrast the question and the clock keep on a wall that daylight washes out: WCAG 2.2, 1.4.3 (AA).
pub const READABLE_ON_A_WALL: f64 = 4.5;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    #[default]
    Dark,
}

/// A colour scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name of its file.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Light or dark.
    pub shade: Shade,
    /// Its colours; `None`: those of the terminal, whatever they are.
    pub palette: Option<Palette>,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The ground of every screen.
    FolderRisk,
    /// Fields and windows.
    Raised,
    /// The bars at the top and the foot.
    Deep,
    /// Behind the chosen line.
    Select,
    /// Running text, the question, the clock.
    Text,
    /// What may be read second.
    Quiet,
    /// Keys, titles, what is pressed.
    Accent,
    /// Letters on the accent.
    OnAccent,
    /// Saved, intact.
    Good,
    /// Little time, changed.
    Warn,
    /// Over time, lost, not on disk.
    Bad,
    /// Letters on that.
    OnBad,
    /// Rules and frames.
    Line,
}

impl Role {
    /// Every role, in the order of the files.
    pub const ALL: [Self; 13] = [
        Self::FolderRisk,
        Self::Raised,
        Self::Deep,
        Self::Select,
        Self::Text,
        Self::Quiet,
        Self::Accent,
        Self::OnAccent,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::OnBad,
        Self::Line,
    ];

    /// Its name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::FolderRisk => "ground",
            Self::Raised => "raised",
            Self::Deep => "deep",
            Self::Select => "select",
            Self::Text => "text",
            Self::Quiet => "quiet",
            Self::Accent => "accent",
            Self::OnAccent => "on_accent",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::OnBad => "on_bad",
            Self::Line => "line",
        }
    }
}

/// What is read on what: letters, then their ground.
pub const PAIRS: [(Role, Role); 14] = [
    (Role::Text, Role::FolderRisk),
    (Role::Text, Role::Raised),
    (Role::Text, Role::Deep),
    (Role::Text, Role::Select),
    (Role::Quiet, Role::FolderRisk),
    (Role::Quiet, Role::Raised),
    (Role::Quiet, Role::Deep),
    (Role::Accent, Role::FolderRisk),
    (Role::Accent, Role::Deep),
    (Role::OnAccent, Role::Accent),
    (Role::Good, Role::FolderRisk),
    (Role::Warn, Role::FolderRisk),
    (Role::Bad, Role::FolderRisk),
    (Role::OnBad, Role::Bad),
];

/// What the question and the clock are drawn in on the wall.
pub const ON_A_WALL: [(Role, Role); 3] = [
    (Role::Text, Role::FolderRisk),
    (Role::Warn, Role::FolderRisk),
    (Role::OnBad, Role::Bad),
];

/// A colour for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette([Colour; Role::ALL.len()]);

impl Palette {
    /// The colours in the order of `Role::ALL`.
    pub fn new(colours: [Colour; Role::ALL.len()]) -> Self {
        Self(colours)
    }

    /// The colour of a role.
    pub fn of(&self, role: Role) -> Colour {
        // The roles are numbered as they stand in `Role::ALL`.
        self.0[role as usize]
    }

    /// The pairs that cannot be read, and the contrast each has and should have.
    pub fn illegible(&self) -> Vec<Illegible> {
        let nominal = PAIRS.map(|pair| (pair, Colour::contrast as fn(Colour, Colour) -> f64));
        let washed = ON_A_WALL.map(|pair| (pair, washed_out as fn(Colour, Colour) -> f64));
        let needs = [(READABLE, &nominal[..]), (READABLE_ON_A_WALL, &washed[..])];
        let all = needs
            .into_iter()
            .flat_map(|(need, pairs)| pairs.iter().map(move |pair| (need, *pair)));
        all.filter_map(|(need, ((front, ground), contrast))| {
            let found = contrast(self.of(front), self.of(ground));
            (found < need).then_some(Illegible {
                front,
                ground,
                found,
                need,
            })
        })
        .collect()
    }
}

/// Letters that cannot be read on their ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Illegible {
    /// The letters.
    pub front: Role,
    /// What they stand on.
    pub ground: Role,
    /// The contrast they have.
    pub found: f64,
    /// The contrast they need.
    pub need: f64,
}

/// The contrast of two colours, 1..21, in a room whose light leaves white and black a contrast of 7:1, which is half of
/// what AVIXA asks of a meeting room.
pub fn washed_out(a: Colour, b: Colour) -> f64 {
    // (1 + light) / (0 + light) = 7, with the 0.05 of WCAG in it.
    const LIGHT: f64 = 1.0 / 6.0;
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + LIGHT) / (a.min(b) + LIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(hex: &str) -> Colour {
        Colour::parse(hex).unwrap()
    }

    /// The table of a lit room: pairs, and what daylight leaves of them.
    #[test]
    fn a_lit_room_takes_contrast_away_as_reckoned() {
        let cases = [
            ("FFFFFF", "000000", 7.0),
            ("808080", "000000", 2.3),
            ("595959", "FFFFFF", 4.4),
            ("0000EE", "FFFFFF", 5.1),
            ("CDCD00", "000000", 4.4),
        ];
        for (a, b, want) in cases {
            let found = washed_out(colour(a), colour(b));
            assert!((found - want).abs() < 0.06, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn grey_on_grey_is_told() {
        let mut colours = [colour("FFFFFF"); Role::ALL.len()];
        for ground in [Role::FolderRisk, Role::Raised, Role::Deep, Role::Select] {
            colours[ground as usize] = colour("000000");
        }
        colours[Role::OnAccent as usize] = colour("000000");
        colours[Role::OnBad as usize] = colour("000000");
        assert_eq!(Palette::new(colours).illegible(), []);
        colours[Role::Quiet as usize] = colour("808080");
        let found = Palette::new(colours).illegible();
        assert_eq!(found.len(), 3);
        assert_eq!(
            (found[0].front, found[0].ground),
            (Role::Quiet, Role::FolderRisk)
        );
        assert!((found[0].found - 5.3).abs() < 0.05 && found[0].need == READABLE);
    }
}
