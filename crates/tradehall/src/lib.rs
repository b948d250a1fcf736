//! The program: the areas of the house put together, and the commands that an operator types.
//!
//! Invariants
//! - No business rule lives here; commands call the areas' public functions or speak HTTP like everybody else.

use std::sync::Arc;

use foundation::auth::Directory;
use foundation::db::Loader;
use foundation::http::Area;
use foundation::http::server;

pub mod bench;
pub mod check;
mod client;
pub mod command;
pub mod demo;
pub mod installation;

/// Every area, in the order in which they stand on each other.
pub fn areas() -> Vec<Area> {
    vec![
        foundation::http::health::area(),
        people::area_under(money::above()),
        money::area(),
        trading::area(),
        partners::area(),
        engagement::area(),
        insight::area(),
    ]
}

/// Who looks up callers.
pub fn directory() -> Arc<dyn Directory> {
    Arc::new(people::People)
}

/// Who loads what each brand's writer guards.
pub fn loader() -> Option<Loader> {
    Some(trading::loader())
}

/// The OpenAPI document as it is committed.
pub fn openapi() -> String {
    server::document(server::House::of(areas()).routes)
}

/// Starts what a brand needs beside its requests: the price feed and the engine's clock.
pub fn start_brand(app: &foundation::app::App, brand: &foundation::brand::Brand) {
    brand.beside(trading::run(app.clone(), brand.clone()));
}
