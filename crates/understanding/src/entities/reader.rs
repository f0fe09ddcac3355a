//! Where a reader stands in a message, and what it finds.

use super::lexicon::{Direction, Named, Sense, Unit};
use super::tokens::Token;
use crate::EntityValue;
use content::Lang;
use jiff::civil::{Date, Weekday};

/// A message being read.
pub(super) struct Message<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// The day it was written.
    pub today: Date,
    /// Its language, or that of the conversation.
    pub lang: Lang,
    /// Whether it speaks of a pregnancy.
    pub pregnant: bool,
}

/// What a reader makes of the words at its place: how many of them, and what they mean.
pub(super) type Reading = (usize, EntityValue);

/// A place in a message.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub message: &'a Message<'a>,
    pub at: usize,
}

/// Whether what is spoken of has been or is to come, where the words around say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unsaid,
}

/// So far before and after the words that name a day their tense may stand.
const WORDS_BEFORE: isize = 6;
const WORDS_AFTER: isize = 3;

impl<'a> Place<'a> {
    /// The token so many places on.
    pub(super) fn token(self, offset: isize) -> Option<&'a Token<'a>> {
        self.message.tokens.get(self.at.checked_add_signed(offset)?)
    }

    /// The word so many places on, in lower case; empty beyond the ends.
    pub(super) fn word(self, offset: isize) -> &'a str {
        self.token(offset).map_or("", |token| &token.lower)
    }

    /// The first thing that the word so many places on may mean and `pick` takes.
    pub(super) fn sense<T>(self, offset: isize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.token(offset)?
            .senses
            .iter()
            .find_map(|sense| pick(*sense))
    }

    /// Whether the word so many places on may mean that.
    pub(super) fn means(self, offset: isize, sense: Sense) -> bool {
        self.token(offset)
            .is_some_and(|token| token.senses.contains(&sense))
    }

    /// Whether nothing but the words from here on, so many, is the message.
    pub(super) fn is_whole(self, words: usize) -> bool {
        self.at == 0 && self.message.tokens.len() == words
    }

    /// The text between the token so many places on and the one before it, without spaces.
    pub(super) fn gap(self, offset: isize) -> &'a str {
        match (self.token(offset - 1), self.token(offset)) {
            (Some(before), Some(token)) => {
                self.message.text[before.span.end..token.span.start].trim()
            }
            _ => "",
        }
    }

    pub(super) fn on(self, words: usize) -> Place<'a> {
        Place {
            at: self.at + words,
            ..self
        }
    }

    /// A whole number in digits.
    pub(super) fn whole(self, offset: isize) -> Option<i32> {
        self.token(offset)?.whole()
    }

    pub(super) fn month(self, offset: isize) -> Option<i8> {
        self.sense(offset, |sense| match sense {
            Sense::Month(month) | Sense::DoubtfulMonth(month) => Some(month),
            _ => None,
        })
    }

    pub(super) fn weekday(self, offset: isize) -> Option<Weekday> {
        self.sense(offset, |sense| match sense {
            Sense::Weekday(day) => Some(day),
            _ => None,
        })
    }

    pub(super) fn unit(self, offset: isize) -> Option<Unit> {
        self.sense(offset, |sense| match sense {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    pub(super) fn direction(self, offset: isize) -> Option<Direction> {
        self.sense(offset, |sense| match sense {
            Sense::Direction(direction) => Some(direction),
            _ => None,
        })
    }

    pub(super) fn named(self, offset: isize) -> Option<Named> {
        self.sense(offset, |sense| match sense {
            Sense::Named(named) => Some(named),
            _ => None,
        })
    }

    /// A number word; "to" and "fire" only where they are not English.
    pub(super) fn number(self, offset: isize) -> Option<u32> {
        let english = self.message.lang == Lang::En;
        if english && matches!(self.word(offset), "to" | "fire" | "ni" | "ti" | "tre") {
            return None;
        }
        self.sense(offset, |sense| match sense {
            Sense::Number(number) => Some(number),
            _ => None,
        })
    }

    /// A year of four digits.
    pub(super) fn year(self, offset: isize) -> Option<i16> {
        let token = self.token(offset)?;
        let year = token.whole()?;
        let is_plain = token.text.trim_end_matches('.').len() == 4;
        (is_plain && (1900..2100).contains(&year)).then_some(year as i16)
    }

    /// A count in digits or words, an article among them; "et par" and "a couple of" are two.
    pub(super) fn count(self, offset: isize) -> Option<(isize, i32)> {
        match (self.word(offset), self.word(offset + 1)) {
            ("a", "couple") if self.word(offset + 2) == "of" => return Some((3, 2)),
            ("et" | "eit" | "ett", "par") | ("a", "couple") => return Some((2, 2)),
            ("noen" | "nokre" | "few", _) => return None,
            _ => {}
        }
        if self.means(offset, Sense::Article) {
            return Some((1, 1));
        }
        let count = self.whole(offset);
        let count = count.or_else(|| self.number(offset)?.try_into().ok())?;
        Some((1, count))
    }

    /// What the words around say of the time of the `words` from here on. The nearest before counts;
    /// where there is none, what follows.
    pub(super) fn tense(self, words: usize) -> Tense {
        for back in 1..=WORDS_BEFORE {
            if self.token(1 - back).is_none_or(|token| token.opens) {
                break;
            }
            if let Some(tense) = self.tense_of(-back) {
                return tense;
            }
        }
        for ahead in 0..WORDS_AFTER {
            let offset = words.cast_signed() + ahead;
            if self.token(offset).is_none_or(|token| token.opens) {
                break;
            }
            if let Some(tense) = self.tense_of(offset) {
                return tense;
            }
        }
        Tense::Unsaid
    }

    fn tense_of(self, offset: isize) -> Option<Tense> {
        self.sense(offset, |sense| match sense {
            Sense::Past | Sense::Death | Sense::Direction(Direction::Last) => Some(Tense::Past),
            Sense::Future | Sense::Direction(Direction::Next | Direction::Coming) => {
                Some(Tense::Future)
            }
            _ => None,
        })
    }
}
