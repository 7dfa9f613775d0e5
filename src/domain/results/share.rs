//! A part of what was counted, and how it is said: of how many it is always stands beside it.

use super::measured::Measured;
use super::say::percent;
use crate::domain::words::Words;

/// The fewest answers, and the fewest people who gave them, of which a share is said in per cents. Of fewer, a per cent
/// sounds like more than a person is.
const FEWEST: u32 = 10;

/// What the whole of a share is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// People, each with a score.
    People,
    /// Items that have an answer, or are grouped.
    Items,
    /// Dots, of which a person has several.
    Dots,
    /// Key points of a cascade.
    Points,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many it is; a mean over chains need not be whole.
    part: f64,
    /// How many answered, 1 or more.
    answered: u32,
    /// How many were asked, as many as answered or more.
    asked: u32,
    /// What is counted.
    of: Counted,
    /// How many people gave the answers, if each gave more than one.
    people: Option<u32>,
}

impl Share {
    /// So many of those that answered, of so many that were asked; not answered if nobody did.
    pub fn of(part: f64, (answered, asked): (u32, u32), of: Counted) -> Measured<Self> {
        if answered == 0 {
            return Measured::NotAnswered;
        }
        Measured::Answered(Self {
            part,
            answered,
            asked: asked.max(answered),
            of,
            people: None,
        })
    }

    /// So many of a whole that was counted entirely.
    pub fn of_all(part: u32, whole: u32, of: Counted) -> Measured<Self> {
        Self::of(part.into(), (whole, whole), of)
    }

    /// The same where so many people gave the answers.
    #[must_use]
    pub fn among(self, people: u16) -> Self {
        Self {
            people: Some(people.into()),
            ..self
        }
    }

    /// The share, 0 to 1.
    pub fn value(self) -> f64 {
        self.part / f64::from(self.answered)
    }

    /// How many answered, 1 or more.
    pub fn answered(self) -> u32 {
        self.answered
    }

    /// How many answers it rests on: as many as answered, and no more than the people who gave them.
    pub fn voices(self) -> u32 {
        let people = self.people.unwrap_or(self.answered);
        self.answered.min(people)
    }

    /// Whether it is said in per cents. Key points are no answers, and stand with their number wherever they are.
    pub fn in_per_cents(self) -> bool {
        self.of == Counted::Points || self.voices() >= FEWEST
    }

    /// As people say it: `63%`, or `3 of 8` where that is more honest, and how many answered if not all did.
    pub fn said(self, words: &Words) -> String {
        let said = if self.in_per_cents() {
            percent(self.value(), words)
        } else {
            self.of_so_many(words)
        };
        if self.asked == self.answered {
            return said;
        }
        words.with(
            "share-partly",
            &[
                ("share", said.into()),
                ("answered", self.some(words).into()),
            ],
        )
    }

    /// With its number beside it: `5 (63%)`, or `3 of 8 people`.
    pub fn counted(self, words: &Words) -> String {
        if !self.in_per_cents() {
            return self.of_so_many(words);
        }
        let args = [
            ("n", words.number(self.part, 1).into()),
            ("share", percent(self.value(), words).into()),
        ];
        words.with("summary-of", &args)
    }

    /// Where it is read from afar: `7 of 12 people`, dots as their number alone.
    pub fn without_per_cents(self, words: &Words) -> String {
        match self.of {
            Counted::Dots => words.number(self.part, 1),
            Counted::People | Counted::Items | Counted::Points => self.of_so_many(words),
        }
    }

    /// Beside another session, where its whole must stand with it: `63% (16 dots)`, `1 of 2 (2 of 15 answered)`.
    pub fn of_its_whole(self, words: &Words) -> String {
        if self.asked > self.answered || !self.in_per_cents() {
            return self.said(words);
        }
        let key = match self.of {
            Counted::People => "compare-value",
            Counted::Dots => "compare-value-dots",
            Counted::Items => "compare-value-items",
            Counted::Points => "compare-value-points",
        };
        let args = [
            ("value", percent(self.value(), words).into()),
            ("n", self.answered.into()),
        ];
        words.with(key, &args)
    }

    /// How many answered, in words; `None` if all did.
    pub fn partly(self, words: &Words) -> Option<String> {
        (self.asked > self.answered).then(|| self.some(words))
    }

    fn some(self, words: &Words) -> String {
        let args = [("n", self.answered.into()), ("k", self.asked.into())];
        words.with("share-answered", &args)
    }

    fn of_so_many(self, words: &Words) -> String {
        let key = match self.of {
            Counted::People => "share-of-people",
            Counted::Items | Counted::Dots | Counted::Points => "share-of",
        };
        let args = [
            ("n", words.number(self.part, 1).into()),
            ("k", self.answered.into()),
        ];
        words.with(key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    fn share(part: f64, answered: u32, asked: u32, of: Counted) -> Share {
        Share::of(part, (answered, asked), of).answered().unwrap()
    }

    #[test]
    fn few_people_are_counted_and_many_are_a_share() {
        let (en, nl) = (Words::of(Lang::En), Words::of(Lang::Nl));
        let few = share(3.0, 8, 8, Counted::People);
        assert_eq!(
            [few.said(en), few.counted(en), few.of_its_whole(nl)],
            ["3 of 8 people", "3 of 8 people", "3 van de 8 mensen"]
        );
        let ten = share(3.0, 10, 10, Counted::People);
        assert_eq!(
            [ten.said(en), ten.counted(en), ten.of_its_whole(en)],
            ["30%", "3 (30%)", "30% (n = 10)"]
        );
        let one = share(1.0, 1, 1, Counted::People);
        assert_eq!(one.said(en), "1 of 1 person");
        let dots = share(7.0, 21, 21, Counted::Dots);
        assert_eq!(dots.of_its_whole(nl), "33% (21 stickers)");
        assert_eq!(dots.among(7).of_its_whole(nl), "7 van de 21");
        let points = share(2.0, 8, 8, Counted::Points);
        assert_eq!(points.said(en), "25%");
    }

    #[test]
    fn what_only_some_answered_says_how_many_did() {
        let (en, nl) = (Words::of(Lang::En), Words::of(Lang::Nl));
        let some = share(1.0, 2, 15, Counted::Items);
        assert_eq!(some.said(en), "1 of 2 (2 of 15 answered)");
        assert_eq!(some.counted(nl), "1 van de 2");
        assert_eq!(some.partly(nl).as_deref(), Some("2 van de 15 beantwoord"));
        let most = share(6.0, 12, 15, Counted::Items);
        assert_eq!(most.of_its_whole(en), "50% (12 of 15 answered)");
        assert_eq!(share(6.0, 12, 12, Counted::Items).partly(en), None);
    }

    #[test]
    fn nought_of_some_is_a_share_and_nought_of_none_is_none() {
        let none = Share::of_all(0, 12, Counted::People);
        assert_eq!(none.answered().map(Share::value), Some(0.0));
        assert_eq!(Share::of_all(0, 0, Counted::People), Measured::NotAnswered);
    }
}
