//! From margins to probabilities, and the point at which to abstain: all fitted on messages that
//! the separators had not seen.

use super::logistic::Logistic;
use crate::bytes::{Reader, Writer};

/// How many of the margins' properties say whether a message is in scope.
const EVIDENCE: usize = 3;

/// The share of strangers where no example is out of scope: there is no reason to expect them.
const UNEXPECTED_SHARE: f32 = 0.01;

/// How much of that share is taken to be topics that nobody thought of, for which labels left out of
/// training stand. They lie closer to the rest than most of what people ask.
const UNFORESEEN_SHARE: f32 = 0.05;

/// No class is less clear than this: where none is trained, margins are minus infinity.
const LEAST_MARGIN: f32 = -2.0;

/// A message held out from training, and what became of it.
#[derive(Debug)]
pub(crate) struct Trial {
    /// Margins of all classes, those in scope first; those not trained are minus infinity.
    pub margins: Vec<f32>,
    /// What would have been right.
    pub truth: Truth,
}

/// What is right for a message held out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// One of the classes in scope.
    Class(usize),
    /// None of them, and examples of what is out of scope were trained on.
    OutOfScope,
    /// A class in scope, but one that the separators were not trained on.
    Unforeseen(usize),
}

/// What is to be expected of messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outlook {
    /// How many classes are in scope: the first ones.
    pub inside: usize,
    /// The share (0 to 1) of messages out of scope, whatever their share of the examples: editors
    /// write many examples of what Livslos can do and few of the endless rest.
    pub strangers: f32,
}

/// What margins mean.
#[derive(Debug, Default)]
pub(crate) struct Calibration {
    /// How many classes are in scope: the first ones.
    inside: usize,
    /// Steepness of the soft-max over the classes in scope.
    steepness: f32,
    /// Probability of being out of scope.
    scope: Logistic<EVIDENCE>,
    /// Abstains where the best class is less probable than this.
    pub threshold: f32,
}

/// Probabilities of one message.
#[derive(Debug)]
pub(crate) struct Probabilities {
    /// Of every class in scope; with `out_of_scope` they sum to one.
    pub classes: Vec<f32>,
    /// Of none of them.
    pub out_of_scope: f32,
}

impl Calibration {
    /// Fits all parameters on held-out messages.
    pub(crate) fn fit(trials: &[Trial], Outlook { inside, strangers }: Outlook) -> Self {
        let mut calibration = Self {
            inside,
            steepness: fit_steepness(trials, inside),
            ..Self::default()
        };
        let truths: Vec<Truth> = trials.iter().map(|trial| trial.truth).collect();
        let share = if truths.contains(&Truth::OutOfScope) {
            strangers
        } else {
            UNEXPECTED_SHARE
        };
        let weights = Weights::of(share, &truths);
        let cases: Vec<_> = trials
            .iter()
            .map(|trial| {
                let stranger = !matches!(trial.truth, Truth::Class(_));
                let evidence = evidence(trial.margins.split_at(inside), calibration.steepness);
                (evidence, stranger, weights.get(trial.truth))
            })
            .collect();
        calibration.scope = Logistic::fit(&cases);
        calibration.threshold = Trials::judge(trials, &calibration).threshold(share, |class| class);
        calibration
    }

    /// Writes the parameters.
    pub(crate) fn write(&self, into: &mut Writer) {
        into.size(self.inside);
        into.f32(self.steepness);
        self.scope.write(into);
        into.f32(self.threshold);
    }

    /// Reads what was written of a calibration with `inside` classes in scope.
    pub(crate) fn read(from: &mut Reader<'_>, inside: usize) -> Option<Self> {
        let calibration = Self {
            inside: from.size()?,
            steepness: from.f32()?,
            scope: Logistic::read(from)?,
            threshold: from.f32()?,
        };
        (calibration.inside == inside).then_some(calibration)
    }

