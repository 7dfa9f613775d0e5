//! The languages of a summary as Word names them.

use crate::domain::text::Lang;

/// The language as Word names it.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::Nl => "nl-NL",
    }
}
