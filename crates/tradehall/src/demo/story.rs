//! What happens in the demo: a partner brings leads and customers, they deposit and trade.

use std::time::Duration;

use axum::http::Method;
use foundation::brand::Brand;
use foundation::signature;
use kernel::{Problem, Result};
use people::staff::{self, NewStaff};
use serde_json::{Value, json};

use super::people::{AFFILIATES, CAMPAIGNS, COUNTRIES, CUSTOMERS, FIRST, LAST, Person};
use super::{ADMIN, BRAND, DOMAIN, PARTNER, PASSWORD};
use crate::client::Client;
use crate::command::Serving;

const LEADS: usize = 120;
/// Which of the customers is a partner.
const AFFILIATE: usize = 1;
/// What partners choose for their customers; it is replaced at the first sign-in.
const INITIAL_PASSWORD: &str = "welcome 2026";

/// Makes everything, and answers what is shown at every start.
pub async fn tell(serving: &Serving) -> Result<Value> {
    let brand = serving.app.brand(BRAND)?;
    let anybody = Client::new(serving.router.clone(), DOMAIN);
    make_staff(serving, &brand).await?;
    let admin = sign_in(&anybody, ADMIN, PASSWORD).await?;
    let key = make_key(serving, &admin).await?;
    let program = anybody.with("x-api-key", key.clone()).with("x-domain", DOMAIN);
    for number in 0..LEADS {
        program.post("/public/leads", lead(number)).await?;
    }
    prices(&admin).await?;
    let mut introducer = None;
    for (number, person) in CUSTOMERS.iter().enumerate() {
        let customer = join(&anybody, &program, person, introducer.as_deref()).await?;
        if number == AFFILIATE {
            introducer = Some(make_affiliate(&admin, &customer).await?);
        }
        if number + 2 < CUSTOMERS.len() {
            fund_and_trade(&brand, &anybody, &customer, number).await?;
        }
    }
    Ok(json!({ "apiKey": key, "customer": CUSTOMERS[0].email(), "affiliate": CUSTOMERS[AFFILIATE].email() }))
}

/// Makes a customer a partner, who brings those who come after. Answers what stands in their link.
async fn make_affiliate(admin: &Client, customer: &Client) -> Result<String> {
    let me = customer.get("/me").await?;
    let (id, account) = (text(&me, "/user/id")?, text(&me, "/user/accountId")?);
    admin.patch(&format!("/customers/{id}"), json!({ "roles": ["TRADER", "AFFILIATE"] })).await?;
    Ok(account)
}

async fn make_staff(serving: &Serving, brand: &Brand) -> Result<()> {
    let hash = serving.app.passwords().hash(PASSWORD).await?;
    let person = |first: &str, last: &str, email: &str| NewStaff {
        first_name: first.into(),
        last_name: last.into(),
        email: email.into(),
        password_hash: Some(hash.clone()),
        sales_desk_id: None,
        verified: true,
    };
    let (admin, partner) = (person("Ada", "Admin", ADMIN), person("Pat", "Partner", PARTNER));
    let names = ["cellxpert.reports", "ib.reports", "trackbox.reports", "customers.skip_onboarding"];
    let rights = foundation::auth::Permissions::from_names(names).map_err(|name| Problem::internal(format!("no permission {name}")))?;
    brand
        .write(move |tx| {
            staff::create_administrator(tx, &admin)?;
            staff::create_with(tx, &partner, "Partner program", rights)
        })
        .await?;
    Ok(())
}

/// An API key that acts for the partner, good for a year.
async fn make_key(serving: &Serving, admin: &Client) -> Result<String> {
    let found = admin.get(&format!("/staff?search={PARTNER}")).await?;
    let partner = text(&found, "/staff/0/id")?;
    let expires_at = serving.app.now().plus_days(365).to_string();
    let made = admin.post("/api-keys", json!({ "name": "Demo partner", "expiresAt": expires_at, "userId": partner })).await?;
    text(&made, "/key")
}

async fn sign_in(anybody: &Client, email: &str, password: &str) -> Result<Client> {
    let session = anybody.post("/sessions", json!({ "username": email, "password": password })).await?;
    Ok(anybody.with_token(&text(&session, "/token")?))
}

