//! Pictures how the room scored: Net Promoter Scores, means, differences between two aspects and between two groups.

use ratatui::text::{Line, Span};

use super::lines::{Lines, styled, wrapped};
use crate::domain::results::rate::{Gap, RateCell, RateResults, Side, signed};
use crate::domain::session::State;
use crate::domain::statistics::NetPromoterScore;
use crate::domain::workshop::{Analysis, Choice, Rate};
use crate::tui::env::Env;
use crate::tui::widgets::bars::{bar, cell_at};
use crate::tui::widgets::text::{cut, pad, width};

/// The glyphs of the classes of a Net Promoter Score: promoters, passives, detractors.
const CLASSES: [char; 3] = ['█', '▒', '░'];

/// The least cells of the scale two aspects stand on.
const LEAST_SCALE: usize = 9;

/// Returns the scores of a step for the facilitator, in lines of at most `cells` cells. What would go past `rows`
/// lines, where nobody sees it, may be missing.
pub(in crate::tui::console::draw) fn rate(
    env: &Env,
    state: &State,
    script: &Rate,
    results: &RateResults,
    (cells, rows): (usize, usize),
) -> Lines {
    let scored: Vec<&RateCell> = results.overall.iter().filter(|cell| cell.n > 0).collect();
    let mut lines = Lines::new();
    match (scored.as_slice(), script.aspects.as_slice()) {
        ([], _) => {}
        _ if script.analysis == Analysis::Nps => {
            let shown = scored.get(..rows).unwrap_or(&scored);
            promoters(env, shown, cells, &mut lines);
        }
        (_, [first, second]) => {
            let names = [first, second].map(|aspect| aspect.label.get(state.lang()));
            gaps(env, names, results, (cells, rows), &mut lines);
            quadrants(env, names, results, cells, &mut lines);
        }
        ([only], _) => histogram(env, results, only, cells, &mut lines),
        _ => means(env, results, scored.clone(), (cells, rows), &mut lines),
    }
    if lines.len() > rows {
        return lines;
    }
    if let [first, second] = script.groups.as_slice() {
        let names = [first, second].map(|group| group.label.get(state.lang()));
        groups(env, names, (&script.aspects, results), cells, &mut lines);
    }
    lines
}

/// Adds one bar for each item, whose classes differ in density.
fn promoters(env: &Env, scored: &[&RateCell], cells: usize, lines: &mut Lines) {
    let words = env.words();
    for cell in scored {
        let Some((nps, score)) = cell.nps.as_ref().and_then(|nps| Some((nps, nps.score?))) else {
            continue;
        };
        let one = nps.one_person.map(|points| words.number(points, 1));
        let args = [
            ("score", signed(score).into()),
            ("n", cell.n.into()),
            ("one", one.unwrap_or_default().into()),
        ];
        let tail = words.with("picture-nps", &args);
        let label = cut(&cell.label, cells.saturating_sub(width(&tail) + 2));
        lines.push(Line::from(vec![
            Span::styled(format!("{label}  "), env.theme.text),
            Span::styled(tail, env.theme.strong),
        ]));
        lines.push(styled(stacked(nps, cells.min(48)), env.theme.accent));
        let counts = [
            ("promoters", nps.promoters.into()),
            ("passives", nps.passives.into()),
            ("detractors", nps.detractors.into()),
        ];
        let parts = words.with("picture-nps-parts", &counts);
        lines.extend(wrapped(&parts, cells, env.theme.quiet));
        lines.push(Line::default());
    }
}

/// Returns a bar of so many cells in three densities.
fn stacked(nps: &NetPromoterScore, cells: usize) -> String {
    let counts = [nps.promoters, nps.passives, nps.detractors];
    let total: u32 = counts.iter().sum();
    let share = |n: u32| f64::from(n) / f64::from(total.max(1));
    let mut out = String::new();
    let mut so_far = 0;
    let mut drawn = 0;
    for (glyph, count) in CLASSES.into_iter().zip(counts) {
        so_far += count;
        let end = cell_at(share(so_far), cells + 1);
        out.extend(std::iter::repeat_n(glyph, end.saturating_sub(drawn)));
        drawn = end;
    }
    out
}

/// Returns how many cells the longest label takes, at most two fifths of the line.
fn label_cells<'l>(labels: impl Iterator<Item = &'l str>, cells: usize) -> usize {
    labels.map(width).max().unwrap_or(0).min(cells * 2 / 5)
}

