//! Opening the chat on a page, and what a logged-in citizen is shown there without asking.

use crate::{
    Block, Effect, Link, Page,
    answer::article_link,
    pick::Pick,
    turn::{Turn, labelled},
    wording::lower_first,
};
use content::{Article, LifeEvent, Paragraph, ServiceId, TextSpan};

/// Other services shown in an overview.
const MOST_SERVICES: usize = 5;

impl<'a> Turn<'a> {
    /// The chat was opened: a greeting the first time, what waited for the login after one, and on a
    /// page that is about something what a logged-in citizen has there.
    pub(crate) fn open(&mut self, page: &Page) {
        let is_first = self.state.turn == 0;
        let is_new_page = *page != Page::default() && *page != self.state.page;
        if is_new_page {
            self.state.page = page.clone();
        }
        if let Some(place) = self.state.page.municipality.clone() {
            self.know_place(&place);
        }
        let service = self.page_service();
        let event = self.page_event(service);
        if let Some(event) = event
            && (is_first || is_new_page)
        {
            self.settle_on(event);
        }
        if is_first {
            self.greet_on(event, service);
        }
        if self.logged_in {
            self.show_own(event, service);
        }
    }

    /// What a logged-in citizen has not been shown yet: the page's overview, and the status that was
    /// asked for before the login.
    fn show_own(&mut self, event: Option<&'a LifeEvent>, service: Option<&'a Article>) {
        let mut looked_up = Vec::new();
        if let Some(event) = event
            && self.state.overview_of.as_ref() != Some(&self.state.page)
        {
            self.state.overview_of = Some(self.state.page.clone());
            looked_up = self.push_overview(event, service);
        }
        let Some(pending) = self.state.pending_status.take() else {
            return;
        };
        let is_covered = !pending.is_empty() && pending.iter().all(|id| looked_up.contains(id));
        if is_covered {
            return;
        }
        // One look-up a turn: the one that was asked for, and what the overview needs with it.
        self.effects.clear();
        let mut services = pending;
        if !services.is_empty() {
            looked_up.retain(|id| !services.contains(id));
            services.append(&mut looked_up);
        }
        self.look_up(services);
    }

    /// Where the citizen's own cases stand; before a login, the offer of one.
    pub(crate) fn status(&mut self, services: Vec<ServiceId>) {
        self.state.open = None;
        if self.logged_in {
            return self.look_up(services);
        }
        let wording = self.wording();
        self.blocks.push(Block::Login {
            text: wording.say("login-text"),
            label: wording.say("login-label"),
            services: services.clone(),
        });
        self.state.pending_status = Some(services);
    }

    fn look_up(&mut self, services: Vec<ServiceId>) {
        self.state.pending_status = None;
        self.push_said("status-looking", &[]);
        self.effects.push(Effect::LookUpStatus(services));
    }

