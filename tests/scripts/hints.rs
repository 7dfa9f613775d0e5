//! What a hint says can be done as it stands there: the fault is gone, and none has come in its place.

use flipover::domain::script::{Fault, parse};
use flipover::domain::text::Lang;
use flipover::domain::words::Words;

/// A script that is right, in which one thing can be put in the place of another.
const RIGHT: &str = include_str!("right.ron");

/// How a hint is followed.
enum Follow {
    /// What it says to write is written in the place of what is wrong.
    Write(&'static str),
    /// What it says to add is added after this place.
    Add(&'static str, &'static str),
    /// This becomes that, as the hint says in words.
    Change(&'static str, &'static str),
}
use Follow::{Add, Change, Write};

/// What is made wrong, how, and how the hint is followed.
const CASES: &[(&str, &str, Follow)] = &[
    ("format: 1", "format: one", Write("1")),
    ("    format: 1,\n", "", Add("Workshop(\n", "format: 1")),
    ("\"hints\"", "\"My hints\"", Write("\"my-hints\"")),
    ("\"hints\"", "hints", Write("\"hints\"")),
    (
        "    id: \"hints\",\n",
        "",
        Add("Workshop(\n", "id: \"my-workshop\""),
    ),
    ("title: ‹Hints›", "title: 5", Write("\"…\"")),
    ("group: (5, 24)", "group: 5", Write("(5, 24)")),
    (
        "    group: (5, 24),\n",
        "",
        Add("Workshop(\n", "group: (5, 24)"),
    ),
    (
        "minutes: (37, 25)",
        "minutes: 37",
        Change("minutes: 37", "minutes: (37, 25)"),
    ),
    ("minutes: (37, 25)", "minutes: \"37\"", Write("(37, 25)")),
    (
        "minutes: (37, 25)",
        "minutes: (90, 0)",
        Change("(90, 0)", "(37, 25)"),
    ),
    ("minutes: (37, 25)", "minutes: (1, 2, 3)", Write("(37, 25)")),
    (
        "materials: [\"paper\"]",
        "materials: \"paper\"",
        Change("\"paper\"", "[\"paper\"]"),
    ),
    (
        "materials: [\"paper\"]",
        "materials: (\"paper\", \"pens\")",
        Change("(\"paper\", \"pens\")", "[\"paper\", \"pens\"]"),
    ),
    (
        "purpose: ‹Purpose›",
        "porpose: ‹Purpose›",
        Change("porpose", "purpose"),
    ),
    ("minutes: 8", "minutes: \"8\"", Write("8")),
    ("minutes: 8", "minutes: 8.5", Write("8")),
    (
        "            title: ‹Values›,\n",
        "",
        Add("id: \"values\",", "title: ‹Title›"),
    ),
    (
        "            kind: Vote(dots: 2, seats: 2),\n",
        "",
        Add("id: \"vote\",", "kind: Vote"),
    ),
    ("priority: Should", "priority: \"should\"", Write("Should")),
    ("priority: Should", "priority: Should(1)", Write("Should")),
    ("kind: Brief", "kind: Brief(5)", Write("Brief")),
    ("kind: Brief", "kind: \"Brief\"", Write("Brief")),
    (
        "input: All(\"values\")",
        "input: \"values\"",
        Write("All(\"values\")"),
    ),
    (
        "input: All(\"values\")",
        "input: All(values)",
        Write("\"values\""),
    ),
    (
        "input: All(\"values\")",
        "input: All(\"valeus\")",
        Write("\"values\""),
    ),
    (
        "input: All(\"values\")",
        "input: All(\"vote\")",
        Write("\"values\""),
    ),
    (
        "input: All(\"values\")",
        "input: All()",
        Write("All(\"values\")"),
    ),
    (
        "input: All(\"values\"),",
        "",
        Add("id: \"vote\",", "input: All(\"values\")"),
    ),
    ("Top(2, \"vote\")", "Top(2)", Write("Top(3, \"vote\")")),
    (
        "Top(2, \"vote\")",
        "Top(2, \"vote\", Per())",
        Write("Per(\"value\")"),
    ),
    (
        "Top(2, \"vote\")",
        "Top(2, \"vote\", Gap)",
        Change(", Gap", ""),
    ),
    (
        "Top(2, \"vote\")",
        "Where(\"vote\")",
        Write("Where(\"vote\", \"value\", Is(\"…\"))"),
    ),
    (
        "Top(2, \"vote\")",
        "Where(\"vote\", \"sides\", Is(\"inside\"))",
        Write("\"side\""),
    ),
    (
        "Top(2, \"vote\")",
        "Where(\"vote\", \"side\", Is(inside))",
        Write("\"inside\""),
    ),
    (
        "Top(2, \"vote\")",
        "Where(\"vote\", \"side\", Is(\"insde\"))",
        Write("\"inside\""),
    ),
    (
        "Top(2, \"vote\")",
        "Where(\"vote\", \"side\", \"inside\")",
        Write("Is(\"inside\")"),
    ),
    ("Top(2, \"vote\")", "Max(3)", Write("Max(3, All(\"vote\"))")),
    (
        "Top(2, \"vote\")",
        "Else(All(\"vote\"))",
        Write("Else(All(\"vote\"), All(\"vote\"))"),
    ),
    (
        "Top(2, \"vote\")",
        "Union()",
        Write("Union([All(\"vote\")])"),
    ),
    (
        "Top(2, \"vote\")",
        "Fixed()",
        Write("Fixed([\"…\", \"…\"])"),
    ),
    ("required: true", "required: yes", Write("true")),
    ("required: true", "required: \"nee\"", Write("false")),
    (
        "kind: Text, required",
        "kind: \"Text\", required",
        Write("Text"),
    ),
    (
        "kind: Text, required",
        "lies: Ahead, kind: Text, required",
        Change("lies: Ahead, ", ""),
    ),
    (
        "(\"inside\", ‹inside›)",
        "\"inside\"",
        Write("(\"yes\", ‹yes›)"),
    ),
    (
        "kind: Choice([(\"inside\", ‹inside›), (\"outside\", ‹outside›)])",
        "kind: Choice()",
        Write("Choice([(\"yes\", ‹yes›), (\"no\", ‹no›)])"),
    ),
    (
        "kind: Number(min: 0, max: 30)",
        "kind: Number(min: \"0\", max: 30)",
        Write("0"),
    ),
    (
        "kind: Number(min: 0, max: 30)",
        "kind: Number(min: 0)",
        Change("Number(min: 0)", "Number(min: 0, max: 100)"),
    ),
    (
        "(id: \"days\", label: ‹Days›",
        "(label: ‹Days›",
        Change("(label: ‹Days›", "(id: \"text\", label: ‹Days›"),
    ),
    (
        "prefilled: [{\"value\": ‹Trust›}]",
        "prefilled: [\"Trust\"]",
        Write("{\"value\": ‹…›}"),
    ),
    (
        "prefilled: [{\"value\": ‹Trust›}]",
        "prefilled: [{\"valeu\": ‹Trust›}]",
        Write("\"value\""),
    ),
    ("dots: 2", "dots: \"two\"", Write("1")),
    ("scale: (1, 5)", "scale: 5", Write("(1, 5)")),
    (
        "scale: (1, 5)",
        "scale: (0, CountOf(\"hello\"))",
        Write("\"values\""),
    ),
    (
        "scale: (1, 5)",
        "scale: (1, 5), anchors: \"low\"",
        Write("(‹hardly›, ‹fully›)"),
    ),
    (
        "kind: Rate(scale: (1, 5))",
        "kind: Rate(5)",
        Change("Rate(5)", "Rate(scale: (1, 5))"),
    ),
    (
        "kind: Rate(scale: (1, 5))",
        "kind: Rate",
        Change("kind: Rate", "kind: Rate(scale: (1, 5))"),
    ),
    ("shows: [\"vote\"]", "shows: [\"hello\"]", Write("\"vote\"")),
    (
        "shows: [\"vote\"]",
        "beside: [\"value\"]",
        Write("\"values.value\""),
    ),
    (
        "shows: [\"vote\"]",
        "beside: [\"values.valeu\"]",
        Write("value"),
    ),
    (
        "shows: [\"vote\"]",
        "beside: [\"vlaues.value\"]",
        Write("values"),
    ),
    (
        "shows: [\"vote\"]",
        "beside: \"values.value\"",
        Change("\"values.value\"", "[\"values.value\"]"),
    ),
    ("shows: [\"vote\"]", "shows: [\"rate\"]", Write("\"vote\"")),
    (
        "shows: [\"vote\"]",
        "shows: \"vote\"",
        Change("\"vote\",", "[\"vote\"],"),
    ),
    (
        "boxes: Equal(\"1:30\")",
        "boxes: \"1:30\"",
        Write("Equal(\"1:30\")"),
    ),
    (
        "boxes: Equal(\"1:30\"),",
        "",
        Add("direction: Down,", "boxes: Equal(\"1:30\")"),
    ),
    (
        "slack: \"2:00\"",
        "slack: \"two\"",
        Change("\"two\"", "\"2:00\""),
    ),
    ("real: Months(4)", "real: \"4 months\"", Write("Months(4)")),
    ("by: \"side\"", "by: \"value\"", Write("\"side\"")),
    ("{values.count}", "{values.cuont}", Write("count")),
    ("{values.count}", "{valeus.count}", Write("values")),
    ("{values.count}", "{values}", Write("down.k")),
    (
        "{values.count}",
        "{values.count:sied=inside}",
        Write("side"),
    ),
    (
        "{values.count}",
        "{values.count:side=insied}",
        Write("inside"),
    ),
    ("{values.count}", "{vote.share:side=inside}", Write("top")),
    (
        "cut_first: [\"rate\"]",
        "cut_first: [\"rtae\"]",
        Write("\"rate\""),
    ),
    (
        "cut_first: [\"rate\"]",
        "cut_first: [\"rate\", \"rate\"]",
        Change("\"rate\", \"rate\"", "\"rate\""),
    ),
    (
        "cut_first: [\"rate\"]",
        "cut_first: [\"valuse\"]",
        Write("\"rate\""),
    ),
    ("kind: Brief", "kind: Brief(x: 1)", Change("(x: 1)", "")),
];

/// The script with texts in both languages, in one of them, or in plain strings; and the same of a piece of it.
fn worded(text: &str, per_language: bool) -> String {
    let mut parts = text.split('‹');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (said, rest) = part.split_once('›').unwrap_or((part, ""));
        if per_language {
            let dutch = match said {
                "yes" => "ja",
                "no" => "nee",
                "hardly" => "nauwelijks",
                "fully" => "helemaal",
                "Title" => "Titel",
                other => other,
            };
            all.extend(["(en: \"", said, "\", nl: \"", dutch, "\")"]);
        } else {
            all.extend(["\"", said, "\""]);
        }
        all += rest;
    }
    all
}

