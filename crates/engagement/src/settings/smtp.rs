//! The brand's own mail server.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::http::reply::NoContent;
use foundation::http::{Answer, Json};
use foundation::mail::own::{self, Server};
use foundation::secrets::Secret;
use foundation::settings;
use kernel::{Problem, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands for a password that is there. Sent back, it changes nothing.
const MASK: &str = "********";

/// What is shown while the brand's mail goes the house's way.
const NONE: Server =
    Server { host: String::new(), port: 465, secure: true, username: String::new(), sender: String::new(), staff_email: String::new() };

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Smtp {
    /// Empty while the brand has no server of its own.
    host: String,
    sender: String,
    port: u16,
    username: String,
    /// A mask when there is one.
    password: String,
    secure: bool,
    staff_email: String,
    updated_at: Option<Timestamp>,
    updated_by: Option<String>,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UpdateSmtp {
    /// A name or a public address.
    host: String,
    /// `Name <address>`.
    sender: String,
    /// 465 is encrypted from the first byte, on others the encryption is asked for.
    port: u16,
    /// Empty where the server wants none.
    username: String,
    /// The mask keeps the one that is there.
    #[schemars(extend("writeOnly" = true))]
    password: String,
    /// Encrypted, or not at all used.
    secure: bool,
    /// Where notices of the house go, such as of a webhook that was switched off.
    staff_email: String,
}

pub async fn get(staff: Staff<ReadSettings>) -> Answer<Json<Smtp>> {
    let found = staff.read(|read| Ok((own::find(read)?, settings::last_change(read, own::KEY)?))).await?;
    let (server, change) = found;
    let (server, has_password) = server.unwrap_or((NONE, false));
    let (updated_at, updated_by) = change.map_or((None, None), |(at, by)| (Some(at), by));
    let Server { host, port, secure, username, sender, staff_email } = server;
    let password = if has_password { MASK.to_owned() } else { String::new() };
    Ok(Json(Smtp { host, sender, port, username, password, secure, staff_email, updated_at, updated_by }))
}

pub async fn update(staff: Staff<WriteSettings>, Json(input): Json<UpdateSmtp>) -> Answer<NoContent> {
    let UpdateSmtp { host, sender, port, username, password, secure, staff_email } = input;
    let masked = password == MASK;
    let trimmed = |text: String| text.trim().to_owned();
    let server = Server {
        host: trimmed(host),
        port,
        secure,
        username: trimmed(username),
        sender: trimmed(sender),
        staff_email: trimmed(staff_email),
    };
    let password = Secret::from(password);
    let egress = staff.app().egress().clone();
    let gone = server.host.is_empty();
    if !masked && !gone {
        server.check(&egress, !password.expose().is_empty())?;
    }
    staff.fresh_proof()?;
    let by = staff.actor();
    let reply = staff.change(move |tx| {
        let before = own::find(tx)?;
        if masked && !gone {
            server.check(&egress, before.as_ref().is_some_and(|(_, has_password)| *has_password))?;
            // A password that is kept goes where it went before: nobody learns it by naming a host of their own.
            if before.as_ref().is_some_and(|(known, has_password)| *has_password && known.host != server.host) {
                return Err(Problem::invalid("password", "expected the password anew, since the host is another"));
            }
        }
        own::set(tx, &server, (!masked).then_some(&password), by.name.as_deref())?;
        audit::record(tx, &by, "mail_server.changed", own::KEY, before.map(|(server, _)| server), &server)
    });
    Ok(NoContent::after(reply.await?))
}
