//! Operations on exchange rates.

use foundation::audit;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::auth::{SignedIn, Staff};
use foundation::http::{Answer, Json, Path, Query, Reply};
use kernel::exact::Exact;
use kernel::{Currency, Decimal, ExchangeRateId, Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::queries::{self, MANUAL, MARKET, SetRate};
use crate::book::Books;
use crate::rates;

/// A rate of a pair of currencies. MANUAL rates are set by staff; a MARKET rate is the mid price of the moment.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExchangeRate {
    id: ExchangeRateId,
    from_currency: Currency,
    to_currency: Currency,
    source: String,
    /// Units of `toCurrency` for one of `fromCurrency`; null for a MARKET rate while no price is known.
    rate: Option<Exact>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RateInput {
    from_currency: Currency,
    to_currency: Currency,
    /// MANUAL or MARKET.
    source: String,
    /// Required for MANUAL.
    #[serde(default)]
    rate: Option<Exact>,
}

impl RateInput {
    fn checked(self, id: ExchangeRateId) -> Result<SetRate> {
        if self.from_currency == self.to_currency {
            return Err(Problem::invalid("toCurrency", "expected another currency than fromCurrency"));
        }
        let rate = match (self.source.as_str(), self.rate) {
            (MARKET, _) => None,
            (MANUAL, Some(Exact(rate))) if rate > Decimal::ZERO && rate < Decimal::from(1_000_000_000) => Some(rate.normalize()),
            (MANUAL, _) => return Err(Problem::invalid("rate", "expected a number above 0 and below 1000000000")),
            _ => return Err(Problem::invalid("source", "expected MANUAL or MARKET")),
        };
        Ok(SetRate { id, from: self.from_currency, to: self.to_currency, source: self.source, rate })
    }
}

fn shown(set: SetRate) -> ExchangeRate {
    ExchangeRate { id: set.id, from_currency: set.from, to_currency: set.to, source: set.source, rate: set.rate.map(Exact) }
}

fn as_audited(set: &SetRate) -> serde_json::Value {
    serde_json::json!({ "from": set.from, "to": set.to, "source": set.source, "rate": set.rate.map(Exact) })
}

/// All rates that are set, MARKET rates at the mid price of this moment.
pub async fn list(staff: Staff<ReadSettings>) -> Answer<Json<Vec<ExchangeRate>>> {
    let mut found = staff.read(queries::all).await?;
    let pairs: Vec<(Currency, Currency)> = found.iter().map(|set| (set.from, set.to)).collect();
    let market = staff
        .brand()
        .look_at_book(move |book| {
            Ok(pairs.into_iter().map(|(from, to)| book.rate(from, to).map(|rate| rate.to_decimal())).collect::<Vec<_>>())
        })
        .await?;
    for (set, market) in found.iter_mut().zip(market) {
        if set.source == MARKET {
            set.rate = market;
        }
    }
    Ok(Json(found.into_iter().map(shown).collect()))
}

pub async fn create(staff: Staff<WriteSettings>, Json(input): Json<RateInput>) -> Answer<Reply<ExchangeRate>> {
    let by = staff.actor();
    let input = input.checked(ExchangeRateId::from_uuid(uuid::Uuid::nil()))?;
    staff
        .create(move |tx| {
            let set = SetRate { id: tx.new_id(), ..input.clone() };
            if queries::find(tx, set.from, set.to)?.is_some() {
                return Err(Problem::conflict("already_exists").because("There is a rate for these two currencies."));
            }
            queries::insert(tx, &set)?;
            audit::record(tx, &by, "exchange_rate.created", set.id, (), as_audited(&set))?;
            Ok(shown(set))
        })
        .await
}

pub async fn update(
    staff: Staff<WriteSettings>,
    Path(id): Path<ExchangeRateId>,
    Json(input): Json<RateInput>,
) -> Answer<Reply<ExchangeRate>> {
    let by = staff.actor();
    let set = input.checked(id)?;
    staff
        .change(move |tx| {
            let before = queries::by_id(tx, id)?;
            queries::update(tx, &set)?;
            audit::record(tx, &by, "exchange_rate.changed", id, as_audited(&before), as_audited(&set))?;
            Ok(shown(set.clone()))
        })
        .await
}

#[derive(Deserialize, JsonSchema)]
pub struct QuoteQuery {
    /// How the money is paid: the currency code of a payment in that currency (`EUR`), or a payment method.
    method: String,
    /// How much is to be converted.
    amount: Exact,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Quoted {
    exchange_rate: Exact,
}

/// The rate from the currency of a payment to US dollars; a method that is not a currency is paid in US dollars.
pub async fn quote(caller: SignedIn, Query(query): Query<QuoteQuery>) -> Answer<Json<Quoted>> {
    if query.amount.0 <= Decimal::ZERO {
        return Err(Problem::parameter("amount", "expected a number above 0").into());
    }
    if query.method.is_empty() || query.method.len() > 40 {
        return Err(Problem::parameter("method", "expected a currency code or a payment method").into());
    }
    let from: Currency = query.method.parse().unwrap_or(Currency::USD);
    // On the writer's desk, since a rate may come from the table or from the book.
    let rate = caller.brand().book(move |tx, desk| rates::between(tx, desk.book(), from, Currency::USD)).await?;
    match rate {
        Some(rate) => Ok(Json(Quoted { exchange_rate: Exact(rate.normalize()) })),
        None => Err(rates::no_rate(from, Currency::USD).into()),
    }
}
