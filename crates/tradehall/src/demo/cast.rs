//! The customers of the demo, each doing what their scenes say.

use axum::http::Method;
use foundation::signature;
use kernel::{Price, Problem, Result};
use serde_json::{Value, json};

use super::PASSWORD;
use super::papers::{self, Paper};
use super::people::{AFFILIATES, Person};
use super::scenes::Scene;
use super::story::{Stage, text};
use super::visit::Visit;
use crate::client::Client;

const SKIPPED: [&str; 3] = ["EmailConfirmation", "PhoneConfirmation", "CompleteAccountBeforeDepositForm"];
/// What the program chooses for those whom it brings, and they replace at once.
const INITIAL: &str = "welcome 2026";
/// The number of the position that stands for nothing traded yet.
const NONE: i64 = 0;

pub struct Actor {
    pub person: &'static Person,
    id: String,
    visit: Option<Visit>,
    wallet: i64,
    /// Positions that the next closing ends.
    traded: Vec<i64>,
    /// The withdrawal that is under way.
    withdrawal: Option<(String, String)>,
}

impl Actor {
    pub fn new(person: &'static Person) -> Actor {
        Actor { person, id: String::new(), visit: None, wallet: NONE, traded: Vec::new(), withdrawal: None }
    }

    /// Plays some scenes, one after the other. Answers what stands in the link of somebody who became an affiliate.
    pub async fn play(&mut self, stage: &Stage, scenes: Vec<Scene>) -> Result<Option<String>> {
        let mut reference = None;
        for scene in scenes {
            self.arrive(stage, scene).await?;
            reference = self.act(stage, scene).await.map_err(|problem| {
                let (name, cause) = (self.person.0, problem.cause().unwrap_or_default().to_owned());
                Problem::internal(format!("{name}, {scene:?}: {problem} {cause}"))
            })?;
        }
        Ok(reference)
    }

    async fn act(&mut self, stage: &Stage, scene: Scene) -> Result<Option<String>> {
        match scene {
            Scene::BecomesAffiliate => return self.become_affiliate(stage).await.map(Some),
            Scene::Joins => self.join(stage, None).await,
            Scene::IsBrought => self.join(stage, stage.introducer.as_deref()).await,
            Scene::IsEntered => self.be_entered(stage).await,
            Scene::OpensWallet => self.open_wallet().await,
            Scene::Deposits(amount) => self.deposit(stage, amount, "deposit.approved").await,
            Scene::IsDeclined(amount) => self.deposit(stage, amount, "deposit.declined").await,
            Scene::SendsPassport => self.send(papers::passport()).await,
            Scene::SendsIdCard => self.send(papers::id_card()).await,
            Scene::SendsBill => self.send(papers::bill(&self.person.name(), self.person.2)).await,
            Scene::IsApproved => self.decide(stage, "approve", None).await,
            Scene::IsRejected(reason) => self.decide(stage, "reject", Some(reason)).await,
            Scene::IsRevoked(reason) => self.decide(stage, "revoke", Some(reason)).await,
            Scene::AsksOut(amount, to) => self.ask_out(amount, to).await,
            Scene::IsGranted => self.judge(stage, "approve", json!({})).await,
            Scene::IsRefused(why) => self.judge(stage, "reject", json!({ "comment": why })).await,
            Scene::IsPaid => self.be_paid(stage).await,
            Scene::Buys(symbol, size) => self.trade("BUY", symbol, size).await,
            Scene::Sells(symbol, size) => self.trade("SELL", symbol, size).await,
            Scene::Closes => self.close().await,
            Scene::Holds(symbol, size) => self.hold(stage, "BUY", symbol, size).await,
            Scene::HoldsShort(symbol, size) => self.hold(stage, "SELL", symbol, size).await,
            Scene::Waits(symbol, size, below) => self.wait(stage, symbol, size, below).await,
            Scene::IsNoted(note) => {
                stage.sales.client.post(&format!("/customers/{}/comments", self.id), json!({ "comment": note })).await.map(|_| ())
            }
        }?;
        Ok(None)
    }

