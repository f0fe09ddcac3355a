//! `livslos eval confusions`: what is taken for what, and which examples cause it.

use super::questions::moment;
use anyhow::Context as _;
use std::{fmt::Write as _, path::Path};
use understanding::eval::{Confusion, Confusions};

/// So many examples are shown for each pair, and so many messages for each example.
const PULLS: usize = 3;
const DRAWS: usize = 2;

pub(super) fn measure(root: &Path) -> anyhow::Result<Confusions> {
    let content = content::load(root, moment()?.date())
        .0
        .context("run `livslos check`")?;
    Ok(understanding::eval::confusions(content, moment()?.date()))
}

/// A readable table of the `most` frequent pairs.
pub(super) fn table(confusions: &Confusions, most: usize) -> String {
    let mut table = format!(
        "{} examples, held out in turn: intent right {:.1} %, life event right {:.1} %\n",
        confusions.n,
        confusions.intent_accuracy * 100.0,
        confusions.event_accuracy * 100.0
    );
    for (title, pairs) in [
        ("Life events", &confusions.life_events),
        ("Intents", &confusions.intents),
    ] {
        let _ = write!(table, "\n{title}: {} pairs\n", pairs.len());
        for pair in pairs.iter().take(most) {
            describe(&mut table, pair);
        }
    }
    table.push_str(
        "\nUnder each pair stand the training examples that draw the messages there, the strongest\n\
         first, and after each what it draws: move, reword or delete the one, or add examples like\n\
         the other under the intent it was meant for.\n",
    );
    table
}

fn describe(table: &mut String, pair: &Confusion) {
    let _ = writeln!(
        table,
        "\n{:>4} of {:<4} {} -> {}",
        pair.count, pair.of, pair.expected, pair.given
    );
    for pull in pair.pulls.iter().take(PULLS) {
        let _ = writeln!(
            table,
            "             {} [{}, {}]",
            pull.text, pull.intent, pull.lang
        );
        for message in pull.draws.iter().take(DRAWS) {
            let _ = writeln!(table, "                 draws: {message}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use understanding::eval::Pull;

    #[test]
    fn a_table_names_the_pairs_and_what_draws_them() {
        let pair = |expected: &str, count: usize| Confusion {
            expected: expected.to_owned(),
            given: "barnetrygd".to_owned(),
            count,
            of: 60,
            pulls: vec![Pull {
                intent: "barnetrygd".to_owned(),
                lang: "nb".to_owned(),
                text: "hvor mye får jeg".to_owned(),
                strength: 1.5,
                draws: ["hvor mye får vi", "hvor mye får man", "hva får jeg"]
                    .map(str::to_owned)
                    .to_vec(),
            }],
        };
        let confusions = Confusions {
            n: 120,
            intent_accuracy: 0.9,
            event_accuracy: 0.95,
            intents: vec![pair("kontantstotte", 3), pair("engangsstonad", 1)],
            life_events: Vec::new(),
        };
        let table = table(&confusions, 1);
        for expected in [
            "intent right 90.0 %",
            "3 of 60   kontantstotte -> barnetrygd",
            "hvor mye får jeg [barnetrygd, nb]",
            "draws: hvor mye får man",
        ] {
            assert!(table.contains(expected), "{expected:?} is not in\n{table}");
        }
        for absent in ["engangsstonad", "hva får jeg"] {
            assert!(!table.contains(absent), "{absent:?} is in\n{table}");
        }
    }
}
