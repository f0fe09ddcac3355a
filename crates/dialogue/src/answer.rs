//! Answers: an article's summary and the section that answers, where it comes from, what to read next.

use crate::{
    Block, Choice, NoticeKind, SourceLink,
    headings::{Asked, Likeness, section_like},
    pick::Pick,
    turn::{Turn, labelled},
    wording::plain,
};
use content::{
    Article, ArticleId, Content, Domain, Intent, IntentAct, IntentId, Lang, LifeEvent, LifeEventId,
    Paragraph, Section, SectionId, Source,
};

/// More words than this are not said at once; what is left becomes choices.
const MOST_WORDS: usize = 90;
/// Choices to read on.
const MOST_CHOICES: usize = 4;

/// How much of a section has been said.
enum Said {
    /// Nothing of any.
    Nothing,
    /// Its beginning.
    Begun(SectionId),
    /// All of it.
    Whole(SectionId),
}

impl<'a> Turn<'a> {
    /// Answers what one intent asks, with the section that the message asks for. `text` is the
    /// message; empty where the intent was chosen.
    pub(crate) fn answer_one(&mut self, intent: &Intent, text: &str) {
        let IntentAct::Answer {
            article,
            section,
            steps,
        } = &intent.act
        else {
            return;
        };
        let Some(article) = self.content().articles.get(article) else {
            return self.gone();
        };
        if let Some(event) = event_of(intent, article) {
            self.enter(&event);
        }
        // The very heading of a section counts more than what the intent mostly asks; a question
        // that is a heading's and more only where the intent names no section.
        let said = Asked::of(text);
        let asked = section_like(article, &said, Likeness::is_same).or_else(|| {
            let is_open = section.is_none() && !steps;
            section_like(article, &said, Likeness::is_whole).filter(|_| is_open)
        });
        if asked.is_none()
            && let Some((article, section)) = self.section_for(intent, text)
        {
            self.remember(&Pick::Section(article.id.clone(), section.clone()));
            return self.article_with(article, Some(section), *steps);
        }
        self.remember(&Pick::Intent(intent.id.clone()));
        self.article_with(article, asked.or(section.as_ref()), *steps);
    }

    /// The life event as a whole: its overview article and its steps.
    pub(crate) fn overview(&mut self, event: &'a LifeEvent) {
        self.settle_on(event);
        self.remember(&Pick::Event(event.id.clone()));
        match self.content().articles.get(&event.overview) {
            Some(article) => self.article_with(article, None, true),
            None if event.steps.is_empty() => self.gone(),
            None => self.show_steps(event),
        }
    }

    /// An article that was chosen.
    pub(crate) fn show_article(&mut self, article: &Article, section: Option<&SectionId>) {
        self.enter_article(article);
        self.remember(&Pick::Article(article.id.clone()));
        self.article_with(article, section, false);
    }

    /// A section that was chosen: all of it.
    pub(crate) fn show_section(&mut self, article: &Article, section: &SectionId) {
        self.enter_article(article);
        self.remember(&Pick::Section(article.id.clone(), section.clone()));
        let text = article.in_lang(self.lang());
        if let Some(section) = text.section(section) {
            self.push_section(section, section.body.len());
        }
        self.push_open(article);
        self.push_municipality(&[article]);
        self.push_sources(&[article]);
        self.push_more(article, &Said::Whole(section.clone()), false);
    }

    /// Several things meant at once: each briefly, by name, and where to go on.
    pub(crate) fn answer_several(&mut self, intents: &[&Intent]) {
        let content = self.content();
        let mut seen = Vec::new();
        let mut parts: Vec<(&Intent, &Article, Option<&LifeEvent>)> = Vec::new();
        for intent in intents {
            let IntentAct::Answer {
                article, section, ..
            } = &intent.act
            else {
                continue;
            };
            let Some(article) = content.articles.get(article) else {
                continue;
            };
            if seen.contains(&(&article.id, section)) {
                continue;
            }
            seen.push((&article.id, section));
            let event = event_of(intent, article);
            let event = event.and_then(|id| content.life_events.get(&id));
            parts.push((intent, article, event));
        }
        let [first, _, ..] = parts.as_slice() else {
            return match parts.first() {
                Some((intent, ..)) => self.answer_one(intent, ""),
                None => self.gone(),
            };
        };
        if let Some(event) = first.2 {
            self.enter(&event.id);
        }
        self.remember(&Pick::Intent(first.0.id.clone()));
        self.push_several(&parts);
    }

