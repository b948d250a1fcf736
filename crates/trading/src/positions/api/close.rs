//! Closing positions.

use engine::{CloseReason, Command, EventKind};
use foundation::audit;
use foundation::auth::SelfOrStaff;
use foundation::auth::permission::WriteTrading;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Lots, PositionId, Result, WalletId};
use money::book::Books;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::open_one;
use crate::orders::api::account;
use crate::positions::model::Position;
use crate::positions::queries;

#[derive(Clone, Copy, Deserialize, JsonSchema)]
pub struct Part {
    /// All of it when nothing is said.
    #[serde(default)]
    size: Option<Lots>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Whose {
    /// The wallet.
    account_id: WalletId,
}

#[derive(Serialize, JsonSchema)]
pub struct Closed {
    closed: Vec<Position>,
}

fn reason(by_customer: bool) -> CloseReason {
    if by_customer { CloseReason::User } else { CloseReason::Admin }
}

pub async fn close(caller: SelfOrStaff<WriteTrading>, Path(id): Path<PositionId>, Json(part): Json<Part>) -> Answer<Reply<Position>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let closed = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            let before = open_one(tx, id, only)?;
            let reason = reason(only.is_some());
            desk.perform(tx, &Command::ClosePosition { wallet: before.wallet, position: id, size: part.size, reason })?;
            let after = queries::find(tx, id)?.wire(None);
            audit::record(tx, &by, "position.closed", id, before.wire(None), &after)?;
            Ok(after)
        })
    });
    Ok(closed.await?)
}

/// Closes what can be closed now; refused when there is something and none of it can be.
pub async fn close_all(caller: SelfOrStaff<WriteTrading>, Json(whose): Json<Whose>) -> Answer<Reply<Closed>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let wallet = whose.account_id;
    let closed = caller.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            tx.acts_for(&by);
            account(desk.book(), wallet, only)?;
            let events = desk.perform(tx, &Command::CloseAll { wallet, symbol: None, reason: reason(only.is_some()) })?;
            let ids = events.iter().filter_map(|event| match &event.kind {
                EventKind::PositionClosed { position, .. } => Some(position.id),
                _ => None,
            });
            let closed = ids.map(|id| queries::find(tx, id).map(|row| row.wire(None))).collect::<Result<Vec<Position>>>()?;
            let ids: Vec<PositionId> = closed.iter().map(|position| position.id).collect();
            audit::record(tx, &by, "wallet.positions_closed", wallet, json!(null), json!({ "positions": ids }))?;
            Ok(Closed { closed })
        })
    });
    Ok(closed.await?)
}
