//! Chance that is the same on every machine, from a seed.

/// `SplitMix64` (Steele, Lea and Flood 2014).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// One of `choices`, of which there is one at least.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Ranks from 0, of which the n-th is drawn as often as its number to minus an exponent.
pub(crate) struct Zipf {
    /// The shares of this rank and all before it.
    up_to: Vec<f64>,
}

impl Zipf {
    pub(crate) fn new(ranks: usize, exponent: f64) -> Self {
        let shares = (1..=ranks).map(|rank| (rank as f64).powf(-exponent));
        let up_to = shares.scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        });
        Self {
            up_to: up_to.collect(),
        }
    }

    pub(crate) fn draw(&self, chance: &mut Chance) -> usize {
        let total = self.up_to.last().copied().unwrap_or_default();
        let drawn = chance.next() as f64 / u64::MAX as f64 * total;
        let rank = self.up_to.partition_point(|&up_to| up_to < drawn);
        rank.min(self.up_to.len().saturating_sub(1))
    }
}
