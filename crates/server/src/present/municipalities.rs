//! Municipalities to choose from, and the one that was chosen.

use content::{Content, Municipality};
use minijinja::{Value, context};

/// All of them as a page lists them, in the order of the Norwegian alphabet.
pub fn choices(content: &Content, chosen: Option<&Municipality>) -> Vec<Value> {
    let mut all: Vec<&Municipality> = content.municipalities.values().collect();
    all.sort_by_cached_key(|municipality| alphabetical(&municipality.name));
    all.into_iter()
        .map(|municipality| {
            context! {
                number => municipality.number.as_str(),
                name => municipality.name.as_str(),
                is_chosen => chosen == Some(municipality),
            }
        })
        .collect()
}

/// The municipality of that number; a name or anything else is none.
pub fn chosen<'a>(content: &'a Content, number: Option<&str>) -> Option<&'a Municipality> {
    content.municipalities.get(number?)
}

/// What sorts as the Norwegian alphabet does: æ, ø and å come last, in this order.
fn alphabetical(name: &str) -> String {
    let place = |letter| match letter {
        'æ' => '{',
        'ø' => '|',
        'å' => '}',
        other => other,
    };
    name.to_lowercase().chars().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_three_letters_come_last() {
        let mut names = ["Ås", "Østre Toten", "Ærøy", "Oslo", "Alta", "Bærum", "Bø"];
        names.sort_by_cached_key(|name| alphabetical(name));
        let expect = ["Alta", "Bærum", "Bø", "Oslo", "Ærøy", "Østre Toten", "Ås"];
        assert_eq!(names, expect);
    }
}
