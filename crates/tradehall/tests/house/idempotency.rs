//! A repeated request happens once: every operation that changes something, asked twice.

use axum::http::Method;
use foundation::auth::{Grade, Kind};
use testkit::{Actor, Answer, TestBrand, on_both_databases};

use crate::authorization::policy::{Policy, Row};
use crate::authorization::{Report, document, principals};
use crate::belongings::{Belongings, ends};
use crate::document::{Document, Operation};
use crate::samples::{Request, Samples};
use crate::specimen;
use crate::testing;

/// Those who may call, and a second one of each kind.
struct Cast<'t> {
    t: &'t TestBrand,
    owner: Actor<'t>,
    admin: Actor<'t>,
    affiliate: Actor<'t>,
}

impl<'t> Cast<'t> {
    /// Somebody who may call, with a session of their own: the one before may have been ended by what was tried.
    async fn caller(&self, row: &Row, path: &str) -> Option<Actor<'t>> {
        let known = match row.who.as_str() {
            "anyone" => return Some(self.t.anonymous()),
            "key or any" => return Some(principals::key(self.t, Some(self.affiliate.id)).await),
            _ if ends(path) => return self.stranger(row).await,
            "staff" | "self or staff" => (&self.admin, Kind::Staff),
            "customer" | "any" => (&self.owner, Kind::Customer),
            "affiliate" => (&self.affiliate, Kind::Customer),
            _ => return None,
        };
        let (actor, kind) = known;
        let id = actor.id;
        let token = self.t.write(move |tx| testing::session(tx, kind, id, Grade::Full, None)).await;
        Some(actor.with_token(&token))
    }

    /// Somebody else of the same kind.
    async fn stranger(&self, row: &Row) -> Option<Actor<'t>> {
        match row.who.as_str() {
            "staff" | "self or staff" => Some(self.t.admin().await),
            "customer" | "any" => Some(self.t.customer().await),
            "key or any" => Some(principals::key(self.t, Some(self.owner.id)).await),
            "affiliate" => Some(self.t.affiliate().await),
            _ => None,
        }
    }
}

async fn try_all(t: &TestBrand, doc: &Document, policy: &Policy) -> Report {
    let cast = Cast { t, owner: t.customer().await, admin: t.admin().await, affiliate: t.affiliate().await };
    let belongings = Belongings::of(t, doc, policy, &cast.owner).await;
    let mut report = Report::default();
    for operation in doc.operations.iter().filter(|operation| operation.changes() && operation.takes_json()) {
        let row = policy.row(operation);
        if row.repeats {
            report.untried.push(format!("{} ({}): repeats by decision", operation.id, operation.call()));
            continue;
        }
        let Some(caller) = cast.caller(&row, &operation.path).await else { continue };
        report.operations += 1;
        let samples = Samples::knowing(doc, belongings.all());
        let id = row.object.as_deref().and_then(|object| belongings.id(object));
        let request = samples.request(operation, &|_| id.clone());
        let other = different(&request);
        let key = format!("key-{}", operation.id);
        let first = keyed(&request, &caller, &key).await;
        let second = keyed(&request, &caller, &key).await;
        report.calls += 2;
        if first.status >= 300 {
            failed(&mut report, operation, &first, &second);
            continue;
        }
        report.proved += 1;
        if operation.json["responses"].get(first.status.to_string()).is_none() {
            report.find(operation, format!("{} is answered and not documented", first.status));
        }
        if (second.status, &second.text) != (first.status, &first.text) || second.header("idempotent-replayed") != Some("true") {
            report.find(operation, format!("first {} {}, then {} {}", first.status, first.text, second.status, second.text));
            continue;
        }
        let changed = keyed(&other, &caller, &key).await;
        if (changed.status, changed.json["code"].as_str()) != (422, Some("idempotency_key_reused")) {
            report.find(operation, format!("another request with the same key was answered {} {}", changed.status, changed.text));
        }
        if let Some(stranger) = cast.stranger(&row).await {
            let answer = keyed(&request, &stranger, &key).await;
            if answer.header("idempotent-replayed").is_some() || answer.json["code"] == "idempotency_key_reused" {
                report.find(operation, format!("another caller's key was taken for this one's: {} {}", answer.status, answer.text));
            }
        }
        side_by_side(&mut report, operation, &samples.request(operation, &|_| id.clone()), &caller).await;
        report.calls += 4;
    }
    report
}

/// A failed attempt leaves the key as it was.
fn failed(report: &mut Report, operation: &Operation, first: &Answer, second: &Answer) {
    report.untried.push(format!(
        "{} ({}): the sample was refused: {} {}",
        operation.id,
        operation.call(),
        first.status,
        first.json["code"]
    ));
    if second.header("idempotent-replayed").is_some() || second.json["code"] == "idempotency_key_reused" || second.status >= 500 {
        report.find(operation, format!("a failed attempt spent the key: {} {}", second.status, second.text));
    }
}

/// Two first attempts at the same time: one happens, the other is told the same, or to come back.
async fn side_by_side(report: &mut Report, operation: &Operation, request: &Request, caller: &Actor<'_>) {
    let key = format!("pair-{}", operation.id);
    let (one, two) = tokio::join!(keyed(request, caller, &key), keyed(request, caller, &key));
    let fine = |answer: &Answer| answer.status < 500;
    let both = one.status < 300 && two.status < 300;
    let replays = [&one, &two].iter().filter(|answer| answer.header("idempotent-replayed").is_some()).count();
    if !fine(&one) || !fine(&two) || (both && (one.text != two.text || replays != 1)) {
        report.find(operation, format!("two at once: {} {} and {} {}", one.status, one.text, two.status, two.text));
    }
}

async fn keyed(request: &Request, caller: &Actor<'_>, key: &str) -> Answer {
    request.send(&caller.with_header("idempotency-key", key)).await
}

fn different(request: &Request) -> Request {
    let mut other = request.clone();
    match other.method {
        Method::DELETE => other.path.push_str(if other.path.contains('?') { "&other=1" } else { "?other=1" }),
        _ => other.body.extend_from_slice(b" "),
    }
    other
}

#[on_both_databases]
async fn a_repeated_request_happens_once(t: TestBrand) {
    let doc = document(&t).await;
    try_all(&t, &doc, &Policy::of_the_house()).await.is_clean("idempotency");
}

#[test]
fn a_request_that_happens_twice_is_found() {
    testkit::run(testkit::On::Sqlite, specimen::house(), |t| {
        Box::pin(async move {
            let doc = document(&t).await;
            let report = try_all(&t, &doc, &specimen::policy()).await;
            report.finds_only(&["specimenFragile", "specimenTwice"]);
            assert!(report.proved >= 3);
        })
    });
}
