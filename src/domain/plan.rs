//! How many minutes each step gets: in full, short, or fitted to the time there is.

use super::event::Variant;
use super::workshop::{Kind, PerStep, Priority, Step, Workshop};

/// Planned minutes of each step; 0 if the variant leaves it out.
///
/// A target that is too short gives the shortest plan there is; [`fit`] tells beforehand.
pub fn minutes(workshop: &Workshop, variant: Variant) -> PerStep<u16> {
    match variant {
        Variant::Full => workshop.steps.iter().map(|step| step.minutes).collect(),
        Variant::Short => workshop
            .steps
            .iter()
            .map(|step| step.short.unwrap_or(0))
            .collect(),
        Variant::Minutes(target) => {
            let slots: Vec<Slot> = slots(workshop).into_iter().collect();
            fit(&slots, target)
                .unwrap_or_else(|too_short| fit(&slots, too_short.minimum).unwrap_or_default())
                .into()
        }
    }
}

/// The fewest minutes the workshop can take.
pub fn minimum(workshop: &Workshop) -> u16 {
    let slots = slots(workshop);
    let needed = slots.iter().filter(|slot| slot.priority == Priority::Must);
    total(needed.map(|slot| slot.least))
}

/// A step that may be dropped is not worth beginning with fewer minutes than this.
const WORTH: u16 = 5;

/// What has to be known of a step to fit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Minutes it gets in full.
    pub full: u16,
    /// Minutes it gets when short; 0 if it may be dropped.
    pub short: u16,
    /// How easily it may be dropped.
    pub priority: Priority,
    /// The fewest minutes it can do with when time is very short.
    pub least: u16,
}

/// The slots of a workshop's steps, in their order.
pub fn slots(workshop: &Workshop) -> PerStep<Slot> {
    let last = workshop.steps.indices().next_back();
    workshop
        .steps
        .indexed()
        .map(|(index, step)| slot(step, Some(index) == last))
        .collect()
}

fn slot(step: &Step, is_last: bool) -> Slot {
    let short = step.short.unwrap_or(0);
    let least = match step.kind {
        Kind::Actions(_) => 5,
        // The boxes of a cascade are fixed, so its short form cannot get shorter.
        Kind::Cascade(_) => short,
        _ if is_last => 2,
        _ => 1,
    };
    Slot {
        full: step.minutes,
        short,
        priority: step.priority,
        least: least.min(step.minutes),
    }
}

/// The target is shorter than the workshop can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooShort {
    /// The fewest minutes the workshop takes.
    pub minimum: u16,
}

/// The minutes of each step, fitted to `target` minutes in all: first between short and full in proportion; then by
/// dropping `Could` and after them `Should` steps, from last to first; then by pressing together what is left.
pub fn fit(slots: &[Slot], target: u16) -> Result<Vec<u16>, TooShort> {
    let full: u32 = slots.iter().map(|slot| u32::from(slot.full)).sum();
    if u32::from(target) >= full {
        return Ok(slots.iter().map(|slot| slot.full).collect());
    }
    let mut kept: Vec<Slot> = slots.to_vec();
    for priority in [Priority::Could, Priority::Should] {
        for place in (0..kept.len()).rev() {
            if short_sum(&kept) <= target {
                break;
            }
            if let Some(slot) = kept.get_mut(place).filter(|slot| slot.priority == priority) {
                *slot = Slot {
                    full: 0,
                    short: 0,
                    least: 0,
                    ..*slot
                };
            }
        }
    }
    if short_sum(&kept) <= target {
        Ok(between(&kept, target))
    } else {
        squeeze(&kept, target)
    }
}

/// The short minutes of all slots together.
pub(super) fn short_sum(slots: &[Slot]) -> u16 {
    total(slots.iter().map(|slot| slot.short))
}

/// Minutes in all, at most 65,535: a script in a damaged file may have more.
pub(super) fn total(minutes: impl Iterator<Item = u16>) -> u16 {
    minutes.fold(0, u16::saturating_add)
}

/// Minutes between short and full, in proportion. A step that the short variant leaves out and that would get too
/// little to be worth beginning, such as a break of two minutes, is dropped, and the others get its time.
fn between(slots: &[Slot], target: u16) -> Vec<u16> {
    let mut kept = slots.to_vec();
    loop {
        let minutes = in_proportion(&kept, target);
        let both = kept.iter().zip(&minutes).enumerate();
        let is_crumb = |slot: &Slot, minutes: u16| {
            let may_go = slot.short == 0 && slot.priority != Priority::Must;
            may_go && minutes < WORTH.min(slot.full)
        };
        let crumbs = both.filter(|(_, (slot, minutes))| is_crumb(slot, **minutes));
        // Of two that are too short, the one that is missed less goes; of two that are missed alike, the later one.
        let first =
            crumbs.max_by_key(|(place, (slot, _))| (slot.priority == Priority::Could, *place));
        let Some(place) = first.map(|(place, _)| place) else {
            return minutes;
        };
        if let Some(slot) = kept.get_mut(place) {
            (slot.full, slot.least) = (0, 0);
        }
    }
}

