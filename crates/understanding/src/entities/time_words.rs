//! The words of dates, numbers, ages and amounts in bokmål, nynorsk, English and common dialect.

use super::lexicon::{Direction, Named, Sense, Unit};
use jiff::civil::Weekday;

/// Tells `add` every word and what it may mean.
pub(super) fn each(add: &mut impl FnMut(&str, Sense)) {
    for (month, words) in (1..).zip(MONTHS) {
        tell(add, words, Sense::Month(month));
    }
    for (month, words) in (1..).zip(DOUBTFUL_MONTHS) {
        tell(add, words, Sense::DoubtfulMonth(month));
    }
    for (day, words) in WEEKDAYS {
        tell(add, words, Sense::Weekday(*day));
    }
    for (unit, words) in UNITS {
        tell(add, words, Sense::Unit(*unit));
    }
    for (direction, words) in DIRECTIONS {
        tell(add, words, Sense::Direction(*direction));
    }
    for (days, words) in RELATIVE {
        tell(add, words, Sense::Relative(*days));
    }
    for (named, words) in NAMED {
        tell(add, words, Sense::Named(*named));
    }
    for (scale, words) in SCALES {
        tell(add, words, Sense::Scale(*scale));
    }
    for (words, sense) in OTHERS {
        tell(add, words, *sense);
    }
    numbers(add);
    ordinals(add);
}

fn tell(add: &mut impl FnMut(&str, Sense), words: &str, sense: Sense) {
    words.split_whitespace().for_each(|word| add(word, sense));
}

const MONTHS: [&str; 12] = [
    "januar january",
    "februar february febuary",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september setember",
    "oktober october",
    "november",
    "desember december",
];

/// Short forms, names of people, and words of another meaning.
const DOUBTFUL_MONTHS: [&str; 12] = [
    "jan",
    "feb febr",
    "march mar",
    "apr",
    "may",
    "june jun",
    "july jul",
    "aug",
    "sept sep",
    "okt oct",
    "nov",
    "des dec",
];

const WEEKDAYS: &[(Weekday, &str)] = &[
    (Weekday::Monday, "mandag måndag mandagen måndagen monday"),
    (
        Weekday::Tuesday,
        "tirsdag tysdag tirsdagen tysdagen tuesday",
    ),
    (Weekday::Wednesday, "onsdag onsdagen wednesday wensday"),
    (Weekday::Thursday, "torsdag torsdagen thursday"),
    (Weekday::Friday, "fredag fredagen friday"),
    (
        Weekday::Saturday,
        "lørdag laurdag lørdagen laurdagen saturday",
    ),
    (Weekday::Sunday, "søndag sundag søndagen sundagen sunday"),
];

const UNITS: &[(Unit, &str)] = &[
    (
        Unit::Day,
        "dag dager dagar daga dagene dagane dagers dagars day days døgn døger",
    ),
    (
        Unit::Week,
        "uke uker uka uken ukene ukers veke veker veka vekene vekers week weeks wk wks",
    ),
    (
        Unit::Weekend,
        "helg helga helgen helgene helger helgar weekend weekends",
    ),
    (
        Unit::Month,
        "måned måneder måneden månedene måneders månad månader månaden månadene månaders mnd mnder \
         mnds maned maneder month months mth mths",
    ),
    (Unit::HalfYear, "halvår halvåret"),
    (Unit::Year, "år åra året årene års aar year years yr yrs"),
];

const DIRECTIONS: &[(Direction, &str)] = &[
    (Direction::Next, "neste nest next"),
    (
        Direction::Coming,
        "førstkommende fyrstkomande kommende komande kommande coming upcoming",
    ),
    (
        Direction::Last,
        "sist siste forrige forige førre førige last past previous",
    ),
    (Direction::This, "denne dette this inneværende"),
];

/// Said in one word; those of two stand with the reader.
const RELATIVE: &[(i32, &str)] = &[
    (2, "overmorgen overmorgon iovermorgen"),
    (
        1,
        "imorgen imorgon imårra imorra imårå imåra tomorrow tomorow tommorow",
    ),
    (0, "idag idæ today tonight ikveld"),
    (-1, "igår igaar igår yesterday"),
    (-2, "forgårs iforgårs"),
];

