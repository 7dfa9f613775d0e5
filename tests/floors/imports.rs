//! What each source file of a crate imports, from which file, by the names it uses.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, File, ItemMod, ItemUse, Macro, Meta, Path, UseTree, Visibility};

/// A module as the segments of its path from the crate's root.
pub(crate) type Module = Vec<String>;

/// The source files of a crate, each with what it imports.
pub(crate) struct Sources {
    files: BTreeMap<Module, Names>,
}

/// The names of a file.
#[derive(Default)]
struct Names {
    /// What it brings into scope, by the name it has there.
    scope: BTreeMap<String, Module>,
    /// Which of these names can be had from it.
    exported: BTreeSet<String>,
    /// Every path that is used in it.
    paths: Vec<Module>,
    /// Modules it declares for tests alone.
    tests: BTreeSet<String>,
}

impl Sources {
    /// Reads files by their path below `src/`. Text that is no Rust is a bug of whoever gives it.
    pub(crate) fn read<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut files = BTreeMap::new();
        for (path, text) in texts {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            files.insert(module_of(path), Names::of(&file));
        }
        let tests: Vec<Module> = files
            .iter()
            .flat_map(|(module, names)| {
                let below =
                    |name: &String| [module.as_slice(), std::slice::from_ref(name)].concat();
                names.tests.iter().map(below).collect::<Vec<_>>()
            })
            .collect();
        let named = |module: &Module| {
            let last = module.last().map_or("", String::as_str);
            last.ends_with("_tests") || last == "tests" || last == "fixtures"
        };
        files.retain(|module, _| {
            !named(module) && !tests.iter().any(|test| module.starts_with(test))
        });
        Self { files }
    }

    /// Which files each file imports names from. A name is imported from the file that defines it, whoever hands it on.
    pub(crate) fn imports(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let of = |(module, names)| (module, self.imports_of(module, names));
        self.files.iter().map(of).collect()
    }

    fn imports_of<'a>(&'a self, module: &'a Module, names: &'a Names) -> BTreeSet<&'a Module> {
        let in_scope = names.scope.iter();
        let used = in_scope
            .filter(|(name, _)| !names.exported.contains(*name))
            .map(|(_, path)| path);
        let paths = used.chain(&names.paths);
        let absolute = paths.filter_map(|path| self.absolute(module, path));
        let found = absolute.filter_map(|path| self.defining(&path, 0));
        found.filter(|found| *found != module).collect()
    }

    /// A path from the crate's root; `None`: it leads out of the crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "flipover" => Some(rest.to_vec()),
            "self" => Some([module.as_slice(), rest].concat()),
            "super" => {
                let above = &module[..module.len().checked_sub(1)?];
                match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(&above.to_vec(), rest),
                    _ => Some([above, rest].concat()),
                }
            }
            name => {
                let child = [module.as_slice(), &[name.to_owned()]].concat();
                if self.files.contains_key(&child) {
                    return Some([module.as_slice(), path].concat());
                }
                let names = self.files.get(module)?;
                let known = names.scope.get(name).filter(|known| **known != path)?;
                let known = self.absolute(module, known)?;
                Some([known.as_slice(), rest].concat())
            }
        }
    }

    /// The file that defines what stands at a path; `None` where the path is that of a module alone.
    fn defining(&self, path: &[String], depth: usize) -> Option<&Module> {
        let lengths = (0..=path.len()).rev();
        let mut found = lengths.filter_map(|length| self.files.get_key_value(&path[..length]));
        let (module, names) = found.next()?;
        let name = path.get(module.len())?;
        match names
            .scope
            .get(name)
            .filter(|_| names.exported.contains(name))
        {
            Some(elsewhere) if depth < 8 => {
                let elsewhere = self.absolute(module, elsewhere)?;
                let rest = &path[module.len() + 1..];
                self.defining(&[elsewhere.as_slice(), rest].concat(), depth + 1)
            }
            _ => Some(module),
        }
    }
}

/// The module of a file below `src/`.
fn module_of(path: &str) -> Module {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = if path == "lib" { "" } else { path };
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(str::to_owned).collect()
}

impl Names {
    fn of(file: &File) -> Self {
        let mut names = Self::default();
        names.visit_file(file);
        names
    }

    /// Takes up what a `use` brings into scope.
    fn take(&mut self, tree: &UseTree, before: &[String], is_exported: bool) {
        let with = |name: &str| [before, &[name.to_owned()]].concat();
        let (name, path) = match tree {
            UseTree::Path(path) => {
                return self.take(&path.tree, &with(&path.ident.to_string()), is_exported);
            }
            UseTree::Group(group) => {
                return group
                    .items
                    .iter()
                    .for_each(|item| self.take(item, before, is_exported));
            }
            UseTree::Name(name) if name.ident == "self" => {
                let last = before.last().cloned().unwrap_or_default();
                (last, before.to_vec())
            }
            UseTree::Name(name) => (name.ident.to_string(), with(&name.ident.to_string())),
            UseTree::Rename(name) if name.ident == "self" => {
                (name.rename.to_string(), before.to_vec())
            }
            UseTree::Rename(name) => (name.rename.to_string(), with(&name.ident.to_string())),
            UseTree::Glob(_) => ("*".to_owned(), with("*")),
        };
        if is_exported {
            self.exported.insert(name.clone());
        }
        self.scope.insert(name, path);
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_exported = !matches!(item.vis, Visibility::Inherited);
        self.take(&item.tree, &[], is_exported);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_for_tests(&item.attrs) {
            return visit::visit_item_mod(self, item);
        }
        if item.content.is_none() {
            self.tests.insert(item.ident.to_string());
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.segments.len() > 1 {
            let segments = path.segments.iter();
            let segments = segments.map(|segment| segment.ident.to_string());
            self.paths.push(segments.collect());
        }
        visit::visit_path(self, path);
    }

    /// What stands in a macro is no tree: its paths are read from its words.
    fn visit_macro(&mut self, item: &'ast Macro) {
        let text = item.tokens.to_string().replace(" :: ", "::");
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        for path in words.filter(|word| word.contains("::")) {
            self.paths
                .push(path.split("::").map(str::to_owned).collect());
        }
        visit::visit_macro(self, item);
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}