/// How far what stands in parentheses after a name goes; a fault points at the name alone.
fn in_parentheses(rest: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in rest.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => return 0,
            _ => {}
        }
        if depth <= 0 {
            return if depth == 0 { at + 1 } else { 0 };
        }
    }
    0
}

fn faults(text: &str) -> Vec<Fault> {
    parse(text).err().unwrap_or_default()
}

#[test]
fn every_hint_is_right_when_it_is_followed_to_the_letter() {
    let mut failed = Vec::new();
    for per_language in [true, false] {
        let right = worded(RIGHT, per_language);
        assert_eq!(faults(&right), [], "the script to begin with");
        for (from, to, follow) in CASES {
            let [from, to] = [from, to].map(|text| worded(text, per_language));
            assert!(right.contains(&from), "{from}");
            let at = right.find(&from).unwrap();
            let wrong = right.replacen(&from, &to, 1);
            let before = faults(&wrong);
            let fault = before
                .iter()
                .min_by_key(|fault| fault.span.start.abs_diff(at))
                .unwrap_or_else(|| panic!("{to}: no fault"));
            let hints = Lang::ALL.map(|lang| fault.kind.hint(Words::of(lang)));
            let mut told = |part: &str| {
                for hint in hints.iter().filter(|hint| !hint.contains(part)) {
                    failed.push(format!("{to}: “{hint}” does not say {part}"));
                }
            };
            let mended = match follow {
                Write(part) => {
                    let part = worded(part, per_language);
                    told(&part);
                    let end = fault.span.end + in_parentheses(&wrong[fault.span.end..]);
                    wrong[..fault.span.start].to_owned() + &part + &wrong[end..]
                }
                Add(after, part) => {
                    let part = worded(part, per_language);
                    told(&part);
                    wrong.replacen(after, &format!("{after} {part}, "), 1)
                }
                Change(this, that) => {
                    let [this, that] = [this, that].map(|text| worded(text, per_language));
                    assert!(wrong.contains(&this), "{this}");
                    wrong[..at].to_owned() + &wrong[at..].replacen(&this, &that, 1)
                }
            };
            let after = faults(&mended);
            let left: Vec<String> = after
                .iter()
                .map(|fault| fault.kind.message(Words::of(Lang::En)))
                .collect();
            if !left.is_empty() {
                failed.push(format!("{to}: after {hints:?} still {left:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_script_in_one_language_is_given_no_example_in_the_other() {
    let dutch = worded(RIGHT, false).replace(
        "    title: \"Hints\"",
        "    language: Nl,\n    title: \"Hints\"",
    );
    assert_eq!(faults(&dutch), []);
    let wrong = dutch.replacen("(\"inside\", \"inside\")", "\"inside\"", 1);
    let hint = faults(&wrong)[0].kind.hint(Words::of(Lang::En));
    assert!(hint.contains("(\"yes\", \"ja\")"), "{hint}");
    let other = dutch.replacen(
        "title: \"Values\"",
        "title: (en: \"Values\", nl: \"Waarden\")",
        1,
    );
    let [fault] = faults(&other).try_into().unwrap();
    let hint = fault.kind.hint(Words::of(Lang::En));
    assert!(hint.starts_with("leave it out here"), "{hint}");
    let mended = other.replacen("(en: \"Values\", nl: \"Waarden\")", "(nl: \"Waarden\")", 1);
    assert_eq!(faults(&mended), []);
}
