//! Who hears of it: the trade log, the outbox, and the streams of this process.

use engine::{Close, Deal, EventKind, NewOrder, Position, Reject};
use foundation::db::Tx;
use foundation::outbox;
use kernel::money::amount_text;
use kernel::{OrderId, PositionId, Result};
use money::wallets::Wallet;
use serde_json::json;

use super::{Told, queries};
use crate::positions;
use crate::positions::model::Row;
use crate::words::word;

/// The topic of notices about orders, positions and accounts' standing.
pub const TOPIC: &str = "trading";

/// The event's own name, as it stands in its JSON.
fn name(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::OrderPlaced { .. } => "orderPlaced",
        EventKind::OrderModified { .. } => "orderModified",
        EventKind::OrderArmed { .. } => "orderArmed",
        EventKind::OrderFilled { .. } => "orderFilled",
        EventKind::OrderRejected { .. } => "orderRejected",
        EventKind::OrderCancelled { .. } => "orderCancelled",
        EventKind::OrderExpired { .. } => "orderExpired",
        EventKind::PositionOpened { .. } => "positionOpened",
        EventKind::PositionIncreased { .. } => "positionIncreased",
        EventKind::PositionReduced { .. } => "positionReduced",
        EventKind::PositionClosed { .. } => "positionClosed",
        EventKind::PositionModified { .. } => "positionModified",
        EventKind::TrailingMoved { .. } => "trailingMoved",
        EventKind::SwapAccrued { .. } => "swapAccrued",
        EventKind::MarginCalled { .. } => "marginCalled",
        EventKind::MarginCallCleared { .. } => "marginCallCleared",
        EventKind::StopOutStarted { .. } => "stopOutStarted",
        EventKind::StopOutPending { .. } => "stopOutPending",
        EventKind::StopOutEnded { .. } => "stopOutEnded",
        EventKind::WithdrawalsCancelled { .. } => "withdrawalsCancelled",
        EventKind::CreditCancelled { .. } => "creditCancelled",
        EventKind::NegativeBalanceProtected { .. } => "negativeBalanceProtected",
        EventKind::CashAdjusted { .. } => "cashAdjusted",
        EventKind::AccountOpened { .. } | EventKind::AccountChanged { .. } => "account",
        EventKind::InstrumentDefined { .. } | EventKind::GroupDefined { .. } => "definition",
        EventKind::ConversionsSet { .. } | EventKind::DowntimesSet { .. } => "definition",
    }
}

/// Into the log, and to whoever streams this account.
pub(super) fn log(tx: &mut Tx<'_>, told: &Told<'_>, order: Option<OrderId>, position: Option<PositionId>) -> Result<()> {
    let actor = tx.actor();
    let kind = name(&told.event.kind);
    queries::log(tx, told.wallet, order, position, kind, &actor, told.event)?;
    tx.notify(TOPIC, json!({ "wallet": told.wallet, "event": kind, "order": order, "position": position }));
    Ok(())
}

/// A market order that was refused: there is no event of the book, and yet it happened.
pub fn refused(tx: &mut Tx<'_>, new: &NewOrder, reject: &Reject) -> Result<()> {
    let actor = tx.actor();
    queries::log(tx, new.wallet, Some(new.order), None, "orderRejected", &actor, &json!({ "order": new, "reason": reject }))?;
    tx.notify(TOPIC, json!({ "wallet": new.wallet, "event": "orderRejected", "order": new.order }));
    Ok(())
}

/// What margin does to an account is logged; what money does from outside has its own transaction and is only streamed.
pub(super) fn standing(tx: &mut Tx<'_>, told: &Told<'_>) -> Result<()> {
    let outgoing = match &told.event.kind {
        EventKind::CashAdjusted { .. } | EventKind::AccountOpened { .. } | EventKind::AccountChanged { .. } => {
            tx.notify(TOPIC, json!({ "wallet": told.wallet, "event": name(&told.event.kind) }));
            return Ok(());
        }
        EventKind::MarginCalled { standing } => Some(("account.margin_call", standing)),
        EventKind::StopOutStarted { standing } => Some(("account.stop_out", standing)),
        _ => None,
    };
    log(tx, told, None, None)?;
    if let Some((kind, standing)) = outgoing {
        outbox::emit(tx, kind, json!({ "walletId": told.wallet, "equity": standing.equity, "margin": standing.margin }))?;
    }
    Ok(())
}

pub(super) fn opened(tx: &mut Tx<'_>, wallet: &Wallet, position: &Position, deal: &Deal, order: Option<OrderId>) -> Result<()> {
    let payload = json!({
        "positionId": position.id.to_string(),
        "userId": wallet.customer_id,
        "walletId": wallet.id,
        "login": wallet.id.to_string(),
        "serverTag": wallet.server_tag,
        "isDemo": wallet.is_demo,
        "symbol": position.symbol,
        "side": position.side,
        "lots": position.lots,
        "openPrice": position.open_price,
        "openTime": position.opened_at,
        "commissionMinor": deal.commission_minor,
        "markupMinor": deal.markup_minor,
        "currency": wallet.currency,
        "orderId": order,
    });
    outbox::emit(tx, "position.opened", payload)?;
    Ok(())
}

/// A position that has been closed in full, with the fields of the partners' report.
pub(super) fn closed(tx: &mut Tx<'_>, id: PositionId, close: &Close) -> Result<()> {
    let row = positions::queries::find(tx, id)?;
    outbox::emit(tx, "position.closed", report(&row, close))?;
    Ok(())
}

/// A part of a position that has been closed.
pub(super) fn reduced(tx: &mut Tx<'_>, id: PositionId, close: &Close) -> Result<()> {
    let row = positions::queries::find(tx, id)?;
    outbox::emit(tx, "position.reduced", report(&row, close))?;
    Ok(())
}

/// The row of the partners' report, and beside it what this one deal did.
fn report(row: &Row, close: &Close) -> serde_json::Value {
    let money = |minor| amount_text(minor, row.currency);
    let price = |price: kernel::Price| price.fixed(row.decimals.into());
    let usd = |minor| amount_text(minor, kernel::Currency::USD);
    json!({
        "positionId": row.id.to_string(),
        "userId": row.customer,
        "walletId": row.wallet,
        "login": row.wallet.to_string(),
        "serverTag": row.server_tag,
        "platform": row.platform,
        "isDemo": row.is_demo,
        "symbol": row.symbol,
        "symbolGroup": row.symbol_group,
        "side": word(&row.side),
        "lots": row.lots,
        "units": kernel::Lots::from_raw(row.units),
        "volumeUSD": usd(row.volume_usd_minor),
        "openPrice": price(row.open_price),
        "closePrice": row.close_price.map(price),
        "openTime": row.opened_at,
        "closeTime": row.closed_at,
        "profitLoss": money(row.profit_minor),
        "swap": money(row.swap_minor),
        "commission": money(row.commission_minor),
        "netProfit": money(row.profit_minor + row.swap_minor + row.commission_minor),
        "currency": row.currency,
        "netProfitUSD": usd(row.net_usd_minor),
        "spreadCost": money(row.markup_minor),
        "closeReason": row.close_reason,
        "affId": row.affiliate_id,
        "isTest": row.is_test,
        "deal": {
            "lots": close.deal.lots,
            "price": close.deal.price,
            "profitMinor": close.profit_minor,
            "swapMinor": close.swap_minor,
            "commissionMinor": close.deal.commission_minor,
            "markupMinor": close.deal.markup_minor,
        },
    })
}
