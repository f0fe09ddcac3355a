//! How the index grows: `scale CONTENT SEED [ARTICLES …]`. Made-up articles in the words of CONTENT,
//! the same for the same SEED, are indexed and searched; one JSON object for each number of articles,
//! and one for every tenfold among them, which says by how much time and memory grew.
//!
//! `index_cpu_seconds` is what the processors worked, which others on the machine do not lengthen, and
//! what `index_ratio` compares. Times of a query are in microseconds, memory in megabytes of what the process held more than before
//! the index was built. `p99_rebuilding_us` is of queries while another thread indexes the same anew
//! and puts it into service, as the server does when editors change something; `p99_alone_us` is of the
//! same queries in the same way, with nothing else going on.

mod articles;
mod chance;
mod queries;

use arc_swap::ArcSwap;
use articles::Language;
use chance::Chance;
use content::Lang;
use search::{Document, Synonyms, TextIndex};
use serde::{Deserialize, Serialize};
use std::{
    error::Error,
    hint::black_box,
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

/// The server's allocator, which says how much is held and how fast it is had.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

const ARTICLES: [usize; 5] = [1_000, 2_000, 5_000, 10_000, 20_000];
const QUERIES: usize = 2_000;
/// How many matches a search wants, boosts to be added after it.
const LIMIT: usize = 12;
/// After so long the allocator has given back what nobody uses.
const GIVEN_BACK: Duration = Duration::from_secs(11);

#[derive(Debug, Serialize, Deserialize)]
struct Size {
    articles: usize,
    documents: usize,
    index_seconds: f64,
    index_cpu_seconds: Option<f64>,
    query_p50_us: f64,
    query_p99_us: f64,
    memory_mb: Option<f64>,
    p99_alone_us: f64,
    p99_rebuilding_us: f64,
    rebuilding_to_alone_p99: f64,
    worst_alone_us: f64,
    worst_rebuilding_us: f64,
    /// Of the second index beside the first.
    peak_memory_mb: Option<f64>,
}

/// By how much each grew from one size to the tenfold.
#[derive(Debug, Serialize)]
struct Tenfold {
    from_articles: usize,
    to_articles: usize,
    index_ratio: Option<f64>,
    query_p50_ratio: f64,
    query_p99_ratio: f64,
    memory_ratio: Option<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [root, seed, sizes @ ..] = arguments.as_slice() else {
        return Err("usage: scale CONTENT SEED [ARTICLES …]".into());
    };
    let sizes = sizes
        .iter()
        .map(|size| size.parse())
        .collect::<Result<Vec<usize>, _>>()?;
    match sizes.as_slice() {
        [] => all(root, seed, &ARTICLES),
        [articles] => {
            let size = measure(Path::new(root), seed.parse()?, *articles)?;
            println!("{}", serde_json::to_string(&size)?);
            Ok(())
        }
        sizes => all(root, seed, sizes),
    }
}

/// Every size in a process of its own, so that none finds the memory of another.
fn all(root: &str, seed: &str, sizes: &[usize]) -> Result<(), Box<dyn Error>> {
    let mut measured: Vec<Size> = Vec::new();
    for articles in sizes {
        let child = Command::new(std::env::current_exe()?)
            .args([root, seed, &articles.to_string()])
            .stderr(Stdio::inherit())
            .output()?;
        if !child.status.success() {
            return Err(format!("{articles} articles could not be measured").into());
        }
        print!("{}", str::from_utf8(&child.stdout)?);
        measured.push(serde_json::from_slice(&child.stdout)?);
    }
    for to in &measured {
        for from in measured
            .iter()
            .filter(|from| from.articles * 10 == to.articles)
        {
            println!("{}", serde_json::to_string(&tenfold(from, to))?);
        }
    }
    Ok(())
}

fn tenfold(from: &Size, to: &Size) -> Tenfold {
    Tenfold {
        from_articles: from.articles,
        to_articles: to.articles,
        index_ratio: ratio(to.index_cpu_seconds, from.index_cpu_seconds),
        query_p50_ratio: rounded(to.query_p50_us / from.query_p50_us),
        query_p99_ratio: rounded(to.query_p99_us / from.query_p99_us),
        memory_ratio: ratio(to.memory_mb, from.memory_mb),
    }
}

fn ratio(to: Option<f64>, from: Option<f64>) -> Option<f64> {
    to.zip(from).map(|(to, from)| rounded(to / from))
}

fn measure(root: &Path, seed: u64, articles: usize) -> Result<Size, Box<dyn Error>> {
    let content = content::load(root, jiff::civil::date(2026, 11, 23))
        .0
        .ok_or("no content there")?;
    let mut chance = Chance::new(seed);
    let parts = Language::of(&content).articles(articles, &mut chance);
    drop(content);
    let queries = queries::queries(QUERIES, &parts, &mut chance);
    let documents: Vec<Document<'_>> = parts.iter().map(articles::Part::document).collect();

    thread::sleep(GIVEN_BACK);
    let before = memory("VmRSS");
    let grown = |now: Option<f64>| now.zip(before).map(|(now, before)| rounded(now - before));
    let (started, worked) = (Instant::now(), cpu_seconds());
    let index = TextIndex::build(Lang::Nb, &documents, Synonyms::default());
    let index_seconds = started.elapsed().as_secs_f64();
    let index_cpu_seconds = cpu_seconds()
        .zip(worked)
        .map(|(now, then)| rounded(now - then));
    thread::sleep(GIVEN_BACK);
    let memory_mb = grown(memory("VmRSS"));

    let times = percentiles(queries.iter().map(|query| best_of_three(&index, query)));
    let serving = Serving::new(index, queries);
    let alone = percentiles(serving.queries.iter().map(|query| serving.ask(query)));
    let rebuilding = percentiles(serving.while_rebuilding(&documents).into_iter());
    Ok(Size {
        articles,
        documents: documents.len(),
        index_seconds: rounded(index_seconds),
        index_cpu_seconds,
        query_p50_us: rounded(times.median),
        query_p99_us: rounded(times.p99),
        memory_mb,
        p99_alone_us: rounded(alone.p99),
        p99_rebuilding_us: rounded(rebuilding.p99),
        rebuilding_to_alone_p99: rounded(rebuilding.p99 / alone.p99),
        worst_alone_us: rounded(alone.worst),
        worst_rebuilding_us: rounded(rebuilding.worst),
        peak_memory_mb: grown(memory("VmHWM")),
    })
}

/// An index in service, with what it is asked.
struct Serving {
    current: ArcSwap<TextIndex>,
    queries: Vec<String>,
}

impl Serving {
    fn new(index: TextIndex, queries: Vec<String>) -> Self {
        Self {
            current: ArcSwap::from_pointee(index),
            queries,
        }
    }

    /// How long an answer takes, and to let go of an index that is no longer in service.
    fn ask(&self, query: &str) -> Duration {
        let started = Instant::now();
        let index = self.current.load_full();
        black_box(index.find(query, LIMIT));
        drop(index);
        started.elapsed()
    }

    /// How long the queries take while another thread builds the index anew, all of them at least
    /// once, and until it has been put into service.
    fn while_rebuilding(&self, documents: &[Document<'_>]) -> Vec<Duration> {
        let (asked, done) = (AtomicUsize::new(0), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                while asked.load(Relaxed) < self.queries.len() {
                    let index = TextIndex::build(Lang::Nb, documents, Synonyms::default());
                    self.current.store(Arc::new(index));
                }
                done.store(true, Relaxed);
            });
            let queries = self.queries.iter().cycle();
            queries
                .take_while(|_| !done.load(Relaxed))
                .map(|query| {
                    asked.fetch_add(1, Relaxed);
                    self.ask(query)
                })
                .collect()
        })
    }
}

fn best_of_three(index: &TextIndex, query: &str) -> Duration {
    let rounds = (0..3).map(|_| {
        let started = Instant::now();
        black_box(index.find(query, LIMIT));
        started.elapsed()
    });
    rounds.min().unwrap_or_default()
}

/// In microseconds.
struct Percentiles {
    median: f64,
    p99: f64,
    worst: f64,
}

fn percentiles(times: impl Iterator<Item = Duration>) -> Percentiles {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1e6).collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    Percentiles {
        median: at(50),
        p99: at(99),
        worst: at(100),
    }
}

/// What Linux says of this process, in megabytes; `None` elsewhere.
fn memory(what: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(what))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// What all threads of this process have worked, as Linux counts it, in hundredths of a second (`man
/// proc_pid_stat`); `None` elsewhere.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    let ticks = after_name.split_whitespace().skip(11).take(2);
    let ticks: f64 = ticks.map_while(|ticks| ticks.parse::<f64>().ok()).sum();
    Some(ticks / 100.0)
}

fn rounded(value: f64) -> f64 {
    (value * 1e3).round() / 1e3
}
