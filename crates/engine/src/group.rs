//! Groups: the terms a set of accounts trades on.

use kernel::{Currency, Decimal, GroupId, exact};
use serde::{Deserialize, Serialize};

use crate::instrument::{Category, Instrument};
use crate::reject::Reject;
use crate::symbol::Symbol;

/// Which instruments a term is for; the most specific term wins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    Symbol(Symbol),
    Category(Category),
    All,
}

impl Scope {
    fn rank(self, instrument: &Instrument) -> Option<u8> {
        match self {
            Scope::Symbol(symbol) => (symbol == instrument.symbol).then_some(2),
            Scope::Category(category) => (category == instrument.category).then_some(1),
            Scope::All => Some(0),
        }
    }
}

/// Points taken off the bid and put on the ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Markup {
    pub scope: Scope,
    pub bid_points: i64,
    pub ask_points: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommissionType {
    /// `lots × rate`.
    PerLot,
    /// `notional in USD / 1,000,000 × rate`.
    PerMillion,
    /// `notional × rate / 100`, in the instrument's currency.
    Percent,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChargeOn {
    Open,
    Close,
    Both,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Commission {
    pub scope: Scope,
    pub kind: CommissionType,
    #[serde(with = "crate::wire")]
    pub rate: Decimal,
    /// Of the rate for PER_LOT and of the minimum; PER_MILLION is in USD, PERCENT in the instrument's currency.
    pub currency: Currency,
    pub charge_on: ChargeOn,
    /// The least one deal pays, in `currency`.
    #[serde(default, with = "crate::wire::optional")]
    pub minimum: Option<Decimal>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StopOutStrategy {
    #[default]
    LargestLossFirst,
    LargestMarginFirst,
    SmartPartial,
}

/// What becomes of credit when the client's own money is gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CreditMode {
    #[default]
    LossAndMargin,
    MarginOnly,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MarginMode {
    #[default]
    FixedAtOpen,
    Floating,
}

/// A regulator's caps on leverage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LeverageProfile {
    EsmaRetail,
}

impl LeverageProfile {
    /// 30 major pairs; 20 other pairs, gold, major indices; 10 other commodities and indices; 5 equities; 2 crypto.
    pub fn cap(self, category: Category, major: bool) -> u32 {
        match (category, major) {
            (Category::Currencies, true) => 30,
            (Category::Currencies, false) => 20,
            (Category::Indices | Category::Commodities, true) => 20,
            (Category::Indices | Category::Commodities, false) => 10,
            (Category::Equities, _) => 5,
            (Category::Cryptos, _) => 2,
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    pub id: GroupId,
    pub leverage: u32,
    pub leverage_profile: Option<LeverageProfile>,
    pub markups: Vec<Markup>,
    pub commissions: Vec<Commission>,
    /// Percent.
    #[serde(with = "crate::wire")]
    pub margin_call_level: Decimal,
    /// Percent.
    #[serde(with = "crate::wire")]
    pub stop_out_level: Decimal,
    pub stop_out_strategy: StopOutStrategy,
    pub credit_mode: CreditMode,
    pub margin_mode: MarginMode,
    pub negative_balance_protection: bool,
    pub disable_swap_charges: bool,
    /// Hundredths of a percent of realized profit that is converted; 0 for none.
    pub conversion_fee_bps: u32,
    pub max_positions: Option<u32>,
    /// Whether accounts of the group may open at all.
    pub trading_enabled: bool,
}

/// A margin level in units of 10^-4 percent points of a percent: 50 % is 500,000.
pub type LevelUnits = i64;
pub const LEVEL_SCALE: u32 = 4;
/// 100 % in level units.
pub const LEVEL_ONE: i128 = 1_000_000;
/// A margin call clears this far above its level.
pub const CALL_HYSTERESIS: LevelUnits = 50_000;

impl Group {
    pub fn new(id: GroupId, leverage: u32) -> Group {
        Group {
            id,
            leverage,
            leverage_profile: None,
            markups: Vec::new(),
            commissions: Vec::new(),
            margin_call_level: Decimal::ONE_HUNDRED,
            stop_out_level: Decimal::from(50),
            stop_out_strategy: StopOutStrategy::LargestLossFirst,
            credit_mode: CreditMode::LossAndMargin,
            margin_mode: MarginMode::FixedAtOpen,
            negative_balance_protection: true,
            disable_swap_charges: false,
            conversion_fee_bps: 0,
            max_positions: None,
            trading_enabled: true,
        }
    }

    pub fn check(&self) -> Result<(LevelUnits, LevelUnits), Reject> {
        let level = |value: Decimal, field| match exact::scale(value, LEVEL_SCALE) {
            Ok(units) if (0..=1_000_000_000).contains(&units) => Ok(units),
            _ => Err(Reject::invalid(field, "a percentage of at most 4 decimals")),
        };
        let call = level(self.margin_call_level, "marginCallLevel")?;
        let stop_out = level(self.stop_out_level, "stopOutLevel")?;
        if stop_out > call {
            return Err(Reject::invalid("stopOutLevel", "at most the margin call level"));
        }
        if self.leverage == 0 {
            return Err(Reject::invalid("leverage", "at least 1"));
        }
        if self.markups.iter().any(|m| m.bid_points < 0 || m.ask_points < 0) {
            return Err(Reject::invalid("markups", "points of zero or more"));
        }
        if self.commissions.iter().any(|c| c.rate.is_sign_negative() && !c.rate.is_zero()) {
            return Err(Reject::invalid("commissions", "a rate of zero or more"));
        }
        Ok((call, stop_out))
    }

    pub fn markup_for(&self, instrument: &Instrument) -> Option<&Markup> {
        self.markups.iter().filter_map(|m| Some((m.scope.rank(instrument)?, m))).max_by_key(|(rank, _)| *rank).map(|(_, m)| m)
    }

    pub fn commission_for(&self, instrument: &Instrument) -> Option<&Commission> {
        self.commissions.iter().filter_map(|c| Some((c.scope.rank(instrument)?, c))).max_by_key(|(rank, _)| *rank).map(|(_, c)| c)
    }
}
