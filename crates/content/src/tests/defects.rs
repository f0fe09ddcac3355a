//! One defect a case: which rule it breaks, in which file, on which line.

use super::{Defect, remove, replace, write};
use crate::rule::{self, ALL};
use std::collections::BTreeSet;

const ARTICLE: &str = "knowledge/fa-barn/foreldrepenger/nb.md";
const ARTICLE_EN: &str = "knowledge/fa-barn/foreldrepenger/en.md";
const ARTICLE_NN: &str = "knowledge/fa-barn/foreldrepenger/nn.md";
const CONTACTS: &str = "knowledge/contacts.yaml";
const CRISIS: &str = "intents/crisis/selvmord.yaml";
const CRISIS_WORDS: &str = "intents/crisis/words.yaml";
const EVENT: &str = "knowledge/fa-barn/event.yaml";
const GREETING: &str = "intents/general/hilsen.yaml";
const INTENT: &str = "intents/fa-barn/foreldrepenger-soke.yaml";
const META: &str = "knowledge/fa-barn/foreldrepenger/meta.yaml";
const MUNICIPALITIES: &str = "knowledge/municipalities.yaml";
const OTHER_EVENT: &str = "knowledge/miste-og-finne-jobb/event.yaml";
const OUT_OF_SCOPE: &str = "intents/out-of-scope/togbillett.yaml";
const RATES: &str = "knowledge/rates.yaml";
const STATUS: &str = "intents/fa-barn/min-sak.yaml";
const SYNONYMS: &str = "knowledge/synonyms.yaml";
const WORDING: &str = "locales/nb/assistant.ftl";
const WORDING_EN: &str = "locales/en/assistant.ftl";
const WORDING_NN: &str = "locales/nn/assistant.ftl";

