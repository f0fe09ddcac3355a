//! Hashes of words and pieces: quick, and the same on every machine.

use crate::bytes::Writer;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

// Where a hash begins, so that a word and a piece with the same letters differ. Small numbers would
// not do: the first letter could make up for the difference.
pub(super) const BORDER: u64 = 0x243F_6A88_85A3_08D3;
pub(super) const WORD: u64 = 0x1319_8A2E_0370_7344;
pub(super) const SOUND: u64 = 0x4528_21E6_38D0_1377;
pub(super) const PAIR: u64 = 0x082E_FA98_EC4E_6C89;
pub(super) const PIECE: u64 = 0xA409_3822_299F_31D0;

pub(super) fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// Two in a row.
pub(super) fn pair(first: u64, second: u64) -> u64 {
    mix(mix(first, 0), second)
}

/// A whole word.
pub(super) fn text(text: &str) -> u64 {
    text.bytes().fold(WORD, |hash, byte| mix(hash, byte.into()))
}

/// For maps whose keys are such hashes.
pub(super) type Hashed = BuildHasherDefault<Mixed>;

/// Writes hashes from the smallest to the largest.
pub(super) fn write_set(hashes: &HashSet<u64, Hashed>, into: &mut Writer) {
    let mut hashes: Vec<u64> = hashes.iter().copied().collect();
    hashes.sort_unstable();
    into.list(hashes.into_iter(), Writer::u64);
}

/// Takes a hash that is mixed already as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0, byte.into());
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
