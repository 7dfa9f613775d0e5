//! The error of making a PDF.

/// Why a PDF could not be made, in English.
#[derive(Debug, thiserror::Error)]
#[error("the PDF could not be made: {0}")]
pub struct PdfFault(pub(super) String);