fn position(results: &RateResults, mean: f64, cells: usize) -> usize {
    let (low, high) = (f64::from(results.low), f64::from(results.high));
    cell_at((mean - low) / (high - low).max(1.0), cells)
}

/// Adds the means as bars, the lowest first, with how far people agree.
fn means(
    env: &Env,
    results: &RateResults,
    mut scored: Vec<&RateCell>,
    (cells, rows): (usize, usize),
    lines: &mut Lines,
) {
    let words = env.words();
    scored.sort_by(|a, b| a.mean.unwrap_or(0.0).total_cmp(&b.mean.unwrap_or(0.0)));
    scored.truncate(rows);
    lines.push(styled(words.get("picture-means"), env.theme.strong));
    let name = label_cells(scored.iter().map(|cell| cell.label.as_str()), cells);
    let bar_cells = cells.saturating_sub(name + 18).clamp(5, 30);
    let span = f64::from(results.high - results.low).max(1.0);
    for cell in scored {
        let mean = cell.mean.unwrap_or(0.0);
        let share = (mean - f64::from(results.low)) / span;
        let tail = format!(" {:>4}  {}", words.decimal(mean, 1), band(env, cell));
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(&cell.label, name)), env.theme.text),
            Span::styled(pad(&bar(share, bar_cells), bar_cells), env.theme.accent),
            Span::styled(tail, env.theme.text),
        ]));
    }
    lines.push(Line::default());
}

fn band(env: &Env, cell: &RateCell) -> String {
    let band = cell.band.filter(|_| cell.n > 1);
    let key = band.map(|band| format!("band-{}", band.name()));
    key.map(|key| env.words().get(&key).into_owned())
        .unwrap_or_default()
}

/// Writes a difference in points with its sign: `+0.9`.
fn points(env: &Env, points: f64) -> String {
    let number = env.words().decimal(points.abs(), 1);
    match (points * 10.0).round() {
        0.0 => number,
        tenths if tenths < 0.0 => format!("−{number}"),
        _ => format!("+{number}"),
    }
}

/// Adds two aspects as two points on the scale. The items keep their order, so that a journey shows as its curve.
fn gaps(
    env: &Env,
    names: [&str; 2],
    results: &RateResults,
    (cells, rows): (usize, usize),
    lines: &mut Lines,
) {
    let args = [("first", names[0].into()), ("second", names[1].into())];
    let legend = env.words().with("picture-gaps", &args);
    lines.extend(wrapped(&legend, cells, env.theme.quiet));
    let pairs = results.overall.chunks_exact(2).zip(&results.gaps);
    let scored = pairs.filter_map(|(pair, gap)| {
        let means = [pair[0].mean?, pair[1].mean?];
        Some((pair, gap, means, gap.gap?))
    });
    let shown: Vec<_> = scored.take(rows).collect();
    // Everything beside the name and the scale is whole: half a number would be another one.
    let n = shown.iter().map(|(pair, ..)| both([pair[0].n, pair[1].n]));
    let beside = 11 + n.map(|n| width(&n)).max().unwrap_or(0);
    let name = label_cells(shown.iter().map(|(_, gap, ..)| gap.label.as_str()), cells);
    let name = name.min(cells.saturating_sub(beside + LEAST_SCALE));
    let scale = cells.saturating_sub(name + beside).clamp(LEAST_SCALE, 41);
    for (pair, gap, means, difference) in shown {
        let ends = means.map(|mean| position(results, mean, scale));
        let sign = points(env, difference);
        let n = both([pair[0].n, pair[1].n]);
        lines.push(Line::from(vec![
            Span::styled(format!("{} ", pad(&gap.label, name)), env.theme.text),
            Span::styled(between(ends, scale), env.theme.accent),
            Span::styled(format!(" {sign:>5}"), env.theme.strong),
            Span::styled(format!("  n={n}"), env.theme.quiet),
        ]));
    }
    lines.push(Line::default());
}

/// Says how many scored each of two aspects, once if they are as many.
fn both([first, second]: [u32; 2]) -> String {
    if first == second {
        return first.to_string();
    }
    format!("{first}/{second}")
}

/// Returns a line of so many cells with two points and what lies between them.
fn between([first, second]: [usize; 2], cells: usize) -> String {
    let glyph = |cell: usize| match cell {
        _ if cell == first && cell == second => '◉',
        _ if cell == first => '●',
        _ if cell == second => '○',
        _ if cell > first.min(second) && cell < first.max(second) => '─',
        _ => '·',
    };
    (0..cells).map(glyph).collect()
}

