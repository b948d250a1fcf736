//! Margin call, stop-out and negative balance protection: what must happen to an account as it stands.
//!
//! Invariants
//! - Nothing is closed while the level is above the stop-out level, and nothing is left open below it that could be closed.
//! - Withdrawals that can still be cancelled come back before any position is closed.

use std::cmp::Reverse;

use kernel::{Lots, PositionId};

use crate::event::EventKind;
use crate::figures::{Sums, position_margin, position_value};
use crate::group::{CALL_HYSTERESIS, CreditMode, StopOutStrategy};
use crate::order::{CloseReason, Position, Side};
use crate::plan::Planner;

/// A position that could be closed by a stop-out.
struct Candidate {
    id: PositionId,
    size: Lots,
    side: Side,
    listing: u32,
    /// Floating result with swap and commission, and margin of the leg alone, units of 10^-8 of the account's currency.
    result: i128,
    margin: i128,
    opened_at: kernel::Timestamp,
}

impl Planner<'_> {
    /// Judges the account as it stands; while a quote it needs is missing, there is nothing to judge.
    pub fn settle(&mut self) {
        let Some(mut sums) = self.value() else { return };
        let (call, stop_out) = {
            let terms = self.market.group(self.place.group);
            (terms.call, terms.stop_out)
        };
        self.call(&sums, call);
        if self.cancel_credit(&sums)
            && let Some(now) = self.value()
        {
            sums = now;
            // Without the credit the account may be the first time below the level, also where a stop-out then leaves it.
            self.call(&sums, call);
        }
        while sums.at_or_below(stop_out) || self.owes_everything(&sums) {
            if !self.stop_out_step(&sums) {
                break;
            }
            match self.value() {
                Some(now) => sums = now,
                None => return,
            }
        }
        if self.account.stop_out && !sums.at_or_below(stop_out) && !self.owes_everything(&sums) {
            self.emit(EventKind::StopOutEnded { standing: sums.standing() });
        }
        self.protect_balance();
        // What was emitted since the sums were taken changed no position.
        if self.account.margin_call && (sums.margin == 0 || !below(&sums, call + CALL_HYSTERESIS)) {
            self.emit(EventKind::MarginCallCleared { standing: sums.standing() });
        }
    }

    fn call(&mut self, sums: &Sums, level: i64) {
        if !self.account.margin_call && sums.at_or_below(level) {
            self.emit(EventKind::MarginCalled { standing: sums.standing() });
        }
    }

    /// MARGIN_ONLY: credit carries margin but no loss; when equity is down to the credit, the credit goes.
    fn cancel_credit(&mut self, sums: &Sums) -> bool {
        let only_margin = self.market.group(self.place.group).group.credit_mode == CreditMode::MarginOnly;
        if !only_margin || self.account.credit_minor == 0 || self.account.positions.is_empty() || sums.equity() > sums.credit {
            return false;
        }
        let amount_minor = self.account.credit_minor;
        let mut after = self.account.money();
        after.credit_minor = 0;
        self.emit(EventKind::CreditCancelled { amount_minor, after });
        true
    }

    /// Under MARGIN_ONLY an account whose own money is gone is closed altogether.
    fn owes_everything(&self, sums: &Sums) -> bool {
        self.market.group(self.place.group).group.credit_mode == CreditMode::MarginOnly
            && !self.account.positions.is_empty()
            && sums.own + sums.floating <= 0
    }

    /// One step towards the level; false when there is nothing that could be done now.
    fn stop_out_step(&mut self, sums: &Sums) -> bool {
        if self.account.pending_withdrawal_minor > 0 {
            let amount_minor = self.account.pending_withdrawal_minor;
            let mut after = self.account.money();
            after.balance_minor = after.balance_minor.saturating_add(amount_minor);
            after.pending_withdrawal_minor = 0;
            self.emit(EventKind::WithdrawalsCancelled { amount_minor, after });
            return true;
        }
        let candidates = self.candidates();
        if candidates.is_empty() {
            if !self.account.stop_out {
                self.emit(EventKind::StopOutPending { standing: sums.standing() });
            }
            return false;
        }
        if !self.account.stop_out {
            self.emit(EventKind::StopOutStarted { standing: sums.standing() });
        }
        self.close_one(&candidates, sums)
    }

    /// Positions whose instrument executes now, in the order of the group's strategy; ties go to the oldest, then the lowest id.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = self.account.positions.iter().filter_map(|p| self.candidate(p)).collect();
        let strategy = self.market.group(self.place.group).group.stop_out_strategy;
        match strategy {
            StopOutStrategy::LargestLossFirst => candidates.sort_by_key(|c| (c.result, c.opened_at, c.id)),
            _ => candidates.sort_by_key(|c| (Reverse(c.margin), c.opened_at, c.id)),
        }
        candidates
    }

    fn candidate(&self, position: &Position) -> Option<Candidate> {
        if !self.market.is_tradable(position.instrument, self.at) {
            return None;
        }
        let minor = self.place.per_minor as i128;
        let value = position_value(self.market, self.place, position)?;
        Some(Candidate {
            id: position.id,
            size: position.size,
            side: position.side,
            listing: position.instrument,
            result: value + position.swap.0 as i128 + position.carry as i128 + position.commission_minor as i128 * minor,
            margin: position_margin(self.market, self.place, self.account.leverage, position)?,
            opened_at: position.opened_at,
        })
    }

    /// Closes the first candidate that does not lower the level; when all would, the matched pair with the worst joint result.
    fn close_one(&mut self, candidates: &[Candidate], sums: &Sums) -> bool {
        let hedged = candidates.iter().any(|c| self.account.positions.iter().any(|p| p.instrument == c.listing && p.side != c.side));
        for candidate in candidates {
            if hedged && self.would_lower(candidate, sums) {
                continue;
            }
            return self.close_candidate(candidate);
        }
        match worst_pair(candidates) {
            Some((first, second)) => self.stop_out_close(first, first.size) & self.stop_out_close(second, second.size),
            None => candidates.first().is_some_and(|candidate| self.stop_out_close(candidate, candidate.size)),
        }
    }

    fn close_candidate(&mut self, candidate: &Candidate) -> bool {
        let partial = self.market.group(self.place.group).group.stop_out_strategy == StopOutStrategy::SmartPartial;
        let size = if partial { self.smallest_close(candidate) } else { candidate.size };
        self.stop_out_close(candidate, size)
    }

    fn stop_out_close(&mut self, candidate: &Candidate, size: Lots) -> bool {
        let price = self.deal_price(candidate.listing, candidate.side.opposite());
        self.attempt(|plan| plan.close_at(candidate.id, size, price, CloseReason::StopOut)).is_ok()
    }

    /// Whether closing a position would lower the level, as unhedging does.
    ///
    /// With equity at or below zero the ratio turns around; there, closing lowers the standing when it asks for more margin.
    fn would_lower(&mut self, candidate: &Candidate, before: &Sums) -> bool {
        let Some(after) = self.after_closing(candidate, candidate.size) else { return true };
        if before.equity() <= 0 {
            return after.margin > before.margin;
        }
        after.margin > 0 && after.equity() * before.margin < before.equity() * after.margin
    }

    fn after_closing(&mut self, candidate: &Candidate, size: Lots) -> Option<Sums> {
        let (account, length) = (self.account.clone(), self.events.len());
        let sums = if self.stop_out_close(candidate, size) { self.value() } else { None };
        self.roll_back(account, length);
        sums
    }

    /// The smallest multiple of the step that lifts the level above the stop-out level, or all of it.
    ///
    /// The level rises with what is closed until the leg is down to the opposite one; from there on closing unhedges, and it may
    /// fall again. So what is uncovered is searched first, and the rest only when that does not do.
    fn smallest_close(&mut self, candidate: &Candidate) -> Lots {
        let step = self.listing(candidate.listing).spec.instrument.step_order_size.raw();
        let whole = (candidate.size.raw() + step - 1) / step;
        let mut low = 0;
        for bound in [self.uncovered(candidate) / step, whole] {
            if bound <= low || bound > whole {
                continue;
            }
            if bound < whole && !self.lifts(candidate, bound * step) {
                low = bound;
                continue;
            }
            let mut high = bound;
            // Invariant: closing `low` steps is not enough, closing `high` is, or is all there is.
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if self.lifts(candidate, middle * step) { high = middle } else { low = middle }
            }
            return Lots::from_raw((high * step).min(candidate.size.raw()));
        }
        candidate.size
    }

    /// By how much the candidate's side of its symbol is larger than the other.
    fn uncovered(&self, candidate: &Candidate) -> i64 {
        let legs = self.account.positions.iter().filter(|p| p.instrument == candidate.listing);
        legs.map(|p| if p.side == candidate.side { p.size.raw() } else { -p.size.raw() }).sum()
    }

    /// Whether closing so much lifts the level above the stop-out level.
    fn lifts(&mut self, candidate: &Candidate, size: i64) -> bool {
        let level = self.market.group(self.place.group).stop_out;
        self.after_closing(candidate, Lots::from_raw(size)).is_some_and(|sums| !sums.at_or_below(level))
    }

    /// Negative balance protection: only when nothing is open and the last close was a stop-out; credit goes first.
    fn protect_balance(&mut self) {
        let wanted = self.market.group(self.place.group).group.negative_balance_protection;
        let balance = self.account.balance_minor;
        if !wanted || balance >= 0 || !self.account.positions.is_empty() || !self.account.closed_by_stop_out {
            return;
        }
        let credit_minor = self.account.credit_minor.min(-balance);
        let house_minor = -balance - credit_minor;
        let mut after = self.account.money();
        after.balance_minor = 0;
        after.credit_minor -= credit_minor;
        self.emit(EventKind::NegativeBalanceProtected { credit_minor, house_minor, after });
    }
}

/// Strictly below a threshold.
fn below(sums: &Sums, level: i64) -> bool {
    sums.margin > 0 && sums.equity() * crate::group::LEVEL_ONE < level as i128 * sums.margin
}

/// Of the opposite pairs of one symbol, the one with the worst joint result.
fn worst_pair(candidates: &[Candidate]) -> Option<(&Candidate, &Candidate)> {
    let mut worst: Option<(&Candidate, &Candidate)> = None;
    for (at, first) in candidates.iter().enumerate() {
        for second in &candidates[at + 1..] {
            let pair = first.listing == second.listing && first.side != second.side;
            if pair && worst.is_none_or(|(a, b)| first.result + second.result < a.result + b.result) {
                worst = Some((first, second));
            }
        }
    }
    worst
}
