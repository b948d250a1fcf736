//! The statements of transactions.

use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{Currency, CustomerId, Decimal, Money, Problem, Result, TransactionId, WalletId};

use super::model::Transaction;

statements! {
    FIND = "select id, type, status, direction, report_type, wallet_id, customer_id, amount_minor, currency, amount_usd_minor, usd_rate,
            fee_minor, asked_minor, asked_currency, processed_minor, processed_currency, processed_rate, method, provider,
            provider_reference, destination, comment, reject_reason, flag, is_ftd, is_fake, is_demo, add_to_credit, balance_after_minor,
            parent_id, source_user_id, affiliate_id, requested_by, admin_id, created_at, updated_at, completed_at
        from money_transaction where id = $1";
    BY_REFERENCE = "select id, type, status, direction, report_type, wallet_id, customer_id, amount_minor, currency, amount_usd_minor,
            usd_rate, fee_minor, asked_minor, asked_currency, processed_minor, processed_currency, processed_rate, method, provider,
            provider_reference, destination, comment, reject_reason, flag, is_ftd, is_fake, is_demo, add_to_credit, balance_after_minor,
            parent_id, source_user_id, affiliate_id, requested_by, admin_id, created_at, updated_at, completed_at
        from money_transaction where provider = $1 and provider_reference = $2";
    OPEN_WITHDRAWALS = "select id, type, status, direction, report_type, wallet_id, customer_id, amount_minor, currency, amount_usd_minor,
            usd_rate, fee_minor, asked_minor, asked_currency, processed_minor, processed_currency, processed_rate, method, provider,
            provider_reference, destination, comment, reject_reason, flag, is_ftd, is_fake, is_demo, add_to_credit, balance_after_minor,
            parent_id, source_user_id, affiliate_id, requested_by, admin_id, created_at, updated_at, completed_at
        from money_transaction where wallet_id = $1 and type = 'WITHDRAWAL' and status in ('PENDING', 'APPROVED', 'PROCESSING') order by id";
    INSERT = "insert into money_transaction (id, type, status, direction, report_type, wallet_id, customer_id, amount_minor, currency,
            amount_usd_minor, usd_rate, fee_minor, asked_minor, asked_currency, processed_minor, processed_currency, processed_rate, method,
            provider, provider_reference, destination, comment, reject_reason, flag, is_ftd, is_fake, is_demo, add_to_credit,
            balance_after_minor, parent_id, source_user_id, affiliate_id, requested_by, admin_id, created_at, updated_at, completed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
            $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)";
    UPDATE = "update money_transaction set status = $1, amount_minor = $2, currency = $3, amount_usd_minor = $4, usd_rate = $5,
            fee_minor = $6, processed_minor = $7, processed_currency = $8, processed_rate = $9, provider = $10, provider_reference = $11,
            comment = $12, reject_reason = $13, flag = $14, is_ftd = $15, is_fake = $16, balance_after_minor = $17, source_user_id = $18,
            affiliate_id = $19, admin_id = $20, updated_at = $21, completed_at = $22
        where id = $23 and status = $24";
}

pub(super) fn transaction(row: &Row<'_>) -> Result<Transaction> {
    let usd: Option<i64> = row.get(9)?;
    let usd_rate: Option<Decimal> = row.get(10)?;
    let processed: (Option<i64>, Option<Currency>, Option<Decimal>) = (row.get(14)?, row.get(15)?, row.get(16)?);
    Ok(Transaction {
        id: row.get(0)?,
        kind: row.get(1)?,
        status: row.get(2)?,
        direction: row.get(3)?,
        report_type: row.get(4)?,
        wallet_id: row.get(5)?,
        customer_id: row.get(6)?,
        amount: Money::from_minor(row.get(7)?, row.get(8)?),
        usd: usd.zip(usd_rate),
        fee_minor: row.get(11)?,
        asked: Money::from_minor(row.get(12)?, row.get(13)?),
        processed: match processed {
            (Some(minor), Some(currency), Some(rate)) => Some((Money::from_minor(minor, currency), rate)),
            _ => None,
        },
        method: row.get(17)?,
        provider: row.get(18)?,
        provider_reference: row.get(19)?,
        destination: row.get(20)?,
        comment: row.get(21)?,
        reject_reason: row.get(22)?,
        flag: row.get(23)?,
        is_ftd: row.get(24)?,
        is_fake: row.get(25)?,
        is_demo: row.get(26)?,
        add_to_credit: row.get(27)?,
        balance_after_minor: row.get(28)?,
        parent_id: row.get(29)?,
        source_user_id: row.get(30)?,
        affiliate_id: row.get(31)?,
        requested_by: row.get(32)?,
        admin_id: row.get(33)?,
        created_at: row.get(34)?,
        updated_at: row.get(35)?,
        completed_at: row.get(36)?,
    })
}

