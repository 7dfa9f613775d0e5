//! What stands out among items: the highest or the lowest, named only where that is true.

/// The most items that are named together when they are equal; more than that do not stand out.
const MOST_NAMED: usize = 2;
/// Means closer to each other than this are equal: they differ only by how they were added up.
const EQUAL: f64 = 1e-9;

/// The items with the highest value, and that value. `None` if nothing stands out: there are fewer than two items, all
/// are alike, or more are equal than are named together. So the highest and the lowest never name the same item.
pub(super) fn highest<T: Copy>(of: &[(T, f64)]) -> Option<(Vec<T>, f64)> {
    let most = of.iter().map(|(_, value)| *value).max_by(f64::total_cmp)?;
    let equal = of.iter().filter(|(_, value)| most - value < EQUAL);
    let named: Vec<T> = equal.map(|(item, _)| *item).collect();
    (named.len() < of.len() && named.len() <= MOST_NAMED).then_some((named, most))
}

/// The items with the lowest value, and that value, by the same rule.
pub(super) fn lowest<T: Copy>(of: &[(T, f64)]) -> Option<(Vec<T>, f64)> {
    let turned: Vec<(T, f64)> = of.iter().map(|(item, value)| (*item, -value)).collect();
    highest(&turned).map(|(named, value)| (named, -value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_highest_is_alone_or_one_of_two() {
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
    fn one_alone_and_all_alike_have_no_highest_and_no_lowest() {
        for of in [
            &[][..],
            &[("a", 1.0)],
            &[("a", 1.0), ("b", 1.0)],
            &[("a", 2.0), ("b", 2.0), ("c", 2.0)],
        ] {
            assert_eq!((highest(of), lowest(of)), (None, None), "{of:?}");
        }
        assert_eq!(
            highest(&[("a", 2.0), ("b", 2.0), ("c", 2.0), ("d", 1.0)]),
            None
        );
    }
}
