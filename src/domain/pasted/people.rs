//! A list of people as it is typed or pasted, a line each, read as their names and roles.

use std::collections::{BTreeMap, BTreeSet};

use super::Pasted;
use crate::domain::event::Person;
use crate::domain::redact::people::{
    NameSplitter, begins_with_particle, folded_name, has_role, is_capital, is_column,
};
use crate::domain::text::Clean;

/// What parts a name from a role, with blanks around it.
const DASHES: [&str; 3] = [" – ", " — ", " - "];
const COMMAS: [char; 2] = [',', ';'];
/// The most words a name has.
const MOST_WORDS: usize = 5;

/// What a comma between two names means, which nobody can tell by looking at them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comma {
    /// `Jansen, Piet` is Piet Jansen.
    #[default]
    Turned,
    /// `Jansen, Piet` is Jansen, whose role is Piet.
    Role,
    /// `Jansen, Piet` are two people.
    Apart,
}

impl Comma {
    /// The other way to read it, after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Turned => Self::Role,
            Self::Role => Self::Apart,
            Self::Apart => Self::Turned,
        }
    }
}

/// What a list comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleReading {
    /// Everyone, with the number of the line they stand in, from 1.
    pub people: Vec<(usize, Person)>,
    /// The numbers of the lines in which a comma stands between two names.
    pub unclear: Vec<usize>,
    /// What such a comma is read as.
    pub comma: Comma,
    /// Names that more than one has.
    pub equal: Vec<Equal>,
}

/// A name that more than one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equal {
    /// The name.
    pub name: Clean,
    /// The numbers of the lines it stands in, from 1.
    pub lines: Vec<usize>,
    /// Whether their roles tell them apart.
    pub is_told_apart: bool,
}

impl PeopleReading {
    /// The people alone.
    pub fn list(&self) -> Vec<Person> {
        let people = self.people.iter();
        people.map(|(_, person)| person.clone()).collect()
    }
}

/// Reads a list. Without a `comma` that was chosen, it is the likeliest.
pub fn read(text: &str, comma: Option<Comma>) -> PeopleReading {
    let pasted = Pasted::of(text);
    let lines: Vec<Parted> = pasted.lines.iter().map(|line| part(&line.cells)).collect();
    let comma = comma.unwrap_or_else(|| guess(&lines));
    let mut reading = PeopleReading {
        comma,
        ..PeopleReading::default()
    };
    let mut heading = Clean::default();
    for (line, parted) in pasted.lines.iter().zip(lines) {
        if line.is_heading {
            heading = line.cells.first().cloned().unwrap_or_default();
            continue;
        }
        let (people, is_unclear) = parted.people(comma);
        reading.unclear.extend(is_unclear.then_some(line.number));
        for (name, role) in people {
            let (name, role) = (Clean::line(&name), Clean::line(&role));
            let role = if role.is_blank() {
                heading.clone()
            } else {
                role
            };
            if !name.is_blank() {
                reading.people.push((line.number, Person { name, role }));
            }
        }
    }
    reading.equal = equal(&reading.people);
    reading
}

fn equal(people: &[(usize, Person)]) -> Vec<Equal> {
    let mut by_name: BTreeMap<String, Vec<&(usize, Person)>> = BTreeMap::new();
    for person in people {
        let key = NameSplitter::key(person.1.name.as_str());
        by_name.entry(key).or_default().push(person);
    }
    let several = by_name.into_values().filter(|people| people.len() > 1);
    let equal = several.filter_map(|people| {
        let roles = people
            .iter()
            .map(|(_, person)| folded_name(person.role.as_str()));
        let (_, first) = people.first()?;
        Some(Equal {
            name: first.name.clone(),
            lines: people.iter().map(|(line, _)| *line).collect(),
            is_told_apart: roles.collect::<BTreeSet<_>>().len() == people.len(),
        })
    });
    let mut equal: Vec<Equal> = equal.collect();
    equal.sort_by(|one, other| one.lines.cmp(&other.lines));
    equal
}

/// The lines of a pasted text as they go into the list: without marks and names of columns, the cells of a table as a name
/// and a role.
pub fn as_lines(text: &str) -> Vec<String> {
    let pasted = Pasted::of(text);
    let is_head = |line: &super::Line| line.cells.iter().all(|cell| is_column(cell.as_str()));
    let has_head = pasted.len() > 1 && pasted.lines.first().is_some_and(is_head);
    let lines = pasted.lines.iter().skip(usize::from(has_head));
    lines
        .map(|line| {
            let first = line.cells.first().map_or("", Clean::as_str);
            if line.is_heading {
                return format!("{first}:");
            }
            if line.cells.len() < 2 {
                return first.to_owned();
            }
            let (name, role) = cells(&line.cells);
            Person {
                name: Clean::line(&name),
                role: Clean::line(&role),
            }
            .to_string()
        })
        .collect()
}

