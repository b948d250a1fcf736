//! Money between two wallets of one customer.

use foundation::audit;
use foundation::auth::permission::WriteWallets;
use foundation::auth::{Actor, SelfOrStaff};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Reply};
use kernel::exact::Exact;
use kernel::{CustomerId, Money, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::book::{BookDesk, Books, CashChange};
use crate::ledger::journal::not_enough_funds;
use crate::ledger::{self, Account, Journal, Kind};
use crate::transactions::model::{Direction, Transaction, Type};
use crate::transactions::{finish, queries};
use crate::wallets::shown::Done;
use crate::wallets::{self, Wallet};
use crate::{amounts, rates};

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Transfer {
    source_wallet_id: Option<WalletId>,
    target_wallet_id: Option<WalletId>,
    /// In the currency of the source.
    amount: Option<Exact>,
}

/// Moves at most what may be withdrawn from the source; another currency is converted at the rate of the moment.
pub async fn transfer(caller: SelfOrStaff<WriteWallets>, Json(input): Json<Transfer>) -> Answer<Reply<Done>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let source = input.source_wallet_id.ok_or_else(|| Problem::invalid("sourceWalletId", "is required"))?;
    let target = input.target_wallet_id.ok_or_else(|| Problem::invalid("targetWalletId", "is required"))?;
    let Exact(amount) = input.amount.ok_or_else(|| Problem::invalid("amount", "is required"))?;
    if source == target {
        return Err(Problem::invalid("targetWalletId", "expected another wallet than the source").into());
    }
    let reply = caller
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let (from, to) = (visible(tx, source, only)?, visible(tx, target, only)?);
                let amount = amounts::named("amount", amount, from.currency)?;
                move_money(tx, desk, &by, (&from, &to), amount)?;
                Ok(Done { success: true })
            })
        })
        .await?;
    Ok(reply)
}

fn visible(tx: &mut Tx<'_>, id: WalletId, only: Option<CustomerId>) -> Result<Wallet> {
    match only {
        Some(own) => wallets::find_own(tx, id, own),
        None => wallets::find(tx, id),
    }
}

fn check(desk: &BookDesk<'_>, from: &Wallet, to: &Wallet, amount: Money) -> Result<()> {
    if !amount.is_positive() {
        return Err(Problem::invalid("amount", "expected a number above 0"));
    }
    if from.customer_id != to.customer_id {
        return Err(Problem::invalid("targetWalletId", "expected a wallet of the same customer"));
    }
    if from.is_demo != to.is_demo {
        return Err(Problem::invalid("targetWalletId", "expected a wallet of the same kind: money never moves between demo and live"));
    }
    let free = desk.book().figures(from.id).map_or(0, |figures| figures.withdrawable_minor);
    if amount.minor() > free {
        return Err(not_enough_funds().with("withdrawable", kernel::money::amount_text(free, from.currency)));
    }
    Ok(())
}

fn move_money(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, by: &Actor, (from, to): (&Wallet, &Wallet), amount: Money) -> Result<()> {
    check(desk, from, to, amount)?;
    let rate = rates::between(tx, desk.book(), from.currency, to.currency)?;
    let rate = rate.ok_or_else(|| rates::no_rate(from.currency, to.currency))?;
    let arriving = amounts::within("amount", amount.converted(rate, to.currency)?)?;
    if arriving.is_zero() {
        return Err(Problem::invalid("amount", "is worth nothing in the target's currency"));
    }
    let mut out = Transaction::on(from, tx.new_id(), Type::WalletTransfer, amount, tx.now());
    out.direction = Direction::Out;
    let mut into = Transaction::on(to, tx.new_id(), Type::WalletTransfer, arriving, tx.now());
    into.parent_id = Some(out.id);
    into.processed = Some((amount, rate));
    for side in [&mut out, &mut into] {
        side.method = Some("transfer".into());
        side.requested_by.clone_from(&by.id);
    }
    let journal = Journal::new(Kind::Transfer, format!("transfer:{}", out.id));
    let journal = match from.currency == to.currency {
        true => journal.moves(Account::Cash(from.id), Account::Cash(to.id), amount)?,
        false => journal.moves(Account::Cash(from.id), Account::Exchange(from.currency), amount)?.moves(
            Account::Exchange(to.currency),
            Account::Cash(to.id),
            arriving,
        )?,
    };
    ledger::post(tx, journal)?;
    out.balance_after_minor = balance_after(desk, tx, from.id, amount.negated()?)?;
    into.balance_after_minor = balance_after(desk, tx, to.id, arriving)?;
    let (out, into) = (finish(tx, desk, out)?, finish(tx, desk, into)?);
    queries::insert(tx, &out)?;
    queries::insert(tx, &into)?;
    audit::record(tx, by, "transaction.transferred", out.id, (), (out.summary(), into.summary()))
}

fn balance_after(desk: &mut BookDesk<'_>, tx: &mut Tx<'_>, wallet: WalletId, change: Money) -> Result<Option<i64>> {
    desk.adjust(tx, wallet, CashChange::cash(change.minor()))?;
    Ok(desk.account(wallet).map(|account| account.balance_minor))
}
