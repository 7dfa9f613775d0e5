use super::*;
use crate::domain::text::Clean;

fn people(lines: &[(&str, &str)]) -> Vec<Person> {
    let person = |(name, role): &(&str, &str)| Person {
        name: Clean::line(name),
        role: Clean::line(role),
    };
    lines.iter().map(person).collect()
}

fn listed() -> Vec<Person> {
    people(&[
        ("Noor de Wit", "planner"),
        ("Jan Bakker", "kassa"),
        ("Jan Smit", ""),
        ("José", ""),
        ("Bjørn Åsen", ""),
        ("Anne", "kassa"),
        ("Anne", "keuken"),
        ("Jan-Willem Vos", ""),
    ])
}

#[test]
fn a_name_goes_on_where_there_is_no_doubt_how() {
    let people = listed();
    let rest = |typed: &str| completion(&people, typed, Lang::Nl).map(|it| it.rest);
    let some = |rest: &str| Some(rest.to_owned());
    assert_eq!(rest("N"), some("oor de Wit"));
    assert_eq!(rest("noor d"), some("e Wit"));
    assert_eq!(rest("Noor de Wit"), None);
    assert_eq!(rest("Noor de Wits"), None);
    // Three begin with it, of two first names.
    assert_eq!(rest("J"), None);
    assert_eq!(rest("Jan"), None);
    assert_eq!(rest("Jan-"), some("Willem Vos"));
    assert_eq!(rest("Jan B"), some("akker"));
    assert_eq!(rest("jos"), some("é"));
    assert_eq!(rest("Bjor"), some("n Åsen"));
    // Two of one name are one name.
    assert_eq!(rest("An"), some("ne"));
    // Behind a mark or a word that parts names.
    assert_eq!(rest("Jan Bakker, N"), some("oor de Wit"));
    assert_eq!(rest("Anne en no"), some("or de Wit"));
    assert_eq!(rest("Anne en "), None);
    assert_eq!(rest(""), None);
    assert_eq!(completion(&[], "N", Lang::Nl), None);
    let two = self::people(&[("Piet Pan", ""), ("Piet Post", "")]);
    let shared = completion(&two, "pi", Lang::En);
    assert_eq!(
        shared.map(|it| (it.name, it.rest)),
        Some(("Piet".to_owned(), "et".to_owned()))
    );
    assert_eq!(completion(&two, "Piet", Lang::En), None);
    assert_eq!(completion(&two, "Piet P", Lang::En), None);
}

#[test]
fn a_first_name_is_the_one_who_has_it() {
    let people = listed();
    let roster = Roster::new(&people, Lang::Nl);
    assert_eq!(roster.meant("noor"), [vec![0]]);
    assert_eq!(roster.meant("NOOR DE WIT"), [vec![0]]);
    assert_eq!(roster.meant("Noor d."), [vec![0]]);
    assert_eq!(roster.meant("Jan"), [vec![1, 2]]);
    assert_eq!(
        roster.meant("Jan S, Noor en Kees"),
        [vec![2], vec![0], vec![]]
    );
    assert_eq!(roster.meant("Anne"), [vec![5, 6]]);
    assert_eq!(roster.meant("Anne (keuken)"), [vec![6]]);
    assert_eq!(roster.meant("").len(), 0);
    let full = |answer: &str| roster.in_full(answer);
    assert_eq!(full("Noor"), Some("Noor de Wit".to_owned()));
    assert_eq!(
        full("noor, Jan en Kees (samen)"),
        Some("Noor de Wit, Jan en Kees (samen)".to_owned())
    );
    for as_it_stands in [
        "Noor de Wit",
        "noor de wit",
        "Jan",
        "Anne",
        "Kees",
        "",
        "de planning",
    ] {
        assert_eq!(full(as_it_stands), None, "{as_it_stands}");
    }
}
