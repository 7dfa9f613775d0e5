//! Pictures how often each option was chosen.

use ratatui::text::{Line, Span};

use super::lines::{Lines, styled};
use crate::domain::results::collect::{ChoiceCount, CollectResults};
use crate::domain::workshop::{Field, FieldKind};
use crate::tui::env::Env;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::text::{pad, width};

/// Returns the counts of each choice field in lines of at most `cells` cells, for as many fields as fit in `rows`.
pub(in crate::tui::console::draw) fn counts(
    env: &Env,
    fields: &[Field],
    results: &CollectResults,
    (cells, rows): (usize, usize),
) -> Lines {
    let mut lines = Lines::new();
    for field in fields {
        let (FieldKind::Choice(options), Some(of)) = (&field.kind, results.counts.get(&field.id))
        else {
            continue;
        };
        let taken = of.all().filter(|count| *count > 0).count();
        let fits = lines.len() + options.len() < rows;
        // A field in which all items say the same, or each something else, needs no picture.
        if taken > 1 && of.all().any(|count| count > 1) && fits {
            one(env, field, of, cells, &mut lines);
        }
    }
    lines
}

fn one(env: &Env, field: &Field, of: &ChoiceCount, cells: usize, lines: &mut Lines) {
    let FieldKind::Choice(options) = &field.kind else {
        return;
    };
    let lang = env.words().lang();
    let labels = options.iter().map(|option| option.label.get(lang));
    let name = labels.map(width).max().unwrap_or(0).min(cells / 2);
    let most = of.all().max().unwrap_or(1).max(1);
    let bar_cells = cells.saturating_sub(name + 6).clamp(4, 24);
    lines.push(styled(field.label.get(lang), env.theme.quiet));
    for option in options {
        let count = of.n(&option.id);
        let share = f64::from(count) / f64::from(most);
        let label = pad(option.label.get(lang), name);
        lines.push(Line::from(vec![
            Span::styled(format!("{label} "), env.theme.text),
            Span::styled(pad(&bar(share, bar_cells), bar_cells), env.theme.accent),
            Span::styled(format!(" {count:>3}"), env.theme.text),
        ]));
    }
}
