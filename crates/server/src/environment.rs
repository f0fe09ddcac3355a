//! The clock and the dice, as arguments: tests bring their own.

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};
use rand::{TryRngCore, rngs::OsRng};
use std::{fmt, sync::Arc};
use store::{ResumeToken, Uuid};

/// Where the time and random bits come from.
#[derive(Clone)]
pub struct Environment {
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    dice: Arc<dyn Fn() -> [u8; 32] + Send + Sync>,
    oslo: TimeZone,
}

impl Environment {
    /// The system's clock and the operating system's random numbers.
    ///
    /// # Panics
    /// When drawing, if the operating system has no random numbers: without them no token is safe.
    pub fn system() -> Self {
        Self::new(Timestamp::now, || {
            let mut bits = [0; 32];
            OsRng
                .try_fill_bytes(&mut bits)
                .expect("the operating system has random numbers");
            bits
        })
    }

    /// Another clock and other dice; the dice must be random wherever it matters.
    ///
    /// # Panics
    /// Never: the time zones are compiled in.
    pub fn new(
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
        dice: impl Fn() -> [u8; 32] + Send + Sync + 'static,
    ) -> Self {
        Self {
            clock: Arc::new(clock),
            dice: Arc::new(dice),
            oslo: TimeZone::get("Europe/Oslo").expect("the time zones are compiled in"),
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The day it is in Oslo.
    pub fn today(&self) -> Date {
        self.in_oslo(self.now()).date()
    }

    /// A moment in Oslo.
    pub fn in_oslo(&self, moment: Timestamp) -> ZonedDateTime {
        moment.to_zoned_datetime(self.oslo.clone())
    }

    /// Oslo's time zone.
    pub fn oslo(&self) -> &TimeZone {
        &self.oslo
    }

    /// A new 256-bit token.
    pub fn token(&self) -> ResumeToken {
        ResumeToken::from_bits((self.dice)())
    }

    /// A new identifier that sorts by time (UUID version 7).
    pub fn id(&self) -> Uuid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        let bits = (self.dice)();
        let random = std::array::from_fn(|at| bits[at]);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}
