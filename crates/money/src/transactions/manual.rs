//! Transactions that staff post by hand: a bank transfer that arrived, a bonus, a correction.

use foundation::auth::permission::WriteTransactions;
use foundation::auth::{OrKey, Staff};
use foundation::http::{Answer, Json, Path, Reply};
use foundation::{audit, words};
use kernel::exact::Exact;
use kernel::{Currency, Money, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::Deserialize;

use super::complete::complete;
use super::model::{Direction, ReportType, Transaction, Type};
use super::queries;
use super::shown::{self, Transactions};
use crate::book::{BookDesk, Books, CashChange};
use crate::ledger::journal::not_enough_funds;
use crate::ledger::{Account, House, Journal, Kind};
use crate::payments::MANUAL;
use crate::wallets::{self, Wallet};
use crate::{amounts, rates, withdrawals};

words! {
    /// What staff may post.
    pub enum ManualType {
        Deposit = "DEPOSIT",
        Withdrawal = "WITHDRAWAL",
        Bonus = "BONUS",
        Correction = "CORRECTION",
    }
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Manual {
    #[serde(rename = "type")]
    kind: Option<ManualType>,
    /// USD, or the wallet's own currency.
    currency: Option<Currency>,
    method: Option<String>,
    /// Required: why this is posted.
    comment: Option<String>,
    /// A bonus or correction of the credit instead of the cash.
    add_to_credit: Option<bool>,
    /// Above zero; a correction may be below.
    amount: Option<Exact>,
    /// Not real money: kept out of reports, first deposits and commissions.
    is_fake: Option<bool>,
}

/// A manual transaction whose shape has been checked.
#[derive(Clone)]
struct Checked {
    kind: ManualType,
    amount: Money,
    method: String,
    comment: String,
    to_credit: bool,
    is_fake: bool,
}

impl Manual {
    fn checked(self) -> Result<Checked> {
        let kind = self.kind.ok_or_else(|| Problem::invalid("type", "expected DEPOSIT, WITHDRAWAL, BONUS or CORRECTION"))?;
        let currency = self.currency.unwrap_or(Currency::USD);
        let Exact(value) = self.amount.ok_or_else(|| Problem::invalid("amount", "is required"))?;
        let amount = amounts::named("amount", value, currency)?;
        if amount.is_zero() || amount.is_negative() && kind != ManualType::Correction {
            return Err(Problem::invalid("amount", "expected a number above 0"));
        }
        let to_credit = self.add_to_credit.unwrap_or(false);
        if to_credit && !matches!(kind, ManualType::Bonus | ManualType::Correction) {
            return Err(Problem::invalid("addToCredit", "expected false for a deposit or a withdrawal"));
        }
        let comment = text("comment", self.comment.unwrap_or_default(), 500)?;
        if comment.trim().is_empty() {
            return Err(Problem::invalid("comment", "is required: say why this is posted"));
        }
        let method = text("method", self.method.unwrap_or_else(|| "manual".into()), 40)?;
        Ok(Checked { kind, amount, method, comment, to_credit, is_fake: self.is_fake.unwrap_or(false) })
    }
}

pub(crate) fn text(name: &'static str, value: String, most: usize) -> Result<String> {
    if value.chars().count() > most {
        return Err(Problem::invalid(name, format!("expected at most {most} characters")));
    }
    Ok(value)
}

/// Posts a deposit, withdrawal, bonus or correction at once. A withdrawal takes what may be withdrawn and no more.
pub async fn post(
    staff: Staff<WriteTransactions, OrKey>,
    Path(id): Path<WalletId>,
    Json(input): Json<Manual>,
) -> Answer<Reply<Transactions>> {
    let (by, once) = (staff.actor(), staff.once());
    let input = input.checked()?;
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let wallet = wallets::find(tx, id)?;
                let posted = post_in(tx, desk, &wallet, &input, by.id.clone())?;
                audit::record(tx, &by, "transaction.posted", posted.id, (), posted.summary())?;
                Ok(Transactions { transactions: vec![shown::one(tx, posted)?], pages: 1, count: 1 })
            })
        })
        .await?;
    Ok(reply)
}

