//! The summary as a Word document that is good to go on writing in: it has real styles, lists and tables.
//!
//! It is written by hand because `docx-rs` writes control characters unchanged, and cannot repeat rows on the next
//! page, set the language, describe pictures, or leave out the author.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::Body;
use crate::domain::document::Document;
use crate::domain::house::HouseStyle;

mod blocks;
mod body;
mod contents;
mod language;
mod package;
mod page;
mod styles;
mod table;
mod xml;

/// Writes a summary as a Word document.
///
/// # Errors
/// None that a session can cause: it writes to memory.
pub fn write(document: &Document, house: &HouseStyle) -> zip::result::ZipResult<Vec<u8>> {
    let mut body = Body::new(document, house);
    body.document(document);
    let parts = package::parts(document, house, body);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The day of packing is nobody's business, and would make every export a different file.
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        // A picture cannot be compressed any further.
        let method = if name.starts_with("word/media/") {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(name, options.compression_method(method))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
