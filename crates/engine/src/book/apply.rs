//! Applying events: accounts change, and the indexes with them.

use kernel::{OrderId, PositionId};

use crate::account::Account;
use crate::book::hot::Hot;
use crate::book::ladder::{KINDS, Key, Ladder, key, order_levels, position_levels};
use crate::book::{Book, Slot};
use crate::event::{Event, EventKind};
use crate::figures::Place;
use crate::fine::per_minor;
use crate::market::Markups;

/// What of an account an event changes, as far as the ladders are concerned.
enum Touched {
    Position(PositionId),
    Order(OrderId),
    Nothing,
}

fn touched(kind: &EventKind) -> Touched {
    match kind {
        EventKind::OrderPlaced { order } | EventKind::OrderModified { order } | EventKind::OrderArmed { order } => Touched::Order(order.id),
        EventKind::OrderFilled { order, .. } | EventKind::OrderRejected { order, .. } => Touched::Order(order.id),
        EventKind::OrderCancelled { order } | EventKind::OrderExpired { order } => Touched::Order(order.id),
        EventKind::PositionOpened { position, .. } | EventKind::PositionIncreased { position, .. } => Touched::Position(position.id),
        EventKind::PositionReduced { position, .. } | EventKind::PositionClosed { position, .. } => Touched::Position(position.id),
        EventKind::PositionModified { position } | EventKind::TrailingMoved { position } => Touched::Position(position.id),
        EventKind::SwapAccrued { position, .. } => Touched::Position(position.id),
        _ => Touched::Nothing,
    }
}

