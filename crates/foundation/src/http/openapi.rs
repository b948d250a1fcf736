//! The OpenAPI document: generated from the handlers, never written.

use aide::generate::GenContext;
use aide::openapi::{
    ApiKeyLocation, Info, License, MediaType, OpenApi, Operation, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle,
    ReferenceOr, Response, SchemaObject, SecurityScheme, Server,
};
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use super::path::SCHEMAS;
use super::routes::Description;
use crate::app::App;

/// A refusal or failure, as application/problem+json (RFC 9457).
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
#[allow(dead_code)]
struct ProblemBody {
    /// A page about this kind of problem.
    r#type: String,
    title: String,
    status: u16,
    /// Stable, for programs.
    code: String,
    /// For people.
    detail: Option<String>,
    /// The parameters or fields that were refused.
    fields: Option<Vec<kernel::problem::FieldProblem>>,
}

/// A documented answer that is a problem.
pub fn problem_response(ctx: &mut GenContext, description: &str) -> Response {
    let json_schema = ctx.schema.subschema_for::<ProblemBody>();
    let media = MediaType { schema: Some(SchemaObject { json_schema, external_docs: None, example: None }), ..MediaType::default() };
    Response {
        description: description.to_owned(),
        content: [("application/problem+json".to_owned(), media)].into_iter().collect(),
        ..Response::default()
    }
}

/// The base path of every operation.
pub const BASE: &str = "/api/v1";

/// The document of these routes: complete, and in a stable order. The schemas are gathered on this thread from the first description
/// to the last: nothing may reset what was gathered before.
pub fn described(routes: impl IntoIterator<Item = Description>) -> OpenApi {
    let mut api = OpenApi {
        info: Info {
            title: "Tradehall".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            description: Some(ABOUT.into()),
            license: Some(License { name: "Apache-2.0".into(), identifier: Some("Apache-2.0".into()), ..License::default() }),
            ..Info::default()
        },
        servers: vec![Server { url: BASE.into(), description: Some("this server".into()), ..Server::default() }],
        ..OpenApi::default()
    };
    let whole = routes.into_iter().fold(aide::axum::ApiRouter::<App>::new(), |document, description| description(document));
    let _ = whole.finish_api_with(&mut api, |doc| {
        doc.security_scheme("session", bearer())
            .security_scheme("apiKey", header("X-Api-Key", "An API key; its secret was shown once, when it was made."))
            .security_scheme("domain", header("X-DOMAIN", "The domain that the API key belongs to."))
            .security_scheme("authToken", header("X-Auth-Token", "The token that POST /auth/login answered."))
            .security_scheme(
                "exportToken",
                key(ApiKeyLocation::Query, "token", "A single-use token from POST /export-tokens, made for this address."),
            )
    });
    finish(&mut api);
    api
}

const ABOUT: &str = "The brokerage's API. Sign in with `POST /sessions` and send the token as `Authorization: Bearer`, or send an API key as \
`X-Api-Key`. Every operation that changes something accepts an `Idempotency-Key`: a repeated request is answered as the first time and happens \
once. Money and prices are exact decimals. Times are RFC 3339 in UTC. Refusals are `application/problem+json` with a stable `code`.\n\n\
**Reports for affiliate systems** (`/cellxpert`, `/ib`, `/trackbox`): sign in with `POST /auth/login` and the headers `X-Api-Key` and `X-DOMAIN`, \
then send both headers and the token as `X-Auth-Token` with every call; all three must belong together (401: one is missing or dead; 403: the \
domain or the permission is another's). Dates are whole days in UTC as `YYYY-MM-DD`, and both ends of a pair are included: \
`registrationDateFrom=2026-05-04&registrationDateTo=2026-05-04` is one day. Rows are ordered by the date that was filtered on, then by id; \
`page` counts from 1, `pageSize` is 1000 unless said otherwise and at most 5000; a page beyond the end has no rows and the same `total`. \
Amounts are decimal text such as `\"250.00\"` in the currency beside them; what is not known is null.";

fn bearer() -> SecurityScheme {
    SecurityScheme::Http {
        scheme: "bearer".into(),
        bearer_format: Some("opaque".into()),
        description: Some("A session token, from POST /sessions.".into()),
        extensions: Default::default(),
    }
}

fn header(name: &str, description: &str) -> SecurityScheme {
    key(ApiKeyLocation::Header, name, description)
}

fn key(location: ApiKeyLocation, name: &str, description: &str) -> SecurityScheme {
    SecurityScheme::ApiKey { location, name: name.into(), description: Some(description.into()), extensions: Default::default() }
}

fn finish(api: &mut OpenApi) {
    let Some(paths) = &mut api.paths else { return };
    for (path, item) in &mut paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        let names: Vec<&str> = path.split(['{', '}']).skip(1).step_by(2).collect();
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        for (index, operation) in operations.into_iter().enumerate() {
            let Some(operation) = operation else { continue };
            add_path_parameters(operation, &names);
            if index > 0 {
                add_idempotency_key(operation);
            }
            sort_responses(operation);
        }
    }
    paths.paths.sort_keys();
}

fn parameter(name: &str, schema: Schema, description: Option<&str>, required: bool) -> ParameterData {
    ParameterData {
        name: name.to_owned(),
        description: description.map(str::to_owned),
        required,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(SchemaObject { json_schema: schema, external_docs: None, example: None }),
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    }
}

fn add_path_parameters(operation: &mut Operation, names: &[&str]) {
    let schemas = operation.extensions.swap_remove(SCHEMAS);
    for (index, name) in names.iter().enumerate() {
        let schema = schemas.as_ref().and_then(|list| list.get(index)).cloned().and_then(|value| Schema::try_from(value).ok());
        let schema = schema.unwrap_or_else(|| schemars::json_schema!({ "type": "string" }));
        let data = parameter(name, schema, None, true);
        operation.parameters.push(ReferenceOr::Item(Parameter::Path { parameter_data: data, style: PathStyle::Simple }));
    }
}

fn add_idempotency_key(operation: &mut Operation) {
    let schema = schemars::json_schema!({ "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$" });
    let data = parameter("Idempotency-Key", schema, Some("Makes a repeated request happen once."), false);
    operation.parameters.push(ReferenceOr::Item(Parameter::Header { parameter_data: data, style: aide::openapi::HeaderStyle::Simple }));
}

fn sort_responses(operation: &mut Operation) {
    if let Some(responses) = &mut operation.responses {
        responses.responses.sort_keys();
    }
}
