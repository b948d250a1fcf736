//! Changes of an account and of its money that come from outside trading.

use crate::command::AccountChanges;
use crate::event::EventKind;
use crate::plan::Planner;
use crate::reject::Reject;

impl Planner<'_> {
    /// Signed changes of cash, credit and the money held for withdrawals; the caller makes the postings.
    ///
    /// Credit and held money cannot fall below zero; whether cash may is for the caller, since a chargeback may take what is not there.
    pub fn adjust_cash(&mut self, balance_minor: i64, credit_minor: i64, pending_withdrawal_minor: i64) -> Result<(), Reject> {
        let mut after = self.account.money();
        let add = |amount: &mut i64, delta: i64| match amount.checked_add(delta) {
            Some(sum) => {
                *amount = sum;
                Ok(())
            }
            None => Err(Reject::NotEnoughFunds),
        };
        add(&mut after.balance_minor, balance_minor)?;
        add(&mut after.credit_minor, credit_minor)?;
        add(&mut after.pending_withdrawal_minor, pending_withdrawal_minor)?;
        if after.credit_minor < 0 || after.pending_withdrawal_minor < 0 {
            return Err(Reject::NotEnoughFunds);
        }
        self.emit(EventKind::CashAdjusted { balance_minor, credit_minor, pending_withdrawal_minor, after });
        Ok(())
    }

    pub fn change_account(&mut self, changes: &AccountChanges) -> Result<(), Reject> {
        let trading_type = changes.trading_type.unwrap_or(self.account.trading_type);
        let in_use = !self.account.positions.is_empty();
        if trading_type != self.account.trading_type && in_use {
            return Err(Reject::Conflict { because: "the trading type cannot change while positions are open".into() });
        }
        let group = changes.group.unwrap_or(self.account.group);
        self.place.group = self.market.group_index(group).ok_or(Reject::UnknownGroup)?;
        let leverage = changes.leverage.over(self.account.leverage);
        if leverage == Some(0) {
            return Err(Reject::invalid("leverage", "at least 1"));
        }
        let enabled = changes.enabled.unwrap_or(self.account.enabled);
        let max_exposure = changes.max_exposure.clone().unwrap_or_else(|| self.account.max_exposure.clone());
        self.emit(EventKind::AccountChanged { group, leverage, trading_type, enabled, max_exposure });
        Ok(())
    }
}
