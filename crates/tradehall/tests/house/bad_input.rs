//! Whatever is sent, the answer is an answer: never our fault, always a problem with a code, and it names the field.

use foundation::auth::{Grade, Kind};
use serde_json::Value;
use testkit::{Actor, Answer, On, TestBrand, on_both_databases};

use crate::authorization::policy::{Policy, Row};
use crate::authorization::{Report, document, principals};
use crate::document::{Document, Operation};
use crate::samples::{MISSING, Request, Samples, escaped, kind_of, plain};
use crate::specimen;
use crate::testing;

/// JSON texts, since some of what is sent is no JSON.
const TOKENS: &[&str] = &[
    "1e400",
    "-1e400",
    "NaN",
    "-0",
    "0.0000000000000000000000000000000000000001",
    "99999999999999999999999999999999",
    "-1",
    "true",
    "null",
    "[]",
    "{}",
    "[[]]",
    "{\"a\":{\"a\":{\"a\":1}}}",
    "\"\"",
    "\"abc\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\u{0663}\u{0664}\"",
    "\"'; drop table customer; --\"",
    "\"\u{202e}\u{1f980}\"",
    "\"9999-99-99T99:99:99Z\"",
    "\"%s%n{{7*7}}\"",
];
/// What only a database could stumble over.
const FOR_THE_DATABASE: &[&str] = &[
    "99999999999999999999999999999999",
    "-1",
    "\"\\u0000\"",
    "\"\u{0663}\u{0664}\"",
    "\"'; drop table customer; --\"",
    "\"\u{202e}\u{1f980}\"",
];
const PARAMETERS: &[&str] = &[
    "",
    "abc",
    "-1",
    "1e400",
    "NaN",
    "99999999999999999999999999",
    "%00",
    "%ff",
    "%F0%9F%A6%80",
    "%D9%A3",
    "%27%3B%20drop%20table%20lead%3B--",
    "true",
    "..%2F..%2Fetc",
    "[]",
    "%7B%22a%22%3A",
    "2026-13-45T99:00:00Z",
];
const DEEPEST: usize = 3;
const MOST_FIELDS: usize = 40;

struct Attack<'a> {
    t: &'a TestBrand,
    doc: &'a Document,
    row: Row,
    operation: &'a Operation,
    caller: Actor<'a>,
}

async fn caller<'t>(t: &'t TestBrand, row: &Row) -> Option<Actor<'t>> {
    match row.who.as_str() {
        "none" | "anyone" => Some(t.anonymous()),
        "staff" | "self or staff" => Some(t.admin().await),
        "customer" | "any" => Some(t.customer().await),
        "key or any" => Some(principals::key(t, Some(t.affiliate().await.id)).await),
        "affiliate" => Some(t.affiliate().await),
        _ => None,
    }
}

async fn try_all(t: &TestBrand, doc: &Document, policy: &Policy) -> Report {
    let mut report = Report::default();
    for operation in &doc.operations {
        let row = policy.row(operation);
        match caller(t, &row).await {
            Some(caller) => {
                report.operations += 1;
                let mut attack = Attack { t, doc, row, operation, caller };
                attack.paths(&mut report).await;
                attack.queries(&mut report).await;
                attack.bodies(&mut report).await;
            }
            None => report.untried.push(format!("{} ({}): {} is not played here", operation.id, operation.call(), row.who)),
        }
    }
    report
}

