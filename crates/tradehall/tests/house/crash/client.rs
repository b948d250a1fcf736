//! HTTP/1.1 over plain TCP: what is needed to see whether an answer came, and nothing more.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use super::program::{ADMIN, PASSWORD};

pub struct Client {
    reader: BufReader<TcpStream>,
}

/// A request that can be sent again.
#[derive(Clone)]
pub struct Sent {
    method: &'static str,
    path: String,
    body: String,
    media: &'static str,
    token: Option<String>,
}

/// What the requests are about: a lead to comment on, a wallet to pay into, and the session of who does it.
pub struct Stage {
    token: String,
    lead: String,
    wallet: i64,
}

impl Stage {
    /// Signs the administrator in, and makes the lead, a customer and their wallet.
    pub fn set(address: SocketAddr) -> Stage {
        let by = json!({ "username": ADMIN, "password": PASSWORD });
        let token = text(&once(address, &Sent::anonymous("/sessions", &by))["token"]);
        let lead = once(address, &Sent::anonymous("/leads", &json!({ "name": "first", "email": "first@mail.test" })));
        let staff = |path: &str, body: Value| once(address, &Sent { token: Some(token.clone()), ..Sent::anonymous(path, &body) });
        let new = json!({
            "fullname": "Carla Customer", "mobilenumber": "+4915112345678", "country": "DE", "email": "carla@mail.test", "currency": "USD",
        });
        let customer = text(&staff("/customers", new)["id"]);
        let group = staff_groups(address, &token);
        let opened = staff("/wallets", json!({ "customerId": customer, "groupId": group, "leverage": 100, "isDemo": false }));
        let wallet = opened["id"].as_i64().unwrap_or_else(|| panic!("no wallet in {opened}"));
        let lead = text(&lead["lead"]["id"]);
        Stage { token, lead, wallet }
    }

    /// Sends a file of so many leads, too large to be answered at once, and answers the number of its import.
    pub fn import(&self, address: SocketAddr, rows: usize) -> String {
        let lines: String = (0..rows).map(|row| format!("Row {row},row{row}@import.test\r\n")).collect();
        let body = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\ncontent-type: text/csv\r\n\r\nname,email\r\n{lines}\r\n--edge--\r\n"
        );
        let media = "multipart/form-data; boundary=edge";
        let sent = Sent { method: "POST", path: "/leads/import".into(), body, media, token: Some(self.token.clone()) };
        text(&once(address, &sent)["import"]["importId"])
    }

    /// How far an import is.
    pub fn import_status(&self, address: SocketAddr, id: &str) -> Value {
        let path = format!("/leads/imports/{id}");
        let sent = Sent { method: "GET", path, body: String::new(), media: "application/json", token: Some(self.token.clone()) };
        once(address, &sent)
    }

    /// What a key asks for, by its first word.
    pub fn request(&self, key: &str) -> Sent {
        let staff = |path: String, body: Value| Sent { token: Some(self.token.clone()), ..Sent::anonymous(&path, &body) };
        match key.split('-').next() {
            Some("comment") => staff(format!("/leads/{}/comments", self.lead), json!({ "comment": key })),
            Some("deposit") => {
                let money =
                    json!({ "type": "DEPOSIT", "amount": 1, "currency": "USD", "method": "bank", "comment": key, "addToCredit": false });
                staff(format!("/wallets/{}/transactions", self.wallet), money)
            }
            _ => Sent::anonymous("/leads", &json!({ "name": key, "email": format!("{key}@mail.test") })),
        }
    }
}

impl Sent {
    fn anonymous(path: &str, body: &Value) -> Sent {
        Sent { method: "POST", path: path.to_owned(), body: body.to_string(), media: "application/json", token: None }
    }
}

impl Client {
    pub fn connect(address: SocketAddr) -> Option<Client> {
        let stream = TcpStream::connect_timeout(&address, Duration::from_secs(5)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        stream.set_nodelay(true).ok()?;
        Some(Client { reader: BufReader::new(stream) })
    }

    /// The status, the body, and whether it was a repetition; None when the connection ended before the answer did.
    pub fn send(&mut self, key: &str, sent: &Sent) -> Option<(u16, String, bool)> {
        let authorization = sent.token.as_ref().map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
        let key = if key.is_empty() { String::new() } else { format!("idempotency-key: {key}\r\n") };
        let head = format!(
            "{} /api/v1{} HTTP/1.1\r\nhost: north.test\r\ncontent-type: {}\r\n{authorization}{key}content-length: {}\r\n\r\n",
            sent.method,
            sent.path,
            sent.media,
            sent.body.len()
        );
        self.reader.get_mut().write_all(format!("{head}{}", sent.body).as_bytes()).ok()?;
        let status = self.line()?.split(' ').nth(1)?.parse().ok()?;
        let (mut length, mut replayed) = (0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            match line.split_once(':') {
                Some(("content-length", value)) => length = value.trim().parse().ok()?,
                Some(("idempotent-replayed", _)) => replayed = true,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body).ok()?;
        Some((status, String::from_utf8(body).ok()?, replayed))
    }

    /// Without its end; none where the stream ended.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.reader.read_line(&mut line).ok()?;
        line.strip_suffix("\r\n").map(str::to_owned)
    }
}

fn once(address: SocketAddr, sent: &Sent) -> Value {
    let (status, answer, _) = Client::connect(address).expect("the program listens").send("", sent).expect("an answer");
    assert!((200..300).contains(&status), "{} was answered {status} {answer}", sent.path);
    serde_json::from_str(&answer).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// A group of live wallets in dollars.
fn staff_groups(address: SocketAddr, token: &str) -> i64 {
    let sent = Sent {
        method: "GET",
        path: "/groups?limit=50&offset=0".into(),
        body: String::new(),
        media: "application/json",
        token: Some(token.to_owned()),
    };
    let answer = once(address, &sent);
    let groups = answer.as_array().or_else(|| answer["groups"].as_array()).unwrap_or_else(|| panic!("no groups in {answer}"));
    let live = groups.iter().find(|group| group["isDemo"] == false && group["currency"] == "USD");
    live.and_then(|group| group["id"].as_i64()).unwrap_or_else(|| panic!("no live group in {answer}"))
}