fn lead(number: usize) -> Value {
    let (first, last) = (FIRST[number % FIRST.len()], LAST[(number / 3) % LAST.len()]);
    let (country, language) = COUNTRIES[number % COUNTRIES.len()];
    json!({
        "firstName": first,
        "lastName": last,
        "email": format!("{}.{}{number}@mail.example", first.to_lowercase(), last.to_lowercase()),
        "country": country,
        "language": language,
        "utmDetails": {
            "utm_source": "search",
            "utm_campaign": CAMPAIGNS[number % CAMPAIGNS.len()],
            "affiliate_id": AFFILIATES[number % AFFILIATES.len()],
            "campaign_id": (1 + number % 7).to_string(),
        },
        "metadata": { "form": "landing-2" },
    })
}

/// Waits for the feed's first quotes.
async fn prices(admin: &Client) -> Result<()> {
    for _ in 0..100 {
        let quotes = admin.get("/quotes?symbols=EURUSD&symbols=USDJPY&symbols=GBPUSD").await?;
        if quotes["quotes"].as_array().is_some_and(|quotes| quotes.len() == 3) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(Problem::internal("the price feed sent no quotes"))
}

/// The partner brings a customer, who then chooses a password of their own.
async fn join(anybody: &Client, program: &Client, person: &Person, introducer: Option<&str>) -> Result<Client> {
    let Person(first, last, country, language, phone) = person;
    program
        .post(
            "/public/customers",
            json!({
                "firstName": first, "lastName": last, "email": person.email(), "nationalityCountryCode": country,
                "phone": phone, "phoneCountryCode": country, "password": INITIAL_PASSWORD, "language": language,
                "utmDetails": { "utm_source": "search", "affiliate_id": AFFILIATES[0] }, "wtreferrer": introducer,
                "skipOnboardingSteps": ["EmailConfirmation", "PhoneConfirmation", "CompleteAccountBeforeDepositForm"],
            }),
        )
        .await?;
    let newcomer = sign_in(anybody, &person.email(), INITIAL_PASSWORD).await?;
    newcomer.patch("/me", json!({ "currentPassword": INITIAL_PASSWORD, "newPassword": PASSWORD })).await?;
    sign_in(anybody, &person.email(), PASSWORD).await
}

async fn fund_and_trade(brand: &Brand, anybody: &Client, customer: &Client, number: usize) -> Result<()> {
    customer.put("/me/deposit-disclaimer", json!({})).await?;
    let wallet = customer.post("/me/wallets", json!({ "leverage": "100", "currency": "USD", "isDemo": false })).await?;
    let wallet = wallet["id"].as_i64().ok_or_else(|| Problem::internal("a wallet without an id"))?;
    let amount = format!("{}.00", 1_000 + 750 * number);
    deposit(brand, anybody, customer, wallet, &amount).await?;
    let symbols = ["EURUSD", "USDJPY", "GBPUSD"];
    for (place, symbol) in symbols.iter().enumerate().take(1 + number % 3) {
        let side = if (number + place).is_multiple_of(2) { "BUY" } else { "SELL" };
        let order = json!({ "accountId": wallet, "symbol": symbol, "side": side, "type": "MARKET", "size": "0.10" });
        let placed = customer.post("/orders", order).await?;
        if place == 0 && number.is_multiple_of(2) {
            let position = &placed["position"]["id"];
            customer.post(&format!("/positions/{position}/close"), json!({})).await?;
        }
    }
    Ok(())
}

/// Asks for a deposit and pays it as the built-in test provider does: by a signed call.
async fn deposit(brand: &Brand, anybody: &Client, customer: &Client, wallet: i64, amount: &str) -> Result<()> {
    let asked = json!({ "walletId": wallet, "amount": amount, "currency": "USD", "method": "card" });
    let started = customer.post("/me/deposits", asked).await?;
    let id = text(&started, "/transaction/id")?;
    let body = json!({
        "type": "deposit.approved", "transactionId": id, "providerTransactionId": format!("demo-{id}"),
        "amount": amount, "currency": "USD",
    });
    let body = body.to_string().into_bytes();
    let secret = brand.write(money::payments::manual_secret).await?;
    let key = signature::SigningKey::parse(secret.expose())?;
    let mut provider = anybody.clone();
    for (name, value) in signature::sign(&[key], &format!("msg-{id}"), brand.now(), &body)? {
        provider = provider.with(name, value);
    }
    provider.send(Method::POST, "/webhooks/payments/manual", body).await?;
    Ok(())
}

fn text(value: &Value, pointer: &str) -> Result<String> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).ok_or_else(|| Problem::internal(format!("{pointer} is missing in {value}")))
}