const NAMED: &[(Named, &str)] = &[
    (Named::EasterWeek, "påske påska påsken påskeferien easter"),
    (Named::Pentecost, "pinse pinsa pinsen pentecost whitsun"),
    (
        Named::Christmas,
        "jul jula julen julehelga julehelgen juleferien romjul romjula romjulen christmas xmas",
    ),
    (Named::Easter(-7), "palmesøndag"),
    (Named::Easter(-3), "skjærtorsdag skjertorsdag"),
    (Named::Easter(-2), "langfredag"),
    (Named::Easter(-1), "påskeaften påskeafta"),
    (Named::Easter(48), "pinseaften pinseafta"),
    (Named::Easter(0), "påskedag påskedagen"),
    (Named::Easter(49), "pinsedag pinsedagen"),
    (
        Named::Easter(39),
        "kristihimmelfartsdag himmelfartsdag himmelfartsdagen",
    ),
    (
        Named::Fixed(12, 24),
        "julaften julafta jolafta julekvelden julaftan",
    ),
    (Named::Fixed(12, 23), "lillejulaften veslejulaftan"),
    (Named::Fixed(12, 25), "juledag juledagen"),
    (
        Named::Fixed(12, 31),
        "nyttårsaften nyttårsafta nyttårsaftan",
    ),
    (Named::Fixed(1, 1), "nyttår nyttårsdag nyttårsdagen"),
    (Named::Fixed(5, 17), "grunnlovsdagen nasjonaldagen"),
    (Named::Fixed(6, 23), "sankthans sankthansaften jonsok"),
    (Named::Season(3), "vår våren spring springtime"),
    (Named::Season(6), "sommer sommeren sommar sommaren summer"),
    (Named::Season(9), "høst høsten haust hausten autumn"),
    (Named::Season(12), "vinter vinteren winter"),
];

const SCALES: &[(u32, &str)] = &[
    (100, "hundre hundred"),
    (1_000, "tusen thousand tusener"),
    (
        1_000_000,
        "million millioner millionar millions mill mil mln",
    ),
];

const OTHERS: &[(&str, Sense)] = &[
    ("en ei ein et eit a an", Sense::Article),
    ("kr kroner krone nok kronar kronor spenn", Sense::Currency),
    (
        "siden sidan sia sida since døde døydde død daud died dead født fødd fødde born ble blei vart \
         var was were mistet mista misten lost sluttet slutta ended gikk gjekk passed kom came fikk \
         fekk fekk got flyttet flytta moved sendte sende sendt sent søkt søkte levert leverte betalt paid mottatt mottok received applied startet starta started \
         begynte byrja began hadde had gjorde did gjorde registrerte registered meldte reported \
         oppsagt fired permittert",
        Sense::Past,
    ),
    (
        "termin termindato terminen due skal skulle will vil innen innan starter startar begynner \
         byrjar slutter sluttar venter ventar forventet planlegger planlegg starting start begin \
         begins ends ending deadline frist fristen fyller turns turning expires expecting expected \
         flytter flyttar kommer kjem arrive arriving arrives leaving reiser til until",
        Sense::Future,
    ),
    (
        "døde døydde døde død dødd daud daude dauda avdød avdøde avdødes died dead dies deceased \
         omkom omkommet dødsfall dødsfallet death funeral begravelse begravelsen gravferd gravferda \
         gravferden gravlagt begravet bisettelse bisettelsen drept",
        Sense::Death,
    ),
    (
        "gravid gravide gravidd preggers pregnant pregnent pregnancy svanger svangerskap \
         svangerskapet svangerskapsuke graviditet graviditeten",
        Sense::Pregnant,
    ),
    (
        "gutt gutten guttunge gut guten jente jenta jenten baby babyen barn barnet born unge ungen \
         spedbarn mann kvinne kvinna dame dama kar tenåring ungdom boy girl child kid toddler man \
         woman person infant",
        Sense::Person,
    ),
];

