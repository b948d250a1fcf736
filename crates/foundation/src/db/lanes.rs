//! The writer's queue. What somebody waits for goes first; bulk work, such as the steps of an import, fills the gaps in its own order.
//!
//! Invariants
//! - Within a lane the order is the order of arrival.
//! - Neither lane starves: of two takes that may start a batch, at least one begins with bulk work when there is some.
//! - No lane grows beyond its bound; nothing that was taken in is lost, also when the queue is closed.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Prompt,
    Bulk,
}

/// Why work was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    Full,
    Closed,
}

pub struct Lanes<W> {
    held: Mutex<Held<W>>,
    arrived: Condvar,
    bound: usize,
}

struct Held<W> {
    prompt: VecDeque<W>,
    bulk: VecDeque<W>,
    bulk_is_next: bool,
    closed: bool,
}

impl<W> Lanes<W> {
    pub fn new(bound: usize) -> Lanes<W> {
        let held = Held { prompt: VecDeque::new(), bulk: VecDeque::new(), bulk_is_next: false, closed: false };
        Lanes { held: Mutex::new(held), arrived: Condvar::new(), bound }
    }

    pub fn push(&self, lane: Lane, work: W) -> Result<(), Refused> {
        let mut held = self.held();
        if held.closed {
            return Err(Refused::Closed);
        }
        let queue = match lane {
            Lane::Prompt => &mut held.prompt,
            Lane::Bulk => &mut held.bulk,
        };
        if queue.len() >= self.bound {
            return Err(Refused::Full);
        }
        queue.push_back(work);
        drop(held);
        self.arrived.notify_one();
        Ok(())
    }

    /// Waits for what a batch begins with; none when the queue is closed and empty.
    pub fn first(&self) -> Option<(Lane, W)> {
        let mut held = self.held();
        loop {
            let prompt_waits = !held.prompt.is_empty();
            if (held.bulk_is_next || !prompt_waits)
                && let Some(work) = held.bulk.pop_front()
            {
                held.bulk_is_next = false;
                return Some((Lane::Bulk, work));
            }
            if let Some(work) = held.prompt.pop_front() {
                held.bulk_is_next = true;
                return Some((Lane::Prompt, work));
            }
            if held.closed {
                return None;
            }
            held = self.arrived.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What a batch goes on with, if it is there; bulk work only where the caller has time for it.
    pub fn next(&self, bulk_too: bool) -> Option<(Lane, W)> {
        let mut held = self.held();
        if let Some(work) = held.prompt.pop_front() {
            return Some((Lane::Prompt, work));
        }
        if bulk_too { held.bulk.pop_front().map(|work| (Lane::Bulk, work)) } else { None }
    }

    /// How many are in the prompt lane.
    pub fn prompt(&self) -> usize {
        self.held().prompt.len()
    }

    /// Takes nothing in any more; what is there is still handed out.
    pub fn close(&self) {
        self.held().closed = true;
        self.arrived.notify_all();
    }

    /// When what is answered is dropped, the queue takes nothing in any more and lets go of what is in it: nobody would do it.
    pub fn abandoned_at_the_end(&self) -> impl Drop + use<'_, W> {
        Abandoning(self)
    }

    fn held(&self) -> MutexGuard<'_, Held<W>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Abandoning<'l, W>(&'l Lanes<W>);

impl<W> Drop for Abandoning<'_, W> {
    fn drop(&mut self) {
        let mut held = self.0.held();
        held.closed = true;
        let left = (std::mem::take(&mut held.prompt), std::mem::take(&mut held.bulk));
        drop(held);
        drop(left);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lane, Lanes, Refused};

    fn filled(prompt: &[u8], bulk: &[u8]) -> Lanes<u8> {
        let lanes = Lanes::new(4);
        prompt.iter().for_each(|n| lanes.push(Lane::Prompt, *n).expect("room"));
        bulk.iter().for_each(|n| lanes.push(Lane::Bulk, *n).expect("room"));
        lanes
    }

    #[test]
    fn what_is_waited_for_goes_first_and_bulk_work_is_not_starved() {
        let lanes = filled(&[1, 2, 3], &[11, 12]);
        let begun: Vec<u8> = (0..5).filter_map(|_| lanes.first().map(|(_, n)| n)).collect();
        assert_eq!(begun, [1, 11, 2, 12, 3]);
    }

    #[test]
    fn a_batch_goes_on_with_bulk_work_only_where_it_may() {
        let lanes = filled(&[1], &[11]);
        assert_eq!(lanes.next(false), Some((Lane::Prompt, 1)));
        assert_eq!(lanes.next(false), None);
        assert_eq!(lanes.next(true), Some((Lane::Bulk, 11)));
        assert_eq!(lanes.next(true), None);
    }

    #[test]
    fn each_lane_is_bounded_and_a_closed_one_is_emptied() {
        let lanes = filled(&[1, 2, 3, 4], &[]);
        assert_eq!(lanes.push(Lane::Prompt, 5), Err(Refused::Full));
        lanes.push(Lane::Bulk, 11).expect("the other lane has room");
        lanes.close();
        assert_eq!(lanes.push(Lane::Bulk, 12), Err(Refused::Closed));
        let left: Vec<u8> = std::iter::from_fn(|| lanes.first().map(|(_, n)| n)).collect();
        assert_eq!(left.len(), 5);
    }

    #[test]
    fn an_abandoned_queue_lets_go_of_what_is_in_it() {
        let lanes = filled(&[1], &[11]);
        drop(lanes.abandoned_at_the_end());
        assert_eq!((lanes.first(), lanes.push(Lane::Prompt, 2)), (None, Err(Refused::Closed)));
    }
}
