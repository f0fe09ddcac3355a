//! Somebody by their relation to the citizen: "min mann", "bestemor", "my late husband".

use super::countries::CountryWord;
use super::lexicon::{Bond, Sense};
use super::reader::{Message, Place, Reading};
use crate::EntityValue;
use content::{Lang, Relation};

/// The person named here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    let mine = place.means(0, Sense::Mine);
    let between = usize::from(mine) + if mine { adjectives(place, 1) } else { 0 };
    let late =
        (0..between).any(|at| is_late(place.word(at.cast_signed()))) || is_late(place.word(-1));
    let noun = place.on(between);
    let (relation, bond) = kin(noun, 0)?;
    if let Some((words, relation)) = through_another(noun, relation, mine) {
        let value = EntityValue::Relation {
            relation,
            died: false,
        };
        return Some((between + words, value));
    }
    if noun.word(1) == "in" && noun.word(2) == "law" {
        let value = EntityValue::Relation {
            relation: Relation::Relative,
            died: late,
        };
        return mine.then_some((between + 3, value));
    }
    let behind = possessive_behind(noun);
    let owned = mine || behind > 0;
    let is_denied = matches!(place.word(-1), "ikke" | "ikkje" | "not");
    let is_somebody_elses = is_of(noun)
        || noun.means(1, Sense::Theirs)
        || noun.means(-1, Sense::Theirs)
        || (!owned && noun.token(-1).is_some_and(|token| token.genitive));
    let is_meant = match bond {
        Bond::Mine => owned,
        Bond::MineOrDeath => owned || late || is_dead(noun),
        Bond::None => true,
    };
    if is_somebody_elses || is_denied || !is_meant {
        return None;
    }
    let relation = if is_former(place, between) {
        Relation::Ex
    } else {
        relation
    };
    let value = EntityValue::Relation {
        relation,
        died: late,
    };
    Some((between + 1 + behind, value))
}

/// Whom the word there means; Norwegian words that are English ones too ("far") only in Norwegian.
fn kin(place: Place<'_>, offset: isize) -> Option<(Relation, Bond)> {
    let english = place.message.lang == Lang::En;
    if english
        && matches!(
            place.word(offset),
            "far" | "mora" | "type" | "ven" | "mor" | "dama" | "tanta" | "besta"
        )
    {
        return None;
    }
    place.sense(offset, |sense| match sense {
        Sense::Kin(relation, bond) => Some((relation, bond)),
        _ => None,
    })
}

/// How many adjectives stand between "min" and whom it means: "min kjære gamle far".
fn adjectives(place: Place<'_>, from: isize) -> usize {
    const MOST: usize = 2;
    (0..MOST)
        .take_while(|at| {
            let of_country = place.sense(from + at.cast_signed(), |sense| match sense {
                Sense::Country(_, CountryWord::Adjective) => Some(()),
                _ => None,
            });
            (of_country.is_some()
                || matches!(
                    place.word(from + at.cast_signed()),
                    "kjære"
                        | "gamle"
                        | "gamal"
                        | "eldre"
                        | "lille"
                        | "vesle"
                        | "store"
                        | "yngste"
                        | "eldste"
                        | "nyfødte"
                        | "nyfødde"
                        | "avdøde"
                        | "avdødde"
                        | "salig"
                        | "late"
                        | "dear"
                        | "elderly"
                        | "old"
                        | "little"
                        | "big"
                        | "younger"
                        | "older"
                        | "youngest"
                        | "oldest"
                        | "eldest"
                        | "newborn"
                        | "tidligere"
                        | "tidlegare"
                        | "former"
                        | "felles"
                        | "egen"
                        | "own"
                        | "syke"
                        | "sjuke"
                        | "sick"
                        | "ill"
                        | "beste"
                        | "best"
                        | "dead"
                        | "deceased"
                        | "døde"
                        | "første"
                        | "first"
                ))
                && kin(place, from + at.cast_signed()).is_none()
        })
        .count()
}

