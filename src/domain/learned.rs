//! How long the steps of a workshop took in earlier sessions, to plan the next one by.

use super::plan;
use super::results::collect::stats;
use super::session::{State, Status};
use super::workshop::{Kind, Step, Workshop};

/// A step that took less than this was leafed past and not done; in milliseconds.
const SHORTEST: u64 = 60_000;

/// How long a step took in earlier sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTime {
    /// The id of the step.
    pub step: String,
    /// Minutes planned for it in the full variant.
    pub planned: u16,
    /// In how many sessions it was done.
    pub n: u32,
    /// Minutes it took, as the median over these sessions; `None` if it was never done.
    pub used: Option<f64>,
}

/// How long each step of `workshop` took in those of `sessions` that were held with it, in the order of the script.
pub fn learned(workshop: &Workshop, sessions: &[State]) -> Vec<StepTime> {
    let held = sessions.iter().filter(|it| it.workshop().id == workshop.id);
    let held: Vec<&State> = held.collect();
    let steps = workshop.steps.iter().map(|step| {
        let minutes = held.iter().filter_map(|state| used(state, &step.id));
        let found = stats(minutes.collect());
        StepTime {
            step: step.id.clone(),
            planned: step.minutes,
            n: found.n,
            used: found.median,
        }
    });
    steps.collect()
}

/// Whether enough is known to plan with: steps that make up more than half of the planned minutes have been done.
pub fn is_enough(times: &[StepTime]) -> bool {
    let minutes = |of: &dyn Fn(&StepTime) -> bool| -> u32 {
        let steps = times.iter().filter(|time| of(time));
        steps.map(|time| u32::from(time.planned)).sum()
    };
    minutes(&|time| time.used.is_some()) * 2 > minutes(&|_| true)
}

/// Minutes the step took in one session; `None` if it was not done there.
fn used(state: &State, id: &str) -> Option<f64> {
    let (index, _) = state.workshop().step(id)?;
    let part = state.steps.get(index)?;
    let took = state.used(index, state.time.reached());
    #[expect(clippy::cast_precision_loss, reason = "minutes of a day")]
    let minutes = took as f64 / 60_000.0;
    (matches!(part.status, Status::Done | Status::Again) && took >= SHORTEST).then_some(minutes)
}

/// The workshop with the minutes each step really takes as its full minutes. Steps nobody did keep theirs, and so do
/// cascades, whose boxes add up to their time.
pub fn adapted(workshop: &Workshop, times: &[StepTime]) -> Workshop {
    let mut adapted = workshop.clone();
    for (step, time) in adapted.steps.iter_mut().zip(times) {
        let is_free = !matches!(step.kind, Kind::Cascade(_));
        if let Some(used) = time.used.filter(|_| is_free) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 1 and 999"
            )]
            let minutes = used.round().clamp(1.0, 999.0) as u16;
            step.minutes = minutes;
            step.short = step.short.map(|short| short.min(minutes));
        }
    }
    let sum = |minutes: &dyn Fn(&Step) -> u16| plan::total(adapted.steps.iter().map(minutes));
    adapted.minutes = (
        sum(&|step| step.minutes),
        sum(&|step| step.short.unwrap_or(0)),
    );
    adapted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures::{step, workshop};
    use crate::domain::workshop::StepIndex;

    fn time(step: &str, used: Option<f64>) -> StepTime {
        StepTime {
            step: step.to_owned(),
            planned: 10,
            n: 1,
            used,
        }
    }

    #[test]
    fn one_step_of_many_teaches_nothing_about_the_whole() {
        let times = |known: usize| -> Vec<StepTime> {
            let used = |n: usize| (n < known).then_some(12.0);
            (0..5).map(|n| time("a", used(n))).collect()
        };
        assert!(!is_enough(&times(0)));
        assert!(!is_enough(&times(2)));
        assert!(is_enough(&times(3)));
    }

    #[test]
    fn what_a_step_really_takes_becomes_its_time() {
        let workshop = workshop(vec![step("a", 10, Some(5)), step("b", 12, None)], &[]);
        let times: Vec<StepTime> = workshop
            .steps
            .indexed()
            .map(|(n, step)| time(&step.id, (n == StepIndex::FIRST).then_some(17.4)))
            .collect();
        let adapted = adapted(&workshop, &times);
        let second = StepIndex::new(1);
        assert_eq!(adapted.steps[StepIndex::FIRST].minutes, 17);
        assert_eq!(
            adapted.steps[second].minutes,
            workshop.steps[second].minutes
        );
        let sum: u16 = adapted.steps.iter().map(|step| step.minutes).sum();
        assert_eq!(adapted.minutes.0, sum);
    }
}
