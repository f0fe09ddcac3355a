//! Ordinary text in which nothing is mentioned.

use super::check;
use content::Lang::{self, En, Nb, Nn};

fn nothing(lang: Lang, texts: &[&str]) {
    let table: Vec<(&str, &str)> = texts.iter().map(|text| (*text, "")).collect();
    check(lang, &table);
}

#[test]
fn ordinary_bokmaal_mentions_nothing() {
    nothing(
        Nb,
        &[
            "god jul",
            "moms på varer",
            "hver tirsdag",
            "hvilken støtte er typen støtte jeg får",
            "de siste ukene",
            "tenåring",
            "ikke en krone igjen",
            "tenk på Jan",
            "sier at siste frist",
            "jeg har time hos legen",
            "Time hos lege",
            "hole i veggen",
            "Kari Lund sa det",
            "os selv",
            "gå på sand og strand",
            "hvor lenge varer det",
            "mose og moss i hagen",
            "det er en to-tre ting jeg lurer på",
            "på en måte",
            "jeg må ut en tur",
            "hva er det beste",
            "han heter August",
            "Mai er sjuk",
            "vi går på ski",
            "fett og fet mat",
            "et fjell av papirer",
            "i vår kommune",
            "det var en vår",
            "hjem til dere",
            "min sak",
            "når kan jeg søke",
            "hei",
            "ett og annet",
            "jeg er på jobb",
            "de er snille",
            "ring meg",
            "marsj ut",
            "jeg er lei av å vente",
            "siste frist",
            "neste steg",
            "stenger det tidlig",
        ],
    );
}

#[test]
fn ordinary_bokmaal_mentions_nothing_again() {
    nothing(
        Nb,
        &[
            "for lenge siden",
            "faren er over",
            "en mann ringte",
            "barn får barnehageplass",
            "foreldre har rett til permisjon",
            "Per Sandnes ringte",
        ],
    );
}

#[test]
fn ordinary_nynorsk_mentions_nothing() {
    nothing(
        Nn,
        &[
            "kva gjer eg no",
            "eg må ha hjelp",
            "korleis går det",
            "på eit vis",
            "ein gong til",
            "det er ikkje lett",
        ],
    );
}

#[test]
fn ordinary_english_mentions_nothing() {
    nothing(
        En,
        &[
            "you may march",
            "i may be late",
            "may i ask something",
            "the second time",
            "in spring beds",
            "to whom it may concern",
            "a man called",
            "I will march on",
            "set the sun",
            "what is the next step",
            "as soon as possible",
            "the wedding party",
            "on time",
            "how do I apply",
            "children get child benefit",
        ],
    );
}
