//! The document itself: complete, and whole in its references.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::Document;

fn faults(doc: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let schemes = doc.json["components"]["securitySchemes"].as_object().cloned().unwrap_or_default();
    for operation in &doc.operations {
        let mut fault = |what: &str| faults.push(format!("{} ({}): {what}", operation.id, operation.call()));
        let text = |name: &str| operation.json[name].as_str().unwrap_or_default().trim().to_owned();
        if !is_camel_case(&operation.id) {
            fault("the id is not in camelCase");
        }
        if !ids.insert(&operation.id) {
            fault("the id is taken");
        }
        let summary = text("summary");
        if summary.is_empty() || summary.len() > 120 || summary.ends_with('.') {
            fault("a summary is one line without a full stop");
        }
        if operation.json["tags"][0].as_str().is_none_or(str::is_empty) {
            fault("there is no tag");
        }
        let answers = operation.json["responses"].as_object().cloned().unwrap_or_default();
        // A socket is opened by a change of protocol.
        if !answers.keys().any(|status| status.starts_with('2') || status == "101") {
            fault("no success is documented");
        }
        if operation.who != "none" && !answers.keys().any(|status| status.starts_with('4') || status == "default") {
            fault("no refusal is documented");
        }
        let refusals: &[&str] = if matches!(operation.who.as_str(), "none" | "anyone") { &[] } else { &["401", "403"] };
        if refusals.iter().any(|status| !answers.contains_key(*status)) {
            fault("401 and 403 are not documented");
        }
        if operation.security.iter().flatten().any(|scheme| !schemes.contains_key(scheme)) {
            fault("a security scheme is not described");
        }
        if refusals.is_empty() != operation.security.is_empty() {
            fault("who may call and the security scheme disagree");
        }
        let named: Vec<&str> = operation.path.split(['{', '}']).skip(1).step_by(2).collect();
        let described: Vec<&str> = operation.path_parameters().map(|parameter| parameter.name.as_str()).collect();
        if named != described {
            fault("the path's parameters are not described");
        }
        let keyed = operation.parameters.iter().any(|parameter| parameter.place == "header" && parameter.name == "Idempotency-Key");
        if operation.changes() != keyed {
            fault("changes accept an Idempotency-Key, and nothing else does");
        }
    }
    references(doc, &doc.json, "", &mut faults);
    // Two shapes of one name are told apart by a number, which says nothing to whoever generates a client.
    let schemas = doc.json["components"]["schemas"].as_object().into_iter().flatten();
    let numbered = schemas.filter(|(name, _)| name.ends_with(|last: char| last.is_ascii_digit()));
    faults.extend(numbered.map(|(name, _)| format!("schema {name}: another has its name; give it one of its own (#[schemars(rename)])")));
    faults
}

fn is_camel_case(id: &str) -> bool {
    id.chars().next().is_some_and(|first| first.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_alphanumeric())
}

fn references(doc: &Document, value: &Value, place: &str, faults: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(to) = members.get("$ref").and_then(Value::as_str)
                && doc.json.pointer(to.trim_start_matches('#')).is_none()
            {
                faults.push(format!("{place} refers to {to}, which is not there"));
            }
            members.iter().for_each(|(name, value)| references(doc, value, &format!("{place}/{name}"), faults));
        }
        Value::Array(items) => items.iter().for_each(|value| references(doc, value, place, faults)),
        _ => {}
    }
}

#[test]
fn the_document_is_complete() {
    let doc = Document::read(&tradehall::openapi());
    let faults = faults(&doc);
    assert!(faults.is_empty(), "{} faults in the document:\n{}", faults.len(), faults.join("\n"));
    for (name, scheme) in doc.json["components"]["securitySchemes"].as_object().expect("security schemes") {
        assert!(scheme["description"].as_str().is_some_and(|text| text.len() > 10), "{name} is not explained");
    }
    assert!(doc.json["info"]["description"].as_str().is_some_and(|text| text.contains("Idempotency-Key") && text.contains("X-Api-Key")));
}

#[test]
fn the_document_is_the_same_each_time() {
    let again = std::thread::spawn(tradehall::openapi).join().expect("no panic");
    assert_eq!(tradehall::openapi(), again);
    assert_eq!(tradehall::openapi(), again, "also when it was made before on the same thread");
}

#[test]
fn faults_are_found() {
    let text = r##"{ "components": {}, "paths": {
        "/a/{id}": { "post": { "operationId": "Bad_id", "summary": "Two. Sentences.", "tags": [], "x-who": "staff",
            "responses": { "200": { "$ref": "#/components/schemas/Gone" } } } },
        "/b": { "get": { "operationId": "Bad_id", "summary": "", "x-who": "anyone", "security": [{ "magic": [] }], "responses": {} } } } }"##;
    let found = faults(&Document::read(text)).join("\n");
    for part in [
        "camelCase",
        "is taken",
        "full stop",
        "no tag",
        "no success",
        "no refusal",
        "401 and 403",
        "not described",
        "disagree",
        "Idempotency-Key",
        "Gone",
    ] {
        assert!(found.contains(part), "{part} was not found in:\n{found}");
    }
}
