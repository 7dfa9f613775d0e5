//! Whether there is a figure: not asked, not answered, and none are three things.

/// A figure, or why there is none. Nought of something is a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured<T> {
    /// Nobody was asked: the step was skipped, or never reached.
    NotAsked,
    /// It was asked, and nobody answered.
    NotAnswered,
    /// It was answered by so few that this audience may not see it.
    Withheld,
    /// What was answered.
    Answered(T),
}

impl<T> Measured<T> {
    /// What was answered; `None` if there is nothing to see.
    pub fn answered(self) -> Option<T> {
        match self {
            Self::Answered(figure) => Some(figure),
            Self::NotAsked | Self::NotAnswered | Self::Withheld => None,
        }
    }

    /// The same, with a look at the figure instead of the figure itself.
    pub fn as_ref(&self) -> Measured<&T> {
        match self {
            Self::NotAsked => Measured::NotAsked,
            Self::NotAnswered => Measured::NotAnswered,
            Self::Withheld => Measured::Withheld,
            Self::Answered(figure) => Measured::Answered(figure),
        }
    }

    /// The same with another figure, where there is one.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Measured<U> {
        match self {
            Self::NotAsked => Measured::NotAsked,
            Self::NotAnswered => Measured::NotAnswered,
            Self::Withheld => Measured::Withheld,
            Self::Answered(figure) => Measured::Answered(make(figure)),
        }
    }

    /// What this is called in files and, with hyphens, in the keys of the locale files.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::NotAnswered => "not_answered",
            Self::Withheld => "withheld",
            Self::Answered(_) => "answered",
        }
    }
}
