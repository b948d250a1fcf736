//! How often someone may knock: a limiter by key (GCRA) in bounded memory, and whose address a request came from.
//!
//! Invariants
//! - The limiter is this node's alone: it sheds load. What must hold over all nodes (sign-ins, money) is counted in the database.
//! - It never holds more keys than it was made for, however many strangers come.
//! - `X-Forwarded-For` is believed only as far as one's own proxies wrote it.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};
use kernel::{Problem, Result};

/// Lets each key pass so many times a minute, evenly refilled, all of them at once if it was quiet before.
pub struct Limiter<K: Hash + Eq + Clone, C: Clock = DefaultClock> {
    inner: RateLimiter<K, Bounded<K>, C, NoOpMiddleware<C::Instant>>,
    clock: C,
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    pub fn per_minute(times: NonZeroU32, most_keys: usize) -> Limiter<K> {
        Limiter::with_clock(Quota::per_minute(times), most_keys, DefaultClock::default())
    }
}

impl<K: Hash + Eq + Clone, C: Clock + Clone> Limiter<K, C> {
    pub fn with_clock(quota: Quota, most_keys: usize, clock: C) -> Limiter<K, C> {
        Limiter { inner: RateLimiter::new(quota, Bounded::new(most_keys), clock.clone()), clock }
    }

    /// Counts one request; 429 with the seconds to wait when there were too many.
    pub fn check(&self, key: &K) -> Result<()> {
        self.inner.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            Problem::too_many(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
        })
    }
}

const SHARDS: usize = 16;

/// The limiter's memory. Before it grows over its bound the keys that are least used up are forgotten: they get a fresh start,
/// while those at their limit stay there.
struct Bounded<K> {
    shards: [Mutex<HashMap<K, Nanos>>; SHARDS],
    hasher: RandomState,
    most_in_shard: usize,
}

impl<K: Hash + Eq + Clone> Bounded<K> {
    fn new(most_keys: usize) -> Bounded<K> {
        let shards = std::array::from_fn(|_| Mutex::new(HashMap::new()));
        Bounded { shards, hasher: RandomState::new(), most_in_shard: (most_keys / SHARDS).max(2) }
    }

    fn forget_half(shard: &mut HashMap<K, Nanos>) {
        let mut times: Vec<u64> = shard.values().map(|time| time.as_u64()).collect();
        let middle = times.len() / 2;
        let (_, median, _) = times.select_nth_unstable(middle);
        let mut excess = middle;
        shard.retain(|_, time| {
            let goes = excess > 0 && time.as_u64() <= *median;
            excess -= usize::from(goes);
            !goes
        });
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.lock().expect("shard").len()).sum()
    }
}

impl<K: Hash + Eq + Clone> StateStore for Bounded<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let shard = &self.shards[(self.hasher.hash_one(key) as usize) % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        let before = shard.get(key).copied();
        let (outcome, after) = f(before)?;
        if before.is_none() && shard.len() >= self.most_in_shard {
            Self::forget_half(&mut shard);
        }
        shard.insert(key.clone(), after);
        Ok(outcome)
    }
}

/// Whom a request came from. `trusted_hops` proxies of one's own each add an address at the end of `X-Forwarded-For`; what stands
/// before those is the caller's own writing.
pub fn client_ip(socket: IpAddr, headers: &HeaderMap, trusted_hops: u32) -> IpAddr {
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let believed = match trusted_hops as usize {
        0 => None,
        // Fewer entries than proxies: the request came in further inside, and the first entry was still written by one of ours.
        trusted => hops.get(hops.len().saturating_sub(trusted)).and_then(|hop| address(hop)),
    };
    believed.unwrap_or(socket).to_canonical()
}

/// An address with or without a port, as proxies write it.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// What counts as one address: an IPv4 address, or an IPv6 /56, which is what a household gets.
pub fn household(ip: IpAddr) -> IpAddr {
    masked(ip, 32, 56)
}

/// The neighbourhood sign-ins are counted in: /24, or an IPv6 /56.
pub fn network(ip: IpAddr) -> IpAddr {
    masked(ip, 24, 56)
}

