//! The statements of identity checks.

use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{CustomerId, Problem, Result, Timestamp};

use super::model::Status;

statements! {
    STATUS = "select kyc_status from customer where id = $1";
    MOVE = "update customer set kyc_status = $1, kyc_reason = $2 where id = $3 and kyc_status = $4";
    STANDING = "select kyc_status, kyc_reason, kyc_reviewed_at from customer where id = $1";
    REVIEWED = "update customer set kyc_reviewed_by = $1, kyc_reviewed_by_name = $2, kyc_reviewed_at = $3 where id = $4";
}

pub fn status(read: &mut Read<'_>, customer: CustomerId) -> Result<Status> {
    read.value(&STATUS, &[customer.bind()])
}

/// The status, why it is so where somebody said why, and when staff decided last.
pub fn standing(read: &mut Read<'_>, customer: CustomerId) -> Result<(Status, Option<String>, Option<Timestamp>)> {
    read.one(&STANDING, &[customer.bind()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Compare-and-set: of two reviewers the second one gets a conflict.
pub fn move_status(
    tx: &mut Tx<'_>,
    customer: CustomerId,
    from: Status,
    to: Status,
    reason: Option<&str>,
    reviewer: Option<(Option<String>, Option<String>)>,
) -> Result<()> {
    if tx.execute(&MOVE, &[to.bind(), reason.bind(), customer.bind(), from.bind()])? != 1 {
        return Err(Problem::conflict("kyc_changed").because("Somebody else decided at the same time; look again."));
    }
    let Some((id, name)) = reviewer else { return Ok(()) };
    let now = tx.now();
    tx.change_one(&REVIEWED, &[id.bind(), name.bind(), now.bind(), customer.bind()])
}
