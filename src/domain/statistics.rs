//! Statistics of scores: counts, shares, mean, median, spread, agreement and the Net Promoter Score.

use serde::Serialize;

/// A count as a number that floats hold exactly; beyond that, the largest there is.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Values closer to each other than this are equal: they differ only by how they were added up.
const EQUAL: f64 = 1e-9;

/// Whether two values are equal, but for how they were added up.
pub fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() < EQUAL
}

/// A part as a share of the whole, 0 to 1; `None` if the whole is 0.
pub(super) fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// The mean of these scores; `None` if there are none.
pub fn mean(scores: &[i32]) -> Option<f64> {
    let sum: f64 = scores.iter().copied().map(f64::from).sum();
    (!scores.is_empty()).then(|| sum / f64::from(count(scores.len())))
}

/// The median of scores that are sorted; `None` if there are none.
pub(super) fn median(sorted: &[i32]) -> Option<f64> {
    let high = *sorted.get(sorted.len() / 2)?;
    let low = sorted[(sorted.len() - 1) / 2];
    Some(f64::midpoint(low.into(), high.into()))
}

/// The standard deviation of these scores, as a whole population; `None` if there are none.
pub fn deviation(scores: &[i32]) -> Option<f64> {
    let mean = mean(scores)?;
    let squares: f64 = scores
        .iter()
        .map(|score| (f64::from(*score) - mean).powi(2))
        .sum();
    Some((squares / f64::from(count(scores.len()))).sqrt())
}

/// The agreement on a scale from `low` to `high`: 1 less the variance as a share of the largest possible one, with half
/// the scores at each end.
pub fn agreement(sd: f64, (low, high): (i32, i32)) -> Option<f64> {
    let half = (f64::from(high) - f64::from(low)) / 2.0;
    (half > 0.0).then(|| 1.0 - sd.powi(2) / half.powi(2))
}

/// A Net Promoter Score: 9 and 10 promote, 7 and 8 are passive, 0 to 6 detract.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NetPromoterScore {
    /// How many scored 9 or 10.
    pub promoters: u32,
    /// How many scored 7 or 8.
    pub passives: u32,
    /// How many scored 0 to 6.
    pub detractors: u32,
    /// `100 × (promoters − detractors) / n`, from −100 to 100, unrounded; `None` if nobody scored.
    pub score: Option<f64>,
    /// Its standard error in points, if the room were a sample: `100 × √(p + d − (p − d)²) / √n`.
    pub standard_error: Option<f64>,
    /// Half the width of its 95 % interval, in points.
    pub margin: Option<f64>,
    /// By how many points the score moves when one person moves by one class: `100 / n`.
    pub one_person: Option<f64>,
}

/// The Net Promoter Score of scores from 0 to 10.
pub fn nps(scores: &[i32]) -> NetPromoterScore {
    let among = |range: std::ops::RangeInclusive<i32>| {
        count(scores.iter().filter(|s| range.contains(s)).count())
    };
    let (promoters, passives, detractors) =
        (among(9..=i32::MAX), among(7..=8), among(i32::MIN..=6));
    let n = promoters + passives + detractors;
    let balance = share(promoters, n)
        .zip(share(detractors, n))
        .map(|(p, d)| (p - d, p + d));
    let standard_error = balance
        .map(|(less, plus)| 100.0 * (plus - less * less).max(0.0).sqrt() / f64::from(n).sqrt());
    NetPromoterScore {
        promoters,
        passives,
        detractors,
        score: balance
            .map(|_| 100.0 * (f64::from(promoters) - f64::from(detractors)) / f64::from(n)),
        standard_error,
        margin: standard_error.map(|error| 1.96 * error),
        one_person: share(100, n),
    }
}
