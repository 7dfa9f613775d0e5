//! The themes: the program's own and those in the user's folder, which are checked when they are read.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::disk::Disk;
use super::fault::Fault as DiskFault;
use super::wrong::Wrong;
use crate::domain::house::Colour;
use crate::domain::scheme::{Palette, Role, Scheme, Shade};
use crate::domain::script::node::{self, Body, Node};
use crate::domain::script::reader::Reader;
use crate::domain::script::{Fault, FaultKind, Source};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/themes");

/// The fields a theme may have.
const FIELDS: [&str; 3] = ["title", "shade", "colours"];
/// The name of the theme that paints nothing.
const TERMINAL: &str = "Terminal";
/// The word a theme's file begins with.
const HEAD: &str = "Theme";

/// The themes that could be used, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The program's themes, then the user's. A user's theme replaces a bundled one of the same name.
    pub schemes: Vec<Scheme>,
    /// The mistakes in the themes that cannot be used.
    pub wrong: Vec<Wrong>,
}

/// Returns the themes that come with the program, by name.
pub fn bundled() -> Vec<Scheme> {
    let files = BUNDLED.files();
    let read = files.filter_map(|file| parse(&id(file.path()), file.contents_utf8()?).ok());
    let mut schemes: Vec<Scheme> = read.collect();
    schemes.sort_by(|a, b| a.id.cmp(&b.id));
    schemes
}

/// Reads the themes in a folder and adds them to the program's. A missing folder has none.
pub fn load(disk: &dyn Disk, folder: &Path) -> Loaded {
    let mut loaded = Loaded {
        schemes: bundled(),
        wrong: Vec::new(),
    };
    let paths = match disk.list_if_there(folder) {
        Ok(paths) => paths,
        Err(source) => {
            let path = folder.to_owned();
            loaded
                .wrong
                .push(Wrong::Disk(DiskFault::Read { path, source }));
            return loaded;
        }
    };
    let own = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "ron"));
    for path in own {
        match own_theme(disk, path) {
            Ok(scheme) => match loaded.schemes.iter_mut().find(|with| with.id == scheme.id) {
                Some(place) => *place = scheme,
                None => loaded.schemes.push(scheme),
            },
            Err(wrong) => loaded.wrong.push(wrong),
        }
    }
    loaded
}

fn own_theme(disk: &dyn Disk, path: &Path) -> Result<Scheme, Wrong> {
    let bytes = disk.read(path).map_err(|source| {
        Wrong::Disk(DiskFault::Read {
            path: path.to_owned(),
            source,
        })
    })?;
    let source = Source::of(&bytes);
    parse_source(&id(path), &source).map_err(|faults| Wrong::Faults {
        path: path.to_owned(),
        text: source.text,
        faults,
    })
}

/// Returns the id of a theme, which is the name of its file without the ending.
fn id(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    crate::domain::text::Clean::line(&stem).as_str().to_owned()
}

/// Whether a text is meant to be a theme.
pub fn is_theme(source: &Source) -> bool {
    node::read(&source.text).is_ok_and(|root| root.name.is_some_and(|name| name.text == HEAD))
}

/// Reads and checks a theme of this name from a file.
pub fn parse_source(id: &str, source: &Source) -> Result<Scheme, Vec<Fault>> {
    parse(id, source.readable().map_err(|fault| vec![*fault])?)
}

/// Reads and checks a theme of this name. Faults come in the order of their places.
pub fn parse(id: &str, text: &str) -> Result<Scheme, Vec<Fault>> {
    let mut reader = Reader::new(text);
    let scheme = reader
        .root(text)
        .and_then(|root| theme(&mut reader, id, &root));
    let faults = reader.placed();
    scheme.filter(|_| faults.is_empty()).ok_or(faults)
}

fn theme<'t>(reader: &mut Reader<'t>, id: &str, root: &Node<'t>) -> Option<Scheme> {
    let fields = reader.fields(root, &FIELDS)?;
    let title = reader.need(&fields, "title", "‹…|…›");
    let title = title.and_then(|node| reader.text(node));
    let shade = reader.need(&fields, "shade", "Light");
    let shades = [("Light", Shade::Light), ("Dark", Shade::Dark)];
    let shade = shade.and_then(|node| reader.word(node, &shades));
    let colours = reader.need(&fields, "colours", TERMINAL)?;
    let is_terminal = matches!(colours.body, Body::Word)
        && colours
            .name
            .as_ref()
            .is_some_and(|name| name.text == TERMINAL);
    let palette = if is_terminal {
        None
    } else {
        Some(palette(reader, colours)?)
    };
    Some(Scheme {
        id: id.to_owned(),
        title: title?,
        shade: shade?,
        palette,
    })
}

fn palette<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Palette> {
    let fields = reader.fields(node, &Role::ALL.map(Role::name))?;
    let read = Role::ALL.map(|role| {
        let field = reader.need(&fields, role.name(), "\"#1F6F78\"");
        field.and_then(|node| reader.colour(node))
    });
    let colours: Vec<Colour> = read.into_iter().flatten().collect();
    let palette = Palette::new(colours.try_into().ok()?);
    for pair in palette.illegible() {
        let place = fields.get(pair.front.name()).map_or(node, |field| field);
        reader.fault(place.span.clone(), FaultKind::Illegible(pair));
    }
    Some(palette)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dark() -> String {
        BUNDLED
            .get_file("dark.ron")
            .unwrap()
            .contents_utf8()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn the_program_brings_four_themes_that_can_all_be_read() {
        let names: Vec<String> = bundled().into_iter().map(|scheme| scheme.id).collect();
        assert_eq!(names, ["contrast", "dark", "light", "terminal"]);
    }

    #[test]
    fn an_own_theme_takes_the_place_of_a_bundled_one_and_a_wrong_one_nobodys() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text);
        write("dark.ron", dark().replace("#66DCCB", "#FFFFFF")).unwrap();
        write("linde.ron", dark()).unwrap();
        write("light.ron", dark().replace("#66DCCB", "teal")).unwrap();
        let loaded = load(&super::super::disk::RealDisk, folder.path());
        let names: Vec<&str> = loaded.schemes.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(names, ["contrast", "dark", "light", "terminal", "linde"]);
        let accent = |at: usize| {
            loaded.schemes[at]
                .palette
                .as_ref()
                .unwrap()
                .of(Role::Accent)
        };
        assert_eq!(accent(1).hex(), "FFFFFF", "the own one");
        assert_eq!(accent(2).hex(), "004F47", "the bundled one");
        assert_eq!(loaded.wrong.len(), 1);
    }

    #[test]
    fn a_colour_that_is_missing_wrong_or_cannot_be_read_is_told_with_its_place() {
        let missing = dark().replace("        quiet: \"#B3BCC6\",", "");
        let wrong = dark().replace("#B3BCC6", "greyish");
        let faint = dark().replace("#B3BCC6", "#555A60");
        let kinds = [&missing, &wrong, &faint].map(|text| parse("own", text).unwrap_err());
        assert!(matches!(
            kinds[0][0].kind,
            FaultKind::MissingField { field: "quiet", .. }
        ));
        assert!(matches!(&kinds[1][0].kind, FaultKind::NotAColour { found } if found == "greyish"));
        assert!(
            matches!(kinds[2][0].kind, FaultKind::Illegible(pair) if pair.front == Role::Quiet)
        );
        assert_eq!((kinds[2][0].line, kinds[2][0].column), (11, 16));
    }
}
