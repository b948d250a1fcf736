//! The dashboard over HTTP.

use std::collections::BTreeMap;

use foundation::auth::Staff;
use foundation::auth::permission::ReadDashboard;
use foundation::db::Read;
use foundation::http::{Answer, Json, Query};
use kernel::{Currency, Day, Exact, Problem, Result, Timestamp};
use money::amounts::sum_decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::queries::{self, Days, Exposure, LeadStatus, Period};

/// A chart has at most so many days.
const MOST_DAYS: i64 = 732;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DashboardQuery {
    /// The first moment of the period, such as `2026-05-01T00:00:00Z`.
    period_start: Timestamp,
    /// The first moment after it.
    period_end: Timestamp,
}

/// A day of a chart.
#[derive(Serialize, JsonSchema)]
pub struct ChartPoint {
    /// The UTC day.
    date: String,
    /// A sum: US dollars or lots; the same as `count` where there is nothing to sum.
    value: Exact,
    count: i64,
}

/// The figures of one period.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeriodFigures {
    registrations: i64,
    leads: i64,
    logins: i64,
    /// Customers whose first deposit fell into the period.
    first_deposits: i64,
    deposits: i64,
    /// US dollars.
    deposits_usd: Exact,
    withdrawals: i64,
    /// US dollars.
    withdrawals_usd: Exact,
    positions_opened: i64,
    lots: Exact,
}

/// What waits for somebody, now.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queues {
    kyc_in_review: i64,
    withdrawals_pending: i64,
    /// US dollars.
    withdrawals_pending_usd: Exact,
    /// When the oldest of them was asked for.
    oldest_withdrawal: Option<Timestamp>,
}

/// What customers hold of a symbol, now; the house is on the other side.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SymbolExposure {
    symbol: String,
    positions: i64,
    long_lots: Exact,
    short_lots: Exact,
    /// Long less short.
    net_lots: Exact,
}

#[derive(Serialize, JsonSchema)]
pub struct LeadsByStatus {
    status: String,
    color: Option<String>,
    count: i64,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dashboard {
    total_registrations: i64,
    /// US dollars.
    total_deposits: Exact,
    /// Loyalty coins handed out; there is no loyalty programme yet.
    total_coins: i64,
    /// Messages and calls to and from customers and leads.
    total_messages: i64,
    /// Files handed out; none are offered yet.
    total_downloads: i64,
    /// Withdrawals that wait for a decision.
    pending_payouts: i64,
    registrations_chart: Vec<ChartPoint>,
    deposits_chart: Vec<ChartPoint>,
    withdrawals_chart: Vec<ChartPoint>,
    logins_chart: Vec<ChartPoint>,
    /// Positions opened; the value is their lots.
    trades_positions_chart: Vec<ChartPoint>,
    period: PeriodFigures,
    /// The period of the same length right before.
    previous_period: PeriodFigures,
    queues: Queues,
    exposure: Vec<SymbolExposure>,
    leads_by_status: Vec<LeadsByStatus>,
    /// When the figures were counted.
    as_of: Timestamp,
    /// Of the sums.
    currency: String,
}

pub async fn show(staff: Staff<ReadDashboard>, Query(wanted): Query<DashboardQuery>) -> Answer<Json<Dashboard>> {
    let (start, end) = (wanted.period_start, wanted.period_end);
    if end <= start {
        return Err(Problem::parameter("periodEnd", "expected a time after periodStart").into());
    }
    if end.since(start) > MOST_DAYS * 86_400_000_000 {
        return Err(Problem::parameter("periodEnd", format!("expected at most {MOST_DAYS} days after periodStart")).into());
    }
    Ok(Json(staff.read(move |read| dashboard(read, Period { start, end })).await?))
}

fn dashboard(read: &mut Read<'_>, period: Period) -> Result<Dashboard> {
    let before = Period { start: Timestamp::from_micros(period.start.micros() - period.end.since(period.start)), end: period.start };
    let (now, then) = (Counted::of(read, period)?, Counted::of(read, before)?);
    let withdrawals = queries::pending_withdrawals(read)?;
    Ok(Dashboard {
        total_registrations: now.registrations.count(),
        total_deposits: usd(now.deposits.sum()),
        total_coins: 0,
        total_messages: queries::messages(read, period)?,
        total_downloads: 0,
        pending_payouts: withdrawals.count,
        registrations_chart: chart(&now.registrations, period, None),
        deposits_chart: chart(&now.deposits, period, Some(usd)),
        withdrawals_chart: chart(&now.withdrawals, period, Some(usd)),
        logins_chart: chart(&now.logins, period, None),
        trades_positions_chart: chart(&now.positions, period, Some(lots)),
        period: now.figures(),
        previous_period: then.figures(),
        queues: Queues {
            kyc_in_review: queries::kyc_in_review(read)?,
            withdrawals_pending: withdrawals.count,
            withdrawals_pending_usd: usd(withdrawals.usd_minor),
            oldest_withdrawal: withdrawals.oldest,
        },
        exposure: queries::exposure(read)?.into_iter().map(SymbolExposure::from).collect(),
        leads_by_status: queries::leads_by_status(read)?.into_iter().map(LeadsByStatus::from).collect(),
        as_of: read.now(),
        currency: Currency::USD.to_string(),
    })
}

/// Everything about one period, by day.
struct Counted {
    registrations: Days,
    leads: Days,
    logins: Days,
    first_deposits: Days,
    deposits: Days,
    withdrawals: Days,
    positions: Days,
}

impl Counted {
    fn of(read: &mut Read<'_>, period: Period) -> Result<Counted> {
        Ok(Counted {
            registrations: queries::registrations(read, period)?,
            leads: queries::leads(read, period)?,
            logins: queries::logins(read, period)?,
            first_deposits: queries::first_deposits(read, period)?,
            deposits: queries::deposits(read, period)?,
            withdrawals: queries::withdrawals(read, period)?,
            positions: queries::positions(read, period)?,
        })
    }

