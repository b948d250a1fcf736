//! Commissions: what one deal pays.

use kernel::{Decimal, exact};

use crate::conversion::CurrencyIndex;
use crate::event::Deal;
use crate::fine::to_minor;
use crate::group::{ChargeOn, Commission, CommissionType};
use crate::market::Market;
use crate::plan::Planner;
use crate::rate::Rate;
use crate::reject::Reject;
use crate::wide;

/// The commission rule of a deal in the market it is made in.
pub(crate) struct Charges<'a> {
    pub market: &'a Market,
    pub listing: u32,
    pub account: CurrencyIndex,
}

impl Charges<'_> {
    /// The charge in units of 10^-8 of the account's currency, positive. `notional` is in the profit currency.
    pub fn amount(&self, rule: &Commission, lots: i64, notional: i128) -> Option<i128> {
        let rate = scaled(rule.rate)?;
        let conversions = &self.market.conversions;
        let instrument = &self.market.listing(self.listing).spec.instrument;
        let (amount, currency) = match rule.kind {
            CommissionType::PerLot => (wide::ratio(lots as i128, &[rate], &[wide::POW10[8]])?, rule.currency),
            CommissionType::PerMillion => {
                let in_usd = self.to_usd()?.apply(notional)?;
                (wide::ratio(in_usd, &[rate], &[wide::POW10[14]])?, kernel::Currency::USD)
            }
            CommissionType::Percent => (wide::ratio(notional, &[rate], &[wide::POW10[10]])?, instrument.currency),
        };
        let own = rule.kind == CommissionType::Percent && self.market.currencies_of(self.listing)[0].is_none();
        let to_account = |currency| if own { Some(Rate::ONE) } else { self.market.rate(conversions.index(currency)?, self.account) };
        let charge = to_account(currency)?.apply(amount)?;
        match rule.minimum {
            Some(minimum) => {
                let rate = self.market.rate(conversions.index(rule.currency)?, self.account)?;
                Some(charge.max(rate.apply(scaled(minimum)? as i128)?))
            }
            None => Some(charge),
        }
    }

    fn to_usd(&self) -> Option<Rate> {
        let from = self.market.currencies_of(self.listing)[0].unwrap_or(self.account);
        self.market.rate(from, self.market.conversions.index(kernel::Currency::USD)?)
    }
}

fn scaled(value: Decimal) -> Option<u64> {
    exact::scale(value, 8).ok().and_then(|units| u64::try_from(units).ok())
}

impl Planner<'_> {
    /// Minor units the deal pays, negative; posted at the deal, not accrued.
    pub fn commission(&self, listing: u32, opening: bool, deal: &Deal) -> Result<i64, Reject> {
        let Some(rule) = &self.market.terms(self.place.group, listing).commission else { return Ok(0) };
        let charged = match rule.charge_on {
            ChargeOn::Both => true,
            ChargeOn::Open => opening,
            ChargeOn::Close => !opening,
        };
        if !charged {
            return Ok(0);
        }
        let notional = wide::from_squared(deal.price.raw() as i128 * deal.units as i128);
        let charges = Charges { market: self.market, listing, account: self.place.currency };
        let amount = charges.amount(rule, deal.lots.raw(), notional).ok_or(Reject::NoConversionRate)?;
        Ok(-wide::saturated(to_minor(amount, self.account.currency)))
    }
}