impl Attack<'_> {
    async fn paths(&mut self, report: &mut Report) {
        let samples = Samples::of(self.doc);
        for parameter in self.operation.path_parameters() {
            for value in PARAMETERS.iter().copied().chain([long(600).as_str()]) {
                let mut request = samples.request(self.operation, &|_| Some("@@".to_owned()));
                let named = format!("{{{}}}", parameter.name);
                let at = self.operation.path.split('/').position(|part| part == named).unwrap_or_default();
                let place = |(index, part): (usize, &str)| match () {
                    () if index == at => value.to_owned(),
                    () => part.replace("%40%40", MISSING),
                };
                request.path = request.path.split('/').enumerate().map(place).collect::<Vec<_>>().join("/");
                self.send(report, &request, &format!("path {}={value:.40}", parameter.name), None).await;
            }
        }
    }

    async fn queries(&mut self, report: &mut Report) {
        let samples = Samples::of(self.doc);
        for parameter in self.operation.query_parameters() {
            let others: Vec<String> = self
                .operation
                .query_parameters()
                .filter(|other| other.required && other.name != parameter.name)
                .map(|other| format!("{}={}", other.name, escaped(&plain(&samples.value(&other.name, &other.schema)))))
                .collect();
            let schema = self.doc.resolve(&parameter.schema);
            let typed = matches!(kind_of(schema), "integer" | "boolean") && schema["type"] != Value::Null;
            for value in PARAMETERS.iter().copied().chain([long(4000).as_str()]) {
                let mut request = samples.request_with(self.operation, &|_| None, &[], None);
                let query = [others.as_slice(), &[format!("{}={value}", parameter.name)]].concat().join("&");
                request.path = format!("{}?{query}", request.path);
                let must_name = (typed && value == "abc").then_some(parameter.name.as_str());
                self.send(report, &request, &format!("query {}={value:.40}", parameter.name), must_name).await;
            }
        }
    }

    async fn bodies(&mut self, report: &mut Report) {
        let Some(body) = self.operation.body.as_ref().filter(|body| body.media == "application/json") else { return };
        let samples = Samples::of(self.doc);
        let sample = samples.value("", &body.schema);
        let mut places = Vec::new();
        collect(&sample, String::new(), 0, &mut places);
        let properties = self.doc.properties(&body.schema);
        let tokens = if self.t.on == On::Sqlite { TOKENS } else { FOR_THE_DATABASE };
        let (deep, huge) = (format!("{}{}", "[".repeat(3000), "]".repeat(3000)), format!("\"{}\"", long(70_000)));
        // A sample that is refused for another field shows nothing about this one.
        let usual = samples.request_with(self.operation, &|_| None, &self.needed(&samples), Some(&sample)).send(&self.caller).await;
        let refused = usual.json["fields"][0]["name"].as_str().map(|name| name.split(['.', '[']).next().unwrap_or(name).to_owned());
        for pointer in places.iter().take(MOST_FIELDS) {
            let name = pointer.trim_start_matches('/');
            let declared = properties.iter().find(|(known, _)| *known == name).map(|(_, schema)| self.doc.resolve(schema));
            for token in tokens.iter().copied().chain([deep.as_str(), huge.as_str()]) {
                let mut broken = sample.clone();
                *broken.pointer_mut(pointer).expect("a place in the sample") = Value::String("@@PLACE@@".into());
                let mut request = samples.request_with(self.operation, &|_| None, &self.needed(&samples), Some(&broken));
                request.body = String::from_utf8_lossy(&request.body).replace("\"@@PLACE@@\"", token).into_bytes();
                let must_name =
                    declared.filter(|schema| is_wrong(schema, token) && refused.as_deref().is_none_or(|known| known == name)).map(|_| name);
                self.send(report, &request, &format!("body {pointer}={token:.40}"), must_name).await;
            }
        }
        for whole in ["", "null", "[]", "7", "\"text\"", "{", "{}x", "\u{feff}{}", deep.as_str()] {
            let mut request = samples.request_with(self.operation, &|_| None, &self.needed(&samples), Some(&sample));
            request.body = whole.as_bytes().to_vec();
            self.send(report, &request, &format!("body {whole:.20}"), None).await;
        }
    }

    fn needed(&self, samples: &Samples<'_>) -> Vec<(String, String)> {
        let needed = self.operation.query_parameters().filter(|parameter| parameter.required);
        needed.map(|parameter| (parameter.name.clone(), plain(&samples.value(&parameter.name, &parameter.schema)))).collect()
    }

    /// Sends it and judges the answer. `must_name`: the value cannot be of this field's type, so the refusal names the field.
    async fn send(&mut self, report: &mut Report, request: &Request, what: &str, must_name: Option<&str>) {
        let mut answer = request.send(&self.caller).await;
        report.calls += 1;
        if answer.status == 401 && !self.row.public && self.row.who != "key or any" {
            self.renew().await;
            answer = request.send(&self.caller).await;
        }
        if let Some(why) = fault(&answer, must_name) {
            report.find(self.operation, format!("{what}: {why}: {} {} {}", answer.status, answer.text, answer.cause.unwrap_or_default()));
        } else if must_name.is_some() {
            report.proved += 1;
        }
    }

    /// The operation may have ended the caller's session.
    async fn renew(&mut self) {
        let staff = matches!(self.row.who.as_str(), "staff" | "self or staff");
        let (kind, id) = (if staff { Kind::Staff } else { Kind::Customer }, self.caller.id);
        let token = self.t.write(move |tx| testing::session(tx, kind, id, Grade::Full, None)).await;
        self.caller = self.caller.with_token(&token);
    }
}

fn fault(answer: &Answer, must_name: Option<&str>) -> Option<&'static str> {
    let media = answer.header("content-type").unwrap_or_default();
    let names = answer.json["fields"][0]["name"].as_str().unwrap_or_default();
    match answer.status {
        500.. => Some("our fault"),
        400..=499 if media != "application/problem+json" => Some("no problem"),
        400..=499 if answer.json["code"].as_str().is_none_or(str::is_empty) => Some("no code"),
        400 | 422 if must_name.is_some_and(|name| !names.starts_with(name)) => Some("the field is not named"),
        200..=299 if must_name.is_some() => Some("it was taken"),
        _ => None,
    }
}

/// What cannot be of this type, however lenient one is with numbers in quotes.
fn is_wrong(schema: &Value, token: &str) -> bool {
    if schema["type"] == Value::Null {
        return false;
    }
    match kind_of(schema) {
        "integer" | "number" => matches!(token, "true" | "[]" | "{}" | "\"abc\"" | "[[]]"),
        "boolean" => matches!(token, "[]" | "{}" | "\"abc\"" | "-1"),
        "string" => matches!(token, "true" | "[]" | "{}" | "[[]]"),
        "array" => matches!(token, "true" | "{}" | "-1"),
        "object" => matches!(token, "true" | "-1" | "[[]]"),
        _ => false,
    }
}

/// Every place in the sample that can be replaced, outermost first.
fn collect(value: &Value, pointer: String, depth: usize, places: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => return,
    };
    places.extend(inner.iter().map(|(name, _)| format!("{pointer}/{name}")));
    if depth < DEEPEST {
        inner.iter().for_each(|(name, value)| collect(value, format!("{pointer}/{name}"), depth + 1, places));
    }
}

fn long(length: usize) -> String {
    "x".repeat(length)
}

#[on_both_databases]
async fn bad_input_is_answered(t: TestBrand) {
    let doc = document(&t).await;
    try_all(&t, &doc, &Policy::of_the_house()).await.is_clean("bad input");
}

#[test]
fn an_operation_that_breaks_is_found() {
    testkit::run(On::Sqlite, specimen::house(), |t| {
        Box::pin(async move {
            let doc = document(&t).await;
            let report = try_all(&t, &doc, &specimen::policy()).await;
            report.finds_only(&["specimenFragile"]);
            assert!(report.proved > 10, "{}", report.proved);
        })
    });
}
