//! Scores as people type them, many at a time.

/// The most scores one cell can have; no room has so many people.
pub const MOST_SCORES: usize = 10_000;

/// Why scores that were typed cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScoreFault {
    /// It is neither a whole number nor a whole number with a count.
    #[error("{token:?} is no score from {low} to {high}")]
    Unreadable {
        /// What was typed.
        token: String,
        /// The lowest score of the scale.
        low: i32,
        /// The highest score of the scale.
        high: i32,
    },
    /// It is a number outside the scale.
    #[error("{token:?} is outside the scale from {low} to {high}")]
    OffScale {
        /// What was typed.
        token: String,
        /// The lowest score of the scale.
        low: i32,
        /// The highest score of the scale.
        high: i32,
    },
    /// There are more scores than [`MOST_SCORES`].
    #[error("{token:?} makes more than {MOST_SCORES} scores")]
    TooMany {
        /// What was typed where the limit was passed.
        token: String,
    },
}

/// Scores as people type them: `9x4 7 5`.
pub fn as_typed(scores: &[i32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for run in scores.chunk_by(|a, b| a == b) {
        let Some(score) = run.first() else { continue };
        parts.push(if run.len() == 1 {
            score.to_string()
        } else {
            format!("{score}x{}", run.len())
        });
    }
    parts.join(" ")
}

/// Reads scores as people type them: `8 9 7 7 10` or `9x4 7x2`, separated by blanks, commas or semicolons.
pub fn parse_scores(text: &str, (low, high): (i32, i32)) -> Result<Vec<i32>, ScoreFault> {
    let mut scores = Vec::new();
    let separator = |c: char| c.is_whitespace() || c == ',' || c == ';';
    for token in text.split(separator).filter(|token| !token.is_empty()) {
        let unreadable = || ScoreFault::Unreadable {
            token: token.to_owned(),
            low,
            high,
        };
        let (score, times) = token.split_once(['x', 'X', '×']).unwrap_or((token, "1"));
        let score: i32 = score.parse().map_err(|_| unreadable())?;
        let times: usize = times.parse().map_err(|_| unreadable())?;
        if !(low..=high).contains(&score) {
            return Err(ScoreFault::OffScale {
                token: token.to_owned(),
                low,
                high,
            });
        }
        if times > MOST_SCORES - scores.len() {
            return Err(ScoreFault::TooMany {
                token: token.to_owned(),
            });
        }
        scores.extend(std::iter::repeat_n(score, times));
    }
    Ok(scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_read_as_people_type_them() {
        let read = |text| parse_scores(text, (0, 10));
        assert_eq!(read("8 9 7 7 10"), Ok(vec![8, 9, 7, 7, 10]));
        assert_eq!(read(" 9x4,7×2; 3X1 "), Ok(vec![9, 9, 9, 9, 7, 7, 3]));
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(parse_scores("-1 0", (-2, 2)), Ok(vec![-1, 0]));
    }

    #[test]
    fn what_is_no_score_is_named() {
        let fault = |text| parse_scores(text, (0, 10)).unwrap_err();
        let unreadable = |token: &str| ScoreFault::Unreadable {
            token: token.to_owned(),
            low: 0,
            high: 10,
        };
        assert_eq!(fault("8 acht"), unreadable("acht"));
        assert_eq!(fault("7.5"), unreadable("7.5"));
        assert_eq!(fault("9x"), unreadable("9x"));
        assert_eq!(fault("9x-1"), unreadable("9x-1"));
        assert_eq!(
            fault("8 11"),
            ScoreFault::OffScale {
                token: "11".to_owned(),
                low: 0,
                high: 10
            }
        );
        assert_eq!(
            fault("9x9999 8x2"),
            ScoreFault::TooMany {
                token: "8x2".to_owned()
            }
        );
        assert_eq!(
            fault("9x99999999999999999999"),
            unreadable("9x99999999999999999999")
        );
    }
}
