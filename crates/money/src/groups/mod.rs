//! Groups, as wallets need them: currency, leverage and terms. Their operations are trading's, which stands above.
//!
//! Invariants
//! - A group's currency and whether it is demo never change: wallets have theirs from it.

pub mod queries;
pub mod shown;

pub use queries::{all, delete, exists, find, find_named, for_currency, insert, next_id, update};

use engine::{CreditMode, LeverageProfile, MarginMode, StopOutStrategy};
use kernel::{Currency, Decimal, GroupId, Timestamp};

/// The terms a set of wallets trades on.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub currency: Currency,
    pub is_demo: bool,
    pub leverage: u32,
    pub leverage_profile: Option<LeverageProfile>,
    pub adapter_name: String,
    pub disable_swap_charges: bool,
    pub margin_call_level: Decimal,
    pub stop_out_level: Decimal,
    pub stop_out_strategy: StopOutStrategy,
    pub credit_mode: CreditMode,
    pub margin_mode: MarginMode,
    pub negative_balance_protection: bool,
    pub conversion_fee_bps: u32,
    pub max_positions: Option<u32>,
    pub trading_enabled: bool,
    pub markups: Vec<engine::Markup>,
    pub commissions: Vec<engine::Commission>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Group {
    /// What the book knows of it.
    pub fn terms(&self) -> engine::Group {
        engine::Group {
            id: self.id,
            leverage: self.leverage,
            leverage_profile: self.leverage_profile,
            markups: self.markups.clone(),
            commissions: self.commissions.clone(),
            margin_call_level: self.margin_call_level,
            stop_out_level: self.stop_out_level,
            stop_out_strategy: self.stop_out_strategy,
            credit_mode: self.credit_mode,
            margin_mode: self.margin_mode,
            negative_balance_protection: self.negative_balance_protection,
            disable_swap_charges: self.disable_swap_charges,
            conversion_fee_bps: self.conversion_fee_bps,
            max_positions: self.max_positions,
            trading_enabled: self.trading_enabled,
        }
    }
}
