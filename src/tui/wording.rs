//! Words for events, refusals, copies and times.

use chrono::{DateTime, FixedOffset, Offset, Utc};

use crate::domain::command::{Expected, Refusal};
use crate::domain::dates::{self, DayFault};
use crate::domain::document::weekday_and_day;
use crate::domain::doubt::{Doubt, Given};
use crate::domain::event::{Event, ItemId, List, Mark, Person, Stamped, Value};
use crate::domain::numbers;
use crate::domain::people::{Heard, MOST_LISTED};
use crate::domain::results::joined;
use crate::domain::scores::ScoreFault;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, StepIndex, theme};
use crate::tui::messages::Copied;
use crate::tui::widgets::text::cut;

/// Converts milliseconds since 1970 UTC to the time on a clock that is `offset` minutes ahead of UTC.
pub fn local(wall: i64, offset: i32) -> DateTime<FixedOffset> {
    let utc = DateTime::<Utc>::from_timestamp_millis(wall).unwrap_or_default();
    let zone = FixedOffset::east_opt(offset.saturating_mul(60)).unwrap_or_else(|| Utc.fix());
    utc.with_timezone(&zone)
}

/// Writes a time, in milliseconds since 1970 UTC, as the clock in the room shows it: `14:32`.
pub fn clock_time(wall: i64, state: &State) -> String {
    local(wall, state.offset).format("%H:%M").to_string()
}

/// Returns whom a session is for: the client, or else the group; blank if neither is known.
pub fn client_or_group(state: &State) -> &Clean {
    let opened = &state.opened;
    if opened.client.is_blank() {
        &opened.group
    } else {
        &opened.client
    }
}

/// Returns the title of the step with this index, in the language of the session; empty if there is none.
pub fn step_title(state: &State, index: StepIndex) -> &str {
    let step = state.step(index);
    step.map_or("", |(step, _)| step.title.get(state.lang()))
}

/// Says why a command was refused: the sentences are the `refused-…` of `assets/locales/*/screens.ftl`.
pub fn refusal(refusal: &Refusal, words: &Words) -> String {
    let plain = |key: &str| words.get(key).into_owned();
    match refusal {
        Refusal::AtFirst => plain("refused-at-first"),
        Refusal::Over => plain("refused-over"),
        Refusal::NothingToUndo => plain("refused-nothing-to-undo"),
        Refusal::NothingToRedo => plain("refused-nothing-to-redo"),
        Refusal::Empty => plain("refused-empty"),
        Refusal::TooMuch => plain("refused-too-much"),
        Refusal::Full(max) => words.with("refused-full", &[("max", (*max).into())]),
        Refusal::TooManyListed(listed) => {
            let args = [("n", (*listed).into()), ("most", MOST_LISTED.into())];
            words.with("refused-too-many-listed", &args)
        }
        Refusal::Missing(field) => {
            words.with("refused-missing", &[("field", field.as_str().into())])
        }
        Refusal::OutOfRange { min, max } => {
            let (min, max) = (words.number(*min, 2), words.number(*max, 2));
            words.with(
                "refused-out-of-range",
                &[("min", min.into()), ("max", max.into())],
            )
        }
        Refusal::NotA(Expected::Choice) => plain("refused-not-a-choice"),
        Refusal::NotA(Expected::Number) => plain("refused-not-a-number"),
        Refusal::NotA(Expected::Duration) => plain("refused-not-a-duration"),
        Refusal::NotA(Expected::Date) => plain("refused-not-a-date"),
        Refusal::TwoNumbers {
            typed,
            thousands,
            decimal,
        } => {
            let as_typed = |number| numbers::as_typed(number, words.lang()).into();
            let args = [
                ("typed", typed.as_str().into()),
                ("thousands", as_typed(*thousands)),
                ("decimal", as_typed(*decimal)),
            ];
            words.with("refused-two-numbers", &args)
        }
        Refusal::Day(fault) => day(*fault, words),
        Refusal::OverItem(most) => words.with("refused-over-item", &[("most", (*most).into())]),
        Refusal::OverOwnItem(most) => {
            words.with("refused-over-own-item", &[("most", (*most).into())])
        }
        Refusal::OverBudget { most, own } => words.with(
            "refused-over-budget",
            &[
                ("left", most.saturating_sub(*own).into()),
                ("own", (*own).into()),
                ("most", (*most).into()),
            ],
        ),
        Refusal::Score(fault) => score(fault, words),
        Refusal::Nobody => plain("refused-nobody"),
        Refusal::NoItems => plain("refused-no-items"),
        Refusal::NoActions => plain("refused-no-actions"),
        Refusal::NothingToVoteOn => plain("no-input"),
        Refusal::NothingAsked => plain("refused-nothing-asked"),
        Refusal::NoQuestion => plain("refused-no-question"),
        Refusal::NoScale => plain("refused-no-scale"),
        Refusal::NoGroup => plain("refused-no-group"),
        Refusal::JoinItself => plain("refused-join-itself"),
        Refusal::JoinDots { step, dots, most } => words.with(
            "refused-join-dots",
            &[
                ("step", step.as_str().into()),
                ("dots", (*dots).into()),
                ("most", (*most).into()),
            ],
        ),
        Refusal::JoinCounted(step) => {
            words.with("refused-join-counted", &[("step", step.as_str().into())])
        }
        Refusal::JoinPermission => plain("refused-join-permission"),
        Refusal::JoinTooLong => plain("refused-join-too-long"),
        Refusal::SplitNowhere => plain("refused-split-nowhere"),
        Refusal::AtEdge => plain("refused-at-edge"),
        Refusal::Needed(step) => words.with("refused-needed", &[("step", step.as_str().into())]),
        Refusal::Gone => plain("refused-gone"),
        Refusal::Same => String::new(),
    }
}

