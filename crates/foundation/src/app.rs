//! What the whole process shares: configuration, clock, randomness, brands, and the limits at the door.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use kernel::{ApiKeyId, Clock, Problem, Result, Timestamp};
use uuid::Uuid;

use crate::auth::Directory;
use crate::brand::{Brand, Brands};
use crate::config::{self, Config};
use crate::db::{Hands, Loader};
use crate::egress::Egress;
use crate::entropy::Entropy;
use crate::http::Origin;
use crate::mail::Mailer;
use crate::password::{Cost, Passwords, Settings};
use crate::rate::{Limiter, client_ip, household, network};
use crate::telemetry::Meter;
use crate::turns::Turns;

/// The process; cheap to clone. Handlers reach it through their caller.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    config: Config,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    directory: Arc<dyn Directory>,
    brands: Brands,
    passwords: Passwords,
    mailer: Mailer,
    egress: Egress,
    printing: Turns,
    limits: Limits,
    meter: Meter,
}

/// How often the same address, key or network may knock.
pub struct Limits {
    addresses: Limiter<IpAddr>,
    keys: Limiter<ApiKeyId>,
    sign_ins: Limiter<IpAddr>,
}

/// How many files are made at once, and how long a request waits until it is its turn.
const PRINTERS: usize = 2;
const PRINTING_WAIT: Duration = Duration::from_secs(5);

/// How many addresses or keys are remembered.
const MOST_KEYS: usize = 100_000;

impl Limits {
    fn new(limits: &config::Limits) -> Limits {
        let per_minute = |times: u32| NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
        Limits {
            addresses: Limiter::per_minute(per_minute(limits.requests_per_minute_per_ip), MOST_KEYS),
            keys: Limiter::per_minute(per_minute(limits.requests_per_minute_per_key), MOST_KEYS),
            sign_ins: Limiter::per_minute(per_minute(limits.logins_per_minute_per_network), MOST_KEYS),
        }
    }
    /// Any request.
    pub fn address(&self, ip: IpAddr) -> Result<()> {
        self.addresses.check(&household(ip))
    }
    /// A request with an API key.
    pub fn key(&self, id: ApiKeyId) -> Result<()> {
        self.keys.check(&id)
    }
    /// An attempt to prove who one is: a password, a code, a token from a link.
    pub fn sign_in(&self, ip: IpAddr) -> Result<()> {
        self.sign_ins.check(&network(ip))
    }
}

/// What an installation is opened with.
pub struct Opening {
    pub config: Config,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub directory: Arc<dyn Directory>,
    /// Loads what each brand's writer guards; none where nothing is guarded.
    pub loader: Option<Loader>,
    pub meter: Meter,
}

impl App {
    /// Opens the databases of all brands. Blocks: call it before the runtime, or on a blocking thread.
    pub fn open(opening: Opening) -> Result<App> {
        let Opening { config, clock, entropy, directory, loader, meter } = opening;
        let hands = Hands { clock: clock.clone(), entropy: entropy.clone(), sealer: None };
        let brands = Brands::open(&config, hands, loader)?;
        let passwords = Passwords::new(
            Settings {
                cost: Cost { memory_kib: config.passwords.memory_kib, passes: config.passwords.passes, lanes: config.passwords.lanes },
                permits: config.passwords.permits,
                wait_ms: config.passwords.wait_ms,
            },
            entropy.clone(),
        )?;
        let mailer = Mailer::from_config(&config.mail, &config.data_dir, clock.clone(), entropy.clone())?;
        let egress = Egress::new(&config.egress)?;
        let limits = Limits::new(&config.limits);
        let printing = Turns::new(PRINTERS, PRINTING_WAIT, "Too many files are being made at this moment; try again in a second.");
        Ok(App(Arc::new(Inner { config, clock, entropy, directory, brands, passwords, mailer, egress, printing, limits, meter })))
    }

    pub fn config(&self) -> &Config {
        &self.0.config
    }
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }
    pub fn entropy(&self) -> &Arc<dyn Entropy> {
        &self.0.entropy
    }
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
    pub fn new_uuid(&self) -> Uuid {
        self.0.entropy.uuid_v7(self.now())
    }
    pub fn directory(&self) -> Arc<dyn Directory> {
        self.0.directory.clone()
    }
    pub fn brands(&self) -> &Brands {
        &self.0.brands
    }
    pub fn brand(&self, id: &str) -> Result<Brand> {
        self.0.brands.get(id).ok_or_else(|| Problem::not_found().because(format!("There is no brand {id}.")))
    }
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }
    pub fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }
    /// The way to servers of others.
    pub fn egress(&self) -> &Egress {
        &self.0.egress
    }
    /// Turns for making files that are kept in memory as a whole.
    pub fn printing(&self) -> &Turns {
        &self.0.printing
    }
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }
    pub fn meter(&self) -> &Meter {
        &self.0.meter
    }

    /// Whether the address may call again; health checks always may.
    pub fn allow(&self, origin: &Origin, path: &str) -> Result<()> {
        if path.starts_with("/api/v1/health") {
            return Ok(());
        }
        self.0.limits.address(origin.ip)
    }

    /// The caller's address, through as many proxies as the operator trusts.
    pub fn client_ip(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        client_ip(peer, headers, self.0.config.proxy.trusted_hops)
    }
}