    fn push_several(&mut self, parts: &[(&Intent, &Article, Option<&LifeEvent>)]) {
        let lang = self.lang();
        let mut names: Vec<String> = Vec::new();
        for (intent, _, event) in parts {
            let name = event.map_or_else(|| intent.title.get(lang), |event| event.name.get(lang));
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        // Two questions within one life event are named by what is asked.
        if names.len() < parts.len() {
            names = parts
                .iter()
                .map(|(intent, ..)| intent.title.get(lang).clone())
                .collect();
        }
        let together = self.wording().list_quoted(&names);
        self.push_said("several-lead", &[("things", &together)]);
        let mut choices = Vec::new();
        for ((intent, article, event), name) in parts.iter().zip(&names) {
            let text = article.in_lang(lang);
            let body = match &intent.act {
                IntentAct::Answer {
                    section: Some(section),
                    ..
                } => text.section(section).map(|section| {
                    let kept = fitting(&section.body, MOST_WORDS / 2);
                    &section.body[..kept]
                }),
                _ => None,
            };
            let body = body.unwrap_or(&text.summary).to_vec();
            self.blocks.push(Block::Text {
                heading: Some(name.clone()),
                body,
            });
            let asks_steps = matches!(intent.act, IntentAct::Answer { steps: true, .. });
            match event {
                Some(event) if asks_steps => choices.push(self.choice(
                    &Pick::Steps(event.id.clone()),
                    "choice-steps-of",
                    &[("event", event.name.get(lang))],
                )),
                _ => choices.push(self.choice(
                    &Pick::Intent(intent.id.clone()),
                    "choice-more-about",
                    &[("title", intent.title.get(lang))],
                )),
            }
        }
        let articles: Vec<&Article> = parts.iter().map(|(_, article, _)| *article).collect();
        self.push_municipality(&articles);
        self.push_sources(&articles);
        self.push_choices("several-prompt", choices);
    }

    fn enter_article(&mut self, article: &Article) {
        let in_topic = self
            .state
            .topic
            .as_ref()
            .is_some_and(|topic| article.life_events.contains(topic));
        if !in_topic && let Some(event) = article.life_events.first() {
            self.enter(event);
        }
    }

    fn article_with(&mut self, article: &Article, section: Option<&SectionId>, steps: bool) {
        let text = article.in_lang(self.lang());
        let section = section
            .and_then(|id| text.section(id))
            .or_else(|| text.sections.first().filter(|_| !steps));
        let said = self.push_answer(article, section);
        let event = self
            .topic()
            .filter(|event| steps && !event.steps.is_empty());
        let next = event.and_then(|event| self.push_list(event));
        self.push_open(article);
        self.push_municipality(&[article]);
        self.push_sources(&[article]);
        self.push_more(article, &said, steps);
        if let Some(fact) = next {
            self.ask(fact);
        }
    }

    /// The answer in at most [`MOST_WORDS`]: the section alone if there is no room for the summary,
    /// unless it is the first one.
    fn push_answer(&mut self, article: &Article, section: Option<&Section>) -> Said {
        let text = article.in_lang(self.lang());
        let Some(section) = section else {
            let body = text.summary.clone();
            self.push_article_text(Some(text.title.clone()), body);
            return Said::Nothing;
        };
        let room = MOST_WORDS.saturating_sub(words(&text.summary));
        // The first section says on what conditions: what there is comes before it.
        let first = text.sections.first();
        let is_first = first.is_some_and(|first| first.id == section.id);
        let has_summary = is_first || words(&section.body) <= room;
        if has_summary {
            let body = text.summary.clone();
            self.push_article_text(Some(text.title.clone()), body);
        }
        let kept = fitting(&section.body, if has_summary { room } else { MOST_WORDS });
        self.push_section(section, kept);
        if kept < section.body.len() {
            return Said::Begun(section.id.clone());
        }
        Said::Whole(section.id.clone())
    }

    fn push_article_text(&mut self, heading: Option<String>, body: Vec<Paragraph>) {
        if !body.is_empty() {
            self.blocks.push(Block::Text { heading, body });
        }
    }

    fn push_section(&mut self, section: &Section, paragraphs: usize) {
        let body = section.body[..paragraphs.min(section.body.len())].to_vec();
        self.push_article_text(Some(section.heading.clone()), body);
    }

    /// What a draft could not confirm.
    fn push_open(&mut self, article: &Article) {
        if let Some(open) = &article.open {
            let title = self.wording().say("guidance-draft");
            self.blocks.push(Block::Notice {
                kind: NoticeKind::Info,
                lang: None,
                title,
                body: vec![plain(open.get(self.lang()))],
                contacts: Vec::new(),
            });
        }
    }

    fn push_sources(&mut self, articles: &[&Article]) {
        let wording = self.wording();
        let mut sources: Vec<SourceLink> = Vec::new();
        for article in articles {
            sources.extend(self.whole_article(article));
            for source in &article.sources {
                if sources.iter().any(|known| known.url == source.url) {
                    continue;
                }
                sources.push(SourceLink {
                    title: source.title.clone(),
                    url: source.url.clone(),
                    agency: source_agency(self.content(), article, source, wording.lang),
                    checked: wording.date(source.checked),
                });
            }
        }
        if !sources.is_empty() {
            self.blocks.push(Block::Sources(sources));
        }
    }

    /// Our own page with all of an article.
    fn whole_article(&self, article: &Article) -> Option<SourceLink> {
        let wording = self.wording();
        let title = &article.in_lang(wording.lang).title;
        let checked = article.sources.iter().map(|source| source.checked).min()?;
        Some(SourceLink {
            title: wording.say_with("source-whole", &[("title", title)]),
            url: article_link(&article.id, None),
            agency: wording.say("chat-livslos"),
            checked: wording.date(checked),
        })
    }

    /// What to read or do next: further sections first, then the steps, status and related articles.
    fn push_more(&mut self, article: &Article, said: &Said, steps_shown: bool) {
        let lang = self.lang();
        let text = article.in_lang(lang);
        let mut after = Vec::new();
        if let Some(event) = self.topic()
            && !steps_shown
            && !event.steps.is_empty()
        {
            let name = event.name.get(lang);
            let pick = Pick::Steps(event.id.clone());
            after.push(self.choice(&pick, "choice-steps-of", &[("event", name)]));
        }
        if let Some(service) = &article.service {
            after.push(self.choice(&Pick::Status(vec![service.clone()]), "choice-status", &[]));
        }
        let mut choices = self.section_choices(article, said, MOST_CHOICES - after.len());
        choices.append(&mut after);
        for related in &article.related {
            let Some(related) = self.content().articles.get(related) else {
                continue;
            };
            if choices.len() < MOST_CHOICES - 1 {
                let pick = Pick::Article(related.id.clone());
                choices.push(labelled(&pick, &related.in_lang(lang).title));
            }
        }
        let prompt = self
            .wording()
            .say_with("more-prompt", &[("title", &text.title)]);
        if !choices.is_empty() {
            self.blocks.push(Block::Choices { prompt, choices });
        }
    }

    /// The article's sections that have not been said, at most so many.
    fn section_choices(&self, article: &Article, said: &Said, most: usize) -> Vec<Choice> {
        let (begun, whole) = match said {
            Said::Nothing => (None, None),
            Said::Begun(section) => (Some(section), None),
            Said::Whole(section) => (None, Some(section)),
        };
        let text = article.in_lang(self.lang());
        let left = text
            .sections
            .iter()
            .filter(|section| Some(&section.id) != whole);
        left.take(most)
            .map(|section| {
                let pick = Pick::Section(article.id.clone(), section.id.clone());
                if begun == Some(&section.id) {
                    return self.choice(&pick, "choice-rest", &[("heading", &section.heading)]);
                }
                labelled(&pick, &section.heading)
            })
            .collect()
    }

    /// The article that was shown last.
    pub(crate) fn recent_article(&self) -> Option<&'a Article> {
        let mut trail = self.state.trail.iter().rev();
        trail.find_map(|id| self.article_of(id))
    }

