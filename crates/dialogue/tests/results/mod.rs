//! Searches in the content that ships with Livslos.

use crate::SHIPPED;
use content::Lang;
use dialogue::{Request, Results};
use jiff::civil::date;

fn request(lang: Lang, text: &str) -> Request<'_> {
    Request {
        text,
        lang,
        topic: None,
        only_event: None,
        only_agency: None,
        limit: 20,
    }
}

fn search(request: &Request<'_>) -> Results {
    SHIPPED.0.results(request, date(2026, 11, 29))
}

#[test]
fn each_article_stands_once_with_its_best_sections() {
    for (lang, text) in [
        (Lang::Nb, "foreldrepenger"),
        (Lang::Nn, "frist for å søkje barnehageplass"),
        (Lang::En, "funeral grant"),
    ] {
        let results = search(&request(lang, text));
        assert!(!results.articles.is_empty(), "{text}");
        assert!(results.articles.len() <= 20 && results.articles.len() <= results.total);
        let mut articles: Vec<_> = results
            .articles
            .iter()
            .map(|found| &found.article)
            .collect();
        articles.sort();
        articles.dedup();
        assert_eq!(articles.len(), results.articles.len());
        for found in &results.articles {
            assert!(found.sections.len() <= 3);
            assert!(!found.snippet.plain().is_empty());
            let article = SHIPPED.0.content.articles[&found.article].in_lang(lang);
            for section in &found.sections {
                assert!(article.section(&section.section).is_some());
                assert!(!section.snippet.plain().is_empty());
            }
        }
        let scores = results.articles.iter().map(|found| found.score);
        assert!(scores.is_sorted_by(|left, right| left >= right), "{text}");
    }
}

#[test]
fn counts_are_of_everything_and_filters_keep_what_they_name() {
    let all = search(&request(Lang::Nb, "frist for å søke"));
    let (event, of_event) = all.by_event.first_key_value().expect("one at least");
    let (agency, of_agency) = all.by_agency.first_key_value().expect("one at least");
    let only_event = search(&Request {
        only_event: Some(event),
        ..request(Lang::Nb, "frist for å søke")
    });
    let only_agency = search(&Request {
        only_agency: Some(agency),
        ..request(Lang::Nb, "frist for å søke")
    });
    assert_eq!(
        (only_event.total, only_agency.total),
        (*of_event, *of_agency)
    );
    assert_eq!(only_event.by_event, all.by_event);
    for found in &only_agency.articles {
        assert_eq!(SHIPPED.0.content.articles[&found.article].agency, *agency);
    }
    let few = search(&Request {
        limit: 1,
        ..request(Lang::Nb, "frist for å søke")
    });
    assert_eq!((few.articles.len(), few.total), (1, all.total));
}

#[test]
fn nonsense_finds_nothing() {
    for text in ["", "  ", "xyzzy", "og i på", "\u{0}<script>", "🙂"] {
        assert_eq!(
            search(&request(Lang::Nb, text)),
            Results::default(),
            "{text}"
        );
    }
}
