//! What somebody owns: made by calling every operation that creates, and found again by the tables' own columns.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use serde_json::json;
use testkit::{Actor, TestBrand};
use uuid::Uuid;

use crate::authorization::policy::Policy;
use crate::authorization::principals;
use crate::document::Document;
use crate::queries;
use crate::samples::Samples;

/// Objects by table: one id each.
#[derive(Default)]
pub struct Belongings {
    known: RefCell<BTreeMap<String, String>>,
    /// What could not be made, and why.
    pub refused: BTreeMap<String, String>,
}

/// Operations that end what the matrices stand on.
const ENDING: &[&str] = &["logout", "sign-out", "terminate", "termination", "disable", "erasure", "revoke", "remove", "close", "current"];

/// Whether calling this ends a session, a user or a thing that others need.
pub fn ends(path: &str) -> bool {
    ENDING.iter().any(|word| path.contains(word))
}

impl Belongings {
    pub fn all(&self) -> BTreeMap<String, String> {
        self.known.borrow().clone()
    }

    pub fn id(&self, object: &str) -> Option<String> {
        self.known.borrow().get(object).cloned()
    }

    /// Lets the owner, and staff in the owner's name, create whatever the document lets them create.
    pub async fn of(t: &TestBrand, doc: &Document, policy: &Policy, owner: &Actor<'_>) -> Belongings {
        let key = principals::key(t, Some(t.affiliate().await.id)).await;
        let mut belongings = Belongings::default();
        let (admin, anybody) = (t.admin().await, t.anonymous());
        belongings.look(t, policy, owner.id).await;
        belongings.trade(owner, &admin).await;
        belongings.look(t, policy, owner.id).await;
        for _ in 0..2 {
            for operation in doc.operations.iter().filter(|operation| operation.method == Method::POST && !ends(&operation.path)) {
                let row = policy.row(operation);
                let actor = match row.who.as_str() {
                    "staff" => &admin,
                    "customer" | "affiliate" | "any" | "self or staff" => owner,
                    "anyone" => &anybody,
                    "key or any" => &key,
                    _ => continue,
                };
                let samples = Samples::knowing(doc, belongings.known.borrow().clone());
                let id = row.object.as_deref().and_then(|object| belongings.id(object));
                let answer = samples.request(operation, &|_| id.clone()).send(actor).await;
                if answer.status >= 300 {
                    belongings.refused.insert(
                        operation.id.clone(),
                        format!("{} {} {}", answer.status, answer.json["detail"], answer.cause.unwrap_or_default()),
                    );
                } else {
                    belongings.refused.remove(&operation.id);
                }
            }
            t.drain().await;
            belongings.look(t, policy, owner.id).await;
        }
        belongings
    }

    /// What no sample hits by chance: money in a wallet, a position, and an order that waits. Nothing where nothing is traded.
    async fn trade(&mut self, owner: &Actor<'_>, admin: &Actor<'_>) {
        let opened = owner.post("/me/wallets", json!({ "leverage": "100", "currency": "USD", "isDemo": false })).await;
        let Some(wallet) = opened.json["id"].as_i64() else {
            self.refused.insert("a wallet".into(), format!("{} {}", opened.status, opened.text));
            return;
        };
        let money =
            json!({ "type": "DEPOSIT", "amount": 5000, "currency": "USD", "method": "bank", "comment": "Proof", "addToCredit": false });
        let quotes = json!({ "quotes": [{ "symbol": "EURUSD", "bid": "1.08430", "ask": "1.08450" }] });
        let order = json!({ "accountId": wallet, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.1" });
        let waiting =
            json!({ "accountId": wallet, "symbol": "EURUSD", "side": "BUY", "type": "LIMIT", "limitPrice": "1.05", "size": "0.1" });
        let paid = admin.post(&format!("/wallets/{wallet}/transactions"), money).await;
        let priced = admin.post("/quotes", quotes).await;
        let (placed, waits) = (owner.post("/orders", order).await, owner.post("/orders", waiting).await);
        for (what, answer) in [("a deposit", paid), ("a price", priced), ("a position", placed), ("an order", waits)] {
            if answer.status >= 300 {
                self.refused.insert(what.into(), format!("{} {}", answer.status, answer.text));
            }
        }
    }

    /// The newest row of every table that the policy names: the owner's, where the policy says that it has one.
    async fn look(&self, t: &TestBrand, policy: &Policy, owner: Uuid) {
        let objects: BTreeSet<&String> = policy.0.values().filter_map(|row| row.object.as_ref()).collect();
        for object in objects {
            let columns = queries::columns_of(t, object).await;
            let owned = policy.0.values().any(|row| row.object.as_ref() == Some(object) && row.relation.as_deref() == Some("owner"));
            if let Some(sql) = queries::newest_of(object, &columns, owned.then_some(owner))
                && let Some(id) = t.rows(&sql).await.into_iter().next()
            {
                self.known.borrow_mut().insert(object.clone(), id);
            }
        }
    }
}
