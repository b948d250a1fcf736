//! Rates that are set, and what they answer.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::set_rate;

#[on_both_databases]
async fn rates_are_set_listed_and_quoted(t: TestBrand) {
    let (admin, carla) = (t.admin().await, t.customer().await);
    set_rate(&t, "EUR", "USD", "1.0844").await;
    let listed = admin.get("/exchange-rates").await.is(200);
    assert_eq!((&listed.json[0]["fromCurrency"], listed.text.contains("1.0844")), (&json!("EUR"), true));
    let id = listed.json[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(carla.get("/exchange-rates/quote?method=EUR&amount=5").await.is(200).text, r#"{"exchangeRate":1.0844}"#);
    assert_eq!(carla.get("/exchange-rates/quote?method=card&amount=5").await.is(200).text, r#"{"exchangeRate":1}"#);
    carla.get("/exchange-rates/quote?method=CHF&amount=5").await.is_problem(422, "no_exchange_rate");
    carla.get("/exchange-rates/quote?method=EUR&amount=0").await.is(400).names("amount");

    let rate = |rate: &str| json!({ "fromCurrency": "EUR", "toCurrency": "USD", "source": "MANUAL", "rate": rate });
    admin.post("/exchange-rates", rate("1.1")).await.is_problem(409, "already_exists");
    for bad in ["0", "-1", "1000000000", "x"] {
        admin.put(&f!("/exchange-rates/{id}"), rate(bad)).await.is(422).names("rate");
    }
    admin
        .put(&f!("/exchange-rates/{id}"), json!({ "fromCurrency": "EUR", "toCurrency": "EUR", "source": "MANUAL", "rate": 1 }))
        .await
        .is(422)
        .names("toCurrency");
    admin
        .put(&f!("/exchange-rates/{id}"), json!({ "fromCurrency": "EUR", "toCurrency": "USD", "source": "STARS" }))
        .await
        .is(422)
        .names("source");
    // From now on the market's, and the market is silent.
    let market = json!({ "fromCurrency": "EUR", "toCurrency": "USD", "source": "MARKET" });
    assert_eq!(admin.put(&f!("/exchange-rates/{id}"), market).await.is(200).json["rate"], json!(null));
    carla.get("/exchange-rates/quote?method=EUR&amount=5").await.is_problem(422, "no_exchange_rate");
    carla.post("/exchange-rates", rate("1")).await.is(403);
    admin.put("/exchange-rates/00000000-0000-7000-8000-000000000000", rate("1")).await.is(404);
}
