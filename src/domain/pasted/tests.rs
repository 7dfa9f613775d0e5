//! What people paste, and what it comes to.

use chrono::NaiveDate;

use super::*;
use crate::domain::dates::DayOrder;
use crate::domain::text::Text;
use crate::domain::workshop::{Choice, action};

fn here() -> Here {
    Here {
        today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
        lang: Lang::En,
        order: DayOrder::DayFirst,
    }
}

fn field(id: &str, kind: FieldKind) -> Field {
    Field::new(id, Text::plain(id), kind)
}

fn levels() -> Field {
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        label: Text::plain(&format!("the {id}")),
    };
    field(
        "level",
        FieldKind::Choice(["board", "floor"].map(choice).to_vec()),
    )
}

/// What a text comes to as it is read first, in words.
fn read(text: &str, fields: &[Field]) -> (Vec<String>, Reading) {
    let pasted = Pasted::of(text);
    let how = How {
        shape: pasted.shapes(fields.len())[0],
        headings: pasted.headings_for(fields, here())[0],
        has_head: pasted.names_columns(fields),
    };
    read_as(text, fields, how)
}

fn read_as(text: &str, fields: &[Field], how: How) -> (Vec<String>, Reading) {
    let reading = Pasted::of(text).read(how, fields, &Fields::new(), here());
    let item = |PastedItem {
                    line, fields: item, ..
                }: &PastedItem| {
        let of = |field: &Field| match item.get(&field.id)? {
            Value::Text(text) => Some(format!("{}={text}", field.id)),
            other => Some(format!("{}={other:?}", field.id)),
        };
        let values: Vec<String> = fields.iter().filter_map(of).collect();
        format!("{line} {}", values.join(" | "))
    };
    (reading.items.iter().map(item).collect(), reading)
}

fn troubles(reading: &Reading) -> Vec<Trouble> {
    reading.troubles().cloned().collect()
}

#[test]
fn rows_of_a_spreadsheet_go_into_the_fields_in_order_and_what_fits_none_is_kept_and_told() {
    let fields = action::fields();
    let text = "Fix the rosters\tAnna\t3 dec\tcall Bo\tmoney\n\
                Train the tills\tBo\tasap\n\
                Less noise\t\t\t\t\textra\tmore";
    let (items, reading) = read(text, fields);
    assert_eq!(
        items,
        [
            "1 what=Fix the rosters | who=Anna | when=Date(2026-12-03) | first-step=call Bo | needs=money",
            "2 what=Train the tills | who=Bo | needs=when: asap",
            "3 what=Less noise | needs=extra; more",
        ]
    );
    assert_eq!(
        troubles(&reading),
        [
            Trouble::Unread {
                line: 2,
                field: 2,
                typed: Clean::line("asap")
            },
            Trouble::Surplus {
                line: 3,
                typed: Clean::line("extra; more")
            },
        ]
    );
    assert_eq!(reading.short, 2);
}

#[test]
fn a_markdown_table_loses_its_rule_and_its_head_and_follows_the_names_in_it() {
    let fields = [
        field("what", FieldKind::Text),
        levels(),
        field("who", FieldKind::Person),
    ];
    let text = "| Who | What |\n|-----|:----:|\n| Anna | less \\| noise |\n| Bo | tills |\n";
    let (items, reading) = read(text, &fields);
    assert_eq!(
        items,
        ["3 what=less | noise | who=Anna", "4 what=tills | who=Bo"]
    );
    assert!(troubles(&reading).is_empty(), "{reading:?}");
    // Names that are no fields are left out all the same, and the cells go in order.
    let (items, _) = read("| Idea | For |\n|---|---|\n| tea | the floor |", &fields);
    assert_eq!(items, ["3 what=tea | level=Choice(\"floor\")"]);
    // Without the rule nobody knows the first row for a head, unless it names fields.
    let (items, _) = read("Idea\tboard\ntea\tfloor", &fields);
    assert_eq!(items.len(), 2);
    let (items, _) = read("What\tLevel\ntea\tfloor", &fields);
    assert_eq!(items, ["2 what=tea | level=Choice(\"floor\")"]);
}