    /// Whether the article was shown before this reply.
    pub(crate) fn was_shown_before(&self, article: &Article) -> bool {
        let mut earlier = self.state.trail.iter().rev().skip(1);
        earlier.any(|id| self.article_of(id).is_some_and(|it| it.id == article.id))
    }

    /// What was talked about last, to go on with where a message was not understood.
    pub(crate) fn recent_choices(&self) -> Option<(String, Vec<Choice>)> {
        let article = self.recent_article()?;
        let title = article.in_lang(self.lang()).title.clone();
        let choices = self.section_choices(article, &Said::Nothing, MOST_CHOICES - 1);
        Some((title, choices))
    }

    /// The article that was shown for a choice.
    fn article_of(&self, choice: &str) -> Option<&'a Article> {
        let content = self.content();
        let id = match Pick::parse(choice)? {
            Pick::Article(id) | Pick::Section(id, _) => id,
            Pick::Event(event) => content.life_events.get(&event)?.overview.clone(),
            Pick::Intent(intent) => return self.article_answering(&intent),
            _ => return None,
        };
        content.articles.get(&id)
    }

    /// The article that an intent is answered with.
    pub(crate) fn article_answering(&self, intent: &IntentId) -> Option<&'a Article> {
        let content = self.content();
        match &content.intents.get(intent)?.act {
            IntentAct::Answer { article, .. } => content.articles.get(article),
            _ => None,
        }
    }
}