    fn figures(&self) -> PeriodFigures {
        PeriodFigures {
            registrations: self.registrations.count(),
            leads: self.leads.count(),
            logins: self.logins.count(),
            first_deposits: self.first_deposits.count(),
            deposits: self.deposits.count(),
            deposits_usd: usd(self.deposits.sum()),
            withdrawals: self.withdrawals.count(),
            withdrawals_usd: usd(self.withdrawals.sum()),
            positions_opened: self.positions.count(),
            lots: lots(self.positions.sum()),
        }
    }
}

fn usd(minor: i128) -> Exact {
    Exact(sum_decimal(minor, Currency::USD.decimals()))
}

/// Sizes are stored in units of 10^-8.
fn lots(units: i128) -> Exact {
    Exact(sum_decimal(units, 8))
}

/// Every day of the period.
fn chart(days: &Days, period: Period, value: Option<fn(i128) -> Exact>) -> Vec<ChartPoint> {
    let known: BTreeMap<i64, (i64, i128)> = days.rows().map(|(day, count, sum)| (day, (count, sum))).collect();
    let (first, last) = (period.start.day(), Timestamp::from_micros(period.end.micros() - 1).day());
    (first.number()..=last.number())
        .map(|number| {
            let (count, sum) = known.get(&i64::from(number)).copied().unwrap_or_default();
            let value = value.map_or_else(|| Exact(count.into()), |value| value(sum));
            ChartPoint { date: Day::from_number(number).to_string(), value, count }
        })
        .collect()
}

impl From<Exposure> for SymbolExposure {
    fn from(of: Exposure) -> SymbolExposure {
        SymbolExposure {
            symbol: of.symbol,
            positions: of.positions,
            long_lots: lots(of.long),
            short_lots: lots(of.short),
            net_lots: lots(of.long - of.short),
        }
    }
}

impl From<LeadStatus> for LeadsByStatus {
    fn from(of: LeadStatus) -> LeadsByStatus {
        LeadsByStatus { status: of.status, color: of.color, count: of.count }
    }
}
