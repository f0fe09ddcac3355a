//! What differs by municipality: that it does, and the way to the citizen's own.

use crate::{Block, Contact, Link, OpenQuestion, facts, turn::Turn, wording::Wording};
use content::{Agency, AgencyId, Article, FactKind, LifeEvent, Municipality, Paragraph};
use understanding::{EntityValue, Understanding};

/// "jeg bor i Bærum", "i live in Bærum municipality": with more words than these besides its name, a
/// message asks for something else.
const WORDS_AROUND_A_NAME: usize = 4;

impl<'a> Turn<'a> {
    /// The citizen's municipality: the one they named last, or else the page's.
    fn municipality(&self) -> Option<&'a Municipality> {
        let content = self.content();
        let named = [&self.state.municipality, &self.state.page.municipality];
        let mut named = named.into_iter().flatten();
        named.find_map(|name| content.municipality(name))
    }

    /// Behind an answer of the municipality's: where to find the citizen's own, or that it differs, which is
    /// said of an article once.
    pub(crate) fn push_municipality(&mut self, articles: &[&Article]) {
        let mut municipal = articles.iter().filter(|it| self.is_municipal(&it.agency));
        let Some(article) = municipal.next() else {
            return;
        };
        if let Some(municipality) = self.municipality() {
            return self.push_sites(&[municipality]);
        }
        if self.was_shown_before(article) {
            return;
        }
        let is_said = self.says_it_differs();
        let key = if is_said { "tell" } else { "differs" };
        self.push_said(&format!("municipality-{key}"), &[]);
    }

    /// The message only names a municipality, after an answer for which it matters: its site is shown. What
    /// was asked for is not answered, and stays open.
    pub(crate) fn take_municipality(
        &mut self,
        text: &str,
        heard: &Understanding,
        open: Option<&OpenQuestion>,
    ) -> bool {
        let content = self.content();
        let mentioned = heard.entities.iter();
        let mentioned = mentioned.flat_map(|entity| match &entity.value {
            EntityValue::Municipality(name) => std::slice::from_ref(name),
            EntityValue::OneOfMunicipalities(names) => names,
            _ => &[],
        });
        let named: Vec<&Municipality> = mentioned
            .filter_map(|name| content.municipality(name))
            .collect();
        let asks_more = text.contains('?')
            || facts::words_besides(text, &heard.entities) > WORDS_AROUND_A_NAME
            || self.is_sure_errand(heard);
        let article = self.recent_article();
        let matters = article.is_some_and(|article| self.is_municipal(&article.agency));
        if named.is_empty() || self.is_place(open) || asks_more || !matters {
            return false;
        }
        self.push_sites(&named);
        true
    }

    /// Whether where the citizen lives is what is asked.
    fn is_place(&self, open: Option<&OpenQuestion>) -> bool {
        let Some(
            OpenQuestion::Fact(id) | OpenQuestion::Confirm(id, _) | OpenQuestion::Which(id, _),
        ) = open
        else {
            return false;
        };
        let fact = self.content().fact(id);
        fact.is_some_and(|(_, fact)| fact.kind == FactKind::Place)
    }

    /// The steps of the municipality's are the citizen's own municipality's, and lead there.
    pub(crate) fn lead_steps(&self, event: &LifeEvent, list: &mut Block) {
        let (Some(municipality), Block::Steps { steps, .. }) = (self.municipality(), list) else {
            return;
        };
        for item in steps {
            let mut declared = event.steps.iter();
            let step = declared.find(|step| step.id == item.id);
            if step.is_some_and(|step| self.is_municipal(&step.agency)) {
                item.agency = name(municipality, self.wording());
                item.link = Some(link(municipality, self.wording()));
            }
        }
    }

    /// How to reach an agency; where it stands for the citizen's municipality, that one.
    pub(crate) fn contact(&self, agency: &Agency) -> Contact {
        let lang = self.lang();
        match self.municipality().filter(|_| agency.municipal) {
            Some(municipality) => Contact {
                name: name(municipality, self.wording()),
                text: None,
                phone: None,
                url: Some(municipality.url.clone()),
            },
            None => Contact {
                name: agency.name.get(lang).clone(),
                text: agency.hours.as_ref().map(|hours| hours.get(lang).clone()),
                phone: agency.phone.clone(),
                url: Some(agency.url.clone()),
            },
        }
    }

    fn is_municipal(&self, agency: &AgencyId) -> bool {
        let agency = self.content().agency(agency);
        agency.is_some_and(|agency| agency.municipal)
    }

    fn push_sites(&mut self, municipalities: &[&Municipality]) {
        let wording = self.wording();
        let sites = municipalities.iter();
        self.blocks.push(Block::Links {
            title: wording.say("municipality-title"),
            links: sites.map(|site| link(site, wording)).collect(),
        });
    }

    /// Whether what this reply shows says by itself that it is not the same everywhere.
    fn says_it_differs(&self) -> bool {
        let phrases = self.wording().say("municipality-phrases");
        let says_so = |paragraph: &Paragraph| {
            let said = paragraph.plain().to_lowercase();
            phrases
                .split(',')
                .any(|phrase| said.contains(phrase.trim()))
        };
        self.blocks.iter().any(|block| match block {
            Block::Text { body, .. } => body.iter().any(says_so),
            _ => false,
        })
    }
}

/// "Bærum kommune".
fn name(municipality: &Municipality, wording: Wording) -> String {
    wording.say_with("municipality-name", &[("name", municipality.plain_name())])
}

/// "Bærum kommune: www.baerum.kommune.no".
fn link(municipality: &Municipality, wording: Wording) -> Link {
    let name = name(municipality, wording);
    let values = [("name", name.as_str()), ("site", municipality.site())];
    Link {
        label: wording.say_with("municipality-link", &values),
        url: municipality.url.clone(),
    }
}
