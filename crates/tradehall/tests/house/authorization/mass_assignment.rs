//! Whoever sends every field name there is changes nothing but what the operation is for.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use testkit::TestBrand;

use super::Report;
use super::policy::Policy;
use crate::document::Document;
use crate::queries;
use crate::samples::Samples;

pub async fn try_all(t: &TestBrand, doc: &Document, policy: &Policy) -> Report {
    let (samples, union) = (Samples::of(doc), union(doc));
    let mut report = Report::default();
    for operation in doc.operations.iter().filter(|operation| operation.changes() && operation.takes_json()) {
        let row = policy.row(operation);
        if !matches!(row.who.as_str(), "customer" | "affiliate" | "any" | "self or staff") {
            continue;
        }
        report.operations += 1;
        let actor = if row.who == "affiliate" { t.affiliate().await } else { t.customer().await };
        let before = standing(t, actor.id).await;
        let own = operation.body.as_ref().map_or(json!({}), |body| samples.value("", &body.schema));
        let mut body = union.clone();
        body.extend(own.as_object().cloned().unwrap_or_default());
        let about_me = Some(actor.id.to_string());
        for body in [Value::Object(body), Value::Object(union.clone())] {
            let answer = samples.request_with(operation, &|_| about_me.clone(), &[], Some(&body)).send(&actor).await;
            report.calls += 1;
            report.proved += usize::from(answer.status < 300);
            if answer.status >= 500 {
                report.find(operation, format!("{} {} {}", answer.status, answer.text, answer.cause.unwrap_or_default()));
            }
        }
        for ((name, was), (_, is)) in before.iter().zip(standing(t, actor.id).await) {
            if *was != is && !row.changes.iter().any(|column| column == name) {
                report.find(operation, format!("a caller who sent every field name changed {name} from {was:?} to {is:?}"));
            }
        }
    }
    report
}

async fn standing(t: &TestBrand, customer: uuid::Uuid) -> Vec<(&'static str, Vec<String>)> {
    let mut seen = Vec::new();
    for (name, sql) in queries::standing(customer) {
        seen.push((name, t.rows(&sql).await));
    }
    seen
}

/// Every field name of the document, with what somebody who wants more would write into it.
fn union(doc: &Document) -> serde_json::Map<String, Value> {
    let greedy: BTreeMap<&str, Value> = BTreeMap::from([
        ("roles", json!(["AFFILIATE", "LEADER", "ADMIN"])),
        ("kycStatus", json!("APPROVED")),
        ("status", json!("DISABLED")),
        ("isDemo", json!(false)),
        ("isTest", json!(true)),
        ("isAffiliate", json!(true)),
        ("balance", json!(1_000_000)),
        ("permissions", json!(["staff.write"])),
        ("emailConfirmed", json!(true)),
    ]);
    let samples = Samples::of(doc);
    let mut names = serde_json::Map::new();
    for schema in doc.json["components"]["schemas"].as_object().into_iter().flatten().map(|(_, schema)| schema) {
        for (name, schema) in doc.properties(schema) {
            names.entry(name).or_insert_with(|| greedy.get(name).cloned().unwrap_or_else(|| samples.value(name, schema)));
        }
    }
    for (name, value) in greedy {
        names.insert(name.to_owned(), value);
    }
    names
}
