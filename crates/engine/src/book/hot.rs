//! What a valuation reads of an account, packed together: memory, not arithmetic, is what a revaluation waits for.
//!
//! A copy of figures that the account itself holds, renewed whenever the account changes. It is used where margins are
//! FIXED_AT_OPEN, since then no figure but the floating result depends on prices. The copies of all accounts lie side by side, apart
//! from the accounts, so that going through them reads one stretch of memory.

use crate::account::Account;
use crate::conversion::CurrencyIndex;
use crate::figures::{Place, Sums, used_margin};
use crate::group::MarginMode;
use crate::market::Market;
use crate::order::Position;

#[derive(Clone, Copy)]
#[repr(C, packed(4))]
struct Row {
    /// Signed: negative for a short position.
    units: i64,
    open: i64,
    listing: u32,
}

#[derive(Clone, Default)]
pub(crate) struct Hot {
    rows: Box<[Row]>,
    /// Swap and carried roundings of all positions, units of 10^-8.
    accrued: i64,
    /// Used margin; negative when it has to be worked out at current prices.
    margin: i64,
    /// Balance and credit, units of 10^-8.
    own: i64,
    credit: i64,
    group: u32,
    currency: CurrencyIndex,
}

const AT_CURRENT_PRICES: i64 = -1;

impl Hot {
    /// Takes over what the account holds now.
    pub fn renew(&mut self, market: &Market, place: Place, account: &Account) {
        let row = |position: &Position| {
            let (units, open) = (position.units * position.side.sign(), position.open_price.raw());
            Row { units, open, listing: position.instrument }
        };
        match self.rows.len() == account.positions.len() {
            true => self.rows.iter_mut().zip(&account.positions).for_each(|(to, position)| *to = row(position)),
            false => self.rows = account.positions.iter().map(row).collect(),
        }
        self.accrued = account.positions.iter().map(|position| position.swap.0 + position.carry as i64).sum();
        (self.group, self.currency) = (place.group, place.currency);
        self.margin = self.packed(market, place, account).unwrap_or(AT_CURRENT_PRICES);
    }

    /// The margin, once all figures are known to fit; none when the account has to be valued as a whole.
    fn packed(&mut self, market: &Market, place: Place, account: &Account) -> Option<i64> {
        if market.group(place.group).group.margin_mode != MarginMode::FixedAtOpen {
            return None;
        }
        let per_minor = i64::from(place.per_minor);
        self.own = account.balance_minor.checked_mul(per_minor)?;
        self.credit = account.credit_minor.checked_mul(per_minor)?;
        i64::try_from(used_margin(market, place, account)?).ok()
    }

    /// The same sums as [`crate::figures::value`], from the packed copy, or from `whole` where it does not do.
    #[inline]
    pub fn value(&self, market: &Market, whole: impl FnOnce() -> Option<Sums>) -> Option<Sums> {
        if self.margin == AT_CURRENT_PRICES {
            return whole();
        }
        let mut floating = self.accrued as i128;
        let (listings, terms) = (market.listings.as_slice(), market.group(self.group).terms());
        for row in self.rows.iter().copied() {
            let at = row.listing as usize;
            let (listing, markup) = (&listings[at], terms[at].markup);
            if !listing.quoted() {
                return None;
            }
            let (units, open) = (row.units, row.open);
            let price = if units > 0 { listing.bid - markup.bid } else { listing.ask + markup.ask };
            floating += market.rate_of(listing, self.currency)?.value(price - open, units);
        }
        Some(Sums { own: self.own as i128, credit: self.credit as i128, floating, margin: self.margin as i128 })
    }
}
