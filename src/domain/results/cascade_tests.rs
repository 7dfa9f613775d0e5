//! A worked example of a cascade, with every figure written out, and cascades that are not finished.

use super::*;

const VECTOR: [&str; 8] = [
    "=====", "==~--", "=~~--", "====~", "=----", "===~~", "-----", "==~~=",
];

fn chain(rows: &[&str]) -> Vec<Vec<Option<Mark>>> {
    let mark = |sign| match sign {
        '=' => Some(Mark::Intact),
        '~' => Some(Mark::Changed),
        '-' => Some(Mark::Lost),
        _ => None,
    };
    rows.iter()
        .map(|row| row.chars().map(mark).collect())
        .collect()
}

fn input(chains: &[&[&str]]) -> CascadeInput {
    let types = [
        "why",
        "promise",
        "behaviour",
        "room",
        "stop",
        "support",
        "measure",
        "feedback",
    ];
    let points = (1_u32..)
        .zip(types)
        .take(chains.first().map_or(0, |rows| rows.len()));
    let level = |n: u32| LevelInput {
        name: format!("L{n}"),
        used_seconds: Some(30),
        additions: Vec::new(),
    };
    CascadeInput {
        points: points
            .map(|(n, t)| (Item::row(n, t), Some((t.to_owned(), t.to_uppercase()))))
            .collect(),
        levels: (1..=5).map(level).collect(),
        chains: chains.iter().map(|rows| chain(rows)).collect(),
        predicted: Some(5.0),
    }
}

fn each<T>(found: &CascadeResults, figure: fn(&LevelResult) -> T) -> Vec<T> {
    found.levels.iter().map(figure).collect()
}

fn counts(figures: [f64; 5]) -> [Option<Figure>; 5] {
    figures.map(|n| Some(Figure(n)))
}

#[test]
fn eight_points_through_five_levels() {
    let found = cascade(&input(&[&VECTOR]));
    assert_eq!(
        each(&found, |l| l.intact),
        counts([7.0, 5.0, 3.0, 2.0, 2.0])
    );
    assert_eq!(
        each(&found, |l| l.changed),
        counts([0.0, 1.0, 3.0, 2.0, 2.0])
    );
    assert_eq!(each(&found, |l| l.lost), counts([1.0, 2.0, 2.0, 4.0, 4.0]));
    assert_eq!(
        each(&found, |l| l.survival),
        [0.875, 0.625, 0.375, 0.25, 0.25].map(Some)
    );
    assert_eq!(
        each(&found, |l| l.reach),
        [0.875, 0.75, 0.75, 0.5, 0.5].map(Some)
    );
    assert_eq!(
        each(&found, |l| l.hop_retention),
        [7.0 / 8.0, 5.0 / 7.0, 3.0 / 5.0, 2.0 / 3.0, 1.0 / 2.0].map(Some)
    );
    assert_eq!(
        each(&found, |l| l.restored),
        counts([0.0, 0.0, 0.0, 0.0, 1.0])
    );
    assert_eq!(found.biggest_loss, ["L2", "L3"]);
    assert_eq!(found.biggest_loss_points, Some(Figure(2.0)));
    assert!((found.mean_hop_retention.unwrap() - 0.758).abs() < 0.0005);
    assert_eq!(
        (found.predicted_mean, found.optimism_gap),
        (Some(5.0), Some(3.0))
    );
    assert!(found.complete);
}

#[test]
fn each_point_tells_where_it_broke() {
    let found = cascade(&input(&[&VECTOR]));
    let told = |n: usize| {
        let point = &found.key_points[n];
        (
            point.arrived,
            point.first_damage.as_deref(),
            point.first_lost.as_deref(),
        )
    };
    assert_eq!(told(0), (Some(Mark::Intact), None, None));
    assert_eq!(told(1), (Some(Mark::Lost), Some("L3"), Some("L4")));
    assert_eq!(told(7), (Some(Mark::Intact), Some("L3"), None));
    assert_eq!(found.fragile, [ItemId::Row(7)]);
    let lost = &found.by_type["stop"];
    assert_eq!(
        (lost.label.as_str(), lost.intact, lost.lost),
        ("STOP", Some(Figure(0.0)), Some(Figure(1.0)))
    );
}

#[test]
fn the_document_reads_as_promised() {
    let json = serde_json::to_value(cascade(&input(&[&VECTOR]))).unwrap();
    assert_eq!(
        (
            &json["key_points"][1]["marks"],
            &json["key_points"][1]["type"]
        ),
        (&"==~--".into(), &"promise".into())
    );
    assert_eq!(json["key_points"][1]["final"], "lost");
    // A count of one chain is a whole number, in writing too.
    assert_eq!(json["levels"][1]["intact"].to_string(), "5");
    assert_eq!(json["levels"][1]["survival"].to_string(), "0.625");
    assert_eq!(
        json["by_type"]["why"],
        serde_json::json!({"label": "WHY", "intact": 1, "changed": 0, "lost": 0})
    );
}

