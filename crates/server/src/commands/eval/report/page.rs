//! The page's text. Each part begins with its heading and stands by itself.

use super::{Extras, Figures, PLOT, Speed};
use std::fmt::Write as _;
use understanding::eval::{
    self, Confusion, Confusions, LeftOut, OUT_OF_SCOPE, QuestionScores, Unforeseen,
};

/// So many confused pairs are shown of the life events, and of the intents.
const PAIRS: usize = 12;

/// The whole page.
pub(super) fn whole(figures: &Figures, extras: &Extras) -> String {
    let mut parts = vec![introduction(figures)];
    parts.extend(checked(figures));
    parts.push(calibration(figures));
    parts.push(unforeseen(&extras.unforeseen));
    parts.push(confusions(&extras.confusions));
    parts.push(speed(&extras.speed));
    parts.join("\n")
}

/// The parts whose figures are recomputed to see whether the page is current, and may differ a little.
pub(super) fn checked(figures: &Figures) -> Vec<String> {
    vec![
        totals(figures),
        agencies(&figures.agencies),
        groups("Held-out questions, by group", &figures.held_out),
        groups("Development questions, by group", &figures.development),
    ]
}

/// What the page was made from: has to fit exactly.
pub(super) fn introduction(figures: &Figures) -> String {
    format!(
        "# How good the understanding is\n\n\
         Written by `make eval`, never by hand; `make test` fails when it is out of date. Made from {} \
         examples of {} intents and the [question set](../tests/questions/README.md), whose lines \
         train nothing. Digest of both: `{}`.\n",
        thousands(figures.examples),
        figures.intents,
        figures.inputs
    )
}

/// One of the figures.
type Measure = fn(&eval::Figures) -> Option<f64>;

fn totals(figures: &Figures) -> String {
    let (development, held_out) = (&figures.development, &figures.held_out);
    let mut part = String::from(
        "## Questions\n\n\
         The whole assistant, each line a conversation of its own. *Development* was looked at and \
         chosen with; of *held out* only totals were seen, so believe those.\n\n\
         | | development | held out |\n|---|---:|---:|\n",
    );
    let measures: [(&str, Measure); 6] = [
        ("in scope: the right life event first", |it| it.accuracy),
        ("in scope: the right intent first", |it| it.intent_accuracy),
        ("out of scope: an honest no", |it| it.oos_recall),
        ("an honest no, when given, is right", |it| it.oos_precision),
        ("sets of life events, micro F1", |it| it.events_f1),
        ("the right language", |it| it.language_accuracy),
    ];
    for (name, of) in measures {
        let (left, right) = (of(&development.all), of(&held_out.all));
        let _ = writeln!(part, "| {name} | {} | {} |", percent(left), percent(right));
    }
    let general = |scores: &QuestionScores| percent(scores.general.accuracy);
    let _ = writeln!(
        part,
        "| greetings and the like: no life event | {} | {} |",
        general(development),
        general(held_out)
    );
    let lines = |scores: &QuestionScores| scores.all.n + scores.general.n;
    let _ = writeln!(
        part,
        "| lines | {} | {} |",
        thousands(lines(development)),
        thousands(lines(held_out))
    );
    part
}

fn agencies(scores: &QuestionScores) -> String {
    let mut part = String::from(
        "## Questions that agencies answer\n\n\
         Headings of agencies' own pages as citizens would type them, and whether the section of ours \
         that answers them is what they get.\n\n\
         | | lines | right section | right life event |\n|---|---:|---:|---:|\n",
    );
    let all = [("all".to_owned(), &scores.all)].into_iter();
    let groups = scores.lang.iter().chain(&scores.life_event);
    let groups = groups.map(|(name, figures)| (format!("`{name}`"), figures));
    for (name, figures) in all.chain(groups) {
        let _ = writeln!(
            part,
            "| {name} | {} | {} | {} |",
            figures.n,
            percent(figures.section_accuracy),
            percent(figures.accuracy)
        );
    }
    part
}

