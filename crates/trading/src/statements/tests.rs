//! A statement over HTTP: it adds up, it is one's own, and its files hold the same.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, USUAL, quote, trade, wallet};

const MAY: &str = "start=2026-05-01&end=2026-05-31";

#[on_both_databases]
async fn every_movement_stands_between_two_balances(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "1000").await;
    t.clock.advance_s(60);
    let before = t.now();
    quote(&t, USUAL).await;
    t.clock.advance_s(1);
    let position = trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201).text_at("/position/id");
    carla.post(&f!("/positions/{position}/close"), json!({})).await.is(200);
    let seen = carla.get(&f!("/me/statements?{MAY}")).await.is(200).json;
    let whole = &seen["wallets"][0];
    let (opening, closing) = (&whole["openingBalance"], &whole["closingBalance"]);
    assert_eq!((opening, &whole["walletId"]), (&json!("0.00"), &json!(w)));
    let records = seen["statementRecords"].as_array().expect("records");
    assert_eq!(seen["count"], records.len());
    let deal = records.iter().find(|one| one["kind"] == "DEAL").expect("a deal");
    assert_eq!((&deal["reference"], &deal["symbol"]), (&json!(position), &json!("EURUSD")));
    assert_eq!((&deal["description"], &deal["volume"]), (&json!("Buy 0.1 EURUSD"), &json!("0.1")));
    assert!(deal["openPrice"].is_string() && deal["closePrice"].is_string(), "{deal}");
    // Every line's balance is that of the line before and its own amount.
    let cents = |text: &serde_json::Value| text.as_str().expect("an amount").replace('.', "").parse::<i64>().expect("cents");
    let mut balance = cents(opening);
    for record in records {
        balance += cents(&record["amount"]);
        assert_eq!(cents(&record["balance"]), balance, "{record}");
    }
    assert_eq!(balance, cents(closing));
    assert_eq!(carla.get("/me/wallets").await.is(200).json["wallets"][0]["balance"], *closing);
    // A period that begins later opens with what was there, and one that is over before has nothing.
    let later = carla.get(&f!("/me/statements?start={before}&end=2026-05-31")).await.is(200).json;
    assert_eq!(later["wallets"][0]["openingBalance"], "1000.00");
    let april = carla.get("/me/statements?start=2026-04-01&end=2026-04-30").await.is(200).json;
    assert_eq!((&april["count"], &april["wallets"][0]["closingBalance"]), (&json!(0), &json!("0.00")));
}

#[on_both_databases]
async fn the_files_hold_the_same(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "1000").await;
    let path = f!("/me/statements/export?{MAY}&walletId={w}");
    let csv = carla.get(&f!("{path}&format=csv")).await.is(200);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(
        csv.header("content-disposition"),
        Some("attachment; filename=\"statement-2026-05-01-2026-05-31.csv\"; filename*=UTF-8''statement-2026-05-01-2026-05-31.csv")
    );
    let text = String::from_utf8(csv.bytes.to_vec()).expect("UTF-8");
    assert!(text.starts_with("\u{feff}Time,Account,Kind"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].contains(",Opening balance,") && lines[1].ends_with(",0.00,USD"), "{text}");
    assert!(lines.last().is_some_and(|last| last.contains(",Closing balance,") && last.ends_with(",1000.00,USD")), "{text}");
    let pdf = carla.get(&f!("{path}&format=pdf")).await.is(200);
    let text = String::from_utf8_lossy(&pdf.bytes).into_owned();
    assert!(text.starts_with("%PDF-1.4") && text.trim_end().ends_with("%%EOF"), "{text}");
    for word in ["Carla Customer", "Opening balance", "Closing balance", "1000.00", "Page 1 of 1"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    let xlsx = carla.get(&path).await.is(200);
    assert!(xlsx.bytes.starts_with(b"PK\x03\x04"));
    let text = String::from_utf8_lossy(&xlsx.bytes).into_owned();
    assert!(text.contains("<v>1000.00</v>") && text.contains("Opening balance"), "{text}");
}

#[on_both_databases]
async fn a_statement_is_ones_own(t: TestBrand) {
    let (carla, other) = (t.customer().await, t.customer().await);
    let w = wallet(&t, &carla, USD, "1000").await;
    for path in ["/me/statements", "/me/statements/export"] {
        other.get(&f!("{path}?{MAY}&walletId={w}")).await.is_problem(404, "not_found");
        t.anonymous().get(&f!("{path}?{MAY}")).await.is(401);
        t.admin().await.get(&f!("{path}?{MAY}")).await.is(403);
        carla.get(path).await.is(400);
        carla.get(&f!("{path}?start=2026-05-31&end=2026-05-01")).await.is(400).names("end");
        carla.get(&f!("{path}?start=2026-05-01&end=soon")).await.is(400).names("end");
    }
    assert_eq!(other.get(&f!("/me/statements?{MAY}")).await.is(200).json["count"], 0);
    carla.get(&f!("/me/statements/export?{MAY}&format=doc")).await.is(400);
}

#[on_both_databases]
async fn a_file_carries_the_brands_name_and_waits_for_its_turn(t: TestBrand) {
    let carla = t.customer().await;
    wallet(&t, &carla, USD, "1000").await;
    t.write(|tx| foundation::settings::BRAND_NAME.set(tx, "Nordlicht", None)).await;
    let path = f!("/me/statements/export?{MAY}&format=pdf");
    let taken = [t.app.printing().next().await.expect("a turn"), t.app.printing().next().await.expect("a turn")];
    let wait = std::time::Duration::from_millis(200);
    assert!(tokio::time::timeout(wait, carla.get(&path)).await.is_err(), "made beside the others");
    drop(taken);
    let pdf = carla.get(&path).await.is(200);
    assert!(String::from_utf8_lossy(&pdf.bytes).contains("(Nordlicht - account statement)"), "{}", pdf.text);
    assert_eq!(t.app.printing().free(), 2, "a turn ends with its file");
}
