//! Measurements of this program beside the least that could do the same: it says what the database and the network leave, and how
//! much of that we reach.
//!
//! Invariants
//! - Nothing here is part of serving; it works in a folder (or PostgreSQL schemas) of its own.
//! - Figures are ratios of one run on one machine. They are printed, never judged.

mod http;
mod leads_data;
mod limit;
mod load;
mod program;

use foundation::telemetry::Timer;
use kernel::{Problem, Result};

/// `http` measures the server on a million leads; `http:100000` on fewer. With the setting database.url, on PostgreSQL.
pub fn run(what: &str) -> Result<()> {
    let (name, detail) = what.split_once(':').unwrap_or((what, ""));
    match name {
        "http" if detail.is_empty() => http::run(1_000_000),
        "http" => http::run(detail.parse().map_err(|_| problem("http: expects a number of leads"))?),
        "limit" => limit::serve(detail),
        _ => Err(problem("expected http")),
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
