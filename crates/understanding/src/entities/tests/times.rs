//! Days, periods, ages and weeks of pregnancy.

use super::check;
use content::Lang::{En, Nb, Nn};

#[test]
fn dates_in_digits() {
    check(
        Nb,
        &[
            ("termin 2027-03-03", "2027-03-03"),
            ("termin 3.3.2027", "2027-03-03"),
            ("termin 03.03.27.", "2027-03-03"),
            ("termin 3/3-27", "2027-03-03"),
            ("2027-03-04", "2027-03-04"),
            ("født 12.05.58", "1958-05-12"),
            ("03.03.27", "2027-03-03?1927-03-03"),
            ("han døde 20/11", "2026-11-20"),
            ("søknaden ble sendt 14.10", "2026-10-14"),
            ("14.10", "2026-10-14?2027-10-14"),
            ("kapittel 3.2.1", ""),
            ("12/4", "2027-04-12?2026-04-12"),
            ("den 24/7", "2027-07-24?2026-07-24"),
            ("31.02.2027 finnes ikke", ""),
            ("jeg vil ha 1/2 stilling", "#1, #2"),
            ("kl 10.11.", "#10.11"),
        ],
    );
    check(
        En,
        &[
            ("12/4/2027", "2027-04-12?2027-12-04"),
            ("it's due 4/12", "2026-12-04?2027-04-12"),
            ("due 13/4/2027", "2027-04-13"),
            ("due 4/13/2027", "2027-04-13"),
            ("due 12.4.2027", "2027-04-12"),
            ("5/5/2027", "2027-05-05"),
            ("24/7 support", "#24, #7"),
        ],
    );
}

#[test]
fn days_with_and_without_a_year() {
    check(
        Nb,
        &[
            ("3. mars", "2027-03-03?2026-03-03"),
            ("jeg har termin 3. mars", "2027-03-03"),
            ("termin 3.mars", "2027-03-03"),
            ("mamma døde 3. mars", "late parent, 2026-03-03"),
            ("3. mars døde han", "2026-03-03"),
            ("termin den 10 juli 2027", "2027-07-10"),
            ("3. mars neste år", "2027-03-03"),
            ("3. mars i fjor", "2025-03-03"),
            ("den tredje mars 2027", "2027-03-03"),
            ("syttende mai 2027", "2027-05-17"),
            ("tjue femte mai 2027", "2027-05-25"),
            ("23. november", "2026-11-23"),
            ("29. februar", "2028-02-29?2024-02-29"),
            ("jobben slutter 1. des", "2026-12-01"),
            (
                "jeg ble permittert fra og med 1. desember",
                "2026-12-01?2025-12-01",
            ),
            ("den 3. juni ble jeg oppsagt", "2026-06-03"),
        ],
    );
    check(
        Nn,
        &[
            ("eg har termin 3. mars", "2027-03-03"),
            ("bestefar døydde 3. mars", "late grandparent, 2026-03-03"),
            ("den fyrste april 2027", "2027-04-01"),
            ("eg byrjar 1. februar", "2027-02-01"),
        ],
    );
    check(
        En,
        &[
            ("my due date is March 3rd, 2027", "2027-03-03"),
            ("the 3rd of march 2027", "2027-03-03"),
            ("the third of March next year", "2027-03-03"),
            ("due on the 3rd of March", "2027-03-03"),
            ("3 March", "2027-03-03?2026-03-03"),
            ("he died on Nov 20", "2026-11-20"),
            ("May 5 2027", "2027-05-05"),
        ],
    );
}

#[test]
fn days_counted_from_today() {
    check(
        Nb,
        &[
            ("om to uker", "2026-12-07"),
            ("om tre uker", "2026-12-14"),
            ("om 12uker", "2027-02-15"),
            ("om et par dager", "2026-11-25"),
            ("om en måneds tid", "2026-12-23"),
            ("om et halvt år", "2027-05-23"),
            ("om halvannet år", "2028-05-23"),
            ("om et halvår", "2027-05-23"),
            ("for et år siden", "2025-11-23"),
            ("for 2 mnd sia", "2026-09-23"),
            ("i dag", "2026-11-23"),
            ("ble sagt opp i går.", "2026-11-22"),
            ("i forgårs", "2026-11-21"),
            ("i overmorgen", "2026-11-25"),
            ("imårra", "2026-11-24"),
            ("om 6 år gamle barn", "6y"),
        ],
    );
    check(
        Nn,
        &[
            ("om ei veke", "2026-11-30"),
            ("for to månader sidan", "2026-09-23"),
            ("for tre veker sidan", "2026-11-02"),
            ("eg byrjar i morgon", "2026-11-24"),
            ("i førgår", "2026-11-21"),
            ("om eit halvt år", "2027-05-23"),
        ],
    );
    check(
        En,
        &[
            ("in 10 days", "2026-12-03"),
            ("10 weeks ago", "2026-09-14"),
            ("in two weeks' time", "2026-12-07"),
            ("two weeks from now", "2026-12-07"),
            ("a couple of weeks ago", "2026-11-09"),
            ("half a year ago", "2026-05-23"),
            ("the day after tomorrow", "2026-11-25"),
            ("he passed away yesterday", "2026-11-22"),
            ("last night", "2026-11-22"),
        ],
    );
}

