//! The results document in RON, the notation of session files and scripts: what `json` says, word for word.

use ron::ser::PrettyConfig;
use serde_json::Value;

use super::json;
use crate::domain::audience::Audience;
use crate::domain::session::State;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum RonFault {
    /// The results document itself cannot be made.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It cannot be said in RON.
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