fn masked(ip: IpAddr, v4_bits: u32, v6_bits: u32) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => Ipv4Addr::from_bits(ip.to_bits() & u32::MAX << (32 - v4_bits)).into(),
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() & u128::MAX << (128 - v6_bits)).into(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::http::HeaderValue;
    use governor::clock::FakeRelativeClock;

    use super::*;

    fn limiter(times: u32, most_keys: usize) -> (Limiter<u64, FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        let quota = Quota::per_minute(NonZeroU32::new(times).expect("times"));
        (Limiter::with_clock(quota, most_keys, clock.clone()), clock)
    }

    #[test]
    fn a_burst_then_an_even_flow() {
        let (limiter, clock) = limiter(6, 100);
        assert_eq!((0..10).filter(|_| limiter.check(&1).is_ok()).count(), 6);
        let problem = limiter.check(&1).expect_err("too many");
        assert_eq!((problem.status(), problem.retry_after_s()), (429, Some(10)));
        assert!(limiter.check(&2).is_ok(), "another key is not concerned");
        clock.advance(Duration::from_millis(9_500));
        assert_eq!(limiter.check(&1).expect_err("still").retry_after_s(), Some(1), "never told to come back too early");
        clock.advance(Duration::from_millis(500));
        assert!(limiter.check(&1).is_ok() && limiter.check(&1).is_err());
        clock.advance(Duration::from_secs(3600));
        assert_eq!((0..10).filter(|_| limiter.check(&1).is_ok()).count(), 6);
    }

    #[test]
    fn a_crowd_of_strangers_fills_no_memory_and_frees_nobody_at_the_limit() {
        let (limiter, _) = limiter(60, 1_600);
        while limiter.check(&0).is_ok() {}
        for stranger in 1..50_000u64 {
            assert!(limiter.check(&stranger).is_ok());
        }
        assert!(limiter.check(&0).is_err());
        let held = limiter.inner.into_state_store().len();
        assert!((800..=1_600).contains(&held), "{held}");
    }

    #[test]
    fn even_when_all_are_alike_half_is_kept() {
        let mut shard: HashMap<u64, Nanos> = (0..100).map(|key| (key, Nanos::from(5))).collect();
        Bounded::forget_half(&mut shard);
        assert_eq!(shard.len(), 50);
        let mut shard: HashMap<u64, Nanos> = (0..101).map(|key| (key, Nanos::from(key))).collect();
        Bounded::forget_half(&mut shard);
        assert!((51..=100).all(|key| shard.contains_key(&key)), "the busiest stay");
    }

    #[test]
    fn only_ones_own_proxies_are_believed() {
        let table: [(&[&str], u32, &str); 15] = [
            (&[], 0, "192.0.2.9"),
            (&[], 1, "192.0.2.9"),
            (&["203.0.113.7"], 0, "192.0.2.9"),
            (&["203.0.113.7"], 1, "203.0.113.7"),
            (&["1.1.1.1, 203.0.113.7"], 1, "203.0.113.7"),
            (&["1.1.1.1", "203.0.113.7"], 1, "203.0.113.7"),
            (&["1.1.1.1, 203.0.113.7,10.0.0.1"], 2, "203.0.113.7"),
            (&["203.0.113.7"], 2, "203.0.113.7"),
            (&["203.0.113.7:4711"], 1, "203.0.113.7"),
            (&["2001:db8::7"], 1, "2001:db8::7"),
            (&["[2001:db8::7]:443"], 1, "2001:db8::7"),
            (&["[2001:db8::7]"], 1, "2001:db8::7"),
            (&["::ffff:203.0.113.7"], 1, "203.0.113.7"),
            (&["unknown"], 1, "192.0.2.9"),
            (&["203.0.113.7, "], 1, "192.0.2.9"),
        ];
        for (lines, hops, expected) in table {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_str(line).expect("header"));
            }
            let ip = client_ip("192.0.2.9".parse().expect("ip"), &headers, hops);
            assert_eq!(ip.to_string(), expected, "{lines:?} {hops}");
        }
    }

    #[test]
    fn neighbours_count_together() {
        let table = [
            ("203.0.113.7", "203.0.113.7", "203.0.113.0"),
            ("::ffff:203.0.113.7", "203.0.113.7", "203.0.113.0"),
            ("2001:db8:1:2ff:3::1", "2001:db8:1:200::", "2001:db8:1:200::"),
        ];
        for (ip, house, net) in table {
            let ip: IpAddr = ip.parse().expect("ip");
            assert_eq!((household(ip).to_string(), network(ip).to_string()), (house.into(), net.into()));
        }
    }
}
