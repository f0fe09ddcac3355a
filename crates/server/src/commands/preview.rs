//! `livslos preview`: an article as the chat says it and as its page shows it.

use super::{chat::show, place::Place};
use crate::{
    environment::Environment,
    library::Library,
    present::{self, Guidance, LoginOffer},
    wire::Block,
};
use anyhow::Context as _;
use content::{ArticleText, Lang};
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Show an article as the chat says it and as its page shows it
#[derive(Debug, clap::Args)]
pub(super) struct Preview {
    /// The article: the name of its folder
    article: String,
    /// One language: nb, nn or en; left out, all
    #[arg(long, value_parser = super::lang)]
    lang: Option<Lang>,
    #[command(flatten)]
    place: Place,
}

impl Preview {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let root = self.place.find()?;
        let environment = Environment::system();
        let assistant = Library::open(&root, environment.clone())?.current();
        let article = assistant.content.articles.get(self.article.as_str());
        let article = article.with_context(|| {
            let name = &self.article;
            format!("there is no article {name}: give the name of a folder in knowledge/*/")
        })?;
        let languages = self.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
        let now = environment.in_oslo(environment.now());
        let mut out = io::stdout().lock();
        for lang in languages {
            let guidance = Guidance {
                content: &assistant.content,
                server: String::new(),
                lang,
            };
            let said = assistant.show(article, lang, &now);
            let mut said = present::blocks(said, &LoginOffer::Nowhere(String::new()));
            guidance.lead(&mut said);
            writeln!(out, "===== {lang}: chat =====\n")?;
            show::blocks(&mut out, &said)?;
            let address = guidance.article(&self.article).unwrap_or_default();
            writeln!(out, "\n===== {lang}: {address} =====\n")?;
            page(&mut out, article.in_lang(lang), &guidance)?;
            writeln!(out)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The text of the page, section by section.
fn page(out: &mut impl Write, text: &ArticleText, guidance: &Guidance<'_>) -> io::Result<()> {
    let summary = [(&text.title, &text.summary)].into_iter();
    let sections = text.sections.iter();
    let sections = sections.map(|section| (&section.heading, &section.body));
    for (heading, body) in summary.chain(sections) {
        let mut body = present::paragraphs(body.clone());
        guidance.lead_paragraphs(&mut body);
        let heading = Some(heading.clone());
        show::blocks(out, &[Block::Text { heading, body }])?;
        writeln!(out)?;
    }
    Ok(())
}
