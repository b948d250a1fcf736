//! What a partner sees of whom they brought.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

#[on_both_databases]
async fn a_partner_sees_their_own_referrals_by_month(t: TestBrand) {
    t.clock.set("2026-04-20T10:00:00Z".parse().expect("a time"));
    let early = t.customer().await;
    t.clock.set("2026-05-04T10:00:00Z".parse().expect("a time"));
    let late = t.customer().await;
    let (partner, other) = (t.affiliate().await, t.affiliate().await);
    t.rows(&f!("update customer set introducer_id = '{}' where id in ('{}', '{}') returning id", partner.id, early.id, late.id)).await;
    let seen = partner.get("/affiliates/dashboard").await.is(200).json;
    assert_eq!((&seen["signUpsLastMonth"], &seen["signupsThisMonth"], &seen["totalSignUps"]), (&json!(1), &json!(1), &json!(2)), "{seen}");
    assert_eq!((&seen["totalFunded"], &seen["volumesThisMonth"], &seen["unpaidBalance"]), (&json!(0), &json!(0), &json!(0)));
    let days = seen["days"].as_array().expect("days");
    assert_eq!((days.len(), &days[29]["date"], &days[29]["signUps"]), (30, &json!("2026-05-04"), &json!(1)));
    assert_eq!(days.iter().filter_map(|day| day["signUps"].as_i64()).sum::<i64>(), 2);
    let names: Vec<_> = seen["last5SignIns"].as_array().expect("sign-ins").iter().map(|one| [&one["name"], &one["ip"]]).collect();
    assert_eq!(
        names,
        [[&json!("Carla"), &json!("127.0.0.x")], [&json!("Carla"), &json!("127.0.0.x")]],
        "a first name, and no whole address"
    );

    let theirs = other.get("/affiliates/dashboard").await.is(200).json;
    assert_eq!((&theirs["totalSignUps"], &theirs["last5SignIns"]), (&json!(0), &json!([])));
    late.get("/affiliates/dashboard").await.is_problem(403, "partner_needed");
}

/// Two referrals whose volumes are more together than 64 bits hold.
#[on_both_databases]
async fn a_sum_of_volumes_may_be_wider_than_a_volume(t: TestBrand) {
    let (partner, one, two) = (t.affiliate().await, t.customer().await, t.customer().await);
    t.rows(&f!("update customer set introducer_id = '{}' where id in ('{}', '{}') returning id", partner.id, one.id, two.id)).await;
    let today = t.now().day().number();
    for id in [one.id, two.id] {
        let row = f!("('{id}', {today}, 9000000000000000099)");
        t.rows(&f!("insert into customer_volume (customer_id, day, volume_usd_minor) values {row} returning day")).await;
    }
    let seen = partner.get("/affiliates/dashboard").await.is(200).json;
    assert_eq!(seen["volumesThisMonth"].to_string(), "180000000000000001.98");
    assert_eq!(seen["days"][29]["volume"].to_string(), "180000000000000001.98");
}
