//! Scores as people type them, many at a time.
//!
//! Scores are whole numbers with blanks or semicolons between them. A comma between two of them can be meant as a decimal
//! mark, so it is only taken for a separator with a blank beside it, behind a count, or in an English list of three and
//! more: `8, 9, 7`, `9x4,7x2`, `8,9,7`.

use super::numbers;
use super::text::Lang;

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
    /// It is a number, but not a whole one.
    #[error("{token:?} is no whole score")]
    Fraction {
        /// What was typed.
        token: String,
        /// The whole scores around it that the scale has.
        around: (i32, i32),
    },
    /// Numbers with a comma between them, which can be one score with decimals or several scores.
    #[error("{token:?} can be one score or several")]
    Comma {
        /// What was typed.
        token: String,
        /// The scores apart, as they are typed if they are several.
        apart: String,
        /// The whole scores around it that the scale has, if it is one score with decimals.
        around: Option<(i32, i32)>,
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

/// Reads scores as people type them in this language: `8 9 7 7 10` or `9x4 7x2`.
pub fn parse_scores(text: &str, scale: (i32, i32), lang: Lang) -> Result<Vec<i32>, ScoreFault> {
    let is_separator = |c: char| c.is_whitespace() || c == ';';
    let chunks = || text.split(is_separator).filter(|chunk| !chunk.is_empty());
    let is_alone = chunks().count() == 1;
    let mut scores = Vec::new();
    for chunk in chunks() {
        let chunk = chunk.trim_matches(',');
        let tokens: Vec<&str> = chunk.split(',').filter(|token| !token.is_empty()).collect();
        let is_list = lang == Lang::En && is_alone && tokens.len() > 2;
        let is_bare = |token: &&str| token.chars().all(|c| c.is_ascii_digit());
        let behind = tokens.split_last().map_or(&[][..], |(_, before)| before);
        if !is_list && behind.iter().any(is_bare) {
            return Err(ScoreFault::Comma {
                token: chunk.to_owned(),
                apart: tokens.join(" "),
                around: around(chunk, scale, Lang::Nl),
            });
        }
        for token in tokens {
            read(token, scale, lang, &mut scores)?;
        }
    }
    Ok(scores)
}

/// Reads one score, or one with its count.
fn read(
    token: &str,
    (low, high): (i32, i32),
    lang: Lang,
    scores: &mut Vec<i32>,
) -> Result<(), ScoreFault> {
    let typed = || token.to_owned();
    let unreadable = || ScoreFault::Unreadable {
        token: typed(),
        low,
        high,
    };
    let (score, times) = token.split_once(['x', 'X', '×']).unwrap_or((token, "1"));
    let number = match score.strip_suffix('½') {
        Some(whole) => numbers::read(&format!("{whole}.5"), lang),
        None => numbers::read(score, lang),
    };
    let number = number.map_err(|_| unreadable())?;
    let times: usize = times.parse().map_err(|_| unreadable())?;
    if number < f64::from(low) || number > f64::from(high) {
        return Err(ScoreFault::OffScale {
            token: typed(),
            low,
            high,
        });
    }
    let around = between(number, (low, high));
    if around.0 != around.1 {
        return Err(ScoreFault::Fraction {
            token: typed(),
            around,
        });
    }
    if times > MOST_SCORES - scores.len() {
        return Err(ScoreFault::TooMany { token: typed() });
    }
    scores.extend(std::iter::repeat_n(around.0, times));
    Ok(())
}

/// The whole scores around a number with decimals, if it is one on the scale.
fn around(token: &str, (low, high): (i32, i32), lang: Lang) -> Option<(i32, i32)> {
    let number = numbers::read(token, lang).ok()?;
    let is_on = number >= f64::from(low) && number <= f64::from(high);
    is_on.then(|| between(number, (low, high)))
}

/// The whole scores around a number on the scale.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no further from zero than the ends of the scale"
)]
fn between(number: f64, (low, high): (i32, i32)) -> (i32, i32) {
    let bound = |score: f64| (score as i32).clamp(low, high);
    (bound(number.floor()), bound(number.ceil()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_read_as_people_type_them() {
        for lang in Lang::ALL {
            let read = |text| parse_scores(text, (0, 10), lang);
            assert_eq!(read("8 9 7 7 10"), Ok(vec![8, 9, 7, 7, 10]));
            assert_eq!(read("8, 9, 7,"), Ok(vec![8, 9, 7]));
            assert_eq!(read("8;9"), Ok(vec![8, 9]));
            assert_eq!(read(" 9x4,7×2; 3X1 "), Ok(vec![9, 9, 9, 9, 7, 7, 3]));
            assert_eq!(read("8.0"), Ok(vec![8]));
            assert_eq!(read(""), Ok(vec![]));
            assert_eq!(parse_scores("-1 −2 0", (-2, 2), lang), Ok(vec![-1, -2, 0]));
        }
        assert_eq!(parse_scores("8,9,7", (0, 10), Lang::En), Ok(vec![8, 9, 7]));
    }

    #[test]
    fn a_comma_between_scores_is_asked_and_half_points_are_refused() {
        for lang in Lang::ALL {
            let fault = |text| parse_scores(text, (0, 10), lang).unwrap_err();
            let comma = |token: &str, apart: &str, around| ScoreFault::Comma {
                token: token.to_owned(),
                apart: apart.to_owned(),
                around,
            };
            let half = |token: &str, around| ScoreFault::Fraction {
                token: token.to_owned(),
                around,
            };
            assert_eq!(fault("8,5"), comma("8,5", "8 5", Some((8, 9))));
            assert_eq!(fault("8,5 9"), comma("8,5", "8 5", Some((8, 9))));
            assert_eq!(fault("9 8,5;"), comma("8,5", "8 5", Some((8, 9))));
            assert_eq!(fault("8,5x2"), comma("8,5x2", "8 5x2", None));
            assert_eq!(fault("10,5"), comma("10,5", "10 5", None));
            assert_eq!(fault("8.5"), half("8.5", (8, 9)));
            assert_eq!(fault("7 9.25x3"), half("9.25x3", (9, 10)));
            assert_eq!(fault("8½"), half("8½", (8, 9)));
            assert!(matches!(fault("10½"), ScoreFault::OffScale { .. }));
        }
        let dutch = parse_scores("8,9,7", (0, 10), Lang::Nl);
        assert!(matches!(dutch, Err(ScoreFault::Comma { .. })));
        let thousand = parse_scores("1.000", (0, 2000), Lang::Nl);
        assert_eq!(thousand, Ok(vec![1000]));
        let either = parse_scores("1.000", (0, 2000), Lang::En);
        assert!(matches!(either, Err(ScoreFault::Unreadable { .. })));
    }

    #[test]
    fn what_is_no_score_is_named() {
        let fault = |text| parse_scores(text, (0, 10), Lang::En).unwrap_err();
        let unreadable = |token: &str| ScoreFault::Unreadable {
            token: token.to_owned(),
            low: 0,
            high: 10,
        };
        assert_eq!(fault("8 acht"), unreadable("acht"));
        assert_eq!(fault("7.5.1"), unreadable("7.5.1"));
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
