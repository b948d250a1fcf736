//! What happens to every request before its handler and to every answer after it.
//!
//! Invariants
//! - The private cause of a failure is logged here, once, with the request's id; it never leaves the house.
//! - Query strings are not logged: tokens travel in them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use sha2::{Digest, Sha256};

use super::{Failure, body};
use crate::app::App;
use crate::idempotency::RequestKey;

/// Where a request came from, and what it is called in the log.
#[derive(Clone, Debug)]
pub struct Origin {
    pub request_id: String,
    pub ip: IpAddr,
    pub user_agent: Option<String>,
}

impl Default for Origin {
    fn default() -> Origin {
        Origin { request_id: String::new(), ip: IpAddr::V4(Ipv4Addr::UNSPECIFIED), user_agent: None }
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The outermost layer: names the request, limits its rate and its time, remembers its key, and tells what became of it.
pub async fn edge(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = app.clock().now();
    let origin = origin(&app, &request);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let request_id = origin.request_id.clone();
    let allowed = app.allow(&origin, &path);
    request.extensions_mut().insert(origin);
    let mut response = match allowed {
        Err(problem) => Failure(problem).into_response(),
        Ok(()) => in_time(&app, request, next).await,
    };
    harden(&mut response, &path);
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    tell(&app, &request_id, &method, &path, &response, app.clock().now().since(started));
    response
}

/// The deadline is for the whole of it: a body that trickles in is given up as well. An upload has more time, by its size.
async fn in_time(app: &App, mut request: Request, next: Next) -> Response {
    let limits = &app.config().limits;
    let body_bytes = limits.body_bytes.0 as usize;
    if !body::is_upload(request.headers()) && body::length(request.headers()).is_some_and(|length| length > body_bytes as u64) {
        return Failure(body::too_large()).into_response();
    }
    let deadline = Duration::from_secs(limits.request_timeout_s.into()) + body::time_to_bring(request.headers(), limits);
    request = body::watched(request);
    let served = async move {
        match remember_key(&mut request, body_bytes).await {
            Ok(()) => next.run(request).await,
            Err(problem) => Failure(problem).into_response(),
        }
    };
    tokio::time::timeout(deadline, served).await.unwrap_or_else(|_| {
        Failure(Problem::unavailable("too_slow").because("The request took too long and was given up.")).into_response()
    })
}

fn origin(app: &App, request: &Request) -> Origin {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    Origin {
        request_id: app.new_uuid().simple().to_string(),
        ip: app.client_ip(peer, request.headers()),
        user_agent: user_agent.map(|text| text.chars().take(300).collect()),
    }
}

/// Hashes the body of a change that carries an `Idempotency-Key`; the body of an upload is hashed as it is received.
async fn remember_key(request: &mut Request, body_bytes: usize) -> Result<(), Problem> {
    if request.method().is_safe() {
        return Ok(());
    }
    let Some(key) = idempotency_key(request.headers())? else { return Ok(()) };
    let mut hash = Sha256::new();
    hash.update(request.method().as_str());
    hash.update(b" ");
    hash.update(request.uri().to_string());
    hash.update(b"\n");
    if !body::is_upload(request.headers()) {
        let bytes = body::whole(std::mem::replace(request.body_mut(), Body::empty()), body_bytes).await?;
        hash.update(&bytes);
        *request.body_mut() = Body::from(bytes);
    }
    request.extensions_mut().insert(RequestKey { key, fingerprint: hex::encode(hash.finalize()) });
    Ok(())
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=255).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic() || b == b' ') => Ok(Some(key.to_owned())),
        _ => Err(Problem::parameter("Idempotency-Key", "expected 1 to 255 printable ASCII characters")),
    }
}

/// Headers that every answer carries; the portals' pages bring their own content policy.
fn harden(response: &mut Response, path: &str) {
    let headers = response.headers_mut();
    let mut usual = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    usual(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    usual(header::REFERRER_POLICY, "no-referrer");
    usual(header::X_FRAME_OPTIONS, "DENY");
    usual(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if path.starts_with(super::openapi::BASE) {
        usual(header::CACHE_CONTROL, "no-store");
        usual(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
}

fn tell(app: &App, request_id: &str, method: &Method, path: &str, response: &Response, micros: i64) {
    let status = response.status();
    app.meter().request(method.as_str(), status.as_u16(), micros);
    let failure = response.extensions().get::<Failure>();
    let cause = failure.and_then(|failure| failure.0.cause());
    let code = failure.map(|failure| failure.0.code());
    if status.is_server_error() {
        tracing::error!(request_id, %method, path, status = status.as_u16(), code, cause, micros, "request failed");
    } else if status == StatusCode::UNAUTHORIZED || status == StatusCode::FORBIDDEN {
        tracing::info!(request_id, %method, path, status = status.as_u16(), code, micros, "request refused");
    } else {
        tracing::debug!(request_id, %method, path, status = status.as_u16(), code, cause, micros, "request");
    }
}
