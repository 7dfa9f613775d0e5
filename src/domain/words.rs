//! The program's own words, in Dutch and English. Every sentence a person reads is in `assets/locales`.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::text::Lang;

/// The minus sign people read. Files for machines have a hyphen instead.
pub const MINUS: &str = "−";

/// The locale files of each language: their area and their text.
pub const SOURCES: [(Lang, [(&str, &str); 7]); 2] = [
    (
        Lang::En,
        [
            (
                "screens",
                include_str!("../../assets/locales/en/screens.ftl"),
            ),
            ("faults", include_str!("../../assets/locales/en/faults.ftl")),
            (
                "summary",
                include_str!("../../assets/locales/en/summary.ftl"),
            ),
            (
                "commands",
                include_str!("../../assets/locales/en/commands.ftl"),
            ),
            ("room", include_str!("../../assets/locales/en/room.ftl")),
            ("replay", include_str!("../../assets/locales/en/replay.ftl")),
            ("help", include_str!("../../assets/locales/en/help.ftl")),
        ],
    ),
    (
        Lang::Nl,
        [
            (
                "screens",
                include_str!("../../assets/locales/nl/screens.ftl"),
            ),
            ("faults", include_str!("../../assets/locales/nl/faults.ftl")),
            (
                "summary",
                include_str!("../../assets/locales/nl/summary.ftl"),
            ),
            (
                "commands",
                include_str!("../../assets/locales/nl/commands.ftl"),
            ),
            ("room", include_str!("../../assets/locales/nl/room.ftl")),
            ("replay", include_str!("../../assets/locales/nl/replay.ftl")),
            ("help", include_str!("../../assets/locales/nl/help.ftl")),
        ],
    ),
];

/// The program's words in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `lang`, which are loaded once.
    pub fn of(lang: Lang) -> &'static Self {
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        static DUTCH: OnceLock<Words> = OnceLock::new();
        match lang {
            Lang::En => ENGLISH.get_or_init(|| Self::load(Lang::En)),
            Lang::Nl => DUTCH.get_or_init(|| Self::load(Lang::Nl)),
        }
    }

    fn load(lang: Lang) -> Self {
        let id = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Fluent puts marks around arguments, which a terminal would show as boxes.
        bundle.set_use_isolating(false);
        let files = SOURCES
            .iter()
            .filter(|(of, _)| *of == lang)
            .flat_map(|(_, files)| files);
        for (_, text) in files {
            // A test keeps the files free of errors and of names used twice.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language of these words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The words under `key`, or the key itself if there are none; a test sees to it that there are.
    pub fn get<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.format(key, None)
    }

    /// Whether there are words under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words under `key`, with these arguments filled in. Of one that the words put between quotation marks the marks of
    /// its own are not doubled.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.0.clone());
        }
        let told = self.format(key, Some(&values)).into_owned();
        let texts = args.iter().filter_map(|(_, value)| match &value.0 {
            FluentValue::String(text) if text.contains(MARKS) => Some(text),
            _ => None,
        });
        texts.fold(told, |told, text| {
            told.replace(&format!("“{text}”"), &self.quoted(text))
        })
    }

    /// What somebody said, in quotation marks: those around all of it are not doubled, and those within it are single.
    pub fn quoted(&self, text: &str) -> String {
        let text = text.trim();
        let inner = text
            .strip_prefix(MARKS)
            .and_then(|it| it.strip_suffix(MARKS));
        let text = inner.filter(|it| !it.contains(MARKS)).unwrap_or(text);
        let mut said = String::with_capacity(text.len());
        for c in text.chars() {
            let begins = said
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || "([—".contains(c));
            said.push(match c {
                '“' | '„' => '‘',
                '"' if begins => '‘',
                '”' | '"' => '’',
                c => c,
            });
        }
        self.with("quoted", &[("text", said.into())])
    }

    fn format<'a>(&'a self, key: &'a str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        match self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        {
            Some(pattern) => self.bundle.format_pattern(pattern, args, &mut Vec::new()),
            None => Cow::Borrowed(key),
        }
    }

    /// A number as people of this language write it, with at most `decimals` decimals and no zeros at the end.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        // Half away from zero, as people round; formatting alone would make 62.5 into 62 and 37.5 into 38.
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let full = format!("{:.decimals$}", (value * scale).round() / scale);
        let short = if full.contains('.') {
            full.trim_end_matches('0').trim_end_matches('.')
        } else {
            &full
        };
        let text = if short == "-0" { "0" } else { short };
        let text = text.replace('-', MINUS);
        if self.lang == Lang::Nl {
            text.replace('.', ",")
        } else {
            text
        }
    }

    /// A number with exactly `decimals` decimals, as in a column of figures: `3.0` beside `2.6`.
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
        let rounded = (value * scale).round() / scale;
        // Zero has no sign.
        let text = format!("{:.decimals$}", if rounded == 0.0 { 0.0 } else { rounded });
        let text = text.replace('-', MINUS);
        if self.lang == Lang::Nl {
            text.replace('.', ",")
        } else {
            text
        }
    }

    /// An amount with its unit as people of this language write it: `€ 40`, `40%`, `40 days`.
    pub fn with_unit(&self, amount: &str, unit: &str) -> String {
        let is_money = |c: char| matches!(c, '€' | '$' | '£' | '¥');
        match unit.trim() {
            "" => amount.to_owned(),
            "%" => format!("{amount}%"),
            money if money.chars().all(is_money) => self.with(
                "money",
                &[("unit", money.into()), ("amount", amount.into())],
            ),
            unit => format!("{amount} {unit}"),
        }
    }
}

