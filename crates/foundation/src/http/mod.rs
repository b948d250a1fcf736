//! The edge: what every request and every answer goes through, so that handlers hold business only.

pub mod body;
pub mod download;
pub mod edge;
pub mod failure;
pub mod health;
pub mod json;
pub mod list;
pub mod listen;
pub mod openapi;
pub mod path;
pub mod query;
pub mod reply;
pub mod routes;
pub mod server;
mod shape;
pub mod stream;
pub mod upload;

pub use download::Download;
pub use edge::Origin;
pub use failure::{Answer, Failure};
pub use json::Json;
pub use list::Page;
pub use path::Path;
pub use query::Query;
pub use reply::{NoContent, Reply};
pub use routes::{Area, Routes};
pub use stream::JsonStream;
pub use upload::{Upload, UploadForm};
