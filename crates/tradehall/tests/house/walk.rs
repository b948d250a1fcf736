//! The first walk through the house, from the administrator's first sign-in to the partner's numbers.

use axum::http::Method;
use foundation::signature;
use serde_json::{Value, json};
use testkit::{Actor, TestBrand, f, on_both_databases};

const DAYS: &str = "DateFrom=2026-05-04&{}DateTo=2026-05-04";

fn days(word: &str) -> String {
    format!("{word}{}", DAYS.replace("{}", word))
}

/// The text between `token=` and what ends a link, in the newest mail to this address.
fn link_token(t: &TestBrand, address: &str) -> String {
    let mails = t.mails();
    let mail = mails.iter().rev().find(|mail| mail.to_lowercase().contains(address)).expect("a mail");
    let text = mail.replace("=\r\n", "").replace("=3D", "=");
    let from = text.find("token=").expect("a link") + "token=".len();
    text[from..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
}

async fn price(staff: &Actor<'_>, symbol: &str, bid: &str, ask: &str) {
    let pushed = staff.post("/quotes", json!({ "quotes": [{ "symbol": symbol, "bid": bid, "ask": ask }] })).await.is(200);
    assert_eq!(pushed.json["accepted"], 1, "{}", pushed.text);
}

async fn provider_calls(t: &TestBrand, message: &str, body: &Value) {
    let body = body.to_string().into_bytes();
    let secret = t.write(money::payments::manual_secret).await;
    let key = signature::SigningKey::parse(secret.expose()).expect("a key");
    let mut provider = t.anonymous();
    for (name, value) in signature::sign(&[key], message, t.now(), &body).expect("signed") {
        provider = provider.with_header(name, &value);
    }
    provider.raw(Method::POST, "/webhooks/payments/manual", "application/json", body).await.is(200);
}

/// A staff user with the reports' role, by invitation; their API key; and the headers of their program.
async fn partner_program<'t>(t: &'t TestBrand, admin: &Actor<'t>) -> Actor<'t> {
    let permissions = json!(["cellxpert.reports", "ib.reports", "trackbox.reports"]);
    let role = admin.post("/roles", json!({ "name": "Partner reports", "permissions": permissions })).await;
    let role = role.text_at("/role/id");
    let person = json!({ "firstName": "Pat", "lastName": "Partner", "email": "pat@partner.test", "roleIds": [role] });
    let made = admin.post("/staff", person).await;
    let staff_id = made.text_at("/staff/id");
    t.drain().await;
    let token = link_token(t, "pat@partner.test");
    let chosen = json!({ "token": token, "password": "nine lanterns on 4 hills" });
    t.anonymous().post("/staff/accept-invitation", chosen.clone()).await.is(200);
    assert_ne!(t.anonymous().post("/staff/accept-invitation", chosen).await.status, 200, "an invitation is good once");
    let expires = t.now().plus_days(30).to_string();
    let key = admin.post("/api-keys", json!({ "name": "Puller", "expiresAt": expires, "userId": staff_id })).await;
    let key = key.text_at("/key");
    t.anonymous().with_header("x-api-key", &key).with_header("x-domain", "north.test")
}

async fn bring_people(t: &TestBrand, program: &Actor<'_>) {
    let lead = json!({
        "firstName": "Lena", "lastName": "Jansen", "email": "Lena@mail.test", "country": "DE",
        "utmDetails": { "affiliate_id": "A17", "utm_source": "search", "gclid": "g-1" }, "metadata": { "form": "2" },
    });
    let made = program.post("/public/leads", lead.clone()).await.is(201);
    assert_eq!(made.json["created"], true);
    let again = program.post("/public/leads", lead).await.is(200);
    assert_eq!((&again.json["created"], &again.json["leadId"]), (&json!(false), &made.json["leadId"]));
    let customer = json!({
        "firstName": "Lena", "lastName": "Jansen", "email": "lena@MAIL.test", "nationalityCountryCode": "DE", "phone": "0151 12345678",
        "phoneCountryCode": "DE", "password": "welcome1", "currency": "USD", "utmDetails": { "affiliate_id": "B9", "campaign_id": "7" }, "metadata": { "step": "3" },
    });
    let joined = program.post("/public/customers", customer.clone()).await.is(201);
    assert_eq!((&joined.json["leadCreated"], &joined.json["leadId"]), (&json!(false), &made.json["leadId"]));
    program.post("/public/customers", customer).await.is_problem(409, "CUSTOMER_EXISTS");
    let token = json!({ "token": joined.text_at("/token") });
    t.anonymous().post("/sessions/auto-login", token.clone()).await.is(200);
    assert_eq!(t.anonymous().post("/sessions/auto-login", token).await.status, 401, "an auto-login token works once");
}

async fn import(admin: &Actor<'_>) {
    let file = "E-Mail-Adresse;Vorname;Nachname;Telefon;Land\r\nmax@mail.test;Max;\"Mu\nster\";+49 151 2345678;Germany\r\nnot-an-address;A;B;;\r\n";
    let bytes = [b"\xef\xbb\xbf".as_slice(), file.as_bytes()].concat();
    let imported = admin.upload("/leads/import", "file", "leads.csv", &bytes).await.is(200);
    assert_eq!(imported.json["saved"], "1", "{}", imported.text);
    let refused = imported.json["rows"].as_array().into_iter().flatten().find(|row| row["status"] == "refused").expect("a refused row");
    assert_eq!(refused["line"], 4, "the line of the file, where a quoted cell holds a line break");
}

/// The customer's own way to a full session: a password of their own, a confirmed address, an approved identity.
async fn settle_in<'t>(t: &'t TestBrand, admin: &Actor<'_>) -> Actor<'t> {
    let by = json!({ "username": "lena@mail.test", "password": "welcome1" });
    let first = t.anonymous().post("/sessions", by).await.is(200);
    let newcomer = t.anonymous().with_token(&first.text_at("/token"));
    newcomer.post("/me/email-confirmation", json!({})).await.is(200);
    t.drain().await;
    newcomer.put("/me/email-confirmation", json!({ "verifyToken": link_token(t, "lena@mail.test") })).await.is(200);
    let change = json!({ "currentPassword": "welcome1", "newPassword": "quiet rivers 8 stones" });
    newcomer.patch("/me", change).await.is(200);
    let session =
        t.anonymous().post("/sessions", json!({ "username": "lena@mail.test", "password": "quiet rivers 8 stones" })).await.is(200);
    assert_eq!(session.json["outstandingOnboardingSteps"], json!([]), "{}", session.text);
    let lena = t.anonymous().with_token(&session.text_at("/token"));
    lena.upload("/me/documents", "file", "passport.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n").await.is(200);
    let id = session.text_at("/user/id");
    let approved = admin.post(&f!("/customers/{id}/kyc/approve"), json!({})).await.is(200);
    assert_eq!(approved.json["customer"]["kycStatus"], "APPROVED");
    assert_eq!(lena.get("/me/kyc").await.json["status"], "APPROVED");
    lena
}

/// Opens a wallet and deposits; the provider says so three times.
async fn deposit(t: &TestBrand, admin: &Actor<'_>, lena: &Actor<'_>) -> i64 {
    admin.put("/onboarding/steps/PhoneConfirmation", json!({ "stage": null })).await.is(200);
    lena.put("/me/deposit-disclaimer", json!({})).await.is(200);
    let opened = lena.post("/me/wallets", json!({ "leverage": "100", "currency": "USD", "isDemo": false, "platform": "PRO" })).await;
    let wallet = opened.json["id"].as_i64().unwrap_or_else(|| panic!("{}", opened.text));
    let asked = json!({ "walletId": wallet, "amount": "5000.00", "currency": "USD", "method": "card" });
    let started = lena.post("/me/deposits", asked).await.is(201);
    let id = started.text_at("/transaction/id");
    let paid = json!({
        "type": "deposit.approved", "transactionId": id, "providerTransactionId": "p-1", "amount": "5000.00", "currency": "USD",
    });
    for message in ["m-1", "m-1", "m-2"] {
        provider_calls(t, message, &paid).await;
    }
    t.ledger_reads(&f!("psp:manual:clearing -5000.00 USD\n cust:{wallet}:cash 5000.00 USD")).await;
    wallet
}

/// Three trades, by the examples of the rules: +270.00, +365.11 and a stop loss.
async fn trade(admin: &Actor<'_>, lena: &Actor<'_>, wallet: i64) {
    price(admin, "EURUSD", "1.08430", "1.08450").await;
    price(admin, "USDJPY", "151.200", "151.220").await;
    price(admin, "GBPUSD", "1.27000", "1.27020").await;
    let order = |symbol: &str, side: &str, size: &str, stop: Value| json!({ "accountId": wallet, "symbol": symbol, "side": side, "type": "MARKET", "size": size, "stopLoss": stop });
    let euro = lena.post("/orders", order("EURUSD", "BUY", "0.8", json!(null))).await;
    let yen = lena.post("/orders", order("USDJPY", "SELL", "1", json!(null))).await;
    let pound = lena.post("/orders", order("GBPUSD", "BUY", "0.5", json!("1.26500"))).await;
    let [euro, yen, _] = [euro, yen, pound].map(|placed| placed.text_at("/position/id"));
    price(admin, "EURUSD", "1.08720", "1.08740").await;
    price(admin, "USDJPY", "150.630", "150.650").await;
    let closed = lena.post(&f!("/positions/{euro}/close"), json!({})).await.is(200);
    assert_eq!(closed.json["closedPLInAccountCurrency"].to_string(), "216", "{}", closed.text);
    let closed = lena.post(&f!("/positions/{yen}/close"), json!({})).await.is(200);
    assert_eq!(closed.json["closedPLInAccountCurrency"].to_string(), "365.11", "{}", closed.text);
    price(admin, "GBPUSD", "1.26480", "1.26500").await;
    let open = lena.get("/me/positions?status=OPEN").await.is(200);
    assert_eq!(open.json["count"], 0, "the stop loss closed the last one: {}", open.text);
}

/// What the partner reads of it, in each of the three flavours.
async fn pull(program: &Actor<'_>, wallet: i64) {
    let signed_in = program
        .post("/auth/login", json!({ "email": "pat@partner.test", "password": "nine lanterns on 4 hills", "rememberMe": true }))
        .await
        .is(200);
    let puller = program.with_header("x-auth-token", &signed_in.text_at("/token"));
    program.get(&f!("/ib/leads?{}", days("registration"))).await.is(401);
    puller.with_header("x-domain", "elsewhere.test").get(&f!("/ib/leads?{}", days("registration"))).await.is(403);
    puller.get("/cellxpert/leads?registrationDateFrom=2026-05-04").await.is(400).names("registrationDateTo");
    for flavour in ["cellxpert", "ib", "trackbox"] {
        let leads = puller.get(&f!("/{flavour}/leads?{}", days("registration"))).await.is(200);
        let mine = if flavour == "cellxpert" { 2 } else { 1 };
        assert_eq!(leads.json["total"], mine, "{flavour}: the imported lead is not the partner's: {}", leads.text);
        let lead = leads.json["data"].as_array().into_iter().flatten().find(|lead| lead["email"] == "Lena@mail.test").expect("the lead");
        assert_eq!((&lead["affId"], &lead["converted"], &lead["source"]), (&json!("A17"), &json!(true), &json!("Pat Partner")));
        assert_eq!(lead["utmDetails"]["gclid"], "g-1");
        assert_eq!(lead["utmDetails"]["campaign_id"], "7", "new keys are added, first values stay");
        let registrations = puller.get(&f!("/{flavour}/registrations?{}", days("registration"))).await.is(200);
        let row = &registrations.json["data"][0];
        assert_eq!((&row["hasFTD"], &row["ftdAmount"], &row["totalDepositsUSD"]), (&json!(true), &json!("5000.00"), &json!("5000.00")));
        assert_eq!((&row["kycStatus"], &row["totalLots"]), (&json!("APPROVED"), &json!("2.3")), "{flavour}: {row}");
        assert_eq!(row["userAdditionalId"], f!("({wallet}, pro, live)"));
        let transactions = puller.get(&f!("/{flavour}/transactions?{}", days("transaction"))).await.is(200);
        let row = &transactions.json["data"][0];
        assert_eq!(transactions.json["total"], 1, "{}", transactions.text);
        assert_eq!((&row["type"], &row["amount"], &row["status"]), (&json!("DEPOSIT"), &json!("5000.00"), &json!("SUCCESS")));
        assert_eq!((&row["isFTD"], &row["productId"], &row["login"]), (&json!(true), &json!("N/A"), &json!(wallet.to_string())));
        let positions = puller.get(&f!("/{flavour}/positions?{}&serverTag=pro-live", days("positionClose"))).await.is(200);
        let rows: Vec<_> = positions.json["data"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| [&row["symbol"], &row["profitLoss"], &row["closeReason"]])
            .collect();
        let expected = [
            [&json!("EURUSD"), &json!("216.00"), &json!("USER")],
            [&json!("USDJPY"), &json!("365.11"), &json!("USER")],
            [&json!("GBPUSD"), &json!("-270.00"), &json!("STOP_LOSS")],
        ];
        assert_eq!(rows, expected, "{flavour}");
    }
}

/// What staff see of it: the figures of the day, and everything that happened to one customer.
async fn look_back(admin: &Actor<'_>, lena: &Actor<'_>) {
    let day = "periodStart=2026-05-04T00:00:00Z&periodEnd=2026-05-05T00:00:00Z";
    let seen = admin.get(&f!("/dashboard?{day}")).await.is(200).json;
    assert_eq!((&seen["totalRegistrations"], &seen["totalDeposits"].to_string()), (&json!(1), &"5000".to_owned()), "{seen}");
    let figures = &seen["period"];
    assert_eq!([&figures["leads"], &figures["firstDeposits"], &figures["deposits"], &figures["positionsOpened"]], [2, 1, 1, 3], "{seen}");
    assert_eq!(figures["lots"].to_string(), "2.3");
    assert_eq!(seen["previousPeriod"]["registrations"], 0);
    assert_eq!((&seen["depositsChart"][0]["date"], &seen["depositsChart"][0]["count"]), (&json!("2026-05-04"), &json!(1)));
    assert_eq!((&seen["exposure"], &seen["queues"]["withdrawalsPending"]), (&json!([]), &json!(0)));
    let week = "periodStart=2026-05-01T00:00:00Z&periodEnd=2026-05-08T00:00:00Z";
    let chart = admin.get(&f!("/dashboard?{week}")).await.is(200).json["registrationsChart"].clone();
    let counts: Vec<_> = chart.as_array().into_iter().flatten().map(|point| point["count"].to_string()).collect();
    assert_eq!(counts, ["0", "0", "0", "1", "0", "0", "0"], "every day has its point");
    for (wrong, named) in [
        ("periodStart=2026-05-04T00:00:00Z", "periodEnd"),
        ("periodStart=2026-05-04T00:00:00Z&periodEnd=2026-05-04T00:00:00Z", "periodEnd"),
    ] {
        admin.get(&f!("/dashboard?{wrong}")).await.is(400).names(named);
    }

    let id = lena.get("/me").await.is(200).text_at("/user/id");
    admin.post(&f!("/customers/{id}/emails"), json!({ "subject": "Well traded", "body": "Congratulations." })).await.is(200);
    let said = admin.get(&f!("/customers/{id}/timeline?kinds=communication")).await.is(200).json["events"].clone();
    assert_eq!((&said[0]["details"], said.as_array().map(Vec::len)), (&json!("Well traded"), Some(1)), "{said}");
    let events = admin.get(&f!("/customers/{id}/timeline?limit=500")).await.is(200).json["events"].clone();
    let events = events.as_array().expect("events");
    let kinds: std::collections::BTreeSet<_> = events.iter().filter_map(|event| event["kind"].as_str()).collect();
    let expected = ["CHANGE", "DOCUMENT", "MONEY", "REGISTRATION", "SIGN_IN", "TRADE", "WALLET"];
    assert!(expected.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    assert!(events.is_sorted_by(|later, earlier| later["at"].as_str() >= earlier["at"].as_str()), "newest first");
    let trades = admin.get(&f!("/customers/{id}/timeline?kinds=trade,money")).await.is(200).json["events"].clone();
    assert_eq!(trades.as_array().map(Vec::len), Some(7), "three opened, three closed, one deposit: {trades}");
    admin.get(&f!("/customers/{id}/timeline?kinds=GOSSIP")).await.is(400).names("kinds");
    lena.get(&f!("/customers/{id}/timeline")).await.is(403);
}

#[on_both_databases]
async fn the_first_walk(t: TestBrand) {
    let admin = t.admin().await;
    let signed_in = t.anonymous().post("/sessions", json!({ "username": admin.email, "password": testkit::PASSWORD })).await.is(200);
    let admin = admin.with_token(&signed_in.text_at("/token"));
    let program = partner_program(&t, &admin).await;
    bring_people(&t, &program).await;
    import(&admin).await;
    let lena = settle_in(&t, &admin).await;
    let wallet = deposit(&t, &admin, &lena).await;
    trade(&admin, &lena, wallet).await;
    // 5,000.00 + 216.00 + 365.11 - 270.00
    t.ledger_reads(&f!("cust:{wallet}:cash 5311.11 USD")).await;
    t.drain().await;
    pull(&program, wallet).await;
    look_back(&admin, &lena).await;
    let findings = t.read(tradehall::check::findings).await;
    assert!(
        findings.iter().all(tradehall::check::Finding::is_sound),
        "{:?}",
        findings.iter().map(|finding| finding.verdict()).collect::<Vec<_>>()
    );
}
