//! Bars of text: a share, a count, an amount on a logarithmic scale.

/// Returns a bar of at most `cells` cells for a share between 0 and 1, to an eighth of a cell.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
pub fn bar(share: f64, cells: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let cells = u16::try_from(cells).unwrap_or(u16::MAX);
    let eighths = (share.clamp(0.0, 1.0) * f64::from(cells) * 8.0).round() as usize;
    let mut out = "█".repeat(eighths / 8);
    out.push_str(PARTS.get(eighths % 8).copied().unwrap_or_default());
    out
}

/// Returns the index of the cell for a share between 0 and 1, out of so many cells.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
pub fn cell_at(share: f64, cells: usize) -> usize {
    let last = u16::try_from(cells.saturating_sub(1)).unwrap_or(u16::MAX);
    (share.clamp(0.0, 1.0) * f64::from(last)).round() as usize
}

/// Returns the share of a bar on a logarithmic scale from 1 to `largest`, at least 0.02 so that something is seen.
pub fn log_share(value: f64, largest: f64) -> f64 {
    if value <= 1.0 || largest <= 1.0 {
        0.02
    } else {
        (value.ln() / largest.ln()).clamp(0.02, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(1.0, 4), "████");
        assert_eq!(bar(0.5, 4), "██");
        assert_eq!(bar(0.0, 4), "");
        assert_eq!(bar(0.3125, 4), "█▎");
    }
}
