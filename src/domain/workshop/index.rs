//! The index of a step, and lists that have one entry for each step.

use std::ops::{Index, IndexMut};
use std::{slice, vec};

use serde::{Deserialize, Serialize};

/// The index of a step in its workshop, from 0. An index of anything else is a plain number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepIndex(usize);

impl StepIndex {
    /// The first step.
    pub const FIRST: Self = Self(0);

    /// The step with so many before it.
    pub const fn new(before: usize) -> Self {
        Self(before)
    }

    /// How many steps come before it.
    pub const fn get(self) -> usize {
        self.0
    }

    /// Its number as people count, from 1.
    pub const fn number(self) -> usize {
        self.0.saturating_add(1)
    }

    /// The index after it, whether or not there is such a step.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// One entry for each step of a workshop, in the order of the steps.
///
/// ```
/// use flipover::domain::workshop::{PerStep, StepIndex};
///
/// let minutes = PerStep::from(vec![5, 20, 10]);
/// assert_eq!(minutes.get(StepIndex::new(1)), Some(&20));
///
/// let longest = minutes.indexed().max_by_key(|(_, minutes)| **minutes);
/// assert_eq!(longest.map(|(index, _)| index.number()), Some(2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PerStep<T>(Vec<T>);

impl<T> PerStep<T> {
    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no steps.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entry of a step; `None` if there is no such step.
    pub fn get(&self, index: StepIndex) -> Option<&T> {
        self.0.get(index.0)
    }

    /// The entry of a step, to change it; `None` if there is no such step.
    pub fn get_mut(&mut self, index: StepIndex) -> Option<&mut T> {
        self.0.get_mut(index.0)
    }

    /// Puts an entry in front of the one with this index, or last if there are not so many.
    pub fn insert(&mut self, index: StepIndex, entry: T) {
        self.0.insert(index.0.min(self.0.len()), entry);
    }

    /// The entries in order, as one slice.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// The entries in order.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The entries in order, to change them.
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// The indices of all steps, in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = StepIndex> + use<T> {
        (0..self.0.len()).map(StepIndex)
    }

    /// The entries in order, each with the index of its step.
    pub fn indexed(&self) -> impl DoubleEndedIterator<Item = (StepIndex, &T)> {
        self.0
            .iter()
            .enumerate()
            .map(|(before, entry)| (StepIndex(before), entry))
    }
}

impl<T> Index<StepIndex> for PerStep<T> {
    type Output = T;

    fn index(&self, index: StepIndex) -> &T {
        &self.0[index.0]
    }
}

impl<T> IndexMut<StepIndex> for PerStep<T> {
    fn index_mut(&mut self, index: StepIndex) -> &mut T {
        &mut self.0[index.0]
    }
}

impl<T> From<Vec<T>> for PerStep<T> {
    fn from(entries: Vec<T>) -> Self {
        Self(entries)
    }
}

impl<T> FromIterator<T> for PerStep<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T> IntoIterator for PerStep<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a PerStep<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut PerStep<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
