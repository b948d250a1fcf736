//! What must hold whatever happens.

use engine::*;
use kernel::WalletId;

use crate::world::{ACCOUNTS, World, snapshot};

/// Laws of a single moment.
pub fn moment(world: &World) -> Result<(), String> {
    for n in 1..=ACCOUNTS {
        let account = world.account(n);
        let Some(figures) = world.book.figures(WalletId(n)) else { return Err(format!("account {n} has no figures")) };
        let unit = 100_000_000 / account.currency.scale() as i128;
        let own = (account.balance_minor + account.credit_minor) as i128 * unit;
        if figures.equity.0 != own + figures.floating.0 {
            return Err(format!("equity of {n} is not balance + credit + floating"));
        }
        let parts: i128 = account
            .positions
            .iter()
            .filter_map(|p| world.book.position(WalletId(n), p.id).map(|open| open.profit.0 + p.swap.0 as i128 + p.carry as i128))
            .sum();
        if figures.floating.0 != parts {
            return Err(format!("floating of {n} is not the sum of its positions"));
        }
        if figures.margin.0 < 0 || account.credit_minor < 0 || account.pending_withdrawal_minor < 0 {
            return Err(format!("a figure of {n} is negative"));
        }
    }
    Ok(())
}

/// Nothing that a look at every account would find has been overlooked.
pub fn nothing_overlooked(world: &World) -> Result<(), String> {
    let overlooked = world.book.overlooked();
    if overlooked.is_empty() { Ok(()) } else { Err(format!("overlooked {overlooked:?}")) }
}

/// What a balance has become is what was paid in and what events say was posted.
pub fn no_money_made_or_lost(world: &World) -> Result<(), String> {
    let mut sums = world.paid.clone();
    for event in &world.log {
        let Some(wallet) = event.wallet else { continue };
        sums[wallet.0 as usize] += match &event.kind {
            EventKind::PositionOpened { deal, .. } | EventKind::PositionIncreased { deal, .. } => deal.commission_minor,
            EventKind::PositionReduced { close, .. } | EventKind::PositionClosed { close, .. } => {
                close.profit_minor + close.swap_minor + close.deal.commission_minor + close.conversion_fee_minor
            }
            EventKind::NegativeBalanceProtected { credit_minor, house_minor, .. } => credit_minor + house_minor,
            EventKind::WithdrawalsCancelled { amount_minor, .. } => *amount_minor,
            _ => 0,
        };
    }
    for n in 1..=ACCOUNTS {
        if sums[n as usize] != world.account(n).balance_minor {
            return Err(format!("account {n} holds {} but was posted {}", world.account(n).balance_minor, sums[n as usize]));
        }
    }
    Ok(())
}

/// The events alone, read back from text, lead to the same state; so does a restored snapshot.
pub fn replay_equals_live(world: &World) -> Result<(), String> {
    let mut replayed = Book::restore(snapshot()).map_err(|reject| format!("{reject:?}"))?;
    for event in &world.log {
        let text = serde_json::to_string(event).map_err(|e| e.to_string())?;
        let read: Event = serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))?;
        if serde_json::to_string(&read).map_err(|e| e.to_string())? != text {
            return Err(format!("an event reads back differently: {text}"));
        }
        replayed.apply_all([&read]);
    }
    if replayed.state_hash() != world.book.state_hash() {
        return Err("the events do not lead to the state".into());
    }
    let restored = Book::restore(world.book.snapshot()).map_err(|reject| format!("{reject:?}"))?;
    let same = restored.state_hash() == world.book.state_hash();
    let figures = (1..=ACCOUNTS).all(|n| restored.figures(WalletId(n)) == world.book.figures(WalletId(n)));
    if same && figures { Ok(()) } else { Err("a restored snapshot is not the book".into()) }
}

/// A stop-out closes only while the level is at or below the threshold, and where it stops the level is above it.
pub fn stop_out_is_needed(events: &[Event], world: &World) -> Result<(), String> {
    for event in events {
        if let EventKind::StopOutEnded { standing } = &event.kind {
            let wallet = event.wallet.ok_or("no wallet")?;
            let account = world.book.account(wallet).ok_or("no account")?;
            let level = world.book.group(account.group).ok_or("no group")?.stop_out_level;
            let at_or_below = standing.equity.to_decimal() * kernel::Decimal::ONE_HUNDRED <= level * standing.margin.to_decimal();
            if standing.margin.0 > 0 && at_or_below {
                return Err(format!("the stop-out of {wallet} ended too early: {standing:?}"));
            }
        }
        if let EventKind::StopOutStarted { standing } = &event.kind {
            let wallet = event.wallet.ok_or("no wallet")?;
            let account = world.book.account(wallet).ok_or("no account")?;
            let group = world.book.group(account.group).ok_or("no group")?;
            let above = standing.equity.to_decimal() * kernel::Decimal::ONE_HUNDRED > group.stop_out_level * standing.margin.to_decimal();
            if above && group.credit_mode == CreditMode::LossAndMargin {
                return Err(format!("{wallet} was stopped out above its level: {standing:?}"));
            }
        }
    }
    Ok(())
}
