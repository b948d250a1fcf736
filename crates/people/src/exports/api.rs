//! Making an export token.

use foundation::auth::{Grade, SignedIn};
use foundation::http::openapi::BASE;
use foundation::http::{Answer, Json};
use kernel::{Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fields;
use crate::sessions::one_time::{self, Purpose};

const SECONDS: i64 = 60;

#[derive(Deserialize, JsonSchema)]
pub struct CreateExportToken {
    /// The address of the file, such as `/transactions/export`; its query does not matter.
    pub path: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExportToken {
    /// To be sent as `?token=`.
    pub token: String,
    pub expires_at: Timestamp,
}

pub async fn create(caller: SignedIn, Json(input): Json<CreateExportToken>) -> Answer<Json<ExportToken>> {
    let path = bare(&input.path)?;
    let user = caller.principal()?.clone();
    if user.grade != Grade::Full {
        return Err(Problem::forbidden("full_session_needed").because("This session does not reach exports.").into());
    }
    let answer = caller
        .brand()
        .write(move |tx| {
            let expires_at = tx.now().plus_seconds(SECONDS);
            let token = one_time::issue(tx, Purpose::Export, user.kind, user.id, Some(&path), expires_at)?;
            Ok(ExportToken { token, expires_at })
        })
        .await?;
    Ok(Json(answer))
}

/// The path below the API's base, without a query.
fn bare(text: &str) -> Result<String> {
    let text = fields::line("path", text, 2_000)?;
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix(BASE).unwrap_or(path);
    if path.len() < 2 || !path.starts_with('/') || path.len() > 300 {
        return Err(Problem::invalid("path", "expected the path of a file of this API, such as /transactions/export"));
    }
    Ok(path.to_owned())
}