/// How a link names an article, or a section of it; the server knows the address.
pub(crate) fn article_link(article: &ArticleId, section: Option<&SectionId>) -> String {
    match section {
        Some(section) => format!("article:{article}#{section}"),
        None => format!("article:{article}"),
    }
}

/// The life event an answer belongs to: the intent's own, or the article's first.
pub(crate) fn event_of(intent: &Intent, article: &Article) -> Option<LifeEventId> {
    match &intent.domain {
        Domain::LifeEvent(event) => Some(event.clone()),
        Domain::General | Domain::OutOfScope => article.life_events.first().cloned(),
    }
}

/// The name of the agency that a source is a page of: the one whose key the address carries (`nav` in
/// `www.nav.no`), or whose own page has the same host. Otherwise the article's.
pub(crate) fn source_agency(
    content: &Content,
    article: &Article,
    source: &Source,
    lang: Lang,
) -> String {
    let agencies = &content.contacts.agencies;
    let place = host(&source.url);
    let own = content.agency(&article.agency);
    let by_key = place
        .rsplit('.')
        .nth(1)
        .and_then(|label| agencies.get(label));
    // Kinds of agencies, such as "the bank", have pages on hosts that are not theirs.
    let by_host = || {
        let mut organisations = agencies.values().filter(|agency| agency.orgnr.is_some());
        organisations.find(|agency| host(&agency.url) == place)
    };
    by_key
        .or_else(|| own.filter(|own| host(&own.url) == place))
        .or_else(by_host)
        .or(own)
        .map_or_else(
            || article.agency.to_string(),
            |agency| agency.name.get(lang).clone(),
        )
}

/// The host of an address, without `www.`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn words(paragraphs: &[Paragraph]) -> usize {
    paragraphs
        .iter()
        .map(|paragraph| paragraph.plain().split_whitespace().count())
        .sum()
}

/// How many whole paragraphs fit into so many words, at least one; a list stays with the line that
/// leads to it.
fn fitting(paragraphs: &[Paragraph], most: usize) -> usize {
    let mut kept = 0;
    let mut count = 0;
    while kept < paragraphs.len() {
        let mut end = kept + 1;
        while end < paragraphs.len() && !matches!(paragraphs[end], Paragraph::Text(_)) {
            end += 1;
        }
        count += words(&paragraphs[kept..end]);
        if kept > 0 && count > most {
            break;
        }
        kept = end;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::plain;
    use content::TextSpan;

    fn span(text: &str) -> Vec<TextSpan> {
        vec![TextSpan {
            text: text.to_owned(),
            ..TextSpan::default()
        }]
    }

    #[test]
    fn whole_paragraphs_are_kept_and_lists_with_their_lead() {
        let check = |paragraphs: &[Paragraph], most: usize, expect: usize| {
            assert_eq!(fitting(paragraphs, most), expect);
        };
        let text = [plain("one two three"), plain("four five"), plain("six")];
        check(&text, 5, 2);
        check(&text, 100, 3);
        check(&text, 1, 1);
        let list = [
            plain("you need:"),
            Paragraph::Bullets(vec![span("a pass"), span("a form")]),
            plain("that is all"),
        ];
        check(&list, 3, 2);
        check(&[], 3, 0);
    }
}