#[test]
fn weekdays() {
    check(
        Nb,
        &[
            ("på fredag", "2026-11-27"),
            ("fredag", "2026-11-27?2026-11-20"),
            ("jeg ble sagt opp på fredag", "2026-11-20"),
            ("sist fredag", "2026-11-20"),
            ("forrige fredag", "2026-11-20"),
            ("neste fredag", "2026-12-04?2026-11-27"),
            ("førstkommende fredag", "2026-11-27"),
            ("fredag forrige uke", "2026-11-20"),
            ("fredag i neste uke", "2026-12-04"),
            ("fredag 27. november 2026", "2026-11-27"),
            ("fredagen 3. mars 2028", "2028-03-03"),
        ],
    );
    check(
        Nn,
        &[
            ("på laurdag", "2026-11-28"),
            ("neste tysdag", "2026-12-01?2026-11-24"),
            ("førre måndag", "2026-11-16"),
        ],
    );
    check(
        En,
        &[
            ("next Friday", "2026-12-04?2026-11-27"),
            ("this Friday", "2026-11-27"),
            ("last friday", "2026-11-20"),
            ("I start on Monday", "2026-11-30"),
            ("I lost my job on Friday", "2026-11-20"),
            ("Friday last week", "2026-11-20"),
        ],
    );
}

#[test]
fn months() {
    check(
        Nb,
        &[
            ("i april 2027", "2027-04"),
            ("i april", "2027-04"),
            ("mars neste år", "2027-03"),
            ("i mars i fjor", "2025-03"),
            ("neste mars", "2027-03"),
            ("han døde i mars", "2026-03"),
            ("neste måned", "2026-12"),
            ("mai 2027", "2027-05"),
        ],
    );
    check(
        Nn,
        &[
            ("i førre månad", "2026-10"),
            ("til sommaren", "2027-06-01..2027-08-31"),
        ],
    );
    check(
        En,
        &[
            ("baby comes in April", "2027-04"),
            ("in May", "2027-05"),
            ("next month", "2026-12"),
            ("last March", "2026-03"),
            ("this June", "2026-06"),
        ],
    );
}

#[test]
fn periods_between_days() {
    check(
        Nb,
        &[
            ("fra 1. januar til 30. juni", "2027-01-01..2027-06-30"),
            ("fra mandag til fredag", "2026-11-30..2026-12-04"),
            (
                "fra 1. januar 2026 til 30. juni 2026",
                "2026-01-01..2026-06-30",
            ),
            ("fra 1. til 5. mars 2027", "2027-03-01..2027-03-05"),
            ("1.–5. mars 2027", "2027-03-01..2027-03-05"),
            ("1.1.2027-30.6.2027", "2027-01-01..2027-06-30"),
            ("1/1-30/6", "2027-01-01..2027-06-30"),
            ("fra mars til juni 2027", "2027-03-01..2027-06-30"),
            ("mellom 1. og 15. desember", "2026-12-01..2026-12-15"),
            ("fra 2020 til 2024", "2020-01-01..2024-12-31"),
            ("siste halvår", "2026-05-23..2026-11-23"),
            ("de siste to ukene", "2026-11-09..2026-11-23"),
            ("de neste 5 dagene", "2026-11-23..2026-11-28"),
            ("det siste året", "2025-11-23..2026-11-23"),
            ("siste 10 måneder", "2026-01-23..2026-11-23"),
        ],
    );
}

