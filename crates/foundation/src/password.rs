//! Passwords: Argon2id hashes, the bounded pool that computes them, and what a password must be.
//!
//! Invariants
//! - A password is never stored, logged or compared in clear.
//! - Checking a password for a user who does not exist costs what it costs for one who does.
//! - Hashing never takes more threads than the pool has permits; whoever waits too long is told to come back.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Problem, Result};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, random};
use crate::turns::Turns;

mod policy;

pub use policy::{MAX_BYTES, check_customer, check_staff};

/// What one hash costs: memory in KiB, passes over it, lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// 19 MiB, two passes: the least that is used for real people.
    pub const LEAST: Cost = Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
    /// Costs next to nothing and protects nobody: for tests, which make hundreds of users.
    pub const FOR_TESTS: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn argon2(self) -> Result<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None);
        let params = params.map_err(|e| Problem::internal(format!("argon2 does not accept {self:?}: {e}")))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// How passwords are hashed.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub cost: Cost,
    /// Hashes computed at the same time.
    pub permits: NonZeroU32,
    /// How long a request waits for its turn before it is answered 503.
    pub wait_ms: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { cost: Cost::LEAST, permits: NonZeroU32::MIN.saturating_add(1), wait_ms: 1_000 }
    }
}

/// Hashes and checks passwords. Clones share one pool.
#[derive(Clone)]
pub struct Passwords(Arc<Inner>);

struct Inner {
    cost: Cost,
    argon2: Argon2<'static>,
    /// What a password is checked against when there is no such user.
    nobody: String,
    turns: Turns,
    entropy: Arc<dyn Entropy>,
}

impl Passwords {
    /// Computes one hash, so it takes as long as one.
    pub fn new(settings: Settings, entropy: Arc<dyn Entropy>) -> Result<Passwords> {
        let argon2 = settings.cost.argon2()?;
        let nobody = hash_with(&argon2, &random::<16>(&*entropy), &random::<32>(&*entropy))?;
        let turns = Turns::new(settings.permits.get() as usize, Duration::from_millis(settings.wait_ms), BUSY);
        Ok(Passwords(Arc::new(Inner { cost: settings.cost, argon2, nobody, turns, entropy })))
    }

    /// The PHC string to store, such as `$argon2id$v=19$m=19456,t=2,p=1$...`. The password's quality is not looked at.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let salt: [u8; 16] = random(&*self.0.entropy);
        self.in_turn(password, move |inner, password| hash_with(&inner.argon2, &salt, password)).await
    }

    /// Whether this is the password. Pass `None` when there is no such user: the answer is `false`, and takes as long.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool> {
        let (known, stored) = (stored.is_some(), stored.unwrap_or(&self.0.nobody).to_owned());
        let right = self.in_turn(password, move |inner, password| verify_with(&inner.argon2, &stored, password)).await?;
        Ok(right && known)
    }

    /// Whether the hash was made at a lower cost than today's: hash again when the owner next signs in.
    pub fn needs_rehash(&self, stored: &str) -> bool {
        let params = PasswordHash::new(stored).ok().and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|p| (p.m_cost(), p.t_cost()) < (self.0.cost.memory_kib, self.0.cost.passes))
    }

    /// Runs `work` once it has a turn.
    async fn in_turn<T: Send + 'static>(
        &self,
        password: &str,
        work: impl FnOnce(&Inner, &[u8]) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        // Longer ones cannot be anyone's; they are cut so that they cost no more than others and still match nothing.
        let password = Zeroizing::new(password.as_bytes()[..password.len().min(MAX_BYTES + 1)].to_vec());
        let inner = self.0.clone();
        self.0.turns.next().await?.work(move || work(&inner, &password)).await?
    }
}

const BUSY: &str = "Too many people are signing in at this moment; try again in a second.";

fn hash_with(argon2: &Argon2<'_>, salt: &[u8], password: &[u8]) -> Result<String> {
    let hash = argon2.hash_password_with_salt(password, salt);
    hash.map(|hash| hash.to_string()).map_err(|e| Problem::internal(format!("argon2: {e}")))
}

