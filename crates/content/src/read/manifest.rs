//! `connectors/<agency>.yaml`: only which agency it speaks for and which services it reports; all
//! else is for the crate `connectors` to check.

use super::{Draft, yaml};
use crate::{
    files::Files,
    findings::{Findings, Reference},
    yaml::Value,
};

pub(super) fn read(files: &Files, path: &str, draft: &mut Draft, findings: &mut Findings) {
    let services = draft.names.services.get_or_insert_default();
    let Some(root) = yaml(files, path, findings) else {
        return;
    };
    if let Some(agency) = root.entry("agency") {
        agency.name(Reference::Agency, findings);
    }
    match root.entry("services").map(|node| &node.value) {
        Some(Value::List(items)) => {
            for item in items {
                let id = item.entry("id").unwrap_or(item);
                services.extend(id.scalar().map(str::to_owned));
            }
        }
        Some(Value::Map(entries)) => {
            services.extend(entries.iter().map(|entry| entry.key.clone()));
        }
        _ => {}
    }
}