const UNITS_OF_TEN: [(u32, &str, &str); 9] = [
    (1, "en ein én ett eitt", "one"),
    (2, "to", "two"),
    (3, "tre", "three"),
    (4, "fire", "four"),
    (5, "fem", "five"),
    (6, "seks", "six"),
    (7, "sju syv", "seven"),
    (8, "åtte", "eight"),
    (9, "ni", "nine"),
];

const TENS: [(u32, &str, &str); 9] = [
    (10, "ti", "ten"),
    (20, "tjue tyve", "twenty"),
    (30, "tretti tredve", "thirty"),
    (40, "førti", "forty"),
    (50, "femti", "fifty"),
    (60, "seksti", "sixty"),
    (70, "sytti", "seventy"),
    (80, "åtti", "eighty"),
    (90, "nitti", "ninety"),
];

const TEENS: [(u32, &str, &str); 9] = [
    (11, "elleve", "eleven"),
    (12, "tolv", "twelve"),
    (13, "tretten", "thirteen"),
    (14, "fjorten", "fourteen"),
    (15, "femten", "fifteen"),
    (16, "seksten", "sixteen"),
    (17, "sytten", "seventeen"),
    (18, "atten", "eighteen"),
    (19, "nitten", "nineteen"),
];

fn numbers(add: &mut impl FnMut(&str, Sense)) {
    for (value, norwegian, english) in UNITS_OF_TEN.iter().chain(&TEENS).chain(&TENS) {
        for word in norwegian.split(' ') {
            norwegian_number(add, word, *value);
        }
        english_number(add, english, *value);
    }
    for (tens, norwegian, english) in &TENS[1..] {
        for (unit, ones, one) in &UNITS_OF_TEN {
            let value = tens + unit;
            english_number(add, &format!("{english}-{one}"), value);
            for (word, one) in norwegian
                .split(' ')
                .flat_map(|word| ones.split(' ').map(move |one| (word, one)))
            {
                norwegian_number(add, &format!("{word}{one}"), value);
                norwegian_number(add, &format!("{one}og{word}"), value);
            }
        }
    }
}

/// A number, and the age it makes: "fireåring". The articles are no numbers by themselves.
fn norwegian_number(add: &mut impl FnMut(&str, Sense), word: &str, value: u32) {
    if !matches!(word, "en" | "ein") {
        add(word, Sense::Number(value));
    }
    for ending in ["åring", "åringen", "åringar", "åringer", "-åring"] {
        add(&format!("{word}{ending}"), Sense::AgedYears(value as u16));
    }
}

/// A number, and the age it makes: "four-year-old".
fn english_number(add: &mut impl FnMut(&str, Sense), word: &str, value: u32) {
    add(word, Sense::Number(value));
    for ending in ["-year-old", "-year-olds"] {
        add(&format!("{word}{ending}"), Sense::AgedYears(value as u16));
    }
}

const ORDINALS: [&str; 31] = [
    "første fyrste first",
    "andre second",
    "tredje third",
    "fjerde fourth",
    "femte fifth",
    "sjette sixth",
    "sjuende syvende sjuande seventh",
    "åttende åttande eighth",
    "niende niande ninth",
    "tiende tiande tenth",
    "ellevte eleventh",
    "tolvte twelfth",
    "trettende trettande thirteenth",
    "fjortende fjortande fourteenth",
    "femtende femtande fifteenth",
    "sekstende sekstande sixteenth",
    "syttende syttande seventeenth",
    "attende attande eighteenth",
    "nittende nittande nineteenth",
    "tjuende tjuande tyvende twentieth",
    "tjueførste tjuefyrste twenty-first",
    "tjueandre twenty-second",
    "tjuetredje twenty-third",
    "tjuefjerde twenty-fourth",
    "tjuefemte twenty-fifth",
    "tjuesjette twenty-sixth",
    "tjuesjuende tjuesyvende tjuesjuande twenty-seventh",
    "tjueåttende tjueåttande twenty-eighth",
    "tjueniende tjueniande twenty-ninth",
    "trettiende trettiande thirtieth",
    "trettiførste trettifyrste thirty-first",
];

fn ordinals(add: &mut impl FnMut(&str, Sense)) {
    for (day, words) in (1..).zip(ORDINALS) {
        tell(add, words, Sense::Ordinal(day));
    }
}
