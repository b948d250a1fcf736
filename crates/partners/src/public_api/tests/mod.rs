//! The reports over HTTP, with the three headers that programs send.

mod leads;
mod positions;
mod queries;
mod registrations;
mod sign_in;
mod transactions;

use foundation::auth::{Grade, Kind};
use kernel::{ApiKeyId, Timestamp};
use people::sessions::{self, NewSession};
use serde_json::{Value, json};
use testkit::{Actor, TestBrand};
use uuid::Uuid;

const SEPTEMBER: &str = "registrationDateFrom=2026-09-01&registrationDateTo=2026-09-30";

/// A program that is signed in for a staff user with these permissions.
async fn program<'t>(t: &'t TestBrand, permissions: &[&'static str]) -> Actor<'t> {
    let user = t.staff_with(permissions).await;
    program_of(t, Kind::Staff, user.id).await
}

async fn program_of(t: &TestBrand, kind: Kind, user: Uuid) -> Actor<'_> {
    let (key_id, key) = key_of(t, kind, user, "north.test", t.now().plus_days(1_000)).await;
    let token = service_token(t, kind, user, Some(key_id)).await;
    let mut program =
        t.anonymous().with_header("x-api-key", &key).with_header("x-domain", "north.test").with_header("x-auth-token", &token);
    program.id = user;
    program
}

async fn key_of(t: &TestBrand, kind: Kind, user: Uuid, domain: &str, expires_at: Timestamp) -> (ApiKeyId, String) {
    let domain = domain.to_owned();
    t.write(move |tx| queries::make_key(tx, kind, user, &domain, expires_at)).await
}

async fn service_token(t: &TestBrand, kind: Kind, user_id: Uuid, api_key_id: Option<ApiKeyId>) -> String {
    let new = NewSession {
        kind,
        user_id,
        grade: Grade::Service,
        api_key_id,
        impersonator: None,
        ip: "127.0.0.1".into(),
        user_agent: None,
        minutes: 60 * 24 * 365,
        refresh_days: None,
        family: None,
    };
    t.write(move |tx| sessions::start(tx, new.clone())).await.token
}

/// The values of one field of every row, in order.
fn column(rows: &Value, field: &str) -> Vec<String> {
    rows["data"].as_array().expect("rows").iter().map(|row| row[field].as_str().expect("text").to_owned()).collect()
}

/// Reads all pages and checks the frame of each; answers the ids in order.
async fn all_pages(program: &Actor<'_>, path: &str, id: &str, size: usize, expected: usize) -> Vec<String> {
    let mut seen = Vec::new();
    let pages = expected.div_ceil(size);
    for page in 1..=pages + 1 {
        let answer = program.get(&format!("{path}&page={page}&pageSize={size}")).await.is(200);
        let frame = ["total", "page", "pageSize", "totalPages"].map(|name| answer.json[name].as_u64().expect("a number") as usize);
        assert_eq!(frame, [expected, page, size, pages], "{path}");
        let ids = column(&answer.json, id);
        assert_eq!(ids.len(), expected.saturating_sub((page - 1) * size).min(size), "{path} page {page}");
        seen.extend(ids);
    }
    seen
}

/// A live wallet of one's own: its login.
async fn wallet(customer: &Actor<'_>) -> i64 {
    let wanted = json!({ "currency": "USD", "isDemo": false, "leverage": "100" });
    customer.post("/me/wallets", wanted).await.is(201).json["id"].as_i64().expect("a login")
}

/// Posts a transaction by hand: its id.
async fn post(admin: &Actor<'_>, wallet: i64, kind: &str, amount: &str, is_fake: bool) -> String {
    let amount: serde_json::Number = amount.parse().expect("a number");
    let body = json!({ "type": kind, "amount": amount, "currency": "USD", "method": "card", "comment": "by hand", "isFake": is_fake });
    let posted = admin.post(&format!("/wallets/{wallet}/transactions"), body).await;
    assert!(posted.status < 300, "{}", posted.text);
    let ids = posted.json.pointer("/transactions/0/id").or_else(|| posted.json.pointer("/transaction/id"));
    ids.and_then(Value::as_str).unwrap_or_else(|| panic!("{}", posted.text)).to_owned()
}

/// Numbers that look random and are the same every time.
struct Dice(u64);
impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// An instant within nine days of September, often the first or the last microsecond of one.
fn some_instant(dice: &mut Dice) -> Timestamp {
    let start: Timestamp = "2026-09-01T00:00:00Z".parse().expect("a time");
    let day = start.plus_days(dice.below(9) as i64);
    match dice.below(4) {
        0 => day,
        1 => Timestamp::from_micros(day.plus_days(1).micros() - 1),
        _ => day.plus_seconds(dice.below(86_400) as i64),
    }
}

/// The rows that a naive query finds between two days, both included.
async fn naive(t: &TestBrand, table: &str, at: &str, days: (&str, &str), filter: &str) -> Vec<String> {
    let day = |day: &str| day.parse::<kernel::Day>().expect("a day");
    let (from, to) = (day(days.0).start().micros(), day(days.1).end().micros());
    t.rows(&format!("select id from {table} where {at} >= {from} and {at} < {to} and {filter} order by {at}, id")).await
}
