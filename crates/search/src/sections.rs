//! The searchable sections of one version of the content.

use crate::{Asked, Because, Document, Passage, Signals, Synonyms, TextIndex, passages};
use content::{ArticleId, ArticleText, Content, Lang, Paragraph, SectionId};

/// A section that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// The section; `None` for the article's title and summary.
    pub section: Option<SectionId>,
    /// Higher is better; comparable within one search only.
    pub score: f32,
    /// What speaks for it.
    pub signals: Signals,
}

/// The searchable content of one version.
#[derive(Debug)]
pub struct Search {
    places: Vec<Place>,
    /// In the order of [`Lang::ALL`].
    indexes: [TextIndex; 3],
}

/// The passages of the content, to make a vector of each.
#[derive(Clone, Debug)]
pub struct ContentPassages(
    /// In the order of [`Lang::ALL`].
    [Vec<Passage>; 3],
);

impl ContentPassages {
    /// The passages of every section of every article in every language.
    pub fn of(content: &Content) -> Self {
        let places = places(content);
        Self(Lang::ALL.map(|lang| {
            let parts = parts(content, &places, lang);
            passages(&parts.iter().map(Part::document).collect::<Vec<_>>())
        }))
    }

    /// Their texts, in order.
    pub fn texts(&self) -> Vec<&str> {
        let passages = self.0.iter().flatten();
        passages.map(|passage| passage.text.as_str()).collect()
    }
}

/// What stands at one place of every index.
#[derive(Debug)]
struct Place {
    article: ArticleId,
    section: Option<SectionId>,
}

/// What a word of a query is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Meant {
    /// The word, in lower case.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// How many sections have the stem.
    pub sections: u32,
    /// How much it says, by how few those are.
    pub rarity: f32,
    /// Stems that may mean the same, how surely (0 to 1) and why, the surest first.
    pub related: Vec<(String, f32, Because)>,
}

impl Search {
    /// What the words of a query are taken for in `lang`, those that mean something.
    pub fn explain(&self, lang: Lang, query: &str) -> Vec<Meant> {
        self.indexes[lang as usize].explain(query)
    }

    /// Indexes every section of every article in every language, with its title and heading in the other
    /// languages beside it, so that it is found by their names too. Where an article has no English, its
    /// bokmål stands in the English index.
    pub fn build(content: &Content) -> Self {
        let places = places(content);
        let indexes = Lang::ALL.map(|lang| index(content, &places, lang));
        Self { places, indexes }
    }

    /// The same, which finds by meaning too: with a vector of each of the content's passages, and the mean
    /// of the vectors of what is asked (see [`TextIndex::with_vectors`]).
    #[must_use]
    pub fn with_vectors(
        self,
        passages: &ContentPassages,
        vectors: &[Vec<f32>],
        asked: &[f32],
    ) -> Self {
        let mut rest = vectors;
        let mut of = passages.0.iter();
        let indexes = self.indexes.map(|index| {
            let passages = of.next().map_or(&[][..], Vec::as_slice);
            let (own, others) = rest.split_at(passages.len().min(rest.len()));
            rest = others;
            index.with_vectors(passages, own, asked)
        });
        Self { indexes, ..self }
    }

    /// The sections in `lang` that match best, and all of the articles `also`, with what speaks for each,
    /// the best first.
    pub fn find<'a>(
        &self,
        lang: Lang,
        asked: impl Into<Asked<'a>>,
        also: &[&ArticleId],
    ) -> Vec<Hit> {
        let places = self.places.iter().enumerate();
        let places = places.filter(|(_, place)| also.contains(&&place.article));
        let places = places.map(|(place, _)| place);
        let found = self.indexes[lang as usize].find_also(asked.into(), places, usize::MAX);
        let hits = found.into_iter().map(|found| {
            let place = &self.places[found.document];
            Hit {
                article: place.article.clone(),
                section: place.section.clone(),
                score: found.score,
                signals: found.signals,
            }
        });
        hits.collect()
    }
}

/// What a place says in one language.
struct Part<'a> {
    title: &'a str,
    heading: &'a str,
    body: String,
}

impl Part<'_> {
    fn document(&self) -> Document<'_> {
        Document {
            title: self.title,
            heading: self.heading,
            body: &self.body,
            beside: "",
        }
    }
}

fn places(content: &Content) -> Vec<Place> {
    let mut places = Vec::new();
    for article in content.articles.values() {
        let sections = article.text.nb.sections.iter();
        let sections = sections.map(|section| Some(section.id.clone()));
        places.extend(std::iter::once(None).chain(sections).map(|section| Place {
            article: article.id.clone(),
            section,
        }));
    }
    places
}

/// What every place says in one language.
fn parts<'a>(content: &'a Content, places: &[Place], lang: Lang) -> Vec<Part<'a>> {
    let parts = places.iter().map(|place| part(content, place, lang));
    parts.collect()
}

fn index(content: &Content, places: &[Place], lang: Lang) -> TextIndex {
    let parts = parts(content, places, lang);
    let beside: Vec<String> = places
        .iter()
        .map(|place| beside(content, place, lang))
        .collect();
    let documents = parts.iter().zip(&beside);
    let documents: Vec<Document<'_>> = documents
        .map(|(part, beside)| Document {
            beside,
            ..part.document()
        })
        .collect();
    TextIndex::build(
        lang,
        &documents,
        Synonyms::of_content(&content.synonyms, lang),
    )
}

/// A place's title and heading in the other languages.
fn beside(content: &Content, place: &Place, lang: Lang) -> String {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let parts = others.map(|other| part(content, place, other));
    parts
        .flat_map(|part| [part.title, "\n", part.heading, "\n"])
        .collect()
}

fn part<'a>(content: &'a Content, place: &Place, lang: Lang) -> Part<'a> {
    let text: &ArticleText = content.articles[&place.article].in_lang(lang);
    let section = place.section.as_ref().and_then(|id| text.section(id));
    let (heading, body) = section.map_or(("", &text.summary), |section| {
        (section.heading.as_str(), &section.body)
    });
    Part {
        title: &text.title,
        heading,
        body: plain(body),
    }
}

fn plain(paragraphs: &[Paragraph]) -> String {
    paragraphs
        .iter()
        .map(Paragraph::plain)
        .collect::<Vec<_>>()
        .join("\n")
}