    /// How unlikely what is right for held-out messages is on the mean (in nats), strangers having the
    /// share that is expected.
    pub(crate) fn surprise(&self, trials: &[Trial], strangers: f32) -> f32 {
        let truths: Vec<Truth> = trials.iter().map(|trial| trial.truth).collect();
        let weights = Weights::of(strangers, &truths);
        let surprise = |trial: &Trial| {
            let probabilities = self.probabilities(&trial.margins);
            let right = match trial.truth {
                Truth::Class(class) => probabilities.classes[class],
                Truth::OutOfScope | Truth::Unforeseen(_) => probabilities.out_of_scope,
            };
            -right.max(1e-6).ln() * weights.get(trial.truth)
        };
        trials.iter().map(surprise).sum()
    }

    /// What the margins of one message mean.
    pub(crate) fn probabilities(&self, margins: &[f32]) -> Probabilities {
        let margins = margins.split_at(self.inside);
        let out_of_scope = self.scope.probability(evidence(margins, self.steepness));
        let mut classes = softmax(margins.0, self.steepness);
        for class in &mut classes {
            *class *= 1.0 - out_of_scope;
        }
        Probabilities {
            classes,
            out_of_scope,
        }
    }
}

impl Probabilities {
    /// Leaves what is known by other means only `1 - sure` of doubt: the class has that probability,
    /// or being out of scope has if it is none of those in scope.
    pub(crate) fn prefer(&mut self, class: usize, sure: f32) {
        let doubt = 1.0 - sure;
        for probability in &mut self.classes {
            *probability *= doubt;
        }
        self.out_of_scope *= doubt;
        *self
            .classes
            .get_mut(class)
            .unwrap_or(&mut self.out_of_scope) += sure;
    }
}

/// Held-out messages with the probabilities they were given.
#[derive(Debug)]
pub struct Trials {
    judged: Vec<(Vec<f32>, Truth)>,
}

impl Trials {
    pub(crate) fn judge(trials: &[Trial], calibration: &Calibration) -> Self {
        let judge = |trial: &Trial| {
            let probabilities = calibration.probabilities(&trial.margins);
            (probabilities.classes, trial.truth)
        };
        Self {
            judged: trials.iter().map(judge).collect(),
        }
    }

    /// The operating point when labels are put together in topics (numbered from 0) whose probability
    /// is the sum of their labels': the probability of being in scope below which to abstain, so that
    /// right topics and recognised strangers together are most, `out_of_scope_share` (0 to 1) of all
    /// messages being strangers.
    ///
    /// A message of a label left out is a stranger, unless its topic has other labels.
    pub fn threshold(&self, out_of_scope_share: f32, topic_of: impl Fn(usize) -> usize) -> f32 {
        let classes = self.judged.first().map_or(0, |(classes, _)| classes.len());
        let topics: Vec<usize> = (0..classes).map(&topic_of).collect();
        let mut labels_of = vec![0_usize; topics.iter().max().map_or(0, |topic| topic + 1)];
        for &topic in &topics {
            labels_of[topic] += 1;
        }
        let truths: Vec<Truth> = self.judged.iter().map(|(_, truth)| *truth).collect();
        let weights = Weights::of(out_of_scope_share, &truths);
        let gains = self.judged.iter().filter_map(|(classes, truth)| {
            let mut sums = vec![0.0; labels_of.len()];
            for (class, probability) in classes.iter().enumerate() {
                sums[topics[class]] += probability;
            }
            let (best, _) = best(&sums);
            let confidence = sums.iter().sum();
            let weight = weights.get(*truth);
            let gain = match *truth {
                Truth::Class(class) if topics[class] == best => -weight,
                Truth::Class(_) => 0.0,
                Truth::Unforeseen(class) if labels_of[topics[class]] > 1 => return None,
                Truth::OutOfScope | Truth::Unforeseen(_) => weight,
            };
            Some((confidence, gain))
        });
        highest_total(gains.collect())
    }
}

/// The confidence below which the gains sum to the most.
fn highest_total(mut gains: Vec<(f32, f32)>) -> f32 {
    gains.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut threshold = 0.0;
    let (mut total, mut most) = (0.0, 0.0);
    for pair in gains.windows(2) {
        total += pair[0].1;
        if total > most {
            most = total;
            threshold = f32::midpoint(pair[0].0, pair[1].0);
        }
    }
    threshold
}

