//! How the demo's weeks are told: hour by hour, each with its prices, its leads and what its customers do.

use std::sync::Arc;

use axum::Router;
use foundation::app::App;
use foundation::brand::Brand;
use foundation::http::server::{self, House};
use foundation::workers;
use futures_util::future::{try_join, try_join_all};
use kernel::{Clock, Problem, Result, Timestamp};
use people::staff::{self, NewStaff};
use serde_json::{Value, json};
use trading::feeds::Hindsight;
use trading::feeds::clock::TradingClock;
use trading::market_data::intake::Quote;

use super::cast::Actor;
use super::clock::StoryClock;
use super::people::{AFFILIATE, CUSTOMER, CUSTOMERS, Person};
use super::scenes::{self, FIRST_HOUR, Scene};
use super::visit::Visit;
use super::{ADMIN, BRAND, DOMAIN, PARTNER, PASSWORD, SALES, leads};
use crate::client::Client;

/// What everybody in the story shares.
pub struct Stage {
    pub brand: Brand,
    pub clock: Arc<StoryClock>,
    pub anybody: Client,
    pub program: Client,
    pub admin: Visit,
    pub sales: Visit,
    /// What stands in the affiliate's link, once there is one.
    pub introducer: Option<String>,
    /// The prices of the hour.
    pub quotes: Vec<Quote>,
}

/// Makes everything, and answers what is shown at every start. The clock stands at the beginning; afterwards it is the machine's.
pub async fn tell(app: &App, clock: &Arc<StoryClock>) -> Result<Value> {
    let house = House::of(crate::areas());
    let router: Router = server::router(app, house.routes, None);
    let brand = app.brand(BRAND)?;
    let end = clock.now().plus_seconds(FIRST_HOUR * 3_600);
    trading::feeds::run::open_round_the_clock(&brand).await?;
    let mut market = Hindsight::of(&brand, app.config().feed.clone(), end).await?;
    make_staff(app, &brand).await?;
    let anybody = Client::new(router, DOMAIN);
    let (admin, sales) = try_join(Visit::begin(&anybody, ADMIN, clock.now()), Visit::begin(&anybody, SALES, clock.now())).await?;
    let key = make_key(app, &admin.client).await?;
    let program = anybody.with("x-api-key", key.clone()).with("x-domain", DOMAIN);
    make_desk(&admin.client).await?;
    let mut stage =
        Stage { brand: brand.clone(), clock: clock.clone(), anybody, program, admin, sales, introducer: None, quotes: Vec::new() };
    let mut cast: Vec<Actor> = CUSTOMERS.iter().map(Actor::new).collect();
    let mut nights = TradingClock::default();
    let mut drained = FIRST_HOUR / 24;
    let mut scenes = scenes::all().into_iter().peekable();
    for hour in (1..=FIRST_HOUR).rev() {
        let mut due: Vec<(&str, Scene)> = Vec::new();
        while let Some((_, name, scene)) = scenes.next_if(|(at, _, _)| *at >= hour) {
            due.push((name, scene));
        }
        if due.is_empty() && !leads::come_at(hour) {
            continue;
        }
        // Some minutes past the hour, so that nothing looks like clockwork.
        clock.go_on_to(end.plus_seconds(-3_600 * hour + hour * 37 % 55 * 60));
        nights.tick(&brand).await?;
        if leads::come_at(hour) {
            leads::come(&mut stage, hour).await?;
        }
        if !due.is_empty() {
            stage.begin_hour(&mut market).await?;
            play(&mut stage, &mut cast, &due).await?;
        }
        // Mails and imports wait for the end of a day at most.
        let day = hour / 24;
        if day != drained {
            workers::drain(app, &brand, &house.kinds, &house.subscribers).await?;
            drained = day;
        }
    }
    clock.catch_up();
    workers::drain(app, &brand, &house.kinds, &house.subscribers).await?;
    nights.tick(&brand).await?;
    let email = |name: &str| CUSTOMERS.iter().find(|person| person.0 == name).map(Person::email);
    // Whoever plays the payment provider signs with this: here that is the demo, and what tests the portals.
    let paying = brand.write(money::payments::manual_secret).await?;
    Ok(json!({ "apiKey": key, "customer": email(CUSTOMER), "affiliate": email(AFFILIATE), "paymentKey": paying.expose() }))
}

