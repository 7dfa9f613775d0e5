//! Items being taken from an earlier session.

use crate::domain::carry::{Earlier, ItemList, Past, may_go};
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::StepIndex;
use crate::tui::keys::Action;

/// Items being taken from an earlier session.
#[derive(Clone, Debug)]
pub struct Carry {
    /// The index of the step they are for.
    pub step: StepIndex,
    /// The lists to take from; `None` while they are being read.
    pub offers: Option<Offers>,
    /// The index of the chosen list.
    pub list: usize,
    /// The items of the chosen list; `None` while the lists are shown.
    pub choice: Option<ItemChoice>,
}

/// The lists there are to take from.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The lists, in the order they are shown.
    pub lists: Vec<Offer>,
    /// How many sessions are left out because their files are damaged.
    pub damaged: usize,
}

/// One list to take from.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The id of the session it is from.
    pub session: String,
    /// The title of that session's workshop.
    pub workshop: String,
    /// The client; may be empty.
    pub client: String,
    /// When that session began, in milliseconds since 1970 UTC.
    pub started: i64,
    /// The list, without the items that may not go to this step.
    pub list: ItemList,
    /// How many items are left out of the list because they may not go to this step.
    pub kept_back: usize,
}

/// The items of a list, each marked or not.
#[derive(Clone, Debug, Default)]
pub struct ItemChoice {
    /// The index of the item under the cursor.
    pub cursor: usize,
    /// Whether each item is marked, in the order of the list.
    pub marked: Vec<bool>,
}

impl Carry {
    /// Returns the chosen list, once the lists are read.
    pub fn offer(&self) -> Option<&Offer> {
        self.offers.as_ref()?.lists.get(self.list)
    }

    /// Takes what was read of earlier sessions, if it still waits for that.
    pub fn take(&mut self, state: &State, earlier: &Earlier) {
        if self.offers.is_some() {
            return;
        }
        let sessions = earlier.with_lists(state.opened.client.as_str());
        let lists = sessions
            .into_iter()
            .flat_map(|past| offers(state, self.step, past));
        self.offers = Some(Offers {
            lists: lists.collect(),
            damaged: earlier.damaged,
        });
    }
}

fn offers(state: &State, step: StepIndex, past: &Past) -> Vec<Offer> {
    let offer = |list: &ItemList| {
        let mut items = list.items.clone();
        items.retain(|item| may_go(state, step, item));
        Offer {
            session: past.session.clone(),
            workshop: past.title.clone(),
            client: past.client.to_string(),
            started: past.started,
            kept_back: list.items.len() - items.len(),
            list: ItemList {
                title: list.title.clone(),
                items,
            },
        }
    };
    let offers = past.lists.iter().map(offer);
    offers
        .filter(|offer| !offer.list.items.is_empty())
        .collect()
}

impl ItemChoice {
    /// Marks every item of a list but those the step already has.
    pub(super) fn all_new(state: &State, step: StepIndex, offer: &Offer) -> Self {
        let order = state.steps.get(step).map(|part| part.order.as_slice());
        let here: Vec<String> = order
            .unwrap_or_default()
            .iter()
            .map(|row| select::label(state, &ItemId::Row(*row)).to_lowercase())
            .collect();
        let items = offer.list.items.iter();
        Self {
            cursor: 0,
            marked: items
                .map(|item| !here.contains(&item.label.to_lowercase()))
                .collect(),
        }
    }

    pub(super) fn toggle(&mut self, action: Action) {
        if action == Action::ToggleAll {
            let marks = !self.marked.iter().all(|marked| *marked);
            self.marked.fill(marks);
        } else if let Some(marked) = self.marked.get_mut(self.cursor) {
            *marked = !*marked;
        }
    }
}
