//! The settings: one table from which the types, the defaults, the environment names and the explanation are made.
//!
//! Invariants
//! - A setting that is not in the table does not exist; one that is can be explained, and has a default that is valid.
//! - What is read: the defaults, over them `tradehall.toml`, over that `TRADEHALL_*`, `__` between section and name.
//! - A key nobody knows or a value nobody understands stops the start, and every such mistake is named at once.
//! - Secrets are never shown, in mistakes neither.

use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::{Decimal, Timestamp};

use crate::password;
use crate::secrets::Secret;

mod explain;
mod load;
mod values;

pub use explain::explain;
pub use load::{Loaded, Mistakes};
pub use values::{Bytes, FeedKind, LogFormat, MailTls, WebUrl};

use load::Reader;
use values::Value;

/// A row of the table.
pub struct Setting {
    /// As in the file: `limits.body_bytes`.
    pub path: &'static str,
    pub default: &'static str,
    pub secret: bool,
    about: &'static [&'static str],
    expected: &'static str,
    bare: bool,
    range: Option<(u64, u64)>,
}

macro_rules! settings {
    (
        { $( $(#[doc = $root_doc:literal])+ $root:ident : $root_type:ty = $root_default:literal ; )* }
        $( $(#[doc = $section_doc:literal])+ $section:ident : $Section:ident {
            $( $(#[doc = $doc:literal])+ $name:ident : $type:ty = $default:literal $( in $low:literal ..= $high:literal )? ; )*
        } )*
    ) => {
        /// Every setting, valid.
        #[derive(Clone, Debug)]
        pub struct Config {
            $( $(#[doc = $root_doc])+ pub $root: $root_type, )*
            $( $(#[doc = $section_doc])+ pub $section: $Section, )*
        }

        $(
            $(#[doc = $section_doc])+
            #[derive(Clone, Debug)]
            pub struct $Section {
                $( $(#[doc = $doc])+ pub $name: $type, )*
            }

            impl $Section {
                fn read(from: &mut Reader) -> Option<$Section> {
                    $( let $name = from.take(concat!(stringify!($section), ".", stringify!($name))); )*
                    Some($Section { $( $name: $name?, )* })
                }
            }
        )*

        impl Config {
            fn read(from: &mut Reader) -> Option<Config> {
                $( let $root = from.take(stringify!($root)); )*
                $( let $section = $Section::read(from); )*
                Some(Config { $( $root: $root?, )* $( $section: $section?, )* })
            }
        }

        /// The table, in the order it is explained in.
        pub const SETTINGS: &[Setting] = &[
            $( Setting {
                path: stringify!($root),
                default: $root_default,
                secret: <$root_type as Value>::SECRET,
                about: &[$($root_doc),+],
                expected: <$root_type as Value>::EXPECTED,
                bare: <$root_type as Value>::BARE,
                range: None,
            }, )*
            $( $( Setting {
                path: concat!(stringify!($section), ".", stringify!($name)),
                default: $default,
                secret: <$type as Value>::SECRET,
                about: &[$($doc),+],
                expected: <$type as Value>::EXPECTED,
                bare: <$type as Value>::BARE,
                range: [$( ($low, $high) )?].as_slice().first().copied(),
            }, )* )*
        ];

        const SECTIONS: &[(&str, &[&str])] = &[$( (stringify!($section), &[$($section_doc),+]) ),*];
    };
}

settings! {
    {
        /// The address and port the server listens on.
        listen: SocketAddr = "127.0.0.1:8080";
        /// The folder of everything that is kept: databases, files, mail, the master key.
        data_dir: PathBuf = "data";
        /// Where browsers find this server; links in mails and the OAuth issuer are built from it.
        public_url: WebUrl = "http://localhost:8080";
        /// Where the members area is, if it has a host of its own.
        members_url: Option<WebUrl> = "";
        /// Whether `/metrics` is answered to other machines than this one; they see how much business is done.
        metrics_open: bool = "false";
        /// The key everything sealed depends on: 32 random bytes as hex or base64. Without it one is made in the data folder, in
        /// `master.key`, on the first start. During a rotation the new one first, then the old one.
        master_key: Option<Secret> = "";
    }

    /// Where the brands' data lie.
    database: Database {
        /// `postgres://user:password@host:port/database`; without it every brand has an SQLite file in the data folder.
        url: Option<Secret> = "";
        /// The schema of the list of brands, and the beginning of every brand's schema and role, on PostgreSQL.
        schema_prefix: String = "tradehall";
        /// The most connections one brand may hold.
        connections_per_brand: u32 = "8" in 1..=200;
    }

    /// What a request may cost.
    limits: Limits {
        /// The largest body of an ordinary request.
        body_bytes: Bytes = "1 MiB";
        /// The largest uploaded document or picture.
        upload_bytes: Bytes = "20 MiB";
        /// The largest file of an import.
        import_bytes: Bytes = "1 GiB";
        /// A request that takes longer is answered 503. An upload has a second more for each 32 KiB; a body that falls silent for 15 s or comes more slowly is answered 408.
        request_timeout_s: u32 = "30" in 1..=600;
        /// Requests a minute from one address; IPv6 counts by /56.
        requests_per_minute_per_ip: u32 = "6000" in 1..=100_000_000;
        /// Requests a minute with one API key.
        requests_per_minute_per_key: u32 = "6000" in 1..=100_000_000;
        /// Customers who get a letter that one user makes in a day (UTC), by session or with API keys that act for them; a stolen key
        /// sends no more letters than that.
        customer_letters_per_day: u32 = "1000" in 1..=10_000_000;
        /// Attempts to sign in a minute from one network (/24 or /56).
        logins_per_minute_per_network: u32 = "30" in 1..=100_000;
        /// Failed attempts on one account after which strangers must wait.
        login_lock_after: u32 = "10" in 1..=1_000;
        /// How long they must wait.
        login_lock_minutes: u32 = "30" in 1..=10_080;
        /// Failed attempts after which nobody can sign in until the password is set anew.
        login_stop_after: u32 = "100" in 1..=100_000;
    }

    /// How mail leaves. Brands may have mail servers of their own.
    mail: Mail {
        /// The SMTP server; without it every mail becomes an .eml file in the data folder.
        host: Option<String> = "";
        /// Its port.
        port: u16 = "465" in 1..=65_535;
        /// `implicit` (from the first byte, port 465), `starttls` (port 587, refused when the server cannot) or `none`.
        tls: MailTls = "implicit";
        /// The user name, if the server wants one.
        username: Option<String> = "";
        /// Its password.
        password: Option<Secret> = "";
        /// The sender of mails that no brand sends.
        sender: String = "Tradehall <no-reply@localhost>";
        /// How long the server may take to answer.
        timeout_s: u32 = "20" in 1..=300;
    }

    /// Whom the server may call because somebody of a brand typed in an address: receivers of webhooks, a brand's own mail server.
    egress: Egress {
        /// Whether addresses that are not public, such as this machine and the local network, may be called, and ports beside the
        /// usual ones. For tests and intranets: whoever may change a brand's settings can then reach what only this machine should.
        private_addresses: bool = "false";
        /// How long one call may take, from the look-up of the name to the end of the answer.
        timeout_s: u32 = "15" in 1..=120;
    }

    /// What the program says about itself.
    log: Log {
        /// `text` for people, `json` for machines.
        format: LogFormat = "text";
        /// `error`, `warn`, `info`, `debug`, `trace`, or by module: `info,money=debug`.
        level: String = "info";
    }

    /// Where prices come from.
    feed: Feed {
        /// `none`, or `replay` of a generated market.
        kind: FeedKind = "none";
        /// How many times faster than life a replay runs.
        speed: Decimal = "1";
        /// The same seed gives the same prices.
        seed: u64 = "1";
        /// When the replayed market begins; without it, 400 days before the fixings end, and at a restart where it stopped.
        start: Option<Timestamp> = "";
    }

    /// What hashing a password costs (Argon2id).
    passwords: PasswordCost {
        /// Memory for one hash; less than 19456 is refused.
        memory_kib: u32 = "19456" in 8..=4_194_304;
        /// Passes over the memory; less than 2 is refused.
        passes: u32 = "2" in 1..=100;
        /// Lanes.
        lanes: u32 = "1" in 1..=16;
        /// Hashes computed at the same time.
        permits: std::num::NonZeroU32 = "2" in 1..=256;
        /// How long a sign-in waits for its turn before it is answered 503.
        wait_ms: u64 = "1000" in 0..=60_000;
        /// Allows a cost that protects nobody, for tests that make hundreds of users.
        cheap_for_tests: bool = "false";
    }

    /// How long people stay signed in.
    sessions: Sessions {
        /// The life of an access token.
        access_minutes: u32 = "60" in 1..=1_440;
        /// The life of a refresh token.
        refresh_days: u32 = "14" in 1..=365;
    }

    /// What stands between the server and the internet.
    proxy: Proxy {
        /// How many proxies of one's own add to X-Forwarded-For. 0: the header is ignored.
        trusted_hops: u32 = "0" in 0..=8;
    }

    /// A brokerage to look at.
    demo: Demo {
        /// Whether an empty installation is filled with a brand, people and trades that are made up.
        enabled: bool = "false";
        /// The same seed makes the same brokerage.
        seed: u64 = "1";
        /// How many customers it has.
        customers: u32 = "200" in 0..=100_000;
    }
}

impl Setting {
    /// The environment variable that overrides it: `TRADEHALL_LIMITS__BODY_BYTES`.
    pub fn env(&self) -> String {
        format!("TRADEHALL_{}", self.path.replace('.', "__").to_ascii_uppercase())
    }

    /// What it is, in a sentence or two.
    pub fn about(&self) -> String {
        sentence(self.about)
    }

    /// What a value must look like.
    pub fn expected(&self) -> String {
        match self.range {
            Some((low, high)) => format!("{} from {low} to {high}", self.expected),
            None => self.expected.to_owned(),
        }
    }
}

fn sentence(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

impl Config {
    /// Rules between settings; each mistake names the setting that is wrong.
    fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        let least = password::Cost::LEAST;
        let weak = self.passwords.memory_kib < least.memory_kib || self.passwords.passes < least.passes;
        if weak && !self.passwords.cheap_for_tests {
            found.push(format!(
                "passwords: {} KiB and {} passes are too cheap to protect anyone; expected at least {} and {}",
                self.passwords.memory_kib, self.passwords.passes, least.memory_kib, least.passes
            ));
        }
        if self.passwords.memory_kib < 8 * self.passwords.lanes {
            found.push("passwords.memory_kib: expected at least 8 for each lane".into());
        }
        if self.mail.username.is_some() != self.mail.password.is_some() {
            found.push("mail: expected both username and password, or neither".into());
        }
        if self.mail.password.is_some() && self.mail.tls == MailTls::None {
            found.push("mail.tls: a password is not sent without encryption; expected implicit or starttls".into());
        }
        if !self
            .database
            .url
            .as_ref()
            .is_none_or(|url| url.expose().starts_with("postgres://") || url.expose().starts_with("postgresql://"))
        {
            found.push("database.url: expected postgres://user:password@host:port/database".into());
        }
        if self.feed.speed <= Decimal::ZERO {
            found.push("feed.speed: expected a number above 0".into());
        }
        found
    }

    /// The file of the master key when the settings have none.
    pub fn master_key_file(&self) -> PathBuf {
        self.data_dir.join("master.key")
    }

    pub fn password_settings(&self) -> password::Settings {
        let PasswordCost { memory_kib, passes, lanes, permits, wait_ms, .. } = self.passwords;
        password::Settings { cost: password::Cost { memory_kib, passes, lanes }, permits, wait_ms }
    }
}

#[cfg(test)]
mod tests;