    /// Signs in for what one does oneself, or stays signed in.
    async fn arrive(&mut self, stage: &Stage, scene: Scene) -> Result<()> {
        if scene.is_of_others() {
            return Ok(());
        }
        match &mut self.visit {
            Some(visit) => visit.go_on(&stage.anybody, stage.now()).await,
            none => {
                *none = Some(Visit::begin(&stage.anybody, &self.person.email(), stage.now()).await?);
                Ok(())
            }
        }
    }

    fn client(&self) -> Result<&Client> {
        self.visit.as_ref().map(|visit| &visit.client).ok_or_else(|| Problem::internal("is not signed in"))
    }

    async fn join(&mut self, stage: &Stage, introducer: Option<&str>) -> Result<()> {
        let Person(first, last, country, language, phone) = self.person;
        let body = json!({
            "firstName": first, "lastName": last, "email": self.person.email(), "nationalityCountryCode": country,
            "phone": phone, "phoneCountryCode": country, "password": INITIAL, "language": language,
            "utmDetails": { "utm_source": "search", "affiliate_id": AFFILIATES[first.len() % AFFILIATES.len()] }, "wtreferrer": introducer,
            "skipOnboardingSteps": SKIPPED,
        });
        let made = stage.program.post("/public/customers", body).await?;
        self.id = text(&made, "/customerId")?;
        self.visit = Some(Visit::begin_by_link(&stage.anybody, &text(&made, "/token")?, INITIAL, stage.now()).await?);
        Ok(())
    }

    async fn be_entered(&mut self, stage: &Stage) -> Result<()> {
        let Person(_, _, country, language, phone) = self.person;
        let body = json!({
            "fullname": self.person.name(), "mobilenumber": phone, "country": country, "email": self.person.email(), "currency": "USD",
            "communicationLanguage": language, "source": "phone",
        });
        self.id = text(&stage.sales.client.post("/customers", body).await?, "/id")?;
        Ok(())
    }

    async fn open_wallet(&mut self) -> Result<()> {
        let client = self.client()?;
        client.put("/me/deposit-disclaimer", json!({})).await?;
        let opened = client.post("/me/wallets", json!({ "leverage": "100", "currency": "USD", "isDemo": false })).await?;
        self.wallet = opened["id"].as_i64().ok_or_else(|| Problem::internal("a wallet without an id"))?;
        Ok(())
    }

    /// Asks for a deposit and pays it as the built-in test provider does: by a signed call.
    async fn deposit(&mut self, stage: &Stage, amount: &str, outcome: &str) -> Result<()> {
        let asked = json!({ "walletId": self.wallet, "amount": amount, "currency": "USD", "method": "card" });
        let started = self.client()?.post("/me/deposits", asked).await?;
        provider_says(stage, outcome, &text(&started, "/transaction/id")?, amount).await
    }

    async fn send(&self, paper: Paper) -> Result<()> {
        let Paper { kind, name, content_type, bytes } = paper;
        self.client()?.upload("/me/documents", &[("type", kind)], name, content_type, &bytes).await.map(|_| ())
    }

    async fn decide(&self, stage: &Stage, verdict: &str, reason: Option<&str>) -> Result<()> {
        let path = format!("/customers/{}/kyc/{verdict}", self.id);
        stage.admin.client.post(&path, json!({ "reason": reason })).await.map(|_| ())
    }

    /// Makes a partner of them, who brings those who come after. Answers what stands in their link.
    async fn become_affiliate(&self, stage: &Stage) -> Result<String> {
        let me = self.client()?.get("/me").await?;
        stage.admin.client.patch(&format!("/customers/{}", self.id), json!({ "roles": ["TRADER", "AFFILIATE"] })).await?;
        text(&me, "/user/accountId")
    }

    /// Money goes out only to those who have just proven who they are.
    async fn ask_out(&mut self, amount: &str, to: &str) -> Result<()> {
        let client = self.client()?;
        client.post("/sessions/prove", json!({ "password": PASSWORD })).await?;
        let number: Value = serde_json::from_str(amount).unwrap_or_default();
        let asked = json!({ "provider": "manual", "currency": "USD", "amount": number, "walletId": self.wallet, "walletAddress": to });
        client.post("/me/withdrawals", asked).await?;
        let current = client.get("/me/withdrawals/current").await?;
        self.withdrawal = Some((text(&current, "/withdrawal/id")?, amount.to_owned()));
        Ok(())
    }

