//! What can go wrong in making a PDF.

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[error("the PDF could not be made: {0}")]
pub struct PdfFault(pub(super) String);
