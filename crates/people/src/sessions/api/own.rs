//! One's own sessions and rights.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as Documented};
use axum::response::{IntoResponse, Response};
use foundation::audit;
use foundation::auth::{Kind, OwnSession, SignedIn};
use foundation::http::{Answer, Json, NoContent, Path};
use kernel::SessionId;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::portal::{Portal, with_cookie};
use crate::sessions::model::Shown;
use crate::sessions::queries;

#[derive(Serialize, JsonSchema)]
pub struct OwnSessions {
    pub sessions: Vec<Shown>,
}

#[derive(Serialize, JsonSchema)]
pub struct OwnPermissions {
    /// STAFF or CUSTOMER.
    pub kind: Kind,
    pub permissions: Vec<String>,
}

/// Done, and the portal's cookie is taken back.
pub struct SignedOut {
    done: NoContent,
    cookie: Option<String>,
}

impl IntoResponse for SignedOut {
    fn into_response(self) -> Response {
        with_cookie(self.done.into_response(), self.cookie)
    }
}

impl OperationOutput for SignedOut {
    type Inner = ();
    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Documented> {
        NoContent::operation_response(ctx, operation)
    }
    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Documented)> {
        NoContent::inferred_responses(ctx, operation)
    }
}

/// Any session may end itself, whatever else it may not do.
pub async fn sign_out(caller: OwnSession, portal: Portal) -> Answer<SignedOut> {
    let user = caller.principal()?.clone();
    let reply = caller
        .change(move |tx| match user.session {
            Some(session) => queries::end(tx, session, user.kind, user.id),
            None => Ok(()),
        })
        .await?;
    Ok(SignedOut { done: NoContent::after(reply), cookie: portal.forget() })
}

pub async fn list(caller: SignedIn) -> Answer<Json<OwnSessions>> {
    let user = caller.principal()?.clone();
    let sessions = caller.read(move |read| queries::list(read, user.kind, user.id, user.session)).await?;
    Ok(Json(OwnSessions { sessions }))
}

pub async fn end(caller: SignedIn, Path(id): Path<SessionId>) -> Answer<NoContent> {
    let (user, actor) = (caller.principal()?.clone(), caller.actor());
    let reply = caller
        .change(move |tx| {
            queries::end(tx, id, user.kind, user.id)?;
            audit::record(tx, &actor, "session.ended", id, json!({}), json!({ "by": user.session }))
        })
        .await?;
    Ok(NoContent::after(reply))
}

pub async fn permissions(caller: SignedIn) -> Answer<Json<OwnPermissions>> {
    let user = caller.principal()?;
    let permissions = user.permissions.names().into_iter().map(str::to_owned).collect();
    Ok(Json(OwnPermissions { kind: user.kind, permissions }))
}
