//! Closed positions of one server, page by page.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::super::model::{PartnerPosition, PartnerRegistration};
use super::queries::{Closed, make_position};
use super::{Dice, all_pages, column, naive, post, program, some_instant, wallet};

pub const SEPTEMBER: &str = "positionCloseDateFrom=2026-09-01&positionCloseDateTo=2026-09-30&serverTag=pro-live";
const TODAY: &str = "positionCloseDateFrom=2026-05-04&positionCloseDateTo=2026-05-04";

#[on_both_databases]
async fn a_trade_is_reported_when_it_is_over(t: TestBrand) {
    let (customer, admin) = (t.customer().await, t.admin().await);
    let program = program(&t, &["cellxpert.reports"]).await;
    let login = wallet(&customer).await;
    post(&admin, login, "DEPOSIT", "1000", false).await;
    let quote = |bid: &str, ask: &str| json!({ "quotes": [{ "symbol": "EURUSD", "bid": bid, "ask": ask }] });
    admin.post("/quotes", quote("1.08430", "1.08450")).await.is(200);
    let order = json!({ "accountId": login, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.4" });
    let id = customer.post("/orders", order).await.is(201).text_at("/position/id");
    let path = f!("/cellxpert/positions?{TODAY}&serverTag=neo-live");
    assert_eq!(program.get(&path).await.is(200).json["total"], 0);
    admin.post("/quotes", quote("1.08720", "1.08740")).await.is(200);
    customer.post(&f!("/positions/{id}/close"), json!({})).await.is(200);

    let answer = program.get(&path).await.is(200);
    assert_eq!((column(&answer.json, "positionId"), answer.json["total"].as_i64()), (vec![id], Some(1)));
    let row = answer.json["data"][0].clone();
    for (field, expected) in [
        ("login", login.to_string().as_str()),
        ("platform", "neo"),
        ("symbol", "EURUSD"),
        ("side", "BUY"),
        ("lots", "0.4"),
        ("units", "40000"),
        ("openPrice", "1.08450"),
        ("closePrice", "1.08720"),
        ("profitLoss", "108.00"),
        ("swap", "0.00"),
        ("netProfit", "108.00"),
        ("netProfitUSD", "108.00"),
        ("closeReason", "USER"),
    ] {
        assert_eq!(row[field], expected, "{field}");
    }
    serde_json::from_value::<PartnerPosition>(row).expect("as the document says");
    let elsewhere = program.get(&f!("/cellxpert/positions?{TODAY}&serverTag=pro-live")).await.is(200);
    assert_eq!(elsewhere.json["total"], 0);

    let registered = program.get("/cellxpert/registrations?registrationDateFrom=2026-05-04&registrationDateTo=2026-05-04").await.is(200);
    let row = &registered.json["data"][0];
    assert_eq!(row["userAdditionalId"], f!("({login}, neo, live)"));
    assert_eq!(row["tradingAccounts"][0]["login"], login.to_string());
    assert_eq!((row["tradingAccounts"][0]["leverage"].as_i64(), row["tradingAccounts"][0]["type"].as_str()), (Some(100), Some("live")));
    assert_eq!((row["totalLots"].as_str(), row["hasFTD"].as_bool()), (Some("0.4"), Some(true)));
    serde_json::from_value::<PartnerRegistration>(row.clone()).expect("as the document says");
}

#[on_both_databases]
async fn pages_of_trades_are_the_naive_query_in_pieces(t: TestBrand) {
    let (one, two) = (t.customer().await.id, t.customer().await.id);
    let brand = program(&t, &["cellxpert.reports"]).await;
    let partner = program(&t, &["ib.reports", "trackbox.reports"]).await;
    let source = partner.id;
    t.write(move |tx| {
        let mut dice = Dice(9);
        for id in 1..=140 {
            let closed = Closed {
                id: id * 7 % 141,
                wallet: 1,
                customer: if dice.below(2) == 0 { one } else { two },
                server: if dice.below(4) == 0 { "neo-live" } else { "pro-live" },
                source: (dice.below(2) == 0).then_some(source),
                at: some_instant(&mut dice),
            };
            make_position(tx, &closed)?;
        }
        Ok(())
    })
    .await;
    for days in [("2026-09-01", "2026-09-30"), ("2026-09-02", "2026-09-06"), ("2026-09-05", "2026-09-05")] {
        let range = f!("positionCloseDateFrom={}&positionCloseDateTo={}", days.0, days.1);
        for (program, path, filter) in [
            (&brand, f!("/cellxpert/positions?{range}&serverTag=pro-live"), "server_tag = 'pro-live'".to_owned()),
            (&brand, f!("/cellxpert/positions?{range}&serverTag=neo-live"), "server_tag = 'neo-live'".to_owned()),
            (
                &brand,
                f!("/cellxpert/positions?{range}&serverTag=pro-live&userId={one}"),
                f!("server_tag = 'pro-live' and customer_id = '{one}'"),
            ),
            (&partner, f!("/ib/positions?{range}&serverTag=pro-live"), f!("server_tag = 'pro-live' and source_user_id = '{source}'")),
            (&partner, f!("/trackbox/positions?{range}&serverTag=neo-live"), f!("server_tag = 'neo-live' and source_user_id = '{source}'")),
        ] {
            let expected = naive(&t, "position", "closed_at", days, &filter).await;
            assert_eq!(all_pages(program, &path, "positionId", 9, expected.len()).await, expected, "{path}");
        }
    }
}

#[on_both_databases]
async fn what_is_wrong_about_trades_is_named(t: TestBrand) {
    let program = program(&t, &["trackbox.reports"]).await;
    let days = "positionCloseDateFrom=2026-09-01&positionCloseDateTo=2026-09-30";
    for (query, name) in [
        ("serverTag=pro-live".to_owned(), "positionCloseDateFrom"),
        ("serverTag=pro-live&positionCloseDateFrom=2026-09-01".to_owned(), "positionCloseDateTo"),
        (days.to_owned(), "serverTag"),
        (f!("{days}&serverTag="), "serverTag"),
        (f!("{days}&serverTag=mt4-live"), "serverTag"),
        (f!("{days}&serverTag=pro-live&serverTag=neo-live"), "serverTag"),
        (f!("{days}&serverTag=pro-live&pageSize=0"), "pageSize"),
        ("serverTag=pro-live&positionCloseDateFrom=2026-09-02&positionCloseDateTo=2026-09-01".to_owned(), "positionCloseDateTo"),
    ] {
        program.get(&f!("/trackbox/positions?{query}")).await.is_problem(400, "invalid_parameter").names(name);
    }
    for query in ["", "page=one&positionCloseDateFrom=2026-09-01T00:00:00Z", "positionCloseDateFrom=1&positionCloseDateTo=2&page=1&page=2"]
    {
        let refused = program.get(&f!("/trackbox/positions?{query}")).await.is_problem(400, "invalid_parameter");
        let refused = if query.is_empty() { refused } else { refused.names("page") };
        refused.names("positionCloseDateFrom").names("positionCloseDateTo").names("serverTag");
    }
}
