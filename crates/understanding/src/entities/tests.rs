use super::find;
use crate::EntityValue::{self, Amount, Month, Municipality, Number, OrganisationNumber};
use jiff::civil::{Date, date};

/// A Monday.
const TODAY: Date = date(2026, 11, 23);

fn day(year: i16, month: i8, day: i8) -> EntityValue {
    EntityValue::Date(date(year, month, day))
}

fn check(text: &str, expected: &[EntityValue]) {
    let found: Vec<EntityValue> = find(text, TODAY).into_iter().map(|e| e.value).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn dates_in_digits_are_read_day_first() {
    check("termin 2027-03-03", &[day(2027, 3, 3)]);
    check("termin 3.3.2027", &[day(2027, 3, 3)]);
    check("termin 03.03.27.", &[day(2027, 3, 3)]);
    check("termin 3/3-27", &[day(2027, 3, 3)]);
    check("due 4/12", &[day(2026, 12, 4)]);
    check("han døde 20/11", &[day(2026, 11, 20)]);
    check("født 12.05.58", &[day(1958, 5, 12)]);
    check("31.02.2027 finnes ikke", &[]);
}

#[test]
fn dates_in_words_are_resolved_against_today() {
    check("jeg har termin 3. mars", &[day(2027, 3, 3)]);
    check("termin den 10 juli 2027", &[day(2027, 7, 10)]);
    check("my due date is March 3rd, 2027", &[day(2027, 3, 3)]);
    check("the 3rd of march", &[day(2027, 3, 3)]);
    check("mamma døde 3. mars", &[day(2026, 3, 3)]);
    check("om to uker", &[day(2026, 12, 7)]);
    check("om ei veke", &[day(2026, 11, 30)]);
    check("om et par dager", &[day(2026, 11, 25)]);
    check("in 10 days", &[day(2026, 12, 3)]);
    check("10 weeks ago", &[day(2026, 9, 14)]);
    check("for tre veker sidan", &[day(2026, 11, 2)]);
    check("for et år siden", &[day(2025, 11, 23)]);
    check("i dag", &[day(2026, 11, 23)]);
    check("ble sagt opp i går.", &[day(2026, 11, 22)]);
    check("eg byrjar i morgon", &[day(2026, 11, 24)]);
    check("neste fredag", &[day(2026, 12, 4)]);
    check("på fredag", &[day(2026, 11, 27)]);
    check("sist fredag", &[day(2026, 11, 20)]);
    check("sist veke", &[day(2026, 11, 16)]);
    check("last week", &[day(2026, 11, 16)]);
    check("next month", &[Month(date(2026, 12, 1))]);
    check("baby comes in April", &[Month(date(2027, 4, 1))]);
    check("i april 2027", &[Month(date(2027, 4, 1))]);
    check("in May", &[Month(date(2027, 5, 1))]);
    check("you may march", &[]);
}

#[test]
fn what_is_counted_is_not_a_date() {
    check("jeg er 10 uker på vei", &[Number(10.0)]);
    check("10 weeks pregnant", &[Number(10.0)]);
    check("vi har 2 barn", &[Number(2.0)]);
    check("to", &[Number(2.0)]);
    check("jeg har to barn", &[]);
    check("jul hos mormor", &[]);
}

#[test]
fn amounts_need_a_currency() {
    check("20 000 kr", &[Amount(20_000.0)]);
    check("kr 500,-", &[Amount(500.0)]);
    check("20.000 kroner", &[Amount(20_000.0)]);
    check("20,000 NOK", &[Amount(20_000.0)]);
    check("1,2 millioner kroner", &[Amount(1_200_000.0)]);
    check("149,50 kr", &[Amount(149.5)]);
    check("jeg tjener 450000", &[Number(450_000.0)]);
}

#[test]
fn organisation_numbers_need_a_right_check_digit() {
    let nav = OrganisationNumber("889640782".into());
    check("orgnr 889640782", std::slice::from_ref(&nav));
    check("889 640 782", &[nav]);
    check("889640783", &[Number(889_640_783.0)]);
}

#[test]
fn municipalities_are_recognised_where_a_place_is_meant() {
    let place = |name: &str| [Municipality(name.into())];
    check("jeg bor i Oslo", &place("Oslo"));
    check("barnehage i bærum", &place("Bærum"));
    check("Bærum", &place("Bærum"));
    check("vi flytter til Nordre Follo", &place("Nordre Follo"));
    check("eg bur i Evje og Hornnes", &place("Evje og Hornnes"));
    check("Guovdageaidnu", &place("Kautokeino"));
    check("jeg bor i ås", &place("Ås"));
    check("Ås kommune", &place("Ås"));
    check("omsorgsstønad i Time", &place("Time"));
    check("jeg har time hos legen", &[]);
    check("Time hos lege", &[]);
    check("hole i veggen", &[]);
    check("Kari Lund sa det", &[]);
    check("os selv", &[]);
    check("gå på sand og strand", &[]);
    check("hvor lenge varer det", &[]);
}

#[test]
fn there_are_357_municipalities() {
    let names = super::municipality_names::BY_COUNTY
        .iter()
        .flat_map(|(_, names)| names.split(','));
    assert_eq!(names.count(), 357);
}

#[test]
fn spans_point_at_the_words() {
    let text = "ble født 3. mars 2025. Bor i Ås kommune";
    let spans: Vec<&str> = find(text, TODAY)
        .into_iter()
        .map(|entity| &text[entity.span])
        .collect();
    assert_eq!(spans, ["3. mars 2025", "Ås"]);
}
