//! A client that speaks to the server from inside its own process: requests and answers, without a socket.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use kernel::{Problem, Result};
use serde_json::Value;
use tower::ServiceExt;

/// Somebody who sends the same headers with every request.
#[derive(Clone)]
pub struct Client {
    router: Router,
    headers: Vec<(&'static str, String)>,
}

const MOST_BYTES: usize = 16 << 20;

impl Client {
    pub fn new(router: Router, host: &str) -> Client {
        Client { router, headers: vec![("host", host.to_owned())] }
    }

    pub fn with(&self, name: &'static str, value: impl Into<String>) -> Client {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| *known != name);
        client.headers.push((name, value.into()));
        client
    }

    pub fn with_token(&self, token: &str) -> Client {
        self.with("authorization", format!("Bearer {token}"))
    }

    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, Vec::new()).await
    }
    pub async fn post(&self, path: &str, body: Value) -> Result<Value> {
        self.send(Method::POST, path, body.to_string().into_bytes()).await
    }
    pub async fn patch(&self, path: &str, body: Value) -> Result<Value> {
        self.send(Method::PATCH, path, body.to_string().into_bytes()).await
    }
    pub async fn put(&self, path: &str, body: Value) -> Result<Value> {
        self.send(Method::PUT, path, body.to_string().into_bytes()).await
    }

    /// Sends a form with a text for each name, and one file.
    pub async fn upload(&self, path: &str, texts: &[(&str, &str)], file_name: &str, content_type: &str, file: &[u8]) -> Result<Value> {
        const BOUNDARY: &str = "tradehall-form-boundary";
        let mut body = Vec::with_capacity(file.len() + 512);
        for (name, text) in texts {
            let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\ncontent-type: {content_type}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.send_as(&format!("multipart/form-data; boundary={BOUNDARY}"), Method::POST, path, body).await
    }

    /// Sends ready JSON; an answer that is not a success is a problem that says what was asked.
    pub async fn send(&self, method: Method, path: &str, body: Vec<u8>) -> Result<Value> {
        self.send_as("application/json", method, path, body).await
    }

    async fn send_as(&self, content_type: &str, method: Method, path: &str, body: Vec<u8>) -> Result<Value> {
        let call = format!("{method} {path}");
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}")).header("content-type", content_type);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(body)).map_err(|error| Problem::internal(format!("{call}: {error}")))?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), MOST_BYTES).await.map_err(|error| Problem::internal(format!("{call}: {error}")))?;
        if !status.is_success() {
            return Err(Problem::internal(format!("{call} answered {status} {}", String::from_utf8_lossy(&bytes))));
        }
        Ok(serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }
}