impl Stage {
    /// The staff sign in again, and the prices of now are quoted.
    async fn begin_hour(&mut self, market: &mut Hindsight) -> Result<()> {
        let now = self.clock.now();
        self.admin.go_on(&self.anybody, now).await?;
        self.sales.go_on(&self.anybody, now).await?;
        self.quotes = market.quotes(now);
        if self.quotes.is_empty() {
            return Err(Problem::internal("the charts do not reach back to where the story begins"));
        }
        self.quote().await
    }

    /// Quotes the hour's prices as of this moment: an old price trades nothing.
    pub async fn quote(&self) -> Result<()> {
        let told =
            |quote: &Quote| json!({ "symbol": quote.symbol.to_string(), "bid": quote.bid.to_string(), "ask": quote.ask.to_string() });
        let quotes: Vec<Value> = self.quotes.iter().map(told).collect();
        self.admin.client.post("/quotes", json!({ "quotes": quotes })).await.map(|_| ())
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// What is due is done by each in their order, and by all at once.
async fn play(stage: &mut Stage, cast: &mut [Actor], due: &[(&str, Scene)]) -> Result<()> {
    let busy = cast.iter_mut().filter_map(|actor| {
        let scenes: Vec<Scene> = due.iter().filter(|(name, _)| *name == actor.person.0).map(|(_, scene)| *scene).collect();
        (!scenes.is_empty()).then(|| actor.play(stage, scenes))
    });
    let news = try_join_all(busy).await?;
    if let Some(reference) = news.into_iter().flatten().next() {
        stage.introducer = Some(reference);
    }
    Ok(())
}

async fn make_staff(app: &App, brand: &Brand) -> Result<()> {
    let hash = app.passwords().hash(PASSWORD).await?;
    let person = |first: &str, last: &str, email: &str| NewStaff {
        first_name: first.into(),
        last_name: last.into(),
        email: email.into(),
        password_hash: Some(hash.clone()),
        sales_desk_id: None,
        verified: true,
    };
    let (admin, partner, sales) = (person("Ada", "Admin", ADMIN), person("Pat", "Partner", PARTNER), person("Sara", "Sales", SALES));
    let rights = |names: &[&'static str]| {
        let found = foundation::auth::Permissions::from_names(names.iter().copied());
        found.map_err(|name| Problem::internal(format!("no permission {name}")))
    };
    let reports = rights(&["cellxpert.reports", "ib.reports", "trackbox.reports", "customers.skip_onboarding"])?;
    let selling = rights(&[
        "dashboard.read",
        "leads.read",
        "leads.write",
        "customers.read",
        "customers.write",
        "sales.read",
        "wallets.read",
        "transactions.read",
    ])?;
    brand
        .write(move |tx| {
            staff::create_administrator(tx, &admin)?;
            staff::create_with(tx, &partner, "Partner program", reports)?;
            staff::create_with(tx, &sales, "Sales", selling)
        })
        .await?;
    Ok(())
}

/// An API key that acts for the partner, good for a year.
async fn make_key(app: &App, admin: &Client) -> Result<String> {
    let found = admin.get(&format!("/staff?search={PARTNER}")).await?;
    let partner = text(&found, "/staff/0/id")?;
    let expires_at = app.now().plus_days(365).to_string();
    let made = admin.post("/api-keys", json!({ "name": "Demo partner", "expiresAt": expires_at, "userId": partner })).await?;
    text(&made, "/key")
}

async fn make_desk(admin: &Client) -> Result<()> {
    let desk = admin.post("/sales-desks", json!({ "name": "Europe" })).await?;
    admin.post("/sales-desks", json!({ "name": "Middle East" })).await?;
    let found = admin.get(&format!("/staff?search={SALES}")).await?;
    let desk = desk.pointer("/salesDesk/id").or(desk.pointer("/desk/id")).or(desk.get("id")).cloned().unwrap_or_default();
    admin.patch(&format!("/staff/{}", text(&found, "/staff/0/id")?), json!({ "salesDeskId": desk })).await.map(|_| ())
}

pub fn text(value: &Value, pointer: &str) -> Result<String> {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).ok_or_else(|| Problem::internal(format!("{pointer} is missing in {value}")))
}
