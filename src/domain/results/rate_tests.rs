//! Worked examples of scores, with every figure written out.

use super::*;
use crate::domain::scores::parse_scores;
use crate::domain::text::Lang;

const A: &str = "said";
const B: &str = "seen";

fn input(scale: (i32, i32), analysis: Analysis, aspects: &[&str], groups: &[&str]) -> RateInput {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    RateInput {
        items: vec![Item::row(1, "open")],
        aspects: owned(aspects),
        groups: owned(groups),
        scale,
        analysis,
        ..RateInput::default()
    }
}

fn one(text: &str, scale: (i32, i32), analysis: Analysis) -> RateCell {
    let mut input = input(scale, analysis, &[], &[]);
    let scores = parse_scores(text, scale, Lang::En).unwrap();
    input
        .scores
        .insert((ItemId::Row(1), String::new(), String::new()), scores);
    rate(&input).cells.remove(0)
}

fn set(input: &mut RateInput, aspect: &str, group: &str, text: &str) {
    let scores = parse_scores(text, input.scale, Lang::En).unwrap();
    input.scores.insert(
        (ItemId::Row(1), aspect.to_owned(), group.to_owned()),
        scores,
    );
}

fn near(found: Option<f64>, expected: f64, within: f64) {
    let found = found.unwrap();
    assert!(
        (found - expected).abs() <= within,
        "{found} is not {expected}"
    );
}

#[test]
fn twelve_recommendations() {
    let cell = one("10 9 9 8 7 7 6 5 8 9 3 10", (0, 10), Analysis::Nps);
    let nps = cell.nps.clone().unwrap();
    assert_eq!(
        (cell.n, nps.promoters, nps.passives, nps.detractors),
        (12, 5, 4, 3)
    );
    near(nps.score, 16.67, 0.005);
    assert_eq!(signed(nps.score.unwrap()), "+17");
    near(nps.standard_error, 23.1, 0.05);
    near(nps.margin, 45.0, 0.5);
    near(nps.one_person, 100.0 / 12.0, 1e-12);
    near(cell.mean, 7.58, 0.005);
    near(cell.median, 8.0, 0.0);
    near(cell.sd, 2.02, 0.005);
    near(cell.agreement, 0.8369, 0.00005);
    assert_eq!(
        (cell.min, cell.max, cell.band),
        (Some(3), Some(10), Some(Band::Mixed))
    );
    assert_eq!(cell.histogram[&9], 3);
}

#[test]
fn net_promoter_scores_of_the_design() {
    let score = |text| {
        one(text, (0, 10), Analysis::Nps)
            .nps
            .unwrap()
            .score
            .unwrap()
    };
    assert_eq!(signed(score("7 8 8 7")), "0");
    assert_eq!(signed(score("0 6 6")), "−100");
    assert_eq!(signed(score("9x48 7x30 0x22")), "+26");
    // 1 of 8: 12.5 goes away from zero, both ways.
    assert_eq!(signed(score("9 7x7")), "+13");
    assert_eq!(signed(score("0 7x7")), "−13");
}

#[test]
fn an_agreement_is_written_so_that_it_stands_in_its_own_band() {
    let mixed = one(
        "1 1 1 2 2 2 2 2 2 2 2 2 3 3 3 3 3 4",
        (1, 5),
        Analysis::Mean,
    );
    near(mixed.agreement, 0.846, 0.0005);
    assert_eq!(mixed.band, Some(Band::Mixed));
    // 0.85 would be shared.
    let written = [0.846, 0.8499, 0.849_99, 0.844, 0.85, 0.4999, 0.92];
    assert_eq!(written.map(Band::decimals), [3, 4, 5, 2, 2, 4, 2]);
}

#[test]
fn agreement_on_a_scale_of_five() {
    let cell = one("4 4 5 3 4 4", (1, 5), Analysis::Mean);
    near(cell.mean, 4.0, 0.0);
    near(cell.sd, 0.577, 0.0005);
    near(cell.agreement, 0.92, 0.005);
    assert_eq!((cell.band, cell.nps), (Some(Band::Shared), None));
    near(one("1 5 1 5", (1, 5), Analysis::Mean).agreement, 0.0, 1e-12);
    near(
        one("1 2 3 4 5", (1, 5), Analysis::Mean).agreement,
        0.50,
        1e-12,
    );
    near(one("1 1 5", (1, 5), Analysis::Mean).agreement, 0.11, 0.005);
    near(
        one("0 1 2 3 4 5 6 7 8 9 10", (0, 10), Analysis::Mean).agreement,
        0.60,
        1e-12,
    );
    assert_eq!(
        [0.85, 0.8499, 0.5, 0.4999].map(Band::of),
        [Band::Shared, Band::Mixed, Band::Mixed, Band::Divided]
    );
}

#[test]
fn no_scores_have_no_figures() {
    let cell = one("", (0, 10), Analysis::Nps);
    assert_eq!(
        (
            cell.n,
            cell.mean,
            cell.median,
            cell.min,
            cell.sd,
            cell.agreement
        ),
        (0, None, None, None, None, None)
    );
    let json = serde_json::to_value(&cell).unwrap();
    assert_eq!(
        (&json["mean"], &json["nps"]["score"], &json["group"]),
        (&().into(), &().into(), &().into())
    );
    assert_eq!(one("3 3", (3, 3), Analysis::Mean).agreement, None);
}

#[test]
fn two_aspects_have_a_gap_and_a_quadrant() {
    let mut input = input((1, 5), Analysis::Mean, &[A, B], &[]);
    set(&mut input, A, "", "4 4 4");
    set(&mut input, B, "", "3 3 3");
    let found = rate(&input);
    near(found.gaps[0].gap, 1.0, 1e-12);
    assert_eq!(found.gaps[0].quadrant, Some([Side::High, Side::Low]));
    input.scores.clear();
    assert_eq!(rate(&input).gaps[0].gap, None);
}

#[test]
fn two_groups_show_a_blind_spot_only_when_both_are_large_enough() {
    let mut input = input((1, 5), Analysis::Mean, &[], &["managers", "others"]);
    set(&mut input, "", "managers", "4x5");
    set(&mut input, "", "others", "2x5");
    let found = rate(&input);
    near(found.blind_spots[0].difference, 2.0, 1e-12);
    near(found.overall[0].mean, 3.0, 1e-12);
    let shown: Vec<_> = found
        .shown()
        .iter()
        .map(|cell| cell.group.clone().unwrap())
        .collect();
    assert_eq!(shown, ["managers", "others"]);

    set(&mut input, "", "managers", "4x4");
    let found = rate(&input);
    assert_eq!(found.blind_spots[0].difference, None);
    assert_eq!(
        found
            .shown()
            .iter()
            .map(|cell| (cell.n, cell.group.clone()))
            .collect::<Vec<_>>(),
        [(9, None)]
    );
}
