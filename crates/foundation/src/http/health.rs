//! Whether the process is alive, and whether it can serve.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Result;
use schemars::JsonSchema;
use serde::Serialize;

use super::Json;
use super::routes::{Area, Routes};
use crate::app::App;
use crate::db::ToBind;

crate::statements! {
    PING = "select cast($1 as bigint)";
}

pub fn area() -> Area {
    Area::new(vec![
        Routes::under("Health").get("/health", "health", "Say that the process is alive", health),
        Routes::under("Operations").get("/health/ready", "healthReady", "Say whether requests can be served, check by check", ready),
    ])
}

#[derive(Serialize, JsonSchema)]
struct Alive {
    success: bool,
}

async fn health() -> Json<Alive> {
    Json(Alive { success: true })
}

/// What was looked at: `ok`, or what is wrong.
#[derive(Serialize, JsonSchema)]
pub struct Ready {
    ready: bool,
    checks: BTreeMap<String, String>,
}

impl IntoResponse for Ready {
    fn into_response(self) -> Response {
        let status = if self.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        (status, axum::Json(self)).into_response()
    }
}

impl aide::OperationOutput for Ready {
    type Inner = Ready;
    fn operation_response(
        ctx: &mut aide::generate::GenContext,
        operation: &mut aide::openapi::Operation,
    ) -> Option<aide::openapi::Response> {
        axum::Json::<Ready>::operation_response(ctx, operation)
    }
    fn inferred_responses(
        ctx: &mut aide::generate::GenContext,
        operation: &mut aide::openapi::Operation,
    ) -> Vec<(Option<u16>, aide::openapi::Response)> {
        Self::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}

async fn ready(State(app): State<App>) -> Ready {
    let mut checks = BTreeMap::new();
    for brand in app.brands().all() {
        let one = 1_i64;
        let database: Result<i64> = brand.peek(move |read| read.value(&PING, &[one.bind()])).await;
        let state = database.map_or_else(|problem| problem.code().to_owned(), |_| "ok".to_owned());
        checks.insert(format!("{}.database", brand.id()), state);
        for (name, state) in brand.health() {
            checks.insert(format!("{}.{name}", brand.id()), state);
        }
    }
    Ready { ready: checks.values().all(|state| state == "ok"), checks }
}
