//! Watchlists, one for each wallet.

use serde_json::json;
use testkit::{Actor, TestBrand, f, on_both_databases};

use crate::testing::{EUR, USD, USUAL, quote, wallet};

async fn watched(customer: &Actor<'_>, whose: &str) -> Vec<String> {
    let answer = customer.get(&f!("/me/watchlist{whose}")).await.is(200);
    let rows = answer.json["watchlist"].as_array().expect("rows");
    rows.iter().map(|row| row["symbol"].as_str().expect("a symbol").to_owned()).collect()
}

#[on_both_databases]
async fn a_list_keeps_its_order_and_belongs_to_its_wallet(t: TestBrand) {
    quote(&t, USUAL).await;
    let carla = t.customer().await;
    assert!(watched(&carla, "").await.is_empty());
    carla.post("/me/watchlist", json!({ "symbol": "EURUSD" })).await.is_problem(409, "no_wallet");
    let (dollars, euros) = (wallet(&t, &carla, USD, "100").await, wallet(&t, &carla, EUR, "100").await);
    for symbol in ["USDJPY", "EURUSD", "GBPUSD", "USDJPY"] {
        carla.post("/me/watchlist", json!({ "symbol": symbol })).await.is(200);
    }
    assert_eq!(watched(&carla, "").await, ["USDJPY", "EURUSD", "GBPUSD"]);
    assert_eq!(watched(&carla, &f!("?walletId={dollars}")).await, ["USDJPY", "EURUSD", "GBPUSD"]);
    assert!(watched(&carla, &f!("?walletId={euros}")).await.is_empty());
    assert_eq!(carla.get("/me/watchlist").await.json["watchlist"][1]["bid"], "1.08430");
    let shown = carla.get(&f!("/me/wallets/{dollars}")).await.is(200);
    assert_eq!(shown.json["instrumentWatchlist"], json!(["USDJPY", "EURUSD", "GBPUSD"]));

    carla.delete("/me/watchlist/EURUSD").await.is(200);
    carla.delete("/me/watchlist/EURUSD").await.is(404);
    carla.post("/me/watchlist", json!({ "symbol": "EURUSD" })).await.is(200);
    assert_eq!(watched(&carla, "").await, ["USDJPY", "GBPUSD", "EURUSD"]);
    let said = t.rows("select action from audit_entry where entity = 'watchlist' order by seq").await;
    assert_eq!(said, ["watchlist.added", "watchlist.added", "watchlist.added", "watchlist.removed", "watchlist.added"]);

    let stranger = t.customer().await;
    stranger.get(&f!("/me/watchlist?walletId={dollars}")).await.is(404);
    stranger.post(&f!("/me/watchlist?walletId={dollars}"), json!({ "symbol": "EURGBP" })).await.is(404);
    stranger.delete(&f!("/me/watchlist/USDJPY?walletId={dollars}")).await.is(404);
    assert_eq!(watched(&carla, "").await.len(), 3);
}

#[on_both_databases]
async fn only_what_can_be_traded_is_watched(t: TestBrand) {
    let carla = t.customer().await;
    wallet(&t, &carla, USD, "100").await;
    for body in [json!({}), json!({ "symbol": "NOSUCH" }), json!({ "symbol": "not a symbol at all" }), json!({ "symbol": 7 })] {
        carla.post("/me/watchlist", body).await.is_problem(422, "invalid_field").names("symbol");
    }
    carla.post("/me/watchlist", json!({ "symbol": "EURGBP" })).await.is(200);
    t.rows("update instrument set status = 'DISABLED' where symbol = 'EURGBP' returning symbol").await;
    assert!(watched(&carla, "").await.is_empty());
    carla.post("/me/watchlist", json!({ "symbol": "EURGBP" })).await.is_problem(422, "invalid_field").names("symbol");
}

#[on_both_databases]
async fn a_full_list_says_so(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "100").await;
    carla.post("/me/watchlist", json!({ "symbol": "EURUSD" })).await.is(200);
    let numbers: Vec<String> = (1..=198).map(|n| f!("({w}, 'OLD{n}', {}, 0)", n + 1)).collect();
    t.rows(&f!("insert into watchlist (wallet_id, symbol, place, created_at) values {} returning symbol", numbers.join(", "))).await;
    // Two at the same moment, and room for one.
    let (one, other) = (json!({ "symbol": "GBPUSD" }), json!({ "symbol": "USDJPY" }));
    let (one, other) = tokio::join!(carla.post("/me/watchlist", one), carla.post("/me/watchlist", other));
    let mut seen = [one.status, other.status];
    seen.sort_unstable();
    assert_eq!(seen, [200, 409]);
    let full = carla.post("/me/watchlist", json!({ "symbol": "EURGBP" })).await.is_problem(409, "watchlist_full");
    assert!(full.text_at("/detail").contains("200 instruments") && full.json["limit"] == 200, "{}", full.text);
    assert_eq!(t.rows("select count(*) from watchlist").await, ["200"]);
    // What is there already is no trouble, and one that goes makes room.
    carla.post("/me/watchlist", json!({ "symbol": "EURUSD" })).await.is(200);
    carla.delete("/me/watchlist/EURUSD").await.is(200);
    carla.post("/me/watchlist", json!({ "symbol": "EURGBP" })).await.is(200);
    assert_eq!(t.rows("select count(*) from watchlist").await, ["200"]);
}
