//! Paying out, after the approval was committed.

use foundation::app::App;
use foundation::audit;
use foundation::auth::Actor;
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::jobs::{self, Job, Kinds};
use kernel::{Result, TransactionId};
use serde::{Deserialize, Serialize};

use super::model::{Event, after};
use crate::transactions::model::{Status, Transaction};
use crate::transactions::queries;

/// Hands an approved withdrawal to its provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayWithdrawal {
    pub id: TransactionId,
}

pub fn kinds() -> Kinds {
    Kinds::default().with::<PayWithdrawal>()
}

pub(super) fn pay(tx: &mut Tx<'_>, id: TransactionId) -> Result<()> {
    jobs::enqueue(tx, PayWithdrawal { id }).map(|_| ())
}

impl Job for PayWithdrawal {
    const KIND: &'static str = "withdrawal.pay";

    /// The built-in provider pays by hand and says so by its webhook; until then the withdrawal is PROCESSING.
    async fn run(self, _: App, brand: Brand) -> Result<()> {
        brand
            .write(move |tx| {
                let before = queries::find(tx, self.id)?;
                if before.status != Status::Approved {
                    return Ok(());
                }
                let sent = Transaction { status: after(before.status, Event::Send)?, ..before.clone() };
                queries::update(tx, before.status, &sent)?;
                audit::record(tx, &Actor::system(), "withdrawal.sent", sent.id, before.summary(), sent.summary())
            })
            .await
    }
}
