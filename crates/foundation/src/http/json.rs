//! JSON in and out. What does not fit is refused with the path of the field and what was expected.

use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use aide::operation::{OperationInput, OperationOutput};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::openapi::problem_response;
use super::{Failure, body, shape};
use crate::app::App;

/// A JSON body.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + JsonSchema + 'static> FromRequest<App> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_json = media == "application/json" || media.ends_with("+json");
        let bytes = Bytes::from_request(request, app).await.map_err(|rejection| body::unreadable(&rejection))?;
        if !is_json && !bytes.is_empty() {
            return Err(Problem::new(415, "json_expected").because("Send the body as application/json.").into());
        }
        shape::check::<T>(&bytes)?;
        Ok(Json(parse(&bytes)?))
    }
}

/// Whether a text escapes a NUL; a backslash that is escaped itself begins nothing.
fn has_nul(text: &str) -> bool {
    let escapes = text.match_indices("\\u0000");
    let mut before = escapes.map(|(at, _)| text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count());
    before.any(|backslashes| backslashes % 2 == 0)
}

/// Reads a JSON body; an empty one counts as `{}`.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::bad_request("malformed_json").because("The body is not UTF-8."))?;
    if has_nul(text) {
        return Err(Problem::bad_request("malformed_json").because("Text may not contain NUL characters."));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        field_problem(&path, error.into_inner(), text)
    })?;
    reader.end().map_err(|_| Problem::bad_request("malformed_json").because("There is something after the end of the JSON value."))?;
    Ok(value)
}

fn field_problem(path: &str, error: serde_json::Error, whole: &str) -> Problem {
    if !error.is_data() {
        // A list where one of some words is expected counts as bad JSON for the reader, and is good JSON of the wrong kind.
        if path != "." && serde_json::from_str::<serde::de::IgnoredAny>(whole).is_ok() {
            return Problem::invalid(path, "is of the wrong kind: a text was expected");
        }
        let place = format!("line {}, column {}", error.line(), error.column());
        return Problem::bad_request("malformed_json").because(format!("The body is not valid JSON ({place})."));
    }
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let (name, message) = name_and_message(path, text);
    Problem::invalid(name, message)
}

/// Serde names a missing field in its message and not in the path.
pub(super) fn name_and_message(path: &str, text: &str) -> (String, String) {
    let path = if path == "." || path == "?" { "" } else { path };
    if let Some(field) = text.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        let name = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        return (name, "is required".to_owned());
    }
    let name = if path.is_empty() { "body".to_owned() } else { path.to_owned() };
    (name, text.to_owned())
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
            Err(error) => Failure(Problem::internal(error.to_string())).into_response(),
        }
    }
}

impl<T: JsonSchema> OperationInput for Json<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        axum::Json::<T>::operation_input(ctx, operation);
    }
    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        vec![
            (Some(400), problem_response(ctx, "Not JSON, or a parameter is wrong")),
            (Some(422), problem_response(ctx, "A field is missing or wrong; `fields` names it")),
        ]
    }
}

impl<T: JsonSchema> OperationOutput for Json<T> {
    type Inner = T;
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        axum::Json::<T>::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        axum::Json::<T>::operation_response(ctx, operation).map(|response| (Some(200), response)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug)]
    #[allow(dead_code)]
    struct Order {
        size: kernel::Lots,
        price: Option<kernel::Price>,
        items: Vec<Item>,
        side: Option<Side>,
    }
    #[derive(serde::Deserialize, Debug)]
    enum Side {
        Buy,
    }
    #[derive(serde::Deserialize, Debug)]
    #[allow(dead_code)]
    struct Item {
        email: String,
    }

    #[test]
    fn a_refusal_names_the_field() {
        for (body, code, name) in [
            (r#"{"items":[]}"#, "invalid_field", "size"),
            (r#"{"size":"NaN","items":[]}"#, "invalid_field", "size"),
            (r#"{"size":1e400,"items":[]}"#, "invalid_field", "size"),
            (r#"{"size":"1","price":true,"items":[]}"#, "invalid_field", "price"),
            (r#"{"size":"1","items":[{"email":"a"},{}]}"#, "invalid_field", "items[1].email"),
            (r#"{"size":"1","items":[{"email":7}]}"#, "invalid_field", "items[0].email"),
            ("[]", "invalid_field", "body"),
            (r#"{"size":"1","items":[],"side":[]}"#, "invalid_field", "side"),
        ] {
            let problem = parse::<Order>(body.as_bytes()).expect_err(body);
            assert_eq!((problem.code(), problem.fields()[0].name.as_str()), (code, name), "{body}: {problem}");
        }
        for body in ["{", "{}x", "{\"a\":\"\\u0000\"}", "\u{0}"] {
            assert_eq!(parse::<serde_json::Value>(body.as_bytes()).expect_err(body).code(), "malformed_json", "{body}");
        }
        let kept: Vec<String> = parse(br#"["C:\\u0000tmp"]"#).expect("an escaped backslash");
        assert_eq!(kept, [r"C:\u0000tmp"]);
    }
}
