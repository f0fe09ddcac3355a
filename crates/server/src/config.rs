//! Settings of `serve`: a TOML file, over which the environment wins.
//!
//! Each setting is also a variable: `limits.max_text` is `LIVSLOS_LIMITS_MAX_TEXT`. All checks, also
//! those across settings, happen here, at start, and every mistake is told, not only the first.

mod environment;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer};
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};
use url::{Origin, Url};

/// The largest text frame that is read, in bytes; see `LimitSettings::max_text`.
pub const MAX_FRAME: usize = 8 * 1024;

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen (`LIVSLOS_LISTEN`).
    pub listen: SocketAddr,
    /// The address citizens' browsers use, scheme and host only (`LIVSLOS_PUBLIC_URL`).
    pub public_url: Url,
    /// The folder with `knowledge/`, `intents/`, `locales/` and `connectors/` (`LIVSLOS_CONTENT`);
    /// looked for when left out.
    pub content: Option<PathBuf>,
    /// The folder for the database and the trained model (`LIVSLOS_DATA`).
    pub data: PathBuf,
    /// Origins of the websites that embed the chat, besides `public_url` (`LIVSLOS_ALLOWED_ORIGINS`,
    /// separated by commas).
    pub allowed_origins: Vec<Url>,
    /// How many proxies in front write `X-Forwarded-For` (`LIVSLOS_TRUSTED_PROXIES`); with 0 the
    /// header is not believed.
    pub trusted_proxies: usize,
    /// What is accepted of whom.
    pub limits: LimitSettings,
    /// A transformer that helps to understand messages.
    pub encoder: EncoderSettings,
    /// Where citizens log in; without it there is no login and no status.
    pub login: Option<LoginSettings>,
    /// What `${NAME}` in the connectors' manifests stands for (`LIVSLOS_CONNECTORS_<NAME>`).
    pub connectors: BTreeMap<String, String>,
    /// Who answers for the services and life events: the publisher of the catalogue; without it
    /// they are described, but stand in no `dcat:Catalog`.
    pub publisher: Option<PublisherSettings>,
    /// Pages the chat links to.
    pub links: LinkSettings,
    /// What is logged, and how.
    pub log: LogSettings,
}

/// What is accepted of whom.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Characters of one message (`LIVSLOS_LIMITS_MAX_TEXT`).
    pub max_text: usize,
    /// Messages a minute in one conversation (`LIVSLOS_LIMITS_MESSAGES_PER_MINUTE`).
    pub messages_per_minute: u32,
    /// Messages at once in one conversation (`LIVSLOS_LIMITS_MESSAGE_BURST`).
    pub message_burst: u32,
    /// Messages and new conversations a minute from one address; many people may share one
    /// (`LIVSLOS_LIMITS_ADDRESS_PER_MINUTE`).
    pub address_per_minute: u32,
    /// The same at once (`LIVSLOS_LIMITS_ADDRESS_BURST`).
    pub address_burst: u32,
    /// Searches and suggestions a minute from one address; who types asks several times a second
    /// (`LIVSLOS_LIMITS_LOOKUPS_PER_MINUTE`).
    pub lookups_per_minute: u32,
    /// The same at once (`LIVSLOS_LIMITS_LOOKUP_BURST`).
    pub lookup_burst: u32,
    /// Open sockets from one address (`LIVSLOS_LIMITS_ADDRESS_SOCKETS`).
    pub address_sockets: u32,
    /// Frames that wait for a slow client before it is dropped (`LIVSLOS_LIMITS_QUEUE`).
    pub queue: usize,
    /// Seconds without a sign of life after which a socket is closed (`LIVSLOS_LIMITS_IDLE_SECONDS`).
    pub idle_seconds: u64,
}

/// Who answers for the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherSettings {
    /// The public body's name (`LIVSLOS_PUBLISHER_NAME`).
    pub name: String,
    /// Its organisation number, nine digits (`LIVSLOS_PUBLISHER_ORGNR`).
    pub orgnr: String,
    /// The page with ways to reach it (`LIVSLOS_PUBLISHER_CONTACT`).
    pub contact: Url,
}

/// A transformer that helps to understand messages; used where the program is built with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EncoderSettings {
    /// The folder of its model, which should be writable: what it made of the examples is kept there
    /// (`LIVSLOS_ENCODER_MODEL`).
    pub model: Option<PathBuf>,
}

/// An OpenID provider, in the ID-porten profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoginSettings {
    /// The provider's issuer; its configuration is discovered (`LIVSLOS_LOGIN_ISSUER`).
    pub issuer: Url,
    /// Our name there (`LIVSLOS_LOGIN_CLIENT_ID`).
    pub client_id: String,
    /// Our secret there; none for a public client (`LIVSLOS_LOGIN_CLIENT_SECRET`).
    #[serde(default, deserialize_with = "secret")]
    pub client_secret: Option<SecretString>,
    /// What is asked for besides `openid` (`LIVSLOS_LOGIN_SCOPES`, separated by commas).
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The level of assurance asked for (`LIVSLOS_LOGIN_ACR`).
    #[serde(default = "LoginSettings::default_acr")]
    pub acr: String,
    /// Minutes after which a login ends by itself (`LIVSLOS_LOGIN_MINUTES`).
    #[serde(default = "LoginSettings::default_minutes")]
    pub minutes: u32,
}

