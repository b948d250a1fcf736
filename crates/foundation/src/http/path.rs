//! Path parameters as typed ids.

use aide::generate::GenContext;
use aide::openapi::Operation;
use aide::operation::OperationInput;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::Failure;
use crate::app::App;

/// One path parameter, or a tuple of them in the order of the path.
pub struct Path<T>(pub T);

/// Where the schemas of path parameters wait until the path is known.
pub(super) const SCHEMAS: &str = "x-path-schema";

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let names: Vec<(String, String)> = match RawPathParams::from_request_parts(parts, app).await {
            Ok(raw) => raw.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            Err(_) => return Err(Problem::parameter("path", "is not valid UTF-8 text").into()),
        };
        if let Some((name, _)) = names.iter().find(|(_, value)| value.contains('\0')) {
            return Err(Problem::parameter(name, "may not contain NUL characters").into());
        }
        match axum::extract::Path::<T>::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(value)) => Ok(Path(value)),
            Err(_) => {
                let name = names.first().map_or("path", |(name, _)| name.as_str());
                Err(Problem::parameter(name, "is not an id of the expected form").into())
            }
        }
    }
}

impl<T: JsonSchema> OperationInput for Path<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        let schema = ctx.schema.subschema_for::<T>();
        let resolved = ctx.resolve_schema(&schema).clone();
        let schemas = match resolved.get("prefixItems") {
            Some(items) => items.clone(),
            None => serde_json::Value::Array(vec![resolved.to_value()]),
        };
        operation.extensions.insert(SCHEMAS.into(), schemas);
    }
}