/// What may not be meant, and what to do about it.
pub fn doubt(doubt: Doubt, words: &Words) -> String {
    match doubt {
        Doubt::Scores { scores, people } => words.with(
            "doubt-scores",
            &[("scores", scores.into()), ("people", people.into())],
        ),
        Doubt::Dots {
            dots,
            budget,
            voters,
        } => words.with(
            "doubt-dots",
            &[
                ("dots", dots.into()),
                ("budget", budget.into()),
                ("voters", voters.into()),
            ],
        ),
        Doubt::Voters { voters, people } => words.with(
            "doubt-voters",
            &[("voters", voters.into()), ("people", people.into())],
        ),
    }
}

/// What went with items that were removed, in a sentence; `None` if nothing did.
pub fn gone_with(given: Given, words: &Words) -> Option<String> {
    all_given("said-gone-with", given, words)
}

/// What stays with the first of two items that were one, in a sentence; `None` if nothing was given to it.
pub fn stays_with(given: Given, words: &Words) -> Option<String> {
    all_given("split-stays", given, words)
}

fn all_given(key: &str, given: Given, words: &Words) -> Option<String> {
    let part = |key: &str, n: usize| (n > 0).then(|| words.with(key, &[("n", n.into())]));
    let dots = usize::try_from(given.dots).unwrap_or(usize::MAX);
    let parts = [
        part("gone-dots", dots),
        part("gone-scores", given.scores),
        part("gone-details", given.details),
        part("gone-references", given.references),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let args = [("what", joined(&parts, words).into())];
    (!parts.is_empty()).then(|| words.with(key, &args))
}

/// Why what was typed is no day that a field takes.
pub fn day(fault: DayFault, words: &Words) -> String {
    let plain = |key: &str| words.get(key).into_owned();
    match fault {
        DayFault::Unreadable => plain("refused-not-a-date"),
        DayFault::NoSuchDay => plain("refused-no-such-day"),
        DayFault::Year => {
            let (first, last) = (dates::YEARS.start(), dates::YEARS.end());
            let args = [
                ("first", first.to_string().into()),
                ("last", last.to_string().into()),
            ];
            words.with("refused-year", &args)
        }
        DayFault::Weekday(date) => words.with(
            "refused-weekday",
            &[("date", weekday_and_day(date, words).into())],
        ),
    }
}

fn score(fault: &ScoreFault, words: &Words) -> String {
    let around = |(below, above): (i32, i32)| [("below", below.into()), ("above", above.into())];
    match fault {
        ScoreFault::Fraction {
            token,
            around: whole,
        } => {
            let [below, above] = around(*whole);
            let args = [("typed", token.as_str().into()), below, above];
            words.with("refused-half-score", &args)
        }
        ScoreFault::Comma {
            token,
            apart,
            around: whole,
        } => {
            let mut args = vec![
                ("typed", token.as_str().into()),
                ("apart", apart.as_str().into()),
            ];
            args.extend(whole.map(around).into_iter().flatten());
            let key = if whole.is_some() {
                "refused-comma-or-half"
            } else {
                "refused-comma"
            };
            words.with(key, &args)
        }
        ScoreFault::Unreadable { token, low, high } => words.with(
            "refused-not-a-score",
            &[
                ("typed", token.as_str().into()),
                ("low", (*low).into()),
                ("high", (*high).into()),
            ],
        ),
        ScoreFault::OffScale { token, low, high } => words.with(
            "refused-off-scale",
            &[
                ("typed", token.as_str().into()),
                ("low", (*low).into()),
                ("high", (*high).into()),
            ],
        ),
        ScoreFault::TooMany { token } => words.with(
            "refused-too-many-scores",
            &[("typed", token.as_str().into())],
        ),
    }
}

/// Says what an event did, for "taken back: …".
pub fn event(event: &Event, state: &State, words: &Words) -> String {
    let title = |id: &str| {
        let step = state
            .workshop()
            .step(id)
            .map(|(_, step)| step.title.get(state.lang()));
        step.unwrap_or_default().to_owned()
    };
    match event {
        Event::StepEntered(step) => words.with("did-entered", &[("step", title(step).into())]),
        Event::StepSkipped { step, .. } => {
            words.with("did-skipped", &[("step", title(step).into())])
        }
        Event::StepVisited(step) => words.with("did-visited", &[("step", title(step).into())]),
        Event::StepAdded { step, .. } => {
            let title = cut(step.title.get(state.lang()), 40);
            words.with("did-step-added", &[("step", title.into())])
        }
        Event::ItemsAdded { rows, .. } => {
            words.with("did-items-added", &[("n", rows.len().into())])
        }
        Event::BallotsCounted { voters, .. } => {
            words.with("did-ballots", &[("n", (*voters).into())])
        }
        Event::ThemeAdded { name, .. } => {
            words.with("did-theme-added", &[("name", name.as_str().into())])
        }
        Event::ItemsRemoved(items) => match items.as_slice() {
            [item] if theme_name(state, *item).is_some() => {
                let name = theme_name(state, *item).unwrap_or_default();
                words.with("did-theme-removed", &[("name", name.into())])
            }
            items => words.with("did-items-removed", &[("n", items.len().into())]),
        },
        Event::ScoresSet { cell, .. } => {
            let item = cut(&select::label(state, &cell.item), 40);
            words.with("did-scores-of", &[("item", item.into())])
        }
        Event::ActionSettled { item, outcome } => {
            let item = cut(&select::label(state, &ItemId::Row(*item)), 40);
            let outcome = words
                .get(&format!("outcome-{}", outcome.name()))
                .into_owned();
            let args = [("item", item.into()), ("outcome", outcome.into())];
            words.with("did-settled", &args)
        }
        Event::Revealed { shown: true, .. } => words.get("did-revealed").into_owned(),
        other => words.get(event_key(other)).into_owned(),
    }
}

/// Says what had just happened. For an undo or a redo, that includes what was taken back or put back.
pub fn happened<'e>(
    event: &Event,
    numbered: impl Fn(u64) -> Option<&'e Stamped>,
    state: &State,
    words: &Words,
) -> String {
    let other = |key: &str, seq: u64| {
        let other = numbered(seq).map(|other| self::event(&other.event, state, words));
        words.with(key, &[("what", other.unwrap_or_default().into())])
    };
    match event {
        Event::Undone(seq) => other("replay-undone", *seq),
        Event::Redone(seq) => other("replay-redone", *seq),
        Event::NoteAdded { list, .. } => words.get(self::list(*list)).into_owned(),
        event => self::event(event, state, words),
    }
}

