//! The shipped content, understood.

use content::{Content, Domain, Lang};
use jiff::civil::date;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use understanding::classifier::{Classifier, Example, OUT_OF_SCOPE};
use understanding::encoder::Encoder;
use understanding::language::{Foreign, Languages};
use understanding::{Context, FollowUpKind, Understander, Understanding, eval};

static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    content::load(&root, jiff::civil::date(2026, 11, 23))
        .0
        .expect("the shipped content loads")
});
static UNDERSTANDER: LazyLock<Understander> = LazyLock::new(|| Understander::train(&CONTENT, None));

fn understand(text: &str) -> Understanding {
    let today = date(2026, 11, 23);
    let context = Context {
        today,
        lang: Lang::Nb,
        about: None,
    };
    UNDERSTANDER.understand(text, context)
}

/// Intents meant, the main one first.
fn intents(text: &str) -> Vec<String> {
    let found = understand(text).intents;
    found
        .iter()
        .map(|scored| scored.intent.to_string())
        .collect()
}

/// Life events meant (`general` for the others), the main one first.
fn events(understanding: &Understanding) -> Vec<String> {
    understanding
        .intents
        .iter()
        .map(|scored| match &CONTENT.intents[&scored.intent].domain {
            Domain::LifeEvent(event) => event.to_string(),
            Domain::General => "general".to_owned(),
            Domain::OutOfScope => "out-of-scope".to_owned(),
        })
        .collect()
}

#[test]
fn messages_lead_to_their_life_event() {
    let check = |text: &str, expected: &[&str]| {
        let mut found = events(&understand(text));
        found.sort();
        assert_eq!(found, expected, "for {text:?}");
    };
    check(
        "Jeg er gravid og lurer på hva jeg har krav på",
        &["fa-barn"],
    );
    check("hei, jeg er gravid", &["fa-barn"]);
    check(
        "eg har mista jobben, kva gjer eg no",
        &["miste-og-finne-jobb"],
    );
    check(
        "My father died last week, what do I have to do?",
        &["dodsfall-og-arv"],
    );
    check(
        "Vi venter barn og jeg ble sagt opp i går",
        &["fa-barn", "miste-og-finne-jobb"],
    );
    check(
        "hvordan starter jeg et enkeltpersonforetak",
        &["starte-og-drive-bedrift"],
    );
    check("hei", &["general"]);
    check("hva koster en billett til Bodø?", &[]);
    check("", &[]);
    check("?!", &[]);
}

#[test]
fn what_is_rejected_is_not_meant() {
    let check = |text: &str, expected: &str| {
        let found = intents(text);
        assert_eq!(
            found.first().map(String::as_str),
            Some(expected),
            "{text:?}: {found:?}"
        );
    };
    check(
        "jeg vil ikke søke dagpenger, jeg vil klage",
        "klage-dagpenger",
    );
    check(
        "eg vil ikkje søkje dagpengar, eg vil klage",
        "klage-dagpenger",
    );
    check(
        "I don't want to apply for unemployment benefit, I want to appeal",
        "klage-dagpenger",
    );
    check(
        "jeg skal ikke starte for meg selv, jeg leter etter jobb",
        "cv-og-jobbsok",
    );
    check(
        "eg skal ikkje starte firma, eg treng hjelp til å skrive cv",
        "cv-og-jobbsok",
    );
    check(
        "I'm not starting a company, I need help with my CV",
        "cv-og-jobbsok",
    );
    check(
        "det gjelder ikke foreldrepenger, jeg lurer på barnetrygd",
        "barnetrygd",
    );
    check(
        "det gjeld ikkje foreldrepengar, eg lurer på barnetrygd",
        "barnetrygd",
    );
    check(
        "it's not about parental benefit, I'm asking about child benefit",
        "barnetrygd",
    );
    check("ikke engangsstønad, men kontantstøtte", "kontantstotte");
    check("ikkje eingongsstønad, men kontantstøtte", "kontantstotte");
    check("not the lump sum but cash-for-care", "kontantstotte");
    check(
        "jeg vil ha kontantstøtte i stedet for barnehageplass",
        "kontantstotte",
    );
    check(
        "eg vil ha kontantstøtte heller enn barnehageplass",
        "kontantstotte",
    );
    check(
        "I want cash-for-care instead of a kindergarten place",
        "kontantstotte",
    );
}

