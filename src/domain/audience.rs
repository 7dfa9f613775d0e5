//! Whom results are for, and what each audience may see of them.

use std::collections::BTreeSet;

use super::event::{Fields, ItemId, List, Offered, Outcome, Person, Reviewed, Value};
use super::results::cluster::{self, ClusterResults, Theme};
use super::results::rate::RateResults;
use super::results::{Item, Measured, StepResults, collect, detail, measured, of_step};
use super::select;
use super::session::{Note, State};
use super::workshop::{Field, FieldKind, Kind, PERMISSION, Step, StepIndex, action};

/// Whom a document is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The client: no names of who said what, no group too small to hide in, no story without permission.
    #[default]
    Client,
    /// Everybody who was in the room: what its screen showed, and nothing else.
    Room,
    /// The facilitator, who may see everything.
    Facilitator,
}

impl Audience {
    /// All of them, the most usual first.
    pub const ALL: [Self; 3] = [Self::Client, Self::Room, Self::Facilitator];

    /// Its name, as in `--for`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Room => "room",
            Self::Facilitator => "facilitator",
        }
    }
}

/// The option of the permission field with which someone may be named.
const NAMED: &str = "name";

/// How much the client's documents leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many items nobody gave permission to tell further.
    pub stories: usize,
    /// How many steps have groups too small to be shown apart.
    pub groups: usize,
    /// How many notes are the facilitator's own.
    pub notes: usize,
}

/// How much the client's documents of a session leave out, besides the names of who said what.
pub fn left_out(state: &State) -> LeftOut {
    let merged = |index: &StepIndex| match of_step(state, *index) {
        Some(StepResults::Rate(found)) => {
            let shown = found.shown();
            let cells = found.cells.iter().filter(|cell| cell.n > 0);
            cells
                .filter(|cell| cell.group.is_some())
                .any(|cell| !shown.contains(&cell))
        }
        _ => false,
    };
    LeftOut {
        stories: withheld(state).len(),
        groups: state.steps.indices().filter(merged).count(),
        notes: state.list(List::Note).count(),
    }
}

/// A session, as one audience may see it.
pub struct View<'a> {
    /// The state of the whole session.
    pub state: &'a State,
    /// The audience, which may not see all of it.
    pub audience: Audience,
    withheld: BTreeSet<ItemId>,
}

impl<'a> View<'a> {
    /// The session as `audience` may see it.
    pub fn new(state: &'a State, audience: Audience) -> Self {
        let withheld = match audience {
            Audience::Client | Audience::Room => withheld(state),
            Audience::Facilitator => BTreeSet::new(),
        };
        Self {
            state,
            audience,
            withheld,
        }
    }

    /// The results of the step at `index`, without what the audience may not see. `None` if there are none.
    pub fn results(&self, index: StepIndex) -> Option<StepResults> {
        let found = of_step(self.state, index).filter(|_| self.was_on_screen(index))?;
        Some(self.seen(index, found))
    }

    /// What the step at `index` brought, without what the audience may not see, or why it brought nothing.
    pub fn measured(&self, index: StepIndex) -> Measured<StepResults> {
        match measured(self.state, index).map(|found| self.seen(index, found)) {
            Measured::Answered(_) if !self.was_on_screen(index) => Measured::Withheld,
            Measured::Answered(found) if !found.is_answered() => Measured::Withheld,
            found => found,
        }
    }

    /// Whether the audience may see what the step at `index` brought: for the room, whether its screen showed it, as
    /// results or as items on their way.
    fn was_on_screen(&self, index: StepIndex) -> bool {
        let Some((step, part)) = self.state.step(index) else {
            return false;
        };
        let shows_items = match step.kind {
            Kind::Collect(_) | Kind::Actions(_) | Kind::Cluster => !step.hidden,
            Kind::Brief | Kind::Detail(_) | Kind::Vote(_) | Kind::Rate(_) | Kind::Cascade(_) => {
                false
            }
        };
        self.audience != Audience::Room || part.was_shown || shows_items
    }