/// The name and the role in the cells of a row: a name may have two of them.
fn cells(cells: &[Clean]) -> (String, String) {
    let cells: Vec<&str> = cells
        .iter()
        .map(Clean::as_str)
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let (name, rest) = cells.split_first().unwrap_or((&"", &[]));
    match rest {
        [second, rest @ ..] if is_name_behind(second, name) && !rest.is_empty() => {
            (format!("{name} {second}"), rest.join(", "))
        }
        [second, rest @ ..] if begins_with_particle(second) => {
            (format!("{name} {second}"), rest.join(", "))
        }
        rest => ((*name).to_owned(), rest.join(", ")),
    }
}

/// A line, taken apart.
struct Parted {
    /// What commas part: names, and perhaps roles.
    parts: Vec<String>,
    /// What stands behind a dash or in brackets.
    role: String,
}

fn part(line: &[Clean]) -> Parted {
    if line.len() > 1 {
        let (name, role) = cells(line);
        let parts = vec![name];
        return Parted { parts, role };
    }
    let text = line.first().map_or("", Clean::as_str);
    let dashed = DASHES.iter().filter_map(|dash| text.split_once(dash));
    let dashed = dashed.min_by_key(|(name, _)| name.len());
    let bracketed = || {
        let inner = text.strip_suffix(')')?;
        inner.split_once('(')
    };
    let (names, role) = dashed.or_else(bracketed).unwrap_or((text, ""));
    let parts = names.split(COMMAS).map(|part| part.trim().to_owned());
    Parted {
        parts: parts.filter(|part| !part.is_empty()).collect(),
        role: role.trim().to_owned(),
    }
}

/// What commas most likely mean: names are seldom the same as often as roles are.
fn guess(lines: &[Parted]) -> Comma {
    let seconds = lines.iter().filter_map(|line| match line.parts.as_slice() {
        [_, second] => Some(folded_name(second)),
        _ => None,
    });
    let seconds: Vec<String> = seconds.collect();
    let distinct = seconds.iter().collect::<BTreeSet<_>>().len();
    if distinct > 0 && distinct * 2 <= seconds.len() {
        Comma::Role
    } else {
        Comma::Turned
    }
}

impl Parted {
    /// The names in the line with their roles, and whether that depends on what its comma means.
    fn people(self, comma: Comma) -> (Vec<(String, String)>, bool) {
        let mut people: Vec<(String, String)> = Vec::new();
        let first = self.parts.first().cloned().unwrap_or_default();
        for part in self.parts {
            match people.last_mut() {
                Some((name, role)) if role.is_empty() && begins_with_particle(&part) => {
                    *name = format!("{name} {part}");
                }
                Some((_, role)) if !is_name_behind(&part, &first) => {
                    *role = joined(role, &part);
                }
                _ => people.push((part, String::new())),
            }
        }
        let is_unclear = matches!(people.as_slice(), [(_, of_first), _] if of_first.is_empty());
        if is_unclear && comma != Comma::Apart {
            let (second, role) = people.pop().unwrap_or_default();
            if let Some((name, of_both)) = people.last_mut() {
                if comma == Comma::Role {
                    *of_both = joined(&second, &role);
                } else {
                    (*name, *of_both) = (format!("{second} {name}"), role);
                }
            }
        }
        if let Some((_, role)) = people.last_mut() {
            *role = joined(role, &self.role);
        }
        (people, is_unclear)
    }
}

fn joined(one: &str, other: &str) -> String {
    let both = [one, other].into_iter().filter(|text| !text.is_empty());
    both.collect::<Vec<_>>().join(", ")
}

