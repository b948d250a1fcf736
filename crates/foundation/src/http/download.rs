//! A file as an answer: saved by the browser, or shown as a picture, and never run.

use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, Response as Documented, SchemaObject};
use aide::operation::OperationOutput;
use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::files::content_disposition;

/// The bytes of a file with what they are.
pub struct Download {
    body: Body,
    media: String,
    /// How the browser treats it, and for how long it may be kept.
    disposition: String,
    cache: &'static str,
}

impl Download {
    /// A file to be saved under this name and kept by nobody on the way.
    pub fn attachment(body: impl Into<Body>, media: &str, shown_name: &str) -> Download {
        let disposition = content_disposition(shown_name);
        Download { body: body.into(), media: media.to_owned(), disposition, cache: "no-store" }
    }

    /// A picture under a random name that is never given to another.
    pub fn picture(body: impl Into<Body>, media: &str) -> Download {
        Download { body: body.into(), media: media.to_owned(), disposition: "inline".to_owned(), cache: "public, max-age=86400, immutable" }
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, self.media.as_str()),
            (header::CONTENT_DISPOSITION, self.disposition.as_str()),
            (header::CACHE_CONTROL, self.cache),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (headers, self.body).into_response()
    }
}

impl OperationOutput for Download {
    type Inner = Vec<u8>;
    fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<Documented> {
        let json_schema = schemars::json_schema!({ "type": "string", "format": "binary" });
        let media = MediaType { schema: Some(SchemaObject { json_schema, external_docs: None, example: None }), ..MediaType::default() };
        let content = [("application/octet-stream".to_owned(), media)].into_iter().collect();
        Some(Documented { description: "The file".into(), content, ..Documented::default() })
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        Self::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}
