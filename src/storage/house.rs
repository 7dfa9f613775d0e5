//! Reads the house style from `house.ron` and the picture it names. What is wrong in it is reported, and the rest counts.

use std::io::ErrorKind;
use std::path::Path;

use super::disk::Disk;
use super::fault::Fault as DiskFault;
use super::logo;
use super::wrong::Wrong;
use crate::domain::house::{HouseStyle, Logo};
use crate::domain::script::node::Node;
use crate::domain::script::reader::Reader;
use crate::domain::script::{Fault, FaultKind, Source};

/// The fields the file may have.
const FIELDS: [&str; 5] = ["organisation", "logo", "accent", "footer", "font"];
/// The longest text, in characters: one line at the head or foot of a page.
const LONGEST: usize = 160;
/// The largest picture read, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// A house style, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The parts that could be read.
    pub house: HouseStyle,
    /// The mistakes in the other parts.
    pub wrong: Option<Wrong>,
}

/// Reads the house style. A file that is not there counts as an empty one.
pub fn load(disk: &dyn Disk, path: &Path) -> Loaded {
    let bytes = match disk.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Loaded::default(),
        Err(source) => {
            let path = path.to_owned();
            return Loaded {
                house: HouseStyle::default(),
                wrong: Some(Wrong::Disk(DiskFault::Read { path, source })),
            };
        }
    };
    let source = Source::of(&bytes);
    let (house, faults) = match source.readable() {
        Ok(text) => read(text, |named| picture(disk, path, named)),
        Err(fault) => (None, vec![*fault]),
    };
    let (path, text) = (path.to_owned(), source.text);
    Loaded {
        house: house.unwrap_or_default(),
        wrong: (!faults.is_empty()).then_some(Wrong::Faults { path, text, faults }),
    }
}

/// Reads the house style without its picture, which no screen shows. What is wrong in it is left out.
pub fn name_and_colours(disk: &dyn Disk, path: &Path) -> HouseStyle {
    let Ok(bytes) = disk.read(path) else {
        return HouseStyle::default();
    };
    let source = Source::of(&bytes);
    let Ok(text) = source.readable() else {
        return HouseStyle::default();
    };
    let unread = |name: &str| {
        Err(FaultKind::NoFile {
            name: name.to_owned(),
        })
    };
    read(text, unread).0.unwrap_or_default()
}

/// Reads the text of the file, and what is wrong in it.
fn read(
    text: &str,
    picture: impl Fn(&str) -> Result<Logo, FaultKind>,
) -> (Option<HouseStyle>, Vec<Fault>) {
    let mut reader = Reader::new(text);
    let house = reader
        .root(text)
        .and_then(|root| house(&mut reader, &root, picture));
    (house, reader.placed())
}

/// Reads the picture of this name. A relative name starts from the folder of the file that names it.
fn picture(disk: &dyn Disk, file: &Path, named: &str) -> Result<Logo, FaultKind> {
    let path = file.parent().unwrap_or(Path::new("")).join(named);
    let name = || named.to_owned();
    let found = disk
        .metadata(&path)
        .map_err(|_| FaultKind::NoFile { name: name() })?;
    if found.is_file && found.len > LARGEST {
        return Err(FaultKind::PictureTooLarge {
            name: name(),
            most: LARGEST / (1024 * 1024),
        });
    }
    let bytes = disk
        .read(&path)
        .map_err(|_| FaultKind::NoFile { name: name() })?;
    logo::read(&bytes).ok_or_else(|| FaultKind::NoPicture { name: name() })
}

fn house<'t>(
    reader: &mut Reader<'t>,
    root: &Node<'t>,
    picture: impl Fn(&str) -> Result<Logo, FaultKind>,
) -> Option<HouseStyle> {
    let fields = reader.fields(root, &FIELDS)?;
    let mut said = |name: &str| reader.said(fields.get(name)?, LONGEST);
    let (organisation, footer) = (said("organisation"), said("footer"));
    let font = fields.get("font").and_then(|node| {
        let name = reader.said(node, LONGEST)?;
        let is_one = is_font(name.as_str());
        if !is_one {
            let found = name.to_string();
            reader.fault(node.span.clone(), FaultKind::NotAFont { found });
        }
        is_one.then_some(name)
    });
    let accent = fields.get("accent").and_then(|node| reader.colour(node));
    let logo = fields.get("logo").and_then(|node| {
        let name = reader.said(node, LONGEST)?;
        picture(name.as_str())
            .map_err(|kind| reader.fault(node.span.clone(), kind))
            .ok()
    });
    Some(HouseStyle {
        organisation: organisation.unwrap_or_default(),
        logo,
        accent,
        footer: footer.unwrap_or_default(),
        font,
    })
}

/// Whether this can be the name of a font: it must not have characters that mean something in a style sheet.
fn is_font(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'))
}
