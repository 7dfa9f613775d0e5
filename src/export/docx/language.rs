//! How Word calls the languages of a summary.

use crate::domain::text::Lang;

/// How Word calls this language.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::Nl => "nl-NL",
    }
}
