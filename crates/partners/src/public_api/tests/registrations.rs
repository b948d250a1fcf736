//! Registrations: customers by their days, with figures.

use foundation::auth::Kind;
use kernel::{CustomerId, Timestamp};
use people::customers::{self, NewCustomer, Origin};
use testkit::{TestBrand, f, on_both_databases};

use super::super::model::PartnerRegistration;
use super::{SEPTEMBER, all_pages, column, program};

pub async fn customer(t: &TestBrand, at: &str, is_affiliate: bool, origin: Origin) -> CustomerId {
    t.clock.set(at.parse::<Timestamp>().expect("a time"));
    let new = NewCustomer {
        first_name: "Carla".into(),
        last_name: "Customer".into(),
        email: f!("registered{}@mail.test", t.next()),
        mobilenumber: None,
        country: Some("DE".into()),
        language: "en".into(),
        currency: Some("USD".into()),
        password_hash: None,
        password_is_initial: false,
        roles: vec!["TRADER".into()],
        is_affiliate,
        is_test: false,
        external_id: None,
        lead_id: None,
        skipped_steps: vec![],
        marketing_consent: false,
        origin,
    };
    t.write(move |tx| customers::create(tx, &new)).await
}

#[on_both_databases]
async fn registrations_page_like_leads(t: TestBrand) {
    let brand = program(&t, &["cellxpert.reports"]).await;
    let partner = program(&t, &["ib.reports"]).await;
    let (mut all, mut own, mut affiliates) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..25 {
        let mut origin = Origin::default();
        if number % 2 == 0 {
            origin.source_user = Some((Kind::Staff, partner.id));
        }
        if number % 3 == 0 {
            origin.affiliate_id = Some("A17".into());
        }
        let at = f!("2026-09-{:02}T{:02}:00:00Z", 2 + number / 5, number % 5);
        let id = customer(&t, &at, false, origin).await.to_string();
        all.push(id.clone());
        if number % 2 == 0 {
            own.push(id.clone());
        }
        if number % 3 == 0 {
            affiliates.push(id);
        }
    }
    for days in [SEPTEMBER, "lastModifiedDateFrom=2026-09-01&lastModifiedDateTo=2026-09-30"] {
        assert_eq!(all_pages(&brand, &f!("/cellxpert/registrations?{days}"), "userId", 4, all.len()).await, all);
        let path = f!("/cellxpert/registrations?{days}&affId=A17");
        assert_eq!(all_pages(&brand, &path, "userId", 4, affiliates.len()).await, affiliates);
    }
    assert_eq!(all_pages(&partner, &f!("/ib/registrations?{SEPTEMBER}"), "userId", 4, own.len()).await, own);
}

#[on_both_databases]
async fn a_registration_says_all_that_is_known(t: TestBrand) {
    let id = customer(&t, "2026-09-05T10:00:00Z", false, Origin::default()).await;
    t.rows(&f!("update customer_figures set ftd_at = 1788602400000000, ftd_minor = 25000, ftd_currency = 'EUR', ftd_usd_minor = 27110,
         deposit_count = 2, deposits_usd_minor = 50000, withdrawals_usd_minor = 60000, lots = 40000000, volume_usd_minor = 123
         where customer_id = '{id}' returning customer_id"))
        .await;
    let program = program(&t, &["cellxpert.reports"]).await;
    let answer = program.get(&f!("/cellxpert/registrations?{SEPTEMBER}&userId={id}")).await.is(200);
    assert_eq!(column(&answer.json, "userId"), [id.to_string()]);
    let row = answer.json["data"][0].clone();
    assert_eq!(
        (row["hasFTD"].as_bool(), row["ftdAmount"].as_str(), row["ftdAmountUSD"].as_str()),
        (Some(true), Some("250.00"), Some("271.10"))
    );
    assert_eq!(
        (row["netDepositsUSD"].as_str(), row["totalLots"].as_str(), row["volumeUSD"].as_str()),
        (Some("-100.00"), Some("0.4"), Some("1.23"))
    );
    assert_eq!((row["userAdditionalId"].as_str(), row["tradingAccounts"].as_array().map(Vec::len)), (Some(""), Some(0)));
    assert_eq!((row["accountStatus"].as_str(), row["kycStatus"].as_str()), (Some("ACTIVE"), Some("PENDING")));
    serde_json::from_value::<PartnerRegistration>(row).expect("as the document says");
    program.get("/cellxpert/registrations?userId=x").await.is(400).names("registrationDateFrom");
}
