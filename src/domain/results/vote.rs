//! Figures of a dot vote.

use serde::Serialize;

use super::item::Item;
use super::measured::Measured;
use super::share::{Counted, Share};
use crate::domain::event::ItemId;
use crate::domain::statistics::{count, share};

/// What a vote was on, and the dots that were counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoteInput {
    /// The items in their own order, each with its dots.
    pub items: Vec<(Item, u32)>,
    /// How many people voted; `None` if that is not known.
    pub voters: Option<u16>,
    /// How many dots each of them had.
    pub dots: u16,
    /// Whether dots were counted, be it none.
    pub is_counted: bool,
    /// How many items go on; `None` if the script sets no limit.
    pub seats: Option<u16>,
    /// The dots on each item that the vote was on and is not on any more.
    pub gone: Vec<u32>,
}

/// The outcome of a dot vote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VoteResults {
    /// How many people voted; `None` if that is not known.
    pub voters: Option<u16>,
    /// How many dots each of them had.
    pub dots_per_person: u16,
    /// The items, the one with the most dots first; equal ones in their own order.
    pub ranking: Vec<Ranked>,
    /// How many dots were given to these items.
    pub dots_given: u32,
    /// How many items that had dots were taken out of the vote since.
    pub items_gone: u32,
    /// How many dots were given to those.
    pub dots_gone: u32,
    /// Whether dots were counted, be it none.
    #[serde(skip)]
    pub is_counted: bool,
    /// How many dots were not given; negative if more were counted than there were. `None` if it is not known how many
    /// people voted.
    pub unused_dots: Option<i64>,
    /// How many items go on; `None` if the script sets no limit.
    pub seats: Option<u16>,
    /// The share of all dots on the items that go on, 0 to 1.
    pub top_share: Option<f64>,
    /// The items with equal dots of which only some can go on: empty if there is no such tie, `None` if no limit is
    /// set.
    pub tie_at_cut: Option<Vec<ItemId>>,
}

/// One item of a ranking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranked {
    /// The item that was voted on.
    pub item: ItemId,
    /// What the item is called.
    pub label: String,
    /// How many dots it has.
    pub votes: u32,
    /// Its rank, from 1. Equal dots share a rank and the next ranks are skipped: 1, 2, 2, 4. `None` before any dot is
    /// given.
    pub rank: Option<u32>,
    /// Its share of all dots, 0 to 1; `None` before any dot is given.
    pub share: Option<f64>,
}

impl VoteResults {
    /// How many of all dots an item has.
    pub fn share(&self, ranked: &Ranked) -> Measured<Share> {
        self.of_dots(ranked.votes)
    }

    /// So many of all dots.
    pub fn of_dots(&self, dots: u32) -> Measured<Share> {
        let share = Share::of_all(dots, self.dots_given, Counted::Dots);
        share.map(|share| self.voters.map_or(share, |voters| share.among(voters)))
    }
}

/// Ranks the items of a vote.
pub fn vote(input: VoteInput) -> VoteResults {
    let given = input
        .items
        .iter()
        .fold(0_u32, |sum, (_, votes)| sum.saturating_add(*votes));
    let mut items = input.items;
    items.sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    let mut ranking: Vec<Ranked> = Vec::with_capacity(items.len());
    for (place, (item, votes)) in (1_u32..).zip(items) {
        let before = ranking
            .last()
            .filter(|before| before.votes == votes)
            .and_then(|before| before.rank);
        let rank = (given > 0).then_some(before.unwrap_or(place));
        ranking.push(Ranked {
            item: item.id,
            label: item.label,
            votes,
            rank,
            share: share(votes, given),
        });
    }
    let seats = input.seats.map(usize::from);
    let seated = |seats: usize| {
        ranking
            .iter()
            .take(seats)
            .fold(0_u32, |sum, r| sum.saturating_add(r.votes))
    };
    let gone = input.gone.iter().filter(|dots| **dots > 0);
    let dots_gone = gone.clone().fold(0_u32, |sum, n| sum.saturating_add(*n));
    VoteResults {
        items_gone: count(gone.count()),
        dots_gone,
        voters: input.voters,
        dots_per_person: input.dots,
        dots_given: given,
        is_counted: input.is_counted,
        unused_dots: input.voters.map(|n| {
            let left = i64::from(n) * i64::from(input.dots) - i64::from(given);
            // What was on an item that is gone may have been given again.
            (left - i64::from(dots_gone)).max(left.min(0))
        }),
        seats: input.seats,
        top_share: seats.and_then(|seats| share(seated(seats), given)),
        tie_at_cut: seats.map(|seats| tie(&ranking, seats)),
        ranking,
    }
}

