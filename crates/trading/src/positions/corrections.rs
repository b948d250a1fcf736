//! Corrections of positions that have ended: staff say what should have been executed, and the wallet gets the difference.
//!
//! Invariants
//! - What was executed is never changed: a correction stands beside it, and its money is a transaction of its own.
//! - Every correction has a reason, and the audit log has both sides of it.
//! - A later correction replaces the earlier one's figures and posts only what differs from them.

use engine::Side;
use foundation::auth::Actor;
use foundation::db::{Read, ToBind, Tx};
use foundation::{audit, outbox, statements};
use kernel::{Decimal, Exact, Money, PositionId, Price, Problem, Result};
use money::book::BookDesk;
use money::ledger::House;
use money::{amounts, transactions, wallets};
use serde_json::json;

use super::model::Row;
use super::queries;

statements! {
    RATE = "select close_rate from position where id = $1";
    SET = "update position set corrected_open_price = $1, corrected_close_price = $2, corrected_commission_minor = $3, corrected_minor = $4
        where id = $5 and status = 'CLOSED'";
}

/// What should have been; what is not mentioned is as it was.
#[derive(Clone, Debug)]
pub struct Correction {
    pub open_price: Option<Price>,
    pub close_price: Option<Price>,
    /// Negative is a charge.
    pub commission: Option<Exact>,
    pub reason: String,
}

/// What a position's corrections come to, by where it was posted.
struct Parts {
    trading: Money,
    commission: Money,
}

impl Parts {
    fn of(row: &Row, rate: Decimal) -> Result<Parts> {
        let closed_at = row.close_price.unwrap_or(row.open_price);
        let was = closed_at.to_decimal() - row.open_price.to_decimal();
        let open = row.corrected.open_price.unwrap_or(row.open_price).to_decimal();
        let should = row.corrected.close_price.unwrap_or(closed_at).to_decimal() - open;
        let moved = if row.side == Side::Buy { should - was } else { was - should };
        let units = Decimal::new(row.units, 8);
        let value = moved.checked_mul(units).and_then(|value| value.checked_mul(rate)).ok_or_else(Problem::amount_overflow)?;
        let commission = row.corrected.commission_minor.map_or(0, |minor| minor - row.commission_minor);
        Ok(Parts { trading: Money::half_even(value, row.currency)?, commission: Money::from_minor(commission, row.currency) })
    }
}

fn price(field: &str, given: Option<Price>, row: &Row) -> Result<()> {
    let point = 10_i64.pow(8 - u32::from(row.decimals.min(8)));
    match given {
        Some(price) if price.raw() <= 0 || price.raw() % point != 0 => {
            Err(Problem::invalid(field, format!("expected a price above 0 with at most {} decimals", row.decimals)))
        }
        _ => Ok(()),
    }
}

fn rate(read: &mut Read<'_>, id: PositionId) -> Result<Decimal> {
    let rate: Option<Decimal> = read.value(&RATE, &[id.bind()])?;
    Ok(rate.unwrap_or(Decimal::ONE))
}

/// Corrects a closed position. Answers it as it stands then.
pub fn correct(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, by: &Actor, before: &Row, wanted: &Correction) -> Result<Row> {
    if before.is_open {
        let because = "Only what has ended is corrected; close the position first.";
        return Err(Problem::conflict("POSITION_OPEN").because(because));
    }
    price("openPrice", wanted.open_price, before)?;
    price("closePrice", wanted.close_price, before)?;
    let commission = wanted.commission.map(|Exact(amount)| amounts::named("commission", amount, before.currency)).transpose()?;
    let mut after = before.clone();
    after.corrected.open_price = wanted.open_price.or(after.corrected.open_price);
    after.corrected.close_price = wanted.close_price.or(after.corrected.close_price);
    after.corrected.commission_minor = commission.map(Money::minor).or(after.corrected.commission_minor);
    let rate = rate(tx, before.id)?;
    let (old, new) = (Parts::of(before, rate)?, Parts::of(&after, rate)?);
    after.corrected.minor = new.trading.plus(new.commission)?.minor();
    let parts = [(House::Trading, new.trading.minus(old.trading)?), (House::Commission, new.commission.minus(old.commission)?)];
    let wallet = wallets::find(tx, before.wallet)?;
    let posted = transactions::correct(tx, desk, by, &wallet, "POSITION", &wanted.reason, &parts)?;
    let kept = &after.corrected;
    let binds = [kept.open_price.bind(), kept.close_price.bind(), kept.commission_minor.bind(), kept.minor.bind(), before.id.bind()];
    tx.change_one(&SET, &binds)?;
    let told =
        json!({ "positionId": before.id, "transactionId": posted.id, "reason": wanted.reason, "corrected": after.wire(None).corrected });
    audit::record(tx, by, "position.corrected", before.id, before.wire(None), &told)?;
    outbox::emit(tx, "position.corrected", &told)?;
    queries::find(tx, before.id)
}
