//! Instruments: what is traded, in which sizes, with which margin and swap.
//!
//! Invariants
//! - An instrument whose smallest and largest size are not multiples of its step does not exist.
//! - Units (`lots × contract size`, or `stake / pip`) are whole multiples of 10^-8: nothing is lost when a size becomes units.

use kernel::{Currency, Decimal, Lots, exact};
use serde::{Deserialize, Serialize};

use crate::hours::{Schedule, SessionRow};
use crate::reject::Reject;
use crate::symbol::Symbol;
use crate::wide;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    #[default]
    Currencies,
    Indices,
    Commodities,
    Cryptos,
    Equities,
}

/// What the size of an order means: lots, or money per pip.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StakeMode {
    #[default]
    Lots,
    SpreadBetting,
}

/// Whose currency a stake is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StakeCurrency {
    #[default]
    Account,
    Instrument,
}

/// FOREX divides by the leverage and is in the margin currency; CFD takes a percentage of the notional.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CalcMode {
    #[default]
    Forex,
    Cfd,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SwapMode {
    #[default]
    Points,
    Disabled,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InstrumentStatus {
    #[default]
    Enabled,
    CloseOnly,
    Disabled,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instrument {
    pub symbol: Symbol,
    pub category: Category,
    /// The asset that is bought with `currency`; without it the instrument never takes part in a conversion.
    pub base: Option<Currency>,
    /// Quote and profit currency.
    pub currency: Currency,
    pub margin_currency: Currency,
    /// Decimals of the price, 0 to 8; a point is `10^-decimals`.
    pub decimals: u8,
    /// Decimal place of the pip where it differs from the rule.
    pub pip_position: Option<u8>,
    #[serde(with = "crate::wire")]
    pub contract_size: Decimal,
    pub min_order_size: Lots,
    pub max_order_size: Lots,
    pub step_order_size: Lots,
    pub stake_mode: StakeMode,
    pub stake_currency: StakeCurrency,
    pub profit_calc_mode: CalcMode,
    pub margin_calc_mode: CalcMode,
    #[serde(with = "crate::wire")]
    pub margin_percentage: Decimal,
    /// What a matched pair costs, in percent of one leg.
    #[serde(with = "crate::wire")]
    pub hedged_margin_percentage: Decimal,
    pub max_leverage: Option<u32>,
    /// A major pair, a major index, gold: the higher of the regulator's two caps for its category.
    pub major: bool,
    pub swap_mode: SwapMode,
    /// Points per night, signed: negative is a charge.
    #[serde(with = "crate::wire")]
    pub swap_long: Decimal,
    #[serde(with = "crate::wire")]
    pub swap_short: Decimal,
    /// The server weekday whose night counts three times, 0 = Sunday.
    pub swap_3day_weekday: Option<u8>,
    pub trading_hours: Vec<SessionRow>,
    /// IANA name.
    pub timezone: String,
    pub status: InstrumentStatus,
    pub stale_threshold_ms: i64,
    pub min_stop_distance_points: i64,
    /// Inside this many points of the level a triggered order fills at the level, outside at the quote.
    pub gap_level_points: Option<i64>,
}

/// An instrument with what is worked out once from its definition.
#[derive(Clone, Debug)]
pub struct Spec {
    pub instrument: Instrument,
    pub schedule: Schedule,
    /// Price units (10^-8) in a point and in a pip.
    pub point: i64,
    pub pip: i64,
    /// Contract size in units of 10^-8.
    pub contract: i64,
    /// Percentages in units of 10^-6 percent.
    pub margin_ppm: u64,
    pub hedged_ppm: u64,
    /// Swap points in units of 10^-6.
    pub swap_long: i64,
    pub swap_short: i64,
}

impl Instrument {
    /// A pair with the usual settings; everything can be changed before it is defined.
    pub fn pair(symbol: Symbol, base: Currency, currency: Currency, decimals: u8) -> Instrument {
        Instrument {
            symbol,
            category: Category::Currencies,
            base: Some(base),
            currency,
            margin_currency: base,
            decimals,
            pip_position: None,
            contract_size: Decimal::from(100_000),
            min_order_size: Lots::from_raw(1_000_000),
            max_order_size: Lots::from_raw(100 * Lots::ONE.raw()),
            step_order_size: Lots::from_raw(1_000_000),
            stake_mode: StakeMode::Lots,
            stake_currency: StakeCurrency::Account,
            profit_calc_mode: CalcMode::Forex,
            margin_calc_mode: CalcMode::Forex,
            margin_percentage: Decimal::ONE_HUNDRED,
            hedged_margin_percentage: Decimal::ZERO,
            max_leverage: None,
            major: false,
            swap_mode: SwapMode::Points,
            swap_long: Decimal::ZERO,
            swap_short: Decimal::ZERO,
            swap_3day_weekday: Some(3),
            trading_hours: Vec::new(),
            timezone: "America/New_York".into(),
            status: InstrumentStatus::Enabled,
            stale_threshold_ms: 10_000,
            min_stop_distance_points: 0,
            gap_level_points: None,
        }
    }

    /// A contract for difference whose margin is `percent` of the notional.
    pub fn cfd(symbol: Symbol, category: Category, currency: Currency, decimals: u8, contract: i64, percent: Decimal) -> Instrument {
        Instrument {
            category,
            base: None,
            margin_currency: currency,
            contract_size: Decimal::from(contract),
            profit_calc_mode: CalcMode::Cfd,
            margin_calc_mode: CalcMode::Cfd,
            margin_percentage: percent,
            ..Instrument::pair(symbol, currency, currency, decimals)
        }
    }

    /// Checks the definition and works out what the book needs of it.
    pub fn spec(self) -> Result<Spec, Reject> {
        let bad = |field: &'static str, expected: &'static str| Reject::invalid(field, expected);
        if self.decimals > 8 {
            return Err(bad("decimals", "expected 0 to 8"));
        }
        let (min, max, step) = (self.min_order_size.raw(), self.max_order_size.raw(), self.step_order_size.raw());
        if step <= 0 || min <= 0 || max < min || min % step != 0 || max % step != 0 {
            return Err(bad("stepOrderSize", "minimum and maximum must be positive multiples of the step"));
        }
        let point = wide::POW10[8 - self.decimals as usize] as i64;
        let pip = self.pip_raw()?;
        let contract = exact::scale(self.contract_size, 8).map_err(|_| bad("contractSize", "at most 8 decimals"))?;
        let units = step as i128 * contract as i128;
        if contract <= 0 || (self.stake_mode == StakeMode::Lots && units % wide::ONE != 0) {
            return Err(bad("contractSize", "step × contract size must be a positive multiple of 0.00000001"));
        }
        let percent = |value: Decimal, field| match exact::scale(value, 6) {
            Ok(ppm) if (0..=100_000_000_000).contains(&ppm) => Ok(ppm as u64),
            _ => Err(bad(field, "a percentage of at most 6 decimals")),
        };
        let margin_ppm = percent(self.margin_percentage, "marginPercentage")?;
        let hedged_ppm = percent(self.hedged_margin_percentage, "hedgedMarginPercentage")?;
        let swap = |value: Decimal, field| exact::scale(value, 6).map_err(|_| bad(field, "at most 6 decimals"));
        let (swap_long, swap_short) = (swap(self.swap_long, "swapLong")?, swap(self.swap_short, "swapShort")?);
        if self.swap_3day_weekday.is_some_and(|day| day > 6) {
            return Err(bad("swap3DayWeekday", "0 (Sunday) to 6, or null"));
        }
        if self.stale_threshold_ms < 0 || self.min_stop_distance_points < 0 || self.max_leverage == Some(0) {
            return Err(bad("maxLeverage", "limits must not be negative or zero"));
        }
        let zone = Schedule::zone(&self.timezone).map_err(|expected| bad("timezone", expected))?;
        let schedule = Schedule::new(zone, &self.trading_hours).map_err(|expected| bad("tradingHours", expected))?;
        Ok(Spec { instrument: self, schedule, point, pip, contract, margin_ppm, hedged_ppm, swap_long, swap_short })
    }

    fn pip_raw(&self) -> Result<i64, Reject> {
        let place = match self.pip_position {
            Some(place) if place <= 8 => place,
            Some(_) => return Err(Reject::invalid("pipPosition", "expected 0 to 8")),
            None if self.category == Category::Currencies && matches!(self.decimals, 3 | 5) => self.decimals - 1,
            None => self.decimals,
        };
        Ok(wide::POW10[8 - place as usize] as i64)
    }
}

impl Spec {
    pub fn symbol(&self) -> Symbol {
        self.instrument.symbol
    }

    /// The size rules of an opening: within the limits and a multiple of the step, counted from zero.
    pub fn check_size(&self, size: Lots) -> Result<(), Reject> {
        let (min, max, step) = (self.instrument.min_order_size, self.instrument.max_order_size, self.instrument.step_order_size);
        if size < min {
            return Err(Reject::SizeTooSmall { min });
        }
        if size > max {
            return Err(Reject::SizeTooLarge { max });
        }
        if size.raw() % step.raw() != 0 {
            return Err(Reject::SizeStep { step });
        }
        Ok(())
    }

    /// A close may use any multiple of the step up to the open size, and always exactly what is open.
    pub fn check_close(&self, size: Lots, open: Lots) -> Result<(), Reject> {
        if size == open {
            return Ok(());
        }
        if size.raw() <= 0 {
            return Err(Reject::SizeTooSmall { min: self.instrument.step_order_size });
        }
        if size > open {
            return Err(Reject::SizeTooLarge { max: open });
        }
        match size.raw() % self.instrument.step_order_size.raw() {
            0 => Ok(()),
            _ => Err(Reject::SizeStep { step: self.instrument.step_order_size }),
        }
    }

    /// Units of a size, in units of 10^-8: profit is `units × price difference` in the profit currency.
    pub fn units(&self, size: Lots) -> Result<i64, Reject> {
        let units = match self.instrument.stake_mode {
            StakeMode::Lots => size.raw() as i128 * self.contract as i128 / wide::ONE,
            StakeMode::SpreadBetting => size.raw() as i128 * wide::ONE / self.pip as i128,
        };
        i64::try_from(units).map_err(|_| Reject::SizeTooLarge { max: self.instrument.max_order_size })
    }

    /// The currency profit is in: the quote currency, or that of the stake.
    pub fn profit_currency(&self, account: Currency) -> Currency {
        match (self.instrument.stake_mode, self.instrument.stake_currency) {
            (StakeMode::SpreadBetting, StakeCurrency::Account) => account,
            _ => self.instrument.currency,
        }
    }

    /// The currency margin is worked out in, before it is converted.
    pub fn margin_currency(&self, account: Currency) -> Currency {
        match (self.instrument.stake_mode, self.instrument.margin_calc_mode) {
            (StakeMode::Lots, CalcMode::Forex) => self.instrument.margin_currency,
            _ => self.profit_currency(account),
        }
    }

    /// Whether the margin depends on the price: always, but for FOREX lots.
    pub fn margin_follows_price(&self) -> bool {
        self.instrument.margin_calc_mode == CalcMode::Cfd || self.instrument.stake_mode == StakeMode::SpreadBetting
    }
}
