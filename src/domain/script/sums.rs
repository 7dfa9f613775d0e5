//! The minutes a workshop takes, where the script does not say them.

use crate::domain::workshop::Step;

/// The minutes a step adds to the full and to the short variant; `None` if they cannot be read.
pub(super) type Minutes = Option<(u16, Option<u16>)>;

/// The sums of the steps, where the script says none. If no step has minutes of its own for the short variant, that
/// is the whole.
pub(super) fn sum(sums: &[Minutes], steps: &mut [Step]) -> Option<(u16, u16)> {
    let known: Vec<(u16, Option<u16>)> = sums.iter().copied().collect::<Option<_>>()?;
    if known.iter().all(|(_, short)| short.is_none()) {
        for step in steps {
            step.short = Some(step.minutes);
        }
    }
    let add = |sum: u16, minutes: u16| sum.saturating_add(minutes);
    let full = known.iter().map(|(full, _)| *full).fold(0, add);
    let short = known.iter().filter_map(|(_, short)| *short).fold(0, add);
    Some((full, if short == 0 { full } else { short }))
}
