//! Links to papers: given to one asker, good once.

use foundation::audit;
use foundation::auth::{Actor, ActorKind, Kind, Principal};
use foundation::db::{Tx, from_json_text, json_text};
use kernel::{DocumentId, Problem, Result, SessionId};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::Stored;
use super::queries;
use crate::sessions;
use crate::sessions::one_time::{self, Purpose};

const GOOD_FOR_S: i64 = 300;

/// What a link stands for.
#[derive(Serialize, Deserialize)]
struct Look {
    document: DocumentId,
    session: SessionId,
    name: String,
}

/// The address under which this asker may look at the paper once.
pub fn make(tx: &mut Tx<'_>, asker: &Principal, document: DocumentId) -> Result<String> {
    let session = asker.session.ok_or_else(|| Problem::forbidden("session_needed").because("Papers are shown in a session only."))?;
    let look = json_text(&Look { document, session, name: asker.name.clone() });
    let expires_at = tx.now().plus_seconds(GOOD_FOR_S);
    let token = one_time::issue(tx, Purpose::Document, asker.kind, asker.id, Some(&look), expires_at)?;
    Ok(format!("/api/v1/documents/files/{token}"))
}

/// The paper that the link opens, which is thereby spent; the look is audited. 404 for every link that opens nothing.
pub fn spend(tx: &mut Tx<'_>, token: &str, ip: &str) -> Result<Stored> {
    let spent = one_time::spend_text(tx, Purpose::Document, token)?.ok_or_else(Problem::not_found)?;
    let look: Look = from_json_text(&spent.detail.unwrap_or_default())?;
    if !sessions::queries::lives(tx, look.session)? {
        return Err(Problem::not_found());
    }
    let stored = queries::find(tx, look.document)?;
    let by = Actor {
        kind: if spent.user_kind == Kind::Staff { ActorKind::Staff } else { ActorKind::Customer },
        id: Some(spent.user_id.to_string()),
        name: Some(look.name),
        on_behalf_of: None,
        ip: Some(ip.to_owned()),
        user_agent: None,
    };
    let what = json!({ "customerId": stored.customer_id, "purpose": "identity check" });
    audit::record(tx, &by, "document.read", stored.id, json!(null), what)?;
    Ok(stored)
}
