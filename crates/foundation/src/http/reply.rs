//! The answer of a change: fresh, or the same as the first time.

use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use aide::operation::OperationOutput;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use schemars::JsonSchema;
use serde::Serialize;

use super::Failure;

/// The header on an answer that was given before.
const REPLAYED: &str = "idempotent-replayed";

/// What a change answers: `T` as JSON.
pub struct Reply<T> {
    status: u16,
    body: Body<T>,
}

enum Body<T> {
    Fresh(T),
    Replayed(String),
}

impl<T> Reply<T> {
    pub fn fresh(status: u16, value: T) -> Reply<T> {
        Reply { status, body: Body::Fresh(value) }
    }
    pub fn replayed(status: u16, body: String) -> Reply<T> {
        Reply { status, body: Body::Replayed(body) }
    }
    pub fn is_replayed(&self) -> bool {
        matches!(self.body, Body::Replayed(_))
    }
    /// What is answered, read back when it was answered before.
    pub fn value(self) -> kernel::Result<T>
    where
        T: serde::de::DeserializeOwned,
    {
        match self.body {
            Body::Fresh(value) => Ok(value),
            Body::Replayed(text) => serde_json::from_str(&text).map_err(|error| Problem::internal(format!("a stored answer: {error}"))),
        }
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        let (text, replayed) = match self.body {
            Body::Fresh(value) => match serde_json::to_string(&value) {
                Ok(text) => (text, false),
                Err(error) => return Failure(Problem::internal(error.to_string())).into_response(),
            },
            Body::Replayed(text) => (text, true),
        };
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        if status == StatusCode::NO_CONTENT {
            return NoContent { replayed }.into_response();
        }
        let mut response = (status, [(header::CONTENT_TYPE, "application/json")], text).into_response();
        if replayed {
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

impl<T: JsonSchema> OperationOutput for Reply<T> {
    type Inner = T;
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        axum::Json::<T>::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        axum::Json::<T>::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}

/// 204: done, and nothing to say.
pub struct NoContent {
    replayed: bool,
}

impl NoContent {
    /// From the answer of a change that says nothing.
    pub fn after(reply: Reply<()>) -> NoContent {
        NoContent { replayed: reply.is_replayed() }
    }
}

impl IntoResponse for NoContent {
    fn into_response(self) -> Response {
        let mut response = StatusCode::NO_CONTENT.into_response();
        if self.replayed {
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

impl OperationOutput for NoContent {
    type Inner = ();
    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<Documented> {
        Some(Documented { description: "Done".into(), ..Documented::default() })
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        Self::operation_response(ctx, operation).map(|response| (Some(204), response)).into_iter().collect()
    }
}