/// Adds which items score high or low on either aspect.
fn quadrants(env: &Env, names: [&str; 2], results: &RateResults, cells: usize, lines: &mut Lines) {
    let word = |side: Side, name: &str| {
        let key = match side {
            Side::High => "summary-high",
            Side::Low => "summary-low",
        };
        env.words().with(key, &[("aspect", name.into())])
    };
    let sides = [Side::High, Side::Low];
    for corner in sides.into_iter().flat_map(|a| sides.map(|b| [a, b])) {
        let is_there = |gap: &&Gap| gap.quadrant == Some(corner);
        let there = results.gaps.iter().filter(is_there);
        let labels: Vec<&str> = there.map(|gap| gap.label.as_str()).collect();
        if labels.is_empty() {
            continue;
        }
        let title = [word(corner[0], names[0]), word(corner[1], names[1])].join("; ");
        lines.push(styled(cut(&title, cells), env.theme.strong));
        for label in labels {
            lines.push(styled(cut(&format!("  {label}"), cells), env.theme.text));
        }
    }
    lines.push(Line::default());
}

/// Adds how far two groups are apart, item by item, if both are large enough to be shown.
fn groups(
    env: &Env,
    names: [&str; 2],
    (aspects, results): (&[Choice], &RateResults),
    cells: usize,
    lines: &mut Lines,
) {
    let spots = results.blind_spots.iter();
    let spots = spots.filter_map(|spot| Some((spot, spot.difference?)));
    let label = |label: &str, aspect: &Option<String>| {
        let aspect = aspects.iter().find(|of| Some(&of.id) == aspect.as_ref());
        let aspect = aspect.map(|aspect| aspect.label.get(env.words().lang()));
        let parts = std::iter::once(label).chain(aspect);
        parts.collect::<Vec<_>>().join(" · ")
    };
    let rows: Vec<(String, f64)> = spots
        .map(|(spot, difference)| (label(&spot.label, &spot.aspect), difference))
        .collect();
    if rows.is_empty() {
        return;
    }
    let args = [("first", names[0].into()), ("second", names[1].into())];
    let title = env.words().with("picture-groups", &args);
    lines.extend(wrapped(&title, cells, env.theme.strong));
    let name = cells.saturating_sub(8);
    for (label, difference) in rows {
        let sign = points(env, difference);
        lines.push(styled(
            format!("{} {sign:>5}", pad(&label, name)),
            env.theme.text,
        ));
    }
    lines.push(Line::default());
}

/// Adds how many gave each score.
fn histogram(env: &Env, results: &RateResults, cell: &RateCell, cells: usize, lines: &mut Lines) {
    let words = env.words();
    let mean = cell.mean.map(|mean| words.decimal(mean, 1));
    let args = [
        ("n", cell.n.into()),
        ("mean", mean.unwrap_or_default().into()),
        ("band", band(env, cell).into()),
    ];
    let text = words.with("rate-summary", &args);
    let head = cut(&format!("{}  {text}", cut(&cell.label, cells / 2)), cells);
    lines.push(styled(head, env.theme.quiet));
    let most = cell.histogram.values().copied().max().unwrap_or(1).max(1);
    for score in results.low..=results.high {
        let count = cell.histogram.get(&score).copied().unwrap_or(0);
        let drawn = pad(&bar(f64::from(count) / f64::from(most), 24), 24);
        let number = if count > 0 {
            count.to_string()
        } else {
            String::new()
        };
        lines.push(styled(
            format!("{score:>4}  {drawn} {number}"),
            env.theme.text,
        ));
    }
    lines.push(Line::default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_share_a_bar_without_losing_a_cell() {
        let nps = crate::domain::statistics::nps(&[10, 9, 9, 8, 7, 7, 6, 5, 8, 9, 3, 10]);
        assert_eq!(stacked(&nps, 12), "█████▒▒▒▒░░░");
        assert_eq!(stacked(&nps, 7).chars().count(), 7);
        let none = crate::domain::statistics::nps(&[]);
        assert_eq!(stacked(&none, 12), "");
    }

    #[test]
    fn two_aspects_of_unlike_numbers_say_both() {
        assert_eq!(
            [both([9, 4]), both([14, 15]), both([9, 9])],
            ["9/4", "14/15", "9"]
        );
    }

    #[test]
    fn two_points_and_the_way_between_them() {
        assert_eq!(between([1, 4], 6), "·●──○·");
        assert_eq!(between([4, 1], 6), "·○──●·");
        assert_eq!(between([2, 2], 4), "··◉·");
    }
}
