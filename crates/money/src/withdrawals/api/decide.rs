//! Staff decide on a withdrawal.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::ApproveWithdrawals;
use foundation::db::Tx;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::exact::Exact;
use kernel::{Money, Problem, Result, TransactionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::Books;
use crate::transactions::manual::text;
use crate::transactions::model::{Transaction, Type};
use crate::transactions::queries;
use crate::transactions::shown::{self, OneTransaction};
use crate::withdrawals::model::{Event, after};
use crate::withdrawals::{self, give_back};

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Approval {
    comment: Option<String>,
    /// Pay this instead, in the transaction's currency: above 0 and at most what was asked for.
    changed_amount: Option<Exact>,
}

fn withdrawal(tx: &mut Tx<'_>, id: TransactionId) -> Result<Transaction> {
    let found = queries::find(tx, id)?;
    if found.kind == Type::Withdrawal && found.destination.is_some() {
        return Ok(found);
    }
    Err(Problem::conflict("not_a_withdrawal").because("This transaction is not a withdrawal that a customer asked for."))
}

impl Approval {
    fn amount(&self, before: &Transaction) -> Result<Money> {
        let Some(Exact(changed)) = self.changed_amount else { return Ok(before.amount) };
        let money = Money::exact(changed, before.currency()).map_err(|expected| Problem::invalid("changedAmount", expected))?;
        if !money.is_positive() || money.minor() > before.amount.minor() {
            return Err(Problem::invalid("changedAmount", format!("expected more than 0 and at most {}", before.amount)));
        }
        Ok(money)
    }
}

/// Approves in full or for less. The payout is queued with the approval, or not at all.
pub async fn approve(
    staff: Staff<ApproveWithdrawals>,
    Path(id): Path<TransactionId>,
    Json(input): Json<Approval>,
) -> Answer<Reply<OneTransaction>> {
    let (by, once) = (staff.actor(), staff.once());
    let comment = input.comment.clone().map(|comment| text("comment", comment, 500)).transpose()?;
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let before = withdrawal(tx, id)?;
                let status = after(before.status, Event::Approve)?;
                by.differs_from(before.requested_by.as_deref().unwrap_or_default())?;
                let amount = input.amount(&before)?;
                let approved = Transaction { status, amount, comment: comment.clone(), admin_id: by.id.clone(), ..before.clone() };
                let approved = withdrawals::approve(tx, desk, &before, approved)?;
                audit::record(tx, &by, "withdrawal.approved", id, before.summary(), approved.summary())?;
                Ok(OneTransaction { transaction: shown::one(tx, approved)? })
            })
        })
        .await?;
    Ok(reply)
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Rejection {
    comment: Option<String>,
}

/// The held money comes back at once.
pub async fn reject(
    staff: Staff<ApproveWithdrawals>,
    Path(id): Path<TransactionId>,
    Json(input): Json<Rejection>,
) -> Answer<Reply<OneTransaction>> {
    let (by, once) = (staff.actor(), staff.once());
    let comment = input.comment.map(|comment| text("comment", comment, 500)).transpose()?;
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let before = Transaction { admin_id: by.id.clone(), ..withdrawal(tx, id)? };
                let rejected = give_back(tx, Some(desk), &by, &before, Event::Reject, comment.clone())?;
                Ok(OneTransaction { transaction: shown::one(tx, rejected)? })
            })
        })
        .await?;
    Ok(reply)
}

#[derive(Serialize, JsonSchema)]
pub struct Refunded {
    /// The refunded transaction's id.
    success: String,
}

/// For a withdrawal that was paid and came back, or whose payout failed.
pub async fn refund(staff: Staff<ApproveWithdrawals>, Path(id): Path<TransactionId>) -> Answer<Reply<Refunded>> {
    let (by, once) = (staff.actor(), staff.once());
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let before = withdrawal(tx, id)?;
                withdrawals::refund(tx, desk, &by, &before)?;
                Ok(Refunded { success: id.to_string() })
            })
        })
        .await?;
    Ok(reply)
}
