//! Measurements of this program beside the least that could do the same: it says what the database and the network leave, and how
//! much of that we reach.
//!
//! Invariants
//! - Nothing here is part of serving; it works in a folder (or PostgreSQL schemas) of its own.
//! - Figures are ratios of one run on one machine. A target that is missed is said so, and fails nothing.

mod demo;
mod http;
mod import;
mod leads_data;
mod ledger;
mod ledger_postgres;
mod limit;
mod limit_postgres;
mod load;
mod program;
mod verdict;

use std::path::PathBuf;

use foundation::config::Config;
use foundation::telemetry::Timer;
use kernel::{Problem, Result};

use crate::installation::Installation;

/// The setting that makes it PostgreSQL.
const DATABASE: &str = "TRADEHALL_DATABASE__URL";
/// How many rows are measured where no number is given.
const ROWS: u64 = 1_000_000;

/// `http`, `import`, `ledger`, `demo`, or `all` of them; with the setting database.url, on PostgreSQL.
pub fn run(what: &str, rows: Option<u64>) -> Result<()> {
    let rows_or = |usual: u64| rows.unwrap_or(usual).max(1);
    match what.split_once(':').unwrap_or((what, "")) {
        ("http", "") => http::run(rows_or(ROWS)),
        ("import", "") => import::run(rows_or(ROWS)),
        ("ledger", "") => ledger::run(usize::try_from(rows_or(ROWS) / 8).unwrap_or(usize::MAX)),
        ("demo", "") => demo::run(),
        ("all", "") => ["ledger", "http", "import", "demo"].into_iter().try_for_each(|what| {
            println!("\n{what}");
            run(what, rows)
        }),
        ("limit", file) => limit::serve(file),
        ("limit-postgres", schema) => limit_postgres::serve(schema),
        _ => Err(problem("expected http, import, ledger, demo or all")),
    }
}

/// A folder for one measurement, gone with this value.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn new(what: &str) -> Scratch {
        Scratch { folder: std::env::temp_dir().join(format!("tradehall-bench-{what}-{}", std::process::id())) }
    }

    /// The settings of the measured program: its own data, quiet, and no limit that would be measured instead of it.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let mut environment = vec![
            ("TRADEHALL_DATA_DIR", self.folder.to_string_lossy().into_owned()),
            ("TRADEHALL_LOG__LEVEL", "error".to_owned()),
            ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_IP", "1000000".to_owned()),
            ("TRADEHALL_LIMITS__REQUESTS_PER_MINUTE_PER_KEY", "1000000".to_owned()),
        ];
        if let Ok(url) = std::env::var(DATABASE) {
            environment.push((DATABASE, url));
            environment.push(("TRADEHALL_DATABASE__SCHEMA_PREFIX", self.prefix()));
        }
        environment
    }

    fn prefix(&self) -> String {
        format!("bench{}", std::process::id())
    }

    fn open(&self) -> Result<Installation> {
        let settings = self.environment().into_iter().map(|(name, value)| (name.to_owned(), value));
        let loaded = Config::load(None, settings.collect::<Vec<_>>()).map_err(|mistakes| problem(mistakes.to_string()))?;
        Installation::open(loaded)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left is in the folder for temporary files, and in schemas whose name says what they were for.
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Ok(url) = std::env::var(DATABASE) {
            let _ = limit_postgres::drop_schemas(&url, &self.prefix());
        }
    }
}

fn problem(cause: impl std::fmt::Display) -> Problem {
    Problem::internal(cause.to_string())
}

fn seconds(timer: &Timer) -> String {
    let ms = timer.elapsed_ms();
    format!("{}.{:03} s", ms / 1_000, ms % 1_000)
}