/// The quotation marks people type around what they quote.
const MARKS: [char; 4] = ['“', '”', '„', '"'];

/// A value filled into a message, made from a text or a number.
#[derive(Clone, Debug)]
pub struct Arg<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::String(Cow::Owned(text)))
    }
}

macro_rules! number_args {
    ($($of:ty),*) => {$(
        impl From<$of> for Arg<'_> {
            fn from(n: $of) -> Self {
                Self(FluentValue::from(n))
            }
        }
    )*};
}
number_args!(u8, u16, u32, u64, usize, i32, i64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_within_a_quotation_are_single_and_those_around_it_not_doubled() {
        for words in Lang::ALL.map(Words::of) {
            for (typed, told) in [
                ("I hear it last", "“I hear it last”"),
                ("“I hear it last” ", "“I hear it last”"),
                ("\"I hear it last\"", "“I hear it last”"),
                ("„Ik hoor het laatst”", "“Ik hoor het laatst”"),
                (
                    "Relieved, and “a bit proud”",
                    "“Relieved, and ‘a bit proud’”",
                ),
                ("“This” or \"that\"", "“‘This’ or ‘that’”"),
                ("’s avonds", "“’s avonds”"),
                ("\"", "“‘”"),
            ] {
                assert_eq!(words.quoted(typed), told);
            }
        }
    }

    #[test]
    fn a_name_with_marks_of_its_own_stands_between_marks_once() {
        for words in Lang::ALL.map(Words::of) {
            let split = |first: &str, second: &str| {
                words.with(
                    "said-split",
                    &[("first", first.into()), ("second", second.into())],
                )
            };
            let told = split("“Open”", "say \"yes\"");
            assert!(
                told.contains(" “Open” ") && told.contains("“say ‘yes’”"),
                "{told}"
            );
            // Where the words put no marks, it is as it was typed.
            let asked = words.with(
                "form-run-sheet",
                &[("minutes", 8.into()), ("end", "“X”".into())],
            );
            assert!(asked.contains(" “X” "), "{asked}");
        }
    }

    #[test]
    fn amounts_have_their_unit_where_people_of_the_language_put_it() {
        let [english, dutch] = Lang::ALL.map(Words::of);
        assert_eq!(dutch.with_unit("40", "€"), "€\u{a0}40");
        assert_eq!(english.with_unit("40", "€"), "€40");
        for words in [english, dutch] {
            assert_eq!(words.with_unit("40", "%"), "40%");
            assert_eq!(words.with_unit("40", "dagen"), "40 dagen");
            assert_eq!(words.with_unit("40", ""), "40");
        }
        assert_eq!(dutch.number(-1.25, 1), "−1,3");
        assert_eq!(english.number(-0.01, 1), "0");
    }
}
