//! Colour schemes: which colour a theme has for which role, and whether people can read them.

use super::house::Colour;
use super::text::Text;

/// The least contrast of everything that must be read: WCAG 2.2, success criterion 1.4.6 (AAA).
pub const READABLE: f64 = 7.0;
/// The least contrast of the question and the clock on a wall washed out by daylight: WCAG 2.2, 1.4.3 (AA).
pub const READABLE_ON_A_WALL: f64 = 4.5;

/// Whether a scheme is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// Dark letters on a light background.
    Light,
    /// Light letters on a dark background.
    #[default]
    Dark,
}

/// A colour scheme, one to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its id, which is the name of its file.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Whether it is light or dark.
    pub shade: Shade,
    /// Its colours; `None` for those of the terminal, whatever they are.
    pub palette: Option<Palette>,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The background of every screen.
    Ground,
    /// The background of fields and windows.
    Raised,
    /// The background of the bars at the top and at the bottom.
    Deep,
    /// The background of the line that is selected.
    Select,
    /// Running text, the question and the clock.
    Text,
    /// Text that can wait.
    Quiet,
    /// Keys, titles and buttons.
    Accent,
    /// Letters on [`Role::Accent`].
    OnAccent,
    /// What is well: saved, intact.
    Good,
    /// What needs attention: little time left, changed.
    Warn,
    /// What is wrong: over time, lost, not on disk.
    Bad,
    /// Letters on [`Role::Bad`].
    OnBad,
    /// Lines and frames.
    Line,
}

impl Role {
    /// Every role, in the order in which files have them.
    pub const ALL: [Self; 13] = [
        Self::Ground,
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

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ground => "ground",
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

/// Which letters are read on which background.
pub const PAIRS: [(Role, Role); 14] = [
    (Role::Text, Role::Ground),
    (Role::Text, Role::Raised),
    (Role::Text, Role::Deep),
    (Role::Text, Role::Select),
    (Role::Quiet, Role::Ground),
    (Role::Quiet, Role::Raised),
    (Role::Quiet, Role::Deep),
    (Role::Accent, Role::Ground),
    (Role::Accent, Role::Deep),
    (Role::OnAccent, Role::Accent),
    (Role::Good, Role::Ground),
    (Role::Warn, Role::Ground),
    (Role::Bad, Role::Ground),
    (Role::OnBad, Role::Bad),
];

/// The letters and backgrounds of the question and the clock on the wall.
pub const ON_A_WALL: [(Role, Role); 3] = [
    (Role::Text, Role::Ground),
    (Role::Warn, Role::Ground),
    (Role::OnBad, Role::Bad),
];

/// One colour for each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette([Colour; Role::ALL.len()]);

impl Palette {
    /// A palette of these colours, which are in the order of [`Role::ALL`].
    pub fn new(colours: [Colour; Role::ALL.len()]) -> Self {
        Self(colours)
    }

    /// The colour this role has.
    pub fn of(&self, role: Role) -> Colour {
        // The roles are numbered in the order of `Role::ALL`.
        self.0[role as usize]
    }

    /// The pairs that cannot be read, each with the contrast it has and the contrast it needs.
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

/// Letters that cannot be read on their background.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Illegible {
    /// The role of the letters.
    pub front: Role,
    /// The role of their background.
    pub ground: Role,
    /// The contrast they have, 1 to 21.
    pub found: f64,
    /// The contrast they need, 1 to 21.
    pub need: f64,
}

/// The contrast of two colours, 1 to 21, in a room so light that white and black have a contrast of 7:1: half of what
/// AVIXA asks of a meeting room.
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
        for ground in [Role::Ground, Role::Raised, Role::Deep, Role::Select] {
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
            (Role::Quiet, Role::Ground)
        );
        assert!((found[0].found - 5.3).abs() < 0.05 && found[0].need == READABLE);
    }
}