    /// The fields of an item that the room's screen shows while a step goes on.
    fn on_screen(&self, index: StepIndex) -> Vec<&str> {
        let Some((step, _)) = self.state.step(index) else {
            return Vec::new();
        };
        if let Kind::Actions(_) = step.kind {
            return vec![action::WHAT, action::WHO, action::WHEN];
        }
        let first = step.kind.fields().into_iter().next();
        first.map(|field| field.id.as_str()).into_iter().collect()
    }

    /// Who was in the room, by name: for the facilitator alone.
    pub fn people(&self) -> &'a [Person] {
        match self.audience {
            Audience::Client | Audience::Room => &[],
            Audience::Facilitator => &self.state.listed.people,
        }
    }

    /// What became of earlier actions, which no screen of a room shows.
    pub fn reviewed(&self) -> &'a [Reviewed] {
        match self.audience {
            Audience::Room => &[],
            Audience::Client | Audience::Facilitator => &self.state.reviewed,
        }
    }

    /// The earlier actions that were looked at and not settled: they are still open.
    pub fn still_open(&self) -> Vec<&'a Offered> {
        let reviewed = self.reviewed();
        let is_open = |past: &&Offered| {
            let mut settled = reviewed.iter();
            !settled.any(|it| it.session == past.session && it.item == past.item)
        };
        match self.audience {
            Audience::Room => Vec::new(),
            Audience::Client | Audience::Facilitator => {
                self.state.offered.iter().filter(is_open).collect()
            }
        }
    }

    /// What became of an action of this session since; `None` while it is open, or for whom that is not told.
    pub fn settled(&self, item: &ItemId) -> Option<Outcome> {
        let ItemId::Row(row) = item else { return None };
        match self.audience {
            Audience::Room => None,
            Audience::Client | Audience::Facilitator => self.state.settled.get(row).copied(),
        }
    }

    /// The notes of a list that the audience may read.
    pub fn list(&self, list: List) -> impl Iterator<Item = &'a Note> + use<'a> {
        let may_read = match self.audience {
            Audience::Client => list != List::Note,
            Audience::Room => false,
            Audience::Facilitator => true,
        };
        self.state.list(list).filter(move |_| may_read)
    }

    fn seen(&self, index: StepIndex, mut found: StepResults) -> StepResults {
        if self.audience == Audience::Facilitator {
            return found;
        }
        let fields = self.fields(index);
        let was_shown = self
            .state
            .step(index)
            .is_some_and(|(_, part)| part.was_shown);
        let is_partly = self.audience == Audience::Room && !was_shown;
        let shown_fields = self.on_screen(index);
        let fields = fields
            .iter()
            .filter(|field| !is_partly || shown_fields.contains(&field.id.as_str()));
        let fields: Vec<&Field> = fields.collect();
        match &mut found {
            // Counted again: a figure that still held what was left out would not add up, and would give it away.
            StepResults::Collect(found) => {
                let names = self.names(index);
                let items = std::mem::take(&mut found.items).into_iter();
                let shown = items.filter(|item| !self.hides(&item.id)).map(|item| {
                    let mut row = self.visible(index, item.fields);
                    if is_partly {
                        row.retain(|id, _| shown_fields.contains(&id.as_str()));
                    }
                    let is_named = row.get(PERMISSION) == Some(&Value::Choice(NAMED.to_owned()));
                    row.retain(|id, _| is_named || !names.contains(&id.as_str()));
                    (labelled(item.id, item.label), row)
                });
                *found = collect::collect(shown.collect(), &fields);
            }
            StepResults::Detail(found) => {
                let items = std::mem::take(&mut found.items).into_iter();
                let shown = items.filter(|item| !self.hides(&item.item)).map(|item| {
                    let row = self.visible(index, item.fields);
                    (labelled(item.item, item.label), row)
                });
                *found = detail::detail(shown.collect(), &fields, self.state.assumption);
            }
            StepResults::Vote(found) => found.ranking.retain(|ranked| !self.hides(&ranked.item)),
            StepResults::Rate(found) => self.protect(found),
            StepResults::Cascade(found) => {
                found.key_points.retain(|point| !self.hides(&point.item));
            }
            StepResults::Cluster(found) => self.regroup(index, found),
            StepResults::Actions(found) => {
                for action in &mut found.collected.items {
                    action.fields = self.visible(index, std::mem::take(&mut action.fields));
                    if is_partly {
                        action
                            .fields
                            .retain(|id, _| shown_fields.contains(&id.as_str()));
                    }
                }
            }
        }
        found
    }

    /// The fields of the step at `index`, without options the audience may not see.
    pub fn fields(&self, index: StepIndex) -> Vec<Field> {
        let mut fields = select::fields_of_step(self.state, index);
        for (field, script) in fields.iter_mut().zip(self.scripted(index)) {
            if let (FieldKind::Choice(options), FieldKind::ChoiceOf(_)) =
                (&mut field.kind, &script.kind)
            {
                options.retain(|option| !self.hides_choice(&option.id));
            }
        }
        fields
    }

    fn scripted(&self, index: StepIndex) -> Vec<&Field> {
        let step = self.state.workshop().steps.get(index);
        step.map(|step| step.kind.fields()).unwrap_or_default()
    }

    /// The fields of an item, without those that name an item the audience may not see.
    fn visible(&self, index: StepIndex, mut row: Fields) -> Fields {
        for field in self.scripted(index) {
            let hidden = match (&field.kind, row.get(&field.id)) {
                (FieldKind::ChoiceOf(_), Some(Value::Choice(id))) => self.hides_choice(id),
                _ => false,
            };
            if hidden {
                row.remove(&field.id);
            }
        }
        row
    }

    fn hides_choice(&self, id: &str) -> bool {
        id.parse().is_ok_and(|item: ItemId| self.hides(&item))
    }

    /// Leaves out items the audience may not see, and counts the sizes and shares of the themes again.
    fn regroup(&self, index: StepIndex, found: &mut ClusterResults) {
        let themes = found.themes.iter();
        let themes = themes
            .map(|theme| labelled(theme.item.clone(), theme.name.clone()))
            .collect();
        let theme_of = |item: &ItemId| {
            let mut themes = found.themes.iter();
            let holds = |theme: &&Theme| theme.items.iter().any(|member| member.id == *item);
            themes.find(holds).map(|theme| theme.item.clone())
        };
        let input = select::input(self.state, index).into_iter();
        let shown = input.filter(|item| !self.hides(item)).map(|item| {
            let label = select::label(self.state, &item);
            (theme_of(&item), labelled(item, label))
        });
        *found = cluster::cluster(themes, &shown.collect::<Vec<_>>());
    }

    fn protect(&self, found: &mut RateResults) {
        found.cells = found.shown().into_iter().cloned().collect();
        found.keep_large();
        if self.audience == Audience::Room {
            found.keep_shown();
        }
        found.cells.retain(|cell| !self.hides(&cell.item));
        found.overall.retain(|cell| !self.hides(&cell.item));
        found.gaps.retain(|gap| !self.hides(&gap.item));
        found.blind_spots.retain(|spot| !self.hides(&spot.item));
    }

    /// Whether the audience may not see an item, or one of a pair.
    pub fn hides(&self, item: &ItemId) -> bool {
        match item {
            ItemId::Pair(a, b) => self.hides(a) || self.hides(b),
            _ => self.withheld.contains(item),
        }
    }

    /// The ids of the fields of the step at `index` that say who said something, which a client need not know.
    fn names(&self, index: StepIndex) -> Vec<&str> {
        let step = self.state.workshop().steps.get(index);
        let is_name = |step: &&_| {
            matches!(
                step,
                &&Step {
                    kind: Kind::Collect(_),
                    ..
                }
            )
        };
        let fields = step
            .filter(is_name)
            .map(|step| step.kind.fields())
            .unwrap_or_default();
        let named = fields
            .into_iter()
            .filter(|field| matches!(field.kind, FieldKind::Person | FieldKind::Role));
        named.map(|field| field.id.as_str()).collect()
    }
}

fn labelled(id: ItemId, label: String) -> Item {
    Item { id, label }
}

/// The items that nobody gave permission to tell further.
fn withheld(state: &State) -> BTreeSet<ItemId> {
    let refused = state
        .rows
        .keys()
        .filter(|row| !select::may_be_told(state, **row));
    refused.map(|row| ItemId::Row(*row)).collect()
}
