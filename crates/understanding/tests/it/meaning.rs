//! What a message means: life events, intents, what continues and what is none of ours.

use crate::{events, intents, understand};
use understanding::FollowUpKind;

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
