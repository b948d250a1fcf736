//! Mail by the brand's own server, on a server of this test's own.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};

use serde_json::{Value, json};
use testkit::{TestBrand, on_both_databases};

fn server(port: u16) -> Value {
    json!({
        "host": "127.0.0.1", "port": port, "sender": "Nordlicht <hello@nordlicht.example>", "username": "", "password": "", "secure": false,
        "staffEmail": "desk@nordlicht.example"
    })
}

fn with(mut body: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().expect("an object") {
        body[name] = value.clone();
    }
    body
}

/// Speaks as much SMTP as one mail needs, and tells what it was given.
fn talk(stream: TcpStream, tell: &Sender<String>) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
    let say = |text: &str| (&stream).write_all(format!("{text}\r\n").as_bytes()).expect("said");
    say("220 here");
    while let Some(line) = lines.next() {
        match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => say("250-here\r\n250 8BITMIME"),
            "DATA" => {
                say("354 go on");
                let mail: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                tell.send(mail.join("\n")).expect("somebody listens");
                say("250 taken");
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok"),
        }
    }
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn the_brands_mail_goes_by_its_own_server(t: TestBrand) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (tell, told) = channel();
    std::thread::spawn(move || listener.incoming().for_each(|stream| talk(stream.expect("a stream"), &tell)));

    let admin = t.admin().await;
    assert_eq!(admin.get("/settings/email/smtp").await.is(200).json["host"], "");
    admin.put("/settings/email/smtp", server(port)).await.is(204);
    admin.post("/staff", json!({ "firstName": "Ina", "lastName": "Invited", "email": "ina@north.test", "roleIds": [] })).await;
    t.anonymous().post("/password-resets", json!({ "contact": t.customer().await.email })).await;
    t.drain().await;
    let sent: Vec<String> = told.try_iter().collect();
    assert!(!sent.is_empty() && sent.iter().all(|mail| mail.contains("From: Nordlicht <hello@nordlicht.example>")), "{sent:?}");
    assert!(t.mails().is_empty(), "no mail went the house's way");

    // Without a host the house's server serves again.
    admin.put("/settings/email/smtp", with(server(port), json!({ "host": "" }))).await.is(204);
    assert_eq!(admin.get("/settings/email/smtp").await.is(200).json["host"], "");
    t.clock.advance_s(120);
    t.anonymous().post("/password-resets", json!({ "contact": t.customer().await.email })).await;
    t.drain().await;
    assert_eq!((t.mails().len(), told.try_recv().is_err()), (1, true));
}

#[on_both_databases]
async fn a_server_at_a_private_address_gets_nothing(t: TestBrand) {
    let admin = t.admin().await;
    let put = |changes: Value| admin.put("/settings/email/smtp", with(server(587), changes));
    put(json!({ "host": "10.0.0.7" })).await.is_problem(422, "invalid_field").names("host");
    put(json!({ "host": "localhost", "port": 8025 })).await.is_problem(422, "invalid_field").names("port");
    put(json!({ "host": "localhost" })).await.is(204);
    t.anonymous().post("/password-resets", json!({ "contact": t.customer().await.email })).await;
    t.drain().await;
    let waiting = t.rows("select last_error from job where kind = 'mail.send'").await;
    assert!(waiting.len() == 1 && waiting[0].contains("address_refused"), "{waiting:?}");
}

#[on_both_databases]
async fn the_password_is_sealed_and_masked(t: TestBrand) {
    let admin = t.admin().await;
    let with_password =
        with(server(587), json!({ "host": "smtp.example.com", "username": "north", "password": "canary77", "secure": true }));
    for (changes, field) in [
        (json!({ "secure": false }), "secure"),
        (json!({ "username": "" }), "password"),
        (json!({ "sender": "nobody" }), "sender"),
        (json!({ "staffEmail": "a@b.example\r\nBcc: c@d.example" }), "staffEmail"),
        (json!({ "host": "smtp.example.com/x" }), "host"),
    ] {
        admin.put("/settings/email/smtp", with(with_password.clone(), changes)).await.is_problem(422, "invalid_field").names(field);
    }
    admin.put("/settings/email/smtp", with_password.clone()).await.is(204);
    let shown = admin.get("/settings/email/smtp").await.is(200);
    assert_eq!(
        (&shown.json["password"], &shown.json["username"], &shown.json["updatedBy"]),
        (&json!("********"), &json!("north"), &json!("Sam Staff"))
    );
    let sealed = t.rows("select value from setting where key = 'mail.smtp'").await;

    // The mask changes nothing, and does not carry the password to another host.
    let masked = with(with_password, json!({ "password": "********" }));
    admin.put("/settings/email/smtp", masked.clone()).await.is(204);
    let kept = t.rows("select value from setting where key = 'mail.smtp'").await;
    assert_eq!(sealed, kept);
    let elsewhere = with(masked, json!({ "host": "smtp.evil.example" }));
    admin.put("/settings/email/smtp", elsewhere).await.is_problem(422, "invalid_field").names("password");
    let everywhere = [kept, t.rows("select after from audit_entry").await, t.rows("select body from idempotency_key").await].concat();
    assert!(everywhere.iter().all(|text| !text.contains("canary77")));

    t.clock.advance_s(600);
    admin.put("/settings/email/smtp", with(server(587), json!({ "host": "smtp.example.com" }))).await.is_problem(403, "proof_needed");
}
