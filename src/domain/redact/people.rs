//! Tells who is named where a name is asked for: people, or roles, which are nobody in particular.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::word::{Word, folded, is_hyphen, words};
use crate::domain::text::Lang;
use crate::domain::words::Words;

/// Words that come before a surname, in small letters.
const PARTICLES: [&str; 19] = [
    "van", "von", "vom", "de", "den", "der", "het", "ten", "ter", "te", "la", "le", "el", "al",
    "di", "da", "du", "in", "t",
];
/// How many letters a role has at least, so that longer words that end in it are roles: `wagenparkbeheerder`.
const ENDING: usize = 6;
/// The marks that part one name from the next.
const MARKS: [char; 10] = [',', ';', '/', '&', '+', '(', ')', '\n', '·', '|'];

/// What stands where a name is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'t> {
    /// A person. What was typed in small letters may be something else, so that only all of it counts as the name.
    Person { name: &'t str, has_parts: bool },
    /// A role, a trade or a department.
    Role(&'t str),
}

/// Words of the locale files that tell names, roles and other words apart, of both languages.
struct Lists {
    articles: BTreeSet<String>,
    nobody: BTreeSet<String>,
    roles: BTreeSet<String>,
    trades: BTreeSet<String>,
    words: BTreeSet<String>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        articles: list("names-articles"),
        nobody: list("names-nobody"),
        roles: list("names-roles"),
        trades: list("names-trades"),
        words: list("names-words"),
    })
}

/// The words under a key of the locale files that holds a list, in both languages.
pub(super) fn list(key: &str) -> BTreeSet<String> {
    Lang::ALL
        .iter()
        .flat_map(|lang| list_in(key, *lang))
        .collect()
}

fn list_in(key: &str, lang: Lang) -> BTreeSet<String> {
    let words = Words::of(lang).get(key).into_owned();
    words.split_whitespace().map(folded).collect()
}

/// The words by which the names in a session are told apart.
pub(super) struct Lexicon {
    /// Words that stand between two names.
    between: BTreeSet<String>,
    /// Words that stand within a role.
    within: BTreeSet<String>,
    /// Words that are not names if they have no capital.
    ordinary: BTreeSet<String>,
}

impl Lexicon {
    /// The words of a session in this language.
    pub(super) fn of(lang: Lang, ordinary: BTreeSet<String>) -> Self {
        let own = list_in("names-between", lang);
        let within = list_in("names-within", lang);
        // Words of the other language count too, unless they mean something else here: `of` is *or* in Dutch.
        let all = list("names-between").into_iter();
        let between = all.filter(|word| own.contains(word) || !within.contains(word));
        Self {
            between: between.collect(),
            within,
            ordinary,
        }
    }
}

/// Whether a word, in small letters, comes before a surname.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a name is an ordinary word as well: `Mark`, `Roos`, `de Wit`.
pub(super) fn is_word(word: &str) -> bool {
    lists().words.contains(word)
}

fn is_role(word: &Word) -> bool {
    let lists = lists();
    let Lists { roles, trades, .. } = lists;
    let one = |word: &str| {
        let ends = |role: &String| role.chars().count() >= ENDING && word.ends_with(role.as_str());
        roles.contains(word) || roles.iter().any(ends)
    };
    let many = ["s", "en", "es"].into_iter();
    let mut many = many.filter_map(|ending| word.folded.strip_suffix(ending));
    // Some trades are surnames, and those have a capital.
    let is_trade = !word.is_capital && trades.contains(&word.folded);
    // Within a name, a short one may be a letter of somebody's.
    let is_nobody = word.folded.len() >= 4 && lists.nobody.contains(&word.folded);
    is_trade || is_nobody || one(&word.folded) || many.any(one)
}

/// Whether a role is named, and so no person: `fleet manager`, `Head of Sales`.
pub fn has_role(name: &str) -> bool {
    words(name).iter().any(is_role)
}

/// Where a first name ends, in words: `Jan-Willem` is one.
pub(super) fn given(text: &str, words: &[Word]) -> usize {
    let joined = words.windows(2).take_while(|two| {
        let between = text.get(two[0].end..two[1].start);
        between.is_some_and(is_hyphen)
    });
    1 + joined.count()
}

/// Where a surname begins, in words: at its first particle, else at the last word or what is joined to it.
pub(super) fn family(text: &str, words: &[Word]) -> usize {
    let after = given(text, words);
    let particle = words.iter().skip(after);
    if let Some(at) = particle.enumerate().find(|(_, w)| is_particle(&w.folded)) {
        return after + at.0;
    }
    let mut at = words.len().saturating_sub(1);
    while at > after
        && text
            .get(words[at - 1].end..words[at].start)
            .is_some_and(is_hyphen)
    {
        at -= 1;
    }
    at.max(after)
}

/// Who is named in a text such as `Noor, Jan en Piet (inkoop)`.
pub(super) fn named<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Named<'t>> {
    let parts = parted(text, &lexicon.between).into_iter();
    parts.filter_map(|part| who(part, lexicon)).collect()
}

/// Everyone who is named in an answer such as `Noor, Jan en Piet (inkoop)`, people and roles, without what stands in
/// brackets; each with how names are compared.
pub fn each_named(text: &str, lang: Lang) -> Vec<(String, &str)> {
    NameSplitter::of(lang).each(text)
}

/// Tells the names in answers apart, in one language.
#[derive(Debug)]
pub struct NameSplitter {
    /// Words that stand between two names.
    between: BTreeSet<String>,
}