pub fn find(read: &mut Read<'_>, id: TransactionId) -> Result<Transaction> {
    read.one(&FIND, &[id.bind()], transaction)
}

/// A transaction that is not this customer's is not there; `None` sees all.
pub fn find_for_customer(read: &mut Read<'_>, id: TransactionId, only: Option<CustomerId>) -> Result<Transaction> {
    let found = find(read, id)?;
    match only {
        Some(own) if own != found.customer_id => Err(Problem::not_found()),
        _ => Ok(found),
    }
}

pub fn find_by_id(read: &mut Read<'_>, id: TransactionId) -> Result<Option<Transaction>> {
    read.optional(&FIND, &[id.bind()], transaction)
}

pub fn find_by_reference(read: &mut Read<'_>, provider: &str, reference: &str) -> Result<Option<Transaction>> {
    read.optional(&BY_REFERENCE, &[provider.bind(), reference.bind()], transaction)
}

/// Withdrawals of a wallet that are neither paid nor refused; by the rules at most one.
pub fn open_withdrawals(read: &mut Read<'_>, wallet: WalletId) -> Result<Vec<Transaction>> {
    read.list(&OPEN_WITHDRAWALS, &[wallet.bind()], transaction)
}

pub fn insert(tx: &mut Tx<'_>, t: &Transaction) -> Result<()> {
    let (usd_minor, usd_rate) = t.usd.unzip();
    let (processed, processed_rate) = t.processed.unzip();
    let binds = [
        t.id.bind(),
        t.kind.bind(),
        t.status.bind(),
        t.direction.bind(),
        t.report_type.bind(),
        t.wallet_id.bind(),
        t.customer_id.bind(),
        t.amount.minor().bind().into_owned(),
        t.amount.currency().bind().into_owned(),
        usd_minor.bind(),
        usd_rate.bind(),
        t.fee_minor.bind(),
        t.asked.minor().bind().into_owned(),
        t.asked.currency().bind().into_owned(),
        processed.map(Money::minor).bind().into_owned(),
        processed.map(Money::currency).bind().into_owned(),
        processed_rate.bind(),
        t.method.bind(),
        t.provider.bind(),
        t.provider_reference.bind(),
        t.destination.bind(),
        t.comment.bind(),
        t.reject_reason.bind(),
        t.flag.bind(),
        t.is_ftd.bind(),
        t.is_fake.bind(),
        t.is_demo.bind(),
        t.add_to_credit.bind(),
        t.balance_after_minor.bind(),
        t.parent_id.bind(),
        t.source_user_id.bind(),
        t.affiliate_id.bind(),
        t.requested_by.bind(),
        t.admin_id.bind(),
        t.created_at.bind(),
        t.updated_at.bind(),
        t.completed_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

/// Compare-and-set: stores the row if its status is still the one that the decision was made on.
pub fn update(tx: &mut Tx<'_>, before: super::Status, t: &Transaction) -> Result<()> {
    let (usd_minor, usd_rate) = t.usd.unzip();
    let (processed, processed_rate) = t.processed.unzip();
    let now = tx.now();
    let binds = [
        t.status.bind(),
        t.amount.minor().bind().into_owned(),
        t.amount.currency().bind().into_owned(),
        usd_minor.bind(),
        usd_rate.bind(),
        t.fee_minor.bind(),
        processed.map(Money::minor).bind().into_owned(),
        processed.map(Money::currency).bind().into_owned(),
        processed_rate.bind(),
        t.provider.bind(),
        t.provider_reference.bind(),
        t.comment.bind(),
        t.reject_reason.bind(),
        t.flag.bind(),
        t.is_ftd.bind(),
        t.is_fake.bind(),
        t.balance_after_minor.bind(),
        t.source_user_id.bind(),
        t.affiliate_id.bind(),
        t.admin_id.bind(),
        now.bind(),
        t.completed_at.bind(),
        t.id.bind(),
        before.bind(),
    ];
    match tx.execute(&UPDATE, &binds)? {
        1 => Ok(()),
        _ => Err(Problem::conflict("transaction_changed").because("Somebody else has changed this transaction; look at it again.")),
    }
}
