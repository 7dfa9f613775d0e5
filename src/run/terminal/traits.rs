//! What a terminal says about itself, and what follows from it.

use crate::domain::scheme::Shade;
use crate::tui::theme::Colours;

use super::repertoire::Repertoire;

/// What the terminal says about itself, in environment variables.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// `TERM`, the kind of terminal.
    pub term: Option<String>,
    /// `TERM_PROGRAM`, the name of the program that shows it.
    pub program: Option<String>,
    /// `WT_SESSION`, which Windows Terminal sets.
    pub windows_terminal: Option<String>,
    /// `NO_COLOR`, with which a user asks for no colour.
    pub no_color: Option<String>,
    /// `COLORTERM`, which says whether it shows every colour.
    pub colorterm: Option<String>,
    /// `STY`, which GNU screen sets.
    pub sty: Option<String>,
    /// `TMUX`, which tmux sets.
    pub tmux: Option<String>,
    /// `KONSOLE_VERSION`, which Konsole sets.
    pub konsole: Option<String>,
    /// The locale, which says how letters are written.
    pub locale: Option<String>,
    /// `COLORFGBG`, the numbers of its foreground and background colours.
    pub colorfgbg: Option<String>,
}

/// Programs that show every colour, whatever `TERM` says.
const TRUE_PROGRAMS: [&str; 5] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"];
/// Parts of `TERM` of terminals that show every colour.
const TRUE_TERMS: [&str; 6] = ["direct", "kitty", "alacritty", "ghostty", "foot", "wezterm"];

/// How letters are made larger, by a variable and what its value begins with, the surest first: those of a terminal
/// program before `TERM`, which others claim too.
const ENLARGED_BY: [(&str, &str, &str); 9] = [
    ("TERM_PROGRAM", "Apple_Terminal", "enlarge-mac"),
    ("TERM_PROGRAM", "iTerm.app", "enlarge-mac"),
    ("XTERM_VERSION", "", "enlarge-xterm"),
    ("MLTERM", "", "enlarge-mlterm"),
    ("KITTY_WINDOW_ID", "", "enlarge-kitty"),
    ("ALACRITTY_WINDOW_ID", "", "enlarge-equals"),
    ("TERM", "st", "enlarge-st"),
    ("TERM", "rxvt", "enlarge-urxvt"),
    ("TERM", "xterm-kitty", "enlarge-kitty"),
];

/// Returns the locale key of what makes the letters larger in this terminal, given how a variable is read.
fn enlarged_by(read: impl Fn(&str) -> Option<String>) -> &'static str {
    let found = ENLARGED_BY.iter().find(|(name, begins, _)| {
        read(name).is_some_and(|value| !value.is_empty() && value.starts_with(begins))
    });
    found.map_or("enlarge-plus", |(_, _, key)| key)
}

/// Returns the locale key of what makes the letters larger in the terminal we run in.
pub fn how_to_enlarge() -> &'static str {
    enlarged_by(|name| std::env::var(name).ok())
}

impl Traits {
    /// Reads them from the environment.
    pub fn read() -> Self {
        let read = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            term: read("TERM"),
            program: read("TERM_PROGRAM"),
            windows_terminal: read("WT_SESSION"),
            no_color: read("NO_COLOR"),
            colorterm: read("COLORTERM"),
            sty: read("STY"),
            tmux: read("TMUX"),
            konsole: read("KONSOLE_VERSION"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(read),
            colorfgbg: read("COLORFGBG"),
        }
    }

