//! The marks that lists have in front of their lines.

/// The last two are how word processors write the points of their lists in a font of their own.
const SIGNS: [char; 13] = [
    '-', '*', '•', '–', '—', '·', '▪', '◦', '●', '○', '‣', '\u{f0b7}', '\u{f0a7}',
];
const BOXES: [&str; 6] = ["[ ]", "[x]", "[X]", "[]", "☐", "☑"];

/// Puts a blank behind a mark that a word processor sets apart with a tab, which is no cell of a table.
pub(super) fn without_tab(line: &str) -> String {
    let bare = line.trim_start();
    let of_mark = bare.split_once('\t').filter(|(mark, rest)| {
        // Word has an `o` before the points of its second level.
        let is_mark = *mark == "o" || unmarked(&format!("{mark} text")).is_some();
        is_mark && !rest.contains('\t')
    });
    match of_mark {
        Some(("o", rest)) => format!("• {rest}"),
        Some((mark, rest)) => format!("{mark} {rest}"),
        None => line.to_owned(),
    }
}

/// Takes the marks of a list off pasted lines (`-`, `•`, `1.`, `a)`, `[ ]`), and returns the lines with how many had one.
/// A line alone keeps its mark: it may be meant, as the minus of a number always is.
pub(super) fn without_marks(lines: Vec<String>) -> (Vec<String>, usize) {
    let marked = lines.iter().filter(|line| unmarked(line).is_some()).count();
    if marked < 2 {
        return (lines, 0);
    }
    // Among marked lines, a dash with a blank behind it is a mark before a number too.
    let bare = |line: &str| {
        let dashed = line.strip_prefix(['-', '–', '—']);
        let dashed = dashed.filter(|rest| rest.starts_with(' '));
        let rest = unmarked(line).or_else(|| dashed.map(str::trim_start))?;
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    let mut taken = 0;
    let plain = |line: String| match bare(&line) {
        Some(rest) => {
            taken += 1;
            rest
        }
        None => line,
    };
    let lines = lines.into_iter().map(plain).collect();
    (lines, taken)
}

/// What stands behind the marks of a line; `None` if it has none, or nothing behind them.
fn unmarked(line: &str) -> Option<&str> {
    let rest = behind_mark(line)?;
    // A box to tick may stand behind another mark.
    let rest = behind_mark(rest)
        .filter(|_| rest.starts_with('['))
        .unwrap_or(rest);
    (!rest.is_empty()).then_some(rest)
}

fn behind_mark(line: &str) -> Option<&str> {
    if let Some(rest) = BOXES.iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(rest.trim_start());
    }
    if let Some(rest) = line.strip_prefix(SIGNS) {
        let is_number = line.starts_with(['-', '–', '—'])
            && rest
                .trim_start()
                .starts_with(|sign: char| sign.is_ascii_digit());
        let stands_alone = rest.starts_with(' ') || line.starts_with('•');
        return (stands_alone && !is_number).then(|| rest.trim_start());
    }
    let (mark, rest) = line.split_once(' ')?;
    let name = mark.strip_suffix(['.', ')'])?;
    let is_number = (1..=3).contains(&name.len()) && name.chars().all(|c| c.is_ascii_digit());
    let is_letter = name.len() == 1 && mark.ends_with(')') && name.chars().all(char::is_alphabetic);
    (is_number || is_letter).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_before_a_number_is_a_mark_among_marked_lines_alone() {
        let plain = |lines: &[&str]| without_marks(lines.iter().map(|&it| it.to_owned()).collect());
        let lines = ["• loaves", "- 1.000 rolls", "• cake", "-5 degrees"];
        let (told, taken) = plain(&lines);
        assert_eq!(told, ["loaves", "1.000 rolls", "cake", "-5 degrees"]);
        assert_eq!(taken, 3);
        assert_eq!(plain(&["- 5", "- 3"]).0, ["- 5", "- 3"]);
    }
}