#[test]
fn each_defect_is_reported_where_it_is_and_nothing_else_is() {
    let wrong: Vec<_> = all().iter().filter_map(|it| it.check().err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_has_a_defect_and_stands_in_the_reference() {
    let covered: BTreeSet<_> = all()
        .iter()
        .flat_map(|defect| &defect.expected)
        .map(|expected| expected.rule.slug)
        .chain([rule::NOTHING_HERE.slug])
        .collect();
    let reference = include_str!("../../../../docs/content.md");
    for rule in ALL {
        let slug = rule.slug;
        assert!(covered.contains(slug), "no case breaks {slug}");
        let row = format!("| `{slug}` |");
        assert!(reference.contains(&row), "docs/content.md lacks {slug}");
    }
}

fn all() -> Vec<Defect> {
    [
        tree(),
        shape(),
        languages(),
        values(),
        names(),
        life_events(),
        conditions(),
        intents(),
        crises(),
        articles(),
        rates(),
        synonyms(),
        municipalities(),
        wording(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn tree() -> Vec<Defect> {
    vec![
        write(GREETING, b"title: \xf8".as_slice()).breaks_at(rule::UNREADABLE, GREETING, "title"),
        write("knowledge/notes.txt", "x").breaks_file(rule::UNREAD_FILE, "knowledge/notes.txt"),
        write("intents/general/takk.yml", "x")
            .breaks_file(rule::UNREAD_FILE, "intents/general/takk.yml"),
        remove(OTHER_EVENT).breaks_file(rule::MISSING_FILE, OTHER_EVENT),
        remove(META).breaks_file(rule::MISSING_FILE, META),
        remove(CONTACTS).breaks_file(rule::MISSING_FILE, CONTACTS),
        write(
            "intents/fa-born/y.yaml",
            "title: {nb: Y, nn: Y, en: Y}\nact: steps\nexamples: {nb: [y], nn: [y], en: [y]}\n",
        )
        .breaks_file(rule::UNKNOWN_FOLDER, "intents/fa-born"),
        write("intents/general/Å.yaml", "").breaks_file(rule::NOT_A_SLUG, "intents/general/Å.yaml"),
    ]
}

fn shape() -> Vec<Defect> {
    vec![
        replace(GREETING, "say: greeting", "say: a: b").breaks(rule::YAML),
        replace(GREETING, "say: greeting", "say: *a").breaks(rule::YAML),
        replace(GREETING, "title:", "---\na: b\n---\ntitle:").breaks_at(
            rule::YAML,
            GREETING,
            "title",
        ),
        replace(EVENT, "facts:\n", "facts: {}\nnote:\n")
            .breaks_at(rule::WRONG_SHAPE, EVENT, "facts: {}")
            .and_at(rule::UNKNOWN_FIELD, EVENT, "note:")
            .and_at(rule::UNKNOWN_FACT, EVENT, "when:")
            .and_at(rule::UNKNOWN_FACT, EVENT, "when:")
            .and_at(rule::UNKNOWN_FACT, EVENT, "due:"),
        replace(GREETING, "say: greeting", "sayy: greeting")
            .breaks(rule::UNKNOWN_FIELD)
            .and_at(rule::MISSING_FIELD, GREETING, "title"),
        replace(GREETING, "nb: [hei, \"no\"]", "nb: [{hei: du}]").breaks(rule::WRONG_SHAPE),
        replace(EVENT, "tone: neutral\n", "").breaks_at(rule::MISSING_FIELD, EVENT, "name:"),
        replace(EVENT, "    agency: kommune\n", "").breaks_at(
            rule::MISSING_FIELD,
            EVENT,
            "id: bekreft-termin",
        ),
        replace(GREETING, "say: greeting", "say: greeting\nsay: bye").breaks_at(
            rule::DUPLICATE_FIELD,
            GREETING,
            "say: bye",
        ),
        replace(EVENT, "nb: Du søker hos Nav.,", "nb: Ja, du søker.,").breaks(rule::UNKNOWN_FIELD),
    ]
}

fn languages() -> Vec<Defect> {
    vec![
        replace(GREETING, "nb: Hilsen, ", "").breaks_at(rule::MISSING_BOKMAL, GREETING, "title"),
        replace(GREETING, "nn: Helsing, ", "").breaks_at(rule::MISSING_NYNORSK, GREETING, "title"),
        replace(GREETING, ", en: Greeting", "").breaks_at(rule::MISSING_ENGLISH, GREETING, "title"),
        replace(GREETING, "  nn: [hei]\n", "").breaks_at(rule::MISSING_NYNORSK, GREETING, "  nb:"),
        remove(ARTICLE).breaks_file(rule::MISSING_BOKMAL, ARTICLE),
        remove(ARTICLE_NN).breaks_file(rule::MISSING_NYNORSK, ARTICLE_NN),
        remove(ARTICLE_EN).breaks_file(rule::MISSING_ENGLISH, ARTICLE_EN),
    ]
}

fn values() -> Vec<Defect> {
    vec![
        replace(GREETING, "[hello]", "[hello, '']").breaks(rule::EMPTY),
        replace(GREETING, "[hello]", "[]").breaks(rule::EMPTY),
        replace(GREETING, "[hello]", "[hello, ~]").breaks(rule::EMPTY),
        replace(EVENT, "id: soke-foreldrepenger", "id: Søke").breaks(rule::NOT_A_SLUG),
        replace(EVENT, "id: bosted", "id: bo-sted").breaks(rule::NOT_A_SLUG),
        replace(META, "2027-06-01", "2027-02-30").breaks(rule::NOT_A_DATE),
        replace(META, "2027-06-01", "1. juni 2027").breaks(rule::NOT_A_DATE),
        replace(EVENT, "-3 weeks", "-3 hours").breaks(rule::NOT_A_PERIOD),
        replace(EVENT, "-3 weeks", "P3W").breaks(rule::NOT_A_PERIOD),
        replace(META, "\"https://www.nav.no/foreldrepenger\"", "www.nav.no")
            .breaks(rule::NOT_AN_ADDRESS),
        replace(ARTICLE, "(https://www.nav.no/)", "(http://nav.no)").breaks(rule::NOT_AN_ADDRESS),
        replace(CONTACTS, "889640782", "889640783").breaks(rule::NOT_AN_ORGNR),
        replace(EVENT, "tone: neutral", "tone: cheerful").breaks(rule::NOT_A_CHOICE),
        replace(INTENT, "steps: true", "steps: yes").breaks(rule::NOT_A_CHOICE),
    ]
}

fn rates() -> Vec<Defect> {
    let about = "knowledge/general/om-livslos/nb.md";
    vec![
        replace(RATES, "value: 136549", "value: 136 549").breaks(rule::NOT_A_NUMBER),
        replace(RATES, "value: 03-01", "value: 30-02").breaks(rule::NOT_A_NUMBER),
        replace(RATES, "unit: day", "unit: days").breaks(rule::NOT_A_CHOICE),
        replace(RATES, "from: 2026-05-01", "from: 2026-04-30").breaks(rule::RATE_ORDER),
        replace(RATES, "to: 2026-04-30", "to: 2025-04-30").breaks(rule::RATE_ORDER),
        replace(about, "{grunnbelop*6}", "{grunnbelopet*6}").breaks(rule::UNKNOWN_RATE),
        replace(about, "{grunnbelop*6}", "{grunnbelop*}").breaks(rule::UNKNOWN_RATE),
        replace(about, "{grunnbelop*6}", "819 294 kroner").breaks(rule::TYPED_AMOUNT),
        replace(about, "{barnehage-frist}", "1. mars").breaks(rule::TYPED_AMOUNT),
        replace(EVENT, "nb: Du søker hos Nav.", "nb: Søk før 1. mai.").breaks(rule::TYPED_AMOUNT),
        replace(META, "{who: hvem, ", "{").breaks_at(rule::MISSING_PART, META, "agency"),
        replace(META, "{who: hvem, ", "{who: hvm, ").breaks(rule::UNKNOWN_SECTION),
        replace(META, "{get: Not here.", "{who: Not here., get: Not here.").breaks_at(
            rule::CONTRADICTING_PART,
            META,
            "parts",
        ),
        replace(META, "review_by", "status: draft\nreview_by").breaks_at(
            rule::MISSING_FIELD,
            META,
            "agency",
        ),
    ]
}

fn synonyms() -> Vec<Defect> {
    let meanings = "\
- {nb: [foreldrepenger, perm], nn: [foreldrepengar], en: [benefit]}
- {nb: [barnet, perm], nn: [barnet], en: [child]}
- {nb: [inntekt, perm], nn: [inntekt], en: [income]}
- {nb: [søker, perm], nn: [søkjer], en: [apply]}
";
    vec![
        replace(SYNONYMS, "nb: [foreldrepenger", "nb: [fødselspenger").breaks(rule::UNUSED_SYNONYM),
        replace(SYNONYMS, "[parental benefit", "[parental grantx").breaks(rule::UNUSED_SYNONYM),
        replace(
            SYNONYMS,
            "foreldrepengar, mammaperm",
            "foreldrepengar, foreldrepengar",
        )
        .breaks(rule::REPEATED_SYNONYM),
        replace(SYNONYMS, "maternity pay", "pay for a mother at home").breaks(rule::LONG_SYNONYM),
        write(SYNONYMS, meanings).breaks_at(rule::REPEATED_SYNONYM, SYNONYMS, "søker"),
    ]
}

fn municipalities() -> Vec<Defect> {
    vec![
        replace(MUNICIPALITIES, "\"0301\"", "301").breaks(rule::NOT_A_MUNICIPALITY_NUMBER),
        replace(MUNICIPALITIES, "\"0301\"", "K301").breaks(rule::NOT_A_MUNICIPALITY_NUMBER),
        replace(MUNICIPALITIES, "\"3201\"", "\"0301\"").breaks(rule::DUPLICATE_ID),
        replace(MUNICIPALITIES, "name: Bærum", "name: oslo").breaks(rule::DUPLICATE_ID),
        replace(MUNICIPALITIES, "www.baerum", "www.oslo").breaks(rule::DUPLICATE_ID),
        replace(MUNICIPALITIES, "https://www.baerum", "http://www.baerum")
            .breaks(rule::NOT_AN_ADDRESS),
        replace(MUNICIPALITIES, "name: Bærum, ", "").breaks_at(
            rule::MISSING_FIELD,
            MUNICIPALITIES,
            "\"3201\"",
        ),
        replace(CONTACTS, "municipal: true", "municipal: yes").breaks(rule::NOT_A_CHOICE),
    ]
}

fn names() -> Vec<Defect> {
    vec![
        write(
            "intents/general/min-sak.yaml",
            "title: {nb: Y, nn: Y, en: Y}\nact: steps\nexamples: {nb: [y], nn: [y], en: [y]}\n",
        )
        .breaks_file(rule::DUPLICATE_ID, "intents/general/min-sak.yaml"),
        write("knowledge/general/foreldrepenger/nb.md", "").breaks_file(
            rule::DUPLICATE_ID,
            "knowledge/general/foreldrepenger/meta.yaml",
        ),
        replace(EVENT, "- id: bosted", "- id: adopsjon").breaks_at(
            rule::DUPLICATE_ID,
            EVENT,
            "id: adopsjon\n    kind: place",
        ),
        replace(EVENT, "overview: foreldrepenger", "overview: foreldrepengr")
            .breaks(rule::UNKNOWN_ARTICLE),
        replace(ARTICLE, "article:engangsstonad", "article:engang").breaks(rule::UNKNOWN_ARTICLE),
        replace(META, "[engangsstonad]", "[engang]").breaks(rule::UNKNOWN_ARTICLE),
        replace(INTENT, "section: slik-soker-du", "section: slik").breaks(rule::UNKNOWN_SECTION),
        replace(
            ARTICLE,
            "foreldrepenger#slik-soker-du",
            "foreldrepenger#slik",
        )
        .breaks(rule::UNKNOWN_SECTION),
        replace(
            EVENT,
            "related: [miste-og-finne-jobb]",
            "related: [pensjon]",
        )
        .breaks(rule::UNKNOWN_LIFE_EVENT),
        replace(
            META,
            "life_events: [miste-og-finne-jobb]",
            "life_events: [x]",
        )
        .breaks(rule::UNKNOWN_LIFE_EVENT),
        replace(EVENT, "agency: kommune", "agency: komune").breaks(rule::UNKNOWN_AGENCY),
        replace("connectors/nav.yaml", "agency: nav", "agency: nva").breaks(rule::UNKNOWN_AGENCY),
        replace(CONTACTS, "[digipost]", "[posten]").breaks(rule::UNKNOWN_MAILBOX),
        replace(CRISIS, "[\"113\"]", "[\"112\"]").breaks(rule::UNKNOWN_EMERGENCY_NUMBER),
        replace(EVENT, "from: termindato", "from: termin").breaks(rule::UNKNOWN_FACT),
        replace(EVENT, "[bekreft-termin]", "[bekreft]").breaks(rule::UNKNOWN_STEP),
        replace(GREETING, "say: greeting", "say: greetings").breaks(rule::UNKNOWN_REPLY),
        replace(STATUS, "[foreldrepenger]", "[fp]").breaks(rule::UNSERVED_SERVICE),
        replace(META, "service: foreldrepenger", "service: fp").breaks(rule::UNSERVED_SERVICE),
    ]
}

fn life_events() -> Vec<Defect> {
    vec![
        replace(OTHER_EVENT, "id: ansatt", "id: i-jobb").breaks_at(
            rule::FACT_DIFFERS,
            OTHER_EVENT,
            "id: yrkesstatus",
        ),
        replace(
            EVENT,
            "    article: foreldrepenger\n    section",
            "    section",
        )
        .breaks_at(rule::STEP_WITHOUT_ARTICLE, EVENT, "id: soke-foreldrepenger"),
        replace(
            EVENT,
            "article: foreldrepenger\n  - id: soke",
            "article: foreldrepenger\n    after: [soke-foreldrepenger]\n  - id: soke",
        )
        .breaks_at(rule::STEP_CYCLE, EVENT, "id: bekreft-termin"),
        replace(
            EVENT,
            "after: [bekreft-termin]",
            "after: [soke-foreldrepenger]",
        )
        .breaks_at(rule::STEP_CYCLE, EVENT, "id: soke-foreldrepenger"),
        replace(EVENT, "from: termindato", "from: yrkesstatus").breaks(rule::DUE_NEEDS_DATE),
        replace(
            EVENT,
            "    kind: number\n",
            "    kind: number\n    options: []\n",
        )
        .breaks_at(rule::UNKNOWN_FIELD, EVENT, "options: []"),
        // A name that is no slug still is a name: what refers to it is not wrong too.
        replace(EVENT, "{id: ledig,", "{id: Ledig,")
            .breaks(rule::NOT_A_SLUG)
            .and_at(rule::FACT_DIFFERS, OTHER_EVENT, "id: yrkesstatus"),
        replace(EVENT, "id: bekreft-termin", "id: bekreft_termin")
            .breaks(rule::NOT_A_SLUG)
            .and_at(rule::UNKNOWN_STEP, EVENT, "after: [bekreft-termin]"),
        // A fact whose kind cannot be read is one problem, not one for each condition on it too.
        replace(EVENT, "kind: yes-no", "kind: maybe").breaks(rule::NOT_A_CHOICE),
        replace(EVENT, "kind: number\n", "kind: number\n    time: past\n").breaks_at(
            rule::UNKNOWN_FIELD,
            EVENT,
            "time: past",
        ),
        replace(EVENT, "time: future", "time: soon").breaks(rule::NOT_A_CHOICE),
        replace(EVENT, "heard: [employer]", "heard: [uncle]").breaks(rule::NOT_A_CHOICE),
    ]
}

fn conditions() -> Vec<Defect> {
    let when = |condition| replace(EVENT, "yrkesstatus == 'ansatt' && !adopsjon", condition);
    vec![
        when("yrkesstatus == && adopsjon").breaks(rule::CONDITION),
        when("yrkesstatus == 'ansat'").breaks(rule::CONDITION),
        when("yrkesstatus == 2").breaks(rule::CONDITION),
        when("yrkesstatus < 'ansatt'").breaks(rule::CONDITION),
        when("yrkesstatus").breaks(rule::CONDITION),
        when("termindato < '2026-12-01'").breaks(rule::CONDITION),
        when("termindato < date('2026-13-01')").breaks(rule::CONDITION),
        when("antall_barn + 1 > 2").breaks(rule::CONDITION),
        when("size(bosted) > 2").breaks(rule::CONDITION),
        when("adopsjn || yrkesstatus == 'ansatt'").breaks(rule::UNKNOWN_FACT),
        when("adopsjn || yrkesstatus == 3")
            .breaks(rule::UNKNOWN_FACT)
            .and_at(rule::CONDITION, EVENT, "when:"),
    ]
}

fn intents() -> Vec<Defect> {
    vec![
        replace(GREETING, "act: say", "article: foreldrepenger").breaks_at(
            rule::CONTRADICTING_ACT,
            GREETING,
            "say: greeting",
        ),
        replace(INTENT, "steps: true", "act: steps").breaks(rule::CONTRADICTING_ACT),
        replace(STATUS, "act: status", "act: steps").breaks_at(
            rule::CONTRADICTING_ACT,
            STATUS,
            "services:",
        ),
        replace(
            OUT_OF_SCOPE,
            "examples:",
            "article: foreldrepenger\nexamples:",
        )
        .breaks(rule::CONTRADICTING_ACT),
        replace(GREETING, "act: say\nsay: greeting\n", "").breaks_at(
            rule::MISSING_FIELD,
            GREETING,
            "title:",
        ),
        replace(GREETING, "[hello]", "[\"Søke, foreldrepenger!\"]")
            .breaks(rule::AMBIGUOUS_EXAMPLE)
            .and_at(rule::AMBIGUOUS_EXAMPLE, INTENT, "søke foreldrepenger?"),
        replace(GREETING, "[hello]", "[jeg vil ta livet mitt]")
            .breaks(rule::AMBIGUOUS_EXAMPLE)
            .and_at(rule::AMBIGUOUS_EXAMPLE, CRISIS, "Jeg vil ta"),
        replace(GREETING, "[hello]", "[hello, \"Hello!\"]").breaks(rule::REPEATED_EXAMPLE),
        replace(GREETING, "[hello]", "['👋', '🙏', '👋']").breaks(rule::REPEATED_EXAMPLE),
        replace(
            GREETING,
            "[hello]",
            "[good day to you my friend, good day to you my dear]",
        )
        .breaks(rule::NEARLY_REPEATED),
    ]
}

fn crises() -> Vec<Defect> {
    vec![
        replace(CRISIS, "numbers: [\"113\"]", "numbers: \"113\"").breaks(rule::WRONG_SHAPE),
        replace(CRISIS, "numbers: [\"113\"]", "numbers: []").breaks(rule::EMPTY),
        replace(CRISIS, "kill {myself}", "kill {herself}")
            .breaks(rule::NOT_A_PATTERN)
            .and_at(rule::CRISIS_MISSED, CRISIS, "[I want to kill myself]"),
        replace(CRISIS, "filmen|", "Filmen|")
            .breaks(rule::NOT_A_PATTERN)
            .and_at(rule::FALSE_CRISIS, CRISIS, "[i filmen"),
        replace(CRISIS_WORDS, "[myself]", "[my-self]")
            .breaks(rule::NOT_A_PATTERN)
            .and_at(rule::CRISIS_MISSED, CRISIS, "[I want to kill myself]"),
        replace(CRISIS_WORDS, "[ta, tek]", "ta")
            .breaks(rule::WRONG_SHAPE)
            .and_at(rule::CRISIS_MISSED, CRISIS, "[Jeg vil ta")
            .and_at(rule::CRISIS_MISSED, CRISIS, "[Eg tek"),
        replace(
            CRISIS_WORDS,
            "myself: [myself]",
            "my_self: [myself]\nmyself: [myself]",
        )
        .breaks(rule::NOT_A_SLUG),
        replace(CRISIS, "[I want to kill myself]", "[i cannot go on]").breaks(rule::CRISIS_MISSED),
        replace(CRISIS, "[my feet kill me]", "[TA LIVET MITT]").breaks(rule::FALSE_CRISIS),
    ]
}

fn articles() -> Vec<Defect> {
    let text = |markdown| replace(ARTICLE, "Du som har hatt inntekt.", markdown);
    vec![
        replace(
            META,
            "  - {title: Foreldrepenger, url: \"https://www.nav.no/foreldrepenger\", checked: 2026-11-23}\n",
            "",
        )
        .breaks_at(rule::NO_SOURCE, META, "agency"),
        text("Du <b>som</b> har inntekt.").breaks(rule::MARKDOWN).and_at(rule::MARKDOWN, ARTICLE, "<b>som"),
        text("<div>Du</div>\n").breaks(rule::MARKDOWN),
        text("![bilde](https://www.nav.no/b.png)").breaks(rule::MARKDOWN),
        text("| a | b |\n|---|---|\n| 1 | 2 |\n").breaks(rule::MARKDOWN),
        text("### Tre\n").breaks(rule::MARKDOWN),
        text("# Ny tittel\n").breaks(rule::MARKDOWN),
        text("Skriv `kode` her.").breaks(rule::MARKDOWN),
        text("> Sitat\n").breaks(rule::MARKDOWN),
        text("*Kanskje* det.").breaks(rule::MARKDOWN),
        text("---\n\n").breaks(rule::MARKDOWN),
        text("Se <https://www.nav.no/>.").breaks(rule::MARKDOWN),
        text("- a\n  - b\n  - c\n\nHer.").breaks_at(rule::MARKDOWN, ARTICLE, "  - b"),
        text("- a\n-\n\nHer.").breaks_at(rule::MARKDOWN, ARTICLE, "-\n\nHer"),
        replace(ARTICLE, "# Foreldrepenger\n", "").breaks_at(rule::MARKDOWN, ARTICLE, "\n"),
        replace(ARTICLE, "Du får **foreldrepenger** når du er hjemme med barnet.", "").breaks_at(
            rule::MARKDOWN,
            ARTICLE,
            "# Foreldrepenger",
        ),
        replace(ARTICLE_EN, "Log in at [Nav](https://www.nav.no/).", "").breaks_at(
            rule::MARKDOWN,
            ARTICLE_EN,
            "## How",
        ),
        replace(ARTICLE_EN, "{#hvem}", "{#who}").breaks(rule::SECTIONS_DIFFER),
        replace(ARTICLE_NN, " {#hvem}", "")
            .breaks_at(rule::MARKDOWN, ARTICLE_NN, "## Kven")
            .and_at(rule::SECTIONS_DIFFER, ARTICLE_NN, "## Kven"),
        replace(ARTICLE_EN, "## How do you apply? {#slik-soker-du}\n\n", "").breaks_at(
            rule::SECTIONS_DIFFER,
            ARTICLE_EN,
            "## Who",
        ),
    ]
}

fn wording() -> Vec<Defect> {
    vec![
        replace(WORDING, "due = Frist { $date }", "due = Frist { $date").breaks(rule::FLUENT),
        write(
            "locales/nb/pages.ftl",
            format!("a = b\nb = {}", "{".repeat(20_000)),
        )
        .breaks_at(rule::FLUENT, "locales/nb/pages.ftl", "b = "),
        replace(WORDING_NN, "NUMBER($amount", "DATETIME($amount").breaks(rule::FLUENT),
        replace(WORDING_NN, "minimumFractionDigits: 2", "style: \"percent\"").breaks(rule::FLUENT),
        replace(WORDING_NN, "amount =", "other =")
            .breaks(rule::MESSAGE_UNKNOWN)
            .and_file(rule::MESSAGE_MISSING, WORDING_NN),
        replace(WORDING_EN, "reply-greeting = Hello, I am Livslos.\n", "")
            .breaks_file(rule::MESSAGE_MISSING_ENGLISH, WORDING_EN),
        replace(WORDING_NN, "-name = Livslos\n", "").breaks_at(
            rule::MESSAGE_UNKNOWN,
            WORDING_NN,
            "reply-greeting",
        ),
        write("locales/nn/pages.ftl", "due = Frist\n").breaks_at(
            rule::MESSAGE_DUPLICATE,
            "locales/nn/pages.ftl",
            "due",
        ),
        // The widget's words are its own: they neither collide nor help.
        write("locales/nb/widget.ftl", "due = Frist { days }\n")
            .breaks_at(rule::MESSAGE_UNKNOWN, "locales/nb/widget.ftl", "due")
            .and_file(rule::MESSAGE_MISSING, "locales/nn/widget.ftl")
            .and_file(rule::MESSAGE_MISSING_ENGLISH, "locales/en/widget.ftl"),
        replace(WORDING_NN, "Frist { $date }", "Frist { $day }").breaks(rule::VARIABLES_DIFFER),
        // The variables of a message that is referred to count too.
        replace(WORDING_NN, ": { days }", "").breaks_at(
            rule::VARIABLES_DIFFER,
            WORDING_NN,
            "due =",
        ),
    ]
}

#[test]
fn two_defects_in_one_file_are_two_problems() {
    replace(INTENT, "article: foreldrepenger", "article: foreldre")
        .and(replace(INTENT, "steps: true", "steps: 1"))
        .and_at(rule::UNKNOWN_ARTICLE, INTENT, "article: foreldre")
        .and_at(rule::NOT_A_CHOICE, INTENT, "steps: 1")
        .check()
        .expect("both are found");
}
