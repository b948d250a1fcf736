//! What goes over the wire, both ways.

use engine::{Book, Symbol, Total};
use kernel::money::amount_text;
use kernel::{Currency, PositionId, Timestamp, WalletId};
use money::wallets::shown::{self, Standing};
use serde::{Deserialize, Serialize};

use crate::orders::model::Order;
use crate::positions::model::Position;

/// Symbols that one socket may follow.
pub const MOST_SYMBOLS: usize = 200;

/// A client's message.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Asked {
    Hello(Hello),
    #[serde(rename_all = "camelCase")]
    Wallet {
        #[serde(default)]
        wallet_id: Option<WalletId>,
    },
    Subscribe {
        quotes: Vec<String>,
    },
    Unsubscribe {
        quotes: Vec<String>,
    },
    Ping,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hello {
    pub token: String,
    /// The number of the last event that this client has seen.
    #[serde(default)]
    pub last_seq: Option<i64>,
    #[serde(default)]
    pub quotes: Vec<String>,
    /// Whose group's prices are wanted, and whose positions are valued with each; the first live wallet's prices when nothing is said.
    #[serde(default)]
    pub wallet_id: Option<WalletId>,
}

impl Asked {
    pub fn read(text: &str) -> Option<Asked> {
        serde_json::from_str(text).ok()
    }
}

/// The symbols of a list, each one readable and all of them few enough.
pub fn symbols(named: &[String]) -> Option<Vec<Symbol>> {
    if named.len() > MOST_SYMBOLS {
        return None;
    }
    named.iter().map(|name| name.parse().ok()).collect()
}

/// A message to the client.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Told {
    Welcome {
        /// The number of the last event there is.
        seq: i64,
        /// Whether everything since the client's last event follows; if not, the client reads its lists again.
        resumed: bool,
    },
    Wallet {
        /// Whose prices follow from here on.
        wallet_id: Option<WalletId>,
    },
    Quote {
        symbol: String,
        bid: String,
        ask: String,
        time: Timestamp,
    },
    Order {
        seq: i64,
        event: String,
        wallet_id: WalletId,
        order: Box<Order>,
    },
    Position {
        seq: i64,
        event: String,
        wallet_id: WalletId,
        position: Box<Position>,
    },
    Account(Box<Account>),
    Pong,
}

/// How a wallet stands; money as text with all its decimals.
#[derive(Serialize, Clone, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    pub wallet_id: WalletId,
    pub currency: String,
    pub balance: String,
    pub credit: String,
    /// The open results.
    pub profit: String,
    pub equity: String,
    pub margin: String,
    pub free_margin: String,
    /// Percent; none without margin.
    pub margin_level: Option<String>,
    pub withdrawable: String,
    pub margin_call: bool,
    pub stop_out: bool,
    pub open_positions: i64,
    /// What open positions are worth now, where that has changed; only of the wallet that the client follows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Worth>,
}

/// An open position at the latest price.
#[derive(Serialize, Clone, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Worth {
    pub id: PositionId,
    /// What it would close at.
    pub price: String,
    /// Gross.
    pub profit: String,
    pub swap: String,
    pub margin: String,
}

/// As the same figure is shown everywhere else: rounded half to even.
fn rounded(fine: Total, currency: Currency) -> String {
    amount_text(fine.minor(currency), currency)
}

impl Account {
    pub fn of(wallet: WalletId, standing: &Standing) -> Account {
        let figures = &standing.figures;
        let minor = |minor: i64| amount_text(minor, figures.currency);
        let fine = |fine: Total| rounded(fine, figures.currency);
        Account {
            seq: None,
            event: None,
            wallet_id: wallet,
            currency: figures.currency.to_string(),
            balance: minor(figures.balance_minor),
            credit: minor(figures.credit_minor),
            profit: fine(figures.floating),
            equity: fine(figures.equity),
            margin: fine(figures.margin),
            free_margin: fine(figures.margin_free),
            margin_level: figures.margin_level.map(|level| level.to_string()),
            withdrawable: minor(figures.withdrawable_minor),
            margin_call: figures.margin_call,
            stop_out: figures.stop_out,
            open_positions: standing.open_positions,
            positions: Vec::new(),
        }
    }

    /// With what each open position is worth. One whose quotes have not come yet is left out.
    pub fn valued(book: &Book, wallet: WalletId) -> Option<Account> {
        let (account, standing) = (book.account(wallet)?, shown::standing(book, wallet)?);
        let worth = |id: PositionId| {
            let live = book.position(wallet, id)?;
            let decimals = book.instrument(live.position.symbol)?.decimals;
            Some(Worth {
                id,
                price: live.price.fixed(decimals.into()),
                profit: rounded(live.profit, account.currency),
                swap: rounded(live.position.swap.into(), account.currency),
                margin: rounded(live.margin, account.currency),
            })
        };
        let positions = account.positions.iter().filter_map(|position| worth(position.id)).collect();
        Some(Account { positions, ..Account::of(wallet, &standing) })
    }
}