/// Returns the name of a theme; `None` if the item is no theme, or is gone.
pub fn theme_name(state: &State, id: u32) -> Option<&str> {
    let row = state.rows.get(&id)?;
    let (step, _) = state.step(row.step)?;
    match (&step.kind, row.fields.get(theme::NAME)?) {
        (Kind::Cluster, Value::Text(name)) => Some(name.as_str()),
        _ => None,
    }
}

fn event_key(event: &Event) -> &'static str {
    match event {
        Event::PeopleSet(_) => "did-people",
        Event::PeopleListed(_) => "did-people-listed",
        Event::HeadingSet(_) => "did-heading",
        Event::SleepCounted(_) => "did-sleep",
        Event::Ended => "did-ended",
        Event::ClockPaused => "did-paused",
        Event::ClockStarted => "did-started",
        Event::TimeAdded { .. } => "did-time",
        Event::Replanned { .. } => "did-replanned",
        Event::ItemEdited { .. } => "did-edited",
        Event::ItemMoved { .. } => "did-moved",
        Event::ItemsJoined { .. } => "did-joined",
        Event::ItemSplit { .. } => "did-split",
        Event::Clustered { .. } => "did-cluster",
        Event::DetailSet { .. } => "did-detail",
        Event::VotersSet { .. } => "did-voters",
        Event::VotesSet { .. } => "did-votes",
        Event::StageEntered { .. } => "did-stage",
        Event::MarkSet { .. } => "did-mark",
        Event::AdditionAdded { .. } | Event::AdditionRemoved { .. } => "did-addition",
        Event::ChainsSet { .. } => "did-chains",
        Event::AssumptionSet(_) => "did-assumption",
        Event::ItemsChosen { .. } => "did-chosen",
        Event::NoteAdded { .. } | Event::NoteEdited { .. } | Event::NoteRemoved(_) => "did-note",
        Event::ActionReviewed(_) => "did-reviewed",
        Event::ActionsOffered(_) => "did-offered",
        Event::RoomSet(_) => "did-room",
        Event::Revealed { .. } => "did-hidden",
        Event::Opened(_) => "did-opened",
        Event::Resumed { .. } => "did-resumed",
        Event::Closed => "did-closed",
        Event::Branched { .. } => "did-branched",
        Event::Merging(_) => "did-merging",
        Event::Merged { .. } => "did-merged",
        Event::ClockJumped(_) => "did-jumped",
        _ => "did-other",
    }
}