/// What one trial of each kind counts, so that the kinds have their shares.
struct Weights {
    class: f32,
    out_of_scope: f32,
    unforeseen: f32,
}

impl Weights {
    fn of(out_of_scope_share: f32, truths: &[Truth]) -> Self {
        let count = |is: fn(Truth) -> bool| -> f32 {
            truths.iter().filter(|truth| is(**truth)).count() as f32
        };
        let out_of_scope = count(|truth| truth == Truth::OutOfScope);
        let unforeseen = count(|truth| matches!(truth, Truth::Unforeseen(_)));
        let class = count(|truth| matches!(truth, Truth::Class(_)));
        let unforeseen_share = match (out_of_scope > 0.0, unforeseen > 0.0) {
            (true, true) => UNFORESEEN_SHARE,
            (true, false) => 0.0,
            (false, _) => 1.0,
        };
        Self {
            class: (1.0 - out_of_scope_share) / class.max(1.0),
            out_of_scope: out_of_scope_share * (1.0 - unforeseen_share) / out_of_scope.max(1.0),
            unforeseen: out_of_scope_share * unforeseen_share / unforeseen.max(1.0),
        }
    }

    fn get(&self, truth: Truth) -> f32 {
        match truth {
            Truth::Class(_) => self.class,
            Truth::OutOfScope => self.out_of_scope,
            Truth::Unforeseen(_) => self.unforeseen,
        }
    }
}

/// How clearly all of some classes together claim a message: as the best of them does, or more where
/// others come near.
fn crowd(margins: &[f32], steepness: f32) -> f32 {
    let first = margins.iter().copied().fold(LEAST_MARGIN, f32::max);
    let shares = margins
        .iter()
        .map(|margin| (steepness * (margin - first)).exp());
    first + shares.sum::<f32>().max(1.0).ln() / steepness
}

/// The largest value and its place.
pub(crate) fn best(values: &[f32]) -> (usize, f32) {
    values
        .iter()
        .copied()
        .enumerate()
        .fold(
            (0, f32::MIN),
            |best, next| if next.1 > best.1 { next } else { best },
        )
}

/// What the margins inside and outside say about being in scope: how clearly the best class claims the
/// message, how clearly all of them together do, and how clearly the kinds of strangers do.
fn evidence((inside, outside): (&[f32], &[f32]), steepness: f32) -> [f32; EVIDENCE] {
    let first = inside.iter().copied().fold(LEAST_MARGIN, f32::max);
    let strangers = if outside.is_empty() {
        0.0
    } else {
        crowd(outside, steepness)
    };
    [first, crowd(inside, steepness), strangers]
}

fn softmax(margins: &[f32], steepness: f32) -> Vec<f32> {
    let highest = best(margins).1;
    let mut shares: Vec<f32> = margins
        .iter()
        .map(|margin| (steepness * (margin - highest)).exp())
        .collect();
    let sum: f32 = shares.iter().sum();
    for share in &mut shares {
        *share /= sum;
    }
    shares
}

/// The steepness under which the right classes of the messages in scope are most likely, by
/// golden-section search over 1 to 30.
fn fit_steepness(trials: &[Trial], inside: usize) -> f32 {
    let ratio = 0.618_034;
    let (mut low, mut high) = (1.0_f32, 30.0_f32);
    for _ in 0..12 {
        let (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
        if surprise_at(left, trials, inside) < surprise_at(right, trials, inside) {
            high = right;
        } else {
            low = left;
        }
    }
    f32::midpoint(low, high)
}

/// How unlikely the right classes of the messages in scope are at a steepness.
fn surprise_at(steepness: f32, trials: &[Trial], inside: usize) -> f32 {
    trials
        .iter()
        .filter_map(|trial| match trial.truth {
            Truth::Class(class) => Some(softmax(&trial.margins[..inside], steepness)[class]),
            Truth::OutOfScope | Truth::Unforeseen(_) => None,
        })
        .map(|probability| -probability.max(1e-6).ln())
        .sum()
}