#[test]
fn what_is_denied_is_still_the_subject() {
    let check = |text: &str, expected: &str| {
        let found = understand(text);
        let found = events(&found);
        assert_eq!(
            found.first().map(String::as_str),
            Some(expected),
            "{text:?}: {found:?}"
        );
    };
    check(
        "jeg får ikke dagpenger, hva gjør jeg",
        "miste-og-finne-jobb",
    );
    check("eg får ikkje dagpengar, kva gjer eg", "miste-og-finne-jobb");
    check(
        "I don't get unemployment benefit, what can I do",
        "miste-og-finne-jobb",
    );
    check(
        "jeg har ikke fått svar på søknaden om foreldrepenger",
        "fa-barn",
    );
    check(
        "eg har ikkje fått svar på søknaden om foreldrepengar",
        "fa-barn",
    );
    check("I have not heard back about my parental benefit", "fa-barn");
    check(
        "jeg har ikke jobb lenger, har jeg rett på dagpenger",
        "miste-og-finne-jobb",
    );
    check(
        "eg har ikkje jobb lenger, har eg rett på dagpengar",
        "miste-og-finne-jobb",
    );
    check("I no longer have a job", "miste-og-finne-jobb");
    check(
        "jeg vil ikke miste dagpengene når jeg jobber litt",
        "miste-og-finne-jobb",
    );
    check("sjefen vil ikke gi meg sluttattest", "miste-og-finne-jobb");
    check("faren vil ikke skrive under på farskapet", "fa-barn");
    check("we don't want to lose the kindergarten place", "fa-barn");
}

#[test]
fn what_is_asked_counts_more_than_what_is_told() {
    let check = |text: &str, expected: &[&str]| assert_eq!(intents(text), expected, "{text:?}");
    check(
        "hvor mye får jeg i dagpenger og når må jeg sende meldekort?",
        &["dagpenger-hvor-mye", "meldekort-sende"],
    );
    check(
        "kor mykje får eg i dagpengar, og når må eg sende meldekort?",
        &["dagpenger-hvor-mye", "meldekort-sende"],
    );
    check(
        "How much unemployment benefit do I get and when do I send the employment status form?",
        &["dagpenger-hvor-mye", "meldekort-sende"],
    );
    check(
        "hvor mye får jeg i dagpenger, og hvor lenge?",
        &["dagpenger-hvor-mye", "dagpenger-hvor-lenge"],
    );
    check(
        "Jeg er gravid, hvordan går det med søknaden om foreldrepenger?",
        &["fa-barn-min-sak"],
    );
    check(
        "Jeg mistet jobben i går. Hvordan søker jeg dagpenger?",
        &["dagpenger-soke"],
    );
}

#[test]
fn several_events_come_as_they_are_asked_and_then_as_they_are_told() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(events(&understand(text)), expected, "{text:?}");
    };
    check(
        "Mor mi døydde, og no har eg òg mista jobben.",
        &["dodsfall-og-arv", "miste-og-finne-jobb"],
    );
    check(
        "Mista jobben i går, og så døydde mor mi i natt.",
        &["miste-og-finne-jobb", "dodsfall-og-arv"],
    );
    check(
        "Jeg er gravid og har mistet jobben, hvordan søker jeg dagpenger?",
        &["miste-og-finne-jobb", "fa-barn"],
    );
    check(
        "I have just moved to Norway from India and I am pregnant. How do I apply for parental benefit?",
        &["fa-barn", "ny-i-norge"],
    );
}

