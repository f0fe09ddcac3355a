//! Services and life events as linked data: CPSV-AP-NO 1.0, the Norwegian profile of the European
//! vocabulary for public services (<https://data.norge.no/specification/cpsv-ap-no>), with Los words.
//!
//! A service is what an article tells that one can get and how. Addresses are absolute: those of the
//! guidance's pages, and those of others' registers.

use crate::{config::PublisherSettings, present::guidance::ROOT};
use content::{Agency, AgencyId, Article, ArticleText, Content, Lang, LifeEvent, Part, Text};
use oxjsonld::JsonLdSerializer;
use oxrdf::{
    Graph, GraphNameRef, Literal, NamedNode, NamedNodeRef, QuadRef, Term, Triple, TripleRef,
    vocab::rdf,
};
use oxttl::TurtleSerializer;
use std::error::Error;

/// A graph as bytes; what is no IRI is an error.
pub type Written = Result<Vec<u8>, Box<dyn Error + Send + Sync>>;

/// Where organisations are registered.
const ORGANISATIONS: &str = "https://data.brreg.no/enhetsregisteret/api/enheter/";
/// Los words and life events.
const LOS: &str = "https://psi.norge.no/los/";
/// Norway in the EU's list of countries.
const NORWAY: &str = "http://publications.europa.eu/resource/authority/country/NOR";
/// The EU's list of languages.
const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";

