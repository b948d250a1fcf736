//! The clock of a story: it begins weeks ago, is moved on by whoever tells, and is the machine's once the story is over.

use std::sync::atomic::{AtomicI64, Ordering};

use foundation::entropy::MachineClock;
use kernel::{Clock, Timestamp};

/// How far behind the machine's clock it is, in microseconds; it never goes back.
#[derive(Default)]
pub struct StoryClock {
    behind: AtomicI64,
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(MachineClock.now().micros() - self.behind.load(Ordering::SeqCst))
    }
}

impl StoryClock {
    /// Goes back to where the story begins.
    pub fn begin(&self, at: Timestamp) {
        self.behind.store(MachineClock.now().since(at), Ordering::SeqCst);
    }

    /// Goes on to an instant, unless it has passed.
    pub fn go_on_to(&self, at: Timestamp) {
        let behind = MachineClock.now().since(at).max(0);
        self.behind.fetch_min(behind, Ordering::SeqCst);
    }

    /// From now on it is the machine's.
    pub fn catch_up(&self) {
        self.behind.store(0, Ordering::SeqCst);
    }
}
