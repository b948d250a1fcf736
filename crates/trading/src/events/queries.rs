//! The statements of the trade log.

use foundation::auth::Actor;
use foundation::db::{ToBind, Tx, json_text};
use foundation::statements;
use kernel::{OrderId, PositionId, Result, WalletId};
use serde::Serialize;

statements! {
    LOG = "insert into trade_event (wallet_id, order_id, position_id, kind, actor_kind, actor_id, event, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
}

/// Adds an event to the log. `kind` is the event's own name, such as `positionClosed`.
pub fn log(
    tx: &mut Tx<'_>,
    wallet: WalletId,
    order: Option<OrderId>,
    position: Option<PositionId>,
    kind: &str,
    actor: &Actor,
    event: &impl Serialize,
) -> Result<()> {
    let (text, now) = (json_text(event), tx.now());
    let binds = [wallet.bind(), order.bind(), position.bind(), kind.bind(), actor.kind.bind(), actor.id.bind(), text.bind(), now.bind()];
    tx.execute(&LOG, &binds).map(|_| ())
}
