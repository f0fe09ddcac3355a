//! Amounts, numbers and organisation numbers.

use super::check;
use content::Lang::{En, Nb, Nn};

#[test]
fn amounts() {
    check(
        Nb,
        &[
            ("20 000 kr", "20000kr"),
            ("kr 500,-", "500kr"),
            ("500,-", "500kr"),
            ("kr 12 500,-", "12500kr"),
            ("kr500", "500kr"),
            ("500kr", "500kr"),
            ("20.000 kroner", "20000kr"),
            ("12.500,50 kr", "12500.5kr"),
            ("1,2 millioner kroner", "1200000kr"),
            ("1,5 mill", "1500000kr"),
            ("to tusen kroner", "2000kr"),
            ("en halv time", ""),
            ("femti tusen kr", "50000kr"),
            ("149,50 kr", "149.5kr"),
            ("50k", "50000kr"),
            ("jeg tjener 450000", "#450000"),
            ("20 tusen", "#20000"),
        ],
    );
    check(
        Nn,
        &[
            ("to tusen kronar", "2000kr"),
            ("eit tusen kroner", "1000kr"),
        ],
    );
    check(
        En,
        &[
            ("20,000 NOK", "20000kr"),
            ("I make 50k", "50000kr"),
            ("two thousand kroner", "2000kr"),
            ("kr 12,500", "12500kr"),
        ],
    );
}

#[test]
fn numbers() {
    check(
        Nb,
        &[
            ("vi har 2 barn", "#2"),
            ("to", "#2"),
            ("tjuefem", "#25"),
            ("fem hundre", "#500"),
            ("jeg har to barn", ""),
            ("ring 55 55 33 33", ""),
            ("3,5", "#3.5"),
        ],
    );
    check(Nn, &[("tjueto", "#22"), ("eitt", "#1")]);
    check(
        En,
        &[
            ("twenty-five", "#25"),
            ("two", "#2"),
            ("I have 2 kids", "#2"),
        ],
    );
}

#[test]
fn organisation_numbers_need_a_right_check_digit() {
    check(
        Nb,
        &[
            ("orgnr 889640782", "org 889640782"),
            ("889 640 782", "org 889640782"),
            ("889.640.782", "org 889640782"),
            ("889640783", "#889640783"),
        ],
    );
}
