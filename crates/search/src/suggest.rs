//! What a citizen may be about to write: titles, questions and errands of the content that go on from
//! what has been typed so far.

mod errands;
mod text;

use content::{Article, ArticleId, Content, IntentId, Lang, LifeEventId, SectionId};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};
use text::{Matches, Text, Typed, Vocabulary};

/// The longest text that is still looked up, in characters: who has written more is telling their
/// own story.
pub const LONGEST_TYPED: usize = 100;

/// How many suggestions of one article come before those of others.
const OF_ONE_ARTICLE: usize = 3;

/// A title or errand of so many words is said by nobody who does not mean it.
const TELLING_WORDS: usize = 3;

/// Something a citizen may want to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The words, whole in themselves: a title, or a question and what it is about.
    pub text: String,
    /// The article that answers.
    pub article: ArticleId,
    /// Its section; `None` for the article as a whole.
    pub section: Option<SectionId>,
}

/// What answers a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// An article.
    Article(ArticleId),
    /// A section of it.
    Section(ArticleId, SectionId),
    /// What an intent does.
    Intent(IntentId),
}

/// Every title, every question and every errand of one version of the content.
#[derive(Debug)]
pub struct Suggestions {
    vocabulary: Vocabulary,
    entries: Vec<Entry>,
    /// By the texts in every language, in small letters.
    named: HashMap<String, Named>,
}

#[derive(Debug)]
struct Entry {
    article: ArticleId,
    section: Option<SectionId>,
    kind: Kind,
    life_events: Vec<LifeEventId>,
    /// How many other articles lead to this one.
    led_to: usize,
    /// In the order of [`Lang::ALL`].
    texts: [Text; 3],
    /// What citizens call it, in any language: places in the vocabulary.
    called: BTreeSet<usize>,
}

/// The more central first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Of an article.
    Title,
    /// What an intent is called.
    Errand,
    /// The heading of a section.
    Question,
}

/// How well an entry goes on from what was typed; the smallest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It begins with it.
    Beginning,
    /// It has it: titles first, and among their like where the typed words stand in them.
    Within(Kind, Standing),
    /// The same in another language than the page's.
    OtherLanguage(Standing),
    /// It has other words for it.
    Called,
    /// With a slip of the pen.
    Repaired,
}

/// Where typed words stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// The text begins with them.
    Beginning,
    /// Each of them begins one of its words.
    Words,
    /// One of them is inside a word, as in a compound.
    Inside,
}

impl Suggestions {
    /// Collects them from `content`.
    pub fn build(content: &Content) -> Self {
        let mut vocabulary = Vocabulary::new();
        let mut led_to: HashMap<&ArticleId, usize> = HashMap::new();
        for related in content.articles.values().flat_map(|from| &from.related) {
            *led_to.entry(related).or_default() += 1;
        }
        let led_to = |article: &Article| led_to.get(&article.id).copied().unwrap_or_default();
        let mut entries = Vec::new();
        let mut named = HashMap::new();
        let mut add =
            |article: &Article, section: Option<&SectionId>, kind, texts: [Text; 3], called| {
                entries.push(Entry {
                    article: article.id.clone(),
                    section: section.cloned(),
                    kind,
                    life_events: article.life_events.clone(),
                    led_to: led_to(article),
                    texts,
                    called,
                });
            };
        for article in content.articles.values() {
            let sections = article.text.nb.sections.iter();
            let sections = sections.map(|section| Some(&section.id));
            for section in std::iter::once(None).chain(sections) {
                let texts = Lang::ALL.map(|lang| {
                    let (title, heading) = words_of(article, section, lang);
                    vocabulary.text(lang, title, heading)
                });
                let kind = section.map_or(Kind::Title, |_| Kind::Question);
                let answer = match section {
                    Some(section) => Named::Section(article.id.clone(), section.clone()),
                    None => Named::Article(article.id.clone()),
                };
                name(&mut named, kind, &texts, &answer);
                add(article, section, kind, texts, BTreeSet::new());
            }
        }
        for errand in errands::of(content) {
            let texts = Lang::ALL.map(|lang| vocabulary.text(lang, errand.title.get(lang), None));
            let called = errand.called.iter().map(|word| vocabulary.place(word));
            let called = called.collect();
            name(
                &mut named,
                Kind::Errand,
                &texts,
                &Named::Intent(errand.intent.clone()),
            );
            add(errand.article, errand.section, Kind::Errand, texts, called);
        }
        Self {
            vocabulary,
            entries,
            named,
        }
    }

