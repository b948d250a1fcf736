//! What a valuation reads of an account, packed together: memory, not arithmetic, is what a revaluation waits for.
//!
//! A copy of figures that the account itself holds, renewed whenever the account changes. It is used where margins are
//! FIXED_AT_OPEN, since then no figure but the floating result depends on prices.

use crate::account::Account;
use crate::figures::{Place, Sums, used_margin, value};
use crate::group::MarginMode;
use crate::market::Market;

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
    rows: Vec<Row>,
    /// Swap and carried roundings of all positions, units of 10^-8.
    accrued: i64,
    /// Used margin; negative when it has to be worked out at current prices.
    margin: i64,
}

const AT_CURRENT_PRICES: i64 = -1;

impl Hot {
    /// Takes over what the account holds now.
    pub fn renew(&mut self, market: &Market, place: Place, account: &Account) {
        self.rows.clear();
        match self.rows.capacity() {
            // A restored account is packed tightly; one that grows gets room to grow.
            0 => self.rows.reserve_exact(account.positions.len()),
            _ => self.rows.reserve(account.positions.len()),
        }
        self.accrued = 0;
        for position in &account.positions {
            let (units, open) = (position.units * position.side.sign(), position.open_price.raw());
            self.rows.push(Row { units, open, listing: position.instrument });
            self.accrued += position.swap.0 + position.carry as i64;
        }
        let fixed = market.group(place.group).group.margin_mode == MarginMode::FixedAtOpen;
        let margin = if fixed { used_margin(market, place, account) } else { None };
        self.margin = margin.and_then(|margin| i64::try_from(margin).ok()).unwrap_or(AT_CURRENT_PRICES);
    }

    /// The same sums as [`value`], from the packed copy.
    #[inline]
    pub fn value(&self, market: &Market, place: Place, account: &Account) -> Option<Sums> {
        if self.margin == AT_CURRENT_PRICES {
            return value(market, place, account);
        }
        let mut floating = self.accrued as i128;
        let (listings, terms) = (market.listings.as_slice(), market.group(place.group).terms());
        for row in self.rows.iter().copied() {
            let at = row.listing as usize;
            let (listing, markup) = (&listings[at], terms[at].markup);
            if !listing.quoted() {
                return None;
            }
            let (units, open) = (row.units, row.open);
            let price = if units > 0 { listing.bid - markup.bid } else { listing.ask + markup.ask };
            floating += market.rate_of(listing, place.currency)?.value(price - open, units);
        }
        let per_minor = place.per_minor as i128;
        Some(Sums {
            own: account.balance_minor as i128 * per_minor,
            credit: account.credit_minor as i128 * per_minor,
            floating,
            margin: self.margin as i128,
        })
    }
}
