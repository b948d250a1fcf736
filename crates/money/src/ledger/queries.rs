//! The statements of the ledger.

use std::collections::BTreeMap;

use foundation::db::conn::is_unique_violation;
use foundation::db::{Bind, Read, ToBind, Tx};
use foundation::statements;
use kernel::{Currency, JournalId, Money, Problem, Result, WalletId};

use super::account::Account;
use super::journal::{Journal, Line};

statements! {
    INSERT_TWO = "insert or fail into posting (journal_id, line, account, currency, amount_minor, at)
        values ($1, 1, $2, $3, $4, $5), ($1, 2, $6, $7, $8, $5)";
    INSERT_ONE = "insert or fail into posting (journal_id, line, account, currency, amount_minor, at) values ($1, $2, $3, $4, $5, $6)";
    INSERT_JOURNAL = "insert or fail into journal (id, kind, cause, reference, note, at) values ($1, $2, $3, $4, $5, $6)";
    MOVE_BALANCE = "update balance set amount_minor = amount_minor + $1
        where account = $2 and currency = $3 and (may_be_negative and $4 or amount_minor + $1 >= 0)
            and amount_minor + $1 between -4000000000000000000 and 4000000000000000000";
    OPEN_BALANCE = "insert into balance (account, currency, amount_minor, may_be_negative) values ($1, $2, $3, $4)";
    BALANCE = "select amount_minor from balance where account = $1 and currency = $2";
    WALLETS = "select account, amount_minor from balance where account >= 'cust:' and account < 'cust;'";
    POSTED = "select 1 from journal where cause = $1";
    POSTED_TO = "select posting.amount_minor from journal join posting on posting.journal_id = journal.id
        where journal.cause = $1 and posting.account = $2 and posting.currency = $3";
}

pub(super) fn insert_postings(tx: &mut Tx<'_>, id: JournalId, lines: &[Line]) -> Result<()> {
    let now = tx.now();
    let number = id.bind();
    if let [one, two] = lines {
        let binds = [
            number,
            one.account.bind(),
            one.currency.bind(),
            one.amount_minor.bind(),
            now.bind(),
            two.account.bind(),
            two.currency.bind(),
            two.amount_minor.bind(),
        ];
        return tx.execute_later(&INSERT_TWO, &binds);
    }
    for (at, line) in lines.iter().enumerate() {
        let place = Bind::Int(at as i64 + 1);
        let binds = [number.clone(), place, line.account.bind(), line.currency.bind(), line.amount_minor.bind(), now.bind()];
        tx.execute_later(&INSERT_ONE, &binds)?;
    }
    Ok(())
}

/// Stores the journal and moves the balances of its lines. Says for each line whether it moved one: not where there is none, where the
/// account would fall below zero and must not, and where it would hold more than a balance can.
pub(super) fn insert_journal_and_move(tx: &mut Tx<'_>, id: JournalId, journal: &Journal) -> Result<Vec<bool>> {
    let now = tx.now();
    let Journal { kind, cause, reference, note, .. } = journal;
    let row = [id.bind(), kind.bind(), cause.bind(), reference.bind(), note.bind(), now.bind()];
    let moves: Vec<_> = journal.lines.iter().map(|line| move_of(line, journal.overdraws)).collect();
    let mut changes: Vec<(_, &[Bind<'_>])> = vec![(&INSERT_JOURNAL, &row)];
    changes.extend(moves.iter().map(|binds| (&MOVE_BALANCE, &binds[..])));
    let touched = tx.execute_each(&changes)?;
    Ok(touched.into_iter().skip(1).map(|rows| rows == 1).collect())
}

fn may_fall_below_zero(line: &Line, overdraws: bool) -> bool {
    line.account.may_be_negative() && (overdraws || line.amount_minor >= 0 || !line.account.is_cash())
}

fn move_of(line: &Line, overdraws: bool) -> [Bind<'_>; 4] {
    [line.amount_minor.bind(), line.account.bind(), line.currency.bind(), Bind::Bool(may_fall_below_zero(line, overdraws))]
}

/// The same for a single line. Answers whether it was moved.
pub(super) fn move_balance(tx: &mut Tx<'_>, line: &Line, overdraws: bool) -> Result<bool> {
    Ok(tx.execute(&MOVE_BALANCE, &move_of(line, overdraws))? == 1)
}

/// Opens the balance of a line for which there was none to be moved; not when the account would begin below zero and must not. Beyond what
/// a balance can hold it is not moved either, and then the account, being there, cannot be opened.
pub(super) fn open_balance(tx: &mut Tx<'_>, line: &Line, overdraws: bool) -> Result<bool> {
    if line.amount_minor < 0 && !may_fall_below_zero(line, overdraws) {
        return Ok(false);
    }
    let binds = [line.account.bind(), line.currency.bind(), line.amount_minor.bind(), Bind::Bool(line.account.may_be_negative())];
    tx.execute(&OPEN_BALANCE, &binds).map(|_| true).map_err(|problem| match is_unique_violation(&problem) {
        true => Problem::amount_overflow().caused_by(format!("{} cannot hold more {}", line.account, line.currency)),
        false => problem,
    })
}

/// What the journal of this cause posted to an account; zero where there is no such journal.
pub fn posted_to(read: &mut Read<'_>, cause: &str, account: &Account, currency: Currency) -> Result<Money> {
    let minor: Option<i64> = read.optional(&POSTED_TO, &[cause.bind(), account.bind(), currency.bind()], |row| row.get(0))?;
    Ok(Money::from_minor(minor.unwrap_or_default(), currency))
}

/// What an account has, by the cache.
pub fn balance(read: &mut Read<'_>, account: &Account, currency: Currency) -> Result<Money> {
    let minor: Option<i64> = read.optional(&BALANCE, &[account.bind(), currency.bind()], |row| row.get(0))?;
    Ok(Money::from_minor(minor.unwrap_or_default(), currency))
}

/// Whether a journal of this cause has been stored.
pub fn is_posted(read: &mut Read<'_>, cause: &str) -> Result<bool> {
    Ok(read.optional(&POSTED, &[cause.bind()], |_| Ok(()))?.is_some())
}

/// Cash, credit and held money by wallet, in minor units of the wallet's currency.
pub type Wallets = BTreeMap<WalletId, WalletMoney>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WalletMoney {
    pub cash_minor: i64,
    pub credit_minor: i64,
    pub hold_minor: i64,
}

/// What all wallets have: what a book is loaded from.
pub fn balances_of_wallets(read: &mut Read<'_>) -> Result<Wallets> {
    let mut wallets = Wallets::new();
    read.each(&WALLETS, &[], |row| {
        let (account, minor): (Account, i64) = (row.get(0)?, row.get(1)?);
        match account {
            Account::Cash(wallet) => wallets.entry(wallet).or_default().cash_minor = minor,
            Account::Credit(wallet) => wallets.entry(wallet).or_default().credit_minor = minor,
            Account::Hold(wallet) => wallets.entry(wallet).or_default().hold_minor = minor,
            _ => {}
        }
        Ok(true)
    })?;
    Ok(wallets)
}