fn groups(title: &str, scores: &QuestionScores) -> String {
    let mut part = format!(
        "## {title}\n\n\
         | | lines | life event | intent | honest no | language |\n|---|---:|---:|---:|---:|---:|\n"
    );
    for (name, groups) in [
        ("language", &scores.lang),
        ("style", &scores.style),
        ("life event", &scores.life_event),
    ] {
        let _ = writeln!(part, "| *by {name}* | | | | | |");
        for (group, figures) in groups {
            let _ = writeln!(
                part,
                "| `{group}` | {} | {} | {} | {} | {} |",
                figures.n,
                percent(figures.accuracy),
                percent(figures.intent_accuracy),
                percent(figures.oos_recall),
                percent(figures.language_accuracy)
            );
        }
    }
    part
}

fn calibration(figures: &Figures) -> String {
    let held_out = &figures.held_out.calibration;
    let mut part = format!(
        "## Calibration\n\n\
         Whether what is believed with 80 % is right in 80 % of the cases, at the level of the life \
         event, `{OUT_OF_SCOPE}` included, for messages by themselves. The expected calibration error \
         is {:.3} on held-out questions and {:.3} on development.\n\n\
         ![Reliability: the share that is right over the confidence, in fifteen bins]({PLOT})\n\n\
         | confidence | mean | right | answers |\n|---|---:|---:|---:|\n",
        held_out.error, figures.development.calibration.error
    );
    for bin in &held_out.bins {
        let _ = writeln!(
            part,
            "| {:.0}–{:.0} % | {} | {} | {} |",
            bin.from * 100.0,
            bin.to * 100.0,
            percent(Some(bin.confidence)),
            percent(Some(bin.right)),
            bin.n
        );
    }
    part
}

fn unforeseen(found: &Unforeseen) -> String {
    let mut part = String::from(
        "## Errands that nobody thought of\n\n\
         Each intent of a life event in turn is left out of training, and its examples are asked. An \
         honest no is right, another errand of the same life event is close, anything else misleads.\n\n\
         | life event | examples | honest no | same life event | elsewhere |\n|---|---:|---:|---:|---:|\n",
    );
    let mut row = |name: &str, left: &LeftOut| {
        let of = |count: usize| percent((left.n > 0).then(|| count as f64 / left.n as f64));
        let _ = writeln!(
            part,
            "| {name} | {} | {} | {} | {} |",
            thousands(left.n),
            of(left.out_of_scope),
            of(left.same_event),
            of(left.elsewhere)
        );
    };
    for (event, left) in &found.life_event {
        row(&format!("`{event}`"), left);
    }
    row("**all**", &found.all);
    part
}

fn confusions(found: &Confusions) -> String {
    let mut part = format!(
        "## What is taken for what\n\n\
         Every example held out in turn, in five parts, with its translations: of {} the intent is \
         right in {}, the life event in {}. These pairs are the most frequent, each with the training \
         example that draws the most messages there. `livslos eval confusions` lists all, with the \
         messages.\n",
        thousands(found.n),
        percent(Some(found.intent_accuracy)),
        percent(Some(found.event_accuracy))
    );
    for (title, pairs) in [
        ("life event", &found.life_events),
        ("intent", &found.intents),
    ] {
        let _ = write!(
            part,
            "\n| {title} | taken for | times | strongest example there |\n|---|---|---:|---|\n"
        );
        for pair in pairs.iter().take(PAIRS) {
            part.push_str(&confusion(pair));
        }
    }
    part
}

fn confusion(pair: &Confusion) -> String {
    let pull = pair.pulls.first().map_or_else(String::new, |pull| {
        let text = pull.text.replace('|', "\\|");
        format!("{text} (`{}`, {})", pull.intent, pull.lang)
    });
    format!(
        "| `{}` | `{}` | {} of {} | {pull} |\n",
        pair.expected, pair.given, pair.count, pair.of
    )
}

fn speed(speed: &Speed) -> String {
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut part = format!(
        "## Speed and size\n\n\
         On the machine that wrote this page ({cores} cores, {build} build); not checked. Training on \
         all shipped content took {:.1} s, and the trained model holds {:.0} MB. Understanding one \
         message (language, danger, intents, entities):\n\n\
         | | median | 99th percentile |\n|---|---:|---:|\n",
        speed.training.as_secs_f64(),
        speed.model_bytes as f64 / 1e6
    );
    for (lang, (median, slowest)) in &speed.latency {
        let _ = writeln!(part, "| `{lang}` | {median:.0} µs | {slowest:.0} µs |");
    }
    part
}

/// `84.8 %`, or a dash where there is nothing to tell.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// `14,210`
fn thousands(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", thousands(number / 1_000), number % 1_000)
    }
}
