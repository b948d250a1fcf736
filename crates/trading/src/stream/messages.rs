//! What goes over the wire, both ways.

use engine::Symbol;
use kernel::money::amount_text;
use kernel::{Timestamp, WalletId};
use money::wallets::shown::Standing;
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
    Subscribe { quotes: Vec<String> },
    Unsubscribe { quotes: Vec<String> },
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
    /// Whose group's prices are wanted; the first live wallet when nothing is said.
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
    Account(Account),
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
}

impl Account {
    pub fn of(wallet: WalletId, standing: &Standing) -> Account {
        let figures = &standing.figures;
        let minor = |minor: i64| amount_text(minor, figures.currency);
        let fine = |fine: engine::Fine| {
            let mut decimal = fine.to_decimal();
            decimal.rescale(figures.currency.decimals());
            decimal.to_string()
        };
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
        }
    }
}
