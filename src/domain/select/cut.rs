//! The first or the last so many items by rank, and what stands equal where they are cut off.

use crate::domain::event::{ItemId, Value};
use crate::domain::statistics::alike;
use crate::domain::workshop::StepIndex;

/// Items of equal rank of which only some can go on: the script takes those that were said first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The step that ranks the items.
    pub source: StepIndex,
    /// How many items the script takes.
    pub places: usize,
    /// The equal items, in their own order.
    pub tied: Vec<ItemId>,
    /// Those of them that go on.
    pub taken: Vec<ItemId>,
}

/// What a selector takes, and what stood equal where it cut.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) kept: Vec<ItemId>,
    pub(super) ties: Vec<Tie>,
    /// The step that should have ranked the items and ranked none, as nobody answered it.
    pub(super) unranked: Option<StepIndex>,
}

/// An item with the option it counts for, and what it is ranked by.
pub(super) struct Placed {
    pub(super) item: ItemId,
    pub(super) side: Option<Value>,
    pub(super) rank: Option<f64>,
}

/// The first `places` for each option of these items of the step at `source`, which are in order of rank.
pub(super) fn cut(ranked: &[Placed], places: usize, source: StepIndex) -> Cut {
    let mut found = Cut::default();
    let mut sides: Vec<(&Option<Value>, Vec<&Placed>)> = Vec::new();
    for one in ranked {
        let before = sides.iter_mut().find(|(side, _)| **side == one.side);
        let of_side = if let Some((_, of_side)) = before {
            of_side.push(one);
            of_side.len()
        } else {
            sides.push((&one.side, vec![one]));
            1
        };
        if of_side <= places {
            found.kept.push(one.item.clone());
        }
    }
    let ties = sides
        .iter()
        .map(|(_, of_side)| tie(of_side, places, source));
    found.ties = ties.flatten().collect();
    found
}

/// The items that stand equal on both sides of the cut; `None` if it falls between items that differ.
fn tie(ranked: &[&Placed], places: usize, source: StepIndex) -> Option<Tie> {
    let (inside, outside) = ranked.split_at_checked(places)?;
    let (last, next) = (inside.last()?.rank?, outside.first()?.rank?);
    let items = |placed: &[&Placed]| -> Vec<ItemId> {
        let tied = placed
            .iter()
            .filter(|of| of.rank.is_some_and(|rank| alike(rank, last)));
        tied.map(|of| of.item.clone()).collect()
    };
    alike(last, next).then(|| Tie {
        source,
        places,
        tied: items(ranked),
        taken: items(inside),
    })
}