/// "faren til mannen min", "mannens far", "my husband's mother": whose relation is the citizen's.
fn through_another(noun: Place<'_>, relation: Relation, mine: bool) -> Option<(usize, Relation)> {
    if is_of(noun) {
        let other = 2 + usize::from(noun.means(2, Sense::Mine));
        let (via, bond) = kin(noun, other.cast_signed())?;
        let behind = possessive_behind(noun.on(other));
        let owned = other > 2 || behind > 0 || bond == Bond::None;
        return owned.then_some((other + 1 + behind, through(via, relation)));
    }
    noun.token(0).filter(|token| token.genitive)?;
    let owned = mine || kin(noun, 0).is_some_and(|(_, bond)| bond == Bond::None);
    let (next, _) = kin(noun, 1).filter(|_| owned)?;
    Some((2, through(relation, next)))
}

/// "Faren til barnet", "mother of my child": whose stands behind.
fn is_of(noun: Place<'_>) -> bool {
    let is_somebody = noun.sense(2, |sense| match sense {
        Sense::Kin(..) | Sense::Person | Sense::Theirs => Some(()),
        _ => None,
    });
    let is_name = noun
        .token(2)
        .is_some_and(|token| token.is_capitalised() && token.senses.is_empty());
    match noun.word(1) {
        "til" => is_somebody.is_some() || is_name || noun.means(2, Sense::Mine),
        "of" => noun.means(2, Sense::Mine) && kin(noun, 3).is_some(),
        _ => false,
    }
}

/// Who the relative of a relative is. Whether the other parent of a child is a spouse is not said.
fn through(via: Relation, relation: Relation) -> Relation {
    use Relation::{Child, Cohabitant, Parent, Partner, Sibling, Spouse, Stepchild, Stepparent};
    match (via, relation) {
        (Spouse | Cohabitant | Partner, Child) => Stepchild,
        (Parent, Spouse | Cohabitant | Partner) => Stepparent,
        (Parent, Parent) => Relation::Grandparent,
        (Child, Child) => Relation::Grandchild,
        (Child, Parent) => Relation::Partner,
        (Parent | Sibling, Sibling) | (Sibling | Spouse, _) | (_, Parent | Child | Sibling) => {
            Relation::Relative
        }
        (_, relation) => match relation {
            Relation::Friend | Relation::Neighbour | Relation::Employer | Relation::Colleague => {
                relation
            }
            _ => Relation::Relative,
        },
    }
}

/// Words of "min" behind the noun: "mannen min", "ein ven av meg", "a friend of mine".
fn possessive_behind(noun: Place<'_>) -> usize {
    if noun.means(1, Sense::Mine) && !matches!(noun.word(1), "my" | "our") {
        // "kona mi" belongs to the noun, but "mora vår nabo" would not: a noun must not follow.
        return usize::from(kin(noun, 2).is_none() || !matches!(noun.word(1), "vår" | "våre"));
    }
    match (noun.word(1), noun.word(2)) {
        ("av" | "til", "meg" | "mæ" | "oss") | ("of", "mine" | "ours") => 2,
        _ => 0,
    }
}

fn is_late(word: &str) -> bool {
    matches!(
        word,
        "late" | "avdøde" | "avdødde" | "avdød" | "salig" | "deceased"
    )
}

fn is_former(place: Place<'_>, words: usize) -> bool {
    (0..words).any(|at| {
        matches!(
            place.word(at.cast_signed()),
            "tidligere" | "tidlegare" | "former"
        )
    })
}

/// Whether a word of death stands close behind: "far døde", "mora er død".
fn is_dead(noun: Place<'_>) -> bool {
    const CLOSE: isize = 4;
    (1..=CLOSE)
        .take_while(|at| noun.token(*at).is_some_and(|token| !token.opens))
        .any(|at| death_at(noun, at) > 0)
}