impl Book {
    /// Moves the book by events that were planned on it and stored since.
    pub fn apply_all<'a>(&mut self, events: impl IntoIterator<Item = &'a Event>) {
        for event in events {
            self.take(event);
        }
        self.renew_bands();
    }

    /// Moves the book by one event. An event about an account that is not there is ignored: it was never planned on this book.
    pub fn apply(&mut self, event: &Event) {
        self.apply_all([event]);
    }

    fn take(&mut self, event: &Event) {
        match (&event.kind, event.wallet) {
            (EventKind::AccountOpened { account }, _) => self.open_account(account.as_ref().clone()),
            (kind, Some(wallet)) => {
                if let Some(index) = self.by_wallet.get(&wallet).copied() {
                    self.apply_to(index, kind);
                }
            }
            (kind, None) => self.apply_to_market(kind),
        }
    }

    fn apply_to_market(&mut self, kind: &EventKind) {
        // A definition was checked when it was planned; one that fails here came from elsewhere and changes nothing.
        match kind {
            EventKind::InstrumentDefined { instrument } => {
                let _ = self.market.define_instrument(instrument.as_ref().clone(), true);
            }
            EventKind::GroupDefined { group } => {
                let _ = self.market.define_group(group.as_ref().clone(), true);
            }
            EventKind::ConversionsSet { conversions } => self.market.set_conversions(conversions.clone()),
            EventKind::DowntimesSet { downtimes } => self.market.set_downtimes(downtimes.clone()),
            _ => {}
        }
        self.ladders.resize_with(self.market.listings.len(), Ladder::default);
        self.reindex();
    }

    pub(super) fn open_account(&mut self, mut account: Account) {
        let currency = self.market.conversions.add(account.currency);
        let Some(group) = self.market.group_index(account.group) else { return };
        let per_minor = per_minor(account.currency) as u32;
        self.resolve(&mut account);
        let index = self.slots.len() as u32;
        self.by_wallet.insert(account.wallet, index);
        self.hots.push(Hot::default());
        self.slots.push(Slot { account, place: Place { group, currency, per_minor }, band: Box::default(), stale: false });
    }

    /// Finds the listings of positions and orders that came from outside.
    fn resolve(&self, account: &mut Account) {
        let find = |symbol| self.market.find(symbol).unwrap_or(u32::MAX);
        account.positions.retain_mut(|position| {
            position.instrument = find(position.symbol);
            position.instrument != u32::MAX
        });
        account.orders.retain_mut(|order| {
            order.instrument = find(order.symbol);
            order.instrument != u32::MAX
        });
    }

    fn apply_to(&mut self, index: u32, kind: &EventKind) {
        let touched = touched(kind);
        self.mark(index);
        self.reladder(index, &touched, false);
        let slot = &mut self.slots[index as usize];
        slot.account.apply(kind);
        match (&touched, kind) {
            (Touched::Position(id), _) => {
                if let Ok(at) = slot.account.positions.binary_search_by_key(id, |p| p.id) {
                    let position = &mut slot.account.positions[at];
                    position.instrument = self.market.find(position.symbol).unwrap_or(position.instrument);
                }
            }
            (Touched::Order(id), _) => {
                if let Ok(at) = slot.account.orders.binary_search_by_key(id, |o| o.id) {
                    let order = &mut slot.account.orders[at];
                    order.instrument = self.market.find(order.symbol).unwrap_or(order.instrument);
                }
            }
            (Touched::Nothing, EventKind::AccountChanged { group, .. }) => {
                let group = self.market.group_index(*group).unwrap_or(slot.place.group);
                self.move_group(index, group);
            }
            _ => {}
        }
        self.reladder(index, &touched, true);
    }

    /// Another group has other markups, hence other raw levels.
    fn move_group(&mut self, index: u32, group: u32) {
        let mut slot = self.slots[index as usize].clone();
        if slot.place.group == group {
            return;
        }
        for insert in [false, true] {
            for position in &slot.account.positions {
                self.ladder_position(index, slot.place, position, insert);
            }
            for order in &slot.account.orders {
                self.ladder_order(index, slot.place, order, insert);
            }
            slot.place.group = group;
        }
        self.slots[index as usize].place.group = group;
    }

    fn reladder(&mut self, index: u32, touched: &Touched, insert: bool) {
        let slot = &self.slots[index as usize];
        let (place, account) = (slot.place, &slot.account);
        match touched {
            Touched::Position(id) => {
                if let Some(position) = account.position(*id) {
                    let (terms, point) = self.terms(place, position.instrument);
                    let (ladder, key) = (&mut self.ladders[position.instrument as usize], key(index, position.id.0 as u32));
                    position_levels(position, terms, point, |kind, level| change(ladder, insert, kind, level, key));
                }
            }
            Touched::Order(id) => {
                if let Some(order) = account.order(*id) {
                    let (terms, _) = self.terms(place, order.instrument);
                    let (ladder, key) = (&mut self.ladders[order.instrument as usize], key(index, order.position.0 as u32));
                    order_levels(order, terms, |kind, level| change(ladder, insert, kind, level, key));
                }
            }
            Touched::Nothing => {}
        }
    }

    fn terms(&self, place: Place, listing: u32) -> (Markups, i64) {
        (self.market.terms(place.group, listing).markup, self.market.listing(listing).spec.point)
    }

    fn ladder_position(&mut self, index: u32, place: Place, position: &crate::order::Position, insert: bool) {
        let (terms, point) = self.terms(place, position.instrument);
        let (ladder, key) = (&mut self.ladders[position.instrument as usize], key(index, position.id.0 as u32));
        position_levels(position, terms, point, |kind, level| change(ladder, insert, kind, level, key));
    }

    fn ladder_order(&mut self, index: u32, place: Place, order: &crate::order::Order, insert: bool) {
        let (terms, _) = self.terms(place, order.instrument);
        let (ladder, key) = (&mut self.ladders[order.instrument as usize], key(index, order.position.0 as u32));
        order_levels(order, terms, |kind, level| change(ladder, insert, kind, level, key));
    }

    pub(super) fn mark(&mut self, index: u32) {
        let slot = &mut self.slots[index as usize];
        if !slot.stale {
            slot.stale = true;
            self.stale.push(index);
        }
    }

    /// Works out the bands of the accounts that changed.
    pub(super) fn renew_bands(&mut self) {
        let mut stale = std::mem::take(&mut self.stale);
        for index in stale.drain(..) {
            self.renew_hot(index);
            let slot = &mut self.slots[index as usize];
            slot.stale = false;
            let sums = slot.sums(&self.hots[index as usize], &self.market);
            self.workspace.find(&self.market, slot.place, &slot.account, sums.as_ref());
            self.workspace.settle(&self.market, &slot.band);
            let edges = &self.workspace.edges;
            for edge in slot.band.iter().filter(|edge| !edges.contains(edge)) {
                self.ladders[edge.listing as usize].remove(edge.kind, edge.level, key(index, 0));
            }
            for edge in edges.iter().filter(|edge| !slot.band.contains(edge)) {
                self.ladders[edge.listing as usize].insert(edge.kind, edge.level, key(index, 0));
            }
            if slot.band.len() == edges.len() {
                slot.band.copy_from_slice(edges);
            } else {
                slot.band = edges.as_slice().into();
            }
        }
        self.stale = stale;
    }

    /// Builds all ladders and bands anew: after a restore, or when definitions changed.
    pub(super) fn reindex(&mut self) {
        let mut levels: Vec<[Vec<(i64, Key)>; KINDS]> = Vec::new();
        levels.resize_with(self.market.listings.len(), Default::default);
        self.stale.clear();
        for (index, (slot, hot)) in self.slots.iter_mut().zip(&mut self.hots).enumerate() {
            let (index, place) = (index as u32, slot.place);
            for position in &slot.account.positions {
                let terms = self.market.terms(place.group, position.instrument).markup;
                let point = self.market.listing(position.instrument).spec.point;
                let (sets, key) = (&mut levels[position.instrument as usize], key(index, position.id.0 as u32));
                position_levels(position, terms, point, |kind, level| sets[kind as usize].push((level, key)));
            }
            for order in &slot.account.orders {
                let terms = self.market.terms(place.group, order.instrument).markup;
                let (sets, key) = (&mut levels[order.instrument as usize], key(index, order.position.0 as u32));
                order_levels(order, terms, |kind, level| sets[kind as usize].push((level, key)));
            }
            hot.renew(&self.market, place, &slot.account);
            let sums = slot.sums(hot, &self.market);
            self.workspace.find(&self.market, place, &slot.account, sums.as_ref());
            self.workspace.settle(&self.market, &[]);
            for edge in &self.workspace.edges {
                levels[edge.listing as usize][edge.kind as usize].push((edge.level, key_of_band(index)));
            }
            slot.band = self.workspace.edges.as_slice().into();
            slot.stale = false;
        }
        self.ladders = levels.into_iter().map(Ladder::built).collect();
    }
}

fn key_of_band(index: u32) -> Key {
    key(index, 0)
}

fn change(ladder: &mut Ladder, insert: bool, kind: crate::book::ladder::Fires, level: i64, key: Key) {
    if insert {
        ladder.insert(kind, level, key);
    } else {
        ladder.remove(kind, level, key);
    }
}
