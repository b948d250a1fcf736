//! Questions to the book. None of them changes anything.

use kernel::{Currency, Decimal, GroupId, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::book::Book;
use crate::command::NewOrder;
use crate::event::{EventKind, Quote};
use crate::figures::{Figures, Sums, level_percent, position_margin, position_value};
use crate::fine::Total;
use crate::group::Group;
use crate::instrument::Instrument;
use crate::market::{Trading, TradingWindow};
use crate::order::{Position, Side};
use crate::plan::Planner;
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::Symbol;
use crate::wide;

/// An open position as it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenPosition<'a> {
    pub position: &'a Position,
    /// What it would close at.
    pub price: Price,
    /// Gross floating result in the account's currency.
    pub profit: Total,
    /// Margin of this position alone.
    pub margin: Total,
}

/// What an order ticket wants to know before the order is sent.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PreviewRequest {
    pub wallet: WalletId,
    pub symbol: Symbol,
    pub side: Side,
    pub size: Lots,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    pub price: Price,
    pub spread_points: i64,
    pub margin: Total,
    /// Of the opening, negative; minor units of the account's currency.
    pub commission_minor: i64,
    /// Of one single night, in the account's currency.
    pub swap_per_night: Total,
    pub margin_free_after: Total,
    #[serde(serialize_with = "crate::wire::optional::serialize")]
    pub margin_level_after: Option<Decimal>,
    pub allowed: bool,
    /// Why not.
    pub reason: Option<Reject>,
}

/// One symbol over the accounts asked about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exposure {
    pub symbol: Symbol,
    pub group: GroupId,
    pub is_demo: bool,
    pub long_lots: Total,
    pub short_lots: Total,
    /// Signed units, long minus short.
    pub net_units: Total,
    /// Value of the net units in USD at mid; none without quotes.
    pub net_usd: Option<Total>,
    /// Gross floating result of the clients in USD; none without quotes.
    pub floating_usd: Option<Total>,
    pub positions: u64,
}

