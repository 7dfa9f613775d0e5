//! The ids by which a script refers to its own parts.

/// The id of a step, unique in its workshop; kebab-case.
pub type StepId = String;
/// The id of a field, unique in its step; kebab-case.
pub type FieldId = String;
