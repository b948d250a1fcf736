//! The long way round: every account looked at without the help of any index, to hold the indexes to.

use kernel::WalletId;

use crate::book::Book;
use crate::plan::Planner;

impl Book {
    /// Accounts that stand beyond a threshold they have not been told of, or hold a level that the current quote has
    /// passed. Empty after the events of every quote have been applied; what no session or missing quote allows to act on
    /// does not count.
    pub fn overlooked(&self) -> Vec<WalletId> {
        let listings = self.market.listings.len() as u32;
        let quoted: Vec<u32> = (0..listings).filter(|listing| self.market.listing(*listing).quoted()).collect();
        let overlooked = self.slots.iter().filter(|slot| {
            quoted.iter().any(|listing| {
                // At the time of that quote: what time alone brings is for the next quote or the clock.
                let at = self.market.listing(*listing).quoted_at;
                let mut plan = Planner::new(&self.market, slot.place, &slot.account, at);
                plan.on_quote(*listing);
                !plan.events.is_empty()
            })
        });
        overlooked.map(|slot| slot.account.wallet).collect()
    }
}
