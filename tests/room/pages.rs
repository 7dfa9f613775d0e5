//! Pages that turn by themselves and by hand, and what is on the first of them.

use flipover::domain::event::Variant;
use flipover::domain::room::{Body, RoomItem, RoomView, Scene};
use flipover::domain::text::{Lang, MAX_TEXT};
use flipover::storage::themes;
use flipover::tui::theme::{Colours, Themes, Viewpoint};
use flipover::tui::wall::{Eye, Ink, Kept, PAGE, draw, lay_out};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::room::Room;
use crate::whole::{laid, scenes, with, with_texts};
use crate::{seen, text, workshop};

/// A list too long for one page.
fn listed(count: usize) -> RoomView {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    room.walk_to("values");
    let mut view = seen(&room);
    let Scene::Step(step) = &mut view.scene else {
        panic!("no step");
    };
    let item = |number| RoomItem {
        number,
        text: format!("Dit is wat er als nummer {number} werd gezegd, in een hele zin"),
    };
    step.body = Body::Items((1..=count).map(item).collect());
    view.still = 0;
    view
}

fn shown(view: &RoomView, eye: &Eye) -> String {
    let area = Rect::new(0, 0, 80, 24);
    let mut buf = Buffer::empty(area);
    let theme = Themes::new(themes::bundled(), Colours::True).styles(Viewpoint::Room);
    draw(view, &theme, eye, area, &mut buf);
    text(&buf)
}

/// Which page of how many a screen says it is.
fn page(screen: &str) -> String {
    let mut words = screen.split_whitespace();
    words
        .find(|word| word.contains('/'))
        .unwrap_or("")
        .to_owned()
}

#[test]
fn what_is_new_is_on_the_page_shown_and_the_others_follow_by_themselves() {
    let (mut view, eye) = (listed(40), Eye::default());
    let first = shown(&view, &eye);
    assert!(first.contains("nummer 40 "), "{first}");
    assert_eq!(eye.sleep(&view), Some(PAGE));
    let mut pages = vec![page(&first)];
    for turn in 1..4 {
        view.still = turn * PAGE - 1;
        assert_eq!(page(&shown(&view, &eye)), pages[pages.len() - 1]);
        assert_eq!(eye.sleep(&view), Some(1));
        view.still = turn * PAGE;
        pages.push(page(&shown(&view, &eye)));
    }
    assert_eq!(pages, ["3/3", "1/3", "2/3", "3/3"]);
    let short = listed(3);
    assert_eq!(page(&shown(&short, &eye)), "");
    assert_eq!(eye.sleep(&short), None);
}

#[test]
fn a_page_turned_to_by_hand_stays_until_there_is_something_new() {
    let (mut view, eye) = (listed(40), Eye::default());
    view.still = 100;
    assert_eq!(page(&shown(&view, &eye)), "3/3");
    eye.turn(-1);
    for still in [200, 9 * PAGE] {
        view.still = still;
        assert_eq!(page(&shown(&view, &eye)), "2/3");
        assert_eq!(eye.sleep(&view), None);
    }
    // By a key of the console, which is an event.
    (view.turned, view.still) = (-1, 10);
    assert_eq!(page(&shown(&view, &eye)), "1/3");
    (view.turned, view.still) = (-2, 5);
    assert_eq!(page(&shown(&view, &eye)), "3/3");
    view.still = 7000;
    shown(&view, &eye);
    let view = RoomView {
        turned: -2,
        ..listed(41)
    };
    let new = shown(&view, &eye);
    assert!(new.contains("nummer 41 "), "{new}");
    assert_eq!(eye.sleep(&view), Some(PAGE));
}

#[test]
fn taking_an_item_out_and_putting_it_in_again_does_not_flicker() {
    let theme = Themes::new(themes::bundled(), Colours::True).styles(Viewpoint::Room);
    let mut differing = 0;
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let area = Rect::new(0, 0, columns, rows);
        let kept = |count: usize, previous: Option<&Kept>| {
            lay_out(&listed(count), &theme, area, previous).kept
        };
        for count in 1..24 {
            let (fewer, more) = (kept(count, None), kept(count + 1, None));
            if fewer.sizes == more.sizes {
                continue;
            }
            differing += 1;
            let back = kept(count, Some(&more));
            assert_eq!(back.sizes, more.sizes, "{count} at {columns}");
            assert_eq!(kept(count + 1, Some(&back)).sizes, more.sizes);
        }
        // When most of them are gone letters are large again.
        let many = kept(20, None);
        let one = kept(1, Some(&many)).sizes;
        assert!(one[2] > many.sizes[2] || columns < 200, "{one:?}");
    }
    assert!(differing > 3, "{differing}");
}

#[test]
fn the_longest_texts_there_can_be_are_on_the_wall_to_their_last_word() {
    let long = |n: usize, blank: &str| {
        let word = format!("verantwoordelijkheden{blank}");
        let words = word.repeat(MAX_TEXT / word.len() - 2);
        format!("{n} {words}last{n}")
    };
    for name in ["values", "vote"] {
        let scenes = scenes();
        let is_it = |(title, view): &&(String, RoomView)| {
            title.starts_with("brand-values nl") && title.contains(name) && with(view, 1).is_some()
        };
        let (_, view) = scenes.iter().rfind(is_it).unwrap();
        for wall in [(48, 14), (200, 60)] {
            for blank in [" ", "", "-"] {
                let texts: Vec<String> = (1..=2).map(|n| long(n, blank)).collect();
                let view = with_texts(view, &texts).unwrap();
                let layout = laid(&view, wall);
                let drawn: String = layout
                    .pages
                    .iter()
                    .flatten()
                    .filter_map(|it| match &it.ink {
                        Ink::Text(text, _) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect();
                for n in 1..=2 {
                    assert!(
                        drawn.contains(&format!("last{n}")),
                        "{name} {wall:?} {blank:?} {n}"
                    );
                }
            }
        }
    }
}
