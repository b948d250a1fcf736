//! Invitations: sent again, and accepted.

use foundation::audit;
use foundation::auth::permission::WriteStaff;
use foundation::auth::{Actor, ActorKind, Anonymous, Caller, Kind, Staff};
use foundation::http::{Answer, Json, Path, Reply};
use foundation::password::check_staff;
use kernel::{Problem, StaffId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::credentials;
use crate::fields;
use crate::sessions::one_time::{self, Purpose};
use crate::staff::{invitation, queries};

#[derive(Deserialize, JsonSchema)]
pub struct AcceptInvitation {
    /// From the link in the mail.
    pub token: String,
    pub password: String,
}

#[derive(Serialize, JsonSchema)]
pub struct InvitationAccepted {
    pub success: bool,
    /// What to sign in with.
    pub email: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StaffInvited {
    pub success: bool,
    pub expires_at: Timestamp,
}

fn invalid() -> Problem {
    Problem::refused("invitation_over")
        .because("This invitation is unknown, over, or was used before; ask for another.")
        .field("token", "is not an open invitation")
}

pub async fn accept(caller: Anonymous, Json(input): Json<AcceptInvitation>) -> Answer<Reply<InvitationAccepted>> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    let password = fields::secret("password", Some(&input.password))?;
    let (token, text) = (input.token.trim().to_owned(), input.token.trim().to_owned());
    let found = caller.read(move |read| {
        let Some(open) = one_time::look_text(read, Purpose::StaffInvitation, &text)? else { return Ok(None) };
        queries::find(read, open.user_id.into()).map(Some)
    });
    let staff = found.await?.ok_or_else(invalid)?;
    check_staff(&password, &[&staff.first_name, &staff.last_name, &staff.email, caller.brand().name()])?;
    let hash = caller.app().passwords().hash(&password).await?;
    let name = format!("{} {}", staff.first_name, staff.last_name);
    let actor = Actor { kind: ActorKind::Staff, id: Some(staff.id.to_string()), name: Some(name), ..caller.actor() };
    let reply = caller
        .change(move |tx| {
            if one_time::spend_text(tx, Purpose::StaffInvitation, &token)?.is_none() {
                return Err(invalid());
            }
            queries::verify(tx, staff.id).map_err(|_| invalid())?;
            credentials::set_password(tx, Kind::Staff, staff.id.uuid(), &hash, None)?;
            audit::record(tx, &actor, "staff.invitation_accepted", staff.id, json!({}), json!({ "email": staff.email }))?;
            Ok(InvitationAccepted { success: true, email: staff.email.clone() })
        })
        .await?;
    Ok(reply)
}

pub async fn again(staff: Staff<WriteStaff>, Path(id): Path<StaffId>) -> Answer<Reply<StaffInvited>> {
    let (actor, caller): (_, Caller) = (staff.actor(), (*staff).clone());
    let reply = staff
        .change(move |tx| {
            let invited = queries::find(tx, id)?;
            if invited.email_verified_at.is_some() {
                return Err(Problem::conflict("invitation_accepted").because("This staff user has set a password already."));
            }
            if !invited.enabled {
                return Err(Problem::conflict("staff_disabled").because("Let the user in again first."));
            }
            let expires_at = invitation::send(tx, caller.app(), caller.brand().name(), &invited)?;
            audit::record(tx, &actor, "staff.invited_again", id, json!({}), json!({ "expiresAt": expires_at }))?;
            Ok(StaffInvited { success: true, expires_at })
        })
        .await?;
    Ok(reply)
}