    fn withdrawal(&self) -> Result<&(String, String)> {
        self.withdrawal.as_ref().ok_or_else(|| Problem::internal("has no withdrawal under way"))
    }

    async fn judge(&self, stage: &Stage, verdict: &str, body: Value) -> Result<()> {
        let (id, _) = self.withdrawal()?;
        stage.admin.client.post(&format!("/transactions/{id}/{verdict}"), body).await.map(|_| ())
    }

    async fn be_paid(&self, stage: &Stage) -> Result<()> {
        let (id, amount) = self.withdrawal()?;
        provider_says(stage, "payout.completed", id, amount).await
    }

    async fn order(&self, order: Value) -> Result<Value> {
        let mut whole = json!({ "accountId": self.wallet, "type": "MARKET" });
        for (name, value) in order.as_object().into_iter().flatten() {
            whole[name] = value.clone();
        }
        self.client()?.post("/orders", whole).await
    }

    async fn trade(&mut self, side: &str, symbol: &str, size: &str) -> Result<()> {
        let placed = self.order(json!({ "symbol": symbol, "side": side, "size": size })).await?;
        self.traded.extend(placed["position"]["id"].as_i64());
        Ok(())
    }

    /// What is still open of what was traded.
    async fn close(&mut self) -> Result<()> {
        let traded = std::mem::take(&mut self.traded);
        let client = self.client()?;
        let open = client.get("/me/positions?status=OPEN&limit=100").await?;
        let open: Vec<i64> = open["positions"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_i64()).collect();
        for id in traded.into_iter().filter(|id| open.contains(id)) {
            client.post(&format!("/positions/{id}/close"), json!({})).await?;
        }
        Ok(())
    }

    async fn hold(&self, stage: &Stage, side: &str, symbol: &str, size: &str) -> Result<()> {
        let (stop, target) = if side == "BUY" { (985, 1_018) } else { (1_015, 982) };
        let order = json!({ "symbol": symbol, "side": side, "size": size, "stopLoss": level(stage, symbol, stop)?, "takeProfit": level(stage, symbol, target)? });
        self.order(order).await.map(|_| ())
    }

    async fn wait(&self, stage: &Stage, symbol: &str, size: &str, below: i64) -> Result<()> {
        let price = level(stage, symbol, 1_000 - below)?;
        let order = json!({ "symbol": symbol, "side": "BUY", "size": size, "type": "LIMIT", "limitPrice": price });
        self.order(order).await.map(|_| ())
    }
}

/// So many thousandths of the price of now, on the grid of that symbol's prices.
fn level(stage: &Stage, symbol: &str, thousandths: i64) -> Result<String> {
    let quote = stage.quotes.iter().find(|quote| quote.symbol.to_string() == symbol);
    let bid = quote.ok_or_else(|| Problem::internal(format!("no price of {symbol}")))?.bid;
    let point = if symbol.ends_with("JPY") { 100_000 } else { 1_000 };
    Ok(Price::from_raw(bid.raw() / 1_000 * thousandths / point * point).to_string())
}

/// The built-in test provider's word on a transaction, signed as such a provider signs.
async fn provider_says(stage: &Stage, kind: &str, id: &str, amount: &str) -> Result<()> {
    let number: Value = serde_json::from_str(amount).unwrap_or_default();
    let mut body = json!({ "type": kind, "transactionId": id, "providerTransactionId": format!("demo-{id}") });
    if kind == "deposit.declined" {
        body["reason"] = "Insufficient funds".into();
    } else {
        body["amount"] = number;
        body["currency"] = "USD".into();
    }
    let body = body.to_string().into_bytes();
    let secret = stage.brand.write(money::payments::manual_secret).await?;
    let key = signature::SigningKey::parse(secret.expose())?;
    let mut provider = stage.anybody.clone();
    for (name, value) in signature::sign(&[key], &format!("msg-{}-{id}", kind.replace('.', "-")), stage.now(), &body)? {
        provider = provider.with(name, value);
    }
    provider.send(Method::POST, "/webhooks/payments/manual", body).await.map(|_| ())
}