/// Minutes between short and full, in proportion, that add up to `target` or, if that is more, to the full minutes.
pub(super) fn in_proportion(slots: &[Slot], target: u16) -> Vec<u16> {
    let full = total(slots.iter().map(|slot| slot.full));
    let short = short_sum(slots);
    let room = f64::from(full.saturating_sub(short)).max(1.0);
    let share = (f64::from(target.saturating_sub(short)) / room).min(1.0);
    let wanted: Vec<f64> = slots
        .iter()
        .map(|slot| f64::from(slot.short) + share * (f64::from(slot.full) - f64::from(slot.short)))
        .collect();
    largest_remainder(&wanted, target.min(full))
}

/// Minutes between the least and the short ones, in proportion, that add up to `target`; refused if even the least are
/// more than that.
pub(super) fn squeeze(slots: &[Slot], target: u16) -> Result<Vec<u16>, TooShort> {
    let least = total(slots.iter().map(|slot| slot.least));
    if target < least {
        return Err(TooShort { minimum: least });
    }
    let above = f64::from(short_sum(slots).saturating_sub(least)).max(1.0);
    let share = f64::from(target - least) / above;
    let wanted: Vec<f64> = slots
        .iter()
        .map(|slot| {
            f64::from(slot.least) + share * f64::from(slot.short.saturating_sub(slot.least))
        })
        .collect();
    Ok(largest_remainder(&wanted, target))
}

/// Whole minutes that add up to `wanted_total`: each share is rounded down, and the minutes left over go to the largest
/// remainders.
fn largest_remainder(wanted: &[f64], wanted_total: u16) -> Vec<u16> {
    let mut minutes: Vec<u16> = wanted.iter().map(|share| whole(share.floor())).collect();
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let rest = |place: &usize| wanted.get(*place).map_or(0.0, |share| share.fract());
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let missing = wanted_total.saturating_sub(total(minutes.iter().copied()));
    for place in order.into_iter().take(usize::from(missing)) {
        if let Some(slot) = minutes.get_mut(place) {
            *slot = slot.saturating_add(1);
        }
    }
    minutes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes of a step, clamped first"
)]
fn whole(minutes: f64) -> u16 {
    minutes.clamp(0.0, f64::from(u16::MAX)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn must(full: u16, short: u16) -> Slot {
        Slot {
            full,
            short,
            priority: Priority::Must,
            least: 1,
        }
    }

    #[test]
    fn forty_five_minutes_left_are_shared_out_as_the_design_counts_them() {
        let slots = [
            must(20, 12),
            must(12, 8),
            must(6, 3),
            must(12, 6),
            must(4, 2),
        ];
        assert_eq!(fit(&slots, 45), Ok(vec![17, 10, 5, 10, 3]));
        assert_eq!(fit(&slots, 90), Ok(vec![20, 12, 6, 12, 4]));
        assert_eq!(fit(&slots, 31), Ok(vec![12, 8, 3, 6, 2]));
    }

    #[test]
    fn a_break_too_short_to_be_one_goes_and_the_others_have_its_minutes() {
        let pause = Slot {
            priority: Priority::Should,
            ..must(10, 0)
        };
        let slots = [must(30, 20), pause, must(30, 20)];
        // In proportion it would get two of the 46 minutes, and six of the 58.
        assert_eq!(fit(&slots, 46), Ok(vec![23, 0, 23]));
        assert_eq!(fit(&slots, 58), Ok(vec![26, 6, 26]));
    }

    #[test]
    fn below_short_the_steps_that_may_go_go_last_first_and_then_all_are_pressed() {
        let could = Slot {
            priority: Priority::Could,
            ..must(10, 5)
        };
        let should = Slot {
            priority: Priority::Should,
            ..must(10, 5)
        };
        let slots = [
            must(10, 8),
            should,
            could,
            should,
            Slot {
                least: 5,
                ..must(10, 8)
            },
        ];
        assert_eq!(
            fit(&slots, 21).map(|minutes| (minutes[2], minutes[3])),
            Ok((0, 0))
        );
        let pressed = fit(&slots, 10).unwrap_or_default();
        assert_eq!((pressed.iter().sum::<u16>(), pressed[1]), (10, 0));
        assert!(pressed[4] >= 5);
        assert_eq!(fit(&slots, 5), Err(TooShort { minimum: 6 }));
    }
}