/// Pages the chat links to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkSettings {
    /// The privacy notice (`LIVSLOS_LINKS_PRIVACY`).
    pub privacy: Option<Url>,
    /// The accessibility statement (`LIVSLOS_LINKS_ACCESSIBILITY`).
    pub accessibility: Option<Url>,
}

/// What is logged, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogSettings {
    /// `json` or `text` (`LIVSLOS_LOG_FORMAT`).
    pub format: LogFormat,
    /// A filter such as `info` or `server=debug,warn` (`LIVSLOS_LOG_FILTER`).
    pub filter: String,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file or a variable is not what it should be.
    #[error("{0}")]
    Malformed(String),
    /// The settings contradict each other or are out of range.
    #[error("{}", .0.join("\n"))]
    Invalid(Vec<String>),
}

impl Config {
    /// Reads the file, if there is one, and then `environment` (names and values), and checks it all.
    pub fn read(
        path: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let text = match path {
            Some(path) => {
                std::fs::read_to_string(path).map_err(|error| ConfigError::Unreadable {
                    path: path.to_owned(),
                    error,
                })?
            }
            None => String::new(),
        };
        Self::parse(&text, environment)
    }

    fn parse(
        text: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let malformed = |error: toml::de::Error| ConfigError::Malformed(error.to_string());
        let mut table: toml::Table = text.parse().map_err(malformed)?;
        environment::overlay(&mut table, environment)?;
        let config: Self = table.try_into().map_err(malformed)?;
        let mistakes = config.mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Invalid(mistakes))
        }
    }

    /// Whether browsers reach this server over TLS.
    pub fn is_secure(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// Whether a page of this origin may open sockets and read answers.
    pub fn allows(&self, origin: &str) -> bool {
        let Ok(origin) = Url::parse(origin) else {
            return false;
        };
        let origin: Origin = origin.origin();
        origin.is_tuple()
            && (origin == self.public_url.origin()
                || self
                    .allowed_origins
                    .iter()
                    .any(|url| url.origin() == origin))
    }

    fn mistakes(&self) -> Vec<String> {
        let mut mistakes = Vec::new();
        let mut require = |holds: bool, mistake: &str| {
            if !holds {
                mistakes.push(mistake.to_owned());
            }
        };
        require(
            is_origin(&self.public_url),
            "public_url: must be scheme and host only, such as https://chat.example.no",
        );
        require(
            self.is_secure() || is_local(&self.public_url),
            "public_url: must begin with https: unless it is this machine",
        );
        require(
            self.allowed_origins.iter().all(is_origin),
            "allowed_origins: each must be scheme and host only, such as https://www.example.no",
        );
        let limits = &self.limits;
        require(
            (1..=MAX_FRAME / 4).contains(&limits.max_text),
            "limits.max_text: must be 1 to 2048, so that any message fits into a frame",
        );
        require(
            limits.are_all_above_zero(),
            "limits: every limit must be more than 0",
        );
        if let Some(login) = &self.login {
            require(
                login.issuer.scheme() == "https" || is_local(&login.issuer),
                "login.issuer: must begin with https: unless it is this machine",
            );
            require(
                !login.client_id.is_empty(),
                "login.client_id: must not be empty",
            );
            require(
                connectors::Assurance::from_acr(&login.acr).is_some(),
                "login.acr: must end in low, substantial or high, such as idporten-loa-high",
            );
            require(login.minutes > 0, "login.minutes: must be more than 0");
        }
        if let Some(publisher) = &self.publisher {
            let is_orgnr = publisher.orgnr.len() == 9
                && publisher.orgnr.bytes().all(|byte| byte.is_ascii_digit());
            require(is_orgnr, "publisher.orgnr: must be nine digits");
            require(
                !publisher.name.is_empty(),
                "publisher.name: must not be empty",
            );
        }
        mistakes
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            public_url: Url::parse("http://127.0.0.1:8080").expect("a valid address"),
            content: None,
            data: PathBuf::from("data"),
            allowed_origins: Vec::new(),
            trusted_proxies: 0,
            limits: LimitSettings::default(),
            encoder: EncoderSettings::default(),
            login: None,
            connectors: BTreeMap::new(),
            publisher: None,
            links: LinkSettings::default(),
            log: LogSettings::default(),
        }
    }
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            max_text: 2000,
            messages_per_minute: 30,
            message_burst: 10,
            address_per_minute: 600,
            address_burst: 200,
            lookups_per_minute: 3000,
            lookup_burst: 300,
            address_sockets: 200,
            queue: 64,
            idle_seconds: 75,
        }
    }
}

