//! Every operation, tried by everybody who may not come in.

use testkit::{Actor, TestBrand};

use super::Report;
use super::policy::{Policy, Row};
use super::principals::{Principals, Role, refusal};
use crate::document::{Document, Operation};
use crate::queries;
use crate::samples::Samples;

pub async fn try_all(t: &TestBrand, doc: &Document, policy: &Policy) -> Report {
    let principals = Principals::of(t).await;
    let samples = Samples::of(doc);
    let mut report = Report::default();
    for operation in &doc.operations {
        let row = policy.row(operation);
        report.operations += 1;
        for principal in &principals.all {
            knock(&mut report, &samples, operation, &row, principal.role, principal.name, &principal.actor).await;
        }
        if row.step_up {
            step_up(t, &mut report, &samples, operation, &row).await;
        }
        if let Some(lacking) = row.permission.as_deref().and_then(|permission| principals.lacking(permission)) {
            knock(&mut report, &samples, operation, &row, Role::AllBut, "staff with all other permissions", lacking).await;
        }
    }
    report
}

async fn knock(report: &mut Report, samples: &Samples<'_>, operation: &Operation, row: &Row, role: Role, name: &str, actor: &Actor<'_>) {
    let Some(expected) = refusal(role, row, operation) else { return };
    let request = samples.request(operation, &|_| None);
    let answer = request.send(actor).await;
    report.calls += 1;
    if !expected.contains(&answer.status) || answer.json["code"].as_str().is_none() {
        let cause = answer.cause.unwrap_or_default();
        report.find(operation, format!("{name} was answered {} instead of {expected:?}: {} {cause}", answer.status, answer.text));
    }
}

/// A session that was proved long ago: good for most things, and not for these.
async fn step_up(t: &TestBrand, report: &mut Report, samples: &Samples<'_>, operation: &Operation, row: &Row) {
    let actor = match row.who.as_str() {
        "staff" | "self or staff" => t.admin().await,
        "affiliate" => t.affiliate().await,
        _ => t.customer().await,
    };
    let id = actor.id;
    t.write(move |tx| queries::prove_long_ago(tx, id)).await;
    let answer = samples.request(operation, &|_| None).send(&actor).await;
    report.calls += 1;
    match (answer.status, answer.json["code"].as_str()) {
        (403, Some("proof_needed")) => report.proved += 1,
        (200..=299 | 500.., _) => {
            report.find(operation, format!("without a fresh proof it was answered {} {}", answer.status, answer.text))
        }
        (status, code) => {
            report.untried.push(format!("{} ({}): refused before its proof: {status} {code:?}", operation.id, operation.call()))
        }
    }
}