/// Whether a text may be a name where another name stands before it: it has a capital if that has one, and holds no role.
fn is_name_behind(text: &str, before: &str) -> bool {
    let is_cased = is_capital(text) || !is_capital(before);
    let words = text.split_whitespace().count();
    let has_digit = text.contains(|sign: char| sign.is_numeric());
    is_cased && (1..=MOST_WORDS).contains(&words) && !has_digit && !has_role(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, comma: Comma) -> Vec<String> {
        let people = read(text, Some(comma)).people;
        people
            .iter()
            .map(|(line, person)| format!("{line} {} | {}", person.name, person.role))
            .collect()
    }

    fn plain(text: &str) -> Vec<String> {
        let people = read(text, None).people;
        people
            .iter()
            .map(|(line, person)| format!("{line} {} | {}", person.name, person.role))
            .collect()
    }

    #[test]
    fn names_and_roles_are_read_as_people_write_them() {
        assert_eq!(
            plain(
                "Noor\n\n2\nJan de Wit – planner\nAnne - kassa, balie\nPiet (fleet manager)\nZoë\tbeheerder\nKees, teamleider"
            ),
            [
                "1 Noor | ",
                "3 2 | ",
                "4 Jan de Wit | planner",
                "5 Anne | kassa, balie",
                "6 Piet | fleet manager",
                "7 Zoë | beheerder",
                "8 Kees | teamleider",
            ]
        );
        assert_eq!(
            plain("1. Noor\n2. Jan-Willem\n3) Bo"),
            ["1 Noor | ", "2 Jan-Willem | ", "3 Bo | "]
        );
        assert_eq!(
            plain("- Noor, planner\n- Jan"),
            ["1 Noor | planner", "2 Jan | "]
        );
        // A heading is the role of those below it who have none.
        assert_eq!(
            plain("Kassa:\nNoor\nJan – chef\n# Keuken\nBo"),
            ["2 Noor | Kassa", "3 Jan | chef", "5 Bo | Keuken"]
        );
        assert_eq!(
            plain("| Noor | planner |\n| Jan | |"),
            ["1 Noor | planner", "2 Jan | "]
        );
        assert!(plain("\n \n").is_empty());
    }

    #[test]
    fn a_comma_between_two_names_is_read_as_it_is_asked() {
        for (comma, of_it) in [
            (Comma::Turned, vec!["1 Piet Jansen | "]),
            (Comma::Role, vec!["1 Jansen | Piet"]),
            (Comma::Apart, vec!["1 Jansen | ", "1 Piet | "]),
        ] {
            assert_eq!(told("Jansen, Piet", comma), of_it);
            assert_eq!(
                read("Noor\nJansen, Piet\njansen, klaas", Some(comma)).unclear,
                [2, 3]
            );
        }
        assert_eq!(plain("de Wit, Noor, planner"), ["1 Noor de Wit | planner"]);
        assert_eq!(plain("de Wit, Noor – planner"), ["1 Noor de Wit | planner"]);
        assert_eq!(
            told("Bakker, Jan, planner", Comma::Role),
            ["1 Bakker | Jan, planner"]
        );
        // No doubt: a role, a surname with its particle, three names.
        for clear in [
            "Noor, planner",
            "Noor, kassa",
            "Noor, de Wit",
            "Noor, Jan, Bo",
        ] {
            assert_eq!(read(clear, None).unclear, [0; 0], "{clear}");
        }
        assert_eq!(plain("Noor, de Wit"), ["1 Noor de Wit | "]);
        assert_eq!(plain("Noor, Jan, Bo"), ["1 Noor | ", "1 Jan | ", "1 Bo | "]);
        // What stands behind many names is a role, which is asked all the same.
        let often = "Noor, Zuid\nJan, Noord\nBo, Zuid\nPiet, Noord";
        assert_eq!(read(often, None).unclear, [1, 2, 3, 4]);
        assert_eq!(plain(often)[1], "2 Jan | Noord");
        assert_eq!(
            plain("Jansen, Piet\nBakker, Jan\nSmit, Jan")[2],
            "3 Jan Smit | "
        );
    }

    #[test]
    fn equal_names_stay_and_are_told() {
        let reading = read("Anne – kassa\nNoor\nanne – keuken\nNoor", None);
        assert_eq!(reading.people.len(), 4);
        let equal = reading.equal.iter();
        let equal: Vec<(&str, &[usize], bool)> = equal
            .map(|it| (it.name.as_str(), it.lines.as_slice(), it.is_told_apart))
            .collect();
        assert_eq!(
            equal,
            [("Anne", &[1, 3][..], true), ("Noor", &[2, 4], false)]
        );
    }

    #[test]
    fn a_table_becomes_lines_that_are_read_as_it_stands() {
        assert_eq!(
            as_lines("Naam\tFunctie\nNoor de Wit\tplanner\nJan\t\n"),
            ["Noor de Wit – planner", "Jan"]
        );
        assert_eq!(
            as_lines("Voornaam\tAchternaam\tRol\nNoor\tde Wit\tplanner\nBo\tBakker\tmonteur"),
            ["Noor de Wit – planner", "Bo Bakker – monteur"]
        );
        assert_eq!(as_lines("• Noor\n• Jan"), ["Noor", "Jan"]);
        assert_eq!(as_lines("Kassa:\nNoor"), ["Kassa:", "Noor"]);
        assert_eq!(as_lines("Noor"), ["Noor"]);
        // What is written is read back as it was.
        for (name, role) in [
            ("Noor", ""),
            ("Noor de Wit", "planner"),
            ("Jan", "kassa, balie"),
            ("O’Dwyer", "a – b"),
        ] {
            let person = Person {
                name: Clean::line(name),
                role: Clean::line(role),
            };
            assert_eq!(read(&person.to_string(), None).list(), [person]);
        }
    }
}
