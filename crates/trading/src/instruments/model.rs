//! Instruments as they are stored and as they go over the wire.

use engine::{CalcMode, Category, Instrument, InstrumentStatus, Quote, SessionRow, StakeCurrency, StakeMode, SwapMode, Symbol};
use kernel::{Currency, Exact, Lots, Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words::{read_word, word};

/// An instrument as the engine trades it, with what people see of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub instrument: Instrument,
    pub description: String,
    pub sizes: Vec<InstrumentSize>,
    pub sort: i64,
    pub image: Option<String>,
}

/// A preset of the order ticket; it limits nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InstrumentSize {
    #[serde(default)]
    pub label: Option<String>,
    pub size: Lots,
}

/// One session of the week; half-open, in the instrument's time zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TradingSession {
    /// 0 is Sunday.
    pub day: u8,
    /// HH:MM
    pub open: String,
    /// HH:MM, up to 24:00
    pub close: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InstrumentView {
    pub symbol: String,
    pub description: String,
    pub margin_currency: String,
    pub currency: String,
    pub category: String,
    pub decimals: u8,
    pub profit_calc_mode: String,
    pub margin_calc_mode: String,
    pub sizes: Vec<InstrumentSize>,
    pub margin_percentage: Exact,
    pub hedged_margin_percentage: Exact,
    pub trading_hours: Vec<TradingSession>,
    pub timezone: String,
    pub swap_mode: String,
    pub swap_long: Exact,
    pub swap_short: Exact,
    #[serde(rename = "swap3DayWeekday")]
    pub swap_3day_weekday: Option<u8>,
    pub stake_mode: String,
    pub contract_size: Exact,
    pub min_order_size: Lots,
    pub max_order_size: Lots,
    pub step_order_size: Lots,
    pub max_leverage: Option<u32>,
    pub status: String,
    pub sort: i64,
    pub image_url: Option<String>,
    /// Null until the first quote.
    pub bid: Option<String>,
    pub ask: Option<String>,
}

impl Listed {
    pub fn view(&self, quote: Option<Quote>) -> InstrumentView {
        let i = &self.instrument;
        let price = |price: kernel::Price| price.fixed(i.decimals.into());
        let session = |row: &SessionRow| TradingSession { day: row.day, open: row.open.clone(), close: row.close.clone() };
        InstrumentView {
            symbol: i.symbol.to_string(),
            description: self.description.clone(),
            margin_currency: i.margin_currency.to_string(),
            currency: i.currency.to_string(),
            category: word(&i.category),
            decimals: i.decimals,
            profit_calc_mode: word(&i.profit_calc_mode),
            margin_calc_mode: word(&i.margin_calc_mode),
            sizes: self.sizes.clone(),
            margin_percentage: Exact(i.margin_percentage),
            hedged_margin_percentage: Exact(i.hedged_margin_percentage),
            trading_hours: i.trading_hours.iter().map(session).collect(),
            timezone: i.timezone.clone(),
            swap_mode: word(&i.swap_mode),
            swap_long: Exact(i.swap_long),
            swap_short: Exact(i.swap_short),
            swap_3day_weekday: i.swap_3day_weekday,
            stake_mode: word(&i.stake_mode),
            contract_size: Exact(i.contract_size),
            min_order_size: i.min_order_size,
            max_order_size: i.max_order_size,
            step_order_size: i.step_order_size,
            max_leverage: i.max_leverage,
            status: word(&i.status),
            sort: self.sort,
            image_url: self.image.clone(),
            bid: quote.map(|quote| price(quote.bid)),
            ask: quote.map(|quote| price(quote.ask)),
        }
    }
}

/// What an instrument is made or changed with.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InstrumentInput {
    pub symbol: String,
    #[serde(default)]
    pub description: Option<String>,
    pub margin_currency: String,
    pub currency: String,
    pub category: String,
    pub decimals: u8,
    pub profit_calc_mode: String,
    pub margin_calc_mode: String,
    pub sizes: Vec<InstrumentSize>,
    pub margin_percentage: Exact,
    pub hedged_margin_percentage: Exact,
    pub trading_hours: Vec<TradingSession>,
    /// IANA name; America/New_York when nothing is said.
    #[serde(default)]
    pub timezone: Option<String>,
    pub swap_mode: String,
    pub swap_long: Exact,
    pub swap_short: Exact,
    #[serde(default, rename = "swap3DayWeekday")]
    pub swap_3day_weekday: Option<u8>,
    pub stake_mode: String,
    pub contract_size: Exact,
    pub min_order_size: Lots,
    pub max_order_size: Lots,
    /// The smallest size when nothing is said.
    #[serde(default)]
    pub step_order_size: Option<Lots>,
    #[serde(default)]
    pub max_leverage: Option<u32>,
    pub status: String,
    #[serde(default)]
    pub sort: Option<i64>,
    #[serde(default)]
    pub filename: Option<String>,
    #[serde(default)]
    pub file: Option<String>,
}

