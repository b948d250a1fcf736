//! Whose money it is: the chart of accounts as a type, and its names in the ledger.

use std::fmt;
use std::str::FromStr;

use foundation::db::{Bind, Column, FromColumn, ToBind};
use kernel::{Currency, CustomerId, Problem, Result, WalletId};

/// An account of the ledger. Its name is stable and is what reports and tests read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Account {
    /// A wallet's cash: `cust:100001:cash`.
    Cash(WalletId),
    /// Held for withdrawals that are not paid yet.
    Hold(WalletId),
    /// Bonus credit, which carries margin and cannot leave.
    Credit(WalletId),
    /// What a payment provider owes us: `psp:manual:clearing`.
    Clearing(Box<str>),
    /// An account of the house: `broker:trading`.
    House(House),
    /// Its counterpart for demo wallets, `demo:trading`, so that play money never meets real money.
    Demo(House),
    /// What the house holds by changing money: `fx:EUR`.
    Exchange(Currency),
    /// Commission a partner has earned and not been paid.
    PartnerPayable(CustomerId),
    /// A customer's loyalty points.
    Coins(CustomerId),
    /// Where loyalty points come from.
    CoinsIssued,
    /// Money that arrived without our knowing for whom.
    Suspense,
}

foundation::words! {
    /// What the house gains or spends.
    pub enum House {
        /// Realized results of clients' trades.
        Trading = "trading",
        Commission = "commission",
        Swap = "swap",
        Fee = "fee",
        BonusExpense = "bonus_expense",
        CreditIssued = "credit_issued",
        NbpExpense = "nbp_expense",
        PartnerExpense = "partner_expense",
        Loyalty = "loyalty",
        /// Corrections and other movements made by hand.
        Manual = "manual",
        /// Where demo money comes from.
        Funding = "funding",
        /// What rounding leaves over.
        Rounding = "rounding",
    }
}

impl Account {
    /// The house's account in the real or in the demo book.
    pub fn house(house: House, is_demo: bool) -> Account {
        if is_demo { Account::Demo(house) } else { Account::House(house) }
    }

    pub fn clearing(provider: &str) -> Account {
        Account::Clearing(provider.into())
    }

    /// Whether a journal must say so for this account to fall below zero.
    pub(super) fn is_cash(&self) -> bool {
        matches!(self, Account::Cash(_))
    }

    /// Whether the database lets it fall below zero at all.
    pub(super) fn may_be_negative(&self) -> bool {
        !matches!(self, Account::Hold(_) | Account::Credit(_) | Account::Coins(_))
    }

    pub fn wallet(&self) -> Option<WalletId> {
        match self {
            Account::Cash(wallet) | Account::Hold(wallet) | Account::Credit(wallet) => Some(*wallet),
            _ => None,
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Account::Cash(wallet) => write!(f, "cust:{wallet}:cash"),
            Account::Hold(wallet) => write!(f, "cust:{wallet}:hold"),
            Account::Credit(wallet) => write!(f, "cust:{wallet}:credit"),
            Account::Clearing(provider) => write!(f, "psp:{provider}:clearing"),
            Account::House(house) => write!(f, "broker:{}", house.word()),
            Account::Demo(house) => write!(f, "demo:{}", house.word()),
            Account::Exchange(currency) => write!(f, "fx:{currency}"),
            Account::PartnerPayable(partner) => write!(f, "partner:{partner}:payable"),
            Account::Coins(customer) => write!(f, "coin:{customer}"),
            Account::CoinsIssued => f.write_str("coin:issued"),
            Account::Suspense => f.write_str("suspense"),
        }
    }
}

impl FromStr for Account {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Account, Self::Err> {
        const EXPECTED: &str = "expected an account of the ledger such as cust:100001:cash or broker:trading";
        let mut parts = text.splitn(3, ':');
        let account = match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
            ("suspense", None, None) => Account::Suspense,
            ("coin", Some("issued"), None) => Account::CoinsIssued,
            ("coin", Some(customer), None) => Account::Coins(customer.parse()?),
            ("broker", Some(house), None) => Account::House(house.parse()?),
            ("demo", Some(house), None) => Account::Demo(house.parse()?),
            ("fx", Some(currency), None) => Account::Exchange(currency.parse().map_err(|_| EXPECTED)?),
            ("cust", Some(wallet), Some("cash")) => Account::Cash(wallet.parse()?),
            ("cust", Some(wallet), Some("hold")) => Account::Hold(wallet.parse()?),
            ("cust", Some(wallet), Some("credit")) => Account::Credit(wallet.parse()?),
            ("psp", Some(provider), Some("clearing")) => Account::clearing(provider),
            ("partner", Some(partner), Some("payable")) => Account::PartnerPayable(partner.parse()?),
            _ => return Err(EXPECTED),
        };
        Ok(account)
    }
}

impl ToBind for Account {
    fn bind(&self) -> Bind<'_> {
        Bind::Text(self.to_string().into())
    }
}

impl FromColumn for Account {
    fn from_column(column: Column<'_>) -> Result<Account> {
        match column {
            Column::Text(text) => text.parse().map_err(|expected| Problem::internal(format!("{text}: {expected}"))),
            _ => Err(Problem::internal("a column is not an account")),
        }
    }
}