impl LimitSettings {
    fn are_all_above_zero(&self) -> bool {
        let counts = [
            self.messages_per_minute,
            self.message_burst,
            self.address_per_minute,
            self.address_burst,
            self.lookups_per_minute,
            self.lookup_burst,
            self.address_sockets,
        ];
        counts.iter().all(|count| *count > 0) && self.queue > 0 && self.idle_seconds > 0
    }

    /// How often a silent client is asked for a sign of life.
    pub fn ping_every(&self) -> Duration {
        Duration::from_millis(self.idle_seconds * 1000 * 2 / 5)
    }

    /// How long a client may be silent.
    pub fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_seconds)
    }
}

impl LoginSettings {
    fn default_acr() -> String {
        "idporten-loa-substantial".to_owned()
    }

    fn default_minutes() -> u32 {
        120
    }
}

impl Default for LogSettings {
    fn default() -> Self {
        Self {
            format: LogFormat::Json,
            filter: "info".to_owned(),
        }
    }
}

fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecretString>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(SecretString::from))
}

fn is_origin(url: &Url) -> bool {
    url.origin().is_tuple()
        && matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::parse(text, variables).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_shipped_as_an_example_is_valid_and_says_the_defaults() {
        let example = include_str!("../../../livslos.example.toml");
        let config = read(example, &[]).expect("valid");
        let limits = LimitSettings::default();
        assert_eq!(format!("{:?}", config.limits), format!("{limits:?}"));
        assert!(config.login.is_some());
        assert!(config.is_secure());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let text = "[limits]\nmax_text = 100\n";
        let config = read(
            text,
            &[
                ("LIVSLOS_LIMITS_MAX_TEXT", "200"),
                ("LIVSLOS_LISTEN", "0.0.0.0:80"),
                ("LIVSLOS_ALLOWED_ORIGINS", "https://a.no, https://b.no"),
                ("LIVSLOS_LOGIN_ISSUER", "https://idporten.no"),
                ("LIVSLOS_LOGIN_CLIENT_ID", "1234"),
                ("LIVSLOS_LOG_FORMAT", "text"),
                ("LIVSLOS_ENCODER_MODEL", "/srv/encoder"),
                ("LIVSLOS_CONNECTORS_AGENCIES", "https://agencies.no"),
                ("PATH", "/bin"),
            ],
        )
        .expect("valid");
        assert_eq!(config.limits.max_text, 200);
        assert_eq!(config.listen.port(), 80);
        assert_eq!(config.allowed_origins.len(), 2);
        assert_eq!(config.login.expect("a login").client_id, "1234");
        assert_eq!(config.log.format, LogFormat::Text);
        assert_eq!(config.encoder.model, Some(PathBuf::from("/srv/encoder")));
        assert_eq!(config.connectors["AGENCIES"], "https://agencies.no");
    }

    #[test]
    fn mistakes_are_told_all_at_once_with_their_setting() {
        let check = |text: &str, expect: &[&str]| {
            let error = read(text, &[]).expect_err(text);
            for part in expect {
                assert!(error.contains(part), "{error:?} does not tell {part:?}");
            }
        };
        check("colour = 1", &["colour"]);
        check("listen = 3", &["listen"]);
        check("[limits]\nmax_text = 'x'", &["max_text"]);
        check(
            "public_url = 'http://example.no/chat'\nallowed_origins = ['https://a.no/x']\n\
             [limits]\nqueue = 0\nmax_text = 9000",
            &[
                "public_url: must be",
                "https:",
                "allowed_origins",
                "limits: every",
                "max_text",
            ],
        );
        check(
            "[login]\nissuer = 'http://example.no'\nclient_id = ''\nacr = 'x'\nminutes = 0",
            &[
                "login.issuer",
                "login.client_id",
                "login.acr",
                "login.minutes",
            ],
        );
    }

    #[test]
    fn an_unknown_variable_is_a_mistake_and_not_silence() {
        let error = read("", &[("LIVSLOS_LIMIT_QUEUE", "3")]).expect_err("unknown");
        assert!(error.contains("LIVSLOS_LIMIT_QUEUE"), "{error}");
        let error = read("", &[("LIVSLOS_LIMITS_QUEUE", "many")]).expect_err("no number");
        assert!(error.contains("LIVSLOS_LIMITS_QUEUE"), "{error}");
    }

    #[test]
    fn origins_are_compared_exactly() {
        let config = read(
            "public_url = 'https://chat.example.no'\nallowed_origins = ['https://www.example.no']",
            &[],
        )
        .expect("valid");
        let check = |origin, expect| assert_eq!(config.allows(origin), expect, "{origin}");
        check("https://chat.example.no", true);
        check("https://www.example.no", true);
        check("https://www.example.no:443", true);
        check("http://www.example.no", false);
        check("https://www.example.no.evil.com", false);
        check("https://evil.www.example.no", false);
        check("https://www.example.no:8443", false);
        check("null", false);
        check("", false);
    }
}