fn verify_with(argon2: &Argon2<'_>, stored: &str, password: &[u8]) -> Result<bool> {
    let hash = PasswordHash::new(stored).map_err(|e| Problem::internal(format!("a stored password hash is unreadable: {e}")))?;
    match argon2.verify_password(password, &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(Problem::internal(format!("argon2: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::entropy::MachineEntropy;

    fn passwords(settings: Settings) -> Passwords {
        Passwords::new(settings, Arc::new(MachineEntropy::new())).expect("passwords")
    }

    fn cheap() -> Passwords {
        passwords(Settings { cost: Cost::FOR_TESTS, ..Settings::default() })
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_alone() {
        let passwords = cheap();
        let stored = passwords.hash("correct horse 9").await.expect("hash");
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        assert_ne!(stored, passwords.hash("correct horse 9").await.expect("hash"), "salted");
        assert!(passwords.verify("correct horse 9", Some(&stored)).await.expect("verify"));
        for wrong in ["correct horse 8", "", "correct horse 9 ", "Correct horse 9", &"x".repeat(100_000)] {
            assert!(!passwords.verify(wrong, Some(&stored)).await.expect("verify"));
        }
        assert!(!passwords.verify("correct horse 9", None).await.expect("verify"));
        assert_eq!(passwords.verify("x", Some("$2b$12$old")).await.expect_err("unreadable").status(), 500);
    }

    #[tokio::test]
    async fn a_hash_made_elsewhere_is_understood() {
        // From the reference implementation's command line: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
        let stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert!(cheap().verify("password", Some(stored)).await.expect("verify"));
        assert!(!cheap().verify("passwore", Some(stored)).await.expect("verify"));
    }

    #[tokio::test]
    async fn raising_the_cost_asks_for_a_new_hash() {
        let cost = |memory_kib, passes| Settings { cost: Cost { memory_kib, passes, lanes: 1 }, ..Settings::default() };
        let stored = passwords(cost(32, 2)).hash("x").await.expect("hash");
        let table = [(32, 2, false), (32, 3, true), (64, 2, true), (64, 1, true), (16, 2, false), (16, 3, false), (32, 1, false)];
        for (memory, passes, expected) in table {
            assert_eq!(passwords(cost(memory, passes)).needs_rehash(&stored), expected, "{memory} {passes}");
        }
        assert!(cheap().needs_rehash("nonsense"));
    }

    #[tokio::test]
    async fn when_the_pool_is_full_the_caller_is_told_to_come_back() {
        let passwords = passwords(Settings { cost: Cost::FOR_TESTS, wait_ms: 20, ..Settings::default() });
        let stored = passwords.hash("x").await.expect("hash");
        let all = (passwords.0.turns.next().await.expect("a turn"), passwords.0.turns.next().await.expect("a turn"));
        let problem = passwords.verify("x", Some(&stored)).await.expect_err("full");
        assert_eq!((problem.status(), problem.code(), problem.retry_after_s()), (503, "busy", Some(1)));
        assert_eq!(passwords.verify("x", None).await.expect_err("full").code(), "busy", "for nobody as well");
        drop(all);
        assert!(passwords.verify("x", Some(&stored)).await.expect("verify"));
    }

    #[tokio::test]
    #[ignore = "takes a minute of hashing: cargo test --release -p foundation -- --ignored nobody"]
    async fn nobody_costs_what_somebody_costs() {
        let passwords = passwords(Settings::default());
        let stored = passwords.hash("correct horse 9").await.expect("hash");
        let mut spent = [Duration::ZERO; 2];
        for round in 0..400 {
            let timer = crate::telemetry::Timer::start();
            let known = (round % 2 == 0).then_some(stored.as_str());
            passwords.verify("wrong horse 9", known).await.expect("verify");
            spent[round % 2] += timer.elapsed();
        }
        let [more, less] = [spent[0].max(spent[1]), spent[0].min(spent[1])];
        assert!((more - less) * 20 < more, "{spent:?}");
    }
}
