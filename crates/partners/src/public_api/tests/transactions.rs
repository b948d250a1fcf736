//! Transactions: what happened to money, page by page.

use testkit::{TestBrand, f, on_both_databases};

use super::super::model::PartnerTransaction;
use super::queries::{Done, introduce, make_transaction};
use super::{Dice, all_pages, column, naive, post, program, some_instant, wallet};

pub const SEPTEMBER: &str = "transactionDateFrom=2026-09-01&transactionDateTo=2026-09-30";
const TODAY: &str = "transactionDateFrom=2026-05-04&transactionDateTo=2026-05-04";

#[on_both_databases]
async fn money_by_hand_is_reported_as_it_moved(t: TestBrand) {
    let (customer, admin) = (t.customer().await, t.admin().await);
    let cellxpert = program(&t, &["cellxpert.reports"]).await;
    let ib = program(&t, &["ib.reports", "partners.all"]).await;
    let login = wallet(&customer).await;
    let first = post(&admin, login, "DEPOSIT", "250", false).await;
    t.clock.advance_s(1);
    let fake = post(&admin, login, "DEPOSIT", "999.5", true).await;
    t.clock.advance_s(1);
    let out = post(&admin, login, "WITHDRAWAL", "40", false).await;

    let answer = cellxpert.get(&f!("/cellxpert/transactions?{TODAY}")).await.is(200);
    assert_eq!(column(&answer.json, "transactionId"), [first.clone(), out.clone()]);
    let (deposit, withdrawal) = (&answer.json["data"][0], &answer.json["data"][1]);
    for (field, expected) in [
        ("type", "DEPOSIT"),
        ("direction", "IN"),
        ("amount", "250.00"),
        ("amountUSD", "250.00"),
        ("exchangeRate", "1"),
        ("status", "SUCCESS"),
        ("productId", "N/A"),
        ("serverTag", "neo-live"),
        ("comment", "by hand"),
        ("method", "card"),
        ("login", login.to_string().as_str()),
        ("userId", customer.id.to_string().as_str()),
    ] {
        assert_eq!(deposit[field], expected, "{field}");
    }
    assert_eq!(
        (deposit["isFTD"].as_bool(), deposit["isFake"].as_bool(), deposit["tags"].as_array().map(Vec::len)),
        (Some(true), Some(false), Some(0))
    );
    assert_eq!(
        (withdrawal["type"].as_str(), withdrawal["direction"].as_str(), withdrawal["amount"].as_str()),
        (Some("WITHDRAWAL"), Some("OUT"), Some("40.00"))
    );
    for row in answer.json["data"].as_array().expect("rows") {
        serde_json::from_value::<PartnerTransaction>(row.clone()).expect("as the document says");
    }

    let usual = ib.get(&f!("/ib/transactions?{TODAY}")).await.is(200);
    assert_eq!(column(&usual.json, "transactionId"), [first.clone(), out.clone()]);
    let with_fake = ib.get(&f!("/ib/transactions?{TODAY}&includeFake=true")).await.is(200);
    assert_eq!((column(&with_fake.json, "transactionId"), with_fake.json["total"].as_i64()), (vec![first, fake, out], Some(3)));
    assert_eq!(with_fake.json["data"][1]["isFake"], true);
    let ignored = cellxpert.get(&f!("/cellxpert/transactions?{TODAY}&includeFake=true")).await.is(200);
    assert_eq!(ignored.json["total"], 2);
    let nobody = cellxpert.get(&f!("/cellxpert/transactions?{TODAY}&userId={}", uuid::Uuid::nil())).await.is(200);
    assert_eq!(nobody.json["total"], 0);
}

#[on_both_databases]
async fn pages_of_money_are_the_naive_query_in_pieces(t: TestBrand) {
    let (one, two) = (t.customer().await, t.customer().await);
    let logins = [wallet(&one).await, wallet(&two).await];
    let brand = program(&t, &["cellxpert.reports"]).await;
    let partner = program(&t, &["ib.reports", "trackbox.reports"]).await;
    let (owners, source) = ([one.id, two.id], partner.id);
    t.write(move |tx| {
        let mut dice = Dice(5);
        for _ in 0..150 {
            let owner = dice.below(2) as usize;
            make_transaction(
                tx,
                &Done {
                    wallet: logins[owner],
                    customer: owners[owner],
                    is_fake: dice.below(5) == 0,
                    is_demo: dice.below(6) == 0,
                    source: (dice.below(2) == 0).then_some(source),
                    at: some_instant(&mut dice),
                },
            )?;
        }
        Ok(())
    })
    .await;
    let (own, of_one) = (f!("source_user_id = '{source}'"), f!("customer_id = '{}'", one.id));
    for days in [("2026-09-01", "2026-09-30"), ("2026-09-03", "2026-09-05"), ("2026-09-04", "2026-09-04")] {
        let range = f!("transactionDateFrom={}&transactionDateTo={}", days.0, days.1);
        for size in [3, 20] {
            for (program, path, filter) in [
                (&brand, f!("/cellxpert/transactions?{range}"), "not is_fake".to_owned()),
                (&brand, f!("/cellxpert/transactions?{range}&userId={}", one.id), f!("not is_fake and {of_one}")),
                (&partner, f!("/ib/transactions?{range}"), f!("not is_fake and {own}")),
                (&partner, f!("/ib/transactions?{range}&includeFake=true"), own.clone()),
                (&partner, f!("/trackbox/transactions?{range}"), f!("not is_fake and {own}")),
            ] {
                let expected = naive(&t, "money_transaction", "completed_at", days, &f!("not is_demo and {filter}")).await;
                assert_eq!(all_pages(program, &path, "transactionId", size, expected.len()).await, expected, "{path}");
            }
        }
    }
    // Whom a partner below introduced: `two` belongs to `upper`, whom the key's user brought.
    let upper = t.affiliate().await.id;
    t.rows(&f!("update customer set source_user_id = '{source}' where id = '{upper}' returning id")).await;
    let below = two.id;
    t.write(move |tx| introduce(tx, upper, below)).await;
    let days = ("2026-09-01", "2026-09-30");
    let filter = f!("not is_demo and not is_fake and ({own} or customer_id = '{below}')");
    let expected = naive(&t, "money_transaction", "completed_at", days, &filter).await;
    assert_eq!(all_pages(&partner, &f!("/ib/transactions?{SEPTEMBER}"), "transactionId", 20, expected.len()).await, expected);
}

#[on_both_databases]
async fn what_is_wrong_about_money_is_named(t: TestBrand) {
    let program = program(&t, &["ib.reports"]).await;
    for (query, name) in [
        ("", "transactionDateFrom"),
        ("transactionDateFrom=2026-09-01", "transactionDateTo"),
        ("transactionDateTo=2026-09-01", "transactionDateFrom"),
        ("transactionDateFrom=2026-09-02&transactionDateTo=2026-09-01", "transactionDateFrom"),
        ("transactionDateFrom=yesterday&transactionDateTo=2026-09-01", "transactionDateFrom"),
        (&f!("{SEPTEMBER}&includeFake=perhaps"), "includeFake"),
        (&f!("{SEPTEMBER}&page=0"), "page"),
        (&f!("{SEPTEMBER}&pageSize=5001"), "pageSize"),
    ] {
        program.get(&f!("/ib/transactions?{query}")).await.is_problem(400, "invalid_parameter").names(name);
    }
}