/// The prefixes a reader expects.
pub const PREFIXES: [(&str, &str); 11] = [
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("cpsvno", "https://data.norge.no/vocabulary/cpsvno#"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatno", "https://data.norge.no/vocabulary/dcatno#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
];

/// Describes all services and life events. `server` is the address of this server, without a slash at
/// the end.
pub fn describe(content: &Content, server: &str, publisher: Option<&PublisherSettings>) -> Graph {
    let mut catalogue = Catalogue {
        content,
        server,
        graph: Graph::new(),
    };
    catalogue.location();
    let events: Vec<NamedNode> = content
        .life_events
        .values()
        .map(|event| catalogue.life_event(event))
        .collect();
    let mut services = Vec::new();
    for article in content.articles.values() {
        if let Some(agency) = catalogue.provider(article) {
            services.push(catalogue.service(article, agency));
        }
    }
    if let Some(publisher) = publisher {
        catalogue.catalogue(publisher, &services, &events);
    }
    catalogue.graph
}

/// A graph in Turtle.
pub fn turtle(graph: &Graph) -> Written {
    let mut serializer = TurtleSerializer::new();
    for (prefix, address) in PREFIXES {
        serializer = serializer.with_prefix(prefix, address)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in ordered(graph) {
        writer.serialize_triple(triple)?;
    }
    Ok(writer.finish()?)
}

/// A graph in JSON-LD.
pub fn json_ld(graph: &Graph) -> Written {
    let mut serializer = JsonLdSerializer::new();
    for (prefix, address) in PREFIXES {
        serializer = serializer.with_prefix(prefix, address)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in ordered(graph) {
        let quad = QuadRef::new(
            triple.subject,
            triple.predicate,
            triple.object,
            GraphNameRef::DefaultGraph,
        );
        writer.serialize_quad(quad)?;
    }
    Ok(writer.finish()?)
}

/// The triples of a thing together, always in the same order.
fn ordered(graph: &Graph) -> Vec<TripleRef<'_>> {
    let mut triples: Vec<_> = graph.iter().collect();
    triples.sort_by_cached_key(ToString::to_string);
    triples
}

struct Catalogue<'a> {
    content: &'a Content,
    server: &'a str,
    graph: Graph,
}

impl<'a> Catalogue<'a> {
    /// Who provides what an article describes; `None` where it describes no public service.
    fn provider(&self, article: &'a Article) -> Option<&'a Agency> {
        let is_service = [Part::Get, Part::Do]
            .iter()
            .all(|part| article.parts.contains_key(part));
        let agency = self.content.agency(&article.agency)?;
        (is_service && !agency.private).then_some(agency)
    }

    fn service(&mut self, article: &Article, agency: &Agency) -> NamedNode {
        let page = self.page_of(article);
        let service = node(&format!("{page}#tjeneste"));
        self.is_a(&service, "cpsv:PublicService");
        self.identify(&service);
        self.say(&service, "dct:title", article, |text| {
            Some(text.title.clone())
        });
        self.say(&service, "dct:description", article, |text| {
            let summary = text.summary.iter().map(content::Paragraph::plain);
            Some(summary.collect::<Vec<_>>().join(" "))
        });
        self.link(&service, "foaf:homepage", node(&page));
        for language in ["NOB", "NNO", "ENG"] {
            self.link(
                &service,
                "dct:language",
                node(&format!("{LANGUAGES}{language}")),
            );
        }
        let authority = self.organisation(&article.agency, agency);
        self.link(&service, "cv:hasCompetentAuthority", authority);
        self.link(&service, "dct:spatial", node(NORWAY));
        self.contact_point(&service, agency);
        let result = node(&format!("{page}#resultat"));
        self.part(
            &service,
            "cpsvno:hasPossibleOutput",
            result,
            "cpsvno:PossibleOutput",
            article,
            Part::Get,
        );
        if article.parts.contains_key(&Part::Bring) {
            let papers = node(&format!("{page}#dokumentasjon"));
            self.part(
                &service,
                "cpsvno:hasRequiredEvidence",
                papers,
                "cpsvno:RequiredEvidence",
                article,
                Part::Bring,
            );
        }
        self.channel(&service, &page, article);
        for law in &article.law {
            let rules = node(&law.url);
            self.is_a(&rules, "eli:LegalResource");
            self.link(&rules, "rdfs:seeAlso", node(&law.url));
            self.literal(&rules, "dct:title", in_language(&law.title, Lang::Nb));
            self.link(&service, "cv:hasLegalResource", rules);
        }
        for word in &article.los {
            let word = self.concept(&format!("{LOS}ord/{word}"));
            self.link(&service, "cv:thematicArea", word);
        }
        for event in &article.life_events {
            let event = self.event_node(event.as_str());
            self.link(&service, "cv:isGroupedBy", event);
        }
        service
    }

    fn life_event(&mut self, event: &LifeEvent) -> NamedNode {
        let described = self.event_node(event.id.as_str());
        let class = if event.business {
            "cv:BusinessEvent"
        } else {
            "cv:LifeEvent"
        };
        self.is_a(&described, class);
        self.identify(&described);
        self.text(&described, "dct:title", &event.name);
        self.text(&described, "dct:description", &event.summary);
        let word = self.concept(&format!("{LOS}hendelse/{}", event.id));
        self.link(&described, "dct:subject", word);
        described
    }

    fn organisation(&mut self, id: &AgencyId, agency: &Agency) -> NamedNode {
        let organisation = match &agency.orgnr {
            Some(orgnr) => node(&format!("{ORGANISATIONS}{orgnr}")),
            None => node(&format!("{}{ROOT}#etat-{id}", self.server)),
        };
        let identifier = agency.orgnr.as_deref().unwrap_or(organisation.as_str());
        let identifier = Literal::new_simple_literal(identifier);
        self.is_a(&organisation, "cv:PublicOrganisation");
        self.literal(&organisation, "dct:identifier", identifier);
        self.text(&organisation, "skos:prefLabel", &agency.name);
        self.link(&organisation, "dct:spatial", node(NORWAY));
        self.link(&organisation, "foaf:homepage", node(&agency.url));
        organisation
    }

    fn contact_point(&mut self, service: &NamedNode, agency: &Agency) {
        let contact = node(&format!("{}-kontakt", service.as_str()));
        self.is_a(&contact, "cv:ContactPoint");
        self.link(&contact, "cv:contactPage", node(&agency.url));
        if let Some(phone) = &agency.phone {
            self.literal(&contact, "cv:telephone", Literal::new_simple_literal(phone));
        }
        self.link(service, "cv:contactPoint", contact);
    }

    /// Where one uses the service: the first source.
    fn channel(&mut self, service: &NamedNode, page: &str, article: &Article) {
        if let Some(source) = article.sources.first() {
            let channel = node(&format!("{page}#kanal"));
            self.is_a(&channel, "cv:Channel");
            self.identify(&channel);
            self.link(&channel, "vcard:hasURL", node(&source.url));
            self.link(service, "cv:hasChannel", channel);
        }
    }

    /// A part of an article as a thing of its own: its heading the title, its text the description.
    fn part(
        &mut self,
        service: &NamedNode,
        property: &str,
        thing: NamedNode,
        class: &str,
        article: &Article,
        part: Part,
    ) {
        let Some(section) = article.parts.get(&part) else {
            return;
        };
        self.is_a(&thing, class);
        self.identify(&thing);
        self.say(&thing, "dct:title", article, |text| {
            Some(text.section(section)?.heading.clone())
        });
        self.say(&thing, "dct:description", article, |text| {
            let body = text.section(section)?.body.iter();
            let body = body.map(content::Paragraph::plain);
            Some(body.collect::<Vec<_>>().join(" "))
        });
        self.link(service, property, thing);
    }

    fn catalogue(
        &mut self,
        publisher: &PublisherSettings,
        services: &[NamedNode],
        events: &[NamedNode],
    ) {
        let catalogue = node(&format!("{}/katalog", self.server));
        self.is_a(&catalogue, "dcat:Catalog");
        self.identify(&catalogue);
        let titles = [
            ("Tjenester og livshendelser", Lang::Nb),
            ("Tenester og livshendingar", Lang::Nn),
            ("Services and life events", Lang::En),
        ];
        for (title, lang) in titles {
            for property in ["dct:title", "dct:description"] {
                self.literal(&catalogue, property, in_language(title, lang));
            }
        }
        let owner = node(&format!("{ORGANISATIONS}{}", publisher.orgnr));
        self.is_a(&owner, "cv:PublicOrganisation");
        let orgnr = Literal::new_simple_literal(&publisher.orgnr);
        self.literal(&owner, "dct:identifier", orgnr);
        self.literal(
            &owner,
            "skos:prefLabel",
            in_language(&publisher.name, Lang::Nb),
        );
        self.link(&owner, "dct:spatial", node(NORWAY));
        self.link(&catalogue, "dct:publisher", owner);
        let contact = node(&format!("{}/katalog#kontakt", self.server));
        self.is_a(&contact, "cv:ContactPoint");
        self.link(&contact, "cv:contactPage", node(publisher.contact.as_str()));
        self.link(&catalogue, "cv:contactPoint", contact);
        for service in services {
            self.link(&catalogue, "dcatno:containsService", service.clone());
        }
        for event in events {
            self.link(&catalogue, "dcatno:containsEvent", event.clone());
        }
    }

    fn location(&mut self) {
        self.is_a(&node(NORWAY), "dct:Location");
    }

    fn concept(&mut self, address: &str) -> NamedNode {
        let concept = node(address);
        self.is_a(&concept, "skos:Concept");
        concept
    }

    fn page_of(&self, article: &Article) -> String {
        let folder = article.life_events.first();
        let folder = folder.map_or("general", |event| event.as_str());
        format!("{}{ROOT}/{folder}/{}", self.server, article.id)
    }

    fn event_node(&self, event: &str) -> NamedNode {
        node(&format!("{}{ROOT}/{event}#hendelse", self.server))
    }

    fn identify(&mut self, thing: &NamedNode) {
        let identifier = Literal::new_simple_literal(thing.as_str());
        self.literal(thing, "dct:identifier", identifier);
    }

    fn is_a(&mut self, thing: &NamedNode, class: &str) {
        let triple = Triple::new(thing.clone(), rdf::TYPE, named(class));
        self.graph.insert(&triple);
    }

    /// What an article says, in the languages it is written in.
    fn say(
        &mut self,
        thing: &NamedNode,
        property: &str,
        article: &Article,
        of: impl Fn(&ArticleText) -> Option<String>,
    ) {
        for lang in Lang::ALL {
            if let Some(words) = article.text.exact(lang).and_then(&of) {
                self.literal(thing, property, in_language(&words, lang));
            }
        }
    }

    fn text(&mut self, thing: &NamedNode, property: &str, text: &Text) {
        for lang in Lang::ALL {
            if let Some(words) = text.exact(lang) {
                self.literal(thing, property, in_language(words, lang));
            }
        }
    }

    fn literal(&mut self, thing: &NamedNode, property: &str, value: Literal) {
        self.insert(thing, property, value.into());
    }

    fn link(&mut self, thing: &NamedNode, property: &str, to: NamedNode) {
        self.insert(thing, property, to.into());
    }

    fn insert(&mut self, thing: &NamedNode, property: &str, value: Term) {
        let triple = Triple::new(thing.clone(), named(property), value);
        self.graph.insert(&triple);
    }
}

/// A node at an address. Those of sources and laws are checked by `livslos check`, the others are
/// made of slugs: what is no IRI all the same is written with its odd signs escaped.
fn node(address: &str) -> NamedNode {
    NamedNode::new(address).unwrap_or_else(|_| {
        let escaped =
            url::Url::parse(address).map_or_else(|_| String::from("about:invalid"), Into::into);
        NamedNode::new_unchecked(escaped)
    })
}

/// `dct:title` in full.
fn named(short: &str) -> NamedNode {
    let full = PREFIXES.iter().find_map(|(prefix, address)| {
        let name = short.strip_prefix(prefix)?.strip_prefix(':')?;
        Some(format!("{address}{name}"))
    });
    NamedNodeRef::new_unchecked(full.as_deref().unwrap_or(short)).into_owned()
}

fn in_language(words: &str, lang: Lang) -> Literal {
    Literal::new_language_tagged_literal_unchecked(words, lang.code())
}
