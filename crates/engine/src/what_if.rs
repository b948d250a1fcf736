//! What if: the same accounts at shocked prices, leverages or strategies. The book itself stays as it is.

use kernel::{Decimal, Timestamp, WalletId};
use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::event::{Event, EventKind};
use crate::fine::Total;
use crate::group::StopOutStrategy;
use crate::symbol::Symbol;

/// A scenario. What is not mentioned stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// Relative moves of raw prices in percent: −5 is five percent down.
    pub shocks: Vec<(Symbol, Decimal)>,
    /// Leverage of every group. It changes margin only under FLOATING margin; fixed margins were fixed at the opening.
    pub leverage: Option<u32>,
    pub strategy: Option<StopOutStrategy>,
}

/// What a scenario does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    pub called: Vec<WalletId>,
    pub stopped_out: Vec<WalletId>,
    /// At or below the level with nothing that could be closed.
    pub pending: Vec<WalletId>,
    pub positions_closed: u64,
    /// What negative balance protection costs the house, in USD.
    pub house_loss_usd: Total,
    /// Debts of accounts without protection, in USD.
    pub unprotected_debt_usd: Total,
}

impl Book {
    /// Plans every account that holds something at the scenario's prices.
    pub fn what_if(&self, at: Timestamp, scenario: &Scenario) -> Outcome {
        let market = self.shocked(at, scenario);
        let mut outcome = Outcome::default();
        let usd = market.conversions.index(kernel::Currency::USD);
        for (place, account) in self.held_accounts() {
            let mut plan = crate::plan::Planner::new(&market, place, account, at);
            plan.settle();
            let to_usd = usd.and_then(|usd| market.rate(place.currency, usd)).unwrap_or_default();
            let fine = |minor: i64| {
                let fine = minor as i128 * crate::fine::per_minor(account.currency) as i128;
                to_usd.apply(fine).unwrap_or_default()
            };
            outcome.add(account.wallet, &plan.events, &fine);
            let left = plan.account.balance_minor;
            if left < 0 && plan.account.positions.is_empty() {
                outcome.unprotected_debt_usd.0 += fine(-left);
            }
        }
        outcome
    }
}

impl Outcome {
    fn add(&mut self, wallet: WalletId, events: &[Event], usd: &impl Fn(i64) -> i128) {
        for event in events {
            match &event.kind {
                EventKind::MarginCalled { .. } => self.called.push(wallet),
                EventKind::StopOutStarted { .. } => self.stopped_out.push(wallet),
                EventKind::StopOutPending { .. } => self.pending.push(wallet),
                EventKind::PositionClosed { .. } => self.positions_closed += 1,
                EventKind::NegativeBalanceProtected { house_minor, .. } => {
                    self.house_loss_usd.0 += usd(*house_minor);
                }
                _ => {}
            }
        }
    }
}