#[test]
fn what_continues_is_told_from_what_begins() {
    let check = |text: &str, expected: Option<FollowUpKind>| {
        let found = understand(text).follow_up;
        assert_eq!(found.map(|found| found.kind), expected, "{text:?}");
    };
    for text in [
        "og hvor lenge?",
        "og kor lenge?",
        "and how long?",
        "hva koster det?",
        "kva kostar det?",
        "how much is it?",
        "når må jeg søke?",
        "hvem kan søke om det?",
        "er det noen frist?",
        "and when do I have to apply?",
    ] {
        check(text, Some(FollowUpKind::Question));
    }
    for text in [
        "hva med kona mi?",
        "kva med kona mi?",
        "what about my wife",
        "gjelder det også for far?",
        "gjeld det for sambuaren òg?",
        "does it apply to my husband too?",
        "og for far?",
    ] {
        check(text, Some(FollowUpKind::Person));
    }
    for text in [
        "og hvis jeg er selvstendig?",
        "kva om eg er student?",
        "and if I'm self-employed?",
        "what if I am a student",
    ] {
        check(text, Some(FollowUpKind::Condition));
    }
    for text in [
        "hva med dagpenger?",
        "what about unemployment benefit then?",
        "kva med kontantstøtte?",
        "og hva blir været?",
        "hvor får jeg pass?",
        "takk",
        "hei",
        "hva kan du?",
        "ja",
    ] {
        check(text, None);
    }
}

#[test]
fn what_is_out_of_scope_is_more_probably_so() {
    let ours = understand("hvordan søker jeg om foreldrepenger").out_of_scope;
    let other = understand("hva blir været i helga").out_of_scope;
    assert!(ours < 0.2 && other > 0.5, "{ours} and {other}");
}

#[test]
fn candidates_are_at_most_five_and_sorted() {
    let candidates = understand("søknad om penger").candidates;
    assert!((1..=5).contains(&candidates.len()));
    assert!(candidates.is_sorted_by(|a, b| a.confidence >= b.confidence));
}

#[test]
fn crisis_examples_are_recognised_and_their_look_alikes_are_not() {
    for crisis in CONTENT.crises.values() {
        for lang in Lang::ALL {
            for text in crisis.examples.exact(lang).into_iter().flatten() {
                assert!(understand(text).crisis.is_some(), "missed {text:?}");
            }
            for text in crisis.not.exact(lang).into_iter().flatten() {
                assert_ne!(
                    understand(text).crisis.as_ref(),
                    Some(&crisis.id),
                    "{text:?}"
                );
            }
        }
    }
}

/// What people ask about their errands is full of death, illness and money, and is no danger.
#[test]
fn errands_raise_hardly_any_alarm() {
    let intents = CONTENT.intents.values();
    let examples = intents.flat_map(|intent| Lang::ALL.map(|lang| intent.examples.exact(lang)));
    let examples: Vec<&String> = examples.flatten().flatten().step_by(7).collect();
    let alarming = examples
        .iter()
        .filter(|text| understand(text).crisis.is_some());
    let share = alarming.count() as f64 / examples.len() as f64;
    assert!(examples.len() > 500 && share < 0.005, "{share}");
}

#[test]
fn danger_is_recognised_however_it_is_written() {
    let check = |text: &str, expected: Option<&str>| {
        let found = understand(text).crisis.map(|kind| kind.to_string());
        assert_eq!(found.as_deref(), expected, "for {text:?}");
    };
    check("mannen min slaar meg", Some("violence"));
    check("Kjæresten min tok kvelrtak på meg", Some("violence"));
    check("han var snill før. no slær han mæ", Some("violence"));
    check("stefar slår veslebror min kvar helg", Some("child-at-risk"));
    check("ungen min er medvetslaus", Some("medical-emergency"));
    check("brannalarmen går og det er røyk", Some("fire-accident"));
    check("denne søknaden tar livet av meg", None);
    check("han slo meg i sjakk", None);
    check("det brenner for meg å hjelpe andre", None);
    check("far slo meg da jeg var liten, arver jeg ham likevel?", None);
}

