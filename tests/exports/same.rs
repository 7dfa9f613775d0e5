//! What is exported twice is the same twice, whoever asks and when.

use super::*;

#[test]
fn two_exports_of_one_session_are_the_same_to_the_byte() {
    let workshop = workshops().remove(0);
    let room = walked(workshop, Lang::Nl);
    for format in Format::ALL {
        let (first, second) = (
            rendered(room.state(), format, Audience::Client),
            rendered(room.state(), format, Audience::Client),
        );
        assert!(!first.is_empty(), "{format:?}");
        for (first, second) in first.iter().zip(&second) {
            assert_eq!(first.tail, second.tail);
            assert!(first.bytes == second.bytes, "{format:?} {}", first.tail);
        }
    }
}

#[test]
fn the_two_results_documents_say_the_same() {
    for workshop in workshops() {
        for audience in [Audience::Client, Audience::Facilitator] {
            let room = walked(workshop.clone(), Lang::En);
            let text = |format| {
                let file = rendered(room.state(), format, audience).remove(0);
                String::from_utf8(file.bytes).expect("text")
            };
            let json: serde_json::Value =
                serde_json::from_str(&text(Format::Json)).expect("it is JSON");
            let ron: serde_json::Value = ron::from_str(&text(Format::Ron)).expect("it is RON");
            assert!(json == ron, "{}", workshop.id);
        }
    }
}

#[test]
fn a_session_of_nothing_has_documents_too() {
    let room = Room::open(workshops().remove(0), Lang::En, Variant::Full, 14);
    for format in Format::ALL {
        let files = rendered(room.state(), format, Audience::Client);
        // No day to put into a calendar, no calendar.
        assert_eq!(files.is_empty(), format == Format::Ics, "{format:?}");
        assert!(
            files.iter().all(|file| !file.bytes.is_empty()),
            "{format:?}"
        );
    }
}
