//! A server that hears webhooks and answers as the test says.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What is done with the next message.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    Status(u16),
    /// Sends on to another path of its own.
    Redirect,
    /// Closes the connection without a word.
    Reset,
}

#[derive(Clone, Debug)]
pub struct Heard {
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

pub struct Receiver {
    pub url: String,
    says: Arc<Mutex<Says>>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Receiver {
    pub fn start(says: Says) -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://127.0.0.1:{}/hook", listener.local_addr().expect("an address").port());
        let receiver = Receiver { url, says: Arc::new(Mutex::new(says)), heard: Arc::default() };
        let (says, heard) = (receiver.says.clone(), receiver.heard.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                _ = hear(stream.expect("a connection"), &says, &heard);
            }
        });
        receiver
    }

    pub fn now_says(&self, says: Says) {
        *self.says.lock().expect("a lock") = says;
    }

    /// What was heard since the last call.
    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut *self.heard.lock().expect("a lock"))
    }
}

fn hear(stream: TcpStream, says: &Mutex<Says>, heard: &Mutex<Vec<Heard>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    let answer = match *says.lock().expect("a lock") {
        Says::Status(status) => format!("HTTP/1.1 {status} So\r\ncontent-length: 0\r\n\r\n"),
        Says::Redirect => "HTTP/1.1 307 So\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n".to_owned(),
        Says::Reset => String::new(),
    };
    // Kept before the answer is given, so that whoever waits for the answer finds it.
    heard.lock().expect("a lock").push(Heard { path, headers, body: String::from_utf8(body).expect("text") });
    (&stream).write_all(answer.as_bytes()).ok()
}

/// Whether the message is signed with the secret, worked out here from RFC 2104 and the words of Standard Webhooks alone.
pub fn is_signed(heard: &Heard, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a prefix")).expect("base64");
    let text = format!("{}.{}.{}", heard.headers["webhook-id"], heard.headers["webhook-timestamp"], heard.body);
    let expected = format!("v1,{}", STANDARD.encode(hmac(&key, text.as_bytes())));
    heard.headers["webhook-signature"].split(' ').any(|one| one == expected)
}

fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let padded = |with: u8| -> Vec<u8> { (0..64).map(|at| key.get(at).copied().unwrap_or(0) ^ with).collect() };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().to_vec()
}