    /// The service the page is about, where the content knows it.
    pub(crate) fn page_service(&self) -> Option<&'a Article> {
        let service = self.state.page.service.as_deref()?;
        article_of(self.content().articles.values(), service)
    }

    fn page_event(&self, service: Option<&Article>) -> Option<&'a LifeEvent> {
        let events = &self.content().life_events;
        let named = self.state.page.life_event.as_deref();
        named.and_then(|id| events.get(id)).or_else(|| {
            let event = service?.life_events.first()?;
            events.get(event)
        })
    }

    fn greet_on(&mut self, event: Option<&'a LifeEvent>, service: Option<&'a Article>) {
        let Some(event) = event else {
            return self.greet();
        };
        let subject = self.subject(event, service);
        self.push_said("greeting-page", &[("subject", &subject)]);
        if self.logged_in {
            return;
        }
        let mut choices = Vec::new();
        if let Some(article) = service {
            let title = &article.in_lang(self.lang()).title;
            choices.push(labelled(&Pick::Article(article.id.clone()), title));
        }
        choices.push(labelled(
            &Pick::Event(event.id.clone()),
            event.name.get(self.lang()),
        ));
        let services = article_services(service);
        choices.push(self.choice(&Pick::Status(services), "choice-status", &[]));
        choices.push(self.choice(&Pick::Help, "choice-help", &[]));
        self.push_choices("greeting-page-prompt", choices);
    }

    /// What the page is about, as it stands within a sentence.
    fn subject(&self, event: &LifeEvent, service: Option<&Article>) -> String {
        let lang = self.lang();
        lower_first(service.map_or_else(
            || event.name.get(lang).as_str(),
            |article| article.in_lang(lang).title.as_str(),
        ))
    }

    /// In one view: why it is shown, the citizen's own cases, what else there is for them, and where
    /// decisions are kept. The information follows the citizen, not the website.
    /// Returns the services looked up.
    fn push_overview(
        &mut self,
        event: &'a LifeEvent,
        service: Option<&'a Article>,
    ) -> Vec<ServiceId> {
        let subject = self.subject(event, service);
        self.push_said("overview-why", &[("subject", &subject)]);
        let mut services: Vec<ServiceId> = article_services(service);
        for other in self.content().services(&event.id) {
            if !services.contains(other) {
                services.push(other.clone());
            }
        }
        self.effects.push(Effect::LookUpStatus(services.clone()));
        let others = self.other_services(event, service);
        self.push_others(&others);
        self.push_mailboxes(event);
        let lang = self.lang();
        let choices = others
            .iter()
            .map(|article| {
                labelled(
                    &Pick::Article(article.id.clone()),
                    &article.in_lang(lang).title,
                )
            })
            .collect();
        self.push_choices("overview-prompt", choices);
        services
    }

    /// The articles of the life event's other services: those the page's own article points to first,
    /// then as the steps come.
    fn other_services(&self, event: &LifeEvent, page: Option<&Article>) -> Vec<&'a Article> {
        let content = self.content();
        let near = || {
            let articles = content.articles.values();
            articles.filter(|article| article.life_events.first() == Some(&event.id))
        };
        let related = page.into_iter().flat_map(|page| &page.related);
        let related = related.filter_map(|id| content.articles.get(id));
        let stepwise = event.steps.iter().filter_map(|step| step.service.as_ref());
        let stepwise = stepwise.filter_map(|service| article_of(near(), service.as_str()));
        let mut services: Vec<&ServiceId> = page
            .and_then(|page| page.service.as_ref())
            .into_iter()
            .collect();
        let mut others = Vec::new();
        for article in related.chain(stepwise).chain(near()) {
            let Some(service) = &article.service else {
                continue;
            };
            if others.len() < MOST_SERVICES && !services.contains(&service) {
                services.push(service);
                others.push(article);
            }
        }
        others
    }

    fn push_others(&mut self, others: &[&Article]) {
        if others.is_empty() {
            return;
        }
        let lang = self.lang();
        let items = others
            .iter()
            .map(|article| {
                let text = article.in_lang(lang);
                let reason = text
                    .summary
                    .first()
                    .map(Paragraph::plain)
                    .unwrap_or_default();
                let name = TextSpan {
                    text: text.title.clone(),
                    strong: true,
                    link: Some(article_link(&article.id, None)),
                };
                let reason = TextSpan {
                    text: format!(": {reason}"),
                    ..TextSpan::default()
                };
                vec![name, reason]
            })
            .collect();
        self.blocks.push(Block::Text {
            heading: Some(self.wording().say("overview-others")),
            body: vec![Paragraph::Bullets(items)],
        });
    }

    /// Where the decisions of the agencies involved are kept.
    fn push_mailboxes(&mut self, event: &LifeEvent) {
        let content = self.content();
        let lang = self.lang();
        let near = content
            .articles
            .values()
            .filter(|article| article.service.is_some() && article.life_events.contains(&event.id));
        let mut keys: Vec<&String> = Vec::new();
        for article in near {
            let Some(agency) = content.agency(&article.agency) else {
                continue;
            };
            for key in &agency.mailboxes {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let links: Vec<Link> = keys
            .into_iter()
            .filter_map(|key| content.contacts.mailboxes.get(key))
            .map(|mailbox| Link {
                label: self.wording().say_with(
                    "mailbox",
                    &[
                        ("name", mailbox.name.get(lang)),
                        ("text", mailbox.text.get(lang)),
                    ],
                ),
                url: mailbox.url.clone(),
            })
            .collect();
        if !links.is_empty() {
            self.blocks.push(Block::Links {
                title: self.wording().say("overview-mailboxes"),
                links,
            });
        }
    }
}

/// The article that explains a service: the one of its name, or the first that concerns it.
fn article_of<'a>(
    articles: impl Iterator<Item = &'a Article>,
    service: &str,
) -> Option<&'a Article> {
    let mut found = None;
    for article in articles {
        if article.service.as_ref().map(ServiceId::as_str) != Some(service) {
            continue;
        }
        if article.id.as_str() == service {
            return Some(article);
        }
        found = found.or(Some(article));
    }
    found
}

fn article_services(article: Option<&Article>) -> Vec<ServiceId> {
    article
        .and_then(|article| article.service.clone())
        .into_iter()
        .collect()
}
