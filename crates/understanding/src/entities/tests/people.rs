//! Relations.

use super::check;
use content::Lang::{En, Nb, Nn};

#[test]
fn people_are_known_by_their_relation_to_the_citizen() {
    check(
        Nb,
        &[
            ("min mann", "spouse"),
            ("mannen min", "spouse"),
            ("min norske kone", "spouse"),
            ("moren til barna mine", "partner"),
            ("hunden min døde", ""),
            ("samboeren", "cohabitant"),
            ("samboeren min er arbeidsledig", "cohabitant"),
            ("bestemor", "grandparent"),
            ("kona mi", "spouse"),
            ("stefaren min", "stepparent"),
            ("min eldre bror", "sibling"),
            ("svigermor", "relative"),
            ("barna mine", "child"),
            ("eksmannen min", "ex"),
            ("min tidligere samboer", "ex"),
            ("en venn av meg", "friend"),
            ("sjefen min", "employer"),
            ("kjæresten min", "partner"),
            ("faren til mannen min", "relative"),
            ("min manns far", "relative"),
            ("moren til pappa", "grandparent"),
            ("faren hans", ""),
            ("hans mor", ""),
            ("det er fare for faren", ""),
        ],
    );
    check(
        Nn,
        &[
            ("dotter vår", "child"),
            ("sonen min", "child"),
            ("sambuaren min", "cohabitant"),
            ("mor mi", "parent"),
            ("ein ven av meg", "friend"),
        ],
    );
    check(
        En,
        &[
            ("my husband", "spouse"),
            ("my ex-husband", "ex"),
            ("our daughter", "child"),
            ("a friend of mine", "friend"),
            ("my mother-in-law", "relative"),
            ("my father in law", "relative"),
            ("my husband's mother", "relative"),
            ("how far along am i", ""),
            ("so far so good", ""),
            ("her husband", ""),
        ],
    );
}

#[test]
fn the_dead_are_told_from_the_living() {
    check(
        Nb,
        &[
            ("mamma døde", "late parent"),
            ("min mann er død", "late spouse"),
            ("far døde", "late parent"),
            ("mannen min gikk bort", "late spouse"),
            ("det var ikke mannen min", ""),
            ("jeg mistet mannen min", "late spouse"),
            ("jeg mistet jobben og mannen min er syk", "spouse"),
            ("jeg mistet nettopp mannen min", "late spouse"),
            ("mor som døde for tre uker siden", "late parent, 2026-11-02"),
            ("får barna noe når faren er død", ""),
            ("far til barnet er død", ""),
            ("faren til barnet mitt døde", "late partner"),
            ("arver barnebarn når mora er død", ""),
            ("lederen i laget er død", ""),
            (
                "kem leverer for ho mor som dødd i vinter",
                "late parent, 2025-12-01..2026-02-28",
            ),
            ("min avdøde mann", "late spouse"),
            ("dødsfallet til bestefar", "late grandparent"),
            ("arv etter mamma", "late parent"),
            ("mamma er ikke død", "parent"),
            ("pappa døde og mamma sitter alene", "late parent, parent"),
            ("kona mi har mistet faren sin", "spouse"),
            (
                "mannen min og jeg sørger, for mamma er død",
                "spouse, late parent",
            ),
        ],
    );
    check(
        Nn,
        &[
            ("mor mi døydde", "late parent"),
            ("bror min er død", "late sibling"),
        ],
    );
    check(
        En,
        &[
            ("my late husband", "late spouse"),
            ("my father died", "late parent"),
            ("mum passed away", "late parent"),
            ("I lost my wife", "late spouse"),
            ("the death of my brother", "late sibling"),
        ],
    );
}
