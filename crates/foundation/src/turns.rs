//! Work that keeps a processor busy for the sake of one request, such as a password's hash or a printed file.
//!
//! Invariants
//! - It never runs on the threads that serve requests, and never more of it at once than there are turns.
//! - A turn lasts until its work is done, also when whoever asked for it has gone; whoever waits too long is told to come back.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Problem, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many turns; clones share them.
#[derive(Clone)]
pub struct Turns {
    permits: Arc<Semaphore>,
    wait: Duration,
    busy: &'static str,
}

/// The right to do one piece of work.
#[derive(Debug)]
pub struct Turn {
    _permit: OwnedSemaphorePermit,
}

impl Turns {
    /// `busy` is the sentence for whoever has waited in vain.
    pub fn new(count: usize, wait: Duration, busy: &'static str) -> Turns {
        Turns { permits: Arc::new(Semaphore::new(count)), wait, busy }
    }

    /// Waits for a turn; 503 `busy` where none comes.
    pub async fn next(&self) -> Result<Turn> {
        let busy = || Problem::unavailable("busy").because(self.busy);
        let permit = tokio::time::timeout(self.wait, self.permits.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| busy())?.map_err(|_| busy())?;
        Ok(Turn { _permit: permit })
    }

    /// How many could begin now.
    pub fn free(&self) -> usize {
        self.permits.available_permits()
    }
}

impl Turn {
    /// Does the work on a thread where it may take its time.
    pub async fn work<T: Send + 'static>(self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let done = tokio::task::spawn_blocking(move || {
            let _turn = self;
            work()
        });
        done.await.map_err(|error| Problem::internal(format!("work that had its turn failed: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Turns {
        Turns::new(1, Duration::from_millis(20), "Come back.")
    }

    #[tokio::test]
    async fn when_all_turns_are_taken_the_caller_is_told_to_come_back() {
        let turns = one();
        let taken = turns.next().await.expect("a turn");
        let problem = turns.next().await.expect_err("none left");
        assert_eq!((problem.status(), problem.code(), problem.retry_after_s()), (503, "busy", Some(1)));
        assert_eq!(taken.work(|| 7).await.expect("done"), 7);
        assert_eq!(turns.free(), 1);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_caller_who_gives_up_keeps_the_turn_until_the_work_is_done() {
        let turns = one();
        let (release, wait) = std::sync::mpsc::channel::<()>();
        let work = turns.next().await.expect("a turn").work(move || wait.recv().is_ok());
        assert!(tokio::time::timeout(Duration::from_millis(50), work).await.is_err(), "given up");
        assert_eq!(turns.free(), 0);
        release.send(()).expect("still working");
        for _ in 0..500 {
            if turns.free() == 1 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the turn never came back");
    }
}