/// Says what a session and a copy of it have that the other lacks.
pub fn copied(copied: &Copied, offset: i32, words: &Words) -> String {
    let standing = copied.split.standing();
    copy_text(
        &format!("copy-{}", standing.name()),
        "",
        copied,
        offset,
        words,
    )
}

/// Says the same to whoever opens the session from the file `own`, with what can be done about it; `None` if the other
/// file has no more than this one.
pub fn beside(own: &str, copied: &Copied, offset: i32, words: &Words) -> Option<String> {
    let key = format!("opened-copy-{}", copied.split.standing().name());
    let is_short = copied.split.is_short();
    is_short.then(|| copy_text(&key, own, copied, offset, words))
}

fn copy_text(key: &str, own: &str, copied: &Copied, offset: i32, words: &Words) -> String {
    let split = &copied.split;
    let since = local(split.since, offset);
    let since = since.format(&words.get("date-time-short")).to_string();
    let args = [
        ("other", copied.other.as_str().into()),
        ("here", split.here.into()),
        ("there", split.there.into()),
        ("since", since.into()),
        ("command", merge_command(own, &copied.other).into()),
    ];
    words.with(key, &args)
}

/// Returns the command that adds to one file what the other has.
fn merge_command(own: &str, other: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    let quoted = |name: &str| {
        if name.chars().all(is_plain) {
            name.to_owned()
        } else {
            format!("\"{name}\"")
        }
    };
    format!("flipover merge {} {}", quoted(own), quoted(other))
}

/// Returns the locale key of a list's name.
pub fn list(list: List) -> &'static str {
    match list {
        List::ParkingLot => "list-parking-lot",
        List::Decision => "list-decisions",
        List::Quote => "list-quotes",
        List::Note => "list-notes",
    }
}

/// Returns the locale key of a mark's name.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Intact => "mark-intact",
        Mark::Changed => "mark-changed",
        Mark::Lost => "mark-lost",
    }
}

/// Counts the rungs of the silence ladder of the current step: four general ones, the step's own, and moving on.
pub fn rungs(state: &State) -> usize {
    let own = state.current().map_or(0, |(_, step, _)| step.silent.len());
    4 + own.max(1) + 1
}

/// Says of whom of these people nothing is noted; `None` if that is nobody, or nothing is noted under any name.
pub fn unheard(people: &[Person], heard: &Heard, words: &Words) -> Option<String> {
    const MOST: usize = 12;
    let silent = heard.silent();
    let has_namesake = |person: &Person| {
        let same = people.iter().filter(|other| other.name == person.name);
        same.count() > 1
    };
    let names = silent.iter().filter_map(|index| people.get(*index));
    let names = names.take(MOST).map(|person| {
        if has_namesake(person) && !person.role.is_blank() {
            format!("{} ({})", person.name, person.role)
        } else {
            person.name.to_string()
        }
    });
    let names: Vec<String> = names.collect();
    let args = [
        ("names", names.join(", ").into()),
        ("n", silent.len().into()),
        ("more", silent.len().saturating_sub(names.len()).into()),
    ];
    (!silent.is_empty()).then(|| words.with("people-silent", &args))
}

/// Says what to try on a rung of the silence ladder, counted from 0.
pub fn rung(state: &State, rung: usize, words: &Words) -> String {
    let Some((_, step, _)) = state.current() else {
        return String::new();
    };
    let own = step.silent.len().max(1);
    match rung {
        0 => words.get("silent-wait").into_owned(),
        1 => words.get("silent-repeat").into_owned(),
        2 => words.get("silent-write").into_owned(),
        3 => words.get("silent-pairs").into_owned(),
        n if n < 4 + own => match step.silent.get(n - 4) {
            Some(text) => text.get(state.lang()).to_owned(),
            None => words
                .get(&format!("silent-{}", step.kind.name()))
                .into_owned(),
        },
        _ => words.get("silent-park").into_owned(),
    }
}