/// Words that say that somebody died: how many stand there, none for none.
fn death_at(place: Place<'_>, offset: isize) -> usize {
    if place.means(offset, Sense::Death) {
        return 1;
    }
    match (place.word(offset), place.word(offset + 1)) {
        ("passed", "away" | "on")
        | ("gikk" | "gjekk" | "gått", "bort")
        | ("sovnet" | "sovna" | "somna", "inn" | "stille") => 2,
        _ => 0,
    }
}

/// So many words may stand between somebody and the word of their death.
const NEAR: usize = 6;

/// Marks who has died: of the people in a sentence the one just before the word of death, or just
/// behind it ("dødsfallet til far", "I lost my husband").
pub(super) fn mark_dead(message: &Message<'_>, found: &mut [(usize, usize, EntityValue)]) {
    for at in 0..message.tokens.len() {
        let place = Place { message, at };
        let lost = matches!(
            place.word(0),
            "mistet" | "mista" | "misten" | "lost" | "losing" | "mistar" | "mister" | "mistte"
        );
        let lost = lost || is_inheritance(place);
        if !lost && (death_at(place, 0) == 0 || is_denied(place)) {
            continue;
        }
        let end = end_of_sentence(message, at);
        let begin = begin_of_sentence(message, at);
        let people = found.iter_mut().filter(|(first, words, value)| {
            *first >= begin && first + words <= end && matches!(value, EntityValue::Relation { .. })
        });
        let mut people: Vec<_> = people.collect();
        let before = people
            .iter()
            .rposition(|(first, words, _)| first + words <= at && at - (first + words) <= NEAR);
        let close = if lost {
            at + 1 + fillers(place)
        } else {
            at + NEAR / 2
        };
        let behind = people
            .iter()
            .position(|(first, ..)| *first > at && *first <= close);
        let chosen = if lost || leads(place) {
            behind
        } else {
            before.or(behind)
        };
        if let Some(chosen) = chosen
            && let EntityValue::Relation { died, .. } = &mut people[chosen].2
        {
            *died = true;
        }
    }
}

/// "arv etter", "dødsboet etter", "inheritance from".
fn is_inheritance(place: Place<'_>) -> bool {
    matches!(
        place.word(0),
        "arv"
            | "arven"
            | "arva"
            | "dødsbo"
            | "dødsboet"
            | "dødsbuet"
            | "inheritance"
            | "inherit"
            | "estate"
    ) && matches!(place.word(1), "etter" | "from" | "of")
}

/// Whether the one who died stands behind the word: "dødsfallet til", "death of", "begravelsen til".
fn leads(place: Place<'_>) -> bool {
    let is_noun = [
        "dødsfall",
        "death",
        "funeral",
        "begravelse",
        "gravferd",
        "bisettelse",
    ]
    .iter()
    .any(|noun| place.word(0).starts_with(noun));
    is_noun && matches!(place.word(1), "til" | "of" | "for" | "etter" | "after")
        || matches!(place.word(0), "avdøde" | "deceased")
}

/// Words between "lost" and whom: "mistet nettopp mannen min", "arv etter".
fn fillers(place: Place<'_>) -> usize {
    let is_filler = |at: &isize| {
        matches!(
            place.word(*at),
            "etter"
                | "from"
                | "of"
                | "nettopp"
                | "nylig"
                | "nyleg"
                | "plutselig"
                | "brått"
                | "både"
                | "begge"
                | "just"
                | "recently"
                | "suddenly"
                | "both"
                | "also"
                | "også"
        )
    };
    (1..=2).take_while(is_filler).count()
}

fn is_denied(place: Place<'_>) -> bool {
    matches!(
        place.word(-1),
        "ikke"
            | "ikkje"
            | "not"
            | "never"
            | "nesten"
            | "snart"
            | "almost"
            | "hvis"
            | "dersom"
            | "if"
    )
}

fn begin_of_sentence(message: &Message<'_>, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| message.tokens[*at].opens)
        .unwrap_or(0)
}

fn end_of_sentence(message: &Message<'_>, at: usize) -> usize {
    (at + 1..message.tokens.len())
        .find(|at| message.tokens[*at].opens)
        .unwrap_or(message.tokens.len())
}
