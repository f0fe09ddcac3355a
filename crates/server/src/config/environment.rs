//! Settings from environment variables, laid over those of the file.

use super::ConfigError;
use toml::{Table, Value};

/// What begins the name of every variable.
const PREFIX: &str = "LIVSLOS_";

/// What begins the names of those that stand for `${NAME}` in the connectors' manifests.
const CONNECTORS: &str = "LIVSLOS_CONNECTORS_";

/// How a variable's value is read.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    /// Separated by commas.
    List,
}

/// Every setting: its section (empty at the top), its name, and how its variable is read.
const SETTINGS: &[(&str, &str, Kind)] = &[
    ("", "listen", Kind::Text),
    ("", "public_url", Kind::Text),
    ("", "content", Kind::Text),
    ("", "data", Kind::Text),
    ("", "allowed_origins", Kind::List),
    ("", "trusted_proxies", Kind::Number),
    ("limits", "max_text", Kind::Number),
    ("limits", "messages_per_minute", Kind::Number),
    ("limits", "message_burst", Kind::Number),
    ("limits", "address_per_minute", Kind::Number),
    ("limits", "address_burst", Kind::Number),
    ("limits", "lookups_per_minute", Kind::Number),
    ("limits", "lookup_burst", Kind::Number),
    ("limits", "address_sockets", Kind::Number),
    ("limits", "queue", Kind::Number),
    ("limits", "idle_seconds", Kind::Number),
    ("encoder", "model", Kind::Text),
    ("login", "issuer", Kind::Text),
    ("login", "client_id", Kind::Text),
    ("login", "client_secret", Kind::Text),
    ("login", "scopes", Kind::List),
    ("login", "acr", Kind::Text),
    ("login", "minutes", Kind::Number),
    ("publisher", "name", Kind::Text),
    ("publisher", "orgnr", Kind::Text),
    ("publisher", "contact", Kind::Text),
    ("links", "privacy", Kind::Text),
    ("links", "accessibility", Kind::Text),
    ("log", "format", Kind::Text),
    ("log", "filter", Kind::Text),
];

/// Writes the variables into `table`; those of other programs are left alone.
pub(super) fn overlay(
    table: &mut Table,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<(), ConfigError> {
    for (variable, value) in environment {
        if !variable.starts_with(PREFIX) {
            continue;
        }
        if let Some(name) = variable.strip_prefix(CONNECTORS) {
            section_of(table, "connectors")?.insert(name.to_owned(), Value::String(value));
            continue;
        }
        let setting = SETTINGS
            .iter()
            .find(|(section, name, _)| variable_of(section, name) == variable);
        let Some((section, name, kind)) = setting else {
            let message = format!("{variable}: there is no such setting");
            return Err(ConfigError::Malformed(message));
        };
        let value = parse(&value, *kind)
            .ok_or_else(|| ConfigError::Malformed(format!("{variable}: must be a number")))?;
        section_of(table, section)?.insert((*name).to_owned(), value);
    }
    Ok(())
}

fn variable_of(section: &str, name: &str) -> String {
    let separator = if section.is_empty() { "" } else { "_" };
    format!("{PREFIX}{section}{separator}{name}").to_uppercase()
}

fn parse(value: &str, kind: Kind) -> Option<Value> {
    match kind {
        Kind::Text => Some(Value::String(value.to_owned())),
        Kind::Number => value.trim().parse().ok().map(Value::Integer),
        Kind::List => {
            let items = value.split(',').map(str::trim);
            let items = items.filter(|item| !item.is_empty());
            Some(Value::Array(items.map(Value::from).collect()))
        }
    }
}

fn section_of<'a>(table: &'a mut Table, section: &str) -> Result<&'a mut Table, ConfigError> {
    if section.is_empty() {
        return Ok(table);
    }
    table
        .entry(section)
        .or_insert_with(|| Value::Table(Table::new()))
        .as_table_mut()
        .ok_or_else(|| ConfigError::Malformed(format!("[{section}] must be a section")))
}
