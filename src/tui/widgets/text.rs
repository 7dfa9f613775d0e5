//! Fits text to cells: cut with an ellipsis, wrapped at words, measured as the terminal shows it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns how many cells wide a text is.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Cuts a text to at most `cells` cells, with an ellipsis if it is longer.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = width(grapheme);
        if used + next + 1 > cells {
            break;
        }
        used += next;
        out.push_str(grapheme);
    }
    if cells > 0 {
        out.push('…');
    }
    out
}

/// Cuts a text like [`cut`] but keeps its end, where the names of files differ.
pub fn cut_front(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut kept = Vec::new();
    let mut used = 1;
    for grapheme in text.graphemes(true).rev() {
        used += width(grapheme);
        if used > cells {
            break;
        }
        kept.push(grapheme);
    }
    let ellipsis = (cells > 0).then_some("…");
    ellipsis.into_iter().chain(kept.into_iter().rev()).collect()
}

/// Cuts a text or fills it with blanks to exactly `cells` cells.
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = cut(text, cells);
    let missing = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// Breaks a text into lines of at most `cells` cells, at words where possible.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, cells.max(1), &mut lines);
    }
    lines
}

/// Joins parts into lines of at most `cells` cells, each part whole as long as it fits on a line alone.
pub fn wrap_parts(parts: &[String], between: &str, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line) + width(between) + width(part) <= cells => {
                line.push_str(between);
                line.push_str(part);
            }
            _ => lines.push(cut(part, cells)),
        }
    }
    lines
}

fn wrap_paragraph(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if width(&line) + gap + width(word) <= cells {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for grapheme in word.graphemes(true) {
            if width(&line) + width(grapheme) > cells && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    lines.push(line);
}

/// Breaks typed text into lines of at most `cells` cells, after blanks where possible, and keeps the blanks. Also
/// returns the line and column of the caret, which has `cursor` characters before it.
pub fn wrap_typed(text: &str, cursor: usize, cells: usize) -> (Vec<String>, (usize, usize)) {
    let cells = cells.max(2);
    let graphemes: Vec<&str> = text.graphemes(true).collect();
    let mut starts = vec![0];
    let (mut start, mut used, mut blank) = (0, 0, None);
    for (n, grapheme) in graphemes.iter().enumerate() {
        let next = width(grapheme);
        if used + next > cells {
            start = blank.take().filter(|after| *after > start).unwrap_or(n);
            starts.push(start);
            used = graphemes[start..n].iter().map(|part| width(part)).sum();
        }
        used += next;
        if *grapheme == " " {
            blank = Some(n + 1);
        }
    }
    if used >= cells {
        starts.push(graphemes.len());
    }
    let mut before = 0;
    let at = graphemes
        .iter()
        .take_while(|grapheme| {
            before += grapheme.chars().count();
            before <= cursor
        })
        .count();
    let row = starts.iter().rposition(|start| *start <= at).unwrap_or(0);
    let line = |n: usize| {
        let end = starts.get(n + 1).copied().unwrap_or(graphemes.len());
        graphemes[starts[n]..end].concat()
    };
    let column = graphemes[starts[row]..at]
        .iter()
        .map(|part| width(part))
        .sum();
    ((0..starts.len()).map(line).collect(), (row, column))
}

/// Writes milliseconds as minutes and seconds: `12:05`; from 100 minutes on with hours: `2:05:09`.
pub fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    if minutes < 100 {
        format!("{minutes}:{rest:02}")
    } else {
        format!("{}:{:02}:{rest:02}", minutes / 60, minutes % 60)
    }
}

/// Writes the milliseconds left, rounded up to the second so that `0:00` means over; once over, with a plus.
pub fn left(milliseconds: i64) -> String {
    if milliseconds > 0 {
        clock(milliseconds.unsigned_abs().div_ceil(1000) * 1000)
    } else if milliseconds > -1000 {
        clock(0)
    } else {
        format!("+{}", clock(milliseconds.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_and_wrapped_by_cells_not_by_characters() {
        assert_eq!(cut("日本語のテキスト", 7), "日本語…");
        assert_eq!(cut_front("De Linde (2)", 6), "…e (2)");
        assert_eq!(cut_front("日本語のテキスト", 8), "…キスト");
        assert_eq!(cut_front("De Linde", 8), "De Linde");
        assert_eq!(cut_front("De Linde", 0), "");
        assert_eq!(pad("é", 3), "é  ");
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("onuitsprekelijk", 6), ["onuits", "prekel", "ijk"]);
    }

    #[test]
    fn the_caret_stands_where_the_next_letter_comes() {
        let (lines, caret) = wrap_typed("abcdef", 6, 4);
        assert_eq!(
            (lines, caret),
            (vec!["abcd".to_owned(), "ef".to_owned()], (1, 2))
        );
        assert_eq!(wrap_typed("abcd", 4, 4).1, (1, 0));
        assert_eq!(wrap_typed("", 0, 4).1, (0, 0));
        let (lines, caret) = wrap_typed("een twee drie", 10, 6);
        assert_eq!(lines, ["een ", "twee ", "drie"]);
        assert_eq!(caret, (2, 1));
        let (lines, caret) = wrap_typed("een twee drie", 4, 6);
        assert_eq!((lines.len(), caret), (3, (1, 0)));
    }

    #[test]
    fn zero_is_shown_when_the_time_is_over_and_not_before() {
        assert_eq!(left(1), "0:01");
        assert_eq!(left(0), "0:00");
        assert_eq!(left(-61_000), "+1:01");
        assert_eq!(clock(100 * 60_000), "1:40:00");
    }
}
