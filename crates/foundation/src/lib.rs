//! The ground that every area stands on: databases, brands, callers, and what a request goes through.
//!
//! Invariants
//! - No business word: nothing here knows what a lead, a wallet or a trade is.
//! - Nothing here speaks to the world outside but the mailer and `egress`, and they only from jobs.

pub mod app;
pub mod audit;
pub mod auth;
pub mod background;
pub mod brand;
pub mod config;
pub mod dated;
pub mod day_counts;
pub mod db;
pub mod egress;
pub mod entropy;
pub mod files;
pub mod http;
pub mod idempotency;
pub mod jobs;
pub mod mail;
pub mod outbox;
pub mod password;
pub mod rate;
pub mod secrets;
pub mod settings;
pub mod signature;
pub mod telemetry;
pub mod token;
pub mod totp;
pub mod turns;
pub mod workers;
