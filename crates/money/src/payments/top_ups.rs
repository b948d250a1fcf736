//! Play money for demo wallets.

use foundation::audit;
use foundation::auth::Customer;
use foundation::http::{Answer, Json, Reply};
use foundation::settings::{Kind as SettingKind, Setting};
use kernel::exact::{Exact, parse_plain};
use kernel::{Currency, Money, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::{Books, CashChange};
use crate::ledger::{Account, House, Journal, Kind};
use crate::transactions::model::{ReportType, Transaction, Type};
use crate::transactions::{complete, queries};
use crate::{amounts, wallets};

/// The most that one top-up gives, in whole units of the wallet's currency.
pub const MOST: Setting = Setting { key: "demo.top_up_limit", kind: SettingKind::Whole(1, 100_000_000), default: "1000000" };

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct TopUp {
    wallet_id: Option<WalletId>,
    amount: Option<String>,
    /// The wallet's currency.
    currency: Option<Currency>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ToppedUp {
    success: bool,
    new_balance: Exact,
}

pub async fn create(customer: Customer, Json(input): Json<TopUp>) -> Answer<Reply<ToppedUp>> {
    let (own, by, once) = (customer.id()?, customer.actor(), customer.once());
    let id = input.wallet_id.ok_or_else(|| Problem::invalid("walletId", "is required"))?;
    let amount = input.amount.as_deref().ok_or_else(|| Problem::invalid("amount", "is required"))?;
    let amount = parse_plain(amount).map_err(|expected| Problem::invalid("amount", expected))?;
    let reply = customer
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let wallet = wallets::find_own(tx, id, own)?;
                let amount = checked(&wallet, amount, input.currency, MOST.whole(tx)?)?;
                let mut row = Transaction::on(&wallet, tx.new_id(), Type::Deposit, amount, tx.now());
                row.report_type = ReportType::Deposit;
                row.method = Some("demo".into());
                row.requested_by.clone_from(&by.id);
                let journal = Journal::new(Kind::TopUp, format!("top-up:{}", row.id));
                let journal = journal.moves(Account::Demo(House::Funding), Account::Cash(id), amount)?;
                let row = complete(tx, desk, row, journal, CashChange::cash(amount.minor()))?;
                queries::insert(tx, &row)?;
                audit::record(tx, &by, "wallet.topped_up", id, (), row.summary())?;
                let after = Money::from_minor(row.balance_after_minor.unwrap_or_default(), wallet.currency);
                Ok(ToppedUp { success: true, new_balance: Exact(after.to_decimal()) })
            })
        })
        .await?;
    Ok(reply)
}

fn checked(wallet: &wallets::Wallet, amount: kernel::Decimal, currency: Option<Currency>, most: i64) -> Result<Money> {
    if !wallet.is_demo {
        return Err(Problem::refused("live_wallet").because("Only a demo wallet can be topped up with play money."));
    }
    if currency.is_some_and(|currency| currency != wallet.currency) {
        return Err(Problem::invalid("currency", format!("expected {}, the wallet's currency", wallet.currency)));
    }
    let money = amounts::named("amount", amount, wallet.currency)?;
    if !money.is_positive() || money.minor() > most.saturating_mul(wallet.currency.scale()) {
        return Err(Problem::invalid("amount", format!("expected a number above 0 and at most {most}")));
    }
    Ok(money)
}
