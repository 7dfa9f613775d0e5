//! The bundled scripts hold what they say, and a wrong script is told everything that is wrong with it.

use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::storage::script::catalogue::{Catalogue, bundled};
use flipover::storage::script::{line, parse, report};

#[test]
fn every_bundled_script_is_right_and_its_minutes_add_up() {
    let scripts = bundled();
    assert!(!scripts.is_empty());
    for (file, text) in scripts {
        let workshop = parse(&text).unwrap_or_else(|faults| panic!("{}", report(&file, &text, &faults, Words::of(Lang::En))));
        assert_eq!(format!("{}.ron", workshop.id), file);
        assert_eq!(workshop.languages(), Lang::ALL);
        let full: u16 = workshop.steps.iter().map(|step| step.minutes).sum();
        let short: u16 = workshop.steps.iter().filter_map(|step| step.short).sum();
        assert_eq!((full, short), workshop.minutes, "{file}");
    }
}