impl Book {
    pub fn account(&self, wallet: WalletId) -> Option<&Account> {
        self.slot(wallet).map(|slot| &slot.account)
    }
    /// All accounts, in the order they were opened or restored.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.slots.iter().map(|slot| &slot.account)
    }
    /// Wallets that a [`crate::Command::Tick`] would do something for: orders whose time has come, and positions that can be
    /// closed now. Positions whose time has come while their market is closed or silent wait for a quote.
    pub fn due(&self, at: Timestamp) -> Vec<WalletId> {
        let mut due = Vec::new();
        self.ladders.iter().for_each(|ladder| ladder.ended(at.micros(), &mut due));
        due.sort_unstable();
        due.dedup();
        let accounts = due.into_iter().map(|index| &self.slots[index as usize].account);
        accounts.filter(|account| self.is_due(account, at)).map(|account| account.wallet).collect()
    }

    fn is_due(&self, account: &Account, at: Timestamp) -> bool {
        let mut ended = account.positions.iter().filter(|p| p.expires_at.is_some_and(|end| end.timestamp() <= at));
        let closes = ended.any(|p| self.market.is_tradable(p.instrument, at) && self.market.is_fresh(p.instrument, at));
        closes || account.orders.iter().any(|order| Planner::is_expired(order, at))
    }
    /// Wallets with open positions: those a rollover is run for.
    pub fn holders(&self) -> impl Iterator<Item = WalletId> {
        self.held_accounts().map(|(_, account)| account.wallet)
    }
    pub fn instrument(&self, symbol: Symbol) -> Option<&Instrument> {
        self.market.find(symbol).map(|index| &self.market.listing(index).spec.instrument)
    }
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.market.listings.iter().map(|listing| &listing.spec.instrument)
    }
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.market.group_index(id).map(|index| &self.market.group(index).group)
    }

    /// Figures at the current quotes; none for an unknown account, or while a quote it needs is missing.
    pub fn figures(&self, wallet: WalletId) -> Option<Figures> {
        let slot = self.slot(wallet)?;
        Some(Figures::of(&slot.account, &self.sums(wallet)?))
    }

    /// Values every account at the current quotes and returns the sum of all equities, units of 10^-8 of mixed currencies: a
    /// full revaluation, for checks and for the bench.
    pub fn total_equity_figures(&self) -> i128 {
        let accounts = self.slots.iter().zip(&self.hots);
        accounts.filter_map(|(slot, hot)| slot.sums(hot, &self.market)).map(|sums| sums.equity()).sum()
    }

    pub(crate) fn sums(&self, wallet: WalletId) -> Option<Sums> {
        let index = *self.by_wallet.get(&wallet)? as usize;
        self.slots[index].sums(&self.hots[index], &self.market)
    }

    /// An open position with its result and margin now.
    pub fn position(&self, wallet: WalletId, id: PositionId) -> Option<OpenPosition<'_>> {
        let slot = self.slot(wallet)?;
        let position = slot.account.position(id)?;
        let (bid, ask) = self.market.client(slot.place.group, position.instrument);
        Some(OpenPosition {
            position,
            price: Price::from_raw(if position.side == Side::Buy { bid } else { ask }),
            profit: Total(position_value(&self.market, slot.place, position)?),
            margin: Total(position_margin(&self.market, slot.place, slot.account.leverage, position)?),
        })
    }

    /// The latest raw quote and when it came.
    pub fn raw_quote(&self, symbol: Symbol) -> Option<(Timestamp, Quote)> {
        let index = self.market.find(symbol)?;
        let listing = self.market.listing(index);
        listing.quoted().then(|| (listing.quoted_at, self.market.raw_quote(index)))
    }

    /// The latest quote with a group's markup.
    pub fn quote_for(&self, symbol: Symbol, group: GroupId) -> Option<(Timestamp, Quote)> {
        let index = self.market.find(symbol)?;
        let group = self.market.group_index(group)?;
        let listing = self.market.listing(index);
        listing.quoted().then(|| (listing.quoted_at, self.market.client_quote(group, index)))
    }

    /// The rate at mid by the configured or found path.
    pub fn rate(&self, from: Currency, to: Currency) -> Option<Rate> {
        if from == to {
            return Some(Rate::ONE);
        }
        self.market.rate(self.market.conversions.index(from)?, self.market.conversions.index(to)?)
    }

    /// Whether the instrument executes at this time, and how long that stays so.
    pub fn trading(&self, symbol: Symbol, at: Timestamp) -> Option<TradingWindow> {
        self.market.find(symbol).map(|index| self.market.window(index, at))
    }

    pub fn is_open(&self, symbol: Symbol, at: Timestamp) -> bool {
        self.trading(symbol, at).is_some_and(|window| window.state == Trading::Open)
    }

    /// What a market order would cost and leave. An order that would be refused is still priced as far as it can be.
    pub fn preview(&self, at: Timestamp, request: &PreviewRequest) -> Result<Preview, Reject> {
        let slot = self.slot(request.wallet).ok_or(Reject::UnknownAccount)?;
        let index = self.market.find(request.symbol).ok_or(Reject::UnknownInstrument)?;
        let listing = self.market.listing(index);
        if !listing.quoted() {
            return Err(Reject::StalePrice);
        }
        let mut plan = Planner::new(&self.market, slot.place, &slot.account, at);
        let new = NewOrder::market(
            request.wallet,
            OrderId::from_uuid(uuid::Uuid::nil()),
            unused_id(&slot.account),
            request.symbol,
            request.side,
            request.size,
        );
        let reason = plan.attempt(|plan| plan.place(&new)).err();
        let (margin, commission, after) = match &reason {
            None => {
                let opened = plan.events.iter().find_map(|event| match &event.kind {
                    EventKind::PositionOpened { position, deal, .. } => Some((Total::from(position.margin), deal.commission_minor)),
                    EventKind::PositionIncreased { deal, .. } => Some((Total::ZERO, deal.commission_minor)),
                    _ => None,
                });
                let (margin, commission) = opened.unwrap_or_default();
                (margin, commission, plan.value())
            }
            Some(_) => (self.margin_of(slot.place, &slot.account, index, request)?, 0, plan.value()),
        };
        let quote = plan.quote(index);
        let price = if request.side == Side::Buy { quote.ask } else { quote.bid };
        let after = after.unwrap_or_default();
        Ok(Preview {
            price,
            spread_points: (quote.ask.raw() - quote.bid.raw()) / listing.spec.point,
            margin,
            commission_minor: commission,
            swap_per_night: self.swap_per_night(slot.place.currency, index, request).unwrap_or_default(),
            margin_free_after: Total(after.free()),
            margin_level_after: level_percent(&after),
            allowed: reason.is_none(),
            reason,
        })
    }

    fn margin_of(&self, place: crate::figures::Place, account: &Account, index: u32, request: &PreviewRequest) -> Result<Total, Reject> {
        let (bid, ask) = self.market.client(place.group, index);
        let price = if request.side == Side::Buy { ask } else { bid };
        let rate = self.market.margin_rate(index, place.currency).ok_or(Reject::NoConversionRate)?;
        let units = self.market.listing(index).spec.units(request.size)?;
        let leverage = self.market.leverage(place.group, index, account.leverage);
        let margin = self.market.margin(place.group, index, leverage, units, price, rate);
        Ok(Total(margin.unwrap_or(i128::MAX)))
    }

    fn swap_per_night(&self, account: u16, index: u32, request: &PreviewRequest) -> Option<Total> {
        let spec = &self.market.listing(index).spec;
        let points = if request.side == Side::Buy { spec.swap_long } else { spec.swap_short };
        let rate = self.market.rate(self.market.conversions.index(spec.instrument.currency)?, account)?;
        let lots = self.market.lots(index, request.size, account)?;
        let factors = [spec.point as u64, spec.contract as u64, u64::try_from(lots.raw()).ok()?];
        let amount = wide::ratio(points as i128, &factors, &[wide::POW10[6], wide::POW10[16]])?;
        rate.apply(amount).map(Total)
    }

    /// Open volume per symbol, group and demo flag, in that order.
    pub fn exposure(&self) -> Vec<Exposure> {
        let mut found: std::collections::BTreeMap<(Symbol, GroupId, bool), [i128; 5]> = std::collections::BTreeMap::new();
        let usd = self.market.conversions.index(Currency::USD);
        for slot in &self.slots {
            for position in &slot.account.positions {
                let sums = found.entry((position.symbol, slot.account.group, slot.account.is_demo)).or_default();
                sums[if position.side == Side::Buy { 0 } else { 1 }] += position.lots.raw() as i128;
                sums[2] += position.units as i128 * position.side.sign() as i128;
                let result = position_value(&self.market, slot.place, position).unwrap_or_default();
                let to_usd = usd.and_then(|usd| self.market.rate(slot.place.currency, usd)).unwrap_or_default();
                sums[3] += to_usd.apply(result).unwrap_or_default();
                sums[4] += 1;
            }
        }
        found
            .into_iter()
            .map(|((symbol, group, is_demo), sums)| Exposure {
                symbol,
                group,
                is_demo,
                long_lots: Total(sums[0]),
                short_lots: Total(sums[1]),
                net_units: Total(sums[2]),
                net_usd: self.units_in_usd(symbol, sums[2]),
                floating_usd: self.raw_quote(symbol).map(|_| Total(sums[3])),
                positions: sums[4] as u64,
            })
            .collect()
    }

    fn units_in_usd(&self, symbol: Symbol, units: i128) -> Option<Total> {
        let index = self.market.find(symbol)?;
        let (listing, usd) = (self.market.listing(index), self.market.conversions.index(Currency::USD)?);
        let from = self.market.conversions.index(listing.spec.instrument.currency)?;
        let worth = units.checked_mul(listing.bid as i128 + listing.ask as i128)? / (2 * wide::ONE);
        self.market.rate(from, usd)?.apply(worth).map(Total)
    }
}

/// A position id the account does not use, for an order that will never be placed.
fn unused_id(account: &Account) -> PositionId {
    let used = account.positions.iter().map(|p| p.id.0).chain(account.orders.iter().map(|o| o.position.0));
    let highest = used.map(|id| id as u32).max().unwrap_or(0);
    PositionId(highest.wrapping_add(1).max(1) as i64)
}