impl NameSplitter {
    /// For answers in this language.
    pub fn of(lang: Lang) -> Self {
        Self {
            between: Lexicon::of(lang, BTreeSet::new()).between,
        }
    }

    /// The same as [`each_named`].
    pub fn each<'t>(&self, text: &'t str) -> Vec<(String, &'t str)> {
        let outside = text.split_once('(').map_or(text, |(before, _)| before);
        let text = if words(outside).is_empty() {
            text
        } else {
            outside
        };
        let names = parted(text, &self.between).into_iter();
        names.map(|name| (Self::key(name), name)).collect()
    }

    /// How a name is compared: its words, small and without accents.
    pub fn key(name: &str) -> String {
        let words = words(name).into_iter().map(|word| word.folded);
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a text begins with a word that stands before a surname: `de Wit`.
pub fn begins_with_particle(text: &str) -> bool {
    let words = words(text);
    let first = words.first();
    first.is_some_and(|word| !word.is_capital && is_particle(&word.folded)) && words.len() > 1
}

/// Whether any word of a text has a capital.
pub fn is_capital(text: &str) -> bool {
    words(text).iter().any(|word| word.is_capital)
}

/// Whether a text is the name of a column in a list of people, and nobody's name: `Voornaam`.
pub fn is_column(text: &str) -> bool {
    let columns = list("names-columns");
    let words = words(text);
    words.iter().all(|word| columns.contains(&word.folded))
}

/// A name in small letters and without accents, all its signs kept.
pub fn folded_name(name: &str) -> String {
    folded(name)
}

/// The first name in a name: `Jan-Willem` is one.
pub fn first_name(name: &str) -> &str {
    let words = words(name);
    let last = given(name, &words).checked_sub(1);
    let end = last.and_then(|at| words.get(at)).map(|word| word.end);
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// The name an answer ends in while it is being typed: what stands behind the last mark or word that parts names.
pub fn last_named(text: &str, lang: Lang) -> &str {
    let tail = text.rsplit(MARKS).next().unwrap_or(text);
    let between = Lexicon::of(lang, BTreeSet::new()).between;
    let all = words(tail);
    // A word that somebody is still typing may become another.
    let parting = all
        .iter()
        .rev()
        .find(|word| between.contains(&word.folded) && word.end < tail.len());
    let tail = parting.map_or(tail, |word| tail.get(word.end..).unwrap_or(tail));
    tail.trim_start()
}

/// The names in a text, whoever they are of.
fn parted<'t>(text: &'t str, between: &BTreeSet<String>) -> Vec<&'t str> {
    let mut names = Vec::new();
    for part in text.split(MARKS) {
        let (mut from, mut until) = (None, 0);
        for word in words(part) {
            if between.contains(&word.folded) {
                names.extend(from.take().map(|from| &part[from..until]));
                continue;
            }
            from.get_or_insert(word.start);
            until = word.end;
        }
        names.extend(from.map(|from| &part[from..until]));
    }
    names
}

/// Whether everything between two places of a text is a mark that parts names.
pub(super) fn is_parted(between: &str) -> bool {
    between.is_empty() || between.contains(MARKS)
}

fn who<'t>(part: &'t str, lexicon: &Lexicon) -> Option<Named<'t>> {
    let all = words(part);
    let is_article = |word: &&Word| lists().articles.contains(&word.folded);
    let articles = all.iter().take_while(is_article).count();
    let rest = all.get(articles..)?;
    let first = rest.first()?;
    let is_somebody = part.contains(char::is_alphabetic) && !lists().nobody.contains(&first.folded);
    if !is_somebody {
        return None;
    }
    if articles > 0 && !first.is_capital {
        return Some(Named::Role(part));
    }
    if let Some(last) = rest.iter().rposition(is_role) {
        return Some(beside_role(part, rest, last));
    }
    let has_capital = rest.iter().any(|word| word.is_capital);
    let known = |word: &Word| lexicon.ordinary.contains(&word.folded) && !is_word(&word.folded);
    let is_within =
        |word: &Word| lexicon.within.contains(&word.folded) && !is_particle(&word.folded);
    if !has_capital && rest.iter().any(known) || rest.iter().skip(1).any(is_within) {
        return Some(Named::Role(part));
    }
    let has_particle = rest.iter().skip(1).any(|word| is_particle(&word.folded));
    Some(Named::Person {
        name: part,
        has_parts: has_capital || has_particle,
    })
}

/// Who is named beside a role: `teamleider Sanne` and `Noor de Wit teamleider` are people, `Fleet manager` is a role.
fn beside_role<'t>(part: &'t str, words: &[Word], last: usize) -> Named<'t> {
    let person = |words: &[Word]| {
        let (first, last) = (words.first()?, words.last()?);
        let name = part.get(first.start..last.end)?;
        let has_parts = true;
        Some(Named::Person { name, has_parts })
    };
    let (before, after) = (&words[..=last], &words[last + 1..]);
    let is_title = before.iter().all(|word| !word.is_capital);
    if is_title && after.iter().any(|word| word.is_capital) {
        return person(after).unwrap_or(Named::Role(part));
    }
    let first = words.iter().position(is_role).unwrap_or(last);
    let name = &words[..first];
    let is_name = |two: &[Word]| is_particle(&two[0].folded) && two[1].is_capital;
    let has_name = name.first().is_some_and(|word| word.is_capital)
        && name
            .get(1..)
            .is_some_and(|rest| rest.windows(2).any(is_name));
    person(name)
        .filter(|_| has_name)
        .unwrap_or(Named::Role(part))
}
