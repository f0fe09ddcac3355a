//! The content in service: loaded at start, replaced whole when editors change it, never by content
//! with errors. A turn in progress keeps the version it began with.

use crate::{environment::Environment, kept::KeptModel};
use arc_swap::ArcSwap;
use content::{Content, Lang, Problem, Severity};
use dialogue::Assistant;
use jiff::civil::Date;
use notify::{RecursiveMode, Watcher};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use tokio::sync::mpsc;
use understanding::{Understander, encoder::Encoder};

/// Editors' programs write a file in several strokes; this long after the last one it is read.
const SETTLE: Duration = Duration::from_millis(200);

/// How often it is looked whether a new day has brought new rates.
const LOOK_AT_THE_DAY: Duration = Duration::from_secs(30);

/// The folders that hold content.
const FOLDERS: [&str; 3] = ["knowledge", "intents", "locales"];

/// The content in service.
#[derive(Debug)]
pub struct Library {
    root: PathBuf,
    environment: Environment,
    teacher: Teacher,
    current: ArcSwap<Assistant>,
}

/// How content comes to be understood.
#[derive(Debug, Default)]
pub struct Teacher {
    /// With an encoder what a message means counts besides its words.
    pub encoder: Option<Arc<dyn Encoder>>,
    /// Where what was trained is kept, so that the same examples need not be trained on again.
    pub kept: Option<KeptModel>,
}

/// Content that cannot be served, and why.
#[derive(Debug, thiserror::Error)]
#[error("the content in {root} has errors: run `livslos check`\n{}", list(.problems))]
pub struct UnusableContent {
    /// Where it lies.
    pub root: PathBuf,
    /// The errors.
    pub problems: Vec<Problem>,
}

impl Teacher {
    fn teach(&self, content: &Content) -> Understander {
        let encoder = self.encoder.as_ref();
        match &self.kept {
            Some(kept) => kept.understander(content, encoder),
            None => Understander::train(content, encoder),
        }
    }
}

impl Library {
    /// Loads and trains the content below `root`.
    pub fn open(root: &Path, environment: Environment) -> Result<Self, UnusableContent> {
        Self::taught(root, environment, Teacher::default())
    }

    /// The same, with an encoder or a model that is kept.
    pub fn taught(
        root: &Path,
        environment: Environment,
        teacher: Teacher,
    ) -> Result<Self, UnusableContent> {
        let assistant = read(root, environment.today(), &teacher)?;
        Ok(Self {
            root: root.to_owned(),
            environment,
            teacher,
            current: ArcSwap::from_pointee(assistant),
        })
    }

    /// The version in service now.
    pub fn current(&self) -> Arc<Assistant> {
        self.current.load_full()
    }

    /// A message of the assistant's own wording.
    pub fn say(&self, lang: Lang, key: &str) -> String {
        self.current.load().content.locales.format(lang, key, &[])
    }

    /// Reads the content again, and puts it into service unless it has errors; each problem is
    /// logged. Whether it did.
    pub fn reload(&self) -> bool {
        match read(&self.root, self.environment.today(), &self.teacher) {
            Ok(assistant) => {
                let version = assistant.content.version.clone();
                self.current.store(Arc::new(assistant));
                tracing::info!(content.version = version, "content replaced");
                true
            }
            Err(unusable) => {
                for problem in &unusable.problems {
                    tracing::error!(
                        content.file = %problem.file.display(),
                        content.line = problem.line,
                        content.rule = problem.rule,
                        "content has an error: {}",
                        problem.message
                    );
                }
                tracing::error!("content with errors was not taken into service");
                false
            }
        }
    }

    /// Reloads whenever a file changes, and on the day a rate changes, until the future is dropped.
    pub async fn watch(self: Arc<Self>) -> Result<(), notify::Error> {
        let (changed, mut to_read) = mpsc::channel::<()>(1);
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let is_change = event.is_ok_and(|event| !event.kind.is_access());
                if is_change {
                    // A full channel already says that something changed.
                    let _ = changed.try_send(());
                }
            })?;
        for folder in FOLDERS {
            watcher.watch(&self.root.join(folder), RecursiveMode::Recursive)?;
        }
        let mut read_on = self.environment.today();
        loop {
            match tokio::time::timeout(LOOK_AT_THE_DAY, to_read.recv()).await {
                Ok(None) => return Ok(()),
                Ok(Some(())) => {
                    while let Ok(Some(())) = tokio::time::timeout(SETTLE, to_read.recv()).await {}
                }
                Err(_) if !self.is_outdated(read_on) => continue,
                Err(_) => {}
            }
            read_on = self.environment.today();
            let library = Arc::clone(&self);
            // Training takes a while, and other tasks share this thread.
            if let Err(panic) = tokio::task::spawn_blocking(move || library.reload()).await {
                tracing::error!(error = %panic, "content could not be reloaded");
            }
        }
    }

    /// Whether a rate of content that was read on `read_on` has changed since.
    fn is_outdated(&self, read_on: Date) -> bool {
        let change = self.current().content.next_change(read_on);
        change.is_some_and(|change| change <= self.environment.today())
    }
}

fn read(root: &Path, today: Date, teacher: &Teacher) -> Result<Assistant, UnusableContent> {
    let (content, problems) = content::load(root, today);
    let errors: Vec<Problem> = problems
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect();
    match content {
        Some(content) if errors.is_empty() => {
            let encoder = teacher.encoder.as_ref();
            Ok(Assistant::build(content, encoder, |content| {
                teacher.teach(content)
            }))
        }
        _ => Err(UnusableContent {
            root: root.to_owned(),
            problems: errors,
        }),
    }
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}
