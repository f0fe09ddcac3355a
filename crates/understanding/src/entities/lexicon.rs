//! What single words may mean to the readers: one table, built once from the lists of words.

use super::countries::{self, CountryWord};
use super::{municipalities, relation_words, time_words};
use content::Relation;
use jiff::civil::Weekday;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One thing that a word may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// A month, 1 to 12.
    Month(i8),
    /// A short form, or a word or name as well ("may", "jul", "august"): believed beside a number,
    /// a year or a preposition only.
    DoubtfulMonth(i8),
    /// A day of the week.
    Weekday(Weekday),
    /// A unit of time.
    Unit(Unit),
    /// A cardinal number.
    Number(u32),
    /// An article, which counts as one before a unit: "om ei veke".
    Article,
    /// What multiplies the number before it: "tusen", "mill".
    Scale(u32),
    /// The day of a month: "tredje", "third".
    Ordinal(i8),
    /// Kroner.
    Currency,
    /// The next, the last or this one.
    Direction(Direction),
    /// A day by its distance from today.
    Relative(i32),
    /// A day or some days of every year.
    Named(Named),
    /// What is said of has been.
    Past,
    /// What is said of is to come.
    Future,
    /// Somebody has died.
    Death,
    /// Somebody is pregnant.
    Pregnant,
    /// A child or another person of an age: "gutt", "dame".
    Person,
    /// Years of age in one word: "fireåring".
    AgedYears(u16),
    /// Somebody by their relation.
    Kin(Relation, Bond),
    /// The citizen's: "min", "our".
    Mine,
    /// Somebody else's: "hans", "her".
    Theirs,
    /// The first word of a municipality's name.
    Place,
    /// A country or nationality: its number, and how the word names it.
    Country(u16, CountryWord),
}

/// A unit of time that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    HalfYear,
    Year,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Next,
    /// The one that comes first, without doubt: "førstkommende".
    Coming,
    Last,
    This,
}

impl Direction {
    /// How many on from this one.
    pub(super) fn steps(self) -> i64 {
        match self {
            Direction::Next | Direction::Coming => 1,
            Direction::Last => -1,
            Direction::This => 0,
        }
    }
}

/// What every year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A fixed day: month and day.
    Fixed(i8, i8),
    /// So many days from Easter Sunday.
    Easter(i32),
    /// The week from Palm Sunday to Easter Monday.
    EasterWeek,
    /// From Whit Saturday to Whit Monday.
    Pentecost,
    /// From Christmas Eve to New Year's Eve.
    Christmas,
    /// A season, by its first month (three months each, as meteorologists count).
    Season(i8),
}

/// What a word for a person needs beside it to be somebody of the citizen's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// Nothing: "mamma", "kona".
    None,
    /// "min", "our", or a word of their death: "far døde".
    MineOrDeath,
    /// "min" or "our": "mann", "barn".
    Mine,
}

type Table = HashMap<String, Vec<Sense>>;

static LEXICON: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    let mut add = |word: &str, sense: Sense| {
        table.entry(word.to_owned()).or_default().push(sense);
    };
    time_words::each(&mut add);
    relation_words::each(&mut add);
    countries::each(&mut add);
    municipalities::each(&mut add);
    with_folded(table)
});

/// What the word (in lower case) may mean; for a genitive of what stands in the table, what that
/// means.
pub(super) fn senses(word: &str) -> (&'static [Sense], bool) {
    if let Some(senses) = LEXICON.get(word) {
        return (senses, false);
    }
    if NO_GENITIVES.contains(&word) {
        return (&[], false);
    }
    let stem = ["'s", "’s", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    match stem.and_then(|stem| LEXICON.get(stem)) {
        Some(senses) => (senses, true),
        None => (&[], false),
    }
}

/// Words of their own that look like the genitive of another: value added tax is no mother's.
const NO_GENITIVES: [&str; 4] = ["moms", "does", "its", "types"];

/// So short a word would be another one without its ring or stroke: "hå", "før".
const SHORTEST_FOLDED: usize = 5;

/// Adds the words as they are typed on other keyboards.
fn with_folded(mut table: Table) -> Table {
    let mut folded: Vec<(String, &String, Vec<Sense>)> = Vec::new();
    for (word, senses) in &table {
        if word.chars().count() >= SHORTEST_FOLDED {
            folded.extend(spellings(word).map(|spelling| (spelling, word, senses.clone())));
        }
    }
    folded.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let folded: Vec<(String, Vec<Sense>)> = folded
        .into_iter()
        .map(|(spelling, _, senses)| (spelling, senses))
        .collect();
    for (spelling, senses) in folded {
        table.entry(spelling).or_insert(senses);
    }
    table
}

/// "måned" as "maned" and "maaned", "søster" as "soster" and "soester".
pub(super) fn spellings(word: &str) -> impl Iterator<Item = String> + '_ {
    let marked = word.contains(['å', 'ø', 'æ', 'á', 'ï', 'š', 'ŋ', 'ä']);
    [
        [("å", "a"), ("ø", "o"), ("æ", "a")],
        [("å", "aa"), ("ø", "oe"), ("æ", "ae")],
    ]
    .into_iter()
    .filter(move |_| marked)
    .map(move |pairs| {
        let plain = pairs
            .iter()
            .fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
        let foreign = [("á", "a"), ("ï", "i"), ("š", "s"), ("ŋ", "n"), ("ä", "a")];
        foreign
            .iter()
            .fold(plain, |word, (from, to)| word.replace(from, to))
    })
}