fn post_in(
    tx: &mut foundation::db::Tx<'_>,
    desk: &mut BookDesk<'_>,
    wallet: &Wallet,
    input: &Checked,
    admin: Option<String>,
) -> Result<Transaction> {
    let rate = rates::between(tx, desk.book(), input.amount.currency(), wallet.currency)?;
    let rate = rate.ok_or_else(|| rates::no_rate(input.amount.currency(), wallet.currency))?;
    let amount = amounts::within("amount", input.amount.converted(rate, wallet.currency)?)?;
    if amount.is_zero() {
        return Err(Problem::invalid("amount", "is worth nothing in the wallet's currency"));
    }
    let kind = match input.kind {
        ManualType::Deposit => Type::Deposit,
        ManualType::Withdrawal => Type::Withdrawal,
        ManualType::Bonus => Type::Bonus,
        ManualType::Correction => Type::Correction,
    };
    let mut t = Transaction::on(wallet, tx.new_id(), kind, amount, tx.now());
    t.asked = input.amount;
    t.method = Some(input.method.clone());
    t.comment = Some(input.comment.clone());
    t.add_to_credit = input.to_credit;
    t.is_fake = input.is_fake;
    t.requested_by.clone_from(&admin);
    t.admin_id = admin;
    if amount.is_negative() {
        t.direction = Direction::Out;
    }
    if input.to_credit {
        t.report_type = ReportType::Credit;
    }
    let (journal, change) = postings(desk, wallet, &t)?;
    let t = complete(tx, desk, t, journal, change)?;
    queries::insert(tx, &t)?;
    Ok(t)
}

fn postings(desk: &BookDesk<'_>, wallet: &Wallet, t: &Transaction) -> Result<(Journal, CashChange)> {
    let (id, amount) = (wallet.id, t.amount);
    let house = |house| Account::house(house, wallet.is_demo);
    let outside = if wallet.is_demo { house(House::Funding) } else { Account::clearing(MANUAL) };
    let journal = |kind| Journal::new(kind, format!("manual:{}", t.id)).note(t.comment.clone().unwrap_or_default());
    let (kind, from, to, change) = match (t.kind, t.add_to_credit) {
        (Type::Deposit, _) => (Kind::Deposit, outside, Account::Cash(id), CashChange::cash(amount.minor())),
        (Type::Withdrawal, _) => {
            let free = desk.book().figures(id).map_or(0, |figures| figures.withdrawable_minor);
            if amount.minor() > free {
                return Err(not_enough_funds().with("withdrawable", kernel::money::amount_text(free, wallet.currency)));
            }
            // Credit leaves with it in proportion, as with a withdrawal that a customer asked for.
            let account = desk.account(id).ok_or_else(Problem::not_found)?;
            let balance = Money::from_minor(account.balance_minor, wallet.currency);
            let removed = withdrawals::credit_leaving(desk, &account, balance, amount, amount.negated()?)?;
            let change = CashChange {
                balance_minor: amount.negated()?.minor(),
                credit_minor: removed.negated()?.minor(),
                pending_withdrawal_minor: 0,
            };
            let moved = journal(Kind::Payout).moves(Account::Cash(id), outside, amount)?;
            return Ok((moved.moves(Account::Credit(id), house(House::CreditIssued), removed)?, change));
        }
        (_, true) => (Kind::Credit, house(House::CreditIssued), Account::Credit(id), CashChange::credit(amount.minor())),
        (Type::Bonus, false) => (Kind::Bonus, house(House::BonusExpense), Account::Cash(id), CashChange::cash(amount.minor())),
        (_, false) => (Kind::Correction, house(House::Manual), Account::Cash(id), CashChange::cash(amount.minor())),
    };
    Ok((journal(kind).moves(from, to, amount)?, change))
}