#[test]
fn periods_by_name() {
    check(
        Nb,
        &[
            ("uke 14", "2027-04-05..2027-04-11"),
            ("uke 14 2028", "2028-04-03..2028-04-09"),
            ("neste uke", "2026-11-30..2026-12-06"),
            ("denne uka", "2026-11-23..2026-11-29"),
            ("i helga", "2026-11-28..2026-11-29"),
            ("neste år", "2027-01-01..2027-12-31"),
            ("i fjor", "2025-01-01..2025-12-31"),
            ("i fjor sommer", "2025-06-01..2025-08-31"),
            ("jobbet der siden 2019", "2019-01-01.."),
            ("i 2025", "2025-01-01..2025-12-31"),
            ("før 1. mars 2027", "..2027-02-28"),
            ("etter nyttår", "2027-01-02.."),
            ("før jul", "..2026-12-23"),
            ("i påsken", "2027-03-21..2027-03-29"),
            ("til høsten", "2027-09-01..2027-11-30"),
        ],
    );
    check(
        Nn,
        &[
            ("sist veke", "2026-11-16..2026-11-22"),
            ("veke 14", "2027-04-05..2027-04-11"),
            ("frå 1. januar til 30. juni", "2027-01-01..2027-06-30"),
            ("dei siste tre månadene", "2026-08-23..2026-11-23"),
            ("neste år", "2027-01-01..2027-12-31"),
            ("i påska", "2027-03-21..2027-03-29"),
        ],
    );
    check(
        En,
        &[
            ("last week", "2026-11-16..2026-11-22"),
            ("from 1 January to 30 June 2027", "2027-01-01..2027-06-30"),
            (
                "between March 1 and March 15 2027",
                "2027-03-01..2027-03-15",
            ),
            ("the last six months", "2026-05-23..2026-11-23"),
            ("past two years", "2024-11-23..2026-11-23"),
            ("since 2019", "2019-01-01.."),
            ("before Christmas", "..2026-12-23"),
            ("at Easter", "2027-03-21..2027-03-29"),
            ("this weekend", "2026-11-28..2026-11-29"),
        ],
    );
}

#[test]
fn holidays_that_move() {
    check(
        Nb,
        &[
            ("langfredag 2027", "2027-03-26"),
            ("2. påskedag 2027", "2027-03-29"),
            ("første juledag", "2026-12-25?2025-12-25"),
            ("skjærtorsdag", "2027-03-25?2026-04-02"),
            ("kristi himmelfartsdag 2027", "2027-05-06"),
            ("vi venter barn til julaften", "2026-12-24"),
            ("2. pinsedag 2027", "2027-05-17"),
        ],
    );
    check(
        En,
        &[
            ("he died on Good Friday", "2026-04-03"),
            ("Easter Monday 2027", "2027-03-29"),
            ("due on Christmas Eve", "2026-12-24"),
            ("New Year's Eve", "2026-12-31?2025-12-31"),
        ],
    );
}

#[test]
fn ages() {
    check(
        Nb,
        &[
            ("6 år", "6y"),
            ("barnet er seks måneder gammelt", "6m"),
            ("han er 6 år", "6y"),
            ("datteren min er 3", "child, 3y"),
            ("en 4-åring", "4y"),
            ("fireåringen vår", "4y"),
            ("1,5 år gammel", "1y6m"),
            ("gutten er to og et halvt år", "2y6m"),
            ("to barn på 3 og 5 år", "3y, 5y"),
            ("hun ble 18 i går", "18y, 2026-11-22"),
            ("halvannet år gammel", "1y6m"),
            ("3 uker gammel baby", "3w"),
            ("fyller 3 i mai", "to be 3y, 2027-05"),
            ("fylte 67 år", "67y"),
            ("barn under 18 år", "18y"),
            ("jeg er 30", "30y"),
            ("datteren min på 9 spør", "child, 9y"),
            ("jeg har bodd her i over 10 år", "#10"),
            ("ei jente på 4 år", "4y"),
        ],
    );
    check(
        Nn,
        &[
            ("sonen min er 5 år gammal", "child, 5y"),
            ("eit halvt år gammal", "6m"),
            ("ho er to år", "2y"),
        ],
    );
    check(
        En,
        &[
            ("a five-year-old", "5y"),
            ("a 5 year old", "5y"),
            ("she is six months old", "6m"),
            ("my son turns 3 in May", "child, to be 3y, 2027-05"),
            ("I'm 30", "30y"),
            ("my son is two and a half", "child, 2y6m"),
            ("my daughter is 3 years old", "child, 3y"),
        ],
    );
}

#[test]
fn weeks_of_pregnancy() {
    check(
        Nb,
        &[
            ("jeg er 10 uker på vei", "10+0"),
            ("gravid i uke 12", "12+0"),
            ("jeg er i uke 12", "12+0"),
            ("12+3", "12+3"),
            ("gravid 12+3", "12+3"),
            ("jeg er i 14. uke", "14+0"),
            ("jeg er 8 uker", "8+0"),
            ("gravid i 12 uker", "12+0"),
            ("tre måneder på vei", "13+0"),
            ("svangerskapsuke 20", "20+0"),
            ("uke 20 i svangerskapet", "20+0"),
            ("kona er gravid, uke 31", "spouse, 31+0"),
        ],
    );
    check(
        Nn,
        &[("14 veker på veg", "14+0"), ("eg er i veke 12", "12+0")],
    );
    check(
        En,
        &[
            ("12 weeks pregnant", "12+0"),
            ("I'm 8 weeks", "8+0"),
            ("in my 20th week", "20+0"),
            ("I'm 20 weeks along", "20+0"),
            ("five months pregnant", "21+0"),
            ("I am in week 12", "12+0"),
            ("pregnant, week 9", "9+0"),
        ],
    );
}
