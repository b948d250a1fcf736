//! What a wallet is.

use engine::{Symbol, TradingType};
use kernel::{Currency, CustomerId, GroupId, Lots, Timestamp, WalletId};

foundation::words! {
    /// Which terminal it is traded with. NEO and PRO are our own; MT4 and MT5 come by adapters.
    pub enum Platform {
        Neo = "NEO",
        Pro = "PRO",
        Mt4 = "MT4",
        Mt5 = "MT5",
    }
}

foundation::words! {
    #[schemars(rename = "WalletStatus")]
    pub enum Status {
        Active = "ACTIVE",
        Disabled = "DISABLED",
    }
}

impl Platform {
    /// The server that partners' reports name: `neo-live`.
    pub fn server_tag(self, is_demo: bool) -> String {
        format!("{}-{}", self.word().to_ascii_lowercase(), if is_demo { "demo" } else { "live" })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Wallet {
    pub id: WalletId,
    pub customer_id: CustomerId,
    pub platform: Platform,
    pub server_tag: String,
    pub status: Status,
    pub currency: Currency,
    pub group_id: GroupId,
    /// Overrides the group's.
    pub leverage: Option<u32>,
    pub is_demo: bool,
    pub trading_type: TradingType,
    pub max_exposure: Vec<(Symbol, Lots)>,
    pub margin_call: bool,
    pub stop_out: bool,
    pub closed_by_stop_out: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A wallet to be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct NewWallet {
    pub customer: CustomerId,
    pub group: GroupId,
    pub platform: Platform,
    pub leverage: Option<u32>,
    pub trading_type: TradingType,
}
