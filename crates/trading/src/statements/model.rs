//! What a statement is made of.

use foundation::words;
use kernel::money::amount_text;
use kernel::{Currency, Problem, Result, Timestamp, WalletId};
use money::ledger::Kind;
use schemars::JsonSchema;
use serde::Serialize;

words! {
    /// The kinds of file.
    pub enum Format {
        Xlsx = "xlsx",
        Csv = "csv",
        Pdf = "pdf",
    }
}

/// One movement of a wallet's cash.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatementRecord {
    pub at: Timestamp,
    pub wallet_id: WalletId,
    pub kind: Kind,
    /// The transaction or position that it is about.
    pub reference: String,
    /// In English.
    pub description: String,
    pub symbol: Option<String>,
    /// Lots of the position.
    pub volume: Option<String>,
    pub open_price: Option<String>,
    pub close_price: Option<String>,
    /// What of the amount is commission, with its sign.
    pub commission: Option<String>,
    /// What of the amount is swap, with its sign.
    pub swap: Option<String>,
    /// Positive: it came in.
    pub amount: String,
    /// Right after it.
    pub balance: String,
    pub currency: Currency,
}

/// A wallet in a period.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatementWallet {
    pub wallet_id: WalletId,
    pub currency: Currency,
    pub opening_balance: String,
    pub closing_balance: String,
    #[serde(skip)]
    pub records: Vec<StatementRecord>,
}

/// A posting on a wallet's cash with what is known about it.
#[derive(Clone, Debug)]
pub struct Movement {
    pub at: Timestamp,
    pub kind: Kind,
    pub reference: String,
    pub note: Option<String>,
    pub amount_minor: i64,
    pub commission_minor: Option<i64>,
    pub swap_minor: Option<i64>,
}

/// A position, as far as a statement shows it.
#[derive(Clone, Debug)]
pub struct Traded {
    pub symbol: String,
    pub side: String,
    pub volume: String,
    pub open_price: String,
    pub close_price: Option<String>,
}

impl StatementWallet {
    /// A period that begins with so much; each movement comes with the position that it is about.
    pub fn between(
        wallet_id: WalletId,
        currency: Currency,
        opening_minor: i64,
        movements: Vec<(Movement, Option<Traded>)>,
    ) -> Result<StatementWallet> {
        let mut balance = opening_minor;
        let mut records = Vec::with_capacity(movements.len());
        for (movement, traded) in movements {
            balance = balance.checked_add(movement.amount_minor).ok_or_else(Problem::amount_overflow)?;
            records.push(movement.record(wallet_id, currency, balance, traded));
        }
        let (opening_balance, closing_balance) = (amount_text(opening_minor, currency), amount_text(balance, currency));
        Ok(StatementWallet { wallet_id, currency, opening_balance, closing_balance, records })
    }
}

impl Movement {
    /// The line of a wallet whose balance is so much after it.
    pub fn record(self, wallet: WalletId, currency: Currency, balance_minor: i64, traded: Option<Traded>) -> StatementRecord {
        let description = self.description(traded.as_ref());
        let part = |minor: Option<i64>| traded.as_ref().and(minor).map(|minor| amount_text(minor, currency));
        StatementRecord {
            at: self.at,
            wallet_id: wallet,
            kind: self.kind,
            description,
            commission: part(self.commission_minor),
            swap: part(self.swap_minor),
            amount: amount_text(self.amount_minor, currency),
            balance: amount_text(balance_minor, currency),
            currency,
            reference: self.reference,
            symbol: traded.as_ref().map(|traded| traded.symbol.clone()),
            volume: traded.as_ref().map(|traded| traded.volume.clone()),
            open_price: traded.as_ref().map(|traded| traded.open_price.clone()),
            close_price: traded.and_then(|traded| traded.close_price),
        }
    }

    fn description(&self, traded: Option<&Traded>) -> String {
        if let Some(Traded { symbol, side, volume, .. }) = traded {
            let side = if side == "BUY" { "Buy" } else { "Sell" };
            return format!("{side} {volume} {symbol}");
        }
        let plain = match self.kind {
            Kind::Deposit => "Deposit",
            Kind::Suspense => "Payment that was found",
            Kind::Hold => "Withdrawal asked for",
            Kind::Release => "Withdrawal given back",
            Kind::Payout => "Withdrawal paid",
            Kind::Chargeback => "Chargeback",
            Kind::Refund => "Refund",
            Kind::Transfer => "Transfer",
            Kind::TopUp => "Play money",
            Kind::Correction => "Correction",
            Kind::Bonus => "Bonus",
            Kind::Credit => "Credit",
            Kind::Fee => "Fee",
            Kind::Deal => "Trade",
            Kind::Protection => "Negative balance protection",
            Kind::CommissionAccrual | Kind::CommissionPayout => "Commission",
            Kind::Coins => "Loyalty points",
        };
        self.note.as_ref().map_or_else(|| plain.to_owned(), |note| format!("{plain}: {note}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(amount_minor: i64) -> (Movement, Option<Traded>) {
        let (at, reference) = (Timestamp::from_micros(0), String::new());
        (Movement { at, kind: Kind::Deposit, reference, note: None, amount_minor, commission_minor: None, swap_minor: None }, None)
    }

    #[test]
    fn a_sum_that_cannot_be_held_is_refused() {
        let of = |opening, amounts: &[i64]| {
            let movements = amounts.iter().copied().map(moved).collect();
            StatementWallet::between(WalletId(7), Currency::USD, opening, movements)
        };
        let whole = of(i64::MAX - 5, &[5, -7]).expect("a statement");
        assert_eq!((whole.records[0].balance.as_str(), whole.closing_balance.as_str()), ("92233720368547758.07", "92233720368547758.00"));
        assert_eq!(of(i64::MAX - 5, &[5, 1]).expect_err("too much").code(), "amount_too_large");
        assert_eq!(of(i64::MIN + 5, &[-6]).expect_err("too little").code(), "amount_too_large");
    }
}
