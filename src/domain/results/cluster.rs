//! Figures of items that are grouped under themes.

use serde::Serialize;

use super::item::Item;
use super::measured::Measured;
use super::share::{Counted, Share};
use crate::domain::event::ItemId;
use crate::domain::statistics::{count, share};

/// The themes, and what is in them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ClusterResults {
    /// The themes, in their own order.
    pub themes: Vec<Theme>,
    /// How many items are in no theme.
    pub unclustered: u32,
}

/// A theme, and what is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Theme {
    /// The theme as an item that later steps can take.
    pub item: ItemId,
    /// What the theme is called.
    pub name: String,
    /// The items in it.
    pub items: Vec<Item>,
    /// How many items are in it.
    pub size: u32,
    /// Its share of all items, 0 to 1; `None` if there are no items.
    pub share: Option<f64>,
}

impl ClusterResults {
    /// How many of all items are in a theme.
    pub fn share(&self, theme: &Theme) -> Measured<Share> {
        let placed: u32 = self.themes.iter().map(|theme| theme.size).sum();
        Share::of_all(theme.size, placed + self.unclustered, Counted::Items)
    }
}

/// Groups `members` under `themes`; each member comes with the theme it is in, if any.
pub fn cluster(themes: Vec<Item>, members: &[(Option<ItemId>, Item)]) -> ClusterResults {
    let total = count(members.len());
    let is_in = |theme: &Item| {
        let of = members
            .iter()
            .filter(|(of, _)| of.as_ref() == Some(&theme.id));
        of.map(|(_, item)| item.clone()).collect::<Vec<_>>()
    };
    let themes: Vec<Theme> = themes
        .into_iter()
        .map(|theme| {
            let items = is_in(&theme);
            let size = count(items.len());
            Theme {
                item: theme.id,
                name: theme.label,
                items,
                size,
                share: share(size, total),
            }
        })
        .collect();
    let placed: u32 = themes.iter().map(|theme| theme.size).sum();
    ClusterResults {
        themes,
        unclustered: total.saturating_sub(placed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: u32) -> Item {
        Item {
            id: ItemId::Row(n),
            label: format!("item {n}"),
        }
    }

    #[test]
    fn sizes_shares_and_what_is_left_over() {
        let of = |theme: Option<u32>, n| (theme.map(ItemId::Row), item(n));
        let members = vec![
            of(Some(8), 1),
            of(Some(8), 2),
            of(Some(9), 3),
            of(None, 4),
            of(Some(7), 5),
        ];
        let found = cluster(vec![item(8), item(9)], &members);
        assert_eq!(
            found
                .themes
                .iter()
                .map(|theme| theme.size)
                .collect::<Vec<_>>(),
            [2, 1]
        );
        assert_eq!(found.themes[0].share, Some(0.4));
        assert_eq!(found.unclustered, 2);
    }

    #[test]
    fn nothing_to_group_has_no_shares() {
        let found = cluster(vec![item(1)], &[]);
        assert_eq!((found.themes[0].share, found.unclustered), (None, 0));
    }
}
