//! Figures of a period.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

/// Sums over many rows are more than 64 bits hold, where the database adds up and where the days are added up after it.
#[on_both_databases]
async fn a_sum_may_be_wider_than_its_amounts(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    for kinds in [&["DEPOSIT", "DEPOSIT", "WITHDRAWAL"][..], &["DEPOSIT", "WITHDRAWAL"]] {
        let wallet = json!({ "currency": "USD", "isDemo": false, "leverage": "100" });
        let wallet = carla.post("/me/wallets", wallet).await.is(201).json["id"].clone();
        for kind in kinds {
            let manual = json!({ "type": kind, "currency": "USD", "amount": 10, "comment": "c" });
            admin.post(&f!("/wallets/{wallet}/transactions"), manual).await.is(200);
        }
    }
    t.rows("update money_transaction set amount_usd_minor = 9000000000000000099 returning id").await;
    let day = t.now().day();
    let (start, end) = (day.start(), day.next().start());
    let path = f!("/dashboard?periodStart={start}&periodEnd={end}");
    let seen = admin.get(&path).await.is(200).json;
    assert_eq!(seen["totalDeposits"].to_string(), "270000000000000002.97");
    assert_eq!(seen["depositsChart"][0], json!({ "date": day.to_string(), "value": seen["totalDeposits"], "count": 3 }));
    assert_eq!(seen["period"]["withdrawalsUsd"].to_string(), "180000000000000001.98");
    t.rows("update money_transaction set status = 'PENDING' where type = 'WITHDRAWAL' returning id").await;
    let waiting = admin.get(&path).await.is(200).json["queues"].clone();
    assert_eq!(
        (waiting["withdrawalsPendingUsd"].to_string().as_str(), &waiting["withdrawalsPending"]),
        ("180000000000000001.98", &json!(2))
    );
}