    /// Returns how many colours we use: never more than it can show, sometimes fewer.
    pub fn colours(&self) -> Colours {
        let term = self.term.as_deref().unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|name| term.contains(name));
        if self.no_color.is_some() || term.starts_with("vt1") || term.starts_with("vt2") {
            return Colours::None;
        }
        let says_true = matches!(self.colorterm.as_deref(), Some("truecolor" | "24bit"));
        let program = self.program.as_deref().unwrap_or_default();
        if self.is_in_screen() {
            let has_many = says_true || is_one_of(&["256color"]);
            return if has_many {
                Colours::Indexed
            } else {
                Colours::Sixteen
            };
        }
        if says_true
            || self.windows_terminal.is_some()
            || TRUE_PROGRAMS.contains(&program)
            || is_one_of(&TRUE_TERMS)
            || (cfg!(windows) && term.is_empty())
        {
            return Colours::True;
        }
        if term.contains("256color") || program == "Apple_Terminal" {
            Colours::Indexed
        } else {
            Colours::Sixteen
        }
    }

    /// Whether GNU screen shows it. What the terminal around it says is inherited, but screen reads every number of a colour
    /// by itself, and shows black.
    pub fn is_in_screen(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        let is_tmux = self.tmux.is_some() || self.program.as_deref() == Some("tmux");
        self.sty.is_some() || (term.starts_with("screen") && !is_tmux)
    }

    /// Whether it is st, the terminal of suckless.org.
    pub fn is_st(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        term == "st" || term.starts_with("st-")
    }

    /// Whether it is Konsole, unless another terminal was started from it.
    pub fn is_konsole(&self) -> bool {
        self.konsole.is_some()
    }

    /// Returns which signs it can show. Where the locale is not UTF-8, tmux and GNU screen show nothing but ASCII, and
    /// terminals of VTE neither.
    pub fn repertoire(&self) -> Repertoire {
        if !self.is_utf8() {
            Repertoire::Ascii
        } else if self.term.as_deref() == Some("linux") {
            Repertoire::Console
        } else {
            Repertoire::Full
        }
    }

    /// Whether a terminal that goes by the locale reads UTF-8.
    fn is_utf8(&self) -> bool {
        let locale = self.locale.as_deref().unwrap_or_default();
        let locale = locale.to_ascii_lowercase();
        cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
    }

    /// Returns whether its background is light or dark, for a user who has not said.
    pub fn shade(&self) -> Shade {
        let background = self
            .colorfgbg
            .as_deref()
            .and_then(|it| it.rsplit(';').next());
        match background {
            Some("7" | "15") => Shade::Light,
            _ => Shade::Dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned()).filter(|text| !text.is_empty())
    }

    #[test]
    fn colours_are_what_the_terminal_can_show() {
        // TERM, COLORTERM, TERM_PROGRAM
        let table = [
            ("xterm-256color", "truecolor", "", Colours::True),
            ("xterm-256color", "24bit", "", Colours::True),
            ("xterm-256color", "", "", Colours::Indexed),
            ("xterm-256color", "yes", "", Colours::Indexed),
            ("xterm-256color", "", "Apple_Terminal", Colours::Indexed),
            ("xterm-256color", "", "iTerm.app", Colours::True),
            ("xterm-256color", "", "vscode", Colours::True),
            ("xterm-kitty", "", "", Colours::True),
            ("alacritty", "", "", Colours::True),
            ("xterm-direct", "", "", Colours::True),
            ("tmux-256color", "", "tmux", Colours::Indexed),
            ("tmux-256color", "truecolor", "tmux", Colours::True),
            ("screen", "", "", Colours::Sixteen),
            ("screen", "truecolor", "", Colours::Indexed),
            ("screen.xterm-256color", "", "", Colours::Indexed),
            ("screen.xterm-256color", "truecolor", "", Colours::Indexed),
            ("screen.xterm-kitty", "", "", Colours::Sixteen),
            ("screen-256color", "truecolor", "tmux", Colours::True),
            ("xterm", "", "", Colours::Sixteen),
            ("linux", "", "", Colours::Sixteen),
            ("vt100", "", "", Colours::None),
            ("vt220", "", "", Colours::None),
        ];
        for (term, colorterm, program, want) in table {
            let mut traits = Traits {
                term: some(term),
                colorterm: some(colorterm),
                program: some(program),
                ..Traits::default()
            };
            assert_eq!(traits.colours(), want, "{term} {colorterm} {program}");
            traits.no_color = some("1");
            assert_eq!(traits.colours(), Colours::None, "{term} without colour");
        }
    }

    /// What the terminal around GNU screen can show is inherited, and is not what screen shows.
    #[test]
    fn inside_screen_there_are_256_colours_at_most() {
        let inside = |term, program| Traits {
            term: some(term),
            program: some(program),
            colorterm: some("truecolor"),
            windows_terminal: some("a session"),
            sty: some("4242.pts-1.here"),
            ..Traits::default()
        };
        for (term, program) in [
            ("screen", ""),
            ("screen.xterm-256color", "vscode"),
            ("screen.alacritty", ""),
            ("xterm-kitty", "tmux"),
        ] {
            let traits = inside(term, program);
            assert_eq!(traits.colours(), Colours::Indexed, "{term} {program}");
        }
        let mut tmux = inside("screen-256color", "");
        tmux.sty = None;
        tmux.tmux = some("/tmp/tmux-1000/default,1,0");
        assert_eq!(tmux.colours(), Colours::True);
    }

    #[test]
    fn how_letters_are_made_larger_is_told_for_each_terminal() {
        let told = |name: &str, value: &str| {
            let read = |asked: &str| (asked == name).then(|| value.to_owned());
            enlarged_by(read)
        };
        for (name, value, want) in [
            ("XTERM_VERSION", "XTerm(379)", "enlarge-xterm"),
            ("MLTERM", "3.9.0", "enlarge-mlterm"),
            ("TERM", "st-256color", "enlarge-st"),
            ("TERM", "rxvt-unicode-256color", "enlarge-urxvt"),
            ("ALACRITTY_WINDOW_ID", "1", "enlarge-equals"),
            ("TERM", "xterm-kitty", "enlarge-kitty"),
            ("TERM_PROGRAM", "Apple_Terminal", "enlarge-mac"),
            ("TERM_PROGRAM", "iTerm.app", "enlarge-mac"),
            ("VTE_VERSION", "7006", "enlarge-plus"),
            ("TERM", "xterm-256color", "enlarge-plus"),
        ] {
            assert_eq!(told(name, value), want, "{name}={value}");
        }
    }

    #[test]
    fn a_light_background_is_seen_and_dark_is_assumed() {
        let ground = |said| {
            let colorfgbg = some(said);
            let traits = Traits {
                colorfgbg,
                ..Traits::default()
            };
            traits.shade()
        };
        assert_eq!(ground("0;15"), Shade::Light);
        assert_eq!(ground("0;default;7"), Shade::Light);
        assert_eq!(ground("15;0"), Shade::Dark);
        assert_eq!(ground(""), Shade::Dark);
    }
}
