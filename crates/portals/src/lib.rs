//! The portals: the built pages of web/dist, part of the program, and the rules under which a browser may run them.
//!
//! Invariants
//! - Serves files of the build and nothing else; of a brand it knows its name and looks, and of no caller anything.
//! - Every page has a content policy of its own with a fresh nonce; no script, style or frame from elsewhere runs.
//! - A missing asset is 404, never a page: an old tab must notice that its release is gone.

mod files;
mod page;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use foundation::app::App;
use foundation::http::Failure;
use kernel::Problem;

use files::embedded;

/// The pages: /admin, /partners, and the members area everywhere else.
pub fn pages() -> Router<App> {
    Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/favicon.svg", get(|headers: HeaderMap| async move { loose("favicon.svg", &headers) }))
        .route("/robots.txt", get(|headers: HeaderMap| async move { loose("robots.txt", &headers) }))
        .route("/admin", get(admin))
        .route("/admin/", get(admin))
        .route("/admin/{*path}", get(admin))
        .route("/partners", get(partners))
        .route("/partners/", get(partners))
        .route("/partners/{*path}", get(partners))
        .route("/api/{*path}", any(|| async { Failure(Problem::not_found()) }))
        .fallback(get(members))
}

/// Are there pages in this program?
pub fn built() -> bool {
    embedded("members/index.html").is_some()
}

async fn admin(State(app): State<App>, headers: HeaderMap) -> Response {
    page::answer(&app, &headers, "admin/index.html").await
}

async fn partners(State(app): State<App>, headers: HeaderMap) -> Response {
    page::answer(&app, &headers, "partners/index.html").await
}

async fn members(State(app): State<App>, headers: HeaderMap) -> Response {
    page::answer(&app, &headers, "members/index.html").await
}

/// Assets carry a hash of their content in their name, so a browser may keep them for good.
async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    match embedded(&format!("assets/{path}")) {
        Some(file) => (
            [
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
            ],
            file.answer(&headers),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A file at the root, whose name stays the same from release to release.
fn loose(path: &str, headers: &HeaderMap) -> Response {
    match embedded(path) {
        Some(file) => ([(header::CACHE_CONTROL, "public, max-age=3600")], file.answer(headers)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
