//! How the portals keep somebody signed in over a reload: the refresh token stands in a cookie that no script can read.
//!
//! Invariants
//! - Only `POST /sessions/refresh` ever reads the cookie, and only with the `X-Portal` header, which no form and no link can send.
//! - An answer that sets the cookie does not say the token as well.

use aide::OperationInput;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use foundation::http::{Failure, Json};
use foundation::token::{Kind as TokenKind, Token};
use kernel::Problem;
use serde::Serialize;

use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};

/// Which portal calls, by its `X-Portal` header (`admin`, `members` or `partners`), and the refresh token that its browser kept.
pub struct Portal {
    name: Option<&'static str>,
    cookie: Option<String>,
}

const NAMES: &[(&str, &str)] =
    &[("admin", "__Host-tradehall-admin"), ("members", "__Host-tradehall-members"), ("partners", "__Host-tradehall-partners")];

impl<S: Send + Sync> FromRequestParts<S> for Portal {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Portal, Failure> {
        let Some(said) = parts.headers.get("x-portal") else { return Ok(Portal { name: None, cookie: None }) };
        match NAMES.iter().find(|(name, _)| said == name) {
            Some((_, cookie)) => Ok(Portal { name: Some(cookie), cookie: read(&parts.headers, cookie) }),
            None => Err(Failure(Problem::parameter("X-Portal", "expected admin, members or partners"))),
        }
    }
}

impl OperationInput for Portal {}

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

impl Portal {
    /// The refresh token that is presented: the one in the body, or the one that the portal's browser kept.
    pub fn presented(&self, body: &str) -> Option<Token> {
        let text = if body.is_empty() { self.cookie.as_deref()? } else { body };
        Token::parse(TokenKind::Refresh, text.trim())
    }

    /// The answer for this portal: its refresh token moves from the body into the cookie.
    pub fn keep<T>(&self, days: u32, mut answer: T, token: fn(&mut T) -> &mut String) -> Kept<T> {
        let cookie = self.name.filter(|_| !token(&mut answer).is_empty()).map(|name| {
            let value = std::mem::take(token(&mut answer));
            format!("{name}={value}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Strict", i64::from(days) * 86_400)
        });
        Kept { cookie, answer }
    }

    /// What makes the browser forget.
    pub fn forget(&self) -> Option<String> {
        self.name.map(|name| format!("{name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict"))
    }
}

/// An answer with or without the cookie.
pub struct Kept<T> {
    cookie: Option<String>,
    answer: T,
}

/// Adds the cookie to an answer.
pub fn with_cookie(mut response: Response, cookie: Option<String>) -> Response {
    if let Some(value) = cookie.and_then(|text| HeaderValue::try_from(text).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

impl<T: Serialize> IntoResponse for Kept<T> {
    fn into_response(self) -> Response {
        with_cookie(Json(self.answer).into_response(), self.cookie)
    }
}

impl<T> aide::OperationOutput for Kept<T>
where
    Json<T>: aide::OperationOutput,
{
    type Inner = <Json<T> as aide::OperationOutput>::Inner;
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        Json::<T>::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        Json::<T>::inferred_responses(ctx, operation)
    }
}
