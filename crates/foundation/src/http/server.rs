//! The server: areas assembled into one router, and the workers beside it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use kernel::{Problem, Result};

use super::Failure;
use super::edge::{Origin, edge};
use super::openapi::{BASE, described};
use super::routes::{Area, Description, Routes};
use crate::app::App;
use crate::jobs::Kinds;
use crate::outbox::Subscriber;
use crate::workers::Forgetter;

/// The areas of one program, put together.
pub struct House {
    pub routes: Vec<Routes>,
    pub kinds: Arc<Kinds>,
    pub subscribers: Arc<Vec<Subscriber>>,
    pub forgetters: Arc<Vec<Forgetter>>,
}

impl House {
    pub fn of(areas: Vec<Area>) -> House {
        let mut house = House { routes: Vec::new(), kinds: Arc::default(), subscribers: Arc::default(), forgetters: Arc::default() };
        let (mut kinds, mut subscribers, mut forgetters) = (Kinds::default(), Vec::new(), Vec::new());
        for area in areas {
            house.routes.extend(area.routes);
            kinds = kinds.merge(area.kinds);
            subscribers.extend_from_slice(area.subscribers);
            forgetters.extend_from_slice(area.forgetters);
        }
        house.kinds = Arc::new(kinds);
        house.subscribers = Arc::new(subscribers);
        house.forgetters = Arc::new(forgetters);
        house
    }
}

/// The document alone, as it is committed.
pub fn document(routes: Vec<Routes>) -> String {
    let mut text = serde_json::to_string_pretty(&described(routes.into_iter().flat_map(|routes| routes.described))).unwrap_or_default();
    text.push('\n');
    text
}

/// The whole program as a router: the API, its document and its page, and `pages` for everything else.
pub fn router(app: &App, routes: Vec<Routes>, pages: Option<Router<App>>) -> Router {
    let (mut api, mut descriptions) = (Router::new(), Vec::new());
    for routes in routes {
        api = api.merge(routes.router);
        descriptions.extend(routes.described);
    }
    let document = Arc::new(Document { text: OnceLock::new(), descriptions: Mutex::new(descriptions) });
    let api = api.fallback(nothing_here).method_not_allowed_fallback(wrong_method);
    let mut router = Router::new()
        .nest(BASE, api)
        .route("/api/openapi.json", get(move || served(document.clone())))
        .route("/api/docs", get(|| async { Html(include_str!("docs.html")) }))
        .route("/api/docs/problems", get(|| async { Html(include_str!("docs.html")) }))
        .route("/api/docs/docs.js", get(|| async { asset("text/javascript; charset=utf-8", include_str!("docs.js")) }))
        .route("/api/docs/docs.css", get(|| async { asset("text/css; charset=utf-8", include_str!("docs.css")) }))
        .route("/metrics", get(metrics));
    router = match pages {
        Some(pages) => router.merge(pages),
        None => router.fallback(nothing_here),
    };
    router
        .layer(DefaultBodyLimit::max(app.config().limits.body_bytes.0 as usize))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), edge))
        .with_state(app.clone())
}

/// The document, made when it is first asked for.
struct Document {
    text: OnceLock<Arc<str>>,
    descriptions: Mutex<Vec<Description>>,
}

impl Document {
    fn text(&self) -> Arc<str> {
        let make = || {
            let descriptions = std::mem::take(&mut *self.descriptions.lock().unwrap_or_else(PoisonError::into_inner));
            serde_json::to_string(&described(descriptions)).unwrap_or_default().into()
        };
        self.text.get_or_init(make).clone()
    }
}

async fn served(document: Arc<Document>) -> Result<Response, Failure> {
    let text = tokio::task::spawn_blocking(move || document.text()).await;
    let text = text.map_err(|error| Problem::internal(format!("the document could not be made: {error}")))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text.to_string()).into_response())
}

fn asset(media: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media)], text).into_response()
}

/// For this machine alone, unless the settings say otherwise; what a proxy passes on comes from elsewhere.
async fn metrics(State(app): State<App>, Extension(origin): Extension<Origin>, headers: HeaderMap) -> Response {
    let local = origin.ip.is_loopback() && !headers.contains_key("x-forwarded-for") && !headers.contains_key("forwarded");
    if !local && !app.config().metrics_open {
        return nothing_here().await.into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], app.meter().render()).into_response()
}

async fn nothing_here() -> Failure {
    Failure(Problem::not_found())
}

async fn wrong_method() -> Failure {
    Failure(Problem::new(405, "method_not_allowed").because("This address exists, but not for this method."))
}

fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied().map(str::to_owned).or_else(|| panic.downcast_ref::<String>().cloned());
    Failure(Problem::internal(format!("panic: {}", text.unwrap_or_default()))).into_response()
}