fn one_of<T: serde::de::DeserializeOwned>(field: &str, text: &str, expected: &str) -> Result<T> {
    read_word(text).ok_or_else(|| Problem::invalid(field, format!("expected one of {expected}")))
}

fn currency(field: &str, text: &str) -> Result<Currency> {
    text.parse().map_err(|expected| Problem::invalid(field, expected))
}

pub fn symbol(field: &str, text: &str) -> Result<Symbol> {
    text.parse().map_err(|expected| Problem::invalid(field, expected))
}

impl InstrumentInput {
    /// The instrument that is meant; `before` keeps what the input has no field for. The engine judges the whole afterwards.
    pub fn listed(self, before: Option<&Listed>) -> Result<Listed> {
        if self.file.is_some() {
            return Err(Problem::invalid("file", "pictures of instruments cannot be sent here"));
        }
        let symbol = symbol("symbol", &self.symbol)?;
        let description = self.description.or_else(|| before.map(|b| b.description.clone())).unwrap_or_else(|| symbol.to_string());
        if description.chars().count() > 200 {
            return Err(Problem::invalid("description", "at most 200 characters"));
        }
        if self.sizes.len() > 50 || self.sizes.iter().any(|size| size.label.as_ref().is_some_and(|label| label.chars().count() > 50)) {
            return Err(Problem::invalid("sizes", "at most 50 sizes with labels of at most 50 characters"));
        }
        if let Some(at) = self.sizes.iter().position(|size| size.size.raw() <= 0) {
            return Err(Problem::invalid(format!("sizes[{at}].size"), "a size above 0"));
        }
        if self.trading_hours.len() > 100 {
            return Err(Problem::invalid("tradingHours", "at most 100 sessions"));
        }
        let category: Category = one_of("category", &self.category, "currencies, indices, commodities, cryptos, equities")?;
        let (currency, margin_currency) = (currency("currency", &self.currency)?, currency("marginCurrency", &self.margin_currency)?);
        let exchanged = matches!(category, Category::Currencies | Category::Cryptos) && margin_currency != currency;
        let kept = before.map(|before| &before.instrument);
        let session = |row: TradingSession| SessionRow { day: row.day, open: row.open, close: row.close };
        let instrument = Instrument {
            symbol,
            category,
            base: if exchanged { Some(margin_currency) } else { None },
            currency,
            margin_currency,
            decimals: self.decimals,
            pip_position: kept.and_then(|kept| kept.pip_position),
            contract_size: self.contract_size.0,
            min_order_size: self.min_order_size,
            max_order_size: self.max_order_size,
            step_order_size: self.step_order_size.or(kept.map(|kept| kept.step_order_size)).unwrap_or(self.min_order_size),
            stake_mode: one_of::<StakeMode>("stakeMode", &self.stake_mode, "LOTS, SPREAD_BETTING")?,
            stake_currency: kept.map_or(StakeCurrency::Account, |kept| kept.stake_currency),
            profit_calc_mode: one_of::<CalcMode>("profitCalcMode", &self.profit_calc_mode, "FOREX, CFD")?,
            margin_calc_mode: one_of::<CalcMode>("marginCalcMode", &self.margin_calc_mode, "FOREX, CFD")?,
            margin_percentage: self.margin_percentage.0,
            hedged_margin_percentage: self.hedged_margin_percentage.0,
            max_leverage: self.max_leverage,
            major: kept.is_some_and(|kept| kept.major),
            swap_mode: one_of::<SwapMode>("swapMode", &self.swap_mode, "POINTS, DISABLED")?,
            swap_long: self.swap_long.0,
            swap_short: self.swap_short.0,
            swap_3day_weekday: self.swap_3day_weekday,
            trading_hours: self.trading_hours.into_iter().map(session).collect(),
            timezone: self.timezone.or_else(|| kept.map(|kept| kept.timezone.clone())).unwrap_or_else(|| "America/New_York".into()),
            status: one_of::<InstrumentStatus>("status", &self.status, "ENABLED, CLOSE_ONLY, DISABLED")?,
            stale_threshold_ms: kept.map_or(10_000, |kept| kept.stale_threshold_ms),
            min_stop_distance_points: kept.map_or(0, |kept| kept.min_stop_distance_points),
            gap_level_points: kept.and_then(|kept| kept.gap_level_points),
        };
        let sort = self.sort.or(before.map(|before| before.sort)).unwrap_or(1_000);
        Ok(Listed { instrument, description, sizes: self.sizes, sort, image: before.and_then(|before| before.image.clone()) })
    }
}