#[test]
fn two_chains_give_the_mean() {
    let found = cascade(&input(&[&["=====", "====="], &["==---", "=----"]]));
    assert_eq!(
        each(&found, |l| l.survival),
        [1.0, 0.75, 0.5, 0.5, 0.5].map(Some)
    );
    assert_eq!(
        each(&found, |l| l.intact),
        counts([2.0, 1.5, 1.0, 1.0, 1.0])
    );
    // The second chain has nothing left to keep from level 3 on, so the first alone counts there.
    assert_eq!(
        each(&found, |l| l.hop_retention),
        [1.0, 0.75, 0.5, 1.0, 1.0].map(Some)
    );
    assert_eq!(found.biggest_loss, ["L2", "L3"]);
    assert_eq!(found.key_points[0].marks_by_chain, ["=====", "==---"]);
    assert_eq!(found.key_points[0].arrived, Some(Mark::Lost));
}

#[test]
fn an_unmarked_point_leaves_its_level_open() {
    let found = cascade(&input(&[&["==?==", "====="]]));
    assert_eq!(
        each(&found, |l| l.intact.map(|f| f.0)),
        [Some(2.0), Some(2.0), None, Some(2.0), Some(2.0)]
    );
    assert_eq!(each(&found, |l| l.unmarked), [0, 0, 1, 0, 0]);
    assert_eq!(
        each(&found, |l| l.hop_retention),
        [Some(1.0), Some(1.0), None, None, Some(1.0)]
    );
    assert!(found.biggest_loss.is_empty() && !found.complete);
    assert_eq!(found.key_points[0].marks, "==?==");
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(
        (&json["levels"][2]["survival"], &json["levels"][2]["intact"]),
        (&().into(), &().into())
    );
}

#[test]
fn nothing_left_at_a_level_gives_no_retention_after_it() {
    let found = cascade(&input(&[&["=----"]]));
    assert_eq!(
        each(&found, |l| l.hop_retention),
        [Some(1.0), Some(0.0), None, None, None]
    );
    assert_eq!(found.mean_hop_retention, None);
    assert_eq!(found.levels[4].survival, Some(0.0));
}

#[test]
fn without_points_or_levels_there_are_no_figures() {
    let found = cascade(&input(&[&[]]));
    assert_eq!(
        each(&found, |l| (l.intact, l.survival, l.hop_retention, l.loss)),
        [(None, None, None, None); 5]
    );
    assert_eq!(
        (found.optimism_gap, found.mean_hop_retention, found.complete),
        (None, None, false)
    );
    let bare = cascade(&CascadeInput::default());
    assert_eq!((bare.levels.len(), bare.optimism_gap), (0, None));
    let no_levels = cascade(&CascadeInput {
        levels: Vec::new(),
        ..input(&[&VECTOR])
    });
    assert_eq!(
        (
            no_levels.key_points[0].marks.as_str(),
            no_levels.key_points[0].arrived
        ),
        ("", None)
    );
}

#[test]
fn up_is_compared_with_down() {
    let down = cascade(&input(&[&VECTOR]));
    let up = cascade(&input(&[&["====~", "=----", "=====", "===~~"]]));
    assert_eq!(asymmetry(&down, &up), Some(0.0));
    assert_eq!(up.levels[4].softened, Some(0.5));
    assert_eq!(asymmetry(&down, &cascade(&CascadeInput::default())), None);
}

#[test]
fn the_yardstick_keeps_thirty_per_cent() {
    assert!((yardstick(5).0 - 0.30).abs() < 0.001);
    assert!((yardstick(6).1 - 0.30).abs() < 0.001);
}

#[test]
fn a_headline_names_the_types_in_the_order_of_the_points() {
    let words = crate::domain::words::Words::of(crate::domain::text::Lang::Nl);
    let found = crate::domain::results::StepResults::Cascade(cascade(&input(&[&VECTOR])));
    let figure = |name| found.figure(name, words).unwrap();
    assert_eq!(figure("surviving-types"), "WHY en FEEDBACK");
    assert_eq!(
        [figure("intact"), figure("k"), figure("survival")],
        ["2", "8", "25%"]
    );
    assert_eq!(
        [figure("largest-loss"), figure("softened")],
        ["L2 en L3", "2"]
    );
}