fn tie(ranking: &[Ranked], seats: usize) -> Vec<ItemId> {
    let last_in = seats.checked_sub(1).and_then(|place| ranking.get(place));
    match (last_in, ranking.get(seats)) {
        (Some(last), Some(first_out)) if last.rank.is_some() && last.votes == first_out.votes => {
            ranking
                .iter()
                .filter(|r| r.votes == last.votes)
                .map(|r| r.item.clone())
                .collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tallies: &[u32], seats: Option<u16>) -> VoteResults {
        let items = (1_u32..)
            .zip(tallies)
            .map(|(n, votes)| (Item::row(n, &format!("item {n}")), *votes))
            .collect();
        vote(VoteInput {
            items,
            voters: Some(7),
            dots: 3,
            is_counted: true,
            seats,
            gone: Vec::new(),
        })
    }

    #[test]
    fn dots_by_the_rule_of_thumb() {
        let dots = |items| crate::domain::workshop::Vote::default().dots_for(items);
        assert_eq!([4, 8, 12, 16, 20].map(dots), [2, 2, 3, 4, 5]);
        assert_eq!([0, 1, 9, 1000].map(dots), [2, 2, 3, 5]);
    }

    #[test]
    fn seven_people_three_dots() {
        let found = of(&[7, 5, 5, 3, 1, 0], None);
        assert_eq!(found.dots_given, 21);
        assert_eq!(found.unused_dots, Some(0));
        let ranks: Vec<_> = found.ranking.iter().map(|r| r.rank.unwrap()).collect();
        assert_eq!(ranks, [1, 2, 2, 4, 5, 6]);
        let shares: Vec<_> = found
            .ranking
            .iter()
            .map(|r| format!("{:.1}", r.share.unwrap() * 100.0))
            .collect();
        assert_eq!(shares, ["33.3", "23.8", "23.8", "14.3", "4.8", "0.0"]);
    }

    #[test]
    fn items_are_ranked_by_dots_and_then_by_their_own_order() {
        let found = of(&[1, 5, 0, 5], None);
        let order: Vec<_> = found.ranking.iter().map(|r| r.item.to_string()).collect();
        assert_eq!(order, ["2", "4", "1", "3"]);
        assert_eq!(found.unused_dots, Some(10));
    }

    #[test]
    fn a_tie_counts_only_across_the_cut() {
        let tied = |seats| of(&[7, 5, 5, 3, 1, 0], Some(seats)).tie_at_cut.unwrap();
        assert_eq!(tied(2), [ItemId::Row(2), ItemId::Row(3)]);
        assert_eq!(
            [tied(0), tied(1), tied(3), tied(6), tied(9)],
            [const { Vec::new() }; 5]
        );
        assert_eq!(of(&[7, 5], None).tie_at_cut, None);
        assert_eq!(
            of(&[7, 5, 5, 3, 1, 0], Some(3)).top_share,
            Some(17.0 / 21.0)
        );
    }

    #[test]
    fn before_any_dot_there_is_no_rank_no_share_and_no_tie() {
        let found = of(&[0, 0, 0], Some(1));
        assert!(
            found
                .ranking
                .iter()
                .all(|r| r.rank.is_none() && r.share.is_none())
        );
        assert_eq!((found.tie_at_cut, found.top_share), (Some(vec![]), None));
        assert_eq!(vote(VoteInput::default()).unused_dots, None);
    }

    #[test]
    fn the_document_reads_as_promised() {
        let json = serde_json::to_value(of(&[0, 2], Some(1))).unwrap();
        assert_eq!(json["ranking"][0]["item"], "2");
        assert_eq!(json["ranking"][0]["label"], "item 2");
        assert_eq!(json["ranking"][0]["share"], 1.0);
        assert_eq!(
            (
                &json["voters"],
                &json["dots_per_person"],
                &json["unused_dots"]
            ),
            (&7.into(), &3.into(), &19.into())
        );
        assert_eq!(json["tie_at_cut"], serde_json::json!([]));
    }
}
