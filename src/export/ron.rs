//! The results document in RON, the notation of session files and scripts: the same as in JSON, word for word.

use ron::ser::PrettyConfig;
use serde_json::Value;

use super::json;
use crate::domain::audience::Audience;
use crate::domain::session::State;

/// Why the results document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RonFault {
    /// It could not be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It could not be turned into RON.
    #[error(transparent)]
    Ron(#[from] ron::Error),
}

/// The results document of a session, as `audience` may see it.
///
/// # Errors
/// None that a session can cause: every key is a string.
pub fn write(state: &State, audience: Audience) -> Result<String, RonFault> {
    // By way of JSON, so that the two can never say different things.
    let document: Value = serde_json::from_str(&json::write(state, audience)?)?;
    let config = PrettyConfig::new().escape_strings(true);
    Ok(ron::ser::to_string_pretty(&document, config)? + "\n")
}
