//! The protocol described for programs, generated from the types: JSON Schema and AsyncAPI 3.

use super::{ClientFrame, SUBPROTOCOL, ServerFrame};
use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

/// The JSON Schema (2020-12) of every frame: `$defs/ClientFrame` and `$defs/ServerFrame`; a frame
/// is one or the other.
pub fn json_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let client: Schema = generator.subschema_for::<ClientFrame>();
    let server: Schema = generator.subschema_for::<ServerFrame>();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SUBPROTOCOL,
        "description": "One WebSocket text frame, from a client or from the server.",
        "oneOf": [client, server],
        "$defs": definitions(generator),
    })
}

/// The AsyncAPI 3.0 document of the socket, with one message per frame type. `host` is where the
/// server answers, such as `chat.example.no`; `secure` whether over TLS.
pub fn asyncapi(host: &str, secure: bool) -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    generator.subschema_for::<ClientFrame>();
    generator.subschema_for::<ServerFrame>();
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Livslos",
            "version": "1",
            "description": "The conversation between a citizen's client and Livslos.",
        },
        "defaultContentType": "application/json",
        "servers": {
            "this": { "host": host, "protocol": if secure { "wss" } else { "ws" } },
        },
        "channels": {
            "conversation": {
                "address": "/ws",
                "description": format!("WebSocket with the subprotocol `{SUBPROTOCOL}`."),
                "messages": {
                    "client": { "$ref": "#/components/messages/client" },
                    "server": { "$ref": "#/components/messages/server" },
                },
            },
        },
        "operations": {
            "receive": {
                "action": "receive",
                "channel": { "$ref": "#/channels/conversation" },
                "messages": [{ "$ref": "#/channels/conversation/messages/client" }],
            },
            "send": {
                "action": "send",
                "channel": { "$ref": "#/channels/conversation" },
                "messages": [{ "$ref": "#/channels/conversation/messages/server" }],
            },
        },
        "components": {
            "messages": {
                "client": { "payload": { "$ref": "#/components/schemas/ClientFrame" } },
                "server": { "payload": { "$ref": "#/components/schemas/ServerFrame" } },
            },
            "schemas": definitions(generator),
        },
    })
}

fn definitions(mut generator: SchemaGenerator) -> Value {
    Value::Object(generator.take_definitions(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame_types(schema: &Value) -> Vec<String> {
        let variants = schema["oneOf"].as_array().expect("a closed enum");
        variants
            .iter()
            .map(|variant| {
                let name = &variant["properties"]["type"]["const"];
                name.as_str().expect("a type each").to_owned()
            })
            .collect()
    }

    #[test]
    fn both_documents_list_every_frame() {
        let client = [
            "hello", "say", "suggest", "choose", "answer", "status", "feedback", "language",
            "delete",
        ];
        let server = [
            "welcome",
            "received",
            "suggestions",
            "said",
            "reply",
            "status",
            "working",
            "error",
            "deleted",
        ];
        let schema = json_schema();
        assert_eq!(frame_types(&schema["$defs"]["ClientFrame"]), client);
        assert_eq!(frame_types(&schema["$defs"]["ServerFrame"]), server);

        let api = asyncapi("example.no", true);
        let schemas = &api["components"]["schemas"];
        assert_eq!(frame_types(&schemas["ClientFrame"]), client);
        assert_eq!(frame_types(&schemas["ServerFrame"]), server);
    }

    #[test]
    fn every_reference_leads_somewhere() {
        for document in [json_schema(), asyncapi("example.no", false)] {
            let text = document.to_string();
            for reference in text.split("\"$ref\":\"#").skip(1) {
                let pointer = reference.split('"').next().expect("a closing quote");
                assert!(document.pointer(pointer).is_some(), "{pointer} is missing");
            }
        }
    }
}