    /// What answers a message that is a suggestion, word for word. Short titles and errands are no
    /// more than words that anybody may say, and name nothing.
    pub fn named(&self, message: &str) -> Option<&Named> {
        self.named.get(&message.trim().to_lowercase())
    }

    /// What goes on from `typed`, in `lang`, the best first, at most `limit`, each text once. What is
    /// typed may be in another of our languages, without æ, ø and å, and in capitals. Where nothing
    /// goes on from it, one slip in a word of five letters or more is overlooked. Those of
    /// `life_event` come first among their equals.
    pub fn suggest(
        &self,
        lang: Lang,
        typed: &str,
        life_event: Option<&LifeEventId>,
        limit: usize,
    ) -> Vec<Suggestion> {
        let Some(typed) = self.vocabulary.typed(typed, LONGEST_TYPED) else {
            return Vec::new();
        };
        let as_typed = self.vocabulary.matches(&typed);
        let mut found = self.rank(lang, &typed, &as_typed, false);
        if found.is_empty()
            && let Some(repaired) = self.vocabulary.repaired(&typed, &as_typed)
        {
            found = self.rank(lang, &typed, &repaired, true);
        }
        found.sort_by_cached_key(|&(rank, met, place)| {
            let entry = &self.entries[place];
            let is_elsewhere = life_event.is_some_and(|event| !entry.life_events.contains(event));
            let length = entry.texts[lang as usize].shown.chars().count();
            let central = (length, Reverse(entry.led_to), place);
            (rank, is_elsewhere, Reverse(met), entry.kind, central)
        });
        self.spread(lang, &found, limit)
    }

    /// The entries that match: how well, how many small words too, and the place.
    fn rank(
        &self,
        lang: Lang,
        typed: &Typed,
        matches: &Matches,
        is_repair: bool,
    ) -> Vec<(Rank, usize, usize)> {
        let ranked = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let own = &entry.texts[lang as usize];
                let rank = match own.standing(typed, matches) {
                    Some(Standing::Beginning) => Rank::Beginning,
                    Some(standing) => Rank::Within(entry.kind, standing),
                    None => entry.rank_by_other_words(lang, typed, matches)?,
                };
                let rank = if is_repair { Rank::Repaired } else { rank };
                Some((rank, own.small_words_met(matches), place))
            });
        ranked.collect()
    }

    /// The first `limit`, each text once; those of one article make room for others.
    fn spread(&self, lang: Lang, found: &[(Rank, usize, usize)], limit: usize) -> Vec<Suggestion> {
        let mut said = BTreeSet::new();
        let mut of_article: HashMap<&ArticleId, usize> = HashMap::new();
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (_, _, place) in found {
            let entry = &self.entries[*place];
            let text = &entry.texts[lang as usize];
            if !said.insert(text.shown.to_lowercase()) {
                continue;
            }
            let count = of_article.entry(&entry.article).or_default();
            *count += 1;
            let has_room = *count <= OF_ONE_ARTICLE;
            if has_room { &mut first } else { &mut rest }.push(Suggestion {
                text: text.shown.clone(),
                article: entry.article.clone(),
                section: entry.section.clone(),
            });
            if first.len() >= limit {
                break;
            }
        }
        first.append(&mut rest);
        first.truncate(limit);
        first
    }
}

impl Entry {
    /// How well it goes on in the languages that are not the page's, or by what citizens call it.
    fn rank_by_other_words(&self, lang: Lang, typed: &Typed, matches: &Matches) -> Option<Rank> {
        if !typed.is_telling() {
            return None;
        }
        let others = Lang::ALL.into_iter().filter(|other| *other != lang);
        let elsewhere = others
            .filter_map(|other| self.texts[other as usize].standing(typed, matches))
            .min();
        let called = || {
            let own = &self.texts[lang as usize];
            own.is_called(&self.called, matches).then_some(Rank::Called)
        };
        elsewhere.map(Rank::OtherLanguage).or_else(called)
    }
}

/// Remembers what answers a text that nobody says by chance.
fn name(named: &mut HashMap<String, Named>, kind: Kind, texts: &[Text; 3], answer: &Named) {
    for text in texts {
        let words = text.shown.split_whitespace().count();
        if kind == Kind::Question || words >= TELLING_WORDS {
            named.insert(text.shown.to_lowercase(), answer.clone());
        }
    }
}

/// The title of an article and the heading of its section, if it is one.
fn words_of<'a>(
    article: &'a Article,
    section: Option<&SectionId>,
    lang: Lang,
) -> (&'a str, Option<&'a str>) {
    let text = article.in_lang(lang);
    let section = section.and_then(|id| text.section(id));
    (
        text.title.as_str(),
        section.map(|section| section.heading.as_str()),
    )
}