#[test]
fn languages_are_told_apart_by_few_words() {
    let mut wrong = Vec::new();
    let mut check = |text: &'static str, expected: Option<Lang>| {
        let found = understand(text).lang;
        if found != expected {
            wrong.push((text, found, expected));
        }
    };
    for (expected, texts) in [
        (Some(Lang::Nb), BOKMAL),
        (Some(Lang::Nn), NYNORSK),
        (Some(Lang::En), ENGLISH),
        (None, SAYING_NOTHING),
    ] {
        for text in texts {
            check(text, expected);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const BOKMAL: &[&str] = &[
    "hvordan søker jeg",
    "jeg har mistet jobben",
    "HVA GJØR JEG NÅ",
    "hvor mye får vi",
    "hvilke frister gjelder",
    "kjæresten min er syk",
    "oppsigelsen min",
    "arbeidsgiveren nekter",
    // Without å, æ and ø.
    "faar jeg doedsattest",
    "hva gjor jeg naa",
    "vi maa soke for fodselen",
    // Mixed with English and with names.
    "jeg vil søke om parental benefit",
    "har sykepengene mine blitt approved av Nav",
    "jeg jobber i Green Mountain Solutions",
    // Dialect of those who write bokmål.
    "æ har mista jobben min",
    "ka slags rettigheter har æ",
    "mæ og samboeren treng hjelp",
    "æ vet itj",
];

const NYNORSK: &[&str] = &[
    "korleis søkjer eg",
    "eg har mista jobben",
    "kva gjer eg no",
    "kor mykje får vi",
    "kvifor er saka avslått",
    "sjuk mor",
    "oppseiinga mi",
    "arbeidsgjevaren min nektar",
    "foreldrepengar før fødselen",
    "skal vi betale arveavgift på hytta etter bestefar, som døydde i haust",
    "kva gjer eg nar eg vert sjuk",
    "eg vil søkje om parental benefit",
];

const ENGLISH: &[&str] = &[
    "how do i apply",
    "my father died",
    "I want to apply for dagpenger",
    "when is foreldrepenger paid",
    "WHAT NOW",
    "can i bring my wife to Tromsø",
    "got fired",
    "is barnehage free",
];

const SAYING_NOTHING: &[&str] = &[
    "",
    "123",
    "ja",
    "nei",
    "yes",
    "no",
    "ok",
    "3. mars",
    "laurdag 14. november",
    "March 3",
    "Bergen",
    "Ås",
    "Poland",
    "Noreg",
    "to",
    "kl 12",
    "barn",
    "hei",
];

#[test]
fn a_message_that_says_nothing_is_in_no_foreign_language() {
    let languages: &Languages = UNDERSTANDER.languages();
    for text in SAYING_NOTHING {
        assert_eq!(languages.identify(text).foreign, None, "{text:?}");
    }
}

#[test]
fn neighbouring_languages_are_recognised_as_themselves() {
    let languages: &Languages = UNDERSTANDER.languages();
    let mut wrong = Vec::new();
    let mut check = |text: &'static str, expected: Foreign| {
        let guess = languages.identify(text);
        if (guess.lang, guess.foreign) != (None, Some(expected)) {
            wrong.push((text, guess));
        }
    };
    for (expected, texts) in [
        (Foreign::Danish, DANISH),
        (Foreign::Swedish, SWEDISH),
        (Foreign::NorthernSami, NORTHERN_SAMI),
    ] {
        for text in texts {
            check(text, expected);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const DANISH: &[&str] = &[
    "hvad skal jeg gøre nu, jeg har mistet mit arbejde",
    "hvornår får jeg penge",
    "min mor er død, og jeg ved ikke hvem der arver hende",
    "jeg vil gerne starte en virksomhed",
    "kan jeg få hjælp til at søge om børnepenge",
    "vores søn er alvorligt syg",
];

const SWEDISH: &[&str] = &[
    "jag har förlorat mitt jobb, vad ska jag göra",
    "hur ansöker jag om föräldrapenning",
    "vi har precis flyttat till Norge från Göteborg",
    "min pappa har dött, vem ärver huset",
    "vill starta eget företag",
    "när öppnar kontoret",
];

const NORTHERN_SAMI: &[&str] = &[
    "mun dárbbašan veahki, gos galggan ohcat",
    "mun lean áhpehis ja dárbbašan veahki",
    "mo sáhtán ohcat ruđa",
    "áhčči jámii ja mii eat dieđe maid galgat dahkat",
    "lean massán barggu",
];

/// Enough rows of three labels to train on, and some of none.
fn rows() -> Vec<(String, String)> {
    let things = ["bread", "milk", "cheese", "apples", "coffee", "butter"];
    let mut rows = Vec::new();
    for thing in things {
        for (template, label) in [
            ("please buy some {} for me", "buy"),
            ("add {} to my shopping list", "buy"),
            ("how much does {} cost", "price"),
            ("what is the price of {}", "price"),
            ("where do they grow {}", "origin"),
            ("which country does {} come from", "origin"),
            ("sing a song about {}", OUT_OF_SCOPE),
        ] {
            rows.push((template.replace("{}", thing), label.to_owned()));
        }
    }
    rows
}

#[test]
fn the_same_examples_give_the_same_classifier() {
    let rows = rows();
    let examples: Vec<Example<'_>> = rows
        .iter()
        .enumerate()
        .map(|(group, (text, label))| Example { text, label, group })
        .collect();
    let (one, other) = (
        Classifier::train(&examples, None),
        Classifier::train(&examples, None),
    );
    for text in ["what is the price of tea", "tell me a joke", ""] {
        assert_eq!(one.predict(text), other.predict(text));
    }
    let prediction = one.predict("what is the price of tea");
    let (best, _) = prediction.best().expect("there are labels");
    assert_eq!(one.labels()[best], "price");
    let sum: f32 = prediction.probabilities.iter().sum();
    assert!((sum + prediction.out_of_scope - 1.0).abs() < 1e-4);
}

/// Stands in for a transformer: it knows which words are about the same thing.
#[derive(Debug)]
struct Thesaurus;

impl Encoder for Thesaurus {
    fn encode(&self, message: &str) -> Vec<f32> {
        let about = |words: &[&str]| {
            let hits = words.iter().filter(|word| message.contains(**word));
            hits.count() as f32
        };
        vec![
            about(&["buy", "shopping", "purchase", "order"]),
            about(&["cost", "price", "expensive", "charge"]),
            about(&["grow", "country", "origin", "imported"]),
            about(&["sing", "song", "dance", "joke"]),
        ]
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        texts.iter().map(|text| self.encode(text)).collect()
    }
}

#[test]
fn with_an_encoder_what_a_message_means_counts_besides_its_words() {
    let rows = rows();
    // As few as they are, and so many that planes are drawn between them.
    for times in [1, 70] {
        let examples: Vec<Example<'_>> = (0..times)
            .flat_map(|_| &rows)
            .enumerate()
            .map(|(number, (text, label))| Example {
                text,
                label,
                // Whoever holds out one of the seven patterns has no words left to go by.
                group: number % 7,
            })
            .collect();
        let encoder: Arc<dyn Encoder> = Arc::new(Thesaurus);
        let without = Classifier::train(&examples, None);
        let with = Classifier::train(&examples, Some(&encoder));
        assert!(with.size_bytes() > without.size_bytes());
        let check = |message: &str, expect: &str| {
            let prediction = with.predict(message);
            let (best, _) = prediction.best().expect("there are labels");
            assert_eq!(with.labels()[best], expect, "{message}, {times} times");
            let sum: f32 = prediction.probabilities.iter().sum();
            assert!((sum + prediction.out_of_scope - 1.0).abs() < 1e-4);
        };
        // Not one of these words is in the examples.
        check("purchase!", "buy");
        check("expensive!", "price");
        check("imported!", "origin");
    }
}

#[test]
fn training_on_next_to_nothing_does_not_fail() {
    let one = [Example {
        text: "hello",
        label: "greeting",
        group: 0,
    }];
    for examples in [&[][..], &one] {
        for encoder in [None, Some(Arc::new(Thesaurus) as Arc<dyn Encoder>)] {
            let prediction = Classifier::train(examples, encoder.as_ref()).predict("hello");
            assert!(prediction.probabilities.iter().all(|p| p.is_finite()));
        }
    }
}

#[test]
fn scores_count_abstentions_as_wrong_and_time_by_the_callers_clock() {
    let mut ticks = 0;
    let scores = eval::intents(&rows(), &rows(), None, || {
        ticks += 1;
        std::time::Duration::from_secs(ticks)
    });
    assert!(scores.accuracy <= scores.accuracy_forced);
    assert!(scores.accuracy_forced > 0.9, "{scores:?}");
    assert!(
        scores.oos_recall.is_some_and(|recall| recall > 0.5),
        "{scores:?}"
    );
    assert!((scores.train_seconds - 1.0).abs() < 1e-9);
    assert!((scores.p50_us - 1e6).abs() < 1e-3);
    assert!((0.0..=1.0).contains(&scores.ece));
}

#[test]
fn language_scores_are_per_language() {
    let rows = [
        ("nb", "jeg vet ikke hva jeg skal gjøre"),
        ("nn", "eg veit ikkje kva eg skal gjere"),
        ("en", "i do not know what to do"),
        ("en", "jeg"),
    ]
    .map(|(lang, text)| (lang.to_owned(), text.to_owned()));
    let scores = eval::languages(UNDERSTANDER.languages(), &rows);
    assert!((scores.accuracy - 0.75).abs() < 1e-9);
    assert!((scores.by_language["en"] - 0.5).abs() < 1e-9);
}

/// Content with only these intents, and a little of what is out of scope.
fn content_with(intents: &[&str]) -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut content = content::load(&root, jiff::civil::date(2026, 11, 23))
        .0
        .expect("the shipped content loads");
    content.intents.retain(|id, _| {
        let id = id.as_str();
        intents.contains(&id) || SOME_STRANGERS.contains(&id)
    });
    content
}

const SOME_INTENTS: [&str; 5] = [
    "barnehage-pris",
    "barnehageplass-soke",
    "bil-og-flyttegods",
    "gravferd-ordne",
    "statsborgerskap-soke",
];

const SOME_STRANGERS: [&str; 4] = ["food", "passport", "shopping", "tax-return"];

#[test]
fn confusions_count_every_example_and_name_what_draws_it() {
    let content = content_with(&SOME_INTENTS);
    let count = |intent: &content::Intent| -> usize {
        let lists = Lang::ALL.map(|lang| intent.examples.exact(lang).map_or(0, Vec::len));
        lists.iter().sum()
    };
    let examples: usize = content.intents.values().map(count).sum();
    let found = eval::confusions(content, date(2026, 11, 23));
    assert_eq!(found.n, examples);
    assert!(found.intent_accuracy > 0.5, "{}", found.intent_accuracy);
    assert!(found.event_accuracy >= found.intent_accuracy);
    let wrong: usize = found.intents.iter().map(|pair| pair.count).sum();
    let share = 1.0 - wrong as f64 / examples as f64;
    assert!((share - found.intent_accuracy).abs() < 1e-9);
    let counts: Vec<usize> = found.intents.iter().map(|pair| pair.count).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    for pair in found.intents.iter().chain(&found.life_events) {
        assert_ne!(pair.expected, pair.given);
        assert!(pair.count <= pair.of, "{pair:?}");
        let strongest = pair.pulls.first().expect("something draws it");
        assert!(!strongest.draws.is_empty() && strongest.strength > 0.0);
    }
    for pair in &found.intents {
        let stands_there = |pull: &eval::Pull| {
            let domain = &CONTENT.intents[pull.intent.as_str()].domain;
            pull.intent == pair.given
                || (pair.given == "out-of-scope" && *domain == Domain::OutOfScope)
        };
        assert!(pair.pulls.iter().all(stands_there), "{pair:?}");
    }
}

#[test]
fn what_is_left_out_is_none_of_ours_close_or_misleading() {
    let content = content_with(&SOME_INTENTS);
    let found = eval::unforeseen(content, date(2026, 11, 23));
    let intents: Vec<&str> = found.intent.keys().map(String::as_str).collect();
    let mut expected = SOME_INTENTS;
    expected.sort_unstable();
    assert_eq!(intents, expected);
    let sums = [&found.all].into_iter().chain(found.intent.values());
    for left in sums.chain(found.life_event.values()) {
        let fates = left.out_of_scope + left.same_event + left.elsewhere;
        assert_eq!(fates, left.n, "{left:?}");
    }
    let total: usize = found.life_event.values().map(|left| left.n).sum();
    assert_eq!(total, found.all.n);
    // An event with a single intent has no other errand to be close to.
    assert_eq!(found.intent["gravferd-ordne"].same_event, 0);
    assert!(found.intent["gravferd-ordne"].out_of_scope > 0);
    assert!(found.intent["barnehage-pris"].same_event > 0);
}
