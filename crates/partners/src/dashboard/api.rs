//! The partner's dashboard over HTTP.

use std::collections::BTreeMap;

use foundation::auth::Affiliate;
use foundation::db::Read;
use foundation::http::{Answer, Json};
use kernel::{Currency, CustomerId, Day, Exact, Result, Timestamp};
use money::amounts::sum_decimal;
use schemars::JsonSchema;
use serde::Serialize;

use super::queries::{self, SignIn, Span};

/// Days of the charts, today included.
const CHART_DAYS: i32 = 30;

/// A day of a chart.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReferralDay {
    /// The UTC day.
    date: String,
    sign_ups: i64,
    /// Referrals whose first deposit was on this day.
    funded: i64,
    /// US dollars traded.
    volume: Exact,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AffiliateDashboard {
    sign_ups_last_month: i64,
    #[serde(rename = "signupsThisMonth")]
    sign_ups_this_month: i64,
    funded_last_month: i64,
    funded_this_month: i64,
    /// US dollars; nothing is earned before there is a commission plan.
    earnings_last_month: Exact,
    earnings_this_month: Exact,
    cpas_last_month: i64,
    cpas_this_month: i64,
    /// US dollars traded by referrals.
    volumes_last_month: Exact,
    volumes_this_month: Exact,
    /// US dollars, since the beginning.
    total_balance: Exact,
    unpaid_balance: Exact,
    total_logins_last_month: i64,
    total_logins_this_month: i64,
    #[serde(rename = "last5SignIns")]
    last_sign_ins: Vec<SignIn>,
    /// All referrals, and how many of them have deposited and traded.
    total_sign_ups: i64,
    total_funded: i64,
    total_active: i64,
    days: Vec<ReferralDay>,
    /// What stands in the partner's link; none until they have one.
    ref_key: Option<String>,
    /// When the figures were counted.
    as_of: Timestamp,
    /// Of the sums.
    currency: String,
}

pub async fn show(partner: Affiliate) -> Answer<Json<AffiliateDashboard>> {
    let id = partner.id()?;
    Ok(Json(partner.read(move |read| dashboard(read, id)).await?))
}

fn dashboard(read: &mut Read<'_>, id: CustomerId) -> Result<AffiliateDashboard> {
    let now = read.now();
    let (this, last) = (Span::month_of(now.day()), Span::month_before(now.day()));
    let (so_far, before) = (Month::of(read, id, this)?, Month::of(read, id, last)?);
    let totals = queries::totals(read, id)?;
    let earned = Exact(people::customers::figures::partner_earnings(read, id)?.to_decimal());
    Ok(AffiliateDashboard {
        sign_ups_last_month: before.sign_ups,
        sign_ups_this_month: so_far.sign_ups,
        funded_last_month: before.funded,
        funded_this_month: so_far.funded,
        earnings_last_month: Exact::ZERO,
        earnings_this_month: Exact::ZERO,
        cpas_last_month: 0,
        cpas_this_month: 0,
        volumes_last_month: before.volume,
        volumes_this_month: so_far.volume,
        total_balance: earned,
        unpaid_balance: earned,
        total_logins_last_month: before.logins,
        total_logins_this_month: so_far.logins,
        last_sign_ins: queries::last_sign_ins(read, id)?,
        total_sign_ups: totals.sign_ups,
        total_funded: totals.funded,
        total_active: totals.active,
        days: days(read, id, now.day())?,
        ref_key: queries::ref_key(read, id)?,
        as_of: now,
        currency: Currency::USD.to_string(),
    })
}

struct Month {
    sign_ups: i64,
    funded: i64,
    volume: Exact,
    logins: i64,
}

impl Month {
    fn of(read: &mut Read<'_>, id: CustomerId, span: Span) -> Result<Month> {
        Ok(Month {
            sign_ups: queries::sign_ups(read, id, span)?.sum(),
            funded: queries::funded(read, id, span)?.sum(),
            volume: usd(queries::volume(read, id, span)?.sum()),
            logins: queries::logins(read, id, span)?,
        })
    }
}

fn days(read: &mut Read<'_>, id: CustomerId, today: Day) -> Result<Vec<ReferralDay>> {
    let span = Span { first: Day::from_number(today.number() - CHART_DAYS + 1), end: today.next() };
    let sign_ups: BTreeMap<i64, i64> = queries::sign_ups(read, id, span)?.rows().collect();
    let funded: BTreeMap<i64, i64> = queries::funded(read, id, span)?.rows().collect();
    let volume: BTreeMap<i64, i128> = queries::volume(read, id, span)?.rows().collect();
    let on = |days: &BTreeMap<i64, i64>, number: i32| days.get(&i64::from(number)).copied().unwrap_or_default();
    let all = (span.first.number()..span.end.number()).map(|number| ReferralDay {
        date: Day::from_number(number).to_string(),
        sign_ups: on(&sign_ups, number),
        funded: on(&funded, number),
        volume: usd(volume.get(&i64::from(number)).copied().unwrap_or_default()),
    });
    Ok(all.collect())
}

fn usd(minor: i128) -> Exact {
    Exact(sum_decimal(minor, Currency::USD.decimals()))
}
