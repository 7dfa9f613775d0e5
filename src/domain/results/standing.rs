//! What stands out among items: the highest or the lowest, named only where that is true.

use super::joined;
use crate::domain::statistics::alike;
use crate::domain::words::Words;

/// The most items that are named together when they are equal; of more, only their number is told.
const MOST_NAMED: usize = 3;

/// The items with the highest value, and that value. `None` if nothing stands out: there are fewer than two items, or
/// all are alike. So the highest and the lowest never name the same item.
pub(super) fn highest<T: Copy>(of: &[(T, f64)]) -> Option<(Vec<T>, f64)> {
    let most = of.iter().map(|(_, value)| *value).max_by(f64::total_cmp)?;
    let equal = of.iter().filter(|(_, value)| alike(most, *value));
    let named: Vec<T> = equal.map(|(item, _)| *item).collect();
    (named.len() < of.len()).then_some((named, most))
}

/// What stands out, as people say it: its names, or how many there are where that is more than are named.
pub(super) fn named(labels: &[&str], words: &Words) -> String {
    if labels.len() <= MOST_NAMED {
        return joined(labels, words);
    }
    words.with("standing-equal", &[("n", labels.len().into())])
}

/// The items with the lowest value, and that value, by the same rule.
pub(super) fn lowest<T: Copy>(of: &[(T, f64)]) -> Option<(Vec<T>, f64)> {
    let turned: Vec<(T, f64)> = of.iter().map(|(item, value)| (*item, -value)).collect();
    highest(&turned).map(|(named, value)| (named, -value))
}

/// The first `most` of what stands in order, with all that stand equal to the last of them; without any of those if
/// they would be more than twice as many.
pub fn first<T>(ordered: &[T], most: usize, value: impl Fn(&T) -> f64) -> &[T] {
    let is_first = |at: &usize| match (ordered.get(at.wrapping_sub(1)), ordered.get(*at)) {
        (Some(before), Some(after)) => !alike(value(before), value(after)),
        _ => true,
    };
    let end = (most.min(ordered.len())..=ordered.len().min(2 * most)).find(is_first);
    let end = end.or_else(|| (0..most).rev().find(is_first));
    ordered.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn a_highest_is_alone_or_equal_to_others() {
        assert_eq!(
            highest(&[("a", 1.0), ("b", 3.0), ("c", 2.0)]),
            Some((vec!["b"], 3.0))
        );
        assert_eq!(
            highest(&[("a", 0.1 + 0.2), ("b", 0.3), ("c", 0.1)]).map(|(named, _)| named),
            Some(vec!["a", "b"])
        );
        assert_eq!(
            lowest(&[("a", 1.0), ("b", 3.0), ("c", 1.0)]),
            Some((vec!["a", "c"], 1.0))
        );
    }

    #[test]
    fn the_first_so_many_are_cut_between_those_that_differ() {
        let of = |values: &[f64]| first(values, 3, |value| *value).len();
        assert_eq!(of(&[9.0, 8.0, 7.0, 6.0]), 3);
        assert_eq!(of(&[9.0, 8.0, 7.0, 7.0, 6.0]), 4);
        assert_eq!(of(&[9.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0]), 1);
        assert_eq!((of(&[7.0; 7]), of(&[7.0; 2]), of(&[])), (0, 2, 0));
    }

    #[test]
    fn one_alone_and_all_alike_have_no_highest_and_no_lowest() {
        for of in [
            &[][..],
            &[("a", 1.0)],
            &[("a", 1.0), ("b", 1.0)],
            &[("a", 2.0), ("b", 2.0), ("c", 2.0)],
        ] {
            assert_eq!((highest(of), lowest(of)), (None, None), "{of:?}");
        }
    }

    #[test]
    fn three_that_are_equal_are_named_and_four_are_counted() {
        let of: Vec<(&str, f64)> = vec![("a", 2.0), ("b", 2.0), ("c", 2.0), ("d", 3.0)];
        let (three, _) = lowest(&of).unwrap();
        let (en, nl) = (Words::of(Lang::En), Words::of(Lang::Nl));
        assert_eq!(named(&three, en), "a, b and c");
        assert_eq!(named(&["a", "b", "c", "d"], en), "4 that stand equal");
        assert_eq!(named(&["a", "b", "c", "d"], nl), "4 die gelijk staan");
    }
}
