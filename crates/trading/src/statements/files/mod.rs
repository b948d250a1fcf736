//! Statements as files. All three hold the same lines: for each wallet the opening balance, every movement, the closing balance.

pub mod csv;
pub mod pdf;
pub mod xlsx;

use kernel::Timestamp;

use super::model::{StatementRecord, StatementWallet};

/// What stands above a printed statement.
pub struct Heading {
    pub brand: String,
    pub customer: String,
    pub from: Timestamp,
    pub until: Timestamp,
    pub made: Timestamp,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'s> {
    Text(&'s str),
    /// Digits as they are shown.
    Number(&'s str),
    Empty,
}

pub const COLUMNS: [&str; 14] = [
    "Time",
    "Account",
    "Kind",
    "Reference",
    "Description",
    "Symbol",
    "Lots",
    "Open price",
    "Close price",
    "Commission",
    "Swap",
    "Amount",
    "Balance",
    "Currency",
];

/// A line of a table: texts that were made for it, and those of a record.
pub struct Line<'s> {
    time: String,
    account: String,
    currency: &'s str,
    record: Option<&'s StatementRecord>,
    description: &'s str,
    balance: &'s str,
}

impl Line<'_> {
    pub fn cells(&self) -> [Cell<'_>; 14] {
        let record = self.record;
        [
            Cell::Text(&self.time),
            Cell::Number(&self.account),
            text(record.map(|record| record.kind.word())),
            text(record.map(|record| record.reference.as_str())),
            Cell::Text(self.description),
            text(record.and_then(|record| record.symbol.as_deref())),
            number(record.and_then(|record| record.volume.as_ref())),
            number(record.and_then(|record| record.open_price.as_ref())),
            number(record.and_then(|record| record.close_price.as_ref())),
            number(record.and_then(|record| record.commission.as_ref())),
            number(record.and_then(|record| record.swap.as_ref())),
            number(record.map(|record| &record.amount)),
            Cell::Number(self.balance),
            Cell::Text(self.currency),
        ]
    }
}

fn number(digits: Option<&String>) -> Cell<'_> {
    digits.map_or(Cell::Empty, |digits| Cell::Number(digits))
}

fn text(words: Option<&str>) -> Cell<'_> {
    words.map_or(Cell::Empty, Cell::Text)
}

/// Everything of a wallet, its balances as the first and the last line.
pub fn lines(wallet: &StatementWallet) -> Vec<Line<'_>> {
    let line = |record, time: String, description, balance| Line {
        time,
        account: wallet.wallet_id.to_string(),
        currency: wallet.currency.code(),
        record,
        description,
        balance,
    };
    let movements = wallet.records.iter().map(|one| line(Some(one), minute(one.at), one.description.as_str(), one.balance.as_str()));
    std::iter::once(line(None, String::new(), "Opening balance", &wallet.opening_balance))
        .chain(movements)
        .chain(std::iter::once(line(None, String::new(), "Closing balance", &wallet.closing_balance)))
        .collect()
}

/// `2026-05-04 09:12:33`, in UTC.
pub fn minute(at: Timestamp) -> String {
    at.to_string().replace('T', " ").chars().take(19).collect()
}
