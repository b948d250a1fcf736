//! Measurements of this program beside the least that could do the same: it says what the database and the network leave, and how
//! much of that we reach.
//!
//! Invariants
//! - Nothing here is part of serving; it works in a folder (or PostgreSQL schemas) of its own.
//! - Figures are ratios of one run on one machine. They are printed, never judged.

mod http;
mod import;
mod leads_data;
mod ledger;
mod limit;
mod load;
mod program;

use std::path::PathBuf;

use foundation::config::Config;
use foundation::telemetry::Timer;
use kernel::{Problem, Result};

use crate::installation::Installation;

/// `http`, `import` and `ledger`; `http:100000` on fewer leads. With the setting database.url, on PostgreSQL.
pub fn run(what: &str) -> Result<()> {
    let (name, detail) = what.split_once(':').unwrap_or((what, ""));
    let number = |usual: u64| match detail {
        "" => Ok(usual),
        text => text.parse().map_err(|_| problem(format!("{name}: expects a number, as in {name}:{usual}"))),
    };
    match name {
        "http" => http::run(number(1_000_000)?),
        "import" => import::run(number(1_000_000)?),
        "ledger" => ledger::run(usize::try_from(number(128_000)?).unwrap_or(usize::MAX)),
        "limit" => limit::serve(detail),
        _ => Err(problem("expected http, import or ledger")),
    }
}

/// A folder for one measurement, gone with this value.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn new() -> Scratch {
        Scratch { folder: std::env::temp_dir().join(format!("tradehall-bench-{}", std::process::id())) }
    }

    /// The settings of the measured program: its own data, quiet, and no limit that would be measured instead of it.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let mut environment = vec![
            ("TRADEHALL_DATA_DIR", self.folder.to_string_lossy().into_owned()),
            ("TRADEHALL_LOG__LEVEL", "error".to_owned()),
            ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_IP", "1000000".to_owned()),
            ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_KEY", "1000000".to_owned()),
        ];
        if let Ok(url) = std::env::var("TRADEHALL_DATABASE__URL") {
            environment.push(("TRADEHALL_DATABASE__URL", url));
            environment.push(("TRADEHALL_DATABASE__SCHEMA_PREFIX", format!("bench{}", std::process::id())));
        }
        environment
    }

    fn open(&self) -> Result<Installation> {
        let settings = self.environment().into_iter().map(|(name, value)| (name.to_owned(), value));
        let loaded = Config::load(None, settings.collect::<Vec<_>>()).map_err(|mistakes| problem(mistakes.to_string()))?;
        Installation::open(loaded)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left is in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn problem(cause: impl std::fmt::Display) -> Problem {
    Problem::internal(cause.to_string())
}

/// `1234567` as `1,234,567`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `a / b` with two decimals.
fn ratio(a: u64, b: u64) -> String {
    let hundredths = (a * 100 + b / 2) / b.max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn seconds(timer: &Timer) -> String {
    let ms = timer.elapsed_ms();
    format!("{}.{:03} s", ms / 1_000, ms % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!((thousands(1_234_567).as_str(), thousands(999).as_str(), thousands(1_000).as_str()), ("1,234,567", "999", "1,000"));
        assert_eq!((ratio(812, 1_203).as_str(), ratio(3, 0).as_str(), ratio(2, 1).as_str()), ("0.67", "3.00", "2.00"));
    }
}
