//! People who speak HTTP.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::Value;
use tower::ServiceExt;
use uuid::Uuid;

use crate::house::{PASSWORD, TestBrand};

/// Somebody with an id, an e-mail, and the headers they send.
#[derive(Clone)]
pub struct Actor<'t> {
    t: &'t TestBrand,
    pub id: Uuid,
    pub email: String,
    pub token: String,
    headers: Vec<(String, String)>,
}

/// One part of a multipart form.
pub enum Part<'a> {
    Text(&'a str, &'a str),
    /// Field, file name, content type, content.
    File(&'a str, &'a str, &'a str, &'a [u8]),
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub text: String,
    pub bytes: Vec<u8>,
    pub json: Value,
    /// Why it failed, as only the log is told.
    pub cause: Option<String>,
    call: String,
}

impl TestBrand {
    /// Nobody in particular.
    pub fn anonymous(&self) -> Actor<'_> {
        Actor { t: self, id: Uuid::nil(), email: String::new(), token: String::new(), headers: vec![("host".into(), "north.test".into())] }
    }

    /// A staff user with every permission.
    pub async fn admin(&self) -> Actor<'_> {
        let all: Vec<&'static str> = foundation::auth::permission::ALL.iter().map(|named| named.name).collect();
        self.staff_with(&all).await
    }

    /// A staff user with exactly these permissions.
    pub async fn staff_with(&self, permissions: &[&'static str]) -> Actor<'_> {
        let email = format!("staff{}@north.test", self.next());
        let hash = self.app.passwords().hash(PASSWORD).await.expect("a hash");
        let (make, permissions, key) = (self.hooks.make_staff, permissions.to_vec(), email.clone());
        let id = self.write(move |tx| make(tx, &key, &hash, &permissions)).await;
        self.signed_in(true, id, email).await
    }

    /// A customer, signed in with their password.
    pub async fn customer(&self) -> Actor<'_> {
        self.make_customer(false).await
    }

    /// A customer who is a partner.
    pub async fn affiliate(&self) -> Actor<'_> {
        self.make_customer(true).await
    }

    async fn make_customer(&self, affiliate: bool) -> Actor<'_> {
        let email = format!("customer{}@mail.test", self.next());
        let hash = self.app.passwords().hash(PASSWORD).await.expect("a hash");
        let (make, key) = (self.hooks.make_customer, email.clone());
        let id = self.write(move |tx| make(tx, &key, &hash, affiliate)).await;
        self.signed_in(false, id, email).await
    }

    async fn signed_in(&self, staff: bool, id: Uuid, email: String) -> Actor<'_> {
        let make = self.hooks.make_session;
        let token = self.write(move |tx| make(tx, staff, id)).await;
        let actor = Actor { t: self, id, email, token: token.clone(), headers: vec![("host".into(), "north.test".into())] };
        actor.with_header("authorization", &format!("Bearer {token}"))
    }
}

impl<'t> Actor<'t> {
    /// The same person, who also sends this header (or no longer, when empty).
    pub fn with_header(&self, name: &str, value: &str) -> Actor<'t> {
        let mut actor = self.clone();
        actor.headers.retain(|(known, _)| known != name);
        if !value.is_empty() {
            actor.headers.push((name.to_owned(), value.to_owned()));
        }
        actor
    }

    pub fn with_token(&self, token: &str) -> Actor<'t> {
        self.with_header("authorization", &format!("Bearer {token}"))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body)).await
    }
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body)).await
    }
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// A call to a path below /api/v1; any other address is taken as it is.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|value| value.to_string().into_bytes());
        self.raw(method, path, "application/json", body.unwrap_or_default()).await
    }

    /// A multipart form.
    pub async fn form(&self, method: Method, path: &str, parts: &[Part<'_>]) -> Answer {
        const BOUNDARY: &str = "----tradehall-test-boundary";
        let mut body = Vec::new();
        for part in parts {
            body.extend_from_slice(format!("--{BOUNDARY}\r\n").as_bytes());
            match part {
                Part::Text(name, value) => {
                    body.extend_from_slice(format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
                }
                Part::File(name, file, media, content) => {
                    let head =
                        format!("content-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\ncontent-type: {media}\r\n\r\n");
                    body.extend_from_slice(head.as_bytes());
                    body.extend_from_slice(content);
                    body.extend_from_slice(b"\r\n");
                }
            }
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.raw(method, path, &format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    pub async fn upload(&self, path: &str, field: &str, file_name: &str, content: &[u8]) -> Answer {
        self.form(Method::POST, path, &[Part::File(field, file_name, "application/octet-stream", content)]).await
    }

    pub async fn raw(&self, method: Method, path: &str, media: &str, body: Vec<u8>) -> Answer {
        let address = if path.starts_with("/api/") || path == "/metrics" { path.to_owned() } else { format!("/api/v1{path}") };
        let mut request = Request::builder().method(method.clone()).uri(&address);
        if !body.is_empty() {
            request = request.header("content-type", media);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body)).unwrap_or_else(|error| panic!("{address}: {error}"));
        let response = self.t.router.clone().oneshot(request).await.expect("a router always answers");
        let status = response.status().as_u16();
        let headers = response.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap_or("").to_owned())).collect();
        let failure = response.extensions().get::<foundation::http::Failure>();
        let cause = failure.and_then(|failure| failure.0.cause()).map(str::to_owned);
        let bytes = axum::body::to_bytes(response.into_body(), 256 << 20).await.expect("a body").to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, headers, text, bytes, json, cause, call: format!("{method} {path}") }
    }
}

impl Answer {
    #[track_caller]
    pub fn is(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{} answered {} {} {:?}", self.call, self.status, self.text, self.cause);
        self
    }

    #[track_caller]
    pub fn is_problem(self, status: u16, code: &str) -> Answer {
        let seen = self.json["code"].as_str().unwrap_or("");
        assert_eq!((self.status, seen), (status, code), "{} answered {}", self.call, self.text);
        self
    }

    /// A refusal that names this parameter or field.
    #[track_caller]
    pub fn names(self, field: &str) -> Answer {
        let names: Vec<&str> = self.json["fields"].as_array().into_iter().flatten().filter_map(|f| f["name"].as_str()).collect();
        assert!(names.contains(&field), "{} answered {}", self.call, self.text);
        self
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The text at a JSON pointer such as `/lead/id`.
    #[track_caller]
    pub fn text_at(&self, pointer: &str) -> String {
        match self.json.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => panic!("{} has nothing at {pointer}: {}", self.call, self.text),
            Some(other) => other.to_string(),
        }
    }
}
