//! Norwegian public holidays, and the day a deadline moves to when it falls on one.

use jiff::{Span, civil::Date, civil::Weekday};
use understanding::easter_sunday;

/// Moves a day that falls on a Saturday, a Sunday or a public holiday to the next working day,
/// as domstolloven § 149 does with the end of a deadline.
pub(crate) fn next_working_day(day: Date) -> Date {
    let mut day = day;
    while is_day_off(day) {
        let Ok(tomorrow) = day.tomorrow() else {
            return day;
        };
        day = tomorrow;
    }
    day
}

fn is_day_off(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_public_holiday(day)
}

/// Public holidays by helligdagsfredloven § 2 and lov om 1. og 17. mai.
fn is_public_holiday(day: Date) -> bool {
    const FIXED: [(i8, i8); 5] = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)];
    /// Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday,
    /// Ascension Day, Whit Sunday and Monday.
    const FROM_EASTER: [i32; 7] = [-3, -2, 0, 1, 39, 49, 50];
    if FIXED.contains(&(day.month(), day.day())) {
        return true;
    }
    let Some(easter) = easter_sunday(day.year()) else {
        return false;
    };
    FROM_EASTER
        .iter()
        .any(|days| easter.checked_add(Span::new().days(*days)).ok() == Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_deadline_moves_off_weekends_and_holidays() {
        let check = |day: Date, expect: Date| assert_eq!(next_working_day(day), expect, "{day}");
        check(date(2026, 11, 23), date(2026, 11, 23));
        check(date(2026, 11, 28), date(2026, 11, 30));
        // From Maundy Thursday past Easter Monday.
        check(date(2027, 3, 25), date(2027, 3, 30));
        // Christmas Day 2026 is a Friday.
        check(date(2026, 12, 25), date(2026, 12, 28));
        // Christmas Eve is a working day in the law.
        check(date(2026, 12, 24), date(2026, 12, 24));
        check(date(2027, 5, 6), date(2027, 5, 7));
        check(date(2027, 5, 17), date(2027, 5, 18));
        check(date(2028, 1, 1), date(2028, 1, 3));
    }
}
