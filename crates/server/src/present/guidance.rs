//! The guidance's own pages: where each stands, and links to them.

use crate::wire::{Block, Paragraph, Span};
use content::{Content, Lang};

/// Where all guidance stands on the server.
pub const ROOT: &str = "/hjelp";

/// What begins a link to an article, as editors write it.
const ARTICLE: &str = "article:";

/// The addresses of pages, in one language.
#[derive(Clone, Debug)]
pub struct Guidance<'a> {
    /// What the pages are of.
    pub content: &'a Content,
    /// What their addresses begin with: nothing for links from page to page.
    pub server: String,
    /// Their language.
    pub lang: Lang,
}

impl Guidance<'_> {
    /// The page of a life event.
    pub fn life_event(&self, event: &str) -> String {
        format!("{}{ROOT}/{event}?lang={}", self.server, self.lang)
    }

    /// The page of an article, `article` or `article#section`; `None` where there is no such article.
    pub fn article(&self, target: &str) -> Option<String> {
        let (id, section) = match target.split_once('#') {
            Some((id, section)) => (id, format!("#{section}")),
            None => (target, String::new()),
        };
        let article = self.content.articles.get(id)?;
        let folder = article.life_events.first();
        let folder = folder.map_or("general", |event| event.as_str());
        let (server, lang) = (&self.server, self.lang);
        Some(format!("{server}{ROOT}/{folder}/{id}?lang={lang}{section}"))
    }

    /// Leads every link to an article to its page.
    pub fn lead(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Text { body, .. } | Block::Notice { body, .. } => self.lead_paragraphs(body),
                Block::Sources { sources } => {
                    sources.retain_mut(|source| self.lead_address(&mut source.url));
                }
                Block::Links { links, .. } => {
                    links.retain_mut(|link| self.lead_address(&mut link.url));
                }
                Block::Steps { .. }
                | Block::Question { .. }
                | Block::Choices { .. }
                | Block::Login { .. } => {}
            }
        }
    }

    /// The same for running text; a link that leads nowhere any more becomes its words.
    pub fn lead_paragraphs(&self, paragraphs: &mut [Paragraph]) {
        let lead = |span: &mut Span| {
            if let Some(link) = &mut span.link
                && !self.lead_address(link)
            {
                span.link = None;
            }
        };
        for paragraph in paragraphs {
            match paragraph {
                Paragraph::Text { spans } => spans.iter_mut().for_each(lead),
                Paragraph::Bullets { items } | Paragraph::Numbered { items } => {
                    items.iter_mut().flatten().for_each(lead);
                }
            }
        }
    }

    /// Whether the address leads somewhere, that of an article now to its page.
    fn lead_address(&self, address: &mut String) -> bool {
        let Some(target) = address.strip_prefix(ARTICLE) else {
            return true;
        };
        match self.article(target) {
            Some(page) => {
                *address = page;
                true
            }
            None => false,
        }
    }
}
