//! Randomness, ids and the machine's clock, handed in wherever they are needed.
//!
//! Invariants
//! - Nothing else in the product asks the operating system for the time of day or for random bytes.
//! - Ids from one source never repeat and never go backwards, whatever the clock does.
//! - The time inside an id is for sorting; nobody reads it as a time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use kernel::{Clock, Timestamp};
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Where unpredictable bytes and new ids come from.
pub trait Entropy: Send + Sync + 'static {
    /// Overwrites all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
    /// A new id that sorts after every id this source has made before.
    fn uuid_v7(&self, now: Timestamp) -> Uuid;
}

/// An array of random bytes, for keys, nonces and tokens.
pub fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0u8; N];
    entropy.fill(&mut bytes);
    bytes
}

/// The operating system's random numbers. Those in ids, which are no secrets, are asked for by the hundred.
#[derive(Default)]
pub struct MachineEntropy {
    ids: Sequence,
    tails: Mutex<Vec<[u8; 10]>>,
}

impl MachineEntropy {
    pub fn new() -> MachineEntropy {
        MachineEntropy::default()
    }
}

impl Entropy for MachineEntropy {
    /// Panics when the operating system gives no random bytes: nothing secure can be done after that.
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = OsRng.try_fill_bytes(bytes) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }

    fn uuid_v7(&self, now: Timestamp) -> Uuid {
        let mut tails = self.tails.lock().unwrap_or_else(PoisonError::into_inner);
        let tail = tails.pop().unwrap_or_else(|| {
            let fresh: [u8; 1_000] = random(self);
            tails.extend(fresh.as_chunks().0);
            random(self)
        });
        drop(tails);
        self.ids.next(now, tail)
    }
}

/// A stream of bytes that depends on nothing but its seed: for tests, demos and replays, never for keys.
pub struct SeededEntropy {
    seed: u64,
    block: AtomicU64,
    ids: Sequence,
}

impl SeededEntropy {
    pub const fn new(seed: u64) -> SeededEntropy {
        SeededEntropy { seed, block: AtomicU64::new(0), ids: Sequence::new() }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let block = self.block.fetch_add(1, Ordering::Relaxed);
            let digest =
                Sha256::new().chain_update(b"tradehall seeded").chain_update(self.seed.to_be_bytes()).chain_update(block.to_be_bytes());
            chunk.copy_from_slice(&digest.finalize()[..chunk.len()]);
        }
    }

    fn uuid_v7(&self, now: Timestamp) -> Uuid {
        self.ids.next(now, random(self))
    }
}

/// Milliseconds and a 12-bit counter in one number, which only ever grows; a full counter runs into the next millisecond.
#[derive(Default)]
struct Sequence(AtomicU64);

impl Sequence {
    const fn new() -> Sequence {
        Sequence(AtomicU64::new(0))
    }

    fn next(&self, now: Timestamp, random: [u8; 10]) -> Uuid {
        let millis = u64::try_from(now.millis()).unwrap_or(0) & 0xffff_ffff_ffff;
        // The upper half of the counter is left free, so that one millisecond holds at least 2,048 ids.
        let start = u16::from_be_bytes([random[0], random[1]]) & 0x07ff;
        let candidate = (millis << 12) | u64::from(start);
        let previous = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(candidate.max(last + 1)));
        let ticket = candidate.max(previous.unwrap_or_default() + 1);
        let counter = ((ticket & 0x0fff) as u16).to_be_bytes();
        let mut tail = [0u8; 10];
        tail[..2].copy_from_slice(&counter);
        tail[2..].copy_from_slice(&random[2..]);
        Builder::from_unix_timestamp_millis(ticket >> 12, &tail).into_uuid()
    }
}

/// The machine's clock: the one place of the product that reads it.
#[derive(Clone, Copy, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is handed in everywhere else")]
    fn now(&self) -> Timestamp {
        Timestamp::from_jiff(jiff::Timestamp::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_stands_still_or_goes_back() {
        let entropy = SeededEntropy::new(7);
        let noon = Timestamp::from_seconds(1_790_000_000);
        let times = [noon, noon, noon.plus_millis(1), noon.plus_seconds(-3600), noon];
        let mut last = Uuid::nil();
        for now in times.into_iter().cycle().take(20_000) {
            let id = entropy.uuid_v7(now);
            assert!(id > last, "{id} after {last}");
            assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
            last = id;
        }
    }

    #[test]
    fn an_id_begins_with_its_millisecond() {
        let now = Timestamp::from_millis(1_790_000_000_123);
        let id = MachineEntropy::new().uuid_v7(now);
        assert_eq!(id.as_u128() >> 80, 1_790_000_000_123);
    }

    #[test]
    fn ids_of_many_threads_do_not_repeat() {
        let entropy = MachineEntropy::new();
        let now = MachineClock.now();
        let make = || (0..5_000).map(|_| entropy.uuid_v7(now)).collect::<Vec<_>>();
        let mut all: Vec<Uuid> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(make)).collect();
            threads.into_iter().flat_map(|t| t.join().expect("thread")).collect()
        });
        // Even without their random part: the time and the counter alone are never given out twice.
        all.iter_mut().for_each(|id| *id = Uuid::from_u128(id.as_u128() >> 64));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 20_000);
    }

    #[test]
    fn a_seed_gives_the_same_bytes_for_ever() {
        let mut bytes = [0u8; 70];
        SeededEntropy::new(1).fill(&mut bytes);
        assert_eq!(random::<70>(&SeededEntropy::new(1)), bytes);
        assert_ne!(random::<70>(&SeededEntropy::new(2)), bytes);
        // A golden value: demos and recorded tests depend on it.
        assert_eq!(hex::encode(&bytes[..8]), "9683d1528a43f97f");
        assert_ne!(random::<32>(&MachineEntropy::new()), random::<32>(&MachineEntropy::new()));
    }
}