#[test]
fn headings_go_where_they_are_asked_to() {
    let fields = [
        field("what", FieldKind::Text),
        levels(),
        field("who", FieldKind::Person),
    ];
    let text = "# The board\n- tea\n- cake\n\n## the floor ##\n- noise\n";
    let pasted = Pasted::of(text);
    assert_eq!((pasted.headings, pasted.marks, pasted.len()), (2, 3, 5));
    let (items, _) = read(text, &fields);
    let (board, floor) = ("level=Choice(\"board\")", "level=Choice(\"floor\")");
    assert_eq!(
        items,
        [
            format!("2 what=tea | {board}"),
            format!("3 what=cake | {board}"),
            format!("6 what=noise | {floor}")
        ]
    );
    let names = "Anna:\ntea\nBo:\ncake\nnoise\nend:";
    let all = Pasted::of(names).headings_for(&fields, here());
    assert_eq!(
        all,
        [Headings::Items, Headings::LeftOut, Headings::Field(2)]
    );
    let by = |headings| {
        let how = How {
            shape: Shape::Line,
            headings,
            has_head: false,
        };
        read_as(names, &fields, how).0
    };
    assert_eq!(
        by(Headings::Field(2)),
        [
            "2 what=tea | who=Anna",
            "4 what=cake | who=Bo",
            "5 what=noise | who=Bo",
            "6 what=end: | who=Bo"
        ]
    );
    assert_eq!(by(Headings::LeftOut).len(), 4);
    assert_eq!(by(Headings::Items)[0], "1 what=Anna");
}

#[test]
fn lines_make_one_item_on_request() {
    let fields = [field("what", FieldKind::Text)];
    let text = "We open\nat nine.\n\nWe close\nlate.\n";
    let pasted = Pasted::of(text);
    assert_eq!(
        pasted.shapes(1),
        [Shape::Line, Shape::Paragraph, Shape::Whole]
    );
    let by = |shape| {
        let how = How {
            shape,
            headings: Headings::Items,
            has_head: false,
        };
        read_as(text, &fields, how).0
    };
    assert_eq!(by(Shape::Line).len(), 4);
    assert_eq!(
        by(Shape::Paragraph),
        ["1 what=We open at nine.", "4 what=We close late."]
    );
    assert_eq!(by(Shape::Whole), ["1 what=We open at nine. We close late."]);
}

#[test]
fn an_item_without_what_it_needs_is_told_with_its_line() {
    let needed = Field {
        required: true,
        ..levels()
    };
    let fields = [field("what", FieldKind::Text), needed];
    let (_, reading) = read("tea\tboard\ncake\troof\nnoise", &fields);
    assert_eq!(
        troubles(&reading),
        [
            Trouble::Unread {
                line: 2,
                field: 1,
                typed: Clean::line("roof")
            },
            Trouble::Missing { line: 2, field: 1 },
            Trouble::Missing { line: 3, field: 1 },
        ]
    );
    let (_, reading) = read(&"word ".repeat(4_000), &fields[..1]);
    assert_eq!(troubles(&reading), [Trouble::TooLong { line: 1 }]);
}

proptest::proptest! {
    /// Whatever is pasted, every word of it is in an item, a heading or a head that was left out.
    #[test]
    fn no_word_is_lost(text in "([a-z]{1,3}|[\\t\\n|:#\" -]|\\|---\\||3 dec){0,40}") {
        let fields = [field("what", FieldKind::Text), levels(), field("when", FieldKind::Date)];
        let pasted = Pasted::of(&text);
        for shape in pasted.shapes(fields.len()) {
            let how = How { shape, headings: Headings::Items, has_head: false };
            let reading = pasted.read(how, &fields, &Fields::new(), here());
            let mut found: Vec<String> = Vec::new();
            for value in reading.items.iter().flat_map(|item| item.fields.values()) {
                match value {
                    Value::Text(text) => found.push(text.as_str().to_owned()),
                    Value::Date(_) => found.push("3 dec".to_owned()),
                    other => found.push(format!("{other:?}")),
                }
            }
            let found = found.join(" ");
            let words = text.split(|sign: char| !sign.is_ascii_lowercase());
            for word in words.filter(|word| !word.is_empty()) {
                proptest::prop_assert!(found.contains(word), "{word:?} of {text:?} in {found:?}");
            }
        }
    }
}
