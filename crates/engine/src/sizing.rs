//! What a size asks for: the margin of one leg, the leverage that counts, the volume in lots.

use kernel::Lots;

use crate::conversion::CurrencyIndex;
use crate::instrument::{CalcMode, StakeMode};
use crate::market::Market;
use crate::rate::{Rate, ten_to};
use crate::wide;

impl Market {
    /// Wallet's or group's leverage, capped by the instrument and the regulator's profile.
    pub fn leverage(&self, group: u32, listing: u32, wallet: Option<u32>) -> u32 {
        let own = wallet.unwrap_or(self.group(group).group.leverage).max(1);
        self.terms(group, listing).leverage_cap.map_or(own, |cap| own.min(cap))
    }

    /// Margin of one leg in units of 10^-8 of the account's currency.
    ///
    /// FOREX: `units / leverage × percentage / 100`; CFD: `units × price × percentage / 100`; a FOREX stake: `units × price / leverage`.
    pub fn margin(&self, group: u32, index: u32, leverage: u32, units: i64, price: i64, rate: Rate) -> Option<i128> {
        const HUNDRED_PERCENT: u64 = 100_000_000;
        let listing = self.listing(index);
        let (low, high) = ten_to(rate.scale());
        let (units, ppm) = (units as i128, self.margin_ppm(group, index));
        let instrument = &listing.spec.instrument;
        match (instrument.margin_calc_mode, instrument.stake_mode) {
            (CalcMode::Forex, StakeMode::Lots) => {
                wide::ratio(units, &[ppm, rate.mantissa()], &[leverage as u64, HUNDRED_PERCENT, low, high])
            }
            (CalcMode::Cfd, _) => {
                wide::ratio(units * price as i128, &[ppm, rate.mantissa()], &[HUNDRED_PERCENT, wide::POW10[8], low, high])
            }
            (CalcMode::Forex, StakeMode::SpreadBetting) => {
                wide::ratio(units * price as i128, &[rate.mantissa()], &[leverage as u64, wide::POW10[8], low, high])
            }
        }
    }

    /// The margin percentage; under a regulator's profile a CFD pays at least what the cap on leverage asks.
    fn margin_ppm(&self, group: u32, index: u32) -> u64 {
        let spec = &self.listing(index).spec;
        let profile = self.group(group).group.leverage_profile;
        match (spec.instrument.margin_calc_mode, profile) {
            (CalcMode::Cfd, Some(profile)) => {
                let cap = profile.cap(spec.instrument.category, spec.instrument.major);
                spec.margin_ppm.max(100_000_000u64.div_ceil(cap as u64))
            }
            _ => spec.margin_ppm,
        }
    }

    /// A size in lots: the size itself, or the stake over what a pip of one lot is worth in the account's currency.
    pub fn lots(&self, index: u32, size: Lots, account: CurrencyIndex) -> Option<Lots> {
        let listing = self.listing(index);
        if listing.spec.instrument.stake_mode == StakeMode::Lots {
            return Some(size);
        }
        let from = self.conversions.index(listing.spec.instrument.currency)?;
        let to = self.currencies_of(index)[0].unwrap_or(account);
        let rate = self.rate(from, to)?;
        let (low, high) = ten_to(rate.scale());
        let pip_value = [rate.mantissa(), listing.spec.pip as u64, listing.spec.contract as u64];
        // stake ÷ (pip × contract × rate), where pip and contract are themselves in units of 10^-8.
        let lots = wide::ratio(size.raw() as i128, &[low, high, wide::POW10[16]], &pip_value)?;
        i64::try_from(lots).ok().map(Lots::from_raw)
    }
}
