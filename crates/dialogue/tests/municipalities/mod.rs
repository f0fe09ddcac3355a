//! The municipalities that messages are understood to name are those with a site, and the reverse.

use std::{collections::BTreeSet, path::Path};

#[test]
fn every_municipality_that_is_understood_has_its_site() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let content = content::load(root, jiff::civil::date(2026, 11, 23))
        .0
        .expect("the shipped content loads");
    let understood: BTreeSet<String> = understanding::municipalities().collect();
    let listed = content.municipalities.values();
    let listed: BTreeSet<String> = listed.map(|listed| listed.name.clone()).collect();
    let differ: Vec<_> = understood.symmetric_difference(&listed).collect();
    assert!(differ.is_empty(), "only in one of the two: {differ:?}");
    assert_eq!(listed.len(), 357, "since 1 January 2024");
}
