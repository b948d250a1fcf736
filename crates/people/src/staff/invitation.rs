//! The mail by which a new staff user proves their address and sets a password.

use foundation::app::App;
use foundation::auth::Kind;
use foundation::db::Tx;
use foundation::mail::{self, Mailbox, Message};
use kernel::{Problem, Result, Timestamp};

use super::model::Staff;
use crate::sessions::one_time::{self, Purpose};

/// How long the link is good.
pub const DAYS: i64 = 7;

/// Sends a link; those sent before are worthless from now on.
pub fn send(tx: &mut Tx<'_>, app: &App, brand: &str, staff: &Staff) -> Result<Timestamp> {
    one_time::spend_all(tx, Purpose::StaffInvitation, staff.id.uuid())?;
    let expires_at = tx.now().plus_days(DAYS);
    let token = one_time::issue(tx, Purpose::StaffInvitation, Kind::Staff, staff.id.uuid(), Some(&staff.email), expires_at)?;
    let url = format!("{}/admin/accept-invitation?token={token}", app.config().public_url);
    let address = staff.email.parse().map_err(|_| Problem::invalid("email", "expected an e-mail address"))?;
    let text = format!(
        "Hello {},\n\nyou have been invited to the back office of {brand}. Set your password here:\n\n{url}\n\nThe link is good for {DAYS} days and \
         for one use. If you did not expect this, you need not do anything.\n",
        staff.first_name
    );
    let to = Mailbox::new(Some(format!("{} {}", staff.first_name, staff.last_name)), address);
    mail::queue(tx, &Message { from: None, to, subject: format!("Your access to {brand}"), text, html: None })?;
    Ok(expires_at)
}
